//! Boolean formulas over NFA states, in disjunctive normal form.
//!
//! A formula is a condition on the rest of a text. It is a disjunction of *terms*; a term is a
//! conjunction of *atoms*. An atom says that an instruction must match the rest, that nothing is left, or
//! that another formula does not hold. So formulas are the states of an alternating automaton:
//! a look-ahead is a conjunction, a negative one a conjunction with a negation.

use super::budget::{Budget, BudgetExceeded};
use super::nfa::InstId;
use crate::collections::{List, Map};

pub(super) type FormulaId = u32;
/// An atom, or the index of a conjunction of several atoms, with the bit [`CONJUNCTION`] set.
pub(super) type Term = u32;

/// The disjunction of no terms: nothing matches.
pub(super) const NEVER: FormulaId = 0;
/// The disjunction of [`TRUE`].
pub(super) const ALWAYS: FormulaId = 1;

/// The conjunction of no atoms.
pub(super) const TRUE: Term = u32::MAX;
const CONJUNCTION: Term = 1 << 31;
/// Nothing is left. It is the lowest atom, so that it comes first in a sorted conjunction.
pub(super) const AT_END: Term = 0;
/// A look-behind has matched.
pub(super) const LOOK_BEHIND_MATCHED: Term = 2;

pub(super) fn inst_atom(inst: InstId) -> Term {
    (inst + 2) << 1
}

fn not_atom(formula: FormulaId) -> Term {
    (formula << 1) | 1
}

pub(super) fn is_conjunction(term: Term) -> bool {
    term >= CONJUNCTION
}

/// The meaning of an atom.
pub(super) enum Atom {
    AtEnd,
    LookBehindMatched,
    Inst(InstId),
    Not(FormulaId),
}

impl Atom {
    pub(super) fn decode(atom: Term) -> Self {
        match atom {
            AT_END => Atom::AtEnd,
            LOOK_BEHIND_MATCHED => Atom::LookBehindMatched,
            _ if atom & 1 == 1 => Atom::Not(atom >> 1),
            _ => Atom::Inst((atom >> 1) - 2),
        }
    }
}

/// All formulas of a pattern. Equal formulas have one id.
pub(super) struct Formulas {
    disjunctions: Vec<Vec<Term>>,
    disjunction_ids: Map<Vec<Term>, FormulaId>,
    conjunctions: Vec<Vec<Term>>,
    conjunction_ids: Map<Vec<Term>, u32>,
    /// Whether a formula holds of the empty string, if it is known.
    nullable: Map<FormulaId, bool>,
}

impl Formulas {
    pub(super) fn new() -> Self {
        let mut disjunction_ids = Map::new();
        disjunction_ids.insert(Vec::new(), NEVER);
        disjunction_ids.insert(vec![TRUE], ALWAYS);
        Formulas {
            disjunctions: vec![Vec::new(), vec![TRUE]],
            disjunction_ids,
            conjunctions: Vec::new(),
            conjunction_ids: Map::new(),
            nullable: Map::new(),
        }
    }

    pub(super) fn terms(&self, formula: FormulaId) -> &[Term] {
        &self.disjunctions[formula as usize]
    }

    /// The disjunction of terms.
    pub(super) fn or(
        &mut self,
        mut terms: Vec<Term>,
        budget: &mut Budget,
    ) -> Result<FormulaId, BudgetExceeded> {
        budget.spend(terms.len() + 1)?;
        terms.sort_unstable();
        terms.dedup();
        if terms.last() == Some(&TRUE) {
            return Ok(ALWAYS);
        }
        if terms.last().is_some_and(|&term| is_conjunction(term)) {
            self.absorb(&mut terms, budget)?;
        }
        if let Some(&id) = self.disjunction_ids.get(&terms) {
            return Ok(id);
        }
        let id = self.disjunctions.len() as FormulaId;
        self.disjunctions.push(terms.clone());
        self.disjunction_ids.insert(terms, id);
        Ok(id)
    }

    /// Removes terms that another term implies (the law of absorption: `a ∨ (a ∧ b)` is `a`).
    fn absorb(&self, terms: &mut Vec<Term>, budget: &mut Budget) -> Result<(), BudgetExceeded> {
        let all: Vec<Vec<Term>> = terms.iter().map(|&term| self.atoms(term)).list();
        let atom_count = all.iter().map(Vec::len).sum::<usize>();
        // Each term is compared with each other one, mostly by its first atoms.
        budget.spend(atom_count + terms.len() * terms.len() / 2)?;
        let mut kept = Vec::with_capacity(terms.len());
        for (atoms, &term) in all.iter().zip(&*terms) {
            let mut compared = 0;
            let is_absorbed = all
                .iter()
                .any(|other| other.len() < atoms.len() && is_subset(other, atoms, &mut compared));
            budget.spend(compared / 2)?;
            if !is_absorbed {
                kept.push(term);
            }
        }
        *terms = kept;
        Ok(())
    }

    pub(super) fn atoms(&self, term: Term) -> Vec<Term> {
        match term {
            TRUE => Vec::new(),
            _ if is_conjunction(term) => self.conjunctions[(term - CONJUNCTION) as usize].clone(),
            _ => vec![term],
        }
    }

    /// The conjunction of atoms, unless they contradict each other.
    fn conjunction(
        &mut self,
        mut atoms: Vec<Term>,
        budget: &mut Budget,
    ) -> Result<Option<Term>, BudgetExceeded> {
        budget.spend(atoms.len() / 2)?;
        atoms.sort_unstable();
        atoms.dedup();
        if atoms.first() == Some(&AT_END) {
            // Nothing is left, so the other atoms hold of the empty string or contradict this one.
            for &atom in &atoms {
                if atom != LOOK_BEHIND_MATCHED && !self.is_atom_nullable(atom) {
                    return Ok(None);
                }
            }
            atoms.retain(|atom| matches!(*atom, AT_END | LOOK_BEHIND_MATCHED));
        }
        if atoms.len() < 2 {
            return Ok(Some(atoms.first().copied().unwrap_or(TRUE)));
        }
        let id = if let Some(&id) = self.conjunction_ids.get(&atoms) {
            id
        } else {
            let id = self.conjunctions.len() as u32;
            self.conjunctions.push(atoms.clone());
            self.conjunction_ids.insert(atoms, id);
            id
        };
        Ok(Some(CONJUNCTION + id))
    }

    /// The terms of the conjunction of two disjunctions (distributivity).
    pub(super) fn and(
        &mut self,
        left: &[Term],
        right: &[Term],
        budget: &mut Budget,
    ) -> Result<Vec<Term>, BudgetExceeded> {
        budget.spend(left.len() * right.len() + (left.len() + right.len()) / 4)?;
        let mut terms = Vec::new();
        for &left in left {
            for &right in right {
                let mut atoms = self.atoms(left);
                atoms.extend(self.atoms(right));
                terms.extend(self.conjunction(atoms, budget)?);
            }
        }
        Ok(terms)
    }

    pub(super) fn not(
        &mut self,
        formula: FormulaId,
        budget: &mut Budget,
    ) -> Result<FormulaId, BudgetExceeded> {
        match formula {
            ALWAYS => Ok(NEVER),
            NEVER => Ok(ALWAYS),
            _ => self.or(vec![not_atom(formula)], budget),
        }
    }

    /// The formula, or its negation.
    pub(super) fn negate_if(
        &mut self,
        negative: bool,
        formula: FormulaId,
        budget: &mut Budget,
    ) -> Result<FormulaId, BudgetExceeded> {
        if negative {
            self.not(formula, budget)
        } else {
            Ok(formula)
        }
    }

    /// The condition under which a look-behind has matched here, given the formula of its own match.
    pub(super) fn look_behind_condition(
        &mut self,
        formula: FormulaId,
        budget: &mut Budget,
    ) -> Result<FormulaId, BudgetExceeded> {
        let mut terms = Vec::new();
        budget.spend(self.terms(formula).len())?;
        for term in self.terms(formula).to_vec() {
            let mut atoms = self.atoms(term);
            let count = atoms.len();
            atoms.retain(|&atom| atom != LOOK_BEHIND_MATCHED);
            if atoms.len() < count {
                terms.extend(self.conjunction(atoms, budget)?);
            }
        }
        self.or(terms, budget)
    }

    /// Whether a formula holds of the empty string.
    pub(super) fn is_nullable(&mut self, formula: FormulaId) -> bool {
        if let Some(&known) = self.nullable.get(&formula) {
            return known;
        }
        let mut is_nullable = false;
        for i in 0..self.terms(formula).len() {
            is_nullable = match self.terms(formula)[i] {
                TRUE => true,
                term if is_conjunction(term) => self
                    .atoms(term)
                    .into_iter()
                    .all(|atom| self.is_atom_nullable(atom)),
                atom => self.is_atom_nullable(atom),
            };
            if is_nullable {
                break;
            }
        }
        self.nullable.insert(formula, is_nullable);
        is_nullable
    }

    fn is_atom_nullable(&mut self, atom: Term) -> bool {
        match Atom::decode(atom) {
            Atom::AtEnd => true,
            Atom::LookBehindMatched | Atom::Inst(_) => false,
            Atom::Not(formula) => !self.is_nullable(formula),
        }
    }
}

/// Whether all atoms of `left` are among those of `right`; both are sorted. Adds the number of comparisons
/// to `compared`.
fn is_subset(left: &[Term], right: &[Term], compared: &mut usize) -> bool {
    let mut i = 0;
    for atom in left {
        while i < right.len() && right[i] < *atom {
            i += 1;
        }
        *compared += 1;
        if right.get(i) != Some(atom) {
            *compared += i;
            return false;
        }
        i += 1;
    }
    *compared += i;
    true
}
