//! The user's attributes for generated types, fields and variants.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::Name;
use super::meta::Meta;

/// An entry of `attributes = { … }`.
#[derive(Clone, Debug)]
pub struct AttributeEntry {
    /// The targets of the attributes.
    pub target: AttributeTarget,
    /// The attributes, in order.
    pub attributes: Vec<Attribute>,
}

/// The target of an entry of `attributes`.
#[derive(Clone, Debug)]
pub enum AttributeTarget {
    /// All items, fields or variants of a kind.
    Every(AttributeKind),
    /// A shape, `namespace#Name`, or a member, `namespace#Name$member`.
    Shape(Name),
}

/// A kind of items, fields or variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeKind {
    /// Structures, unions and enums.
    Types,
    /// Structures.
    Structures,
    /// Unions.
    Unions,
    /// Enums of strings and of integers.
    Enums,
    /// Enums of integers.
    IntEnums,
    /// The fields of structures.
    Fields,
    /// The variants of unions and enums that are in the model.
    Variants,
    /// The variants of unions and enums for what is not in the model.
    Unknown,
}

impl AttributeKind {
    /// The kinds, with their names in the input.
    pub const ALL: [(&'static str, AttributeKind); 8] = [
        ("types", AttributeKind::Types),
        ("structures", AttributeKind::Structures),
        ("unions", AttributeKind::Unions),
        ("enums", AttributeKind::Enums),
        ("int_enums", AttributeKind::IntEnums),
        ("fields", AttributeKind::Fields),
        ("variants", AttributeKind::Variants),
        ("unknown", AttributeKind::Unknown),
    ];

    /// Whether it is a kind of types, which derives apply to.
    #[must_use]
    pub fn is_of_types(self) -> bool {
        use AttributeKind::{Fields, Unknown, Variants};
        !matches!(self, Fields | Variants | Unknown)
    }
}

/// An attribute.
#[derive(Clone, Debug)]
pub enum Attribute {
    /// `#[derive(…)]`, or `#[cfg_attr(…, derive(…))]`.
    Derive {
        /// The condition of `cfg_attr`.
        condition: Option<TokenStream>,
        /// The paths.
        paths: Vec<TokenStream>,
    },
    /// Any other, with its `#[…]`.
    Other(TokenStream),
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Attribute::Derive { condition, paths } => {
                conditional(condition.as_ref(), &quote!(derive(#(#paths),*)))
            }
            Attribute::Other(attribute) => attribute.clone(),
        });
    }
}

/// `#[content]`, or `#[cfg_attr(condition, content)]`. The compiler reports what is wrong with an attribute at its
/// brackets, so these are at the content.
#[must_use]
pub fn conditional(condition: Option<&TokenStream>, content: &TokenStream) -> TokenStream {
    let span = Span::call_site().located_at(first_span(content));
    if let Some(condition) = condition {
        quote_spanned!(span=> #[cfg_attr(#condition, #content)])
    } else {
        quote_spanned!(span=> #[#content])
    }
}

fn first_span(tokens: &TokenStream) -> Span {
    let first = tokens.clone().into_iter().next();
    first.map_or_else(Span::call_site, |first| first.span())
}

/// The reader of attributes in a front end.
pub struct Reader<'r, E> {
    /// Reads the paths of `derive(…)`.
    pub derives: &'r dyn Fn(TokenStream) -> Result<Vec<TokenStream>, E>,
    /// Makes an error at a token, with a message and a help.
    pub error: &'r dyn Fn(Span, &str, &str) -> E,
}

impl<E> Reader<'_, E> {
    /// Adds the attribute with this content: that of brackets, or of `cfg_attr` with a condition.
    ///
    /// # Errors
    ///
    /// It cannot be an attribute of generated code, or is `derive` and not of a type.
    pub fn read(
        &self,
        content: &TokenStream,
        condition: Option<&TokenStream>,
        is_of_type: bool,
        out: &mut Vec<Attribute>,
    ) -> Result<(), E> {
        let meta = Meta::of(content);
        let span = || first_span(content);
        if !meta.is_attribute() {
            let help = "write `path`, `path(…)` or `path = …`";
            return Err((self.error)(span(), "expected an attribute", help));
        }
        match (&*meta.name, &meta.arguments) {
            (
                "derive" | "core::prelude::v1::derive" | "std::prelude::v1::derive",
                Some(arguments),
            ) => {
                if !is_of_type {
                    let help = "name a type, or a kind of types";
                    return Err((self.error)(span(), "`derive` is only for types", help));
                }
                out.push(Attribute::Derive {
                    condition: condition.cloned(),
                    paths: (self.derives)(arguments.clone())?,
                });
            }
            ("cfg", _) => {
                let help = "use `cfg_attr`, or put the invocation of the macro under the condition";
                let message = "`cfg` would remove a part of a type, but not the impls that need it";
                return Err((self.error)(span(), message, help));
            }
            ("repr", Some(arguments))
                if (Meta::list(arguments).iter()).any(|of| of.name == "packed") =>
            {
                let help = "remove it";
                let message = "`packed` excludes references to fields, which the impls need";
                return Err((self.error)(span(), message, help));
            }
            ("cfg_attr", Some(arguments)) => {
                let metas = Meta::list(arguments);
                let [own, added @ ..] = &*metas else {
                    out.push(Attribute::Other(conditional(condition, content)));
                    return Ok(());
                };
                let own = &own.tokens;
                let both = match condition {
                    Some(outer) => quote!(all(#outer, #own)),
                    None => own.clone(),
                };
                for meta in added {
                    self.read(&meta.tokens, Some(&both), is_of_type, out)?;
                }
            }
            _ => out.push(Attribute::Other(conditional(condition, content))),
        }
        Ok(())
    }
}

/// The message about a derive that cannot be added to the ones `before` it, with the help, if it has one.
#[must_use]
pub fn misplaced_derive(
    derive: &TokenStream,
    before: &[TokenStream],
) -> Option<(String, Option<&'static str>)> {
    let text = |derive: &TokenStream| derive.to_string().replace(' ', "");
    let name = derive_name(derive);
    if EVERY_TYPE_HAS.contains(&&*name) {
        return Some((format!("`{name}` is always implemented"), Some("remove it")));
    }
    let own = text(derive);
    let is_there = before.iter().any(|known| text(known) == own);
    is_there.then(|| (format!("duplicate derive `{own}`"), None))
}

/// The name of the variant for what is not in the model, unless a member of the model has the name.
pub(crate) const UNKNOWN: &str = "Unknown";

/// The traits that every type implements.
pub(crate) const EVERY_TYPE_HAS: [&str; 7] = [
    "Clone",
    "Debug",
    "Display",
    "Eq",
    "Hash",
    "PartialEq",
    "Shape",
];

/// The name of a derive: the last segment of its path.
#[must_use]
pub fn derive_name(path: &TokenStream) -> String {
    path.clone()
        .into_iter()
        .last()
        .map_or_else(String::new, |last| last.to_string().replace("r#", ""))
}
