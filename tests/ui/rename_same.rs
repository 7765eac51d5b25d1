//! Two shapes are given one name.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order, "example.one#Shared"],
    rename = { "example.one#Order" = Same, "example.one#Shared" = Same },
}

fn main() {}
