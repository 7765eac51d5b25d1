//! An error in the invocation is the only one: the types of the module have no stubs.

mod shared {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Line, Kind, Level, Choice],
    }
}

use shared::*;

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order],
    external = shared::*,
    pattern_off = ["shop#Ordr"],
}

fn main() {
    let line: Line = Line::builder().note("n").build_unchecked();
    let order: Order = Order::builder().id("1").lines([line]).build_unchecked();
    println!("{order} {}", Kind::A);
}
