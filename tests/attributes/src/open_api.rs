//! `utoipa::ToSchema`.

use serde_json::{Value, json};
use utoipa::{OpenApi, PartialSchema, ToSchema};

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Simple],
    operations = [PutOrder],
    derive = [utoipa::ToSchema],
    attributes = { "shop#Order$parent" = #[schema(no_recursion)] },
}

#[derive(OpenApi)]
#[openapi(components(schemas(Order, Simple, Receipt, Sold)))]
struct Api;

fn schema<T: ToSchema + PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).expect("JSON")
}

#[test]
fn members_have_their_names_and_types_in_json() {
    let schema = schema::<Order>();
    assert_eq!(schema["required"], json!(["OrderID", "type"]));
    let of = |name: &str| schema["properties"][name].clone();
    assert_eq!(of("type")["type"], "string");
    assert_eq!(of("level")["type"], json!(["integer", "null"]));
    assert_eq!(of("CallbackURLs")["items"]["type"], "string");
    assert_eq!(of("Other-Name")["type"], json!(["string", "null"]));
    assert_eq!(
        of("byKind")["additionalProperties"]["$ref"],
        "#/components/schemas/Line"
    );
}

#[test]
fn simple_shapes_have_their_form_in_json() {
    let schema = schema::<Simple>();
    let of = |name: &str| schema["properties"][name]["type"].clone();
    assert_eq!(of("requiredBlob"), "string");
    assert_eq!(of("requiredTime"), "number");
    assert_eq!(of("aDateTime"), json!(["string", "null"]));
    assert_eq!(of("aBigInteger"), json!(["integer", "null"]));
    assert_eq!(schema["properties"]["blobs"]["items"]["type"], "string");
    assert_eq!(
        schema["properties"]["enums"]["items"]["type"],
        json!(["string", "null"])
    );
}

#[test]
fn a_union_has_an_object_for_each_member() {
    let schema = schema::<Payment>();
    let text = schema["oneOf"].to_string();
    for name in ["card", "raw", "giftCode"] {
        assert!(
            text.contains(&format!("\"required\":[\"{name}\"]")),
            "{text}"
        );
    }
}

#[test]
fn a_document_contains_the_types() {
    let document = serde_json::to_value(Api::openapi()).expect("JSON");
    let known = document["components"]["schemas"]
        .as_object()
        .expect("schemas");
    for name in [
        "Order", "Simple", "Receipt", "Sold", "Line", "Payment", "Card",
    ] {
        assert!(known.contains_key(name), "{name}");
    }
}

/// Words in texts and examples are not arguments.
mod described {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Simple],
        attributes = {
            structures = #[cfg_attr(all(), derive(utoipa::ToSchema))],
            fields = #[schema(example = "rename the value_type")],
        },
    }
}

#[test]
fn words_in_texts_are_not_arguments() {
    let mut described = schema::<described::Simple>();
    let members = described["properties"].as_object_mut().expect("members");
    for member in members.values_mut().filter_map(Value::as_object_mut) {
        member.remove("example");
    }
    for (name, member) in schema::<Simple>()["properties"]
        .as_object()
        .expect("members")
    {
        if member.get("type").is_some() {
            assert_eq!(described["properties"][name], *member, "{name}");
        }
        assert!(described["properties"].get(name).is_some(), "{name}");
    }
}
