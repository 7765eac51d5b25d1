//! Resolving names to absolute shape IDs (Smithy specification, "Relative shape ID").

use std::borrow::Cow;

use super::inline;
use super::traits::of_prelude;
use super::tree::File;
use crate::collections::Map;

/// The namespace of the prelude.
const PRELUDE: &str = "smithy.api#";

/// The names that a file imports.
pub(super) struct Scope<'f> {
    namespace: Option<&'f str>,
    imports: Map<&'f str, &'f str>,
}

impl<'f> Scope<'f> {
    pub(super) fn new(file: &'f File<'_>) -> Self {
        let mut imports = Map::new();
        for id in &file.uses {
            if let Some((_, name)) = id.text.split_once('#') {
                imports.insert(name, id.text);
            }
        }
        Scope {
            namespace: file.namespace.map(|name| name.text),
            imports,
        }
    }

    /// The scope of metadata, which comes before the namespace.
    pub(super) fn of_metadata() -> Self {
        Scope {
            namespace: None,
            imports: Map::new(),
        }
    }

    /// The ID of a shape that the file defines.
    pub(super) fn own(&self, name: &str) -> String {
        // `format!` takes twice the time, and there are many names.
        let namespace = self.namespace.unwrap_or_default();
        let mut id = String::with_capacity(namespace.len() + 1 + name.len());
        id.push_str(namespace);
        id.push('#');
        id.push_str(name);
        id
    }

    /// The absolute ID of a name: an import, a shape of the namespace, one of the prelude, or else of the namespace.
    pub(super) fn resolve<'n>(&self, name: &'n str, exists: &dyn Fn(&str) -> bool) -> Cow<'n, str>
    where
        'f: 'n,
    {
        if inline::is_inline(name) {
            return Cow::Owned(self.own(&inline::name(name)));
        }
        if name.contains('#') {
            return Cow::Borrowed(name);
        }
        let Some((shape, member)) = name.split_once('$') else {
            return self.resolve_shape(name, exists);
        };
        let mut id = self.resolve_shape(shape, exists).into_owned();
        id.push('$');
        id.push_str(member);
        Cow::Owned(id)
    }

    fn resolve_shape<'n>(&self, name: &str, exists: &dyn Fn(&str) -> bool) -> Cow<'n, str>
    where
        'f: 'n,
    {
        if let Some(&imported) = self.imports.get(name) {
            return Cow::Borrowed(imported);
        }
        if self.namespace.is_none() {
            return match of_prelude(name) {
                Some(id) => Cow::Borrowed(id),
                None => Cow::Owned(format!("{PRELUDE}{name}")),
            };
        }
        let own = self.own(name);
        match of_prelude(name) {
            Some(id) if !exists(&own) => Cow::Borrowed(id),
            _ => Cow::Owned(own),
        }
    }
}
