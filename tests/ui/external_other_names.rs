//! A type has other names in JSON than the protocol of the invocation that uses it.

mod aws {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [CopyOrder] }
}

mod rest {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [WebOrder] }
}

mod shapes {
    shapesmith::smithy! { model = "tests/models/shared.json", shapes = [Text, Plain] }
}

mod rest_after_aws {
    shapesmith::smithy! { model = "tests/models/shared.json", operations = [WebOrder], external = super::aws::* }
}

mod aws_after_rest {
    shapesmith::smithy! {
        model = "tests/models/shared.json",
        operations = [CopyOrder],
        shapes = [Order, Choice, Line],
        external = super::rest::*,
    }
}

mod aws_after_shapes {
    shapesmith::smithy! {
        model = "tests/models/shared.json",
        operations = [CopyOrder],
        shapes = [Order, Choice, Line],
        external = super::shapes::*,
    }
}

mod both {
    shapesmith::smithy! {
        model = "tests/models/shared.json",
        operations = [CopyOrder, WebOrder],
        shapes = [Order, Choice, Line],
        external = super::rest::*,
    }
}

fn main() {}
