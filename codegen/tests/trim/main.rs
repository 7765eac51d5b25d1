//! Trimmed models expand like the whole models, and are sound models themselves.
//!
//! `SHAPESMITH_SEED` sets the seed, and `SHAPESMITH_TRIMS` the number of trims per model. Without
//! `SHAPESMITH_CORPUS_FULL`, a tenth of the official models is trimmed.

mod cases;
mod derive;
mod sentences;
mod sound;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span};
use quote::quote;
use shapesmith_codegen::inspect::{Docs, Files, Model};
use shapesmith_codegen::testing::generate_from;
use shapesmith_codegen::{ModelFile, Name, Nullability, Selection, SmithyInput};
use shapesmith_test_support::aws_models::aws_models;
use shapesmith_test_support::corpus;
use shapesmith_test_support::random::Random;

/// The name of each model in messages.
const NAME: &str = "m.json";

/// Official models that are always trimmed: one per protocol.
const SAMPLE: [&str; 5] = ["dynamodb", "ec2", "glacier", "iam", "s3"];

fn number(variable: &str, default: usize) -> usize {
    let value = std::env::var(variable).ok();
    value.map_or(default, |value| value.parse().expect("a number"))
}

fn input() -> SmithyInput {
    SmithyInput::new(ModelFile::new(NAME, Path::new(""), Span::call_site()))
}

/// The models of this repository, and those of the corpus: name and path.
fn models() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut models = Vec::new();
    let mut folders = vec![root.join("model"), root.join("tests/models")];
    if let Some(corpus) = corpus("trimmed models") {
        let all = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR"));
        let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
        let sample = all
            .into_iter()
            .enumerate()
            .filter(|(number, (name, _))| is_full || number % 10 == 0 || SAMPLE.contains(&&**name));
        models = sample.map(|(_, model)| model).collect();
        folders.push(corpus.join("conformance/protocol-tests"));
    }
    for folder in folders {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a model").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                models.push((path.display().to_string(), path));
            }
        }
    }
    models.sort();
    models
}

/// The IDs of what can be named in a model.
#[derive(Default)]
struct Nameable {
    types: Vec<String>,
    operations: Vec<String>,
    services: Vec<String>,
}

impl Nameable {
    fn of(model: &Model<'_>) -> Self {
        let mut nameable = Nameable::default();
        for (id, _) in model.shapes() {
            let Ok(Some(shape)) = model.shape(id) else {
                continue;
            };
            let is_mixin = shape.trait_value("smithy.api#mixin").is_some();
            let is_enum = shape.trait_value("smithy.api#enum").is_some();
            let list = match shape.kind() {
                "structure" | "union" | "enum" | "intEnum" => &mut nameable.types,
                "string" if is_enum => &mut nameable.types,
                "operation" if !is_mixin => &mut nameable.operations,
                "service" if !is_mixin => &mut nameable.services,
                _ => continue,
            };
            list.push(id.clone().into_owned());
        }
        nameable
    }

    /// A random selection of one to four names.
    fn select(&self, random: &mut Random, input: &mut SmithyInput) {
        let (mut shapes, mut operations) = (Vec::new(), Vec::new());
        for _ in 0..=random.below(4) {
            let from_types = self.operations.is_empty() || random.below(2) == 0;
            let (from, to) = if from_types && !self.types.is_empty() {
                (&self.types, &mut shapes)
            } else {
                (&self.operations, &mut operations)
            };
            if from.is_empty() {
                continue;
            }
            let id = from[random.below(from.len())].clone();
            if !to.contains(&id) {
                to.push(id);
            }
        }
        input.shapes = selection(&shapes);
        input.operations = selection(&operations);
    }
}

fn selection(ids: &[String]) -> Option<Selection> {
    let ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
    (!ids.is_empty()).then(|| Selection::named(&ids))
}

fn names(selection: Option<&Selection>) -> Vec<&str> {
    match selection {
        Some(Selection::Named(names)) => names.iter().map(|name| &*name.text).collect(),
        Some(Selection::All(_)) => vec!["*"],
        None => Vec::new(),
    }
}

/// Other options, at random.
fn options(random: &mut Random, nameable: &Nameable, input: &mut SmithyInput) {
    let name = |text: &str| Name {
        text: text.to_owned(),
        span: Span::call_site(),
    };
    if random.below(2) == 0 {
        input.nullability = Nullability::Server;
    }
    input.docs = random.below(2) == 0;
    input.literals = random.below(4) == 0;
    input.arbitrary = random.below(8) == 0;
    let types = &nameable.types;
    if !types.is_empty() && random.below(4) == 0 {
        let id = &types[random.below(types.len())];
        input.renames = vec![(name(id), Ident::new("Renamed", Span::call_site()))];
    }
    if !types.is_empty() && random.below(4) == 0 {
        let id = &types[random.below(types.len())];
        input.external = vec![(name(id), quote!(crate::External))];
    }
    if !types.is_empty() && random.below(8) == 0 {
        input.pattern_off = vec![name(&types[random.below(types.len())])];
    }
    if !nameable.services.is_empty() && random.below(4) == 0 {
        let services = &nameable.services;
        input.service = Some(name(&services[random.below(services.len())]));
    }
    if random.below(4) == 0 {
        input.derives = vec![quote!(::serde::Serialize)];
    }
}

/// The expansion as a text, or the errors, without places in the model, which differ.
fn expansion(input: &SmithyInput, text: &str) -> Result<String, String> {
    match generate_from(input, text) {
        Ok(tokens) => Ok(without_places(&tokens.to_string())),
        Err(errors) => {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Err(without_places(&errors.join("\n")))
        }
    }
}

/// Removes what follows the name of the model: line and column.
fn without_places(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("m.json:") {
        let (before, after) = rest.split_at(at + NAME.len());
        out.push_str(before);
        rest = after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    }
    out + rest
}

/// The expansion without doc comments.
fn without_docs(expansion: &str) -> String {
    let mut out = String::with_capacity(expansion.len());
    let mut rest = expansion;
    while let Some(at) = rest.find("# [doc = \"") {
        out.push_str(&rest[..at]);
        let text = &rest[at + "# [doc = \"".len()..];
        let mut is_escaped = false;
        let end = text.bytes().position(|byte| {
            let is_end = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_end
        });
        rest = text[end.expect("the end of the text") + 1..]
            .strip_prefix("]")
            .expect("the end of the attribute");
    }
    out + rest
}

/// The operations that `operations = *` takes, in its order.
fn bound(model: &Model<'_>, services: &[String]) -> Vec<String> {
    let mut operations = Vec::new();
    for service in services {
        let mut entities = vec![service.clone()];
        let mut next = 0;
        while let Some(entity) = entities.get(next).cloned() {
            next += 1;
            let shape = model.shape(&entity).expect("sound").expect("an entity");
            let mut found = shape.targets("operations");
            found.extend(shape.targets("collectionOperations"));
            for key in ["create", "put", "read", "update", "delete", "list"] {
                found.extend(shape.target(key));
            }
            for (ids, to) in [
                (found, &mut operations),
                (shape.targets("resources"), &mut entities),
            ] {
                for id in ids {
                    if !to.iter().any(|known: &String| *known == *id) {
                        to.push(id.into_owned());
                    }
                }
            }
        }
    }
    operations
}

/// The first difference between two texts.
fn difference(one: &str, other: &str) -> String {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
    let start = same.count().saturating_sub(120);
    let part = |text: &str| text.chars().skip(start).take(300).collect::<String>();
    format!("{}\n--- became ---\n{}", part(one), part(other))
}

struct Case<'c> {
    name: &'c str,
    text: &'c str,
    problems: Vec<String>,
    compared: usize,
}

impl Case<'_> {
    fn problem(&mut self, input: &SmithyInput, docs: Docs, what: &str) {
        let shapes = names(input.shapes.as_ref());
        let operations = names(input.operations.as_ref());
        self.problems.push(format!(
            "{}: shapes {shapes:?}, operations {operations:?}, {docs:?}: {what}",
            self.name
        ));
    }

    /// Trims the model at random, and compares.
    fn trim(&mut self, random: &mut Random) {
        let files = Files::one(NAME, self.text);
        let model = Model::scan(&files).expect("a model");
        let nameable = Nameable::of(&model);
        let mut request = input();
        nameable.select(random, &mut request);
        let docs = random.pick(&[Docs::Keep, Docs::Keep, Docs::FirstSentence, Docs::None]);
        let trimmed = match model.trim(&request, docs) {
            Ok(trimmed) => trimmed,
            Err(errors) => {
                if expansion(&request, self.text).is_ok() {
                    self.problem(&request, docs, &format!("not trimmed: {}", errors[0]));
                }
                return;
            }
        };
        for problem in sound::problems(self.text, &trimmed.text, docs) {
            self.problem(&request, docs, &problem);
        }
        let trimmed_files = Files::one(NAME, &trimmed.text);
        let small = match Model::scan(&trimmed_files) {
            Ok(small) => small,
            Err(errors) => {
                self.problem(&request, docs, &format!("not a model: {}", errors[0]));
                return;
            }
        };
        // Trimming again changes nothing.
        match small.trim(&request, docs) {
            Ok(again) if again.text == trimmed.text => {}
            Ok(again) => {
                let what = difference(&trimmed.text, &again.text);
                self.problem(&request, docs, &format!("not the same again: {what}"));
            }
            Err(errors) => self.problem(&request, docs, &format!("not again: {}", errors[0])),
        }
        // Each of its shapes can be named, too, and expands like in the whole model.
        let left = Nameable::of(&small);
        self.compare(random, &left, &trimmed.text, docs, request.clone());
        let mut other = input();
        left.select(random, &mut other);
        self.compare(random, &left, &trimmed.text, docs, other);
        if let Some(problem) = derive::problem(random, &model, self.text, &small, &trimmed.text) {
            self.problem(&request, docs, &problem);
        }
        // With more names, nothing is lost.
        let mut more = input();
        nameable.select(random, &mut more);
        for (more, request) in [
            (&mut more.shapes, &request.shapes),
            (&mut more.operations, &request.operations),
        ] {
            let both = [names(request.as_ref()), names(more.as_ref())].concat();
            let both: Vec<String> = both.into_iter().map(str::to_owned).collect();
            *more = selection(&both);
        }
        if let Ok(larger) = model.trim(&more, docs) {
            let files = Files::one(NAME, &larger.text);
            let larger = Model::scan(&files).expect("a model");
            let ids: BTreeSet<&str> = larger.shapes().map(|(id, _)| &**id).collect();
            let lost = small.shapes().find(|(id, _)| !ids.contains(&***id));
            // An operation is not left for a token if another one with the same input is named.
            let is_for_token = |id: &str| !trimmed.token_operations.is_empty() && !ids.contains(id);
            if let Some((id, _)) = lost.filter(|(id, _)| !is_for_token(id)) {
                let what = format!("`{id}` is lost with {:?}", names(more.operations.as_ref()));
                self.problem(&request, docs, &what);
            }
        }
        let operations = bound(&small, &left.services);
        if operations.is_empty() {
            return;
        }
        let mut named = input();
        named.operations = selection(&operations);
        let mut all = input();
        all.operations = Some(Selection::All(Span::call_site()));
        let (named, all) = (expansion(&named, self.text), expansion(&all, &trimmed.text));
        // Where a feature is missing, the input's own names are defined.
        if let Some(named) = named.ok().filter(|named| !named.contains("compile_error")) {
            let all = all.unwrap_or_else(|errors| errors);
            let is_same = match docs {
                Docs::Keep => named == all,
                _ => without_docs(&named) == without_docs(&all),
            };
            if !is_same {
                let what = difference(&named, &all);
                self.problem(
                    &request,
                    docs,
                    &format!("another `operations = *`:\n{what}"),
                );
            }
        }
    }

    fn compare(
        &mut self,
        random: &mut Random,
        left: &Nameable,
        small: &str,
        docs: Docs,
        mut request: SmithyInput,
    ) {
        options(random, left, &mut request);
        let Ok(whole) = expansion(&request, self.text) else {
            return;
        };
        self.compared += 1;
        let part = expansion(&request, small).unwrap_or_else(|errors| errors);
        let (whole, part) = match docs {
            Docs::Keep => (whole, part),
            _ => (without_docs(&whole), without_docs(&part)),
        };
        if whole != part {
            let what = difference(&whole, &part);
            self.problem(&request, docs, &format!("another expansion:\n{what}"));
        }
    }
}

#[test]
fn trimmed_models_expand_like_whole_ones() {
    let mut random = Random::new(number("SHAPESMITH_SEED", 1) as u64);
    let trims = number("SHAPESMITH_TRIMS", 3);
    let (mut problems, mut compared) = (Vec::new(), 0);
    let models = models();
    for (name, path) in &models {
        let text = fs::read_to_string(path).expect("a model");
        let mut case = Case {
            name,
            text: &text,
            problems: Vec::new(),
            compared: 0,
        };
        for _ in 0..trims {
            case.trim(&mut random);
        }
        problems.append(&mut case.problems);
        compared += case.compared;
    }
    let shown = problems
        .iter()
        .take(20)
        .map(|problem| format!("{problem}\n\n"));
    assert!(
        problems.is_empty(),
        "{} problems in {} models:\n{}",
        problems.len(),
        models.len(),
        shown.collect::<String>()
    );
    println!(
        "{} models, {compared} expansions are the same",
        models.len()
    );
    assert!(compared > models.len());
}
