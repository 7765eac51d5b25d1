//! Derivatives of formulas, and the DFA whose states they are.
//!
//! The derivative of a formula with respect to a character is what must hold of the rest of the text after
//! that character. Derivatives are taken by character class. A state of the DFA is the formula of the
//! pattern, together with the formulas of its look-behinds, which are matched along with it.

use super::budget::{Budget, BudgetExceeded};
use super::char_set::CharSet;
use super::classes::CharClasses;
use super::epsilon_closure::{Context, EpsilonClosures};
use super::formula::{ALWAYS, Atom, FormulaId, NEVER, TRUE, Term, is_conjunction};
use super::nfa::{Inst, Nfa};
use crate::collections::{List, Map};

/// The maximum number of transitions of a DFA before it is minimized.
const MAX_TRANSITIONS: usize = 1 << 17;

/// A DFA before minimization. It starts in state 0.
#[derive(Debug)]
pub(super) struct UnminimizedDfa {
    /// By state and class: the next state.
    pub(super) transitions: Vec<u32>,
    pub(super) class_count: usize,
    /// By state: whether it accepts.
    pub(super) accepting: Vec<bool>,
}

/// Determinizes an NFA.
pub(super) fn determinize(
    nfa: &Nfa,
    classes: &CharClasses,
    budget: &mut Budget,
) -> Result<UnminimizedDfa, BudgetExceeded> {
    let derivatives = Derivatives {
        nfa,
        classes,
        closures: EpsilonClosures::new(nfa, budget)?,
        known: Map::new(),
    };
    derivatives.determinize()
}

struct Derivatives<'p> {
    nfa: &'p Nfa,
    classes: &'p CharClasses,
    closures: EpsilonClosures<'p>,
    /// By formula and class. Only if there are no look-behinds.
    known: Map<(FormulaId, u32), FormulaId>,
}

impl Derivatives<'_> {
    fn determinize(mut self) -> Result<UnminimizedDfa, BudgetExceeded> {
        let contexts = self.contexts();
        let mut states = vec![self.start_state()?];
        let mut ids: Map<Vec<FormulaId>, u32> = Map::new();
        ids.insert(states[0].clone(), 0);
        let (mut transitions, mut accepting) = (Vec::new(), Vec::new());
        let mut done = 0;
        while done < states.len() {
            let state = states[done].clone();
            accepting.push(self.closures.formulas.is_nullable(state[0]));
            for (class, context) in contexts.iter().enumerate() {
                let next = self.next_state(&state, class, context)?;
                let id = if let Some(&id) = ids.get(&next) {
                    id
                } else {
                    let id = states.len() as u32;
                    ids.insert(next.clone(), id);
                    states.push(next);
                    id
                };
                transitions.push(id);
            }
            done += 1;
            if states.len() * contexts.len() > MAX_TRANSITIONS {
                return Err(BudgetExceeded);
            }
        }
        Ok(UnminimizedDfa {
            transitions,
            class_count: contexts.len(),
            accepting,
        })
    }

    /// For each class, the context after a character of it.
    fn contexts(&self) -> Vec<Context> {
        let (word, line) = (CharSet::word_characters(), CharSet::line_terminators());
        let is_relevant = self.nfa.depends_on_previous;
        self.classes
            .representatives
            .iter()
            .map(|&character| Context {
                at_start: false,
                after_word: is_relevant && word.contains(character),
                at_line_start: is_relevant && line.contains(character),
                look_behinds: Vec::new(),
            })
            .list()
    }

    fn start_state(&mut self) -> Result<Vec<FormulaId>, BudgetExceeded> {
        let mut context = Context {
            at_start: true,
            after_word: false,
            at_line_start: self.nfa.depends_on_previous,
            look_behinds: Vec::new(),
        };
        let mut state = vec![NEVER];
        for &look_behind in &self.nfa.look_behinds {
            let closure = self.closures.closure(look_behind, &context)?;
            self.push_look_behind(closure, &mut context)?;
            state.push(closure);
        }
        state[0] = self.closures.closure(self.nfa.start, &context)?;
        Ok(collapse_if_decided(state))
    }

    fn next_state(
        &mut self,
        state: &[FormulaId],
        class: usize,
        context: &Context,
    ) -> Result<Vec<FormulaId>, BudgetExceeded> {
        if self.nfa.look_behinds.is_empty() {
            return Ok(vec![self.derivative(state[0], class, context)?]);
        }
        self.closures.budget.spend(state.len())?;
        let mut context = context.clone();
        let mut next = vec![NEVER];
        for &formula in &state[1..] {
            let derivative = self.derivative(formula, class, &context)?;
            self.push_look_behind(derivative, &mut context)?;
            next.push(derivative);
        }
        next[0] = self.derivative(state[0], class, &context)?;
        Ok(collapse_if_decided(next))
    }

    /// Adds the next look-behind, whose remaining formula is `formula`, to a context.
    fn push_look_behind(
        &mut self,
        formula: FormulaId,
        context: &mut Context,
    ) -> Result<(), BudgetExceeded> {
        let EpsilonClosures {
            formulas, budget, ..
        } = &mut self.closures;
        let condition = formulas.look_behind_condition(formula, budget)?;
        context.look_behinds.push(condition);
        Ok(())
    }

    /// The derivative of a formula with respect to a character of a class.
    fn derivative(
        &mut self,
        formula: FormulaId,
        class: usize,
        context: &Context,
    ) -> Result<FormulaId, BudgetExceeded> {
        if matches!(formula, NEVER | ALWAYS) {
            return Ok(formula);
        }
        let key = (formula, class as u32);
        let is_cacheable = context.look_behinds.is_empty();
        if is_cacheable && let Some(&known) = self.known.get(&key) {
            return Ok(known);
        }
        let mut terms = Vec::new();
        for i in 0..self.closures.formulas.terms(formula).len() {
            let term = self.closures.formulas.terms(formula)[i];
            if is_conjunction(term) {
                terms.extend(self.conjunction_derivative(term, class, context)?);
            } else {
                let derivative = self.atom_derivative(term, class, context)?;
                let derivative = self.closures.formulas.terms(derivative);
                self.closures.budget.spend(derivative.len() / 2)?;
                terms.extend_from_slice(derivative);
            }
        }
        let derivative = self.closures.formulas.or(terms, self.closures.budget)?;
        if is_cacheable {
            self.known.insert(key, derivative);
        }
        Ok(derivative)
    }

    fn conjunction_derivative(
        &mut self,
        term: Term,
        class: usize,
        context: &Context,
    ) -> Result<Vec<Term>, BudgetExceeded> {
        let mut terms = vec![TRUE];
        for atom in self.closures.formulas.atoms(term) {
            let derivative = self.atom_derivative(atom, class, context)?;
            let EpsilonClosures {
                formulas, budget, ..
            } = &mut self.closures;
            let derivative = formulas.terms(derivative).to_vec();
            terms = formulas.and(&terms, &derivative, budget)?;
        }
        Ok(terms)
    }

    fn atom_derivative(
        &mut self,
        atom: Term,
        class: usize,
        context: &Context,
    ) -> Result<FormulaId, BudgetExceeded> {
        match Atom::decode(atom) {
            Atom::AtEnd | Atom::LookBehindMatched => Ok(NEVER),
            Atom::Not(formula) => {
                let derivative = self.derivative(formula, class, context)?;
                self.closures.formulas.not(derivative, self.closures.budget)
            }
            Atom::Inst(id) => match self.nfa.insts[id as usize] {
                Inst::Class { set, next } if self.classes.in_set[set][class] => {
                    self.closures.closure(next, context)
                }
                _ => Ok(NEVER),
            },
        }
    }
}

/// A state in which the result is decided does not depend on look-behinds.
fn collapse_if_decided(state: Vec<FormulaId>) -> Vec<FormulaId> {
    match state[0] {
        NEVER | ALWAYS => vec![state[0]],
        _ => state,
    }
}
