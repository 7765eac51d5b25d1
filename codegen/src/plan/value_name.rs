//! Names for enum values that have none in the model (Smithy 1.0 specification, "enum trait").
//!
//! The name of a value depends on its text alone, so that a value that is added renames no other. Letters and digits
//! stay, a separator between them ends a word, and other characters are spelled: `5-` is `_5Minus`.

use super::naming::pascal_case;

/// The maximum length of a name. Values that only differ after it are numbered.
const MAX_NAME: usize = 500;

/// Characters that separate words, if they are between letters or digits. Elsewhere they are spelled.
const SEPARATORS: &str = "-_ .,:;/\\()[]{}'\"@#";

/// The names of characters.
const SPELLED: [(char, &str); 79] = [
    ('\t', "Tab"),
    ('\n', "Newline"),
    ('\r', "Return"),
    (' ', "Space"),
    ('!', "Exclamation"),
    ('"', "Quote"),
    ('#', "Hash"),
    ('$', "Dollar"),
    ('%', "Percent"),
    ('&', "Ampersand"),
    ('\'', "Apostrophe"),
    ('(', "OpenParen"),
    (')', "CloseParen"),
    ('*', "Asterisk"),
    ('+', "Plus"),
    (',', "Comma"),
    ('-', "Minus"),
    ('.', "Dot"),
    ('/', "Slash"),
    (':', "Colon"),
    (';', "Semicolon"),
    ('<', "LessThan"),
    ('=', "Equal"),
    ('>', "GreaterThan"),
    ('?', "Question"),
    ('@', "At"),
    ('[', "OpenBracket"),
    ('\\', "Backslash"),
    (']', "CloseBracket"),
    ('^', "Caret"),
    ('_', "Underscore"),
    ('`', "Backtick"),
    ('{', "OpenBrace"),
    ('|', "Pipe"),
    ('}', "CloseBrace"),
    ('~', "Tilde"),
    ('¢', "Cent"),
    ('£', "Pound"),
    ('¥', "Yen"),
    ('€', "Euro"),
    ('§', "Section"),
    ('©', "Copyright"),
    ('®', "Registered"),
    ('™', "Trademark"),
    ('°', "Degree"),
    ('±', "PlusMinus"),
    ('²', "Squared"),
    ('³', "Cubed"),
    ('µ', "Micro"),
    ('¼', "Quarter"),
    ('½', "Half"),
    ('×', "Times"),
    ('÷', "DividedBy"),
    ('−', "MinusSign"),
    ('≤', "LessThanOrEqual"),
    ('≥', "GreaterThanOrEqual"),
    ('≠', "NotEqualTo"),
    ('≈', "AlmostEqual"),
    ('∞', "Infinity"),
    ('→', "RightArrow"),
    ('←', "LeftArrow"),
    ('–', "EnDash"),
    ('—', "EmDash"),
    ('…', "Ellipsis"),
    ('α', "Alpha"),
    ('β', "Beta"),
    ('γ', "Gamma"),
    ('δ', "Delta"),
    ('Δ', "CapitalDelta"),
    ('ε', "Epsilon"),
    ('θ', "Theta"),
    ('λ', "Lambda"),
    ('μ', "Mu"),
    ('π', "Pi"),
    ('σ', "Sigma"),
    ('Σ', "CapitalSigma"),
    ('φ', "Phi"),
    ('ω', "Omega"),
    ('Ω', "Ohm"),
];

/// The name of a value as a variant. It is not empty, and has only ASCII letters, digits and underscores; it may
/// begin with a digit.
pub(super) fn of_value(value: &str) -> String {
    let mut name = String::new();
    let mut rest = value;
    while !rest.is_empty() && name.len() <= MAX_NAME {
        let word = take_while(&mut rest, |c| c.is_ascii_alphanumeric());
        let symbols = take_while(&mut rest, |c| !c.is_ascii_alphanumeric());
        name.push_str(&pascal_case(word));
        if word.is_empty() || rest.is_empty() {
            spell(&mut name, symbols);
        } else {
            separate(&mut name, symbols, rest);
        }
    }
    name.truncate(MAX_NAME);
    if name.is_empty() {
        name.push_str("Empty");
    }
    name
}

/// Adds the characters between two words, the second of which begins `rest`.
fn separate(name: &mut String, symbols: &str, rest: &str) {
    let mut symbols = symbols.trim_matches(' ');
    if let Some(first) = symbols.chars().next().filter(|c| SEPARATORS.contains(*c)) {
        symbols = &symbols[first.len_utf8()..];
    }
    spell(name, symbols);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if symbols.is_empty() && is_digit(name.chars().next_back()) && is_digit(rest.chars().next()) {
        name.push('_'); // `1.5` is not `15`
    }
}

/// Adds the names of characters.
fn spell(name: &mut String, symbols: &str) {
    let mut symbols = symbols;
    while let Some(c) = symbols.chars().next() {
        if name.len() > MAX_NAME {
            return;
        }
        if let Some(after) = symbols.strip_prefix("!=") {
            name.push_str("NotEqual");
            symbols = after;
            continue;
        }
        symbols = &symbols[c.len_utf8()..];
        if let Some((_, spelled)) = SPELLED.iter().find(|(known, _)| *known == c) {
            name.push_str(spelled);
        } else {
            name.extend([format!("U{:X}", u32::from(c))]);
        }
    }
}

/// The longest prefix of such characters, which is removed from the text.
fn take_while<'t>(text: &mut &'t str, fits: impl Fn(char) -> bool) -> &'t str {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    let (found, rest) = text.split_at(end);
    *text = rest;
    found
}
