//! The state of a parser, and how it reads characters.

use crate::collections::{List, Map, Set};
use crate::regex::budget::Budget;
use crate::regex::char_set::CharSet;
use crate::regex::unicode;

/// The maximum depth of nested groups and classes.
const MAX_DEPTH: u32 = 200;

pub(super) type Result<T, E = String> = std::result::Result<T, E>;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mode {
    /// ECMA-262's Unicode mode.
    Unicode,
    /// ECMA-262's legacy mode, with some syntax of Java.
    Lenient,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) ignore_case: bool,
    pub(super) multiline: bool,
    pub(super) dot_all: bool,
}

pub(super) struct Parser<'b> {
    pub(super) chars: Vec<char>,
    pub(super) pos: usize,
    pub(super) mode: Mode,
    pub(super) flags: Flags,
    depth: u32,
    /// The number of capture groups of the whole pattern.
    pub(super) group_count: usize,
    /// Whether the pattern has a named group.
    pub(super) has_named_groups: bool,
    /// The names of groups so far.
    pub(super) group_names: Set<String>,
    /// Whether a name may not be repeated here: its group is not in another alternative.
    pub(super) used_names: Map<String, bool>,
    /// The names of groups in the alternatives around, in the order of the pattern.
    pub(super) names_in_order: Vec<String>,
    pub(super) duplicate_name: Option<String>,
    /// The names that back-references refer to.
    pub(super) referenced_names: Vec<String>,
    pub(super) has_back_reference: bool,
    pub(super) has_java_syntax: bool,
    pub(super) budget: &'b mut Budget,
    /// The Unicode properties that have been read, by the text between the braces.
    pub(super) properties: Map<String, CharSet>,
}

impl<'b> Parser<'b> {
    pub(super) fn new(source: &str, mode: Mode, budget: &'b mut Budget) -> Self {
        let chars: Vec<char> = source.chars().list();
        let (group_count, has_named_groups) = count_capture_groups(&chars);
        Parser {
            chars,
            pos: 0,
            mode,
            flags: Flags::default(),
            depth: 0,
            group_count,
            has_named_groups,
            group_names: Set::new(),
            used_names: Map::new(),
            names_in_order: Vec::new(),
            duplicate_name: None,
            referenced_names: Vec::new(),
            has_back_reference: false,
            has_java_syntax: false,
            budget,
            properties: Map::new(),
        }
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.mode == Mode::Lenient
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.pos).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.pos += usize::from(next.is_some());
        next
    }

    /// Consumes `text`, if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let mut pos = self.pos;
        for character in text.chars() {
            if self.chars.get(pos) != Some(&character) {
                return false;
            }
            pos += 1;
        }
        self.pos = pos;
        true
    }

    /// Consumes a decimal number. A number that is too large becomes `u32::MAX`.
    pub(super) fn eat_number(&mut self) -> Option<u32> {
        let start = self.pos;
        let mut number: u32 = 0;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            number = number.saturating_mul(10).saturating_add(digit);
            self.pos += 1;
        }
        (self.pos > start).then_some(number)
    }

    /// Enters a group or class.
    pub(super) fn enter(&mut self, what: &str) -> Result<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!(
                "{what} are nested more than {MAX_DEPTH} levels deep"
            ));
        }
        Ok(())
    }

    /// Leaves a group or class.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Applies case folding to a set if the flag `i` is set.
    pub(super) fn fold_case(&mut self, set: CharSet) -> Result<CharSet> {
        if self.flags.ignore_case {
            self.budget.spend(unicode::work_to_fold(&set))?;
            Ok(unicode::fold(&set))
        } else {
            Ok(set)
        }
    }

    /// Checks back-references, which is only possible at the end of the pattern.
    pub(super) fn check_back_references(&self) -> Result<()> {
        if !self.has_back_reference {
            return Ok(());
        }
        if self.has_java_syntax {
            return Err("back-references cannot be combined with syntax of Java".to_owned());
        }
        if let Some(name) = &self.duplicate_name {
            return Err(format!(
                "duplicate group name `{name}` in a pattern with back-references"
            ));
        }
        let unknown = self
            .referenced_names
            .iter()
            .find(|name| !self.group_names.contains(*name));
        match unknown {
            Some(name) => Err(format!("back-reference to unknown group `{name}`")),
            None => Ok(()),
        }
    }
}

/// The number of capture groups of a pattern, and whether one of them has a name.
fn count_capture_groups(chars: &[char]) -> (usize, bool) {
    let (mut count, mut has_names) = (0, false);
    let (mut pos, mut in_class) = (0, false);
    while pos < chars.len() {
        match chars[pos] {
            '\\' => pos += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let is_special = chars.get(pos + 1) == Some(&'?');
                let is_named = is_special
                    && chars.get(pos + 2) == Some(&'<')
                    && !matches!(chars.get(pos + 3), Some('=' | '!'));
                count += usize::from(!is_special || is_named);
                has_names |= is_named;
            }
            _ => {}
        }
        pos += 1;
    }
    (count, has_names)
}
