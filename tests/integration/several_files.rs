//! Models of several files: lists of files, and folders.

use shapesmith::{Constraint, Shape};

mod listed {
    shapesmith::smithy! {
        model = [
            "tests/models/several/orders.json",
            concat!("tests/models/several", "/common/common.json"),
            "tests/models/several/common/more.json",
        ],
        shapes = [Order, Page],
    }
}

mod in_folder {
    shapesmith::smithy! {
        model = "tests/models/several",
        shapes = [Order, Page],
    }
}

mod in_both {
    shapesmith::smithy! {
        model = ["tests/models/several/common/", "tests/models/several/orders.json"],
        shapes = *,
    }
}

mod in_idl {
    shapesmith::smithy! {
        model = [
            "tests/models/in_idl/orders.smithy",
            concat!("tests/models/in_idl", "/common/common.smithy"),
            "tests/models/in_idl/common/more.json",
        ],
        shapes = [Order, Page],
    }
}

mod in_idl_folder {
    shapesmith::smithy! {
        model = "tests/models/in_idl",
        shapes = [Order, Page],
    }
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = ["tests/models/in_idl/orders.smithy", "tests/models/in_idl/common"], id = Order)]
struct OwnInIdl {
    id: String,
    state: Option<in_idl::State>,
    count: Option<i32>,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = ["tests/models/several/orders.json", "tests/models/several/common"], id = Order)]
struct Own {
    id: String,
    state: Option<listed::State>,
    count: Option<i32>,
}

macro_rules! check {
    ($module:ident) => {
        use $module::{Order, Page, State};
        let order = Order::builder()
            .id("ab")
            .state(State::Closed)
            .count(1)
            .build();
        let text = order.expect("sound").to_string();
        assert_eq!(text, "Order(id=ab, state=closed, count=1)");
        assert_eq!(State::values(), ["open", "closed"]);
        // Traits that other files apply.
        let order = Order::builder().id("a").count(0).build();
        let violations = order.expect_err("too short and too small");
        let constraints: Vec<_> = violations.iter().map(|known| known.constraint()).collect();
        assert!(matches!(
            constraints[..],
            [Constraint::Length { .. }, Constraint::Range { .. }]
        ));
        // Only the file of `Page` is in Smithy 1.0.
        assert_eq!(Page::builder().build().expect("sound").count(), 0);
    };
}

#[test]
fn files_are_one_model() {
    {
        check!(listed);
    }
    {
        check!(in_folder);
    }
    {
        check!(in_both);
    }
    {
        check!(in_idl);
    }
    {
        check!(in_idl_folder);
    }
    assert_eq!(listed::Order::ID, in_folder::Order::ID);
}

#[test]
fn an_own_type_can_have_a_model_of_several_files() {
    assert!(Own::builder().id("ab").count(1).build().is_ok());
    assert!(Own::builder().id("abcde").build().is_err());
    assert!(OwnInIdl::builder().id("ab").count(1).build().is_ok());
    let state = in_idl::State::Open;
    assert!(
        OwnInIdl::builder()
            .id("abcde")
            .state(state)
            .build()
            .is_err()
    );
    let own = Own::builder()
        .id("ab")
        .state(listed::State::Open)
        .build()
        .expect("sound");
    assert_eq!(
        (own.id, own.state, own.count),
        ("ab".to_owned(), Some(listed::State::Open), None)
    );
}
