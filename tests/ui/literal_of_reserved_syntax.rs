//! A literal that the compiler refuses.

shapesmith::smithy! { model = "models/sound.json", shapes = #"Order" }

fn main() {}
