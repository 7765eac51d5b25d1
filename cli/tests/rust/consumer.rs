//! Code of another crate that uses every entry of an API: a line for each.

use std::collections::HashMap;
use std::fmt::Write;

use shapesmith_codegen::inspect::surface::{Entry, EntryKind, Surface};

/// What comes before the lines. `FromJson` and `ToJson` are not imported: their methods have the names of inherent ones.
pub const PREAMBLE: &str = "\
#![allow(warnings)]
extern crate types;
use types::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;
use shapesmith::builder::{IntoValue, Set, Unset};
use shapesmith::{BigDecimal, BigInteger, ConstraintViolations, Document, ErrorShape, JsonError};
use shapesmith::{ModeledError, Operation, Paginated, PaginatedItems, Shape, Timestamp, Unit};
use shapesmith::{UnknownInteger, UnknownVariant, UnmodeledError};
use shapesmith::__private::{Arbitrary, Deserialize, Serialize, UnitBuilder};
fn any<T>() -> T { loop {} }
";

/// The lines for an API.
pub struct Consumer<'s> {
    /// The required members of each builder.
    parameters: HashMap<&'s str, Vec<&'s str>>,
    /// The structure of each builder.
    structures: HashMap<&'s str, &'s str>,
    /// The setters of each builder, by the name of the field.
    setters: HashMap<(&'s str, &'s str), &'s Entry>,
}

impl<'s> Consumer<'s> {
    pub fn new(surface: &'s Surface) -> Self {
        let entries = || surface.entries.iter();
        let parameters = entries().filter(|entry| entry.kind == EntryKind::BuilderParameters);
        let parameters = parameters.map(|entry| (&*entry.path, required(&entry.signature)));
        let peeks = entries().filter_map(|entry| {
            let builder = entry.path.strip_suffix("::peek")?;
            let (_, structure) = entry.signature.split_once("-> &")?;
            Some((builder, structure))
        });
        let setters = entries().filter_map(|entry| {
            let (builder, _) = entry.path.split_once("::")?;
            let (_, next) = entry.signature.rsplit_once(" -> ")?;
            let (_, field) = next.split_once('<')?;
            let field = field.strip_suffix(" = Set>")?;
            (entry.kind == EntryKind::Setter).then_some(((builder, field), entry))
        });
        Consumer {
            parameters: parameters.collect(),
            structures: peeks.collect(),
            setters: setters.collect(),
        }
    }

    /// The code that uses an entry.
    pub fn line(&self, entry: &Entry, number: usize) -> String {
        let path = format!("types::{}", entry.path);
        let (owner, name) = entry.path.rsplit_once("::").unwrap_or(("", &entry.path));
        let signature = &*entry.signature;
        let body = match entry.kind {
            EntryKind::Struct => format!("let {path} {{ .. }} = any::<{path}>();"),
            EntryKind::Enum | EntryKind::OperationError => format!("use {path}::*;"),
            EntryKind::Operation => format!("let _: {path} = {path} {{}};"),
            EntryKind::Field => {
                format!("fn get(value: types::{owner}) -> {signature} {{ value.{name} }}")
            }
            EntryKind::Variant if signature.is_empty() => {
                format!("match any::<types::{owner}>() {{ {path} => {{}} _ => {{}} }}")
            }
            EntryKind::Variant => {
                let ty = signature.trim_start_matches('(').trim_end_matches(')');
                format!(
                    "fn get(value: types::{owner}) -> Option<{ty}> {{ match value {{ {path}(value) => Some(value), _ => None }} }}"
                )
            }
            EntryKind::Builder => format!("fn take(_: {path}) {{}}"),
            EntryKind::BuilderParameters => self.of_parameters(&entry.path),
            EntryKind::Setter | EntryKind::Adder | EntryKind::TokenSetter => {
                self.of_setter(owner, name, signature)
            }
            EntryKind::DefaultMethod | EntryKind::Accessor => pointer(owner, &path, signature),
            EntryKind::Literal => format!("let _: {} = {path};", fn_type(owner, signature)),
            EntryKind::Method => self.of_method(owner, name, signature),
            EntryKind::Impl => self.of_impl(signature),
        };
        format!("fn line_{number}() {{ {body} }}")
    }

    /// A builder with all of its states set.
    fn set(&self, builder: &str) -> String {
        let states = self.parameters.get(builder).map_or(0, Vec::len);
        in_states(builder, &vec!["Set"; states])
    }

    /// Builds a complete builder, and completes each that lacks a member.
    fn of_parameters(&self, builder: &str) -> String {
        let set = self.set(builder);
        let structure = self.structures[builder];
        let mut body = format!(
            "fn build(builder: {set}) -> Result<types::{structure}, ConstraintViolations> {{ builder.build() }}"
        );
        let required = &self.parameters[builder];
        for (at, field) in required.iter().enumerate() {
            let mut states = vec!["Set"; required.len()];
            states[at] = "Unset";
            let setter = self.setters[&(builder, *field)];
            let (_, name) = setter.path.rsplit_once("::").expect("a method");
            let argument = &arguments(&setter.signature)[0];
            let incomplete = in_states(builder, &states);
            write!(
                body,
                " fn complete_{at}(builder: {incomplete}) -> {set} {{ builder.{name}({argument}) }}"
            )
            .expect("a string");
        }
        body
    }

    fn of_setter(&self, builder: &str, name: &str, signature: &str) -> String {
        let structure = self.structures[builder];
        let (assign, new) = if signature.ends_with("-> Self") {
            ("builder = ", "let mut builder")
        } else {
            ("let _ = ", "let builder")
        };
        let calls = arguments(signature).into_iter().map(|argument| {
            format!(
                "{{ {new} = types::{structure}::builder(); {assign}builder.{name}({argument}); }}"
            )
        });
        calls.collect()
    }

    fn of_method(&self, owner: &str, name: &str, signature: &str) -> String {
        if signature.contains("(_: &())") {
            return format!("let _ = types::{owner}::{name}(&());");
        }
        if signature.contains(", _: &())") {
            return format!("let _ = types::{owner}::{name}(&any(), &());");
        }
        if self.structures.contains_key(owner) {
            let structure = self.structures[owner];
            let set = self.set(owner);
            let returns = match name {
                "build" => format!("Result<types::{structure}, ConstraintViolations>"),
                "peek" => format!("&types::{structure}"),
                _ => format!("types::{structure}"),
            };
            return format!("let builder: {set} = any(); let _: {returns} = builder.{name}();");
        }
        match name {
            "build_with" | "to_builder" => {
                let builder = self.structures.iter().find(|(_, known)| **known == owner);
                let (builder, _) = builder.expect("a builder");
                let set = self.set(builder);
                if name == "to_builder" {
                    return format!(
                        "let _: fn(&types::{owner}) -> {set} = types::{owner}::{name};"
                    );
                }
                format!("let _ = types::{owner}::{name}(|_| any::<{set}>());")
            }
            "with" => format!("let _ = any::<types::{owner}>().with(|builder| builder);"),
            _ if signature.starts_with("const fn") && signature.contains("()") => {
                let (_, returns) = signature.split_once("-> ").expect("a value");
                format!("const VALUE: {returns} = types::{owner}::{name}();")
            }
            _ if signature.starts_with("const fn") => {
                let (_, returns) = signature.split_once("-> ").expect("a value");
                format!("const fn get(value: &types::{owner}) -> {returns} {{ value.{name}() }}")
            }
            _ => pointer(owner, &format!("types::{owner}::{name}"), signature),
        }
    }

    fn of_impl(&self, signature: &str) -> String {
        let (header, associated) = signature.split_once(" { ").unwrap_or((signature, ""));
        let (name, of) = (header.trim_start_matches("impl ").split_once(" for ")).expect("a type");
        let name = name.replace("<&", "<&'static ").replace("'_", "'static");
        let name = if ["ToJson", "FromJson"].contains(&&*name) {
            format!("shapesmith::{name}")
        } else {
            name
        };
        let associated: Vec<String> = (associated.trim_end_matches(" }").split(';'))
            .filter_map(|ty| ty.trim().strip_prefix("type ").map(str::to_owned))
            .collect();
        let bound = if associated.is_empty() {
            name
        } else {
            format!("{name}<{}>", associated.join(", "))
        };
        let of = if self.parameters.contains_key(of) {
            self.set(of)
        } else {
            of.to_owned()
        };
        format!("fn need<T: {bound} + ?Sized>() {{}} need::<{of}>();")
    }

    /// The entries that a line uses besides its own.
    pub fn uses(&self, entry: &Entry) -> Vec<(EntryKind, String)> {
        let mut uses = Vec::new();
        let (owner, _) = entry.path.rsplit_once("::").unwrap_or(("", &entry.path));
        let parameters = |builder: &str| (EntryKind::BuilderParameters, builder.to_owned());
        let setters = |builder: &str| {
            let required = self.parameters[builder].iter();
            let setters = required.map(|field| self.setters[&(builder, *field)]);
            setters
                .map(|setter| (setter.kind, setter.path.clone()))
                .collect::<Vec<_>>()
        };
        match entry.kind {
            EntryKind::BuilderParameters => uses.extend(setters(&entry.path)),
            EntryKind::Method => {
                let builder = self.structures.iter().find(|(_, known)| **known == owner);
                uses.extend(builder.map(|(builder, _)| parameters(builder)));
                if self.structures.contains_key(owner) {
                    uses.push(parameters(owner));
                }
            }
            EntryKind::Impl => {
                let (_, of) = entry.path.split_once(" for ").unwrap_or_default();
                if self.parameters.contains_key(of) {
                    uses.push(parameters(of));
                }
            }
            _ => {}
        }
        uses
    }
}

/// The required members in the signature of a builder.
fn required(signature: &str) -> Vec<&str> {
    let (_, inner) = signature.split_once('<').expect("parameters");
    let names = inner.trim_end_matches('>').split(", ");
    names.filter(|name| !name.is_empty()).collect()
}

fn in_states(builder: &str, states: &[&str]) -> String {
    if states.is_empty() {
        format!("types::{builder}")
    } else {
        format!("types::{builder}<{}>", states.join(", "))
    }
}

/// A function pointer, whose type is exactly that of the method.
fn pointer(owner: &str, path: &str, signature: &str) -> String {
    format!("let _: {} = {path};", fn_type(owner, signature))
}

fn fn_type(owner: &str, signature: &str) -> String {
    let (parameters, returns) = signature.split_once(") -> ").expect("a method");
    let (_, parameters) = parameters.split_once('(').expect("parameters");
    let parameters = parameters.replace("self", &format!("types::{owner}"));
    let parameters = (parameters.split(", ")).map(|parameter| {
        parameter.rsplit_once(": ").map_or(parameter, |(name, ty)| {
            if name.contains("types:") {
                parameter
            } else {
                ty
            }
        })
    });
    let parameters: Vec<&str> = parameters.collect();
    let returns = returns.replace("Self", &format!("types::{owner}"));
    format!("fn({}) -> {returns}", parameters.join(", "))
}

/// Lists of arguments for a setter. A type that is taken exactly is also converted to what is expected: that is only
/// clear if the setter takes no other.
fn arguments(signature: &str) -> Vec<String> {
    let (_, parameters) = signature.split_once("(self").expect("a setter");
    let (parameters, _) = parameters.rsplit_once(") -> ").expect("a setter");
    let types: Vec<&str> = (split(parameters).into_iter())
        .filter_map(|parameter| parameter.split_once(": "))
        .map(|(_, ty)| ty)
        .collect();
    let plain: Vec<String> = types.iter().map(|ty| argument(ty, false)).collect();
    let converted: Vec<String> = types.iter().map(|ty| argument(ty, true)).collect();
    if plain == converted {
        vec![plain.join(", ")]
    } else {
        vec![plain.join(", "), converted.join(", ")]
    }
}

fn argument(ty: &str, converts: bool) -> String {
    match ty.strip_prefix("impl ") {
        // A character converts to a `String`, and not to bytes.
        Some("Into<String>") => "'a'".to_owned(),
        Some("Into<Vec<u8>>") => "&[0u8][..]".to_owned(),
        Some(bound) => {
            let (name, inner) = parts(bound);
            let ty = match (name, &inner[..]) {
                ("IntoValue", [of]) => format!("Box<{of}>"),
                ("ListOf", [items]) => format!("Vec<{}>", item(items)),
                ("MapOf", [keys, values]) => format!("Vec<({}, {})>", item(keys), item(values)),
                _ => panic!("{ty}"),
            };
            format!("any::<{ty}>()")
        }
        None if ty.starts_with("Option<impl ") => {
            let (_, inner) = parts(ty);
            format!("Some({})", argument(inner[0], converts))
        }
        None if converts => format!("any::<{ty}>().into()"),
        None => format!("any::<{ty}>()"),
    }
}

/// A type that an item of a list can have.
fn item(items: &str) -> String {
    let (name, inner) = parts(items);
    match (name, &inner[..]) {
        ("AnyInto", ["String"]) => "char".to_owned(),
        ("AnyInto", ["Vec<u8>"]) => "&'static [u8]".to_owned(),
        ("Exactly", [of]) => (*of).to_owned(),
        ("Buildable", [of]) => format!("Box<{of}>"),
        ("Sparse", [items]) => format!("Option<{}>", item(items)),
        ("NestedList", [items]) => format!("Vec<{}>", item(items)),
        ("NestedMap", [keys, values]) => format!("Vec<({}, {})>", item(keys), item(values)),
        _ => panic!("{items}"),
    }
}

/// The name and the arguments of a generic type.
fn parts(ty: &str) -> (&str, Vec<&str>) {
    let (name, inner) = ty.split_once('<').unwrap_or_else(|| panic!("{ty}"));
    let inner = inner.strip_suffix('>').unwrap_or_else(|| panic!("{ty}"));
    (name, split(inner))
}

/// Splits at commas that are in no angle brackets.
fn split(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, char) in list.char_indices() {
        match char {
            '<' => depth += 1,
            '>' if !list[..at].ends_with('-') => depth -= 1,
            ',' if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}
