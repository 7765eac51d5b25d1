//! Builds a request, shows it, copies it with a change, and finds every mistake in another.
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
            TokenValidityUnitsType::builder()
                .access_token(TimeUnitsType::Minutes)
                .build()?,
        )
        // Every optional member can be set from an `Option` too.
        .maybe_default_redirect_uri(None::<String>)
        .build()?;

    println!("Display shows what is set, on one line, and hides what is sensitive:\n  {request}\n");
    println!("Debug is Rust's own form:\n  {request:?}\n");

    // A copy with a change; the first request stays as it is.
    let renamed = request.with(|b| b.client_name("mobile"))?;
    println!("A copy with another name: {:?}", renamed.client_name);

    // Your own struct, with `#[derive(Shape)]`, has the same API.
    let rename = RenameClient::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("mobile")
        .build()?;
    println!("A structure of one's own: {rename}");

    // All types compare and hash.
    let mut seen = HashSet::from([request.clone(), renamed]);
    println!("Seen before: {}", !seen.insert(request));
    println!("Requests seen: {}\n", seen.len());

    // A builder reports every violation at once, in Smithy's words, and shows no secret.
    let violations = UpdateUserPoolClientRequest::builder()
        .user_pool_id("no underscore")
        .client_id("not a client id!")
        .callback_urls(["https://example.com/cb", "has spaces"])
        .access_token_validity(0)
        .allowed_o_auth_flows([OAuthFlowType::Code, OAuthFlowType::from("password")])
        .build()
        .expect_err("this request has five mistakes");
    println!("{} violations:", violations.len());
    for violation in &violations {
        println!("  {}: {violation}", violation.path());
    }
    Ok(())
}
