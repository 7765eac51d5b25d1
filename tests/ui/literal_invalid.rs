//! Literals that break constraints.

shapesmith::smithy! {
    model = "models/constraints.json",
    shapes = [Order],
    literals = true,
}

/// Six letters, where five are allowed.
pub const LONG: &str = Order::id_literal("abcdef");

/// Capitals, where none are allowed.
pub const CAPITALS: &str = Order::id_literal("ABC");

/// Below the range.
pub const COUNT: i32 = Order::count_literal(0);

/// No value of the enum.
pub const STATE: &str = Order::state_literal("dim");

/// An item with capitals.
pub const ITEM: &str = Order::items_item_literal("ABC");

fn main() {}
