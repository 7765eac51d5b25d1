//! Recursive shapes: boxes where a type would have infinite size, and nowhere else.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::BTreeMap;

/// The types of the model.
pub mod model {
    shapesmith::smithy! {
        model = "tests/models/recursion.json",
        shapes = *,
    }
}

use model::{Company, Condition, Expression, Person, Tree};

#[test]
fn direct() {
    let leaf = Tree::builder().value("leaf").build_unchecked();
    let tree = Tree::builder()
        .value("root")
        .left(leaf.clone())
        .maybe_right(Some(leaf))
        .build()
        .expect("valid");
    let left: &Option<Box<Tree>> = &tree.left;
    assert_eq!(left.as_ref().expect("left").value, "leaf");
    assert_eq!(
        tree.to_string(),
        "Tree(value=root, left=Tree(value=leaf), right=Tree(value=leaf))"
    );
    assert_eq!(tree.to_builder().build_unchecked(), tree);
}

#[test]
fn mutual_and_through_collections() {
    let ann = Person::builder().name("Ann").build_unchecked();
    let company = Company::builder()
        .name("too long")
        .owner(ann.clone())
        .staff([("ann", ann.clone())])
        .build_unchecked();
    // One of the two members of the cycle is boxed; lists and maps need no box.
    let owner: &Option<Person> = &company.owner;
    assert_eq!(owner.as_ref(), Some(&ann));
    let staff: &Option<BTreeMap<String, Person>> = &company.staff;
    assert_eq!(staff.as_ref().map(BTreeMap::len), Some(1));
    let bob = Person::builder()
        .name("Bob")
        .employer(company)
        .friends([ann])
        .build_unchecked();
    let employer: &Option<Box<Company>> = &bob.employer;
    assert!(employer.is_some());
    let friends: &Option<Vec<Person>> = &bob.friends;
    assert!(friends.is_some());
    let violations = bob.validate().expect_err("too long");
    assert_eq!(
        violations.iter().next().expect("one").path(),
        "/Employer/Name"
    );
}

#[test]
fn unions() {
    let one = Expression::Number(1);
    let not = Expression::Not(Box::new(one.clone()));
    let all = Expression::All(vec![one.clone(), not.clone()]);
    let condition = Condition::builder().test(not).then(one).build_unchecked();
    let branch = Expression::If(Box::new(condition));
    assert_eq!(
        branch.to_string(),
        "Expression(if=Condition(test=Expression(not=Expression(number=1)), \
         then=Expression(number=1)))"
    );
    assert_ne!(all, branch);
}
