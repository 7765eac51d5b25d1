//! The epsilon closure of an NFA state, as a formula.

use super::ast::Assertion;
use super::budget::{Budget, BudgetExceeded};
use super::formula::{
    AT_END, FormulaId, Formulas, LOOK_BEHIND_MATCHED, NEVER, TRUE, Term, inst_atom,
};
use super::nfa::{Inst, InstId, Nfa};
use crate::collections::{Map, Set};

/// The maximum depth of nested closures of conditions: each level takes space on the stack.
const MAX_DEPTH: usize = 200;

/// The known facts about the text before a position.
#[derive(Clone, Default)]
pub(super) struct Context {
    pub(super) at_start: bool,
    /// Whether the previous character is a word character.
    pub(super) after_word: bool,
    /// Whether a line starts here.
    pub(super) at_line_start: bool,
    /// For each look-behind, the condition under which it has matched up to here.
    pub(super) look_behinds: Vec<FormulaId>,
}

impl Context {
    fn index(&self) -> usize {
        usize::from(self.at_start)
            | usize::from(self.after_word) << 1
            | usize::from(self.at_line_start) << 2
    }
}

pub(super) struct EpsilonClosures<'p> {
    nfa: &'p Nfa,
    pub(super) formulas: Formulas,
    pub(super) budget: &'p mut Budget,
    /// By instruction and index of the context.
    known: Vec<Option<FormulaId>>,
    context_count: usize,
    /// The conditions whose closure is being computed.
    active: Vec<InstId>,
    /// Whether an `$` is in a loop that consumes no character, if it is known.
    in_epsilon_loop: Map<InstId, bool>,
    depth: usize,
}

impl<'p> EpsilonClosures<'p> {
    pub(super) fn new(nfa: &'p Nfa, budget: &'p mut Budget) -> Result<Self, BudgetExceeded> {
        // Without assertions about the previous character, contexts differ in `at_start` only.
        let context_count = if nfa.depends_on_previous { 8 } else { 2 };
        budget.spend(nfa.insts.len() / 8)?;
        Ok(EpsilonClosures {
            nfa,
            formulas: Formulas::new(),
            budget,
            known: vec![None; nfa.insts.len() * context_count],
            context_count,
            active: Vec::new(),
            in_epsilon_loop: Map::new(),
            depth: 0,
        })
    }

    /// The formula that the instructions from `start` on require of the rest of the text.
    pub(super) fn closure(
        &mut self,
        start: InstId,
        context: &Context,
    ) -> Result<FormulaId, BudgetExceeded> {
        if self.depth >= MAX_DEPTH {
            return Err(BudgetExceeded);
        }
        self.depth += 1;
        let closure = self.closure_at_depth(start, context);
        self.depth -= 1;
        closure
    }

    fn closure_at_depth(
        &mut self,
        start: InstId,
        context: &Context,
    ) -> Result<FormulaId, BudgetExceeded> {
        let key = start as usize * self.context_count + context.index();
        // A closure within that of a condition leaves out what leads back to the condition.
        let is_cacheable = context.look_behinds.is_empty() && self.active.is_empty();
        if is_cacheable && let Some(known) = self.known[key] {
            return Ok(known);
        }
        let mut terms = Vec::new();
        // The vector of visited instructions is made anew.
        self.budget.spend(self.nfa.insts.len() / 256)?;
        let mut visited = vec![false; self.nfa.insts.len()];
        let mut stack = vec![start];
        while let Some(id) = stack.pop() {
            if std::mem::replace(&mut visited[id as usize], true) {
                continue;
            }
            self.budget.spend(1)?;
            match self.nfa.insts[id as usize] {
                Inst::Class { .. } => terms.push(inst_atom(id)),
                Inst::Split(first, second) => stack.extend([second, first]),
                Inst::Assert(Assertion::Start, next) if context.at_start => stack.push(next),
                Inst::Assert(Assertion::LineStart, next) if context.at_line_start => {
                    stack.push(next);
                }
                Inst::Assert(Assertion::Start | Assertion::LineStart, _) | Inst::Fail => {}
                Inst::Assert(Assertion::End, next) if !self.is_in_epsilon_loop(id, next)? => {
                    let rest = self.closure(next, context)?;
                    let rest = self.formulas.terms(rest).to_vec();
                    terms.extend(self.formulas.and(&[AT_END], &rest, self.budget)?);
                }
                Inst::Assert(Assertion::End, next) => {
                    let condition = self.formulas.or(vec![AT_END], self.budget)?;
                    self.push_condition(condition, id, next, context, &mut terms)?;
                }
                Inst::Assert(Assertion::WordBoundary, next) => {
                    let condition = self.next_is_word(context.after_word)?;
                    self.push_condition(condition, id, next, context, &mut terms)?;
                }
                Inst::Assert(Assertion::NotWordBoundary, next) => {
                    let condition = self.next_is_word(!context.after_word)?;
                    self.push_condition(condition, id, next, context, &mut terms)?;
                }
                Inst::LookAhead {
                    body,
                    negative,
                    next,
                } => {
                    let condition = self.closure(body, context)?;
                    let condition = self.formulas.negate_if(negative, condition, self.budget)?;
                    self.push_condition(condition, id, next, context, &mut terms)?;
                }
                Inst::LookBehind {
                    index,
                    negative,
                    next,
                } => {
                    let condition = context.look_behinds[index];
                    let condition = self.formulas.negate_if(negative, condition, self.budget)?;
                    self.push_condition(condition, id, next, context, &mut terms)?;
                }
                Inst::Match => {
                    terms = vec![TRUE];
                    break;
                }
                Inst::LookBehindMatch => terms.push(LOOK_BEHIND_MATCHED),
            }
        }
        let closure = self.formulas.or(terms, self.budget)?;
        if is_cacheable {
            self.known[key] = Some(closure);
        }
        Ok(closure)
    }

    /// Adds the terms of the conjunction of a condition, that of the instruction `id`, and what follows it.
    fn push_condition(
        &mut self,
        condition: FormulaId,
        id: InstId,
        next: InstId,
        context: &Context,
        terms: &mut Vec<Term>,
    ) -> Result<(), BudgetExceeded> {
        // A loop that leads back without a character matches no more than its first iteration.
        if condition == NEVER || self.active.contains(&id) {
            return Ok(());
        }
        self.active.push(id);
        let rest = self.closure(next, context);
        self.active.pop();
        let condition = self.formulas.terms(condition).to_vec();
        let rest = self.formulas.terms(rest?).to_vec();
        terms.extend(self.formulas.and(&condition, &rest, self.budget)?);
        Ok(())
    }

    /// Whether the instructions from `next` on lead back to the `$` at `id` without a character.
    fn is_in_epsilon_loop(&mut self, id: InstId, next: InstId) -> Result<bool, BudgetExceeded> {
        if let Some(&known) = self.in_epsilon_loop.get(&id) {
            return Ok(known);
        }
        let mut visited = Set::new();
        let mut stack = vec![next];
        while let Some(reached) = stack.pop() {
            if !visited.insert(reached) {
                continue;
            }
            self.budget.spend(1)?;
            match self.nfa.insts[reached as usize] {
                Inst::Split(first, second) => stack.extend([first, second]),
                Inst::Assert(_, next)
                | Inst::LookAhead { next, .. }
                | Inst::LookBehind { next, .. } => stack.push(next),
                Inst::Class { .. } | Inst::Match | Inst::LookBehindMatch | Inst::Fail => {}
            }
        }
        let is_in_loop = visited.contains(&id);
        self.in_epsilon_loop.insert(id, is_in_loop);
        Ok(is_in_loop)
    }

    /// Asserts that the next character is a word character, or if `negative`, that it is not.
    fn next_is_word(&mut self, negative: bool) -> Result<FormulaId, BudgetExceeded> {
        let formula = match self.nfa.word_character {
            Some(inst) => self.formulas.or(vec![inst_atom(inst)], self.budget)?,
            None => NEVER,
        };
        self.formulas.negate_if(negative, formula, self.budget)
    }
}
