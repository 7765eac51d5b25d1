//! The layout of JSON: a value per line, indented by some spaces per level.

/// The maximum number of levels that are broken into lines. Deeper values are written on one line, so that nesting does
/// not make a text much longer.
const MAX_LEVELS: usize = 100;

/// A text of JSON that is being written.
#[derive(Debug)]
pub(super) struct Layout {
    out: String,
    /// The indentation of a level.
    indent: &'static str,
    /// Writes a string, number or literal, which is JSON.
    token: fn(&mut String, &str),
    /// Writes a text as a string.
    text: fn(&mut String, &str),
    depth: usize,
    /// Whether an object or array has just been opened.
    is_first: bool,
}

impl Default for Layout {
    /// A layout with two spaces per level, where values stay as they are.
    fn default() -> Self {
        Layout::new("  ", String::push_str, |out, text| {
            out.push_str(&serde_json::Value::from(text).to_string());
        })
    }
}

impl Layout {
    pub(super) fn new(
        indent: &'static str,
        token: fn(&mut String, &str),
        text: fn(&mut String, &str),
    ) -> Self {
        Layout {
            out: String::new(),
            indent,
            token,
            text,
            depth: 0,
            is_first: false,
        }
    }

    /// Starts an object or array.
    pub(super) fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    /// Ends an object or array.
    pub(super) fn close(&mut self, bracket: char) {
        let has_lines = self.has_lines();
        self.depth -= 1;
        if !self.is_first && has_lines {
            self.line();
        }
        self.is_first = false;
        self.out.push(bracket);
    }

    /// Starts an item.
    pub(super) fn item(&mut self) {
        if !self.is_first {
            self.out.push(',');
        }
        let is_first = std::mem::take(&mut self.is_first);
        if self.has_lines() {
            self.line();
        } else if !is_first {
            self.out.push(' ');
        }
    }

    /// Starts an entry.
    pub(super) fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.out.push_str(": ");
    }

    /// Writes a string.
    pub(super) fn string(&mut self, text: &str) {
        (self.text)(&mut self.out, text);
    }

    /// Writes a value, which is JSON.
    pub(super) fn value(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        // The last character outside of strings other than whitespace.
        let mut last = b':';
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            at += 1;
            let starts_item = matches!(last, b'{' | b'[' | b',');
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' => continue,
                b'{' | b'[' => {
                    if starts_item {
                        self.item();
                    }
                    self.open(char::from(byte));
                }
                b'}' | b']' => self.close(char::from(byte)),
                b':' => self.out.push_str(": "),
                // The next item writes it.
                b',' => {}
                _ => {
                    if starts_item {
                        self.item();
                    }
                    at = start + token_length(&text[start..]);
                    (self.token)(&mut self.out, &text[start..at]);
                }
            }
            last = byte;
        }
    }

    fn has_lines(&self) -> bool {
        self.depth <= MAX_LEVELS
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str(self.indent);
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }
}

/// The length of the string, number or literal at the start of a text.
fn token_length(text: &str) -> usize {
    if !text.starts_with('"') {
        let is_end = |c: char| c.is_ascii_whitespace() || ",:]}".contains(c);
        return text.find(is_end).unwrap_or(text.len());
    }
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_laid_out_like_serde_json() {
        for text in [
            r#"{"a":[1,{"b":[]},{}],"c":{"d":"e"}}"#,
            r#"[[[]],[{}],[1,"x\"],\\"]]"#,
            r#""x""#,
            "true",
            r#"{ "a" : null , "b" : [ 1 , 2 ] }"#,
        ] {
            let mut layout = Layout::default();
            layout.value(text);
            let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let expected = serde_json::to_string_pretty(&value).expect("a text");
            assert_eq!(layout.finish(), expected + "\n", "{text}");
        }
    }

    #[test]
    fn deep_values_are_on_one_line() {
        let deep = "[".repeat(50_000) + "1,2" + &"]".repeat(50_000);
        let mut layout = Layout::default();
        layout.value(&deep);
        let text = layout.finish();
        assert!(text.len() < deep.len() + 30_000, "{}", text.len());
        assert_eq!(text.lines().count(), 201);
        let without_spaces: String = text.split_whitespace().collect();
        assert_eq!(without_spaces, deep);
    }

    #[test]
    fn numbers_and_escapes_stay_as_they_are() {
        let mut layout = Layout::default();
        layout.value(r#"[1e400,0.10,-0,"\u00e9\/"]"#);
        let expected = "[\n  1e400,\n  0.10,\n  -0,\n  \"\\u00e9\\/\"\n]\n";
        assert_eq!(layout.finish(), expected);
    }
}
