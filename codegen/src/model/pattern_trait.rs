//! Reads the `@pattern` trait, within a budget for all patterns of an invocation.

use std::borrow::Cow;
use std::rc::Rc;

use crate::collections::Map;
use crate::regex::{CompiledPattern, MAX_DFA_WORK};

/// A `@pattern` trait.
#[derive(Clone, Debug)]
pub(crate) struct PatternTrait<'a> {
    /// The pattern as written in the model.
    pub(crate) source: Cow<'a, str>,
    pub(crate) compiled: Rc<CompiledPattern>,
}

/// The maximum work to compile all patterns.
const MAX_TOTAL_WORK: usize = 20_000_000;
/// After this much work, only simple patterns become DFAs.
const MAX_WORK_WITH_LARGE_DFAS: usize = MAX_TOTAL_WORK / 2;
/// The maximum work to determinize a simple pattern.
const MAX_SIMPLE_DFA_WORK: usize = 20_000;

/// Compiles patterns, each only once.
#[derive(Debug, Default)]
pub(crate) struct PatternTraitReader<'a> {
    compiled: Map<Cow<'a, str>, Rc<CompiledPattern>>,
    /// The work of all patterns so far.
    work: usize,
}

impl<'a> PatternTraitReader<'a> {
    /// Compiles a pattern (Smithy specification, "pattern trait"), unless it is invalid or too large.
    pub(crate) fn read(&mut self, source: Cow<'a, str>) -> Result<PatternTrait<'a>, String> {
        let compiled = if let Some(compiled) = self.compiled.get(&source) {
            Rc::clone(compiled)
        } else {
            if self.work > MAX_TOTAL_WORK {
                return Err(format!(
                    "the patterns before it took {} units of work to compile, but at most \
                     {MAX_TOTAL_WORK} are allowed for all patterns together",
                    self.work
                ));
            }
            let (compiled, work) = CompiledPattern::new_within(&source, self.max_dfa_work());
            self.work += work;
            let compiled = Rc::new(compiled?);
            self.compiled.insert(source.clone(), Rc::clone(&compiled));
            compiled
        };
        Ok(PatternTrait { source, compiled })
    }

    fn max_dfa_work(&self) -> usize {
        if self.work < MAX_WORK_WITH_LARGE_DFAS {
            MAX_DFA_WORK
        } else {
            MAX_SIMPLE_DFA_WORK
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_together_have_a_budget() {
        // Each takes more work than a DFA is allowed.
        let source = |number: u32| format!("^(?=(?:ab?){{3,{number}}}$)(?:a|b)*a(?:a|b){{20}}$");
        let mut reader = PatternTraitReader::default();
        let pattern = reader.read(source(100).into()).expect("a pattern");
        assert!(matches!(*pattern.compiled, CompiledPattern::BitParallel(_)));
        assert!(reader.work > MAX_DFA_WORK / 2, "{}", reader.work);

        reader.work += MAX_WORK_WITH_LARGE_DFAS;
        // Simple patterns still become DFAs, and others take little work.
        let before = reader.work;
        let simple = reader.read("^a(b|c)d$".into()).expect("a pattern");
        assert!(matches!(*simple.compiled, CompiledPattern::Dfa(_)));
        let other = reader.read(source(101).into()).expect("a pattern");
        assert!(matches!(*other.compiled, CompiledPattern::BitParallel(_)));
        assert!(
            reader.work - before < 2 * MAX_SIMPLE_DFA_WORK,
            "{}",
            reader.work - before
        );

        reader.work = MAX_TOTAL_WORK + 1;
        let reason = reader
            .read("^a(b|c)e$".into())
            .expect_err("the budget is spent");
        assert!(
            reason.contains(&format!(
                "{MAX_TOTAL_WORK} are allowed for all patterns together"
            )),
            "{reason}"
        );
        // A pattern that has been compiled takes no work.
        reader.read("^a(b|c)d$".into()).expect("a pattern");
    }
}
