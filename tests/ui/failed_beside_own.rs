//! A stub does not take the place of a type that the user has.

mod own {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        shapes = [TimeUnitsType],
    }
}

/// The user's own type of a name that the model has, too.
pub struct FeatureType;
pub use own::TimeUnitsType;

shapesmith::smithy! {
    model = "model/cognito-identity-provider.json",
    shapes = [UpdateUserPoolClientRequest, Nothing],
    external = { "com.amazonaws.cognitoidentityprovider#TimeUnitsType" = own::TimeUnitsType },
    rename = { "com.amazonaws.cognitoidentityprovider#FeatureType" = Feature },
}

fn main() {
    let _ = UpdateUserPoolClientRequest::builder().feature(Feature::Enabled);
    let _ = (FeatureType, TimeUnitsType::Days);
}
