//! The model is written in Smithy IDL, but has the name of a JSON AST.

shapesmith::smithy! {
    model = "models/weather.json",
    shapes = [City],
}

fn main() {}
