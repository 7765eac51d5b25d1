//! What is deprecated in the model is deprecated in Rust, and the expansion itself does not warn.

#![deny(warnings)]

shapesmith::smithy! {
    model = "models/deprecated.json",
    shapes = [Order],
}

fn main() {
    let order = Order::builder().note("n").build_unchecked();
    let _ = order.note;
}
