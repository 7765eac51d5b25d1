//! Models whose values are hard to make, or do not exist.

use std::fmt::Debug;

use arbitrary::{Arbitrary, Error, Unstructured};
use shapesmith::Shape;

use super::{bytes, of_bytes, values};
use crate::support::random::Random;

mod model {
    #![deny(warnings, missing_docs, clippy::pedantic)]
    shapesmith::smithy! {
        model = "tests/models/arbitrary_limits.json",
        shapes = *,
    }
}

/// Rejected attempts do not make items differ.
#[test]
fn items_differ() {
    let sets = values::<model::Sets>(500);
    assert!(sets.iter().all(|sets| sets.same.len() == 4));
    assert!(sets.iter().any(|sets| sets.letters.len() == 5));
    assert!(sets.iter().any(|sets| sets.tagged.len() > 3));
}

#[test]
fn nested_items_differ() {
    let levels = values::<model::Levels>(100);
    assert!(levels.iter().all(|level| level.list.len() >= 3));
}

/// It ends, whatever the bytes.
fn none<T: Shape + Debug + for<'b> Arbitrary<'b>>() {
    let mut random = Random::new(3);
    for length in [0, 20, 1_000] {
        let bytes = bytes(&mut random, length);
        let error = T::arbitrary(&mut Unstructured::new(&bytes)).unwrap_err();
        assert_eq!(error, Error::IncorrectFormat, "{}", T::ID);
    }
}

#[test]
fn the_search_for_a_value_ends() {
    none::<model::Loop>();
    none::<model::LoopEnd>();
    none::<model::Ways>();
    none::<model::Twice0>();
    assert!(
        values::<model::MayFork>(100)
            .iter()
            .all(|value| value.fork.is_none())
    );
}

#[test]
fn lengths_are_limited() {
    none::<model::OfHugeText>();
    none::<model::OfHugePattern>();
    none::<model::OfHugeBlob>();
    none::<model::OfHugeList>();
    none::<model::OfHugeMap>();
    none::<model::OfHugeFlags>();
    none::<model::OfHugeLetters>();
    none::<model::OfManyFlags>();
    none::<model::OfManyLetters>();
    none::<model::OfWide>();
    let mut random = Random::new(3);
    for length in 0..20 {
        let value: model::MayBeHuge = of_bytes(&bytes(&mut random, length));
        assert!(value.validate().is_ok());
    }
}

/// Values have as many levels as JSON.
#[test]
fn deep_values_are_made() {
    values::<model::Deep0>(20);
}

/// In a sparse list or map, JSON null is not a document.
#[test]
fn sparse_documents_are_not_null() {
    let values = values::<model::OfDocuments>(500);
    let is_null = |document: &Option<serde_json::Value>| document.is_none();
    assert!(values.iter().any(|value| value.list.iter().any(is_null)));
    assert!(values.iter().any(|value| value.map.values().any(is_null)));
    assert!(!values.iter().all(|value| value.list.iter().all(is_null)));
}
