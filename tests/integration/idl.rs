//! Crates whose models are in Smithy IDL, built by cargo: each change of a model is noticed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::ROOT;
use crate::support::consumer::Consumer;

/// The first block of code in a language after a text of the guide.
fn block(page: &str, after: &str, language: &str) -> String {
    let (_, rest) = page.split_once(after).expect(after);
    let fence = format!("```{language}\n");
    let (_, rest) = rest.split_once(&fence).expect(language);
    let (block, _) = rest.split_once("```").expect("the end of the block");
    block.to_owned()
}

fn package(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nhttp = \"1\"\n\
         shapesmith = {{ path = {ROOT:?}, features = [\"http\", \"idl\"] }}\n{dependencies}"
    )
}

/// The paths of the files in a drawing of a folder.
fn drawn(drawing: &str) -> BTreeSet<String> {
    let (mut folders, mut files) = (Vec::new(), BTreeSet::new());
    for line in drawing.lines().skip(1) {
        let (indentation, name) = line.split_once("── ").expect("an entry");
        let name = name.split_whitespace().next().expect("a name");
        folders.truncate(indentation.chars().count() / 4);
        if let Some(folder) = name.strip_suffix('/') {
            folders.push(folder);
        } else {
            files.insert([&*folders, &[name]].concat().join("/"));
        }
    }
    files
}

/// The paths of the files in the folder of a workspace, other than what every consumer has.
fn files(root: &Path) -> BTreeSet<String> {
    let (mut folders, mut files) = (vec![root.to_owned()], BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).expect("it is below").display();
            files.insert(name.to_string().replace('\\', "/"));
        }
    }
    for name in ["Cargo.lock", "src/main.rs"] {
        assert!(files.remove(name), "{name}");
    }
    files
}

const COMMON: &str =
    "$version: \"2\"\nnamespace example.common\n\n@length(min: 1, max: 60)\nstring City\n";

#[test]
fn the_layout_of_the_guide_works() {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/models.md")).expect("the guide");
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README");
    let block = |after: &str| block(&page, after, "rust");
    let server = "
        use shapesmith::Operation as _;

        fn main() {
            let input = client::GetForecast::input().city(\"Aarhus\").build().expect(\"valid\");
            println!(\"{}\", client::GetForecast::request(&input).uri());
            let wrong = GetForecastInput::builder().city(\"\").build();
            println!(\"{}\", wrong.map_or_else(|violations| violations.len(), |_| 0));
        }";
    let consumer = Consumer::new(
        "team",
        "[workspace]\nmembers = [\"client\", \"server\"]\nresolver = \"3\"\n",
        "",
    );
    consumer.write("client/Cargo.toml", &package("client", ""));
    consumer.write("client/src/lib.rs", &block("`client/src/lib.rs`:"));
    let needs_client = "client = { path = \"../client\" }\n";
    consumer.write("server/Cargo.toml", &package("server", needs_client));
    consumer.write(
        "server/src/main.rs",
        &(block("`server/src/main.rs`:") + server),
    );
    for package in ["client", "server"] {
        consumer.write(&format!("{package}/build.rs"), &block("`build.rs`:"));
    }
    // The model of the README, in two files, and a JSON AST.
    let main = self::block(&readme, "`model/weather.smithy`:", "smithy");
    let city = "@length(min: 1, max: 60)\nstring City\n";
    assert!(main.contains(city), "{main}");
    let main = main.replace(city, "apply City @internal\n");
    let main = main.replace(
        "use aws",
        "use example.common#City\nuse example.geo#Place\nuse aws",
    );
    let main = main.replace("chanceOfRain: Float", "chanceOfRain: Float\n\nplace: Place");
    consumer.write("model/main.smithy", &main);
    consumer.write("model/common.smithy", COMMON);
    let geo = "{\"smithy\": \"2.0\", \"shapes\": {\"example.geo#Place\": {\"type\": \"structure\", \"members\": {}}}}";
    consumer.write("model/geo.json", geo);
    consumer.remove_old();
    assert_eq!(
        drawn(&self::block(&page, "<!-- drawing -->", "text")),
        files(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("team"))
    );
    let first = consumer.run_package("server");
    assert_eq!(first, "/cities/Aarhus/forecast\n1\n");

    // Nothing has changed.
    let messages = consumer.cargo_messages(&["build"]);
    assert!(!messages.contains("Compiling"), "{messages}");

    // A file has changed.
    consumer.write("model/common.smithy", &COMMON.replace("min: 1", "min: 0"));
    let changed = consumer.run_package("server");
    assert_eq!(changed, "/cities/Aarhus/forecast\n0\n");

    // A file has been added, in a folder that is new, too.
    let added = "$version: \"2\"\nnamespace example.added\n\napply example.common#City @pattern(\"[a-z]\")\n";
    consumer.write("model/added/patterns.smithy", added);
    let changed = consumer.run_package("server");
    assert_eq!(changed, "/cities/Aarhus/forecast\n1\n");
}

#[test]
fn a_change_of_any_file_changes_the_types() {
    let main = "
        shapesmith::smithy! { model = [\"model/main.smithy\", \"model/common.smithy\"], shapes = [Visit] }

        #[derive(Clone, Debug, shapesmith::Shape)]
        #[shape(model = [\"model/main.smithy\", \"model/common.smithy\"], id = Visit)]
        struct Own { city: String }

        fn main() {
            println!(\"{}\", Visit::builder().city(\"\").build().is_ok());
            println!(\"{}\", Own::builder().city(\"\").build().is_ok());
        }";
    let manifest = package("idl-changes", "\n[workspace]\n");
    let consumer = Consumer::new("idl-changes", &manifest, main);
    let visit = "$version: \"2\"\nnamespace example\nuse example.common#City\n\
                 structure Visit {\n    @required\n    city: City\n}\n";
    consumer.write("model/main.smithy", visit);
    consumer.write("model/common.smithy", COMMON);
    assert_eq!(consumer.run(), "false\nfalse\n");
    consumer.write("model/common.smithy", &COMMON.replace("min: 1", "min: 0"));
    assert_eq!(consumer.run(), "true\ntrue\n");
    let more = visit.to_owned() + "apply City @pattern(\"[a-z]\")\n";
    consumer.write("model/main.smithy", &more);
    assert_eq!(consumer.run(), "false\nfalse\n");

    // An error has the place in the file that it is in, and a change that cures it is noticed.
    consumer.write("model/common.smithy", &COMMON.replace("string", "strin"));
    let errors = consumer.cargo_fails(&["check"]);
    assert!(errors.contains("--> model/common.smithy:5:1"), "{errors}");
    assert!(errors.contains("did you mean `string`"), "{errors}");
    consumer.write("model/common.smithy", COMMON);
    assert_eq!(consumer.run(), "false\nfalse\n");
}

#[test]
fn build_scripts_write_and_read_models() {
    let codegen = Path::new(ROOT).join("codegen");
    let manifest = format!(
        "[package]\nname = \"idl-build\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nshapesmith = {{ path = {ROOT:?}, features = [\"idl\"] }}\n\n\
         [build-dependencies]\nshapesmith-codegen = {{ path = {codegen:?} }}\n\n[workspace]\n"
    );
    let main = "
        mod written {
            shapesmith::smithy! { model = concat!(env!(\"OUT_DIR\"), \"/written.smithy\"), shapes = * }
        }
        #[allow(dead_code)]
        mod model {
            include!(concat!(env!(\"OUT_DIR\"), \"/model.rs\"));
        }
        fn main() {
            println!(\"{}\", written::Written::builder().build().expect(\"valid\"));
            println!(\"{}\", model::Thing::builder().name(\"n\").build().is_ok());
        }";
    let build = "fn main() -> Result<(), Box<dyn std::error::Error>> {
        let out = std::env::var(\"OUT_DIR\")?;
        let text = \"$version: \\\"2\\\"\\nnamespace example\\nstructure Written {}\\n\";
        std::fs::write(format!(\"{out}/written.smithy\"), text)?;
        shapesmith_codegen::Builder::new().model(\"model\").all_shapes().compile()?;
        Ok(())
    }";
    let consumer = Consumer::new("idl-build", &manifest, main);
    consumer.write("build.rs", build);
    let thing = "$version: \"2\"\nnamespace example\n\nstructure Thing {\n    name: Name\n}\n\nstring Name\n";
    consumer.write("model/thing.smithy", thing);
    assert_eq!(consumer.run(), "Written()\ntrue\n");
    let messages = consumer.cargo_messages(&["build"]);
    assert!(!messages.contains("Compiling idl-build"), "{messages}");

    // A file has changed, and one has been added.
    let long = thing.replace("string Name", "@length(min: 2)\nstring Name");
    consumer.write("model/thing.smithy", &long);
    assert_eq!(consumer.run(), "Written()\nfalse\n");
    consumer.write("model/thing.smithy", thing);
    assert_eq!(consumer.run(), "Written()\ntrue\n");
    let added = "$version: \"2\"\nnamespace other\n\napply example#Name @length(min: 2)\n";
    consumer.write("model/added.smithy", added);
    assert_eq!(consumer.run(), "Written()\nfalse\n");

    consumer.write("model/added.smithy", "$version: \"2\"\n");
    let wrong = thing.replace("string Name", "string Nam");
    consumer.write("model/thing.smithy", &wrong);
    let errors = consumer.cargo_fails(&["build"]);
    assert!(errors.contains("  --> model/thing.smithy:5:"), "{errors}");
    assert!(errors.contains("did you mean"), "{errors}");
}
