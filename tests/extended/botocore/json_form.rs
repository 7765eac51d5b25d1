//! Values in their JSON form, as shapesmith reads and writes them.

use serde_json::{Value, json};

use super::dates;
use super::model::{Protocol, Service, text, trait_of};

/// The name of a member.
pub fn name<'m>(service: &Service, name: &'m str, member: &'m Value) -> &'m str {
    let json_name = member["traits"]["smithy.api#jsonName"].as_str();
    let json_name = json_name.filter(|_| service.protocol == Protocol::RestJson);
    json_name.unwrap_or(name)
}

/// An input.
pub fn input(service: &Service, input: &str, params: &Value) -> Value {
    value(service, &json!({ "target": input }), params)
}

/// The value of a member.
pub fn value(service: &Service, member: &Value, value: &Value) -> Value {
    let id = text(&member["target"]);
    let shape = service.shape(id);
    let of = |member: &Value, value: &Value| self::value(service, member, value);
    match (service.kind(id).as_str(), value) {
        ("structure" | "union", Value::Object(values)) => {
            let of_member = |(name, value): (&String, &Value)| {
                let member = &shape["members"][name];
                (
                    self::name(service, name, member).to_owned(),
                    of(member, value),
                )
            };
            Value::Object(values.iter().map(of_member).collect())
        }
        ("list" | "set", Value::Array(items)) => items
            .iter()
            .map(|item| of(&shape["member"], item))
            .collect(),
        ("map", Value::Object(entries)) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, item)| (key.clone(), of(&shape["value"], item)));
            Value::Object(entries.collect())
        }
        ("timestamp", Value::Number(milliseconds)) => {
            let seconds = milliseconds.as_u64().expect("after 1970") / 1000;
            match text(trait_of(member, shape, "timestampFormat")) {
                "date-time" => json!(dates::date_time(seconds)),
                "http-date" => json!(dates::http_date(seconds)),
                _ => json!(seconds),
            }
        }
        _ => value.clone(),
    }
}
