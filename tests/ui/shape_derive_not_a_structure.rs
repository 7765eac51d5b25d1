//! A shape that is no structure.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub struct Units {
    pub hours: String,
}

fn main() {}
