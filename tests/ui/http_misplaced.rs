//! HTTP bindings stand on members that they are not for, and leave a member without a place.

shapesmith::smithy! {
    model = "models/wire.json",
    operations = [Put],
}

fn main() {}
