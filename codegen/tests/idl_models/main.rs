//! Models in Smithy's interface definition language: what they mean together, and the places of errors in them.

mod corpus;
mod errors;
mod hostile;
mod meaning;
mod split;

use std::path::Path;

use proc_macro2::Span;
use shapesmith_codegen::testing::{generate_from_files, model};
use shapesmith_codegen::{Diagnostic, ModelFile, ModelFiles, ModelText, Selection, SmithyInput};

/// Files with names that end in `.smithy`, or in `.json` if the text is an object.
fn files(texts: &[&str]) -> Vec<ModelText> {
    let name = |at: usize, text: &str| {
        let extension = if text.trim_start().starts_with('{') {
            "json"
        } else {
            "smithy"
        };
        format!("{}.{extension}", at + 1)
    };
    let texts = texts.iter().enumerate();
    texts
        .map(|(at, text)| file(&name(at, text), text))
        .collect()
}

fn file(name: &str, text: &str) -> ModelText {
    ModelText {
        name: name.to_owned(),
        text: text.to_owned(),
        span: Span::call_site(),
    }
}

/// The code for all shapes and operations of a model, or the errors.
fn expand(files: &[ModelText]) -> Result<String, Vec<String>> {
    let has_operation =
        |file: &ModelText| file.text.contains("operation ") || file.text.contains("\"operation\"");
    expand_with(files, files.iter().any(has_operation))
}

/// The code for all shapes of a model, and for its operations if it has any.
fn expand_with(files: &[ModelText], has_operations: bool) -> Result<String, Vec<String>> {
    let span = Span::call_site();
    let name = ModelFile::new("model", Path::new(""), span);
    let mut request = SmithyInput::new(ModelFiles(vec![name])).with_shapes(Selection::All(span));
    if has_operations {
        request = request.with_operations(Selection::All(span));
    }
    match generate_from_files(&request, files) {
        Ok(code) => Ok(code.to_string()),
        Err(errors) => Err(shown(&errors)),
    }
}

/// The JSON ASTs of the files.
fn asts(files: &[ModelText]) -> Result<Vec<String>, Vec<String>> {
    model::asts(files).map_err(|errors| shown(&errors))
}

fn shown(errors: &[Diagnostic]) -> Vec<String> {
    errors.iter().map(ToString::to_string).collect()
}

/// A text without the places in it and the lines of the file there, which are those of one format.
fn without_places(text: &str) -> String {
    let text = text.replace("\\n", "\n");
    let is_line_of_file = |line: &&str| {
        let line = line
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit());
        !line.trim_start().starts_with('|')
    };
    let lines: Vec<&str> = text.split('\n').filter(is_line_of_file).collect();
    let text = lines.join("\n");
    let mut parts = text.split("--> ");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // As many spaces as the line number has digits.
        shown.truncate(shown.trim_end_matches(' ').len());
        shown.push_str("-->");
        // `file:line:column`
        let end = part.find([' ', '\n', '"']).unwrap_or(part.len());
        shown.push_str(&part[end..]);
    }
    shown
}
