//! The model is written in Smithy IDL.

shapesmith::smithy! {
    model = "models/weather.smithy",
    shapes = [City],
}

fn main() {}
