//! A shape that is to be renamed is not reached.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    rename = { "example.one#Shared" = Common },
}

fn main() {}
