//! The documentation of any model becomes rustdoc without code blocks, HTML, links other than to the web, or
//! anything that rustdoc warns about, and no word is lost.
//!
//! The output is parsed by pulldown-cmark with rustdoc's options. `SHAPESMITH_TEXTS` sets the number of texts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Span, TokenStream, TokenTree};
use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr, Event, Options, Parser, Tag, TagEnd};
use shapesmith_codegen::testing::plan::{
    code_span, convert, convert_to_line, deprecation_note, link,
};
use shapesmith_codegen::{ModelFile, Selection, SmithyInput};
use shapesmith_test_support::aws_models::aws_models;
use shapesmith_test_support::random::Random;
use shapesmith_test_support::texts::random_text;
use shapesmith_test_support::{corpus, texts};

/// The options with which rustdoc parses Markdown (`main_body_opts` and `summary_opts`).
fn rustdoc() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The result of rendering a page.
#[derive(Default)]
struct Page {
    /// All text, code and URLs, separated by spaces.
    text: String,
    /// Constructs that must not occur.
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

/// Parses Markdown as rustdoc does.
fn page(markdown: &str, options: Options) -> Page {
    let mut page = Page::default();
    let mut unresolved = Unresolved::default();
    let parser = Parser::new_with_broken_link_callback(markdown, options, Some(&mut unresolved));
    let mut links = 0;
    for (event, range) in parser.into_offset_iter() {
        let mut fault = |what: &str| {
            page.faults
                .push(format!("{what}: {:?}", &markdown[range.clone()]));
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
                page.text.extend([" ", &dest_url, " ", &title, " "]);
            }
            Event::End(TagEnd::Link) => links -= 1,
            Event::Text(text) => {
                // `rustdoc::bare_urls`
                if links == 0 && has_bare_address(&text) {
                    fault("a bare address");
                }
                // `rustdoc::unescaped_backticks`
                let is_escaped = markdown[..range.start].ends_with('\\');
                if text.contains('`') && !is_escaped && !markdown[range.clone()].starts_with('&') {
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

/// Whether a text matches rustdoc's pattern of bare URLs, or a more general one.
fn has_bare_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.match_indices(scheme).any(|(at, _)| {
            let after = text[at + scheme.len()..].chars().next();
            after.is_some_and(|c| c.is_ascii_alphanumeric() || "-@:%._+~#=".contains(c))
        })
    })
}

/// The faults of a text, in each context in which rustdoc parses it.
fn faults(markdown: &str) -> Vec<String> {
    let mut faults = page(markdown, rustdoc()).faults;
    // With a space before each line, as in doc comments. Rustdoc removes it, unless another attribute has
    // none.
    let spaced: Vec<String> = markdown
        .split('\n')
        .map(|line| format!(" {line}"))
        .collect();
    faults.extend(page(&spaced.join("\n"), rustdoc()).faults);
    // After another text, as a summary, and with all extensions.
    faults.extend(
        page(
            &format!("One.\n\n{markdown}\n\n# Errors\n\nTwo."),
            rustdoc(),
        )
        .faults,
    );
    let all = Options::all() - Options::ENABLE_MATH; // which would give `$` a meaning
    faults.extend(page(markdown, all).faults);
    // rustdoc removes the common indentation.
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

/// The smallest part of a text that still fails, for a readable message.
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

/// Whether a position is inside of a tag of any element. `is_boolean` returns whether an attribute needs no
/// value.
fn is_in_tag(text: &str, at: usize, is_boolean: impl Fn(&str) -> bool) -> bool {
    text[..at].match_indices('<').any(|(start, _)| {
        let length = tag_length(&text[start..], &is_boolean);
        length.is_some_and(|length| at < start + length)
    })
}

/// The length of the tag at the beginning of a text (`CommonMark`, "Raw HTML"; white space before an
/// attribute that follows a quoted value is not needed).
fn tag_length(text: &str, is_boolean: impl Fn(&str) -> bool) -> Option<usize> {
    let space = |rest: &str| rest.len() - rest.trim_start_matches(char::is_whitespace).len();
    let closes = text.starts_with("</");
    let name = text.trim_start_matches(['<', '/']);
    let mut rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    loop {
        let spaces = space(rest);
        rest = &rest[spaces..];
        let end = rest.strip_prefix('/').unwrap_or(rest).trim_start();
        if let Some(after) = end.strip_prefix('>') {
            return Some(text.len() - after.len());
        }
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"_.:-".contains(c))
            .unwrap_or(rest.len());
        if closes || length == 0 {
            return None;
        }
        let (name, after) = rest.split_at(length);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            if !is_boolean(name) {
                return None;
            }
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let length = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].find(quote)? + 2,
            _ => value.find(|c: char| c.is_whitespace() || "\"'=<>`".contains(c))?,
        };
        if length == 0 {
            return None;
        }
        rest = &value[length..];
    }
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
fn no_text_becomes_a_code_block_or_html_and_no_word_is_lost() {
    let mut random = Random::new(seed());
    for number in 0..count() {
        // Every second text contains constructs that hide words.
        let (text, words) = random_text(&mut random, number % 2 == 0);
        let markdown = assert_sound(&text, convert);
        let one = assert_sound(&text, convert_to_line);
        assert!(!one.contains('\n'), "{text:?} becomes {one:?}");
        if number % 2 == 0 {
            assert_sound(&text, |text| format!("- see {}", link(text, text)));
            assert_sound(&text, |text| format!("- see {}", code_span(text)));
            // The compiler shows notes as they are, and rustdoc does not lint URLs in them.
            assert_sound(&text, |text| {
                format!("a {}", deprecation_note(text).replace("://", ":"))
            });
            continue;
        }
        let shown = page(&markdown, rustdoc()).text;
        let shown_one = page(&one, rustdoc()).text;
        for word in words {
            let is_lost = |text: &str, shown: &str, one: &str| {
                // No word is the name of an attribute without a value.
                let is_boolean = |name: &str| !name.starts_with('w');
                let is_hidden = |at| is_in_tag(text, at, is_boolean);
                !(shown.contains(&word) && one.contains(&word))
                    && text.find(&word).is_some_and(|at| !is_hidden(at))
            };
            if is_lost(&text, &shown, &shown_one) {
                let text = shrunk(&text, |text| {
                    let one = page(&convert_to_line(text), rustdoc()).text;
                    is_lost(text, &page(&convert(text), rustdoc()).text, &one)
                });
                let (markdown, one) = (convert(&text), convert_to_line(&text));
                panic!("{word} of {text:?} is lost in\n{markdown}\n{markdown:?}\nor {one:?}");
            }
        }
    }
}

/// The texts of `doc` attributes in tokens, joined per item as rustdoc joins them, and of `deprecated`
/// attributes.
fn emitted(tokens: TokenStream, out: &mut Vec<String>) {
    let mut docs: Vec<String> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_attribute = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        if let (true, Some(TokenTree::Group(group))) = (is_attribute, tokens.peek()) {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let text = match &inside[..] {
                [TokenTree::Ident(name), _, TokenTree::Literal(text)] if name == "doc" => Some(
                    syn::parse_str::<syn::LitStr>(&text.to_string())
                        .expect("a text")
                        .value(),
                ),
                _ => None,
            };
            docs.extend(text);
            tokens.next();
            continue;
        }
        if !docs.is_empty() {
            out.push(joined(&std::mem::take(&mut docs)));
        }
        if let TokenTree::Group(group) = token {
            emitted(group.stream(), out);
        }
    }
}

/// The documentation of an item, without the common indentation, as rustdoc removes it.
fn joined(docs: &[String]) -> String {
    let lines: Vec<&str> = docs.iter().flat_map(|text| text.split('\n')).collect();
    let indents = lines.iter().filter(|line| !line.trim().is_empty());
    let indent = indents
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min();
    let lines = lines
        .iter()
        .map(|line| line.get(indent.unwrap_or(0)..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn emitted_docs_are_sound_in_every_place() {
    let mut random = Random::new(seed() + 2);
    let mut found = 0;
    for _ in 0..count().div_ceil(400) {
        let model = texts::model(&mut random);
        let file = ModelFile::new("m.json", Path::new(""), Span::call_site());
        let all = || Selection::All(Span::call_site());
        let mut request = SmithyInput::new(file)
            .with_shapes(all())
            .with_operations(all());
        request.literals = true;
        request.docs = random.below(8) > 0;
        let tokens = shapesmith_codegen::testing::generate_from(&request, &model);
        let tokens = tokens.unwrap_or_else(|problems| panic!("{}\n{model}", problems[0]));
        let mut texts = Vec::new();
        emitted(tokens, &mut texts);
        for text in &texts {
            let faults = faults(text);
            // Links to items of the expansion are valid.
            let is_own = |fault: &str| fault.starts_with("a link to an item: \"`");
            let faults: Vec<_> = faults.iter().filter(|fault| !is_own(fault)).collect();
            assert!(
                faults.is_empty(),
                "{text}\n{text:?}\nin which there are {faults:#?}"
            );
        }
        found += texts.len();
    }
    assert!(found > count() / 10, "only {found} texts");
}

/// The texts of all documentation traits in a value.
fn documentation(value: &serde_json::Value, out: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                match value {
                    serde_json::Value::String(text) if key == "smithy.api#documentation" => {
                        out.insert(text.clone());
                    }
                    value => documentation(value, out),
                }
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                documentation(item, out);
            }
        }
        _ => {}
    }
}

#[test]
fn the_documentation_of_official_models_is_sound() {
    let Some(corpus) = corpus("the_documentation_of_official_models_is_sound") else {
        return;
    };
    let mut models = vec![corpus.join("models/cognito-identity-provider.json")];
    models.push(corpus.join("models/dynamodb.json"));
    for entry in fs::read_dir(corpus.join("conformance/protocol-tests")).expect("a folder") {
        models.push(entry.expect("a model").path());
    }
    if std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some() {
        let official = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR")).into_iter();
        models.extend(official.map(|(_, path)| path));
    }
    let mut texts = BTreeSet::new();
    for path in &models {
        let text = fs::read_to_string(path).expect("a model");
        documentation(&serde_json::from_str(&text).expect("JSON"), &mut texts);
    }
    assert!(texts.len() > 2000, "only {} texts", texts.len());
    for text in &texts {
        let markdown = assert_sound(text, convert);
        // Outside of tags, comments and references, no word is lost.
        let shown = letters(&page(&markdown, rustdoc()).text);
        let source = text.replace("<i>", "").replace("</i>", "");
        for word in source.split(|c: char| !c.is_ascii_alphanumeric() && c != '<' && c != '&') {
            let at = word.as_ptr() as usize - source.as_ptr() as usize;
            // Numbers may be list markers.
            let plain =
                word.contains(|c: char| c.is_ascii_alphabetic()) && !word.contains(['<', '&']);
            if plain && !is_in_tag(&source, at, |_| false) && !source[..at].ends_with("&#") {
                assert!(
                    shown.contains(word),
                    "{word} of {text:?} is lost in\n{markdown}"
                );
            }
        }
    }
    eprintln!("{} texts of {} models", texts.len(), models.len());
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == ' ')
        .collect()
}

#[test]
fn work_grows_with_the_size_of_a_text() {
    let mut texts: Vec<String> = (1..128).map(|b| char::from(b).to_string()).collect();
    texts.extend(
        texts::PIECES
            .iter()
            .chain(texts::HIDING)
            .map(|&piece| piece.to_owned()),
    );
    texts.extend(
        [
            "<ul><li>x",
            "<ul><ul><li>",
            "> - ",
            "[a](b",
            "[a](http://x",
            "<a x='<a y=\"",
            "<a x=\"<a y='\" z=' v=\"' w=\"",
            "<a x=\"<a y='\" z='",
            "<a x=y <a x='",
            "<ol start=5 ",
            "<i a=b c='d' ",
            "`` ` ",
        ]
        .map(str::to_owned),
    );
    let mut random = Random::new(seed() + 3);
    for _ in 0..100 {
        let pieces = (0..2 + random.below(2)).map(|_| random.pick(texts::PIECES));
        texts.push(pieces.collect());
    }
    for text in texts {
        let measured = |size: usize| {
            let repeated = text.repeat(size / text.len());
            let ends = "</b></a></li></ul></blockquote>)]` x\n".repeat(size / 200);
            let text = format!("{repeated}{ends}");
            let mut length = 0;
            let info = allocation_counter::measure(|| {
                length = convert(&text).len() + convert_to_line(&text).len();
            });
            (length as u64, info.bytes_max, info.bytes_total)
        };
        let (half, whole) = (measured(4_000), measured(8_000));
        for (half, whole) in [(half.0, whole.0), (half.1, whole.1), (half.2, whole.2)] {
            assert!(
                whole < half * 5 / 2 + 10_000,
                "{text:?}: {half} bytes become {whole}"
            );
        }
        // The largest token per byte is a single character.
        assert!(whole.0 < 40 * 10_000, "{text:?} becomes {} bytes", whole.0);
        assert!(whole.1 < 250 * 10_000, "{text:?} takes {} bytes", whole.1);
    }
}
