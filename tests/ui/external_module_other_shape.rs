//! A type of the module is that of another shape.

mod shared {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Line, Kind, Level, Choice, Sold],
        rename = { "shop#Line" = Row, "shop#Sold" = Line },
    }
}

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order],
    external = shared::*,
}

fn main() {}
