//! Compiling a syntax tree to operations.

use std::collections::HashMap;

use super::cost::{MAX_ESTIMATE, Strategy, effective_bounds, estimate, strategy, vector_width};
use super::op::{FAIL, MATCH, Op, OpId};
use super::shift_and::{Part, alternation_parts, class_strings, concat_parts, is_counted};
use crate::regex::ast::Node;
use crate::regex::budget::{Budget, BudgetExceeded};
use crate::regex::char_set::CharSet;

/// The operations of a program, in no order.
pub(super) struct OpGraph {
    /// Each with the number of words of its result.
    pub(super) ops: Vec<(Op, usize)>,
    pub(super) sets: Vec<CharSet>,
    /// The strings of each shift register: indices of sets.
    pub(super) registers: Vec<Vec<Vec<usize>>>,
    /// The operation whose result is that of the program.
    pub(super) start: OpId,
}

pub(super) fn compile(node: &Node, budget: &mut Budget) -> Result<OpGraph, String> {
    let mut compiler = Compiler {
        graph: OpGraph {
            ops: vec![(Op::Fail, 1), (Op::Match, 1)],
            sets: Vec::new(),
            registers: Vec::new(),
            start: FAIL,
        },
        known: HashMap::new(),
        set_indices: HashMap::new(),
        register_indices: HashMap::new(),
        budget,
    };
    compiler.graph.start = compiler.compile_unanchored(node)?;
    Ok(compiler.graph)
}

struct Compiler<'b> {
    graph: OpGraph,
    /// The operations that can be shared.
    known: HashMap<(Op, usize), OpId>,
    set_indices: HashMap<CharSet, usize>,
    register_indices: HashMap<Vec<Vec<usize>>, usize>,
    budget: &'b mut Budget,
}

impl Compiler<'_> {
    /// Adds an operation with a result of `width` words, unless there is an equal one.
    fn push(&mut self, op: Op, width: usize) -> Result<OpId, String> {
        if let Some(&known) = self.known.get(&(op.clone(), width)) {
            return Ok(known);
        }
        let id = self.reserve(width)?;
        self.graph.ops[id].0 = op.clone();
        self.known.insert((op, width), id);
        Ok(id)
    }

    /// Adds an operation that is set later.
    fn reserve(&mut self, width: usize) -> Result<OpId, String> {
        self.budget.spend(1)?;
        if self.graph.ops.len() >= MAX_ESTIMATE {
            return Err(BudgetExceeded.into());
        }
        self.graph.ops.push((Op::Fail, width));
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
        let body = self.compile(node, MATCH, None)?;
        if node.is_anchored() {
            return Ok(body);
        }
        let set = self.set(&CharSet::all())?;
        let skip = self.reserve(1)?;
        let start = self.push(Op::Or(body, skip), 1)?;
        self.set_op(skip, Op::Class { set, next: start });
        Ok(start)
    }

    fn or(&mut self, first: OpId, second: OpId, width: Option<usize>) -> Result<OpId, String> {
        match (first, second) {
            (FAIL, only) | (only, FAIL) => Ok(only),
            _ if first == second => Ok(first),
            _ => self.push(Op::Or(first, second), width.unwrap_or(1)),
        }
    }

    /// Compiles a node that continues at `next`. `vector` is the number of words of the vectors around it.
    fn compile(&mut self, node: &Node, next: OpId, vector: Option<usize>) -> Result<OpId, String> {
        self.budget.spend(1)?;
        if next == FAIL {
            return Ok(FAIL);
        }
        let width = vector.unwrap_or(1);
        match node {
            Node::Class(set) if set.is_empty() => Ok(FAIL),
            Node::Class(set) => {
                let set = self.set(set)?;
                self.push(Op::Class { set, next }, width)
            }
            Node::Concat(nodes) if vector.is_none() => {
                let mut next = next;
                for part in concat_parts(nodes, self.budget)? {
                    next = self.compile_part(part, next)?;
                }
                Ok(next)
            }
            Node::Concat(nodes) => {
                let mut next = next;
                for node in nodes.iter().rev() {
                    next = self.compile(node, next, vector)?;
                }
                Ok(next)
            }
            Node::Alternation(nodes) if vector.is_none() => {
                let mut start = FAIL;
                for part in alternation_parts(nodes, self.budget)? {
                    let alternative = self.compile_part(part, next)?;
                    start = self.or(alternative, start, None)?;
                }
                Ok(start)
            }
            Node::Alternation(nodes) => {
                let mut start = FAIL;
                for node in nodes.iter().rev() {
                    let alternative = self.compile(node, next, vector)?;
                    start = self.or(alternative, start, vector)?;
                }
                Ok(start)
            }
            Node::Repetition {
                node: body,
                min,
                max,
            } => {
                if vector.is_none() {
                    if let (Node::Class(set), true) = (&**body, is_counted(node)) {
                        return self.compile_counted_class(set, *min, *max, next);
                    }
                    if let Some(strings) = class_strings(node, self.budget)? {
                        return self.compile_part(Part::Strings(strings), next);
                    }
                }
                let (min, max) = effective_bounds(body, *min, *max);
                if let Some(max) = max {
                    return self.compile_bounded(body, (min, max), next, vector);
                }
                let head = self.reserve(width)?;
                let start = self.compile(body, head, vector)?;
                self.set_op(head, Op::Or(start, next));
                self.compile_bounded(body, (min, min), head, vector)
            }
            Node::Assertion(assertion) => self.push(Op::Assert(*assertion, next), width),
            Node::LookAround {
                node,
                ahead: true,
                negative,
            } => {
                let body = self.compile(node, MATCH, None)?;
                let op = Op::LookAhead {
                    body,
                    negative: *negative,
                    next,
                };
                self.push(op, width)
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
                self.push(op, width)
            }
        }
    }

    fn compile_part(&mut self, part: Part<'_>, next: OpId) -> Result<OpId, String> {
        let strings = match part {
            Part::Node(node) => return self.compile(node, next, None),
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
                self.push(Op::Class { set, next }, 1)?
            }
            _ => {
                let new = self.graph.registers.len();
                let index = *self.register_indices.entry(register.clone()).or_insert(new);
                if index == new {
                    self.graph.registers.push(register);
                }
                let register = index;
                self.push(Op::ShiftAnd { register, next }, 1)?
            }
        };
        if is_nullable {
            return self.or(start, next, None);
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
            self.push(op, 1)?
        };
        match min {
            0 => self.or(start, next, None),
            _ => Ok(start),
        }
    }

    /// Compiles a repetition with an upper bound.
    fn compile_bounded(
        &mut self,
        node: &Node,
        (min, max): (u32, u32),
        next: OpId,
        vector: Option<usize>,
    ) -> Result<OpId, String> {
        if max == 0 {
            return Ok(next);
        }
        self.budget.spend(node.node_count() * 2)?;
        let copy = estimate(node, vector, self.budget)?;
        match strategy(node, (min, max), copy, vector, self.budget)?.0 {
            Strategy::Unrolled => self.unroll(node, (min, max), next, vector),
            Strategy::Vector => self.vectorize(node, (min, max), next),
        }
    }

    fn unroll(
        &mut self,
        node: &Node,
        (min, max): (u32, u32),
        next: OpId,
        vector: Option<usize>,
    ) -> Result<OpId, String> {
        let mut start = next;
        // Once a copy makes no difference, no other one does.
        for _ in min..max {
            let body = self.compile(node, start, vector)?;
            let or = self.or(body, next, vector)?;
            if or == start {
                break;
            }
            start = or;
        }
        for _ in 0..min {
            let body = self.compile(node, start, vector)?;
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
        let width = vector_width(max);
        let iterations = self.reserve(width)?;
        let body = self.compile(node, iterations, Some(width))?;
        let op = Op::Iterations {
            body,
            next,
            min,
            max,
        };
        self.set_op(iterations, op);
        let start = match body {
            FAIL => FAIL,
            _ => self.push(Op::FirstIteration(body), 1)?,
        };
        match min {
            0 => self.or(start, next, None),
            _ => Ok(start),
        }
    }
}
