//! A member's traits are repeated, so that one reader sees that it is sensitive and another does not.

shapesmith::smithy! {
    model = "models/key_repeated.json",
    shapes = [Login],
}

fn main() {}
