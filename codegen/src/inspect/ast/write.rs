//! The text of a JSON AST.

use std::borrow::Cow;

use super::property::{Property, sorted};
use super::shape::{Member, Shape, Traits};
use super::upgrade::BOX;
use super::{Item, text};
use crate::inspect::layout::Layout;

/// Writes metadata and shapes.
pub(super) fn write(metadata: &[(String, String)], items: Vec<(String, Item<'_>)>) -> String {
    let mut out = Layout::new("    ", text::token, text::quoted);
    out.open('{');
    out.key("smithy");
    out.string("2.0");
    if !metadata.is_empty() {
        out.key("metadata");
        out.open('{');
        for (key, value) in metadata {
            out.key(key);
            out.value(value);
        }
        out.close('}');
    }
    out.key("shapes");
    out.open('{');
    for (id, item) in items {
        out.key(&id);
        out.open('{');
        out.key("type");
        match item {
            Item::Shape(shape) => write_shape(&mut out, shape),
            Item::Statement(traits) => {
                out.string("apply");
                write_traits(&mut out, traits);
            }
        }
        out.close('}');
    }
    out.close('}');
    out.close('}');
    out.finish()
}

fn write_shape(out: &mut Layout, shape: Shape<'_>) {
    out.string(&shape.kind);
    if !shape.mixins.is_empty() {
        write_references(out, "mixins", &shape.mixins);
    }
    match &*shape.kind {
        "structure" | "union" | "enum" | "intEnum" => {
            out.key("members");
            out.open('{');
            for member in shape.members {
                write_member(out, member);
            }
            out.close('}');
        }
        _ => {
            for member in shape.members {
                write_member(out, member);
            }
        }
    }
    for (key, property) in shape.properties {
        write_property(out, key, property);
    }
    write_traits(out, shape.traits);
}

fn write_property(out: &mut Layout, key: &str, property: Property<'_>) {
    match property {
        Property::Text(text) if text.trim().is_empty() => {}
        Property::Text(text) => {
            out.key(key);
            out.string(&text);
        }
        Property::Reference(id) => {
            out.key(key);
            write_reference(out, &id);
        }
        Property::References(ids) if ids.is_empty() => {}
        Property::References(ids) => write_references(out, key, &sorted(ids)),
        Property::Entries(entries) | Property::Texts(entries) if entries.is_empty() => {}
        Property::Entries(entries) => {
            out.key(key);
            out.open('{');
            for (name, id) in entries {
                out.key(&name);
                write_reference(out, &id);
            }
            out.close('}');
        }
        Property::Texts(entries) => {
            out.key(key);
            out.open('{');
            for (name, text) in entries {
                out.key(&name);
                out.string(&text);
            }
            out.close('}');
        }
    }
}

fn write_references(out: &mut Layout, key: &str, ids: &[Cow<'_, str>]) {
    out.key(key);
    out.open('[');
    for id in ids {
        out.item();
        write_reference(out, id);
    }
    out.close(']');
}

fn write_reference(out: &mut Layout, id: &str) {
    out.open('{');
    out.key("target");
    out.string(id);
    out.close('}');
}

fn write_member(out: &mut Layout, member: Member<'_>) {
    out.key(&member.name);
    out.open('{');
    out.key("target");
    out.string(&member.target);
    write_traits(out, member.traits);
    out.close('}');
}

/// Writes traits, sorted by ID. Smithy 2.0 has no `@box`.
fn write_traits(out: &mut Layout, traits: Traits<'_>) {
    let mut traits = traits.0;
    traits.retain(|(id, _)| id != BOX);
    if traits.is_empty() {
        return;
    }
    traits.sort_by(|(first, _), (second, _)| first.cmp(second));
    out.key("traits");
    out.open('{');
    for (id, value) in traits {
        out.key(&id);
        out.value(&value);
    }
    out.close('}');
}
