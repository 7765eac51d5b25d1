//! A media type that no header can have.

shapesmith::smithy! {
    model = "models/media_type.json",
    shapes = [Upload],
}

fn main() {}
