//! `schemars::JsonSchema`: what `to_json` writes is valid by the schema.

use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};
use shapesmith::{BigDecimal, BigInteger, Timestamp};

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Simple],
    operations = [PutOrder],
    derive = [schemars::JsonSchema],
}

fn schema<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

/// Checks that the JSON is valid by the schema of the type.
fn check<T: JsonSchema>(json: Result<Vec<u8>, shapesmith::JsonError>) -> Value {
    let value = serde_json::from_slice(&json.expect("written")).expect("JSON");
    let schema = schema::<T>();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{value:#}\n{schema:#}");
    value
}

/// Checks that a JSON is not valid by the schema of the type.
fn refuses<T: JsonSchema>(value: &Value) {
    let schema = schema::<T>();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(!validator.is_valid(value), "{value:#}\n{schema:#}");
}

fn order() -> OrderBuilder<shapesmith::builder::Set, shapesmith::builder::Set> {
    Order::builder().order_id("1").r#type(Kind::Gift)
}

#[test]
fn names_are_those_of_json() {
    let schema = schema::<Order>();
    let names: Vec<&String> = schema["properties"]
        .as_object()
        .expect("members")
        .keys()
        .collect();
    for name in ["OrderID", "CallbackURLs", "type", "Other-Name", "byKind"] {
        assert!(names.iter().any(|known| *known == name), "{names:?}");
    }
    assert_eq!(names.len(), 11);
    assert_eq!(schema["required"], json!(["OrderID", "type"]));
}

#[test]
fn enums_are_open() {
    assert_eq!(schema::<Kind>()["type"], "string");
    assert_eq!(schema::<Kind>().get("enum"), None);
    assert_eq!(schema::<Level>()["type"], "integer");
    for kind in [Kind::Gift, Kind::Sale, Kind::from("new")] {
        let order = order()
            .r#type(kind.clone())
            .by_kind([(kind, Line::builder().count(1).build_unchecked())]);
        check::<Order>(order.build_unchecked().to_json());
    }
    for level in [Level::Low, Level::High, Level::from(-7)] {
        check::<Order>(order().level(level).build_unchecked().to_json());
    }
    refuses::<Order>(&json!({ "OrderID": "1", "type": 1 }));
    refuses::<Order>(&json!({ "OrderID": "1", "type": "gift", "level": "1" }));
}

#[test]
fn unions_are_objects_with_one_member() {
    let card = Card::builder().number("4111").build_unchecked();
    let payments = [
        (Payment::Cash, json!({ "cash": {} })),
        (Payment::Card(card), json!({ "card": { "number": "4111" } })),
        (Payment::Raw(vec![1, 2, 255]), json!({ "raw": "AQL/" })),
        (Payment::Code("x".to_owned()), json!({ "giftCode": "x" })),
    ];
    for (payment, expected) in payments {
        assert_eq!(check::<Payment>(payment.to_json()), expected);
        let value = check::<Order>(order().payment(payment).build_unchecked().to_json());
        assert_eq!(value["payment"], expected);
    }
    for wrong in [
        json!({ "Cash": {} }),
        json!("cash"),
        json!({ "code": "x" }),
        json!({ "raw": [1] }),
        json!({}),
    ] {
        refuses::<Payment>(&wrong);
    }
}

#[test]
fn structures_contain_others() {
    let line = || Line::builder().count(7).note("n").build_unchecked();
    let parent = order()
        .lines([line(), line()])
        .secret("s")
        .paid(true)
        .build_unchecked();
    let order = order()
        .parent(parent)
        .by_kind([(Kind::Sale, line())])
        .callback_urls(["a", "b"])
        .renamed("r");
    let order = order.build_unchecked();
    check::<Order>(order.to_json());
    check::<Receipt>(Receipt::builder().order(order).build_unchecked().to_json());
    check::<Sold>(Sold::builder().message("gone").build_unchecked().to_json());
    check::<Sold>(Sold::builder().build_unchecked().to_json());
    refuses::<Order>(&json!({ "OrderID": "1" }));
    refuses::<Order>(&json!({ "OrderID": "1", "type": "gift", "lines": [{}] }));
    refuses::<Order>(&json!({ "order_id": "1", "type": "gift" }));
}

/// A structure without optional members.
fn simple()
-> SimpleBuilder<shapesmith::builder::Set, shapesmith::builder::Set, shapesmith::builder::Set> {
    let time = Timestamp::from_unix_timestamp(1);
    Simple::builder()
        .required_float(1.0)
        .required_blob(*b"x")
        .required_time(time)
}

#[test]
fn simple_shapes_have_their_form_in_json() {
    check::<Simple>(simple().build_unchecked().to_json());
    let numbers = [
        0.0,
        -1.5,
        1e300,
        f64::MIN_POSITIVE,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ];
    for number in numbers {
        #[allow(clippy::cast_possible_truncation)]
        let float = number as f32;
        let value = simple()
            .required_float(float)
            .a_float(float)
            .a_double(number)
            .numbers([(Kind::Gift, number)]);
        check::<Simple>(value.build_unchecked().to_json());
    }
    for number in [i64::MIN, -1, 0, 1, i64::MAX] {
        let value = simple()
            .a_long(number)
            .a_big_integer(BigInteger::from(number))
            .a_big_decimal(BigDecimal::from(number));
        check::<Simple>(value.build_unchecked().to_json());
    }
    for number in [i8::MIN, 0, i8::MAX] {
        let value = simple()
            .a_byte(number)
            .a_short(number.into())
            .an_integer(number.into())
            .a_boolean(number == 0);
        check::<Simple>(value.build_unchecked().to_json());
    }
    for seconds in [-62_167_219_200, -1, 0, 1_700_000_000] {
        let time = Timestamp::from_unix_timestamp(seconds);
        let value = simple()
            .required_time(time)
            .a_timestamp(time)
            .a_date_time(time)
            .an_http_date(time)
            .times([time, time]);
        check::<Simple>(value.build_unchecked().to_json());
    }
    for length in 0..5_u8 {
        let blob: Vec<u8> = (0..length).collect();
        let sparse = [("a".to_owned(), Some(blob.clone())), ("b".to_owned(), None)];
        let value = simple()
            .required_blob(blob.clone())
            .a_blob(blob.clone())
            .blobs([blob.clone(), blob]);
        let value = value
            .sparse_blobs(sparse.clone())
            .deep([sparse.into_iter()]);
        check::<Simple>(value.build_unchecked().to_json());
    }
    for document in [json!(null), json!(1), json!("x"), json!([1, { "a": null }])] {
        let value = simple()
            .a_document(document.clone())
            .documents([document])
            .a_string("s");
        check::<Simple>(value.build_unchecked().to_json());
    }
    let enums = [Some(Kind::Gift), None, Some(Kind::from("new"))];
    check::<Simple>(simple().enums(enums).build_unchecked().to_json());
}

#[test]
fn other_forms_are_refused() {
    let sound = check::<Simple>(simple().build_unchecked().to_json());
    for (member, wrong) in [
        ("aBlob", json!([1, 2])),
        ("requiredBlob", json!(null)),
        ("requiredFloat", json!(true)),
        ("requiredTime", json!("1970-01-01T00:00:00Z")),
        ("aTimestamp", json!("1970-01-01T00:00:00Z")),
        ("aDateTime", json!(1)),
        ("anHttpDate", json!(1)),
        ("aBigInteger", json!("1")),
        ("aBigDecimal", json!("1")),
        ("blobs", json!(["a", null])),
        ("sparseBlobs", json!({ "a": 1 })),
        ("deep", json!([{ "a": 1 }])),
        ("times", json!([1])),
        ("numbers", json!({ "gift": true })),
        ("enums", json!([1])),
    ] {
        let mut value = sound.clone();
        value[member] = wrong;
        refuses::<Simple>(&value);
    }
}

/// The user's own attributes take precedence.
mod own {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order],
        attributes = {
            types = #[derive(schemars::JsonSchema)],
            "shop#Order$OrderID" = #[schemars(rename = "id", length(min = 1))],
            "shop#Kind" = #[schemars(with = "bool")],
            "shop#Payment$raw" = #[schemars(skip)],
        },
    }
}

#[test]
fn own_attributes_take_precedence() {
    let schema = schema::<own::Order>();
    assert_eq!(schema["required"], json!(["id", "type"]));
    assert_eq!(schema["properties"]["id"]["minLength"], 1);
    assert_eq!(schema["$defs"]["Kind"]["type"], "boolean");
    let payment = schema["$defs"]["Payment"].to_string();
    assert!(
        !payment.contains("raw") && payment.contains("giftCode"),
        "{payment}"
    );
}

/// Words in texts are not arguments; what is given is not added again.
mod described {
    shapesmith::smithy! {
        model = "models/shop.json",
        shapes = [Order, Simple],
        attributes = {
            types = #[cfg_attr(all(), derive(schemars::JsonSchema))],
            fields = #[schemars(description = "never rename or skip it; comes with salt, extend(rename)")],
            "shop#Order$renamed" = #[schemars(title = "rename", extend("x-rename" = { "with": 1 }))],
            "shop#Order$level" = #[cfg_attr(all(), schemars(rename = "height", with = "i32"))],
        },
    }
}

#[test]
fn words_in_texts_are_not_arguments() {
    let described = schema::<described::Order>();
    let names = |schema: &Value| {
        let members = schema["properties"].as_object().expect("members");
        members.keys().cloned().collect::<Vec<_>>()
    };
    let mut expected = names(&schema::<Order>());
    for name in &mut expected {
        if name == "level" {
            "height".clone_into(name);
        }
    }
    expected.sort_unstable();
    let mut found = names(&described);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(described["properties"]["Other-Name"]["title"], "rename");
    let types = |schema: &Value| {
        let members = schema["properties"].as_object().expect("members").iter();
        let types = members.map(|(name, schema)| (name.clone(), schema["type"].clone()));
        types.collect::<Vec<_>>()
    };
    assert_eq!(
        types(&schema::<described::Simple>()),
        types(&schema::<Simple>())
    );
}
