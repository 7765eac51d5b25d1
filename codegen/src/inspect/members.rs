//! The members that shapes have themselves, and those that they have from mixins.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use crate::collections::{List, Map};
use crate::model::index::Index;
use crate::model::json::{self, Mismatch, Object, Raw};

/// The maximum number of mixins that are visited, for all shapes together. A search for a member visits all mixins of a
/// shape, so long chains of mixins would take a time that grows with the square of their length.
pub(super) const MAX_STEPS: usize = 1 << 22;

/// The members that a shape itself has. Other keys of its type have no meaning.
pub(super) fn own_members<'a>(
    object: &Object<'a>,
) -> Result<Vec<(Cow<'a, str>, Raw<'a>)>, Mismatch<'a>> {
    let kind = object.get("type").and_then(|kind| json::string(kind).ok());
    let keys: &[&'static str] = match kind.as_deref() {
        Some("list" | "set") => &["member"],
        Some("map") => &["key", "value"],
        Some("structure" | "union" | "enum" | "intEnum") => {
            let members = object.get("members").map(json::object).transpose();
            let members = members.map_err(|m| m.in_key("members"))?;
            return Ok(members.map(|members| members.0).unwrap_or_default());
        }
        _ => &[],
    };
    let members = keys.iter();
    let members = members.filter_map(|key| Some((Cow::Borrowed(*key), object.get(key)?)));
    Ok(members.list())
}

/// The mixins that a shape itself has, each once.
pub(super) fn mixins_of<'a>(object: &Object<'a>) -> Result<Vec<Cow<'a, str>>, Mismatch<'a>> {
    let Some(raw) = object.get("mixins") else {
        return Ok(Vec::new());
    };
    let references = json::array(raw).map_err(|m| m.in_key("mixins"))?;
    let mut mixins = Map::new();
    for reference in references {
        let target = json::target(reference).map_err(|m| m.in_key("mixins"))?;
        mixins.insert(target, ());
    }
    Ok(mixins.entries().iter().map(|(id, ())| id.clone()).list())
}

/// The mixins of a model.
pub(super) struct Mixins<'a> {
    numbers: Map<Cow<'a, str>, usize>,
    nodes: Vec<Node<'a>>,
    /// How many mixins have a member of this name.
    names: Map<Cow<'a, str>, usize>,
    steps: Cell<usize>,
    /// The last search that visited each mixin, and its number.
    visited: RefCell<(Vec<usize>, usize)>,
}

/// A mixin. What is not in the model or damaged has no members.
struct Node<'a> {
    id: Cow<'a, str>,
    members: Vec<(Cow<'a, str>, Raw<'a>)>,
    mixins: Vec<usize>,
    /// The mixin that has the same members, if this one adds none and only one mixin counts.
    same: Option<usize>,
}

impl<'a> Mixins<'a> {
    pub(super) fn new(index: &Index<'a>) -> Self {
        let mut mixins = Mixins {
            numbers: Map::new(),
            nodes: Vec::new(),
            names: Map::new(),
            steps: Cell::new(0),
            visited: RefCell::default(),
        };
        for (_, raw) in index.shapes() {
            if !crate::model::raw_shape::may_contain(raw.get(), "mixins") {
                continue;
            }
            let object = json::object(raw).ok();
            let of_shape = object.and_then(|object| mixins_of(&object).ok());
            for id in of_shape.unwrap_or_default() {
                mixins.number(id);
            }
        }
        let mut next = 0;
        while let Some(node) = mixins.nodes.get(next) {
            let object = index.get(&node.id).and_then(|raw| json::object(raw).ok());
            if let Some(object) = object {
                let members = own_members(&object).unwrap_or_default();
                for (name, _) in &members {
                    *mixins.names.get_or_insert_with(name.clone(), || 0) += 1;
                }
                let of_mixin = mixins_of(&object).unwrap_or_default().into_iter();
                let of_mixin = of_mixin.map(|id| mixins.number(id)).list();
                mixins.nodes[next].mixins = of_mixin;
                mixins.nodes[next].members = members;
            }
            next += 1;
        }
        for number in mixins.in_order() {
            mixins.nodes[number].same = mixins.same(number);
        }
        mixins
    }

    fn number(&mut self, id: Cow<'a, str>) -> usize {
        let next = self.nodes.len();
        let number = *self.numbers.get_or_insert_with(id.clone(), || next);
        if number == next {
            self.nodes.push(Node {
                id,
                members: Vec::new(),
                mixins: Vec::new(),
                same: None,
            });
        }
        number
    }

    /// The mixins, each after those that it has itself. Those of cycles, and their users, are left out.
    fn in_order(&self) -> Vec<usize> {
        let mut users: Vec<Vec<usize>> = self.nodes.iter().map(|_| Vec::new()).list();
        let mut waiting = self.nodes.iter().map(|node| node.mixins.len()).list();
        for (number, node) in self.nodes.iter().enumerate() {
            for mixin in &node.mixins {
                users[*mixin].push(number);
            }
        }
        let ready = (0..self.nodes.len()).filter(|number| waiting[*number] == 0);
        let mut order = ready.list();
        let mut next = 0;
        while let Some(number) = order.get(next).copied() {
            next += 1;
            for user in std::mem::take(&mut users[number]) {
                waiting[user] -= 1;
                if waiting[user] == 0 {
                    order.push(user);
                }
            }
        }
        order
    }

    /// The mixin that has the same members as this one.
    fn same(&self, number: usize) -> Option<usize> {
        let node = &self.nodes[number];
        if !node.members.is_empty() {
            return None;
        }
        let mixins = node
            .mixins
            .iter()
            .map(|&mixin| self.nodes[mixin].same.unwrap_or(mixin));
        let counts = |mixin: &usize| {
            let node = &self.nodes[*mixin];
            !node.members.is_empty() || !node.mixins.is_empty()
        };
        let mut mixins = mixins.filter(counts);
        let first = mixins.next()?;
        mixins.all(|other| other == first).then_some(first)
    }

    /// The IDs of the mixins that are in a cycle, or have one in a cycle and are themselves had by one.
    pub(super) fn in_cycles(&self) -> Vec<Cow<'a, str>> {
        let mut is_left = self.nodes.iter().map(|_| true).list();
        for number in self.in_order() {
            is_left[number] = false;
        }
        // Those that no other is left to have are only users of a cycle.
        let mut users = self.nodes.iter().map(|_| 0_usize).list();
        let left = self.nodes.iter().zip(&is_left);
        for (node, _) in left.filter(|(_, is_left)| **is_left) {
            for mixin in &node.mixins {
                users[*mixin] += 1;
            }
        }
        let numbers = 0..self.nodes.len();
        let mut waiting = numbers
            .filter(|&number| is_left[number] && users[number] == 0)
            .list();
        while let Some(number) = waiting.pop() {
            is_left[number] = false;
            for mixin in &self.nodes[number].mixins {
                users[*mixin] -= 1;
                if users[*mixin] == 0 && is_left[*mixin] {
                    waiting.push(*mixin);
                }
            }
        }
        let nodes = self.nodes.iter().zip(is_left);
        let nodes = nodes.filter(|(_, is_left)| *is_left);
        nodes.map(|(node, _)| node.id.clone()).list()
    }

    /// The mixin that has the same members as the one with this ID.
    pub(super) fn origin(&self, id: &str) -> Option<usize> {
        let number = *self.numbers.get(id)?;
        Some(self.nodes[number].same.unwrap_or(number))
    }

    /// Visits mixins and those that they have until `found` returns something.
    fn search<T>(
        &self,
        ids: &[Cow<'_, str>],
        mut found: impl FnMut(&Node<'a>) -> Option<T>,
    ) -> Option<T> {
        let mut visited = self.visited.borrow_mut();
        let (marks, search) = &mut *visited;
        marks.resize(self.nodes.len(), 0);
        *search += 1;
        let mut waiting = ids.iter().rev().filter_map(|id| self.origin(id)).list();
        while let Some(number) = waiting.pop() {
            if std::mem::replace(&mut marks[number], *search) == *search {
                continue;
            }
            self.steps.set(self.steps.get() + 1);
            if self.is_exhausted() {
                return None;
            }
            let node = &self.nodes[number];
            if let Some(found) = found(node) {
                return Some(found);
            }
            let mixins = node.mixins.iter().rev();
            waiting.extend(mixins.map(|&mixin| self.nodes[mixin].same.unwrap_or(mixin)));
        }
        None
    }

    /// Whether there are so many mixins that not all have been visited.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps.get() > MAX_STEPS
    }

    /// A member that a shape has from these mixins, with the mixin.
    pub(super) fn inherited(
        &self,
        id: &str,
        mixins: &[Cow<'_, str>],
        name: &str,
    ) -> Option<(Raw<'a>, Cow<'a, str>)> {
        let count = self.names.get(name).copied().unwrap_or_default();
        let own = self
            .numbers
            .get(id)
            .map(|number| &self.nodes[*number].members);
        let is_own = own.is_some_and(|members| members.iter().any(|(known, _)| known == name));
        if mixins.is_empty() || count == usize::from(is_own) {
            return None;
        }
        self.search(mixins, |node| {
            let (_, raw) = node.members.iter().find(|(known, _)| known == name)?;
            Some((*raw, node.id.clone()))
        })
    }

    /// Whether two of these mixins can have members of the same name.
    pub(super) fn can_overlap(&self, mixins: &[Cow<'_, str>]) -> bool {
        let mut origins = mixins.iter().map(|id| self.origin(id));
        let first = origins.next();
        origins.any(|other| Some(other) != first)
    }

    /// The members of a mixin, its own and those of its mixins.
    pub(super) fn members(&self, mixin: &str) -> Vec<(Cow<'a, str>, Raw<'a>)> {
        let mut members = Vec::new();
        let _: Option<()> = self.search(&[Cow::Borrowed(mixin)], |node| {
            self.steps.set(self.steps.get() + node.members.len());
            members.extend(node.members.iter().cloned());
            None
        });
        members
    }
}
