//! The reader's notes on parts of a value, for the validation that follows.
//!
//! A text without some required members is still read to a value, with placeholders for them, so that everything
//! else can be checked. The reader records the placeholders in a tree of paths. The check visits the paths in the
//! model's order, so reading and checking take time and memory linear in the text.

use crate::constraint::path::{Path, Segment};

/// The notes on a part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// Nothing about the value itself, but possibly about its parts.
    Nothing,
    /// A missing required member, replaced by a placeholder.
    Missing,
    /// A list or map with more entries than are kept.
    Entries,
    /// The missing members of the value and of its parts have been reported.
    Reported,
}

impl Note {
    /// Whether the value is a placeholder, which is not validated.
    fn is_placeholder(self) -> bool {
        matches!(self, Note::Missing)
    }
}

/// A segment that owns its key.
#[derive(Debug)]
enum OwnedSegment {
    Root,
    Member(u32, &'static str),
    Index(usize),
    Key(Box<str>, bool),
}

impl OwnedSegment {
    fn new(segment: Segment<'_>) -> Self {
        match segment {
            Segment::Root => OwnedSegment::Root,
            Segment::Member(number, name) => OwnedSegment::Member(number, name),
            Segment::Index(index) => OwnedSegment::Index(index),
            Segment::Key(key, is_sensitive) => OwnedSegment::Key(key.into(), is_sensitive),
        }
    }

    fn borrowed(&self) -> Segment<'_> {
        match self {
            OwnedSegment::Root => Segment::Root,
            OwnedSegment::Member(number, name) => Segment::Member(*number, name),
            OwnedSegment::Index(index) => Segment::Index(*index),
            OwnedSegment::Key(key, is_sensitive) => Segment::Key(key, *is_sensitive),
        }
    }
}

#[derive(Debug)]
struct Node {
    parent: u32,
    segment: OwnedSegment,
    note: Note,
}

/// Notes in the order in which they were made.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// The first node is the root.
    nodes: Vec<Node>,
    /// The total number of entries of truncated lists and maps, by node.
    entries: Vec<(u32, usize)>,
}

impl Notes {
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Adds a note on a path.
    pub(crate) fn add(&mut self, path: &Path<'_>, note: Note) {
        let number = self.node(path);
        self.nodes[number as usize].note = note;
    }

    /// Records the total number of entries of a truncated list or map.
    pub(crate) fn add_entries(&mut self, path: &Path<'_>, entries: usize) {
        self.add(path, Note::Entries);
        self.entries.push((path.node(), entries));
    }

    /// The node of a path. Its ancestors are created at most once, since their paths remember them.
    pub(crate) fn node(&mut self, path: &Path<'_>) -> u32 {
        self.with_root();
        let mut missing = Vec::new();
        let mut place = path;
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
            // A text with so many parts does not fit into memory.
            node = u32::try_from(self.nodes.len()).unwrap_or(Path::NOT_NOTED);
            self.nodes.push(Node {
                parent,
                segment: OwnedSegment::new(place.segment()),
                note: Note::Nothing,
            });
            place.set_node(node);
        }
        node
    }

    fn with_root(&mut self) {
        if self.nodes.is_empty() {
            self.nodes.push(Node {
                parent: 0,
                segment: OwnedSegment::Root,
                note: Note::Nothing,
            });
        }
    }

    /// The notes in the model's order.
    pub(crate) fn sort(mut self) -> SortedNotes {
        self.with_root();
        let (nodes, mut entries) = (self.nodes, self.entries);
        entries.sort_unstable();
        let count = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        let mut children: Vec<u32> = (1..count).collect();
        let node = |number: u32| &nodes[number as usize];
        children.sort_by(|&left, &right| {
            let parents = node(left).parent.cmp(&node(right).parent);
            let (left_step, right_step) = (&node(left).segment, &node(right).segment);
            parents
                .then_with(|| left_step.borrowed().order(right_step.borrowed()))
                .then_with(|| left.cmp(&right))
        });
        // If a member is repeated, the last one counts.
        let is_same = |left: u32, right: u32| {
            let (left, right) = (node(left), node(right));
            let order = left.segment.borrowed().order(right.segment.borrowed());
            left.parent == right.parent && order.is_eq()
        };
        children.dedup_by(|later, earlier| {
            let same = is_same(*later, *earlier);
            if same {
                *earlier = *later;
            }
            same
        });
        let mut first_child = vec![0_u32; nodes.len() + 1];
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
            entries,
            children,
            first_child,
            next: 0,
            around: Vec::new(),
        };
        sorted.number();
        sorted
    }
}

/// Notes as a tree, whose nodes are numbered depth first in the model's order.
#[derive(Debug)]
pub(crate) struct SortedNotes {
    nodes: Vec<Node>,
    /// The total number of entries of truncated lists and maps, by node.
    entries: Vec<(u32, usize)>,
    /// Nodes by parent, siblings in order.
    children: Vec<u32>,
    /// The start of each node's children in `children`, which is the end of those of the previous node.
    first_child: Vec<u32>,
    /// The position of each node in `sequence`.
    position: Vec<u32>,
    /// The end of each node's descendants in `sequence`.
    end: Vec<u32>,
    /// The nodes in depth-first order.
    sequence: Vec<u32>,
    /// The position of the check in `sequence`, within the current map value if there is one.
    next: u32,
    /// The positions of the check outside of each map value that it is in.
    around: Vec<u32>,
}

impl SortedNotes {
    fn children(&self, node: u32) -> &[u32] {
        let [start, end] = [0, 1].map(|after| self.first_child[node as usize + after] as usize);
        &self.children[start..end]
    }

    fn length(&self) -> u32 {
        // There is one per node, and nodes have numbers of 32 bits.
        u32::try_from(self.sequence.len()).unwrap_or(u32::MAX)
    }

    /// Numbers the nodes depth first.
    fn number(&mut self) {
        // A node, and the number of its children that have been numbered.
        let mut open: Vec<(u32, usize)> = vec![(0, 0)];
        self.sequence.push(0);
        while let Some((node, done)) = open.pop() {
            if let Some(&child) = self.children(node).get(done) {
                open.push((node, done + 1));
                open.push((child, 0));
                self.position[child as usize] = self.length();
                self.sequence.push(child);
            } else {
                self.end[node as usize] = self.length();
            }
        }
    }

    /// Moves to a child of a noted path, and reports the missing members before it. Returns `false` if the
    /// value is a placeholder, which is not validated.
    pub(crate) fn enter(
        &mut self,
        path: &Path<'_>,
        parent: u32,
        report: &mut dyn FnMut(&SortedNotes, u32),
    ) -> bool {
        let segment = path.segment();
        let children = self.children(parent);
        let order = |child: &u32| {
            self.nodes[*child as usize]
                .segment
                .borrowed()
                .order(segment)
        };
        let (position, node) = match children.binary_search_by(order) {
            Ok(place) => (
                self.position[children[place] as usize],
                Some(children[place]),
            ),
            Err(place) => {
                let position = children.get(place).map(|c| self.position[*c as usize]);
                (position.unwrap_or(self.end[parent as usize]), None)
            }
        };
        // Keys may be of a type with its own order, in which the check visits them.
        let is_key = matches!(segment, Segment::Key(..));
        if !is_key {
            self.report(self.next, position, report);
            self.next = self.next.max(position);
        }
        let Some(node) = node else {
            return true;
        };
        path.set_node(node);
        if is_key {
            self.around.push(self.next);
            self.next = position;
        }
        let is_placeholder = self.nodes[node as usize].note.is_placeholder();
        if is_placeholder {
            self.leave(path, report);
        }
        !is_placeholder
    }

    /// Leaves a noted path, and reports the missing members there that have not been reported.
    pub(crate) fn leave(&mut self, path: &Path<'_>, report: &mut dyn FnMut(&SortedNotes, u32)) {
        let node = path.node() as usize;
        let (Some(&position), Some(&end)) = (self.position.get(node), self.end.get(node)) else {
            return;
        };
        self.report(self.next.max(position), end, report);
        self.next = end;
        if matches!(path.segment(), Segment::Key(..)) {
            self.nodes[node].note = Note::Reported;
            self.next = self.around.pop().unwrap_or(end);
        }
    }

    /// Reports all missing members that have not been reported.
    pub(crate) fn report_rest(&mut self, report: &mut dyn FnMut(&SortedNotes, u32)) {
        self.report(self.next, self.length(), report);
        self.next = self.length();
    }

    /// Reports the missing members in a part of the sequence.
    fn report(&self, mut from: u32, to: u32, report: &mut dyn FnMut(&SortedNotes, u32)) {
        while from < to {
            let node = self.sequence[from as usize];
            from += 1;
            match self.nodes[node as usize].note {
                Note::Missing => report(self, node),
                // Everything below it is part of a placeholder, or has been reported.
                Note::Reported => from = from.max(self.end[node as usize]),
                Note::Nothing | Note::Entries => {}
            }
        }
    }

    /// The total number of entries of a list or map, if it is truncated.
    pub(crate) fn entries(&self, path: &Path<'_>) -> Option<usize> {
        let place = self
            .entries
            .binary_search_by_key(&path.node(), |(node, _)| *node);
        place.ok().map(|place| self.entries[place].1)
    }

    /// The JSON Pointer of a node.
    pub(crate) fn to_pointer(&self, node: u32) -> String {
        let (mut node, mut segments) = (node, Vec::new());
        while node != 0 {
            let Node {
                parent, segment, ..
            } = &self.nodes[node as usize];
            segments.push(segment.borrowed());
            node = *parent;
        }
        let mut pointer = String::new();
        for segment in segments.into_iter().rev() {
            segment.push_to(&mut pointer);
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
            let item = second.child(Segment::Index(10));
            notes.add(&item.member(3, "d"), Note::Missing);
            notes.add(&item.member(0, "a"), Note::Missing);
            let item = second.child(Segment::Index(2));
            notes.add(&item.member(0, "a"), Note::Missing);
        }
        let first = root.member(0, "first");
        for key in ["y", "x"] {
            let value = first.child(Segment::Key(key, false));
            notes.add(&value.member(0, "a"), Note::Missing);
        }
        notes.add(&root.member(2, "third"), Note::Missing);
        let mut pointers = Vec::new();
        notes
            .sort()
            .report_rest(&mut |sorted, node| pointers.push(sorted.to_pointer(node)));
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
        assert!(sorted.enter(&root.member(0, "x"), 0, &mut |_, _| panic!(
            "nothing is missing"
        )));
        sorted.report_rest(&mut |_, _| panic!("nothing is missing"));
    }
}
