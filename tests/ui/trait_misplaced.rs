//! A constraint trait stands on a shape that it is not for.

shapesmith::smithy! {
    model = "models/contradictions.json",
    shapes = [Misplaced],
}

fn main() {}
