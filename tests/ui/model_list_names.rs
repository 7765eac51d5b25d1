//! A list of files has something else.

shapesmith::smithy! {
    model = ["models/several/first.json", 7],
    shapes = [Order],
}

fn main() {}
