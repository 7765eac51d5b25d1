//! `crate = path`: nothing names the runtime by its package.

use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use shapesmith_codegen::input::derive_input::{Body, DeriveInput, Field, Skip};
use shapesmith_codegen::input::generics::{Generics, Parameter};
use shapesmith_codegen::input::rust_type::RustType;
use shapesmith_codegen::{
    Diagnostic, ModelFile, Name, Nullability, Selection, SmithyInput, expand_derive,
    expand_derive_errors, expand_smithy,
};

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

/// The models of the snapshots and of the integration tests.
fn models() -> Vec<PathBuf> {
    let folders = ["tests/snapshots/models", "../tests/models"];
    let files = folders.iter().flat_map(|folder| {
        let files = std::fs::read_dir(Path::new(FOLDER).join(folder)).expect("a folder");
        files.map(|file| file.expect("a file").path())
    });
    let is_model = |file: &PathBuf| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    };
    let models: Vec<PathBuf> = files.filter(is_model).collect();
    assert!(models.len() > 30, "{models:?}");
    models
}

fn input(model: &Path, runtime: Option<TokenStream>) -> SmithyInput {
    let name = model.to_str().expect("UTF-8");
    let model = ModelFile::new(name, Path::new(""), Span::call_site());
    let all = || Some(Selection::All(Span::call_site()));
    let mut input = SmithyInput::new(model);
    input.shapes = all();
    let text = std::fs::read_to_string(name).expect("a model");
    if text.contains("\"operation\"") && text.contains("\"service\"") {
        input.operations = all();
    }
    input.literals = true;
    input.runtime = runtime;
    input
}

/// Checks that two expansions differ in the path of the runtime, and in nothing else. Returns whether they name it: stubs
/// do not.
fn check(of: &str, with: &TokenStream, without: &TokenStream) -> bool {
    let (with, without) = (with.to_string(), without.to_string());
    assert!(!with.contains("as :: shapesmith"), "{of}");
    let names_it = with.contains("smith :: inner");
    assert_eq!(names_it, without.contains(":: shapesmith"), "{of}");
    assert!(!without.contains("smith :: inner"), "{of}");
    let squeeze = |text: &str| text.replace(' ', "");
    assert!(
        squeeze(&with).replace("smith::inner", "::shapesmith") == squeeze(&without),
        "{of}: something else differs"
    );
    names_it
}

#[test]
fn all_paths_of_an_expansion_are_replaced() {
    let mut naming = 0;
    for model in models() {
        let of = model.display().to_string();
        let with = expand_smithy(&input(&model, Some(quote!(smith::inner))));
        naming += usize::from(check(&of, &with, &expand_smithy(&input(&model, None))));
    }
    assert!(naming > 30, "only {naming} expansions name the runtime");
}

#[test]
fn all_paths_of_stubs_are_replaced() {
    for model in models() {
        let of = model.display().to_string();
        let failed = |runtime| {
            let mut input = input(&model, runtime);
            input.pattern_off = vec![Name {
                text: "no#Such".to_owned(),
                span: Span::call_site(),
            }];
            let tokens = expand_smithy(&input);
            assert!(tokens.to_string().contains("no shape `no#Such`"), "{of}");
            tokens
        };
        check(&of, &failed(Some(quote!(smith::inner))), &failed(None));
    }
}

#[test]
fn all_paths_of_a_derive_are_replaced() {
    let derived = |runtime| {
        let ident = |name: &str| Ident::new(name, Span::call_site());
        let field = |name: &str, ty: TokenStream| Field {
            ident: ident(name),
            member: None,
            ty: RustType::new(ty),
        };
        let model = Path::new(FOLDER).join("tests/snapshots/models/derive.json");
        let parameter = Parameter {
            name: quote!(I),
            declared: quote!(I),
        };
        DeriveInput {
            model: ModelFile::new(
                model.to_str().expect("UTF-8"),
                Path::new(""),
                Span::call_site(),
            )
            .into(),
            shape: Name {
                text: "Order".to_owned(),
                span: Span::call_site(),
            },
            nullability: Nullability::Client,
            partial: true,
            skip: Skip::default(),
            visibility: quote!(pub),
            ident: ident("Own"),
            generics: Generics {
                types: vec![parameter],
                ..Generics::default()
            },
            body: Body::Structure(vec![field("line", quote!(Option<I>))]),
            others: Vec::new(),
            skipped: Vec::new(),
            runtime,
        }
    };
    let with = derived(Some(quote!(smith::inner)));
    let without = derived(None);
    assert!(check(
        "a derive",
        &expand_derive(&with),
        &expand_derive(&without)
    ));
    let errors = [Diagnostic::new(Span::call_site(), "wrong")];
    let named = check(
        "a derive with errors",
        &expand_derive_errors(&with, &errors),
        &expand_derive_errors(&without, &errors),
    );
    assert!(named);
}
