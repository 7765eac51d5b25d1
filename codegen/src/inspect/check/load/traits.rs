//! Traits that Smithy does not load.

use crate::collections::List;
use crate::diagnostic::{UNRESOLVED_TRAIT, excerpt, similar_names};
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::raw_shape::{is_apply, may_contain};

use super::{Loader, MAX_PROBLEMS, UnknownTrait, known};
use crate::inspect::check::smithy;

/// The trait that makes a shape the definition of a trait.
const TRAIT: &str = "smithy.api#trait";

impl<'a> Loader<'_, 'a> {
    /// Checks the traits of a shape, a member or a statement.
    pub(super) fn traits(&mut self, id: &str, owner: &Object<'a>) -> Result<(), Mismatch<'a>> {
        let Some(traits) = owner.get("traits") else {
            return Ok(());
        };
        for (name, value) in json::object(traits).map_err(|m| m.in_key("traits"))?.0 {
            self.version_of_trait(id, &name, value);
            self.used
                .get_or_insert_with(name.clone().into_owned(), || value);
            if self.is_unknown(&name) && self.unknown_traits.len() < MAX_PROBLEMS {
                let message = format!("unknown trait `{}`", excerpt(&name));
                let help = self.similar_trait(&name);
                let problem = self.problem(id, value.get(), message, Some(help));
                let problem = problem.event(UNRESOLVED_TRAIT);
                let id = name.into_owned();
                self.unknown_traits.push(UnknownTrait { id, problem });
            } else if let Some(problem) = smithy::form_of_trait(&name, value) {
                let shown = name.strip_prefix("smithy.api#").unwrap_or(&name);
                let message = format!("`@{}`: {problem}", excerpt(shown));
                self.report(id, value.get(), message, None);
            }
        }
        Ok(())
    }

    /// Whether the definition of a trait is missing.
    fn is_unknown(&self, id: &str) -> bool {
        !known::is_trait(id) && self.index.get(id).is_none_or(is_apply)
    }

    fn version_of_trait(&mut self, id: &str, name: &str, value: Raw<'a>) {
        let (message, help) = match (name, self.index.is_version_1(value.get())) {
            ("smithy.api#box", false) => (
                "`@box` needs version 1 of Smithy",
                "in version 2, members without a default are boxed; remove it",
            ),
            ("smithy.api#mixin", true) => (
                "`@mixin` needs version 2 of Smithy",
                "begin the file with `$version: \"2.0\"`",
            ),
            ("smithy.api#default", true) => (
                "`@default` needs version 2 of Smithy",
                "begin the file with `$version: \"2.0\"`",
            ),
            _ => return,
        };
        self.report(id, value.get(), message, Some(help.to_owned()));
    }

    fn similar_trait(&mut self, id: &str) -> String {
        if self.suggestions > 0 {
            self.suggestions -= 1;
            let traits = known::traits();
            let of_model = self.index.shapes().iter();
            let of_model = of_model.filter(|(_, raw)| may_contain(raw.get(), TRAIT));
            let of_model = of_model.map(|(id, _)| &**id);
            let mut all = traits.iter().map(String::as_str).chain(of_model);
            let near = similar_names(id, &mut all);
            let own_name = id.split('#').nth(1);
            let of_name = traits
                .iter()
                .filter(|known| known.split('#').nth(1) == own_name);
            let near = of_name.map(String::as_str).chain(near).list();
            if let Some(meant) = near.first() {
                return format!("did you mean `{meant}`?");
            }
        }
        let missing = self.missing_namespace(id);
        missing.unwrap_or_else(|| "no file defines it: add the one that does".to_owned())
    }
}

/// Checks that the shapes that are used as traits have `@trait`.
pub(super) fn check_definitions(loader: &mut Loader<'_, '_>) {
    let index = loader.index;
    let used = std::mem::take(&mut loader.used);
    for (id, _) in used.entries() {
        let Some(raw) = index.get(id).filter(|raw| !is_apply(raw)) else {
            continue;
        };
        let traits = crate::model::mixins::flatten(index, &id.clone().into(), raw);
        let is_trait = traits.map_or(true, |flat| flat.traits.get(TRAIT).is_some());
        if !is_trait {
            let message = format!("`{}` cannot be used as a trait", excerpt(id));
            loader.report(
                id,
                raw.get(),
                message,
                Some("add `@trait` to it".to_owned()),
            );
        }
    }
}
