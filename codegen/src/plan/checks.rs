//! Plans the checks of constraints (Smithy specification, "Constraint traits").
//!
//! Generated types implement the runtime's trait `Check`. Each constrained simple shape, list and map has a
//! function, which all members that target the shape call. A member with its own constraint traits, which
//! override those of the target, has its own function.

use std::collections::HashMap;
use std::rc::Rc;

use proc_macro2::Ident;

use super::context::Context;
use super::naming::{Scope, snake_case};
use super::optionality::Optionality;
use super::types::Type;
use crate::model::decimal::Decimal;
use crate::model::pattern_trait::PatternTrait;
use crate::model::shape::{Kind, Member, Shape};
pub(crate) use crate::model::traits::Length;
use crate::model::traits::{DecimalLiteral, EnumDefinition, Traits};
use crate::regex::CompiledPattern;

/// A function that checks a value that is not of a generated type.
#[derive(Debug)]
pub(crate) struct CheckFunction {
    /// Its name.
    pub(crate) ident: Ident,
    /// The type of the value.
    pub(crate) ty: Type,
    /// Whether the value is `@sensitive`.
    pub(crate) sensitive: bool,
    /// The checks, in order.
    pub(crate) checks: Vec<Check>,
}

/// One step of a check.
#[derive(Clone, Debug)]
pub(crate) enum Check {
    /// `@enum`: the type, and the values that violations list if they are not all of its values.
    Enum(Ident, Option<Vec<String>>),
    /// `@length` of a string.
    Length(Length),
    /// `@length` of a list or map.
    Count(Length),
    /// `@range`
    Range(Option<Bound>, Option<Bound>),
    /// `@pattern`, by its static.
    Pattern(Ident),
    /// `@uniqueItems`
    Unique,
    /// Each item of a list.
    Each(MemberCheck),
    /// Each key and value of a map.
    Entries {
        /// The checks of a key.
        key: Option<Call>,
        /// The checks of a value.
        value: Option<MemberCheck>,
        /// Whether keys are `@sensitive`, so that paths do not show them.
        secret_keys: bool,
    },
}

/// A bound of `@range`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Bound {
    /// An integer that fits.
    Integer(i64),
    /// A fraction, or an integer beyond `i64`.
    Decimal {
        /// As written in the model.
        digits: String,
        /// The nearest double, which is infinite beyond the largest.
        double: f64,
        /// The nearest float, if values are floats and it is not that of the nearest double. It is finite.
        float: Option<f32>,
        /// The bound rounded down, and whether that is the bound itself.
        floor: (i128, bool),
    },
}

/// The checks of a value.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    /// The check of the generated type.
    Type,
    /// A function of the plan.
    Function(Ident),
}

/// The checks of a member.
#[derive(Clone, Debug)]
pub(crate) struct MemberCheck {
    /// The checks of its value.
    pub(crate) call: Call,
    /// Whether the member is `@sensitive`, which the target does not know.
    pub(crate) secret: bool,
}

/// A pattern of the model.
#[derive(Debug)]
pub(crate) struct PatternStatic {
    /// The static of the pattern.
    pub(crate) ident: Ident,
    /// As written in the model.
    pub(crate) source: String,
    /// The compiled form.
    pub(crate) compiled: Rc<CompiledPattern>,
}

/// Collects the functions that members need.
pub(super) struct CheckPlanner<'p, 'a> {
    context: &'p Context<'p, 'a>,
    names: Scope,
    functions: Vec<CheckFunction>,
    /// The functions of shapes, by index in the closure, with the type of the value. The type of a user-written
    /// field can differ from that of its shape.
    by_shape: Vec<Vec<(Type, Ident)>>,
    patterns: Vec<PatternStatic>,
    /// Their indices, by the text in the model.
    known_patterns: HashMap<String, usize>,
}

impl<'p, 'a> CheckPlanner<'p, 'a> {
    pub(super) fn new(context: &'p Context<'p, 'a>) -> Self {
        CheckPlanner {
            context,
            names: Scope::default(),
            functions: Vec::new(),
            by_shape: vec![Vec::new(); context.closure.shapes.len()],
            patterns: Vec::new(),
            known_patterns: HashMap::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<CheckFunction>, Vec<PatternStatic>) {
        (self.functions, self.patterns)
    }

    /// The check of a member of `shape` whose value has the type `ty`, if it is constrained.
    pub(super) fn member(
        &mut self,
        shape: &Shape<'_>,
        member: &Member<'_>,
        ty: &Type,
    ) -> Option<MemberCheck> {
        let target = self.context.closure.target(member);
        let call = match &target.kind {
            // Its constraints override those of the type.
            Kind::Enum(values)
                if target.traits.is_enum_string && has_constraint(&member.traits) =>
            {
                match ty {
                    Type::Item(ident) => {
                        Call::Function(self.enum_function(shape, member, ident, values))
                    }
                    _ => Call::Type,
                }
            }
            kind if kind.has_own_type() || matches!(kind, Kind::External(_)) => {
                self.context.constrained[member.target].then_some(Call::Type)?
            }
            _ if has_constraint(&member.traits) => {
                let name = function_name(shape, member);
                Call::Function(self.function(&name, member, &member.traits, ty))
            }
            _ if !self.context.constrained[member.target] && !self.is_wider(member, ty) => {
                return None;
            }
            _ => Call::Function(self.shape_function(member, ty)),
        };
        // A generated type knows that it is sensitive; the user's type may not.
        let is_external = matches!(target.kind, Kind::External(_));
        Some(MemberCheck {
            call,
            secret: member.traits.sensitive || (is_external && target.traits.sensitive),
        })
    }

    /// The function that checks a member with constraints that targets a string with `@enum`.
    fn enum_function(
        &mut self,
        shape: &Shape<'_>,
        member: &Member<'_>,
        ident: &Ident,
        values: &[EnumDefinition<'_>],
    ) -> Ident {
        let target = self.context.closure.target(member);
        let public = values.iter().filter(|value| !value.internal);
        let listed = (values.iter().any(|value| value.internal))
            .then(|| public.map(|value| value.value.to_string()).collect());
        let mut checks = vec![Check::Enum(ident.clone(), listed)];
        checks.extend(self.of_enum_string(&member.traits, &target.traits));
        let function = self.names.take(&function_name(shape, member));
        self.functions.push(CheckFunction {
            ident: function.clone(),
            ty: Type::Item(ident.clone()),
            sensitive: target.traits.sensitive,
            checks,
        });
        function
    }

    /// `@length` and `@pattern` of a string with `@enum`. Those of a member override those of its target.
    pub(super) fn of_enum_string(
        &mut self,
        overriding: &Traits<'_>,
        traits: &Traits<'_>,
    ) -> Vec<Check> {
        let mut checks = Vec::new();
        if let Some(length) = overriding.length.as_ref().or(traits.length.as_ref()) {
            checks.push(Check::Length(length.rule));
        }
        if let Some(pattern) = overriding.pattern.as_ref().or(traits.pattern.as_ref()) {
            checks.push(Check::Pattern(self.pattern(&pattern.rule)));
        }
        checks
    }

    /// Whether `ty` contains integers that are wider than those of the target of `member`.
    fn is_wider(&self, member: &Member<'_>, ty: &Type) -> bool {
        match (&self.context.closure.target(member).kind, ty) {
            (kind, ty) if ty.is_number() => own_range(kind, ty).is_some(),
            (Kind::List(item), Type::List { item: ty, .. } | Type::Slice { item: ty, .. }) => {
                self.is_wider(item, ty)
            }
            (Kind::Map(members), Type::Map { value, .. }) => self.is_wider(&members[1], value),
            _ => false,
        }
    }

    /// The function that checks values of the target of `member`.
    fn shape_function(&mut self, member: &Member<'_>, ty: &Type) -> Ident {
        // A function takes any string type as `str`.
        let ty = match ty {
            Type::CustomString(_) => &Type::String,
            ty => ty,
        };
        let mut known = self.by_shape[member.target].iter();
        if let Some((_, ident)) = known.find(|(known, _)| known == ty) {
            return ident.clone();
        }
        let target = self.context.closure.target(member);
        let name = format!("check_{}", snake_case(target.id.name()));
        let ident = self.function(&name, member, &Traits::default(), ty);
        self.by_shape[member.target].push((ty.clone(), ident.clone()));
        ident
    }

    /// Adds a function for values of `member`, whose `overriding` traits replace those of the target.
    fn function(
        &mut self,
        name: &str,
        member: &Member<'_>,
        overriding: &Traits<'_>,
        ty: &Type,
    ) -> Ident {
        let ident = self.names.take(name);
        let target = self.context.closure.target(member);
        let mut checks = Vec::new();
        if let Some(length) = overriding.length.as_ref().or(target.traits.length.as_ref()) {
            checks.push(match target.kind {
                Kind::String => Check::Length(length.rule),
                _ => Check::Count(length.rule),
            });
        }
        let range = overriding.range.as_ref().or(target.traits.range.as_ref());
        let (min, max) = range.map_or((None, None), |range| {
            let bound = |number: Option<_>| number.map(|number| bound(number, ty));
            (bound(range.rule.min), bound(range.rule.max))
        });
        // A value that does not fit into the narrower integer of the shape is also out of range.
        let (lowest, highest) = own_range(&target.kind, ty).unzip();
        let (min, max) = (
            min.or(lowest.map(Bound::Integer)),
            max.or(highest.map(Bound::Integer)),
        );
        if min.is_some() || max.is_some() {
            checks.push(Check::Range(min, max));
        }
        let pattern = overriding
            .pattern
            .as_ref()
            .or(target.traits.pattern.as_ref());
        if let Some(pattern) = pattern {
            checks.push(Check::Pattern(self.pattern(&pattern.rule)));
        }
        if target.traits.unique_items {
            checks.push(Check::Unique);
        }
        match (&target.kind, ty) {
            (Kind::List(item), Type::List { item: ty, .. } | Type::Slice { item: ty, .. }) => {
                let check = self.member(target, item, ty);
                checks.extend(check.map(Check::Each));
            }
            (
                Kind::Map(members),
                Type::Map {
                    key: key_type,
                    value: value_type,
                    ..
                },
            ) => {
                let [key, value] = &**members;
                let secret_keys =
                    key.traits.sensitive || self.context.closure.target(key).traits.sensitive;
                let key = (self.member(target, key, key_type)).map(|check| check.call);
                let value = self.member(target, value, value_type);
                if key.is_some() || value.is_some() {
                    checks.push(Check::Entries {
                        key,
                        value,
                        secret_keys,
                    });
                }
            }
            _ => {}
        }
        self.functions.push(CheckFunction {
            ident: ident.clone(),
            ty: ty.clone(),
            sensitive: target.traits.sensitive,
            checks,
        });
        ident
    }

    fn pattern(&mut self, pattern: &PatternTrait<'_>) -> Ident {
        if let Some(&known) = self.known_patterns.get(&*pattern.source) {
            return self.patterns[known].ident.clone();
        }
        let place = self.patterns.len();
        self.known_patterns
            .insert(pattern.source.clone().into_owned(), place);
        let ident = super::naming::ident(&format!("PATTERN_{}", self.patterns.len() + 1));
        self.patterns.push(PatternStatic {
            ident: ident.clone(),
            source: pattern.source.clone().into_owned(),
            compiled: Rc::clone(&pattern.compiled),
        });
        ident
    }
}

/// The function that checks a member with constraints.
fn function_name(shape: &Shape<'_>, member: &Member<'_>) -> String {
    let (shape, member) = (snake_case(shape.id.name()), snake_case(&member.name));
    format!("check_{shape}_{member}")
}

/// A bound of values of a type, in the form of the runtime.
fn bound(number: DecimalLiteral<'_>, ty: &Type) -> Bound {
    if let Some(integer) = number.as_i64() {
        return Bound::Integer(integer);
    }
    // Adding zero makes -0.0 positive.
    let double = number.nearest + 0.0;
    let float = (*ty == Type::F32).then(|| number.digits.parse::<f32>().ok());
    #[allow(clippy::cast_possible_truncation)] // rounding is intended
    let is_other = |float: &f32| (float + 0.0).to_bits() != (double as f32).to_bits();
    let float = float.flatten().filter(is_other);
    Bound::Decimal {
        digits: number.digits.to_owned(),
        double,
        float,
        floor: Decimal::new(number.digits).floor(),
    }
}

/// The range of an integer shape, if `ty` has other values.
fn own_range(kind: &Kind<'_>, ty: &Type) -> Option<(i64, i64)> {
    match (kind, ty) {
        (Kind::Byte, Type::I16 | Type::I32 | Type::I64) => Some((i8::MIN.into(), i8::MAX.into())),
        (Kind::Short, Type::I32 | Type::I64) => Some((i16::MIN.into(), i16::MAX.into())),
        (Kind::Integer, Type::I64) => Some((i32::MIN.into(), i32::MAX.into())),
        _ => None,
    }
}

fn has_constraint(traits: &Traits<'_>) -> bool {
    traits.length.is_some() || traits.range.is_some() || traits.pattern.is_some()
}

/// For each shape of a closure, whether its values contain something constrained.
pub(super) fn constrained(context: &Context<'_, '_>) -> Vec<bool> {
    let closure = context.closure;
    let count = closure.shapes.len();
    let mut constrained = vec![false; count];
    let mut targeted_by = vec![Vec::new(); count];
    let mut waiting = Vec::new();
    for (place, shape) in closure.shapes.iter().enumerate() {
        let own = match &shape.kind {
            Kind::Enum(_) | Kind::IntEnum(_) | Kind::External(_) => true,
            _ => has_constraint(&shape.traits) || shape.traits.unique_items,
        };
        let mut of_members = false;
        for member in shape.kind.members() {
            targeted_by[member.target].push(place);
            of_members |= has_constraint(&member.traits)
                || context.optionality(member) == Optionality::ClientOptional;
        }
        if own || of_members {
            constrained[place] = true;
            waiting.push(place);
        }
    }
    while let Some(place) = waiting.pop() {
        for &above in &targeted_by[place] {
            if !constrained[above] {
                constrained[above] = true;
                waiting.push(above);
            }
        }
    }
    constrained
}
