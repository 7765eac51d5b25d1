//! The patterns of a model.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use crate::regex::{Form, MAX_WORK};

/// A regular expression of the model, compiled.
#[derive(Clone, Debug)]
pub struct Pattern<'a> {
    /// As the model writes it.
    pub source: Cow<'a, str>,
    /// What the runtime takes.
    pub form: Rc<Form>,
}

/// How much work all patterns of an invocation may be.
const MAX_TOTAL_WORK: usize = 20_000_000;
/// Beyond this, automata are found only for simple patterns.
const MUCH_WORK: usize = MAX_TOTAL_WORK / 2;
/// How much work finding an automaton of a simple pattern may be.
const LITTLE_WORK: usize = 20_000;

/// Compiles patterns, and remembers those it has compiled.
#[derive(Debug, Default)]
pub struct PatternReader<'a> {
    known: HashMap<Cow<'a, str>, Rc<Form>>,
    /// How much work they have been.
    work: usize,
}

impl<'a> PatternReader<'a> {
    /// Compiles a pattern (Smithy specification, "pattern trait").
    ///
    /// # Errors
    ///
    /// Why it has no meaning, or is too large.
    pub fn read(&mut self, source: Cow<'a, str>) -> Result<Pattern<'a>, String> {
        let form = if let Some(form) = self.known.get(&source) {
            Rc::clone(form)
        } else {
            if self.work > MAX_TOTAL_WORK {
                return Err(format!(
                    "the patterns before it took {} units of work to compile, and at most \
                     {MAX_TOTAL_WORK} are allowed for all patterns together",
                    self.work
                ));
            }
            let (form, work) = Form::within(&source, self.max_work());
            self.work += work;
            let form = Rc::new(form?);
            self.known.insert(source.clone(), Rc::clone(&form));
            form
        };
        Ok(Pattern { source, form })
    }

    fn max_work(&self) -> usize {
        if self.work < MUCH_WORK {
            MAX_WORK
        } else {
            LITTLE_WORK
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_patterns_are_compiled_within_a_total() {
        // Each needs more than an automaton may.
        let source = |number: u32| format!("^(?=(?:ab?){{3,{number}}}$)(?:a|b)*a(?:a|b){{20}}$");
        let mut reader = PatternReader::default();
        let pattern = reader.read(source(100).into()).expect("a pattern");
        assert!(matches!(*pattern.form, Form::Steps(_)));
        assert!(reader.work > MAX_WORK / 2, "{}", reader.work);

        reader.work += MUCH_WORK;
        // Simple ones still become tables, and others take little work.
        let before = reader.work;
        let simple = reader.read("^a(b|c)d$".into()).expect("a pattern");
        assert!(matches!(*simple.form, Form::Table(_)));
        let other = reader.read(source(101).into()).expect("a pattern");
        assert!(matches!(*other.form, Form::Steps(_)));
        assert!(
            reader.work - before < 2 * LITTLE_WORK,
            "{}",
            reader.work - before
        );

        reader.work = MAX_TOTAL_WORK + 1;
        let reason = reader
            .read("^a(b|c)e$".into())
            .expect_err("there are too many");
        assert!(
            reason.contains(&format!(
                "{MAX_TOTAL_WORK} are allowed for all patterns together"
            )),
            "{reason}"
        );
        // What is known takes no work.
        reader.read("^a(b|c)d$".into()).expect("a pattern");
    }
}
