//! The values of members, and their texts.

use shapesmith_test_support::random::Random;

use super::kinds::{Form, Kind, TIMES};
use super::model::{Container, Place, Slot};

/// A list: the numbers of its items among the values of the kind; `None` for null.
pub type Items = Vec<Option<usize>>;

/// The value of a member.
#[derive(Clone, Debug)]
pub enum Assigned {
    Scalar(usize),
    List(Items),
    /// Keys, with an item or with a list; `None` for null.
    Map(Vec<(String, Option<Items>)>),
}

/// A random value of a member that can be sent where it is bound.
pub fn value(slot: &Slot, is_response: bool, random: &mut Random) -> Assigned {
    let all: Vec<usize> = (0..slot.kind.len())
        .filter(|value| is_sendable(slot, *value, is_response))
        .collect();
    assert!(!all.is_empty(), "{slot:?}");
    // A null can be sent in a document only.
    let has_nulls = !is_response || slot.place == Place::Payload;
    match slot.container {
        Container::None => Assigned::Scalar(random.pick(&all)),
        Container::List => Assigned::List(items(&all, false, random)),
        Container::SparseList => Assigned::List(items(&all, has_nulls, random)),
        Container::Set => {
            let start = random.below(all.len());
            let count = random.below(all.len() + 1);
            let items = (0..count).map(|at| Some(all[(start + at) % all.len()]));
            Assigned::List(items.collect())
        }
        Container::Map(map) => {
            let keys: &[&str] = match (slot.place, is_response) {
                (Place::PrefixHeaders, true) => &["a", "t2.nano"],
                (Place::PrefixHeaders, false) => &["A", "b", "t2.nano"],
                _ => &["k", "t2.nano", "a b&=+", "é/%2f", ""],
            };
            let mut entries = Vec::new();
            // There is no header for an empty map.
            let least = usize::from(is_response && slot.place == Place::PrefixHeaders);
            for key in keys.iter().take(random.below(keys.len() + 1).max(least)) {
                let value = match map.list {
                    None => vec![Some(random.pick(&all))],
                    Some(sparse) => items(&all, sparse && has_nulls, random),
                };
                let is_null = map.sparse && has_nulls && random.below(4) == 0;
                entries.push(((*key).to_owned(), (!is_null).then_some(value)));
            }
            Assigned::Map(entries)
        }
    }
}

fn items(all: &[usize], has_nulls: bool, random: &mut Random) -> Items {
    let count = random.below(5);
    (0..count)
        .map(|_| (!has_nulls || random.below(3) > 0).then(|| random.pick(all)))
        .collect()
}

/// Whether a value can be sent where the member is bound.
fn is_sendable(slot: &Slot, value: usize, is_response: bool) -> bool {
    let text = text(slot.kind, slot.place, value);
    let is_time = matches!(slot.kind.form, Form::Time(_));
    if is_response && is_time && TIMES[value][0].contains('.') {
        return false;
    }
    match slot.place {
        Place::Label | Place::GreedyLabel => !text.is_empty(),
        Place::HostLabel => {
            text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !text.is_empty()
        }
        Place::Header | Place::PrefixHeaders => text.chars().all(|c| c == '\t' || !c.is_control()),
        // An empty body is not a value.
        Place::Payload => !is_response || !text.is_empty() || slot.kind.form == Form::None,
        Place::Query | Place::QueryParams | Place::ResponseCode => true,
    }
}

/// The text of a value of a kind where it is bound.
pub fn text(kind: Kind, place: Place, value: usize) -> String {
    encoded(kind, place, kind.text(value, place == Place::Header))
}

/// The text that is sent for a plain text.
pub fn encoded(kind: Kind, place: Place, text: String) -> String {
    match (kind.form, place) {
        (Form::Media, Place::Header) => base64(text.as_bytes()),
        _ => text,
    }
}

/// The value in a document.
pub fn json(slot: &Slot, value: &Assigned) -> String {
    let item = |item: &Option<usize>| {
        item.map_or_else(|| "null".to_owned(), |value| slot.kind.json(value))
    };
    let list =
        |items: &Items| format!("[{}]", items.iter().map(item).collect::<Vec<_>>().join(","));
    match value {
        Assigned::Scalar(value) => slot.kind.json(*value),
        Assigned::List(items) => list(items),
        Assigned::Map(entries) => {
            let of_lists = matches!(slot.container, Container::Map(map) if map.list.is_some());
            let entries = entries.iter().map(|(key, value)| {
                let value = match value {
                    None => "null".to_owned(),
                    Some(items) if of_lists => list(items),
                    Some(items) => item(&items[0]),
                };
                format!("{}:{value}", serde_json::json!(key))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}

/// The texts that are sent for a value, each with the key of a map. Nulls are not sent.
pub fn texts(slot: &Slot, value: &Assigned) -> Vec<(String, String)> {
    let of = |key: &str, items: &Items| {
        let items = items.iter().flatten();
        let texts = items.map(|value| (key.to_owned(), text(slot.kind, slot.place, *value)));
        texts.collect::<Vec<_>>()
    };
    match value {
        Assigned::Scalar(value) => of("", &vec![Some(*value)]),
        Assigned::List(items) => of("", items),
        Assigned::Map(entries) => {
            let entries = entries.iter();
            entries
                .flat_map(|(key, items)| items.as_ref().map_or(vec![], |items| of(key, items)))
                .collect()
        }
    }
}

/// Base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .fold(0_usize, |group, byte| group << 8 | usize::from(*byte));
        let group = group << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = char::from(digits[group >> (18 - 6 * place) & 63]);
            text.push(if place > chunk.len() { '=' } else { digit });
        }
    }
    text
}
