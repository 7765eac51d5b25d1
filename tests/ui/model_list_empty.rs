//! The list of files has no file.

shapesmith::smithy! {
    model = [],
    shapes = [Order],
}

fn main() {}
