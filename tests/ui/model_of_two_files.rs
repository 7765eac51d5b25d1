//! A shape in the second file is wrong, and the first file refers to a shape that is in neither.

mod wrong {
    shapesmith::smithy! {
        model = ["models/several/second.json", "models/several/first.json"],
        shapes = [Order],
    }
}

#[derive(Debug, shapesmith::Shape)]
#[shape(model = ["models/several/first.json", "models/several/second.json"], id = Size)]
struct NotThere {}

fn main() {}
