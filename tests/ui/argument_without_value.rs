//! The input ends where a value is expected.

mod a {
    shapesmith::smithy! { model = "models/sound.json", shapes = }
}

mod b {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], derive }
}

mod c {
    shapesmith::smithy! { model = "models/sound.json", shapes = [Order], crate = a:: }
}

fn main() {}
