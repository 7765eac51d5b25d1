//! One entry for each change, with what the three comparisons say about it.

use std::collections::{BTreeMap, HashMap};

use super::causes::is_noticeable;
use super::change::{Aspect, Change, Class, RustChange, RustItem, Site, SmithyEvent};
use super::edits::Edit;
use super::model::{Event, Severity, Versions};
use super::moves::Moves;
use super::related::Related;
use super::wire::Finding;

/// The changes, most severe first.
pub fn merge<'s>(
    versions: Versions<'s, 's>,
    edits: Vec<Edit>,
    events: Vec<Event>,
    wire: Vec<Finding>,
    rust: Vec<RustChange>,
) -> Vec<Change> {
    let mut changes = Changes::new(versions.moves, edits);
    for event in events {
        let change = changes.at(&event.site, || format!("Smithy reports `{}`", event.id));
        let class = match event.severity {
            Severity::Suppressed => Class::Invisible,
            Severity::Note | Severity::Warning => Class::Compatible,
            Severity::Danger | Severity::Error => Class::Breaking,
        };
        change.model = change.model.max(class);
        change.events.push(SmithyEvent {
            id: event.id,
            severity: event.severity,
            reason: event.reason,
        });
    }
    for finding in wire {
        let change = changes.at(&finding.site, || "messages change".to_owned());
        let clients = [
            (&mut change.old_client, finding.old_client),
            (&mut change.new_client, finding.new_client),
        ];
        for (known, found) in clients {
            let Some(found) = found else { continue };
            change.wire = change.wire.max(found.class);
            match known {
                // Responses and requests can differ at once.
                Some(known) if known.class == found.class => {
                    if known.text.len() < MAX_TEXT && !known.text.contains(&found.text) {
                        known.text = format!("{}; {}", known.text, found.text);
                    }
                }
                Some(known) if known.class > found.class => {}
                _ => *known = Some(found),
            }
        }
    }
    let sites: Vec<Site> = { changes.all.iter() }
        .map(|change| change.site.clone())
        .collect();
    let related = Related::new(versions, &sites, &rust);
    let causes: Vec<Option<usize>> = rust.iter().map(|found| related.cause(found)).collect();
    for (found, cause) in rust.into_iter().zip(causes) {
        let change = changes.for_rust(&found, cause);
        if found.class > change.rust || change.item.is_none() {
            change.item = Some(found.item.clone());
        }
        change.rust = change.rust.max(found.class);
        change.rust_changes.push(RustItem {
            item: found.item,
            class: found.class,
            message: found.message,
        });
    }
    let mut changes = changes.all;
    changes.sort_by(|a, b| {
        let rank = |change: &Change| {
            let classes = [change.rust, change.wire, change.model];
            (
                change.is_breaking(),
                classes.into_iter().max(),
                change.rust,
                change.wire,
            )
        };
        rank(b).cmp(&rank(a)).then_with(|| a.site.cmp(&b.site))
    });
    changes
}

/// The length from which on a text about clients gets no more parts, in bytes.
const MAX_TEXT: usize = 200;

/// The changes by what they are about.
struct Changes<'m> {
    moves: &'m Moves<'m>,
    all: Vec<Change>,
    sites: HashMap<Site, usize>,
    /// By the ID of the shape or member.
    ids: BTreeMap<String, Vec<usize>>,
    /// The changes of Rust that have no cause in the model, by the ID of the shape or member.
    generated: HashMap<String, usize>,
}

impl<'m> Changes<'m> {
    fn new(moves: &'m Moves<'m>, edits: Vec<Edit>) -> Self {
        let mut changes = Changes {
            moves,
            all: Vec::new(),
            sites: HashMap::new(),
            ids: BTreeMap::new(),
            generated: HashMap::new(),
        };
        for edit in edits {
            changes.add(edit);
        }
        changes
    }

    fn add(&mut self, edit: Edit) -> usize {
        let at = self.all.len();
        let id = edit.site.id.clone();
        let is_metadata = edit.site.aspect == Aspect::Metadata;
        self.sites.insert(edit.site.clone(), at);
        if !is_metadata {
            self.ids.entry(id.clone()).or_default().push(at);
        }
        self.all.push(Change {
            shape: (!is_metadata).then_some(id),
            item: None,
            rust: Class::Invisible,
            wire: Class::Invisible,
            model: Class::Invisible,
            message: edit.message,
            rust_changes: Vec::new(),
            old_client: None,
            new_client: None,
            events: Vec::new(),
            old: edit.old,
            new: edit.new,
            site: edit.site,
        });
        at
    }

    /// Whether code or messages can depend on a change. A shape that has only moved has the same name.
    fn can_be_noticed(&self, at: usize) -> bool {
        let site = &self.all[at].site;
        let is_move = site.aspect == Aspect::Presence && self.moves.other(&site.id) != site.id;
        is_move || is_noticeable(&site.aspect)
    }

    /// The change at a site, which is also known by the IDs of the old version. Else another one of the same member, or
    /// of the type of its shape. Else a new one.
    fn at(&mut self, site: &Site, message: impl FnOnce() -> String) -> &mut Change {
        let of_container = || {
            let container = site.id.split('$').next().unwrap_or_default();
            self.sites.get(&Site::new(container, Aspect::Kind)).copied()
        };
        let of_id = || {
            let mut of_id = self.ids.get(&site.id)?.iter().copied();
            of_id.find(|&at| self.can_be_noticed(at))
        };
        let found = self.sites.get(site).copied();
        let moved = || self.sites.get(&self.moves.site(site)).copied();
        // An error with another name is a change of its shape.
        let of_error = || match &site.aspect {
            Aspect::Error(id) => self.sites.get(&Site::new(id, Aspect::Presence)).copied(),
            _ => None,
        };
        let found = found
            .or_else(moved)
            .or_else(of_error)
            .or_else(of_id)
            .or_else(of_container);
        let at = found.unwrap_or_else(|| {
            self.add(Edit {
                site: site.clone(),
                message: message(),
                old: None,
                new: None,
            })
        });
        &mut self.all[at]
    }

    /// The change that is the cause of a change of Rust. Without one, the Rust change is listed separately, with all
    /// others of the shape.
    fn for_rust(&mut self, found: &RustChange, cause: Option<usize>) -> &mut Change {
        let at = cause.or_else(|| self.generated.get(&found.shape).copied());
        let at = at.unwrap_or_else(|| {
            let at = self.add(Edit {
                site: Site::new(&found.shape, Aspect::Presence),
                message: format!("generated code: {}", found.message),
                old: None,
                new: None,
            });
            self.generated.insert(found.shape.clone(), at);
            at
        });
        &mut self.all[at]
    }
}
