//! The options of an invocation that change the generated code.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// Types for `external`.
pub mod shared {
    shapesmith::smithy! {
        model = "tests/models/constraints.json",
        shapes = [Inner],
    }
}

/// With derives.
pub mod derived {
    shapesmith::smithy! {
        model = "tests/models/kinds.json",
        shapes = [Inner],
        derive = [Default, ::core::cmp::PartialOrd],
    }
}

/// Renamed, with an external type, and with unchecked patterns.
pub mod changed {
    shapesmith::smithy! {
        model = "tests/models/constraints.json",
        shapes = [Order],
        rename = {
            "example.constraints#Order" = Purchase,
            "example.constraints#Choice" = r#type,
        },
        external = { "example.constraints#Inner" = super::shared::Inner },
        pattern_off = ["example.constraints#Legacy", "example.constraints#Order$Own"],
    }
}

use changed::Purchase;
use shapesmith::Shape;

#[test]
fn a_renamed_type_keeps_its_shape() {
    assert_eq!(Purchase::ID, "example.constraints#Order");
    assert_eq!(changed::r#type::ID, "example.constraints#Choice");
    let purchase = Purchase::builder().id("a").build().expect("valid");
    assert_eq!(purchase.to_string(), "Purchase(id=a)");
}

#[test]
fn an_external_type_is_used_and_checked() {
    let inner = shared::Inner::builder().id("TOO LONG").build_unchecked();
    let purchase = Purchase::builder().id("a").inner(inner.clone()).build();
    let violations = purchase.expect_err("the id of the inner value is wrong");
    assert!(
        violations.iter().all(|v| v.path() == "/Inner/Id"),
        "{violations}"
    );
    let same: shared::Inner = Purchase::builder()
        .id("a")
        .inner(inner.clone())
        .build_unchecked()
        .inner
        .expect("it was set");
    assert_eq!(same, inner);
}

#[test]
fn derives_come_on_top() {
    let first = derived::Inner::default();
    let second = derived::Inner::builder().id("b").build_unchecked();
    assert!(first < second);
}

#[test]
fn a_pattern_that_is_off_is_not_checked() {
    let own = |own: &str| Purchase::builder().id("a").own(own).build();
    assert!(own("ab").is_ok(), "the pattern of `Own` is off");
    assert!(own("A1").is_err(), "the pattern of its target is on");
    let purchase = Purchase::builder().id("a").legacy("not a b");
    assert!(purchase.build().is_ok());
}

/// With `literals`.
pub mod literal {
    shapesmith::smithy! {
        model = "tests/models/constraints.json",
        shapes = [Order],
        literals = true,
    }
}

#[test]
fn literals_are_checked_in_constants() {
    use literal::{Order, State};
    const ID: &str = Order::id_literal("abc");
    const OWN: &str = Order::own_literal("xé");
    const COUNT: i32 = Order::count_literal(10);
    const STATE: &str = Order::state_literal("on");
    const ITEM: &str = Order::items_item_literal("z");
    let order = Order::builder()
        .id(ID)
        .own(OWN)
        .count(COUNT)
        .state(State::from(STATE))
        .items([ITEM]);
    assert!(order.build().is_ok());
}
