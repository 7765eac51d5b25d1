//! Workflow commands of GitHub Actions, which annotate files
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use super::report::{Report, Severity};

/// The command for a report, on a line.
pub fn command(report: &Report) -> String {
    let level = match report.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = &report.place {
        properties.push(format!("file={}", property(&place.file)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("col={}", place.column));
    }
    if let Some(shape) = &report.shape {
        properties.push(format!("title={}", property(shape)));
    }
    let space = if properties.is_empty() { "" } else { " " };
    let notes = report.notes.iter().map(|note| format!("\nnote: {note}"));
    let help = report.help.iter().map(|help| format!("\nhelp: {help}"));
    let more: String = notes.chain(help).collect();
    let message = data(&format!("{}{more}", report.message));
    format!("::{level}{space}{}::{message}\n", properties.join(","))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::report::Place;

    #[test]
    fn special_characters_of_commands_are_escaped() {
        let mut report = Report::error("100% wrong:\nyes");
        assert_eq!(command(&report), "::error::100%25 wrong:%0Ayes\n");
        report.place = Some(Place::new("a,b:c.json", 3, 7));
        report.shape = Some("a#B".to_owned());
        report.help = Some("write `x`".to_owned());
        assert_eq!(
            command(&report),
            "::error file=a%2Cb%3Ac.json,line=3,col=7,title=a#B::100%25 wrong:%0Ayes%0Ahelp: write `x`\n"
        );
    }
}
