//! The formats, each with its crate.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a value is not read as it was written.
#[derive(Debug)]
pub enum Refused {
    /// The format rejected it while writing.
    Writing(String),
    /// The format or the type rejected it while reading.
    Reading(String),
}

fn writing(error: impl ToString) -> Refused {
    Refused::Writing(error.to_string())
}

fn reading(error: impl ToString) -> Refused {
    Refused::Reading(error.to_string())
}

/// Writes a value and reads it again. Returns what was written, too.
pub trait Format {
    const NAME: &str;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> Result<(Vec<u8>, T), Refused>;
}

macro_rules! formats {
    ($($format:ident $name:literal: $write:expr, $read:expr;)*) => {
        $(
            pub enum $format {}

            impl Format for $format {
                const NAME: &str = $name;

                fn round_trip<T: Serialize + DeserializeOwned>(
                    value: &T,
                ) -> Result<(Vec<u8>, T), Refused> {
                    #[allow(clippy::redundant_closure_call)]
                    let written = $write(value).map_err(writing)?;
                    let bytes = AsRef::<[u8]>::as_ref(&written).to_vec();
                    #[allow(clippy::redundant_closure_call)]
                    let value = $read(&written).map_err(reading)?;
                    Ok((bytes, value))
                }
            }
        )*

        /// Calls a generic function for each format.
        macro_rules! for_each_format {
            ($function:ident) => {
                [$($function::<$crate::formats::$format>()),*]
            };
        }
        pub(crate) use for_each_format;
    };
}

formats! {
    JsonText "JSON (`serde_json`)":
        |value| serde_json::to_vec(value), |text: &Vec<u8>| serde_json::from_slice(text);
    JsonValue "`serde_json::Value`":
        |value| serde_json::to_value(value).map(Tree::new), |tree: &Tree| {
            serde_json::from_value(tree.0.clone())
        };
    SonicRs "JSON (`sonic-rs`)":
        |value| sonic_rs::to_vec(value), |text: &Vec<u8>| sonic_rs::from_slice(text);
    SimdJson "JSON (`simd-json`)":
        |value| simd_json::serde::to_vec(value), |text: &Vec<u8>| {
            simd_json::serde::from_slice(&mut text.clone())
        };
    Json5 "JSON5 (`json5`)":
        |value| json5::to_string(value), |text: &String| json5::from_str(text);
    Yaml "YAML (`serde_yaml`)":
        |value| serde_yaml::to_string(value), |text: &String| serde_yaml::from_str(text);
    Toml "TOML (`toml`)":
        |value| toml::to_string(value), |text: &String| toml::from_str(text);
    Ron "RON (`ron`)":
        |value| ron::to_string(value), |text: &String| ron::from_str(text);
    Cbor "CBOR (`ciborium`)":
        |value| {
            let mut binary = Vec::new();
            ciborium::into_writer(value, &mut binary).map(|()| binary)
        }, |binary: &Vec<u8>| ciborium::from_reader(binary.as_slice());
    MessagePack "MessagePack (`rmp-serde`)":
        |value| rmp_serde::to_vec(value), |binary: &Vec<u8>| rmp_serde::from_slice(binary);
    Bson "BSON (`bson`)":
        |value| bson::serialize_to_vec(value), |binary: &Vec<u8>| bson::deserialize_from_slice(binary);
    Bincode "`bincode`":
        |value| bincode::serde::encode_to_vec(value, bincode::config::standard()), |binary: &Vec<u8>| {
            let read = bincode::serde::decode_from_slice(binary, bincode::config::standard());
            read.map(|(value, _)| value)
        };
    Postcard "`postcard`":
        |value| postcard::to_stdvec(value), |binary: &Vec<u8>| postcard::from_bytes(binary);
}

/// A tree of values, with its text.
struct Tree(serde_json::Value, String);

impl Tree {
    fn new(value: serde_json::Value) -> Self {
        let text = value.to_string();
        Tree(value, text)
    }
}

impl AsRef<[u8]> for Tree {
    fn as_ref(&self) -> &[u8] {
        self.1.as_bytes()
    }
}
