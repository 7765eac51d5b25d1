//! Reading patterns.
//!
//! ECMA-262, "Patterns", in Unicode mode; what is not valid there is read leniently: as the legacy mode
//! of ECMA-262 (Annex B, "Regular Expressions Patterns") does, and where Java
//! (`java.util.regex.Pattern`) has one clear meaning for what the legacy mode would take letter by
//! letter, such as `\p{Alnum}`, `\z` or `\x{41}`, as Java does. Both readings match scalar values.

use super::node::{Assertion, Node};
use super::set::{END, Set};
use super::unicode;

/// How deep groups may be nested.
const DEEPEST: u32 = 200;

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
    let mut parser = Parser::new(source, false);
    let node = if let Ok(node) = parser.pattern() {
        node
    } else {
        parser = Parser::new(source, true);
        let node = parser.pattern();
        node.map_err(|problem| format!("{problem} (character {} of the pattern)", parser.at + 1))?
    };
    if parser.back_reference && parser.java {
        return Err("a back-reference beside Java's own syntax".to_owned());
    }
    Ok(Parsed {
        node,
        unicode: !parser.lenient,
        back_reference: parser.back_reference,
    })
}

type Result<T, E = String> = std::result::Result<T, E>;

#[derive(Clone, Copy, Default)]
struct Flags {
    ignore_case: bool,
    multiline: bool,
    dot_all: bool,
}

/// A part of a class: one character, which can begin or end a range, or a set.
enum Item {
    One(u32),
    Set(Set),
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    lenient: bool,
    flags: Flags,
    /// The number of groups that capture.
    groups: usize,
    depth: u32,
    back_reference: bool,
    /// Whether something was read as Java does.
    java: bool,
}

impl Parser {
    fn new(source: &str, lenient: bool) -> Self {
        let chars: Vec<char> = source.chars().collect();
        Parser {
            groups: count_groups(&chars),
            chars,
            at: 0,
            lenient,
            flags: Flags::default(),
            depth: 0,
            back_reference: false,
            java: false,
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Whether this text stands here; if so, goes behind it.
    fn eat(&mut self, text: &str) -> bool {
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
        if self.depth > DEEPEST {
            return Err("groups are nested too deep".to_owned());
        }
        let flags = self.flags;
        let mut alternatives = vec![self.sequence()?];
        while self.eat("|") {
            alternatives.push(self.sequence()?);
        }
        self.flags = flags;
        self.depth -= 1;
        Ok(Node::either(alternatives))
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            let node = self.term()?;
            nodes.push(self.repeated(node)?);
        }
        Ok(Node::sequence(nodes))
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
            _ => self.character(next.into()),
        })
    }

    /// A bracket or brace alone, which only Annex B reads as itself.
    fn lone(&mut self, character: char) -> Result<Node> {
        if self.lenient {
            Ok(self.character(character.into()))
        } else {
            Err(format!("`{character}` stands alone"))
        }
    }

    fn character(&self, code: u32) -> Node {
        Node::One(self.folded(Set::one(code)))
    }

    fn folded(&self, set: Set) -> Set {
        if self.flags.ignore_case {
            unicode::fold(&set)
        } else {
            set
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
                self.name()?;
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
    fn name(&mut self) -> Result<()> {
        let start = self.at;
        while let Some(next) = self.next() {
            match next {
                '>' if self.at > start + 1 => return Ok(()),
                '$' | '_' => {}
                _ if next.is_alphabetic() => {}
                _ if next.is_alphanumeric() && self.at > start + 1 => {}
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
    fn repeated(&mut self, node: Node) -> Result<Node> {
        let start = self.at;
        let Some((min, max)) = self.quantifier()? else {
            return Ok(node);
        };
        let nothing = matches!(node, Node::Assert(_) | Node::Look { .. });
        if nothing && !self.lenient {
            self.at = start;
            return Err("a quantifier has nothing to repeat".to_owned());
        }
        if self.lenient && self.eat("+") {
            self.java = true;
            return possessive(node, min, max);
        }
        self.eat("?");
        Ok(node.repeat(min, max))
    }

    /// What follows a backslash outside of a class.
    fn escape(&mut self) -> Result<Node> {
        let Some(next) = self.next() else {
            return Err("`\\` is the last character".to_owned());
        };
        let node = match next {
            'b' => self.word_boundary(false),
            'B' => self.word_boundary(true),
            'k' => {
                let named = self.eat("<");
                if !named && self.lenient {
                    return Ok(self.character(next.into()));
                }
                self.name()?;
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
                self.character(code)
            }
            'A' | 'Z' | 'z' | 'R' | 'Q' | 'G' | 'X' if self.lenient => self.java_escape(next)?,
            _ => {
                if let Some(set) = self.class_escape(next)? {
                    Node::One(self.folded(set))
                } else {
                    let code = self.code(next)?;
                    self.character(code)
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
                    nodes.push(self.character(next.into()));
                }
                Node::sequence(nodes)
            }
            _ => return Err(format!("`\\{next}` means nothing in ECMA-262")),
        })
    }

    fn word_boundary(&self, not: bool) -> Node {
        if !self.flags.ignore_case {
            return Node::Assert(if not {
                Assertion::NoWordBoundary
            } else {
                Assertion::WordBoundary
            });
        }
        // Without regard to case there are more characters of words.
        let look = |ahead, negative| Node::Look {
            node: Box::new(Node::One(unicode::fold(&word()))),
            ahead,
            negative,
        };
        Node::Either(vec![
            Node::sequence(vec![look(false, false), look(true, !not)]),
            Node::sequence(vec![look(false, true), look(true, not)]),
        ])
    }

    /// The set that an escape stands for, if it stands for one.
    fn class_escape(&mut self, next: char) -> Result<Option<Set>> {
        let set = match next.to_ascii_lowercase() {
            'd' => Set::range(0x30, 0x39),
            's' => space(),
            'w' => word(),
            'p' => self.property()?,
            'h' if self.lenient => {
                self.java = true;
                Set::ranges(&[
                    (0x09, 0x09),
                    (0x20, 0x20),
                    (0xa0, 0xa0),
                    (0x1680, 0x1680),
                    (0x180e, 0x180e),
                    (0x2000, 0x200a),
                    (0x202f, 0x202f),
                    (0x205f, 0x205f),
                    (0x3000, 0x3000),
                ])
            }
            _ => return Ok(None),
        };
        Ok(Some(if next.is_ascii_uppercase() {
            set.complement()
        } else {
            set
        }))
    }

    /// `{Name}` behind `\p`, or in Java one letter.
    fn property(&mut self) -> Result<Set> {
        let start = self.at;
        let name: String = if self.eat("{") {
            let end = self.chars[self.at..].iter().position(|&c| c == '}');
            let Some(length) = end else {
                return Err("`\\p{` is not closed by `}`".to_owned());
            };
            let name = self.chars[self.at..self.at + length].iter().collect();
            self.at += length + 1;
            name
        } else if self.lenient {
            self.java = true;
            self.next().into_iter().collect()
        } else {
            return Err("`\\p` has no property".to_owned());
        };
        if self.lenient {
            if let Some(set) = unicode::java_property(&name) {
                self.java = true;
                return Ok(set);
            }
        }
        unicode::property(&name).ok_or_else(|| {
            self.at = start;
            format!("there is no property `{name}` of characters")
        })
    }

    /// The character that an escape stands for, in and outside of classes.
    fn code(&mut self, next: char) -> Result<u32> {
        let code = match next {
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            'a' if self.lenient => 0x07,
            'e' if self.lenient => 0x1b,
            'c' => match self.peek() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    u32::from(letter) % 32
                }
                _ if self.lenient => {
                    self.at -= 1;
                    '\\'.into()
                }
                _ => return Err("`\\c` has no letter".to_owned()),
            },
            '0' if !matches!(self.peek(), Some('0'..='9')) => 0,
            '0'..='7' if self.lenient => self.octal(next),
            'x' if self.lenient && self.peek() == Some('{') => {
                self.java = true;
                self.braced_code()?
            }
            'x' => match self.hexadecimal(2) {
                Some(code) => code,
                None if self.lenient => next.into(),
                None => return Err("`\\x` has no two digits".to_owned()),
            },
            'u' if self.peek() == Some('{') => self.braced_code()?,
            'u' => match self.hexadecimal(4) {
                Some(code) => self.with_trail(code),
                None if self.lenient => next.into(),
                None => return Err("`\\u` has no four digits".to_owned()),
            },
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => next.into(),
            _ if self.lenient => next.into(),
            _ => return Err(format!("`\\{next}` is no escape")),
        };
        Ok(code)
    }

    fn octal(&mut self, first: char) -> u32 {
        let mut code = first.to_digit(8).unwrap_or(0);
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(8)) {
            if code * 8 + digit > 0o377 {
                break;
            }
            code = code * 8 + digit;
            self.at += 1;
        }
        code
    }

    fn hexadecimal(&mut self, count: usize) -> Option<u32> {
        let digits = self.chars.get(self.at..self.at + count)?;
        let mut code = 0;
        for digit in digits {
            code = code * 16 + digit.to_digit(16)?;
        }
        self.at += count;
        Some(code)
    }

    /// `{hexadecimal digits}`
    fn braced_code(&mut self) -> Result<u32> {
        self.eat("{");
        let (start, mut code) = (self.at, 0_u32);
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(16)) {
            code = (code.saturating_mul(16)).saturating_add(digit);
            self.at += 1;
        }
        if self.at == start || code >= END || !self.eat("}") {
            return Err("there is no such character".to_owned());
        }
        Ok(code)
    }

    /// A high surrogate together with the low one that follows, as one character.
    fn with_trail(&mut self, lead: u32) -> u32 {
        let start = self.at;
        if (0xd800..0xdc00).contains(&lead) && self.eat("\\u") {
            if let Some(trail @ 0xdc00..0xe000) = self.hexadecimal(4) {
                return 0x1_0000 + ((lead - 0xd800) << 10) + (trail - 0xdc00);
            }
            self.at = start;
        }
        lead
    }

    /// A class; the first bracket is read.
    fn class(&mut self) -> Result<Set> {
        let negative = self.eat("^");
        let mut set = Set::default();
        let mut ranges = Vec::new();
        loop {
            if self.eat("]") {
                break;
            }
            if self.lenient && self.eat("&&[") {
                // Java's intersection.
                self.java = true;
                set = set.union(&Set::ranges(&ranges));
                ranges.clear();
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err("classes are nested too deep".to_owned());
                }
                set = set.intersection(&self.class()?);
                self.depth -= 1;
                continue;
            }
            let first = self.item()?;
            let start = self.at;
            if self.eat("-") && self.peek() != Some(']') {
                let last = self.item()?;
                match (first, last) {
                    (Item::One(first), Item::One(last)) if first <= last => {
                        ranges.push((first, last));
                    }
                    (Item::One(_), Item::One(_)) => {
                        self.at = start;
                        return Err("a range in a class is out of order".to_owned());
                    }
                    (first, last) if self.lenient => {
                        ranges.push(('-'.into(), '-'.into()));
                        for item in [first, last] {
                            add(item, &mut set, &mut ranges);
                        }
                    }
                    _ => return Err("a range in a class has no end".to_owned()),
                }
                continue;
            }
            self.at = start;
            add(first, &mut set, &mut ranges);
        }
        if !ranges.is_empty() {
            set = set.union(&Set::ranges(&ranges));
        }
        let set = self.folded(set);
        Ok(if negative { set.complement() } else { set })
    }

    /// One character or escape of a class.
    fn item(&mut self) -> Result<Item> {
        let Some(next) = self.next() else {
            return Err("a class is not closed by `]`".to_owned());
        };
        if next != '\\' {
            return Ok(Item::One(next.into()));
        }
        let Some(next) = self.next() else {
            return Err("`\\` is the last character".to_owned());
        };
        if let Some(set) = self.class_escape(next)? {
            return Ok(Item::Set(set));
        }
        match next {
            'b' => Ok(Item::One(0x08)),
            '-' => Ok(Item::One('-'.into())),
            _ => self.code(next).map(Item::One),
        }
    }
}

fn add(item: Item, set: &mut Set, ranges: &mut Vec<(u32, u32)>) {
    match item {
        Item::One(code) => ranges.push((code, code)),
        Item::Set(more) => *set = set.union(&more),
    }
}

/// A possessive quantifier of Java's: once matched, nothing is given back.
fn possessive(node: Node, min: u32, max: Option<u32>) -> Result<Node> {
    let one = match node {
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

/// The groups that capture in a pattern.
fn count_groups(chars: &[char]) -> usize {
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
            }
            _ => {}
        }
        at += 1;
    }
    count
}

/// ECMA-262, `LineTerminator`.
#[must_use]
pub fn line_terminators() -> Set {
    Set::ranges(&[(0x0a, 0x0a), (0x0d, 0x0d), (0x2028, 0x2029)])
}

/// ECMA-262, `\w`.
#[must_use]
pub fn word() -> Set {
    Set::ranges(&[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)])
}

/// ECMA-262, `\s`: `WhiteSpace` and `LineTerminator`.
fn space() -> Set {
    Set::ranges(&[
        (0x09, 0x0d),
        (0x20, 0x20),
        (0xa0, 0xa0),
        (0x1680, 0x1680),
        (0x2000, 0x200a),
        (0x2028, 0x2029),
        (0x202f, 0x202f),
        (0x205f, 0x205f),
        (0x3000, 0x3000),
        (0xfeff, 0xfeff),
    ])
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
