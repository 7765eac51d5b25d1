//! References between shapes.

use std::borrow::Cow;

use super::Model;
use crate::model::raw_shape;

/// A reference of a shape to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The absolute ID of the shape that refers.
    pub from: Cow<'a, str>,
    /// The property with the reference in the JSON AST, such as `members`, `input` or `resources`.
    pub key: &'static str,
    /// The name of the member, identifier or property.
    pub name: Option<Cow<'a, str>>,
    /// The absolute ID of the shape that it refers to, which may be missing.
    pub to: Cow<'a, str>,
}

impl<'a> Model<'a> {
    /// All references in the model, in its order. What is malformed is left out.
    #[must_use]
    pub fn references(&self) -> Vec<Reference<'a>> {
        let mut all = Vec::new();
        for (id, raw) in self.shapes() {
            raw_shape::each_reference(raw, |key, name, to| {
                let from = id.clone();
                all.push(Reference {
                    from,
                    key,
                    name,
                    to,
                });
            });
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::Files;

    #[test]
    fn references_have_the_place_where_they_are() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}], "errors": [{"target": "a#E"}],
    "resources": [{"target": "a#R"}], "rename": {"a#E": "F"}},
"a#R": {"type": "resource", "identifiers": {"id": {"target": "a#Id"}}, "read": {"target": "a#Read"},
    "collectionOperations": [{"target": "a#All"}]},
"a#Get": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": 7}},
"a#In": {"type": "structure", "mixins": [{"target": "a#Mix"}], "members": {"own": {"target": "a#Map"}, "x": []}},
"a#Map": {"type": "map", "key": {"target": "a#Id"}, "value": {"target": "smithy.api#String"}}}}"#;
        let files = Files::one("m.json", text);
        let model = Model::scan(&files).expect("a model");
        let found = model.references().into_iter().map(|found| {
            let name = found.name.map_or(String::new(), |name| format!(" {name}"));
            format!("{} {}{name} {}", found.from, found.key, found.to)
        });
        assert_eq!(
            found.collect::<Vec<_>>(),
            [
                "a#S operations a#Get",
                "a#S errors a#E",
                "a#S resources a#R",
                "a#R identifiers id a#Id",
                "a#R read a#Read",
                "a#R collectionOperations a#All",
                "a#Get input a#In",
                "a#In mixins a#Mix",
                "a#In members own a#Map",
                "a#Map key a#Id",
                "a#Map value smithy.api#String",
            ]
        );
    }
}
