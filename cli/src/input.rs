//! The models that the arguments name.

use std::path::Path;

use proc_macro2::Span;
use shapesmith_codegen::{ModelFile, ModelFiles, ModelText};

use crate::failure::Failure;
use crate::output::report::keep_stdin;

/// The name of standard input in places.
pub const STDIN: &str = "<stdin>";

/// The models of a command.
#[derive(clap::Args, Debug)]
pub struct Models {
    /// Files of the model, in Smithy IDL or JSON ASTs, or folders of files. `-` is standard input
    #[arg(required = true, value_name = "MODEL")]
    pub models: Vec<String>,
}

/// A file, with its text.
#[derive(Debug)]
pub struct Text {
    /// The name, as the user has written it.
    pub name: String,
    pub text: String,
}

impl Models {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not UTF-8.
    pub fn read(&self) -> Result<Vec<ModelText>, Failure> {
        read_all(&self.models)
    }
}

/// Reads files and folders, and standard input for `-`.
///
/// # Errors
///
/// One of them cannot be read, or is not UTF-8.
pub fn read_all(names: &[String]) -> Result<Vec<ModelText>, Failure> {
    if names.iter().filter(|name| *name == "-").count() > 1 {
        return Err(Failure::new("standard input can only be read once"));
    }
    let is_file = |name: &&String| *name != "-";
    let file = |name: &String| ModelFile::new(name, Path::new(""), Span::call_site());
    let files = ModelFiles(names.iter().filter(is_file).map(file).collect());
    let mut texts = files.listed()?.read()?;
    if names.iter().any(|name| name == "-") {
        let Text { name, text } = read("-")?;
        let span = Span::call_site();
        texts.push(ModelText { name, text, span });
    }
    Ok(texts)
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
///
/// It cannot be read, or is not UTF-8.
pub fn read(name: &str) -> Result<Text, Failure> {
    if name == "-" {
        let file = ModelFile::new(STDIN, Path::new(""), Span::call_site());
        let text = file.read_from(std::io::stdin().lock())?;
        keep_stdin(&text);
        return Ok(Text {
            name: STDIN.to_owned(),
            text,
        });
    }
    let file = ModelFile::new(name, Path::new(""), Span::call_site());
    Ok(Text {
        name: name.to_owned(),
        text: file.read()?,
    })
}
