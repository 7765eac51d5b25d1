//! HTML as it stands in documentation: tags, character references, addresses.

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Anchor,
    Bold,
    Break,
    Code,
    /// `dt`, a term: a bold paragraph.
    Term,
    /// A heading, which is written as a bold paragraph.
    Heading,
    Image,
    Important,
    Italic,
    Item,
    Note,
    List {
        numbered: bool,
    },
    /// Begins and ends a paragraph.
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Strike,
    /// A cell of a table.
    Cell {
        is_head: bool,
    },
    /// Of no consequence.
    Plain,
}

impl Element {
    /// The elements that documentation is written with; anything else in angle brackets is a
    /// placeholder of its author's, such as `<bucket-name>`.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "a" => Element::Anchor,
            "b" | "strong" => Element::Bold,
            "i" | "em" => Element::Italic,
            "s" | "del" | "strike" => Element::Strike,
            "br" => Element::Break,
            "code" | "tt" | "kbd" | "samp" => Element::Code,
            "pre" => Element::Preformatted,
            "dt" => Element::Term,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Element::Heading,
            "hr" => Element::Rule,
            "img" => Element::Image,
            "important" => Element::Important,
            "note" => Element::Note,
            "li" => Element::Item,
            "ul" => Element::List { numbered: false },
            "ol" => Element::List { numbered: true },
            "blockquote" => Element::Quote,
            "td" => Element::Cell { is_head: false },
            "th" => Element::Cell { is_head: true },
            "p" | "div" | "dd" | "dl" | "table" | "tr" => Element::Paragraph,
            "abbr" | "body" | "caption" | "center" | "colgroup" | "enumvalues" | "fullname"
            | "small" | "span" | "sub" | "sup" | "tbody" | "thead" | "title" | "u" => {
                Element::Plain
            }
            _ => return None,
        })
    }

    /// Whether a line that begins with its tag begins a block of HTML (`CommonMark`, "HTML blocks").
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Element::Anchor
                | Element::Bold
                | Element::Italic
                | Element::Strike
                | Element::Break
                | Element::Code
                | Element::Image
                | Element::Plain
        )
    }
}

/// A tag of a known element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    pub element: Element,
    pub closes: bool,
    /// What stands between the name and the end.
    attributes: &'a str,
    /// Its length in bytes.
    pub length: usize,
}

impl<'a> Tag<'a> {
    /// Reads a tag at the beginning of `text`, which begins with `<` (`CommonMark`, "Raw HTML").
    ///
    /// What it looks at ends with the tag, with the next `<` outside of quotes or with the value of
    /// an attribute, so that reading a text from each of its `<` takes linear time.
    pub fn read(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let is_name = |b: &u8| b.is_ascii_alphanumeric();
        // No name of an element that we know is longer.
        let length = inside.bytes().take(11).take_while(is_name).count();
        let (name, after) = inside.split_at(length);
        let element = Element::of(&name.to_ascii_lowercase())?;
        if !after.starts_with([' ', '\n', '\t', '/', '>']) {
            return None;
        }
        let end = attributes_end(after)?;
        Some(Tag {
            element,
            closes,
            attributes: &after[..end],
            length: text.len() - after.len() + end + 1,
        })
    }

    /// The value of an attribute, without character references; empty if it is not there.
    pub fn attribute(&self, wanted: &str) -> String {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return String::new();
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/');
            let (name, after) = rest.split_at(end.unwrap_or(rest.len()).max(1));
            rest = after.trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                (value, rest) = match quote {
                    Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                    None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
                };
            }
            if name.eq_ignore_ascii_case(wanted) {
                return entities(value);
            }
        }
    }
}

/// The length of the attributes at the beginning of a text, up to the `>` behind them.
fn attributes_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'>' => return Some(at),
            b'<' => return None,
            // Only a value is quoted; an apostrophe elsewhere is one.
            b'=' => {
                at += 1;
                while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                    at += 1;
                }
                if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
                    at += 1;
                    at += bytes[at..].iter().position(|b| b == quote)? + 1;
                }
            }
            _ => at += 1,
        }
    }
}

/// Whether an address is one that a reader may be sent to.
pub(super) fn is_web_address(text: &str) -> bool {
    let has = |scheme: &str| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len()
    };
    (has("https://") || has("http://")) && !text.contains(char::is_whitespace)
}

/// The length of the web address at the beginning of a text.
pub(super) fn address(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|s| text.starts_with(s))?;
    let is_part = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(
                c,
                '<' | '>' | '"' | '\'' | '`' | ')' | '(' | '[' | ']' | '\\' | '{' | '}' | '|' | '*'
            )
    };
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    (url.len() > scheme.len()).then_some(url.len())
}

/// Replaces HTML's character references.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = reference(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The character reference at the beginning of a text, which begins with `&`, and its length.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(11).position(|b| b == b';')?;
    entity(&text[1..end]).map(|c| (c, end + 1))
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let code = u32::from_str_radix(digits, radix).ok()?;
        return char::from_u32(code).filter(|&c| !c.is_control() && !super::turns(c));
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "times" => '×',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        _ => return None,
    })
}
