//! Patterns: from the text in a model to data that the runtime walks in time linear in the value.
//!
//! `parse` reads a pattern to a tree of `node`, `program` writes it out as steps, `automaton` tries the
//! characters that an `alphabet` tells apart, and [`table`] is the smallest automaton that does the same.
//! A pattern that is one class of characters so many times needs none of it, and one whose automaton would
//! be too large is walked by its [`steps`].

// What is counted here has bounds far below 2^32: code points, steps, states, entries of tables.
#![allow(clippy::cast_possible_truncation)]

mod alphabet;
mod automaton;
mod escape;
pub mod node;
pub mod parse;
mod program;
pub mod set;
pub mod steps;
pub mod table;
mod unicode;

use node::{Assertion, Node};
use program::Program;
use set::Set;
use steps::Steps;
use table::Table;

use alphabet::Alphabet;
use automaton::Automaton;

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

impl Form {
    /// Compiles a pattern.
    ///
    /// # Errors
    ///
    /// Why it has no meaning, or is too large.
    pub fn new(source: &str) -> Result<Self, String> {
        let parsed = parse::parse(source)?;
        if parsed.back_reference {
            return Ok(Form::Engine {
                unicode: parsed.unicode,
            });
        }
        if let Some(form) = of_one_class(&parsed.node) {
            return Ok(form);
        }
        let program = Program::new(&parsed.node)?;
        let alphabet = Alphabet::new(&program.sets);
        let automaton = Automaton::new(&program, &alphabet);
        let table = automaton.and_then(|automaton| Table::new(&automaton, &alphabet));
        match table {
            Some(table) => Ok(Form::Table(table)),
            None => Steps::new(&program, &alphabet).map(Form::Steps),
        }
    }

    /// Compiles a pattern to steps even if an automaton would not be too large, so that tests can compare
    /// the two.
    ///
    /// # Errors
    ///
    /// As for `new`, and where steps cannot do what a table can.
    pub fn steps(source: &str) -> Result<Self, String> {
        let program = Program::new(&parse::parse(source)?.node)?;
        Steps::new(&program, &Alphabet::new(&program.sets)).map(Form::Steps)
    }
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
