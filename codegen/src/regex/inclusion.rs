//! Whether a pattern matches a text, or all texts that another one matches.

use super::budget::{Budget, BudgetExceeded};
use super::classes::CharClasses;
use super::derivative::{UnminimizedDfa, determinize};
use super::nfa::Nfa;
use super::{MAX_DFA_WORK, parse};
use crate::collections::Set;

/// The maximum work to compare two automata.
const MAX_WORK: usize = 2_000_000;

/// A DFA with the classes of its characters. The start state is 0.
struct Automaton {
    classes: CharClasses,
    dfa: UnminimizedDfa,
}

impl Automaton {
    /// `None` if the pattern is invalid, has back-references, or is too large.
    fn new(source: &str) -> Option<Self> {
        let parsed = parse::parse_within(source, &mut Budget::new(parse::MAX_WORK)).ok()?;
        if parsed.back_reference {
            return None;
        }
        let budget = &mut Budget::new(MAX_DFA_WORK);
        let nfa = Nfa::new(&parsed.node, budget).ok()?;
        let classes = CharClasses::new(&nfa.sets, budget).ok()?;
        let dfa = determinize(&nfa, &classes, budget).ok()?;
        Some(Automaton { classes, dfa })
    }

    fn next(&self, state: usize, class: usize) -> Option<usize> {
        let next = self
            .dfa
            .transitions
            .get(state * self.dfa.class_count + class);
        next.map(|next| *next as usize)
    }

    fn accepts(&self, state: usize) -> Option<bool> {
        self.dfa.accepting.get(state).copied()
    }
}

/// Whether a text matches a pattern. `None` if the pattern cannot be compiled to a DFA.
pub(crate) fn is_match(source: &str, text: &str) -> Option<bool> {
    let automaton = Automaton::new(source)?;
    let mut state = 0;
    for c in text.chars() {
        state = automaton.next(state, automaton.classes.class_of(c as u32)?)?;
    }
    automaton.accepts(state)
}

/// Whether `wider` matches every text that `narrower` matches. `None` if it is not known, since one of them cannot be
/// compiled to a DFA, or since their product is too large.
pub(crate) fn includes(wider: &str, narrower: &str) -> Option<bool> {
    let (wider, narrower) = (Automaton::new(wider)?, Automaton::new(narrower)?);
    let budget = &mut Budget::new(MAX_WORK);
    let classes = common_classes(&wider.classes, &narrower.classes, budget).ok()?;
    // The states of both after the same text.
    let mut seen = Set::new();
    seen.insert((0, 0));
    let mut waiting = vec![(0, 0)];
    while let Some((in_wider, in_narrower)) = waiting.pop() {
        if narrower.accepts(in_narrower)? && !wider.accepts(in_wider)? {
            return Some(false);
        }
        budget.spend(1 + classes.len()).ok()?;
        for &(of_wider, of_narrower) in &classes {
            let next = (
                wider.next(in_wider, of_wider)?,
                narrower.next(in_narrower, of_narrower)?,
            );
            if seen.insert(next) {
                waiting.push(next);
            }
        }
    }
    Some(true)
}

/// The pairs of classes that have a character in common.
fn common_classes(
    first: &CharClasses,
    second: &CharClasses,
    budget: &mut Budget,
) -> Result<Vec<(usize, usize)>, BudgetExceeded> {
    let starts = first.starts().chain(second.starts());
    let mut seen = Set::new();
    let mut classes = Vec::new();
    for code in starts {
        budget.spend(1)?;
        if let (Some(first), Some(second)) = (first.class_of(code), second.class_of(code))
            && seen.insert((first, second))
        {
            classes.push((first, second));
        }
    }
    Ok(classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_includes_others() {
        for (wider, narrower, expected) in [
            ("^[a-z]+$", "^[a-z]+$", Some(true)),
            ("^[a-z]*$", "^[a-z]+$", Some(true)),
            ("^[a-z]+$", "^[a-z]*$", Some(false)),
            ("^[a-z0-9]{1,9}$", "^[a-z]{1,8}$", Some(true)),
            ("^[a-z0-9]{1,9}$", "^[a-z]{1,10}$", Some(false)),
            ("a", "^a", Some(true)),
            ("^a", "a", Some(false)),
            ("", "x$", Some(true)),
            ("^(a|b)*$", "^(ab|ba)*$", Some(true)),
            (r"^[\w-]+$", r"^\w+$", Some(true)),
            (r"^\w+$", r"^[\w-]+$", Some(false)),
            (r"^\S+$", r"^[\p{L}]+$", Some(true)),
            (r"^\p{L}+$", r"^[a-zé]+$", Some(true)),
            ("^(?!x).*$", "^[ab]*$", Some(true)),
            ("^(?!x).*$", "^[x]*$", Some(false)),
            ("^.$", "^[^a]$", Some(false)),
            ("^[^]$", "^.$", Some(true)),
            ("[", "a", None),
            (r"^(a)\1$", "^aa$", None),
            ("^aa$", r"^(a)\1$", None),
        ] {
            assert_eq!(includes(wider, narrower), expected, "{wider} {narrower}");
        }
    }

    /// Inclusion against matches of all short texts.
    #[test]
    fn a_pattern_that_includes_another_matches_its_texts() {
        const PATTERNS: [&str; 14] = [
            "", "a", "^a", "a$", "^a*$", "^[ab]*$", "^(ab)*$", "^a{2,3}$", "^[^a]*$", "^(?=a).b",
            "b|^a", "(?<=a)b", "^.{2}$", r"\bb",
        ];
        let mut texts = vec![String::new()];
        for at in 0..85 {
            let text = texts[at].clone();
            texts.extend(["a", "b", "\n", "é"].map(|c| format!("{text}{c}")));
        }
        for wider in PATTERNS {
            for narrower in PATTERNS {
                let is_match = |source, text: &String| is_match(source, text) == Some(true);
                let has_all =
                    { texts.iter() }.all(|text| is_match(wider, text) || !is_match(narrower, text));
                assert_eq!(
                    includes(wider, narrower),
                    Some(has_all),
                    "{wider} {narrower}"
                );
            }
        }
    }

    #[test]
    fn large_patterns_are_given_up() {
        let large = "^(.*a.{40})*$";
        assert_eq!(includes(large, large), None);
        assert_eq!(includes("", large), None);
    }
}
