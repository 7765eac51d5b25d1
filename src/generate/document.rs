//! Documents.

use serde_json::{Map, Value};

use super::Generator;
use crate::constraint::pattern::sample::{self, Characters, Choose, Lengths, Pool};

/// How deep documents are.
const MAX_DEPTH: usize = 4;

impl Generator<'_, '_> {
    /// Makes a document.
    pub(crate) fn document(&mut self) -> Value {
        self.document_of_depth(MAX_DEPTH)
    }

    fn document_of_depth(&mut self, depth: usize) -> Value {
        let kinds = if depth == 0 { 5 } else { 7 };
        match self.choices.below(kinds) {
            0 => Value::String(self.string()),
            1 => Value::Bool(self.choices.below(2) == 1),
            2 => {
                let number = self.choices.up_to(u64::MAX.into());
                Value::from(u64::try_from(number).unwrap_or_default())
            }
            #[allow(clippy::cast_precision_loss)] // of a small number
            3 => Value::from(self.choices.below(1 << 20) as f64 / -8.0 - 0.125),
            4 => Value::Null,
            5 => {
                let count = self.choices.below(4);
                (0..count)
                    .map(|_| self.document_of_depth(depth - 1))
                    .collect()
            }
            _ => {
                let count = self.choices.below(4);
                let entries =
                    (0..count).map(|_| (self.string(), self.document_of_depth(depth - 1)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
        }
    }

    fn string(&mut self) -> String {
        let lengths = Lengths { min: 0, max: 16 };
        sample::text(Pool::of(Characters::Any), lengths, &mut self.choices).unwrap_or_default()
    }
}
