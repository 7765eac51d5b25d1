//! Compiling ECMA-262 regular expressions to data that matches in time linear in the text.
//!
//! A pattern is parsed to a syntax tree ([`ast`]) and compiled to an NFA (`nfa`, Thompson's construction)
//! whose characters are partitioned into character classes (`classes`). The NFA is determinized by
//! derivatives: a state of the DFA is what must hold of the rest of the text, a Boolean formula over NFA
//! states in disjunctive normal form (`formula`). That makes it an alternating automaton, in which a
//! look-ahead is a conjunction and a negative one a negation; the formula of a position is an epsilon
//! closure (`epsilon_closure`), and the next state its derivative with respect to a class (`derivative`).
//! Without look-around, a formula is a set of NFA states, and this is the subset construction.
//! Look-behinds are matched along with the pattern. The DFA is minimized (`minimize`, Hopcroft's
//! algorithm) and encoded ([`dfa`]). A DFA can be exponentially larger than its pattern, so that one that
//! exceeds its limits is replaced by a bit-parallel program ([`bit_parallel`]), which has no states to
//! enumerate and whose cost per character has an upper bound. It counts the iterations of repetitions,
//! rather than to unroll them. A pattern that is a single repeated class needs neither. All work is charged to a [`budget`] before it is done: when that of the DFA is
//! exceeded, the pattern becomes a bit-parallel program; when another one is, or the program would cost
//! too much, the pattern is refused.
//!
//! Sources:
//!
//! - Ken Thompson, *Regular Expression Search Algorithm*, 1968: the NFA.
//! - Janusz A. Brzozowski, *Derivatives of Regular Expressions*, 1964; Valentin Antimirov, *Partial
//!   Derivatives of Regular Expressions and Finite Automaton Constructions*, 1996; Scott Owens, John Reppy
//!   and Aaron Turon, *Regular-expression derivatives re-examined*, 2009: derivatives, and their character
//!   classes.
//! - Ashok K. Chandra, Dexter C. Kozen and Larry J. Stockmeyer, *Alternation*, 1981; Janusz A. Brzozowski
//!   and Ernst Leiss, *On Equations for Regular Languages, Finite Automata, and Sequential Networks*, 1980:
//!   alternating (Boolean) automata.
//! - John Hopcroft, *An n log n Algorithm for Minimizing States in a Finite Automaton*, 1971.
//! - Ricardo Baeza-Yates and Gaston H. Gonnet, *A New Approach to Text Searching*, 1992; Gonzalo Navarro and
//!   Mathieu Raffinot, *Flexible Pattern Matching in Strings*, 2002: bit-parallel simulation, Shift-And.

// All counts here are far below 2^32: code points, instructions, states, entries of tables.
#![allow(clippy::cast_possible_truncation)]

pub mod ast;
pub mod bit_parallel;
mod budget;
mod char_encoding;
pub mod char_set;
mod classes;
mod derivative;
pub mod dfa;
pub mod encode;
mod epsilon_closure;
mod formula;
#[cfg(feature = "inspect")]
mod inclusion;
mod lengths;
mod minimize;
mod nfa;
pub mod parse;
mod unicode;

#[cfg(feature = "inspect")]
pub(crate) use inclusion::{includes, is_match};

use ast::{Assertion, Node};
use bit_parallel::{BitProgram, MAX_AMBIGUITY_WORK};
use budget::{Budget, BudgetExceeded};
use char_set::CharSet;
use classes::CharClasses;
use derivative::determinize;
use dfa::Dfa;
use nfa::Nfa;
use parse::parse_within;

/// The maximum work to determinize a pattern.
pub const MAX_DFA_WORK: usize = 500_000;
/// The maximum work to write a bit-parallel program.
const MAX_BIT_PROGRAM_WORK: usize = 400_000;
/// The maximum work to compile a pattern.
pub const MAX_WORK: usize =
    parse::MAX_WORK + MAX_DFA_WORK + MAX_BIT_PROGRAM_WORK + MAX_AMBIGUITY_WORK;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub enum CompiledPattern {
    /// `^[set]{min,max}$`
    AllInSet {
        /// The set.
        set: CharSet,
        /// The minimum number of characters.
        min: u32,
        /// The maximum number of characters, if there is one.
        max: Option<u32>,
    },
    /// `[set]`, anywhere in the text.
    AnyInSet(CharSet),
    /// A DFA.
    Dfa(Dfa),
    /// A bit-parallel program, for a pattern whose DFA would be too large.
    BitParallel(BitProgram),
    /// A pattern with back-references, which only a backtracking engine can match.
    Backtracking {
        /// Whether the pattern is valid in ECMA-262's Unicode mode. Otherwise it is in the legacy mode.
        unicode: bool,
    },
}

impl CompiledPattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    ///
    /// The pattern is invalid, or too large.
    pub fn new(source: &str) -> Result<Self, String> {
        CompiledPattern::new_within(source, MAX_DFA_WORK).0
    }

    /// Compiles a pattern, to a DFA only if that takes no more than `max_dfa_work`. Also returns how much
    /// work it was in all.
    pub fn new_within(source: &str, max_dfa_work: usize) -> (Result<Self, String>, usize) {
        let mut budgets = Budgets {
            parse: Budget::new(parse::MAX_WORK),
            dfa: Budget::new(max_dfa_work),
            bit_program: Budget::new(MAX_BIT_PROGRAM_WORK),
            ambiguity: Budget::new(MAX_AMBIGUITY_WORK),
        };
        let compiled = compile(source, &mut budgets);
        let Budgets {
            parse,
            dfa,
            bit_program,
            ambiguity,
        } = budgets;
        let work = [parse, dfa, bit_program, ambiguity].map(|budget| budget.spent());
        let work = work.iter().sum();
        (compiled, work)
    }

    /// Compiles a pattern to a bit-parallel program even if a DFA would be small enough, with as many counters
    /// as possible if `prefers_counters`. Tests compare the results.
    ///
    /// # Errors
    ///
    /// The pattern is invalid, or cannot be written as a program.
    pub fn bit_parallel(source: &str, prefers_counters: bool) -> Result<Self, String> {
        let node = parse::parse(source)?.node;
        let program = bit_parallel::compile(
            &node,
            prefers_counters,
            &mut Budget::new(MAX_BIT_PROGRAM_WORK),
            &mut Budget::new(MAX_AMBIGUITY_WORK),
        )?;
        Ok(CompiledPattern::BitParallel(program))
    }
}

struct Budgets {
    parse: Budget,
    dfa: Budget,
    bit_program: Budget,
    ambiguity: Budget,
}

fn compile(source: &str, budgets: &mut Budgets) -> Result<CompiledPattern, String> {
    let parsed = parse_within(source, &mut budgets.parse)?;
    if parsed.back_reference {
        return Ok(CompiledPattern::Backtracking {
            unicode: parsed.unicode,
        });
    }
    if let Some(compiled) = compile_single_class(&parsed.node) {
        return Ok(compiled);
    }
    if let Ok(Some(dfa)) = compile_dfa(&parsed.node, &mut budgets.dfa) {
        return Ok(CompiledPattern::Dfa(dfa));
    }
    let program = bit_parallel::compile(
        &parsed.node,
        false,
        &mut budgets.bit_program,
        &mut budgets.ambiguity,
    )?;
    Ok(CompiledPattern::BitParallel(program))
}

fn compile_dfa(node: &Node, budget: &mut Budget) -> Result<Option<Dfa>, BudgetExceeded> {
    let nfa = Nfa::new(node, budget)?;
    let classes = CharClasses::new(&nfa.sets, budget)?;
    let dfa = determinize(&nfa, &classes, budget)?;
    Ok(Dfa::new(&dfa, &classes))
}

/// Compiles `^[set]{min,max}$`, and `[set]` or `[set]+` without anchors.
fn compile_single_class(node: &Node) -> Option<CompiledPattern> {
    let repeated_class = |node: &Node| match node {
        Node::Class(set) => Some((set.clone(), 1, Some(1))),
        Node::Repetition { node, min, max } => match &**node {
            Node::Class(set) => Some((set.clone(), *min, *max)),
            _ => None,
        },
        _ => None,
    };
    if let Node::Concat(nodes) = node {
        let [
            Node::Assertion(Assertion::Start),
            inner,
            Node::Assertion(Assertion::End),
        ] = &**nodes
        else {
            return None;
        };
        let (set, min, max) = repeated_class(inner)?;
        return Some(CompiledPattern::AllInSet { set, min, max });
    }
    let (set, min, _) = repeated_class(node)?;
    (min == 1).then_some(CompiledPattern::AnyInSet(set))
}
