//! From a program to a table: one state after the other, found while the characters are tried.
//!
//! What must hold of the rest of a text is a *formula*: any of several terms, each of which is all of
//! several literals. A literal says that the rest begins with a step that takes a character, that
//! nothing is left, or that another formula does *not* hold. So look-ahead needs no machinery of its
//! own: it is "and", and "and not". Look-behind is known from what has been read: its programs run
//! along, and are part of a state.

use std::collections::{HashMap, HashSet};

use super::ast::Assertion;
use super::budget::{Spent, Work};
use super::classes::Alphabet;
use super::escape::{line_terminators, word};
use super::nfa::{Place, Program, Step};

/// How many entries a table may have before it is made smaller.
const MAX_ENTRIES: usize = 1 << 17;
/// How many conditions may be opened within each other.
const MAX_DEPTH: usize = 200;

/// A deterministic automaton.
#[derive(Debug)]
pub struct Automaton {
    /// For each state, and for each class of characters, the next state.
    pub next: Vec<u32>,
    /// The number of classes.
    pub classes: usize,
    /// For each state, whether a text may end in it.
    pub accepts: Vec<bool>,
    /// The first state.
    pub start: u32,
}

type FormulaId = u32;
/// A literal, or with the highest bit set the number of several that must hold together.
type Term = u32;

/// The formula without terms: nothing matches.
const NEVER: FormulaId = 0;
/// The formula whose only term is `ALWAYS_TERM`.
const ALWAYS: FormulaId = 1;
/// Holds of every rest.
const ALWAYS_TERM: Term = u32::MAX;
/// Several literals.
const SEVERAL: Term = 1 << 31;
/// Nothing is left.
const AT_END: Term = 0;
/// A program that looks behind has matched.
const MATCHED: Term = 2;

fn step_literal(place: Place) -> Term {
    (place + 2) << 1
}

fn not(formula: FormulaId) -> Term {
    (formula << 1) | 1
}

/// What a literal says.
enum Literal {
    End,
    Matched,
    Step(Place),
    Not(FormulaId),
}

fn literal(term: Term) -> Literal {
    match term {
        AT_END => Literal::End,
        MATCHED => Literal::Matched,
        _ if term & 1 == 1 => Literal::Not(term >> 1),
        _ => Literal::Step((term >> 1) - 2),
    }
}

/// What is known of the text before a place.
#[derive(Clone, Default)]
struct Before {
    start: bool,
    word: bool,
    line: bool,
    /// Of each program that looks behind, when it has matched up to here.
    behind: Vec<FormulaId>,
}

impl Before {
    fn code(&self) -> usize {
        usize::from(self.start) | usize::from(self.word) << 1 | usize::from(self.line) << 2
    }
}

/// The number of codes.
const CODES: usize = 8;

struct Builder<'p> {
    program: &'p Program,
    alphabet: &'p Alphabet,
    formulas: Vec<Vec<Term>>,
    formula_ids: HashMap<Vec<Term>, FormulaId>,
    several: Vec<Vec<Term>>,
    several_ids: HashMap<Vec<Term>, u32>,
    /// By place and code of what is before: what the steps from there on ask, if it has been found.
    opened: Vec<Option<FormulaId>>,
    codes: usize,
    /// By formula and class: what is left of the formula after a character of the class.
    left: HashMap<(FormulaId, u32), FormulaId>,
    /// The conditions that are being opened.
    opening: Vec<Place>,
    /// By place of an assertion of the end: whether it is in a loop that takes no character.
    loops: HashMap<Place, bool>,
    /// How many conditions are opened within each other.
    depth: usize,
    /// By formula: whether it holds where nothing is left, if that has been found.
    at_end: HashMap<FormulaId, bool>,
    work: &'p mut Work,
}

impl Automaton {
    /// The automaton of a program.
    ///
    /// # Errors
    ///
    /// It takes too much work to find it, or it is too large.
    pub fn new(program: &Program, alphabet: &Alphabet, work: &mut Work) -> Result<Self, Spent> {
        // Most programs ask of what is before only whether it is nothing.
        let codes = if program.asks_before { CODES } else { 2 };
        work.charge(program.steps.len() / 8)?;
        let mut builder = Builder {
            program,
            alphabet,
            formulas: vec![Vec::new(), vec![ALWAYS_TERM]],
            formula_ids: HashMap::new(),
            several: Vec::new(),
            several_ids: HashMap::new(),
            opened: vec![None; program.steps.len() * codes],
            codes,
            left: HashMap::new(),
            opening: Vec::new(),
            loops: HashMap::new(),
            depth: 0,
            at_end: HashMap::new(),
            work,
        };
        builder.formula_ids.insert(Vec::new(), NEVER);
        builder.formula_ids.insert(vec![ALWAYS_TERM], ALWAYS);
        builder.build()
    }
}

impl Builder<'_> {
    fn build(&mut self) -> Result<Automaton, Spent> {
        let classes = self.alphabet.count;
        let befores = self.befores();
        let mut before = Before {
            start: true,
            line: self.program.asks_before,
            ..Before::default()
        };
        let mut first = vec![NEVER];
        for behind in &self.program.behind {
            let opened = self.open(behind.start, &before)?;
            before.behind.push(self.when_matched(opened)?);
            first.push(opened);
        }
        first[0] = self.open(self.program.start, &before)?;

        let mut states = vec![plain(first)];
        let mut ids: HashMap<Vec<u32>, u32> = HashMap::new();
        ids.insert(states[0].clone(), 0);
        let (mut next, mut accepts) = (Vec::new(), Vec::new());
        let mut done = 0;
        while done < states.len() {
            let state = states[done].clone();
            accepts.push(self.holds_at_end(state[0]));
            for (class, before) in befores.iter().enumerate() {
                let after = plain(self.after(&state, class, before)?);
                let id = if let Some(&id) = ids.get(&after) {
                    id
                } else {
                    let id = states.len() as u32;
                    ids.insert(after.clone(), id);
                    states.push(after);
                    id
                };
                next.push(id);
            }
            done += 1;
            if states.len() * classes > MAX_ENTRIES {
                return Err(Spent);
            }
        }
        Ok(Automaton {
            next,
            classes,
            accepts,
            start: 0,
        })
    }

    /// What is known after a character of each class.
    fn befores(&self) -> Vec<Before> {
        let (word, line) = (word(), line_terminators());
        let asks = self.program.asks_before;
        let of = |&sample: &u32| Before {
            word: asks && word.contains(sample),
            line: asks && line.contains(sample),
            ..Before::default()
        };
        self.alphabet.samples.iter().map(of).collect()
    }

    /// The state after a character.
    fn after(&mut self, state: &[u32], class: usize, before: &Before) -> Result<Vec<u32>, Spent> {
        if self.program.behind.is_empty() {
            return Ok(vec![self.left(state[0], class, before)?]);
        }
        self.work.charge(state.len())?;
        let mut before = before.clone();
        let mut after = vec![NEVER];
        for &formula in &state[1..] {
            let left = self.left(formula, class, &before)?;
            before.behind.push(self.when_matched(left)?);
            after.push(left);
        }
        after[0] = self.left(state[0], class, &before)?;
        Ok(after)
    }

    fn formula(&mut self, mut terms: Vec<Term>) -> Result<FormulaId, Spent> {
        self.work.charge(terms.len() + 1)?;
        terms.sort_unstable();
        terms.dedup();
        if terms.last() == Some(&ALWAYS_TERM) {
            return Ok(ALWAYS);
        }
        if terms.last().is_some_and(|&term| term >= SEVERAL) {
            self.absorb(&mut terms)?;
        }
        if let Some(&id) = self.formula_ids.get(&terms) {
            return Ok(id);
        }
        let id = self.formulas.len() as FormulaId;
        self.formulas.push(terms.clone());
        self.formula_ids.insert(terms, id);
        Ok(id)
    }

    /// Leaves out terms that ask more than another one does.
    fn absorb(&mut self, terms: &mut Vec<Term>) -> Result<(), Spent> {
        let all: Vec<Vec<Term>> = terms.iter().map(|&term| self.literals(term)).collect();
        let literals = all.iter().map(Vec::len).sum::<usize>();
        // Each term is compared with each other one, mostly by its first literals.
        self.work.charge(literals + terms.len() * terms.len() / 2)?;
        let mut kept = Vec::with_capacity(terms.len());
        for (this, &term) in all.iter().zip(&*terms) {
            let mut compared = 0;
            let is_absorbed = all
                .iter()
                .any(|other| other.len() < this.len() && is_subset(other, this, &mut compared));
            self.work.charge(compared / 2)?;
            if !is_absorbed {
                kept.push(term);
            }
        }
        *terms = kept;
        Ok(())
    }

    fn literals(&self, term: Term) -> Vec<Term> {
        match term {
            ALWAYS_TERM => Vec::new(),
            _ if term >= SEVERAL => self.several[(term - SEVERAL) as usize].clone(),
            _ => vec![term],
        }
    }

    /// The term that all of these literals are, unless they contradict each other.
    fn term(&mut self, mut literals: Vec<Term>) -> Result<Option<Term>, Spent> {
        self.work.charge(literals.len() / 2)?;
        literals.sort_unstable();
        literals.dedup();
        if literals.first() == Some(&AT_END) {
            // Nothing is left, so what the others ask of the rest holds or does not.
            for &literal in &literals {
                if literal != MATCHED && !self.literal_holds_at_end(literal) {
                    return Ok(None);
                }
            }
            literals.retain(|literal| matches!(*literal, AT_END | MATCHED));
        }
        if literals.len() < 2 {
            return Ok(Some(literals.first().copied().unwrap_or(ALWAYS_TERM)));
        }
        let id = if let Some(&id) = self.several_ids.get(&literals) {
            id
        } else {
            let id = self.several.len() as u32;
            self.several.push(literals.clone());
            self.several_ids.insert(literals, id);
            id
        };
        Ok(Some(SEVERAL + id))
    }

    /// All terms that hold where one of these and one of those hold.
    fn both(&mut self, left: &[Term], right: &[Term]) -> Result<Vec<Term>, Spent> {
        let (one, other) = (left.len(), right.len());
        self.work.charge(one * other + (one + other) / 4)?;
        let mut terms = Vec::new();
        for &one in left {
            for &other in right {
                let mut literals = self.literals(one);
                literals.extend(self.literals(other));
                terms.extend(self.term(literals)?);
            }
        }
        Ok(terms)
    }

    /// What the steps from a place on ask of the rest of the text.
    fn open(&mut self, place: Place, before: &Before) -> Result<FormulaId, Spent> {
        // Each level takes space on the stack.
        if self.depth >= MAX_DEPTH {
            return Err(Spent);
        }
        self.depth += 1;
        let opened = self.open_here(place, before);
        self.depth -= 1;
        opened
    }

    fn open_here(&mut self, place: Place, before: &Before) -> Result<FormulaId, Spent> {
        let key = place as usize * self.codes + before.code();
        // What looks behind, or is cut short by a look-ahead around it, is not the same everywhere.
        let same_everywhere = before.behind.is_empty() && self.opening.is_empty();
        if same_everywhere {
            if let Some(known) = self.opened[key] {
                return Ok(known);
            }
        }
        let mut terms = Vec::new();
        // Long programs cost more to look at.
        self.work.charge(self.program.steps.len() / 256)?;
        let mut seen = vec![false; self.program.steps.len()];
        let mut waiting = vec![place];
        while let Some(place) = waiting.pop() {
            if std::mem::replace(&mut seen[place as usize], true) {
                continue;
            }
            self.work.charge(1)?;
            match self.program.steps[place as usize] {
                Step::One { .. } => terms.push(step_literal(place)),
                Step::Either(one, other) => waiting.extend([other, one]),
                Step::Assert(Assertion::Start, next) if before.start => waiting.push(next),
                Step::Assert(Assertion::LineStart, next) if before.line => waiting.push(next),
                Step::Assert(Assertion::Start | Assertion::LineStart, _) | Step::Fail => {}
                Step::Assert(Assertion::End, next) if !self.comes_back(place, next)? => {
                    let rest = self.open(next, before)?;
                    let rest = self.formulas[rest as usize].clone();
                    let at_end = self.both(&[AT_END], &rest)?;
                    terms.extend(at_end);
                }
                Step::Assert(Assertion::End, next) => {
                    let condition = self.formula(vec![AT_END])?;
                    self.and(condition, place, next, before, &mut terms)?;
                }
                Step::Assert(Assertion::WordBoundary, next) => {
                    let condition = self.word_next(before.word)?;
                    self.and(condition, place, next, before, &mut terms)?;
                }
                Step::Assert(Assertion::NoWordBoundary, next) => {
                    let condition = self.word_next(!before.word)?;
                    self.and(condition, place, next, before, &mut terms)?;
                }
                Step::Ahead {
                    body,
                    negative,
                    next,
                } => {
                    let condition = self.open(body, before)?;
                    let condition = self.unless(condition, negative)?;
                    self.and(condition, place, next, before, &mut terms)?;
                }
                Step::Behind {
                    program,
                    negative,
                    next,
                } => {
                    let condition = self.unless(before.behind[program], negative)?;
                    self.and(condition, place, next, before, &mut terms)?;
                }
                Step::Match => {
                    terms = vec![ALWAYS_TERM];
                    break;
                }
                Step::MatchBehind => terms.push(MATCHED),
            }
        }
        let formula = self.formula(terms)?;
        if same_everywhere {
            self.opened[key] = Some(formula);
        }
        Ok(formula)
    }

    /// Whether the steps from `next` on can come back to the condition at `place` without a character.
    fn comes_back(&mut self, place: Place, next: Place) -> Result<bool, Spent> {
        if let Some(&known) = self.loops.get(&place) {
            return Ok(known);
        }
        let mut seen = HashSet::new();
        let mut waiting = vec![next];
        while let Some(reached) = waiting.pop() {
            if !seen.insert(reached) {
                continue;
            }
            self.work.charge(1)?;
            match self.program.steps[reached as usize] {
                Step::Either(one, other) => waiting.extend([one, other]),
                Step::Assert(_, next) | Step::Ahead { next, .. } | Step::Behind { next, .. } => {
                    waiting.push(next);
                }
                Step::One { .. } | Step::Match | Step::MatchBehind | Step::Fail => {}
            }
        }
        let comes_back = seen.contains(&place);
        self.loops.insert(place, comes_back);
        Ok(comes_back)
    }

    /// The formula, or that it does not hold.
    fn unless(&mut self, formula: FormulaId, negative: bool) -> Result<FormulaId, Spent> {
        match (formula, negative) {
            (_, false) => Ok(formula),
            (ALWAYS, true) => Ok(NEVER),
            (NEVER, true) => Ok(ALWAYS),
            (_, true) => self.formula(vec![not(formula)]),
        }
    }

    /// That the next character is one of a word, or after such a one, that it is none.
    fn word_next(&mut self, after_word: bool) -> Result<FormulaId, Spent> {
        let formula = match self.program.word {
            Some(place) => self.formula(vec![step_literal(place)])?,
            None => NEVER,
        };
        self.unless(formula, after_word)
    }

    /// Adds the terms of what follows at `next`, where a condition holds, too.
    fn and(
        &mut self,
        condition: FormulaId,
        place: Place,
        next: Place,
        before: &Before,
        terms: &mut Vec<Term>,
    ) -> Result<(), Spent> {
        // A loop that comes back without a character matches no more than it does the first time.
        if condition == NEVER || self.opening.contains(&place) {
            return Ok(());
        }
        self.opening.push(place);
        let rest = self.open(next, before);
        self.opening.pop();
        let condition = self.formulas[condition as usize].clone();
        let rest = self.formulas[rest? as usize].clone();
        let both = self.both(&condition, &rest)?;
        terms.extend(both);
        Ok(())
    }

    /// When a program that looks behind has matched up to here: what its terms ask besides.
    fn when_matched(&mut self, formula: FormulaId) -> Result<FormulaId, Spent> {
        let mut terms = Vec::new();
        self.work.charge(self.formulas[formula as usize].len())?;
        for term in self.formulas[formula as usize].clone() {
            let mut literals = self.literals(term);
            let count = literals.len();
            literals.retain(|&literal| literal != MATCHED);
            if literals.len() < count {
                terms.extend(self.term(literals)?);
            }
        }
        self.formula(terms)
    }

    /// What is left of a formula after a character.
    fn left(
        &mut self,
        formula: FormulaId,
        class: usize,
        before: &Before,
    ) -> Result<FormulaId, Spent> {
        if formula <= ALWAYS {
            return Ok(formula);
        }
        let key = (formula, class as u32);
        if before.behind.is_empty() {
            if let Some(&left) = self.left.get(&key) {
                return Ok(left);
            }
        }
        let mut terms = Vec::new();
        for place in 0..self.formulas[formula as usize].len() {
            let term = self.formulas[formula as usize][place];
            if term < SEVERAL {
                let left = self.literal_left(term, class, before)?;
                self.work.charge(self.formulas[left as usize].len() / 2)?;
                terms.extend_from_slice(&self.formulas[left as usize]);
                continue;
            }
            let mut all = vec![ALWAYS_TERM];
            for literal in self.literals(term) {
                let left = self.literal_left(literal, class, before)?;
                let left = self.formulas[left as usize].clone();
                all = self.both(&all, &left)?;
            }
            terms.extend(all);
        }
        let left = self.formula(terms)?;
        if before.behind.is_empty() {
            self.left.insert(key, left);
        }
        Ok(left)
    }

    fn literal_left(
        &mut self,
        term: Term,
        class: usize,
        before: &Before,
    ) -> Result<FormulaId, Spent> {
        match literal(term) {
            Literal::End | Literal::Matched => Ok(NEVER),
            Literal::Not(formula) => {
                let left = self.left(formula, class, before)?;
                self.unless(left, true)
            }
            Literal::Step(place) => match self.program.steps[place as usize] {
                Step::One { set, next } if self.alphabet.members[set][class] => {
                    self.open(next, before)
                }
                _ => Ok(NEVER),
            },
        }
    }

    /// Whether a formula holds where nothing is left.
    fn holds_at_end(&mut self, formula: FormulaId) -> bool {
        if let Some(&known) = self.at_end.get(&formula) {
            return known;
        }
        let mut holds = false;
        for place in 0..self.formulas[formula as usize].len() {
            let term = self.formulas[formula as usize][place];
            holds = match term {
                ALWAYS_TERM => true,
                _ if term >= SEVERAL => {
                    let mut literals = self.literals(term).into_iter();
                    literals.all(|literal| self.literal_holds_at_end(literal))
                }
                _ => self.literal_holds_at_end(term),
            };
            if holds {
                break;
            }
        }
        self.at_end.insert(formula, holds);
        holds
    }

    fn literal_holds_at_end(&mut self, term: Term) -> bool {
        match literal(term) {
            Literal::End => true,
            Literal::Matched | Literal::Step(_) => false,
            Literal::Not(formula) => !self.holds_at_end(formula),
        }
    }
}

/// Whether all of `one` stand in `other`; both are in ascending order.
fn is_subset(one: &[Term], other: &[Term], compared: &mut usize) -> bool {
    let mut at = 0;
    for literal in one {
        while at < other.len() && other[at] < *literal {
            at += 1;
        }
        *compared += 1;
        if other.get(at) != Some(literal) {
            *compared += at;
            return false;
        }
        at += 1;
    }
    *compared += at;
    true
}

/// A state that is decided needs to know nothing of what looks behind.
fn plain(state: Vec<u32>) -> Vec<u32> {
    match state[0] {
        NEVER | ALWAYS => vec![state[0]],
        _ => state,
    }
}
