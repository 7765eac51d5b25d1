//! `external` names a type of another shape.

mod own {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        shapes = [TimeUnitsType],
    }
}

shapesmith::smithy! {
    model = "model/cognito-identity-provider.json",
    shapes = [UpdateUserPoolClientRequest],
    external = { "com.amazonaws.cognitoidentityprovider#AnalyticsConfigurationType" = own::TimeUnitsType },
}

fn main() {}
