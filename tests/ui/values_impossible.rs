//! Constraints that no value satisfies, which are reported on request.

shapesmith::smithy! {
    model = "models/impossible.json",
    shapes = [Impossible],
    arbitrary = true,
}

fn main() {}
