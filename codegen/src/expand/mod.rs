//! Expansion: turns a plan into tokens. It makes no decisions and cannot fail.
//!
//! An impl of a trait is in the file named after the trait; a type and its inherent methods are in the file of
//! its kind. The functions have the form `expand_…(&X) -> TokenStream`. Public types are at the call site;
//! everything else is in one anonymous constant, in which the runtime is called `__private`.

/// `add!(items, file::expand_…(x))` adds the result of the function of a file.
macro_rules! add {
    ($items:expr, $file:ident::$function:ident($($argument:expr),*)) => {
        $items.add(stringify!($file), $file::$function($($argument),*))
    };
    ($items:expr, #[$attributes:expr] $file:ident::$function:ident($($argument:expr),*)) => {{
        let attributes = &$attributes;
        let item = $file::$function($($argument),*);
        $items.add(stringify!($file), quote!(#attributes #item));
    }};
}

mod absent;
mod builder;
mod const_check;
mod default_method;
mod default_value;
mod deprecation;
mod enumeration;
mod eq;
mod error_shape;
pub(crate) mod fallback;
mod feature;
mod fmt;
mod http;
mod impl_header;
mod json;
mod operation;
mod operation_error;
mod pattern;
mod rerun_on_change;
mod schema;
mod shape_id_assertion;
mod structure;
mod types;
mod union;
mod value;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostic::{Diagnostic, Feature};
use crate::plan::enumeration::Enumeration;
use crate::plan::operation::Operation;
use crate::plan::structure::Structure;
use crate::plan::union::Union;
use crate::plan::{Item, Plan};

/// Marks items with the file that expanded them, for the snapshots.
pub(crate) type Mark = fn(file: &str, items: TokenStream) -> TokenStream;

/// Does not mark items.
pub(crate) fn unmarked(_: &str, items: TokenStream) -> TokenStream {
    items
}

/// Expands a plan, or errors whose condition on the features of the runtime holds.
pub(crate) fn expand(
    plan: &Plan,
    mark: Mark,
    fallback: impl Fn(&[Diagnostic]) -> TokenStream,
) -> TokenStream {
    let mut expansion = Expansion::new(plan, mark);
    for item in &plan.items {
        match item {
            Item::Structure(structure) => expansion.structure(structure),
            Item::Union(union) => expansion.union(union),
            Item::Enumeration(enumeration) => expansion.enumeration(enumeration),
        }
    }
    for operation in &plan.operations {
        expansion.operation(operation);
    }
    feature::expand_problems(expansion.finish(), &plan.feature_problems, fallback)
}

/// Expanded items.
struct Items {
    mark: Mark,
    tokens: TokenStream,
}

impl Items {
    fn new(mark: Mark) -> Self {
        Items {
            mark,
            tokens: TokenStream::new(),
        }
    }

    fn add(&mut self, file: &str, items: TokenStream) {
        if !items.is_empty() {
            self.tokens.extend((self.mark)(file, items));
        }
    }
}

struct Expansion<'p> {
    plan: &'p Plan,
    /// Public types.
    public: Items,
    /// Public types, with the feature `http`.
    public_http: Items,
    /// Items of the anonymous constant.
    private: Items,
    /// Items of the anonymous constant, with the feature `serde`.
    private_serde: Items,
    /// Items of the anonymous constant, with the feature `http`.
    private_http: Items,
    /// `#[allow(deprecated)]`, for types that use deprecated items.
    allow: Option<TokenStream>,
    /// The user's derives, for structures, unions and enums.
    attributes: TokenStream,
}

impl<'p> Expansion<'p> {
    fn new(plan: &'p Plan, mark: Mark) -> Self {
        let allow = deprecation::expand_allow(plan.deprecated);
        let derives = &plan.derives;
        let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
        let mut private = Items::new(mark);
        add!(
            private,
            rerun_on_change::expand_rerun_on_change(&plan.model)
        );
        add!(private, builder::expand_member_types(plan));
        add!(private, pattern::expand_patterns(&plan.patterns));
        add!(private, schema::expand_statics(&plan.schemas));
        for assertion in &plan.assertions {
            add!(private, shape_id_assertion::expand_item(assertion));
        }
        let mut private_http = Items::new(mark);
        for service in &plan.services {
            add!(private_http, operation::expand_service(service));
        }
        Expansion {
            plan,
            public: Items::new(mark),
            public_http: Items::new(mark),
            private,
            private_serde: Items::new(mark),
            private_http,
            attributes: quote!(#allow #derives),
            allow,
        }
    }

    fn structure(&mut self, structure: &Structure) {
        let Expansion {
            plan,
            public,
            private,
            private_serde,
            allow,
            attributes,
            ..
        } = self;
        let origin = &structure.origin;
        let is_derive = origin.is_derive();
        if !is_derive {
            add!(
                public,
                #[attributes]
                structure::expand_structure(structure)
            );
        }
        add!(private, shape_id_assertion::expand_items(origin));
        if is_derive {
            add!(private, value::expand_derived_structure(structure));
            // Without the feature `serde`, a field may be of a type that cannot be read.
            let read = if plan.feature_problems.is_empty() {
                &mut *private
            } else {
                &mut *private_serde
            };
            add!(read, value::expand_derived_read(structure));
            add!(private, fmt::expand_derived_structure(structure));
            add!(private, builder::expand_parts(structure));
            add!(private_serde, json::expand_derived_structure(structure));
        } else {
            add!(private, schema::expand_structure_static(structure));
            add!(private, error_shape::expand_structure(structure));
        }
        add!(private, eq::expand_structure(structure));
        add!(private, default_method::expand_structure(structure));
        if !origin.skip().builder {
            // The user may not use all of a builder of a private type.
            let allow = if is_derive {
                &Some(quote!(#[allow(dead_code)]))
            } else {
                allow
            };
            add!(
                public,
                #[allow]
                builder::expand_type(structure)
            );
            add!(private, builder::expand_setters(structure));
            if is_derive {
                add!(private, builder::expand_derived_constructors(structure));
                add!(private, fmt::expand_derived_builder(structure));
            } else {
                add!(private, builder::expand_common(structure));
            }
        }
        if plan.literals {
            add!(private, const_check::expand_structure(structure, plan));
        }
    }

    fn union(&mut self, union: &Union) {
        let (public, private) = (&mut self.public, &mut self.private);
        if !union.origin.is_derive() {
            add!(public, #[self.attributes] union::expand_union(union));
        }
        add!(private, shape_id_assertion::expand_items(&union.origin));
        add!(private, value::expand_union(union));
        add!(private, eq::expand_union(union));
        if union.origin.is_derive() {
            add!(private, fmt::expand_derived_union(union));
            add!(self.private_serde, json::expand_derived_union(union));
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration) {
        let (public, private) = (&mut self.public, &mut self.private);
        if !enumeration.origin.is_derive() {
            add!(public, #[self.attributes] enumeration::expand_enumeration(enumeration));
        }
        add!(private, enumeration::expand_inherent(enumeration));
        add!(private, fmt::expand_enumeration(enumeration));
        add!(private, value::expand_enumeration(enumeration));
        add!(private, eq::expand_enumeration(enumeration));
        if enumeration.origin.is_derive() {
            add!(
                self.private_serde,
                json::expand_derived_enumeration(enumeration)
            );
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let (public, private) = (&mut self.public, &mut self.private);
        let error = &operation.error;
        add!(public, #[self.allow] operation_error::expand_operation_error(error));
        add!(private, operation_error::expand_impls(error));
        add!(self.public_http, operation::expand_type(operation));
        add!(self.private_http, operation::expand_operation(operation));
    }

    fn finish(self) -> TokenStream {
        let expand_if = |feature, items: Items| {
            let Items { tokens, .. } = items;
            (!tokens.is_empty()).then(|| feature::expand_if(feature, &tokens, &TokenStream::new()))
        };
        let (public, private) = (&self.public.tokens, &self.private.tokens);
        let public_http = expand_if(Feature::Http, self.public_http);
        let private_serde = expand_if(Feature::Serde, self.private_serde);
        let private_http = expand_if(Feature::Http, self.private_http);
        let constant = wrap_in_const(self.plan, &quote!(#private #private_serde #private_http));
        quote!(#public #public_http #constant)
    }
}

/// The anonymous constant, whose names are not visible outside.
fn wrap_in_const(plan: &Plan, items: &TokenStream) -> TokenStream {
    let allow = deprecation::expand_allow(plan.deprecated);
    // The user may not use everything that is generated for a private type.
    let is_derive = plan.items.iter().any(|item| item.origin().is_derive());
    let allow_dead_code = is_derive.then(|| quote!(#[allow(dead_code)]));
    if items.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #allow
        #allow_dead_code
        const _: () = {
            use ::shapesmith::__private;
            #items
        };
    }
}
