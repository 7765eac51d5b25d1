//! The shapes, members and namespaces that options name.

use std::borrow::Cow;

use super::Resolver;
use crate::collections::{List, Set};
use crate::diagnostic::{Diagnostic, excerpt, join_or, similar_names};
use crate::input::Name;
use crate::input::attributes::AttributeTarget;
use crate::model::json::Raw;
use crate::model::mixins;
use crate::model::raw_shape::shape_type;

impl Resolver<'_, '_> {
    /// An ID in an option that names no shape is an error.
    pub(super) fn check_named_shapes(&mut self) {
        let request = self.request;
        let off = request.pattern_off.iter().map(|name| ("pattern_off", name));
        let renames = request.renames.iter().map(|(name, _)| ("rename", name));
        let external = request.external.iter().map(|(name, _)| ("external", name));
        let attributes = request
            .attributes
            .iter()
            .filter_map(|entry| match &entry.target {
                AttributeTarget::Shape(name) => Some(("attributes", name)),
                AttributeTarget::Every(_) => None,
            });
        let named = off.chain(renames).chain(external).chain(attributes);
        let named: Vec<(&str, &Name)> = named.list();
        for (option, Name { text, span }) in named {
            let (id, member) = match text.split_once('$') {
                Some((id, member)) => (id, Some(member)),
                None => (&**text, None),
            };
            if let Some(raw) = self.index.get(id) {
                if let Some((message, help)) = self.misnamed(option, (id, raw), member) {
                    self.problems.push(|| {
                        let problem = Diagnostic::new(*span, format!("`{option}`: {message}"));
                        match help {
                            Some(help) => problem.help(help),
                            None => problem,
                        }
                    });
                }
                continue;
            }
            let (index, wants) = (self.index, self.problems.wants_suggestions());
            self.problems.push(|| {
                let message = format!("`{option}`: no shape `{text}` in the model");
                let near = if wants {
                    similar_names(id, &mut index.ids())
                } else {
                    Vec::new()
                };
                let named = |name: &str| -> Vec<&str> {
                    let is_it =
                        |known: &&str| known.split_once('#').is_some_and(|(_, of)| of == name);
                    index.ids().filter(is_it).take(3).list()
                };
                let is_key = |(old, _): &&(Name, proc_macro2::Ident)| {
                    option == "rename" && old.text == *text
                };
                let new = request
                    .renames
                    .iter()
                    .find(is_key)
                    .map(|(_, new)| new.to_string());
                let swapped = new.as_deref().map(named).unwrap_or_default();
                let help = if let [first, ..] = &*swapped {
                    format!(
                        "the shape is on the left: `{{ \"{first}\" = {} }}`",
                        excerpt(text)
                    )
                } else if let [first, more @ ..] = &*named(id) {
                    let more = more.iter().map(|id| format!(" or \"{id}\""));
                    let more = more.list().concat();
                    format!("write the absolute shape ID, \"{first}\"{more}")
                } else if near.is_empty() {
                    "write the absolute shape ID, \"namespace#Name\"".to_owned()
                } else {
                    format!("did you mean {}?", join_or(&near))
                };
                Diagnostic::new(*span, message).help(help)
            });
        }
    }

    /// A namespace in an option that has no shapes is an error.
    pub(super) fn check_named_namespaces(&mut self) {
        for module in &self.request.external_modules {
            let Some(Name { text, span }) = &module.namespace else {
                continue;
            };
            let index = self.index;
            let namespaces = || index.ids().filter_map(|id| Some(id.split_once('#')?.0));
            if namespaces().any(|namespace| namespace == text) {
                continue;
            }
            self.problems.push(|| {
                let message = format!("`external`: no namespace `{}` in the model", excerpt(text));
                let known: Set<&str> = namespaces().collect();
                let near = similar_names(text, &mut known.iter().copied());
                let problem = Diagnostic::new(*span, message);
                if near.is_empty() {
                    problem
                } else {
                    problem.help(format!("did you mean {}?", join_or(&near)))
                }
            });
        }
    }

    /// What is wrong with an option that names a shape of the model, or a member of it, and the help. The names of
    /// `attributes` are checked when the types are known.
    fn misnamed(
        &self,
        option: &str,
        (id, raw): (&str, Raw<'_>),
        member: Option<&str>,
    ) -> Option<(String, Option<String>)> {
        let kind = shape_type(raw).unwrap_or_default();
        let article = if matches!(&*kind, "operation") {
            "an"
        } else {
            "a"
        };
        let shown = excerpt(id);
        match (option, member) {
            ("attributes", _) => None,
            (_, None) if matches!(&*kind, "operation" | "resource" | "service") => Some((
                format!("`{shown}` is {article} {kind}, which is not a type"),
                None,
            )),
            ("pattern_off", Some(member)) => {
                // What is wrong with the shape itself is reported when it is decoded.
                let flat = mixins::flatten(self.index, &Cow::Borrowed(id), raw).ok()?;
                if flat.members.iter().any(|known| known.name == member) {
                    return None;
                }
                let known = flat.members.iter().map(|member| &*member.name);
                let near = similar_names(member, &mut known.into_iter());
                let help = (!near.is_empty()).then(|| format!("did you mean {}?", join_or(&near)));
                let message = format!("no member `{}` in `{shown}`", excerpt(member));
                Some((message, help))
            }
            (_, Some(member)) => {
                let message = format!("expected a shape, found the member `{}`", excerpt(member));
                Some((message, Some(format!("name its shape, \"{shown}\""))))
            }
            (_, None) => None,
        }
    }
}
