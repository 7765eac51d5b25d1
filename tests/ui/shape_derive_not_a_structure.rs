//! A shape that is not a structure.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub struct Units {
    pub hours: String,
}

fn main() {}
