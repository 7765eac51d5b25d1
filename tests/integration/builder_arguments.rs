//! What setters take: values, builders, lists and maps of both.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use shapesmith::builder::{Set, Unset};

/// With the rules for clients.
pub mod client {
    shapesmith::smithy! { model = "tests/models/builders.json", shapes = * }
}

/// With the rules for servers.
pub mod server {
    shapesmith::smithy! { model = "tests/models/builders.json", shapes = *, nullability = server }
}

/// A structure of the user's, and one that is generated and contains it.
pub mod own {
    #![allow(missing_docs)]

    shapesmith::smithy! {
        model = "tests/models/builders.json",
        shapes = [Tree],
        external = {
            "example.builders#Leaf" = crate::builder_arguments::own::Leaf,
            "example.builders#Kind" = crate::builder_arguments::client::Kind,
        },
    }

    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/builders.json", id = Leaf)]
    pub struct Leaf {
        pub name: String,
        pub kind: super::client::Kind,
        pub note: Option<String>,
    }

    /// A structure of the user's with parameters.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/builders.json", id = Leaf, skip(from_json))]
    pub struct Borrowed<'a, T: Clone + AsRef<str> + From<String>>
    where
        T: PartialEq,
    {
        pub name: &'a str,
        pub kind: super::client::Kind,
        pub note: Option<T>,
    }

    /// Members whose types are those of the user.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/builders.json", id = Tree, partial)]
    pub struct Tree2 {
        pub root: Leaf,
        pub leaves: Vec<Leaf>,
        pub optional_leaves: Option<Vec<Leaf>>,
        pub rows: Option<Vec<Vec<Leaf>>>,
        pub either: Either,
        pub name_map: Option<std::collections::BTreeMap<String, String>>,
    }
}

/// In the scope of a trait whose methods have the names of those that setters call.
pub mod shadowed {
    #![allow(missing_docs, dead_code, unused_imports)]

    /// Methods that take `&self` come before those of the standard library that take `&mut self`.
    trait Shadows {
        fn push(&self) {}
        fn insert(&self) {}
        fn set(&self) {}
        fn unset(&self) {}
        fn clear(&self) {}
        fn get_or_insert_with(&self) {}
        fn is_set(&self) {}
    }

    impl<T: ?Sized> Shadows for T {}

    shapesmith::smithy! { model = "tests/models/builders.json", shapes = [Tree], nullability = server }

    pub mod client {
        use super::Shadows;

        shapesmith::smithy! { model = "tests/models/builders.json", shapes = [Tree] }
    }

    pub mod tokens {
        use super::Shadows;

        shapesmith::smithy! { model = "tests/models/tokens.json", operations = * }
    }

    pub mod absent {
        use super::Shadows;

        shapesmith::smithy! { model = "tests/models/absent.json", operations = * }
    }
}

use client::{Either, Kind, Leaf, LeafBuilder, Other, Tree, TreeBuilder, Twice};

fn leaf(name: &str) -> LeafBuilder<Set, Set> {
    Leaf::builder().name(name).kind(Kind::A)
}

fn built(name: &str) -> Leaf {
    leaf(name).build_unchecked()
}

fn paths<T>(result: Result<T, shapesmith::ConstraintViolations>) -> Vec<String> {
    let violations = result.err().into_iter().flatten();
    violations
        .map(|violation| violation.path().to_owned())
        .collect()
}

fn tree() -> TreeBuilder<Set, Set, Set, Set> {
    Tree::builder()
        .root(leaf("root"))
        .leaves([leaf("a"), leaf("b")])
        .by_name([("k", leaf("c"))])
        .either(Either::Text("t".to_owned()))
}

#[test]
fn a_member_takes_a_value_or_a_builder() {
    let (a, b) = (|| leaf("a"), || built("a"));
    let pairs = vec![
        (tree().root(a()), tree().root(b())),
        (tree().optional(a()), tree().optional(b())),
        (tree().optional(a()), tree().maybe_optional(Some(b()))),
        (tree().leaves([a()]), tree().leaves([b()])),
        (tree().leaves(vec![a()]), tree().leaves(&[b()])),
        (
            tree().leaves(std::iter::once(a())),
            tree().leaves(vec![b()].into_iter()),
        ),
        (
            tree().by_name([("k", a())]),
            tree().by_name(BTreeMap::from([("k".to_owned(), b())])),
        ),
        (
            tree().optional_leaves([a()]),
            tree().maybe_optional_leaves(Some(vec![b()])),
        ),
        (
            tree().sparse_leaves([Some(a()), None]),
            tree().maybe_sparse_leaves(Some(vec![Some(b()), None])),
        ),
        (
            tree().sparse_by_name([("k", Some(a())), ("l", None)]),
            tree().sparse_by_name([("k", Some(b())), ("l", None)]),
        ),
        (tree().rows([[a()]]), tree().rows(vec![vec![b()]])),
        (
            tree().rows(vec![vec![a()], vec![]]),
            tree().rows([&[b()][..], &[]]),
        ),
        (
            tree().sparse_rows([[Some(a()), None]]),
            tree().sparse_rows([[Some(b()), None]]),
        ),
        (tree().deep([[[a()]]]), tree().deep(vec![vec![vec![b()]]])),
        (
            tree().leaves_by_name([("k", [a()])]),
            tree().leaves_by_name([("k", vec![b()])]),
        ),
        (
            tree().maps([[("k", a())]]),
            tree().maps([BTreeMap::from([("k", b())])]),
        ),
        (tree().child(tree()), tree().child(tree().build_unchecked())),
        (
            tree().children([tree()]),
            tree().maybe_children(Some(vec![tree().build_unchecked()])),
        ),
        (tree().push_leaves(a()), tree().push_leaves(b())),
        (
            tree().insert_by_name("l", a()),
            tree().insert_by_name("l", b()),
        ),
        (tree().push_rows([a()]), tree().push_rows(vec![b()])),
    ];
    for (number, (with_builder, with_value)) in pairs.into_iter().enumerate() {
        assert_eq!(
            with_builder.build_unchecked(),
            with_value.build_unchecked(),
            "pair {number}"
        );
    }
}

#[test]
fn the_root_validates_the_whole_tree_once() {
    let long = || leaf("too long");
    let tree = tree()
        .root(long())
        .leaves([leaf("a"), long()])
        .by_name([("k", long())])
        .optional(long())
        .sparse_leaves([None, Some(long())])
        .rows(vec![vec![], vec![leaf("a"), long()]])
        .child(tree().root(long().note("")));
    assert_eq!(
        paths(tree.build()),
        [
            "/root/name",
            "/leaves/1/name",
            "/by_name/k/name",
            "/optional/name",
            "/sparse_leaves/1/name",
            "/rows/1/1/name",
            "/child/root/name",
            "/child/root/note",
        ]
    );
}

#[test]
fn lists_are_collections_and_iterators() {
    let expected = Some(vec!["a".to_owned()]);
    let s = || "a".to_owned();
    let names = vec![s()];
    let boxed: Box<dyn Iterator<Item = &str>> = Box::new(std::iter::once("a"));
    for builder in vec![
        tree().names(["a"]),
        tree().names([s()]),
        tree().names(&["a"]),
        tree().names(&[s()]),
        tree().names(&names),
        tree().names(&names[..]),
        tree().names(&Box::<[&str]>::from(["a"])),
        tree().names(Box::<[&str]>::from(["a"])),
        tree().names(vec!["a"]),
        tree().names(names.clone()),
        tree().names(VecDeque::from(["a"])),
        tree().names(&VecDeque::from(["a"])),
        tree().names(LinkedList::from(["a"])),
        tree().names(BinaryHeap::from(["a"])),
        tree().names(BTreeSet::from(["a"])),
        tree().names(&BTreeSet::from(["a"])),
        tree().names(HashSet::from(["a"])),
        tree().names(&HashSet::from([s()])),
        tree().names(names.iter()),
        tree().names(names.iter().map(String::as_str)),
        tree().names("a b".split(' ').take(1)),
        tree().names(Some("a").into_iter()),
        tree().names(std::iter::repeat_n('a', 1)),
        tree().names(boxed),
        tree().names(BTreeMap::from([("a", 1)]).into_keys()),
        tree().push_names("a"),
        tree().names(Vec::<String>::new()).push_names(s()),
        tree().maybe_names(expected.clone()),
    ] {
        assert_eq!(builder.peek().names, expected);
    }
    let counts = tree()
        .counts([1, 2])
        .counts(&[1, 2])
        .counts(1..=2)
        .counts(vec![1, 2]);
    assert_eq!(counts.push_counts(3).peek().counts, Some(vec![1, 2, 3]));
    assert_eq!(tree().counts([]).peek().counts, Some(vec![]));
    assert_eq!(tree().counts(Vec::new()).peek().counts, Some(vec![]));
    let kinds = tree()
        .kinds(["a".into(), Kind::B])
        .kinds(&[Kind::A, Kind::B]);
    assert_eq!(kinds.peek().kinds, Some(vec![Kind::A, Kind::B]));
    assert_eq!(
        tree().blobs([b"a"]).push_blobs(*b"b").peek().blobs,
        Some(vec![b"a".to_vec(), b"b".to_vec()])
    );
    assert_eq!(
        tree()
            .sparse_names([Some("a"), None])
            .push_sparse_names(None::<&str>)
            .peek()
            .sparse_names,
        Some(vec![Some(s()), None, None])
    );
    assert_eq!(
        tree()
            .name_rows([["a"]])
            .push_name_rows(["a"])
            .peek()
            .name_rows,
        Some(vec![vec![s()]; 2])
    );
}

#[test]
fn maps_are_collections_of_pairs() {
    let expected = Some(BTreeMap::from([("k".to_owned(), "v".to_owned())]));
    let own = || BTreeMap::from([("k".to_owned(), "v".to_owned())]);
    for builder in [
        tree().name_map([("k", "v")]),
        tree().name_map(&[("k", "v")]),
        tree().name_map(&[("k", "v")][..]),
        tree().name_map(vec![("k", "v")]),
        tree().name_map(&vec![("k", "v")]),
        tree().name_map(own()),
        tree().name_map(&own()),
        tree().name_map(HashMap::from([("k", "v")])),
        tree().name_map(&HashMap::from([("k", "v")])),
        tree().name_map(own().iter().map(|(k, v)| (k.clone(), v.clone()))),
        tree().name_map([("k", "u"), ("k", "v")]),
        tree().insert_name_map("k", "v"),
        tree().insert_name_map("k", "u").insert_name_map("k", "v"),
        tree().maybe_name_map(Some(own())),
    ] {
        assert_eq!(builder.peek().name_map, expected);
    }
    let counts = tree()
        .count_map([(Kind::A, 1)])
        .insert_count_map(Kind::B, 2);
    assert_eq!(
        counts.peek().count_map,
        Some(BTreeMap::from([(Kind::A, 1), (Kind::B, 2)]))
    );
}

#[test]
fn none_needs_no_type() {
    let tree = tree()
        .optional(leaf("a"))
        .names(["a"])
        .name_map([("a", "b")])
        .either_by_kind([(Kind::A, Either::Text("t".to_owned()))])
        .maybe_optional(None)
        .maybe_names(None)
        .maybe_name_map(None)
        .maybe_either_by_kind(None)
        .maybe_child(None)
        .maybe_kinds(None);
    assert_eq!(tree.build_unchecked(), self::tree().build_unchecked());
}

#[test]
fn adding_an_item_sets_a_required_list() {
    let tree = Tree::builder()
        .root(leaf("r"))
        .push_leaves(leaf("a"))
        .push_leaves(built("b"))
        .insert_by_name("k", leaf("a"))
        .either(Either::Other(Other::default()))
        .build()
        .expect("valid");
    assert_eq!((tree.leaves.len(), tree.by_name.len()), (2, 1));
}

#[test]
fn a_half_filled_builder_has_a_name() {
    fn rest(builder: TreeBuilder<Set, Unset, Set>) -> TreeBuilder<Set, Set, Set> {
        builder.leaves([leaf("a")])
    }
    let builder = Tree::builder().root(leaf("r")).by_name([("k", leaf("a"))]);
    assert_eq!(builder.peek().root.name, "r");
    assert!(builder.peek().leaves.is_empty());
    let tree = rest(builder).either(Either::Text("t".to_owned())).build();
    assert!(tree.is_ok());
}

#[test]
fn a_union_is_a_value() {
    let twice = Twice::Second(built("a"));
    let tree = tree()
        .twice(twice.clone())
        .eithers([Either::Leaf(built("a")), Either::Text("t".to_owned())]);
    assert_eq!(tree.peek().twice, Some(twice));
    let other = || Other::builder().count(1);
    let of_members = tree
        .clone()
        .either(leaf("a"))
        .optional_either(other())
        .eithers([other()])
        .push_eithers("t".to_owned())
        .either_by_kind([(Kind::A, built("a"))])
        .insert_either_by_kind(Kind::B, other().build_unchecked());
    let of_unions = tree
        .clone()
        .either(Either::Leaf(built("a")))
        .optional_either(Either::Other(other().build_unchecked()))
        .eithers([
            Either::Other(other().build_unchecked()),
            Either::Text("t".to_owned()),
        ])
        .either_by_kind([
            (Kind::A, Either::Leaf(built("a"))),
            (Kind::B, Either::Other(other().build_unchecked())),
        ]);
    assert_eq!(of_members.build_unchecked(), of_unions.build_unchecked());
    assert_eq!(tree.peek().eithers.as_ref().map(Vec::len), Some(2));
}

#[test]
fn a_structure_without_required_members_has_a_default() {
    assert_eq!(Other::default(), Other::builder().build_unchecked());
    assert_eq!(
        server::Other::default(),
        server::Other::builder().build_unchecked()
    );
}

#[test]
fn names_of_members_do_not_clash_with_those_of_methods() {
    let names = client::Names2::builder()
        .k(["a"])
        .k2(["b"])
        .peek_("p")
        .list(["c"])
        .push_list("d")
        .push_list_("e")
        .map([("a", "b")])
        .insert_map("c", "d")
        .insert_map_("e")
        .into_value("v");
    assert_eq!(
        names.peek().list,
        Some(vec!["c".to_owned(), "d".to_owned()])
    );
    assert_eq!(names.peek().push_list.as_deref(), Some("e"));
    assert_eq!(names.peek().into_value.as_deref(), Some("v"));
}

#[test]
fn types_of_the_user_have_builders_too() {
    let leaf = |name: &str| own::Leaf::builder().name(name).kind(Kind::A);
    let either = || own::Either::Text("t".to_owned());
    let tree = own::Tree::builder()
        .root(leaf("r"))
        .leaves([leaf("a")])
        .by_name([("k", leaf("too long"))])
        .either(either());
    assert_eq!(paths(tree.build()), ["/by_name/k/name"]);
    let tree = own::Tree2::builder()
        .root(leaf("r"))
        .leaves([leaf("a")])
        .push_optional_leaves(leaf("b"))
        .push_optional_leaves(leaf("c").build_unchecked())
        .rows([[leaf("too long")]])
        .insert_name_map("k", "v")
        .either(either());
    assert_eq!(paths(tree.build()), ["/rows/0/0/name"]);
    let name = "a".to_owned();
    let borrowed: own::Borrowed<'_, String> = shapesmith::builder::IntoValue::into_value(
        own::Borrowed::builder().name(&*name).kind(Kind::A),
    );
    assert_eq!(borrowed.name, "a");
}
