//! Every type has these.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        structures = #[must_use] #[derive(PartialOrd, std::hash::Hash)],
    },
}

fn main() {}
