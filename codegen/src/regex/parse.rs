//! Reading patterns.
//!
//! ECMA-262, "Patterns", in Unicode mode; what is not valid there is read leniently: as the legacy mode
//! of ECMA-262 (Annex B, "Regular Expressions Patterns") does, and where Java
//! (`java.util.regex.Pattern`) has one clear meaning for what the legacy mode would take letter by
//! letter, such as `\p{Alnum}`, `\z` or `\x{41}`, as Java does. Both readings match scalar values.

use std::collections::{HashMap, HashSet};

use super::ast::{Assertion, Node};
use super::budget::Work;
use super::char_set::Set;
use super::escape::{line_terminators, word};
use super::unicode;

/// How long a pattern may be, in bytes.
pub const MAX_LENGTH: usize = 1 << 16;
/// How deep groups and classes may be nested.
pub(super) const MAX_DEPTH: u32 = 200;
/// How much work reading a pattern may be.
pub(super) const MAX_WORK: usize = 500_000;

/// A pattern that has been read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What it says. Back-references in it are left out.
    pub node: Node,
    /// Whether it is valid in ECMA-262's Unicode mode.
    pub unicode: bool,
    /// Whether it refers back to what a group has captured, which no automaton can follow.
    pub back_reference: bool,
}

/// Reads a pattern.
///
/// # Errors
///
/// Why it has no meaning, and at which of its characters.
pub fn parse(source: &str) -> Result<Parsed, String> {
    read(source, &mut Work::new(MAX_WORK))
}

/// Reads a pattern within a budget.
///
/// # Errors
///
/// As for [`parse`], and when the budget is spent.
pub(super) fn read(source: &str, work: &mut Work) -> Result<Parsed, String> {
    if source.len() > MAX_LENGTH {
        return Err(format!(
            "it is {} bytes long, and at most {MAX_LENGTH} are allowed",
            source.len()
        ));
    }
    let mut parser = Parser::new(source, false, work);
    let mut node = parser.pattern();
    if node.is_err() {
        parser = Parser::new(source, true, work);
        node = parser.pattern();
    }
    let node =
        node.map_err(|problem| format!("{problem} (character {} of the pattern)", parser.at + 1))?;
    parser.check_references()?;
    Ok(Parsed {
        node,
        unicode: !parser.lenient,
        back_reference: parser.back_reference,
    })
}

pub(super) type Result<T, E = String> = std::result::Result<T, E>;

#[derive(Clone, Copy, Default)]
struct Flags {
    ignore_case: bool,
    multiline: bool,
    dot_all: bool,
}

/// Whether a term may have a quantifier.
#[derive(Clone, Copy, PartialEq)]
enum Quantifiable {
    Always,
    /// In the legacy mode only: a look-ahead.
    Legacy,
    Never,
}

// Each of them is a question of its own.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Parser<'w> {
    pub(super) chars: Vec<char>,
    pub(super) at: usize,
    pub(super) lenient: bool,
    flags: Flags,
    /// The number of groups that capture.
    groups: usize,
    /// Whether one of them has a name.
    has_names: bool,
    names: HashSet<String>,
    /// A name that two groups have.
    twice: Option<String>,
    /// The names that back-references give.
    referred: Vec<String>,
    pub(super) depth: u32,
    back_reference: bool,
    /// Whether something was read as Java does.
    pub(super) java: bool,
    pub(super) work: &'w mut Work,
    /// The properties that have been read, by how they are written.
    pub(super) properties: HashMap<String, Set>,
}

impl<'w> Parser<'w> {
    fn new(source: &str, lenient: bool, work: &'w mut Work) -> Self {
        let chars: Vec<char> = source.chars().collect();
        let (groups, has_names) = count_groups(&chars);
        Parser {
            groups,
            has_names,
            names: HashSet::new(),
            twice: None,
            referred: Vec::new(),
            chars,
            at: 0,
            lenient,
            flags: Flags::default(),
            depth: 0,
            back_reference: false,
            java: false,
            work,
            properties: HashMap::new(),
        }
    }

    /// Back-references need groups that they refer to, and only one of each name.
    fn check_references(&self) -> Result<()> {
        if !self.back_reference {
            return Ok(());
        }
        if self.java {
            return Err("a back-reference beside Java's own syntax".to_owned());
        }
        if let Some(name) = &self.twice {
            return Err(format!("a back-reference beside two groups `{name}`"));
        }
        let missing = |name: &&String| !self.names.contains(*name);
        match self.referred.iter().find(missing) {
            Some(name) => Err(format!("there is no group `{name}`")),
            None => Ok(()),
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Whether this text stands here; if so, goes behind it.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let mut at = self.at;
        for character in text.chars() {
            if self.chars.get(at) != Some(&character) {
                return false;
            }
            at += 1;
        }
        self.at = at;
        true
    }

    fn expect(&mut self, text: &str, what: &str) -> Result<()> {
        if self.eat(text) {
            Ok(())
        } else {
            Err(format!("{what} is not closed by `{text}`"))
        }
    }

    fn pattern(&mut self) -> Result<Node> {
        let node = self.alternatives()?;
        match self.peek() {
            None => Ok(node),
            Some(_) => Err("`)` closes no group".to_owned()),
        }
    }

    /// Alternatives, up to the end of the group. Flags that are set within hold until there.
    fn alternatives(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("groups are nested too deep".to_owned());
        }
        let flags = self.flags;
        let mut alternatives = vec![self.sequence()?];
        while self.eat("|") {
            alternatives.push(self.sequence()?);
        }
        self.flags = flags;
        self.depth -= 1;
        self.work
            .charge(alternatives.len() + united(&alternatives))?;
        Ok(Node::either(alternatives))
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            self.work.charge(2)?;
            let quantifiable = self.quantifiable();
            let node = self.term()?;
            let node = self.repeated(node, quantifiable)?;
            if let Node::Sequence(inner) = &node {
                self.work.charge(inner.len())?;
            }
            nodes.push(node);
        }
        Ok(Node::sequence(nodes))
    }

    /// Whether the term that stands here may have a quantifier.
    fn quantifiable(&self) -> Quantifiable {
        let ahead = |distance: usize| self.chars.get(self.at + distance).copied();
        match (ahead(0), ahead(1), ahead(2), ahead(3)) {
            (Some('^' | '$'), ..)
            | (Some('\\'), Some('b' | 'B'), ..)
            | (Some('('), Some('?'), Some('<'), Some('=' | '!')) => Quantifiable::Never,
            (Some('('), Some('?'), Some('=' | '!'), _) => Quantifiable::Legacy,
            _ => Quantifiable::Always,
        }
    }

    fn term(&mut self) -> Result<Node> {
        let Some(next) = self.next() else {
            return Ok(Node::empty());
        };
        let at_next = self.at - 1;
        Ok(match next {
            '^' if self.flags.multiline => Node::Assert(Assertion::LineStart),
            '^' => Node::Assert(Assertion::Start),
            '$' if self.flags.multiline => line_end(),
            '$' => Node::Assert(Assertion::End),
            '.' if self.flags.dot_all => Node::One(Set::all()),
            '.' => Node::One(line_terminators().complement()),
            '(' => self.group()?,
            '[' => Node::One(self.class()?),
            '\\' => self.escape()?,
            '*' | '+' | '?' => {
                self.at = at_next;
                return Err(format!("`{next}` has nothing to repeat"));
            }
            '{' => {
                self.at = at_next;
                if self.quantifier()?.is_some() {
                    self.at = at_next;
                    return Err("`{…}` has nothing to repeat".to_owned());
                }
                self.at = at_next + 1;
                self.lone(next)?
            }
            ']' | '}' => self.lone(next)?,
            _ => self.character(next.into())?,
        })
    }

    /// A bracket or brace alone, which only Annex B reads as itself.
    fn lone(&mut self, character: char) -> Result<Node> {
        if self.lenient {
            self.character(character.into())
        } else {
            Err(format!("`{character}` stands alone"))
        }
    }

    fn character(&mut self, code: u32) -> Result<Node> {
        self.folded(Set::one(code)).map(Node::One)
    }

    pub(super) fn folded(&mut self, set: Set) -> Result<Set> {
        if self.flags.ignore_case {
            self.work.charge(unicode::work_to_fold(&set))?;
            Ok(unicode::fold(&set))
        } else {
            Ok(set)
        }
    }

    /// What stands between parentheses; the first is read.
    fn group(&mut self) -> Result<Node> {
        let (look, negative) = if self.eat("?=") {
            (Some(true), false)
        } else if self.eat("?!") {
            (Some(true), true)
        } else if self.eat("?<=") {
            (Some(false), false)
        } else if self.eat("?<!") {
            (Some(false), true)
        } else {
            (None, false)
        };
        if look.is_none() {
            if self.eat("?<") {
                let name = self.name()?;
                if !self.names.insert(name.clone()) {
                    self.twice = Some(name);
                }
            } else if self.eat("?") && !self.eat(":") {
                return self.flags();
            }
        }
        let node = self.alternatives()?;
        self.expect(")", "a group")?;
        Ok(match look {
            None => node,
            Some(ahead) => Node::Look {
                node: Box::new(node),
                ahead,
                negative,
            },
        })
    }

    /// The name of a group, up to and with `>`.
    fn name(&mut self) -> Result<String> {
        let start = self.at;
        while let Some(next) = self.next() {
            match next {
                '>' if self.at > start + 1 => {
                    return Ok(self.chars[start..self.at - 1].iter().collect());
                }
                '$' | '_' => {}
                // ECMA-262, "Names and Keywords": `ID_Start`, and then `ID_Continue`.
                _ if next.is_ascii_alphabetic() => {}
                _ if next.is_ascii_digit() && self.at > start + 1 => {}
                _ if is("ID_Start", next) => self.work.charge(1_000)?,
                '\u{200c}' | '\u{200d}' if self.at > start + 1 => {}
                _ if self.at > start + 1 && is("ID_Continue", next) => self.work.charge(1_000)?,
                _ => break,
            }
        }
        self.at = start;
        Err("a group has no proper name".to_owned())
    }

    /// `i-ms:…)` for a group, or Java's `i-ms)` for what follows in this one; `(?` is read.
    fn flags(&mut self) -> Result<Node> {
        let mut flags = self.flags;
        let mut on = true;
        while let Some(next) = self.next() {
            match next {
                'i' => flags.ignore_case = on,
                'm' => flags.multiline = on,
                's' => flags.dot_all = on,
                'u' if self.lenient => self.java = true,
                '-' if on => on = false,
                ':' => {
                    let outer = std::mem::replace(&mut self.flags, flags);
                    let node = self.alternatives();
                    self.flags = outer;
                    let node = node?;
                    self.expect(")", "a group")?;
                    return Ok(node);
                }
                ')' if self.lenient => {
                    self.java = true;
                    self.flags = flags;
                    return Ok(Node::empty());
                }
                _ => {
                    self.at -= 1;
                    return Err(format!("`(?…{next}` is no group that ECMA-262 knows"));
                }
            }
        }
        Err("a group is not closed by `)`".to_owned())
    }

    /// A quantifier, if one stands here.
    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let start = self.at;
        let bounds = match self.next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let min = self.digits();
                let max = match (min, self.eat(",")) {
                    (Some(_), true) => self.digits(),
                    _ => min,
                };
                match min {
                    Some(min) if self.eat("}") => (min, max),
                    _ => {
                        self.at = start;
                        return Ok(None);
                    }
                }
            }
            _ => {
                self.at = start;
                return Ok(None);
            }
        };
        if bounds.1.is_some_and(|max| max < bounds.0) {
            return Err("a quantifier's numbers are out of order".to_owned());
        }
        Ok(Some(bounds))
    }

    /// A decimal number; a larger one than fits is as good as the largest that does.
    fn digits(&mut self) -> Option<u32> {
        let start = self.at;
        let mut number: u32 = 0;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            number = number.saturating_mul(10).saturating_add(digit);
            self.at += 1;
        }
        (self.at > start).then_some(number)
    }

    /// What has been read, as often as the quantifier behind it says.
    fn repeated(&mut self, node: Node, quantifiable: Quantifiable) -> Result<Node> {
        let start = self.at;
        let Some((min, max)) = self.quantifier()? else {
            return Ok(node);
        };
        if quantifiable != Quantifiable::Always && !self.lenient {
            self.at = start;
            return Err("a quantifier has nothing to repeat".to_owned());
        }
        // Java does not mind.
        self.java |= quantifiable == Quantifiable::Never;
        if self.lenient && self.eat("+") {
            self.java = true;
            return possessive(node, min, max);
        }
        self.eat("?");
        if max.is_none() {
            // The node is copied, compared, and taken apart.
            self.work.charge(node.count() * 4)?;
        }
        Ok(node.repeat(min, max))
    }

    /// What follows a backslash outside of a class.
    fn escape(&mut self) -> Result<Node> {
        let Some(next) = self.next() else {
            return Err("`\\` is the last character".to_owned());
        };
        let node = match next {
            'b' => self.word_boundary(false)?,
            'B' => self.word_boundary(true)?,
            'k' => {
                // Annex B: a letter like others where no group has a name.
                if self.lenient && !self.has_names {
                    return self.character(next.into());
                }
                if !self.eat("<") {
                    return Err("`\\k` has no name of a group".to_owned());
                }
                let name = self.name()?;
                self.referred.push(name);
                self.back_reference = true;
                Node::empty()
            }
            '1'..='9' => {
                self.at -= 1;
                let start = self.at;
                let number = self.digits().unwrap_or(0);
                if number as usize <= self.groups {
                    self.back_reference = true;
                    return Ok(Node::empty());
                }
                if !self.lenient {
                    return Err(format!("there is no group {number}"));
                }
                self.at = start + 1;
                let code = self.code(next)?;
                self.character(code)?
            }
            'A' | 'Z' | 'z' | 'R' | 'Q' | 'G' | 'X' if self.lenient => self.java_escape(next)?,
            _ => {
                if let Some(set) = self.class_escape(next)? {
                    Node::One(self.folded(set)?)
                } else {
                    let code = self.code(next)?;
                    self.character(code)?
                }
            }
        };
        Ok(node)
    }

    fn java_escape(&mut self, next: char) -> Result<Node> {
        self.java = true;
        let end = Node::Assert(Assertion::End);
        Ok(match next {
            'A' => Node::Assert(Assertion::Start),
            'z' => end,
            'Z' => Node::sequence(vec![line_break().repeat(0, Some(1)), end]).ahead(false),
            'R' => line_break(),
            'Q' => {
                let mut nodes = Vec::new();
                while !self.eat("\\E") {
                    let Some(next) = self.next() else { break };
                    self.work.charge(2)?;
                    nodes.push(self.character(next.into())?);
                }
                Node::sequence(nodes)
            }
            _ => return Err(format!("`\\{next}` means nothing in ECMA-262")),
        })
    }

    fn word_boundary(&mut self, not: bool) -> Result<Node> {
        if !self.flags.ignore_case {
            return Ok(Node::Assert(if not {
                Assertion::NoWordBoundary
            } else {
                Assertion::WordBoundary
            }));
        }
        // Without regard to case there are more characters of words.
        let word = self.folded(word())?;
        let look = |ahead, negative| Node::Look {
            node: Box::new(Node::One(word.clone())),
            ahead,
            negative,
        };
        Ok(Node::Either(vec![
            Node::sequence(vec![look(false, false), look(true, !not)]),
            Node::sequence(vec![look(false, true), look(true, not)]),
        ]))
    }
}

/// How many bounds the sets of single characters among alternatives have.
fn united(nodes: &[Node]) -> usize {
    let bounds = |node: &Node| match node {
        Node::One(set) => set.bounds().len(),
        _ => 0,
    };
    nodes.iter().map(bounds).sum()
}

/// A possessive quantifier of Java's: once matched, nothing is given back.
fn possessive(node: Node, min: u32, max: Option<u32>) -> Result<Node> {
    let one = match node {
        _ if max == Some(0) => return Ok(Node::empty()),
        _ if max == Some(min) && node.width().is_some() => return Ok(node.repeat(min, max)),
        Node::One(set) => Node::One(set),
        _ => return Err("a possessive quantifier on more than one character".to_owned()),
    };
    // As many as there are: none may follow, unless no more are allowed.
    let no_more = one.clone().ahead(true);
    let all = |max| Node::sequence(vec![one.clone().repeat(min, max), no_more.clone()]);
    Ok(match max {
        None => all(None),
        Some(max) => Node::Either(vec![
            one.clone().repeat(max, Some(max)),
            all(Some(max.saturating_sub(1))),
        ]),
    })
}

/// Whether a character has a property.
fn is(property: &str, character: char) -> bool {
    unicode::property(property).is_some_and(|set| set.contains(character.into()))
}

/// How many groups of a pattern capture, and whether one has a name.
fn count_groups(chars: &[char]) -> (usize, bool) {
    let mut has_names = false;
    let (mut count, mut at, mut in_class) = (0, 0, false);
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let is_special = chars.get(at + 1) == Some(&'?');
                let is_named = is_special
                    && chars.get(at + 2) == Some(&'<')
                    && !matches!(chars.get(at + 3), Some('=' | '!'));
                count += usize::from(!is_special || is_named);
                has_names |= is_named;
            }
            _ => {}
        }
        at += 1;
    }
    (count, has_names)
}

/// Java's `\R`.
fn line_break() -> Node {
    let one = |code| Node::One(Set::one(code));
    let alone = Set::ranges(&[(0x0a, 0x0d), (0x85, 0x85), (0x2028, 0x2029)]);
    let pair = Node::sequence(vec![one(0x0d), one(0x0a)]);
    Node::Either(vec![pair, Node::One(alone)])
}

/// `$` where lines end, too.
fn line_end() -> Node {
    let terminator = Node::One(line_terminators());
    let end = Node::Assert(Assertion::End);
    Node::Either(vec![end, terminator.ahead(false)])
}
