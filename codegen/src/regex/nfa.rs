//! Compiling a syntax tree to an NFA (Thompson's construction), with instructions for look-around.

use super::ast::{Assertion, Node};
use super::budget::{Budget, BudgetExceeded};
use super::char_set::CharSet;
use crate::collections::Map;

const MAX_INSTS: usize = 1 << 16;
/// The maximum number of assertions and look-arounds of an NFA.
const MAX_CONDITIONS: usize = 500;

/// The index of an instruction.
pub(super) type InstId = u32;

#[derive(Clone, Debug)]
pub(super) enum Inst {
    /// Consumes a character of a set.
    Class {
        /// The index of the set in [`Nfa::sets`].
        set: usize,
        next: InstId,
    },
    /// Continues at both instructions.
    Split(InstId, InstId),
    /// Continues if the assertion holds.
    Assert(Assertion, InstId),
    /// Continues if the instructions at `body` match from here on, or if they do not.
    LookAhead {
        body: InstId,
        negative: bool,
        next: InstId,
    },
    /// Continues if a look-behind matches up to here, or if it does not.
    LookBehind {
        /// The index of the look-behind in [`Nfa::look_behinds`].
        index: usize,
        negative: bool,
        next: InstId,
    },
    /// The text matches, whatever follows.
    Match,
    /// A look-behind matches up to here.
    LookBehindMatch,
    /// No match.
    Fail,
}

pub(super) const MATCH: InstId = 0;
const LOOK_BEHIND_MATCH: InstId = 1;
const FAIL: InstId = 2;

/// An automaton that finds a pattern anywhere in a text.
#[derive(Clone, Debug)]
pub(super) struct Nfa {
    pub(super) insts: Vec<Inst>,
    pub(super) sets: Vec<CharSet>,
    pub(super) start: InstId,
    /// The first instructions of the look-behinds. A nested look-behind precedes the one around it.
    pub(super) look_behinds: Vec<InstId>,
    /// If the pattern has a word boundary, the instruction that consumes a word character and matches.
    pub(super) word_character: Option<InstId>,
    /// Whether an assertion depends on the previous character.
    pub(super) depends_on_previous: bool,
}

impl Nfa {
    pub(super) fn new(node: &Node, budget: &mut Budget) -> Result<Self, BudgetExceeded> {
        let nfa = Nfa {
            insts: vec![Inst::Match, Inst::LookBehindMatch, Inst::Fail],
            sets: Vec::new(),
            start: FAIL,
            look_behinds: Vec::new(),
            word_character: None,
            depends_on_previous: false,
        };
        let mut compiler = Compiler {
            nfa,
            set_indices: Map::new(),
            conditions: 0,
            budget,
        };
        compiler.nfa.start = compiler.compile_unanchored(node, MATCH)?;
        Ok(compiler.nfa)
    }
}

struct Compiler<'b> {
    nfa: Nfa,
    set_indices: Map<CharSet, usize>,
    /// The number of assertions and look-arounds so far.
    conditions: usize,
    budget: &'b mut Budget,
}

impl Compiler<'_> {
    fn push(&mut self, inst: Inst) -> Result<InstId, BudgetExceeded> {
        let id = self.nfa.insts.len();
        self.conditions += usize::from(!matches!(inst, Inst::Class { .. } | Inst::Split(..)));
        if id >= MAX_INSTS || self.conditions > MAX_CONDITIONS {
            return Err(BudgetExceeded);
        }
        self.nfa.insts.push(inst);
        Ok(id as InstId)
    }

    fn set(&mut self, set: &CharSet) -> Result<usize, BudgetExceeded> {
        self.budget.spend(1 + set.bounds().len() / 8)?;
        if let Some(&index) = self.set_indices.get(set) {
            return Ok(index);
        }
        let index = self.nfa.sets.len();
        self.nfa.sets.push(set.clone());
        self.set_indices.insert(set.clone(), index);
        Ok(index)
    }

    /// Compiles a node that may begin at any position.
    fn compile_unanchored(&mut self, node: &Node, next: InstId) -> Result<InstId, BudgetExceeded> {
        let body = self.compile(node, next)?;
        self.budget.spend(node.node_count())?;
        if node.is_anchored() {
            return Ok(body);
        }
        let set = self.set(&CharSet::all())?;
        let skip = self.push(Inst::Class { set, next: 0 })?;
        let start = self.push(Inst::Split(body, skip))?;
        self.nfa.insts[skip as usize] = Inst::Class { set, next: start };
        Ok(start)
    }

    /// Compiles a node that continues at `next`. Returns its first instruction.
    fn compile(&mut self, node: &Node, next: InstId) -> Result<InstId, BudgetExceeded> {
        self.budget.spend(1)?;
        if next == FAIL {
            return Ok(FAIL);
        }
        match node {
            Node::Class(set) if set.is_empty() => Ok(FAIL),
            Node::Class(set) => {
                let set = self.set(set)?;
                self.push(Inst::Class { set, next })
            }
            Node::Concat(nodes) => {
                let mut next = next;
                for node in nodes.iter().rev() {
                    next = self.compile(node, next)?;
                }
                Ok(next)
            }
            Node::Alternation(nodes) => {
                let mut start = FAIL;
                for node in nodes.iter().rev() {
                    let alternative = self.compile(node, next)?;
                    start = self.split(alternative, start)?;
                }
                Ok(start)
            }
            Node::Repetition { node, min, max } => self.compile_repetition(node, *min, *max, next),
            Node::Assertion(assertion) => self.compile_assertion(*assertion, next),
            Node::LookAround {
                node,
                ahead: true,
                negative,
            } => {
                let body = self.compile(node, MATCH)?;
                self.push(Inst::LookAhead {
                    body,
                    negative: *negative,
                    next,
                })
            }
            Node::LookAround { node, negative, .. } => {
                let start = self.compile_unanchored(node, LOOK_BEHIND_MATCH)?;
                self.nfa.look_behinds.push(start);
                self.push(Inst::LookBehind {
                    index: self.nfa.look_behinds.len() - 1,
                    negative: *negative,
                    next,
                })
            }
        }
    }

    fn compile_assertion(
        &mut self,
        assertion: Assertion,
        next: InstId,
    ) -> Result<InstId, BudgetExceeded> {
        match assertion {
            Assertion::Start | Assertion::End => {}
            Assertion::LineStart => {
                self.nfa.depends_on_previous = true;
                // The character classes must distinguish line terminators from other characters.
                self.set(&CharSet::line_terminators())?;
            }
            Assertion::WordBoundary | Assertion::NotWordBoundary => {
                self.nfa.depends_on_previous = true;
                if self.nfa.word_character.is_none() {
                    let set = self.set(&CharSet::word_characters())?;
                    self.nfa.word_character = Some(self.push(Inst::Class { set, next: MATCH })?);
                }
            }
        }
        self.push(Inst::Assert(assertion, next))
    }

    fn split(&mut self, first: InstId, second: InstId) -> Result<InstId, BudgetExceeded> {
        match (first, second) {
            (FAIL, only) | (only, FAIL) => Ok(only),
            _ if first == second => Ok(first),
            _ => self.push(Inst::Split(first, second)),
        }
    }

    fn compile_repetition(
        &mut self,
        node: &Node,
        min: u32,
        max: Option<u32>,
        next: InstId,
    ) -> Result<InstId, BudgetExceeded> {
        self.budget.spend(node.node_count())?;
        // Repeating a node that consumes no character does not match more.
        let never_consumes = node.fixed_width() == Some(0);
        let copies = |count: u32| if never_consumes { count.min(1) } else { count };
        let mut start = next;
        if let Some(max) = max {
            for _ in 0..copies(max - min) {
                let body = self.compile(node, start)?;
                let split = self.split(body, next)?;
                if split == start {
                    break;
                }
                start = split;
            }
        } else {
            let head = self.push(Inst::Fail)?;
            let body = self.compile(node, head)?;
            self.nfa.insts[head as usize] = Inst::Split(body, next);
            start = head;
        }
        for _ in 0..copies(min) {
            let body = self.compile(node, start)?;
            if body == start {
                break;
            }
            start = body;
        }
        Ok(start)
    }
}
