//! Descriptions of traits in words.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;
use shapesmith_codegen::inspect::{Constraints, Raw, convert_to_plain, first_sentence};

/// The traits of a shape or a member, by absolute ID.
#[derive(Clone, Debug, Default)]
pub struct Traits<'a>(pub Vec<(Cow<'a, str>, Raw<'a>)>);

impl Serialize for Traits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, raw) in &self.0 {
            map.serialize_entry(id, raw)?;
        }
        map.end()
    }
}

/// That something should not be used any more.
#[derive(Debug, Serialize)]
pub struct Deprecated {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl<'a> Traits<'a> {
    pub fn new(traits: &[(Cow<'a, str>, Raw<'a>)]) -> Self {
        Traits(traits.to_vec())
    }

    /// The value of a trait: an absolute ID, or a name of the prelude.
    pub fn get(&self, name: &str) -> Option<Raw<'a>> {
        let is_it = |id: &str| id == name || id.strip_prefix("smithy.api#") == Some(name);
        let mut traits = self.0.iter();
        traits.find_map(|(id, raw)| is_it(id).then_some(*raw))
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of a trait, if it has this type.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_str(self.get(name)?.get()).ok()
    }

    pub fn string(&self, name: &str) -> Option<String> {
        self.read(name)
    }

    /// A string in the value of a trait.
    pub fn string_at(&self, name: &str, key: &str) -> Option<String> {
        let value: serde_json::Value = self.read(name)?;
        value.get(key)?.as_str().map(str::to_owned)
    }

    /// The documentation as plain text.
    pub fn documentation(&self) -> Option<String> {
        let text = convert_to_plain(&self.string("documentation")?);
        (!text.is_empty()).then_some(text)
    }

    pub fn deprecated(&self) -> Option<Deprecated> {
        self.has("deprecated").then(|| Deprecated {
            since: self.string_at("deprecated", "since"),
            message: self.string_at("deprecated", "message"),
        })
    }

    /// The first sentence of the documentation as plain text.
    pub fn summary(&self) -> Option<String> {
        Some(first_sentence(&self.string("documentation")?)?.plain)
    }

    /// The other documentation traits, as in the documentation of generated code.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.has("recommended") {
            let reason = self.string_at("recommended", "reason");
            let reason = reason.map(|reason| format!(": {}", convert_to_plain(&reason)));
            remarks.push(format!("recommended{}", reason.unwrap_or_default()));
        }
        if self.has("internal") {
            remarks.push("internal".to_owned());
        }
        if let Some(since) = self.string("since") {
            remarks.push(format!("since `{since}`"));
        }
        let links =
            self.read::<serde_json::Map<String, serde_json::Value>>("externalDocumentation");
        for (title, address) in links.into_iter().flatten() {
            let address = address.as_str().unwrap_or_default();
            remarks.push(format!("see {title} ({address})"));
        }
        remarks
    }

    /// The constraints, in the words of the documentation of generated code. Those of a member replace those of its
    /// target.
    pub fn constraints(&self, target: &Traits<'_>) -> Vec<String> {
        let of = |name: &str| {
            self.get(name)
                .or_else(|| target.get(name))
                .map(RawValue::get)
        };
        let bounds = |name: &str| {
            let value: MinMax<'_> = serde_json::from_str(of(name)?).ok()?;
            Some((value.min.map(digits), value.max.map(digits)))
        };
        let pattern = of("pattern").and_then(|raw| serde_json::from_str::<String>(raw).ok());
        let constraints = Constraints {
            length: bounds("length"),
            range: bounds("range"),
            pattern: pattern.as_deref(),
            unique_items: of("uniqueItems").is_some(),
        };
        constraints.describe()
    }

    /// The traits that no other function of this module and no binding puts into words, as in the IDL.
    pub fn others(&self, said: &[&str]) -> Vec<String> {
        let is_said = |id: &str| {
            let name = id.strip_prefix("smithy.api#").unwrap_or(id);
            SAID.contains(&name) || said.contains(&name)
        };
        let others = self.0.iter().filter(|(id, _)| !is_said(id));
        let shown = others.map(|(id, raw)| {
            let name = id.strip_prefix("smithy.api#").unwrap_or(id);
            match raw.get() {
                "{}" => format!("@{name}"),
                value => format!("@{name}({})", one_line(value)),
            }
        });
        shown.collect()
    }
}

#[derive(serde::Deserialize)]
struct MinMax<'a> {
    #[serde(borrow)]
    min: Option<&'a RawValue>,
    #[serde(borrow)]
    max: Option<&'a RawValue>,
}

/// A number, which can be written as a string.
fn digits(raw: &RawValue) -> &str {
    raw.get().trim_matches('"')
}

/// JSON on one line.
pub fn one_line(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    // Line breaks are never part of a string (RFC 8259, section 7).
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The traits that are put into words.
const SAID: [&str; 31] = [
    "clientOptional",
    "default",
    "deprecated",
    "documentation",
    "enum",
    "enumValue",
    "error",
    "eventHeader",
    "eventPayload",
    "externalDocumentation",
    "hostLabel",
    "httpError",
    "httpHeader",
    "httpLabel",
    "httpPayload",
    "httpPrefixHeaders",
    "httpQuery",
    "httpQueryParams",
    "httpResponseCode",
    "internal",
    "length",
    "mixin",
    "pattern",
    "range",
    "recommended",
    "required",
    "sensitive",
    "since",
    "sparse",
    "trait",
    "uniqueItems",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(text: &str) -> Traits<'_> {
        let entries: std::collections::BTreeMap<&str, Raw<'_>> =
            serde_json::from_str(text).expect("an object");
        Traits(
            entries
                .into_iter()
                .map(|(id, raw)| (id.into(), raw))
                .collect(),
        )
    }

    #[test]
    fn constraints_of_members_replace_those_of_targets() {
        let target = traits(
            r#"{"smithy.api#length": {"min": 1, "max": 5}, "smithy.api#pattern": "^a$", "smithy.api#uniqueItems": {}}"#,
        );
        let member =
            traits(r#"{"smithy.api#length": {"max": 3}, "smithy.api#range": {"min": "0.10"}}"#);
        assert_eq!(
            member.constraints(&target),
            [
                "length: at most 3",
                "range: at least 0.10",
                "pattern: `^a$`",
                "unique items"
            ]
        );
        assert_eq!(Traits::default().constraints(&target)[0], "length: 1 to 5");
        let wrong =
            traits(r#"{"smithy.api#length": [], "smithy.api#range": {}, "smithy.api#pattern": 1}"#);
        assert!(wrong.constraints(&Traits::default()).is_empty());
    }

    #[test]
    fn other_traits_are_shown_as_in_the_idl() {
        let traits = traits(
            "{\"smithy.api#tags\": [\n  \"a\"\n], \"x#y\": {}, \"smithy.api#required\": {}}",
        );
        assert_eq!(traits.others(&[]), ["@tags([ \"a\" ])", "@x#y"]);
        assert_eq!(traits.others(&["tags"]), ["@x#y"]);
    }
}
