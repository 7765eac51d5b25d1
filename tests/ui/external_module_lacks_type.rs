//! The module does not have all types.

mod shared {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Line, Kind],
    }
}

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order],
    external = { "shop#Level" = crate::Level, shared::* },
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/shop.json", id = Level)]
pub enum Level {
    Low,
    Unknown(i32),
}

fn main() {}
