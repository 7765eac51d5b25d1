//! Snapshots of expansions, so that changes are visible in review: a file for each kind of shape, and the
//! reference expansion in `generated/expanded/`.

mod readable;

use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use readable::{mark, readable};
use shapesmith_codegen::input::attributes::{
    Attribute, AttributeEntry, AttributeKind, AttributeTarget,
};
use shapesmith_codegen::input::derive_input::{Body, DeriveInput, Field, Skip, Variant};
use shapesmith_codegen::input::generics::{Generics, Parameter};
use shapesmith_codegen::input::rust_type::RustType;
use shapesmith_codegen::testing::{generate_derive_marked, generate_marked};
use shapesmith_codegen::{ModelFile, Name, Nullability, Selection, SmithyInput};

const REWRITE: &str = "SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots";

fn model(path: &str) -> ModelFile {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    ModelFile::new(path, &base, Span::call_site())
}

/// All shapes of a model, and all operations if there are any.
fn input(name: &str) -> SmithyInput {
    let mut input = SmithyInput::new(model(&format!("models/{name}.json")));
    if name.starts_with("operation") {
        input.operations = Some(Selection::All(Span::call_site()));
    } else {
        input.shapes = Some(Selection::All(Span::call_site()));
    }
    input
}

fn smithy(input: &SmithyInput) -> String {
    readable(generate_marked(input, mark).expect("the model is sound"))
}

/// Compares with a file, or rewrites it.
fn compare(path: &Path, what: &str, expansion: &str) {
    let fresh = format!(
        "// {what}, formatted. Comments name the file that expands each item.\n\
         // `{REWRITE}` rewrites it.\n\n{expansion}"
    );
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        std::fs::write(path, &fresh).expect("the snapshot can be written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    let differs = kept
        .lines()
        .zip(fresh.lines())
        .position(|(kept, fresh)| kept != fresh);
    assert!(
        kept == fresh,
        "{} is out of date (first difference in line {}); to rewrite all snapshots, run\n\n    \
         {REWRITE}\n",
        path.display(),
        differs.unwrap_or_else(|| kept.lines().count().min(fresh.lines().count())) + 1,
    );
}

fn snapshot(name: &str, expansion: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/expanded");
    let what = format!("The expansion of `models/{name}.json`");
    compare(&folder.join(format!("{name}.rs")), &what, expansion);
}

macro_rules! snapshots {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let name = stringify!($name);
            snapshot(name, &smithy(&input(name)));
        }
    )*};
}

snapshots! {
    structure union string_enum int_enum operation_json operation_http operation_unsupported floats recursion sensitive features
}

#[test]
fn constraints() {
    let mut input = input("constraints");
    input.literals = true;
    snapshot("constraints", &smithy(&input));
}

#[test]
fn attributes() {
    let mut input = input("attributes");
    input.derives = vec![quote!(schemars::JsonSchema), quote!(utoipa::ToSchema)];
    let entry = |target, attribute| AttributeEntry {
        target,
        attributes: vec![attribute],
    };
    let name = |text: &str| {
        AttributeTarget::Shape(Name {
            text: text.to_owned(),
            span: Span::call_site(),
        })
    };
    let other = |tokens| Attribute::Other(tokens);
    input.attributes = vec![
        entry(
            AttributeTarget::Every(AttributeKind::Structures),
            Attribute::Derive {
                condition: None,
                paths: vec![quote!(PartialOrd), quote!(Default)],
            },
        ),
        entry(
            AttributeTarget::Every(AttributeKind::Unknown),
            other(quote!(#[zeroize(skip)])),
        ),
        entry(name("shop#Order"), other(quote!(#[must_use]))),
        entry(
            name("shop#Order$CallbackURL"),
            other(quote!(#[schemars(length(min = 1))])),
        ),
        entry(name("shop#Kind$A"), other(quote!(#[default]))),
    ];
    snapshot("attributes", &smithy(&input));
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn derived(id: &str, name: &str, generics: Generics, body: Body) -> String {
    let input = DeriveInput {
        model: model("models/derive.json").into(),
        shape: Name {
            text: id.to_owned(),
            span: Span::call_site(),
        },
        nullability: Nullability::Client,
        partial: false,
        skip: Skip {
            from_json: true,
            ..Skip::default()
        },
        visibility: quote!(pub),
        ident: ident(name),
        generics,
        body,
        runtime: None,
        others: Vec::new(),
        skipped: Vec::new(),
    };
    readable(generate_derive_marked(&input, mark).expect("the type fits"))
}

#[test]
fn derive_structure() {
    let field = |name: &str, ty: TokenStream| Field {
        ident: ident(name),
        member: None,
        ty: RustType::new(ty),
    };
    let fields = vec![
        field("id", quote!(&'a str)),
        field("note", quote!(Option<Note>)),
        field("line", quote!(Option<MyLine>)),
    ];
    let generics = Generics {
        lifetimes: vec![Parameter {
            name: quote!('a),
            declared: quote!('a),
        }],
        ..Generics::default()
    };
    snapshot(
        "derive_structure",
        &derived("Order", "MyOrder", generics, Body::Structure(fields)),
    );
}

#[test]
fn derive_enum() {
    let variant = |name: &str, payload: Option<TokenStream>| Variant {
        ident: ident(name),
        value: None,
        member: None,
        payload: payload.map(RustType::new),
    };
    let variants = vec![
        variant("Small", None),
        variant("Other", Some(quote!(String))),
    ];
    snapshot(
        "derive_enum",
        &derived("Size", "MySize", Generics::default(), Body::Enum(variants)),
    );
}

/// The reference expansion.
fn reference() -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = ModelFile::new(
        "../model/cognito-identity-provider.json",
        base,
        Span::call_site(),
    );
    let shapes = Selection::named(&["UpdateUserPoolClientRequest"]);
    smithy(&SmithyInput::new(model).with_shapes(shapes))
}

#[test]
fn update_user_pool_client_request() {
    let path = "../generated/expanded/update_user_pool_client_request.rs";
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let what = "The expansion of `UpdateUserPoolClientRequest`";
    compare(&path, what, &reference());
}

#[test]
fn an_expansion_is_the_same_each_time_and_names_no_machine() {
    let once = reference();
    assert_eq!(once, reference());
    assert!(
        !once.contains(env!("CARGO_MANIFEST_DIR")),
        "an absolute path is in the expansion"
    );
}
