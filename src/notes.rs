//! What a reader notes of places in a value, for the check that follows.
//!
//! A text in which required members are missing still makes a value, with placeholders in their places,
//! so that everything else can be checked. The check is told of the placeholders by a tree of the noted
//! places. It meets them in the model's order, so that all of it takes time and memory linear in the text.

use crate::path::{Path, Step};

/// What has been noted of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// Nothing of the place itself, but perhaps of a place below it.
    Nothing,
    /// A required member that is not there: a placeholder stands in its place.
    Missing,
    /// A value of a wrong type: a placeholder stands in its place.
    Mistyped,
    /// A list or map that has more entries than are kept: this many.
    Entries(usize),
}

impl Note {
    /// Whether a placeholder stands there, of which nothing is to be checked.
    fn is_placeholder(self) -> bool {
        matches!(self, Note::Missing | Note::Mistyped)
    }
}

/// A step that owns its key.
#[derive(Debug)]
enum OwnedStep {
    Root,
    Member(u32, &'static str),
    Index(usize),
    Key(Box<str>, bool),
}

impl OwnedStep {
    fn new(step: Step<'_>) -> Self {
        match step {
            Step::Root => OwnedStep::Root,
            Step::Member(number, name) => OwnedStep::Member(number, name),
            Step::Index(index) => OwnedStep::Index(index),
            Step::Key(key, hidden) => OwnedStep::Key(key.into(), hidden),
        }
    }

    fn borrowed(&self) -> Step<'_> {
        match self {
            OwnedStep::Root => Step::Root,
            OwnedStep::Member(number, name) => Step::Member(*number, name),
            OwnedStep::Index(index) => Step::Index(*index),
            OwnedStep::Key(key, hidden) => Step::Key(key, *hidden),
        }
    }
}

#[derive(Debug)]
struct Node {
    parent: u32,
    step: OwnedStep,
    note: Note,
}

/// Notes, in the order in which they are made. The first node is the root.
#[derive(Debug, Default)]
pub(crate) struct Notes(Vec<Node>);

impl Notes {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes a note of a place.
    pub(crate) fn add(&mut self, at: &Path<'_>, note: Note) {
        let number = self.node(at);
        self.0[number as usize].note = note;
    }

    /// What has been noted of a place.
    pub(crate) fn get(&self, at: &Path<'_>) -> Note {
        let node = self.0.get(at.node() as usize);
        node.map_or(Note::Nothing, |node| node.note)
    }

    /// The node of a place. Those of its ancestors are made at most once, since their paths keep them.
    pub(crate) fn node(&mut self, at: &Path<'_>) -> u32 {
        self.with_root();
        let mut missing = Vec::new();
        let mut place = at;
        while place.node() == Path::NOT_NOTED {
            missing.push(place);
            match place.parent() {
                Some(parent) => place = parent,
                None => break,
            }
        }
        let mut node = place.node();
        for place in missing.into_iter().rev() {
            let parent = node;
            // A text of so many places does not fit into memory.
            node = u32::try_from(self.0.len()).unwrap_or(Path::NOT_NOTED);
            self.0.push(Node {
                parent,
                step: OwnedStep::new(place.step()),
                note: Note::Nothing,
            });
            place.set_node(node);
        }
        node
    }

    fn with_root(&mut self) {
        if self.0.is_empty() {
            self.0.push(Node {
                parent: 0,
                step: OwnedStep::Root,
                note: Note::Nothing,
            });
        }
    }

    /// The notes in the model's order.
    pub(crate) fn sort(mut self) -> SortedNotes {
        self.with_root();
        let nodes = self.0;
        let count = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        let mut children: Vec<u32> = (1..count).collect();
        let node = |number: u32| &nodes[number as usize];
        children.sort_by(|&left, &right| {
            let parents = node(left).parent.cmp(&node(right).parent);
            let (left_step, right_step) = (&node(left).step, &node(right).step);
            parents
                .then_with(|| left_step.borrowed().order(right_step.borrowed()))
                .then_with(|| left.cmp(&right))
        });
        // Where a member stands twice in a text, the last one counts.
        let is_same = |left: u32, right: u32| {
            let (left, right) = (node(left), node(right));
            let order = left.step.borrowed().order(right.step.borrowed());
            left.parent == right.parent && order.is_eq()
        };
        children.dedup_by(|later, earlier| {
            let same = is_same(*later, *earlier);
            if same {
                *earlier = *later;
            }
            same
        });
        let mut first_child = vec![0; nodes.len() + 1];
        for child in &children {
            first_child[node(*child).parent as usize + 1] += 1;
        }
        for parent in 0..nodes.len() {
            first_child[parent + 1] += first_child[parent];
        }
        let mut sorted = SortedNotes {
            position: vec![0; nodes.len()],
            end: vec![0; nodes.len()],
            sequence: Vec::with_capacity(nodes.len()),
            nodes,
            children,
            first_child,
            next: 0,
        };
        sorted.number();
        sorted
    }
}

/// Notes as a tree, whose places are numbered depth first in the model's order.
#[derive(Debug)]
pub(crate) struct SortedNotes {
    nodes: Vec<Node>,
    /// Nodes by parent, siblings in order.
    children: Vec<u32>,
    /// Where the children of each node begin in `children`; they end where those of the next begin.
    first_child: Vec<usize>,
    /// For each node, its place in `sequence`.
    position: Vec<usize>,
    /// For each node, the end of the part of `sequence` that holds the nodes below it.
    end: Vec<usize>,
    /// The nodes, depth first.
    sequence: Vec<u32>,
    /// How far the check has come in `sequence`.
    next: usize,
}

impl SortedNotes {
    fn children(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.children[self.first_child[node]..self.first_child[node + 1]]
    }

    /// Numbers the nodes depth first.
    fn number(&mut self) {
        // A node, and how many of its children have been numbered.
        let mut open: Vec<(u32, usize)> = vec![(0, 0)];
        self.sequence.push(0);
        while let Some((node, done)) = open.pop() {
            if let Some(&child) = self.children(node).get(done) {
                open.push((node, done + 1));
                open.push((child, 0));
                self.position[child as usize] = self.sequence.len();
                self.sequence.push(child);
            } else {
                self.end[node as usize] = self.sequence.len();
            }
        }
    }

    /// Looks for the place one step below a noted one. Gives back where it is, or would be, in the
    /// sequence.
    pub(crate) fn find(&self, parent: u32, step: Step<'_>) -> (usize, Option<u32>) {
        let children = self.children(parent);
        let order = |child: &u32| self.nodes[*child as usize].step.borrowed().order(step);
        match children.binary_search_by(order) {
            Ok(place) => {
                let child = children[place];
                (self.position[child as usize], Some(child))
            }
            Err(place) => {
                let position = children.get(place).map(|c| self.position[*c as usize]);
                (position.unwrap_or(self.end[parent as usize]), None)
            }
        }
    }

    pub(crate) fn note(&self, node: u32) -> Note {
        let node = self.nodes.get(node as usize);
        node.map_or(Note::Nothing, |node| node.note)
    }

    pub(crate) fn is_placeholder(&self, node: u32) -> bool {
        self.note(node).is_placeholder()
    }

    /// The end of the part of the sequence that holds a node and the nodes below it.
    pub(crate) fn end(&self, node: u32) -> usize {
        self.end.get(node as usize).copied().unwrap_or_default()
    }

    /// The next required member that is missing and comes before a position of the sequence.
    pub(crate) fn next_missing(&mut self, position: usize) -> Option<u32> {
        while self.next < position {
            let node = self.sequence[self.next];
            self.next += 1;
            match self.nodes[node as usize].note {
                Note::Missing => return Some(node),
                // Whatever is below it is of a placeholder.
                Note::Mistyped => self.next = self.next.max(self.end[node as usize]),
                Note::Nothing | Note::Entries(_) => {}
            }
        }
        None
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> usize {
        self.sequence.len()
    }

    /// The JSON Pointer of a node.
    pub(crate) fn to_pointer(&self, node: u32) -> String {
        let (mut node, mut steps) = (node, Vec::new());
        while node != 0 {
            let Node { parent, step, .. } = &self.nodes[node as usize];
            steps.push(step.borrowed());
            node = *parent;
        }
        let mut pointer = String::new();
        for step in steps.into_iter().rev() {
            step.push_to(&mut pointer);
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_members_come_in_the_models_order() {
        let mut notes = Notes::default();
        let root = Path::root();
        {
            let second = root.member(1, "second");
            let item = second.child(Step::Index(10));
            notes.add(&item.member(3, "d"), Note::Missing);
            notes.add(&item.member(0, "a"), Note::Missing);
            let item = second.child(Step::Index(2));
            notes.add(&item.member(0, "a"), Note::Missing);
        }
        let first = root.member(0, "first");
        for key in ["y", "x"] {
            let value = first.child(Step::Key(key, false));
            notes.add(&value.member(0, "a"), Note::Missing);
        }
        notes.add(&root.member(2, "third"), Note::Missing);
        let mut sorted = notes.sort();
        let end = sorted.len();
        let mut pointers = Vec::new();
        while let Some(node) = sorted.next_missing(end) {
            pointers.push(sorted.to_pointer(node));
        }
        let expected = [
            "/first/x/a",
            "/first/y/a",
            "/second/2/a",
            "/second/10/a",
            "/second/10/d",
            "/third",
        ];
        assert_eq!(pointers, expected);
    }

    #[test]
    fn the_last_of_two_members_of_a_name_counts() {
        let mut notes = Notes::default();
        let root = Path::root();
        let first = root.member(0, "x");
        notes.add(&first.member(0, "a"), Note::Missing);
        let second = root.member(0, "x");
        notes.node(&second);
        let mut sorted = notes.sort();
        let end = sorted.len();
        assert_eq!(sorted.next_missing(end), None);
        assert_eq!(sorted.find(0, Step::Member(0, "x")).1, Some(3));
    }
}
