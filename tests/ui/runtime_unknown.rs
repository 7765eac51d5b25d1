//! There is nothing at the path of the runtime.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    crate = facade::shapesmith,
}

fn main() {}
