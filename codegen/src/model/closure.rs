//! The shapes that the input reaches, decoded.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::marker::PhantomData;

use proc_macro2::{Span, TokenStream};

use super::pagination::Pagination;
use super::protocol::{OperationTraits, Protocol, ServiceTraits};
use super::shape::{Member, Shape};
use super::traits::Traits;
use crate::collections::{List, Set};
use crate::diagnostic::FeatureProblem;
use crate::input::Name;

/// The state of a closure that has not been checked: each shape is valid by itself.
#[derive(Debug)]
pub(crate) enum Unchecked {}

/// The state of a closure that [`check`](super::check::check) has accepted. Only this one can be planned.
#[derive(Debug)]
pub(crate) enum Checked {}

/// Shapes that target no shape outside of the closure, in breadth-first order.
#[derive(Debug)]
pub(crate) struct Closure<'a, State = Checked> {
    /// The shapes; a [`Member::target`] is an index into them.
    pub(crate) shapes: Vec<Shape<'a>>,
    /// The operations that the input names.
    pub(crate) operations: Vec<Operation<'a>>,
    /// The indices of the inputs of operations of the model, also of those that the input does not name if a structure
    /// has an idempotency token.
    pub(crate) inputs: Set<usize>,
    /// The user's types of shapes, to which `Kind::External` refers.
    pub(crate) external: Vec<ExternalType>,
    /// The names that services give to shapes, by absolute shape ID.
    pub(crate) renames: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Whether each shape uses `@jsonName`; empty if no member has it.
    json_names: Vec<bool>,
    /// Whether each shape can be an empty body.
    empty_bodies: Vec<bool>,
    /// Errors that depend on features of the runtime; empty in an unchecked closure.
    pub(crate) feature_problems: Vec<FeatureProblem>,
    state: PhantomData<State>,
}

/// A type of the user's.
#[derive(Clone, Debug)]
pub(crate) struct ExternalType {
    /// The absolute ID of its shape.
    pub(crate) name: Name,
    /// The path of the type, or of the module that has it under its name.
    pub(crate) path: TokenStream,
    pub(crate) is_in_module: bool,
}

/// An operation that the input names.
#[derive(Debug)]
pub(crate) struct Operation<'a> {
    pub(crate) id: String,
    /// The token of the input that names it.
    pub(crate) span: Span,
    /// The index of its input in the closure; `None` for `smithy.api#Unit`.
    pub(crate) input: Option<usize>,
    /// The index of its output in the closure; `None` for `smithy.api#Unit`.
    pub(crate) output: Option<usize>,
    /// The indices of its errors in the closure, without duplicates.
    pub(crate) errors: Vec<usize>,
    pub(crate) traits: OperationTraits,
    /// `@paginated`
    pub(crate) pagination: Option<Pagination<'a>>,
    /// The traits of its type.
    pub(crate) documentation: Traits<'a>,
    /// The service that it is called at.
    pub(crate) service: Option<ServiceTraits>,
    /// Other services that it could be called at, by absolute shape ID.
    pub(crate) other_services: Vec<String>,
}

impl Operation<'_> {
    /// Returns the indices of its output and its errors.
    pub(crate) fn responses(&self) -> impl Iterator<Item = &usize> {
        self.output.iter().chain(&self.errors)
    }

    /// Returns the protocol of its service, if it is supported.
    pub(crate) fn protocol(&self) -> Option<Protocol> {
        self.service.as_ref()?.protocol
    }

    /// Whether its JSON has the names of `@jsonName`. `None` without a service, or without JSON.
    pub(super) fn uses_json_names(&self) -> Option<bool> {
        self.service.as_ref()?.uses_json_names()
    }
}

impl<'a, State> Closure<'a, State> {
    /// Returns the shape that a member targets.
    pub(crate) fn target(&self, member: &Member<'_>) -> &Shape<'a> {
        &self.shapes[member.target]
    }

    /// Whether the shape with this index uses `@jsonName`.
    pub(crate) fn uses_json_names(&self, index: usize) -> bool {
        self.json_names.get(index).copied().unwrap_or_default()
    }

    /// Whether the shape with this index can be an empty body: "Server implementations MUST also accept empty
    /// request bodies", and servers send empty response bodies (Smithy specification, "AWS JSON 1.0 / 1.1
    /// protocol", "Empty body serialization").
    pub(crate) fn can_be_empty(&self, index: usize) -> bool {
        self.empty_bodies.get(index).copied().unwrap_or_default()
    }

    /// For each shape, the first operation that reaches it whose protocol uses `@jsonName`, or does not.
    #[must_use]
    pub(crate) fn reached_by(&self, uses_json_names: bool) -> Vec<Option<&Operation<'a>>> {
        let mut reached = vec![None; self.shapes.len()];
        let mut waiting = VecDeque::new();
        for operation in &self.operations {
            if operation.uses_json_names() == Some(uses_json_names) {
                let shapes = operation.input.iter().chain(operation.responses());
                waiting.extend(shapes.map(|&index| (index, operation)));
            }
        }
        while let Some((index, operation)) = waiting.pop_front() {
            if reached[index].is_none() {
                reached[index] = Some(operation);
                let members = self.shapes[index].kind.members().iter();
                waiting.extend(members.map(|member| (member.target, operation)));
            }
        }
        reached
    }
}

impl<'a> Closure<'a, Unchecked> {
    /// Creates the closure of these shapes and operations. `with_json_names` is `None` if no member has
    /// `@jsonName`; otherwise, it says whether shapes that no operation reaches use it.
    /// `with_aws_json` says whether a service has an AWS JSON protocol.
    pub(super) fn new(
        shapes: Vec<Shape<'a>>,
        operations: Vec<Operation<'a>>,
        inputs: Set<usize>,
        external: Vec<ExternalType>,
        renames: Vec<(Cow<'a, str>, Cow<'a, str>)>,
        with_json_names: Option<bool>,
        with_aws_json: bool,
    ) -> Self {
        let mut closure = Closure {
            shapes,
            operations,
            inputs,
            external,
            renames,
            json_names: Vec::new(),
            empty_bodies: Vec::new(),
            feature_problems: Vec::new(),
            state: PhantomData,
        };
        if let Some(of_model) = with_json_names {
            closure.json_names = closure.json_names(of_model);
        }
        closure.empty_bodies = closure.empty_bodies(with_aws_json);
        closure
    }

    /// Whether each shape uses `@jsonName`: it does if an operation reaches it whose protocol uses the trait, or
    /// if no operation reaches it and not all services of the model ignore the trait.
    fn json_names(&self, of_model: bool) -> Vec<bool> {
        self.reached_by(true)
            .iter()
            .zip(self.reached_by(false))
            .map(|(with, without)| with.is_some() || without.is_none() && of_model)
            .list()
    }

    /// Whether each shape can be an empty body: if it is the input, the output or an error of an operation with an
    /// AWS JSON protocol, or if it is of no operation and a service of the model has such a protocol.
    fn empty_bodies(&self, of_model: bool) -> Vec<bool> {
        let mut of_operations = vec![None; self.shapes.len()];
        for operation in &self.operations {
            let is_aws_json = operation.protocol().is_some_and(Protocol::is_aws_json);
            for &index in operation.input.iter().chain(operation.responses()) {
                *of_operations[index].get_or_insert(false) |= is_aws_json;
            }
        }
        let can_be_empty = |known: Option<bool>| known.unwrap_or(of_model);
        of_operations.into_iter().map(can_be_empty).list()
    }

    /// Marks the closure as checked.
    pub(super) fn into_checked(self, feature_problems: Vec<FeatureProblem>) -> Closure<'a> {
        Closure {
            shapes: self.shapes,
            operations: self.operations,
            inputs: self.inputs,
            external: self.external,
            renames: self.renames,
            json_names: self.json_names,
            empty_bodies: self.empty_bodies,
            feature_problems,
            state: PhantomData,
        }
    }
}
