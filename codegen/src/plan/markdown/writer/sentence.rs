//! The first sentence of a paragraph.

use super::render::{Inline, InlineContext, Style, Whitespace, render};
use crate::collections::List;

/// The first sentence of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// As Markdown, on one line. Its first sentence is the same text.
    pub markdown: String,
    /// Without markup: the text of links, and code without backticks.
    pub plain: String,
}

/// Abbreviations that a sentence does not end with.
const NEVER_LAST: [&str; 25] = [
    "al", "approx", "cf", "dr", "e.g", "eg", "eq", "esp", "est", "ex", "i.e", "ie", "incl", "max",
    "min", "mr", "mrs", "ms", "prof", "resp", "st", "viz", "vs", "w.r.t", "ver",
];

/// Abbreviations that come before a number.
const BEFORE_NUMBERS: [&str; 12] = [
    "art", "ch", "fig", "figs", "no", "nos", "p", "pp", "para", "sec", "vol", "v",
];

/// The maximum length of an abbreviation or number before a period, so that a search takes constant time.
const MAX_ABBREVIATION: usize = 12;

/// A character of the text, or an inline that is read as one.
#[derive(Clone, Copy)]
struct Unit {
    c: char,
    /// The inline.
    inline: usize,
    /// The end of the character in the inline, in bytes.
    end: usize,
    /// The link that contains it, by the number of its inline.
    link: Option<usize>,
    is_text: bool,
}

impl Unit {
    fn is_space(self) -> bool {
        self.is_text && self.c.is_whitespace()
    }

    fn is(self, one_of: &str) -> bool {
        self.is_text && one_of.contains(self.c)
    }
}

/// Cuts a paragraph after its first sentence; `None` if it has no text.
pub(super) fn first_sentence(mut inlines: Vec<Inline>) -> Option<Sentence> {
    for inline in &mut inlines {
        match inline {
            Inline::Text(text) => *text = text.replace('\n', " "),
            Inline::Whitespace(whitespace) => *whitespace = Whitespace::Space,
            _ => {}
        }
    }
    let units = units(&inlines);
    let last = units[..end(&units)].last()?;
    cut(&mut inlines, *last);
    let sentence = Sentence {
        markdown: render(&inlines, "", InlineContext::Paragraph),
        plain: plain(&inlines),
    };
    (!sentence.markdown.is_empty()).then_some(sentence)
}

/// Whether a paragraph is a title: all of it is strong, and it is not a sentence.
pub(super) fn is_title(inlines: &[Inline]) -> bool {
    let [
        Inline::StyleStart(Style::Strong),
        content @ ..,
        Inline::StyleEnd(Style::Strong),
    ] = inlines
    else {
        return false;
    };
    let is_strong = |inline: &Inline| matches!(inline, Inline::StyleStart(Style::Strong));
    let is_sentence = match content.last() {
        Some(Inline::Text(text)) => text.ends_with(['.', '!', '?']),
        _ => false,
    };
    !is_sentence && !content.iter().any(is_strong)
}

fn units(inlines: &[Inline]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut link = None;
    for (inline, content) in inlines.iter().enumerate() {
        let unit = |c, end, is_text| Unit {
            c,
            inline,
            end,
            link,
            is_text,
        };
        match content {
            Inline::Text(text) => {
                let chars = text.char_indices();
                units.extend(chars.map(|(at, c)| unit(c, at + c.len_utf8(), true)));
            }
            Inline::Whitespace(_) => units.push(unit(' ', 0, true)),
            Inline::Code(text) | Inline::Autolink(text) => units.push(unit('X', text.len(), false)),
            Inline::LinkStart { .. } => link = Some(inline),
            Inline::LinkEnd => link = None,
            Inline::StyleStart(_) | Inline::StyleEnd(_) => {}
        }
    }
    units
}

/// The end of the first sentence.
fn end(units: &[Unit]) -> usize {
    let brackets = bracketed(units);
    let mut at = 0;
    while at < units.len() {
        if !units[at].is(".!?。！？") {
            at += 1;
            continue;
        }
        let start = at;
        while at < units.len() && units[at].is(".!?。！？") {
            at += 1;
        }
        let is_full_width = units[at - 1].is("。！？");
        let is_period = at - start == 1 && units[start].is(".");
        while at < units.len() && units[at].is("\"'”’»)]」』") {
            at += 1;
        }
        let is_spaced = is_full_width || units.get(at).is_none_or(|unit| unit.is_space());
        if !is_spaced {
            continue;
        }
        let of_next = units[at..].iter().position(|unit| !unit.is_space());
        let Some(next) = of_next.map(|next| units[at + next]) else {
            break;
        };
        let continues = next.is_text && (next.c.is_lowercase() || next.is(",;:.!?)]}–—-/"));
        let is_in_link = units[at - 1].link.is_some()
            && units
                .get(at)
                .is_some_and(|unit| unit.link == units[at - 1].link);
        let goes_on = continues
            || is_in_link
            || brackets[at - 1]
            || is_period && is_abbreviation(&units[..start], next);
        if !goes_on {
            return at;
        }
    }
    let trailing = units.iter().rev().take_while(|unit| unit.is_space());
    units.len() - trailing.count()
}

/// Whether each unit is in brackets, which are closed after it.
fn bracketed(units: &[Unit]) -> Vec<bool> {
    let mut changes = vec![0_isize; units.len()];
    let mut open = [Vec::new(), Vec::new()];
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.is_text) {
        match unit.c {
            '(' => open[0].push(at),
            '[' => open[1].push(at),
            ')' | ']' => {
                if let Some(start) = open[usize::from(unit.c == ']')].pop() {
                    changes[start] += 1;
                    changes[at] -= 1;
                }
            }
            _ => {}
        }
    }
    let mut depth = 0;
    let in_brackets = |change| {
        depth += change;
        depth > 0
    };
    changes.into_iter().map(in_brackets).list()
}

/// Whether the period after these units is part of an abbreviation, an initial or the number of an item.
fn is_abbreviation(before: &[Unit], next: Unit) -> bool {
    let is_part = |unit: &&Unit| unit.is_text && (unit.c.is_alphanumeric() || unit.c == '.');
    let nearest = before.iter().rev().take(MAX_ABBREVIATION);
    let length = nearest.take_while(is_part).count();
    let is_first = length == before.len();
    let word: String = before[before.len() - length..]
        .iter()
        .map(|unit| unit.c)
        .collect();
    let word = word.trim_start_matches('.');
    let is_initial =
        |part: &str| part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase());
    let lowercase = word.to_ascii_lowercase();
    !word.is_empty() && word.split('.').all(is_initial)
        || is_first && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
        || NEVER_LAST.contains(&&*lowercase)
        || next.c.is_ascii_digit() && BEFORE_NUMBERS.contains(&&*lowercase)
}

/// Removes what comes after a unit, and closes what is open there.
fn cut(inlines: &mut Vec<Inline>, last: Unit) {
    inlines.truncate(last.inline + 1);
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(last.end);
    }
    let mut ends = Vec::new();
    for inline in &*inlines {
        match inline {
            Inline::StyleStart(style) => ends.push(Inline::StyleEnd(*style)),
            Inline::LinkStart { .. } => ends.push(Inline::LinkEnd),
            Inline::StyleEnd(_) | Inline::LinkEnd => {
                ends.pop();
            }
            _ => {}
        }
    }
    inlines.extend(ends.into_iter().rev());
}

/// The text without markup.
fn plain(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Autolink(text) => {
                plain.push_str(text);
            }
            // Whitespace on both sides of a link or a style is one space.
            Inline::Whitespace(_) if plain.is_empty() || plain.ends_with(' ') => {}
            Inline::Whitespace(_) => plain.push(' '),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use crate::plan::markdown::first_sentence;

    #[test]
    fn a_sentence_ends_where_a_person_sees_its_end() {
        for (text, expected) in [
            ("<p>The ID of the pool.</p>", "The ID of the pool."),
            ("One. Two.", "One."),
            ("One.\nTwo.", "One."),
            ("One line\nand another. Two.", "One line and another."),
            ("No end\n\nNext paragraph.", "No end"),
            ("The following:<ul><li>a</li></ul>", "The following:"),
            (
                "A `foo.Bar` of v1.2.3 at example.com. Two.",
                "A `foo.Bar` of v1.2.3 at example.com.",
            ),
            ("<p>A <code>a. B</code> of it. Two</p>", "A `a. B` of it."),
            (
                "Use e.g. One, i.e. Two, or vs. Three. Four.",
                "Use e.g. One, i.e. Two, or vs. Three.",
            ),
            ("One, two, etc. Three.", "One, two, etc."),
            (
                "One, two, etc. and three. Four.",
                "One, two, etc. and three.",
            ),
            (
                "In US East (N. Virginia) only. Two.",
                "In US East (N. Virginia) only.",
            ),
            ("In the U.S. Government. Two.", "In the U.S. Government."),
            ("See No. 5 of it. Two.", "See No. 5 of it."),
            ("Is it? No. 5 times.", "Is it?"),
            ("A (see B. And C.) of it. Two.", "A (see B. And C.) of it."),
            ("A (which is not closed. Two.", "A (which is not closed."),
            ("A (see it.) Two.", "A (see it.)"),
            ("\"See it.\" Two.", "\"See it.\""),
            ("**Deprecated.** Two.", "**Deprecated.**"),
            ("**One. Two** three.", "**One.**"),
            (
                "See [It. Here](<https://a.b/c.d>). Two.",
                "See [It. Here](<https://a.b/c.d>).",
            ),
            ("[See it.](<https://a.b>) Two.", "[See it.](<https://a.b>)"),
            (
                "<a href=\"https://a.b\">See <b>it. Here</b></a>. Two.",
                "[See **it. Here**](<https://a.b>).",
            ),
            ("See https://a.b/c.d. Two.", "See <https://a.b/c.d>."),
            ("1. One. Two.", "One."),
            ("<ul><li><p>One. Two.</p></li></ul>", "One."),
            ("> Quoted. Two.", "Quoted."),
            ("# Title\n\nOne. Two.", "One."),
            ("# Title", "Title"),
            ("<h2>Title</h2><p>One. Two.</p>", "One."),
            ("<fullname>Name</fullname><p>One. Two.</p>", "One."),
            ("<fullname>Name</fullname>", "Name"),
            ("<note><p>One. Two.</p></note>", "**Note:** One."),
            ("| A | B |\n| - | - |\n| c | d |", "A B"),
            ("Ends with...  Two.", "Ends with..."),
            ("What?! Two.", "What?!"),
            ("\u{4e00}\u{3002}\u{4e8c}\u{3002}", "\u{4e00}\u{3002}"),
            ("The value 1. The other 2.", "The value 1."),
            ("A.B and .NET. Two.", "A.B and .NET."),
            ("One. <code>two</code> is three.", "One."),
            ("One.<br/>Two.", "One."),
            ("One &lt;b&gt; two. Three.", "One \\<b> two."),
        ] {
            let found = first_sentence(text).map(|sentence| sentence.markdown);
            assert_eq!(found.as_deref(), Some(expected), "{text}");
            let again = first_sentence(expected).map(|sentence| sentence.markdown);
            assert_eq!(again.as_deref(), Some(expected), "{text}");
        }
        for empty in ["", " \n", "<p> </p>", "<!-- x -->", "---"] {
            assert_eq!(first_sentence(empty), None, "{empty}");
        }
    }

    #[test]
    fn plain_text_has_no_markup() {
        let text = "The <code>id</code> of **the** [pool \\*](https://a.b) &lt;x&gt;. Two.";
        let sentence = first_sentence(text).expect("a sentence");
        assert_eq!(sentence.plain, "The id of the pool * <x>.");
        let text = "<p>The <i> <b>id</b> </i> of <a href=\"https://a.b\"> it</a>.</p>";
        let sentence = first_sentence(text).expect("a sentence");
        assert_eq!(sentence.plain, "The id of it.");
    }

    /// Many openings and ends take linear time.
    #[test]
    fn long_texts_take_no_longer_than_they_are() {
        for part in [
            "(", "(.", "[(", ". ", "e.g. ", "a.", "1.1.", ".", "**a. ", "(. )",
        ] {
            let text = part.repeat(100_000 / part.len());
            assert!(
                first_sentence(&text)
                    .is_some_and(|sentence| sentence.markdown.len() <= 6 * text.len())
            );
        }
    }
}
