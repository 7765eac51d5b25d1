//! The shapes and members that `attributes` names.

use super::Checker;
use crate::collections::{List, Map};
use crate::diagnostic::{Diagnostic, Feature, FeatureProblem, excerpt, join_or, similar_names};
use crate::input::attributes::{Attribute, AttributeTarget, UNKNOWN, derive_name};
use crate::input::{Name, SmithyInput};
use crate::model::shape::{Kind, Shape};

impl Checker<'_, '_> {
    /// Each name is that of a generated type, or of a member of one.
    pub(super) fn check_attributes(&mut self, request: &SmithyInput) {
        if request.attributes.is_empty() {
            return;
        }
        let shapes = self.closure.shapes.iter();
        let shapes: Map<&str, &Shape<'_>> =
            shapes.map(|shape| (shape.id.as_str(), shape)).collect();
        for entry in &request.attributes {
            if let AttributeTarget::Shape(name) = &entry.target {
                self.check_attributes_of(&shapes, name);
            }
        }
    }

    fn check_attributes_of(&mut self, shapes: &Map<&str, &Shape<'_>>, name: &Name) {
        let (id, member) = match name.text.split_once('$') {
            Some((id, member)) => (id, Some(member)),
            None => (&*name.text, None),
        };
        let wants = self.problems.wants_suggestions();
        let (message, help) = match shapes.get(id) {
            None => {
                let message = format!(
                    "`attributes`: `{}` is not part of the generated shapes",
                    excerpt(id)
                );
                (message, None)
            }
            Some(shape) if matches!(shape.kind, Kind::External { .. }) => {
                let message = format!("`attributes`: `{}` has an `external` type", excerpt(id));
                (message, Some("add the attributes to that type".to_owned()))
            }
            Some(shape) if !shape.kind.has_own_type() => {
                let kind = shape.kind.with_article();
                let message = format!(
                    "`attributes`: `{}` is {kind}, which has no type of its own",
                    excerpt(id)
                );
                (
                    message,
                    Some("name a structure, union or enum, or a member that targets it".to_owned()),
                )
            }
            Some(shape) => {
                let Some(member) = member else { return };
                let known = names(&shape.kind);
                let is_unknown = member == UNKNOWN && !matches!(shape.kind, Kind::Structure(_));
                if is_unknown || known.contains(&member) {
                    return;
                }
                let message = format!(
                    "`attributes`: no member `{}` in `{}`",
                    excerpt(member),
                    excerpt(id)
                );
                let near = if wants {
                    similar_names(member, &mut known.into_iter())
                } else {
                    Vec::new()
                };
                let help = (!near.is_empty()).then(|| format!("did you mean {}?", join_or(&near)));
                (message, help)
            }
        };
        self.problems.push(|| {
            let problem = Diagnostic::new(name.span, message);
            match help {
                Some(help) => problem.help(help),
                None => problem,
            }
        });
    }

    /// With the feature `serde`, every type implements serde's traits.
    pub(super) fn check_serde_derives(&mut self, request: &SmithyInput) {
        let of_entries = request
            .attributes
            .iter()
            .flat_map(|entry| &entry.attributes);
        let of_entries = of_entries.flat_map(|attribute| match attribute {
            Attribute::Derive { paths, .. } => &**paths,
            Attribute::Other(_) => &[],
        });
        for derive in request.derives.iter().chain(of_entries) {
            let name = derive_name(derive);
            if name == "Serialize" || name == "Deserialize" {
                let message = format!("`{name}` is always implemented");
                self.feature_problems.push(FeatureProblem {
                    feature: Feature::Serde,
                    with_feature: true,
                    problem: Diagnostic::spanned(derive, message).help("remove it"),
                });
            }
        }
    }
}

/// The names of the members of a structure or union, or of the values of an enum.
fn names<'k>(kind: &'k Kind<'_>) -> Vec<&'k str> {
    match kind {
        Kind::Enum(values) => values
            .iter()
            .map(|value| &**value.name.as_ref().unwrap_or(&value.value))
            .list(),
        Kind::IntEnum(values) => values.iter().map(|value| &*value.name).list(),
        kind => kind.members().iter().map(|member| &*member.name).list(),
    }
}
