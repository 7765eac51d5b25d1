//! The abstract syntax tree of a pattern.

use super::char_set::CharSet;
use crate::collections::List;

/// A node of the tree.
///
/// Captures and greediness are not kept: they make no difference to whether a text matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// One character of a set.
    Class(CharSet),
    /// One node after the other. Without nodes, the empty string.
    Concat(Vec<Node>),
    /// One of several nodes. Without nodes, nothing matches.
    Alternation(Vec<Node>),
    /// A quantifier.
    Repetition {
        /// The repeated node.
        node: Box<Node>,
        /// The minimum number of iterations.
        min: u32,
        /// The maximum number of iterations, if there is one.
        max: Option<u32>,
    },
    /// An assertion, which consumes no character.
    Assertion(Assertion),
    /// A look-ahead or look-behind, which consumes no character.
    LookAround {
        /// The node that is looked for.
        node: Box<Node>,
        /// Whether it is a look-ahead.
        ahead: bool,
        /// Whether the node must not match.
        negative: bool,
    },
}

/// A condition on a position in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assertion {
    /// The start of the text.
    Start,
    /// Expects the end of the text.
    End,
    /// The start of the text or of a line.
    LineStart,
    /// `\b`
    WordBoundary,
    /// `\B`
    NotWordBoundary,
}

impl Node {
    /// The empty string.
    pub(super) fn empty() -> Self {
        Node::Concat(Vec::new())
    }

    /// A concatenation. Nested concatenations are flattened.
    pub(super) fn concat(mut nodes: Vec<Node>) -> Self {
        if nodes.len() == 1 {
            return nodes.remove(0);
        }
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Node::Concat(inner) => flat.extend(inner),
                node => flat.push(node),
            }
        }
        match flat.len() {
            1 => flat.remove(0),
            _ => Node::Concat(flat),
        }
    }

    /// An alternation. Classes among the alternatives are united.
    pub(super) fn alternation(mut nodes: Vec<Node>) -> Self {
        if nodes.len() == 1 {
            return nodes.remove(0);
        }
        let (mut classes, mut others) = (Vec::new(), Vec::new());
        for node in nodes {
            match node {
                Node::Class(set) => classes.push(set),
                node => others.push(node),
            }
        }
        if !classes.is_empty() {
            others.push(Node::Class(CharSet::union_all(classes.iter())));
        }
        match others.len() {
            1 => others.remove(0),
            _ => Node::Alternation(others),
        }
    }

    /// `(?=self)` or `(?!self)`
    pub(super) fn look_ahead(self, negative: bool) -> Self {
        Node::LookAround {
            node: Box::new(self),
            ahead: true,
            negative,
        }
    }

    /// The node repeated `min` to `max` times.
    ///
    /// A loop without an upper bound is rewritten so that its body does not match the empty string,
    /// which would add nothing.
    pub(super) fn repeat(self, min: u32, max: Option<u32>) -> Self {
        let repetition = |node, min, max| Node::Repetition {
            node: Box::new(node),
            min,
            max,
        };
        if let Some(max) = max {
            return match self {
                _ if max == 0 => Node::empty(),
                _ if (min, max) == (1, 1) => self,
                // `(?:a{0,m}){n,k}` is `a{0,m*k}`.
                Node::Repetition {
                    node,
                    min: 0,
                    max: Some(inner),
                } if inner.checked_mul(max).is_some() => repetition(*node, 0, Some(inner * max)),
                _ => repetition(self, min, Some(max)),
            };
        }
        let mut bodies = Vec::new();
        self.clone().push_loop_bodies(&mut bodies);
        if bodies.len() == 1 && bodies[0] == self {
            return repetition(self, min, None);
        }
        // The required iterations may match an assertion alone; the optional ones need not.
        let min = if self.is_nullable() { 0 } else { min };
        let required = (min > 0).then(|| self.repeat(min, Some(min)));
        let optional = (!bodies.is_empty()).then(|| repetition(Node::alternation(bodies), 0, None));
        Node::concat(required.into_iter().chain(optional).list())
    }

    /// Adds the bodies of a loop that is equivalent to `self*`, none of which is nullable.
    fn push_loop_bodies(self, bodies: &mut Vec<Node>) {
        // In a loop, what consumes no character matches nothing but the empty string.
        if self.fixed_width() == Some(0) {
            return;
        }
        let is_nullable = self.is_nullable();
        match self {
            Node::Alternation(nodes) => {
                for node in nodes {
                    node.push_loop_bodies(bodies);
                }
            }
            // If each node is nullable, each of them alone is a match of the concatenation:
            // `(?:a?b?)*` is `(?:a|b)*`.
            Node::Concat(nodes) if is_nullable => {
                for node in nodes {
                    node.push_loop_bodies(bodies);
                }
            }
            Node::Repetition { max: Some(0), .. } => {}
            Node::Repetition { node, .. } if is_nullable => node.push_loop_bodies(bodies),
            node => bodies.push(node),
        }
    }

    /// Whether it matches the empty string, whatever surrounds it.
    pub(super) fn is_nullable(&self) -> bool {
        match self {
            Node::Class(_) | Node::Assertion(_) | Node::LookAround { .. } => false,
            Node::Concat(nodes) => nodes.iter().all(Node::is_nullable),
            Node::Alternation(nodes) => nodes.iter().any(Node::is_nullable),
            Node::Repetition { node, min, .. } => *min == 0 || node.is_nullable(),
        }
    }

    /// The number of nodes of the tree, which is the work to copy it.
    pub(super) fn node_count(&self) -> usize {
        1 + match self {
            Node::Class(_) | Node::Assertion(_) => 0,
            Node::Concat(nodes) | Node::Alternation(nodes) => {
                nodes.iter().map(Node::node_count).sum()
            }
            Node::Repetition { node, .. } | Node::LookAround { node, .. } => node.node_count(),
        }
    }

    /// The number of characters of a match, if all matches have the same.
    pub(super) fn fixed_width(&self) -> Option<u32> {
        match self {
            Node::Class(_) => Some(1),
            Node::Concat(nodes) => {
                let mut width = 0_u32;
                for node in nodes {
                    width = width.checked_add(node.fixed_width()?)?;
                }
                Some(width)
            }
            Node::Alternation(nodes) => {
                let (first, rest) = nodes.split_first()?;
                let width = first.fixed_width()?;
                rest.iter()
                    .all(|node| node.fixed_width() == Some(width))
                    .then_some(width)
            }
            Node::Repetition { node, min, max } if *max == Some(*min) => {
                node.fixed_width()?.checked_mul(*min)
            }
            Node::Repetition { .. } => None,
            Node::Assertion(_) | Node::LookAround { .. } => Some(0),
        }
    }

    /// Whether every match consumes a character.
    pub(super) fn always_consumes(&self) -> bool {
        match self {
            Node::Class(_) => true,
            Node::Concat(nodes) => nodes.iter().any(Node::always_consumes),
            Node::Alternation(nodes) => nodes.iter().all(Node::always_consumes),
            Node::Repetition { node, min, .. } => *min > 0 && node.always_consumes(),
            Node::Assertion(_) | Node::LookAround { .. } => false,
        }
    }

    /// Whether it can match only at the start of the text.
    pub(super) fn is_anchored(&self) -> bool {
        self.anchoring().is_anchored
    }

    fn anchoring(&self) -> Anchoring {
        match self {
            Node::Class(_) => Anchoring {
                never_consumes: false,
                is_anchored: false,
            },
            Node::Assertion(assertion) => Anchoring {
                never_consumes: true,
                is_anchored: *assertion == Assertion::Start,
            },
            Node::Concat(nodes) => {
                let (mut never_consumes, mut is_anchored) = (true, false);
                for node in nodes {
                    let inner = node.anchoring();
                    // Nothing before the anchor may consume a character.
                    is_anchored |= never_consumes && inner.is_anchored;
                    never_consumes &= inner.never_consumes;
                }
                Anchoring {
                    never_consumes,
                    is_anchored,
                }
            }
            Node::Alternation(nodes) => {
                let (mut never_consumes, mut is_anchored) = (!nodes.is_empty(), !nodes.is_empty());
                for node in nodes {
                    let inner = node.anchoring();
                    never_consumes &= inner.never_consumes;
                    is_anchored &= inner.is_anchored;
                }
                Anchoring {
                    never_consumes,
                    is_anchored,
                }
            }
            Node::Repetition { node, min, max } => {
                let inner = node.anchoring();
                Anchoring {
                    never_consumes: *max == Some(0) || (inner.never_consumes && *max == Some(*min)),
                    is_anchored: *min > 0 && inner.is_anchored,
                }
            }
            Node::LookAround {
                node,
                ahead,
                negative,
            } => Anchoring {
                never_consumes: true,
                is_anchored: *ahead && !negative && node.anchoring().is_anchored,
            },
        }
    }
}

struct Anchoring {
    never_consumes: bool,
    is_anchored: bool,
}
