//! Which counters are ambiguous: they can have several numbers of iterations at a position.
//!
//! A program is read as an NFA from the end of the text to the start, whose states are the operations that
//! consume a character. A counter is ambiguous at an operation if two runs over the same text reach it with
//! different numbers. So all pairs of states that two runs can reach together are enumerated, with as much of
//! their numbers as is necessary: whether a number is one, and whether two others are equal. Bounds and
//! assertions are not considered, other than that `$` holds at the end only. So there may be fewer pairs than
//! are found, but no more.

use super::compile::OpGraph;
use super::counter::CounterId;
use super::op::{MATCH, Op, OpId};
use crate::collections::List;
use crate::regex::ast::Assertion;
use crate::regex::budget::{Budget, BudgetExceeded};
use crate::regex::classes::CharClasses;

/// The maximum work to find ambiguous counters. If it takes more, no counter is used that could be wrong if it
/// were ambiguous.
pub const MAX_AMBIGUITY_WORK: usize = 200_000;

/// The counters that must not be used, one at least if there is any.
pub(super) fn forbidden_counters(
    graph: &OpGraph,
    order: &[OpId],
    classes: &CharClasses,
    budget: &mut Budget,
) -> Vec<CounterId> {
    let is_critical = |counter: &CounterId| {
        let counter = &graph.counters[*counter];
        counter.outer.is_some() || !counter.count.may_be_ambiguous()
    };
    if !(0..graph.counters.len()).any(|counter| is_critical(&counter)) {
        return Vec::new();
    }
    match find_forbidden(graph, order, classes, budget) {
        Ok(forbidden) => forbidden,
        Err(BudgetExceeded) => (0..graph.counters.len()).filter(is_critical).list(),
    }
}

fn find_forbidden(
    graph: &OpGraph,
    order: &[OpId],
    classes: &CharClasses,
    budget: &mut Budget,
) -> Result<Vec<CounterId>, BudgetExceeded> {
    let reverse = ReverseNfa::new(graph, order, classes, budget)?;
    // By operation: the counters that are ambiguous there, the innermost one last.
    let mut ambiguous = vec![Vec::new(); graph.ops.len()];
    for counter in 0..graph.counters.len() {
        for op in reverse.ambiguous_ops(counter, budget)? {
            ambiguous[op].push(counter);
        }
    }
    let mut forbidden = Vec::new();
    for counters in &ambiguous {
        budget.spend(1 + counters.len())?;
        let unbounded = |counter: &CounterId| graph.counters[*counter].count.may_be_ambiguous();
        match counters.iter().find(|counter| !unbounded(counter)) {
            Some(&counter) => forbidden.push(counter),
            None if counters.len() > 1 => {
                // To unroll it, or to write it with vectors, takes the least.
                let highest = |counter: &&CounterId| graph.counters[**counter].count.highest();
                forbidden.extend(counters.iter().rev().min_by_key(highest));
            }
            None => {}
        }
    }
    forbidden.sort_unstable();
    forbidden.dedup();
    Ok(forbidden)
}

/// What happens to the number of a counter between two operations.
#[derive(Clone, Copy, PartialEq)]
enum Effect {
    /// Nothing, or it is left.
    Keep,
    /// An iteration more.
    Increment,
    /// The last iteration begins, or ends to a reader of the text: the number is one.
    Enter,
}

/// The operations that can be reached without a character, each with the effect on a counter.
type Closure = Vec<(OpId, Effect)>;

/// An operation that reads another one.
#[derive(Clone, Copy)]
struct Reader {
    op: OpId,
    /// The counter that changes, and how.
    counts: Option<(CounterId, Effect)>,
    /// Whether the end of the text is required.
    at_end: bool,
}

/// The numbers of two runs.
#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    /// Both are one. So is the number of a run that is not in the repetition.
    Ones,
    OneAndMore,
    MoreAndOne,
    /// Both are greater than one, and equal.
    Equal,
    /// Both are greater than one, and can be different.
    Different,
}

const NUMBERS: [Numbers; 5] = [
    Numbers::Ones,
    Numbers::OneAndMore,
    Numbers::MoreAndOne,
    Numbers::Equal,
    Numbers::Different,
];

struct ReverseNfa<'g> {
    graph: &'g OpGraph,
    /// By operation: those that read its result at the same position.
    readers: Vec<Vec<Reader>>,
    /// By operation: the states that read its result at the following position.
    steps: Vec<Vec<usize>>,
    /// The operations that consume a character, and the one that matches any text.
    states: Vec<OpId>,
    /// By pair of states: whether a character is in the sets of both.
    overlap: Vec<bool>,
}

/// The state of the operation that matches any text, at any position.
const MATCH_STATE: usize = 0;

impl<'g> ReverseNfa<'g> {
    fn new(
        graph: &'g OpGraph,
        order: &[OpId],
        classes: &CharClasses,
        budget: &mut Budget,
    ) -> Result<Self, BudgetExceeded> {
        budget.spend(graph.ops.len() + order.len() * 3)?;
        let mut nfa = ReverseNfa {
            graph,
            readers: vec![Vec::new(); graph.ops.len()],
            steps: vec![Vec::new(); graph.ops.len()],
            states: vec![MATCH],
            overlap: Vec::new(),
        };
        nfa.steps[MATCH].push(MATCH_STATE);
        // By state: the classes that it consumes.
        let mut consumes = vec![vec![true; classes.count]];
        for &id in order {
            let op = &graph.ops[id].0;
            if let Some(successor) = op.successor() {
                let state = nfa.states.len();
                nfa.states.push(id);
                nfa.steps[successor].push(state);
                if !matches!(op, Op::Class { .. }) {
                    // It consumes several characters.
                    nfa.steps[id].push(state);
                }
                let sets = match *op {
                    Op::ShiftAnd { register, .. } => graph.registers[register].concat(),
                    Op::Class { set, .. } | Op::CountedClass { set, .. } => vec![set],
                    _ => Vec::new(),
                };
                budget.spend((1 + sets.len()) * classes.count / 8)?;
                let is_in = |class: usize| sets.iter().any(|&set| classes.in_set[set][class]);
                consumes.push((0..classes.count).map(is_in).list());
            }
            nfa.add_reader(id, op);
        }
        let count = nfa.states.len();
        budget.spend(count * count * (1 + classes.count / 32))?;
        nfa.overlap = vec![false; count * count];
        for one in 0..count {
            for other in one..count {
                let mut both = consumes[one].iter().zip(&consumes[other]);
                let overlap = both.any(|(one, other)| *one && *other);
                nfa.overlap[one * count + other] = overlap;
                nfa.overlap[other * count + one] = overlap;
            }
        }
        Ok(nfa)
    }

    /// Adds an operation to the readers of what it reads at the same position.
    fn add_reader(&mut self, id: OpId, op: &Op) {
        let mut add = |operand: OpId, counts| {
            self.readers[operand].push(Reader {
                op: id,
                counts,
                at_end: matches!(op, Op::Assert(Assertion::End, _)),
            });
        };
        match *op {
            Op::Count {
                counter,
                body,
                next,
            } => {
                add(body, Some((counter, Effect::Increment)));
                add(next, Some((counter, Effect::Enter)));
            }
            Op::Counted { counter, body } => add(body, Some((counter, Effect::Keep))),
            // A match in a look-ahead does not continue after it.
            Op::LookAhead { next, .. } => add(next, None),
            _ => {
                for operand in op.operands().into_iter().flatten() {
                    add(operand, None);
                }
            }
        }
    }

    /// The operations that can be reached from one without a character, itself included, and the effect on a
    /// counter.
    fn closure(
        &self,
        start: OpId,
        counter: CounterId,
        at_end: bool,
        budget: &mut Budget,
    ) -> Result<Closure, BudgetExceeded> {
        let mut reached = vec![(start, Effect::Keep)];
        let mut done = 0;
        while done < reached.len() {
            let (op, effect) = reached[done];
            done += 1;
            for reader in &self.readers[op] {
                budget.spend(1 + reached.len() / 16)?;
                if reader.at_end && !at_end {
                    continue;
                }
                let effect = match reader.counts {
                    Some((changed, change)) if changed == counter => change,
                    _ => effect,
                };
                if !reached.contains(&(reader.op, effect)) {
                    reached.push((reader.op, effect));
                }
            }
        }
        Ok(reached)
    }

    /// Whether the results of an operation have the number of a counter.
    fn has_number(&self, op: OpId, counter: CounterId) -> bool {
        let mut inner = self.graph.ops[op].1.counter();
        while let Some(id) = inner {
            if id == counter {
                return true;
            }
            inner = self.graph.counters[id].outer;
        }
        false
    }

    /// The operations at which a counter is ambiguous.
    fn ambiguous_ops(
        &self,
        counter: CounterId,
        budget: &mut Budget,
    ) -> Result<Vec<OpId>, BudgetExceeded> {
        let state_count = self.states.len();
        budget.spend(state_count * state_count / 8 + self.graph.ops.len() / 8)?;
        let mut closures = Vec::with_capacity(state_count);
        for &op in &self.states {
            closures.push(self.closure(op, counter, false, budget)?);
        }
        let mut pairs = Pairs {
            nfa: self,
            counter,
            known: vec![false; state_count * state_count * NUMBERS.len()],
            queue: Vec::new(),
            is_ambiguous: vec![false; self.graph.ops.len()],
        };
        let at_end = self.closure(MATCH, counter, true, budget)?;
        pairs.step((&at_end, &at_end), Numbers::Ones, budget)?;
        while let Some((one, other, numbers)) = pairs.queue.pop() {
            pairs.step((&closures[one], &closures[other]), numbers, budget)?;
        }
        let is_ambiguous = pairs.is_ambiguous.iter();
        Ok(is_ambiguous
            .enumerate()
            .filter_map(|(op, &is_ambiguous)| is_ambiguous.then_some(op))
            .list())
    }
}

/// The pairs of states that two runs can reach.
struct Pairs<'n> {
    nfa: &'n ReverseNfa<'n>,
    counter: CounterId,
    /// By pair and numbers.
    known: Vec<bool>,
    queue: Vec<(usize, usize, Numbers)>,
    /// By operation.
    is_ambiguous: Vec<bool>,
}

impl Pairs<'_> {
    /// Continues two runs, given the closures of their states.
    fn step(
        &mut self,
        (left, right): (&Closure, &Closure),
        numbers: Numbers,
        budget: &mut Budget,
    ) -> Result<(), BudgetExceeded> {
        budget.spend(left.len() * right.len() / 4)?;
        for &(one, effect) in left {
            for &(other, other_effect) in right {
                let numbers = numbers.after(effect, other_effect);
                if one == other
                    && !matches!(numbers, Numbers::Ones | Numbers::Equal)
                    && self.nfa.has_number(one, self.counter)
                {
                    self.is_ambiguous[one] = true;
                }
                for &one in &self.nfa.steps[one] {
                    for &other in &self.nfa.steps[other] {
                        budget.spend(1)?;
                        self.add(one, other, numbers);
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, one: usize, other: usize, numbers: Numbers) {
        let (one, other, numbers) = if one <= other {
            (one, other, numbers)
        } else {
            (other, one, numbers.swapped())
        };
        let pair = one * self.nfa.states.len() + other;
        if !self.nfa.overlap[pair] {
            return;
        }
        // A run that is not in the repetition has no number.
        let [is_in, is_other_in] =
            [one, other].map(|state| self.nfa.has_number(self.nfa.states[state], self.counter));
        let numbers = numbers.without(!is_in, !is_other_in);
        let known = &mut self.known[pair * NUMBERS.len() + numbers as usize];
        if !*known {
            *known = true;
            self.queue.push((one, other, numbers));
        }
    }
}

impl Numbers {
    /// Whether the numbers are greater than one, and whether they can be different if both are.
    fn parts(self) -> (bool, bool, bool) {
        match self {
            Numbers::Ones => (false, false, false),
            Numbers::OneAndMore => (false, true, true),
            Numbers::MoreAndOne => (true, false, true),
            Numbers::Equal => (true, true, false),
            Numbers::Different => (true, true, true),
        }
    }

    fn new(one: bool, other: bool, different: bool) -> Self {
        match (one, other, different) {
            (false, false, _) => Numbers::Ones,
            (false, true, _) => Numbers::OneAndMore,
            (true, false, _) => Numbers::MoreAndOne,
            (true, true, false) => Numbers::Equal,
            (true, true, true) => Numbers::Different,
        }
    }

    fn after(self, effect: Effect, other_effect: Effect) -> Self {
        let (one, other, mut different) = self.parts();
        if effect != other_effect {
            different = true;
        }
        let after = |is_more: bool, effect: Effect| match effect {
            Effect::Keep => is_more,
            Effect::Increment => true,
            Effect::Enter => false,
        };
        Numbers::new(after(one, effect), after(other, other_effect), different)
    }

    /// With one for the numbers of runs that are not in the repetition.
    fn without(self, one_is_out: bool, other_is_out: bool) -> Self {
        let (one, other, different) = self.parts();
        Numbers::new(one && !one_is_out, other && !other_is_out, different)
    }

    fn swapped(self) -> Self {
        let (one, other, different) = self.parts();
        Numbers::new(other, one, different)
    }
}
