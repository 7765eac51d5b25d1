//! Values of setters that are not of the type of the member.

mod shapes {
    shapesmith::smithy! {
        model = "tests/models/builders.json",
        shapes = [Leaf, Other],
        docs = false,
    }
}

use shapes::{Leaf, Other};

fn main() {
    let _ = Leaf::builder().kind("a");
    let _ = Leaf::builder().name(1);
    let _ = Leaf::builder().note(None);
    let _ = Leaf::builder().note(Some("a"));
    let _ = Leaf::builder().maybe_note("a");
    let _ = Leaf::builder().maybe_note(Some("a"));
    let _ = Other::builder().count("1");
    let _ = Other::builder().count(Some(1));
}
