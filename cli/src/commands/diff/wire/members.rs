//! Members of structures and unions.

use std::collections::{HashMap, HashSet};

use shapesmith_codegen::inspect::prelude_kind;

use super::super::change::{Aspect, Site};
use super::super::node::Node;
use super::super::version::{Member, Shape, Version};
use super::constraints::accepts;
use super::operation::structure;
use super::protocol::{Place, place};
use super::uri::Pattern;
use super::{Comparison, Context, Meets, breaking, compatible};

const CLIENT_OPTIONAL: &str = "smithy.api#clientOptional";
const DEFAULT: &str = "smithy.api#default";
const REQUIRED: &str = "smithy.api#required";

/// The traits that say where a member is.
const NAMES: [&str; 14] = [
    "smithy.api#jsonName",
    "smithy.api#xmlName",
    "smithy.api#xmlAttribute",
    "aws.protocols#ec2QueryName",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#enumValue",
];

/// A member with its place.
type Placed<'s, 'a> = (Place, &'s Member<'a>);

/// The members of two shapes, by where they are in messages.
#[derive(Debug, Default)]
struct Matched<'s, 'a> {
    both: Vec<(Place, &'s Member<'a>, &'s Member<'a>)>,
    moved: Vec<(Placed<'s, 'a>, Placed<'s, 'a>)>,
    /// The members whose place another one takes, or which take that of another one.
    taken: Vec<Taken<'s, 'a>>,
    removed: Vec<Placed<'s, 'a>>,
    added: Vec<Placed<'s, 'a>>,
}

/// A place at which the versions have members with different names, though one of the names is in both.
#[derive(Debug)]
struct Taken<'s, 'a> {
    place: Place,
    /// The names of the members there.
    names: (&'s str, &'s str),
    /// A member in both versions, which has another place.
    member: (&'s Member<'a>, &'s Member<'a>),
}

/// Whether a member has a value if nothing is sent.
fn has_default(member: &Member<'_>) -> bool {
    member.get(DEFAULT).is_some_and(|value| !value.is_null())
}

/// Whether a message without the member is refused.
fn is_needed(member: &Member<'_>) -> bool {
    member.has(REQUIRED) && !has_default(member)
}

impl<'s, 'a> Comparison<'s, 'a, '_> {
    fn matched(
        &self,
        old: Option<&'s Shape<'a>>,
        new: Option<&'s Shape<'a>>,
        context: &Context<'s>,
    ) -> Matched<'s, 'a> {
        let is_parallel = (context.uris)
            .is_some_and(|(old, new)| Pattern::new(old).is_parallel(&Pattern::new(new)));
        let placed = |shape: Option<&'s Shape<'a>>, uri: Option<&str>| -> Vec<Placed<'s, 'a>> {
            let members = shape.into_iter().flat_map(|shape| &shape.members);
            let (form, direction) = (self.form, context.direction);
            let placed = members.map(|member| {
                let place = match place(form, direction, uri, member) {
                    Place::Label(_) if is_parallel => segment(uri, member),
                    place => place,
                };
                (place, member)
            });
            placed.collect()
        };
        let before = placed(old, context.uris.map(|(old, _)| old));
        let after = placed(new, context.uris.map(|(_, new)| new));
        let at: HashMap<&Place, &Member<'a>> = after
            .iter()
            .map(|(place, member)| (place, *member))
            .collect();
        let kept: HashSet<&Place> = before.iter().map(|(place, _)| place).collect();
        let mut matched = Matched::default();
        let mut names: HashMap<&str, &Placed<'s, 'a>> = after
            .iter()
            .filter(|(place, _)| !kept.contains(place))
            .map(|placed| (&*placed.1.name, placed))
            .collect();
        for (place, member) in &before {
            if let Some(other) = at.get(place) {
                matched.both.push((place.clone(), member, other));
            } else if let Some(other) = names.remove(&*member.name) {
                let moved = ((place.clone(), *member), other.clone());
                matched.moved.push(moved);
            } else {
                matched.removed.push((place.clone(), member));
            }
        }
        let mut added: Vec<_> = after
            .iter()
            .filter(|(_, member)| names.contains_key(&*member.name))
            .filter(|(place, _)| !kept.contains(place))
            .cloned()
            .collect();
        matched.added.append(&mut added);
        matched.taken = taken(&matched.both, &before, &after);
        matched
    }

    /// Compares two structures.
    pub fn structures(&mut self, old_id: &'s str, new_id: &'s str, context: &Context<'s>) {
        let outside = self.is_in_scope;
        self.is_in_scope = self.is_reached(old_id, new_id);
        self.contents(old_id, new_id, context);
        self.is_in_scope = outside;
    }

    fn contents(&mut self, old_id: &'s str, new_id: &'s str, context: &Context<'s>) {
        let mut context = context.clone();
        if self.versions.moves.is_same(old_id, new_id) {
            context.cause = None;
        }
        if !self.is_new(old_id, new_id, &context) {
            return;
        }
        let old = structure(self.versions.old, old_id);
        let new = structure(self.versions.new, new_id);
        if let (Some(old), Some(new)) = (old, new) {
            self.root_element(old, new, &context);
        }
        let matched = self.matched(old, new, &context);
        for (place, old, new) in &matched.both {
            self.presence(old, new, &context);
            self.values(old, new, place, &context);
        }
        for (from, to) in &matched.moved {
            self.moved(from, to, &context);
        }
        for taken in &matched.taken {
            self.taken(taken, &context);
        }
        for (place, member) in &matched.removed {
            let (with, without) = self.of_one_version(place, member, false, &context);
            let site = context.site(Site::new(&member.id, Aspect::Presence));
            self.report(site, with, without);
        }
        for (place, member) in &matched.added {
            let (with, without) = self.of_one_version(place, member, true, &context);
            let site = context.site(Site::new(&member.id, Aspect::Presence));
            self.report(site, without, with);
        }
    }

    /// How clients that know a member of only one version are affected, and how others are.
    fn of_one_version(
        &self,
        place: &Place,
        member: &Member<'_>,
        is_new: bool,
        context: &Context<'s>,
    ) -> (Option<Meets>, Option<Meets>) {
        let shown = shown(member);
        // Removing what worked is breaking.
        let lost = if is_new { compatible } else { breaking };
        let (own, other, version, uris) = if is_new {
            ("new", "old", self.versions.new, context.uris)
        } else {
            let uris = context.uris.map(|(old, new)| (new, old));
            ("old", "new", self.versions.old, uris)
        };
        if let Some(text) = literal(place, member, uris) {
            let with = format!("send {shown} in the URI, where {other} servers match `{text}`");
            let without = if is_accepted(version, &text, member) {
                let text =
                    format!("send `{text}` in the URI, which {own} servers take for {shown}");
                compatible(text)
            } else {
                let text =
                    format!("send `{text}` in the URI for {shown}, which {own} servers refuse");
                breaking(text)
            };
            return (lost(with), without);
        }
        if context.is_request() {
            let with = format!("send {shown}, which {other} servers ignore");
            let without = if is_needed(member) {
                breaking(format!("do not send {shown}, which {own} servers require"))
            } else {
                compatible(format!("do not send {shown}"))
            };
            return (lost(with), without);
        }
        match (is_new, is_needed(member) && !member.has(CLIENT_OPTIONAL)) {
            (false, _) => (
                breaking(format!("do not get {shown} any more")),
                compatible(format!("ignore {shown} of old servers")),
            ),
            (true, true) => (
                breaking(format!("need {shown}, which old servers do not send")),
                compatible(format!("ignore {shown}")),
            ),
            (true, false) => (
                compatible(format!("do not get {shown} from old servers")),
                compatible(format!("ignore {shown}")),
            ),
        }
    }

    /// A member that is sent somewhere else.
    fn moved(&mut self, from: &Placed<'s, 'a>, to: &Placed<'s, 'a>, context: &Context<'s>) {
        let ((from, old), (to, new)) = (from, to);
        let site = self.place_site(old, new, to);
        let (from, to) = (from.shown(), to.shown());
        let name = &new.name;
        let (old_client, new_client) = if context.is_request() {
            (
                format!("send `{name}` {from}, and new servers look for it {to}"),
                format!("send `{name}` {to}, and old servers look for it {from}"),
            )
        } else {
            (
                format!("look for `{name}` {from}, and new servers send it {to}"),
                format!("look for `{name}` {to}, and old servers send it {from}"),
            )
        };
        let site = context.site(site);
        self.report(site, breaking(old_client), breaking(new_client));
    }

    /// A place at which there is another member.
    fn taken(&mut self, taken: &Taken<'s, 'a>, context: &Context<'s>) {
        let (old, new) = taken.names;
        let place = taken.place.shown();
        let (old_client, new_client) = if context.is_request() {
            (
                format!("send `{old}` {place}, which new servers take for `{new}`"),
                format!("send `{new}` {place}, which old servers take for `{old}`"),
            )
        } else {
            (
                format!("get `{new}` {place}, which they take for `{old}`"),
                format!("get `{old}` {place}, which they take for `{new}`"),
            )
        };
        let site = self.place_site(taken.member.0, taken.member.1, &taken.place);
        let site = context.site(site);
        self.report(site, breaking(old_client), breaking(new_client));
    }

    /// The change of the place of a member: that of a trait, or of the URI.
    fn place_site(&self, old: &Member<'_>, new: &Member<'_>, place: &Place) -> Site {
        let changed = NAMES.into_iter().find(|id| old.get(id) != new.get(id));
        match (changed, place, &self.http) {
            (Some(id), ..) => Site::of_trait(&new.id, id),
            (None, Place::Label(_), Some(site)) => site.clone(),
            _ => Site::new(&new.id, Aspect::Presence),
        }
    }

    /// Whether a member is there, and what it means if it is not.
    fn presence(&mut self, old: &Member<'a>, new: &Member<'a>, context: &Context<'s>) {
        let shown = shown(new);
        let site = |id: &str| context.site(Site::of_trait(&new.id, id));
        match (is_needed(old), is_needed(new), context.is_request()) {
            (false, true, true) => {
                let text = format!("may leave out {shown}, which new servers require");
                self.report(presence_site(old, new, context), breaking(text), None);
            }
            (true, false, true) => {
                let text = format!("may leave out {shown}, which old servers require");
                self.report(presence_site(old, new, context), None, compatible(text));
            }
            (true, false, false) => {
                let text = format!("need {shown}, which new servers may leave out");
                // A server sends defaults (Smithy specification, "Default value serialization").
                let is_safe = old.has(CLIENT_OPTIONAL) || has_default(new);
                let meets = if is_safe {
                    compatible(text)
                } else {
                    breaking(text)
                };
                self.report(presence_site(old, new, context), meets, None);
            }
            (false, true, false) => {
                let text = format!("need {shown}, which old servers may leave out");
                let is_safe = new.has(CLIENT_OPTIONAL) || has_default(old);
                let meets = if is_safe {
                    compatible(text)
                } else {
                    breaking(text)
                };
                self.report(presence_site(old, new, context), None, meets);
            }
            (true, true, _) | (false, false, _) => {}
        }
        let default = |member: &'_ Member<'a>| -> Node<'a> {
            let value = member.get(DEFAULT).cloned();
            value.unwrap_or(Node::Null)
        };
        let (before, after) = (default(old), default(new));
        if before != after && !is_needed(old) && !is_needed(new) {
            let text = |other: &str, value: &Node<'_>| match value {
                Node::Null => format!("that leave out {shown} send no value to {other} servers"),
                value => format!("that leave out {shown} send {value} to {other} servers"),
            };
            let texts = if context.is_request() {
                (text("new", &after), text("old", &before))
            } else {
                let text = |value: &Node<'_>| match value {
                    Node::Null => format!("have no value for {shown} if it is left out"),
                    value => format!("have {value} for {shown} if it is left out"),
                };
                (text(&before), text(&after))
            };
            self.report(site(DEFAULT), compatible(texts.0), compatible(texts.1));
        }
    }

    /// The name and the namespace of an element in XML, which readers do not check.
    fn root_element(&mut self, old: &Shape<'_>, new: &Shape<'_>, context: &Context<'s>) {
        if !self.form.has_xml_names() {
            return;
        }
        for id in ["smithy.api#xmlName", "smithy.api#xmlNamespace"] {
            if old.get(id) != new.get(id) {
                let site = context.site(Site::of_trait(&new.id, id));
                let text = "read and write an element with another name or namespace";
                self.report(site, compatible(text), compatible(text));
            }
        }
    }

    /// Compares two unions.
    pub fn unions(&mut self, old_id: &'s str, new_id: &'s str, context: &Context<'s>) {
        let mut context = context.inside();
        if self.versions.moves.is_same(old_id, new_id) {
            context.cause = None;
        }
        if !self.is_new(old_id, new_id, &context) {
            return;
        }
        let old = structure(self.versions.old, old_id);
        let new = structure(self.versions.new, new_id);
        let matched = self.matched(old, new, &context);
        for (place, old, new) in &matched.both {
            self.values(old, new, place, &context);
        }
        for (from, to) in &matched.moved {
            self.moved(from, to, &context);
        }
        for taken in &matched.taken {
            self.taken(taken, &context);
        }
        let removed = matched.removed.iter().map(|(_, member)| (member, false));
        let added = matched.added.iter().map(|(_, member)| (member, true));
        for (member, is_new) in removed.chain(added) {
            let name = &member.name;
            let site = context.site(Site::new(&member.id, Aspect::Presence));
            let unknown = format!("may get variant `{name}`, which they do not know");
            let (old_client, new_client) = match (context.is_request(), is_new) {
                (true, false) => {
                    let text = format!("may send variant `{name}`, which new servers refuse");
                    (breaking(text), None)
                }
                (true, true) => {
                    let text = format!("may send variant `{name}`, which old servers refuse");
                    (None, compatible(text))
                }
                (false, false) => (None, compatible(unknown)),
                (false, true) => (compatible(unknown), None),
            };
            self.report(site, old_client, new_client);
        }
    }
}

/// Whether servers of a version accept a text for a member.
fn is_accepted(version: &Version<'_>, text: &str, member: &Member<'_>) -> bool {
    let target = version.get(&member.target);
    let kind = target.map(|target| &*target.kind);
    let kind = kind.or_else(|| prelude_kind(&member.target));
    accepts(text, member, target, kind.unwrap_or_default())
}

/// The segment of the URI that a label is, where the versions have the same segments.
fn segment(uri: Option<&str>, member: &Member<'_>) -> Place {
    let at = uri.and_then(|uri| Pattern::new(uri).segment_of(&member.name));
    Place::Label(at.map_or(member.name.to_string(), |at| at.to_string()))
}

/// The literal text that the other version has in the URI in the place of a label. `uris` are that of the other version
/// and that with the label.
fn literal(place: &Place, member: &Member<'_>, uris: Option<(&str, &str)>) -> Option<String> {
    let (other, uri) = uris.filter(|_| matches!(place, Place::Label(_)))?;
    Pattern::new(uri).literal(&member.name, &Pattern::new(other))
}

/// The members that are at a place where another member was. A member with another name at the same place is the same
/// one, if neither name is anywhere else.
fn taken<'s, 'a>(
    both: &[(Place, &'s Member<'a>, &'s Member<'a>)],
    before: &[Placed<'s, 'a>],
    after: &[Placed<'s, 'a>],
) -> Vec<Taken<'s, 'a>> {
    type ByName<'m, 's, 'a> = HashMap<&'s str, &'m Placed<'s, 'a>>;
    fn by_name<'m, 's, 'a>(placed: &'m [Placed<'s, 'a>]) -> ByName<'m, 's, 'a> {
        let placed = placed.iter();
        placed.map(|placed| (&*placed.1.name, placed)).collect()
    }
    let mut taken = Vec::new();
    if both.iter().all(|(_, old, new)| old.name == new.name) {
        return taken;
    }
    let (in_old, in_new) = (by_name(before), by_name(after));
    for (place, old, new) in both {
        let names = (&*old.name, &*new.name);
        if names.0 == names.1 {
            continue;
        }
        for name in [names.0, names.1] {
            let (Some((from, old)), Some((to, new))) = (in_old.get(name), in_new.get(name)) else {
                continue;
            };
            if from != to {
                taken.push(Taken {
                    place: place.clone(),
                    names,
                    member: (old, new),
                });
            }
        }
    }
    taken
}

/// The trait whose change makes a member needed, or not any more.
fn presence_site(old: &Member<'_>, new: &Member<'_>, context: &Context<'_>) -> Site {
    let id = if old.has(REQUIRED) == new.has(REQUIRED) {
        DEFAULT
    } else {
        REQUIRED
    };
    context.site(Site::of_trait(&new.id, id))
}

/// How a text calls a member.
fn shown(member: &Member<'_>) -> String {
    format!("`{}`", member.name)
}
