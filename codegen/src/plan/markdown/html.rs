//! HTML tags (`CommonMark`, "Raw HTML").

use super::entity::decode_references;
use super::limits::MAX_ITEM_NUMBER;

/// The known elements, by what they do to the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Anchor,
    Bold,
    Break,
    Code,
    /// `dt`: a bold paragraph.
    Term,
    /// Written as a bold paragraph.
    Heading,
    Image,
    Important,
    Italic,
    Item,
    Note,
    List {
        is_ordered: bool,
    },
    /// Any element whose tags end a paragraph.
    Paragraph,
    Preformatted,
    BlockQuote,
    ThematicBreak,
    Strikethrough,
    TableCell {
        is_header: bool,
    },
    /// Any element whose tags are dropped.
    Ignored,
}

impl Element {
    /// The elements that documentation uses. Other names in angle brackets are placeholders, such as
    /// `<bucket-name>`.
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "a" => Element::Anchor,
            "b" | "strong" => Element::Bold,
            "i" | "em" => Element::Italic,
            "s" | "del" | "strike" => Element::Strikethrough,
            "br" => Element::Break,
            "code" | "tt" | "kbd" | "samp" => Element::Code,
            "pre" => Element::Preformatted,
            "dt" => Element::Term,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Element::Heading,
            "hr" => Element::ThematicBreak,
            "img" => Element::Image,
            "important" => Element::Important,
            "note" => Element::Note,
            "li" => Element::Item,
            "ul" => Element::List { is_ordered: false },
            "ol" => Element::List { is_ordered: true },
            "blockquote" => Element::BlockQuote,
            "td" => Element::TableCell { is_header: false },
            "th" => Element::TableCell { is_header: true },
            "p" | "div" | "dd" | "dl" | "table" | "tr" => Element::Paragraph,
            "abbr" | "body" | "caption" | "center" | "colgroup" | "enumvalues" | "fullname"
            | "small" | "span" | "sub" | "sup" | "tbody" | "thead" | "title" | "u" => {
                Element::Ignored
            }
            _ => return None,
        })
    }

    /// Whether a line that starts with its tag starts an HTML block (`CommonMark`, "HTML blocks").
    pub(crate) fn is_block(self) -> bool {
        !matches!(
            self,
            Element::Anchor
                | Element::Bold
                | Element::Italic
                | Element::Strikethrough
                | Element::Break
                | Element::Code
                | Element::Image
                | Element::Ignored
        )
    }
}

/// A tag of a known element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    pub(crate) element: Element,
    pub(crate) is_closing: bool,
    attributes: &'a str,
    /// In bytes, with the angle brackets.
    pub(crate) length: usize,
}

impl<'a> Tag<'a> {
    /// Parses the tag at the start of `text`.
    ///
    /// Documentation has placeholders that start with the name of an element, as in `<table name>`. So
    /// an attribute must have a value unless HTML defines it as boolean, and a closing tag has no
    /// attributes. Anything else is text.
    ///
    /// Parsing from every `<` of a text takes linear time: outside of quotes a tag ends before the next
    /// `<`, and quotes only enclose attribute values. So at most three of the attempts read the same
    /// character: one outside of quotes, and one inside of each kind of quotes.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let (is_closing, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let is_name = |b: &u8| b.is_ascii_alphanumeric();
        // No known element has a longer name.
        let length = inside.bytes().take(11).take_while(is_name).count();
        let (name, after) = inside.split_at(length);
        let name = name.to_ascii_lowercase();
        let element = Element::from_name(&name)?;
        if !after.starts_with([' ', '\n', '\t', '/', '>']) {
            return None;
        }
        let mut rest = after;
        let end = loop {
            if let Some(end) = tag_end(rest) {
                break end;
            }
            let attribute = Attribute::parse(rest).filter(|_| !is_closing)?;
            if attribute.value.is_none() && !is_boolean(&name, attribute.name) {
                return None;
            }
            rest = attribute.after;
        };
        Some(Tag {
            element,
            is_closing,
            attributes: &after[..after.len() - rest.len()],
            length: text.len() - end.len(),
        })
    }

    /// The decoded value of an attribute; empty if the attribute is absent.
    pub(crate) fn attribute(&self, wanted: &str) -> String {
        let mut rest = self.attributes;
        while let Some(attribute) = Attribute::parse(rest) {
            if attribute.name.eq_ignore_ascii_case(wanted) {
                return decode_references(attribute.value.unwrap_or_default());
            }
            rest = attribute.after;
        }
        String::new()
    }

    /// The start number of an ordered list; 1 if Markdown cannot write it (HTML, "Rules for parsing
    /// integers"; `CommonMark`, "ordered list marker").
    pub(crate) fn list_start(&self) -> u32 {
        let value = self.attribute("start");
        let value = value.trim_start();
        let digits = value.strip_prefix('+').unwrap_or(value);
        let end = digits.find(|c: char| !c.is_ascii_digit());
        let number = digits[..end.unwrap_or(digits.len())].parse();
        number.ok().filter(|&n| n <= MAX_ITEM_NUMBER).unwrap_or(1)
    }
}

/// An attribute of a tag. Its value is not decoded.
struct Attribute<'a> {
    name: &'a str,
    value: Option<&'a str>,
    after: &'a str,
}

impl<'a> Attribute<'a> {
    /// Parses an attribute and the whitespace before it (`CommonMark`, "attribute").
    fn parse(text: &'a str) -> Option<Self> {
        let text = trim_space(text);
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_:.-".contains(&b);
        let end = text.bytes().position(|b| !is_name(b));
        let (name, after) = text.split_at(end.unwrap_or(text.len()));
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':')) {
            return None;
        }
        let Some(value) = trim_space(after).strip_prefix('=') else {
            // A name ends at whitespace or at the end of the tag.
            let is_complete = after.is_empty()
                || after.starts_with(|c: char| c.is_ascii_whitespace() || "/>".contains(c));
            return is_complete.then_some(Attribute {
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

/// The text after the end of a tag, if only whitespace and a slash come before it.
fn tag_end(text: &str) -> Option<&str> {
    let text = trim_space(text);
    let text = text.strip_prefix('/').map_or(text, trim_space);
    text.strip_prefix('>')
}

/// Whether an attribute needs no value: the global boolean attributes of HTML, and the boolean
/// attributes of the known elements, including obsolete ones. (`download` is not boolean, but is valid
/// without a value.)
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
