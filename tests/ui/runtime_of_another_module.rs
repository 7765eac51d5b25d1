//! `crate` names a module that exists.

shapesmith::smithy! { model = "models/sound.json", shapes = [Order], crate = core::fmt }

fn main() {}
