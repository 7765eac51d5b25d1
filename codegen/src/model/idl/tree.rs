//! The syntax tree of a file. Names are as they are written, and positions are in bytes.

use std::borrow::Cow;

/// A file.
#[derive(Debug, Default)]
pub(in crate::model) struct File<'a> {
    /// `$version`, if it is given.
    pub(super) version: Option<Version>,
    pub(super) input_suffix: Option<String>,
    pub(super) output_suffix: Option<String>,
    pub(super) metadata: Vec<(Key<'a>, Node<'a>)>,
    pub(super) namespace: Option<Name<'a>>,
    pub(super) uses: Vec<Name<'a>>,
    pub(super) shapes: Vec<Shape<'a>>,
    pub(super) applied: Vec<Apply<'a>>,
}

/// A version of the language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Version {
    #[default]
    One,
    Two,
}

/// A name or a shape ID, relative or absolute.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// A key of an object.
#[derive(Clone, Debug)]
pub(super) struct Key<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: usize,
}

/// A value (Smithy specification, "Node values").
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) at: usize,
    pub(super) value: Value<'a>,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    Null,
    Boolean(bool),
    /// As it is written.
    Number(&'a str),
    String(Cow<'a, str>),
    /// A shape ID without quotes, which is resolved.
    Id(&'a str),
    Array(Vec<Node<'a>>),
    Object(Vec<(Key<'a>, Node<'a>)>),
}

/// A trait on a shape or a member.
#[derive(Debug)]
pub(super) struct Trait<'a> {
    pub(super) id: Name<'a>,
    /// `None` without a value, whose place the type of the trait takes.
    pub(super) value: Option<Node<'a>>,
}

/// A definition of a shape.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    /// Where its type begins.
    pub(super) at: usize,
    pub(super) kind: &'a str,
    pub(super) name: Cow<'a, str>,
    /// Where its name begins; for an inline structure, where the structure begins.
    pub(super) name_at: usize,
    pub(super) traits: Vec<Trait<'a>>,
    /// `for Resource`
    pub(super) resource: Option<Name<'a>>,
    pub(super) mixins: Vec<Name<'a>>,
    pub(super) body: Body<'a>,
}

/// The body of a shape.
#[derive(Debug)]
pub(super) enum Body<'a> {
    /// A simple shape.
    Nothing,
    /// A structure, union, list, map or enum.
    Members(Vec<Member<'a>>),
    /// A service or resource.
    Properties(Vec<(Key<'a>, Node<'a>)>),
    Operation(Operation<'a>),
}

#[derive(Debug, Default)]
pub(super) struct Operation<'a> {
    pub(super) input: Option<Target<'a>>,
    pub(super) output: Option<Target<'a>>,
    pub(super) errors: Vec<Name<'a>>,
}

/// The input or output of an operation.
#[derive(Debug)]
pub(super) enum Target<'a> {
    Named(Name<'a>),
    /// The name of an inline structure, which is among the shapes of the file.
    Inline(String),
}

#[derive(Debug)]
pub(super) struct Member<'a> {
    pub(super) name: Name<'a>,
    pub(super) traits: Vec<Trait<'a>>,
    /// `None` for a value of an enum, and for `$name`.
    pub(super) target: Option<Name<'a>>,
    /// Whether it is `$name`.
    pub(super) is_elided: bool,
    /// `= value`: a default, or the value of an enum.
    pub(super) value: Option<Node<'a>>,
}

/// `apply Target @trait`
#[derive(Debug)]
pub(super) struct Apply<'a> {
    pub(super) target: Name<'a>,
    pub(super) traits: Vec<Trait<'a>>,
}
