//! An enum of integers.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/constraints.json", id = Priority)]
pub enum Priority {
    Low,
    High,
    Unknown(String),
}

fn main() {}
