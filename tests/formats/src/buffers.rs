//! Values in the buffers of serde, and numbers that are maps there.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::own::{Tagged, Untagged};
use crate::trip::{Choice, Part};

/// Reads a value from each source of `serde_json`: they differ in which strings are borrowed.
fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON");
    let tree = serde_json::to_value(value).expect("a tree");
    let read = [
        serde_json::from_str(&text),
        serde_json::from_reader(text.as_bytes()),
        T::deserialize(&tree),
        serde_json::from_value(tree),
    ];
    for read in read {
        assert_eq!(read.as_ref().ok(), Some(value), "{text}: {read:?}");
    }
}

/// A map whose only key is one that `serde_json` reserves is still a map: with its feature `arbitrary_precision`,
/// numbers are such maps in buffers.
#[test]
fn a_map_with_a_reserved_key_is_data() {
    for name in ["Number", "RawValue"] {
        let key = format!("$serde_json::private::{name}");
        for value in [
            json!("1"),
            json!("-1.5e3"),
            json!("x"),
            json!(""),
            json!(1),
            json!(1.5),
            json!([1]),
            json!({ key.clone(): "1" }),
            json!(null),
        ] {
            let one = json!({ key.clone(): value });
            let two = json!({ key.clone(): value, "a": 1 });
            for document in [one.clone(), json!([one.clone()]), json!({"a": one}), two] {
                check(&Untagged::Choice(Choice::Document(document.clone())));
                check(&Tagged::Choice(Choice::Other(document)));
            }
        }
    }
    // A tree has those that are not doubles as strings.
    let mut numbers = vec!["1", "1.5"];
    if cfg!(feature = "arbitrary_precision") {
        numbers.extend(["-5e401", "0.12345678901234567890"]);
    }
    for number in numbers {
        let number = number.parse().expect("a number");
        let part = Part::builder().number(number).build_unchecked();
        check(&Tagged::Part(part.clone()));
        check(&Untagged::Choice(Choice::Part(part)));
    }
}

/// Each number of a text is the same in a buffer: as its digits with `arbitrary_precision`.
#[test]
fn a_number_in_a_buffer_is_a_number() {
    let mut numbers = vec!["0", "-1", "1.5", "-0.25", "18446744073709551615", "1e21"];
    if cfg!(feature = "arbitrary_precision") {
        numbers.extend(["18446744073709551616", "0.1234567890123456789", "1e400"]);
    }
    for number in numbers {
        let text = format!(r#"{{"bigDecimal":{number}}}"#);
        let expected = Choice::BigDecimal(number.parse().expect("a number"));
        let expected = Untagged::Choice(expected);
        assert_eq!(
            serde_json::from_str::<Untagged>(&text).ok().as_ref(),
            Some(&expected)
        );
        let read = serde_json::from_reader::<_, Untagged>(text.as_bytes());
        assert_eq!(read.ok().as_ref(), Some(&expected));
        if number == "18446744073709551616" {
            continue; // a tree has it as a `u128`, which the buffers of serde cannot hold
        }
        let tree: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(Untagged::deserialize(&tree).ok().as_ref(), Some(&expected));
        assert_eq!(serde_json::from_value(tree).ok(), Some(expected));
    }
}
