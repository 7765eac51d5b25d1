//! A program as the bytes that the runtime walks, for patterns whose automaton would be too large.
//!
//! The runtime goes through the text from its end to its beginning and knows at each place, for every
//! step, whether the rest of the text matches from there: a pass over all steps a character. For that,
//! a step comes after all that it goes on to without taking a character.

use super::alphabet::Alphabet;
use super::node::Assertion;
use super::program::{Place, Program, Step};

/// How many steps the runtime can keep track of.
const MOST: usize = 8192;

/// A program, as `shapesmith::__private::Pattern::steps` takes it.
#[derive(Clone, Debug)]
pub struct Steps {
    /// The class of each ASCII character.
    pub ascii: Vec<u8>,
    /// Where other characters' classes begin, as in a [`Table`](super::table::Table).
    pub beyond: Vec<u8>,
    /// How many classes there are.
    pub classes: usize,
    /// For each set and each class, whether the class is in the set.
    pub sets: Vec<u8>,
    /// Five bytes a step: what it is, and two numbers of two bytes, the lower first.
    pub steps: Vec<u8>,
    /// The step that the pattern begins with.
    pub start: usize,
}

impl Steps {
    /// The steps of a program.
    ///
    /// # Errors
    ///
    /// There are too many, or they ask something that this form cannot answer.
    pub fn new(program: &Program, alphabet: &Alphabet) -> Result<Self, String> {
        if alphabet.count > 256 {
            return Err("it tells too many classes of characters apart".to_owned());
        }
        let order = in_order(program)?;
        if order.len() > MOST {
            return Err("it is too long when its repetitions are written out".to_owned());
        }
        let mut numbers = vec![0; program.steps.len()];
        for (number, &place) in order.iter().enumerate() {
            numbers[place as usize] = number;
        }
        let number = |place: Place| numbers[place as usize];
        let mut steps = Vec::with_capacity(order.len() * 5);
        for &place in &order {
            let (what, one, other) = match program.steps[place as usize] {
                Step::Fail | Step::MatchBehind => (0, 0, 0),
                Step::Match => (1, 0, 0),
                Step::One { set, next } => (2, set, number(next)),
                Step::Either(one, other) => (3, number(one), number(other)),
                Step::Assert(assertion, next) => {
                    let what = match assertion {
                        Assertion::Start => 4,
                        Assertion::End => 5,
                        Assertion::LineStart => 6,
                        Assertion::WordBoundary => 7,
                        Assertion::NoWordBoundary => 8,
                    };
                    (what, 0, number(next))
                }
                Step::Ahead {
                    body,
                    negative,
                    next,
                } => (9 + u8::from(negative), number(body), number(next)),
                Step::Behind {
                    program: behind,
                    negative,
                    next,
                } => {
                    let Some(set) = program.behind[behind].set else {
                        return Err("it is too large for what it looks behind for".to_owned());
                    };
                    (11 + u8::from(negative), set, number(next))
                }
            };
            steps.push(what);
            for number in [one, other] {
                steps.extend((number as u16).to_le_bytes());
            }
        }
        let identity: Vec<u32> = (0..alphabet.count as u32).collect();
        let (ascii, beyond) = alphabet.characters(&identity);
        Ok(Steps {
            ascii,
            beyond,
            classes: alphabet.count,
            sets: alphabet
                .members
                .concat()
                .into_iter()
                .map(u8::from)
                .collect(),
            steps,
            start: number(program.start),
        })
    }
}

/// The steps that can be reached, each after those that it goes on to without taking a character.
fn in_order(program: &Program) -> Result<Vec<Place>, String> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; program.steps.len()];
    let mut order = Vec::new();
    // Steps behind a character may come in any order.
    let mut roots = vec![program.start];
    while let Some(root) = roots.pop() {
        let mut path = vec![root];
        while let Some(&place) = path.last() {
            let (one, other) = match program.steps[place as usize] {
                Step::Either(one, other) => (Some(one), Some(other)),
                Step::Assert(_, next) | Step::Behind { next, .. } => (Some(next), None),
                Step::Ahead { body, next, .. } => (Some(body), Some(next)),
                Step::One { .. } | Step::Match | Step::MatchBehind | Step::Fail => (None, None),
            };
            match states[place as usize] {
                State::New => {
                    states[place as usize] = State::Open;
                    for next in [one, other].into_iter().flatten() {
                        match states[next as usize] {
                            State::New => path.push(next),
                            State::Open => {
                                return Err(
                                    "it is too large for a loop without characters".to_owned()
                                );
                            }
                            State::Done => {}
                        }
                    }
                }
                State::Open => {
                    path.pop();
                    states[place as usize] = State::Done;
                    order.push(place);
                    if let Step::One { next, .. } = program.steps[place as usize] {
                        if states[next as usize] == State::New {
                            roots.push(next);
                        }
                    }
                }
                State::Done => {
                    path.pop();
                }
            }
        }
    }
    Ok(order)
}
