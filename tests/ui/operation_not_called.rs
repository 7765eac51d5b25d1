//! An operation of a service with an unsupported protocol.

shapesmith::smithy! {
    model = "models/xml.json",
    operations = [Get],
}

fn main() {
    let _ = <Get as shapesmith::Operation>::request(&());
}
