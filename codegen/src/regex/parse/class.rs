//! Classes: `[…]`.

use super::parser::{Parser, Result};
use crate::regex::char_set::CharSet;

/// ECMA-262, `ClassAtom`: a character, which may be a bound of a range, or a set.
enum ClassAtom {
    Character(u32),
    Set(CharSet),
}

impl Parser<'_> {
    /// A class. Its `[` has been read.
    pub(super) fn parse_class(&mut self) -> Result<CharSet> {
        let negative = self.eat("^");
        let mut set = CharSet::default();
        let mut ranges = Vec::new();
        loop {
            if self.eat("]") {
                break;
            }
            if self.is_lenient() && self.eat("&&[") {
                self.has_java_syntax = true;
                self.budget.spend(set.bounds().len() + ranges.len())?;
                set = set.union(&CharSet::ranges(&ranges));
                ranges.clear();
                self.enter("character classes")?;
                let other = self.parse_class()?;
                self.leave();
                self.budget
                    .spend(set.bounds().len() + other.bounds().len())?;
                set = set.intersection(&other);
                continue;
            }
            self.budget.spend(1)?;
            let first = self.parse_class_atom()?;
            let start = self.pos;
            if self.eat("-") && self.peek() != Some(']') {
                let last = self.parse_class_atom()?;
                match (first, last) {
                    (ClassAtom::Character(first), ClassAtom::Character(last)) if first <= last => {
                        ranges.push((first, last));
                    }
                    (ClassAtom::Character(_), ClassAtom::Character(_)) => {
                        self.pos = start;
                        return Err("invalid range: its start is greater than its end".to_owned());
                    }
                    // Annex B: the hyphen is a character.
                    (first, last) if self.is_lenient() => {
                        ranges.push(('-'.into(), '-'.into()));
                        for atom in [first, last] {
                            self.add_class_atom(atom, &mut set, &mut ranges)?;
                        }
                    }
                    _ => return Err("invalid range: its bounds must be characters".to_owned()),
                }
                continue;
            }
            self.pos = start;
            self.add_class_atom(first, &mut set, &mut ranges)?;
        }
        if !ranges.is_empty() {
            set = set.union(&CharSet::ranges(&ranges));
        }
        let set = self.fold_case(set)?;
        self.budget.spend(set.bounds().len())?;
        Ok(if negative { set.complement() } else { set })
    }

    fn parse_class_atom(&mut self) -> Result<ClassAtom> {
        let Some(next) = self.next() else {
            return Err("unclosed character class: expected `]`".to_owned());
        };
        if next != '\\' {
            return Ok(ClassAtom::Character(next.into()));
        }
        let Some(letter) = self.next() else {
            return Err(r"trailing `\`".to_owned());
        };
        if let Some(set) = self.parse_class_escape(letter)? {
            return Ok(ClassAtom::Set(set));
        }
        match letter {
            'b' => Ok(ClassAtom::Character(0x08)),
            '-' => Ok(ClassAtom::Character('-'.into())),
            _ => self
                .parse_character_escape(letter)
                .map(ClassAtom::Character),
        }
    }

    fn add_class_atom(
        &mut self,
        atom: ClassAtom,
        set: &mut CharSet,
        ranges: &mut Vec<(u32, u32)>,
    ) -> Result<()> {
        match atom {
            ClassAtom::Character(code) => ranges.push((code, code)),
            ClassAtom::Set(other) => {
                self.budget
                    .spend(set.bounds().len() + other.bounds().len())?;
                *set = set.union(&other);
            }
        }
        Ok(())
    }
}
