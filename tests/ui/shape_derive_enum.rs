//! Variants without a value, values without a variant, and no catch-all variant.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub enum Unit {
    Hour,
    Days,
    #[shape(value = "minute")]
    Min,
    Unknown(u8),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub enum Closed {
    Days,
    Hours,
    Minutes,
    Seconds,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TokenValidityUnitsType)]
pub enum Structure {
    Days,
}

fn main() {}
