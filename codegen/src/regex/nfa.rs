//! A pattern as a program: steps that take a character, or ask a condition, and go on.

use std::collections::HashMap;

use super::ast::{Assertion, Node};
use super::budget::{Spent, Work};
use super::char_set::Set;
use super::escape::{line_terminators, word};

/// How many steps a program may have.
const MAX_STEPS: usize = 1 << 16;
/// How many conditions a program may ask.
const MAX_CONDITIONS: usize = 500;

/// The number of a step.
pub type Place = u32;

/// What to do at a place in the text.
#[derive(Clone, Debug)]
pub enum Step {
    /// Take a character of a set.
    One {
        /// The number of the set.
        set: usize,
        /// Where to go on.
        next: Place,
    },
    /// Go on in one of two ways.
    Either(Place, Place),
    /// Go on where a condition holds.
    Assert(Assertion, Place),
    /// Go on where a program matches from here on, or does not.
    Ahead {
        /// Where that program begins.
        body: Place,
        /// Whether it must not match.
        negative: bool,
        /// Where to go on.
        next: Place,
    },
    /// Go on where a program matches up to here, or does not.
    Behind {
        /// The number of that program in [`Program::behind`].
        program: usize,
        /// Whether it must not match.
        negative: bool,
        /// Where to go on.
        next: Place,
    },
    /// The text matches, whatever follows.
    Match,
    /// A program that looks behind matches up to here.
    MatchBehind,
    /// No match.
    Fail,
}

/// A program that looks behind.
#[derive(Clone, Debug)]
pub struct Behind {
    /// Where it begins.
    pub start: Place,
}

/// A pattern as steps.
#[derive(Clone, Debug)]
pub struct Program {
    /// The steps.
    pub steps: Vec<Step>,
    /// The sets that steps take characters of.
    pub sets: Vec<Set>,
    /// Where the program begins.
    pub start: Place,
    /// The programs that look behind; one that another one needs comes before it.
    pub behind: Vec<Behind>,
    /// The step that takes a character of a word and matches, if a boundary is asked for.
    pub word: Option<Place>,
    /// Whether a condition depends on the character before.
    pub asks_before: bool,
}

impl Program {
    /// The program that finds a pattern anywhere in a text.
    ///
    /// # Errors
    ///
    /// The program would be too long, or asks too many conditions.
    pub fn new(node: &Node, work: &mut Work) -> Result<Self, Spent> {
        let program = Program {
            steps: vec![Step::Match, Step::MatchBehind, Step::Fail],
            sets: Vec::new(),
            start: FAIL,
            behind: Vec::new(),
            word: None,
            asks_before: false,
        };
        let mut writer = Writer {
            program,
            set_numbers: HashMap::new(),
            conditions: 0,
            work,
        };
        writer.program.start = writer.anywhere(node, MATCH)?;
        Ok(writer.program)
    }
}

struct Writer<'w> {
    program: Program,
    set_numbers: HashMap<Set, usize>,
    /// How many conditions there are.
    conditions: usize,
    work: &'w mut Work,
}

impl Writer<'_> {
    fn push(&mut self, step: Step) -> Result<Place, Spent> {
        let place = self.program.steps.len();
        self.conditions += usize::from(!matches!(step, Step::One { .. } | Step::Either(..)));
        if place >= MAX_STEPS || self.conditions > MAX_CONDITIONS {
            return Err(Spent);
        }
        self.program.steps.push(step);
        Ok(place as Place)
    }

    fn set(&mut self, set: &Set) -> Result<usize, Spent> {
        self.work.charge(1 + set.bounds().len() / 8)?;
        if let Some(&known) = self.set_numbers.get(set) {
            return Ok(known);
        }
        let number = self.program.sets.len();
        self.program.sets.push(set.clone());
        self.set_numbers.insert(set.clone(), number);
        Ok(number)
    }

    /// Begins a node here or anywhere later.
    fn anywhere(&mut self, node: &Node, next: Place) -> Result<Place, Spent> {
        let body = self.add(node, next)?;
        self.work.charge(node.count())?;
        if node.is_anchored() {
            return Ok(body);
        }
        let set = self.set(&Set::all())?;
        let skip = self.push(Step::One { set, next: 0 })?;
        let start = self.push(Step::Either(body, skip))?;
        self.program.steps[skip as usize] = Step::One { set, next: start };
        Ok(start)
    }

    /// Adds a node that goes on at `next`, and says where it begins.
    fn add(&mut self, node: &Node, next: Place) -> Result<Place, Spent> {
        self.work.charge(1)?;
        if next == FAIL {
            return Ok(FAIL);
        }
        match node {
            Node::One(set) if set.is_empty() => Ok(FAIL),
            Node::One(set) => {
                let set = self.set(set)?;
                self.push(Step::One { set, next })
            }
            Node::Sequence(nodes) => {
                let mut next = next;
                for node in nodes.iter().rev() {
                    next = self.add(node, next)?;
                }
                Ok(next)
            }
            Node::Either(nodes) => {
                let mut start = FAIL;
                for node in nodes.iter().rev() {
                    let this = self.add(node, next)?;
                    start = self.either(this, start)?;
                }
                Ok(start)
            }
            Node::Repeat { node, min, max } => self.repeat(node, *min, *max, next),
            Node::Assert(assertion) => {
                self.program.asks_before |= !matches!(assertion, Assertion::Start | Assertion::End);
                if *assertion == Assertion::LineStart {
                    // So that the alphabet tells apart what is before.
                    self.set(&line_terminators())?;
                }
                let of_words = matches!(
                    assertion,
                    Assertion::WordBoundary | Assertion::NoWordBoundary
                );
                if of_words && self.program.word.is_none() {
                    let set = self.set(&word())?;
                    self.program.word = Some(self.push(Step::One { set, next: MATCH })?);
                }
                self.push(Step::Assert(*assertion, next))
            }
            Node::Look {
                node,
                ahead: true,
                negative,
            } => {
                let body = self.add(node, MATCH)?;
                self.push(Step::Ahead {
                    body,
                    negative: *negative,
                    next,
                })
            }
            Node::Look { node, negative, .. } => {
                let start = self.anywhere(node, MATCH_BEHIND)?;
                self.program.behind.push(Behind { start });
                self.push(Step::Behind {
                    program: self.program.behind.len() - 1,
                    negative: *negative,
                    next,
                })
            }
        }
    }

    fn either(&mut self, one: Place, other: Place) -> Result<Place, Spent> {
        match (one, other) {
            (FAIL, only) | (only, FAIL) => Ok(only),
            _ if one == other => Ok(one),
            _ => self.push(Step::Either(one, other)),
        }
    }

    fn repeat(
        &mut self,
        node: &Node,
        min: u32,
        max: Option<u32>,
        next: Place,
    ) -> Result<Place, Spent> {
        // What takes no character says nothing more the second time.
        self.work.charge(node.count())?;
        let takes_none = node.width() == Some(0);
        let times = |count: u32| if takes_none { count.min(1) } else { count };
        let mut start = next;
        if let Some(max) = max {
            for _ in 0..times(max - min) {
                let body = self.add(node, start)?;
                let either = self.either(body, next)?;
                if either == start {
                    break;
                }
                start = either;
            }
        } else {
            let again = self.push(Step::Fail)?;
            let body = self.add(node, again)?;
            self.program.steps[again as usize] = Step::Either(body, next);
            start = again;
        }
        for _ in 0..times(min) {
            let body = self.add(node, start)?;
            if body == start {
                break;
            }
            start = body;
        }
        Ok(start)
    }
}

const MATCH: Place = 0;
const MATCH_BEHIND: Place = 1;
const FAIL: Place = 2;
