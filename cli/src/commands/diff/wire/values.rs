//! The values of members.

use super::super::change::{Aspect, Site};
use super::super::version::{Member, Shape};
use super::protocol::{Direction, Form, Place};
use super::{Comparison, Context, breaking, compatible};

const MEDIA_TYPE: &str = "smithy.api#mediaType";
const SPARSE: &str = "smithy.api#sparse";
const TIMESTAMP_FORMAT: &str = "smithy.api#timestampFormat";
const XML_FLATTENED: &str = "smithy.api#xmlFlattened";
const XML_NAME: &str = "smithy.api#xmlName";
const XML_NAMESPACE: &str = "smithy.api#xmlNamespace";

/// Whether a reader of the one type reads what a writer of the other has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Relation {
    /// Values of the old type can be read as the new one.
    forward: bool,
    /// Values of the new type can be read as the old one.
    backward: bool,
}

/// A type with its article.
fn a(kind: &str) -> String {
    let is_vowel = kind.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {kind}", if is_vowel { "an" } else { "a" })
}

/// The rank of a type of integers; each has the values of those before.
fn integer(kind: &str) -> Option<u8> {
    Some(match kind {
        "byte" => 1,
        "short" => 2,
        "integer" | "intEnum" => 3,
        "long" => 4,
        "bigInteger" => 5,
        _ => return None,
    })
}

fn decimal(kind: &str) -> Option<u8> {
    Some(match kind {
        "float" => 1,
        "double" => 2,
        "bigDecimal" => 3,
        _ => return None,
    })
}

/// Whether everything of a type can be read as another one. Texts are read as strings, whatever they were.
fn is_read_as(from: &str, to: &str, is_text: bool) -> bool {
    let is_string = |kind: &str| matches!(kind, "string" | "enum");
    let is_list = |kind: &str| matches!(kind, "list" | "set");
    let is_aggregate =
        |kind: &str| is_list(kind) || matches!(kind, "map" | "structure" | "union" | "document");
    if from == to || is_string(from) && is_string(to) || is_list(from) && is_list(to) {
        return true;
    }
    if to == "document" || is_text && is_string(to) && !is_aggregate(from) {
        return true;
    }
    let is_wider = |from: Option<u8>, to: Option<u8>| from.zip(to).is_some_and(|(a, b)| a <= b);
    let is_integer = integer(from).is_some();
    is_wider(integer(from), integer(to))
        || is_wider(decimal(from), decimal(to))
        || is_integer && decimal(to).is_some()
}

impl<'s, 'a> Comparison<'s, 'a, '_> {
    /// Compares the values of a member that is at the same place in both versions.
    pub fn values(
        &mut self,
        old: &'s Member<'a>,
        new: &'s Member<'a>,
        place: &Place,
        context: &Context<'s>,
    ) {
        let outside = self.is_in_scope;
        self.is_in_scope = self.is_reached(&old.target, &new.target);
        self.targets(old, new, place, context);
        self.is_in_scope = outside;
    }

    fn targets(
        &mut self,
        old: &'s Member<'a>,
        new: &'s Member<'a>,
        place: &Place,
        context: &Context<'s>,
    ) {
        let mut inside = context.inside();
        let is_same = self.versions.moves.is_same(&old.target, &new.target);
        if !is_same && inside.cause.is_none() {
            inside.cause = Some(Site::new(&new.id, Aspect::Target));
        }
        let versions = self.versions;
        let targets = (versions.old.get(&old.target), versions.new.get(&new.target));
        let kinds = (
            versions.old.kind(&old.target),
            versions.new.kind(&new.target),
        );
        let (Some(before), Some(after)) = kinds else {
            return;
        };
        self.xml(old, new, &inside);
        self.media_type(old, new, place, &inside, targets);
        let is_text = place.is_text() || self.form.is_text();
        let relation = Relation {
            forward: is_read_as(before, after, is_text),
            backward: is_read_as(after, before, is_text),
        };
        if relation
            != (Relation {
                forward: true,
                backward: true,
            })
        {
            let site = inside.site(Site::new(&new.target, Aspect::Kind));
            self.types(site, relation, (before, after), context.direction);
        }
        if before == "timestamp" && after == "timestamp" {
            self.timestamps(old, new, place, &inside, targets);
        }
        self.constraints(old, new, &inside, targets);
        let is_list = |kind: &str| matches!(kind, "list" | "set");
        match (before, after) {
            ("structure", "structure") => self.structures(&old.target, &new.target, &inside),
            ("union", "union") => self.unions(&old.target, &new.target, &inside),
            ("map", "map") => self.elements(targets, place, &inside),
            (before, after) if is_list(before) && is_list(after) => {
                self.elements(targets, place, &inside);
            }
            _ => {}
        }
    }

    /// The elements of lists and maps.
    fn elements(
        &mut self,
        targets: (Option<&'s Shape<'a>>, Option<&'s Shape<'a>>),
        place: &Place,
        context: &Context<'s>,
    ) {
        let (Some(old), Some(new)) = targets else {
            return;
        };
        let mut context = context.clone();
        if self.versions.moves.is_same(&old.id, &new.id) {
            context.cause = None;
        }
        if !self.is_new(&old.id, &new.id, &context) {
            return;
        }
        let site = context.site(Site::of_trait(&new.id, SPARSE));
        match (old.has(SPARSE), new.has(SPARSE), context.is_request()) {
            (true, false, true) => {
                let text = "may send nulls, which new servers refuse";
                self.report(site, breaking(text), None);
            }
            (false, true, true) => {
                let text = "may send nulls, which old servers refuse";
                self.report(site, None, compatible(text));
            }
            (false, true, false) => {
                let text = "may get nulls, which they drop";
                self.report(site, breaking(text), None);
            }
            (true, false, false) => {
                let text = "may get nulls, which they drop";
                self.report(site, None, breaking(text));
            }
            _ => {}
        }
        for old in &old.members {
            let Some(new) = new.member(&old.name) else {
                continue;
            };
            let has_names = self.form.has_xml_names() && !place.is_text();
            if has_names && old.get(XML_NAME) != new.get(XML_NAME) {
                let site = context.site(Site::of_trait(&new.id, XML_NAME));
                let text = "use other names for XML elements than the other side";
                self.report(site, breaking(text), breaking(text));
            }
            self.values(old, new, place, &context);
        }
    }

    /// Another type.
    fn types(
        &mut self,
        site: Site,
        relation: Relation,
        (before, after): (&str, &str),
        direction: Direction,
    ) {
        let Relation { forward, backward } = relation;
        let (old_client, new_client) = if direction == Direction::Request {
            let old_client = (!forward).then(|| {
                breaking(format!(
                    "send {} where new servers expect {}",
                    a(before),
                    a(after)
                ))
            });
            let new_client = (!backward).then(|| {
                if forward {
                    compatible(format!("may send {} that is not {}", a(after), a(before)))
                } else {
                    breaking(format!(
                        "send {} where old servers expect {}",
                        a(after),
                        a(before)
                    ))
                }
            });
            (old_client, new_client)
        } else {
            let old_client = (!backward)
                .then(|| breaking(format!("get {} where they expect {}", a(after), a(before))));
            let new_client = (!forward)
                .then(|| breaking(format!("get {} where they expect {}", a(before), a(after))));
            (old_client, new_client)
        };
        self.report(site, old_client.flatten(), new_client.flatten());
    }

    fn timestamps(
        &mut self,
        old: &'s Member<'a>,
        new: &'s Member<'a>,
        place: &Place,
        context: &Context<'s>,
        targets: (Option<&'s Shape<'a>>, Option<&'s Shape<'a>>),
    ) {
        let form = self.form;
        let format = |member: &'s Member<'a>, target: Option<&'s Shape<'a>>| {
            let of_target = target.and_then(|shape| shape.get(TIMESTAMP_FORMAT));
            form.timestamp_format(place, member.get(TIMESTAMP_FORMAT), of_target)
        };
        let (before, after) = (format(old, targets.0), format(new, targets.1));
        if before != after {
            let site = context.site(self.trait_site(old, new, targets, TIMESTAMP_FORMAT));
            let text = |mine: &str, theirs: &str| {
                format!("read and write `{mine}` where the other side has `{theirs}`")
            };
            let old_client = breaking(text(before, after));
            self.report(site, old_client, breaking(text(after, before)));
        }
    }

    /// Names and forms of elements in XML, and of lists in queries.
    fn xml(&mut self, old: &Member<'a>, new: &Member<'a>, context: &Context<'s>) {
        if !self.form.has_xml_names() || context.cause.is_some() && !self.is_same_member(old, new) {
            return;
        }
        if old.has(XML_FLATTENED) != new.has(XML_FLATTENED) {
            let site = Site::of_trait(&new.id, XML_FLATTENED);
            let text = "nest XML elements differently from the other side";
            self.report(site, breaking(text), breaking(text));
        }
        if old.get(XML_NAMESPACE) != new.get(XML_NAMESPACE) {
            let site = Site::of_trait(&new.id, XML_NAMESPACE);
            let text = "write a different XML namespace from the other side";
            self.report(site, compatible(text), compatible(text));
        }
    }

    /// The media type of a body, and of JSON in a header, which is sent in base64.
    fn media_type(
        &mut self,
        old: &Member<'a>,
        new: &Member<'a>,
        place: &Place,
        context: &Context<'s>,
        targets: (Option<&'s Shape<'a>>, Option<&'s Shape<'a>>),
    ) {
        if self.form == Form::AwsJson || self.form == Form::Cbor {
            return;
        }
        let value = |member: &Member<'a>, target: Option<&Shape<'a>>| {
            let of_target = || target.and_then(|shape| shape.get(MEDIA_TYPE)).cloned();
            let node = member.get(MEDIA_TYPE).cloned().or_else(of_target)?;
            node.as_str().map(str::to_owned)
        };
        let (before, after) = (value(old, targets.0), value(new, targets.1));
        if before == after {
            return;
        }
        let site = context.site(self.trait_site(old, new, targets, MEDIA_TYPE));
        let is_json = |value: &Option<String>| {
            let value = value.as_deref().unwrap_or_default();
            value == "application/json" || value.ends_with("+json")
        };
        match place {
            Place::Payload => {
                let shown = |value: &Option<String>| {
                    value
                        .as_ref()
                        .map_or("another media type".to_owned(), |v| format!("`{v}`"))
                };
                let text = format!("use {} for the body", shown(&before));
                let other = format!("use {} for the body", shown(&after));
                self.report(site, compatible(text), compatible(other));
            }
            Place::Header(_) if is_json(&before) != is_json(&after) => {
                let text = "encode the header differently from the other side";
                self.report(site, breaking(text), breaking(text));
            }
            _ => {}
        }
    }
}
