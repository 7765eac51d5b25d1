//! A struct expression for a structure with a hidden field.

shapesmith::smithy! { model = "tests/models/absent.json", operations = [Put, Get] }

/// Its values have a builder.
pub fn point() -> Point {
    Point { x: 1, y: 2 }
}

fn main() {}
