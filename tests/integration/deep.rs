//! The limit of 128 levels holds on the stack of a thread, 2 MiB, for large structures, in debug builds too.
//!
//! The structure has 300 members besides those that are nested. If any function that is on the stack during the
//! processing of a nested value stored a structure, 128 of them would not fit.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::thread;

mod model {
    shapesmith::smithy! { model = "tests/models/deep.json", shapes = * }
}

mod large {
    shapesmith::smithy! { model = "tests/models/large.json", shapes = [Large] }
}

use large::Large;
use model::{Either, Wide};

/// Half of the default, so that callers may use some of it.
const STACK: usize = 1 << 20;

/// The default.
const STACK_FOR_LARGE: usize = 2 << 20;

/// Ways to nest: the text that opens a level, the text that closes it, and the number of JSON levels.
const WAYS: [(&str, &str, usize); 7] = [
    ("{\"s1\":\"x\",\"child\":", "}", 1),
    ("{\"s1\":\"x\",\"children\":[", "]}", 2),
    ("{\"s1\":\"x\",\"named\":{\"key\":", "}}", 2),
    ("{\"s1\":\"x\",\"either\":{\"wide\":", "}}", 2),
    ("{\"s1\":\"x\",\"sparse\":[null,", "]}", 2),
    ("{\"s1\":\"x\",\"sparseNamed\":{\"key\":", "}}", 2),
    ("{\"either\":{\"unions\":[{\"wide\":", "}]}}", 4),
];

/// A text of 128 levels.
fn text((open, close, levels): (&str, &str, usize)) -> String {
    let count = 127 / levels;
    format!("{}{{}}{}", open.repeat(count), close.repeat(count))
}

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    on_a_stack(STACK, run);
}

fn on_a_stack(size: usize, run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(size).spawn(run);
    thread.expect("a thread").join().expect("no panic");
}

#[test]
fn a_deep_value_is_read_checked_shown_compared_and_written() {
    for way in WAYS {
        let text = text(way);
        on_a_small_stack(move || {
            let value = Wide::from_json(text.as_bytes()).expect("valid");
            assert_eq!(Wide::from_json_unchecked(text.as_bytes()), Ok(value));
            let value: Wide = serde_json::from_str(&text).expect("valid");
            assert_eq!(value.validate(), Ok(()));
            assert!(value.to_string().len() > 500);
            assert!(format!("{value:?}").len() > 500);
            if way == WAYS[0] {
                // The standard library indents a line once per level.
                assert!(format!("{value:#?}").len() > 500);
            }
            let same = Wide::from_json(text.as_bytes()).expect("valid");
            assert!(value == same);
            let mut state = DefaultHasher::new();
            value.hash(&mut state);
            assert_ne!(state.finish(), 0);
            let written = value.to_json().expect("a text");
            assert_eq!(written, text.as_bytes());
            assert_eq!(serde_json::to_vec(&value).expect("a text"), written);
            let tree = serde_json::to_value(&value).expect("a tree");
            let of_tree: Wide = serde_json::from_value(tree).expect("a value");
            assert!(of_tree == value);
        });
    }
}

#[test]
fn errors_in_a_deep_value_are_reported() {
    for way in WAYS {
        let long = format!("{{\"s299\":\"{}\"}}", "x".repeat(101));
        let text = text(way).replacen("{}", &long, 1);
        on_a_small_stack(move || {
            let error = Wide::from_json(text.as_bytes()).expect_err("too long");
            assert!(error.to_string().contains("/s299' failed"), "{error}");
            let value = Wide::from_json_unchecked(text.as_bytes()).expect("valid");
            assert_eq!(value.validate().expect_err("too long").len(), 1);
        });
        let text = self::text(way).replacen("{}", "{\"s0\":1}", 1);
        on_a_small_stack(move || {
            let error = Wide::from_json(text.as_bytes()).expect_err("no string");
            assert!(
                error.to_string().ends_with("/s0' must be a string"),
                "{error}"
            );
        });
    }
}

#[test]
fn deeper_values_are_refused() {
    for (open, close, _) in WAYS {
        let text = format!("{}{{}}{}", open.repeat(100_000), close.repeat(100_000));
        on_a_small_stack(move || {
            let error = Wide::from_json(text.as_bytes()).expect_err("too deep");
            assert!(error.to_string().contains("128 levels"), "{error}");
        });
    }
}

#[test]
fn deeper_values_are_refused_in_other_formats_too() {
    let leaf = serde_json::json!({});
    let value = (0..1000).fold(leaf, |inner, _| serde_json::json!({ "child": inner }));
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).expect("CBOR");
    on_a_small_stack(move || {
        let limit = 10_000; // of the format, which would go deeper
        let read = ciborium::de::from_reader_with_recursion_limit::<Wide, _>(&*bytes, limit);
        let error = read.expect_err("too deep").to_string();
        assert!(error.contains("nested too deeply"), "{error}");
        let error = serde_json::from_value::<Wide>(value).expect_err("too deep");
        assert!(error.to_string().contains("128 levels"), "{error}");
    });
}

#[test]
fn unions_are_not_held_by_frames_either() {
    let leaf = Either::Text("x".to_owned());
    let value = (0..63).fold(leaf, |inner, _| Either::Unions(vec![inner]));
    on_a_small_stack(move || {
        let text = value.to_json().expect("a text");
        assert_eq!(Either::from_json_unchecked(&text), Ok(value));
    });
}

/// A structure is stored inline in its container, so one with few members can be large.
#[test]
fn a_large_structure_is_not_moved_about_the_stack() {
    assert!(size_of::<Large>() > 190_000);
    // Each on its own stack, since a frame stores the results of all of its calls. `serde_json::from_str` moves
    // the value a few more times.
    on_a_stack(STACK_FOR_LARGE, || {
        let read = Large::from_json(b"{}");
        assert!(
            matches!(&read, Err(error) if error.to_string().starts_with("20 validation errors"))
        );
    });
    on_a_stack(STACK_FOR_LARGE, || {
        assert!(Large::from_json_unchecked(b"{}").is_ok());
    });
}
