//! Names that could clash: those derived from the names of shapes and members, and those chosen by the macros.

#![deny(warnings, missing_docs, clippy::pedantic)]

use shapesmith::Shape;

/// All types of the model.
pub mod emitted {
    shapesmith::smithy! { model = "tests/models/clashes.json", shapes = *, literals = true }
}

/// The structures of the model, written by hand.
pub mod derived {
    /// `Optional`.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/clashes.json", id = Optional)]
    pub struct Optional {
        /// `x`.
        pub x: Option<Vec<String>>,
        /// `maybeX`.
        pub maybe_x: Option<String>,
        /// `generateX`.
        pub generate_x: Option<String>,
        /// `maybeMaybeX`.
        pub maybe_maybe_x: Option<String>,
        /// `generateMaybeX`.
        pub generate_maybe_x: Option<String>,
        /// `maybeGenerateX`.
        pub maybe_generate_x: Option<String>,
        /// `xItem`.
        pub x_item: Option<String>,
        /// `xLiteral`.
        pub x_literal: Option<String>,
        /// `xItemLiteral`.
        pub x_item_literal: Option<String>,
        /// `itemX`.
        pub item_x: Option<Vec<String>>,
        /// `xItems`.
        pub x_items: Option<String>,
        /// `build`.
        pub build: Option<String>,
        /// `buildUnchecked`.
        pub build_unchecked: Option<String>,
        /// `maybeBuild`.
        pub maybe_build: Option<String>,
        /// `generateBuild`.
        pub generate_build: Option<String>,
        /// `builder`.
        pub builder: Option<String>,
        /// `buildWith`.
        pub build_with: Option<String>,
        /// `toBuilder`.
        pub to_builder: Option<String>,
        /// `with`.
        pub with: Option<String>,
        /// `validate`.
        pub validate: Option<String>,
        /// `fromJson`.
        pub from_json: Option<String>,
        /// `fromJsonUnchecked`.
        pub from_json_unchecked: Option<String>,
        /// `toJson`.
        pub to_json: Option<String>,
        /// `state`.
        pub state: Option<String>,
        /// `parts`.
        pub parts: Option<String>,
        /// `value`.
        pub value: Option<String>,
        /// `self`.
        pub self_: Option<String>,
        /// `default`.
        pub default: Option<String>,
        /// `clone`.
        pub clone: Option<String>,
        /// `eq`.
        pub eq: Option<String>,
        /// `fmt`.
        pub fmt: Option<String>,
        /// `id`.
        pub id: Option<String>,
        /// `fooBar`.
        pub foo_bar: Option<String>,
        /// `foo_bar`.
        pub foo_bar2: Option<String>,
    }

    /// `OptionalReversed`.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/clashes.json", id = OptionalReversed)]
    pub struct OptionalReversed {
        /// `id`.
        pub id: Option<String>,
        /// `fmt`.
        pub fmt: Option<String>,
        /// `eq`.
        pub eq: Option<String>,
        /// `clone`.
        pub clone: Option<String>,
        /// `default`.
        pub default: Option<String>,
        /// `self`.
        pub self_: Option<String>,
        /// `value`.
        pub value: Option<String>,
        /// `parts`.
        pub parts: Option<String>,
        /// `state`.
        pub state: Option<String>,
        /// `toJson`.
        pub to_json: Option<String>,
        /// `fromJsonUnchecked`.
        pub from_json_unchecked: Option<String>,
        /// `fromJson`.
        pub from_json: Option<String>,
        /// `validate`.
        pub validate: Option<String>,
        /// `with`.
        pub with: Option<String>,
        /// `toBuilder`.
        pub to_builder: Option<String>,
        /// `buildWith`.
        pub build_with: Option<String>,
        /// `builder`.
        pub builder: Option<String>,
        /// `generateBuild`.
        pub generate_build: Option<String>,
        /// `maybeBuild`.
        pub maybe_build: Option<String>,
        /// `buildUnchecked`.
        pub build_unchecked: Option<String>,
        /// `build`.
        pub build: Option<String>,
        /// `xItems`.
        pub x_items: Option<String>,
        /// `itemX`.
        pub item_x: Option<Vec<String>>,
        /// `xItemLiteral`.
        pub x_item_literal: Option<String>,
        /// `xLiteral`.
        pub x_literal: Option<String>,
        /// `xItem`.
        pub x_item: Option<String>,
        /// `maybeGenerateX`.
        pub maybe_generate_x: Option<String>,
        /// `generateMaybeX`.
        pub generate_maybe_x: Option<String>,
        /// `maybeMaybeX`.
        pub maybe_maybe_x: Option<String>,
        /// `generateX`.
        pub generate_x: Option<String>,
        /// `maybeX`.
        pub maybe_x: Option<String>,
        /// `x`.
        pub x: Option<Vec<String>>,
        /// `fooBar`.
        pub foo_bar: Option<String>,
        /// `foo_bar`.
        pub foo_bar2: Option<String>,
    }

    /// `Required`.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/clashes.json", id = Required)]
    pub struct Required {
        /// `x`.
        pub x: Vec<String>,
        /// `maybeX`.
        pub maybe_x: String,
        /// `generateX`.
        pub generate_x: String,
        /// `maybeMaybeX`.
        pub maybe_maybe_x: String,
        /// `generateMaybeX`.
        pub generate_maybe_x: String,
        /// `maybeGenerateX`.
        pub maybe_generate_x: String,
        /// `xItem`.
        pub x_item: String,
        /// `xLiteral`.
        pub x_literal: String,
        /// `xItemLiteral`.
        pub x_item_literal: String,
        /// `itemX`.
        pub item_x: Vec<String>,
        /// `xItems`.
        pub x_items: String,
        /// `build`.
        pub build: String,
        /// `buildUnchecked`.
        pub build_unchecked: String,
        /// `maybeBuild`.
        pub maybe_build: String,
        /// `generateBuild`.
        pub generate_build: String,
        /// `builder`.
        pub builder: String,
        /// `buildWith`.
        pub build_with: String,
        /// `toBuilder`.
        pub to_builder: String,
        /// `with`.
        pub with: String,
        /// `validate`.
        pub validate: String,
        /// `fromJson`.
        pub from_json: String,
        /// `fromJsonUnchecked`.
        pub from_json_unchecked: String,
        /// `toJson`.
        pub to_json: String,
        /// `state`.
        pub state: String,
        /// `parts`.
        pub parts: String,
        /// `value`.
        pub value: String,
        /// `self`.
        pub self_: String,
        /// `default`.
        pub default: String,
        /// `clone`.
        pub clone: String,
        /// `eq`.
        pub eq: String,
        /// `fmt`.
        pub fmt: String,
        /// `id`.
        pub id: String,
        /// `fooBar`.
        pub foo_bar: Option<String>,
        /// `foo_bar`.
        pub foo_bar2: Option<String>,
    }

    /// `Mixed`.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/clashes.json", id = Mixed)]
    pub struct Mixed {
        /// `x`.
        pub x: String,
        /// `maybeX`.
        pub maybe_x: Option<String>,
        /// `generateX`.
        pub generate_x: String,
        /// `maybeMaybeX`.
        pub maybe_maybe_x: Option<String>,
        /// `generateMaybeX`.
        pub generate_maybe_x: String,
        /// `maybeGenerateX`.
        pub maybe_generate_x: Option<String>,
        /// `xItem`.
        pub x_item: String,
        /// `xLiteral`.
        pub x_literal: Option<String>,
        /// `xItemLiteral`.
        pub x_item_literal: String,
        /// `itemX`.
        pub item_x: Option<Vec<String>>,
        /// `xItems`.
        pub x_items: String,
        /// `build`.
        pub build: Option<String>,
        /// `buildUnchecked`.
        pub build_unchecked: String,
        /// `maybeBuild`.
        pub maybe_build: Option<String>,
        /// `generateBuild`.
        pub generate_build: String,
        /// `builder`.
        pub builder: Option<String>,
        /// `buildWith`.
        pub build_with: String,
        /// `toBuilder`.
        pub to_builder: Option<String>,
        /// `with`.
        pub with: String,
        /// `validate`.
        pub validate: Option<String>,
        /// `fromJson`.
        pub from_json: String,
        /// `fromJsonUnchecked`.
        pub from_json_unchecked: Option<String>,
        /// `toJson`.
        pub to_json: String,
        /// `state`.
        pub state: Option<String>,
        /// `parts`.
        pub parts: String,
        /// `value`.
        pub value: Option<String>,
        /// `self`.
        pub self_: String,
        /// `default`.
        pub default: String,
        /// `clone`.
        pub clone: Option<String>,
        /// `eq`.
        pub eq: String,
        /// `fmt`.
        pub fmt: Option<String>,
        /// `id`.
        pub id: String,
        /// `fooBar`.
        pub foo_bar: Option<String>,
        /// `foo_bar`.
        pub foo_bar2: Option<String>,
    }

    /// `MixedReversed`.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/clashes.json", id = MixedReversed)]
    pub struct MixedReversed {
        /// `id`.
        pub id: Option<String>,
        /// `fmt`.
        pub fmt: String,
        /// `eq`.
        pub eq: Option<String>,
        /// `clone`.
        pub clone: String,
        /// `default`.
        pub default: Option<String>,
        /// `self`.
        pub self_: Option<String>,
        /// `value`.
        pub value: String,
        /// `parts`.
        pub parts: Option<String>,
        /// `state`.
        pub state: String,
        /// `toJson`.
        pub to_json: Option<String>,
        /// `fromJsonUnchecked`.
        pub from_json_unchecked: String,
        /// `fromJson`.
        pub from_json: Option<String>,
        /// `validate`.
        pub validate: String,
        /// `with`.
        pub with: Option<String>,
        /// `toBuilder`.
        pub to_builder: String,
        /// `buildWith`.
        pub build_with: Option<String>,
        /// `builder`.
        pub builder: String,
        /// `generateBuild`.
        pub generate_build: Option<String>,
        /// `maybeBuild`.
        pub maybe_build: String,
        /// `buildUnchecked`.
        pub build_unchecked: Option<String>,
        /// `build`.
        pub build: String,
        /// `xItems`.
        pub x_items: Option<String>,
        /// `itemX`.
        pub item_x: Vec<String>,
        /// `xItemLiteral`.
        pub x_item_literal: Option<String>,
        /// `xLiteral`.
        pub x_literal: String,
        /// `xItem`.
        pub x_item: Option<String>,
        /// `maybeGenerateX`.
        pub maybe_generate_x: String,
        /// `generateMaybeX`.
        pub generate_maybe_x: Option<String>,
        /// `maybeMaybeX`.
        pub maybe_maybe_x: String,
        /// `generateX`.
        pub generate_x: Option<String>,
        /// `maybeX`.
        pub maybe_x: String,
        /// `x`.
        pub x: Option<String>,
        /// `fooBar`.
        pub foo_bar: Option<String>,
        /// `foo_bar`.
        pub foo_bar2: Option<String>,
    }

    /// `Tokens`.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/clashes.json", id = Tokens)]
    pub struct Tokens {
        /// `id`.
        pub id: Option<String>,
        /// `fmt`.
        pub fmt: Option<String>,
        /// `eq`.
        pub eq: Option<String>,
        /// `clone`.
        pub clone: Option<String>,
        /// `default`.
        pub default: Option<String>,
        /// `self`.
        pub self_: Option<String>,
        /// `value`.
        pub value: Option<String>,
        /// `parts`.
        pub parts: Option<String>,
        /// `state`.
        pub state: Option<String>,
        /// `toJson`.
        pub to_json: Option<String>,
        /// `fromJsonUnchecked`.
        pub from_json_unchecked: Option<String>,
        /// `fromJson`.
        pub from_json: Option<String>,
        /// `validate`.
        pub validate: Option<String>,
        /// `with`.
        pub with: Option<String>,
        /// `toBuilder`.
        pub to_builder: Option<String>,
        /// `buildWith`.
        pub build_with: Option<String>,
        /// `builder`.
        pub builder: Option<String>,
        /// `generateBuild`.
        pub generate_build: Option<String>,
        /// `maybeBuild`.
        pub maybe_build: Option<String>,
        /// `buildUnchecked`.
        pub build_unchecked: Option<String>,
        /// `build`.
        pub build: Option<String>,
        /// `xItems`.
        pub x_items: Option<String>,
        /// `itemX`.
        pub item_x: Option<Vec<String>>,
        /// `xItemLiteral`.
        pub x_item_literal: Option<String>,
        /// `xLiteral`.
        pub x_literal: Option<String>,
        /// `xItem`.
        pub x_item: Option<String>,
        /// `maybeGenerateX`.
        pub maybe_generate_x: Option<String>,
        /// `generateMaybeX`.
        pub generate_maybe_x: Option<String>,
        /// `maybeMaybeX`.
        pub maybe_maybe_x: Option<String>,
        /// `generateX`.
        pub generate_x: Option<String>,
        /// `maybeX`.
        pub maybe_x: Option<String>,
        /// `x`.
        pub x: Option<String>,
        /// `fooBar`.
        pub foo_bar: Option<String>,
        /// `foo_bar`.
        pub foo_bar2: Option<String>,
    }
}

/// Two types with each other's names, and one with a new name.
pub mod renamed {
    shapesmith::smithy! {
        model = "tests/models/clashes.json",
        shapes = [SBuilderBuilder, SParts, SBuilder, "c#S"],
        rename = {
            "c#SBuilderBuilder" = SParts,
            "c#SParts" = SBuilderBuilder,
            "c#S" = Renamed,
        },
    }
}

#[test]
fn setters_of_emitted_and_derived_structures_have_the_same_names() {
    let emitted = emitted::Optional::builder()
        .maybe_x(Some(vec!["a".to_owned()]))
        .maybe_x_("b")
        .build()
        .expect("valid");
    let derived = derived::Optional::builder()
        .maybe_x(Some(vec!["a".to_owned()]))
        .maybe_x_("b")
        .build()
        .expect("valid");
    assert_eq!(emitted.to_json(), derived.to_json());
    let emitted = emitted::MixedReversed::builder().maybe_x("b");
    let derived = derived::MixedReversed::builder().maybe_x("b");
    drop((emitted, derived));
}

#[test]
fn a_renamed_type_renames_its_builder() {
    let builder: renamed::RenamedBuilder = renamed::Renamed::builder();
    let renamed = builder.x("a").build().expect("valid");
    assert_eq!(renamed.to_string(), "Renamed(x=a)");
}

#[test]
fn two_types_can_swap_their_names() {
    assert_eq!(renamed::SParts::ID, "c#SBuilderBuilder");
    assert_eq!(renamed::SBuilderBuilder::ID, "c#SParts");
}

#[test]
fn a_builder_whose_name_is_taken_gets_another() {
    assert_eq!(emitted::SBuilder::ID, "c#SBuilder");
    let builder: emitted::S2Builder = emitted::S2::builder();
    assert_eq!(
        builder.y("a").build().expect("valid").y.as_deref(),
        Some("a")
    );
}
