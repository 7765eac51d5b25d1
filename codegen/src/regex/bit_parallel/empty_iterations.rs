//! Repetitions whose iterations may be empty.
//!
//! An empty iteration adds nothing to a match, so `(?:a?b?){2,9}` is `(?:ab?|b){0,9}`. Only in the second form can
//! iterations be counted.

use crate::regex::ast::Node;
use crate::regex::budget::{Budget, BudgetExceeded};

/// The node without empty iterations of repetitions that have an upper bound, if there are any that can be
/// removed.
pub(super) fn remove_empty_iterations(
    node: &Node,
    budget: &mut Budget,
) -> Result<Option<Node>, BudgetExceeded> {
    let mut is_changed = false;
    let removed = remove(node, &mut is_changed, budget)?;
    Ok(is_changed.then_some(removed))
}

fn remove(node: &Node, is_changed: &mut bool, budget: &mut Budget) -> Result<Node, BudgetExceeded> {
    budget.spend(1)?;
    let mut all = |nodes: &[Node]| -> Result<Vec<Node>, BudgetExceeded> {
        let nodes = nodes.iter();
        nodes.map(|node| remove(node, is_changed, budget)).collect()
    };
    Ok(match node {
        Node::Class(_) | Node::Assertion(_) => node.clone(),
        Node::Concat(nodes) => Node::Concat(all(nodes)?),
        Node::Alternation(nodes) => Node::Alternation(all(nodes)?),
        Node::LookAround {
            node,
            ahead,
            negative,
        } => Node::LookAround {
            node: Box::new(remove(node, is_changed, budget)?),
            ahead: *ahead,
            negative: *negative,
        },
        Node::Repetition { node, min, max } => {
            let body = remove(node, is_changed, budget)?;
            budget.spend(body.node_count())?;
            if max.is_some()
                && body.is_nullable()
                && let Some(body) = non_empty(&body, budget)?
            {
                *is_changed = true;
                return Ok(repetition(body, 0, *max));
            }
            repetition(body, *min, *max)
        }
    })
}

fn repetition(node: Node, min: u32, max: Option<u32>) -> Node {
    Node::Repetition {
        node: Box::new(node),
        min,
        max,
    }
}

/// A node that matches what `node` matches, except the empty string. Conditions on the empty string do not matter
/// if `node` is nullable. `None` if there is no simple one.
fn non_empty(node: &Node, budget: &mut Budget) -> Result<Option<Node>, BudgetExceeded> {
    budget.spend(node.node_count() * 2)?;
    if node.always_consumes() {
        return Ok(Some(node.clone()));
    }
    if node.fixed_width() == Some(0) {
        return Ok(Some(Node::Alternation(Vec::new())));
    }
    match node {
        // The first node that is not empty, and the following ones.
        Node::Concat(nodes) if node.is_nullable() => {
            let mut alternatives = Vec::with_capacity(nodes.len());
            for (i, node) in nodes.iter().enumerate() {
                let Some(first) = non_empty(node, budget)? else {
                    return Ok(None);
                };
                let rest = &nodes[i + 1..];
                budget.spend(rest.iter().map(Node::node_count).sum())?;
                let mut concat = vec![first];
                concat.extend_from_slice(rest);
                alternatives.push(Node::concat(concat));
            }
            Ok(Some(Node::Alternation(alternatives)))
        }
        Node::Alternation(nodes) => {
            let mut alternatives = Vec::with_capacity(nodes.len());
            for node in nodes {
                match non_empty(node, budget)? {
                    Some(alternative) => alternatives.push(alternative),
                    None => return Ok(None),
                }
            }
            Ok(Some(Node::Alternation(alternatives)))
        }
        Node::Repetition {
            node: body, max, ..
        } if node.is_nullable() => {
            let body = non_empty(body, budget)?;
            Ok(body.map(|body| repetition(body, 1, *max)))
        }
        _ => Ok(None),
    }
}
