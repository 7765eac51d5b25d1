//! The HTML that AWS writes its documentation in, as Markdown.

use super::markdown::{code, escape};

/// The elements that documentation is written with; anything else in angle brackets is a placeholder
/// of its author's, such as `<bucket-name>`.
const ELEMENTS: [&str; 44] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "code",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "enumvalues",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "important",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// A tag: its name in lower case, whether it closes, its attributes, and what follows it.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
    rest: &'a str,
}

/// Reads the tag of a known element at the beginning of `text`, which begins with `<`.
fn tag(text: &str) -> Option<Tag<'_>> {
    let inside = text.strip_prefix('<')?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, after) = inside.split_at(end);
    let name = name.to_ascii_lowercase();
    let (attributes, rest) = after.split_once('>')?;
    let sound = attributes.is_empty() || attributes.starts_with([' ', '\n', '\t', '\r', '/']);
    (sound && ELEMENTS.contains(&&*name)).then_some(Tag {
        name,
        closes,
        attributes,
        rest,
    })
}

/// Whether a text is written in HTML.
pub(super) fn is_html(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| tag(&text[at..]).is_some())
}

/// Turns HTML into Markdown.
pub(super) fn markdown(text: &str) -> String {
    Html::default().convert(text)
}

/// Markdown as it is being written from HTML.
#[derive(Default)]
struct Html {
    out: String,
    /// What has to come before the next text.
    gap: Gap,
    /// The lists that are open: for each whether it is numbered.
    lists: Vec<bool>,
    /// The emphasis that is open: where it began, and its marker.
    emphasis: Vec<(usize, &'static str)>,
    /// The link that is open: where its text began, and its address.
    link: Option<(usize, String)>,
}

/// The distance between two pieces of text.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Html {
    fn convert(mut self, text: &str) -> String {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if rest.starts_with("<!--") {
                rest = rest.split_once("-->").map_or("", |(_, rest)| rest);
            } else if let Some(tag) = tag(rest) {
                rest = tag.rest;
                match (&*tag.name, tag.closes) {
                    ("code" | "pre", false) => rest = self.code(&tag.name, rest),
                    _ => self.element(&tag),
                }
            } else if c.is_whitespace() {
                self.widen(Gap::Space);
                rest = rest.trim_start();
            } else {
                let end = rest[c.len_utf8()..].find(|c: char| c == '<' || c.is_whitespace());
                let (word, after) = rest.split_at(end.map_or(rest.len(), |end| end + c.len_utf8()));
                self.word(&entities(word));
                rest = after;
            }
        }
        while !self.emphasis.is_empty() {
            self.close_emphasis();
        }
        self.close_link();
        self.out.trim().to_owned()
    }

    fn widen(&mut self, gap: Gap) {
        if gap > self.gap {
            self.gap = gap;
        }
    }

    /// The indentation of what continues an item.
    fn indent(&self) -> String {
        let widths = self
            .lists
            .iter()
            .map(|&numbered| if numbered { "   " } else { "  " });
        widths.collect()
    }

    /// Writes the gap; whether a line begins.
    fn begin(&mut self) -> bool {
        let gap = std::mem::take(&mut self.gap);
        if self.out.is_empty() {
            return true;
        }
        match gap {
            Gap::None => {}
            Gap::Space => {
                let after_marker = self.out.ends_with([' ', '\n']);
                self.out.push_str(if after_marker { "" } else { " " });
            }
            Gap::Line | Gap::Paragraph => {
                let newlines = if gap == Gap::Line { "\n" } else { "\n\n" };
                let length = self.out.trim_end().len();
                self.out.truncate(length);
                self.out.push_str(newlines);
                let indent = self.indent();
                self.out.push_str(&indent);
            }
        }
        self.out.trim_end_matches(' ').ends_with('\n')
    }

    /// Writes a word of text.
    fn word(&mut self, word: &str) {
        let begins_line = self.begin();
        let in_link = self.link.is_some();
        escape(word, begins_line, in_link, &mut self.out);
    }

    fn element(&mut self, tag: &Tag<'_>) {
        match (&*tag.name, tag.closes) {
            ("b" | "strong" | "dt" | "th", false) => {
                if tag.name == "dt" {
                    self.widen(Gap::Paragraph);
                }
                self.open_emphasis("**");
            }
            ("i" | "em", false) => self.open_emphasis("*"),
            ("b" | "strong" | "dt" | "th" | "i" | "em", true) => {
                self.close_emphasis();
                if tag.name == "dt" {
                    self.widen(Gap::Paragraph);
                }
            }
            ("a", false) => self.open_link(tag.attributes),
            ("a", true) => self.close_link(),
            ("br", _) => self.widen(Gap::Paragraph),
            ("ul" | "ol", false) => {
                self.widen(if self.lists.is_empty() {
                    Gap::Paragraph
                } else {
                    Gap::Line
                });
                self.lists.push(tag.name == "ol");
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.gap = Gap::Paragraph;
            }
            ("li", false) => self.item(),
            ("note" | "important", false) => {
                self.widen(Gap::Paragraph);
                self.begin();
                let title = if tag.name == "note" {
                    "Note:"
                } else {
                    "Important:"
                };
                self.out.push_str("**");
                self.out.push_str(title);
                self.out.push_str("** ");
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.widen(Gap::Paragraph);
                self.open_emphasis("**");
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => {
                self.close_emphasis();
                self.widen(Gap::Paragraph);
            }
            ("td", _) => self.widen(Gap::Space),
            ("p" | "div" | "dd" | "dl" | "blockquote" | "table" | "tr" | "note" | "important", _)
                // The first paragraph of an item or note stands beside its mark.
                if !["- ", ". ", "** "].iter().any(|mark| self.out.ends_with(mark)) =>
            {
                self.widen(Gap::Paragraph);
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        let Some(numbered) = self.lists.pop() else {
            self.widen(Gap::Paragraph);
            return;
        };
        if !self.out.is_empty() {
            self.gap = if self.gap == Gap::Paragraph && self.lists.is_empty() && !self.in_item() {
                Gap::Paragraph
            } else {
                Gap::Line
            };
            self.begin();
        }
        self.gap = Gap::None;
        self.lists.push(numbered);
        self.out.push_str(if numbered { "1. " } else { "- " });
    }

    /// Whether the last line belongs to a list.
    fn in_item(&self) -> bool {
        let last = self.out.trim_end().rsplit('\n').next().unwrap_or_default();
        last.starts_with([' ', '-']) || last.starts_with("1. ")
    }

    fn open_emphasis(&mut self, marker: &'static str) {
        self.begin();
        self.emphasis.push((self.out.len(), marker));
    }

    /// Markdown's markers must touch the text that they mark.
    fn close_emphasis(&mut self) {
        let Some((start, marker)) = self.emphasis.pop() else {
            return;
        };
        let text = self.out.get(start..).unwrap_or_default().trim().to_owned();
        let spoils =
            text.is_empty() || text.contains('\n') || text.starts_with('*') || text.ends_with('*');
        if start > self.out.len() || spoils {
            return;
        }
        self.out.truncate(start);
        self.out.push_str(marker);
        self.out.push_str(&text);
        self.out.push_str(marker);
    }

    fn open_link(&mut self, attributes: &str) {
        self.close_link();
        let address = attributes.split_once("href").and_then(|(_, value)| {
            let value = value.trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            value[1..].split(quote).next()
        });
        let address = entities(address.unwrap_or_default().trim());
        if address.starts_with("http://") || address.starts_with("https://") {
            self.begin();
            self.link = Some((self.out.len(), address));
        }
    }

    fn close_link(&mut self) {
        let Some((start, address)) = self.link.take() else {
            return;
        };
        let text = self.out.get(start..).unwrap_or_default().trim().to_owned();
        if text.is_empty() || text.contains('\n') {
            return;
        }
        self.out.truncate(start);
        self.out.push('[');
        self.out.push_str(&text);
        self.out.push_str("](<");
        for c in address.chars() {
            match c {
                '<' => self.out.push_str("%3C"),
                '>' => self.out.push_str("%3E"),
                '\\' => self.out.push_str("%5C"),
                c if c.is_whitespace() || c.is_control() => self.out.push_str("%20"),
                c => self.out.push(c),
            }
        }
        self.out.push_str(">)");
    }

    /// Writes code, whose tags mean nothing; gives back what follows it.
    fn code<'t>(&mut self, name: &str, text: &'t str) -> &'t str {
        let mut inside = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            inside.push_str(&rest[..at]);
            rest = &rest[at..];
            let Some(tag) = tag(rest) else {
                inside.push('<');
                rest = &rest[1..];
                continue;
            };
            rest = tag.rest;
            if tag.closes && tag.name == name {
                let line = entities(&inside);
                let line: Vec<&str> = line.split_whitespace().collect();
                if !line.is_empty() {
                    self.begin();
                    self.out.push_str(&code(&line.join(" ")));
                }
                return rest;
            }
        }
        // The code has no end: it is text.
        self.word(&entities(
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_str(),
        ));
        ""
    }
}

/// Replaces HTML's character references.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest[1..]
            .split_once(';')
            .filter(|(name, _)| name.len() <= 8);
        let known = reference.and_then(|(name, after)| entity(name).map(|c| (c, after)));
        let (c, after) = known.unwrap_or(('&', &rest[1..]));
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
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
