//! A target that is misspelt, and uses of the types that are reached only through it, which are no errors of their own.

shapesmith::smithy! {
    model = "models/idl/reached.smithy",
    operations = *,
}

fn kind(thing: &Thing) -> Option<&Kind> {
    thing.kind.as_ref()
}

fn main() {
    let _: Option<GetOutput> = None;
    let _ = kind;
}
