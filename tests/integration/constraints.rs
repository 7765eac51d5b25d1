//! Constraint traits: all violations, their paths, their order and Smithy's wording.

#![deny(warnings, missing_docs, clippy::pedantic)]

use shapesmith::{Constraint, Shape};

/// The types of the model.
pub mod model {
    shapesmith::smithy! {
        model = "tests/models/constraints.json",
        shapes = [Order, Free],
    }
}

use model::{Choice, Inner, Order, Priority, State};

type Building = model::OrderBuilder<shapesmith::builder::Set>;

fn order() -> Building {
    Order::builder().id("a")
}

/// The violations, as `path: end of the message`.
fn broken(order: Building) -> Vec<String> {
    let Err(violations) = order.build() else {
        return Vec::new();
    };
    violations
        .into_iter()
        .map(|violation| {
            let sentence = violation.to_string();
            let (_, end) = sentence.split_once("Member must ").expect("a sentence");
            format!("{}: {end}", violation.path())
        })
        .collect()
}

#[test]
fn strings() {
    assert!(broken(order().id("abcde").note("é😀")).is_empty());
    assert_eq!(
        broken(order().id("ABCDEF").note("😀")),
        [
            "/Id: have length between 1 and 5, inclusive",
            "/Id: satisfy regular expression pattern: ^[a-z]*$",
            "/Note: have length greater than or equal to 2",
        ]
    );
    assert!(broken(order().legacy("a-b.c")).is_empty());
    assert_eq!(
        broken(order().legacy("a b")),
        ["/Legacy: satisfy regular expression pattern: ^[\\w-.]+$"]
    );
}

#[test]
fn numbers() {
    let valid = order().count(1).fraction(0.5).weight(-1.5).level(5);
    assert!(broken(valid).is_empty());
    assert_eq!(
        broken(order().count(11).fraction(0.4).weight(-1.6).level(6)),
        [
            "/Count: be between 1 and 10, inclusive",
            "/Fraction: be between 0.5 and 1, inclusive",
            "/Weight: be greater than or equal to -1.5",
            "/Level: be less than or equal to 5",
        ]
    );
    assert_eq!(broken(order().fraction(f64::NAN)).len(), 1);
}

#[test]
fn blobs_and_big_numbers() {
    let huge = |digits: &str| digits.parse::<shapesmith::BigInteger>().expect("digits");
    let exact = |digits: &str| digits.parse::<shapesmith::BigDecimal>().expect("digits");
    let valid = order()
        .bytes(*b"ab")
        .exact(exact("0.1"))
        .priority(Priority::Low);
    assert!(broken(valid.huge(huge("100000000000000000000"))).is_empty());
    let wrong = order()
        .bytes(*b"abcd")
        .exact(exact("0.09999999999999999999999"));
    assert_eq!(
        broken(wrong.huge(huge("100000000000000000001")).priority(3.into())),
        [
            "/Bytes: have length between 2 and 3, inclusive",
            "/Huge: be less than or equal to 100000000000000000000",
            "/Exact: be greater than or equal to 0.1",
            "/Priority: satisfy enum value set: [1, 2]",
        ]
    );
}

#[test]
fn a_members_traits_replace_its_targets() {
    assert!(broken(order().own("x").own_number(-5)).is_empty());
    assert_eq!(
        broken(order().own("abc").own_number(3)),
        [
            "/Own: have length less than or equal to 2",
            "/Own: satisfy regular expression pattern: ^x",
            "/OwnNumber: be less than or equal to 2",
        ]
    );
}

#[test]
fn collections() {
    assert_eq!(
        broken(order().items(["a", "b", "a", "Z"])),
        [
            "/Items: have length less than or equal to 3",
            "/Items: have unique values",
            "/Items/3: satisfy regular expression pattern: ^[a-z]*$",
        ]
    );
    assert_eq!(
        broken(order().tags([("a", "ok"), ("b", "x"), ("TOOLONG", "ok")])),
        [
            "/Tags: have length less than or equal to 2",
            "/Tags: have length between 1 and 5, inclusive",
            "/Tags: satisfy regular expression pattern: ^[a-z]*$",
            "/Tags/b: have length greater than or equal to 2",
        ]
    );
    assert_eq!(
        broken(order().grid([vec![1], vec![], vec![5, 11]])),
        [
            "/Grid/1: have length greater than or equal to 1",
            "/Grid/2/1: be between 1 and 10, inclusive",
        ]
    );
    assert_eq!(
        broken(order().gaps([None, Some(0), Some(1)])),
        ["/Gaps/1: be between 1 and 10, inclusive"]
    );
    let inner = |id: &str| Inner::builder().id(id).build_unchecked();
    assert_eq!(
        broken(order().unique([inner("a"), inner("b"), inner("b")])),
        ["/Unique: have unique values"]
    );
}

#[test]
fn nested_structures_and_unions() {
    let deep = Inner::builder().id("DEEP").build_unchecked();
    let inner = Inner::builder().id("ABC").deep(deep).build_unchecked();
    assert_eq!(
        broken(order().inner(inner.clone()).choice(Choice::Inner(inner))),
        [
            "/Choice/Inner/Id: satisfy regular expression pattern: ^[a-z]*$",
            "/Choice/Inner/Deep/Id: satisfy regular expression pattern: ^[a-z]*$",
            "/Inner/Id: satisfy regular expression pattern: ^[a-z]*$",
            "/Inner/Deep/Id: satisfy regular expression pattern: ^[a-z]*$",
        ]
    );
    assert!(broken(order().choice(Choice::Free("ANYTHING".into()))).is_empty());
    assert_eq!(broken(order().choice(Choice::Id("ID".into()))).len(), 1);
}

#[test]
fn enums() {
    assert!(broken(order().state(State::Secret)).is_empty());
    assert_eq!(
        broken(order().states([State::On, State::from("x")])),
        ["/States/1: satisfy enum value set: [on, off]"]
    );
}

#[test]
fn paths_are_json_pointers() {
    assert_eq!(
        broken(order().labels([("a/b~c", "x")])),
        ["/Labels/a~1b~0c: have length greater than or equal to 2"]
    );
}

#[test]
fn all_violations_come_at_once_with_their_bounds() {
    let violations = order()
        .id("ABCDEF")
        .count(0)
        .items(["a", "a"])
        .state("x".into())
        .build()
        .expect_err("four mistakes");
    assert_eq!(violations.len(), 5);
    assert!(
        violations
            .to_string()
            .starts_with("5 validation errors detected. Value with length 6 at '/Id'")
    );
    let constraints: Vec<&Constraint> = violations
        .iter()
        .map(shapesmith::ConstraintViolation::constraint)
        .collect();
    assert!(matches!(
        constraints[..],
        [
            Constraint::Length { length: Some(6), min: Some(1), max: Some(5), .. },
            Constraint::Pattern { pattern: "^[a-z]*$", .. },
            Constraint::Range { min: Some(min), max: Some(max), .. },
            Constraint::UniqueItems { indices, .. },
            Constraint::Enum { values: ["on", "off"], .. },
        ] if min.as_i64() == Some(1) && max.to_string() == "10" && *indices == [0, 1]
    ));
    let error: &dyn std::error::Error = &violations;
    assert!(error.to_string().contains("; Value at '/Count' failed"));
}

#[test]
fn build_unchecked_skips_constraints_and_validate_finds_them_later() {
    let mut order = order().count(99).build_unchecked();
    assert_eq!(order.validate().expect_err("99").len(), 1);
    assert_eq!(Shape::validate(&order), order.validate());
    order.count = Some(9);
    assert_eq!(order.validate(), Ok(()));
    assert!(order.with(|b| b.count(0)).is_err());
}

#[test]
fn a_shape_without_constraints_is_always_valid() {
    let free = model::Free::builder().text("anything").build();
    assert!(free.is_ok());
}
