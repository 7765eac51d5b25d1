//! Generated types in the formats of serde: what is written is read again, or is an error.
//!
//! The table in `docs/json.md` is made here: `SHAPESMITH_BLESS=1 cargo test --manifest-path tests/formats/Cargo.toml`
//! rewrites it. The tests also run with `--features arbitrary_precision`, where numbers of `serde_json` are text.

#[cfg(test)]
mod buffers;
#[cfg(test)]
mod formats;
#[cfg(test)]
#[path = "../../integration/round_trip/own.rs"]
mod own;
#[cfg(test)]
mod rule;
#[cfg(test)]
mod table;
#[cfg(test)]
#[allow(dead_code)]
#[path = "../../integration/round_trip/values.rs"]
mod values;

/// The types of the model.
#[cfg(test)]
#[allow(dead_code)]
mod trip {
    shapesmith::smithy! { model = "../models/round_trip.json", shapes = * }
}
