//! The items of options with a list, such as `--operations A,B`.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, StyledStr, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

/// Parses an item of a list with another parser. Spaces around it are allowed, but it cannot be empty: the shell splits
/// `--operations A, B` into `A,`, whose last item is empty, and `B`.
#[derive(Clone, Debug)]
pub struct Item<P>(pub P);

impl Item<StringValueParser> {
    /// An item that is any text.
    pub fn text() -> Self {
        Item(StringValueParser::new())
    }
}

impl<P: TypedValueParser> TypedValueParser for Item<P> {
    type Value = P::Value;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<P::Value, Error> {
        let Some(text) = value.to_str() else {
            return self.0.parse_ref(command, argument, value);
        };
        let text = text.trim();
        if !text.is_empty() {
            return self.0.parse_ref(command, argument, OsStr::new(text));
        }
        let mut error = Error::new(ErrorKind::ValueValidation).with_cmd(command);
        if let Some(argument) = argument {
            let name = ContextValue::String(argument.to_string());
            error.insert(ContextKind::InvalidArg, name);
        }
        let value = ContextValue::String(String::new());
        error.insert(ContextKind::InvalidValue, value);
        let tip =
            StyledStr::from("remove the space after the comma, or the comma at the end: `A,B`");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}
