//! An operation of a service that speaks another protocol.

shapesmith::smithy! {
    model = "models/xml.json",
    operations = [Get],
}

fn main() {
    let _ = <Get as shapesmith::Operation>::request(&());
}
