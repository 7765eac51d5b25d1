//! The type of a string or shape must implement its trait; an enum has no parameters.

/// No string.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Id(u64);

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
pub struct Request<S> {
    pub user_pool_id: S,
    pub client_id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub enum Unit<T> {
    Seconds,
    Minutes,
    Hours,
    Days,
    Unknown(T),
}

fn takes<T: shapesmith::Shape>(_: &T) {}

fn check(request: &Request<Id>) {
    takes(request);
}

fn main() {}
