//! A version of a model, decoded as far as comparisons need it.

use std::borrow::Cow;
use std::collections::HashMap;

use shapesmith_codegen::Diagnostic;
use shapesmith_codegen::inspect::{self, Model, prelude_kind};

use super::node::Node;
use crate::output::report::Place;

/// A version of a model.
#[derive(Debug)]
pub struct Version<'a> {
    model: &'a Model<'a>,
    /// The shapes in the order of their IDs.
    pub shapes: Vec<Shape<'a>>,
    indices: HashMap<String, usize>,
    pub metadata: Vec<(Cow<'a, str>, Node<'a>)>,
}

/// The traits of a shape or member by absolute ID.
pub type Traits<'a> = Vec<(Cow<'a, str>, Node<'a>)>;

/// A shape with its mixins and applied traits.
#[derive(Clone, Debug)]
pub struct Shape<'a> {
    pub id: String,
    pub kind: Cow<'a, str>,
    pub traits: Traits<'a>,
    pub members: Vec<Member<'a>>,
    /// The references of an operation, a service or a resource.
    pub references: References,
    text: &'a str,
}

/// A member. Its ID is `namespace#Shape$member`.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    pub id: String,
    pub name: Cow<'a, str>,
    pub target: String,
    pub traits: Traits<'a>,
    text: &'a str,
}

/// The references of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct References {
    pub input: Option<String>,
    pub output: Option<String>,
    pub errors: Vec<String>,
    pub operations: Vec<String>,
    pub collection_operations: Vec<String>,
    pub resources: Vec<String>,
    /// `create`, `put`, `read`, `update`, `delete` and `list` of a resource.
    pub lifecycle: Vec<(&'static str, String)>,
    pub identifiers: Vec<(String, String)>,
    pub properties: Vec<(String, String)>,
    pub version: String,
    pub rename: Vec<(String, String)>,
}

/// The keys of the operations in the lifecycle of a resource.
pub const LIFECYCLE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];
/// The target of members of enums, and the input or output of operations without.
pub const UNIT: &str = "smithy.api#Unit";

impl<'a> Version<'a> {
    /// Decodes the shapes of a model.
    ///
    /// # Errors
    ///
    /// Those in shapes and their mixins.
    pub fn read(model: &'a Model<'a>) -> Result<Self, Vec<Diagnostic>> {
        let mut shapes = Vec::new();
        let mut errors = Vec::new();
        for (id, _) in model.shapes() {
            match model.shape(id) {
                Ok(Some(shape)) => shapes.push(Shape::read(&shape)),
                Ok(None) => {}
                Err(error) => errors.push(error),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        shapes.sort_by(|a, b| a.id.cmp(&b.id));
        let ids = shapes.iter().map(|shape| shape.id.clone());
        let indices = ids.enumerate().map(|(at, id)| (id, at)).collect();
        let metadata = model.metadata().into_iter();
        let metadata = metadata.map(|(key, raw)| (key, Node::read(raw.get())));
        let mut version = Version {
            model,
            shapes,
            indices,
            metadata: metadata.collect(),
        };
        // A version is a single file, and has one version of Smithy.
        let mut shapes = model.shapes();
        if (shapes.next()).is_some_and(|(_, first)| model.is_version_1(first.get())) {
            version.upgrade();
        }
        Ok(version)
    }

    /// A shape of the model.
    pub fn get(&self, id: &str) -> Option<&Shape<'a>> {
        self.indices.get(id).map(|&at| &self.shapes[at])
    }

    /// The type of a shape of the model or of the prelude.
    pub fn kind(&self, id: &str) -> Option<&str> {
        match self.get(id) {
            Some(shape) => Some(&shape.kind),
            None => prelude_kind(id),
        }
    }

    /// A trait of a shape of the model or of the prelude.
    pub fn trait_of<'s>(&'s self, id: &str, name: &str) -> Option<&'s Node<'a>> {
        match self.get(id) {
            Some(shape) => shape.get(name),
            None if name == "smithy.api#default" => prelude_default(id),
            None => None,
        }
    }

    /// The place of a shape.
    pub fn place_of(&self, shape: &Shape<'_>) -> Option<Place> {
        self.model.place(shape.text).map(Place::from)
    }

    /// The place of a member.
    pub fn place_of_member(&self, member: &Member<'_>) -> Option<Place> {
        self.model.place(member.text).map(Place::from)
    }

    /// Gives shapes of Smithy 1.0 the traits that mean the same in 2.0 (Smithy's migration guide): numbers and
    /// booleans that are not boxed have a default.
    fn upgrade(&mut self) {
        const BOX: &str = "smithy.api#box";
        const DEFAULT: &str = "smithy.api#default";
        let zero = |kind: &str| match kind {
            "boolean" => Some(Node::Bool(false)),
            "byte" | "short" | "integer" | "long" | "float" | "double" => Some(Node::Number("0")),
            _ => None,
        };
        let mut with_default = HashMap::new();
        for shape in &mut self.shapes {
            let Some(zero) = zero(&shape.kind) else {
                continue;
            };
            if shape.get(BOX).is_none() && shape.get(DEFAULT).is_none() {
                shape.traits.push((DEFAULT.into(), zero.clone()));
                with_default.insert(shape.id.clone(), zero);
            }
        }
        for shape in &mut self.shapes {
            if shape.kind == "set" {
                shape.kind = "list".into();
                if shape.get("smithy.api#uniqueItems").is_none() {
                    let unique = ("smithy.api#uniqueItems".into(), Node::EMPTY);
                    shape.traits.push(unique);
                }
            }
            let is_structure = shape.kind == "structure";
            for member in shape.members.iter_mut().filter(|_| is_structure) {
                if member.get(DEFAULT).is_some() {
                    continue;
                }
                let is_boxed = member.get(BOX).is_some();
                let of_target = with_default.get(&member.target);
                let of_target = of_target.or_else(|| prelude_default(&member.target));
                let default = match of_target {
                    Some(_) if is_boxed => Node::Null,
                    Some(zero) => zero.clone(),
                    None => continue,
                };
                member.traits.push((DEFAULT.into(), default));
            }
        }
        for shape in &mut self.shapes {
            shape.traits.retain(|(id, _)| id != BOX);
            for member in &mut shape.members {
                member.traits.retain(|(id, _)| id != BOX);
            }
        }
    }

    /// The operations that a service or resource binds, also through its resources.
    pub fn operations_of(&self, id: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            let Some(shape) = self.get(id) else {
                continue;
            };
            if !seen.insert(&*shape.id) {
                continue;
            }
            if shape.kind == "operation" {
                found.push(&*shape.id);
            }
            let references = &shape.references;
            let bound = references.operations.iter().chain(&references.resources);
            let bound = bound.chain(&references.collection_operations);
            waiting.extend(bound.map(|id| &**id));
            waiting.extend(references.lifecycle.iter().map(|(_, id)| &**id));
        }
        found.sort_unstable();
        found
    }

    /// The IDs of shapes that some shapes reach, themselves among them.
    pub fn reached<'s>(
        &'s self,
        roots: impl IntoIterator<Item = &'s str>,
    ) -> std::collections::HashSet<&'s str> {
        let mut seen = std::collections::HashSet::new();
        let mut waiting: Vec<&str> = roots.into_iter().collect();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let Some(shape) = self.get(id) else {
                continue;
            };
            waiting.extend(shape.members.iter().map(|member| &*member.target));
            let r = &shape.references;
            let single = r.input.iter().chain(&r.output);
            let lists = r.errors.iter().chain(&r.operations).chain(&r.resources);
            let more = single.chain(lists).chain(&r.collection_operations);
            waiting.extend(more.map(|id| &**id));
            waiting.extend(r.lifecycle.iter().map(|(_, id)| &**id));
            let maps = r.identifiers.iter().chain(&r.properties);
            waiting.extend(maps.map(|(_, id)| &**id));
        }
        seen
    }
}

impl<'a> Shape<'a> {
    fn read(shape: &inspect::Shape<'a>) -> Self {
        let kind: Cow<'a, str> = Cow::Owned(shape.kind().to_owned());
        let id = shape.id().to_owned();
        let read = |traits: &[(Cow<'a, str>, inspect::Raw<'a>)]| -> Traits<'a> {
            let traits = traits.iter();
            traits
                .map(|(id, raw)| (id.clone(), Node::read(raw.get())))
                .collect()
        };
        let members = shape.members().iter().map(|member| {
            let mut traits = read(&member.traits);
            // A member of an enum without a value has its name as value.
            if kind == "enum" && !traits.iter().any(|(id, _)| id == ENUM_VALUE) {
                traits.push((ENUM_VALUE.into(), Node::Text(member.name.clone())));
            }
            let unit = || UNIT.to_owned();
            Member {
                id: format!("{id}${}", member.name),
                name: member.name.clone(),
                target: member.target.as_deref().map_or_else(unit, str::to_owned),
                traits,
                text: member.text,
            }
        });
        Shape {
            members: members.collect(),
            traits: read(shape.traits()),
            references: References::read(shape, &kind),
            kind,
            id,
            text: shape.text(),
        }
    }

    /// A simple shape of the prelude.
    pub fn of_prelude(id: &str) -> Option<Self> {
        let kind = prelude_kind(id)?;
        let default = prelude_default(id).cloned();
        let traits = default.map(|value| ("smithy.api#default".into(), value));
        Some(Shape {
            id: id.to_owned(),
            kind: kind.into(),
            traits: traits.into_iter().collect(),
            members: Vec::new(),
            references: References::default(),
            text: "",
        })
    }

    /// The value of a trait.
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        find(&self.traits, name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn member(&self, name: &str) -> Option<&Member<'a>> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The name without the namespace.
    pub fn name(&self) -> &str {
        name(&self.id)
    }
}

/// The trait with the value of a member of an enum.
pub const ENUM_VALUE: &str = "smithy.api#enumValue";

impl<'a> Member<'a> {
    /// The value of a trait.
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        find(&self.traits, name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The ID of the shape that has it.
    pub fn container(&self) -> &str {
        self.id.split('$').next().unwrap_or_default()
    }
}

fn find<'s, 'a>(traits: &'s Traits<'a>, name: &str) -> Option<&'s Node<'a>> {
    let mut traits = traits.iter();
    traits.find_map(|(id, value)| (id == name).then_some(value))
}

/// The name in an ID, without the namespace.
pub fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

impl References {
    fn read(shape: &inspect::Shape<'_>, kind: &str) -> Self {
        if !matches!(kind, "operation" | "service" | "resource") {
            return References::default();
        }
        let list = |key| -> Vec<String> {
            let targets = shape.targets(key);
            targets.into_iter().map(Cow::into_owned).collect()
        };
        let map = |key, is_target: bool| -> Vec<(String, String)> {
            let entries = shape.entries(key).into_iter();
            let entries = entries.filter_map(|(key, raw)| {
                let node = Node::read(raw.get());
                let value = if is_target {
                    node.get_str("target").map(str::to_owned)
                } else {
                    node.as_str().map(str::to_owned)
                };
                Some((key.into_owned(), value?))
            });
            entries.collect()
        };
        let single = |key| shape.target(key).map(Cow::into_owned);
        let is_operation = kind == "operation";
        let or_unit = |key| is_operation.then(|| single(key).unwrap_or_else(|| UNIT.to_owned()));
        let version = shape.property("version");
        let version = version.map(|raw| Node::read(raw.get()));
        let is_resource = kind == "resource";
        let lifecycle = LIFECYCLE.into_iter().filter(|_| is_resource);
        References {
            input: or_unit("input"),
            output: or_unit("output"),
            errors: list("errors"),
            operations: list("operations"),
            collection_operations: list("collectionOperations"),
            resources: list("resources"),
            lifecycle: lifecycle
                .filter_map(|key| Some((key, single(key)?)))
                .collect(),
            identifiers: map("identifiers", true),
            properties: map("properties", true),
            version: version
                .and_then(|node| node.as_str().map(str::to_owned))
                .unwrap_or_default(),
            rename: map("rename", false),
        }
    }
}

fn prelude_default(id: &str) -> Option<&'static Node<'static>> {
    const FALSE: &Node<'static> = &Node::Bool(false);
    const ZERO: &Node<'static> = &Node::Number("0");
    match id.strip_prefix("smithy.api#Primitive")? {
        "Boolean" => Some(FALSE),
        "Byte" | "Short" | "Integer" | "Long" | "Float" | "Double" => Some(ZERO),
        _ => None,
    }
}
