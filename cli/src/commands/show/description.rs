//! The description of a shape.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;
use shapesmith_codegen::inspect::surface::RustType;
use shapesmith_codegen::inspect::{
    Member, Model, Raw, Reference, Shape, convert_to_plain, first_sentence, prelude_kind,
};
use shapesmith_codegen::{
    Diagnostic, ModelFile, ModelFiles, ModelText, Nullability, Selection, SmithyInput,
};

use super::binding::{self, Binding};
use super::service::{self, Error, Operation, Resource, Service};
use super::traits::{Deprecated, Traits};
use super::uses::{self, Uses};
use crate::failure::Failure;
use crate::output::report::Place;

/// A shape, or a member of one.
#[derive(Debug, Serialize)]
pub struct Description<'a> {
    /// The absolute ID.
    pub id: String,
    /// The type in the model, or `member`.
    pub kind: String,
    #[serde(flatten)]
    pub place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust: Option<Rust>,
    /// Why there are no Rust types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust_error: Option<String>,
    #[serde(flatten)]
    pub facts: Facts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
    /// Whether it is only there to be mixed into others.
    pub mixin: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mixins: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Described<'a>>,
    /// The member that is shown of a shape `Shape$member`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Described<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Service>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<Resource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
    /// The value of `@trait`, if it is the definition of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trait_definition: Option<Raw<'a>>,
    /// The shapes and members that have the trait of this definition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub applied_to: Vec<String>,
    /// All traits.
    pub traits: Traits<'a>,
    pub uses: Uses,
}

/// A Rust type.
#[derive(Debug, Serialize)]
pub struct Rust {
    /// The type, such as `UpdateUserRequest` or `Vec<String>`.
    #[serde(rename = "type")]
    pub ty: String,
    /// `struct` or `enum`, if it is generated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyword: Option<&'static str>,
    /// The type of its builder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub builder: Option<String>,
}

/// The description of the traits of a shape or a member.
#[derive(Debug, Serialize)]
pub struct Facts {
    pub sensitive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    pub constraints: Vec<String>,
    pub remarks: Vec<String>,
}

/// A member.
#[derive(Debug, Serialize)]
pub struct Described<'a> {
    pub name: String,
    /// The absolute ID of the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The type of the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documentation: Option<String>,
    /// The first sentence of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust: Option<Field>,
    /// The value of a member of an enum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
    pub required: bool,
    pub client_optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Raw<'a>>,
    #[serde(flatten)]
    pub facts: Facts,
    /// Where the member is in a request or a response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http: Option<Binding>,
    /// All traits.
    pub traits: Traits<'a>,
}

/// The field or variant of a member.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    pub ty: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setter: Option<String>,
}

/// A model, and what its shapes refer to.
#[derive(Debug)]
pub struct Context<'m, 'a> {
    pub model: &'m Model<'a>,
    pub references: Vec<Reference<'a>>,
    pub texts: &'m [ModelText],
    pub nullability: Nullability,
}

impl<'a> Context<'_, 'a> {
    /// Describes a shape, or a member of it.
    ///
    /// # Errors
    ///
    /// The shape cannot be read.
    pub fn describe(&self, id: &str, member: Option<&str>) -> Result<Description<'a>, Failure> {
        let shape = self.model.shape(id)?;
        let shape = shape.ok_or_else(|| Failure::new(format!("no shape `{id}` in the model")))?;
        let (rust_type, rust, rust_error) = match self.rust(&shape) {
            Ok((found, rust)) => (found, rust, None),
            Err(errors) => {
                let error = errors.first().map(|error| error.message().to_owned());
                (None, None, error)
            }
        };
        let fields = rust_type.map_or_else(HashMap::new, |found| {
            let fields = found.members.into_iter().map(|member| {
                let (name, ty, setter) = (member.name, member.ty, member.setter);
                (member.member, Field { name, ty, setter })
            });
            fields.collect()
        });
        let mut description = self.shape(&shape, &fields);
        if let Some(name) = member {
            self.narrow(&mut description, &shape, name, &fields);
            return Ok(description);
        }
        description.rust = rust;
        description.rust_error = rust_error;
        Ok(description)
    }

    fn shape(&self, shape: &Shape<'a>, fields: &HashMap<String, Field>) -> Description<'a> {
        let traits = Traits::new(shape.traits());
        let kind = shape.kind().to_owned();
        let mut facts = facts(&traits, &Traits::default());
        if kind == "list" || kind == "set" || kind == "map" {
            facts.constraints.extend(self.of_items(shape));
        }
        let mut members: Vec<Described<'a>> = shape
            .members()
            .iter()
            .map(|member| self.member(member, fields))
            .collect();
        if members.is_empty() {
            members = values(&traits, fields);
        }
        let error = traits
            .has("error")
            .then(|| service::error(shape.id(), &traits));
        let is = |known: &str| kind == known;
        let trait_definition = traits.get("trait");
        let applied_to = trait_definition.map(|_| self.applied_to(shape.id()));
        let (model, references) = (self.model, &self.references);
        Description {
            id: shape.id().to_owned(),
            place: model.place(shape.text()).map(Place::from),
            documentation: traits.documentation(),
            rust: None,
            rust_error: None,
            facts,
            error,
            mixin: traits.has("mixin"),
            mixins: mixins(references, shape.id()),
            members,
            member: None,
            service: is("service").then(|| service::service(model, references, shape)),
            resource: is("resource").then(|| service::resource(shape)),
            operation: is("operation").then(|| service::operation(model, references, shape)),
            trait_definition,
            applied_to: applied_to.unwrap_or_default(),
            traits,
            uses: uses::uses(model, references, shape.id()),
            kind,
        }
    }

    /// Makes the description of a shape that of one of its members.
    fn narrow(
        &self,
        description: &mut Description<'a>,
        shape: &Shape<'a>,
        name: &str,
        fields: &HashMap<String, Field>,
    ) {
        let member = shape.members().iter().find(|member| member.name == name);
        let Some(member) = member else {
            return;
        };
        let described = self.member(member, fields);
        *description = Description {
            id: format!("{}${name}", shape.id()),
            kind: "member".to_owned(),
            place: self.model.place(member.text).map(Place::from),
            documentation: described.documentation.clone(),
            rust: None,
            rust_error: None,
            facts: facts(&described.traits, &Traits::default()),
            error: None,
            mixin: false,
            mixins: Vec::new(),
            members: Vec::new(),
            service: None,
            resource: None,
            operation: None,
            trait_definition: None,
            applied_to: Vec::new(),
            traits: described.traits.clone(),
            uses: Uses {
                direct: Vec::new(),
                operations: std::mem::take(&mut description.uses.operations),
            },
            member: Some(described),
        };
    }

    fn member(&self, member: &Member<'a>, fields: &HashMap<String, Field>) -> Described<'a> {
        let traits = Traits::new(&member.traits);
        let target = member.target.as_deref();
        let shape = target.and_then(|id| self.model.shape(id).ok().flatten());
        let of_target = shape.as_ref().map(|shape| Traits::new(shape.traits()));
        let of_target = of_target.unwrap_or_default();
        let kind = match &shape {
            Some(shape) => Some(shape.kind().to_owned()),
            None => target.and_then(prelude_kind).map(str::to_owned),
        };
        let mut facts = facts(&traits, &of_target);
        // The only constraint that is checked for an enum is that it has the value.
        if matches!(kind.as_deref(), Some("enum" | "intEnum")) {
            facts.constraints.clear();
        }
        if let Some(shape) = &shape {
            facts.constraints.extend(self.of_items(shape));
        }
        let value: Option<serde_json::Value> = traits.read("enumValue");
        let is_value = target == Some("smithy.api#Unit");
        Described {
            name: member.name.to_string(),
            documentation: traits.documentation().or_else(|| of_target.documentation()),
            summary: traits.summary().or_else(|| of_target.summary()),
            rust: fields.get(&*member.name).cloned(),
            value: value.or_else(|| is_value.then(|| member.name.to_string().into())),
            required: traits.has("required"),
            client_optional: traits.has("clientOptional"),
            default: traits.get("default"),
            facts,
            http: binding::of_traits(&member.name, &traits),
            target: member.target.as_ref().map(Cow::to_string),
            kind,
            traits,
        }
    }

    /// The constraints of the items of a list, or of the keys and values of a map.
    fn of_items(&self, shape: &Shape<'a>) -> Vec<String> {
        if !matches!(shape.kind(), "list" | "set" | "map") {
            return Vec::new();
        }
        let of_member = |member: &Member<'a>| {
            let target = member.target.as_deref();
            let target = target.and_then(|id| self.model.shape(id).ok().flatten());
            let is_enum = |shape: &Shape<'_>| matches!(shape.kind(), "enum" | "intEnum");
            let of_target = target.filter(|shape| !is_enum(shape));
            let of_target = of_target.map(|shape| Traits::new(shape.traits()));
            let traits = Traits::new(&member.traits);
            let what = if member.name == "member" {
                "item"
            } else {
                &*member.name
            };
            let lines = traits
                .constraints(&of_target.unwrap_or_default())
                .into_iter();
            lines
                .map(|line| format!("each {what}: {line}"))
                .collect::<Vec<_>>()
        };
        shape.members().iter().flat_map(of_member).collect()
    }

    /// The generated type of a shape, and the Rust type of it. A shape that generates no type has the type of a member
    /// that targets it.
    fn rust(&self, shape: &Shape<'a>) -> Result<(Option<RustType>, Option<Rust>), Vec<Diagnostic>> {
        let has_type = match shape.kind() {
            "structure" | "union" | "enum" | "intEnum" => true,
            "string" => shape.trait_value("smithy.api#enum").is_some(),
            "service" | "resource" | "operation" => return Ok((None, None)),
            _ => false,
        };
        if has_type {
            let types = self.rust_types(shape.id())?;
            let found = types.into_iter().find(|found| found.shape == shape.id());
            let rust = found.as_ref().map(|found| Rust {
                ty: found.name.clone(),
                keyword: Some(found.keyword),
                builder: found.builder.clone(),
            });
            return Ok((found, rust));
        }
        let mut users = self.references.iter().filter(|reference| {
            let from = || self.model.shape(&reference.from).ok().flatten();
            reference.to == shape.id()
                && reference.key == "members"
                && from().is_some_and(|from| from.trait_value("smithy.api#mixin").is_none())
        });
        let Some(user) = users.next() else {
            return Ok((None, None));
        };
        let types = self.rust_types(&user.from)?;
        let owner = types.into_iter().find(|found| found.shape == user.from);
        let member = owner.and_then(|owner| {
            let mut members = owner.members.into_iter();
            members.find(|member| Some(&*member.member) == user.name.as_deref())
        });
        let ty = member.and_then(|member| member.value.or(member.ty));
        let rust = ty.map(|ty| Rust {
            ty,
            keyword: None,
            builder: None,
        });
        Ok((None, rust))
    }

    fn rust_types(&self, id: &str) -> Result<Vec<RustType>, Vec<Diagnostic>> {
        let file =
            |text: &ModelText| ModelFile::new(&text.name, std::path::Path::new(""), text.span);
        let mut input = SmithyInput::new(ModelFiles(self.texts.iter().map(file).collect()));
        input.shapes = Some(Selection::named(&[id]));
        input.nullability = self.nullability;
        self.model.rust_types(&input)
    }

    /// The shapes and members that have a trait.
    fn applied_to(&self, id: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (shape_id, _) in self.model.shapes() {
            let Ok(Some(shape)) = self.model.shape(shape_id) else {
                continue;
            };
            if shape.trait_value(id).is_some() {
                found.push(shape_id.to_string());
            }
            let members = shape.members().iter();
            let members = members.filter(|member| member.trait_value(id).is_some());
            found.extend(members.map(|member| format!("{shape_id}${}", member.name)));
        }
        found
    }
}

fn mixins(references: &[Reference<'_>], id: &str) -> Vec<String> {
    let of_shape = references
        .iter()
        .filter(|reference| reference.from == id && reference.key == "mixins");
    of_shape.map(|reference| reference.to.to_string()).collect()
}

fn facts(traits: &Traits<'_>, target: &Traits<'_>) -> Facts {
    Facts {
        sensitive: traits.has("sensitive") || target.has("sensitive"),
        deprecated: traits.deprecated(),
        constraints: traits.constraints(target),
        remarks: traits.remarks(),
    }
}

/// The values of a string with the `@enum` trait of Smithy 1.0.
fn values<'a>(traits: &Traits<'a>, fields: &HashMap<String, Field>) -> Vec<Described<'a>> {
    #[derive(serde::Deserialize)]
    struct Definition {
        value: String,
        name: Option<String>,
        documentation: Option<String>,
        #[serde(default)]
        deprecated: bool,
    }
    let values: Vec<Definition> = traits.read("enum").unwrap_or_default();
    let described = values.into_iter().map(|value| {
        let name = value.name.unwrap_or_else(|| value.value.clone());
        let sentence = value.documentation.as_deref().and_then(first_sentence);
        Described {
            summary: sentence.map(|sentence| sentence.plain),
            documentation: value.documentation.as_deref().map(convert_to_plain),
            rust: fields.get(&name).cloned(),
            value: Some(value.value.into()),
            required: false,
            client_optional: false,
            default: None,
            facts: Facts {
                sensitive: false,
                deprecated: value.deprecated.then_some(Deprecated {
                    since: None,
                    message: None,
                }),
                constraints: Vec::new(),
                remarks: Vec::new(),
            },
            http: None,
            target: None,
            kind: None,
            traits: Traits::default(),
            name,
        }
    });
    described.collect()
}
