//! A misspelled target. Uses of the types that are reached only through it are not reported separately.

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
