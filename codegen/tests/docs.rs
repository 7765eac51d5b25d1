//! Documentation of a model in rustdoc: whatever it says, what comes out has no code block, no HTML,
//! no link but to the web, nothing that rustdoc warns of, and all the words that went in.
//!
//! The judge is pulldown-cmark with rustdoc's options. `SHAPESMITH_TEXTS` sets how many texts are
//! tried.

#[path = "../../tests/common/aws_models.rs"]
mod aws_models;
#[path = "../../tests/common/random.rs"]
mod random;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr, Event, Options, Parser, Tag, TagEnd};
use random::Random;
use shapesmith_codegen::plan::markdown::{line, link, markdown};

/// What rustdoc reads Markdown with (`main_body_opts` and `summary_opts`).
fn rustdoc() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// What a page shows.
#[derive(Default)]
struct Page {
    /// All text, code and addresses, with a space after each piece that ends one.
    text: String,
    /// What must not be there.
    faults: Vec<String>,
}

/// The brackets that rustdoc would take for links to items.
#[derive(Default)]
struct Unresolved(Vec<String>);

impl<'i> BrokenLinkCallback<'i> for &mut Unresolved {
    fn handle_broken_link(&mut self, link: BrokenLink<'i>) -> Option<(CowStr<'i>, CowStr<'i>)> {
        self.0.push(link.reference.into_string());
        None
    }
}

/// Reads Markdown as rustdoc does.
fn page(markdown: &str, options: Options) -> Page {
    let mut page = Page::default();
    let mut unresolved = Unresolved::default();
    let parser = Parser::new_with_broken_link_callback(markdown, options, Some(&mut unresolved));
    let mut links = 0;
    for (event, range) in parser.into_offset_iter() {
        let mut fault = |what: &str| {
            page.faults
                .push(format!("{what}: {:?}", &markdown[range.clone()]))
        };
        match event {
            Event::Start(Tag::CodeBlock(_)) => fault("a code block"),
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => fault("HTML"),
            Event::Start(Tag::Image { .. }) => fault("an image"),
            Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
                fault("a footnote");
            }
            Event::TaskListMarker(_) => fault("a box to tick"),
            Event::Start(Tag::Link {
                dest_url, title, ..
            }) => {
                links += 1;
                let scheme = dest_url.to_ascii_lowercase();
                if !(scheme.starts_with("https://") || scheme.starts_with("http://")) {
                    fault("a link to elsewhere");
                }
                page.text.push_str(&format!(" {dest_url} {title} "));
            }
            Event::End(TagEnd::Link) => links -= 1,
            Event::Text(text) => {
                // `rustdoc::bare_urls`
                if links == 0 && has_bare_address(&text) {
                    fault("a bare address");
                }
                // `rustdoc::unescaped_backticks`
                if text.contains('`') && !markdown[..range.start].ends_with('\\') {
                    fault("a backtick");
                }
                page.text.push_str(&text);
            }
            Event::Code(code) => page.text.push_str(&code),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::End(_) | Event::SoftBreak | Event::HardBreak => page.text.push(' '),
            _ => {}
        }
    }
    page.faults.extend(
        unresolved
            .0
            .iter()
            .map(|label| format!("a link to an item: {label:?}")),
    );
    page
}

/// Whether rustdoc's pattern of addresses, or more, is in a text.
fn has_bare_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.match_indices(scheme).any(|(at, _)| {
            let after = text[at + scheme.len()..].chars().next();
            after.is_some_and(|c| c.is_ascii_alphanumeric() || "-@:%._+~#=".contains(c))
        })
    })
}

/// The faults of a text in every form in which rustdoc gets it.
fn faults(markdown: &str) -> Vec<String> {
    let mut faults = page(markdown, rustdoc()).faults;
    // With a space before each line, as doc comments have; rustdoc takes it away again, but not
    // where another attribute has none.
    let spaced: Vec<String> = markdown
        .split('\n')
        .map(|line| format!(" {line}"))
        .collect();
    faults.extend(page(&spaced.join("\n"), rustdoc()).faults);
    // Behind another text, as a summary, and with every extension there is.
    faults.extend(
        page(
            &format!("One.\n\n{markdown}\n\n# Errors\n\nTwo."),
            rustdoc(),
        )
        .faults,
    );
    let all = Options::all() - Options::ENABLE_MATH; // in which `$` stands for more than dollars
    faults.extend(page(markdown, all).faults);
    // rustdoc takes away what all lines are indented by.
    let first = markdown.lines().next().unwrap_or_default();
    if first.starts_with([' ', '\t']) {
        faults.push(format!("an indented first line: {first:?}"));
    }
    let is_odd = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if markdown.contains(is_odd) {
        faults.push("a control character".to_owned());
    }
    faults
}

/// The smallest part of a text that still fails, for a message that can be read.
fn shrunk(text: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut text = text.to_owned();
    let mut length = text.len();
    while length > 0 {
        let mut at = 0;
        while at < text.len() {
            let end = (at + length).min(text.len());
            if text.is_char_boundary(at) && text.is_char_boundary(end) {
                let shorter = format!("{}{}", &text[..at], &text[end..]);
                if fails(&shorter) {
                    text = shorter;
                    continue;
                }
            }
            at += 1;
        }
        length /= 2;
    }
    text
}

fn assert_sound(source: &str, convert: impl Fn(&str) -> String) -> String {
    let markdown = convert(source);
    if !faults(&markdown).is_empty() {
        let source = shrunk(source, |source| !faults(&convert(source)).is_empty());
        let markdown = convert(&source);
        panic!(
            "{source:?}\nbecomes\n{markdown}\n{markdown:?}\nin which there are {:#?}",
            faults(&markdown)
        );
    }
    markdown
}

/// Pieces of Markdown and HTML that begin, end and hide blocks. `@` is a word.
const PIECES: &[&str] = &[
    "@",
    "@",
    "@",
    "@",
    "@ ",
    " @",
    " @ @ ",
    ". ",
    ", ",
    " ",
    "  ",
    "   ",
    "    ",
    "     ",
    "\t",
    "\t\t",
    " \t",
    "\n",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n\n",
    "  \n",
    "\\\n",
    "\n    ",
    "\n\n    ",
    "\n\t",
    "\n\n\t",
    "\n     @",
    "- ",
    "-",
    "-\t",
    "-\t\t",
    "-     ",
    "* ",
    "*\t\t",
    "+ ",
    "+\t",
    "1. ",
    "1.",
    "1) ",
    "2. ",
    "10. ",
    "1.     ",
    "1.\t\t",
    "999999999. ",
    "> ",
    ">",
    ">     ",
    ">\t\t",
    ">\t",
    "> > ",
    "> - ",
    "- > ",
    "- - ",
    "- 1. ",
    "\n- ",
    "\n  - ",
    "\n    - ",
    "\n- @\n",
    "\n1. @\n",
    "\n> @\n",
    "\n\n> ~~~\n> @\n> ~~~\n",
    "\n```\n@\n```\n",
    "```",
    "``",
    "`",
    "````",
    "~~~",
    "~~~~",
    "~~",
    "~",
    "\n```",
    "\n~~~",
    "\n```rust\n",
    "```text",
    "~~~ @",
    "`@`",
    "``@``",
    "```@```",
    "\n```@``` @\n",
    "` @ `",
    "`@",
    "\\`",
    "\\",
    "\\\\",
    "\n---\n",
    "---",
    "\n***\n",
    "___",
    "===",
    "\n===\n",
    "# ",
    "\n# ",
    "## @ ##",
    "\n###### ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "*@*",
    "**@**",
    "***@***",
    "_@_",
    "~~@~~",
    "**@",
    "@**",
    "!",
    "[",
    "]",
    "![",
    "[@]",
    "[@](",
    "](",
    "](http://x.y)",
    "](https://x.y/@ \"@\")",
    ")",
    "(",
    "[@](http://x.y/@)",
    "[@](javascript:@)",
    "[@](data:@)",
    "[@](@)",
    "[@](<http://x.y>)",
    "![@](http://x.y)",
    "[@][a]",
    "[a]",
    "\n[a]: http://x.y\n",
    "\n\n[a]: https://x.y '@'\n",
    "\n[b]: @\n",
    "[b]",
    "[^1]",
    "\n[^1]: @\n",
    "\n[^1]:     @\n",
    "\n[^1]:\n\n        @\n",
    "[x]",
    "- [ ] ",
    "- [x] ",
    "|",
    "\n| @ | @ |\n",
    "\n|---|---|\n",
    "\n| @ | @ |\n| --- | --- |\n| @ | `@` |\n",
    "\n@ | @\n:-:|---\n",
    "\\|",
    "\n:---\n",
    ":",
    "http://x.y",
    "https://x.y/@",
    "<http://x.y/@>",
    "https://",
    "http://@",
    "xhttp://a.b",
    "<@",
    "<",
    ">",
    "</",
    "/>",
    "<>",
    "&lt;",
    "&gt;",
    "&amp;",
    "&#96;",
    "&#x60;",
    "&#42;",
    "&#10;",
    "&nbsp;",
    "&",
    "&#x202e;",
    "&copy",
    "<p>",
    "</p>",
    "<p>@</p>",
    "\n<p>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<li>@",
    "<ul><li>",
    "<ul><ul><p>@",
    "<ul><li><p>@</p></li></ul>",
    "<blockquote>",
    "</blockquote>",
    "<div>",
    "</div>",
    "<br>",
    "<br/>",
    "<b>",
    "</b>",
    "<b>@</b>",
    "<i>",
    "</i>",
    "<i>@</i>",
    "<em>",
    "</strong>",
    "<s>@</s>",
    "<code>",
    "</code>",
    "<code>@</code>",
    "<code>`@`</code>",
    "<code>``` @</code>",
    "<pre>",
    "</pre>",
    "<pre>\n    @\n\n    @\n</pre>",
    "<a href=\"http://x.y\">",
    "<a href='https://x.y'>@</a>",
    "<a href=\"javascript:0\">@</a>",
    "<a>",
    "</a>",
    "<note>",
    "</note>",
    "<important>",
    "<dl><dt>@</dt><dd>@</dd></dl>",
    "<dt>",
    "</dt>",
    "<h1>@</h1>",
    "<h3>",
    "</h3>",
    "<hr>",
    "<table><tr><td>@</td></tr></table>",
    "<th>",
    "</th>",
    "<script>@</script>",
    "<script>",
    "</script>",
    "<style>",
    "<img src=x onerror=0>",
    "<img alt=\"x\">",
    "<svg onload=0>",
    "<bucket-name>",
    "<B>",
    "</P>",
    "<P >",
    "<!>",
    "<?x?>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE x>",
    "\u{0}",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "\u{a0}",
    "\u{85}",
    "\u{c}",
    "\u{3000}",
    "é",
    "😀",
    "“",
    "--",
    "--@",
    "\"",
    "'",
    "...",
    "{",
    "}",
    "{#@}",
    "$",
    "$$",
    "%",
    "=",
    ";",
    "@_@",
    "@*@",
    "2 * 3",
    "arn:*:*",
    "#[@]",
    "///",
    "//!",
    "*/",
    "/*",
];

/// Pieces that can put words into a tag, an attribute or a comment, where nobody reads them.
const HIDING: &[&str] = &[
    "<!--",
    "-->",
    "<a href=\"",
    "<a href='",
    "<p class=",
    "\">",
    "<b",
    "<a ",
    "<code ",
    "<pre ",
];

/// A text and the words in it.
fn random_text(random: &mut Random, hides: bool) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut words = Vec::new();
    for _ in 0..=random.below(40) {
        let piece = if hides && random.below(12) == 0 {
            random.pick(HIDING)
        } else {
            random.pick(PIECES)
        };
        let repeats = if random.below(20) == 0 {
            1 + random.below(6)
        } else {
            1
        };
        for _ in 0..repeats {
            for part in piece.split_inclusive('@') {
                if let Some(before) = part.strip_suffix('@') {
                    let word = format!("w{}x", words.len());
                    text.push_str(before);
                    text.push_str(&word);
                    words.push(word);
                } else {
                    text.push_str(part);
                }
            }
        }
    }
    (text, words)
}

/// Whether a place is within what may be a tag.
fn is_in_tag(text: &str, at: usize) -> bool {
    let before = text[..at].rfind(['<', '>']);
    let after = text[at..].find(['<', '>']);
    let opens = before.is_some_and(|before| {
        let name = text[before..]
            .strip_prefix('<')
            .map(|name| name.trim_start_matches('/'));
        name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
    });
    opens && after.is_some_and(|after| text[at + after..].starts_with('>'))
}

fn count() -> usize {
    std::env::var("SHAPESMITH_TEXTS").map_or(20_000, |count| {
        count.parse().expect("SHAPESMITH_TEXTS is a number")
    })
}

fn seed() -> u64 {
    std::env::var("SHAPESMITH_SEED")
        .map_or(1, |seed| seed.parse().expect("SHAPESMITH_SEED is a number"))
}

#[test]
fn no_text_becomes_a_code_block_or_html() {
    let mut random = Random::new(seed());
    for _ in 0..count() {
        let (text, _) = random_text(&mut random, true);
        assert_sound(&text, markdown);
        let one = assert_sound(&text, line);
        assert!(!one.contains('\n'), "{text:?} becomes {one:?}");
        let one = assert_sound(&text, |text| format!("- see {}", link(text, text)));
        assert!(!one.contains('\n'), "{text:?} becomes {one:?}");
    }
}

#[test]
fn no_word_is_lost() {
    let mut random = Random::new(seed() + 1);
    for _ in 0..count() {
        let (text, words) = random_text(&mut random, false);
        let markdown = assert_sound(&text, markdown);
        let (shown, one) = (
            page(&markdown, rustdoc()).text,
            page(&line(&text), rustdoc()).text,
        );
        for word in words {
            let is_lost = |text: &str, shown: &str, one: &str| {
                let at = text.find(&word);
                at.is_some_and(|at| !is_in_tag(text, at))
                    && !(shown.contains(&word) && one.contains(&word))
            };
            if is_lost(&text, &shown, &one) {
                let text = shrunk(&text, |text| {
                    let markdown = shapesmith_codegen::plan::markdown::markdown(text);
                    let one = page(&line(text), rustdoc()).text;
                    is_lost(text, &page(&markdown, rustdoc()).text, &one)
                });
                let markdown = shapesmith_codegen::plan::markdown::markdown(&text);
                panic!(
                    "{word} of {text:?} is lost in\n{markdown}\n{markdown:?}\nor {:?}",
                    line(&text)
                );
            }
        }
    }
}
