//! Which values servers accept.

use std::collections::HashMap;

use shapesmith_codegen::inspect::{includes, is_match};

use super::super::change::{Aspect, Site};
use super::super::edits::shown_trait;
use super::super::node::Node;
use super::super::version::{ENUM_VALUE, Member, Shape};
use super::{Comparison, Context, breaking, compatible};

const ENUM: &str = "smithy.api#enum";
const LENGTH: &str = "smithy.api#length";
const PATTERN: &str = "smithy.api#pattern";
const RANGE: &str = "smithy.api#range";
const UNIQUE_ITEMS: &str = "smithy.api#uniqueItems";

/// How the accepted values differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Difference {
    /// Values that were accepted are refused.
    is_stricter: bool,
    /// Values that were refused are accepted.
    is_looser: bool,
}

/// The shapes that two members target.
type Targets<'s, 'a> = (Option<&'s Shape<'a>>, Option<&'s Shape<'a>>);

impl<'s, 'a> Comparison<'s, 'a, '_> {
    /// Compares the constraints on the values of a member. Those of a member take the place of those of its target.
    pub fn constraints(
        &mut self,
        old: &'s Member<'a>,
        new: &'s Member<'a>,
        context: &Context<'s>,
        targets: Targets<'s, 'a>,
    ) {
        for id in [LENGTH, PATTERN, RANGE, UNIQUE_ITEMS] {
            let value = |member: &'s Member<'a>, target: Option<&'s Shape<'a>>| {
                let of_target = || target.and_then(|shape| shape.get(id));
                member.get(id).or_else(of_target)
            };
            let (before, after) = (value(old, targets.0), value(new, targets.1));
            let difference = difference(id, before, after);
            if difference == Difference::default() {
                continue;
            }
            let site = context.site(self.trait_site(old, new, targets, id));
            let shown = shown_trait(id);
            let Difference {
                is_stricter,
                is_looser,
            } = difference;
            if context.is_request() {
                let refused = format!("may send values that new servers refuse ({shown})");
                let new_refused = format!("may send values that old servers refuse ({shown})");
                self.report(
                    site,
                    is_stricter.then(|| breaking(refused)).flatten(),
                    is_looser.then(|| compatible(new_refused)).flatten(),
                );
            } else {
                let text = format!("may get values that they do not expect ({shown})");
                self.report(
                    site,
                    is_looser.then(|| compatible(text.clone())).flatten(),
                    is_stricter.then(|| compatible(text)).flatten(),
                );
            }
        }
        self.enums(context, targets);
    }

    /// Compares the values of enums, or of strings with `@enum`.
    fn enums(&mut self, context: &Context<'s>, targets: Targets<'s, 'a>) {
        let (old, new) = targets;
        let (before, after) = (old.and_then(values), new.and_then(values));
        let of_shape = || {
            let (old, new) = (old?, new?);
            Some(if old.kind == new.kind {
                Site::of_trait(&new.id, ENUM)
            } else {
                Site::new(&new.id, Aspect::Kind)
            })
        };
        let is_request = context.is_request();
        let cause = || context.cause.clone().or_else(of_shape);
        match (before, after) {
            (None, None) => {}
            (None, Some(_)) => {
                let Some(site) = cause() else { return };
                if is_request {
                    let text = "may send values that are not in the enum";
                    self.report(site, breaking(text), None);
                } else {
                    let text = "may get values that are not in the enum";
                    self.report(site, None, compatible(text));
                }
            }
            (Some(_), None) => {
                let Some(site) = cause() else { return };
                if is_request {
                    let text = "may send values that are not in the enum";
                    self.report(site, None, compatible(text));
                } else {
                    let text = "may get values that are not in the enum";
                    self.report(site, compatible(text), None);
                }
            }
            (Some(before), Some(after)) => {
                self.names(&before, &after, context);
                let has = |values: &[EnumValue], value: &str| {
                    values.iter().any(|known| known.value == value)
                };
                for EnumValue { value, site, .. } in &before {
                    if has(&after, value) {
                        continue;
                    }
                    let site = context.site(site.clone());
                    if is_request {
                        let text = format!("may send {value}, which new servers do not know");
                        self.report(site, breaking(text), None);
                    } else {
                        let text = format!("may get {value}, which they do not know");
                        self.report(site, None, compatible(text));
                    }
                }
                for EnumValue { value, site, .. } in &after {
                    if has(&before, value) {
                        continue;
                    }
                    let site = context.site(site.clone());
                    if is_request {
                        let text = format!("may send {value}, which old servers do not know");
                        self.report(site, None, compatible(text));
                    } else {
                        let text = format!("may get {value}, which they do not know");
                        self.report(site, compatible(text), None);
                    }
                }
            }
        }
    }

    /// Names whose value changed: the same code sends another value.
    fn names(&mut self, before: &[EnumValue], after: &[EnumValue], context: &Context<'s>) {
        let by_name = |values: &'_ [EnumValue]| -> HashMap<String, usize> {
            let values = values.iter().enumerate();
            let names = values.filter_map(|(at, value)| Some((value.name.clone()?, at)));
            names.collect()
        };
        let of_new = by_name(after);
        let meaning = |values: &[EnumValue]| -> HashMap<String, String> {
            let values = values.iter();
            let values =
                values.filter_map(|known| Some((known.value.clone(), known.name.clone()?)));
            values.collect()
        };
        let (in_old, in_new) = (meaning(before), meaning(after));
        let taken = |values: &HashMap<String, String>, value: &str| match values.get(value) {
            Some(other) => format!("take for `{other}`"),
            None => "do not know".to_owned(),
        };
        for old in before {
            let new = old.name.as_ref().and_then(|name| of_new.get(name));
            let Some(new) = new.map(|&at| &after[at]) else {
                continue;
            };
            if old.value == new.value {
                continue;
            }
            let name = old.name.as_deref().unwrap_or_default();
            let (was, is) = (&old.value, &new.value);
            let texts = if context.is_request() {
                let (by_new, by_old) = (taken(&in_new, was), taken(&in_old, is));
                (
                    format!("send {was} for `{name}`, which new servers {by_new}"),
                    format!("send {is} for `{name}`, which old servers {by_old}"),
                )
            } else {
                let (by_old, by_new) = (taken(&in_old, is), taken(&in_new, was));
                (
                    format!("get {is} for `{name}`, which they {by_old}"),
                    format!("get {was} for `{name}`, which they {by_new}"),
                )
            };
            let site = context.site(new.renamed.clone());
            self.report(site, breaking(texts.0), breaking(texts.1));
        }
    }
}

/// A value of an enum.
#[derive(Clone, Debug)]
struct EnumValue {
    name: Option<String>,
    /// The value as JSON.
    value: String,
    /// The site of a change that adds or removes the value.
    site: Site,
    /// The site of a change that replaces the value.
    renamed: Site,
}

/// The values of an enum.
fn values(shape: &Shape<'_>) -> Option<Vec<EnumValue>> {
    if matches!(&*shape.kind, "enum" | "intEnum") {
        let values = shape.members.iter().filter_map(|member| {
            let value = member.get(ENUM_VALUE)?;
            Some(EnumValue {
                name: Some(member.name.to_string()),
                value: format!("`{value}`"),
                site: Site::new(&member.id, Aspect::Presence),
                renamed: Site::of_trait(&member.id, ENUM_VALUE),
            })
        });
        return Some(values.collect());
    }
    let definitions = shape.get(ENUM)?.items().iter();
    let values = definitions.filter_map(|definition| {
        let value = definition.get("value")?;
        let site = Site::of_trait(&shape.id, ENUM);
        Some(EnumValue {
            name: definition.get_str("name").map(str::to_owned),
            value: format!("`{value}`"),
            renamed: site.clone(),
            site,
        })
    });
    Some(values.collect())
}

fn difference(id: &str, old: Option<&Node<'_>>, new: Option<&Node<'_>>) -> Difference {
    let bound = |node: Option<&Node<'_>>, key: &str, none: f64| {
        let value = node.and_then(|node| node.get(key)?.as_f64());
        value.unwrap_or(none)
    };
    match id {
        LENGTH | RANGE => {
            let lowest = if id == LENGTH { 0.0 } else { f64::NEG_INFINITY };
            let highest = f64::INFINITY;
            let min = (bound(old, "min", lowest), bound(new, "min", lowest));
            let max = (bound(old, "max", highest), bound(new, "max", highest));
            Difference {
                is_stricter: min.1 > min.0 || max.1 < max.0,
                is_looser: min.1 < min.0 || max.1 > max.0,
            }
        }
        PATTERN => {
            let has_all = |wider: Option<&Node<'_>>, narrower: Option<&Node<'_>>| {
                let Some(wider) = wider.and_then(Node::as_str) else {
                    return true;
                };
                // Without a pattern, all texts are accepted.
                let narrower = narrower.and_then(Node::as_str).unwrap_or_default();
                wider == narrower || includes(wider, narrower) == Some(true)
            };
            Difference {
                is_stricter: !has_all(new, old),
                is_looser: !has_all(old, new),
            }
        }
        _ => Difference {
            is_stricter: new.is_some() && old != new,
            is_looser: old.is_some() && old != new,
        },
    }
}

/// Whether a server accepts a text for a member, as far as that is known.
pub fn accepts(text: &str, member: &Member<'_>, target: Option<&Shape<'_>>, kind: &str) -> bool {
    let constraint = |id: &str| {
        member
            .get(id)
            .or_else(|| target.and_then(|shape| shape.get(id)))
    };
    let is_within = |value: f64, id: &str| {
        let bound = |key: &str| constraint(id).and_then(|node| node.get(key)?.as_f64());
        bound("min").is_none_or(|min| value >= min) && bound("max").is_none_or(|max| value <= max)
    };
    let is_value = || {
        let values = target.and_then(values);
        let quoted = format!("`{}`", Node::Text(text.into()));
        values.is_none_or(|values| values.iter().any(|known| known.value == quoted))
    };
    match kind {
        "string" | "enum" => {
            let pattern = constraint(PATTERN).and_then(Node::as_str);
            #[expect(clippy::cast_precision_loss, reason = "a URI is short")]
            let length = text.chars().count() as f64;
            is_within(length, LENGTH)
                && pattern.is_none_or(|pattern| is_match(pattern, text) == Some(true))
                && is_value()
        }
        "boolean" => matches!(text, "true" | "false"),
        "byte" | "short" | "integer" | "long" | "intEnum" | "bigInteger" => {
            let number = text.parse::<i64>().ok();
            #[expect(clippy::cast_precision_loss, reason = "bounds are read as such, too")]
            number.is_some_and(|number| is_within(number as f64, RANGE))
        }
        "float" | "double" | "bigDecimal" => {
            let number = text.parse::<f64>().ok();
            number.is_some_and(|number| is_within(number, RANGE))
        }
        _ => false,
    }
}
