//! Rules that can only be seen across shapes. Each has its reason above it.

mod wire;

use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::hash::Hash;

use super::id::MAX_ID;
use super::resolve::{Closure, Operation};
use super::selectors;
use super::shape::{Kind, Member, Shape};
use super::source::Source;
use super::traits::{Binding, EnumDefinition};
use crate::diagnostic::{Diagnostic, Problems, excerpt, quoted};
use crate::input::SmithyInput;
use crate::regex::CompiledPattern;

/// How deep lists and maps may be nested in each other without a structure or union between them.
pub const MAX_DEPTH: usize = 32;

/// How deep structures and unions may be nested in each other, through lists and maps or not. Beyond some 60
/// levels of optional members the compiler says that "queries overflow the depth limit".
pub const MAX_NESTING: usize = 48;

/// How many members a structure may have. The compiler runs out of stack somewhere between 5,000 and 10,000.
pub const MAX_MEMBERS: usize = 5_000;

/// How many of them may be required: each is a type parameter of the builder, and each setter names all.
pub const MAX_REQUIRED: usize = 500;

/// The sum of the squares of these numbers over all structures of a request: how many type parameters all setters
/// name.
pub const MAX_STATES: usize = 1_000_000;

/// How many members a union, and how many values an enum may have.
pub const MAX_VARIANTS: usize = 10_000;

/// Checks a closure.
///
/// # Errors
///
/// Every rule that it breaks.
pub fn check(
    closure: &Closure<'_>,
    source: Source<'_>,
    request: &SmithyInput,
) -> Result<(), Vec<Diagnostic>> {
    let mut checker = Checker {
        closure,
        source,
        problems: Problems::default(),
    };
    for (place, shape) in closure.shapes.iter().enumerate() {
        checker.traits_fit(shape, None);
        if !request.features.backreference {
            checker.check_back_references(shape);
        }
        for member in shape.kind.members() {
            checker.traits_fit(shape, Some(member));
            checker.unit_is_in_a_union(shape, member);
        }
        checker.size_is_compilable(shape);
        checker.json_names_differ(shape, place);
        match &shape.kind {
            Kind::Structure(members) => checker.bindings_differ(shape, members),
            Kind::Timestamp if !request.features.timestamp => {
                checker.needs_the_feature(shape, place, "timestamp");
            }
            Kind::BigInteger | Kind::BigDecimal if !request.features.bignum => {
                checker.needs_the_feature(shape, place, "bignum");
            }
            Kind::Document if !request.features.serde => {
                checker.needs_the_feature(shape, place, "serde");
            }
            Kind::Enum(values) => {
                checker.values_have_names(shape, values);
                let values = values.iter().map(|v| (&v.value, v.text));
                checker.values_differ(shape, values.collect());
            }
            Kind::IntEnum(values) => {
                let values = values.iter().map(|v| (&v.value, v.text));
                checker.values_differ(shape, values.collect());
            }
            Kind::Map(members) => {
                checker.key_is_a_string(shape, &members[0]);
                checker.collection_ends(shape);
            }
            Kind::List(_) => {
                checker.collection_ends(shape);
                checker.items_compare(shape);
            }
            _ => {}
        }
    }
    checker.builders_are_small();
    checker.values_are_finite();
    checker.nesting_is_compilable();
    checker.names_are_free(request);
    checker.protocols_agree();
    if request.features.http {
        let (mut labels, mut ends) = (HashMap::new(), HashSet::new());
        for operation in &closure.operations {
            checker.labels_are_bound(operation, &mut labels);
            checker.messages_hold_all(operation, &mut ends);
        }
    }
    checker.problems.into_result()
}

struct Checker<'c, 'a> {
    closure: &'c Closure<'a>,
    source: Source<'a>,
    problems: Problems,
}

/// The members of an input that are labels of the path, and those that are labels of the host.
type Labels<'c> = [Vec<&'c str>; 2];

impl<'c> Checker<'c, '_> {
    fn report(&mut self, shape: &Shape<'_>, text: &str, message: String) {
        self.report_with(shape, text, message, None);
    }

    fn report_with(&mut self, shape: &Shape<'_>, text: &str, message: String, help: Option<&str>) {
        let source = self.source;
        self.problems.push(|| {
            let mut problem = Diagnostic::new(shape.span, message);
            problem.help = help.map(str::to_owned);
            if text.is_empty() {
                return problem;
            }
            problem.location(source.location(text, Some(shape.id.as_str())))
        });
    }

    /// The compiler has no patience for types without a limit, or no stack.
    fn size_is_compilable(&mut self, shape: &Shape<'_>) {
        let (count, most, what) = match &shape.kind {
            Kind::Structure(members) => (members.len(), MAX_MEMBERS, "members"),
            Kind::Union(members) => (members.len(), MAX_VARIANTS, "members"),
            Kind::Enum(values) => (values.len(), MAX_VARIANTS, "values"),
            Kind::IntEnum(values) => (values.len(), MAX_VARIANTS, "values"),
            _ => return,
        };
        if count > most {
            let described = shape.kind.described();
            let message = format!(
                "{described} of {count} {what} is more than the {most} that Rust's compiler copes with"
            );
            self.report(shape, shape.text, message);
        }
        let members = shape.kind.members();
        let required = members
            .iter()
            .filter(|member| member.traits.required)
            .count();
        if matches!(shape.kind, Kind::Structure(_)) && required > MAX_REQUIRED {
            let message = format!(
                "a structure of {required} required members is more than the {MAX_REQUIRED} that a builder can tell \
                 apart"
            );
            self.report(shape, shape.text, message);
        }
    }

    /// Each setter of a required member names the states of all of them.
    fn builders_are_small(&mut self) {
        let mut states = 0;
        for shape in &self.closure.shapes {
            let Kind::Structure(members) = &shape.kind else {
                continue;
            };
            let required = members
                .iter()
                .filter(|member| member.traits.required)
                .count();
            states += required * required;
            if states > MAX_STATES {
                let message = format!(
                    "with this structure of {required} required members, the builders of the shapes that are asked \
                     for have setters with more than {MAX_STATES} type parameters in all"
                );
                return self.report_with(shape, shape.text, message, Some("ask for fewer shapes"));
            }
        }
    }

    /// A type that holds another is as deep as that and one deeper, and one that holds it in an `Option` two;
    /// the compiler follows a chain of 128 (`recursion_limit`), of which types of the user's are a part, too.
    fn nesting_is_compilable(&mut self) {
        let closure = self.closure;
        let count = closure.shapes.len();
        // Depth first with its own stack: (shape, the member to look at next). What is on the stack already is
        // part of a cycle, which holds itself behind a pointer.
        let mut depths: Vec<Option<usize>> = vec![None; count];
        let mut is_open = vec![false; count];
        for start in 0..count {
            let mut stack = vec![(start, 0)];
            while let Some((place, next)) = stack.pop() {
                if next == 0 && (depths[place].is_some() || is_open[place]) {
                    continue;
                }
                is_open[place] = true;
                if let Some(member) = closure.shapes[place].kind.members().get(next) {
                    stack.push((place, next + 1));
                    stack.push((member.target, 0));
                    continue;
                }
                is_open[place] = false;
                let shape = &closure.shapes[place];
                let below = shape.kind.members().iter();
                let below = below.filter_map(|member| depths[member.target]).max();
                let depth = below.unwrap_or_default() + usize::from(shape.kind.is_item());
                depths[place] = Some(depth);
                if depth == MAX_NESTING + 1 && shape.kind.is_item() {
                    let what = shape.kind.described();
                    let message = format!(
                        "{what} that holds other structures and unions, which hold others, more than {MAX_NESTING} \
                         deep is more than Rust's compiler copes with"
                    );
                    self.report(shape, shape.text, message);
                }
            }
        }
    }

    /// Smithy specification, "httpHeader trait", "httpQuery trait" and "httpPrefixHeaders trait": no two members
    /// are bound to one place, headers being alike in any case; "httpPayload trait", "httpQueryParams trait"
    /// and "httpResponseCode trait": one member at most has each.
    fn bindings_differ(&mut self, shape: &Shape<'_>, members: &[Member<'_>]) {
        let mut taken: HashMap<(&str, String), &str> = HashMap::new();
        for member in members {
            let Some(binding) = &member.traits.binding else {
                continue;
            };
            let name = binding.name();
            let key = match binding {
                Binding::Header(header) => header.to_ascii_lowercase(),
                Binding::Query(query) => query.to_string(),
                Binding::Label => continue,
                _ => String::new(),
            };
            let of = if key.is_empty() {
                String::new()
            } else {
                format!("({})", quoted(&key))
            };
            if let Some(other) = taken.insert((name, key), &member.name) {
                let (first, second) = (excerpt(other), excerpt(&member.name));
                let message = format!("members `{first}` and `{second}` both have `@{name}{of}`");
                self.report(shape, member.text, message);
            }
        }
        // An empty prefix takes the headers that are not taken by name.
        let prefixes = members
            .iter()
            .filter_map(|member| match &member.traits.binding {
                Some(Binding::PrefixHeaders(prefix)) if !prefix.is_empty() => {
                    Some((member, prefix.to_ascii_lowercase()))
                }
                _ => None,
            });
        for (member, prefix) in prefixes.take(1) {
            let under = |(name, header): &&(&str, String)| {
                *name == "httpHeader" && header.starts_with(&prefix)
            };
            let mut under: Vec<_> = taken.keys().filter(under).collect();
            under.sort_unstable();
            if let Some((_, header)) = under.first() {
                let message = format!(
                    "member `{}` has `@httpPrefixHeaders({})`, and another has `@httpHeader({})`, which begins so",
                    excerpt(&member.name),
                    quoted(&prefix),
                    quoted(header)
                );
                self.report(shape, member.text, message);
            }
        }
    }

    /// Traits have selectors, which say what they are for.
    fn traits_fit(&mut self, shape: &Shape<'c>, member: Option<&Member<'c>>) {
        for misplaced in selectors::misplaced(self.closure, shape, member) {
            self.report(shape, misplaced.text, misplaced.message);
        }
    }

    /// Smithy specification, "Unit type": of all members only those of a union may target it.
    fn unit_is_in_a_union(&mut self, shape: &Shape<'_>, member: &Member<'_>) {
        let target = self.closure.target(member);
        if matches!(target.kind, Kind::Unit) && !matches!(shape.kind, Kind::Union(_)) {
            let what = shape.kind.described();
            let message = format!(
                "member `{}` of {what} targets `smithy.api#Unit`",
                member.name
            );
            self.report(shape, member.text, message);
        }
    }

    /// Smithy specification, "httpLabel trait" and "hostLabel trait": each label of a URI or a host prefix
    /// is a member of the input, and each such member is a label.
    fn labels_are_bound(
        &mut self,
        operation: &Operation,
        of_inputs: &mut HashMap<usize, Labels<'c>>,
    ) {
        let closure = self.closure;
        let input = operation.input.map(|place| &closure.shapes[place]);
        if input.is_some_and(|input| matches!(input.kind, Kind::External(_))) {
            return; // its members are the user's
        }
        let members = input.map_or(&[][..], |input| input.kind.members());
        let uri = operation.traits.http.as_ref().map(|http| &*http.uri);
        let prefix = operation.traits.host_prefix.as_deref();
        let is_path_label = |member: &&Member<'_>| member.traits.binding == Some(Binding::Label);
        let is_host_label = |member: &&Member<'_>| member.traits.host_label;
        let read = || -> Labels<'c> {
            let name = |member: &'c Member<'_>| &*member.name;
            [
                members.iter().filter(is_path_label).map(name).collect(),
                members.iter().filter(is_host_label).map(name).collect(),
            ]
        };
        // Many operations may have one input.
        let none = Labels::default();
        let [of_path, of_host] = match operation.input {
            Some(place) => of_inputs.entry(place).or_insert_with(read),
            None => &none,
        };
        let bindings = [(uri, "httpLabel", of_path), (prefix, "hostLabel", of_host)];
        for (template, name, bound) in bindings {
            let Some(template) = template else { continue };
            let labels: HashSet<&str> = labels(template).collect();
            let mut unbound: Vec<&str> = labels.iter().copied().collect();
            if bound.len() == labels.len() && bound.iter().all(|member| labels.contains(member)) {
                continue;
            }
            let members: HashSet<&str> = bound.iter().copied().collect();
            unbound.retain(|label| !members.contains(label));
            unbound.sort_unstable();
            let id = excerpt(&operation.id);
            let shown = quoted(template);
            for label in unbound {
                let message = format!(
                    "`{id}` has the label `{label}` in {shown}, and its input has no member for it with `@{name}`"
                );
                self.problems
                    .push(|| Diagnostic::new(operation.span, message));
            }
            for member in bound.iter().filter(|member| !labels.contains(**member)) {
                let message = format!(
                    "`{id}` has an input whose member `{member}` has `@{name}`, and there is no such label in {shown}"
                );
                self.problems
                    .push(|| Diagnostic::new(operation.span, message));
            }
        }
    }

    /// A new name must not be that of another type, and one that is given to nothing is a mistake.
    fn names_are_free(&mut self, request: &SmithyInput) {
        let mut given: HashMap<String, &str> = HashMap::new();
        for (old, new) in &request.renames {
            let shapes = || self.closure.shapes.iter();
            // What is raw in Rust is a plain name in the model.
            let new_name = new.to_string();
            let new_name = new_name.strip_prefix("r#").unwrap_or(&new_name);
            let other = given.insert(new_name.to_owned(), &old.text);
            let problem = if let Some(other) = other {
                Some(format!(
                    "`rename` gives `{other}` and `{}` the same name `{new_name}`",
                    old.text
                ))
            } else if !shapes().any(|shape| shape.id.as_str() == old.text) {
                Some(format!(
                    "`rename` names `{}`, which is not reached",
                    old.text
                ))
            } else if shapes().any(|shape| shape.id.name() == new_name && shape.kind.is_item()) {
                Some(format!(
                    "`rename` gives `{}` the name of another shape",
                    old.text
                ))
            } else {
                None
            };
            if let Some(message) = problem {
                self.problems.push(|| Diagnostic::new(old.span, message));
            }
        }
    }

    /// What a group has captured, no automaton can match again.
    fn check_back_references(&mut self, shape: &Shape<'_>) {
        let of_members = shape.kind.members().iter().map(|member| &member.traits);
        for traits in std::iter::once(&shape.traits).chain(of_members) {
            let Some(pattern) = &traits.pattern else {
                continue;
            };
            if matches!(*pattern.rule.compiled, CompiledPattern::Backtracking { .. }) {
                let message = format!(
                    "the pattern of `{}` has a back-reference, and the feature `backreference` of \
                     `shapesmith` is off",
                    shape.id.as_str()
                );
                let help = "switch it on in your Cargo.toml: `features = [\"backreference\"]`, or leave the \
                            pattern unchecked with `pattern_off`";
                self.report_with(shape, pattern.text, message, Some(help));
            }
        }
    }

    /// The Rust types of some kinds come with a feature of `shapesmith`.
    fn needs_the_feature(&mut self, shape: &Shape<'_>, place: usize, feature: &str) {
        let (closure, source) = (self.closure, self.source);
        self.problems.push(|| {
            let id = shape.id.as_str();
            let what = shape.kind.described();
            let message =
                format!("`{id}` is {what}, and the feature `{feature}` of `shapesmith` is off");
            let mut problem = Diagnostic::new(shape.span, message);
            // A shape of the prelude stands nowhere; the first member that targets it does.
            let targets =
                |shape: &&Shape<'_>| shape.kind.members().iter().any(|m| m.target == place);
            let stands = if shape.text.is_empty() {
                closure.shapes.iter().find(targets)
            } else {
                Some(shape)
            };
            if let Some(shape) = stands {
                let member = shape.kind.members().iter().find(|m| m.target == place);
                let text = member.map_or(shape.text, |member| member.text);
                problem = problem.location(source.location(text, Some(shape.id.as_str())));
            }
            let help = format!("switch it on in your Cargo.toml: `features = [{feature:?}]`");
            problem.help(help)
        });
    }

    /// A value of which `@enum` gives no name is called as it reads.
    fn values_have_names(&mut self, shape: &Shape<'_>, values: &[EnumDefinition<'_>]) {
        for value in values {
            let name = value.name.as_ref().unwrap_or(&value.value);
            if name.len() > MAX_ID {
                let (shown, length) = (quoted(name), name.len());
                let message = format!(
                    "a value of the enum has the name {shown}, of {length} bytes, and {MAX_ID} are the most"
                );
                self.report_with(shape, value.text, message, Some("give it a shorter `name`"));
            }
        }
    }

    /// Smithy specification, "Enum shapes": values are unique.
    fn values_differ<T: Debug + Eq + Hash>(&mut self, shape: &Shape<'_>, values: Vec<(T, &str)>) {
        let mut seen = HashSet::with_capacity(values.len());
        for (value, text) in values {
            if let Some(value) = seen.replace(value) {
                let value = format!("{value:?}");
                let message = format!("the enum has the value {} twice", excerpt(&value));
                self.report(shape, text, message);
            }
        }
    }

    /// Smithy specification, "Map": the key targets a string, of which an enum is one.
    fn key_is_a_string(&mut self, shape: &Shape<'_>, key: &Member<'_>) {
        let target = self.closure.target(key);
        if !matches!(
            target.kind,
            Kind::String | Kind::Enum(_) | Kind::External(_)
        ) {
            let what = target.kind.described();
            let message = format!("the key of a map must be a string, and this is {what}");
            self.report(shape, key.text, message);
        }
    }

    /// The shapes below `shape` through members of lists and values of maps alone, to one more than
    /// [`MAX_DEPTH`].
    fn collections_below<'s>(&'s self, shape: &'s Shape<'s>) -> Vec<&'s Shape<'s>> {
        let mut below: Vec<&Shape<'_>> = Vec::new();
        let mut current = shape;
        while let (Kind::List(_) | Kind::Map(_), [.., inner]) =
            (&current.kind, current.kind.members())
        {
            current = self.closure.target(inner);
            below.push(current);
            if std::ptr::eq(current, shape) || below.len() > MAX_DEPTH {
                break;
            }
        }
        below
    }

    /// Smithy specification, "Recursive shape definitions": a list or map may contain itself only
    /// through a structure or union; otherwise it has no end and no Rust type. Nor has the compiler
    /// patience for types that are nested without a limit.
    fn collection_ends(&mut self, shape: &Shape<'_>) {
        let below = self.collections_below(shape);
        let what = shape.kind.described();
        if below.iter().any(|s| std::ptr::eq(*s, shape)) {
            let message =
                format!("{what} that contains itself must do so through a structure or union");
            self.report(shape, shape.text, message);
        } else if below.len() > MAX_DEPTH {
            let message = format!("{what} is nested more than {MAX_DEPTH} lists and maps deep");
            self.report(shape, shape.text, message);
        }
    }

    /// Smithy specification, "Recursive shape definitions": a structure that contains itself through
    /// required members only has no value that ends.
    fn values_are_finite(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let closure = self.closure;
        let next = |place: usize| {
            let members = match &closure.shapes[place].kind {
                Kind::Structure(members) => &members[..],
                _ => &[],
            };
            let required = members.iter().filter(|member| member.traits.required);
            required.map(|member| member.target)
        };
        let mut states = vec![State::New; closure.shapes.len()];
        let mut path = Vec::new();
        for root in 0..closure.shapes.len() {
            path.push(root);
            while let Some(&place) = path.last() {
                if states[place] != State::New {
                    states[place] = State::Done;
                    path.pop();
                    continue;
                }
                states[place] = State::Open;
                for target in next(place) {
                    match states[target] {
                        State::New => path.push(target),
                        State::Done => {}
                        State::Open => {
                            let shape = &closure.shapes[target];
                            let message = "a structure that contains itself through required members \
                                           has no value that ends";
                            self.report(shape, shape.text, message.to_owned());
                        }
                    }
                }
            }
        }
    }

    /// Smithy specification, "uniqueItems trait": floats and documents do not compare, so no list of
    /// unique items holds them.
    fn items_compare(&mut self, shape: &Shape<'_>) {
        let below = self.collections_below(shape);
        let wrong = below
            .last()
            .is_some_and(|s| matches!(s.kind, Kind::Float | Kind::Double | Kind::Document));
        if shape.traits.unique_items && wrong {
            let message =
                "`@uniqueItems` cannot be on a list that holds floats or documents".to_owned();
            self.report(shape, shape.text, message);
        }
    }
}

/// The labels in a template: `{id}`, or `{path+}` for one with slashes in it.
fn labels(template: &str) -> impl Iterator<Item = &str> {
    let pieces = template.split('{').skip(1);
    pieces.map(|piece| {
        let label = piece.split('}').next().unwrap_or(piece);
        label.strip_suffix('+').unwrap_or(label)
    })
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;
    use crate::input::{Features, ModelFile};
    use crate::model::index::Index;
    use crate::model::resolve::{Root, resolve};
    use crate::model::roots::Roots;

    #[test]
    fn a_value_must_be_able_to_end() {
        let cycle = r#""m": {"target": "a#A"}}}, "a#A": {"type": "structure", "members": {
            "b": {"target": "a#B", "traits": {"smithy.api#required": {}}}}}, "a#B": {"type": "structure",
            "members": {"a": {"target": "a#A", "traits": {"smithy.api#required": {}}}}}"#;
        let found = problems(cycle);
        assert!(
            found.contains("contains itself through required members"),
            "{found}"
        );
        assert!(found.contains("in `a#A`"), "{found}");
        let optional = cycle.replacen(r#", "traits": {"smithy.api#required": {}}"#, "", 1);
        assert_eq!(problems(&optional), "");
    }

    /// What is wrong with the closure of `a#Root` in a model with these shapes.
    fn problems(shapes: &str) -> String {
        let text = format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\n\"a#Root\": {{\"type\": \"structure\", \"members\": {{\n{shapes}}}}}"
        );
        let span = Span::call_site();
        let model = ModelFile::new("m.json", std::path::Path::new(""), span);
        let mut request = SmithyInput::new(model);
        request.features = Features {
            timestamp: false,
            bignum: false,
            serde: false,
            backreference: false,
            http: false,
        };
        let source = Source::new("m.json", &text);
        let index = Index::scan(source, span).expect("an index");
        let root = Root {
            id: "a#Root".into(),
            span,
        };
        let selected = Roots {
            shapes: vec![root],
            ..Roots::default()
        };
        let closure = resolve(&index, selected, &request).expect("a closure");
        match check(&closure, source, &request) {
            Ok(()) => String::new(),
            Err(problems) => {
                let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
                problems.join("\n")
            }
        }
    }

    #[test]
    fn each_rule_is_told_with_its_place() {
        for (shapes, expected) in [
            (
                r#""m": {"target": "smithy.api#Unit"}}}"#,
                "member `m` of a structure targets `smithy.api#Unit`\n  --> m.json:3:6 in `a#Root`",
            ),
            (
                r#""m": {"target": "smithy.api#String", "traits": {"smithy.api#range": {"min": 1}}}}}"#,
                "`@range` on member `m` is for a number, and this is a string\n  --> m.json:3:69",
            ),
            (
                r#""m": {"target": "a#N"}}}, "a#N": {"type": "long", "traits": {"smithy.api#pattern": "a"}}"#,
                "`@pattern` is for a string, and this is a long",
            ),
            (
                r#""m": {"target": "a#M"}}},
                "a#M": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "smithy.api#String"}}"#,
                "the key of a map must be a string, and this is an integer\n  --> m.json:4:47 in `a#M`",
            ),
            (
                r#""m": {"target": "a#L"}}}, "a#L": {"type": "list", "member": {"target": "a#M"}},
                "a#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#L"}}"#,
                "a list that contains itself must do so through a structure or union",
            ),
            (
                r#""m": {"target": "a#L"}}}, "a#L": {"type": "list", "member": {"target": "a#F"},
                "traits": {"smithy.api#uniqueItems": {}}},
                "a#F": {"type": "list", "member": {"target": "smithy.api#Float"}}"#,
                "`@uniqueItems` cannot be on a list that holds floats or documents",
            ),
            (
                r#""m": {"target": "a#E"}}}, "a#E": {"type": "string", "traits": {"smithy.api#enum": [
                {"value": "a"}, {"value": "a"}]}}"#,
                "the enum has the value \"a\" twice\n  --> m.json:4:33 in `a#E`",
            ),
            (
                r#""m": {"target": "a#T"}}}, "a#T": {"type": "timestamp"}"#,
                "`a#T` is a timestamp, and the feature `timestamp` of `shapesmith` is off",
            ),
            (
                r#""m": {"target": "smithy.api#Timestamp"}}}"#,
                "the feature `timestamp`",
            ),
        ] {
            let found = problems(shapes);
            assert!(found.contains(expected), "{expected}\n---\n{found}");
        }
        assert_eq!(problems(r#""m": {"target": "smithy.api#String"}}}"#), "");
    }
}
