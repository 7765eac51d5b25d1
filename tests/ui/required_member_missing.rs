//! A required member has not been set: the message names it.

mod shapes {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        shapes = [UpdateUserPoolClientRequest],
    }
}

use shapes::UpdateUserPoolClientRequest;

fn main() {
    let _ = UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_name("web")
        .build();
    let _ = UpdateUserPoolClientRequest::builder()
        .client_id("1example23456789")
        .build_unchecked();
    let _ = UpdateUserPoolClientRequest::build_with(|b| b.client_id("1example23456789"));
}
