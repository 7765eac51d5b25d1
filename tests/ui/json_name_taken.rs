//! A member has the name of another in JSON.

shapesmith::smithy! {
    model = "models/wire.json",
    shapes = [Account],
}

fn main() {}
