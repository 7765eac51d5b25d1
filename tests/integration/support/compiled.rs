//! Patterns as emitted code has them, but compiled while the test runs.

use shapesmith::__private::Pattern;
use shapesmith_codegen::testing::regex::Form;
use shapesmith_codegen::testing::regex::char_set::Set;

/// The pattern as the runtime has it in emitted code.
pub fn compiled(source: &str) -> Result<Pattern, String> {
    Ok(pattern(source, Form::new(source)?))
}

/// The pattern in one of its forms.
pub fn pattern(source: &str, form: Form) -> Pattern {
    fn bytes(bytes: &[u8]) -> &'static [u8] {
        Box::leak(bytes.into())
    }
    fn ascii(classes: &[u8]) -> &'static [u8; 128] {
        bytes(classes)
            .try_into()
            .expect("a class for each character")
    }
    type Parts = (&'static [u8], (&'static [u8], &'static [u8]));
    fn set(set: &Set) -> Parts {
        let set = set.encoded();
        (bytes(&set.ascii), (bytes(&set.near), bytes(&set.beyond)))
    }
    let source: &'static str = Box::leak(source.into());
    match form {
        Form::All { set: of, min, max } => {
            let (ascii, beyond) = set(&of);
            let max = max.map_or(usize::MAX, |max| max as usize);
            Pattern::all(source, ascii, beyond, min as usize, max)
        }
        Form::Any(of) => {
            let (ascii, beyond) = set(&of);
            Pattern::any(source, ascii, beyond)
        }
        Form::Table(table) => Pattern::table(
            source,
            ascii(&table.ascii),
            bytes(&table.beyond),
            (
                table.count as usize,
                table.start as usize,
                table.accepting as usize,
            ),
            table.wide,
            bytes(&table.next),
        ),
        Form::Steps(steps) => Pattern::steps(
            source,
            ascii(&steps.ascii),
            bytes(&steps.beyond),
            (steps.classes, bytes(&steps.sets), bytes(&steps.masks)),
            bytes(&steps.steps),
            steps.start,
        ),
        Form::Engine { unicode } => Pattern::engine(source, unicode),
    }
}
