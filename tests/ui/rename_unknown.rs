//! A shape that is to be renamed is not in the model.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    rename = { "example.one#Ordr" = Purchase },
}

fn main() {}
