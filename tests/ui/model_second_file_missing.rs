//! The second file of the model does not exist.

shapesmith::smithy! {
    model = ["models/several/first.json", "models/several/secnd.json"],
    shapes = [Order],
}

fn main() {}
