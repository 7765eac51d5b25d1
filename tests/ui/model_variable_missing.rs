//! An environment variable in the path of the model is not set.

shapesmith::smithy! {
    model = concat!(env!("OUT_DIRECTORY"), "/sound.json"),
    shapes = [Order],
}

mod without_build_script {
    shapesmith::smithy! {
        model = concat!(env!("OUT_DIR"), "/sound.json"),
        shapes = [Order],
    }
}

fn main() {}
