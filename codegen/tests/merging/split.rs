//! Models that are split into files at random give the code of the whole.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use shapesmith_codegen::testing::model::{Raw, index, object};
use shapesmith_test_support::random::Random;

use crate::expand;

/// The number of splits of each model.
const SPLITS: usize = 4;

/// A shape or statement as a list of keys and values, without its traits, and the traits.
struct Parts {
    keys: Vec<(String, String)>,
    traits: Vec<(String, String)>,
}

fn parts(raw: Raw<'_>) -> Parts {
    let mut parts = Parts {
        keys: Vec::new(),
        traits: Vec::new(),
    };
    for (key, value) in object(raw).expect("an object") {
        if key == "traits" {
            let traits = object(value).expect("an object").into_iter();
            let traits = traits.map(|(id, value)| (id.into_owned(), value.get().to_owned()));
            parts.traits = traits.collect();
        } else {
            parts.keys.push((key.into_owned(), value.get().to_owned()));
        }
    }
    parts
}

fn write(entries: &[(String, String)]) -> String {
    let entries = entries
        .iter()
        .map(|(key, value)| format!("{key:?}: {value}"));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

fn with_traits(mut keys: Vec<(String, String)>, traits: &[(String, String)]) -> String {
    if !traits.is_empty() {
        keys.push(("traits".to_owned(), write(traits)));
    }
    write(&keys)
}

/// The files of a model, as the entries of their shapes.
struct Split<'r> {
    random: &'r mut Random,
    files: Vec<Vec<(String, String)>>,
}

impl Split<'_> {
    /// Adds an entry to a random file that has none of this key. Returns whether there is one.
    fn add(&mut self, id: &str, text: &str) -> bool {
        let free = |file: &usize| self.files[*file].iter().all(|(known, _)| known != id);
        let free: Vec<usize> = (0..self.files.len()).filter(free).collect();
        if free.is_empty() {
            return false;
        }
        let file = self.random.pick(&free);
        self.files[file].push((id.to_owned(), text.to_owned()));
        true
    }

    fn chance(&mut self, of: usize) -> bool {
        self.random.below(of) == 0
    }

    /// Adds a statement with the traits that another file may apply, and removes these.
    fn apply(&mut self, id: &str, traits: &mut Vec<(String, String)>) {
        let (mut moved, mut kept) = (Vec::new(), Vec::new());
        for known in std::mem::take(traits) {
            if self.chance(2) {
                moved.push(known);
            } else {
                kept.push(known);
            }
        }
        let statement = format!("{{\"type\": \"apply\", \"traits\": {}}}", write(&moved));
        if moved.is_empty() || !self.add(id, &statement) {
            kept.append(&mut moved);
        }
        *traits = kept;
    }

    fn shape(&mut self, id: &str, raw: Raw<'_>) {
        let mut shape = parts(raw);
        let is_statement = raw.get().contains("\"apply\"") || id.contains('$');
        if is_statement {
            assert!(self.add(id, raw.get()));
            return;
        }
        // The shape itself takes one file, so that at least one other is free for a statement.
        for (key, value) in &mut shape.keys {
            if key == "members" && self.chance(2) {
                let members = shapesmith_codegen::testing::model::scan(value);
                let members = object(members).expect("members").into_iter();
                let mut members: Vec<(String, Parts)> = members
                    .map(|(name, raw)| (name.into_owned(), parts(raw)))
                    .collect();
                if self.chance(2) {
                    for (name, member) in &mut members {
                        self.apply(&format!("{id}${name}"), &mut member.traits);
                    }
                }
                let members = members
                    .into_iter()
                    .map(|(name, member)| (name, with_traits(member.keys, &member.traits)));
                *value = write(&members.collect::<Vec<_>>());
            }
        }
        if self.files.len() > 1 && self.chance(2) {
            self.apply(id, &mut shape.traits);
        }
        let text = with_traits(shape.keys.clone(), &shape.traits);
        if !self.add(id, &text) {
            // All files have statements on it.
            let free = &mut self.files[0];
            let at = free
                .iter()
                .position(|(known, _)| known == id)
                .expect("a statement");
            let (_, statement) = free.remove(at);
            let statement = shapesmith_codegen::testing::model::scan(&statement);
            shape.traits.extend(parts(statement).traits);
            free.push((id.to_owned(), with_traits(shape.keys, &shape.traits)));
            return;
        }
        if self.chance(4) {
            // Another definition, whose arrays would be joined.
            let without_arrays = |traits: &[(String, String)]| {
                let traits = traits.iter().filter(|(_, value)| !value.starts_with('['));
                traits.cloned().collect::<Vec<_>>()
            };
            self.add(id, &with_traits(shape.keys, &without_arrays(&shape.traits)));
        }
    }
}

fn file(version: &str, shapes: &[(String, String)]) -> String {
    let mut text = format!("{{\"smithy\": {version}, \"shapes\": {{");
    for (at, (id, shape)) in shapes.iter().enumerate() {
        let separator = if at == 0 { "" } else { "," };
        write!(text, "{separator}\n{id:?}: {shape}").expect("text");
    }
    text + "}}"
}

/// The code, without the places in its errors about features.
fn without_places(code: &str) -> String {
    let mut pieces = code.split("--> ");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.find(" in `").map_or(piece, |at| &piece[at..]));
    rest.fold(first, |code, piece| code + piece)
}

/// Checks that the code is the same.
fn same(name: &str, whole: &str, parts: &str, files: &[String]) {
    let [whole, parts] = [whole, parts].map(without_places);
    if whole == parts {
        return;
    }
    let pairs = whole.bytes().zip(parts.bytes());
    let at = pairs.take_while(|(a, b)| a == b).count();
    let from = at.saturating_sub(200);
    let shown = |text: &str| {
        let bytes = &text.as_bytes()[from..text.len().min(at + 200)];
        String::from_utf8_lossy(bytes).into_owned()
    };
    panic!(
        "{name}: {}\n---\n{}\n{files:#?}",
        shown(&whole),
        shown(&parts)
    );
}

#[test]
fn a_model_in_several_files_gives_the_code_of_the_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut random = Random::new(7);
    let (mut compared, mut refused) = (0, 0);
    for folder in ["model", "tests/models"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a model");
            let name = path.display().to_string();
            let shapes = index(&name, &text).expect("a model");
            let version = if text.contains("\"smithy\": \"1") {
                "\"1.0\""
            } else {
                "\"2.0\""
            };
            let mut sorted: Vec<(String, String)> = shapes
                .iter()
                .map(|(id, raw)| (id.clone(), raw.get().to_owned()))
                .collect();
            sorted.sort();
            let whole = expand(&[file(version, &sorted)]);
            refused += usize::from(whole.is_err());
            for _ in 0..SPLITS {
                let count = 2 + random.below(3);
                let mut split = Split {
                    random: &mut random,
                    files: vec![Vec::new(); count],
                };
                for (id, raw) in &shapes {
                    split.shape(id, raw);
                }
                let files: Vec<String> = split
                    .files
                    .iter()
                    .map(|shapes| file(version, shapes))
                    .collect();
                match (&whole, expand(&files)) {
                    (Ok(whole), Ok(parts)) => same(&name, whole, &parts, &files),
                    (Ok(_), Err(error)) => panic!("{name}: {error}\n{files:#?}"),
                    (Err(_), Err(_)) => {}
                    (Err(error), Ok(_)) => panic!("{name}: {error}\n{files:#?}"),
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} splits");
    assert!(refused < 8, "{refused} models are refused as a whole");
}
