//! Internals of the generator, for the tests and benchmarks of the workspace.

pub use crate::pipeline::{
    generate, generate_derive_marked, generate_from, generate_from_files, generate_marked,
};

/// Smithy models.
pub mod model {
    use std::borrow::Cow;

    use proc_macro2::Span;

    use crate::diagnostic::{Diagnostic, FeatureProblem};
    use crate::input::SmithyInput;
    use crate::model::index::Index;
    use crate::model::json;
    use crate::model::shape::Kind;
    use crate::model::source::Sources;

    pub use crate::input::lazy_json::Raw;
    pub use crate::model::check::{
        MAX_DEPTH, MAX_MEMBERS, MAX_NESTING, MAX_REQUIRED, MAX_VARIANTS,
    };
    pub use crate::model::id::MAX_ID;
    pub use crate::model::json::MAX_DIGITS;

    /// The errors for a runtime with all features.
    #[must_use]
    pub fn errors(input: &SmithyInput, text: &str) -> Vec<Diagnostic> {
        let errors = match crate::model::read(input, &one(input, text)) {
            Ok(closure) => (closure.feature_problems.into_iter())
                .map(FeatureProblem::into_diagnostic)
                .collect(),
            Err(errors) => errors,
        };
        (errors.into_iter())
            .filter(Diagnostic::holds_with_all_features)
            .collect()
    }

    /// A model of one file.
    pub(super) fn one<'a>(input: &'a SmithyInput, text: &'a str) -> Sources<'a> {
        Sources::one(input.model.name(), text, input.model.span())
    }

    /// A shape of a checked closure.
    #[derive(Debug)]
    pub struct ClosureShape {
        /// The absolute shape ID.
        pub id: String,
        /// The number of members, for a structure.
        pub members: Option<usize>,
        /// Whether JSON has the names of `@jsonName`.
        pub uses_json_names: bool,
    }

    /// Reads and checks the shapes that `input` reaches.
    ///
    /// # Errors
    ///
    /// All errors in the input and in the part of the model that it reaches.
    pub fn closure(input: &SmithyInput, text: &str) -> Result<Vec<ClosureShape>, Vec<Diagnostic>> {
        let sources = one(input, text);
        let closure = crate::model::read(input, &sources)?;
        let shapes = closure.shapes.iter().enumerate();
        Ok(shapes
            .map(|(i, shape)| ClosureShape {
                id: shape.id.as_str().to_owned(),
                members: match &shape.kind {
                    Kind::Structure(members) => Some(members.len()),
                    _ => None,
                },
                uses_json_names: closure.uses_json_names(i),
            })
            .collect())
    }

    /// The shapes of a model by id, in the model's order.
    ///
    /// # Errors
    ///
    /// The text is not a JSON AST that is supported.
    pub fn index<'a>(
        name: &'a str,
        text: &'a str,
    ) -> Result<Vec<(String, Raw<'a>)>, Vec<Diagnostic>> {
        // An index borrows its sources, which are small without their texts.
        let sources = Box::leak(Box::new(Sources::one(name, text, Span::call_site())));
        let index = Index::scan(sources)?;
        let shapes = index.shapes().iter();
        Ok(shapes
            .map(|(id, raw)| (id.clone().into_owned(), *raw))
            .collect())
    }

    /// The JSON ASTs of the files of a model.
    ///
    /// # Errors
    ///
    /// A file is not in a format that is supported, or the files contradict each other.
    pub fn asts(texts: &[crate::ModelText]) -> Result<Vec<String>, Vec<Diagnostic>> {
        let sources = Box::leak(Box::new(Sources::new(texts)));
        Index::scan(sources)?;
        let files = 0..sources.files().len();
        Ok(files.map(|file| sources.ast(file).to_owned()).collect())
    }

    /// The errors that are found in a file before any shape of it is read: messages, with lines and columns.
    #[must_use]
    pub fn scan_errors(name: &str, text: &str) -> Vec<(String, Option<(usize, usize)>)> {
        let sources = Sources::one(name, text, Span::call_site());
        let errors = Index::scan(&sources).err().unwrap_or_default();
        let place = |error: &Diagnostic| {
            let location = error.location.as_deref();
            location.map(|location| (location.line, location.column))
        };
        (errors.iter())
            .map(|error| (error.message.clone(), place(error)))
            .collect()
    }

    /// A value.
    ///
    /// # Panics
    ///
    /// The text is not JSON.
    #[must_use]
    pub fn scan(text: &str) -> Raw<'_> {
        crate::input::lazy_json::scan(text).expect("JSON")
    }

    /// The keys and values of an object, in the model's order.
    #[must_use]
    pub fn object(raw: Raw<'_>) -> Option<Vec<(Cow<'_, str>, Raw<'_>)>> {
        json::object(raw).ok().map(|object| object.0)
    }
}

/// Regular expressions.
pub mod regex {
    pub use crate::regex::{CompiledPattern, MAX_DFA_WORK, MAX_WORK, ast, char_set, parse};
    pub use crate::regex::{bit_parallel, dfa, encode};
}

/// Decisions about Rust.
pub mod plan {
    use proc_macro2::Ident;

    use crate::diagnostic::Diagnostic;
    use crate::input::SmithyInput;
    use crate::plan::operation::Protocol;
    use crate::plan::pagination::Field;
    use crate::plan::{Item, Plan};

    pub use crate::plan::markdown::{code_span, convert, convert_to_line, deprecation_note, link};
    pub use crate::plan::naming::{ident, snake_case};

    /// The variants of an enum whose values have no names.
    #[must_use]
    pub fn value_names(values: &[&str]) -> Vec<String> {
        let names = crate::plan::enumeration::variants_of_values(values);
        names.iter().map(ToString::to_string).collect()
    }

    /// The ids of the operations, and whether members of their inputs have HTTP bindings.
    ///
    /// # Errors
    ///
    /// All errors in the input and in the part of the model that it reaches.
    pub fn bound_inputs(
        input: &SmithyInput,
        text: &str,
    ) -> Result<Vec<(String, bool)>, Vec<Diagnostic>> {
        let sources = super::model::one(input, text);
        let closure = crate::model::read(input, &sources)?;
        let plan = crate::plan::plan(&closure, input)?;
        let operations = plan.operations.iter().map(|operation| {
            let call = operation.call.as_ref().ok();
            let is_bound = call.is_some_and(|call| {
                let service = plan
                    .services
                    .iter()
                    .find(|known| known.ident == call.service);
                let is_rest = service.is_some_and(|known| known.protocol == Protocol::RestJson1);
                is_rest && has_bindings(&plan, call.input.as_ref().map(|[input, _]| input))
            });
            (operation.id.clone(), is_bound)
        });
        Ok(operations.collect())
    }

    /// The pages of an operation, by the identifiers of fields.
    #[derive(Debug, PartialEq)]
    pub struct Pages {
        /// The ID of the operation.
        pub operation: String,
        /// The field of the input with the token.
        pub input_token: String,
        /// The fields on the path to the token in the output.
        pub output_token: Vec<String>,
        /// The fields on the path to the items in the output.
        pub items: Option<Vec<String>>,
    }

    /// The paginated operations whose protocol is supported.
    ///
    /// # Errors
    ///
    /// All errors in the input and in the part of the model that it reaches.
    pub fn pages(input: &SmithyInput, text: &str) -> Result<Vec<Pages>, Vec<Diagnostic>> {
        let sources = super::model::one(input, text);
        let closure = crate::model::read(input, &sources)?;
        let plan = crate::plan::plan(&closure, input)?;
        let path = |fields: &[Field]| {
            let fields = fields.iter();
            fields.map(|field| field.ident.to_string()).collect()
        };
        let pages = plan.operations.iter().filter_map(|operation| {
            let pagination = operation.call.as_ref().ok()?.pagination.as_ref()?;
            Some(Pages {
                operation: operation.id.clone(),
                input_token: pagination.input_token.ident.to_string(),
                output_token: path(&pagination.output_token),
                items: pagination.items.as_ref().map(|(fields, _)| path(fields)),
            })
        });
        Ok(pages.collect())
    }

    /// Whether members of a structure have HTTP bindings.
    fn has_bindings(plan: &Plan, structure: Option<&Ident>) -> bool {
        plan.items.iter().any(|item| match item {
            Item::Structure(known) if Some(&known.ident) == structure => {
                known.members.iter().any(|member| member.http.is_some())
            }
            _ => false,
        })
    }
}

/// Expansion on errors.
pub mod fallback {
    pub use crate::expand::fallback::{expand_derive, expand_smithy};
}
