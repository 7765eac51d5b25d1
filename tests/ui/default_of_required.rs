//! A structure with required members has no default.

shapesmith::smithy! { model = "models/shop.json", shapes = [Order] }

fn main() {
    let _ = Order::default();
}
