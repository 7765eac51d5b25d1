//! JSON values that can be compared as Smithy's differ compares them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// A value. Two objects are equal whatever the order of their keys; `1` and `1.0` are not equal, as in Smithy.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    Null,
    Bool(bool),
    /// The digits as written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
    /// The text of a value that is nested too deeply to be read.
    Deep(&'a str),
}

/// More levels than any trait has; Smithy's own parser ends at 64.
const MAX_DEPTH: usize = 100;

impl<'a> Node<'a> {
    pub const EMPTY: Node<'static> = Node::Object(Vec::new());

    /// Reads a value from a text that is known to be JSON.
    pub fn read(text: &'a str) -> Self {
        Reader { text, at: 0 }.value(MAX_DEPTH)
    }

    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Node::Text(text.into())
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Node::Null)
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Node::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of a number, as exactly as a float can be.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Node::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The items of a list; empty for other values.
    pub fn items(&self) -> &[Node<'a>] {
        match self {
            Node::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of an object; empty for other values.
    pub fn entries(&self) -> &[(Cow<'a, str>, Node<'a>)] {
        match self {
            Node::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key of an object.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        let mut entries = self.entries().iter();
        entries.find_map(|(known, value)| (known == key).then_some(value))
    }

    /// The text of a key of an object.
    pub fn get_str(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Node::Null, Node::Null) => true,
            (Node::Bool(a), Node::Bool(b)) => a == b,
            (Node::Number(a), Node::Number(b)) => same_number(a, b),
            (Node::Text(a), Node::Text(b)) => a == b,
            (Node::List(a), Node::List(b)) => a == b,
            (Node::Deep(a), Node::Deep(b)) => a == b,
            (Node::Object(a), Node::Object(b)) => {
                if a.len() != b.len() {
                    return false;
                }
                if a.iter().zip(b).all(|((a, _), (b, _))| a == b) {
                    return a.iter().zip(b).all(|((_, a), (_, b))| a == b);
                }
                let b: HashMap<&str, &Node<'_>> = b.iter().map(|(k, v)| (&**k, v)).collect();
                a.iter().all(|(k, v)| b.get(&**k) == Some(&v))
            }
            _ => false,
        }
    }
}

/// Integers are equal if their digits are. A decimal is read as a double, if that loses nothing.
fn same_number(a: &str, b: &str) -> bool {
    let is_decimal = |digits: &str| digits.contains(['.', 'e', 'E']);
    if a == b {
        return true;
    }
    let (Ok(x), Ok(y)) = (a.parse::<f64>(), b.parse::<f64>()) else {
        return false;
    };
    let zeros = ["0", "-0"];
    if zeros.contains(&a) && zeros.contains(&b) {
        return true;
    }
    is_decimal(a) && is_decimal(b) && x.to_bits() == y.to_bits() && a.len().max(b.len()) < 18
}

/// Writes compact JSON, cut after some eighty characters.
impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(self, &mut text);
        if let Some((end, _)) = text.char_indices().nth(MAX_SHOWN) {
            text.truncate(end);
            text.push('…');
        }
        f.write_str(&text)
    }
}

const MAX_SHOWN: usize = 80;

fn write(node: &Node<'_>, out: &mut String) {
    // Text beyond the end is not shown.
    if out.len() > MAX_SHOWN * 4 {
        return;
    }
    match node {
        Node::Null => out.push_str("null"),
        Node::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Node::Number(digits) | Node::Deep(digits) => out.push_str(digits),
        Node::Text(text) => quote(text, out),
        Node::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write(item, out);
            }
            out.push(']');
        }
        Node::Object(entries) => {
            out.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                quote(key, out);
                out.push_str(": ");
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// Reads a text that has been checked to be JSON.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r' | b',' | b':') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Node<'a> {
        let first = self.peek();
        let start = self.at;
        if depth == 0 && matches!(first, b'{' | b'[') {
            self.skip();
            return Node::Deep(&self.text[start..self.at]);
        }
        match first {
            b'"' => Node::Text(self.string()),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while !matches!(self.peek(), b']' | 0) {
                    items.push(self.value(depth - 1));
                }
                self.at += 1;
                Node::List(items)
            }
            b'{' => {
                self.at += 1;
                let mut entries = Vec::new();
                while self.peek() == b'"' {
                    let key = self.string();
                    entries.push((key, self.value(depth - 1)));
                }
                self.at += 1;
                Node::Object(entries)
            }
            _ => {
                let rest = &self.text[start..];
                let end = rest.find([',', ']', '}', ' ', '\t', '\n', '\r']);
                self.at += end.unwrap_or(rest.len()).max(1);
                match &self.text[start..self.at.min(self.text.len())] {
                    "null" => Node::Null,
                    "true" => Node::Bool(true),
                    "false" => Node::Bool(false),
                    digits => Node::Number(digits),
                }
            }
        }
    }

    fn string(&mut self) -> Cow<'a, str> {
        let start = self.at;
        self.at += 1;
        let mut has_escapes = false;
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    self.at += 1;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.text.len());
        let quoted = &self.text[start..self.at];
        if has_escapes {
            // An invalid escape is kept as written.
            let decoded = serde_json::from_str::<String>(quoted).ok();
            return decoded.map_or(Cow::Borrowed(quoted), Cow::Owned);
        }
        Cow::Borrowed(quoted.trim_matches('"'))
    }

    /// Skips an object or a list.
    fn skip(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    open -= 1;
                    self.at += 1;
                }
                b'"' => drop(self.string()),
                0 => return,
                _ => self.at += 1,
            }
            if open == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_written() {
        let text = r#" {"a": [1, -2.50e3, {"b": null}], "k\u0065y": "x\n\"", "c": {}, "d": [true, false, ""]} "#;
        let node = Node::read(text);
        let expected =
            r#"{"a": [1, -2.50e3, {"b": null}], "key": "x\n\"", "c": {}, "d": [true, false, ""]}"#;
        let mut shown = String::new();
        write(&node, &mut shown);
        assert_eq!(shown, expected);
        assert_eq!(node.get("a").expect("a").items().len(), 3);
    }

    #[test]
    fn order_of_keys_does_not_matter_and_that_of_items_does() {
        let same = |a, b| Node::read(a) == Node::read(b);
        assert!(same(r#"{"a": 1, "b": [2]}"#, r#"{"b":[2],"a":1}"#));
        assert!(!same(r#"{"a": 1, "b": 2}"#, r#"{"a": 1, "c": 2}"#));
        assert!(!same("[1, 2]", "[2, 1]"));
        assert!(same("1.50", "1.5") && same("1e2", "100.0") && same("0", "-0"));
        assert!(!same("1", "1.0") && !same("1", "2") && !same("\"1\"", "1"));
    }

    #[test]
    fn deep_values_are_compared_as_texts() {
        let deep = "[".repeat(50_000) + &"]".repeat(50_000);
        assert!(Node::read(&deep) == Node::read(&deep));
        let list = Node::read("[[1, \"]\"], 2]");
        assert_eq!(list.items().len(), 2);
    }
}
