//! `external = module::*`: the types of another invocation.

#![deny(warnings, missing_docs, clippy::pedantic)]

use shapesmith::{ErrorShape as _, Operation as _, OperationError, Shape};

/// The first operation, with everything that it reaches.
pub mod first {
    shapesmith::smithy! { model = "tests/models/modules.json", operations = [PutOrder] }
}

/// The second operation, which shares shapes and errors with the first.
pub mod second {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        operations = [GetOrder],
        shapes = [Gone, Extra],
        external = { "common#Level" = super::levels::Level, super::first::* },
    }
}

/// A type that is not in the module.
pub mod levels {
    shapesmith::smithy! { model = "tests/models/modules.json", shapes = ["common#Level"] }
}

/// Both operations in one module.
pub mod together {
    shapesmith::smithy! { model = "tests/models/modules.json", operations = [PutOrder] }
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        operations = [GetOrder],
        shapes = [Gone, Extra, Level],
        external = self::*,
    }
}

/// The types of one namespace.
pub mod common {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        shapes = [Busy, Kind, Level, "common#Name"],
        rename = { "common#Kind" = Sort },
    }
}

/// The types of the other namespace.
pub mod of_namespace {
    shapesmith::smithy! {
        model = "tests/models/modules.json",
        operations = [GetOrder],
        rename = { "common#Kind" = Sort, "shop#Order" = Purchase },
        external = { "common#*" = crate::modules::common::* },
        nullability = server,
        literals = true,
    }
}

fn order() -> first::Order {
    let name = first::FullName::builder()
        .first("x")
        .build()
        .expect("valid");
    first::Order::builder()
        .id("1")
        .name(name)
        .build()
        .expect("valid")
}

#[test]
fn reached_shapes_are_those_of_the_module() {
    let input = second::GetOrderInput::builder()
        .kind(first::Kind::A)
        .order(order());
    let input: second::GetOrderInput = input.level(levels::Level::Low).build().expect("valid");
    let same: first::Order = input.order.expect("set");
    assert_eq!(same, order());
    let extra = second::Extra::builder().name(first::FullName::builder().build().expect("valid"));
    assert_eq!(
        extra.build().expect("valid").to_string(),
        "Extra(name=FullName())"
    );
    let invalid =
        second::GetOrderOutput::builder().order(first::Order::builder().id("").build_unchecked());
    let invalid = invalid.build().expect_err("the id is too short");
    assert_eq!(
        invalid
            .iter()
            .next()
            .map(shapesmith::ConstraintViolation::path),
        Some("/order/id")
    );
}

#[test]
fn bindings_and_documents_contain_types_of_the_module() {
    let input = second::GetOrderInput::builder()
        .kind(first::Kind::B)
        .kinds([first::Kind::A, first::Kind::from("new")])
        .level(levels::Level::Low);
    let request = second::GetOrder::request(&input.build_unchecked());
    assert_eq!(request.uri(), "/orders/B?kinds=A&kinds=new");
    let response = http::Response::builder().status(200).header("X-Kind", "B").body(
        br#"{"order": {"id": "1", "name": {"first": "x"}}, "orders": [{"id": "2"}], "byKind": {"A": {"id": "3"}},
            "level": 1, "choice": {"name": {}}}"#.to_vec(),
    );
    let output = second::GetOrder::response(response.expect("a response")).expect("read");
    assert_eq!(output.order, Some(order()));
    assert_eq!(output.kind, Some(first::Kind::B));
    assert_eq!(output.level, Some(levels::Level::Low));
    assert!(matches!(output.choice, Some(first::Choice::Name(_))));
    assert_eq!(
        second::GetOrderOutput::from_json(&output.to_json().expect("written")).expect("read"),
        output
    );
}

#[test]
fn errors_are_those_of_the_module_unless_they_are_named() {
    let response = |status: u16, code: &str| {
        let response = http::Response::builder()
            .status(status)
            .header("X-Amzn-Errortype", code);
        let response = response
            .body(br#"{"message": "m", "after": 7}"#.to_vec())
            .expect("a response");
        second::GetOrder::response(response).expect_err("an error")
    };
    let OperationError::Service(second::GetOrderError::Sold(error)) = response(409, "Sold") else {
        panic!("not an error of the first module");
    };
    let sold: &first::Sold = &error;
    assert_eq!(sold.message(), Some("m"));
    let OperationError::Service(second::GetOrderError::Busy(error)) = response(500, "Busy") else {
        panic!("not an error of the service");
    };
    let busy: &first::Busy = &error;
    assert!(busy.retryable());
    let OperationError::Service(second::GetOrderError::Gone(error)) = response(410, "Gone") else {
        panic!("not an error that is named");
    };
    let gone: &second::Gone = &error;
    assert_eq!(gone.http_status(), 410);
    let from: second::GetOrderError = first::Sold::builder().build_unchecked().into();
    assert!(matches!(from, second::GetOrderError::Sold(_)));
}

#[test]
fn two_invocations_share_a_module() {
    let order = together::Order::builder().id("1").build().expect("valid");
    let put = together::PutOrderInput::builder()
        .kind(together::Kind::A)
        .order(order.clone());
    let get = together::GetOrderInput::builder()
        .kind(together::Kind::A)
        .order(order);
    assert_eq!(put.build_unchecked().order, get.build_unchecked().order);
    let response = http::Response::builder()
        .status(409)
        .header("X-Amzn-Errortype", "Sold")
        .body(b"{}".to_vec());
    let error = together::GetOrder::response(response.expect("a response")).expect_err("an error");
    assert!(matches!(
        error,
        OperationError::Service(together::GetOrderError::Sold(_))
    ));
}

#[test]
fn a_namespace_has_a_module() {
    let name = common::FullName::builder()
        .first("x")
        .build()
        .expect("valid");
    let order = of_namespace::Purchase::builder()
        .id("1")
        .name(name)
        .build()
        .expect("valid");
    let input = of_namespace::GetOrderInput::builder()
        .kind(common::Sort::A)
        .order(order);
    assert_eq!(
        input.build().expect("valid").to_string(),
        "GetOrderInput(kind=A, order=Purchase(id=1, name=FullName(first=*** Sensitive Data Redacted ***)))"
    );
    let output = of_namespace::GetOrderOutput::builder()
        .build()
        .expect("valid");
    assert_eq!(output.level, common::Level::Low);
    assert_eq!(common::Sort::ID, "common#Kind");
    let response = http::Response::builder()
        .status(500)
        .header("X-Amzn-Errortype", "Busy")
        .body(b"{}".to_vec());
    let error =
        of_namespace::GetOrder::response(response.expect("a response")).expect_err("an error");
    let OperationError::Service(of_namespace::GetOrderError::Busy(busy)) = error else {
        panic!("{error}");
    };
    let _: &common::Busy = &busy;
}

/// Types that can be shared, by the operations that use them.
pub mod shared {
    /// Both directions, so the types mark absent members.
    pub mod copy {
        shapesmith::smithy! { model = "tests/models/shared.json", operations = [CopyOrder] }
        shapesmith::smithy! {
            model = "tests/models/shared.json",
            operations = [PutOrder, GetOrder],
            shapes = [Sold],
            external = self::*,
        }
        shapesmith::smithy! { model = "tests/models/shared.json", operations = [ListOrders], external = self::* }
    }

    /// Requests only.
    pub mod put {
        shapesmith::smithy! { model = "tests/models/shared.json", operations = [PutOrder] }
    }

    /// Requests only.
    pub mod put_again {
        shapesmith::smithy! { model = "tests/models/shared.json", operations = [PutOrder], external = super::put::* }
    }

    /// Responses only; nobody sends an error.
    pub mod get {
        shapesmith::smithy! { model = "tests/models/shared.json", shapes = [Sold] }
        shapesmith::smithy! {
            model = "tests/models/shared.json",
            operations = [ListOrders],
            shapes = [Order, Choice, Line, Text, Plain],
            external = self::*,
        }
        shapesmith::smithy! { model = "tests/models/shared.json", operations = [GetOrder], external = self::* }
    }

    /// Another protocol: only one of the types has other names in it.
    pub mod web {
        shapesmith::smithy! {
            model = "tests/models/shared.json",
            operations = [WebOrder],
            shapes = [Text],
            external = super::copy::*,
        }
    }

    /// A server's types have no marks, and those of a client can be parts of them.
    pub mod server {
        shapesmith::smithy! {
            model = "tests/models/shared.json",
            operations = [CopyOrder, GetOrder],
            external = super::put::*,
            shapes = [Sold],
            nullability = server,
        }
    }

    /// A user-written type has no marks.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/shared.json", id = "shop#Line")]
    pub struct Own {
        /// The article.
        pub sku: String,
        /// The number of them.
        pub n: i32,
    }

    /// A type in `external`.
    pub mod of_own {
        shapesmith::smithy! {
            model = "tests/models/shared.json",
            operations = [CopyOrder],
            external = { "shop#Line" = super::Own },
        }
    }
}

#[test]
fn absent_members_are_not_sent_by_another_invocation() {
    use shared::copy;
    let response = http::Response::builder()
        .status(200)
        .body(br#"{"order": {"choice": {"line": {"n": 1}}, "label": [{"text": "x"}]}}"#.to_vec());
    let output = copy::GetOrder::response(response.expect("a response")).expect("read");
    let input = copy::PutOrderInput {
        order: output.order,
    };
    assert_eq!(
        String::from_utf8_lossy(copy::PutOrder::request(&input).body()),
        r#"{"order":{"choice":{"line":{"n":1}},"label":[{"text":"x"}]}}"#
    );
}

#[test]
fn shared_types_have_the_names_of_each_protocol() {
    use shared::{copy, web};
    let text = web::Text::builder().text("x").build().expect("valid");
    let plain = copy::Plain::builder().text("y").build().expect("valid");
    let input = web::WebOrderInput::builder().label([text]).plain(plain);
    assert_eq!(
        String::from_utf8_lossy(web::WebOrder::request(&input.build_unchecked()).body()),
        r#"{"label":[{"T":"x"}],"plain":{"text":"y"}}"#
    );
}
