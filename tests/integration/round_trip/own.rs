//! Types of a user that contain generated types in every way that serde's attributes have.

#![allow(missing_docs)]

use serde::{Deserialize, Serialize};

use super::trip::{Choice, Part, Plain, Required};
use super::values::{Make, Source};

/// A type that contains generated types in every way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Own {
    Plain(Box<Plain>),
    Flattened {
        own: u8,
        #[serde(flatten)]
        part: Part,
    },
    Tagged(Tagged),
    Adjacent(Adjacent),
    Untagged(Untagged),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Tagged {
    Part(Part),
    Choice(Choice),
    Inner(Adjacent),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value")]
pub enum Adjacent {
    Part(Part),
    Choice(Choice),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Untagged {
    Required(Box<Required>),
    Choice(Choice),
}

impl Make for Own {
    fn make(source: &mut Source) -> Self {
        let adjacent = |source: &mut Source| match source.below(2) {
            0 => Adjacent::Part(Make::make(source)),
            _ => Adjacent::Choice(Make::make(source)),
        };
        match source.below(8) {
            0 => Own::Plain(Make::make(source)),
            1 => Own::Flattened {
                own: 7,
                part: Make::make(source),
            },
            2 => Own::Tagged(Tagged::Part(Make::make(source))),
            3 => Own::Tagged(Tagged::Choice(Make::make(source))),
            4 => Own::Tagged(Tagged::Inner(adjacent(source))),
            5 => Own::Adjacent(adjacent(source)),
            6 => Own::Untagged(Untagged::Required(Make::make(source))),
            _ => Own::Untagged(Untagged::Choice(Make::make(source))),
        }
    }
}
