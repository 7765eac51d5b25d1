//! Unknown targets and an unknown trait: misspelled, not defined, or not imported.

shapesmith::smithy! {
    model = ["models/idl/targets.smithy", "models/idl/cities.smithy"],
    shapes = [Order],
}

fn main() {
    let _: Option<Order> = None;
}
