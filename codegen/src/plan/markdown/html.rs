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
    /// Authors put words into angle brackets that happen to begin with the name of an element, as in
    /// `<table name>`. So an attribute has a value or is one of those that need none, and a closing
    /// tag has no attributes. Anything else is text.
    ///
    /// Reading a text from each of its `<` takes linear time. What is read from one ends before the
    /// next `<` outside of a value in quotes, and a quotation mark stands nowhere but around a value.
    /// So of all that have been begun and read the same character, at most one is outside of quotes,
    /// and one within each kind of quotes.
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
        let name = name.to_ascii_lowercase();
        let element = Element::of(&name)?;
        if !after.starts_with([' ', '\n', '\t', '/', '>']) {
            return None;
        }
        let mut rest = after;
        let end = loop {
            if let Some(end) = tag_end(rest) {
                break end;
            }
            let attribute = Attribute::read(rest).filter(|_| !closes)?;
            if attribute.value.is_none() && !is_boolean(&name, attribute.name) {
                return None;
            }
            rest = attribute.after;
        };
        Some(Tag {
            element,
            closes,
            attributes: &after[..after.len() - rest.len()],
            length: text.len() - end.len(),
        })
    }

    /// The value of an attribute, without character references; empty if it is not there.
    pub fn attribute(&self, wanted: &str) -> String {
        let mut rest = self.attributes;
        while let Some(attribute) = Attribute::read(rest) {
            if attribute.name.eq_ignore_ascii_case(wanted) {
                return entities(attribute.value.unwrap_or_default());
            }
            rest = attribute.after;
        }
        String::new()
    }

    /// The number that a numbered list begins with, if Markdown can write it (HTML, "Rules for parsing
    /// integers"; `CommonMark`, "Ordered list marker").
    pub fn start(&self) -> u32 {
        let value = self.attribute("start");
        let value = value.trim_start();
        let digits = value.strip_prefix('+').unwrap_or(value);
        let end = digits.find(|c: char| !c.is_ascii_digit());
        let number = digits[..end.unwrap_or(digits.len())].parse();
        number.ok().filter(|&n| n <= MAX_NUMBER).unwrap_or(1)
    }
}

/// The largest number of an item: one of nine digits (`CommonMark`, "Ordered list marker").
pub(super) const MAX_NUMBER: u32 = 999_999_999;

/// An attribute of a tag; character references in its value stand as they are written.
struct Attribute<'a> {
    name: &'a str,
    value: Option<&'a str>,
    after: &'a str,
}

impl<'a> Attribute<'a> {
    /// Reads an attribute, and the white space before it (`CommonMark`, "Attribute").
    fn read(text: &'a str) -> Option<Self> {
        let text = trim_space(text);
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_:.-".contains(&b);
        let end = text.bytes().position(|b| !is_name(b));
        let (name, after) = text.split_at(end.unwrap_or(text.len()));
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':')) {
            return None;
        }
        let Some(value) = trim_space(after).strip_prefix('=') else {
            // What ends a name is white space, or the end of the tag.
            let is_whole = after.is_empty()
                || after.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c));
            return is_whole.then_some(Attribute {
                name,
                value: None,
                after,
            });
        };
        let value = trim_space(value);
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = if let Some(quote) = quote {
            value[1..].split_once(quote)?
        } else {
            let is_end = |c: char| c.is_ascii_whitespace() || "\"'=<>`".contains(c);
            let (value, after) = value.split_at(value.find(is_end).unwrap_or(value.len()));
            if value.is_empty() || after.starts_with(['"', '\'', '=', '<', '`']) {
                return None;
            }
            (value, after)
        };
        Some(Attribute {
            name,
            value: Some(value),
            after,
        })
    }
}

fn trim_space(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_whitespace())
}

/// What stands behind the end of a tag, if nothing but white space and a slash stands before that.
fn tag_end(text: &str) -> Option<&str> {
    let text = trim_space(text);
    let text = text.strip_prefix('/').map_or(text, trim_space);
    text.strip_prefix('>')
}

/// Whether an attribute of an element needs no value: the boolean attributes of HTML that any element
/// can have, and those of the elements we know, obsolete ones included. (Of a link, `download` is none
/// of them, but is written without a value, too.)
fn is_boolean(element: &str, attribute: &str) -> bool {
    let own: &[&str] = match element {
        "a" => &["download"],
        "dl" | "ul" => &["compact"],
        "hr" => &["noshade"],
        "img" => &["ismap"],
        "ol" => &["compact", "reversed"],
        "td" | "th" => &["nowrap"],
        _ => &[],
    };
    let any = ["autofocus", "hidden", "inert", "itemscope"];
    let mut names = own.iter().chain(&any);
    names.any(|name| attribute.eq_ignore_ascii_case(name))
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
