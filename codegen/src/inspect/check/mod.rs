//! Every error and warning in a model.

mod generation;
pub(super) mod load;
mod rules;
mod smithy;

use std::borrow::Cow;

use proc_macro2::Span;

use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, Feature, excerpt, similar_names};
use crate::input::Selection;
use crate::model::check::check_everything;
use crate::model::index::Index;
use crate::model::json::{self, Raw};
use crate::model::mixins;
use crate::model::prelude::TRAITS;
use crate::model::protocol;
use crate::model::raw_shape::{is_mixin, shape_type};
use crate::model::resolve::resolve_leniently;
use crate::model::roots::select_everything;

/// An error or a warning.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Whether the generator refuses what it is about.
    pub is_error: bool,
    /// The subject, in kebab case. These are stable.
    pub code: &'static str,
    /// The message, the place and the help.
    pub diagnostic: Diagnostic,
}

/// The findings so far.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, is_error: bool, code: &'static str, diagnostics: Vec<Diagnostic>) {
        let findings = diagnostics.into_iter().map(|diagnostic| Finding {
            is_error,
            code,
            diagnostic,
        });
        self.0.extend(findings);
    }
}

/// Finds every error and warning in a model, in the order of the files.
///
/// Errors are what the generator refuses. Warnings are what it accepts, but a user should know, such as what Smithy's
/// validators refuse. The whole model is read, also what nothing refers to, and no error hides another one in another
/// shape.
pub(super) fn check(index: &Index<'_>) -> Vec<Finding> {
    let all = || Some(Selection::All(Span::call_site()));
    let mut request = generation::new_request();
    (request.shapes, request.operations) = (all(), all());
    let mut findings = Findings::default();
    let mut add = |is_error, code, diagnostics| findings.add(is_error, code, diagnostics);
    let (roots, problems) = select_everything(index, &request);
    add(true, "invalid-operation", problems);
    let (closure, problems) = resolve_leniently(index, roots, &request);
    add(true, "invalid-shape", problems);
    let everything = check_everything(&closure, index.sources());
    add(true, "invalid-model", everything.errors);
    if let Err(problems) = index.check_unique_keys() {
        add(true, "duplicate-key", problems);
    }
    if findings.0.is_empty() {
        findings.add(true, "invalid-model", generation::errors(index));
    }
    let mut add = |is_error, code, diagnostics| findings.add(is_error, code, diagnostics);
    for known in everything.feature_problems {
        let code = match known.feature {
            Feature::Backreference => "backreference",
            Feature::Bignum => "bignum",
            // Enabled by default, or only for calls.
            Feature::Serde | Feature::Http => continue,
        };
        add(false, code, vec![known.problem]);
    }
    add(false, "impossible-constraint", everything.impossible);
    let sources = index.sources();
    add(
        false,
        "invalid-default",
        rules::invalid_defaults(&closure, sources),
    );
    add(
        false,
        "conflicting-names",
        rules::names_that_differ_by_case(&closure, sources),
    );
    add(
        false,
        "not-a-structure",
        rules::ends_that_are_not_structures(index, &closure),
    );
    let errors = closure.operations.iter().flat_map(|one| &one.errors);
    let errors = errors.map(|&error| closure.shapes[error].id.as_str());
    for (code, problem) in smithy::check(index, &errors.collect()) {
        add(false, code, vec![problem]);
    }
    add(false, "unsupported-protocol", unsupported_protocols(index));
    let (problems, unknown) = load::check(index);
    add(false, "unknown-trait", unknown_traits(index));
    // Those of the prelude have been found, and the generator ignores those of packages.
    let of_own = sources.refused();
    let place = |problem: &Diagnostic| {
        let location = problem.location.as_deref();
        location.map(|location| (location.file.clone(), location.line, location.column))
    };
    let unknown = unknown.into_iter().filter(|unknown| {
        let is_it = |own| place(own) == place(&unknown.problem);
        !unknown.id.starts_with("smithy.api#") && !of_own.iter().any(is_it)
    });
    let unknown = unknown.map(|unknown| unknown.problem);
    add(false, "unknown-trait", unknown.list());
    add(true, "unknown-trait", of_own.to_vec());
    add_new(&mut findings, problems);
    let metadata = load::metadata::check(index);
    findings.add(false, "invalid-metadata", metadata);
    let Findings(mut findings) = findings;
    findings.sort_by_cached_key(|finding| {
        let location = finding.diagnostic.location.as_deref();
        let files = || index.sources().files().iter();
        location.map(|location| {
            let file = files().position(|file| file.name() == location.file);
            (file, location.line, location.column)
        })
    });
    without_repeated(findings)
}

/// Adds what Smithy does not load, in lines without findings. It is a warning if the generator accepts it. A shape that is
/// missing is an error wherever the model refers to it, but the generator reports only the first reference.
fn add_new(findings: &mut Findings, problems: Vec<Diagnostic>) {
    let place = |problem: &Diagnostic| {
        let location = problem.location.as_deref();
        location.map(|location| (location.file.clone(), location.line))
    };
    let (mut known, mut missing) = (Set::new(), Map::new());
    for Finding {
        is_error,
        code,
        diagnostic,
    } in &findings.0
    {
        known.insert(place(diagnostic));
        if let (true, Some(id)) = (is_error, missing_shape(diagnostic.message())) {
            missing.insert(
                id.to_owned(),
                (*code, diagnostic.shape().map(str::to_owned)),
            );
        }
    }
    for problem in problems {
        if known.contains(&place(&problem)) {
            continue;
        }
        let message = problem.message();
        let error = missing_shape(message).and_then(|id| missing.get(id));
        let Some((code, shape)) = error else {
            findings.add(false, "not-loaded", vec![problem]);
            continue;
        };
        // The place of an error in an operation, resource or service is that of the whole shape.
        if message.starts_with("member `") || problem.shape() != shape.as_deref() {
            findings.add(true, code, vec![problem]);
        }
    }
}

/// The ID of the shape that is missing, in a message about it.
fn missing_shape(message: &str) -> Option<&str> {
    let (_, message) = message.split_once(": ").unwrap_or(("", message));
    let message = message.strip_prefix("no ")?;
    let mut kinds = ["shape", "operation", "operation or resource"].into_iter();
    let id = kinds.find_map(|kind| message.strip_prefix(kind)?.strip_prefix(" `"))?;
    Some(id.split_once("` in the model")?.0)
}

/// Without findings that have been made before, and without warnings about what is an error.
fn without_repeated(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut known = Set::new();
    let mut errors = Set::new();
    let mut defaults = Set::new();
    let place = |finding: &Finding| {
        finding
            .diagnostic
            .location
            .as_deref()
            .map(ToString::to_string)
    };
    // An error has the place of a shape, member or trait, and names the trait.
    let mut with_errors: Map<String, Vec<String>> = Map::new();
    for finding in findings.iter().filter(|finding| finding.is_error) {
        if let Some(place) = place(finding) {
            errors.insert(place);
        }
        if let Some(shape) = finding.diagnostic.shape() {
            let message = finding.diagnostic.message().to_owned();
            with_errors
                .get_or_insert_with(shape.to_owned(), Vec::new)
                .push(message);
        }
    }
    let is_repeated = |finding: &Finding| {
        if finding.is_error {
            return false;
        }
        let place = place(finding);
        let is_by_place = matches!(
            finding.code,
            "unknown-trait" | "invalid-default" | "invalid-trait" | "invalid-rename"
        );
        if is_by_place && place.is_some_and(|place| errors.contains(&place)) {
            return true;
        }
        let message = finding.diagnostic.message();
        let mut parts = message.split('`').skip(1).step_by(2);
        let of_trait = matches!(
            finding.code,
            "misplaced-trait"
                | "invalid-trait"
                | "invalid-default"
                | "conflicting-traits"
                | "exclusive-trait"
        );
        let (member, named) = if message.starts_with("member `") {
            (parts.next(), parts.next())
        } else {
            (None, parts.next())
        };
        let named = match finding.code {
            "invalid-default" => Some("@default"),
            _ => named,
        };
        let errors = finding
            .diagnostic
            .shape()
            .and_then(|shape| with_errors.get(shape));
        let is_same = |error: &String| {
            named.is_some_and(|named| error.contains(named))
                && member.is_none_or(|member| error.contains(&format!("`{member}`")))
        };
        of_trait && errors.is_some_and(|errors| errors.iter().any(is_same))
    };
    findings.retain(|finding| {
        if is_repeated(finding) {
            return false;
        }
        let is_second = finding.code == "invalid-default"
            && place(finding).is_some_and(|place| !defaults.insert(place));
        !is_second && known.insert(finding.diagnostic.to_string())
    });
    findings
}

fn warning(index: &Index<'_>, part: Raw<'_>, id: &str, message: String) -> Diagnostic {
    let location = index.sources().location(part.get(), Some(id));
    Diagnostic::new(Span::call_site(), message).location(location)
}

/// Services whose operations cannot be called.
fn unsupported_protocols(index: &Index<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for &(ref id, raw) in index.shapes() {
        let is_service = shape_type(raw).as_deref() == Some("service")
            && !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin);
        let traits = is_service
            .then(|| mixins::flatten(index, id, raw).ok())
            .flatten();
        let Some(Ok(service)) = traits.map(|flat| protocol::service(id, &flat.traits)) else {
            continue;
        };
        let binds = |key: &str| raw.get().contains(key);
        if service.protocol.is_some() || !binds("\"operations\"") && !binds("\"resources\"") {
            continue;
        }
        let shown = excerpt(id);
        let message = match &service.other_protocol {
            Some(_) => format!("the protocol of the service `{shown}` is not supported"),
            None => format!("the service `{shown}` has no protocol that is supported"),
        };
        let help = "its shapes can be generated, but its operations cannot be called; supported are restJson1, \
                    awsJson1_0 and awsJson1_1";
        found.push(warning(index, raw, id, message).help(help));
    }
    found
}

/// Traits in the namespace of the prelude that it does not have, which are misspelled, or newer than this version.
fn unknown_traits(index: &Index<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for &(ref id, raw) in index.shapes() {
        if !raw.get().contains("smithy.api#") && !raw.get().contains("\\u") {
            continue;
        }
        let Ok(shape) = json::object(raw) else {
            continue;
        };
        let mut add = |owner: Raw<'_>, member: Option<&str>| {
            let traits = json::object(owner)
                .ok()
                .and_then(|owner| owner.get("traits"));
            let traits = traits.and_then(|traits| json::object(traits).ok());
            for (trait_id, value) in traits.map(|traits| traits.0).unwrap_or_default() {
                let Some(name) = trait_id.strip_prefix("smithy.api#") else {
                    continue;
                };
                if TRAITS.binary_search(&name).is_ok() || index.get(&trait_id).is_some() {
                    continue;
                }
                let member = member.map(|name| format!("member `{}`: ", excerpt(name)));
                let message = format!(
                    "{}unknown trait `@{}`, which is ignored",
                    member.unwrap_or_default(),
                    excerpt(name)
                );
                let problem = warning(index, value, id, message);
                let near = similar_names(name, &mut TRAITS.into_iter());
                found.push(match near[..] {
                    [] => problem,
                    [meant, ..] => problem.help(format!("did you mean `@{meant}`?")),
                });
            }
        };
        add(raw, None);
        for key in ["member", "key", "value"] {
            if let Some(member) = shape.get(key) {
                add(member, Some(key));
            }
        }
        let members = shape
            .get("members")
            .and_then(|members| json::object(members).ok());
        for (name, member) in members.map(|members| members.0).unwrap_or_default() {
            let name: Cow<'_, str> = name;
            add(member, Some(&name));
        }
    }
    found
}
