//! The expected result of writing and reading a value in a format.

use std::str::FromStr;

use serde::Serialize;
use serde_json::{Number, Value};
use shapesmith::BigDecimal;

use crate::formats::{Bincode, Bson, Format, Json5, JsonText, Postcard, SonicRs, Toml};
use crate::own::{Adjacent, Own, Tagged, Untagged};
use crate::trip::{Choice, Part, Plain, Required};

/// The expected result for a value.
#[derive(Debug, PartialEq)]
pub enum Rule<T> {
    /// It is read again, as this value.
    Read(T),
    /// The format rejects it while writing.
    Refused,
    /// serde buffers it with a number that is not exact there: it is rejected while reading, or another number.
    Rounded,
}

/// A value of the table.
pub trait Sample: Serialize + Clone {
    /// Visits the documents in it.
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value));

    /// Whether serde buffers it before the generated type reads it.
    fn is_buffered(&self) -> bool {
        false
    }
}

/// The rule for a value in a format.
pub fn rule<F: Format, T: Sample>(value: &T) -> Rule<T> {
    let tree = serde_json::to_value(value).expect("a tree");
    let is_refused = match F::NAME {
        Bincode::NAME | Postcard::NAME => true,
        Toml::NAME => any(&tree, &Value::is_null),
        Bson::NAME => any(&tree, &is_beyond_i64),
        _ => false,
    };
    if is_refused {
        return Rule::Refused;
    }
    let are_numbers_text = cfg!(feature = "arbitrary_precision");
    if F::NAME == JsonText::NAME && value.is_buffered() && !are_numbers_text {
        let text = serde_json::to_string(value).expect("JSON");
        if !numbers(&text).all(is_exact) {
            return Rule::Rounded;
        }
    }
    let mut value = value.clone();
    value.documents(&mut |document| {
        each_number(document, &|number| {
            if let Some(double) = number.as_f64().filter(|_| number.is_f64()) {
                *number = document_double::<F>(double).unwrap_or(number.clone());
            }
        });
    });
    Rule::Read(value)
}

/// The number of a document that a format makes of a double, if it is another one.
fn document_double<F: Format>(double: f64) -> Option<Number> {
    match F::NAME {
        // It writes 3.0 as 3, and reads integers of 64 bits as such.
        Json5::NAME => {
            let digits = double.to_string();
            let unsigned = digits.parse::<u64>().map(Number::from);
            unsigned
                .or_else(|_| digits.parse::<i64>().map(Number::from))
                .ok()
        }
        // It reads -0.0 as 0.0. `Number` compares them as text with `arbitrary_precision`, and else as equal.
        SonicRs::NAME if double == 0.0 => Number::from_f64(0.0),
        _ => None,
    }
}

/// Whether any value in a tree has a property.
fn any(tree: &Value, is_one: &dyn Fn(&Value) -> bool) -> bool {
    is_one(tree)
        || match tree {
            Value::Array(items) => items.iter().any(|item| any(item, is_one)),
            Value::Object(members) => members.values().any(|value| any(value, is_one)),
            _ => false,
        }
}

fn is_beyond_i64(value: &Value) -> bool {
    value.is_u64() && !value.is_i64()
}

fn each_number(tree: &mut Value, visit: &dyn Fn(&mut Number)) {
    match tree {
        Value::Number(number) => visit(number),
        Value::Array(items) => items.iter_mut().for_each(|item| each_number(item, visit)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|value| each_number(value, visit)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The numbers of a JSON text.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let mut is_string = false;
    let mut is_escaped = false;
    let tokens = text.split(move |char| {
        let is_quote = char == '"' && !is_escaped;
        is_escaped = is_string && char == '\\' && !is_escaped;
        is_string ^= is_quote;
        is_string || !matches!(char, '0'..='9' | '.' | '-' | '+' | 'e' | 'E')
    });
    // `true` and `false` have an `e`.
    tokens.filter(|token| token.contains(|char: char| char.is_ascii_digit()))
}

/// Whether a number of a text is the same in a buffer: an integer of 64 bits, or the double that `serde_json` reads, which
/// need not be the nearest one. Larger integers are doubles, which are not read as integers.
fn is_exact(text: &str) -> bool {
    let Ok(number) = serde_json::from_str::<Number>(text) else {
        return false; // beyond the doubles
    };
    let decimal = |text: &str| BigDecimal::from_str(text).expect("a number");
    number.is_f64() == text.contains(['.', 'e', 'E'])
        && decimal(&number.to_string()) == decimal(text)
}

impl Sample for Part {
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value)) {
        if let Some(choice) = &mut self.choice {
            choice.documents(visit);
        }
    }
}

impl Sample for Choice {
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value)) {
        match self {
            Choice::Document(document) | Choice::Other(document) => visit(document),
            Choice::Part(part) => part.documents(visit),
            Choice::Choice(choice) => choice.documents(visit),
            _ => {}
        }
    }
}

impl Sample for Plain {
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value)) {
        self.document.iter_mut().for_each(&mut *visit);
        self.part.iter_mut().for_each(|part| part.documents(visit));
        self.choice
            .iter_mut()
            .for_each(|choice| choice.documents(visit));
    }
}

impl Sample for Required {
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value)) {
        visit(&mut self.document);
        self.part.documents(visit);
        self.choice.documents(visit);
    }
}

impl Sample for Adjacent {
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value)) {
        match self {
            Adjacent::Part(part) => part.documents(visit),
            Adjacent::Choice(choice) => choice.documents(visit),
        }
    }
}

impl Sample for Own {
    fn documents(&mut self, visit: &mut dyn FnMut(&mut Value)) {
        match self {
            Own::Plain(plain) => plain.documents(visit),
            Own::Flattened { part, .. } | Own::Tagged(Tagged::Part(part)) => part.documents(visit),
            Own::Tagged(Tagged::Choice(choice)) | Own::Untagged(Untagged::Choice(choice)) => {
                choice.documents(visit);
            }
            Own::Tagged(Tagged::Inner(adjacent)) | Own::Adjacent(adjacent) => {
                adjacent.documents(visit);
            }
            Own::Untagged(Untagged::Required(required)) => required.documents(visit),
        }
    }

    fn is_buffered(&self) -> bool {
        // The tag of an adjacent one is written first, so that the content is read at once.
        !matches!(self, Own::Plain(_) | Own::Adjacent(_))
    }
}
