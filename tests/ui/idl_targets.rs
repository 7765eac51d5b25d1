//! Targets and a trait that there are not: misspelt, in no file, or not imported.

shapesmith::smithy! {
    model = ["models/idl/targets.smithy", "models/idl/cities.smithy"],
    shapes = [Order],
}

fn main() {
    let _: Option<Order> = None;
}
