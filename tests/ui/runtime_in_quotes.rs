//! The path of the runtime is in quotes, as for serde.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    crate = "shapesmith",
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/sound.json", id = Order, crate = "::shapesmith")]
struct Own {
    id: String,
}

fn main() {}
