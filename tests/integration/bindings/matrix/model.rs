//! The model of the matrix: operations whose members are bound in every way that the selectors allow.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::kinds::{Class, Form, KINDS, Kind};

/// The place of a member in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Label,
    GreedyLabel,
    /// A label of the host that is part of the document, too.
    HostLabel,
    Query,
    QueryParams,
    Header,
    PrefixHeaders,
    Payload,
    ResponseCode,
}

/// How a member uses its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    None,
    List,
    SparseList,
    /// A list with `@uniqueItems`.
    Set,
    Map(MapOf),
}

/// A map to a kind, or to lists of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapOf {
    pub sparse: bool,
    /// Whether its keys are enums.
    pub enum_keys: bool,
    /// `Some` for lists: whether they are sparse.
    pub list: Option<bool>,
}

/// Whether a member has to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Optional,
    Required,
    RequiredClientOptional,
    Default,
    RequiredDefault,
    ClientOptionalDefault,
}

impl Presence {
    pub const ALL: [Presence; 6] = [
        Presence::Optional,
        Presence::Required,
        Presence::RequiredClientOptional,
        Presence::Default,
        Presence::RequiredDefault,
        Presence::ClientOptionalDefault,
    ];

    pub fn is_required(self) -> bool {
        use Presence::{Required, RequiredClientOptional, RequiredDefault};
        matches!(self, Required | RequiredClientOptional | RequiredDefault)
    }

    pub fn has_default(self) -> bool {
        use Presence::{ClientOptionalDefault, Default, RequiredDefault};
        matches!(self, Default | RequiredDefault | ClientOptionalDefault)
    }

    fn is_client_optional(self) -> bool {
        use Presence::{ClientOptionalDefault, RequiredClientOptional};
        matches!(self, RequiredClientOptional | ClientOptionalDefault)
    }
}

/// A member.
#[derive(Clone, Debug)]
pub struct Slot {
    pub name: String,
    pub place: Place,
    pub kind: Kind,
    pub container: Container,
    pub presence: Presence,
}

impl Slot {
    /// The name of its header or parameter, or the prefix.
    pub fn wire_name(&self) -> String {
        match self.place {
            Place::PrefixHeaders => format!("X-{}-", self.name),
            _ => format!("X-{}", self.name),
        }
    }

    /// The document of its default; `None` if it cannot have one.
    pub fn default(&self) -> Option<&'static str> {
        let default = match self.container {
            Container::None => self.kind.default,
            Container::Map(_) => "{}",
            _ => "[]",
        };
        (!default.is_empty()).then_some(default)
    }

    fn target(&self) -> String {
        let name = self.kind.name;
        match self.container {
            Container::None => self.kind.id(),
            Container::List => format!("m#{name}List"),
            Container::SparseList => format!("m#{name}SparseList"),
            Container::Set => format!("m#{name}Set"),
            Container::Map(map) => map_id(name, map),
        }
    }

    fn member(&self) -> Value {
        let mut traits = match self.container {
            Container::None => self.kind.traits(),
            _ => json!({}),
        };
        let name = self.wire_name();
        let mut add = |id: &str, value: Value| traits[format!("smithy.api#{id}")] = value;
        match self.place {
            Place::Label | Place::GreedyLabel => add("httpLabel", json!({})),
            Place::HostLabel => add("hostLabel", json!({})),
            Place::Query => add("httpQuery", json!(name)),
            Place::QueryParams => add("httpQueryParams", json!({})),
            Place::Header => add("httpHeader", json!(name)),
            Place::PrefixHeaders => add("httpPrefixHeaders", json!(name)),
            Place::Payload => add("httpPayload", json!({})),
            Place::ResponseCode => add("httpResponseCode", json!({})),
        }
        if self.presence.is_required() {
            add("required", json!({}));
        }
        if self.presence.is_client_optional() {
            add("clientOptional", json!({}));
        }
        if self.presence.has_default() {
            let default = self.default().expect("a default");
            add("default", serde_json::from_str(default).expect("JSON"));
        }
        json!({ "target": self.target(), "traits": traits })
    }
}

fn map_id(kind: &str, map: MapOf) -> String {
    let MapOf {
        sparse,
        enum_keys,
        list,
    } = map;
    let list = match list {
        None => "",
        Some(false) => "List",
        Some(true) => "SparseList",
    };
    let sparse = if sparse { "Sparse" } else { "" };
    let keys = if enum_keys { "ByEnum" } else { "" };
    format!("m#{kind}{list}{sparse}Map{keys}")
}

/// An operation with an input, an output and an error.
#[derive(Debug)]
pub struct Operation {
    pub name: String,
    pub input: Vec<Slot>,
    pub output: Vec<Slot>,
    pub error: Vec<Slot>,
}

impl Operation {
    pub fn messages(&self) -> [&Vec<Slot>; 3] {
        [&self.input, &self.output, &self.error]
    }
}

/// All members of a place that the selectors allow, without names.
///
/// A message has one payload and one map of parameters. For these, not every kind meets every presence in every
/// container, but any two of the three meet.
pub fn slots(place: Place) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (row, kind) in KINDS.into_iter().enumerate() {
        for (column, container) in containers(place, kind).into_iter().enumerate() {
            let allowed = Presence::ALL.into_iter().filter(|presence| {
                let name = String::new();
                let slot = Slot {
                    name,
                    place,
                    kind,
                    container,
                    presence: *presence,
                };
                // Smithy specification, "streaming trait": a streaming blob is required or has a default.
                let streams = kind.name == "Stream";
                let is_sound = match place {
                    // "httpLabel trait" and "hostLabel trait": the member is required.
                    Place::Label | Place::GreedyLabel | Place::HostLabel => presence.is_required(),
                    _ => !streams || presence.is_required() || presence.has_default(),
                };
                is_sound && (!presence.has_default() || slot.default().is_some())
            });
            let allowed: Vec<Presence> = allowed.collect();
            let count = match (place, container) {
                (Place::QueryParams, _) | (Place::Payload, Container::List | Container::Map(_)) => {
                    1
                }
                (Place::Payload, _) => 3,
                _ => allowed.len(),
            };
            for shift in 0..count.min(allowed.len()) {
                let presence = allowed[(row + column + shift) % allowed.len()];
                slots.push(Slot {
                    name: String::new(),
                    place,
                    kind,
                    container,
                    presence,
                });
            }
        }
    }
    slots
}

/// The containers of a kind that a place can have, by the selectors of Smithy's prelude.
pub fn containers(place: Place, kind: Kind) -> Vec<Container> {
    use Container::{List, Map, None, Set, SparseList};
    let is_string = kind.class == Class::String;
    let map = |sparse, enum_keys, list| {
        Map(MapOf {
            sparse,
            enum_keys,
            list,
        })
    };
    // Smithy specification, "uniqueItems trait": items are not floats.
    let lists = || {
        let mut lists = vec![List, SparseList];
        lists.extend((kind.form != Form::Float).then_some(Set));
        lists
    };
    match place {
        Place::Label | Place::Payload if kind.is_text() => vec![None],
        Place::GreedyLabel | Place::HostLabel if is_string => vec![None],
        Place::Query | Place::Header if kind.is_text() => [vec![None], lists()].concat(),
        Place::QueryParams if is_string => {
            let mut maps = Vec::new();
            for sparse in [false, true] {
                for list in [Option::None, Some(false), Some(true)] {
                    maps.extend([false, true].map(|keys| map(sparse, keys, list)));
                }
            }
            maps
        }
        Place::PrefixHeaders if is_string => [false, true]
            .map(|keys| map(false, keys, Option::None))
            .into(),
        Place::Payload if kind.name == "Stream" => vec![None],
        Place::Payload => vec![None, List, map(true, true, Some(true))],
        Place::ResponseCode if kind.class == Class::Integer => vec![None],
        _ => vec![],
    }
}

/// The operations: their messages share out the members of each place.
pub fn operations() -> Vec<Operation> {
    // A message has any number of these.
    let inputs = [Place::Label, Place::HostLabel, Place::Query, Place::Header];
    let outputs = [Place::Header];
    // A message has one of these.
    let single_inputs = [
        Place::GreedyLabel,
        Place::QueryParams,
        Place::PrefixHeaders,
        Place::Payload,
    ];
    let single_outputs = [Place::PrefixHeaders, Place::Payload, Place::ResponseCode];
    let singles = single_inputs.iter().chain(&single_outputs);
    let count = singles
        .map(|place| slots(*place).len())
        .max()
        .unwrap_or_default();
    let share = |many: &[Place], single: &[Place], step: usize| {
        let mut messages: Vec<Vec<Slot>> = vec![Vec::new(); count];
        for (shift, place) in many.iter().chain(single).enumerate() {
            for (number, slot) in slots(*place).into_iter().enumerate() {
                // Members do not always meet the same others.
                messages[(number * step + shift * 7) % count].push(slot);
            }
        }
        for message in &mut messages {
            for (number, slot) in message.iter_mut().enumerate() {
                slot.name = format!("m{number}{:?}{}", slot.place, slot.kind.name);
            }
        }
        messages
    };
    let prime = |step: usize| {
        (step..=step + count)
            .find(|step| gcd(*step, count) == 1)
            .expect("a step")
    };
    let inputs = share(&inputs, &single_inputs, prime(1));
    let outputs_of = |step| share(&outputs, &single_outputs, prime(step));
    let (outputs, errors) = (outputs_of(5), outputs_of(11));
    let messages = inputs.into_iter().zip(outputs).zip(errors).enumerate();
    let operations = messages.map(|(number, ((input, output), error))| Operation {
        name: format!("Op{number}"),
        input,
        output,
        error,
    });
    operations.collect()
}

fn gcd(left: usize, right: usize) -> usize {
    if right == 0 {
        left
    } else {
        gcd(right, left % right)
    }
}

/// The template of the URI, and that of the host.
pub fn templates(operation: &Operation) -> (String, String) {
    let (mut uri, mut host) = (format!("/{}", operation.name), String::new());
    let of = |place: Place| {
        operation
            .input
            .iter()
            .filter(move |slot| slot.place == place)
    };
    for slot in of(Place::Label) {
        uri.extend(["/{", &slot.name, "}"]);
    }
    for slot in of(Place::GreedyLabel) {
        uri.extend(["/{", &slot.name, "+}"]);
    }
    for slot in of(Place::HostLabel) {
        host.extend(["{", &slot.name, "}."]);
    }
    (uri + "/end?literal=1", host)
}

/// The model of these operations, as a JSON AST.
pub fn model(operations: &[Operation]) -> String {
    let mut shapes: BTreeMap<String, Value> = BTreeMap::new();
    let messages = operations.iter().flat_map(Operation::messages);
    let used: BTreeSet<&str> = messages.flatten().map(|slot| slot.kind.name).collect();
    for kind in KINDS {
        // Keys of maps are strings or enums.
        if used.contains(kind.name) || ["String", "Enum"].contains(&kind.name) {
            shapes.insert(
                kind.id(),
                serde_json::from_str(kind.shape).expect("a shape"),
            );
            add_containers(&mut shapes, kind);
        }
    }
    let mut bound = Vec::new();
    for operation in operations {
        let name = &operation.name;
        let structure = |slots: &[Slot], traits: Value| {
            let members = slots.iter().map(|slot| (slot.name.clone(), slot.member()));
            json!({ "type": "structure", "members": members.collect::<serde_json::Map<_, _>>(), "traits": traits })
        };
        let (uri, host) = templates(operation);
        let mut traits = json!({ "smithy.api#http": { "method": "POST", "uri": uri } });
        if !host.is_empty() {
            traits["smithy.api#endpoint"] = json!({ "hostPrefix": host });
        }
        let target = |suffix: &str| json!({ "target": format!("m#{name}{suffix}") });
        shapes.insert(
            format!("m#{name}Input"),
            structure(&operation.input, json!({})),
        );
        shapes.insert(
            format!("m#{name}Output"),
            structure(&operation.output, json!({})),
        );
        let error = json!({ "smithy.api#error": "client" });
        shapes.insert(format!("m#{name}Fault"), structure(&operation.error, error));
        shapes.insert(
            format!("m#{name}"),
            json!({
                "type": "operation", "input": target("Input"), "output": target("Output"),
                "errors": [target("Fault")], "traits": traits,
            }),
        );
        bound.push(target(""));
    }
    shapes.insert(
        "m#Service".to_owned(),
        json!({
            "type": "service", "version": "1", "operations": bound,
            "traits": { "aws.protocols#restJson1": {} },
        }),
    );
    json!({ "smithy": "2.0", "shapes": shapes }).to_string()
}

/// The lists and maps of a kind.
fn add_containers(shapes: &mut BTreeMap<String, Value>, kind: Kind) {
    let name = kind.name;
    let item = json!({ "target": kind.id(), "traits": kind.traits() });
    let sparse = json!({ "smithy.api#sparse": {} });
    let unique = json!({ "smithy.api#uniqueItems": {} });
    let list = |traits: &Value| json!({ "type": "list", "member": item, "traits": traits });
    shapes.insert(format!("m#{name}List"), list(&json!({})));
    shapes.insert(format!("m#{name}SparseList"), list(&sparse));
    shapes.insert(format!("m#{name}Set"), list(&unique));
    for list in [None, Some(false), Some(true)] {
        for is_sparse in [false, true] {
            for enum_keys in [false, true] {
                let value = match list {
                    None => item.clone(),
                    Some(false) => json!({ "target": format!("m#{name}List") }),
                    Some(true) => json!({ "target": format!("m#{name}SparseList") }),
                };
                let key = if enum_keys { "m#Enum" } else { "m#String" };
                let traits = if is_sparse { &sparse } else { &json!({}) };
                let map = MapOf {
                    sparse: is_sparse,
                    enum_keys,
                    list,
                };
                shapes.insert(
                    map_id(name, map),
                    json!({ "type": "map", "key": { "target": key }, "value": value, "traits": traits }),
                );
            }
        }
    }
}
