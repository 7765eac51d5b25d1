//! Files that are written only if they change, and never in part.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io, process};

/// The files that this process has written, with the hashes of their texts.
static WRITTEN: Mutex<Option<HashMap<PathBuf, u64>>> = Mutex::new(None);

/// Notes that a text goes into a file. Returns whether this process has written another text into it.
pub(super) fn replaces_other(path: &Path, text: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let hash = hasher.finish();
    let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    let before = written
        .get_or_insert_default()
        .insert(path.to_owned(), hash);
    before.is_some_and(|before| before != hash)
}

/// Writes a file, unless it has this text. Its folder is created if there is none. Returns whether it was written.
///
/// # Errors
///
/// The file cannot be written.
pub(super) fn write_if_changed(path: &Path, text: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    // The file gets its name when it is complete, so that nobody reads a part of it.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", process::id()));
    let part = path.with_file_name(name);
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part); // the error to report is that of writing
    }
    written.map(|()| true)
}
