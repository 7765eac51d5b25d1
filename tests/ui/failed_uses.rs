//! Whatever is done with types that could not be emitted says nothing more.

shapesmith::smithy! {
    model = "model/cognito-identity-provider.json",
    shapes = [UpdateUserPoolClientRequest, UpdateUserPolClientResponse],
    operations = [UpdateUserPoolClient],
}

/// A field that the shape does not have.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Named {
    pub client_nam: Option<String>,
    pub token_validity_units: Option<TokenValidityUnitsType>,
}

/// Types within types.
pub struct Holder {
    pub request: UpdateUserPoolClientRequest,
    pub response: Option<UpdateUserPoolClientResponse>,
    pub named: Named,
}

fn describe(error: &UpdateUserPoolClientError, named: &Named) -> String {
    let shown = format!("{error} {named} {}", named == &named.clone());
    shown + shapesmith::Shape::validate(named).is_ok().to_string().as_str()
}

fn main() {
    let request = UpdateUserPoolClientRequest::builder()
        .client_name("web")
        .token_validity_units(TimeUnitsType::Days)
        .build()
        .unwrap();
    println!("{request} {:?} {}", request, request.client_name);
    let UpdateUserPoolClientRequest { client_id, .. } = request;
    let named = Named::builder().client_name(client_id).build().unwrap();
    let other = Named::from_json(b"{}").unwrap().with(|b| b.client_name("x"));
    match TimeUnitsType::from("days") {
        TimeUnitsType::Days => {}
        _ => {}
    }
    drop((named, other, describe));
}
