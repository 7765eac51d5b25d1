//! No operation has the name.

shapesmith::smithy! {
    model = "models/sound.json",
    operations = [PutOder],
}

fn main() {}
