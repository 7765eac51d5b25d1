//! What a pattern says, as a tree.

use super::char_set::Set;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    pub fn sequence(mut nodes: Vec<Node>) -> Self {
        if nodes.len() == 1 {
            return nodes.remove(0);
        }
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
    #[must_use]
    pub fn either(mut nodes: Vec<Node>) -> Self {
        if nodes.len() == 1 {
            return nodes.remove(0);
        }
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        for node in nodes {
            match node {
                Node::One(set) => ones.push(set),
                node => others.push(node),
            }
        }
        if !ones.is_empty() {
            others.push(Node::One(Set::union_of(ones.iter())));
        }
        match others.len() {
            1 => others.remove(0),
            _ => Node::Either(others),
        }
    }

    /// How many nodes there are, this one among them: how much work it is to copy them.
    #[must_use]
    pub fn count(&self) -> usize {
        let of_all = |nodes: &[Node]| nodes.iter().map(Node::count).sum::<usize>();
        1 + match self {
            Node::One(_) | Node::Assert(_) => 0,
            Node::Sequence(nodes) | Node::Either(nodes) => of_all(nodes),
            Node::Repeat { node, .. } | Node::Look { node, .. } => node.count(),
        }
    }

    /// So many times; what is repeated no times is the empty text. Without an upper bound, no turn of the loop matches the empty text, which would
    /// add nothing.
    #[must_use]
    pub fn repeat(self, min: u32, max: Option<u32>) -> Self {
        let times = |node, min, max| Node::Repeat {
            node: Box::new(node),
            min,
            max,
        };
        if let Some(most) = max {
            return match self {
                _ if most == 0 => Node::empty(),
                _ if (min, most) == (1, 1) => self,
                // Some of the turns of turns are some of all turns.
                Node::Repeat {
                    node,
                    min: 0,
                    max: Some(inner),
                } if inner.checked_mul(most).is_some() => times(*node, 0, Some(inner * most)),
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
        // Conditions that hold are the empty text, and what takes no character says no more than that.
        if self.width() == Some(0) {
            return;
        }
        let is_empty = self.can_be_empty();
        match self {
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
            Node::Repeat { max: Some(0), .. } => {}
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
    #[must_use]
    pub fn width(&self) -> Option<u32> {
        match self {
            Node::One(_) => Some(1),
            Node::Sequence(nodes) => {
                let mut width = 0_u32;
                for node in nodes {
                    width = width.checked_add(node.width()?)?;
                }
                Some(width)
            }
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

    /// Whether every match takes a character.
    #[must_use]
    pub fn takes_characters(&self) -> bool {
        match self {
            Node::One(_) => true,
            Node::Sequence(nodes) => nodes.iter().any(Node::takes_characters),
            Node::Either(nodes) => nodes.iter().all(Node::takes_characters),
            Node::Repeat { node, min, .. } => *min > 0 && node.takes_characters(),
            Node::Assert(_) | Node::Look { .. } => false,
        }
    }

    /// Whether it can match only where the text begins.
    #[must_use]
    pub fn is_anchored(&self) -> bool {
        self.anchor().1
    }

    /// Whether it takes no characters, and whether it can match only where the text begins.
    fn anchor(&self) -> (bool, bool) {
        match self {
            Node::One(_) => (false, false),
            Node::Assert(assertion) => (true, *assertion == Assertion::Start),
            // What stands before the anchor must not take characters.
            Node::Sequence(nodes) => {
                let (mut takes_none, mut anchored) = (true, false);
                for node in nodes {
                    let of = node.anchor();
                    anchored |= takes_none && of.1;
                    takes_none &= of.0;
                }
                (takes_none, anchored)
            }
            Node::Either(nodes) => {
                let (mut takes_none, mut anchored) = (!nodes.is_empty(), !nodes.is_empty());
                for node in nodes {
                    let of = node.anchor();
                    takes_none &= of.0;
                    anchored &= of.1;
                }
                (takes_none, anchored)
            }
            Node::Repeat { node, min, max } => {
                let of = node.anchor();
                let takes_none = *max == Some(0) || (of.0 && *max == Some(*min));
                (takes_none, *min > 0 && of.1)
            }
            Node::Look {
                node,
                ahead,
                negative,
            } => (true, *ahead && !negative && node.anchor().1),
        }
    }
}
