//! Two errors in the syntax of a model in Smithy IDL.

shapesmith::smithy! {
    model = "models/idl/syntax.smithy",
    shapes = [Order],
}

fn main() {
    let _ = Order::builder().id("1");
}
