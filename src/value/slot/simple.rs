//! Places for values without parts, and for documents.

use std::borrow::Cow;

#[cfg(feature = "bignum")]
use bigdecimal::BigDecimal;
#[cfg(feature = "bignum")]
use num_bigint::BigInt;

use super::{Empty as _, Slot};
use crate::Timestamp;
#[cfg(feature = "serde")]
use crate::constraint::path::Path;
#[cfg(feature = "arbitrary")]
use crate::generate::{Generator, NoValue};
#[cfg(feature = "serde")]
use crate::json::Reader;
#[cfg(any(feature = "serde", feature = "arbitrary"))]
use crate::schema::Schema;
#[cfg(feature = "arbitrary")]
use crate::value::{Value as _, View};

/// The methods of `Slot` that all types without parts have, by a function that reads a value and one that makes one.
macro_rules! value {
    ($read:path, $generate:expr) => {
        fn clear(&mut self) {
            *self = Self::empty();
        }

        #[cfg(feature = "serde")]
        fn read(&mut self, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>) {
            *self = $read(reader, schema, path);
        }

        #[cfg(feature = "arbitrary")]
        fn generate(
            &mut self,
            generator: &mut Generator<'_, '_>,
            schema: &'static Schema,
        ) -> Result<(), NoValue> {
            *self = $generate(generator, schema)?;
            Ok(())
        }

        #[cfg(feature = "arbitrary")]
        fn made(&self) -> View<'_> {
            self.view()
        }
    };
}

/// Implements `Slot` for types that are read from a text of a header or a label by a function.
macro_rules! simple {
    ($($(#[$cfg:meta])? $ty:ty, $read:path, $read_text:path, $generate:path;)*) => {$(
        $(#[$cfg])?
        impl Slot for $ty {
            value!($read, $generate);

            #[cfg(feature = "http")]
            fn read_text(&mut self, text: &str, schema: &Schema) -> Option<()> {
                *self = $read_text(text, schema)?;
                Some(())
            }
        }
    )*};
}

simple! {
    bool, crate::json::read::boolean, crate::http::header::parsed, Generator::boolean;
    i8, crate::json::read::byte, crate::http::header::parsed, Generator::byte;
    i16, crate::json::read::short, crate::http::header::parsed, Generator::short;
    i32, crate::json::read::integer, crate::http::header::parsed, Generator::int;
    i64, crate::json::read::long, crate::http::header::parsed, Generator::long;
    f32, crate::json::read::float, crate::http::header::float, Generator::float;
    f64, crate::json::read::double, crate::http::header::double, Generator::double;
    String, crate::json::read::string, crate::http::header::string, Generator::text;
    Cow<'_, str>, crate::json::read::cow, crate::http::header::cow, Generator::cow;
    #[cfg(feature = "bignum")]
    BigInt, crate::json::read::big_integer, crate::http::header::big_number, Generator::big_integer;
    #[cfg(feature = "bignum")]
    BigDecimal, crate::json::read::big_decimal, crate::http::header::big_number, Generator::big_decimal;
}

/// A blob.
impl Slot for Vec<u8> {
    value!(crate::json::read::blob, Generator::blob);

    #[cfg(feature = "http")]
    fn read_bytes(&mut self, bytes: &[u8]) -> Option<()> {
        bytes.clone_into(self);
        Some(())
    }
}

impl Slot for Timestamp {
    value!(
        crate::json::read::timestamp,
        |generator: &mut Generator<'_, '_>, schema| Ok(generator.timestamp(schema))
    );

    #[cfg(feature = "http")]
    fn read_text(&mut self, text: &str, _: &Schema) -> Option<()> {
        *self = crate::http::header::timestamp(text)?;
        Some(())
    }

    #[cfg(feature = "http")]
    fn is_timestamp() -> bool {
        true
    }
}

/// The value of a union member that targets `smithy.api#Unit`.
impl Slot for () {
    fn clear(&mut self) {}

    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, _: &'static Schema, path: &Path<'_>) {
        crate::json::read::unit(reader, path);
    }

    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        _: &'static Schema,
    ) -> Result<(), NoValue> {
        let _ = generator;
        Ok(())
    }

    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_> {
        self.view()
    }
}

#[cfg(feature = "serde")]
impl Slot for serde_json::Value {
    fn clear(&mut self) {
        *self = serde_json::Value::Null;
    }

    fn takes_null() -> bool {
        true
    }

    fn is_nullable(&self) -> bool {
        true
    }

    fn read(&mut self, reader: &mut Reader<'_>, _: &'static Schema, path: &Path<'_>) {
        *self = crate::json::read::document(reader, path);
    }

    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        _: &'static Schema,
    ) -> Result<(), NoValue> {
        *self = generator.document();
        Ok(())
    }

    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_> {
        self.view()
    }
}
