//! The values of enums (Smithy specification, "Enum shapes").

use std::borrow::Cow;

use super::json::{self, Mismatch, Raw};
use super::mixins::FlatMember;
use super::trait_reader::TraitReader;
use super::traits::{EnumDefinition, IntEnumDefinition, Traits};
use crate::diagnostic::excerpt;

impl<'a> TraitReader<'a> {
    /// The members of an enum: the name, traits and text of each.
    fn enum_members(
        &mut self,
        members: Vec<FlatMember<'a>>,
        shape: Raw<'a>,
    ) -> Result<Vec<EnumMember<'a>>, Mismatch<'a>> {
        if members.is_empty() {
            return Err(Mismatch::new(shape.get(), "expected at least one member"));
        }
        let mut read = Vec::with_capacity(members.len());
        for FlatMember {
            name, traits, text, ..
        } in members
        {
            let traits = self.read(traits).map_err(|m| m.in_member(&name))?;
            read.push(EnumMember { name, traits, text });
        }
        Ok(read)
    }

    /// The values of an `enum` shape (Smithy specification, "Enum shapes"): `@enumValue`, or the name of the
    /// member.
    pub(super) fn enum_values(
        &mut self,
        members: Vec<FlatMember<'a>>,
        shape: Raw<'a>,
    ) -> Result<Vec<EnumDefinition<'a>>, Mismatch<'a>> {
        let members = self.enum_members(members, shape)?;
        let mut values = Vec::with_capacity(members.len());
        for EnumMember { name, traits, text } in members {
            let value = match traits.enum_value {
                Some(raw) => {
                    let of_member = |m: Mismatch<'a>| {
                        let help =
                            "the values of an `enum` are strings; use `intEnum` for integers";
                        m.in_trait("enumValue").in_member(&name).with_help(help)
                    };
                    json::string(raw).map_err(of_member)?
                }
                None => name.clone(),
            };
            values.push(EnumDefinition {
                name: Some(name),
                value,
                documentation: traits.documentation,
                internal: traits.internal,
                deprecated: traits.deprecated,
                text,
            });
        }
        Ok(values)
    }

    /// The values of an `intEnum` shape (Smithy specification, "intEnum shapes"): each member has an `@enumValue`
    /// of 32 bits.
    pub(super) fn int_enum_values(
        &mut self,
        members: Vec<FlatMember<'a>>,
        shape: Raw<'a>,
    ) -> Result<Vec<IntEnumDefinition<'a>>, Mismatch<'a>> {
        let members = self.enum_members(members, shape)?;
        let mut values = Vec::with_capacity(members.len());
        for EnumMember { name, traits, text } in members {
            let raw = traits.enum_value.ok_or_else(|| {
                let help = format!("in Smithy IDL, write `{} = 1`", excerpt(&name));
                Mismatch::missing(text, "@enumValue")
                    .in_member(&name)
                    .with_help(help)
            })?;
            let value = raw.get().parse().map_err(|_| {
                Mismatch::expected(raw.get(), "a 32-bit integer")
                    .in_trait("enumValue")
                    .in_member(&name)
            })?;
            values.push(IntEnumDefinition {
                name,
                value,
                documentation: traits.documentation,
                internal: traits.internal,
                deprecated: traits.deprecated,
                text,
            });
        }
        Ok(values)
    }
}

/// A member of an enum of either kind.
struct EnumMember<'a> {
    name: Cow<'a, str>,
    traits: Traits<'a>,
    text: &'a str,
}
