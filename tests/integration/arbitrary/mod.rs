//! Test data (feature `arbitrary`): values that satisfy the constraints of the model.

mod limits;

use std::collections::BTreeSet;
use std::fmt::Debug;

use ::arbitrary::{Arbitrary, Error, Unstructured};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shapesmith::{Operation, Shape};

use crate::support::random::Random;

mod client {
    #![deny(warnings, missing_docs, clippy::pedantic)]
    shapesmith::smithy! {
        model = "tests/models/arbitrary.json",
        shapes = *,
        operations = *,
    }
}

mod server {
    #![deny(warnings, missing_docs, clippy::pedantic)]
    shapesmith::smithy! {
        model = "tests/models/arbitrary.json",
        shapes = *,
        nullability = server,
    }
}

mod own {
    #![deny(warnings, missing_docs, clippy::pedantic)]
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    /// A user-written string type.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Name(pub String);

    impl AsRef<str> for Name {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }

    impl From<String> for Name {
        fn from(name: String) -> Self {
            Name(name)
        }
    }

    impl From<&str> for Name {
        fn from(name: &str) -> Self {
            Name(name.to_owned())
        }
    }

    /// A user-written enum.
    #[derive(Clone, Debug, PartialOrd, Ord, shapesmith::Shape)]
    #[shape(model = "tests/models/arbitrary.json", id = Color)]
    pub enum Color {
        /// Red
        Red,
        /// Green
        Green,
        /// Blue
        Blue,
        /// Any other
        Unknown(String),
    }

    /// A user-written enum of integers.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/arbitrary.json", id = Level)]
    pub enum Level {
        /// Low
        Low,
        /// High
        High,
        /// Any other
        Unknown(i32),
    }

    /// A user-written union.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/arbitrary.json", id = Choice)]
    pub enum Choice {
        /// It has no value.
        Impossible(String),
        /// A name.
        Name(String),
        /// Any other
        Unknown(String),
    }

    /// A user-written structure with parameters.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/arbitrary.json", id = Everything, partial)]
    pub struct Part<'a, P> {
        /// A name.
        pub name: Name,
        /// A text that can be borrowed.
        pub exact: Cow<'a, str>,
        /// A wider integer.
        pub small: i64,
        /// A list.
        pub holes: Option<Vec<Option<Name>>>,
        /// A map.
        pub by_color: BTreeMap<Color, Name>,
        /// An enum.
        pub color: Color,
        /// An enum of integers.
        pub level: Option<Level>,
        /// A union.
        pub choice: Choice,
        /// A list of structures of any type for the shape.
        pub points: Option<Vec<P>>,
    }

    /// It has its own impl.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/arbitrary.json", id = Point, skip(arbitrary))]
    pub struct Point {
        /// A number.
        pub x: i32,
        /// A number.
        pub y: Option<i32>,
    }

    impl<'b> ::arbitrary::Arbitrary<'b> for Point {
        fn arbitrary(bytes: &mut ::arbitrary::Unstructured<'b>) -> ::arbitrary::Result<Self> {
            let x = bytes.arbitrary()?;
            Ok(Point { x, y: None })
        }
    }
}

/// Random bytes.
fn bytes(random: &mut Random, length: usize) -> Vec<u8> {
    (0..length)
        .map(|_| u8::try_from(random.below(256)).expect("a byte"))
        .collect()
}

fn of_bytes<T: for<'b> Arbitrary<'b>>(bytes: &[u8]) -> T {
    T::arbitrary(&mut Unstructured::new(bytes)).expect("a value")
}

/// Values from no bytes, few and many. Each is valid, and its JSON is read back.
fn values<T>(count: usize) -> Vec<T>
where
    T: Shape + for<'b> Arbitrary<'b> + PartialEq + Debug + Serialize + DeserializeOwned,
{
    let mut random = Random::new(7);
    let of_number = |number: usize| {
        let length = match number {
            0 => 0,
            1..20 => number,
            _ => random.pick(&[20, 60, 200, 1_000, 4_000]),
        };
        let bytes = bytes(&mut random, length);
        let value: T = of_bytes(&bytes);
        if let Err(violations) = value.validate() {
            panic!("{violations}\n{value:?}");
        }
        assert_eq!(value, of_bytes(&bytes), "it depends on the bytes alone");
        let json = serde_json::to_vec(&value).expect("it can be written");
        let read: T = serde_json::from_slice(&json).expect("it can be read");
        assert_eq!(read, value);
        value
    };
    (0..count).map(of_number).collect()
}

#[test]
fn values_are_valid_and_have_json() {
    values::<client::Everything>(1_000);
    values::<server::Everything>(300);
    values::<client::CallInput>(300);
    values::<client::BareInput>(300);
    values::<client::CallOutput>(300);
    values::<client::Tree>(300);
    values::<client::Choice>(300);
    values::<client::Color>(30);
    values::<client::Level>(30);
    values::<client::Old>(30);
    values::<own::Part<'static, server::Point>>(300);
    assert!(of_bytes::<own::Point>(&[1, 2, 3, 4]).y.is_none());
    values::<own::Choice>(30);
}

/// The different texts of a member.
fn texts<T, V: ToString>(values: &[T], member: impl Fn(&T) -> Option<V>) -> BTreeSet<String> {
    values
        .iter()
        .filter_map(member)
        .map(|value| value.to_string())
        .collect()
}

#[test]
fn values_are_of_all_kinds() {
    let values = values::<client::Everything>(1_000);
    assert_eq!(texts(&values, |value| Some(value.small)).len(), 3);
    assert_eq!(
        texts(&values, |value| Some(value.color.as_str().to_owned())).len(),
        3
    );
    assert_eq!(
        texts(&values, |value| value
            .level
            .as_ref()
            .map(client::Level::as_i32))
        .len(),
        2
    );
    assert_eq!(texts(&values, |value| Some(value.exact.clone())).len(), 3);
    assert_eq!(
        texts(&values, |value| Some(value.odd.clone())),
        BTreeSet::from(["aaaa".to_owned()])
    );
    assert_eq!(
        texts(&values, |value| Some(value.old.as_str().to_owned())).len(),
        2
    );
    assert_eq!(
        texts(&values, |value| value
            .older
            .as_ref()
            .map(|old| old.as_str().to_owned()))
        .len(),
        1
    );
    assert_eq!(texts(&values, |value| value.nickname.clone()).len(), 3);
    assert!(texts(&values, |value| Some(value.name.clone())).len() > 300);
    assert!(texts(&values, |value| value.arn.clone()).len() > 200);
    assert!(texts(&values, |value| value.password.clone()).len() > 200);
    assert!(texts(&values, |value| value.words.clone()).len() > 200);
    assert!(texts(&values, |value| value.time).len() > 100);
    assert!(values.iter().all(|value| value.impossible.is_none()));
    assert!(values.iter().any(|value| is_branch_deep(&value.tree)));
    let is_set: [fn(&client::Everything) -> bool; 17] = [
        |value| value.long.is_some(),
        |value| value.tiny.is_some_and(|tiny| tiny < 0.0),
        |value| value.any_whole.is_some(),
        |value| value.any_exact.is_some(),
        |value| value.any_double.is_some_and(f64::is_nan),
        |value| value.any_double.is_some_and(|number| number.fract() != 0.0),
        |value| {
            value
                .points
                .as_ref()
                .is_some_and(|points| points.len() == 9)
        },
        |value| value.grid.is_some(),
        |value| {
            value
                .holes
                .as_ref()
                .is_some_and(|holes| holes.contains(&None))
        },
        |value| {
            value
                .by_name
                .as_ref()
                .is_some_and(|entries| entries.len() == 3)
        },
        |value| {
            value
                .sparse
                .as_ref()
                .is_some_and(|entries| entries.values().any(Option::is_none))
        },
        |value| value.node.as_ref().is_some_and(|node| node.next.is_some()),
        |value| {
            value
                .document
                .as_ref()
                .is_some_and(serde_json::Value::is_object)
        },
        |value| {
            value
                .document
                .as_ref()
                .is_some_and(serde_json::Value::is_null)
        },
        |value| value.secret.is_some(),
        |value| value.defaulted.is_none(),
        |value| value.defaulted.is_some(),
    ];
    for (number, is_set) in is_set.into_iter().enumerate() {
        assert!(values.iter().any(is_set), "{number}");
    }
}

/// Whether there are branches in a branch.
fn is_branch_deep(tree: &client::Tree) -> bool {
    match tree {
        client::Tree::Branch(branch) => matches!(branch.left, client::Tree::Branch(_)),
        _ => false,
    }
}

#[test]
fn no_bytes_make_a_small_value() {
    let value: client::Everything = of_bytes(&[]);
    assert_eq!(value.name, "aa");
    assert_eq!((value.small, value.fraction), (1, 0.25));
    assert_eq!(value.bools, [false, true]);
    assert_eq!(value.smalls.len(), 3);
    assert_eq!(value.arn, None);
    assert_eq!(value.tree, client::Tree::Leaf("aa".to_owned()));
    let node: client::Node = of_bytes(&[]);
    assert_eq!(node.to_string(), "Node(name=aa)");
    let of_ones: client::Everything = of_bytes(&[0xff; 10_000]);
    assert!(of_ones.validate().is_ok());
}

#[test]
fn all_bytes_alike_end() {
    for byte in 0..=255 {
        for length in [1, 100, 3_000] {
            let bytes = vec![byte; length];
            let value: client::Everything = of_bytes(&bytes);
            assert!(value.validate().is_ok());
            let tree: client::Tree = of_bytes(&bytes);
            assert!(tree.validate().is_ok());
        }
    }
}

#[test]
fn requests_can_be_made() {
    let mut random = Random::new(5);
    for length in (0..600).map(|number| number % 50 * 10) {
        let bytes = bytes(&mut random, length);
        let input: client::CallInput = of_bytes(&bytes);
        let request = client::Call::try_request(&input);
        let request = request.unwrap_or_else(|error| panic!("{error}: {input:?}"));
        assert!(request.uri().path().len() > 5);
        let input: client::BareInput = of_bytes(&bytes);
        let request = client::Bare::try_request(&input);
        request.unwrap_or_else(|error| panic!("{error}: {input:?}"));
    }
}

#[test]
fn places_without_a_value_are_errors_or_unset() {
    let mut random = Random::new(6);
    for length in 0..200 {
        let bytes = bytes(&mut random, length);
        let error = client::NoValue::arbitrary(&mut Unstructured::new(&bytes)).unwrap_err();
        assert_eq!(error, Error::IncorrectFormat);
        assert!(client::MustRefer::arbitrary(&mut Unstructured::new(&bytes)).is_err());
        // A back-reference has no automaton to choose a value by.
        assert_eq!(of_bytes::<client::Referring>(&bytes).twice, None);
        assert!(matches!(of_bytes(&bytes), client::Choice::Name(_)));
    }
}

#[test]
fn collections_of_values_are_made() {
    let mut random = Random::new(4);
    let lists = (0..20).map(|_| of_bytes::<Vec<client::Node>>(&bytes(&mut random, 1_000)));
    let all: Vec<client::Node> = lists.flatten().collect();
    assert!(all.len() > 10 && all.iter().all(|node| node.validate().is_ok()));
    assert_eq!(<client::Node as Arbitrary>::size_hint(0), (0, None));
}

/// An operation without input or output has the unit type there, so that generic code needs no special case.
#[test]
fn the_unit_type_has_its_value() {
    let unit: shapesmith::Unit = of_bytes(&[]);
    assert_eq!(unit, shapesmith::Unit);
    let mut unused = Unstructured::new(&[1, 2]);
    assert!(shapesmith::Unit::arbitrary(&mut unused).is_ok() && unused.len() == 2);
}
