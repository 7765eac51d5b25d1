//! Writes what is left as a JSON AST. What is not changed is copied from the text, so that numbers and escapes stay
//! as they are written.

use std::borrow::Cow;

use super::references::{BINDINGS, ITEMS, LIFECYCLE, OF_RESOURCES};
use super::search::Kept;
use super::traits::Fate;
use super::version;
use super::{Damage, Docs};
use crate::collections::List;
use crate::inspect::layout::Layout;
use crate::model::index::Index;
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::raw_shape::shape_type;
use crate::plan::markdown::first_sentence;

const DOCUMENTATION: &str = "smithy.api#documentation";
const BOX: &str = "smithy.api#box";
const DEFAULT: &str = "smithy.api#default";
const UNIQUE_ITEMS: &str = "smithy.api#uniqueItems";
const EXTERNAL_DOCUMENTATION: &str = "smithy.api#externalDocumentation";

/// Traits by ID, with values that are texts of JSON.
type Written<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// Writes the shapes that are left.
pub(super) fn model<'a>(
    index: &Index<'a>,
    kept: &Kept<'_, 'a>,
    docs: Docs,
) -> Result<String, Box<Damage<'a>>> {
    // Files can have different versions, which Smithy converts to 2.0.
    let version = match index.are_all_version_1() {
        Some(true) => Version::One,
        Some(false) => Version::Two,
        None => Version::Converted,
    };
    let mut writer = Writer {
        index,
        version,
        kept,
        docs,
        out: Layout::default(),
    };
    writer.out.open('{');
    writer.out.key("smithy");
    writer.out.string(match version {
        Version::One => "1.0",
        Version::Two | Version::Converted => "2.0",
    });
    writer.out.key("shapes");
    writer.out.open('{');
    for &(ref id, raw) in index.shapes() {
        let shape = id.split_once('$').map_or(&**id, |(shape, _)| shape);
        if kept.ids.contains(shape) {
            let written = writer.shape(id, raw);
            written.map_err(|mismatch| Damage::new(id, mismatch))?;
        }
    }
    writer.out.close('}');
    writer.out.close('}');
    Ok(writer.out.finish())
}

/// The version of the trimmed model.
#[derive(Clone, Copy, PartialEq)]
enum Version {
    One,
    Two,
    /// 2.0, in place of 1.0 in some files.
    Converted,
}

struct Writer<'k, 'i, 'a> {
    index: &'k Index<'a>,
    version: Version,
    kept: &'k Kept<'i, 'a>,
    docs: Docs,
    out: Layout,
}

impl<'a> Writer<'_, '_, 'a> {
    /// Writes a shape or an `apply` statement, unless nothing is left of the statement.
    fn shape(&mut self, id: &str, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let shape = json::object(raw)?;
        let is_emptied = |traits: Raw<'a>| -> Result<bool, Mismatch<'a>> {
            Ok(traits.get() != "{}" && self.traits(traits)?.is_empty())
        };
        if shape_type(raw).as_deref() == Some("apply")
            && shape.get("traits").map(is_emptied).transpose()? == Some(true)
        {
            return Ok(());
        }
        let kind = shape_type(raw);
        let kind = kind.as_deref().unwrap_or_default();
        let binds = matches!(kind, "service" | "resource");
        let has_traits = shape.get("traits").is_some();
        self.out.key(id);
        self.out.open('{');
        for (key, value) in shape.0 {
            match &*key {
                "traits" if kind == "set" && self.version == Version::Converted => {
                    let mut traits = self.traits(value)?;
                    if !traits.iter().any(|(id, _)| id == UNIQUE_ITEMS) {
                        traits.push(unique_items());
                    }
                    self.write_entries(traits);
                }
                "traits" => self.write_traits(value)?,
                "members" => self.members(id, kind, value)?,
                "type" if kind == "set" && self.version == Version::Converted => {
                    self.out.key("type");
                    self.out.string("list");
                }
                key if ITEMS.contains(&key) => {
                    self.out.key(key);
                    self.member(value).map_err(|m| m.in_member(key))?;
                }
                key if binds && (BINDINGS.contains(&key) || key == "errors") => {
                    self.references(key, value)?;
                }
                key if kind == "resource" && OF_RESOURCES.contains(&key) => {}
                key if kind == "resource" && LIFECYCLE.contains(&key) => {
                    let target = json::target(value).map_err(|m| m.in_key(key))?;
                    if self.kept.ids.contains(&target) {
                        self.copy(key, value);
                    }
                }
                "rename" if kind == "service" => self.renames(value)?,
                key => self.copy(key, value),
            }
        }
        if kind == "set" && self.version == Version::Converted && !has_traits {
            self.write_entries(vec![unique_items()]);
        }
        self.out.close('}');
        Ok(())
    }

    fn copy(&mut self, key: &str, value: Raw<'a>) {
        self.out.key(key);
        self.out.value(value.get());
    }

    fn members(&mut self, id: &str, kind: &str, members: Raw<'a>) -> Result<(), Mismatch<'a>> {
        self.out.key("members");
        self.out.open('{');
        for (name, member) in json::object(members).map_err(|m| m.in_key("members"))?.0 {
            self.out.key(&name);
            let default = if kind == "structure" && self.version == Version::Converted {
                version::implied_default(self.index, id, &name, member)
            } else {
                None
            };
            self.member_with(member, default)
                .map_err(|m| m.in_member(&name))?;
        }
        self.out.close('}');
        Ok(())
    }

    fn member(&mut self, member: Raw<'a>) -> Result<(), Mismatch<'a>> {
        self.member_with(member, None)
    }

    /// Writes a member with a default that it does not have itself.
    fn member_with(
        &mut self,
        member: Raw<'a>,
        default: Option<&'static str>,
    ) -> Result<(), Mismatch<'a>> {
        let member = json::object(member)?;
        let mut default = default.map(|value| (DEFAULT.into(), value.into()));
        self.out.open('{');
        for (key, value) in member.0 {
            match &*key {
                "traits" => {
                    let mut traits = self.traits(value)?;
                    traits.extend(default.take());
                    self.write_left(value, traits);
                }
                key => self.copy(key, value),
            }
        }
        if let Some(default) = default {
            self.write_entries(vec![default]);
        }
        self.out.close('}');
        Ok(())
    }

    /// Writes the references to what is left, if there are any.
    fn references(&mut self, key: &str, references: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let of = |m: Mismatch<'a>| m.in_key(key);
        let all = json::array(references).map_err(of)?;
        let mut left = Vec::new();
        for raw in &all {
            if self.kept.ids.contains(&json::target(raw).map_err(of)?) {
                left.push(*raw);
            }
        }
        if left.is_empty() && !all.is_empty() {
            return Ok(());
        }
        self.out.key(key);
        self.out.open('[');
        for raw in left {
            self.out.item();
            self.out.value(raw.get());
        }
        self.out.close(']');
        Ok(())
    }

    /// Writes the new names of the shapes that are left, if there are any.
    fn renames(&mut self, renames: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let Object(all) = json::object(renames).map_err(|m| m.in_key("rename"))?;
        let is_empty = all.is_empty();
        let mut left = all;
        left.retain(|(id, _)| self.kept.ids.contains(id) || id.starts_with("smithy.api#"));
        if left.is_empty() && !is_empty {
            return Ok(());
        }
        self.out.key("rename");
        self.out.open('{');
        for (id, name) in left {
            self.copy(&id, name);
        }
        self.out.close('}');
        Ok(())
    }

    /// Writes the traits that are left, if there are any.
    fn write_traits(&mut self, traits: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let left = self.traits(traits)?;
        self.write_left(traits, left);
        Ok(())
    }

    fn write_left(&mut self, traits: Raw<'a>, left: Written<'a>) {
        if !left.is_empty() || traits.get() == "{}" {
            self.write_entries(left);
        }
    }

    fn write_entries(&mut self, traits: Written<'a>) {
        self.out.key("traits");
        self.out.open('{');
        for (id, value) in traits {
            self.out.key(&id);
            self.out.value(&value);
        }
        self.out.close('}');
    }

    /// The traits that are left.
    fn traits(&self, traits: Raw<'a>) -> Result<Written<'a>, Mismatch<'a>> {
        let mut left = Vec::new();
        for (id, value) in json::object(traits).map_err(|m| m.in_key("traits"))?.0 {
            if self.kept.traits.fate(&id, value) == Fate::Dropped {
                continue;
            }
            if id == BOX && self.version == Version::Converted {
                continue; // 2.0 does not have it
            }
            let value = match &*id {
                _ if self.docs == Docs::Keep => Some(Cow::Borrowed(value.get())),
                DOCUMENTATION => self.documentation(value),
                EXTERNAL_DOCUMENTATION if self.docs == Docs::None => None,
                "smithy.api#enum" => Some(self.enum_values(value)),
                _ => Some(Cow::Borrowed(value.get())),
            };
            left.extend(value.map(|value| (id, value)));
        }
        Ok(left)
    }

    /// The part of a documentation text that is kept.
    fn documentation(&self, value: Raw<'a>) -> Option<Cow<'a, str>> {
        if self.docs == Docs::None {
            return None;
        }
        let Ok(text) = json::string(value) else {
            return Some(Cow::Borrowed(value.get())); // the generator reports it
        };
        first_sentence(&text).map(|sentence| Cow::Owned(quoted(&sentence.markdown)))
    }

    /// The values of `@enum` with what is left of their documentation.
    fn enum_values(&self, value: Raw<'a>) -> Cow<'a, str> {
        let Ok(definitions) = json::array(value) else {
            return Cow::Borrowed(value.get());
        };
        let definitions = definitions.into_iter().map(|definition| {
            let Ok(Object(entries)) = json::object(definition) else {
                return Cow::Borrowed(definition.get());
            };
            let entries = entries.into_iter().filter_map(|(key, value)| {
                let value = if key == "documentation" {
                    self.documentation(value)?
                } else {
                    Cow::Borrowed(value.get())
                };
                Some(format!("{}:{value}", quoted(&key)))
            });
            Cow::Owned(format!("{{{}}}", entries.list().join(",")))
        });
        Cow::Owned(format!("[{}]", definitions.list().join(",")))
    }
}

/// The change that turns a set into a list.
fn unique_items<'a>() -> (Cow<'a, str>, Cow<'a, str>) {
    (UNIQUE_ITEMS.into(), "{}".into())
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
