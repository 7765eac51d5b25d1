//! The JSON form of members (Smithy specification, "AWS JSON protocols" and "AWS restJson1 protocol").

use super::context::Context;
use super::types::Type;
use crate::model::shape::{Kind, Member};
use crate::model::traits::TimestampFormat;

/// The JSON form of a member.
#[derive(Clone, Debug)]
pub(crate) struct Json {
    /// The name in JSON.
    pub(crate) name: String,
    /// The codec for writing.
    pub(crate) codec: Codec,
    /// The codec for reading: like that for writing, with the bounds of lists and maps.
    pub(crate) decoded: Codec,
    /// Whether keys of maps in it are sensitive.
    pub(crate) secret: bool,
}

/// The JSON form of a value, if its type does not determine it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Codec {
    /// That of the type.
    OfType,
    /// A string in a user-written type.
    StringLike,
    /// That of the user's type, in a `@sensitive` value: errors must not show the value.
    Concealed,
    /// `date-time`
    DateTime,
    /// `http-date`
    HttpDate,
    /// A list or map, of which only as many entries are kept as `@length` allows.
    AtMost {
        /// The maximum number of entries.
        max: usize,
        /// The bounds of the list or map.
        codec: Box<Codec>,
    },
    /// A list.
    List {
        /// The codec of an item.
        item: Box<Codec>,
        /// Whether an item can be null.
        sparse: bool,
    },
    /// A map.
    Map {
        /// The codec of a value.
        value: Box<Codec>,
        /// Whether a value can be null.
        sparse: bool,
    },
}

impl Context<'_, '_> {
    /// The JSON form of a member of the shape at `place`, whose value has the type `ty`.
    pub(super) fn json(&self, place: usize, member: &Member<'_>, ty: &Type) -> Json {
        let json_name = member.traits.json_name.as_ref();
        let name = json_name.filter(|_| self.closure.uses_json_names(place));
        Json {
            name: name.unwrap_or(&member.name).to_string(),
            codec: self.codec(member, ty, self.concealed[place], false),
            decoded: self.codec(member, ty, self.concealed[place], true),
            secret: self.hides_keys(member),
        }
    }

    /// The codec of a member's value; the codec for reading if `is_bounded`.
    fn codec(&self, member: &Member<'_>, ty: &Type, concealed: bool, is_bounded: bool) -> Codec {
        let target = self.closure.target(member);
        let concealed = concealed || member.traits.sensitive || target.traits.sensitive;
        let sparse = target.traits.sparse;
        let codec = match (&target.kind, ty) {
            (_, Type::CustomString(_)) => Codec::StringLike,
            (Kind::Timestamp, _) => {
                let own = member.traits.timestamp_format;
                match own.or(target.traits.timestamp_format) {
                    Some(TimestampFormat::DateTime) => Codec::DateTime,
                    Some(TimestampFormat::HttpDate) => Codec::HttpDate,
                    Some(TimestampFormat::EpochSeconds) | None => Codec::OfType,
                }
            }
            (Kind::List(item), Type::List { item: ty, .. }) => {
                match self.codec(item, ty, concealed, is_bounded) {
                    Codec::OfType => Codec::OfType,
                    item => Codec::List {
                        item: Box::new(item),
                        sparse,
                    },
                }
            }
            (Kind::List(item), Type::Slice { item: ty, .. }) => Codec::List {
                item: Box::new(self.codec(item, ty, concealed, is_bounded)),
                sparse,
            },
            (Kind::Map(members), Type::Map { value: ty, .. }) => {
                match self.codec(&members[1], ty, concealed, is_bounded) {
                    Codec::OfType => Codec::OfType,
                    value => Codec::Map {
                        value: Box::new(value),
                        sparse,
                    },
                }
            }
            (Kind::External(_), _) if concealed => Codec::Concealed,
            _ => Codec::OfType,
        };
        let is_collection = matches!(target.kind, Kind::List(_) | Kind::Map(_));
        let length = member
            .traits
            .length
            .as_ref()
            .or(target.traits.length.as_ref());
        let max = length.and_then(|length| length.rule.max);
        // A bound beyond the address space has no effect.
        let max = max.and_then(|max| u32::try_from(max).ok());
        match max {
            Some(max) if is_bounded && is_collection => Codec::AtMost {
                max: max as usize,
                codec: Box::new(codec),
            },
            _ => codec,
        }
    }

    fn hides_keys(&self, member: &Member<'_>) -> bool {
        let target = self.closure.target(member);
        let within = match &target.kind {
            Kind::List(item) => self.hides_keys(item),
            Kind::Map(members) => members.iter().any(|member| self.hides_keys(member)),
            _ => false,
        };
        within || member.traits.sensitive || target.traits.sensitive
    }
}
