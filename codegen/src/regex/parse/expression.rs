//! Alternations, concatenations, groups, quantifiers and assertions.

use super::parser::{Flags, Parser, Result};
use crate::regex::ast::{Assertion, Node};
use crate::regex::char_set::CharSet;
use crate::regex::unicode;

/// Work to look up a property of one character.
const PROPERTY_WORK: usize = 1_000;

/// Whether a term may have a quantifier.
#[derive(Clone, Copy, PartialEq)]
enum Quantifiable {
    Always,
    /// In the legacy mode: look-aheads.
    Legacy,
    /// In Java: other assertions.
    Java,
}

impl Parser<'_> {
    pub(super) fn parse_pattern(&mut self) -> Result<Node> {
        let node = self.parse_alternation()?;
        match self.peek() {
            None => Ok(node),
            Some(_) => Err("unmatched `)`".to_owned()),
        }
    }

    /// ECMA-262, `Disjunction`. Flags that are set in it are reset at its end.
    fn parse_alternation(&mut self) -> Result<Node> {
        self.enter("groups")?;
        let flags = self.flags;
        let first_name = self.names_in_order.len();
        let mut alternatives = vec![self.parse_concat()?];
        while self.eat("|") {
            // In another alternative, the names may be repeated.
            let names = &self.names_in_order[first_name..];
            self.budget.spend(names.len())?;
            for name in names {
                self.used_names.insert(name.clone(), false);
            }
            alternatives.push(self.parse_concat()?);
        }
        if alternatives.len() > 1 {
            let names = &self.names_in_order[first_name..];
            self.budget.spend(names.len())?;
            for name in names {
                self.used_names.insert(name.clone(), true);
            }
        }
        self.flags = flags;
        self.leave();
        self.budget
            .spend(alternatives.len() + class_bounds(&alternatives))?;
        Ok(Node::alternation(alternatives))
    }

    /// ECMA-262, `Alternative`.
    fn parse_concat(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            self.budget.spend(2)?;
            let quantifiable = self.quantifiable();
            let term = self.parse_term()?;
            let node = self.parse_repetition(term, quantifiable)?;
            if let Node::Concat(inner) = &node {
                self.budget.spend(inner.len())?;
            }
            nodes.push(node);
        }
        Ok(Node::concat(nodes))
    }

    /// Whether the next term may have a quantifier.
    fn quantifiable(&self) -> Quantifiable {
        let ahead = |distance: usize| self.chars.get(self.pos + distance).copied();
        match (ahead(0), ahead(1), ahead(2), ahead(3)) {
            (Some('^' | '$'), ..)
            | (Some('\\'), Some('b' | 'B'), ..)
            | (Some('('), Some('?'), Some('<'), Some('=' | '!')) => Quantifiable::Java,
            (Some('('), Some('?'), Some('=' | '!'), _) => Quantifiable::Legacy,
            _ => Quantifiable::Always,
        }
    }

    fn parse_term(&mut self) -> Result<Node> {
        let start = self.pos;
        let Some(next) = self.next() else {
            return Ok(Node::empty());
        };
        Ok(match next {
            '^' if self.flags.multiline => Node::Assertion(Assertion::LineStart),
            '^' => Node::Assertion(Assertion::Start),
            '$' if self.flags.multiline => line_end(),
            '$' => Node::Assertion(Assertion::End),
            '.' if self.flags.dot_all => Node::Class(CharSet::all()),
            '.' => Node::Class(CharSet::line_terminators().complement()),
            '(' => self.parse_group()?,
            '[' => Node::Class(self.parse_class()?),
            '\\' => self.parse_escape()?,
            '*' | '+' | '?' => {
                self.pos = start;
                return Err(format!("nothing to repeat before `{next}`"));
            }
            '{' => {
                self.pos = start;
                if self.parse_quantifier()?.is_some() {
                    self.pos = start;
                    return Err("nothing to repeat before `{`".to_owned());
                }
                self.pos = start + 1;
                self.parse_bracket(next)?
            }
            ']' | '}' => self.parse_bracket(next)?,
            _ => self.character(next.into())?,
        })
    }

    /// A bracket or brace as a character (Annex B, `ExtendedPatternCharacter`).
    fn parse_bracket(&mut self, bracket: char) -> Result<Node> {
        if self.is_lenient() {
            self.character(bracket.into())
        } else {
            Err(format!("`{bracket}` must be escaped"))
        }
    }

    fn character(&mut self, code: u32) -> Result<Node> {
        self.fold_case(CharSet::single(code)).map(Node::Class)
    }

    /// A group or look-around. Its `(` has been read.
    fn parse_group(&mut self) -> Result<Node> {
        let look_around = if self.eat("?=") {
            Some((true, false))
        } else if self.eat("?!") {
            Some((true, true))
        } else if self.eat("?<=") {
            Some((false, false))
        } else if self.eat("?<!") {
            Some((false, true))
        } else {
            None
        };
        if look_around.is_none() {
            if self.eat("?<") {
                let start = self.pos;
                let name = self.parse_group_name()?;
                self.name_group(start, name)?;
            } else if self.eat("?") && !self.eat(":") {
                return self.parse_flags();
            }
        }
        let node = self.parse_alternation()?;
        self.close_group()?;
        Ok(match look_around {
            None => node,
            Some((ahead, negative)) => Node::LookAround {
                node: Box::new(node),
                ahead,
                negative,
            },
        })
    }

    fn close_group(&mut self) -> Result<()> {
        if self.eat(")") {
            Ok(())
        } else {
            Err("unclosed group: expected `)`".to_owned())
        }
    }

    /// ECMA-262, "Patterns: Static Semantics: Early Errors": two groups have the same name only if they are in
    /// different alternatives (`MightBothParticipate`).
    fn name_group(&mut self, start: usize, name: String) -> Result<()> {
        if self.used_names.insert(name.clone(), true) == Some(true) {
            self.pos = start;
            return Err(format!(
                "duplicate group name `{name}`: only groups in different alternatives may share a name"
            ));
        }
        self.names_in_order.push(name.clone());
        if !self.group_names.insert(name.clone()) {
            self.duplicate_name = Some(name);
        }
        Ok(())
    }

    /// The name of a group and the `>` that follows it.
    fn parse_group_name(&mut self) -> Result<String> {
        let start = self.pos;
        while let Some(next) = self.next() {
            let is_first = self.pos == start + 1;
            match next {
                '>' if !is_first => {
                    return Ok(self.chars[start..self.pos - 1].iter().collect());
                }
                '$' | '_' => {}
                // ECMA-262, "Names and Keywords": `ID_Start`, and then `ID_Continue`.
                _ if next.is_ascii_alphabetic() => {}
                _ if next.is_ascii_digit() && !is_first => {}
                _ if has_property(next, "ID_Start") => self.budget.spend(PROPERTY_WORK)?,
                '\u{200c}' | '\u{200d}' if !is_first => {}
                _ if !is_first && has_property(next, "ID_Continue") => {
                    self.budget.spend(PROPERTY_WORK)?;
                }
                _ => break,
            }
        }
        self.pos = start;
        Err("invalid group name".to_owned())
    }

    /// `i-ms:…)`, a group with flags, or Java's `i-ms)`, flags for the rest of the enclosing group. The `(?`
    /// has been read.
    fn parse_flags(&mut self) -> Result<Node> {
        let start = self.pos - "(?".len();
        let mut flags = self.flags;
        let mut enable = true;
        while let Some(next) = self.next() {
            match next {
                'i' => flags.ignore_case = enable,
                'm' => flags.multiline = enable,
                's' => flags.dot_all = enable,
                'u' if self.is_lenient() => self.has_java_syntax = true,
                '-' if enable => enable = false,
                ':' => return self.parse_group_with_flags(flags),
                ')' if self.is_lenient() => {
                    self.has_java_syntax = true;
                    self.flags = flags;
                    return Ok(Node::empty());
                }
                _ => {
                    let group: String = self.chars[start..self.pos].iter().collect();
                    self.pos -= 1;
                    return Err(format!("unknown group syntax `{group}`"));
                }
            }
        }
        Err("unclosed group: expected `)`".to_owned())
    }

    fn parse_group_with_flags(&mut self, flags: Flags) -> Result<Node> {
        let outer = std::mem::replace(&mut self.flags, flags);
        let node = self.parse_alternation();
        self.flags = outer;
        let node = node?;
        self.close_group()?;
        Ok(node)
    }

    /// The bounds of a quantifier, if one comes next.
    fn parse_quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let start = self.pos;
        let (min, max) = match self.next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let min = self.eat_number();
                let max = match (min, self.eat(",")) {
                    (Some(_), true) => self.eat_number(),
                    _ => min,
                };
                match min {
                    Some(min) if self.eat("}") => (min, max),
                    _ => {
                        self.pos = start;
                        return Ok(None);
                    }
                }
            }
            _ => {
                self.pos = start;
                return Ok(None);
            }
        };
        if max.is_some_and(|max| max < min) {
            return Err("invalid quantifier: its minimum is greater than its maximum".to_owned());
        }
        Ok(Some((min, max)))
    }

    /// Applies the quantifier that follows a term, if there is one.
    fn parse_repetition(&mut self, node: Node, quantifiable: Quantifiable) -> Result<Node> {
        let start = self.pos;
        let Some((min, max)) = self.parse_quantifier()? else {
            return Ok(node);
        };
        if quantifiable != Quantifiable::Always && !self.is_lenient() {
            self.pos = start;
            return Err("an assertion cannot be repeated".to_owned());
        }
        self.has_java_syntax |= quantifiable == Quantifiable::Java;
        if self.is_lenient() && self.eat("+") {
            self.has_java_syntax = true;
            return possessive(node, min, max);
        }
        // A lazy quantifier matches the same texts.
        self.eat("?");
        if max.is_none() {
            // `Node::repeat` copies, compares and takes apart the node.
            self.budget.spend(node.node_count() * 4)?;
        }
        Ok(node.repeat(min, max))
    }

    /// An escape outside of a class. Its backslash has been read.
    fn parse_escape(&mut self) -> Result<Node> {
        let Some(letter) = self.next() else {
            return Err(r"trailing `\`".to_owned());
        };
        match letter {
            'b' => self.word_boundary(false),
            'B' => self.word_boundary(true),
            // Annex B: a letter, if the pattern has no named groups.
            'k' if self.is_lenient() && !self.has_named_groups => self.character(letter.into()),
            'k' => {
                if !self.eat("<") {
                    return Err(r"`\k` must be followed by a group name in `<…>`".to_owned());
                }
                let name = self.parse_group_name()?;
                self.referenced_names.push(name);
                self.has_back_reference = true;
                Ok(Node::empty())
            }
            '1'..='9' => {
                let start = self.pos;
                self.pos -= 1;
                let number = self.eat_number().unwrap_or(0);
                if number as usize <= self.group_count {
                    self.has_back_reference = true;
                    return Ok(Node::empty());
                }
                if !self.is_lenient() {
                    return Err(format!("back-reference to unknown group `{number}`"));
                }
                // Annex B: an octal escape, or a digit.
                self.pos = start;
                let code = self.parse_character_escape(letter)?;
                self.character(code)
            }
            'A' | 'Z' | 'z' | 'R' | 'Q' | 'G' | 'X' if self.is_lenient() => {
                self.parse_java_escape(letter)
            }
            _ => {
                if let Some(set) = self.parse_class_escape(letter)? {
                    return self.fold_case(set).map(Node::Class);
                }
                let code = self.parse_character_escape(letter)?;
                self.character(code)
            }
        }
    }

    fn parse_java_escape(&mut self, letter: char) -> Result<Node> {
        self.has_java_syntax = true;
        let end = Node::Assertion(Assertion::End);
        Ok(match letter {
            'A' => Node::Assertion(Assertion::Start),
            'z' => end,
            'Z' => Node::concat(vec![java_line_break().repeat(0, Some(1)), end]).look_ahead(false),
            'R' => java_line_break(),
            'Q' => {
                let mut nodes = Vec::new();
                while !self.eat("\\E") {
                    let Some(next) = self.next() else { break };
                    self.budget.spend(2)?;
                    nodes.push(self.character(next.into())?);
                }
                Node::concat(nodes)
            }
            _ => return Err(format!(r"unsupported escape `\{letter}`")),
        })
    }

    fn word_boundary(&mut self, negative: bool) -> Result<Node> {
        if !self.flags.ignore_case {
            return Ok(Node::Assertion(if negative {
                Assertion::NotWordBoundary
            } else {
                Assertion::WordBoundary
            }));
        }
        // ECMA-262, "WordCharacters": without regard to case, there are more of them than the assertions
        // know.
        let word = self.fold_case(CharSet::word_characters())?;
        let look = |ahead, negative| Node::LookAround {
            node: Box::new(Node::Class(word.clone())),
            ahead,
            negative,
        };
        Ok(Node::Alternation(vec![
            Node::concat(vec![look(false, false), look(true, !negative)]),
            Node::concat(vec![look(false, true), look(true, negative)]),
        ]))
    }
}

/// The number of bounds of the classes among nodes, which is the work to unite them.
fn class_bounds(nodes: &[Node]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Class(set) => set.bounds().len(),
            _ => 0,
        })
        .sum()
}

/// A possessive quantifier of Java, which does not backtrack.
fn possessive(node: Node, min: u32, max: Option<u32>) -> Result<Node> {
    let class = match node {
        _ if max == Some(0) => return Ok(Node::empty()),
        _ if max == Some(min) && node.fixed_width().is_some() => return Ok(node.repeat(min, max)),
        Node::Class(set) => Node::Class(set),
        _ => {
            return Err(
                "unsupported possessive quantifier: it can only repeat a character or class"
                    .to_owned(),
            );
        }
    };
    // As many as there are: no other may follow, unless it is one too many.
    let no_more = class.clone().look_ahead(true);
    let all = |max| Node::concat(vec![class.clone().repeat(min, max), no_more.clone()]);
    Ok(match max {
        None => all(None),
        Some(max) => Node::Alternation(vec![
            class.clone().repeat(max, Some(max)),
            all(Some(max.saturating_sub(1))),
        ]),
    })
}

fn has_property(character: char, property: &str) -> bool {
    unicode::property(property).is_some_and(|set| set.contains(character.into()))
}

/// Java's `\R`.
fn java_line_break() -> Node {
    let single = |code| Node::Class(CharSet::single(code));
    let other = CharSet::ranges(&[(0x0a, 0x0d), (0x85, 0x85), (0x2028, 0x2029)]);
    let crlf = Node::concat(vec![single(0x0d), single(0x0a)]);
    Node::Alternation(vec![crlf, Node::Class(other)])
}

/// `$` with the flag `m`.
fn line_end() -> Node {
    let terminator = Node::Class(CharSet::line_terminators());
    Node::Alternation(vec![
        Node::Assertion(Assertion::End),
        terminator.look_ahead(false),
    ])
}
