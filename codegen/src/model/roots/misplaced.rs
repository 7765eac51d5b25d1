//! Names of shapes of another kind than the option takes: what the shape is, and where it belongs.

use std::borrow::Cow;

use super::{MAX_SHOWN, Selector};
use crate::collections::List;
use crate::diagnostic::{Diagnostic, excerpt, join_or};
use crate::input::Name;
use crate::model::index::Index;
use crate::model::json::Raw;
use crate::model::mixins::{self, Flat};
use crate::model::raw_shape::{has_own_type, is_mixin, references, shape_type};

/// The maximum number of operations that a message names.
const MAX_USES: usize = 3;

/// The kind of shapes that the input names.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Wanted {
    /// A structure, union or enum, in `shapes` or as the shape of a user-written type.
    Shape,
    Operation,
    Service,
}

impl Wanted {
    pub(super) fn name(self) -> &'static str {
        match self {
            Wanted::Shape => "shape",
            Wanted::Operation => "operation",
            Wanted::Service => "service",
        }
    }

    fn with_article(self) -> &'static str {
        match self {
            Wanted::Shape => "a structure, union or enum",
            Wanted::Operation => "an operation",
            Wanted::Service => "a service",
        }
    }
}

impl<'a> Selector<'_, 'a> {
    /// The error for a shape that has the name but is of another kind, if there is one.
    pub(super) fn misplaced(&self, name: &Name, wanted: Wanted) -> Option<Diagnostic> {
        let index = self.index;
        if let Some((shape, member)) = name.text.split_once('$') {
            let is_member = index.ids().any(|id| is_named(id, shape));
            let message = format!(
                "expected {}, found the member `{}`",
                wanted.with_article(),
                excerpt(member)
            );
            let help = format!(
                "name its shape: `{}`",
                self.request.syntax.name(&excerpt(shape))
            );
            return is_member.then(|| Diagnostic::new(name.span, message).help(help));
        }
        if let Some(local) = name.text.strip_prefix("smithy.api#") {
            let message = format!(
                "expected {}, found `{}` of Smithy's prelude",
                wanted.with_article(),
                excerpt(local)
            );
            let help = "the prelude has simple shapes, which have built-in Rust types, and traits";
            return Some(Diagnostic::new(name.span, message).help(help));
        }
        let mut named = index.shapes().iter();
        let (id, raw) = named.find(|(id, _)| is_named(id, &name.text))?;
        Some(self.of_another_kind(name, wanted, id, raw))
    }

    /// The error for a shape of another kind, without a help.
    pub(super) fn is_another_kind(
        &self,
        name: &Name,
        wanted: Wanted,
        id: &str,
        raw: Raw<'a>,
    ) -> Diagnostic {
        let kind = shape_type(raw).unwrap_or_default();
        let mixin = if wanted != Wanted::Shape && is_mixin(self.index, id, raw).is_ok_and(|is| is) {
            "mixin of type "
        } else {
            ""
        };
        let (wanted, text) = (wanted.with_article(), excerpt(&name.text));
        let message = format!("expected {wanted}, found {mixin}{kind} `{text}`");
        Diagnostic::new(name.span, message)
            .location(self.index.sources().location(raw.get(), Some(id)))
    }

    /// The error for a shape of another kind.
    pub(super) fn of_another_kind(
        &self,
        name: &Name,
        wanted: Wanted,
        id: &str,
        raw: Raw<'a>,
    ) -> Diagnostic {
        let index = self.index;
        let kind = shape_type(raw).unwrap_or_default();
        let is_mixin = wanted != Wanted::Shape && is_mixin(index, id, raw).is_ok_and(|is| is);
        let (syntax, listed) = (self.request.syntax, excerpt(&name.text));
        let help = match (&*kind, wanted) {
            (_, _) if is_mixin => {
                format!("name {} that uses the mixin", wanted.with_article())
            }
            ("operation", Wanted::Shape) if self.is_derive => self.types_of(id, raw),
            ("operation", Wanted::Shape) => syntax.add("operations", &listed),
            ("service" | "resource", Wanted::Shape) if self.is_derive => {
                "name a structure, union or enum".to_owned()
            }
            ("service" | "resource", Wanted::Operation) | (_, Wanted::Shape)
                if matches!(&*kind, "service" | "resource") =>
            {
                self.operations_of(&kind, id, raw)
            }
            (_, Wanted::Operation) if has_own_type(index, id, raw).is_ok_and(|own| own) => {
                self.uses(id, &listed)
            }
            (_, Wanted::Shape | Wanted::Operation) => {
                let users = users(index, id);
                let users = if users.is_empty() {
                    String::new()
                } else {
                    format!(", such as {}", join_or(&users))
                };
                format!("a {kind} has a built-in Rust type; name a shape that uses it{users}")
            }
            (_, Wanted::Service) => {
                let services = index.shapes().iter();
                let services = services
                    .filter(|(_, raw)| shape_type(raw).as_deref() == Some("service"))
                    .map(|(id, _)| simple(id))
                    .take(MAX_SHOWN)
                    .list();
                if services.is_empty() {
                    "the model has no service; leave the option out".to_owned()
                } else {
                    format!("did you mean {}?", join_or(&services))
                }
            }
        };
        self.is_another_kind(name, wanted, id, raw).help(help)
    }

    /// The input and output of an operation, for a user-written type.
    fn types_of(&self, id: &str, raw: Raw<'a>) -> String {
        let flat = flatten(self.index, id, raw);
        let part = |key: &str| {
            let target = flat.as_ref()?.target(key).ok()??;
            (target != "smithy.api#Unit").then(|| format!("its {key}, `{}`", simple(&target)))
        };
        let parts = [part("input"), part("output")].into_iter().flatten().list();
        if parts.is_empty() {
            return "name a structure, union or enum".to_owned();
        }
        format!("name {}", parts.join(", or "))
    }

    /// The operations of a service or resource.
    fn operations_of(&self, kind: &str, id: &str, raw: Raw<'a>) -> String {
        let syntax = self.request.syntax;
        let is_service = |raw: Raw<'_>| shape_type(raw).as_deref() == Some("service");
        if kind == "service" {
            let count = (self.index.shapes().iter())
                .filter(|(_, raw)| is_service(*raw))
                .count();
            let service = (count > 1).then(|| simple(id));
            let (add, all) = (syntax.add_operations(), syntax.all_operations(service));
            return format!("{add}; `{all}` selects all of them");
        }
        let flat = flatten(self.index, id, raw);
        let mut operations = Vec::new();
        if let Some(flat) = flat {
            for lifecycle in ["create", "put", "read", "update", "delete", "list"] {
                operations.extend(flat.target(lifecycle).ok().flatten());
            }
            for key in ["operations", "collectionOperations"] {
                operations.extend(flat.targets(key).unwrap_or_default());
            }
        }
        let names = operations
            .iter()
            .take(MAX_SHOWN)
            .map(|id| simple(id))
            .list();
        if names.is_empty() {
            return syntax.add_operations().to_owned();
        }
        format!("{}, such as {}", syntax.add_operations(), join_or(&names))
    }

    /// The operations whose input, output or error a shape is.
    fn uses(&self, id: &str, listed: &str) -> String {
        let (mut role, mut operations, mut count) = ("", Vec::new(), 0_usize);
        for (user, raw) in self.index.shapes() {
            let kind = shape_type(raw);
            let is_operation = kind.as_deref() == Some("operation");
            // Most operations do not have the ID in their text.
            let text = raw.get();
            let can_use =
                text.contains(simple(id)) || text.contains("mixins") || text.contains("\\u");
            if !can_use || !is_operation && kind.as_deref() != Some("service") {
                continue;
            }
            let Some(flat) = flatten(self.index, user, raw) else {
                continue;
            };
            let is_target = |key: &str| flat.target(key).ok().flatten().is_some_and(|of| of == *id);
            let found = if is_operation && is_target("input") {
                "the input"
            } else if is_operation && is_target("output") {
                "the output"
            } else if (flat.targets("errors"))
                .is_ok_and(|errors| errors.iter().any(|of| *of == *id))
            {
                if is_operation {
                    "an error"
                } else {
                    "an error of every operation"
                }
            } else {
                continue;
            };
            if role.is_empty() {
                role = found;
            }
            if role == found {
                count += 1;
                if operations.len() < MAX_USES {
                    operations.push(simple(user));
                }
            }
        }
        let under_shapes = self.request.syntax.add("shapes", listed);
        match &*operations {
            [] => under_shapes,
            [only] if role == "an error of every operation" => {
                format!("it is {role} of `{only}`; {under_shapes}")
            }
            [only] => format!(
                "it is {role} of `{only}`: write `{}`, or {under_shapes}",
                self.request.syntax.list("operations", only)
            ),
            some => {
                let names = some
                    .iter()
                    .map(|name| format!("`{name}`"))
                    .list()
                    .join(", ");
                let more = if count > some.len() {
                    format!(" and {} more", count - some.len())
                } else {
                    String::new()
                };
                format!("it is {role} of {names}{more}: name one of them, or {under_shapes}")
            }
        }
    }
}

/// The structures and unions with a member that targets a shape.
fn users<'i>(index: &'i Index<'_>, target: &str) -> Vec<&'i str> {
    let shapes = index.shapes().iter();
    let users = shapes.filter(|(_, raw)| {
        matches!(shape_type(raw).as_deref(), Some("structure" | "union"))
            && raw.get().contains(simple(target))
            && references(raw).iter().any(|id| *id == *target)
    });
    users.map(|(id, _)| simple(id)).take(MAX_USES).list()
}

fn flatten<'a>(index: &Index<'a>, id: &str, raw: Raw<'a>) -> Option<Flat<'a>> {
    mixins::flatten(index, &Cow::Owned(id.to_owned()), raw).ok()
}

/// The name in an absolute shape ID.
fn simple(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

fn is_named(id: &str, name: &str) -> bool {
    id == name || simple(id) == name
}
