//! Bindings that no HTTP message can have.

shapesmith::smithy! {
    model = "models/http.json",
    operations = [Get],
}

mod put {
    shapesmith::smithy! {
        model = "models/http.json",
        operations = [Put],
    }
}

mod delete {
    shapesmith::smithy! {
        model = "models/http.json",
        operations = [Delete],
    }
}

fn main() {}
