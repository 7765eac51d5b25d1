//! Trimming: a smaller model with the closure of some shapes and operations.
//!
//! The trimmed model expands to the same tokens as the whole one. So it has everything that the generator reads for
//! the shapes and operations: their closure with mixins and `apply` statements, and
//!
//! - all services, each with those of its operations, resources, errors and new names that are left: their protocols
//!   decide how JSON is read and written, also of shapes that no operation reaches, and their names are those of types;
//! - the resources between the services and the operations;
//! - an operation whose input is a structure with an idempotency token, since only inputs of operations generate
//!   tokens;
//! - the definitions of authentication schemes, and those that hide a shape from `shapes = *`.
//!
//! [`traits`] decides which traits stay.

mod references;
mod search;
mod traits;
mod version;
mod write;

use proc_macro2::Span;

use crate::diagnostic::Diagnostic;
use crate::input::SmithyInput;
use crate::model::index::Index;
use crate::model::json::Mismatch;
use crate::model::roots;
use search::Search;

/// The part of the documentation that is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Docs {
    /// All of it.
    #[default]
    Keep,
    /// The first sentence of each text.
    FirstSentence,
    /// None.
    None,
}

/// A trimmed model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trimmed {
    /// The JSON AST.
    pub text: String,
    /// The IDs of the operations that are left only because their input has an idempotency token.
    pub token_operations: Vec<String>,
}

/// An error in a shape.
struct Damage<'a> {
    id: String,
    mismatch: Mismatch<'a>,
}

impl<'a> Damage<'a> {
    fn new(id: &str, mismatch: Mismatch<'a>) -> Box<Self> {
        Box::new(Damage {
            id: id.to_owned(),
            mismatch,
        })
    }
}

/// Trims a model to the shapes and operations that `request` names.
pub(super) fn trim(
    index: &Index<'_>,
    request: &SmithyInput,
    docs: Docs,
) -> Result<Trimmed, Vec<Diagnostic>> {
    let roots = roots::select(index, request)?;
    let damaged = |damage: Box<Damage<'_>>| {
        vec![index.problem(Span::call_site(), &damage.mismatch, &damage.id)]
    };
    let kept = Search::run(index, roots).map_err(damaged)?;
    let text = write::model(index, &kept, docs).map_err(damaged)?;
    Ok(Trimmed {
        text,
        token_operations: kept.token_operations,
    })
}
