//! A type is used in responses and requests, but does not mark the members that a response left out.

mod put {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [PutOrder] }
}

mod get {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [GetOrder] }
}

mod shapes {
    shapesmith::smithy! { model = "tests/models/shared.json", shapes = [Order] }
}

mod get_after_put {
    shapesmith::smithy! {
        model = "tests/models/shared.json",
        operations = [GetOrder],
        shapes = [Sold],
        external = super::put::*,
    }
}

mod put_after_get {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [PutOrder], external = super::get::* }
}

mod both_after_put {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [CopyOrder], external = super::put::* }
}

mod get_after_shapes {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [ListOrders], external = super::shapes::* }
}

mod both_after_shapes {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [CopyOrder], external = super::shapes::* }
}

mod one_type {
    shapesmith::smithy! {
        model = "tests/models/shared.json",
        operations = [ListOrders],
        external = { "shop#Line" = super::put::Line },
    }
}

mod second {
    shapesmith::smithy! {
        model = "tests/models/shared.json",
        operations = [PutOrder],
        shapes = [Order],
        external = super::put::*,
    }
}

mod third {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [ListOrders], external = super::second::* }
}

fn main() {}
