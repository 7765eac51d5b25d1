//! The files of a model: those that the user names, and those in the folders that the user names.

use std::path::{Path, PathBuf};

use proc_macro2::Span;

use super::{ModelFile, PathPart, missing_file};
use crate::collections::{List, Set};
use crate::diagnostic::Diagnostic;

/// The maximum number of files in a folder and below.
const MAX_FILES: usize = 10_000;

/// The maximum number of entries that are looked at in a folder and below, so that a folder such as `/` is refused soon.
const MAX_ENTRIES: usize = 100_000;

/// The extensions of models.
const EXTENSIONS: [&str; 2] = ["json", "smithy"];

/// The files and folders of a model, which are read as one model.
#[derive(Clone, Debug)]
pub struct ModelFiles(pub Vec<ModelFile>);

/// The text of a model file.
#[derive(Clone, Debug)]
pub struct ModelText {
    /// The name of the file in messages.
    pub name: String,
    /// The text.
    pub text: String,
    /// The user's token.
    pub span: Span,
}

impl From<ModelFile> for ModelFiles {
    fn from(file: ModelFile) -> Self {
        ModelFiles(vec![file])
    }
}

impl ModelFiles {
    /// The name of the first file in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.first().map_or("", |file| &file.name)
    }

    /// The user's first token.
    #[must_use]
    pub fn span(&self) -> Span {
        self.0
            .first()
            .map_or_else(Span::call_site, |file| file.span)
    }

    /// The files, with those in folders in place of the folders: every `.json` and `.smithy` in a folder and below,
    /// sorted by path, without those whose name, or that of a folder below, begins with a dot, and without pipes, sockets
    /// and devices. A file that is named twice is listed once.
    ///
    /// # Errors
    ///
    /// Returns an error for each folder that cannot be read, has no models, or has more than 10,000, or more than 100,000
    /// entries with those below.
    pub fn listed(&self) -> Result<Self, Vec<Diagnostic>> {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for file in &self.0 {
            // Without a name, it would be the folder of the crate.
            if file.name.is_empty() || !file.path.is_dir() {
                files.push(file.clone());
                continue;
            }
            match below(&file.path) {
                Ok(found) if found.is_empty() => problems.push(file.without_models()),
                Ok(found) => match found.iter().find(|path| path.to_str().is_none()) {
                    // The compiler reads the files again, and knows them by text. The command has no base.
                    Some(path) if !file.base.as_os_str().is_empty() => {
                        problems.push(file.is_not_text(path));
                    }
                    _ => files.extend(found.iter().map(|path| file.join(path))),
                },
                Err(problem) => problems.push(
                    Diagnostic::new(file.span, format!("model `{}`: {problem}", file.name))
                        .help("name the files of the model"),
                ),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        if files.len() > 1 {
            let mut known = Set::new();
            files.retain(|file| {
                let path = file.path.canonicalize();
                known.insert(path.unwrap_or_else(|_| file.path.clone()))
            });
        }
        Ok(ModelFiles(files))
    }

    /// Returns the texts of the files. Folders must have been [listed](Self::listed).
    ///
    /// # Errors
    ///
    /// Returns an error for each file that [cannot be read](ModelFile::read).
    pub fn read(&self) -> Result<Vec<ModelText>, Vec<Diagnostic>> {
        let (mut texts, mut problems) = (Vec::new(), Vec::new());
        for file in &self.0 {
            match file.read() {
                Ok(text) => texts.push(ModelText {
                    name: file.name.clone(),
                    text,
                    span: file.span,
                }),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() {
            Ok(texts)
        } else {
            Err(problems)
        }
    }
}

impl ModelFile {
    /// A file in the folder that this file is.
    fn join(&self, path: &Path) -> ModelFile {
        let names = path.components();
        let names = names.map(|name| name.as_os_str().to_string_lossy()).list();
        let name = names.join("/");
        let separator = if self.name.ends_with(['/', '\\']) {
            ""
        } else {
            "/"
        };
        let mut parts = self.parts.clone();
        match parts.last_mut() {
            Some(PathPart::Text(last)) => last.extend([separator, &name]),
            _ => parts.push(PathPart::Text([separator, &name].concat())),
        }
        ModelFile {
            name: [&*self.name, separator, &name].concat(),
            parts,
            path: self.path.join(path),
            base: self.base.clone(),
            span: self.span,
        }
    }

    fn is_not_text(&self, path: &Path) -> Diagnostic {
        let message = format!(
            "the folder `{}` has a model whose name is not UTF-8: `{}`",
            self.name,
            path.display()
        );
        Diagnostic::new(self.span, message).help("rename the file, or name the others")
    }

    fn without_models(&self) -> Diagnostic {
        let message = format!(
            "the folder `{}` has no model: no `.json` or `.smithy` file in it or below",
            self.name
        );
        Diagnostic::new(self.span, message).help(missing_file::of_directory(&self.name, &self.path))
    }
}

/// The models in a folder and below, relative to the folder.
fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let (mut found, mut entries) = (Vec::new(), 0);
    let mut waiting = vec![PathBuf::new()];
    // Links can form cycles.
    let mut seen: Set<PathBuf> = Set::new();
    while let Some(inner) = waiting.pop() {
        let path = folder.join(&inner);
        let unreadable =
            |error: std::io::Error| format!("cannot read `{}`: {error}", path.display());
        let real = path.canonicalize().map_err(unreadable)?;
        if !seen.insert(real) {
            continue;
        }
        for entry in std::fs::read_dir(&path).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let relative = inner.join(&name);
            let is_model = relative
                .extension()
                .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known));
            entries += 1;
            if entries > MAX_ENTRIES {
                return Err(format!(
                    "the folder has more than {MAX_ENTRIES} files and folders"
                ));
            }
            match folder.join(&relative).metadata() {
                Ok(entry) if entry.is_dir() => waiting.push(relative),
                // To read a pipe would wait until someone writes to it.
                Ok(entry) if !entry.is_file() => {}
                // What cannot be read is reported when it is.
                _ if is_model => found.push(relative),
                _ => {}
            }
            if found.len() > MAX_FILES {
                return Err(format!("the folder has more than {MAX_FILES} models"));
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    #[test]
    fn a_name_in_a_folder_must_be_text() {
        let root = std::env::temp_dir().join(format!("shapesmith-names-{}", std::process::id()));
        let folder = root.join("model");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("a.json"), "{}").expect("a file");
        let listed = |base: &Path, name: &str| {
            ModelFiles::from(ModelFile::new(name, base, Span::call_site())).listed()
        };
        assert!(listed(&root, "model").is_ok());
        let not_text = std::fs::write(folder.join(OsStr::from_bytes(b"\xff.json")), "{}");
        let (of_macro, of_command) = (
            listed(&root, "model"),
            listed(Path::new(""), &folder.to_string_lossy()),
        );
        std::fs::remove_dir_all(&root).expect("the folder can be removed");
        // Some file systems have no such names.
        if not_text.is_err() {
            return;
        }
        let errors = of_macro.expect_err("the compiler cannot read the file");
        let expected = "the folder `model` has a model whose name is not UTF-8: `\u{fffd}.json`\n  help: rename the file";
        assert!(errors[0].to_string().starts_with(expected), "{errors:?}");
        assert_eq!(of_command.expect("the command reads it").0.len(), 2);
    }
}
