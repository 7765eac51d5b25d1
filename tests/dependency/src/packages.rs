//! The packages that would be published.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::ROOT;

const LIBRARIES: [&str; 3] = ["shapesmith", "shapesmith-codegen", "shapesmith-macros"];

/// The package of the command.
const COMMAND: &str = "shapesmith-cli";

/// The folders of the unpacked packages of the libraries, by name.
pub fn packages() -> Vec<(&'static str, PathBuf)> {
    static PACKED: OnceLock<PathBuf> = OnceLock::new();
    let folder = PACKED.get_or_init(pack);
    let folder_of = |name| (name, folder.join(format!("{name}-{}", version())));
    LIBRARIES.into_iter().map(folder_of).collect()
}

/// The version of all packages.
fn version() -> String {
    let manifest = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).expect("the manifest");
    let (_, rest) = manifest.split_once("\nversion = \"").expect("a version");
    rest.split('"').next().expect("a version").to_owned()
}

/// Packs and unpacks all packages, the command among them.
fn pack() -> PathBuf {
    let target = fs::canonicalize(Path::new(ROOT))
        .expect("the repository")
        .join("target/dependency");
    let mut command = Command::new(env!("CARGO"));
    command.args(["package", "--no-verify", "--allow-dirty", "--quiet"]);
    for name in LIBRARIES.into_iter().chain([COMMAND]) {
        command.args(["--package", name]);
    }
    command.current_dir(ROOT).env("CARGO_TARGET_DIR", &target);
    let output = command.output().expect("cargo");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let folder = target.join("package");
    for name in LIBRARIES.into_iter().chain([COMMAND]) {
        let file = format!("{name}-{}.crate", version());
        let unpacked = folder.join(format!("{name}-{}", version()));
        if unpacked.exists() {
            fs::remove_dir_all(&unpacked).expect("the old package can be removed");
        }
        let status = Command::new("tar")
            .arg("-xzf")
            .arg(&file)
            .current_dir(&folder)
            .status();
        assert!(status.expect("tar").success(), "{file}");
    }
    folder
}

/// Besides sources, a package has what its page and its license need, as files and not as links, and no tests.
#[test]
fn packages_have_what_they_need_and_nothing_else() {
    let all = packages();
    let cli = all[0].1.with_file_name(format!("{COMMAND}-{}", version()));
    let license = fs::read_to_string(Path::new(ROOT).join("LICENSE")).expect("the license");
    for folder in all.iter().map(|(_, folder)| folder).chain([&cli]) {
        let entries = fs::read_dir(folder).expect("a package").map(|entry| {
            let entry = entry.expect("an entry");
            assert!(
                !entry.file_type().expect("a type").is_symlink(),
                "{entry:?}"
            );
            entry.file_name().into_string().expect("UTF-8")
        });
        let mut found: BTreeSet<String> = entries.collect();
        // Only the first package has the limits of all.
        found.remove("SECURITY.md");
        found.remove(".cargo_vcs_info.json");
        // It has the README of the repository without links to files.
        if folder.join("src/README.md").exists() {
            found.insert("README.md".to_owned());
        }
        let expected = [
            "CHANGELOG.md",
            "Cargo.lock",
            "Cargo.toml",
            "Cargo.toml.orig",
            "LICENSE",
            "README.md",
            "src",
        ];
        assert_eq!(
            found,
            BTreeSet::from(expected.map(str::to_owned)),
            "{folder:?}"
        );
        let own = fs::read_to_string(folder.join("LICENSE")).expect("a license");
        assert!(own == license, "{folder:?} has another license");

        let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        for field in [
            "description",
            "keywords",
            "categories",
            "license",
            "readme",
            "rust-version",
            "documentation",
        ] {
            assert!(
                manifest.contains(&format!("\n{field} = ")),
                "{field} in {folder:?}"
            );
        }
        for absent in ["repository", "homepage"] {
            assert!(
                !manifest.contains(&format!("\n{absent} = ")),
                "{absent} in {folder:?}"
            );
        }
    }
}
