//! Tests of `shapesmith ast`.

#![allow(missing_docs)]

mod aws;
mod command;
mod conformance;
mod rejected;

use proc_macro2::Span;
use shapesmith_codegen::inspect::{AstOptions, Files, Model};
use shapesmith_codegen::{Diagnostic, ModelText};

/// A model and how it is written.
#[derive(Debug, Default)]
struct Input {
    texts: Vec<ModelText>,
    dependencies: Vec<ModelText>,
    flatten: bool,
    allow_unknown_traits: bool,
}

fn text(name: impl Into<String>, text: impl Into<String>) -> ModelText {
    ModelText {
        name: name.into(),
        text: text.into(),
        span: Span::call_site(),
    }
}

impl Input {
    fn one(name: &str, content: &str) -> Self {
        Input {
            texts: vec![text(name, content)],
            ..Input::default()
        }
    }

    /// What the command writes, or the errors.
    fn ast(&self) -> Result<String, Vec<Diagnostic>> {
        let all = self.texts.iter().chain(&self.dependencies);
        let all: Vec<ModelText> = all
            .map(|file| text(file.name.clone(), file.text.clone()))
            .collect();
        let (all, dependencies) = (Files::new(&all), Files::new(&self.dependencies));
        let model = Model::scan(&all)?;
        let alone = if self.dependencies.is_empty() {
            None
        } else {
            Some(Model::scan(&dependencies)?)
        };
        let dependencies = alone.as_ref().map(|alone| (self.dependencies.len(), alone));
        model.ast(&AstOptions {
            flatten: self.flatten,
            allow_unknown_traits: self.allow_unknown_traits,
            dependencies,
        })
    }
}
