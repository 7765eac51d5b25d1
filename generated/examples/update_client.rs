//! Builds a request, prints it, clones it with a change, and validates an invalid request.
//!
//! Run it with `cargo run -p shapesmith-generated --example update_client`.

use std::collections::HashSet;

use shapesmith_generated::{
    ExplicitAuthFlowsType, OAuthFlowType, RenameClient, TimeUnitsType, TokenValidityUnitsType,
    UpdateUserPoolClientRequest,
};

fn main() -> Result<(), shapesmith::ConstraintViolations> {
    // `user_pool_id` and `client_id` are required: without them `build` does not compile.
    let request = UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("web")
        .callback_urls(["https://example.com/cb"])
        .explicit_auth_flows([
            ExplicitAuthFlowsType::AllowUserSrpAuth,
            ExplicitAuthFlowsType::AllowRefreshTokenAuth,
        ])
        .access_token_validity(30)
        .token_validity_units(
            // A builder, which is validated with the request.
            TokenValidityUnitsType::builder().access_token(TimeUnitsType::Minutes),
        )
        // Every optional member can also be set from an `Option`.
        .maybe_default_redirect_uri(None)
        .build()?;

    println!("Display shows the members that are set and redacts sensitive ones:\n  {request}\n");
    println!("Debug:\n  {request:?}\n");

    // A copy with a change. The original is not modified.
    let renamed = request.with(|b| b.client_name("mobile"))?;
    println!("Copy with another name: {:?}", renamed.client_name);

    // Your own struct, with `#[derive(Shape)]`, has the same API.
    let rename = RenameClient::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("mobile")
        .build()?;
    println!("Your own struct: {rename}");

    // All types implement `Eq` and `Hash`.
    let mut seen = HashSet::from([request.clone(), renamed]);
    println!("Seen before: {}", !seen.insert(request));
    println!("Requests seen: {}\n", seen.len());

    // A builder reports all violations at once, in Smithy's wording, without sensitive values.
    let violations = UpdateUserPoolClientRequest::builder()
        .user_pool_id("no underscore")
        .client_id("not a client id!")
        .callback_urls(["https://example.com/cb", "has spaces"])
        .access_token_validity(0)
        .allowed_o_auth_flows([OAuthFlowType::Code, OAuthFlowType::from("password")])
        .build()
        .expect_err("this request has five violations");
    println!("{} violations:", violations.len());
    for violation in &violations {
        println!("  {}: {violation}", violation.path());
    }
    Ok(())
}
