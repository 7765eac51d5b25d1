//! Services, and the operations that they bind.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::change::{Aspect, Site};
use super::super::model::Versions;
use super::super::moves::Moves;
use super::super::version::{Shape, Version, name};
use super::protocol::{Form, anonymous, chosen, protocols};
use super::{Comparison, Finding, Scope, breaking, compatible};

/// Compares all services. In a model without services, all operations may be sent somehow.
pub fn compare<'s>(
    versions: Versions<'s, '_>,
    scope: Option<&'s Scope<'s>>,
    findings: &mut Vec<Finding>,
) {
    let old = services(versions.old);
    let new = services(versions.new);
    if old.is_empty() && new.is_empty() {
        let operations = |version: &'s Version<'_>| -> Vec<&'s str> {
            let shapes = version.shapes.iter();
            let operations = shapes.filter(|shape| shape.kind == "operation");
            operations.map(|shape| &*shape.id).collect()
        };
        let (old, new) = (operations(versions.old), operations(versions.new));
        operations_in(versions, (Form::Other, scope), None, (&old, &new), findings);
        return;
    }
    let (pairs, removed, added) = same_services(versions, old, new);
    for service in removed {
        findings.push(Finding {
            site: Site::new(&service.id, Aspect::Presence),
            old_client: breaking("do not find the service any more"),
            new_client: None,
        });
    }
    for service in added {
        findings.push(Finding {
            site: Site::new(&service.id, Aspect::Presence),
            old_client: None,
            new_client: compatible("do not find the service on old servers"),
        });
    }
    for (before, service) in pairs {
        pair(versions, scope, before, service, findings);
    }
}

fn services<'s, 'a>(version: &'s Version<'a>) -> Vec<&'s Shape<'a>> {
    let shapes = version.shapes.iter();
    shapes.filter(|shape| shape.kind == "service").collect()
}

/// The services that are in both versions, those that are only in the old one, and those that are only in the new one.
type Services<'s, 'a> = (
    Vec<(&'s Shape<'a>, &'s Shape<'a>)>,
    Vec<&'s Shape<'a>>,
    Vec<&'s Shape<'a>>,
);

/// Services with the same ID. Else one that was renamed: that of the same name in another namespace, or the only one
/// that came where one went, if both bind the same operations in the same protocols.
fn same_services<'s, 'a>(
    versions: Versions<'s, 'a>,
    mut old: Vec<&'s Shape<'a>>,
    mut new: Vec<&'s Shape<'a>>,
) -> Services<'s, 'a> {
    let mut pairs = Vec::new();
    let mut take = |is_same: &dyn Fn(&Shape<'_>, &Shape<'_>) -> bool| {
        old.retain(|before| {
            let at = new.iter().position(|service| is_same(before, service));
            pairs.extend(at.map(|at| (*before, new.remove(at))));
            at.is_none()
        });
        old.len() == 1 && new.len() == 1
    };
    take(&|before, service| before.id == service.id);
    let is_single = take(&|before, service| before.name() == service.name());
    if is_single {
        take(&|before, service| {
            let after = protocols(versions.new, service);
            let forms = protocols(versions.old, before).into_iter();
            let forms = forms.map(|id| versions.moves.other(id));
            let mut forms = forms.filter(|id| after.contains(id)).map(Form::of);
            let operations = (
                versions.old.operations_of(&before.id),
                versions.new.operations_of(&service.id),
            );
            forms.any(|form| {
                !same_operations(versions, (&operations.0, &operations.1), form).is_empty()
            })
        });
    }
    (pairs, old, new)
}

fn pair<'s, 'a>(
    versions: Versions<'s, 'a>,
    scope: Option<&'s Scope<'s>>,
    old: &'s Shape<'a>,
    new: &'s Shape<'a>,
    findings: &mut Vec<Finding>,
) {
    let before = protocols(versions.old, old).into_iter();
    let before: Vec<&str> = before.map(|id| versions.moves.other(id)).collect();
    let after = protocols(versions.new, new);
    for id in &before {
        if !after.contains(id) {
            let protocol = name(id);
            findings.push(Finding {
                site: Site::of_trait(&new.id, id),
                old_client: breaking(format!("that use {protocol} are not understood any more")),
                new_client: None,
            });
        }
    }
    for id in &after {
        if !before.contains(id) {
            let protocol = name(id);
            let text = format!("that use {protocol} are not understood by old servers");
            findings.push(Finding {
                site: Site::of_trait(&new.id, id),
                old_client: None,
                new_client: compatible(text),
            });
        }
    }
    if let Some(id) = not_understood(&before, &after) {
        let protocol = name(id);
        findings.push(Finding {
            site: Site::of_trait(&new.id, id),
            old_client: None,
            new_client: breaking(format!(
                "use {protocol}, which old servers do not understand"
            )),
        });
    }
    let common = before.iter().filter(|id| after.contains(id));
    let mut forms: BTreeSet<Form> = common.map(|id| Form::of(id)).collect();
    if before.is_empty() || after.is_empty() {
        forms = after.iter().chain(&before).map(|id| Form::of(id)).collect();
        if forms.is_empty() {
            forms.insert(Form::Other);
        }
    }
    let forms: Vec<Form> = forms.into_iter().collect();
    if old.name() != new.name() && forms.iter().any(|form| form.sends_service()) {
        let (before, after) = (old.name(), new.name());
        findings.push(Finding {
            site: Site::new(&old.id, Aspect::Presence),
            old_client: breaking(format!(
                "call the service `{before}`, which new servers do not have"
            )),
            new_client: None,
        });
        findings.push(Finding {
            site: Site::new(&new.id, Aspect::Presence),
            old_client: None,
            new_client: compatible(format!(
                "call the service `{after}`, which old servers do not have"
            )),
        });
    }
    service_traits(old, new, &forms, findings);
    let operations = (
        versions.old.operations_of(&old.id),
        versions.new.operations_of(&new.id),
    );
    let operations = (&operations.0[..], &operations.1[..]);
    for &form in &forms {
        operations_in(
            versions,
            (form, scope),
            Some((old, new)),
            operations,
            findings,
        );
    }
}

/// The protocol that new clients use, if old servers do not understand it. If the generated code supports none of
/// the protocols, clients are assumed to choose one that both versions have.
fn not_understood<'p>(before: &[&'p str], after: &[&'p str]) -> Option<&'p str> {
    if before.is_empty() {
        return None;
    }
    let chosen = match chosen(after) {
        Some(chosen) => chosen,
        None if after.iter().any(|id| before.contains(id)) => return None,
        None => after.first()?,
    };
    (!before.contains(&chosen)).then_some(chosen)
}

/// The parts that are common to all requests of a service.
fn service_traits(old: &Shape<'_>, new: &Shape<'_>, forms: &[Form], findings: &mut Vec<Finding>) {
    let (before, after) = (&old.references.version, &new.references.version);
    if before != after && forms.iter().any(|form| form.sends_version()) {
        findings.push(Finding {
            site: Site::new(&new.id, Aspect::Version),
            old_client: breaking(format!("request version \"{before}\"")),
            new_client: breaking(format!("request version \"{after}\" from old servers")),
        });
    }
    for (id, key, what) in [
        ("aws.auth#sigv4", "name", "sign for"),
        ("aws.auth#sigv4a", "name", "sign for"),
    ] {
        let value = |shape: &Shape<'_>| Some(shape.get(id)?.get_str(key)?.to_owned());
        let (Some(before), Some(after)) = (value(old), value(new)) else {
            continue;
        };
        if before != after {
            findings.push(Finding {
                site: Site::of_trait(&new.id, id),
                old_client: breaking(format!(
                    "{what} `{before}`, and new servers expect `{after}`"
                )),
                new_client: breaking(format!(
                    "{what} `{after}`, and old servers expect `{before}`"
                )),
            });
        }
    }
    let id = "aws.api#service";
    let prefix = |shape: &Shape<'_>| Some(shape.get(id)?.get_str("endpointPrefix")?.to_owned());
    if let (Some(before), Some(after)) = (prefix(old), prefix(new))
        && before != after
    {
        findings.push(Finding {
            site: Site::of_trait(&new.id, id),
            old_client: compatible(format!("connect to the host of `{before}`")),
            new_client: compatible(format!("connect to the host of `{after}`")),
        });
    }
}

/// The operations that are the same on the wire: those that are the same shape, those with the same method and URI, or
/// else those with the same name. No protocol sends the namespace.
fn same_operations<'s>(
    versions: Versions<'s, '_>,
    (old, new): (&[&'s str], &[&'s str]),
    form: Form,
) -> Vec<(&'s str, &'s str)> {
    let (before, after): (HashSet<&str>, HashSet<&str>) =
        (old.iter().copied().collect(), new.iter().copied().collect());
    let moves = versions.moves;
    let both = old.iter().map(|id| (*id, moves.other(id)));
    let mut pairs: Vec<(&str, &str)> = both.filter(|(_, id)| after.contains(id)).collect();
    let key = |version: &'s Version<'_>, id: &'s str| match form {
        Form::RestJson | Form::RestXml => {
            let http = version.trait_of(id, "smithy.api#http")?;
            let uri = anonymous(http.get_str("uri")?);
            Some((http.get_str("method")?.to_owned(), uri))
        }
        Form::AwsJson | Form::AwsQuery | Form::Ec2Query | Form::Cbor => {
            Some((name(id).to_owned(), String::new()))
        }
        Form::Other => Some((id.to_owned(), String::new())),
    };
    let renamed = new.iter().filter(|id| !before.contains(moves.other(id)));
    let renamed = renamed.filter_map(|id| Some((key(versions.new, id)?, *id)));
    let mut renamed: HashMap<(String, String), &str> = renamed.collect();
    for id in old.iter().filter(|id| !after.contains(moves.other(id))) {
        let found = key(versions.old, id).and_then(|key| renamed.remove(&key));
        pairs.extend(found.map(|found| (*id, found)));
    }
    pairs
}

/// Compares the operations in a form.
fn operations_in<'s, 'a>(
    versions: Versions<'s, 'a>,
    (form, scope): (Form, Option<&'s Scope<'s>>),
    services: Option<(&'s Shape<'a>, &'s Shape<'a>)>,
    operations: (&[&'s str], &[&'s str]),
    findings: &mut Vec<Finding>,
) {
    let pairs = same_operations(versions, operations, form);
    let mut comparison = Comparison {
        versions,
        form,
        findings: &mut *findings,
        seen: HashSet::new(),
        http: None,
        scope,
        is_in_scope: scope.is_none(),
    };
    for (old, new) in &pairs {
        let shapes = (versions.old.get(old), versions.new.get(new));
        if let (Some(old), Some(new)) = shapes {
            comparison.operation(old, new, services);
        }
    }
    bound(versions, services, operations, &pairs, findings);
}

/// Operations that are in one version only.
fn bound(
    versions: Versions<'_, '_>,
    services: Option<(&Shape<'_>, &Shape<'_>)>,
    (old, new): (&[&str], &[&str]),
    pairs: &[(&str, &str)],
    findings: &mut Vec<Finding>,
) {
    let kept: HashSet<&str> = pairs.iter().map(|(old, _)| *old).collect();
    let known: HashSet<&str> = pairs.iter().map(|(_, new)| *new).collect();
    for id in old.iter().filter(|id| !kept.contains(*id)) {
        let both = [versions.old, versions.new];
        for site in binding_sites(both, versions.moves, services.map(|(old, _)| old), id) {
            findings.push(Finding {
                site,
                old_client: breaking(format!("cannot call `{}` any more", name(id))),
                new_client: None,
            });
        }
    }
    for id in new.iter().filter(|id| !known.contains(*id)) {
        let both = [versions.new, versions.old];
        for site in binding_sites(both, versions.moves, services.map(|(_, new)| new), id) {
            let text = format!("cannot call `{}` on old servers", name(id));
            findings.push(Finding {
                site,
                old_client: None,
                new_client: compatible(text),
            });
        }
    }
}

/// The changes that bind an operation in one version of a service and not in the other.
fn binding_sites(
    [version, other]: [&Version<'_>; 2],
    moves: &Moves<'_>,
    service: Option<&Shape<'_>>,
    id: &str,
) -> Vec<Site> {
    let is_in = |list: &[String], id: &str| list.iter().any(|known| known == moves.other(id));
    let mut sites = Vec::new();
    if other.get(id).is_none() {
        sites.push(Site::new(id, Aspect::Presence));
    }
    let Some(service) = service else {
        return sites;
    };
    let mut waiting = vec![service];
    let mut seen = HashSet::new();
    while let Some(shape) = waiting.pop() {
        if !seen.insert(&*shape.id) {
            continue;
        }
        let references = &shape.references;
        let lists = references.operations.iter();
        let mut lists = lists.chain(&references.collection_operations);
        let before = other
            .get(moves.other(&shape.id))
            .map(|shape| &shape.references);
        if lists.any(|bound| bound == id) {
            sites.push(Site::new(&shape.id, Aspect::Operation(id.to_owned())));
        }
        for (key, bound) in &references.lifecycle {
            if bound == id {
                sites.push(Site::new(&shape.id, Aspect::Lifecycle(key)));
            }
        }
        for resource in &references.resources {
            let is_bound = before.is_some_and(|before| is_in(&before.resources, resource));
            let operations = version.operations_of(resource);
            if !is_bound && operations.contains(&id) {
                sites.push(Site::new(&shape.id, Aspect::Resource(resource.clone())));
            } else {
                waiting.extend(version.get(resource));
            }
        }
    }
    sites
}
