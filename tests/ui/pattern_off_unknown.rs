//! A pattern that is to be off is not in the model.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    pattern_off = ["example.one#Nothing"],
}

fn main() {}
