//! Checks that `expanded/` is up to date: the expansion for the reference shape, formatted for reading.

use std::path::Path;

use proc_macro2::Span;
use shapesmith_codegen::{ModelFile, Selection, SmithyInput};
use syn::visit_mut::VisitMut;

const EXPANDED: &str = "expanded/update_user_pool_client_request.rs";
const REWRITE: &str = "SHAPESMITH_BLESS=1 cargo test -p shapesmith-generated --test expansion";

/// Splits doc attributes into one per line, like hand-written doc comments.
struct SplitDocs;

impl VisitMut for SplitDocs {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        let old = std::mem::take(attributes);
        for attribute in old {
            let docs = match &attribute.meta {
                syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
                    syn::Expr::Lit(syn::ExprLit {
                        lit: syn::Lit::Str(text),
                        ..
                    }) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            };
            match docs {
                Some(text) => attributes.extend(text.split('\n').map(|line| {
                    let space = if line.is_empty() || line.starts_with(' ') {
                        ""
                    } else {
                        " "
                    };
                    let line = format!("{space}{line}");
                    syn::parse_quote!(#[doc = #line])
                })),
                None => attributes.push(attribute),
            }
        }
    }
}

fn expansion() -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = "../model/cognito-identity-provider.json";
    let model = ModelFile::new(model, base, Span::call_site());
    let shapes = Selection::named(&["UpdateUserPoolClientRequest"]);
    let request = SmithyInput::new(model).with_shapes(shapes);
    let tokens =
        shapesmith_codegen::testing::generate(&request).expect("the model in model/ is sound");
    let mut file: syn::File = syn::parse2(tokens).expect("the expansion is Rust");
    SplitDocs.visit_file_mut(&mut file);
    format!(
        "// What `smithy!` emits for `UpdateUserPoolClientRequest`, formatted for reading.\n\
         // `{REWRITE}` rewrites it.\n\n{}",
        prettyplease::unparse(&file)
    )
}

#[test]
fn the_checked_in_expansion_is_what_the_macro_emits() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(EXPANDED);
    let fresh = expansion();
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        std::fs::write(&path, &fresh).expect("the expansion can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept
        .lines()
        .zip(fresh.lines())
        .position(|(kept, fresh)| kept != fresh);
    assert!(
        kept == fresh,
        "generated/{EXPANDED} is not what the macro emits (first difference in line {}); \
         to rewrite it, run\n\n    {REWRITE}\n",
        differs.unwrap_or_else(|| kept.lines().count().min(fresh.lines().count())) + 1,
    );
}

#[test]
fn the_expansion_is_the_same_each_time_and_names_no_machine() {
    let once = expansion();
    assert_eq!(once, expansion());
    assert!(
        !once.contains(env!("CARGO_MANIFEST_DIR")),
        "an absolute path is in the expansion"
    );
}
