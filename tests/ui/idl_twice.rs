//! Two files of a folder define a shape, and differ.

shapesmith::smithy! {
    model = "models/idl/twice",
    shapes = [Order],
}

fn main() {}
