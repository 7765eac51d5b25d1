//! What a pattern says, as a tree.

use super::set::Set;

/// A part of a pattern. Whether a match is greedy or lazy, and what a group captures, makes no
/// difference to whether there is one, so it is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// One character of a set.
    One(Set),
    /// One after the other; of none, the empty text.
    Sequence(Vec<Node>),
    /// One of several.
    Either(Vec<Node>),
    /// So many times.
    Repeat {
        /// What.
        node: Box<Node>,
        /// How often at least.
        min: u32,
        /// How often at most.
        max: Option<u32>,
    },
    /// Nothing, where a condition holds.
    Assert(Assertion),
    /// Nothing, where something else matches from here on, or up to here.
    Look {
        /// What.
        node: Box<Node>,
        /// From here on; else up to here.
        ahead: bool,
        /// Whether it must not match.
        negative: bool,
    },
}

/// A condition on a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// Where the text begins.
    Start,
    /// Where the text ends.
    End,
    /// Where the text or a line begins.
    LineStart,
    /// Between a character of a word and one that is none.
    WordBoundary,
    /// Where there is no such boundary.
    NoWordBoundary,
}

impl Node {
    /// The empty text.
    #[must_use]
    pub fn empty() -> Self {
        Node::Sequence(Vec::new())
    }

    /// One after the other; what is a sequence itself becomes part of it.
    #[must_use]
    pub fn sequence(nodes: Vec<Node>) -> Self {
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Node::Sequence(inner) => flat.extend(inner),
                node => flat.push(node),
            }
        }
        match flat.len() {
            1 => flat.remove(0),
            _ => Node::Sequence(flat),
        }
    }

    /// One of several; alternatives that are single characters become one set.
    pub fn either(nodes: Vec<Node>) -> Self {
        let mut ones: Option<Set> = None;
        let mut others = Vec::new();
        for node in nodes {
            match (node, &mut ones) {
                (Node::One(set), Some(ones)) => *ones = ones.union(&set),
                (Node::One(set), None) => ones = Some(set),
                (node, _) => others.push(node),
            }
        }
        others.extend(ones.map(Node::One));
        match others.len() {
            1 => others.remove(0),
            _ => Node::Either(others),
        }
    }

    /// So many times. Without an upper bound, no turn of the loop matches the empty text, which would
    /// add nothing.
    #[must_use]
    pub fn repeat(self, min: u32, max: Option<u32>) -> Self {
        let times = |node, min, max| Node::Repeat {
            node: Box::new(node),
            min,
            max,
        };
        if max.is_some() {
            return match (min, max) {
                (1, Some(1)) => self,
                _ => times(self, min, max),
            };
        }
        let mut turns = Vec::new();
        self.clone().turns(&mut turns);
        if turns.len() == 1 && turns[0] == self {
            return times(self, min, None);
        }
        // The turns that must be there may match a condition alone, those that may follow need not.
        let min = if self.can_be_empty() { 0 } else { min };
        let must = (min > 0).then(|| self.repeat(min, Some(min)));
        let may = (!turns.is_empty()).then(|| times(Node::either(turns), 0, None));
        Node::sequence(must.into_iter().chain(may).collect())
    }

    /// Whether it matches the empty text, whatever is around it.
    fn can_be_empty(&self) -> bool {
        match self {
            Node::One(_) | Node::Assert(_) | Node::Look { .. } => false,
            Node::Sequence(nodes) => nodes.iter().all(Node::can_be_empty),
            Node::Either(nodes) => nodes.iter().any(Node::can_be_empty),
            Node::Repeat { node, min, .. } => *min == 0 || node.can_be_empty(),
        }
    }

    /// What to repeat instead: the same when it is repeated without bounds, and not empty by itself.
    fn turns(self, turns: &mut Vec<Node>) {
        let is_empty = self.can_be_empty();
        match self {
            Node::Assert(_) | Node::Look { .. } => {}
            Node::Either(nodes) => {
                for node in nodes {
                    node.turns(turns);
                }
            }
            // Each alone is one of the ways to match the sequence.
            Node::Sequence(nodes) if is_empty => {
                for node in nodes {
                    node.turns(turns);
                }
            }
            Node::Repeat { node, .. } if is_empty => node.turns(turns),
            node => turns.push(node),
        }
    }

    /// Nothing, where `self` matches from here on, or does not.
    #[must_use]
    pub fn ahead(self, negative: bool) -> Self {
        Node::Look {
            node: Box::new(self),
            ahead: true,
            negative,
        }
    }

    /// How many characters it matches, if that is always the same number.
    pub fn width(&self) -> Option<u32> {
        match self {
            Node::One(_) => Some(1),
            Node::Sequence(nodes) => nodes.iter().map(Node::width).sum(),
            Node::Either(nodes) => {
                let (first, rest) = nodes.split_first()?;
                let width = first.width()?;
                let same = rest.iter().all(|node| node.width() == Some(width));
                same.then_some(width)
            }
            Node::Repeat { node, min, max } if *max == Some(*min) => {
                node.width()?.checked_mul(*min)
            }
            Node::Repeat { .. } => None,
            Node::Assert(_) | Node::Look { .. } => Some(0),
        }
    }

    /// Whether it can match only where the text begins.
    pub fn is_anchored(&self) -> bool {
        match self {
            Node::Assert(Assertion::Start) => true,
            // What stands before the anchor must not take characters.
            Node::Sequence(nodes) => nodes
                .iter()
                .scan(true, |at_start, node| {
                    let here = *at_start;
                    *at_start &= node.width() == Some(0);
                    Some(here && node.is_anchored())
                })
                .any(|anchored| anchored),
            Node::Either(nodes) => !nodes.is_empty() && nodes.iter().all(Node::is_anchored),
            Node::Repeat { node, min, .. } => *min > 0 && node.is_anchored(),
            Node::Look {
                node,
                ahead: true,
                negative: false,
            } => node.is_anchored(),
            _ => false,
        }
    }
}
