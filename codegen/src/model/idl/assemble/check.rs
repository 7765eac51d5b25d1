//! Rules that Smithy checks while it loads a model, apart from those that are checked where a part is written.

use super::definitions::Definition;
use super::inherit::MAX_STEPS;
use super::{Model, Problem};
use crate::collections::{List, Set};
use crate::diagnostic::{SYNTACTIC_SHAPE_ID, UNRESOLVED_TRAIT, excerpt, similar_names};
use crate::model::idl::parser::Mistake;
use crate::model::idl::traits::is_in_prelude;
use crate::model::idl::tree::{Body, Member, Name, Shape, Target, Trait, Version};
use crate::model::{conflict, id, prelude};

/// Traits of packages that are often used, and have to be imported.
const PACKAGES: [&str; 17] = [
    "alloy#simpleRestJson",
    "aws.api#arn",
    "aws.api#service",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "aws.auth#unsignedPayload",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#awsQueryError",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
    "smithy.test#httpRequestTests",
    "smithy.test#httpResponseTests",
    "smithy.waiters#waitable",
];

/// How many mistakes suggest similar names.
const MAX_SUGGESTIONS: usize = 20;

/// The trait of mixins.
const MIXIN: &str = "smithy.api#mixin";

/// The trait of definitions of traits.
const TRAIT: &str = "smithy.api#trait";

/// The traits that the value after `=` is.
const VALUES: [&str; 2] = ["smithy.api#default", "smithy.api#enumValue"];

impl<'m> Model<'m> {
    pub(super) fn check(&mut self) {
        self.check_applied();
        self.check_cycles();
        for number in 0..self.definitions.list.len() {
            let definition = &self.definitions.list[number];
            let (id, all) = (definition.id.clone(), definition.all.clone());
            for (file, shape) in all {
                self.check_version(file, &id, shape);
                self.check_mixins(file, &id, shape);
                self.check_members(file, number, &id, shape);
                self.check_operation(file, &id, shape);
            }
            self.check_defaults(number);
            let definition = &self.definitions.list[number];
            let (file, shape) = (definition.file(), definition.first());
            for (name, [first, second]) in self.graph.contradictions(number) {
                let message = format!(
                    "member `{}`: targets `{}`, but in mixin `{}` it targets `{}`",
                    excerpt(&name),
                    excerpt(&second.target),
                    excerpt(&first.mixin),
                    excerpt(&first.target)
                );
                let is_it = |mixin: &&Name<'_>| self.resolve(file, mixin.text) == second.mixin;
                let mixin = shape.mixins.iter().find(is_it);
                let at = mixin.map_or(shape.name_at, |mixin| mixin.at);
                let own = match &shape.body {
                    Body::Members(members) => members.iter().find(|own| own.name.text == name),
                    _ => None,
                };
                let at = own.map_or(at, |own| own.name.at);
                self.report((file, at), &id, message);
            }
        }
        if let Some(number) = self.graph.exhausted() {
            // Shapes that were not found may be defined there.
            self.problems.clear();
            let (place, id) = match self.definitions.list.get(number) {
                Some(of) => ((of.file(), of.first().name_at), of.id.clone()),
                None => ((0, 0), String::new()),
            };
            let message = format!("the mixins of all shapes take more than {MAX_STEPS} steps");
            let problem = self.report(place, &id, message);
            problem.mistake.help = Some("shorten the chains of mixins".to_owned());
        }
    }

    /// Reports `apply` statements on missing shapes and members, and on shapes of the prelude.
    fn check_applied(&mut self) {
        let mut unknown = Vec::new();
        for (id, statements) in self.applied.entries() {
            let definition = self.definitions.get(id);
            let own: Set<&str> = match definition.map(|definition| &definition.first().body) {
                Some(Body::Members(members)) => {
                    members.iter().map(|member| member.name.text).collect()
                }
                _ => Set::new(),
            };
            let is_known = definition.is_some() || self.others.kind(id).is_some();
            for statement in statements {
                let has = |member: &str| definition.is_none() || own.contains(member);
                if !is_known || !statement.member.is_none_or(has) {
                    unknown.push((id.clone(), statement.file, statement.at, statement.member));
                }
            }
        }
        for (id, file, at, member) in unknown {
            let (message, help) = match (self.definitions.number(&id), member) {
                (Some(number), Some(member)) => {
                    if self.has_missing_mixin(number)
                        || self.graph.inherited(number, member).is_some()
                    {
                        continue;
                    }
                    let message = format!("no member `{}` to apply traits to", excerpt(member));
                    (message, self.similar_member(number, member))
                }
                _ if is_in_prelude(&id) => {
                    let message =
                        format!("`{id}` is a shape of the prelude, which has fixed traits");
                    let help = "define a shape of its type, and apply the traits to it";
                    (message, Some(help.to_owned()))
                }
                _ => {
                    let shown = excerpt(&id);
                    let message = format!("no shape `{shown}` in the model to apply traits to");
                    (message, self.did_you_mean(&id))
                }
            };
            self.report((file, at), &id, message).mistake.help = help;
        }
    }

    /// The help for a member that a shape does not have.
    fn similar_member(&mut self, number: usize, name: &str) -> Option<String> {
        if !self.wants_suggestions() {
            return None;
        }
        let own = match &self.definitions.list[number].first().body {
            Body::Members(members) => members.iter().map(|member| member.name.text).list(),
            _ => Vec::new(),
        };
        let names = own.into_iter().chain(self.graph.inherited_names(number));
        let similar = similar_names(name, &mut names.list().into_iter());
        let meant = similar.first()?;
        Some(format!("did you mean `{meant}`?"))
    }

    /// Whether a mixin of a shape is in no file.
    fn has_missing_mixin(&self, number: usize) -> bool {
        let known = self.graph.nodes[number].mixins.len();
        self.definitions.list[number].first().mixins.len() > known
    }

    /// Reports missing mixins, and those of other types.
    fn check_mixins(&mut self, file: usize, id: &str, shape: &'m Shape<'m>) {
        for name in &shape.mixins {
            let mixin = self.resolve(file, name.text).into_owned();
            let (message, help) = match self.kind(&mixin) {
                None => {
                    let help = self.did_you_mean(&mixin);
                    (format!("no mixin `{}` in the model", excerpt(&mixin)), help)
                }
                Some(kind) if kind != shape.kind => {
                    let mixin = excerpt(&mixin);
                    let own = shape.kind;
                    let message =
                        format!("mixin `{mixin}` has the type `{kind}`, expected `{own}`");
                    (message, None)
                }
                Some(_) => continue,
            };
            self.report((file, name.at), id, message).mistake.help = help;
        }
    }

    /// Reports mixins that include themselves.
    fn check_cycles(&mut self) {
        let nodes = &self.graph.nodes;
        // Whether each node is being visited, or has been.
        let mut states: Vec<Option<bool>> = Vec::new();
        states.resize(nodes.len(), None);
        let mut found = Vec::new();
        for start in 0..self.definitions.list.len() {
            let mut open: Vec<(usize, usize)> = vec![(start, 0)];
            if states[start].is_some() {
                continue;
            }
            states[start] = Some(true);
            while let Some((node, next)) = open.last_mut() {
                let Some(&mixin) = nodes[*node].mixins.get(*next) else {
                    states[*node] = Some(false);
                    open.pop();
                    continue;
                };
                *next += 1;
                match states[mixin] {
                    None => {
                        states[mixin] = Some(true);
                        open.push((mixin, 0));
                    }
                    Some(true) => found.push((*node, mixin)),
                    Some(false) => {}
                }
            }
        }
        for (number, mixin) in found {
            let mixin = self.graph.nodes[mixin].id.clone();
            let Some(definition) = self.definitions.list.get(number) else {
                continue;
            };
            let (file, shape) = (definition.file(), definition.first());
            let is_it = |name: &&Name<'_>| self.resolve(file, name.text) == mixin;
            let at = (shape.mixins.iter().find(is_it)).map_or(shape.name_at, |name| name.at);
            let message = format!("mixin `{}` includes itself", excerpt(&mixin));
            let id = definition.id.clone();
            self.report((file, at), &id, message);
        }
    }

    /// Reports types that the version of the file does not have.
    fn check_version(&mut self, file: usize, id: &str, shape: &Shape<'_>) {
        let help = match (self.version(file), shape.kind) {
            (Version::One, "enum") => {
                "write a string with `@enum`, or begin the file with `$version: \"2.0\"`"
            }
            (Version::One, "intEnum") => "begin the file with `$version: \"2.0\"`",
            (Version::Two, "set") => "write a list with `@uniqueItems`",
            _ => return,
        };
        let version = match self.version(file) {
            Version::One => "2",
            Version::Two => "1",
        };
        let message = format!(
            "the type `{}` needs version {version} of Smithy",
            shape.kind
        );
        let problem = self.report((file, shape.at), id, message);
        problem.mistake.help = Some(help.to_owned());
    }

    /// Reports lists and maps with other members than theirs, and enums without members.
    fn check_members(&mut self, file: usize, number: usize, id: &str, shape: &'m Shape<'m>) {
        let Body::Members(members) = &shape.body else {
            return;
        };
        let expected: &[&str] = match shape.kind {
            "list" | "set" => &["member"],
            "map" => &["key", "value"],
            "enum" | "intEnum" => {
                let is_empty = members.is_empty() && !self.has_missing_mixin(number);
                if is_empty && self.graph.inherited_names(number).is_empty() {
                    let message = format!("the {} has no members", shape.kind);
                    self.report((file, shape.at), id, message);
                }
                return;
            }
            _ => return,
        };
        for member in members {
            let name = member.name.text;
            if !expected.contains(&name) {
                let message = format!("unknown member `{}` of a {}", excerpt(name), shape.kind);
                let help = format!("a {} has {}", shape.kind, quoted_names(expected));
                let problem = self.report((file, member.name.at), id, message);
                problem.mistake.help = Some(help);
            }
        }
        let has = |name: &str| {
            members
                .iter()
                .any(|member: &Member<'_>| member.name.text == name)
        };
        let missing = expected.iter().filter(|name| !has(name));
        let missing = missing.filter(|name| self.graph.inherited(number, name).is_none());
        let missing: Vec<&str> = missing.copied().list();
        if !missing.is_empty() && !self.has_missing_mixin(number) {
            let names = quoted_names(&missing);
            self.report((file, shape.at), id, format!("missing {names}"));
        }
    }

    /// Reports members of equal definitions that have different values after `=`. These are not merged like traits.
    fn check_defaults(&mut self, number: usize) {
        let definition = &self.definitions.list[number];
        let [(file, first), others @ ..] = &definition.all[..] else {
            return;
        };
        let mut found = Vec::new();
        for (other_file, other) in others {
            let (Body::Members(members), Body::Members(others)) = (&first.body, &other.body) else {
                continue;
            };
            for (member, other) in members.iter().zip(others) {
                let value = |(file, member): (usize, &Member<'m>)| {
                    let text = |node| self.text_of(Some(file), node);
                    member.value.as_ref().map(text)
                };
                let is_same = value((*file, member)) == value((*other_file, other));
                // A trait of either gives its value to both.
                let is_given = [(*file, member), (*other_file, other)];
                let is_given = is_given.iter().any(|(file, member)| {
                    let mut traits = member.traits.iter();
                    traits.any(|of| VALUES.contains(&&*self.resolve(*file, of.id.text)))
                });
                if !is_same && !is_given && member.name.text == other.name.text {
                    found.push(((*other_file, other.name.at), (*file, member.name)));
                    break;
                }
            }
        }
        let id = definition.id.clone();
        for (place, (file, member)) in found {
            let name = excerpt(member.text);
            let difference = format!("their members `{name}` have different values after `=`");
            let message = conflict::conflicting_definitions(&id, &difference);
            self.report(place, &id, message).first = Some((file, member.at));
        }
    }

    /// Reports shape IDs in values that no shape has: most of them are texts without quotes.
    pub(super) fn check_unquoted(&mut self) {
        let mut found = self.unquoted.take();
        found.sort_unstable();
        found.dedup();
        for (file, at, name) in found {
            let shown = excerpt(&name);
            let keyword = match &*name.to_ascii_lowercase() {
                "true" => Some("true"),
                "false" => Some("false"),
                "null" | "none" | "nil" => Some("null"),
                _ => None,
            };
            let help = match keyword {
                Some(keyword) => format!("did you mean `{keyword}`?"),
                None => format!("write a string in quotes: \"{shown}\""),
            };
            let message = format!("no shape `{shown}` in the model");
            // Smithy's loader allows them.
            self.refused.push(Problem {
                file,
                mistake: Mistake::new(at, message)
                    .event(SYNTACTIC_SHAPE_ID)
                    .help(help),
                shape: None,
                first: None,
            });
        }
    }

    /// Reports operations that are mixins and have input or output (Smithy specification, "Mixins on shapes with
    /// non-member properties").
    fn check_operation(&mut self, file: usize, id: &str, shape: &'m Shape<'m>) {
        let Body::Operation(operation) = &shape.body else {
            return;
        };
        let own = shape.traits.iter().map(|own| (file, own));
        let applied = self.applied.get(id).into_iter().flatten();
        let applied = applied.filter(|statement| statement.member.is_none());
        let applied = applied.flat_map(|statement| {
            let traits = statement.traits.iter();
            traits.map(|applied| (statement.file, applied))
        });
        let mut traits = own.chain(applied);
        if !traits.any(|(file, applied)| self.resolve(file, applied.id.text) == MIXIN) {
            return;
        }
        for end in [&operation.input, &operation.output] {
            let is_unit = match end {
                None => true,
                Some(Target::Inline(_)) => false,
                Some(Target::Named(name)) => self.resolve(file, name.text) == "smithy.api#Unit",
            };
            if !is_unit {
                let message = "an operation that is a mixin cannot have input or output".to_owned();
                self.report((file, shape.at), id, message);
                return;
            }
        }
    }

    /// Whether the next mistake should suggest similar names. All names are compared, so this is only done for the first.
    pub(super) fn wants_suggestions(&self) -> bool {
        self.problems.len() < MAX_SUGGESTIONS
    }

    /// The help for an ID that no shape has.
    pub(super) fn did_you_mean(&self, id: &str) -> Option<String> {
        if !self.wants_suggestions() {
            return None;
        }
        let own = self.definitions.list.iter().map(|known| &*known.id);
        let mut known = own.chain(self.others.ids());
        let meant = id::did_you_mean(id, &id::similar_ids(id, &mut known), true);
        meant.or_else(|| self.missing_namespace(id))
    }

    /// Notes a trait that is neither imported nor in a file or the prelude. It cannot be that of a package.
    pub(super) fn check_trait(&mut self, file: usize, shape: &str, id: &str, applied: &Trait<'_>) {
        let name = applied.id.text;
        if name.contains('#') || self.exists(id) || self.scopes[file].own(name) != id {
            return;
        }
        let wants_suggestions = self.refused.len() < MAX_SUGGESTIONS;
        let meant = wants_suggestions.then(|| {
            let of_prelude = similar_names(name, &mut prelude::TRAITS.into_iter());
            let meant = of_prelude.first();
            meant
                .map(|meant| format!("did you mean `@{meant}`?"))
                .or_else(|| {
                    let own = self.definitions.list.iter();
                    let own = own
                        .filter(|known| self.is_trait(known))
                        .map(|known| &*known.id);
                    let mut known = own.chain(self.others.traits()).chain(PACKAGES);
                    id::did_you_mean(id, &id::similar_ids(id, &mut known), true)
                })
        });
        let meant = meant.flatten();
        let mistake = Mistake::new(applied.id.at, format!("unknown trait `@{}`", excerpt(name)))
            .event(UNRESOLVED_TRAIT);
        self.refused.push(Problem {
            file,
            mistake: mistake.help(
                meant.unwrap_or_else(|| {
                    "define it, or import it from a package with `use`".to_owned()
                }),
            ),
            shape: Some(shape.to_owned()),
            first: None,
        });
    }

    /// Whether a shape is the definition of a trait.
    fn is_trait(&self, definition: &Definition<'m>) -> bool {
        definition.all.iter().any(|(file, shape)| {
            let mut traits = shape.traits.iter();
            traits.any(|applied| self.resolve(*file, applied.id.text) == TRAIT)
        })
    }

    /// The help for an ID whose namespace is in no file.
    pub(super) fn missing_namespace(&self, missing: &str) -> Option<String> {
        let own = self.definitions.list.iter().map(|known| &*known.id);
        id::missing_namespace(missing, &mut own.chain(self.others.ids()))
    }
}

/// Names of members in quotes, as in "`key` and `value`".
fn quoted_names(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .list()
        .join(" and ")
}
