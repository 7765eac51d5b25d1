//! Schemas: what the model says about the values of members, items, keys and values, as static tables of the
//! generated code.

use crate::collections::Map;
use std::rc::Rc;

use proc_macro2::Ident;

use super::context::Context;
use super::naming::{Scope, ident, snake_case};
use super::optionality::Optionality;
use super::types::Type;
use crate::model::decimal::Decimal;
use crate::model::pattern_trait::PatternTrait;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::{DecimalLiteral, Traits};
pub(crate) use crate::model::traits::{Length, TimestampFormat};
use crate::regex::CompiledPattern;

/// The schema of the values in one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SchemaRef {
    /// Nothing is said about them.
    Any,
    /// Their own types have constraints.
    Nested,
    /// They are sensitive.
    Sensitive,
    /// A static.
    Static(Ident),
}

/// A static with a schema.
#[derive(Debug)]
pub(crate) struct SchemaStatic {
    pub(crate) ident: Ident,
    pub(crate) schema: Schema,
}

/// What the model says about values.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a trait of the model
pub(crate) struct Schema {
    /// Whether a value, or a part of it, can violate a constraint.
    pub(crate) constrained: bool,
    pub(crate) length: Option<Length>,
    /// The bounds of `@range`.
    pub(crate) range: Option<(Option<Bound>, Option<Bound>)>,
    /// The static of the `@pattern`.
    pub(crate) pattern: Option<Ident>,
    pub(crate) unique_items: bool,
    /// Whether the member or its target is `@sensitive`.
    pub(crate) sensitive: bool,
    pub(crate) sparse: bool,
    pub(crate) timestamp_format: Option<TimestampFormat>,
    /// Whether it is a string with `@mediaType`.
    pub(crate) media_type: bool,
    /// The type of a key of a map that is an enum.
    pub(crate) values: Option<Type>,
    /// The keys of a map.
    pub(crate) key: Option<SchemaRef>,
    /// The items of a list, or the values of a map.
    pub(crate) item: Option<SchemaRef>,
}

impl Schema {
    /// A text that is the same for equal schemas; `None` if the schema is a static of the runtime.
    fn key(&self) -> Result<String, SchemaRef> {
        let Schema {
            constrained,
            length,
            range,
            pattern,
            unique_items,
            sensitive,
            sparse,
            timestamp_format,
            media_type,
            values,
            key,
            item,
        } = self;
        let is_plain = length.is_none()
            && range.is_none()
            && pattern.is_none()
            && !unique_items
            && !sparse
            && timestamp_format.is_none()
            && !media_type
            && values.is_none()
            && key.is_none()
            && item.is_none();
        match (is_plain, constrained, sensitive) {
            (true, false, false) => Err(SchemaRef::Any),
            (true, true, false) => Err(SchemaRef::Nested),
            (true, false, true) => Err(SchemaRef::Sensitive),
            _ => Ok(format!("{self:?}")),
        }
    }
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

/// Collects the schemas that members need.
pub(super) struct SchemaPlanner<'p, 'a> {
    context: &'p Context<'p, 'a>,
    names: Scope,
    schemas: Vec<SchemaStatic>,
    /// Their names, by what they say.
    known_schemas: Map<String, Ident>,
    patterns: Vec<PatternStatic>,
    /// Their indices, by the text in the model.
    known_patterns: Map<String, usize>,
}

impl<'p, 'a> SchemaPlanner<'p, 'a> {
    pub(super) fn new(context: &'p Context<'p, 'a>) -> Self {
        SchemaPlanner {
            context,
            names: Scope::default(),
            schemas: Vec::new(),
            known_schemas: Map::new(),
            patterns: Vec::new(),
            known_patterns: Map::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<SchemaStatic>, Vec<PatternStatic>) {
        (self.schemas, self.patterns)
    }

    /// The schema of a member of `shape` whose value has the type `ty`.
    pub(super) fn member(
        &mut self,
        shape: &Shape<'_>,
        member: &Member<'_>,
        ty: &Type,
    ) -> SchemaRef {
        let schema = self.schema(member, ty);
        let target = self.context.closure.target(member);
        self.intern(schema, || {
            // The constraints of the member override those of its target.
            if has_constraint(&member.traits) {
                format!(
                    "{}_{}",
                    snake_case(shape.id.name()),
                    snake_case(&member.name)
                )
            } else {
                snake_case(target.id.name())
            }
        })
    }

    /// The static with the schema of a structure.
    pub(super) fn structure(&mut self, name: &str) -> Ident {
        self.names.take(&static_name(name))
    }

    /// `@length` and `@pattern` of a string with `@enum`.
    pub(super) fn of_enum_string(&mut self, shape: &Shape<'_>) -> SchemaRef {
        let traits = &shape.traits;
        if !has_constraint(traits) {
            return SchemaRef::Any;
        }
        let schema = Schema {
            constrained: true,
            length: traits.length.as_ref().map(|length| length.rule),
            pattern: (traits.pattern.as_ref()).map(|pattern| self.pattern(&pattern.rule)),
            sensitive: traits.sensitive,
            ..Schema::default()
        };
        self.intern(schema, || snake_case(shape.id.name()))
    }

    /// The static for a schema.
    fn intern(&mut self, schema: Schema, name: impl FnOnce() -> String) -> SchemaRef {
        let key = match schema.key() {
            Ok(key) => key,
            Err(of_runtime) => return of_runtime,
        };
        if let Some(known) = self.known_schemas.get(&key) {
            return SchemaRef::Static(known.clone());
        }
        let ident = self.names.take(&static_name(&name()));
        self.known_schemas.insert(key, ident.clone());
        self.schemas.push(SchemaStatic {
            ident: ident.clone(),
            schema,
        });
        SchemaRef::Static(ident)
    }

    fn schema(&mut self, member: &Member<'_>, ty: &Type) -> Schema {
        let target = self.context.closure.target(member);
        let (own, of_target) = (&member.traits, &target.traits);
        let mut schema = Schema {
            sensitive: own.sensitive || of_target.sensitive,
            ..Schema::default()
        };
        match &target.kind {
            // Its own constraints are in the schema of the enum.
            Kind::Enum(_) if of_target.is_enum_string => {
                schema.length = own.length.as_ref().map(|length| length.rule);
                schema.pattern = (own.pattern.as_ref()).map(|pattern| self.pattern(&pattern.rule));
                schema.media_type = own.media_type.is_some() || of_target.media_type.is_some();
                schema.constrained = true;
                return schema;
            }
            kind if kind.has_own_type() || matches!(kind, Kind::External { .. }) => {
                schema.media_type = matches!(kind, Kind::Enum(_))
                    && (own.media_type.is_some() || of_target.media_type.is_some());
                schema.constrained = self.context.constrained[member.target];
                return schema;
            }
            Kind::String => {
                schema.media_type = own.media_type.is_some() || of_target.media_type.is_some();
            }
            Kind::Timestamp => {
                schema.timestamp_format = own.timestamp_format.or(of_target.timestamp_format);
            }
            _ => {}
        }
        let length = own.length.as_ref().or(of_target.length.as_ref());
        schema.length = length.map(|length| length.rule);
        let pattern = own.pattern.as_ref().or(of_target.pattern.as_ref());
        schema.pattern = pattern.map(|pattern| self.pattern(&pattern.rule));
        schema.range = range(own, of_target, &target.kind, ty);
        schema.unique_items = of_target.unique_items;
        schema.constrained = schema.length.is_some()
            || schema.pattern.is_some()
            || schema.range.is_some()
            || schema.unique_items;
        match (&target.kind, ty) {
            (Kind::List(item), Type::List { item: ty, .. } | Type::Slice { item: ty, .. }) => {
                schema.sparse = of_target.sparse;
                schema.item = self.part(target, item, (ty, false), &mut schema.constrained);
            }
            (
                Kind::Map(members),
                Type::Map {
                    key: of_key,
                    value: ty,
                    ..
                },
            ) => {
                let [key, value] = &**members;
                schema.sparse = of_target.sparse;
                schema.key = self.part(target, key, (of_key, true), &mut schema.constrained);
                schema.item = self.part(target, value, (ty, false), &mut schema.constrained);
            }
            _ => {}
        }
        schema
    }

    /// The schema of the parts of a list or map, unless nothing is said about them.
    fn part(
        &mut self,
        shape: &Shape<'_>,
        member: &Member<'_>,
        (ty, is_key): (&Type, bool),
        constrained: &mut bool,
    ) -> Option<SchemaRef> {
        let mut schema = self.schema(member, ty);
        *constrained |= schema.constrained;
        if is_key && matches!(ty, Type::Enum(_) | Type::External { .. }) {
            schema.values = Some(ty.clone());
        }
        let target = self.context.closure.target(member);
        let schema = self.intern(schema, || {
            if has_constraint(&member.traits) {
                format!(
                    "{}_{}",
                    snake_case(shape.id.name()),
                    snake_case(&member.name)
                )
            } else {
                snake_case(target.id.name())
            }
        });
        (schema != SchemaRef::Any).then_some(schema)
    }

    fn pattern(&mut self, pattern: &PatternTrait<'_>) -> Ident {
        if let Some(&known) = self.known_patterns.get(&*pattern.source) {
            return self.patterns[known].ident.clone();
        }
        let place = self.patterns.len();
        self.known_patterns
            .insert(pattern.source.clone().into_owned(), place);
        let ident = ident(&format!("PATTERN_{}", self.patterns.len() + 1));
        self.patterns.push(PatternStatic {
            ident: ident.clone(),
            source: pattern.source.clone().into_owned(),
            compiled: Rc::clone(&pattern.compiled),
        });
        ident
    }
}

/// The name of a static, which is not that of another kind of item, such as `PATTERN_1`.
fn static_name(name: &str) -> String {
    let name = snake_case(name).to_uppercase();
    let is_number = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
    let mut kinds = ["PATTERN_", "RANGES_", "SERVICE_"].into_iter();
    let is_taken = kinds.any(|kind| name.strip_prefix(kind).is_some_and(is_number));
    if is_taken { format!("{name}_") } else { name }
}

/// `@range` of values of a type.
fn range(
    own: &Traits<'_>,
    of_target: &Traits<'_>,
    kind: &Kind<'_>,
    ty: &Type,
) -> Option<(Option<Bound>, Option<Bound>)> {
    let range = own.range.as_ref().or(of_target.range.as_ref());
    let (min, max) = range.map_or((None, None), |range| {
        let bound = |number: Option<_>| number.map(|number| bound(number, ty));
        (bound(range.rule.min), bound(range.rule.max))
    });
    // A value that does not fit into the narrower integer of the shape is also out of range.
    let (lowest, highest) = own_range(kind, ty).unzip();
    let (min, max) = (
        min.or(lowest.map(Bound::Integer)),
        max.or(highest.map(Bound::Integer)),
    );
    (min.is_some() || max.is_some()).then_some((min, max))
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
            Kind::Enum(_) | Kind::IntEnum(_) | Kind::External { .. } => true,
            _ => has_constraint(&shape.traits) || shape.traits.unique_items,
        };
        let mut of_members = false;
        for member in shape.kind.members() {
            targeted_by[member.target].push(place);
            of_members |= has_constraint(&member.traits)
                || match context.optionality(member) {
                    Optionality::ClientOptional => true,
                    // A service may have left it out.
                    Optionality::Required => context.passed_on[place],
                    Optionality::Optional | Optionality::Default(_) => false,
                };
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

#[cfg(test)]
mod tests {
    use super::static_name;

    #[test]
    fn statics_of_schemas_are_not_called_like_those_of_patterns() {
        for (name, expected) in [
            ("Pattern_1", "PATTERN_1_"),
            ("RANGES_12", "RANGES_12_"),
            ("service_3", "SERVICE_3_"),
            ("Pattern", "PATTERN"),
            ("Pattern_a", "PATTERN_A"),
            ("OAuthFlowsType", "O_AUTH_FLOWS_TYPE"),
        ] {
            assert_eq!(static_name(name), expected);
        }
    }
}
