//! The lengths of the texts that a pattern matches.

use super::ast::Assertion;
use super::budget::{Budget, BudgetExceeded};
use super::dfa::{DEAD_STATE, Dfa, FIRST_OTHER_STATE, MATCH_STATE, WIDE_OFFSET};
use super::nfa::{Inst, MATCH, Nfa};
use super::parse::parse;
use super::{CompiledPattern, MAX_DFA_WORK};

/// The maximum work to find the lengths of a pattern.
const MAX_WORK: usize = 2_000_000;

impl CompiledPattern {
    /// Whether a text of `min` to `max` characters matches, as far as it is known: `true` if a pattern has
    /// back-references, or is too large, and conditions of look-around are taken to hold if it is too large for a DFA.
    pub(crate) fn matches_length(&self, source: &str, min: u64, max: u64) -> bool {
        let mut budget = Budget::new(MAX_WORK);
        let matches = match self {
            CompiledPattern::AllInSet {
                set,
                min: own_min,
                max: own_max,
            } => {
                let own_max = if set.is_empty() { Some(0) } else { *own_max };
                let min = min.max(u64::from(*own_min));
                Ok(own_max.map_or(max, |own_max| max.min(own_max.into())) >= min)
            }
            CompiledPattern::AnyInSet(set) => Ok(!set.is_empty() && max > 0),
            CompiledPattern::Dfa(dfa) => dfa.matches_length(min, max, &mut budget),
            CompiledPattern::BitParallel(_) => matches_of_nfa(source, min, max, &mut budget),
            CompiledPattern::Backtracking { .. } => Ok(true),
        };
        matches.unwrap_or(true)
    }
}

/// The states that can be reached by some number of characters, from `start` on, until one is accepting within bounds.
///
/// From `min` characters on, a text that is longer than the number of states repeats one, and matches without the
/// characters in between.
fn matches_length(
    state_count: usize,
    start: Vec<usize>,
    (min, max): (u64, u64),
    accepts: impl Fn(usize) -> bool,
    mut step: impl FnMut(&[usize], &mut dyn FnMut(usize)) -> Result<(), BudgetExceeded>,
) -> Result<bool, BudgetExceeded> {
    let max = max.min(min.saturating_add(state_count as u64));
    let (mut current, mut length) = (start, 0);
    let mut seen_at = vec![0; state_count];
    loop {
        if length >= min && current.iter().any(|&state| accepts(state)) {
            return Ok(true);
        }
        if length >= max || current.is_empty() {
            return Ok(false);
        }
        length += 1;
        let mut next = Vec::new();
        step(&current, &mut |state| {
            if seen_at[state] != length {
                seen_at[state] = length;
                next.push(state);
            }
        })?;
        current = next;
    }
}

impl Dfa {
    fn matches_length(
        &self,
        min: u64,
        max: u64,
        budget: &mut Budget,
    ) -> Result<bool, BudgetExceeded> {
        let offset = if self.is_wide { WIDE_OFFSET } else { 0 };
        let (dead, matching) = (DEAD_STATE + offset, MATCH_STATE + offset);
        let first_other = FIRST_OTHER_STATE + offset;
        let state_count = (self.end - first_other) as usize;
        let number = |state: u32| (state - dead) as usize;
        let accepts = |state: usize| {
            state == number(matching)
                || state >= number(self.first_accepting) && state >= number(first_other)
        };
        let size = if self.is_wide { 2 } else { 1 };
        let class_count = self.transitions.len() / (state_count * size).max(1);
        let next = |state: usize, class: usize| {
            let place = class * state_count + state - number(first_other);
            let next = if self.is_wide {
                let bytes = [self.transitions[place * 2], self.transitions[place * 2 + 1]];
                u16::from_le_bytes(bytes).into()
            } else {
                self.transitions[place].into()
            };
            number(next)
        };
        matches_length(
            state_count + 2,
            vec![number(self.start)],
            (min, max),
            accepts,
            |states, put| {
                budget.spend(states.len() * class_count + 1)?;
                for &state in states {
                    if state == number(matching) {
                        put(state);
                    } else if state != number(dead) {
                        let next = (0..class_count).map(|class| next(state, class));
                        next.filter(|next| *next != number(dead))
                            .for_each(&mut *put);
                    }
                }
                Ok(())
            },
        )
    }
}

/// A text that matches the NFA, with all conditions other than `^` and `$` taken to hold.
fn matches_of_nfa(
    source: &str,
    min: u64,
    max: u64,
    budget: &mut Budget,
) -> Result<bool, BudgetExceeded> {
    let Ok(parsed) = parse(source) else {
        return Ok(true);
    };
    let nfa = Nfa::new(&parsed.node, &mut Budget::new(MAX_DFA_WORK))?;
    let count = nfa.insts.len();
    // The states are those after a character, and one for the start. What follows a state is found once.
    let start = count;
    let mut is_after_character = vec![false; count + 1];
    is_after_character[start] = true;
    is_after_character[MATCH as usize] = true; // it is after any character that follows a match
    for inst in &nfa.insts {
        if let Inst::Class { next, .. } = inst {
            is_after_character[*next as usize] = true;
        }
    }
    let mut closures = Vec::with_capacity(count + 1);
    for (state, is_needed) in is_after_character.into_iter().enumerate() {
        let first = if state == start {
            nfa.start as usize
        } else {
            state
        };
        let closure = is_needed.then(|| closure(&nfa, first, state == start, budget));
        closures.push(closure.transpose()?);
    }
    let of = |state: usize| closures[state].as_ref();
    matches_length(
        count + 1,
        vec![start],
        (min, max),
        |state| of(state).is_some_and(|closure| closure.accepts),
        |states, put| {
            for &state in states {
                let closure = of(state);
                budget.spend(1 + closure.map_or(0, |closure| closure.next.len()))?;
                closure
                    .iter()
                    .flat_map(|closure| &closure.next)
                    .for_each(|&next| put(next));
            }
            Ok(())
        },
    )
}

/// What follows a state.
#[derive(Clone)]
struct Closure {
    accepts: bool,
    next: Vec<usize>,
}

fn closure(
    nfa: &Nfa,
    from: usize,
    is_start: bool,
    budget: &mut Budget,
) -> Result<Closure, BudgetExceeded> {
    let mut closure = Closure {
        accepts: false,
        next: Vec::new(),
    };
    let mut visited = vec![[false; 2]; nfa.insts.len()];
    let mut stack = vec![(from, false)];
    while let Some((id, is_end)) = stack.pop() {
        if std::mem::replace(&mut visited[id][usize::from(is_end)], true) {
            continue;
        }
        budget.spend(1)?;
        match &nfa.insts[id] {
            Inst::Class { set, next } => {
                if !is_end && !nfa.sets[*set].is_empty() {
                    closure.next.push(*next as usize);
                }
            }
            Inst::Split(first, second) => {
                stack.extend([*second, *first].map(|next| (next as usize, is_end)));
            }
            Inst::Assert(Assertion::Start, next) => {
                if is_start {
                    stack.push((*next as usize, is_end));
                }
            }
            Inst::Assert(Assertion::End, next) => stack.push((*next as usize, true)),
            Inst::Assert(_, next)
            | Inst::LookAhead { next, .. }
            | Inst::LookBehind { next, .. } => {
                stack.push((*next as usize, is_end));
            }
            Inst::Match => {
                closure.accepts = true;
                if !is_end {
                    closure.next.push(id); // whatever follows
                }
            }
            Inst::LookBehindMatch | Inst::Fail => {}
        }
    }
    Ok(closure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_matches_of_some_lengths() {
        const ANY: u64 = u64::MAX;
        for (source, possible, impossible) in [
            (
                "^a{2,4}$",
                &[(0, 2), (4, 9), (3, 3)][..],
                &[(0, 1), (5, ANY)][..],
            ),
            ("[ab]", &[(1, 1), (500, 500)], &[(0, 0)]),
            ("^[]{2}$", &[], &[(0, ANY)]),
            (
                "^(a{4})*$",
                &[(0, 0), (5, 8), (1001, 1004)],
                &[(5, 7), (1001, 1003)],
            ),
            ("^(ab|cde)+$", &[(2, 2), (7, 7), (100, ANY)], &[(0, 1)]),
            ("^(?=.{3}$)a*$", &[(3, 3)], &[(4, ANY), (0, 2)]),
            ("$a", &[], &[(0, ANY)]),
            ("x$|^abc", &[(1, 1), (3, 9)], &[(0, 0)]),
            (r"^(a+)-\1$", &[(0, 1)], &[]),
            (r"^\p{Lu}{3}\d?$", &[(4, 9)], &[(5, 9)]),
        ] {
            let mut all = vec![CompiledPattern::new(source).expect("a pattern")];
            // A program takes look-around to hold.
            if !source.contains("(?=") && !source.contains("\\1") {
                all.extend(CompiledPattern::bit_parallel(source, false));
            }
            for compiled in all {
                for &(min, max) in possible {
                    assert!(
                        compiled.matches_length(source, min, max),
                        "{source} {min} {max}"
                    );
                }
                for &(min, max) in impossible {
                    assert!(
                        !compiled.matches_length(source, min, max),
                        "{source} {min} {max}"
                    );
                }
            }
        }
    }

    #[test]
    fn large_patterns_take_no_longer_than_allowed() {
        let large = "^(a?){300}(b|[ab]){300}(c{9}){40}$";
        let compiled = CompiledPattern::new(large).expect("a pattern");
        assert!(compiled.matches_length(large, 700, 800));
        assert!(!compiled.matches_length(large, 961, u64::MAX));
        // Too much work, so that it is not known.
        let wide = "^(?:a{997}|b{991}|[ab]{983})+$";
        let compiled = CompiledPattern::new(wide).expect("a pattern");
        assert!(compiled.matches_length(wide, 100_000_000, 100_000_000));
    }
}
