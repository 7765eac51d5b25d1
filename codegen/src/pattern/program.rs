//! A pattern as a program: steps that take a character, or ask a condition, and go on.

use super::escape::{line_terminators, word};
use super::node::{Assertion, Node};
use super::set::Set;

/// How many steps a program may have.
const LONGEST: usize = 1 << 16;
/// How many conditions a program may ask.
const MOST_CONDITIONS: usize = 500;

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
    /// The set, if all that it looks for is one character of a set.
    pub set: Option<usize>,
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
    /// The program would be too long.
    pub fn new(node: &Node) -> Result<Self, String> {
        let mut program = Program {
            steps: vec![Step::Match, Step::MatchBehind, Step::Fail],
            sets: Vec::new(),
            start: FAIL,
            behind: Vec::new(),
            word: None,
            asks_before: false,
        };
        program.start = program.anywhere(node, MATCH)?;
        let takes_none = |step: &&Step| !matches!(step, Step::One { .. } | Step::Either(..));
        if program.steps.iter().filter(takes_none).count() > MOST_CONDITIONS {
            return Err("it has too many conditions".to_owned());
        }
        Ok(program)
    }

    fn push(&mut self, step: Step) -> Result<Place, String> {
        let place = self.steps.len();
        if place >= LONGEST {
            return Err("it is too long when its repetitions are written out".to_owned());
        }
        self.steps.push(step);
        Ok(place as Place)
    }

    fn set(&mut self, set: &Set) -> usize {
        let known = self.sets.iter().position(|known| known == set);
        known.unwrap_or_else(|| {
            self.sets.push(set.clone());
            self.sets.len() - 1
        })
    }

    /// Begins a node here or anywhere later.
    fn anywhere(&mut self, node: &Node, next: Place) -> Result<Place, String> {
        let body = self.add(node, next)?;
        if node.is_anchored() {
            return Ok(body);
        }
        let set = self.set(&Set::all());
        let skip = self.push(Step::One { set, next: 0 })?;
        let start = self.push(Step::Either(body, skip))?;
        self.steps[skip as usize] = Step::One { set, next: start };
        Ok(start)
    }

    /// Adds a node that goes on at `next`, and says where it begins.
    fn add(&mut self, node: &Node, next: Place) -> Result<Place, String> {
        match node {
            Node::One(set) if set.is_empty() => Ok(FAIL),
            Node::One(set) => {
                let set = self.set(set);
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
                self.asks_before |= !matches!(assertion, Assertion::Start | Assertion::End);
                if *assertion == Assertion::LineStart {
                    // So that the alphabet tells apart what is before.
                    self.set(&line_terminators());
                }
                let of_words = matches!(
                    assertion,
                    Assertion::WordBoundary | Assertion::NoWordBoundary
                );
                if of_words && self.word.is_none() {
                    let set = self.set(&word());
                    self.word = Some(self.push(Step::One { set, next: MATCH })?);
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
                let set = match &**node {
                    Node::One(set) => Some(self.set(set)),
                    _ => None,
                };
                self.behind.push(Behind { start, set });
                self.push(Step::Behind {
                    program: self.behind.len() - 1,
                    negative: *negative,
                    next,
                })
            }
        }
    }

    fn either(&mut self, one: Place, other: Place) -> Result<Place, String> {
        match (one, other) {
            (FAIL, only) | (only, FAIL) => Ok(only),
            _ => self.push(Step::Either(one, other)),
        }
    }

    fn repeat(
        &mut self,
        node: &Node,
        min: u32,
        max: Option<u32>,
        next: Place,
    ) -> Result<Place, String> {
        // What takes no character says nothing more the second time.
        let times = |count: u32| {
            if node.width() == Some(0) {
                count.min(1)
            } else {
                count
            }
        };
        let mut start = next;
        if let Some(max) = max {
            for _ in 0..times(max - min) {
                let body = self.add(node, start)?;
                start = self.either(body, next)?;
            }
        } else {
            let again = self.push(Step::Fail)?;
            let body = self.add(node, again)?;
            self.steps[again as usize] = Step::Either(body, next);
            start = again;
        }
        for _ in 0..times(min) {
            start = self.add(node, start)?;
        }
        Ok(start)
    }
}

const MATCH: Place = 0;
const MATCH_BEHIND: Place = 1;
const FAIL: Place = 2;
