//! Keywords that are not part of a path.

mod a {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], crate = fn }
}

mod b {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], crate = true }
}

mod c {
    shapesmith::smithy! {
        model = "models/sound.json",
        shapes = [Order],
        external = { "example.one#Order" = Self },
    }
}

mod d {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], external = fn::* }
}

mod e {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], derive = [_] }
}

fn main() {}
