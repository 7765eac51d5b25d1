//! Values of another form than the argument takes.

mod nullability {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], nullability = "server" }
}

mod docs {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], docs = "true" }
}

mod literals {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], literals = 1 }
}

mod shapes {
    shapesmith::smithy! { model = "models/sound.json", shapes = "Order" }
}

mod model {
    shapesmith::smithy! { model = sound, shapes = [Order] }
}

mod rename {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        rename = { Purchase = "example.one#Order" },
    }
}

mod external {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        external = { "example.one#Order" = "crate::Order" },
    }
}

mod pattern_off {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], pattern_off = Order }
}

mod parentheses {
    shapesmith::smithy! { model = "models/sound.json", shapes(Order) }
}

mod path {
    shapesmith::smithy! { model = "models/sound.json", shapes = [crate::Order] }
}

fn main() {}
