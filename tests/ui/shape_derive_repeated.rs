//! Options of `#[shape(…)]` that are repeated.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType, id = FeatureType)]
pub enum Twice {
    Unknown(String),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType, partial)]
#[shape(partial)]
pub enum Apart {
    Unknown(String),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType, skip(eq, hash, eq))]
pub enum Skipped {
    Unknown(String),
}

fn main() {}
