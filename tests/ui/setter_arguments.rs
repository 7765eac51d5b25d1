//! Arguments of setters that are not what they take: each has one error, which says what is expected.

mod shapes {
    shapesmith::smithy! {
        model = "tests/models/builders.json",
        shapes = [Tree],
        docs = false,
    }
}

use shapes::{Kind, Leaf, Other, Tree};

fn main() {
    let named = || Leaf::builder().name("a");
    let _ = Tree::builder().root(named());
    let _ = Tree::builder().optional(named());
    let _ = Tree::builder().leaves([named()]);
    let _ = Tree::builder().leaves(std::iter::once(named()));
    let _ = Tree::builder().by_name([("k", named())]);
    let _ = Tree::builder().rows([[named()]]);
    let _ = Tree::builder().sparse_leaves([Some(named())]);
    let _ = Tree::builder().child(Tree::builder().root(named().kind(Kind::A)).leaves([named().kind(Kind::A)]).either(shapes::Either::Text(String::new())));
    let _ = Tree::builder().push_leaves(named());

    let leaf = || named().kind(Kind::A);
    let _ = Tree::builder().root(Other::builder());
    let _ = Tree::builder().root("a");
    let _ = Tree::builder().root(Some(leaf()));
    let _ = Tree::builder().leaves(leaf());
    let _ = Tree::builder().leaves(Some(leaf()));
    let _ = Tree::builder().leaves([Other::builder()]);
    let _ = Tree::builder().names("a");
    let _ = Tree::builder().names(None::<String>);
    let _ = Tree::builder().names(Some(["a"]));
    let _ = Tree::builder().names("1".parse::<String>());
    let _ = Tree::builder().names([1]);
    let _ = Tree::builder().names([("k", "v")]);
    let _ = Tree::builder().counts(["a"]);
    let _ = Tree::builder().counts(Some(1));
    let _ = Tree::builder().kinds(["a"]);
    let _ = Tree::builder().name_map(Some(("a", "b")));
    let _ = Tree::builder().name_map(["a"]);
    let _ = Tree::builder().name_map([("a", 1)]);
    let _ = Tree::builder().name_rows(["a"]);
    let _ = Tree::builder().name_rows([Some("a")]);
    let _ = Tree::builder().sparse_names(["a"]);
}
