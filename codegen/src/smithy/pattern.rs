//! The patterns of a model.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use crate::pattern::Form;

/// A regular expression of the model, compiled.
#[derive(Clone, Debug)]
pub struct Pattern<'a> {
    /// As the model writes it.
    pub source: Cow<'a, str>,
    /// What the runtime takes.
    pub form: Rc<Form>,
}

/// Compiles patterns, and remembers those it has compiled.
#[derive(Debug, Default)]
pub struct PatternReader<'a> {
    known: HashMap<Cow<'a, str>, Rc<Form>>,
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
            let form = Rc::new(Form::new(&source)?);
            self.known.insert(source.clone(), Rc::clone(&form));
            form
        };
        Ok(Pattern { source, form })
    }
}
