//! The names of shapes and operations in the arguments, and the models beside them.

use clap::Args;
use proc_macro2::Span;
use shapesmith_codegen::Selection;

use crate::failure::Failure;
use crate::item::Item;

/// The shapes and operations that a command takes from a model.
#[derive(Args, Clone, Debug, Default)]
pub struct Names {
    /// Structures, unions and enums, separated by commas or spaces: names, or `namespace#Name`; `*` for all
    #[arg(long, value_name = "NAMES", value_delimiter = ',', num_args = 1.., value_parser = Item::text())]
    pub shapes: Vec<String>,
    /// Operations, separated by commas or spaces, with their inputs, outputs and errors; `*` for all of the services
    #[arg(long, value_name = "NAMES", value_delimiter = ',', num_args = 1.., value_parser = Item::text())]
    pub operations: Vec<String>,
}

impl Names {
    /// The shapes, if there are any.
    pub fn shapes(&self) -> Option<Selection> {
        selection(&self.shapes)
    }

    /// The operations, if there are any.
    pub fn operations(&self) -> Option<Selection> {
        selection(&self.operations)
    }

    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty() && self.operations.is_empty()
    }

    /// The names, and the files of the model: those given, and those at the end of the names.
    ///
    /// # Errors
    ///
    /// There are no files, or no names.
    pub fn with_files(&self, files: &[String]) -> Result<(Names, Vec<String>), Failure> {
        let mut names = self.clone();
        let mut files = files.to_vec();
        files.append(&mut names.take_files());
        if files.is_empty() {
            return Err(Failure::new("expected a model"));
        }
        if names.is_empty() {
            let help = "name shapes with `--shapes`, or operations with `--operations`; `shapesmith list` lists them";
            return Err(Failure::with_help("expected shapes or operations", help));
        }
        Ok((names, files))
    }

    /// Takes the files at the end of the names. An option takes all values up to the next one, so that names can be
    /// separated by spaces; in `expand --shapes Name model.json`, the model would be among them.
    pub fn take_files(&mut self) -> Vec<String> {
        let mut files = split_files(&mut self.shapes);
        files.append(&mut split_files(&mut self.operations));
        files
    }
}

fn selection(names: &[String]) -> Option<Selection> {
    if names.iter().any(|name| name == "*") {
        return Some(Selection::All(Span::call_site()));
    }
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    (!names.is_empty()).then(|| Selection::named(&names))
}

/// The values at the end that can be no names of shapes.
fn split_files(values: &mut Vec<String>) -> Vec<String> {
    let last_name = values.iter().rposition(|value| !is_file(value));
    values.split_off(last_name.map_or(0, |last| last + 1))
}

/// Whether a value can only be a file: no shape has such a name (Smithy specification, "Shape ID").
fn is_file(value: &str) -> bool {
    let is_path = value.contains(['/', '\\']) || value.contains('.') && !value.contains('#');
    value == "-" || is_path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(values: &[&str]) -> Names {
        Names {
            shapes: values.iter().map(|value| (*value).to_owned()).collect(),
            operations: Vec::new(),
        }
    }

    #[test]
    fn files_after_names_are_files() {
        for (values, left, files) in [
            (&["A", "B"][..], &["A", "B"][..], &[][..]),
            (&["A", "m.json"], &["A"], &["m.json"]),
            (&["a.b#A", "m/x", "-"], &["a.b#A"], &["m/x", "-"]),
            (&["m.json", "A"], &["m.json", "A"], &[]),
            (&["*", "a\\b"], &["*"], &["a\\b"]),
            (&["./a#b"], &[], &["./a#b"]),
        ] {
            let mut names = names(values);
            assert_eq!(names.take_files(), files, "{values:?}");
            assert_eq!(names.shapes, left, "{values:?}");
        }
    }

    #[test]
    fn a_star_takes_all() {
        assert!(names(&[]).shapes().is_none() && names(&[]).is_empty());
        assert!(
            matches!(names(&["A"]).shapes(), Some(Selection::Named(names)) if names.len() == 1)
        );
        assert!(matches!(
            names(&["A", "*"]).shapes(),
            Some(Selection::All(_))
        ));
    }
}
