//! The shape that an argument names.

use shapesmith_codegen::inspect::{Model, Role, prelude_kind};
use shapesmith_codegen::similar_names;

use crate::failure::Failure;

/// The maximum number of shapes that are listed for an ambiguous name.
const MAX_SHOWN: usize = 10;

/// A shape, or a member of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The absolute ID.
    pub shape: String,
    pub member: Option<String>,
}

/// Finds the shape with a name or an absolute ID, or its member `Shape$member`.
///
/// # Errors
///
/// There is none, or several namespaces have one.
pub fn find(model: &Model<'_>, files: &str, name: &str) -> Result<Found, Failure> {
    let (shape_name, member) = match name.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (name, None),
    };
    let shape = shape(model, files, shape_name)?;
    let Some(member) = member else {
        return Ok(Found {
            shape,
            member: None,
        });
    };
    let members = model.shape(&shape)?.map(|shape| {
        let members = shape.members().iter();
        members.map(|member| member.name.to_string()).collect()
    });
    let members: Vec<String> = members.unwrap_or_default();
    if members.iter().any(|known| known == member) {
        let member = Some(member.to_owned());
        return Ok(Found { shape, member });
    }
    let message = format!("shape `{shape}` has no member `{member}`");
    let near = similar_names(member, &mut members.iter().map(|member| &**member));
    Err(match (&near[..], &members[..]) {
        ([], []) => Failure::with_help(message, "it has no members"),
        ([], members) => {
            Failure::with_help(message, format!("its members are {}", list(members, "and")))
        }
        (near, _) => Failure::with_help(message, format!("did you mean {}?", list(near, "or"))),
    })
}

fn shape(model: &Model<'_>, files: &str, name: &str) -> Result<String, Failure> {
    let is_absolute = name.contains('#');
    let short = |id: &str| id.find('#').map_or(0, |at| at + 1);
    let shown = |id: &'_ str| if is_absolute { 0 } else { short(id) };
    let ids: Vec<&str> = model.shapes().map(|(id, _)| &**id).collect();
    let mut found: Vec<&str> = ids
        .iter()
        .copied()
        .filter(|id| id[shown(id)..] == *name)
        .collect();
    if found.len() > 1 {
        // As for the macro, mixins and definitions of traits do not make the name of another shape ambiguous.
        let summaries = model.summaries();
        let is_data = |id: &str| {
            let mut summaries = summaries.iter();
            summaries
                .any(|summary| summary.id == id && matches!(summary.role, None | Some(Role::Error)))
        };
        let data: Vec<&str> = found.iter().copied().filter(|id| is_data(id)).collect();
        if !data.is_empty() {
            found = data;
        }
    }
    match found[..] {
        [id] => return Ok(id.to_owned()),
        [] => {}
        [..] => {
            let message = format!(
                "shape name `{name}` is ambiguous: {} namespaces have it",
                found.len()
            );
            let more = if found.len() > MAX_SHOWN {
                ", or another"
            } else {
                ""
            };
            found.truncate(MAX_SHOWN);
            let help = format!("write {}{more}", list(&found, "or"));
            return Err(Failure::with_help(message, help));
        }
    }
    // Those of `smithy.framework`, which a model need not define.
    if is_absolute && model.shape(name)?.is_some() {
        return Ok(name.to_owned());
    }
    let in_prelude = match name.strip_prefix("smithy.api#") {
        Some(name) => Some(name),
        None if !is_absolute && prelude_kind(&format!("smithy.api#{name}")).is_some() => Some(name),
        None => None,
    };
    if let Some(name) = in_prelude {
        let message = format!("`smithy.api#{name}` is a shape of Smithy's prelude, not of {files}");
        let help = "the prelude is described at https://smithy.io/2.0/spec/model.html#prelude";
        return Err(Failure::with_help(message, help));
    }
    let message = format!("no shape `{name}` in {files}");
    // The right name in another namespace.
    let mut elsewhere = ids.iter().copied();
    let elsewhere = elsewhere.find(|id| is_absolute && id[short(id)..] == name[short(name)..]);
    let near = match elsewhere {
        Some(id) => vec![id],
        None => similar_names(name, &mut ids.iter().map(|id| &id[shown(id)..])),
    };
    Err(match &near[..] {
        [] => Failure::with_help(message, "`shapesmith list` shows the shapes of a model"),
        near => Failure::with_help(message, format!("did you mean {}?", list(near, "or"))),
    })
}

/// Names as in "`a`, `b` or `c`".
fn list<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match &*names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use shapesmith_codegen::inspect::Files;

    use super::*;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a#One": {"type": "structure", "members": {"first": {"target": "b#Text"}, "last": {"target": "b#Text"}}},
"a#Two": {"type": "structure"}, "b#Two": {"type": "string"}, "b#Text": {"type": "string"},
"a#Three": {"type": "structure"}, "b#Three": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
"c#String": {"type": "string"}}}"#;

    fn found(name: &str) -> String {
        let files = Files::one("m.json", MODEL);
        let model = Model::scan(&files).expect("a model");
        match find(&model, "`m.json`", name) {
            Ok(Found { shape, member }) => format!("{shape} {}", member.unwrap_or_default()),
            Err(Failure::Message { message, help }) => {
                format!("{message}: {}", help.unwrap_or_default())
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn shapes_and_members_are_found() {
        for (name, expected) in [
            ("One", "a#One "),
            ("a#One", "a#One "),
            ("One$last", "a#One last"),
            ("b#Two", "b#Two "),
            ("Three", "a#Three "),
            ("b#Three", "b#Three "),
            ("String", "c#String "),
            (
                "smithy.framework#ValidationException",
                "smithy.framework#ValidationException ",
            ),
        ] {
            assert_eq!(found(name), expected);
        }
    }

    #[test]
    fn errors_say_what_is_meant() {
        for (name, expected) in [
            (
                "Two",
                "shape name `Two` is ambiguous: 2 namespaces have it: write `a#Two` or `b#Two`",
            ),
            ("Onee", "no shape `Onee` in `m.json`: did you mean `One`?"),
            (
                "b#One",
                "no shape `b#One` in `m.json`: did you mean `a#One`?",
            ),
            (
                "Zebra",
                "no shape `Zebra` in `m.json`: `shapesmith list` shows the shapes of a model",
            ),
            (
                "One$frst",
                "shape `a#One` has no member `frst`: did you mean `first`?",
            ),
            (
                "One$x",
                "shape `a#One` has no member `x`: its members are `first` and `last`",
            ),
            (
                "Three$x",
                "shape `a#Three` has no member `x`: it has no members",
            ),
            (
                "Integer",
                "`smithy.api#Integer` is a shape of Smithy's prelude, not of `m.json`: the prelude is described at \
                 https://smithy.io/2.0/spec/model.html#prelude",
            ),
            (
                "",
                "no shape `` in `m.json`: `shapesmith list` shows the shapes of a model",
            ),
        ] {
            assert_eq!(found(name), expected);
        }
        assert!(found("smithy.api#required").starts_with("`smithy.api#required` is a shape of"));
    }
}
