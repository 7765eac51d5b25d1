//! Automata as graphs, and walks through them.

use std::collections::{HashSet, VecDeque};

use super::alphabet::Pool;
use super::{Choose, Lengths};

/// An automaton. Node 0 is the start.
pub(super) struct Graph {
    pools: Vec<Pool>,
    nodes: Vec<Node>,
}

/// A node: what may follow a part of a value.
pub(super) struct Node {
    /// Whether the value may end here.
    accepts: bool,
    edges: Vec<Edge>,
    /// The fewest characters that a match has from here on; `None` if there is no match.
    shortest: Option<usize>,
    /// The most characters, if there is a maximum.
    longest: Option<usize>,
}

impl Node {
    pub(super) fn new(accepts: bool, edges: Vec<Edge>) -> Self {
        Node {
            accepts,
            edges,
            shortest: None,
            longest: None,
        }
    }
}

/// A step to another node.
pub(super) struct Edge {
    /// The classes of the character.
    classes: Vec<usize>,
    to: usize,
}

impl Edge {
    pub(super) fn new(classes: Vec<usize>, to: usize) -> Self {
        Edge { classes, to }
    }
}

/// The most steps of a walk beyond those of its result.
const MAX_STEPS: usize = 200_000;

impl Graph {
    pub(super) fn new(pools: Vec<Pool>, nodes: Vec<Node>) -> Self {
        let mut graph = Graph { pools, nodes };
        for node in &mut graph.nodes {
            for edge in &mut node.edges {
                let pools = &graph.pools;
                edge.classes
                    .retain(|class| pools.get(*class).is_some_and(|pool| !pool.is_empty()));
            }
            node.edges.retain(|edge| !edge.classes.is_empty());
        }
        graph.find_shortest();
        for node in 0..graph.nodes.len() {
            let mut edges = std::mem::take(&mut graph.nodes[node].edges);
            edges.retain(|edge| graph.nodes[edge.to].shortest.is_some());
            graph.nodes[node].edges = edges;
        }
        graph.find_longest();
        graph
    }

    /// For each node, those with an edge to it.
    fn predecessors(&self) -> Vec<Vec<usize>> {
        let mut predecessors = vec![Vec::new(); self.nodes.len()];
        for (from, node) in self.nodes.iter().enumerate() {
            for edge in &node.edges {
                predecessors[edge.to].push(from);
            }
        }
        predecessors
    }

    /// Breadth first from the ends.
    fn find_shortest(&mut self) {
        let predecessors = self.predecessors();
        let mut waiting = VecDeque::new();
        for (number, node) in self.nodes.iter_mut().enumerate() {
            if node.accepts {
                node.shortest = Some(0);
                waiting.push_back((number, 0));
            }
        }
        while let Some((number, length)) = waiting.pop_front() {
            for &from in &predecessors[number] {
                if self.nodes[from].shortest.is_none() {
                    self.nodes[from].shortest = Some(length + 1);
                    waiting.push_back((from, length + 1));
                }
            }
        }
    }

    /// In reverse topological order. The nodes from which a cycle can be reached are left out: they have no maximum.
    fn find_longest(&mut self) {
        let predecessors = self.predecessors();
        let mut left: Vec<usize> = self.nodes.iter().map(|node| node.edges.len()).collect();
        let mut longest = vec![0; self.nodes.len()];
        let mut waiting: Vec<usize> = (0..left.len()).filter(|node| left[*node] == 0).collect();
        while let Some(number) = waiting.pop() {
            self.nodes[number].longest = Some(longest[number]);
            for &from in &predecessors[number] {
                longest[from] = longest[from].max(longest[number] + 1);
                left[from] -= 1;
                if left[from] == 0 {
                    waiting.push(from);
                }
            }
        }
    }

    /// Whether a match from a node on can have a length within bounds, as far as the node knows.
    fn may_end(&self, node: usize, used: usize, lengths: Lengths) -> bool {
        let node = &self.nodes[node];
        node.shortest
            .is_some_and(|shortest| used + shortest <= lengths.max)
            && node
                .longest
                .is_none_or(|longest| used + longest >= lengths.min)
    }

    /// Chooses a match with a length within bounds; `None` if there is none.
    pub(super) fn walk(&self, lengths: Lengths, choices: &mut dyn Choose) -> Option<String> {
        let start = &self.nodes[0];
        let (shortest, longest) = (start.shortest?, start.longest.unwrap_or(usize::MAX));
        let lowest = lengths.within(shortest, longest);
        let target = lowest.choose(choices)?;
        // The characters so far, and the node before each.
        let (mut path, mut node) = (Vec::<(usize, char)>::new(), 0);
        // Nodes and lengths from which there is no match.
        let mut dead = HashSet::new();
        let mut steps = 0;
        loop {
            let of_node = &self.nodes[node];
            let used = path.len();
            let may_stop = of_node.accepts && used >= lengths.min;
            let target = if choices.is_exhausted() {
                lowest.min
            } else {
                target
            };
            if may_stop && used >= target {
                break;
            }
            let is_open = |edge: &&Edge| {
                self.may_end(edge.to, used + 1, lengths) && !dead.contains(&(edge.to, used + 1))
            };
            let edges = of_node.edges.iter().filter(is_open);
            // From the target on, the shortest way.
            let is_late = used + of_node.shortest.unwrap_or(0) >= target;
            let edges: Vec<&Edge> = if is_late {
                let length = |edge: &&Edge| self.nodes[edge.to].shortest;
                let edges: Vec<&Edge> = edges.collect();
                let least = edges.iter().map(length).min().flatten();
                edges
                    .into_iter()
                    .filter(|edge| length(edge) == least)
                    .collect()
            } else {
                edges.collect()
            };
            if let Some(edge) = edges.get(choices.below(edges.len())) {
                let class = edge.classes[choices.below(edge.classes.len())];
                path.push((node, self.pools[class].choose(choices)?));
                node = edge.to;
            } else if may_stop {
                break;
            } else {
                dead.insert((node, used));
                (node, _) = path.pop()?;
            }
            steps += 1;
            if steps > MAX_STEPS + 2 * lowest.min {
                return None;
            }
        }
        Some(path.into_iter().map(|(_, character)| character).collect())
    }
}
