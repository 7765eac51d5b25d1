//! Patterns: from the text in a model to data that the runtime walks in time linear in the value.
//!
//! `parse` reads a pattern to a tree of `node`, `program` writes it out as steps, `automaton` tries the
//! characters that an `alphabet` tells apart, and [`dfa`] is the smallest automaton that does the same.
//! A pattern that is one class of characters so many times needs none of it, and one whose automaton would
//! be too large becomes a program of [`steps`], whose cost for each character of a value has a bound.
//!
//! All of it is charged to a budget of [`budget`] before it is done. When that of the automaton is spent, the
//! pattern becomes steps; when another one is, or the steps would cost too much, it is refused.

// What is counted here has bounds far below 2^32: code points, steps, states, entries of tables.
#![allow(clippy::cast_possible_truncation)]

pub mod ast;
pub mod budget;
pub mod char_set;
mod classes;
mod derivative;
pub mod dfa;
mod escape;
mod nfa;
pub mod parse;
pub mod steps;
mod unicode;
mod words;

use ast::{Assertion, Node};
use budget::Work;
use char_set::Set;
use dfa::Table;
use nfa::Program;
use steps::Steps;

use classes::Alphabet;
use derivative::Automaton;

/// A pattern as the runtime takes it.
#[derive(Clone, Debug)]
pub enum Form {
    /// All characters are in a set, and there are so many.
    All {
        /// The set.
        set: Set,
        /// How many at least.
        min: u32,
        /// How many at most.
        max: Option<u32>,
    },
    /// Some character is in a set.
    Any(Set),
    /// An automaton.
    Table(Table),
    /// A program that is too large for an automaton.
    Steps(Steps),
    /// A back-reference: only an engine that backtracks can match it.
    Engine {
        /// Whether it is valid in ECMA-262's Unicode mode, else in the legacy mode.
        unicode: bool,
    },
}

/// How much work finding an automaton may be.
pub const MAX_WORK: usize = 500_000;
/// How much work writing steps may be.
const MAX_STEPS_WORK: usize = 400_000;

/// How much work a pattern may be in all.
pub const MAX_WORK_IN_ALL: usize = parse::MAX_WORK + MAX_WORK + MAX_STEPS_WORK;

impl Form {
    /// Compiles a pattern.
    ///
    /// # Errors
    ///
    /// Why it has no meaning, or is too large.
    pub fn new(source: &str) -> Result<Self, String> {
        Form::within(source, MAX_WORK).0
    }

    /// Compiles a pattern, to an automaton only if finding it takes no more work than given, and says how
    /// much work that was in all.
    pub fn within(source: &str, max: usize) -> (Result<Self, String>, usize) {
        let mut reading = Work::new(parse::MAX_WORK);
        let (mut finding, mut writing) = (Work::new(max), Work::new(MAX_STEPS_WORK));
        let form = compile(source, &mut reading, &mut finding, &mut writing);
        (form, reading.done() + finding.done() + writing.done())
    }

    /// Compiles a pattern to steps even if an automaton would not be too large, so that tests can compare
    /// the two.
    ///
    /// # Errors
    ///
    /// As for `new`, and where steps cannot do what a table can.
    pub fn steps(source: &str) -> Result<Self, String> {
        let node = parse::parse(source)?.node;
        Steps::new(&node, &mut Work::new(MAX_STEPS_WORK)).map(Form::Steps)
    }
}

fn compile(
    source: &str,
    reading: &mut Work,
    finding: &mut Work,
    writing: &mut Work,
) -> Result<Form, String> {
    let parsed = parse::read(source, reading)?;
    if parsed.back_reference {
        let unicode = parsed.unicode;
        return Ok(Form::Engine { unicode });
    }
    if let Some(form) = of_one_class(&parsed.node) {
        return Ok(form);
    }
    match table_of(&parsed.node, finding) {
        Some(table) => Ok(Form::Table(table)),
        None => Steps::new(&parsed.node, writing).map(Form::Steps),
    }
}

/// The table of a pattern, unless it would be too large, or too much work.
fn table_of(node: &Node, work: &mut Work) -> Option<Table> {
    let program = Program::new(node, work).ok()?;
    let alphabet = Alphabet::new(&program.sets, work).ok()?;
    let automaton = Automaton::new(&program, &alphabet, work).ok()?;
    Table::new(&automaton, &alphabet)
}

/// `^[class]{m,n}$`, and `[class]` anywhere.
fn of_one_class(node: &Node) -> Option<Form> {
    let repeated = |node: &Node| match node {
        Node::One(set) => Some((set.clone(), 1, Some(1))),
        Node::Repeat { node, min, max } => match &**node {
            Node::One(set) => Some((set.clone(), *min, *max)),
            _ => None,
        },
        _ => None,
    };
    if let Node::Sequence(nodes) = node {
        let [
            Node::Assert(Assertion::Start),
            inner,
            Node::Assert(Assertion::End),
        ] = &**nodes
        else {
            return None;
        };
        let (set, min, max) = repeated(inner)?;
        return Some(Form::All { set, min, max });
    }
    let (set, min, _) = repeated(node)?;
    (min == 1).then_some(Form::Any(set))
}
