//! The internals of the generator that the tests and benchmarks of the workspace use.

pub use crate::Diagnostic;
pub use crate::pipeline::{
    generate, generate_derive, generate_derive_marked, generate_from, generate_marked,
};

/// Smithy models.
pub mod model {
    pub use crate::model::read;

    use crate::diagnostic::{Diagnostic, FeatureProblem};
    use crate::input::SmithyInput;

    /// The errors for a runtime with all features.
    #[must_use]
    pub fn errors(input: &SmithyInput, text: &str) -> Vec<Diagnostic> {
        let errors = match read(input, text) {
            Ok(closure) => (closure.feature_problems.into_iter())
                .map(FeatureProblem::into_diagnostic)
                .collect(),
            Err(errors) => errors,
        };
        (errors.into_iter())
            .filter(Diagnostic::holds_with_all_features)
            .collect()
    }

    /// Rules across shapes.
    pub mod check {
        pub use crate::model::check::{
            MAX_DEPTH, MAX_MEMBERS, MAX_NESTING, MAX_REQUIRED, MAX_VARIANTS,
        };
    }
    /// Shape ids.
    pub mod id {
        pub use crate::model::id::MAX_ID;
    }
    /// The shapes of a file.
    pub mod index {
        pub use crate::model::index::Index;
    }
    /// JSON.
    pub mod json {
        pub use crate::model::json::*;
    }
    /// Shapes.
    pub mod shape {
        pub use crate::model::shape::Kind;
    }
    /// Files.
    pub mod source {
        pub use crate::model::source::Source;
    }
}

/// Regular expressions.
pub mod regex {
    pub use crate::regex::{CompiledPattern, MAX_DFA_WORK, MAX_WORK, ast, char_set, parse};
    pub use crate::regex::{bit_parallel, classes, dfa};
}

/// Decisions about Rust.
pub mod plan {
    pub use crate::plan::plan;
    /// Documentation.
    pub mod markdown {
        pub use crate::plan::markdown::*;
    }
    /// Identifiers.
    pub mod naming {
        pub use crate::plan::naming::{ident, snake_case};
    }
}

/// Expansion on errors.
pub mod expand {
    /// The expansion on errors.
    pub mod fallback {
        pub use crate::expand::fallback::{expand_derive, expand_smithy};
    }
}
