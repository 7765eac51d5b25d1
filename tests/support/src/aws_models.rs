//! The official AWS models of the corpus.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Tests of the same program take turns.
static UNPACKING: Mutex<()> = Mutex::new(());

/// The models: name and path, sorted by name. They are unpacked below the target folder, unless that
/// has been done.
///
/// `tmp` is the `CARGO_TARGET_TMPDIR` of the test, which cargo does not set for this crate.
#[must_use]
pub fn aws_models(corpus: &Path, tmp: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(tmp).join("aws-models");
    unpack(&corpus.join("models/aws-models.tar.xz"), &folder);
    let mut models = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let extension = path.extension();
            if path.is_dir() {
                folders.push(path);
            } else if extension.is_some_and(|extension| extension == "json") {
                let name = path.file_stem().expect("a name").to_string_lossy();
                models.push((name.into_owned(), path));
            }
        }
    }
    models.sort();
    models
}

pub(crate) fn unpack(archive: &Path, folder: &Path) {
    let _turn = UNPACKING.lock().expect("no other test failed in here");
    let size = fs::metadata(archive).expect("the archive of models").len();
    // Written last, so that it marks a completely unpacked archive.
    let mark = folder.join("unpacked");
    if fs::read_to_string(&mark).is_ok_and(|unpacked| unpacked == size.to_string()) {
        return;
    }
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the old models can be removed");
    }
    fs::create_dir_all(folder).expect("a folder");
    let mut tar = Command::new("tar");
    tar.arg("xf").arg(archive).arg("-C").arg(folder);
    let status = tar.status().expect("tar can be started");
    assert!(status.success(), "the models cannot be unpacked");
    fs::write(mark, size.to_string()).expect("a mark can be written");
}
