//! The output of the command.

use std::fmt::Write;

use serde::Serialize;

use super::change::{Change, Class};
use crate::output::github;
use crate::output::report::{Place, Report};

pub use crate::output::report::Severity;
use crate::output::style::{self, paint};

/// The result in JSON.
#[derive(Debug, Serialize)]
pub struct Summary<'c> {
    pub breaking: Breaking,
    pub changes: &'c [Change],
}

/// What breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Breaking {
    /// Code that was written against the old types may not compile against the new ones.
    pub rust: bool,
    /// A client and a server of different versions may not understand each other.
    pub wire: bool,
    /// Smithy's own diff tool calls the new version breaking.
    pub model: bool,
}

impl Breaking {
    pub fn of(changes: &[Change]) -> Self {
        let any = |class: fn(&Change) -> Class| {
            let mut classes = changes.iter().map(class);
            classes.any(|class| class == Class::Breaking)
        };
        Breaking {
            rust: any(|change| change.rust),
            wire: any(|change| change.wire),
            model: any(|change| change.model),
        }
    }
}

/// The title of changes that neither code nor messages show.
const INVISIBLE: &str = "Invisible in Rust and on the wire";

fn number(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

/// A group of changes: the title with its style, and what is inside.
type Group = (&'static str, anstyle::Style, fn(&Change) -> bool);

/// The result for people. Without `with_invisible`, invisible changes are only counted.
pub fn text(changes: &[Change], with_invisible: bool) -> String {
    let mut out = String::new();
    let groups: [Group; 4] = [
        ("Breaking", style::ERROR, Change::is_breaking),
        (
            "Breaking in Smithy's terms only",
            style::WARNING,
            |change| !change.is_breaking() && change.model == Class::Breaking,
        ),
        ("Compatible", style::HEADING, |change| {
            !change.is_breaking() && change.is_visible() && change.model < Class::Breaking
        }),
        (INVISIBLE, style::DIM, |change| !change.is_visible()),
    ];
    for (title, style, is_inside) in groups {
        if title == INVISIBLE && !with_invisible {
            continue;
        }
        let inside: Vec<&Change> = changes.iter().filter(|change| is_inside(change)).collect();
        if inside.is_empty() {
            continue;
        }
        let _ = writeln!(
            out,
            "{}",
            paint(style, format!("{title} ({})", inside.len()))
        );
        for change in inside {
            entry(change, &mut out);
        }
        out.push('\n');
    }
    let count = |class: fn(&Change) -> Class| {
        let classes = changes.iter().map(class);
        classes.filter(|class| *class == Class::Breaking).count()
    };
    let visible = changes.iter().filter(|change| change.is_visible()).count();
    let total = match visible {
        0 if changes.is_empty() => return "no changes\n".to_owned(),
        0 => "no breaking or compatible changes".to_owned(),
        n => format!(
            "{}: {} breaking for Rust, {} on the wire, {} in Smithy's terms",
            number(n, "change"),
            count(|change| change.rust),
            count(|change| change.wire),
            count(|change| change.model),
        ),
    };
    let _ = writeln!(out, "{total}");
    let invisible = changes.len() - visible;
    if invisible > 0 && !with_invisible {
        let _ = writeln!(
            out,
            "{} in the model only, neither in Rust nor on the wire; `--invisible` shows them",
            number(invisible, "change"),
        );
    }
    out
}

fn entry(change: &Change, out: &mut String) {
    let _ = writeln!(out, "  {}", paint(style::NAME, printable(&change.message)));
    let place = |place: &Place| format!("{}:{}:{}", place.file, place.line, place.column);
    let places = match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{} (was {})", place(new), place(old)),
        (Some(old), None) => format!("was {}", place(old)),
        (None, Some(new)) => place(new),
        (None, None) => String::new(),
    };
    if !places.is_empty() {
        let _ = writeln!(out, "    {}", paint(style::DIM, printable(&places)));
    }
    let mut line = |what: &str, class: Class, text: &str| {
        if class == Class::Invisible && text.is_empty() {
            return;
        }
        let (style, class) = match class {
            Class::Breaking => (style::ERROR, "breaking  "),
            Class::Compatible => (style::HEADING, "compatible"),
            Class::Invisible => (style::DIM, "invisible "),
        };
        let text = printable(text);
        let _ = writeln!(out, "    {what:<6}{}  {text}", paint(style, class));
    };
    for found in &change.rust_changes {
        line("rust", found.class, &found.message);
    }
    let clients = [
        ("old clients ", &change.old_client),
        ("new clients ", &change.new_client),
    ];
    for (who, text) in clients {
        if let Some(text) = text {
            line("wire", text.class, &format!("{who}{}", text.text));
        }
    }
    let events: Vec<&str> = change.events.iter().map(|event| &*event.id).collect();
    line("model", change.model, &events.join(", "));
}

/// A text with names of a model, on one line.
fn printable(text: &str) -> String {
    shapesmith_codegen::inspect::printable(text).into_owned()
}

/// The result for GitHub Actions: an annotation for each change, without `with_invisible` for each that somebody may
/// notice.
pub fn github(changes: &[Change], with_invisible: bool) -> String {
    let commands = changes.iter().filter_map(|change| {
        let severity = if change.is_breaking() {
            Severity::Error
        } else if change.model == Class::Breaking {
            Severity::Warning
        } else if change.is_visible() || with_invisible {
            Severity::Note
        } else {
            return None;
        };
        let mut report = Report::new(severity, change.message.clone());
        report.place = change.new.clone().or_else(|| change.old.clone());
        report.shape.clone_from(&change.shape);
        let rust = change.rust_changes.iter();
        let rust = rust.map(|found| format!("Rust: {}", found.message));
        let old = change
            .old_client
            .iter()
            .map(|meets| format!("old clients {}", meets.text));
        let new = change
            .new_client
            .iter()
            .map(|meets| format!("new clients {}", meets.text));
        report.notes = rust.chain(old).chain(new).collect();
        Some(github::command(&report))
    });
    commands.collect()
}
