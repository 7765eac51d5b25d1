//! serde's traits are there, in the form of the protocol.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = [serde::Serialize],
}

fn main() {}
