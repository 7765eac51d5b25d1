//! Files that a command generates, and that users keep in their repositories.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::output::report::Report;

/// Refuses to write a JSON AST to a file with the extension of Smithy IDL.
///
/// # Errors
///
/// The name has the extension `.smithy`.
pub fn is_for_json(file: &Path) -> Result<(), Failure> {
    if !file
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("smithy"))
    {
        return Ok(());
    }
    let message = format!(
        "`{}` has the extension of Smithy IDL, but the output is a JSON AST",
        file.display()
    );
    let help = format!("name it `{}`", file.with_extension("json").display());
    Err(Failure::with_help(message, help))
}

/// Writes a file, unless it has this text already. Nobody sees a part of the text: it is written to a file beside it,
/// which replaces it. Returns whether the file has changed.
///
/// # Errors
///
/// The file cannot be read or written.
pub fn write(file: &Path, text: &str) -> Result<bool, Failure> {
    // A device or a pipe, such as `/dev/stdout`, cannot be replaced, and may have no end to read to.
    let is_stream = fs::metadata(file).is_ok_and(|of| !of.is_file() && !of.is_dir());
    if !is_stream && read(file)?.as_deref() == Some(text.as_bytes()) {
        return Ok(false);
    }
    let failed = |error: std::io::Error| {
        let message = format!("cannot write `{}`: {error}", file.display());
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        match folder.filter(|folder| !folder.exists()) {
            Some(folder) => Failure::with_help(
                message,
                format!("create the folder `{}` first", folder.display()),
            ),
            None => Failure::new(message),
        }
    };
    // The file that a link refers to is replaced, not the link. If there is none yet, the system creates it.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if target.is_symlink() {
        return fs::write(&target, text).map(|()| true).map_err(failed);
    }
    let permissions = fs::metadata(&target).ok().map(|of| of.permissions());
    let is_regular = fs::metadata(&target).map_or(true, |of| of.is_file());
    if !is_regular {
        return fs::write(&target, text).map(|()| true).map_err(failed);
    }
    let new = beside(&target);
    let written = fs::write(&new, text)
        .and_then(|()| permissions.map_or(Ok(()), |of| fs::set_permissions(&new, of)))
        .and_then(|()| fs::rename(&new, &target));
    if let Err(error) = written {
        let _ = fs::remove_file(&new); // there may be none
        return Err(failed(error));
    }
    Ok(true)
}

/// Checks that an output file is not one of the models that the command reads.
///
/// # Errors
///
/// It is one of them.
pub fn no_input(file: &Path, models: &[String]) -> Result<(), Failure> {
    let Ok(target) = fs::canonicalize(file) else {
        return Ok(());
    };
    let is_target = |model: &&String| fs::canonicalize(model).is_ok_and(|model| model == target);
    match models.iter().find(is_target) {
        Some(model) => Err(Failure::with_help(
            format!("the code would replace the model `{model}`"),
            "name another file with `-o`",
        )),
        None => Ok(()),
    }
}

/// A name for a new file in the folder of another.
fn beside(file: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    file.with_file_name(name)
}

/// Reads a file, if it exists.
fn read(file: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) if file.is_dir() => {
            let message = format!("`{}` is a folder, expected a file", file.display());
            Err(Failure::new(message))
        }
        Err(error) => {
            let message = format!("cannot read `{}`: {error}", file.display());
            Err(Failure::new(message))
        }
    }
}

/// The report if a file does not have this text. `command` writes it.
///
/// # Errors
///
/// The file cannot be read.
pub fn check(file: &Path, text: &str, command: &str) -> Result<Option<Report>, Failure> {
    let name = file.display();
    let Some(found) = read(file)? else {
        let mut report = Report::error(format!("`{name}` does not exist"));
        report.help = Some(format!("run `{command}`"));
        return Ok(Some(report));
    };
    if found == text.as_bytes() {
        return Ok(None);
    }
    let same = found.iter().zip(text.as_bytes());
    let same = same.take_while(|(found, expected)| found == expected);
    let lines = same.filter(|(found, _)| **found == b'\n').count();
    let mut report = Report::error(format!("`{name}` is not up to date"));
    let line = |text: &str| match text.lines().nth(lines) {
        Some(line) => format!("`{}`", line.trim()),
        None => "the end of the file".to_owned(),
    };
    report.notes = vec![format!(
        "the first difference is on line {}\n  found:    {}\n  expected: {}",
        lines + 1,
        line(&String::from_utf8_lossy(&found)),
        line(text)
    )];
    report.help = Some(format!("run `{command}`"));
    Ok(Some(report))
}

/// The command that the user has written, for a shell, without some of its options: `flags`, and `options` with their
/// values.
pub fn command(flags: &[&str], options: &[&str]) -> String {
    let mut shown = "shapesmith".to_owned();
    let mut words = std::env::args_os().skip(1);
    while let Some(word) = words.next() {
        let word = word.to_string_lossy();
        let has_value = |option: &&str| {
            let value = word.strip_prefix(option);
            value.is_some_and(|value| value.starts_with('='))
        };
        if options.contains(&&*word) {
            words.next(); // its value
        } else if !flags.contains(&&*word) && !options.iter().any(has_value) {
            shown.push(' ');
            shown.push_str(&quoted(&word));
        }
    }
    shown
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=,:@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder for a test.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("shapesmith-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn a_file_is_written_if_it_changes() {
        let folder = folder("write");
        let file = folder.join("m.json");
        assert!(write(&file, "one").expect("written"));
        let time = || {
            fs::metadata(&file)
                .and_then(|of| of.modified())
                .expect("a time")
        };
        let before = time();
        assert!(!write(&file, "one").expect("written"));
        assert_eq!(time(), before);
        assert!(write(&file, "two").expect("written"));
        assert_eq!(fs::read_to_string(&file).expect("a text"), "two");
        let count = fs::read_dir(&folder).expect("a folder").count();
        assert_eq!(count, 1, "nothing is left beside it");
        let nowhere = folder.join("none/m.json");
        let Err(Failure::Message { help, .. }) = write(&nowhere, "x") else {
            panic!("written into no folder");
        };
        assert!(help.is_some_and(|help| help.contains("create the folder")));
        assert!(write(&folder, "x").is_err());
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn a_model_is_not_replaced() {
        let folder = folder("input");
        let model = folder.join("m.json");
        let models = [model.display().to_string(), "-".to_owned()];
        assert!(no_input(&model, &models).is_ok(), "there is none yet");
        fs::write(&model, "{}").expect("written");
        assert!(no_input(&folder.join("./m.json"), &models).is_err());
        assert!(no_input(&folder.join("n.rs"), &models).is_ok());
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder("link");
        let dangling = folder.join("dangling.json");
        symlink(folder.join("new.json"), &dangling).expect("a link");
        assert!(write(&dangling, "x").expect("written"));
        assert!(dangling.is_symlink() && folder.join("new.json").is_file());
        let (file, link) = (folder.join("m.json"), folder.join("link.json"));
        fs::write(&file, "one").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
        symlink(&file, &link).expect("a link");
        assert!(write(&link, "two").expect("written"));
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read_to_string(&file).expect("a text"), "two");
        let mode = fs::metadata(&file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn drift_is_found_and_named() {
        let folder = folder("check");
        let file = folder.join("m.json");
        let found = |text| check(&file, text, "shapesmith x").expect("readable");
        let missing = found("a\n").expect("a report");
        assert!(missing.message.ends_with("does not exist"));
        fs::write(&file, "a\nb\n").expect("written");
        assert!(found("a\nb\n").is_none());
        let drift = found("a\nc\n").expect("a report");
        assert!(drift.message.ends_with("is not up to date"));
        assert_eq!(
            drift.notes,
            ["the first difference is on line 2\n  found:    `b`\n  expected: `c`"]
        );
        assert_eq!(drift.help.as_deref(), Some("run `shapesmith x`"));
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn words_are_quoted_for_a_shell() {
        for (word, expected) in [
            ("--shapes", "--shapes"),
            ("a/b.json", "a/b.json"),
            ("*", "'*'"),
            ("a.b#C", "'a.b#C'"),
            ("it's", r"'it'\''s'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn streams_are_written_without_being_read() {
        assert!(matches!(write(Path::new("/dev/zero"), "text"), Ok(true)));
    }
}
