//! Compiling a syntax tree to operations.

use super::cost::{
    Context, MAX_ESTIMATE, Strategy, effective_bounds, estimate, strategy, vector_width,
};
use super::counter::{Count, Counter, Counting, MAX_COUNTER_BITS};
use super::op::{FAIL, MATCH, Op, OpId, OpType};
use super::shift_and::{Part, alternation_parts, class_strings, concat_parts, is_counted};
use crate::collections::Map;
use crate::regex::ast::Node;
use crate::regex::budget::{Budget, BudgetExceeded};
use crate::regex::char_set::CharSet;

/// The operations of a program, in no order.
pub(super) struct OpGraph {
    /// Each with the type of its result.
    pub(super) ops: Vec<(Op, OpType)>,
    pub(super) counters: Vec<Counter>,
    /// The bodies of repetitions that cannot be counted, because the numbers of all counters would be too
    /// large together. If there are any, the graph is of no use.
    pub(super) too_large: Vec<*const Node>,
    pub(super) sets: Vec<CharSet>,
    /// The strings of each shift register: indices of sets.
    pub(super) registers: Vec<Vec<Vec<usize>>>,
    /// The operation whose result is that of the program.
    pub(super) start: OpId,
}

pub(super) fn compile(
    node: &Node,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<OpGraph, String> {
    let mut compiler = Compiler {
        graph: OpGraph {
            ops: vec![(Op::Fail, OpType::Truth), (Op::Match, OpType::Truth)],
            counters: Vec::new(),
            too_large: Vec::new(),
            sets: Vec::new(),
            registers: Vec::new(),
            start: FAIL,
        },
        known: Map::new(),
        set_indices: Map::new(),
        register_indices: Map::new(),
        counting,
        budget,
    };
    compiler.graph.start = compiler.compile_unanchored(node)?;
    Ok(compiler.graph)
}

struct Compiler<'b> {
    graph: OpGraph,
    /// The operations that can be shared.
    known: Map<(Op, OpType), OpId>,
    set_indices: Map<CharSet, usize>,
    register_indices: Map<Vec<Vec<usize>>, usize>,
    counting: &'b Counting,
    budget: &'b mut Budget,
}

impl Compiler<'_> {
    /// Adds an operation, unless there is an equal one.
    fn push(&mut self, op: Op, of: OpType) -> Result<OpId, String> {
        if let Some(&known) = self.known.get(&(op.clone(), of)) {
            return Ok(known);
        }
        let id = self.reserve(of)?;
        self.graph.ops[id].0 = op.clone();
        self.known.insert((op, of), id);
        Ok(id)
    }

    /// Adds an operation that is set later.
    fn reserve(&mut self, of: OpType) -> Result<OpId, String> {
        self.budget.spend(1)?;
        if self.graph.ops.len() >= MAX_ESTIMATE {
            return Err(BudgetExceeded.into());
        }
        self.graph.ops.push((Op::Fail, of));
        Ok(self.graph.ops.len() - 1)
    }

    fn set_op(&mut self, id: OpId, op: Op) {
        self.graph.ops[id].0 = op;
    }

    fn set(&mut self, set: &CharSet) -> Result<usize, String> {
        self.budget.spend(1 + set.bounds().len() / 8)?;
        if let Some(&index) = self.set_indices.get(set) {
            return Ok(index);
        }
        let index = self.graph.sets.len();
        self.graph.sets.push(set.clone());
        self.set_indices.insert(set.clone(), index);
        Ok(index)
    }

    /// Compiles a node that may begin at any position.
    fn compile_unanchored(&mut self, node: &Node) -> Result<OpId, String> {
        let body = self.compile(node, MATCH, OpType::Truth)?;
        if node.is_anchored() {
            return Ok(body);
        }
        let set = self.set(&CharSet::all())?;
        let skip = self.reserve(OpType::Truth)?;
        let start = self.push(Op::Or(body, skip), OpType::Truth)?;
        self.set_op(skip, Op::Class { set, next: start });
        Ok(start)
    }

    fn or(&mut self, first: OpId, second: OpId, of: OpType) -> Result<OpId, String> {
        match (first, second) {
            (FAIL, only) | (only, FAIL) => Ok(only),
            _ if first == second => Ok(first),
            _ => self.push(Op::Or(first, second), of),
        }
    }

    /// Compiles a node that continues at `next`, to operations with results of a type.
    fn compile(&mut self, node: &Node, next: OpId, of: OpType) -> Result<OpId, String> {
        self.budget.spend(1)?;
        if next == FAIL {
            return Ok(FAIL);
        }
        match node {
            Node::Class(set) if set.is_empty() => Ok(FAIL),
            Node::Class(set) => {
                let set = self.set(set)?;
                self.push(Op::Class { set, next }, of)
            }
            Node::Concat(nodes) if of == OpType::Truth => {
                let mut next = next;
                for part in concat_parts(nodes, self.budget)? {
                    next = self.compile_part(part, next)?;
                }
                Ok(next)
            }
            Node::Concat(nodes) => {
                let mut next = next;
                for node in nodes.iter().rev() {
                    next = self.compile(node, next, of)?;
                }
                Ok(next)
            }
            Node::Alternation(nodes) if of == OpType::Truth => {
                let mut start = FAIL;
                for part in alternation_parts(nodes, self.budget)? {
                    let alternative = self.compile_part(part, next)?;
                    start = self.or(alternative, start, OpType::Truth)?;
                }
                Ok(start)
            }
            Node::Alternation(nodes) => {
                let mut start = FAIL;
                for node in nodes.iter().rev() {
                    let alternative = self.compile(node, next, of)?;
                    start = self.or(alternative, start, of)?;
                }
                Ok(start)
            }
            Node::Repetition {
                node: body,
                min,
                max,
            } => {
                if of == OpType::Truth {
                    if let (Node::Class(set), true) = (&**body, is_counted(node)) {
                        return self.compile_counted_class(set, *min, *max, next);
                    }
                    if let Some(strings) = class_strings(node, self.budget)? {
                        return self.compile_part(Part::Strings(strings), next);
                    }
                }
                let bounds = effective_bounds(body, *min, *max);
                self.compile_repetition(body, bounds, next, of)
            }
            Node::Assertion(assertion) => self.push(Op::Assert(*assertion, next), of),
            Node::LookAround {
                node,
                ahead: true,
                negative,
            } => {
                let body = self.compile(node, MATCH, OpType::Truth)?;
                let op = Op::LookAhead {
                    body,
                    negative: *negative,
                    next,
                };
                self.push(op, of)
            }
            Node::LookAround { node, negative, .. } => {
                let Node::Class(set) = &**node else {
                    return Err(
                        "unsupported look-behind: in a pattern of this size, it can only look \
                         for a single character"
                            .to_owned(),
                    );
                };
                let op = Op::LookBehind {
                    set: self.set(set)?,
                    negative: *negative,
                    next,
                };
                self.push(op, of)
            }
        }
    }

    fn compile_part(&mut self, part: Part<'_>, next: OpId) -> Result<OpId, String> {
        let strings = match part {
            Part::Node(node) => return self.compile(node, next, OpType::Truth),
            Part::Strings(strings) => strings,
        };
        let mut register = Vec::with_capacity(strings.len());
        let mut is_nullable = false;
        for string in strings {
            if next == FAIL || string.is_empty() {
                is_nullable = true;
                continue;
            }
            let string: Result<Vec<usize>, String> =
                string.into_iter().map(|set| self.set(set)).collect();
            register.push(string?);
        }
        register.sort_unstable();
        register.dedup();
        let start = match &register[..] {
            [] => FAIL,
            [string] if string.len() == 1 => {
                let set = string[0];
                self.push(Op::Class { set, next }, OpType::Truth)?
            }
            _ => {
                let new = self.graph.registers.len();
                let index = *self
                    .register_indices
                    .get_or_insert_with(register.clone(), || new);
                if index == new {
                    self.graph.registers.push(register);
                }
                let register = index;
                self.push(Op::ShiftAnd { register, next }, OpType::Truth)?
            }
        };
        if is_nullable {
            return self.or(start, next, OpType::Truth);
        }
        Ok(start)
    }

    /// Compiles a repeated class, outside of vectors.
    fn compile_counted_class(
        &mut self,
        set: &CharSet,
        min: u32,
        max: Option<u32>,
        next: OpId,
    ) -> Result<OpId, String> {
        if max == Some(0) {
            return Ok(next);
        }
        let start = if set.is_empty() {
            FAIL
        } else {
            let set = self.set(set)?;
            let op = match max {
                Some(1) => Op::Class { set, next },
                _ => Op::CountedClass {
                    set,
                    min: min.max(1),
                    max,
                    next,
                },
            };
            self.push(op, OpType::Truth)?
        };
        match min {
            0 => self.or(start, next, OpType::Truth),
            _ => Ok(start),
        }
    }

    /// Compiles a repetition, which may have no upper bound.
    fn compile_repetition(
        &mut self,
        node: &Node,
        (min, max): (u32, Option<u32>),
        next: OpId,
        of: OpType,
    ) -> Result<OpId, String> {
        // After `min` iterations, any text matches.
        let max = if next == MATCH { Some(min) } else { max };
        if max == Some(0) {
            return Ok(next);
        }
        self.budget.spend(node.node_count() * 2)?;
        let context = match of {
            OpType::Truth => Context::Truth,
            OpType::Vector(width) => Context::Vector(width),
            OpType::Numbers(_) => Context::Numbers,
        };
        let copy = estimate(node, context, self.counting, self.budget)?;
        let strategy = strategy(node, (min, max), copy, context, self.counting, self.budget)?.0;
        match (strategy, max) {
            (Strategy::Counter(count), _) => {
                // Then more iterations make no difference, so that the number may be ambiguous.
                let count = match count {
                    Count::Between(min, _) if next == MATCH => Count::AtLeast(min),
                    _ => count,
                };
                let start = self.count(node, count, next, of)?;
                match min {
                    0 => self.or(start, next, of),
                    _ => Ok(start),
                }
            }
            (Strategy::CounterOfOptional(count), _) => {
                let start = self.count(node, count, next, of)?;
                let next = self.or(start, next, of)?;
                self.compile_repetition(node, (min, Some(min)), next, of)
            }
            (Strategy::Vector, Some(max)) => self.vectorize(node, (min, max), next),
            (Strategy::Unrolled, Some(max)) => self.unroll(node, (min, max), next, of),
            (_, None) => {
                let head = self.reserve(of)?;
                let start = self.compile(node, head, of)?;
                let start = if start == FAIL { next } else { start };
                self.set_op(head, Op::Or(start, next));
                self.compile_repetition(node, (min, Some(min)), head, of)
            }
        }
    }

    fn unroll(
        &mut self,
        node: &Node,
        (min, max): (u32, u32),
        next: OpId,
        of: OpType,
    ) -> Result<OpId, String> {
        let mut start = next;
        // Once a copy makes no difference, no other one does.
        for _ in min..max {
            let body = self.compile(node, start, of)?;
            let or = self.or(body, next, of)?;
            if or == start {
                break;
            }
            start = or;
        }
        for _ in 0..min {
            let body = self.compile(node, start, of)?;
            if body == start {
                break;
            }
            start = body;
        }
        Ok(start)
    }

    fn vectorize(
        &mut self,
        node: &Node,
        (min, max): (u32, u32),
        next: OpId,
    ) -> Result<OpId, String> {
        let of = OpType::Vector(vector_width(max));
        let iterations = self.reserve(of)?;
        let body = self.compile(node, iterations, of)?;
        let op = Op::Iterations {
            body,
            next,
            min,
            max,
        };
        self.set_op(iterations, op);
        let start = match body {
            FAIL => FAIL,
            _ => self.push(Op::FirstIteration(body), OpType::Truth)?,
        };
        match min {
            0 => self.or(start, next, OpType::Truth),
            _ => Ok(start),
        }
    }

    /// Compiles at least one iteration, with a counter.
    fn count(&mut self, node: &Node, count: Count, next: OpId, of: OpType) -> Result<OpId, String> {
        let outer = of.counter();
        let counter = Counter {
            body: node,
            count,
            outer,
            first_bit: outer.map_or(0, |outer| self.graph.counters[outer].end_bit()),
        };
        if counter.end_bit() > MAX_COUNTER_BITS {
            self.graph.too_large.push(node);
            return Ok(FAIL);
        }
        let id = self.graph.counters.len();
        self.graph.counters.push(counter);
        let head = self.reserve(OpType::Numbers(id))?;
        let body = self.compile(node, head, OpType::Numbers(id))?;
        if body == FAIL {
            return Ok(FAIL);
        }
        let op = Op::Count {
            counter: id,
            body,
            next,
        };
        self.set_op(head, op);
        self.push(Op::Counted { counter: id, body }, of)
    }
}
