//! Random values of a service's inputs.
//!
//! Both sides get the same values, in a form of neither: the members of structures by the names in the model, blobs in
//! base64, timestamps as milliseconds since 1970, the rest as in JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value, json};

use super::model::{Protocol, Service, text, trait_of};
use crate::support::base64;
use crate::support::random::Random;

/// Which members of an input are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Members {
    /// The required ones.
    Required,
    /// All of them. A structure that is reached again has only the required ones, so that an input ends.
    All,
}

/// Where a value is sent, which says what it can be.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Body,
    Header,
    /// In the path or the query.
    Uri,
    /// In the host's name.
    Host,
}

/// Text with all that JSON and URIs escape: quotes, control characters, separators, characters of each length in
/// UTF-8.
const TEXT: &str = "abXY09 /+&=?#%~\"\\'<>:;,.-_@!*()[]{}|^`$\t\n\u{7f}\u{1}é\u{2028}漢😀";
const HEADER: &str = "abXY09/+&=?#%~'<>:;.-_@!*()[]{}|^`$";
const HOST: &str = "abcxyz0189";

/// The depth from which on lists and maps are empty, so that a recursion ends.
const DEEP: usize = 16;

/// Machine Learning sends a request to the host that this member names.
const PREDICT_ENDPOINT: &str = "https://realtime.machinelearning.us-east-1.amazonaws.com";

pub struct Values<'s> {
    service: &'s Service,
    random: Random,
    /// How often each union has had a value: each of its members has its turn.
    turns: BTreeMap<String, usize>,
    /// How deep the value is nested in the input.
    depth: usize,
}

impl<'s> Values<'s> {
    pub fn new(service: &'s Service, seed: u64) -> Self {
        let name = service.name.bytes();
        let seed = name.fold(seed, |seed, byte| seed.wrapping_mul(31) + u64::from(byte));
        Values {
            service,
            random: Random::new(seed | 1),
            turns: BTreeMap::new(),
            depth: 0,
        }
    }

    /// An input of an operation.
    pub fn input(&mut self, input: &str, members: Members) -> Value {
        self.structure(input, members, &mut vec![])
    }

    /// `done` are the structures whose members have all been set.
    fn structure(&mut self, id: &str, set: Members, done: &mut Vec<String>) -> Value {
        let again = done.iter().any(|known| known == id);
        let set = if again { Members::Required } else { set };
        if set == Members::All {
            done.push(id.to_owned());
        }
        let service = self.service;
        let members = service.members(id).filter(|(_, member)| {
            set == Members::All || member["traits"].get("smithy.api#required").is_some()
        });
        let mut values = Map::new();
        for (name, member) in members {
            let value = match name.as_str() {
                "PredictEndpoint" => json!(PREDICT_ENDPOINT),
                _ => self.member(member, set, done),
            };
            values.insert(name.clone(), value);
        }
        Value::Object(values)
    }

    fn member(&mut self, member: &Value, set: Members, done: &mut Vec<String>) -> Value {
        let has = |name: &str| member["traits"].get(format!("smithy.api#{name}")).is_some();
        let place = if has("httpHeader") || has("httpPrefixHeaders") {
            Place::Header
        } else if has("hostLabel") {
            Place::Host
        } else if has("httpLabel") || has("httpQuery") || has("httpQueryParams") {
            Place::Uri
        } else {
            Place::Body
        };
        let place = if self.service.protocol == Protocol::AwsJson && place != Place::Host {
            Place::Body
        } else {
            place
        };
        self.value(member, place, set, done)
    }

    fn value(
        &mut self,
        member: &Value,
        place: Place,
        set: Members,
        done: &mut Vec<String>,
    ) -> Value {
        self.depth += 1;
        let value = self.value_here(member, place, set, done);
        self.depth -= 1;
        value
    }

    fn value_here(
        &mut self,
        member: &Value,
        place: Place,
        set: Members,
        done: &mut Vec<String>,
    ) -> Value {
        let service = self.service;
        let id = text(&member["target"]);
        let shape = service.shape(id);
        match service.kind(id).as_str() {
            "structure" => self.structure(id, set, done),
            "union" => self.union(id, set, done),
            "list" | "set" => {
                let items = self.length(member, shape);
                (0..items)
                    .map(|_| self.value(&shape["member"], place, set, done))
                    .collect()
            }
            "map" => {
                let entries = self.length(member, shape);
                let key = if place == Place::Header {
                    Place::Host
                } else {
                    place
                };
                let entries = (0..entries).map(|_| {
                    let key = self.value(&shape["key"], key, set, done);
                    let value = self.value(&shape["value"], place, set, done);
                    (text(&key).to_owned(), value)
                });
                Value::Object(entries.collect())
            }
            "boolean" => json!(self.random.below(2) == 0),
            "byte" => self.integer(member, shape, i64::from(i8::MIN), i64::from(i8::MAX)),
            "short" => self.integer(member, shape, i64::from(i16::MIN), i64::from(i16::MAX)),
            "integer" => self.integer(member, shape, i64::from(i32::MIN), i64::from(i32::MAX)),
            "long" | "biginteger" => self.integer(member, shape, i64::MIN, i64::MAX),
            "intenum" | "enum" => self.choice(service.members(id).map(|(name, member)| {
                let value = &member["traits"]["smithy.api#enumValue"];
                if value.is_null() {
                    json!(name)
                } else {
                    value.clone()
                }
            })),
            kind @ ("float" | "double" | "bigdecimal") => self.fraction(kind, place),
            "timestamp" => self.timestamp(),
            "blob" => {
                let bytes = 1 + self.random.below(20);
                let bytes: Vec<u8> = (0..bytes)
                    .map(|_| self.random.below(256).to_le_bytes()[0])
                    .collect();
                json!(base64::encode(&bytes))
            }
            "document" => self.document(2, 1),
            "unit" => json!({}),
            "string" => match shape["traits"]["smithy.api#enum"].as_array() {
                Some(values) => self.choice(values.iter().map(|value| value["value"].clone())),
                // JSON that has no second form: botocore writes it anew.
                None if !trait_of(member, shape, "mediaType").is_null() => {
                    json!(json!(self.string(Place::Header)).to_string())
                }
                None => json!(self.string(place)),
            },
            other => panic!("{id} is a {other}"),
        }
    }

    fn union(&mut self, id: &str, set: Members, done: &mut Vec<String>) -> Value {
        let members: Vec<_> = self.service.members(id).collect();
        let turn = self.turns.entry(id.to_owned()).or_default();
        *turn += 1;
        let simple = members.iter().find(|(_, member)| {
            let kind = self.service.kind(text(&member["target"]));
            !matches!(kind.as_str(), "structure" | "union")
        });
        let (name, member) = match simple {
            Some(simple) if self.depth > DEEP => *simple,
            _ => members[(*turn - 1) % members.len()],
        };
        let value = self.value(member, Place::Body, set, done);
        Value::Object(Map::from_iter([(name.clone(), value)]))
    }

    fn choice(&mut self, values: impl Iterator<Item = Value>) -> Value {
        let values: Vec<Value> = values.collect();
        values[self.random.below(values.len())].clone()
    }

    /// The number of items of a list or map: few, and within its bounds as far as they allow.
    fn length(&mut self, member: &Value, shape: &Value) -> usize {
        if self.depth > DEEP {
            return 0;
        }
        let length = trait_of(member, shape, "length");
        let bound = |key: &str| {
            length[key]
                .as_u64()
                .map(|bound| usize::try_from(bound).unwrap_or(usize::MAX))
        };
        let least = bound("min").unwrap_or(1).clamp(1, 3);
        (least + self.random.below(2)).min(bound("max").unwrap_or(usize::MAX))
    }

    fn integer(&mut self, member: &Value, shape: &Value, least: i64, most: i64) -> Value {
        let range = trait_of(member, shape, "range");
        let least = range["min"].as_i64().unwrap_or(least).max(least);
        let most = range["max"].as_i64().unwrap_or(most).min(most);
        let random = i64::try_from(self.random.next()).expect("31 bits");
        let within =
            least.saturating_add(random % most.saturating_sub(least).saturating_add(1).max(1));
        json!(
            self.random
                .pick(&[least, most, within, 0.clamp(least, most)])
        )
    }

    /// A fraction. Botocore writes no exponents outside bodies, and numbers of a float's precision as given.
    fn fraction(&mut self, kind: &str, place: Place) -> Value {
        const AWKWARD: [f64; 6] = [
            1e21,
            1e-7,
            0.1,
            5e-324,
            1.797_693_134_862_315_7e308,
            123_456.789,
        ];
        let random = f64::from(u32::try_from(self.random.below(1000)).expect("small")) / 8.0;
        let value = if place == Place::Body && kind == "double" && self.random.below(2) == 0 {
            self.random.pick(&AWKWARD)
        } else {
            random - 50.0
        };
        Value::Number(Number::from_f64(value).expect("finite"))
    }

    /// Whole seconds: botocore drops fractions of epoch seconds, and writes six digits of those of other formats.
    fn timestamp(&mut self) -> Value {
        json!((self.random.next() as u64 % 4_000_000_000) * 1000)
    }

    /// `first` is 1 if it cannot be null: a member that is null in JSON is read as one that is not set.
    fn document(&mut self, depth: usize, first: usize) -> Value {
        let kinds = if depth == 0 { 5 } else { 7 };
        match first + self.random.below(kinds - first) {
            0 => Value::Null,
            1 => json!(self.random.below(2) == 0),
            2 => json!(self.random.next()),
            3 => json!(-0.25),
            4 => json!(self.string(Place::Body)),
            5 => (0..2).map(|_| self.document(depth - 1, 0)).collect(),
            _ => {
                let members =
                    (0..2).map(|_| (self.string(Place::Body), self.document(depth - 1, 0)));
                Value::Object(members.collect())
            }
        }
    }

    fn string(&mut self, place: Place) -> String {
        let alphabet = match place {
            Place::Header => HEADER,
            Place::Host => HOST,
            Place::Body | Place::Uri => TEXT,
        };
        let characters: Vec<char> = alphabet.chars().collect();
        let length = 3 + self.random.below(8);
        (0..length).map(|_| self.random.pick(&characters)).collect()
    }
}
