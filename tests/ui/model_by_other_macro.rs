//! The path of the model comes from a macro that the compiler would evaluate later.

shapesmith::smithy! {
    model = concat!("models/", stringify!(sound), ".json"),
    shapes = [Order],
}

shapesmith::smithy! {
    model = MODEL,
    shapes = [Customer],
}

const MODEL: &str = "models/sound.json";

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = include_str!("models/sound.json"), id = Order)]
struct Own {
    id: String,
}

fn main() {}
