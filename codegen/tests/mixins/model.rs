//! A model as data: written as a JSON AST, and flattened by its own reading of the specification.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Traits by their IDs, each with its value in JSON.
pub(crate) type Traits = BTreeMap<String, String>;

pub(crate) const MIXIN: &str = "smithy.api#mixin";

/// A model, whose shapes have the namespace `a`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    /// In the order of the file.
    pub(crate) shapes: Vec<Shape>,
    /// `apply` statements: the shape, the member, and the traits.
    pub(crate) applied: Vec<(String, String, Traits)>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) mixins: Vec<String>,
    /// Its own traits.
    pub(crate) traits: Traits,
    /// The `localTraits`, if it is a mixin.
    pub(crate) mixin: Option<Vec<String>>,
    /// The members that it defines itself.
    pub(crate) members: Vec<Member>,
    /// Lists of references, by key.
    pub(crate) lists: BTreeMap<&'static str, Vec<String>>,
    /// Single references, by key.
    pub(crate) single: BTreeMap<&'static str, String>,
    /// The names that a service gives to shapes.
    pub(crate) rename: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) target: String,
    pub(crate) traits: Traits,
}

impl Model {
    pub(crate) fn shape(&self, name: &str) -> &Shape {
        let mut shapes = self.shapes.iter();
        shapes.find(|shape| shape.name == name).expect("a shape")
    }

    fn mixins(&self, shape: &Shape) -> Vec<&Shape> {
        shape.mixins.iter().map(|name| self.shape(name)).collect()
    }

    /// "For each mixin applied to a shape, traits applied directly to the mixin override traits applied to any of its
    /// mixins. Traits applied to mixins that come later in the list […] take precedence."
    pub(crate) fn traits(&self, shape: &Shape) -> Traits {
        let mut all = Traits::new();
        for mixin in self.mixins(shape) {
            let mut inherited = self.traits(mixin);
            inherited.remove(MIXIN);
            for local in mixin.mixin.iter().flatten() {
                inherited.remove(local);
            }
            all.extend(inherited);
        }
        all.extend(shape.traits.clone());
        all
    }

    /// "Members inherited from mixins come before members defined directly in the shape." "Traits applied to
    /// redefined members supersede any traits inherited from mixins."
    pub(crate) fn members(&self, shape: &Shape) -> Vec<Member> {
        let mut all: Vec<Member> = Vec::new();
        let add = |all: &mut Vec<Member>, member: Member| match all
            .iter_mut()
            .find(|known| known.name == member.name)
        {
            Some(known) => {
                assert_eq!(known.target, member.target, "the targets agree");
                known.traits.extend(member.traits);
            }
            None => all.push(member),
        };
        for mixin in self.mixins(shape) {
            for member in self.members(mixin) {
                add(&mut all, member);
            }
        }
        for member in &shape.members {
            add(&mut all, member.clone());
        }
        for (of, name, traits) in &self.applied {
            if *of == shape.name {
                let mut members = all.iter_mut();
                let member = members.find(|member| member.name == *name);
                member.expect("a member").traits.extend(traits.clone());
            }
        }
        all
    }

    /// "Non-scalar properties are merged."
    fn list(&self, shape: &Shape, key: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let inherited = self
            .mixins(shape)
            .into_iter()
            .flat_map(|mixin| self.list(mixin, key));
        let own = shape.lists.get(key).into_iter().flatten().cloned();
        for id in inherited.chain(own).collect::<Vec<_>>() {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        all
    }

    /// "When merging map properties, the values for local keys are kept."
    fn rename(&self, shape: &Shape) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for mixin in self.mixins(shape) {
            all.extend(self.rename(mixin));
        }
        all.extend(shape.rename.clone());
        all
    }

    /// The model without mixins and `apply` statements.
    pub(crate) fn flatten(&self) -> Model {
        let shapes = self.shapes.iter().filter(|shape| shape.mixin.is_none());
        let shapes = shapes.map(|shape| {
            let lists =
                ["operations", "resources", "errors"].map(|key| (key, self.list(shape, key)));
            Shape {
                name: shape.name.clone(),
                kind: shape.kind,
                traits: self.traits(shape),
                members: self.members(shape),
                lists: lists
                    .into_iter()
                    .filter(|(_, ids)| !ids.is_empty())
                    .collect(),
                single: shape.single.clone(),
                rename: self.rename(shape),
                ..Shape::default()
            }
        });
        Model {
            shapes: shapes.collect(),
            applied: Vec::new(),
        }
    }

    /// The JSON AST.
    pub(crate) fn to_json(&self) -> String {
        let mut entries: Vec<String> = self.shapes.iter().map(Shape::to_json).collect();
        for (shape, member, traits) in &self.applied {
            let traits = object(traits);
            entries.push(format!(
                r#""a#{shape}${member}": {{"type": "apply", "traits": {traits}}}"#
            ));
        }
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\n{}}}}}",
            entries.join(",\n")
        )
    }
}

impl Shape {
    fn to_json(&self) -> String {
        let mut text = format!(r#""a#{}": {{"type": "{}""#, self.name, self.kind);
        let reference = |id: &String| format!(r#"{{"target": "{}"}}"#, absolute(id));
        if !self.mixins.is_empty() {
            let mixins: Vec<String> = self.mixins.iter().map(reference).collect();
            let _ = write!(text, r#", "mixins": [{}]"#, mixins.join(", "));
        }
        let is_collection = matches!(self.kind, "list" | "map");
        let members: Vec<String> = self.members.iter().map(Member::to_json).collect();
        if is_collection && !members.is_empty() {
            let _ = write!(text, ", {}", members.join(", "));
        } else if !is_collection && !members.is_empty() {
            let _ = write!(text, r#", "members": {{{}}}"#, members.join(", "));
        }
        for (key, ids) in &self.lists {
            let ids: Vec<String> = ids.iter().map(reference).collect();
            let _ = write!(text, r#", "{key}": [{}]"#, ids.join(", "));
        }
        for (key, id) in &self.single {
            let _ = write!(text, r#", "{key}": {}"#, reference(id));
        }
        if !self.rename.is_empty() {
            let renames = self.rename.iter();
            let renames: Vec<String> = renames
                .map(|(id, name)| format!(r#""a#{id}": "{name}""#))
                .collect();
            let _ = write!(text, r#", "rename": {{{}}}"#, renames.join(", "));
        }
        let mut traits = self.traits.clone();
        if let Some(local) = &self.mixin {
            let local: Vec<String> = local.iter().map(|id| format!("{id:?}")).collect();
            let value = if local.is_empty() {
                "{}".to_owned()
            } else {
                format!(r#"{{"localTraits": [{}]}}"#, local.join(", "))
            };
            traits.insert(MIXIN.to_owned(), value);
        }
        if !traits.is_empty() {
            let _ = write!(text, r#", "traits": {}"#, object(&traits));
        }
        text.push('}');
        text
    }
}

impl Member {
    fn to_json(&self) -> String {
        let (name, target) = (&self.name, absolute(&self.target));
        let traits = object(&self.traits);
        format!(r#""{name}": {{"target": "{target}", "traits": {traits}}}"#)
    }
}

fn absolute(id: &str) -> String {
    if id.contains('#') {
        id.to_owned()
    } else {
        format!("a#{id}")
    }
}

fn object(traits: &Traits) -> String {
    let entries = traits.iter().map(|(id, value)| format!("{id:?}: {value}"));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}
