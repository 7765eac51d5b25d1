//! HTTP bindings on members that their selectors do not match, and a member that is not bound.

shapesmith::smithy! {
    model = "models/wire.json",
    operations = [Put],
}

fn main() {}
