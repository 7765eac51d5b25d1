//! Documentation for rustdoc.
//!
//! The documentation trait holds `CommonMark`, in which AWS writes HTML. Rustdoc wants Markdown: it
//! warns of HTML that is not well formed, of bare addresses and of brackets that link to nothing, and
//! it runs code as a test. What comes out of here gives it no cause for any of that.

/// Turns the text of a documentation trait into Markdown without HTML, without code that rustdoc
/// would run, and with no links but those to web addresses.
#[must_use]
pub fn markdown(text: &str) -> String {
    // Characters that change the direction of text could make the source look like what it is not.
    let is_harmless = |c: &char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(is_harmless).collect();
    if has_html(&text) {
        Html::default().convert(&text)
    } else {
        lines(&text)
    }
}

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

fn has_html(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| tag(&text[at..]).is_some())
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

/// Inline code (`CommonMark`, "Code spans"), whatever backticks are in it, on one line.
pub(super) fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || line.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{line}{pad}{fence}")
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

/// Writes text so that Markdown takes it for nothing but text, and web addresses for links.
fn escape(text: &str, begins_line: bool, in_link: bool, out: &mut String) {
    let mut rest = text;
    if begins_line {
        rest = escape_start(rest, out);
    }
    while let Some(c) = rest.chars().next() {
        if let Some(length) = address(rest) {
            let (url, after) = rest.split_at(length);
            if in_link {
                out.push_str(&url.replace(['[', ']', '*', '_', '`', '\\'], ""));
            } else {
                out.push('<');
                out.push_str(url);
                out.push('>');
            }
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            // An underscore within a word marks nothing.
            '_' => {
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_word(out.chars().next_back()) && is_word(rest.chars().next()))
            }
            '&' => rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
}

/// What begins a heading, a list, a quotation or a rule at the start of a line.
fn escape_start<'t>(text: &'t str, out: &mut String) -> &'t str {
    if text.starts_with(['#', '-', '+', '=']) {
        out.push('\\');
        return text;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        let (number, rest) = text.split_at(digits);
        out.push_str(number);
        out.push('\\');
        return rest;
    }
    text
}

/// The length of the web address at the beginning of a text.
fn address(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|s| text.starts_with(s))?;
    let is_part = |c: char| {
        !c.is_whitespace()
            && !matches!(
                c,
                '<' | '>' | '"' | '\'' | '`' | ')' | '(' | '[' | ']' | '\\' | '{' | '}' | '|' | '*'
            )
    };
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    (url.len() > scheme.len()).then_some(url.len())
}

/// Markdown without HTML, line by line: no indentation, and fenced code marked as text, so that
/// rustdoc takes nothing for a test.
fn lines(text: &str) -> String {
    let mut out = Vec::new();
    let mut in_code = false;
    for line in text.trim().lines().map(str::trim) {
        let is_fence = line.starts_with("```") || line.starts_with("~~~");
        match (is_fence, in_code) {
            (true, false) => out.push("```text".to_owned()),
            (true, true) => out.push("```".to_owned()),
            (false, true) => out.push(line.to_owned()),
            (false, false) => out.push(inline(line)),
        }
        in_code ^= is_fence;
    }
    if in_code {
        out.push("```".to_owned());
    }
    out.join("\n")
}

/// One line of Markdown, without what rustdoc warns of.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            let (fence, after) = rest.split_at(ticks);
            if let Some((code, after)) = after.split_once(fence) {
                out.push_str(fence);
                out.push_str(code);
                out.push_str(fence);
                rest = after;
            } else {
                out.push_str(&"\\`".repeat(ticks));
                rest = after;
            }
        } else if let Some(length) = address(rest) {
            let (url, after) = rest.split_at(length);
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = after.strip_prefix('>').unwrap_or(after);
        } else if c == '[' {
            rest = bracket(rest, &mut out);
        } else {
            rest = &rest[c.len_utf8()..];
            match c {
                '<' if address(rest).is_some() => {} // an autolink, which is written anew
                '<' => out.push_str("\\<"),
                '\\' => {
                    out.push('\\');
                    let escaped = rest.chars().next().unwrap_or('\\');
                    out.push(escaped);
                    rest = rest.strip_prefix(escaped).unwrap_or(rest);
                }
                c => out.push(c),
            }
        }
    }
    out
}

/// A link to a web address stays a link; other brackets would link to nothing.
fn bracket<'t>(text: &'t str, out: &mut String) -> &'t str {
    let link = text[1..].split_once("](").and_then(|(label, after)| {
        let (url, rest) = after.split_once(')')?;
        let sound =
            address(url.trim_matches(['<', '>'])).is_some() && !url.contains(char::is_whitespace);
        (sound && !label.contains(['[', ']', '`'])).then_some((label, url, rest))
    });
    let Some((label, url, rest)) = link else {
        out.push_str("\\[");
        return &text[1..];
    };
    out.push('[');
    escape(label, false, true, out);
    out.push_str("](");
    out.push_str(url);
    out.push(')');
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_markdown() {
        for (html, expected) in [
            (
                "<p>One  two\n three.</p> <p>Four.</p>",
                "One two three.\n\nFour.",
            ),
            (
                "<p>Use <code>a`b</code> or <code> x </code>.</p>",
                "Use `` a`b `` or `x`.",
            ),
            (
                "<p><b> Bold </b>and <i>slanted</i>, <b></b>none.</p>",
                "**Bold** and *slanted*, none.",
            ),
            (
                "<p>See <a href=\"https://x.y/z\">the  guide</a> or <a>this</a> or <a href='API_X'>that</a>.</p>",
                "See [the guide](<https://x.y/z>) or this or that.",
            ),
            (
                "<p>Either:</p> <ul> <li> <p>one</p> </li> <li>two<ul><li>deep</li></ul></li> </ul> <p>End.</p>",
                "Either:\n\n- one\n- two\n  - deep\n\nEnd.",
            ),
            (
                "<ol><li>a</li><li><p>b</p><p>c</p></li></ol>",
                "1. a\n1. b\n\n   c",
            ),
            (
                "<note> <p>Mind.</p> </note><p>Go.</p>",
                "**Note:** Mind.\n\nGo.",
            ),
            (
                "<p>a &lt; b &amp;&amp; c &#39;d&#x27; &nope;</p>",
                "a \\< b && c 'd' \\&nope;",
            ),
            (
                "<p>Name <bucket-name> and [x] *y* z_z _w_</p>",
                "Name \\<bucket-name\\> and \\[x\\] \\*y\\* z_z \\_w\\_",
            ),
            ("<p>Go to https://a.b/c_d.</p>", "Go to <https://a.b/c_d>."),
            (
                "<p># no heading</p><p>1. no list</p><p>- none</p>",
                "\\# no heading\n\n1\\. no list\n\n\\- none",
            ),
            (
                "<dl><dt>Term</dt><dd><p>Meaning</p></dd></dl>",
                "**Term**\n\nMeaning",
            ),
            ("<h3>Title</h3>text", "**Title**\n\ntext"),
            ("<p>open <code>never closed", "open never closed"),
            ("a<br/>b<!-- hidden -->c", "a\n\nbc"),
            ("<p>\u{202e}turned</p>", "turned"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn markdown_keeps_what_rustdoc_does_not_warn_of() {
        for (text, expected) in [
            (" *one* `two<T>`\n     indented", "*one* `two<T>`\nindented"),
            (
                "see https://a.b or <https://c.d> or [e](https://f.g)",
                "see <https://a.b> or <https://c.d> or [e](https://f.g)",
            ),
            (
                "[x] and [y](z) and Vec<T>",
                "\\[x] and \\[y](z) and Vec\\<T>",
            ),
            (
                "a\n```rust\nfn f() {}\n```\n~~~\nc",
                "a\n```text\nfn f() {}\n```\n```text\nc\n```",
            ),
            ("an ` alone", "an \\` alone"),
            ("\\[kept] \\", "\\[kept] \\\\"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a\nb"), "`a\\nb`");
        assert_eq!(code(""), "`  `");
    }
}
