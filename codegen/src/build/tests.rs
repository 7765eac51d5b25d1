//! A file has the same code as the expansion of the macro.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::Builder;
use super::items::items;
use crate::pipeline;

/// The models of the tests.
fn models() -> Vec<PathBuf> {
    let folders = ["../tests/models", "tests/snapshots/models", "../model"];
    let mut models = Vec::new();
    for folder in folders {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).expect("a folder of models") {
            let path = entry.expect("an entry").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                models.push(path);
            }
        }
    }
    // The protocols of its services exclude each other.
    models.retain(|path| !path.ends_with("shared.json"));
    models.sort();
    assert!(models.len() > 40, "only {} models", models.len());
    models
}

fn everything(model: &Path) -> Builder {
    let builder = Builder::new()
        .base_dir("")
        .model(model)
        .all_shapes()
        .literals(true);
    let text = fs::read_to_string(model).expect("a model");
    if text.contains("\"type\": \"operation\"") {
        builder.all_operations()
    } else {
        builder
    }
}

/// The items of an expansion of the macro for a runtime with all features, without those of the anonymous constant,
/// and these.
fn of_macro(tokens: TokenStream) -> (String, String) {
    let (mut public, mut private) = (String::new(), String::new());
    let mut waiting = vec![tokens];
    while let Some(tokens) = waiting.pop() {
        for item in items(tokens) {
            let text: TokenStream = item.iter().cloned().collect();
            let text = text.to_string();
            let last = item.iter().rev().find_map(|tree| match tree {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    Some(group.stream())
                }
                _ => None,
            });
            match last {
                // `const _: () = { #[cfg(…)] use ::shapesmith::__private; … };`
                Some(inner) if enabled(&item).is_none() && text.contains("const _ : () = {") => {
                    for item in items(inner) {
                        let inner: TokenStream = item.iter().cloned().collect();
                        let inner_text = inner.to_string();
                        let is_own = inner_text.contains("include_bytes !")
                            || inner_text.contains("use :: shapesmith :: __private");
                        match enabled(&item) {
                            _ if is_own => {}
                            Some(enabled) => push(&mut private, &enabled.to_string()),
                            None => push(&mut private, &inner_text),
                        }
                    }
                }
                _ => match enabled(&item) {
                    Some(enabled) => waiting.push(enabled),
                    None => push(&mut public, &text),
                },
            }
        }
    }
    (public, private)
}

/// The first part of `if_feature! { { … } else { … } }`, or the second one for errors of features that are on.
fn enabled(item: &[TokenTree]) -> Option<TokenStream> {
    let is_condition = item
        .iter()
        .any(|tree| matches!(tree, TokenTree::Ident(name) if name.to_string().starts_with("if_")));
    let TokenTree::Group(parts) = item.last().filter(|_| is_condition)? else {
        return None;
    };
    let mut parts = parts.stream().into_iter().filter_map(|tree| match tree {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    parts.next()
}

/// Shows the first difference.
fn assert_same(found: &str, expected: &str, what: &str) {
    let same = found
        .bytes()
        .zip(expected.bytes())
        .take_while(|(a, b)| a == b);
    let at = same.count();
    let shown = |text: &str| {
        text.chars()
            .skip(at.saturating_sub(100))
            .take(200)
            .collect::<String>()
    };
    assert!(
        found == expected,
        "{what}:\n{}\n{}",
        shown(found),
        shown(expected)
    );
}

#[test]
fn the_code_is_that_of_the_macro_apart_from_conditions_and_the_dependency_on_the_model() {
    for model in models() {
        let input = everything(&model).input().expect("sound");
        let texts = input.model.read().expect("a model");
        let expansion = pipeline::generate(&input).expect("a sound model");
        let (public, private) = of_macro(expansion);
        let file = pipeline::generate_file(&input, &texts, None).expect("a sound model");
        let own = |tokens: TokenStream| {
            let mut text = String::new();
            for item in items(tokens) {
                let item: TokenStream = item.into_iter().collect();
                push(&mut text, &item.to_string());
            }
            text
        };
        let name = model.display();
        assert_same(&own(file.items.public), &public, &format!("{name}: types"));
        assert_same(
            &own(file.items.private),
            &private,
            &format!("{name}: constant"),
        );
    }
}

#[test]
fn files_are_the_same_each_time_and_end_with_one_newline() {
    let chosen = |model: &PathBuf| {
        let name = model.file_stem().unwrap_or_default();
        ["hostile", "kinds", "modules", "rest"]
            .iter()
            .any(|known| name == *known)
    };
    for model in models().into_iter().filter(chosen) {
        let builder = everything(&model).header("A header.\n\nIts end.");
        for imports in [false, true] {
            let builder = builder.clone().imports(imports);
            let text = builder.generate().expect("a sound model");
            assert_eq!(text, builder.generate().expect("a sound model"));
            assert!(text.starts_with("// A header.\n//\n// Its end.\n\n"));
            assert!(
                text.ends_with("};\n") && !text.contains("\n\n\n"),
                "{}",
                model.display()
            );
            let in_code = text.contains(env!("CARGO_MANIFEST_DIR"));
            assert!(!in_code, "a path of the machine is in the code");
        }
    }
}

#[test]
fn names_that_nothing_shadows_have_no_path() {
    let model =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/cognito-identity-provider.json");
    let builder = Builder::new()
        .base_dir("")
        .model(model)
        .operations(["UpdateUserPoolClient"])
        .imports(true);
    let text = builder.generate().expect("a sound model");
    for absent in [
        " ::",
        "(::",
        "<::",
        "core::",
        "__private::String",
        "__private::Schema",
    ] {
        assert!(!text.contains(absent), "{absent}");
    }
    for present in [
        "use std::marker::PhantomData;\n",
        "pub user_pool_id: String,\n",
        "Option<Vec<String>>",
    ] {
        assert!(text.contains(present), "{present}");
    }
    let shadowed = builder.clone().rename(
        "com.amazonaws.cognitoidentityprovider#AnalyticsConfigurationType",
        "String",
    );
    let text = shadowed.generate().expect("a sound model");
    assert!(text.contains("pub user_pool_id: ::std::string::String,\n"));
    assert!(text.contains("pub analytics_configuration: Option<String>,\n"));
    let facade = builder
        .crate_path("crate::facade")
        .generate()
        .expect("a sound model");
    assert!(facade.contains("\ncrate::facade::__private::made_for! {"));
    assert!(!facade.contains("shapesmith::"));
}

/// Adds an item to a text.
fn push(text: &mut String, item: &str) {
    text.push_str(item);
    text.push(' ');
}

#[test]
fn options_that_are_wrong_are_named() {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/models/kinds.json");
    let builder = || {
        Builder::new()
            .base_dir("")
            .model(&model)
            .shapes(["Everything"])
    };
    for (wrong, expected) in [
        (
            Builder::new().shapes(["A"]),
            "no model is given\n  help: name one with `model(",
        ),
        (
            Builder::new().base_dir("").model(&model),
            "no shapes or operations are named\n  help: name some with",
        ),
        (
            builder().shapes(["*"]),
            "`shapes`: `*` cannot be combined with names\n  help: remove either",
        ),
        (
            builder().rename("a#B", "1x"),
            "`rename`: `1x` is not a valid name for `a#B`\n  help: write the new name",
        ),
        (
            builder().rename("a#B", "x::Y"),
            "`rename`: `x::Y` is not a valid name for `a#B`\n  help: write the new name",
        ),
        (
            builder().external("a#B", "Vec<u8>"),
            "`external`: expected the path of a type for `a#B`, found `Vec<u8>`\n  help: write a path",
        ),
        (
            builder().external("a#B", "b::*"),
            "`external`: expected the path of a type for `a#B`, found `b::*`\n  help: name a type, or",
        ),
        (
            builder().external("a#*", "b"),
            "`external`: expected the types of a module for `a#*`, found `b`\n  help: write `b::*`",
        ),
        (
            builder().derive(["Clone"]),
            "`Clone` is always implemented\n  help: remove it",
        ),
        (builder().derive(["A", "A"]), "duplicate derive `A`"),
        (
            builder().derive(["A<B>"]),
            "`derive`: expected the path of a derive, found `A<B>`\n  help: write a path",
        ),
        (
            builder().attribute("structs", "#[a]"),
            "`attribute`: unknown kind of types `structs`\n  help: write `types`,",
        ),
        (
            builder().attribute("structure", "#[a]"),
            "`attribute`: unknown kind of types `structure`\n  help: did you mean `structures`? Write",
        ),
        (
            builder().attribute("structures", "a"),
            "`attribute`: expected attributes, found `a`\n  help: write attributes as in code",
        ),
        (
            builder().attribute("structures", "#[a b]"),
            "`attribute`: expected attributes, found `#[a b]`\n  help: write attributes as in code",
        ),
        (
            builder().attribute("fields", "#[derive(A)]"),
            "`attribute`: `derive` is only for types\n  help: name a type",
        ),
        (
            builder().attribute("structures", "#[cfg(test)]"),
            "`attribute`: `cfg` would remove a part of a type",
        ),
        (
            builder().crate_path("a b"),
            "`crate`: expected a path, found `a b`\n  help: write the path of the runtime",
        ),
        (
            builder().features(["htpp"]),
            "`shapesmith` has no feature `htpp`\n  help: did you mean `http`?",
        ),
        (
            builder().features(["serde"]),
            "`smithy.api#BigInteger` is a big integer, which requires the feature `bignum` of `shapesmith`\n  --> ",
        ),
        (
            Builder::new().base_dir("").model("none.json").shapes(["A"]),
            "cannot read model `none.json`",
        ),
    ] {
        let shown = format!("{wrong:?}");
        let error = wrong.generate().expect_err(&shown).to_string();
        assert!(error.starts_with(expected), "{shown}:\n{error}");
    }
}

#[test]
fn texts_that_change_direction_are_escaped() {
    let model = "{\"smithy\": \"2.0\", \"shapes\": {\"a#B\": {\"type\": \"enum\", \"members\": {\"C\": {\"target\": \
                 \"smithy.api#Unit\", \"traits\": {\"smithy.api#enumValue\": \"x\u{202e}y\", \
                 \"smithy.api#documentation\": \"one \u{2066}two\"}}}}}}";
    let builder = Builder::new().model_text("m.json", model).shapes(["B"]);
    let builder = builder.header("of m\u{202e}.json\u{7}\n");
    let text = builder.generate().expect("a sound model");
    assert!(text.starts_with("// of m\\u{202e}.json\\u{7}\n"), "{text}");
    assert!(!text.contains(['\u{202e}', '\u{2066}']));
    assert!(text.contains("x\\u{202e}y"));
}

#[test]
fn two_builders_do_not_write_one_file() {
    let folder = std::env::temp_dir().join(format!("shapesmith-{}", std::process::id()));
    let model = |name: &str| {
        let text =
            format!(r#"{{"smithy": "2.0", "shapes": {{"a#{name}": {{"type": "structure"}}}}}}"#);
        let builder = Builder::new().model_text("m.json", text).shapes([name]);
        builder.out_dir(&folder)
    };
    model("One").compile().expect("the first");
    model("One").compile().expect("the same code");
    let error = model("Two").compile().expect_err("other code").to_string();
    assert!(error.contains("another `compile` has written"), "{error}");
    let other = model("Two").file_name("two.rs");
    other.compile().expect("another file");
    std::fs::remove_dir_all(folder).expect("the folder");
}
