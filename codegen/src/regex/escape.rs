//! Reading escapes and classes: the parts of a pattern that stand for a character or for one of a set.

use super::char_set::{END, Set};
use super::parse::{MAX_DEPTH, Parser, Result};
use super::unicode;

/// A part of a class: one character, which can begin or end a range, or a set.
enum Item {
    One(u32),
    Set(Set),
}

impl Parser<'_> {
    /// The set that an escape stands for, if it stands for one.
    pub(super) fn class_escape(&mut self, next: char) -> Result<Option<Set>> {
        let set = match next.to_ascii_lowercase() {
            'd' => Set::range(0x30, 0x39),
            's' => space(),
            // Without regard to case more characters are of words, and fewer are not.
            'w' => self.folded(word())?,
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
            self.work.charge(set.bounds().len())?;
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
        if let Some(set) = self.properties.get(&name) {
            return Ok(set.clone());
        }
        let mut set = None;
        if self.lenient {
            set = unicode::java_property(&name);
            self.java |= set.is_some();
        }
        let set = set.or_else(|| unicode::property(&name));
        let set = set.ok_or_else(|| {
            self.at = start;
            format!("there is no property `{name}` of characters")
        })?;
        self.work.charge(set.bounds().len())?;
        self.properties.insert(name, set.clone());
        Ok(set)
    }

    /// The character that an escape stands for, in and outside of classes.
    pub(super) fn code(&mut self, next: char) -> Result<u32> {
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
    pub(super) fn class(&mut self) -> Result<Set> {
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
                self.work.charge(set.bounds().len() + ranges.len())?;
                set = set.union(&Set::ranges(&ranges));
                ranges.clear();
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err("classes are nested too deep".to_owned());
                }
                let other = self.class()?;
                self.work
                    .charge(set.bounds().len() + other.bounds().len())?;
                set = set.intersection(&other);
                self.depth -= 1;
                continue;
            }
            self.work.charge(1)?;
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
                            self.add(item, &mut set, &mut ranges)?;
                        }
                    }
                    _ => return Err("a range in a class has no end".to_owned()),
                }
                continue;
            }
            self.at = start;
            self.add(first, &mut set, &mut ranges)?;
        }
        if !ranges.is_empty() {
            set = set.union(&Set::ranges(&ranges));
        }
        let set = self.folded(set)?;
        self.work.charge(set.bounds().len())?;
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

    fn add(&mut self, item: Item, set: &mut Set, ranges: &mut Vec<(u32, u32)>) -> Result<()> {
        match item {
            Item::One(code) => ranges.push((code, code)),
            Item::Set(more) => {
                self.work.charge(set.bounds().len() + more.bounds().len())?;
                *set = set.union(&more);
            }
        }
        Ok(())
    }
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
