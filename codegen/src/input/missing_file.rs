//! Where a model may be that cannot be found, for messages. This is only used if a model cannot be read.

use std::collections::VecDeque;
use std::path::{Component, Path, PathBuf};

use crate::collections::List;
use crate::diagnostic::{join_or, similar_names};

/// The maximum number of files and folders that are looked at.
const MAX_ENTRIES: usize = 2_000;

/// The maximum depth of the folders that are looked at.
const MAX_DEPTH: usize = 4;

/// The maximum number of files that a message names.
const MAX_FILES: usize = 3;

/// The help for a path that names no file, relative to the folder `base`.
pub(super) fn help(name: &str, base: &Path) -> String {
    // The command has no base.
    let relative = if base.as_os_str().is_empty() {
        "the path is relative to the current directory"
    } else {
        "the path is relative to the folder of `Cargo.toml`"
    };
    if name.is_empty() {
        return format!(
            "write the path of a Smithy model, a `.smithy` file or a JSON AST; {relative}"
        );
    }
    if name.contains("://") {
        return format!("a model is a file: download it, and name the copy; {relative}");
    }
    if is_text(name) {
        return format!("a model is a file: save the text, and name the file; {relative}");
    }
    if let Some(variable) = variable(name) {
        let word = variable.trim_matches(['$', '{', '}', '%']);
        return if word == "~" {
            format!("`~` is not expanded; {relative}")
        } else {
            format!("`{variable}` is not expanded; write `concat!(env!(\"{word}\"), \"…\")`")
        };
    }
    if Path::new(name).is_absolute() && !base.join(name.trim_start_matches('/')).is_file() {
        return beside(Path::new(name));
    }
    let found = elsewhere(name, base);
    if found.is_empty() {
        return match wildcard(name) {
            Some((wildcard, folder)) if base.join(folder).is_dir() => format!(
                "`{wildcard}` is not expanded; name the folder `{folder}`, all of whose models are read"
            ),
            Some((wildcard, _)) => format!("`{wildcard}` is not expanded; {relative}"),
            None => relative.to_owned(),
        };
    }
    format!("did you mean {}? {}", join_or(&found), sentence(relative))
}

/// The help for an absolute path.
fn beside(path: &Path) -> String {
    let folder = path.parent().unwrap_or(path);
    if !folder.is_dir() {
        let exists = folder.ancestors().find(|folder| folder.is_dir());
        let exists = exists.map(|folder| format!(", but `{}` does", text(folder)));
        let exists = exists.unwrap_or_default();
        return format!("the folder `{}` does not exist{exists}", text(folder));
    }
    let models = entries(folder).into_iter().filter(|file| is_model(file));
    let names = models.filter_map(|file| Some(text(Path::new(file.file_name()?))));
    let names = names.list();
    let wanted = text(Path::new(path.file_name().unwrap_or_default()));
    let near = similar_names(&wanted, &mut names.iter().map(String::as_str));
    let near = near.iter().map(|name| text(&folder.join(name))).list();
    if near.is_empty() {
        format!("the folder `{}` has no such file", text(folder))
    } else {
        format!("did you mean {}?", join_or(&near))
    }
}

/// The help for a path that names a folder.
pub(super) fn of_directory(name: &str, path: &Path) -> String {
    let folder = name.trim_end_matches('/');
    // Without a name, it is the folder that the path is relative to.
    let separator = if name.is_empty() { "" } else { "/" };
    let files = entries(path).into_iter().filter(|file| is_model(file));
    let files = files.map(|file| {
        format!(
            "{folder}{separator}{}",
            text(Path::new(file.file_name().unwrap_or_default()))
        )
    });
    let files = files.take(MAX_FILES).list();
    if files.is_empty() {
        "name a Smithy model in it, a `.smithy` file or a JSON AST".to_owned()
    } else {
        format!("name a Smithy model in it, such as {}", join_or(&files))
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Whether it looks like a model in place of the path of one.
fn is_text(name: &str) -> bool {
    let start = name.trim_start();
    start.starts_with("$version")
        || start.starts_with('{') && name.contains(':')
        || name.contains("\nnamespace ")
}

/// A wildcard of a shell, and the folder before it: `*`, `?`, or `{one,two}`.
fn wildcard(name: &str) -> Option<(&str, &str)> {
    let start = name.find(['*', '?', '{'])?;
    let length = match &name[start..] {
        rest if rest.starts_with('{') => {
            rest.find('}').filter(|&end| rest[..end].contains(','))? + 1
        }
        rest if rest.starts_with("**") => 2,
        _ => 1,
    };
    let folder = name[..start].rfind('/').map_or(".", |end| &name[..end]);
    Some((&name[start..start + length], folder))
}

/// What looks like a variable of a shell: `$NAME`, `${NAME}`, `%NAME%`, or `~`.
fn variable(name: &str) -> Option<&str> {
    if name == "~" || name.starts_with("~/") {
        return Some("~");
    }
    let end = |rest: &str, from: usize| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        from + rest[from..]
            .find(|c| !is_part(c))
            .unwrap_or(rest.len() - from)
    };
    if let Some(start) = name.find('$') {
        let rest = &name[start..];
        let braced = rest.starts_with("${").then(|| rest.find('}')).flatten();
        return Some(braced.map_or_else(|| &rest[..end(rest, 1)], |end| &rest[..=end]));
    }
    let (start, rest) = (name.find('%')?, &name[name.find('%')?..]);
    let end = end(rest, 1);
    (end > 1 && rest[end..].starts_with('%')).then(|| &name[start..=start + end])
}

/// Files that the path may mean, as paths relative to `base`.
fn elsewhere(name: &str, base: &Path) -> Vec<String> {
    let normal = name.replace('\\', "/");
    let trimmed = normal.trim_start_matches('/');
    let mut found: Vec<PathBuf> = Vec::new();
    // With a leading slash, with backslashes, without an extension, with another one.
    let mut candidates = vec![base.join(trimmed)];
    for extension in ["json", "smithy.json", "smithy"] {
        candidates.push(base.join(format!("{trimmed}.{extension}")));
    }
    for extension in ["json", "smithy"] {
        candidates.push(base.join(trimmed).with_extension(extension));
    }
    // Relative to a source file, or to the workspace.
    for folder in ["src", "src/bin", "tests", "examples", "benches"] {
        candidates.push(base.join(folder).join(trimmed));
    }
    for folder in base.ancestors().skip(1).take(MAX_DEPTH) {
        candidates.push(folder.join(trimmed));
    }
    for candidate in candidates {
        let candidate = normalized(&candidate);
        if candidate.is_file() && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    if found.is_empty() {
        found = of_name(Path::new(trimmed), base);
    }
    (found.iter().take(MAX_FILES))
        .map(|path| relative_to(path, base))
        .list()
}

/// The files below `base`, other than those that are built, with the name or a similar one.
fn of_name(name: &Path, base: &Path) -> Vec<PathBuf> {
    let Some(wanted) = name.file_name().map(|name| text(Path::new(name))) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut folders = VecDeque::from([(base.to_owned(), 0)]);
    let mut seen = 0;
    while let Some((folder, depth)) = folders.pop_front() {
        for path in entries(&folder) {
            seen += 1;
            if seen > MAX_ENTRIES {
                folders.clear();
                break;
            }
            let file = path
                .file_name()
                .map(|name| text(Path::new(name)))
                .unwrap_or_default();
            let is_built = file.starts_with('.') || file == "target" || file == "node_modules";
            if path.is_dir() && !is_built && depth < MAX_DEPTH {
                folders.push_back((path, depth + 1));
            } else if is_model(&path) {
                files.push((file, path));
            }
        }
    }
    let same = files.iter().filter(|(file, _)| *file == wanted);
    let same = same.map(|(_, path)| path.clone()).list();
    if !same.is_empty() {
        return same;
    }
    let near = similar_names(&wanted, &mut files.iter().map(|(file, _)| file.as_str()));
    let path = |near: &&str| files.iter().find(|(file, _)| file == near);
    near.iter()
        .filter_map(path)
        .map(|(_, path)| path.clone())
        .list()
}

/// The entries of a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries = entries.take(MAX_ENTRIES).map(|entry| entry.path()).list();
    entries.sort();
    entries
}

fn is_model(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("json" | "smithy")) && path.is_file()
}

/// Without `.` and `..`.
fn normalized(path: &Path) -> PathBuf {
    let mut normalized = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normalized.pop();
            }
            component => normalized.push(component),
        }
    }
    normalized
}

/// A path relative to `base`.
fn relative_to(path: &Path, base: &Path) -> String {
    let base = normalized(base);
    let mut up = String::new();
    for folder in base.ancestors() {
        if let Ok(rest) = path.strip_prefix(folder) {
            return up + &text(rest);
        }
        up.push_str("../");
    }
    text(path)
}

/// A path with slashes.
fn text(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is removed after the test.
    struct Workspace(PathBuf);

    impl Drop for Workspace {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0); // a test that panics reports its own error
        }
    }

    /// A crate in a workspace, with models in several places.
    fn workspace(test: &str) -> Workspace {
        let name = format!("shapesmith-{test}-{}", std::process::id());
        let root = Workspace(std::env::temp_dir().join(name));
        for file in [
            "shared/common.json",
            "crate/model/shop.json",
            "crate/model/other.json",
            "crate/model/city.smithy",
            "crate/model/city.json",
            "crate/model/town.smithy",
            "crate/target/shop-built.json",
            "crate/src/main.rs",
            "crate/src/local.json",
        ] {
            let path = root.0.join(file);
            let folder = path.parent().expect("a folder");
            std::fs::create_dir_all(folder).expect("a folder");
            std::fs::write(path, "{}").expect("a file");
        }
        root
    }

    #[test]
    fn a_path_is_corrected() {
        let root = workspace("paths");
        let base = root.0.join("crate");
        for (name, expected) in [
            ("shop.json", "did you mean `model/shop.json`?"),
            ("models/shop.json", "did you mean `model/shop.json`?"),
            ("model/shp.json", "did you mean `model/shop.json`?"),
            ("model/Shop.json", "did you mean `model/shop.json`?"),
            ("model/shop", "did you mean `model/shop.json`?"),
            ("model/shop.yaml", "did you mean `model/shop.json`?"),
            (
                "model/city.jsn",
                "did you mean `model/city.json` or `model/city.smithy`?",
            ),
            ("model/town.json", "did you mean `model/town.smithy`?"),
            ("model\\shop.json", "did you mean `model/shop.json`?"),
            ("/model/shop.json", "did you mean `model/shop.json`?"),
            ("../model/shop.json", "did you mean `model/shop.json`?"),
            ("local.json", "did you mean `src/local.json`?"),
            ("crate/model/shop.json", "did you mean `model/shop.json`?"),
            (
                "shared/common.json",
                "did you mean `../shared/common.json`?",
            ),
            ("~/shop.json", "`~` is not expanded"),
            (
                "$OUT_DIR/shop.json",
                "`$OUT_DIR` is not expanded; write `concat!(env!(\"OUT_DIR\"), \"…\")`",
            ),
            ("${OUT_DIR}/shop.json", "`${OUT_DIR}` is not expanded"),
            (
                "https://example.com/shop.json",
                "a model is a file: download it, and name the copy",
            ),
            (
                "{\"smithy\": \"2.0\", \"shapes\": {}}",
                "a model is a file: save the text, and name the file",
            ),
            (
                "$version: \"2.0\"\nnamespace shop\n",
                "a model is a file: save the text, and name the file",
            ),
            (
                "model/*.smithy",
                "`*` is not expanded; name the folder `model`, all of whose models are read",
            ),
            (
                "model/**/*.smithy",
                "`**` is not expanded; name the folder `model`, all of whose models are read",
            ),
            (
                "model/{shop,city}.json",
                "`{shop,city}` is not expanded; name the folder `model`",
            ),
            (
                "models/*.json",
                "`*` is not expanded; the path is relative to the folder of `Cargo.toml`",
            ),
            (
                "*.xml",
                "`*` is not expanded; name the folder `.`, all of whose models are read",
            ),
            ("model/shop.jso?", "did you mean `model/shop.json`?"),
            ("%OUT_DIR%/shop.json", "`%OUT_DIR%` is not expanded"),
            ("", "write the path of a Smithy model"),
            (
                "nothing/like.it",
                "the path is relative to the folder of `Cargo.toml`",
            ),
            (
                "shop-built.json",
                "the path is relative to the folder of `Cargo.toml`",
            ),
        ] {
            let help = help(name, &base);
            assert!(help.starts_with(expected), "{name}: {help}");
            assert!(!help.contains("target/"), "{name}: {help}");
        }
    }

    #[test]
    fn an_absolute_path_is_corrected_in_its_folder() {
        let root = workspace("absolute");
        let base = root.0.join("crate");
        let shown = root.0.to_string_lossy().into_owned();
        for (name, expected) in [
            (
                "shared/comon.json",
                format!("did you mean `{shown}/shared/common.json`?"),
            ),
            (
                "shared/shop.json",
                format!("the folder `{shown}/shared` has no such file"),
            ),
            (
                "shard/common.json",
                format!("the folder `{shown}/shard` does not exist, but `{shown}` does"),
            ),
        ] {
            assert_eq!(help(&format!("{shown}/{name}"), &base), expected);
        }
    }

    #[test]
    fn the_models_of_a_folder_are_named() {
        let root = workspace("folders");
        let model = root.0.join("crate/model");
        let help = of_directory("model/", &model);
        let expected = "such as `model/city.json`, `model/city.smithy` or `model/other.json`";
        assert!(help.ends_with(expected), "{help}");
        // A path without a name is the folder of the crate.
        let help = of_directory("", &model);
        let expected = "such as `city.json`, `city.smithy` or `other.json`";
        assert!(help.ends_with(expected), "{help}");
        let empty = of_directory("src", &root.0.join("shared/none"));
        assert_eq!(
            empty,
            "name a Smithy model in it, a `.smithy` file or a JSON AST"
        );
    }
}
