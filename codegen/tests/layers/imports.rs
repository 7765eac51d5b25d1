//! The imports of a source file: its `use` lines, and the paths in its code.
//!
//! This reads tokens, not syntax trees: the tests need the line of each import, which a tree only has with the
//! feature `span-locations` of proc-macro2, which would change the results of the allocation tests.

/// A path in a file.
#[derive(Debug, PartialEq)]
pub struct Import {
    /// The line, starting from 1.
    pub line: usize,
    /// The enclosing inline modules.
    pub within: Vec<String>,
    /// Its segments, as written.
    pub path: Vec<String>,
}

/// The imports of a file, and the modules that it declares for tests only.
#[derive(Debug, Default)]
pub struct Imports {
    pub paths: Vec<Import>,
    pub test_modules: Vec<String>,
}

/// A word, `::`, or a single symbol, with its line.
type Token<'t> = (usize, &'t str);

fn is_word(char: char) -> bool {
    char == '_' || char.is_alphanumeric()
}

/// The tokens, without comments and literals.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (length, token) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (comment(rest), false)
        } else if let Some(length) = literal(rest) {
            (length, false)
        } else if rest.starts_with("::") {
            (2, true)
        } else if is_word(first) {
            (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), true)
        } else {
            (first.len_utf8(), !first.is_whitespace())
        };
        let (this, after) = rest.split_at(length);
        if token {
            tokens.push((line, this));
        }
        line += this.matches('\n').count();
        rest = after;
    }
    tokens
}

/// The length of the block comment that a text begins with; block comments nest.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let here = &text[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of the string or character literal that a text begins with.
fn literal(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        let after = text.strip_prefix(prefix);
        after.is_some_and(|after| after.starts_with(['"', '\'', '#']))
    })?;
    let body = &text[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = body.len() - body.trim_start_matches('#').len();
        let inner = body[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        let length = inner.find(&end).map_or(inner.len(), |at| at + end.len());
        return Some(prefix.len() + hashes + 1 + length);
    }
    let quote = body.chars().next().filter(|quote| *quote != '#')?;
    let mut chars = body.char_indices().skip(1);
    if quote == '\'' {
        // A lifetime has no quotation mark after its first character.
        let mut next = body.chars().skip(1);
        if next.next()? != '\\' && next.next() != Some('\'') {
            return None;
        }
    }
    while let Some((at, char)) = chars.next() {
        if char == '\\' {
            chars.next();
        } else if char == quote {
            return Some(prefix.len() + at + 1);
        }
    }
    Some(text.len())
}

/// The imports of a source file.
pub fn imports(text: &str) -> Imports {
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
        modules: Vec::new(),
        depth: 0,
        imports: Imports::default(),
    };
    reader.run();
    reader.imports
}

struct Reader<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    /// The inline modules that are open, each with the depth of its braces.
    modules: Vec<(String, usize)>,
    depth: usize,
    imports: Imports,
}

impl<'t> Reader<'t> {
    fn peek(&self, ahead: usize) -> &'t str {
        self.tokens
            .get(self.at + ahead)
            .map_or("", |(_, token)| token)
    }

    fn before(&self, back: usize) -> &'t str {
        let at = self.at.checked_sub(back);
        at.map_or("", |at| self.tokens[at].1)
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |(line, _)| *line)
    }

    fn begins_with(&self, tokens: &[&str]) -> bool {
        tokens
            .iter()
            .enumerate()
            .all(|(ahead, token)| self.peek(ahead) == *token)
    }

    fn add(&mut self, line: usize, path: Vec<String>) {
        let within = self.modules.iter().map(|(name, _)| name.clone()).collect();
        self.imports.paths.push(Import { line, within, path });
    }

    fn run(&mut self) {
        while self.at < self.tokens.len() {
            let token = self.peek(0);
            if self.begins_with(&["#", "[", "cfg", "(", "test", ")", "]"]) {
                self.at += 7;
                self.skip_item();
            } else if token == "mod" && self.peek(2) == "{" {
                self.depth += 1;
                self.modules.push((self.peek(1).to_owned(), self.depth));
                self.at += 3;
            } else if token == "{" {
                self.depth += 1;
                self.at += 1;
            } else if token == "}" {
                if self
                    .modules
                    .last()
                    .is_some_and(|(_, depth)| *depth == self.depth)
                {
                    self.modules.pop();
                }
                self.depth = self.depth.saturating_sub(1);
                self.at += 1;
            } else if token == "use" && self.peek(1) != "<" {
                self.at += 1;
                self.use_tree(&[]);
            } else if token.starts_with(is_word) && self.peek(1) == "::" {
                self.path();
            } else {
                self.at += 1;
            }
        }
    }

    /// The paths of a `use` tree below a prefix.
    fn use_tree(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        // A path that begins with `::` leads to another crate.
        let is_foreign = prefix.is_empty() && self.peek(0) == "::";
        let line = self.line();
        loop {
            match self.peek(0) {
                "::" | "*" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while !["}", ""].contains(&self.peek(0)) {
                        self.use_tree(&path);
                        if self.peek(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "as" => self.at += 2,
                "self" if !prefix.is_empty() => self.at += 1,
                word if word.starts_with(is_word) => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
                _ => break,
            }
        }
        if !is_foreign {
            self.add(line, path);
        }
    }

    /// A path in code, which may refer to an item of this crate.
    fn path(&mut self) {
        let line = self.line();
        let continues = ["::", "$", "."].contains(&self.before(1));
        // `pub(in path)` imports nothing.
        let is_visibility = self.before(1) == "in" && self.before(2) == "(";
        let mut path = vec![self.peek(0).to_owned()];
        self.at += 1;
        while self.peek(0) == "::" && self.peek(1).starts_with(is_word) {
            path.push(self.peek(1).to_owned());
            self.at += 2;
        }
        if !continues && !is_visibility {
            self.add(line, path);
        }
    }

    /// Skips an item of tests.
    fn skip_item(&mut self) {
        while self.begins_with(&["#", "["]) {
            self.at += 1;
            self.skip_group();
        }
        if self.peek(0) == "pub" {
            self.at += 1;
            if self.peek(0) == "(" {
                self.skip_group();
            }
        }
        if self.peek(0) == "mod" && self.peek(2) == ";" {
            self.imports.test_modules.push(self.peek(1).to_owned());
        }
        let ends_with_semicolon =
            ["use", "const", "static", "type"].contains(&self.peek(0)) && self.peek(1) != "fn";
        while self.at < self.tokens.len() {
            match self.peek(0) {
                ";" => break,
                "{" if !ends_with_semicolon => {
                    self.skip_group();
                    return;
                }
                "{" | "(" | "[" => self.skip_group(),
                _ => self.at += 1,
            }
        }
        self.at += 1;
    }

    /// Skips a group in brackets of any kind.
    fn skip_group(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.tokens.len() {
            match self.peek(0) {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }
}

/// The paths of a source text, as `line: path`.
#[cfg(test)]
fn listed(text: &str) -> Vec<String> {
    imports(text)
        .paths
        .iter()
        .map(|import| format!("{}: {}", import.line, import.path.join("::")))
        .collect()
}

#[test]
fn trees_of_use_lines_are_read() {
    let text = "use crate::plan::{self, types::{Type, Place as P}, union::*};\n\
                pub(crate) use super::json;\nuse ::regex::Regex;";
    let paths = [
        "1: crate::plan",
        "1: crate::plan::types::Type",
        "1: crate::plan::types::Place",
        "1: crate::plan::union",
        "2: super::json",
    ];
    assert_eq!(listed(text), paths);
}

#[test]
fn paths_in_code_are_read() {
    let text = "fn f<'a>(x: &'a crate::model::Shape) -> impl Sized + use<'a> {\n\
                let y = super::g::<u8>(x);\n    $crate::h();\n    ::regex::i();\n    x.j::<u8>();\n}\n\
                pub(in crate::plan) fn k() {}";
    assert_eq!(listed(text), ["1: crate::model::Shape", "2: super::g"]);
}

#[test]
fn comments_and_literals_are_not_code() {
    let text = "// crate::a::b\n/* crate::a /* crate::b::c */ crate::d::e */\n\
                const A: &str = \"crate::a::b \\\" crate::c::d\";\nconst B: &[u8] = br#\"\" crate::e::f\"#;\n\
                const C: [char; 3] = ['\"', '\\'', 'x']; fn f() { crate::g::h() }";
    assert_eq!(listed(text), ["5: crate::g::h"]);
}

#[test]
fn code_of_tests_is_skipped() {
    let text = "#[cfg(test)]\nuse crate::a::{B, C};\n#[cfg(test)]\nmod tests {\n    use crate::d::E;\n}\n\
                #[cfg(test)]\n#[rustfmt::skip]\npub(crate) mod more;\n#[cfg(test)]\nconst X: A = crate::f::G { h };\n\
                #[cfg(test)]\nfn f() { crate::i::j(); }\nuse crate::k::L;\n";
    assert_eq!(listed(text), ["14: crate::k::L"]);
    assert_eq!(imports(text).test_modules, ["more"]);
}

#[test]
fn inline_modules_are_entered_and_left() {
    let imports = imports("mod a { mod b { use super::C; } use super::D; }\nuse self::E;");
    let within: Vec<_> = imports.paths.iter().map(|i| i.within.join("::")).collect();
    assert_eq!(within, ["a::b", "a", ""]);
}
