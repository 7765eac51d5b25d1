//! Writing JSON text without a serializer: strings are searched for characters that need an escape by words, not by bytes.

use super::{Written, word};
use crate::json::base64;
use crate::json::reader::plain;
use crate::schema::{MemberSchema, Schema};
use crate::value::list::{List, Map};
use crate::value::{Structure, Union, UnionMember, View};

/// Appends a value. Returns `false` if it cannot be written: the serializer says why.
pub(in crate::json) fn write(view: &View<'_>, schema: &Schema, out: &mut Vec<u8>) -> bool {
    match view {
        View::Unset => out.extend_from_slice(b"null"),
        View::Unit => out.extend_from_slice(b"{}"),
        View::Bool(true) => out.extend_from_slice(b"true"),
        View::Bool(false) => out.extend_from_slice(b"false"),
        View::F32(value, _) if !value.is_finite() => string(word(f64::from(*value)), out),
        View::F64(value, _) if !value.is_finite() => string(word(*value), out),
        View::Text(text) => string(text, out),
        View::StringEnum(value) => string(value.text(), out),
        View::Blob(bytes) => {
            out.push(b'"');
            out.extend_from_slice(base64::encode(bytes).as_bytes());
            out.push(b'"');
        }
        View::List(items) => return list(*items, schema, out),
        View::Items(items) => return list(items, schema, out),
        View::Map(entries) => return map(*entries, schema, out),
        View::Entries(entries) => return map(entries, schema, out),
        View::Structure(value) => return structure(*value, out),
        View::Union(value) => return union(*value, out),
        _ => {
            let value = Written {
                view: crate::value::Value::view(view),
                schema,
                concealed: false,
            };
            return serde_json::to_writer(out, &value).is_ok();
        }
    }
    true
}

fn list(items: &dyn List, schema: &Schema, out: &mut Vec<u8>) -> bool {
    out.push(b'[');
    for index in 0..items.len() {
        if index > 0 {
            out.push(b',');
        }
        if !write(&items.item(index), schema.item(), out) {
            return false;
        }
    }
    out.push(b']');
    true
}

fn map(entries: &dyn Map, schema: &Schema, out: &mut Vec<u8>) -> bool {
    let (mut before, mut is_written) = (b'{', true);
    entries.each(&mut |key, value| {
        out.push(before);
        before = b',';
        string(key.text(), out);
        out.push(b':');
        is_written = is_written && write(&value, schema.item(), out);
    });
    if before == b'{' {
        out.push(b'{');
    }
    out.push(b'}');
    is_written
}

fn structure(value: &dyn Structure, out: &mut Vec<u8>) -> bool {
    let mut before = b'{';
    for (number, of_schema) in value.schema().members.iter().enumerate() {
        let view = match of_schema.mark {
            None => value.member(number),
            Some(_) => value.present(number),
        };
        if view.is_set() {
            out.push(before);
            before = b',';
            if !member(of_schema, &view, out) {
                return false;
            }
        }
    }
    if before == b'{' {
        out.push(b'{');
    }
    out.push(b'}');
    true
}

fn union(value: &dyn Union, out: &mut Vec<u8>) -> bool {
    let UnionMember::Known(number, view) = value.member() else {
        return false;
    };
    out.push(b'{');
    let is_written = member(&value.schema().members[number], &view, out);
    out.push(b'}');
    is_written
}

fn member(of_schema: &MemberSchema, view: &View<'_>, out: &mut Vec<u8>) -> bool {
    string(of_schema.json_name(), out);
    out.push(b':');
    write(view, of_schema.schema, out)
}

/// Appends a string, with the escapes that `serde_json` writes.
fn string(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let mut end = plain(rest);
        while rest.get(end).is_some_and(|byte| escape(*byte).is_none()) {
            end += 1;
        }
        out.extend_from_slice(&rest[..end]);
        let Some(&byte) = rest.get(end) else {
            break;
        };
        match escape(byte) {
            Some(b'u') => {
                let digits = b"0123456789abcdef";
                let (high, low) = (usize::from(byte >> 4), usize::from(byte & 15));
                out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digits[high], digits[low]]);
            }
            escape => out.extend([b'\\'].into_iter().chain(escape)),
        }
        rest = &rest[end + 1..];
    }
    out.push(b'"');
}

/// The character after the backslash of an escape.
#[inline]
fn escape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0..0x20 => b'u',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::ANY;
    use crate::value::Value;

    fn written(value: &impl Value) -> String {
        let mut out = Vec::new();
        assert!(write(&value.view(), &ANY, &mut out));
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn strings_are_written_as_serde_json_does() {
        let mut texts: Vec<String> = (0..=0x2ff)
            .filter_map(char::from_u32)
            .map(String::from)
            .collect();
        for length in 0..20 {
            for special in ["\"", "\\", "\n", "\u{1f}", "\u{7f}", "é", "😀", "\u{2028}"] {
                for place in 0..=length {
                    let (before, after) = ("a".repeat(place), "b".repeat(length - place));
                    texts.push(format!("{before}{special}{after}"));
                    texts.push(format!("{before}{special}{special}{after}{special}"));
                }
            }
        }
        for text in texts {
            let expected = serde_json::to_string(&text).expect("JSON");
            assert_eq!(written(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn collections_and_numbers_are_written_as_serde_json_does() {
        let map = BTreeMap::from([
            ("a\"".to_owned(), vec![Some(1.5), None]),
            ("b".to_owned(), vec![]),
        ]);
        assert_eq!(written(&map), serde_json::to_string(&map).expect("JSON"));
        assert_eq!(written(&BTreeMap::<String, i32>::new()), "{}");
        assert_eq!(
            written(&vec![i64::MIN, 0, i64::MAX]),
            format!("[{},0,{}]", i64::MIN, i64::MAX)
        );
        assert_eq!(
            written(&vec![f32::NAN, 0.1, f32::INFINITY]),
            r#"["NaN",0.1,"Infinity"]"#
        );
        assert_eq!(written(&vec![true, false]), "[true,false]");
        assert_eq!(written(&b"ab".to_vec()), "\"YWI=\"");
        assert_eq!(written(&()), "{}");
    }
}
