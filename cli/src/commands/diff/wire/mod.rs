//! How changes of a model affect clients and servers of different versions on the wire.
//!
//! Two versions of the messages of each operation are compared in the form of each protocol that both have. What
//! counts is what is sent: another name of a structure, or of a member that keeps its name in JSON, is none. A
//! difference is reported where the model changed, which may be far from the operation.
//!
//! Servers are taken to be strict: they refuse what breaks a constraint, and ignore members that they do not know.
//! Clients are taken to be lenient: they check no constraints, and enums and unions have a value for what they do not
//! know. A client that uses something new meets refusals at old servers, which breaks nothing that worked.

mod constraints;
mod members;
mod operation;
mod protocol;
mod service;
mod uri;
mod values;

use std::collections::HashSet;

use serde::Serialize;

use super::change::{Aspect, Class, Site};
use super::model::Versions;
use super::version::{Member, Shape};
use protocol::{Direction, Form};

/// An effect on a client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Meets {
    pub class: Class,
    /// A clause without a full stop, whose subject is clients of the version.
    #[serde(rename = "message")]
    pub text: String,
}

/// A difference on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The change that causes it.
    pub site: Site,
    /// How a client of the old version is affected by a server of the new one.
    pub old_client: Option<Meets>,
    /// How a client of the new version is affected by a server of the old one.
    pub new_client: Option<Meets>,
}

/// Something that breaks. What others meet may be nothing.
#[expect(clippy::unnecessary_wraps)]
fn breaking(text: impl Into<String>) -> Option<Meets> {
    Some(Meets {
        class: Class::Breaking,
        text: text.into(),
    })
}

/// Something that is seen, and breaks nothing.
#[expect(clippy::unnecessary_wraps)]
fn compatible(text: impl Into<String>) -> Option<Meets> {
    Some(Meets {
        class: Class::Compatible,
        text: text.into(),
    })
}

/// What the user asks for: operations, and shapes by themselves.
#[derive(Clone, Debug, Default)]
pub struct Scope<'s> {
    pub operations: HashSet<&'s str>,
    pub shapes: HashSet<&'s str>,
}

impl Scope<'_> {
    fn has_operation(&self, old: &str, new: &str) -> bool {
        self.operations.contains(old) || self.operations.contains(new)
    }

    fn has_shape(&self, old: &str, new: &str) -> bool {
        self.shapes.contains(old) || self.shapes.contains(new)
    }
}

/// The differences on the wire, of what is in the scope if there is one.
pub fn findings<'s>(versions: Versions<'s, '_>, scope: Option<&'s Scope<'s>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    service::compare(versions, scope, &mut findings);
    let mut seen = HashSet::new();
    findings.retain(|finding| seen.insert(finding.clone()));
    findings
}

/// Compares the messages of operations in one form.
#[derive(Debug)]
struct Comparison<'s, 'a, 'f> {
    versions: Versions<'s, 'a>,
    form: Form,
    findings: &'f mut Vec<Finding>,
    /// The pairs of shapes that have been compared, and whether they were in the scope.
    seen: HashSet<(&'s str, &'s str, Context<'s>, bool)>,
    /// `None` for all.
    scope: Option<&'s Scope<'s>>,
    /// Whether the compared values belong to an operation or a shape of the scope.
    is_in_scope: bool,
    /// The site of the URI of the operation that is compared.
    http: Option<Site>,
}

/// Where two values are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Context<'s> {
    direction: Direction,
    /// The URIs of the operations whose input, output or error is compared.
    uris: Option<(&'s str, &'s str)>,
    /// The change that made one shape take the place of another.
    cause: Option<Site>,
}

impl Context<'_> {
    fn new(direction: Direction) -> Self {
        Context {
            direction,
            uris: None,
            cause: None,
        }
    }

    /// The context of what is inside.
    fn inside(&self) -> Self {
        Context {
            uris: None,
            ..self.clone()
        }
    }

    /// The site of a change, or that of the cause.
    fn site(&self, site: Site) -> Site {
        self.cause.clone().unwrap_or(site)
    }

    fn is_request(&self) -> bool {
        self.direction == Direction::Request
    }
}

impl<'s> Comparison<'s, '_, '_> {
    fn report(&mut self, site: Site, old_client: Option<Meets>, new_client: Option<Meets>) {
        if self.is_in_scope && (old_client.is_some() || new_client.is_some()) {
            self.findings.push(Finding {
                site,
                old_client,
                new_client,
            });
        }
    }

    /// Whether a pair has not been compared in a context.
    fn is_new(&mut self, old: &'s str, new: &'s str, context: &Context<'s>) -> bool {
        let key = (old, new, context.clone(), self.is_in_scope);
        self.seen.insert(key)
    }

    /// Whether two shapes are in the scope, as themselves or as parts of something that is.
    fn is_reached(&self, old: &str, new: &str) -> bool {
        let is_named = |scope: &Scope<'_>| scope.has_shape(old, new);
        self.is_in_scope || self.scope.is_some_and(is_named)
    }

    /// Whether two members have the same name and are of the same shape.
    fn is_same_member(&self, old: &Member<'_>, new: &Member<'_>) -> bool {
        let moves = self.versions.moves;
        old.name == new.name && moves.is_same(old.container(), new.container())
    }

    /// The trait of a member, or else of its target, that differs: its site.
    fn trait_site(
        &self,
        old: &Member<'_>,
        new: &Member<'_>,
        targets: (Option<&Shape<'_>>, Option<&Shape<'_>>),
        name: &str,
    ) -> Site {
        if old.get(name) != new.get(name) {
            return Site::of_trait(&new.id, name);
        }
        let (_, target) = targets;
        let is_same = self.versions.moves.is_same(&old.target, &new.target);
        match target.filter(|_| is_same) {
            Some(target) => Site::of_trait(&target.id, name),
            None => Site::new(&new.id, Aspect::Target),
        }
    }
}
