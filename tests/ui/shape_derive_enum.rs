//! An enum.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub enum Units {
    Hours,
}

fn main() {}
