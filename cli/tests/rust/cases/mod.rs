//! Pairs of versions of a few shapes: every kind of shape × edit × place. The shapes of each pair have distinct names,
//! so that one model can contain many pairs.

mod kinds;
mod members;
mod operations;
mod traits;

use serde_json::{Map, Value, json};

/// The shapes of a version, by their IDs.
pub type Shapes = Map<String, Value>;

/// A pair of versions.
pub struct Case {
    /// The prefix of the names of its shapes.
    pub prefix: String,
    /// What differs.
    pub name: String,
    pub versions: [Shapes; 2],
    /// Whether it is in every sample.
    pub is_in_samples: bool,
}

/// The namespace of all shapes.
pub const NAMESPACE: &str = "t";

const REQUIRED: &str = "smithy.api#required";
const DEFAULT: &str = "smithy.api#default";

/// A key of an object whose keys are in the order of their numbers. [`to_text`] leaves out the numbers.
pub fn numbered(number: usize, name: &str) -> String {
    format!("{number:02}|{name}")
}

/// A model as text.
pub fn to_text(model: &Value) -> String {
    let text = serde_json::to_string_pretty(model).expect("JSON");
    (0..100).fold(text, |text, number| {
        text.replace(&format!("\"{}", numbered(number, "")), "\"")
    })
}

/// Members with their targets and traits, in order.
type Members = Vec<(&'static str, String, Value)>;

/// Makes cases.
struct Cases {
    cases: Vec<Case>,
    is_in_samples: bool,
}

/// The shapes of one version of one case.
struct Version {
    prefix: String,
    shapes: Shapes,
}

impl Version {
    fn id(&self, name: &str) -> String {
        format!("{NAMESPACE}#{}{name}", self.prefix)
    }

    fn add(&mut self, name: &str, shape: Value) -> String {
        let id = self.id(name);
        self.shapes.insert(id.clone(), shape);
        id
    }

    /// A structure or union.
    fn aggregate(&mut self, kind: &str, name: &str, members: &Members, traits: Value) -> String {
        let members = members.iter().enumerate();
        let members = members.map(|(at, (name, target, traits))| {
            let member = json!({"target": target, "traits": traits});
            (numbered(at, name), member)
        });
        let members: Map<String, Value> = members.collect();
        let mut shape = json!({"type": kind, "members": members});
        shape["traits"] = traits;
        self.add(name, shape)
    }

    fn values(
        &mut self,
        kind: &str,
        name: &str,
        values: &[(&str, Value)],
        traits: Value,
    ) -> String {
        let members = values.iter().enumerate().map(|(at, (name, value))| {
            let traits = json!({"smithy.api#enumValue": value});
            let member = json!({"target": "smithy.api#Unit", "traits": traits});
            (numbered(at, name), member)
        });
        let members: Map<String, Value> = members.collect();
        let mut shape = json!({"type": kind, "members": members});
        shape["traits"] = traits;
        self.add(name, shape)
    }

    /// The ID of a shape of a kind, which is added if Smithy's prelude does not have it.
    fn target(&mut self, kind: &str) -> String {
        let of_prelude = |name: &str| format!("smithy.api#{name}");
        let list = |member: String, traits: Value| json!({"type": "list", "member": {"target": member}, "traits": traits});
        let map = |key: String, value: String, traits: Value| json!({"type": "map", "key": {"target": key}, "value": {"target": value}, "traits": traits});
        let sparse = json!({"smithy.api#sparse": {}});
        let text = || of_prelude("String");
        match kind {
            "enum" => self.values(
                "enum",
                "Enum",
                &[("A", json!("a")), ("B", json!("b"))],
                json!({}),
            ),
            "intEnum" => self.values(
                "intEnum",
                "IntEnum",
                &[("ONE", json!(1)), ("TWO", json!(2))],
                json!({}),
            ),
            "structure" => self.aggregate(
                "structure",
                "Part",
                &vec![("text", text(), json!({}))],
                json!({}),
            ),
            "strict" => {
                let members = vec![("text", text(), json!({REQUIRED: {}}))];
                self.aggregate("structure", "Strict", &members, json!({}))
            }
            "union" => {
                let members = vec![
                    ("text", text(), json!({})),
                    ("number", of_prelude("Integer"), json!({})),
                ];
                self.aggregate("union", "Choice", &members, json!({}))
            }
            "texts" => self.add("Texts", list(text(), json!({}))),
            "sparse texts" => self.add("SparseTexts", list(text(), sparse)),
            "structures" => {
                let part = self.target("structure");
                self.add("Parts", list(part, json!({})))
            }
            "enums" => {
                let of = self.target("enum");
                self.add("Enums", list(of, json!({})))
            }
            "blobs" => self.add("Blobs", list(of_prelude("Blob"), json!({}))),
            "nested list" => {
                let inner = self.target("texts");
                self.add("Nested", list(inner, json!({})))
            }
            "list of maps" => {
                let inner = self.target("map");
                self.add("Maps", list(inner, json!({})))
            }
            "map" => self.add("Map", map(text(), text(), json!({}))),
            "sparse map" => self.add("SparseMap", map(text(), text(), sparse)),
            "map of structures" => {
                let part = self.target("structure");
                self.add("MapOfParts", map(text(), part, json!({})))
            }
            "map with enums as keys" => {
                let key = self.target("enum");
                self.add("MapOfEnums", map(key, text(), json!({})))
            }
            "map of lists" => {
                let inner = self.target("texts");
                self.add("MapOfTexts", map(text(), inner, json!({})))
            }
            simple => of_prelude(simple),
        }
    }
}

/// Every kind of target.
const TARGETS: [&str; 30] = [
    "Boolean",
    "Byte",
    "Short",
    "Integer",
    "Long",
    "Float",
    "Double",
    "String",
    "Blob",
    "Timestamp",
    "BigInteger",
    "BigDecimal",
    "Document",
    "Unit",
    "enum",
    "intEnum",
    "structure",
    "strict",
    "union",
    "texts",
    "sparse texts",
    "structures",
    "enums",
    "blobs",
    "nested list",
    "list of maps",
    "map",
    "sparse map",
    "map of structures",
    "map of lists",
];

/// A default that a member of this kind can have.
fn default(kind: &str) -> Option<Value> {
    Some(match kind {
        "Boolean" => json!(true),
        "Byte" | "Short" | "Integer" | "Long" | "BigInteger" => json!(7),
        "Float" | "Double" | "BigDecimal" => json!(0.5),
        "String" => json!("text"),
        "enum" => json!("b"),
        "Blob" => json!("AQID"),
        "Timestamp" | "intEnum" => json!(1),
        "texts" | "sparse texts" | "structures" | "enums" | "blobs" | "nested list"
        | "list of maps" => json!([]),
        "Document" | "map" | "sparse map" | "map of structures" | "map of lists" => json!({}),
        _ => return None,
    })
}

impl Cases {
    /// Adds a case, from a function that fills each of the versions.
    fn add(&mut self, name: impl Into<String>, fill: impl Fn(&mut Version, bool)) {
        let prefix = format!("C{:04}", self.cases.len());
        let version = |is_new| {
            let mut version = Version {
                prefix: prefix.clone(),
                shapes: Shapes::new(),
            };
            fill(&mut version, is_new);
            version.shapes
        };
        let versions = [version(false), version(true)];
        self.cases.push(Case {
            prefix,
            name: name.into(),
            versions,
            is_in_samples: self.is_in_samples,
        });
    }

    /// Adds a case about the members of a structure.
    fn structure(
        &mut self,
        name: impl Into<String>,
        kind: &'static str,
        members: impl Fn(&str, bool) -> Vec<(&'static str, String, Value)>,
    ) {
        self.add(name, |version, is_new| {
            let target = version.target(kind);
            let members = members(&target, is_new);
            version.aggregate("structure", "Holder", &members, json!({}));
        });
    }
}

fn text() -> String {
    "smithy.api#String".to_owned()
}

/// All cases.
pub fn all() -> Vec<Case> {
    let mut cases = Cases {
        cases: Vec::new(),
        is_in_samples: false,
    };
    for kind in TARGETS {
        if kind != "Unit" {
            members::members(&mut cases, kind);
        }
        members::variants(&mut cases, kind);
    }
    members::retargeted(&mut cases);
    kinds::kinds(&mut cases);
    kinds::values(&mut cases);
    traits::traits(&mut cases);
    traits::mixins(&mut cases);
    kinds::recursion(&mut cases);
    // Types of operations share a service and names, and are few.
    cases.is_in_samples = true;
    operations::operations(&mut cases);
    cases.cases
}
