//! All code of the guide is compiled, and prints what the guide says.
//!
//! The fragments of Rust on a page are one function, run from top to bottom. A file `src/main.rs` is a program of its own.
//! All of these are modules of one crate, which has the models of all pages. The files of a section that has a
//! `Cargo.toml` are a package. All packages are in one workspace. The program in `rest/` sends more requests to the module
//! `rest` of the page on servers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::page::{Block, Page, Role, folder};
use crate::support::ROOT;
use crate::support::consumer::Consumer;

/// Printed between what two blocks print.
const END: &str = "\u{1}end of a block";

/// Files of a workspace that `idl::the_layout_of_the_guide_works` builds.
const WORKSPACE: [&str; 3] = ["client/src/lib.rs", "server/src/main.rs", "build.rs"];

/// The dependencies of the crate with all fragments.
const DEPENDENCIES: &str = r#"
clap = { version = "4", default-features = false, features = ["derive", "std"] }
http = "1"
serde = { version = "1", default-features = false, features = ["derive"] }
serde_json = "1"
"#;

/// A program with more requests to the server of the guide.
const REQUESTS: [(&str, &str); 2] = [
    ("src/main.rs", include_str!("rest/main.rs")),
    ("model/paths.smithy", include_str!("rest/paths.smithy")),
];

/// What it prints at its end.
const ALL_ARE_READ: &str = "all requests are read\n";

/// A program of a page.
#[derive(Default)]
struct Program {
    name: String,
    /// The fragments, or the file `src/main.rs`.
    code: String,
    is_file: bool,
    /// What it prints, for each block with output: where that is, and the text.
    outputs: Vec<(String, Block)>,
}

/// A package of the workspace.
#[derive(Default)]
struct Package {
    files: Vec<(String, String)>,
    outputs: Vec<(String, Block)>,
}

#[derive(Default)]
struct Examples {
    models: BTreeMap<String, String>,
    programs: Vec<Program>,
    packages: BTreeMap<String, Package>,
}

impl Examples {
    fn add(&mut self, page: &Page) {
        let module = page.name.replace('-', "_").to_lowercase();
        // The numbers of the fragments' program and of the section's package.
        let (mut fragments, mut package) = (None, None);
        // What the next output is of: a program, or else the package.
        let mut current = None;
        for block in &page.blocks {
            let place = page.place(block);
            let role = block.role().unwrap_or_else(|why| panic!("{place}: {why}"));
            if block.starts_example {
                fragments = None;
            }
            if package
                .as_ref()
                .is_some_and(|(section, _)| *section != block.section)
            {
                package = None;
            }
            match role {
                Role::File(path) if page.name == "models" && WORKSPACE.contains(&path) => {}
                Role::File("Cargo.toml") if block.text.starts_with("[package]") => {
                    let name = format!("{module}-{}", block.line);
                    let files = vec![("Cargo.toml".to_owned(), manifest(&block.text, &name))];
                    let new = Package {
                        files,
                        ..Package::default()
                    };
                    self.packages.insert(name.clone(), new);
                    package = Some((block.section, name));
                }
                Role::File("Cargo.toml") => assert_dependencies(&place, &block.text),
                Role::File(path) if path.starts_with("model/") => {
                    let text = block.text.clone();
                    let old = self.models.insert(path.to_owned(), text.clone());
                    assert!(
                        old.is_none_or(|old| old == text),
                        "{place}: another `{path}` is on another page"
                    );
                }
                Role::File(path) => {
                    if let Some((_, name)) = &package {
                        let package = self.packages.get_mut(name).expect("it has been added");
                        package.files.push((path.to_owned(), block.text.clone()));
                        current = None;
                    } else {
                        assert_eq!(
                            path, "src/main.rs",
                            "{place}: no `Cargo.toml` in this section"
                        );
                        let name = format!("{module}_{}", block.line);
                        let code = block.text.clone();
                        self.programs.push(Program {
                            name,
                            code,
                            is_file: true,
                            outputs: Vec::new(),
                        });
                        current = Some(self.programs.len() - 1);
                    }
                }
                Role::Fragment => {
                    let number = *fragments.get_or_insert_with(|| {
                        let name = format!("{module}_{}", block.line);
                        self.programs.push(Program {
                            name,
                            ..Program::default()
                        });
                        self.programs.len() - 1
                    });
                    let code = &mut self.programs[number].code;
                    let _ = writeln!(code, "// {place}\n{}", block.text);
                    current = Some(number);
                }
                Role::Output => {
                    let output = (place.clone(), block.clone());
                    if let Some(number) = current {
                        let program: &mut Program = &mut self.programs[number];
                        program.outputs.push(output);
                        if !program.is_file {
                            let _ = writeln!(program.code, "println!({END:?});");
                        }
                        continue;
                    }
                    let (_, name) = package
                        .as_ref()
                        .unwrap_or_else(|| panic!("{place}: no code"));
                    let package = self.packages.get_mut(name).expect("it has been added");
                    package.outputs.push(output);
                }
                Role::Commands | Role::Drawing | Role::Shell | Role::Workflow | Role::Message => {}
            }
        }
    }

    /// The package of the server with another `main.rs`, in which the module `rest` is as on the page.
    fn requests(&self) -> Vec<(String, String)> {
        let has_module = |package: &&Package| {
            let mut files = package.files.iter();
            files.any(|(path, _)| path == "src/rest.rs")
        };
        let server = self.packages.values().find(has_module);
        let mut files = server.expect("the page has `src/rest.rs`").files.clone();
        files.retain(|(path, _)| REQUESTS.iter().all(|(new, _)| new != path));
        files.extend(REQUESTS.map(|(path, text)| (path.to_owned(), text.to_owned())));
        for (path, text) in &mut files {
            if path == "Cargo.toml" {
                *text = manifest(text, "requests");
            }
        }
        files
    }

    /// The text of `main.rs`, which runs the program that is named by the argument.
    fn main(&self) -> String {
        let mut main = "#![allow(dead_code, unused)]\n".to_owned();
        let mut arms = String::new();
        for program in &self.programs {
            let name = &program.name;
            let _ = writeln!(main, "mod {name};");
            let _ = writeln!(arms, "        {name:?} => {name}::main().report(),");
        }
        let _ = write!(
            main,
            "use std::process::{{ExitCode, Termination}};\n\nfn main() -> ExitCode {{\n    \
             match &*std::env::args().nth(1).expect(\"a name\") {{\n{arms}        \
             name => panic!(\"no program {{name}}\"),\n    }}\n}}\n"
        );
        main
    }
}

impl Program {
    /// The text of its module.
    fn module(&self) -> String {
        if self.is_file {
            let main = "fn main()";
            assert_eq!(self.code.matches(main).count(), 1, "{}", self.name);
            return self.code.replace(main, "pub fn main()");
        }
        format!(
            "pub fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{}\nOk(())\n}}\n",
            self.code
        )
    }
}

/// The `Cargo.toml` of a package, with the paths of this repository.
fn manifest(text: &str, name: &str) -> String {
    let text = text.replace("path = \"../shapesmith", &format!("path = \"{ROOT}"));
    let (before, rest) = text.split_once("name = \"").expect("a name");
    let (_, after) = rest.split_once('"').expect("a name");
    format!("{before}name = \"{name}\"{after}")
}

/// Dependencies that a page shows alone: on shapesmith, with features that it has.
fn assert_dependencies(place: &str, text: &str) {
    let manifest = fs::read_to_string(folder().join("../Cargo.toml")).expect("the manifest");
    let line = text.lines().find(|line| line.starts_with("shapesmith = "));
    let line = line.unwrap_or_else(|| panic!("{place}: no dependency on shapesmith"));
    assert!(line.contains("path = \"../"), "{place}: {line}");
    if let Some((_, features)) = line.split_once("features = [") {
        for feature in features.split('"').skip(1).step_by(2) {
            assert!(
                manifest.contains(&format!("\n{feature} = [")),
                "{place}: no feature {feature}"
            );
        }
    }
}

/// Compares what a page says is printed, or rewrites the page.
fn compare(place: &str, block: &Block, printed: &str, mistakes: &mut Vec<String>) {
    let printed = format!("{}\n", printed.trim());
    if printed == block.text {
        return;
    }
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        let file = place.split(':').next().expect("a file");
        let path = folder().join("..").join(file);
        let text = fs::read_to_string(&path).expect("the page");
        let fence = format!("```{}\n", block.info);
        let old = format!("{fence}{}```", block.text);
        // Two blocks may have the same text, as long as both are new.
        let text = text.replacen(&old, &format!("{fence}{printed}```"), 1);
        fs::write(path, text).expect("the page can be written");
        return;
    }
    mistakes.push(format!(
        "{place}: the page has\n{}but the code prints\n{printed}",
        block.text
    ));
}

#[test]
fn the_code_of_the_guide_compiles_and_prints_what_it_says() {
    let mut examples = Examples::default();
    for page in Page::all() {
        examples.add(&page);
    }
    assert!(examples.programs.len() > 5 && !examples.packages.is_empty());
    let cognito = "model/cognito-identity-provider.json";
    let text = fs::read_to_string(folder().join("..").join(cognito)).expect("the model");
    examples.models.insert(cognito.to_owned(), text);

    let mut members = vec!["guide".to_owned()];
    members.extend(examples.packages.keys().cloned());
    members.push("requests".to_owned());
    let root = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    let workspace = Consumer::new("guide", &root, "");
    let features = "\"arbitrary\", \"http\", \"idl\"";
    workspace.write(
        "guide/Cargo.toml",
        &format!(
            "[package]\nname = \"guide\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]{DEPENDENCIES}\
             shapesmith = {{ path = {ROOT:?}, features = [{features}] }}\n"
        ),
    );
    workspace.write("guide/src/main.rs", &examples.main());
    for program in &examples.programs {
        workspace.write(&format!("guide/src/{}.rs", program.name), &program.module());
    }
    for member in &members {
        for (path, text) in &examples.models {
            workspace.write(&format!("{member}/{path}"), text);
        }
    }
    for (name, package) in &examples.packages {
        for (path, text) in &package.files {
            workspace.write(&format!("{name}/{path}"), text);
        }
    }
    for (path, text) in examples.requests() {
        workspace.write(&format!("requests/{path}"), &text);
    }
    workspace.cargo(&["build", "--workspace"]);
    assert_eq!(workspace.run_program("requests", &[]), ALL_ARE_READ);

    let mut mistakes = Vec::new();
    for program in &examples.programs {
        let printed = workspace.run_program("guide", &[&program.name]);
        let mut parts = printed.split(END);
        for (place, block) in &program.outputs {
            compare(
                place,
                block,
                parts.next().unwrap_or_default(),
                &mut mistakes,
            );
        }
        let rest = parts.next().unwrap_or_default().trim();
        if !rest.is_empty() {
            mistakes.push(format!(
                "{}: the page does not show this output:\n{rest}",
                program.name
            ));
        }
    }
    for (name, package) in &examples.packages {
        let printed = workspace.run_program(name, &[]);
        let [(place, block)] = &*package.outputs else {
            mistakes.push(format!(
                "{name}: {} blocks with output, expected one",
                package.outputs.len()
            ));
            continue;
        };
        compare(place, block, &printed, &mut mistakes);
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}
