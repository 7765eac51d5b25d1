//! Random models with mixins.

use std::collections::BTreeMap;

use shapesmith_test_support::random::Random;

use crate::model::{Member, Model, Shape, Traits};

/// The kinds that are mixed in.
const KINDS: [&str; 12] = [
    "string",
    "integer",
    "timestamp",
    "list",
    "map",
    "enum",
    "intEnum",
    "union",
    "structure",
    "operation",
    "resource",
    "service",
];

/// The names of members. The target of a member is that of its name, so that mixins agree on it.
const MEMBERS: [&str; 8] = [
    "text", "count", "time", "texts", "entries", "kind", "level", "choice",
];

pub(crate) fn model(random: &mut Random) -> Model {
    let uses_json_names = random.below(2) == 0;
    let mut maker = Maker {
        random,
        uses_json_names,
        model: Model::default(),
    };
    for kind in KINDS {
        maker.kind(kind);
    }
    maker.apply();
    maker.model
}

struct Maker<'r> {
    random: &'r mut Random,
    /// Whether the services have a protocol that uses `@jsonName`. They share operations, so they must agree.
    uses_json_names: bool,
    model: Model,
}

impl Maker<'_> {
    fn chance(&mut self, percent: usize) -> bool {
        self.random.below(100) < percent
    }

    /// Some mixins of a kind, and a few shapes that use them.
    fn kind(&mut self, kind: &'static str) {
        let count = 1 + self.random.below(5);
        let mut mixins: Vec<String> = Vec::new();
        for number in 0..count {
            let name = format!("Mixin{}{number}", capital(kind));
            self.shape(name.clone(), kind, &mixins, true);
            mixins.push(name);
        }
        for number in 0..2 {
            let name = format!("{}{number}", capital(kind));
            self.shape(name, kind, &mixins, false);
        }
        // Errors are structures, too.
        if kind == "structure" {
            for number in 0..3 {
                self.shape(format!("Error{number}"), kind, &mixins, false);
                let fault = self.random.pick(&["\"client\"", "\"server\""]);
                let error = self.model.shapes.last_mut().expect("the error");
                error
                    .traits
                    .insert("smithy.api#error".to_owned(), fault.to_owned());
            }
        }
    }

    fn shape(&mut self, name: String, kind: &'static str, mixins: &[String], is_mixin: bool) {
        let mut shape = Shape {
            name,
            kind,
            ..Shape::default()
        };
        // In any order, so that a mixin can come before one that it mixes in itself.
        let mut left = mixins.to_vec();
        while !left.is_empty() && self.chance(if is_mixin { 45 } else { 65 }) {
            let at = self.random.below(left.len());
            shape.mixins.push(left.remove(at));
        }
        shape.traits = self.traits(kind, 35);
        shape.members = self.members(&shape, kind);
        self.properties(&mut shape);
        if is_mixin {
            let all = self.model.traits(&shape);
            let local = all.keys().filter(|_| self.random.below(5) == 0);
            shape.mixin = Some(local.cloned().collect());
        }
        self.model.shapes.push(shape);
    }

    /// Traits that apply to a kind, with random values.
    fn traits(&mut self, kind: &str, percent: usize) -> Traits {
        let number = self.random.below(50);
        let (docs, since) = (
            format!("\"Text {number}.\""),
            format!("{{\"since\": \"1.0.{number}\"}}"),
        );
        let bounds = format!("{{\"min\": {number}, \"max\": {}}}", number + 10);
        let pattern = format!("\"^[a-{}]*$\"", self.random.pick(&['b', 'f', 'k', 'u']));
        let status = format!("{}", 400 + number);
        let sdk_id = format!("{{\"sdkId\": \"Service {number}\"}}");
        let signing = format!("{{\"name\": \"name{number}\"}}");
        let http = format!(
            "{{\"method\": \"PUT\", \"uri\": \"/u{number}\", \"code\": {}}}",
            200 + number
        );
        let host = format!("{{\"hostPrefix\": \"p{number}.\"}}");
        let link = format!("{{\"Link\": \"https://example.com/{number}\"}}");
        let format = self
            .random
            .pick(&["\"date-time\"", "\"http-date\"", "\"epoch-seconds\""]);
        let protocol = if self.uses_json_names {
            "aws.protocols#restJson1"
        } else {
            "aws.protocols#awsJson1_1"
        };
        let empty = "{}".to_owned();
        let mut known = vec![
            ("smithy.api#documentation", docs),
            ("smithy.api#deprecated", since),
            ("smithy.api#externalDocumentation", link),
            ("smithy.api#internal", empty.clone()),
            ("x.y#other", number.to_string()),
        ];
        let is_data = !matches!(
            kind,
            "service" | "resource" | "operation" | "enum" | "intEnum"
        );
        if is_data {
            known.push(("smithy.api#sensitive", empty.clone()));
        }
        match kind {
            "string" => known.extend([
                ("smithy.api#length", bounds),
                ("smithy.api#pattern", pattern),
            ]),
            "integer" => known.push(("smithy.api#range", bounds)),
            "timestamp" => known.push(("smithy.api#timestampFormat", format.to_owned())),
            "list" => known.extend([
                ("smithy.api#length", bounds),
                ("smithy.api#uniqueItems", empty),
            ]),
            "map" => known.extend([("smithy.api#length", bounds), ("smithy.api#sparse", empty)]),
            "operation" => known.extend([("smithy.api#http", http), ("smithy.api#endpoint", host)]),
            "service" => known.extend([
                (protocol, empty),
                ("aws.api#service", sdk_id),
                ("aws.auth#sigv4", signing),
            ]),
            "structure" if self.chance(20) => {
                known.push(("x.y#status", status));
            }
            _ => {}
        }
        let mut traits = Traits::new();
        for (id, value) in known {
            if self.chance(percent) {
                traits.insert(id.to_owned(), value);
            }
        }
        traits
    }

    /// Traits that apply to a member.
    fn member_traits(&mut self, shape: &str, name: &str, target: &str) -> Traits {
        let kind = match name {
            "text" => "string",
            "count" => "integer",
            "time" => "timestamp",
            "texts" => "list",
            "entries" => "map",
            _ => "other",
        };
        let mut traits = self.traits(kind, 30);
        // These apply to shapes alone.
        for id in [
            "smithy.api#sparse",
            "smithy.api#uniqueItems",
            "smithy.api#sensitive",
        ] {
            traits.remove(id);
        }
        let is_required = self.chance(20);
        if shape == "structure" && is_required {
            traits.insert("smithy.api#required".to_owned(), "{}".to_owned());
        }
        if self.uses_json_names && matches!(shape, "structure" | "union") && self.chance(20) {
            let number = self.random.below(3);
            traits.insert(
                "smithy.api#jsonName".to_owned(),
                format!("\"{name}-{number}\""),
            );
        }
        if target == "smithy.api#Unit" && shape == "enum" && self.chance(50) {
            let number = self.random.below(3);
            traits.insert(
                "smithy.api#enumValue".to_owned(),
                format!("\"{name}-{number}\""),
            );
        }
        traits
    }

    /// Members that a shape defines itself. Some redefine those of its mixins.
    fn members(&mut self, shape: &Shape, kind: &'static str) -> Vec<Member> {
        let inherited = self.model.members(shape);
        let names: &[&str] = match kind {
            "structure" | "union" => &MEMBERS,
            "enum" | "intEnum" => &["RED", "GREEN", "BLUE", "BLACK", "WHITE"],
            "list" => &["member"],
            "map" => &["key", "value"],
            _ => return Vec::new(),
        };
        let mut members = Vec::new();
        for (number, &name) in names.iter().enumerate() {
            let is_inherited = inherited.iter().any(|member| member.name == name);
            // A list has an item, and an enum a value.
            let is_needed = !is_inherited
                && (matches!(kind, "list" | "map") || number == 0 && kind != "structure");
            if !is_needed && !self.chance(30) {
                continue;
            }
            let target = match name {
                "text" | "key" | "member" => "String0",
                "count" => "Integer0",
                "time" => "Timestamp0",
                "texts" => "List0",
                "entries" => "Map0",
                "kind" => "Enum0",
                "level" => "IntEnum0",
                "choice" => {
                    if kind == "union" {
                        continue;
                    }
                    "Union0"
                }
                "value" => "String1",
                _ => "smithy.api#Unit",
            };
            let mut traits = self.member_traits(kind, name, target);
            if kind == "intEnum" {
                traits.insert("smithy.api#enumValue".to_owned(), (number * 3).to_string());
            }
            members.push(Member {
                name: name.to_owned(),
                target: target.to_owned(),
                traits,
            });
        }
        members
    }

    /// Operations, resources, errors, input, output and renames.
    fn properties(&mut self, shape: &mut Shape) {
        let mut some = |names: &[&str]| -> Vec<String> {
            let names = names.iter().filter(|_| self.random.below(3) == 0);
            names.map(|name| (*name).to_owned()).collect()
        };
        let errors = some(&["Error0", "Error1", "Error2"]);
        let operations = some(&["Operation0", "Operation1"]);
        let resources = some(&["Resource0", "Resource1"]);
        let is_mixin = shape.name.starts_with("Mixin");
        match shape.kind {
            "operation" => {
                shape.lists.insert("errors", errors);
                let input = if is_mixin || self.chance(30) {
                    "smithy.api#Unit"
                } else {
                    "Structure0"
                };
                let output = if is_mixin || self.chance(30) {
                    "smithy.api#Unit"
                } else {
                    "Structure1"
                };
                shape.single.insert("input", input.to_owned());
                shape.single.insert("output", output.to_owned());
            }
            "resource" => {
                shape.lists.insert("operations", operations);
            }
            "service" => {
                shape.lists.insert("errors", errors);
                shape.lists.insert("operations", operations);
                shape.lists.insert("resources", resources);
                let names: [(&str, &[&str]); 3] = [
                    ("Structure0", &["First", "Other"]),
                    ("Error1", &["Failure", "Fault"]),
                    ("Enum0", &["Color", "Colour"]),
                ];
                for (id, names) in names {
                    if self.chance(30) {
                        let name = self.random.pick(names);
                        shape.rename.insert(id.to_owned(), name.to_owned());
                    }
                }
            }
            _ => {}
        }
        if shape.name == "Service0" {
            let operations = shape.lists.entry("operations").or_default();
            operations.retain(|name| name != "Operation0");
            operations.push("Operation0".to_owned());
        }
        shape.lists.retain(|_, ids| !ids.is_empty());
    }

    /// `apply` statements on members, own and inherited. They contradict no trait of the shape itself.
    fn apply(&mut self) {
        let shapes = self.model.shapes.clone();
        let mut applied: BTreeMap<(String, String), Traits> = BTreeMap::new();
        for shape in &shapes {
            for member in self.model.members(shape) {
                if !self.chance(20) {
                    continue;
                }
                let mut traits = self.member_traits(shape.kind, &member.name, &member.target);
                let own = shape.members.iter().find(|own| own.name == member.name);
                for (id, value) in own.into_iter().flat_map(|own| &own.traits) {
                    // The same value twice is not a conflict.
                    if let Some(twice) = traits.get_mut(id) {
                        twice.clone_from(value);
                    }
                }
                applied.insert((shape.name.clone(), member.name), traits);
            }
        }
        let applied = applied.into_iter();
        self.model.applied = applied
            .map(|((shape, member), traits)| (shape, member, traits))
            .collect();
        // Anywhere in the file, also before the shape.
        if self.chance(50) {
            self.model.applied.reverse();
        }
    }
}

fn capital(kind: &str) -> String {
    let (first, rest) = kind.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}
