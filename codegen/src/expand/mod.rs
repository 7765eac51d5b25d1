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
mod arbitrary;
mod attributes;
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
mod pagination;
mod pattern;
mod rerun_on_change;
pub(crate) mod runtime_path;
mod schema;
mod shape_id_assertion;
mod skipped;
mod structure;
mod types;
mod union;
mod value;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostic::{Diagnostic, Feature};
use crate::plan::attributes::ItemAttributes;
use crate::plan::enumeration::Enumeration;
use crate::plan::operation::Operation;
#[cfg(feature = "inspect")]
use crate::plan::schema::SchemaStatic;
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
    let mut expansion = Expansion::empty(plan, mark);
    let private = &mut expansion.private;
    add!(
        private,
        rerun_on_change::expand_rerun_on_change(&plan.model)
    );
    expansion.everything();
    feature::expand_problems(expansion.finish(), &plan.feature_problems, fallback)
}

/// The items of a plan without conditions on features, for a file: whoever writes it knows the features, and does not
/// read the model again when it changes.
#[cfg(feature = "build")]
pub(crate) struct FileItems {
    /// The public types.
    pub(crate) public: TokenStream,
    /// The items of the anonymous constant.
    pub(crate) private: TokenStream,
    /// `#[allow(deprecated)]`, for items that use deprecated ones.
    pub(crate) allow: Option<TokenStream>,
}

/// Expands a plan whose `feature_problems` do not hold to the items of a file, in which operations are only called if
/// the runtime has the feature `http`.
#[cfg(feature = "build")]
pub(crate) fn expand_for_file(plan: &Plan, has_http: bool) -> FileItems {
    let mut expansion = Expansion::empty(plan, unmarked);
    expansion.everything();
    let (mut public, mut private) = (expansion.public.tokens, expansion.private.tokens);
    private.extend(expansion.private_serde.tokens);
    if has_http {
        public.extend(expansion.public_http.tokens);
        private.extend(expansion.private_http.tokens);
    }
    FileItems {
        public,
        private,
        allow: expansion.allow,
    }
}

/// A type or an operation of a plan.
#[cfg(feature = "inspect")]
#[derive(Clone, Copy)]
pub(crate) enum Part<'p> {
    /// The type with this index.
    Item(usize),
    Operation(&'p Operation),
}

/// Expands a single type or operation, without the items that it shares with others.
#[cfg(feature = "inspect")]
pub(crate) fn expand_part(plan: &Plan, part: Part<'_>) -> TokenStream {
    let mut expansion = Expansion::empty(plan, unmarked);
    // Whether it is there depends on the other items.
    expansion.allow = None;
    match part {
        Part::Item(at) => expansion.item(at),
        Part::Operation(operation) => expansion.operation(operation),
    }
    let Expansion {
        public,
        public_http,
        private,
        private_serde,
        private_http,
        ..
    } = expansion;
    [public, public_http, private, private_serde, private_http]
        .into_iter()
        .map(|Items { tokens, .. }| tokens)
        .collect()
}

#[cfg(feature = "inspect")]
pub(crate) use const_check::expand_structure as expand_literals;
#[cfg(feature = "inspect")]
pub(crate) use operation::expand_service;
#[cfg(feature = "inspect")]
pub(crate) use structure::expand_structure;

/// Expands a single schema.
#[cfg(feature = "inspect")]
pub(crate) fn expand_schema(of_plan: &SchemaStatic) -> TokenStream {
    schema::expand_statics(std::slice::from_ref(of_plan))
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
    /// Public types, without the feature `http`.
    public_without_http: Items,
    /// Items of the anonymous constant.
    private: Items,
    /// Items of the anonymous constant, with the feature `serde`.
    private_serde: Items,
    /// Items of the anonymous constant, with the feature `http`.
    private_http: Items,
    /// `#[allow(deprecated)]`, for types that use deprecated items.
    allow: Option<TokenStream>,
}

impl<'p> Expansion<'p> {
    /// Adds all items of the plan.
    fn everything(&mut self) {
        let plan = self.plan;
        let private = &mut self.private;
        add!(private, builder::expand_member_types(plan));
        add!(private, pattern::expand_patterns(&plan.patterns));
        add!(private, schema::expand_statics(&plan.schemas));
        for assertion in &plan.assertions {
            add!(private, shape_id_assertion::expand_item(assertion));
        }
        add!(
            private,
            operation_error::expand_external_errors(&plan.operations)
        );
        let private_http = &mut self.private_http;
        for service in &plan.services {
            add!(private_http, operation::expand_service(service));
        }
        let public_without_http = &mut self.public_without_http;
        if !plan.operations.is_empty() {
            add!(
                public_without_http,
                operation::expand_without_http(&plan.operations)
            );
        }
        for at in 0..plan.items.len() {
            self.item(at);
        }
        for operation in &plan.operations {
            self.operation(operation);
        }
    }

    fn empty(plan: &'p Plan, mark: Mark) -> Self {
        Expansion {
            plan,
            public: Items::new(mark),
            public_http: Items::new(mark),
            public_without_http: Items::new(mark),
            private: Items::new(mark),
            private_serde: Items::new(mark),
            private_http: Items::new(mark),
            allow: deprecation::expand_allow(plan.deprecated),
        }
    }

    fn item(&mut self, at: usize) {
        let attributes = self.plan.attributes.get(at);
        match &self.plan.items[at] {
            Item::Structure(structure) => self.structure(structure, attributes),
            Item::Union(union) => self.union(union, attributes),
            Item::Enumeration(enumeration) => self.enumeration(enumeration, attributes),
        }
    }

    fn structure(&mut self, structure: &Structure, attributes: Option<&ItemAttributes>) {
        let Expansion {
            plan,
            public,
            private,
            private_serde,
            allow,
            ..
        } = self;
        let origin = &structure.origin;
        let is_derive = origin.is_derive();
        if !is_derive {
            add!(
                public,
                #[allow]
                structure::expand_structure(structure, attributes)
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
            add!(read, arbitrary::expand_derived_structure(structure));
            add!(private, fmt::expand_derived_structure(structure));
            let skip = origin.skip();
            if !(skip.builder && (skip.json || skip.from_json)) {
                add!(private, builder::expand_parts(structure));
            }
            add!(private_serde, json::expand_derived_structure(structure));
        } else {
            add!(private, schema::expand_structure_static(structure));
            add!(private, error_shape::expand_structure(structure));
        }
        add!(private, eq::expand_structure(structure));
        add!(private, default_method::expand_structure(structure));
        if !origin.skip().builder {
            let allow = if is_derive { &None } else { allow };
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

    fn union(&mut self, union: &Union, attributes: Option<&ItemAttributes>) {
        let (public, private) = (&mut self.public, &mut self.private);
        if !union.origin.is_derive() {
            add!(public, #[self.allow] union::expand_union(union, attributes));
        }
        add!(private, shape_id_assertion::expand_items(&union.origin));
        add!(private, value::expand_union(union));
        add!(private, eq::expand_union(union));
        if union.origin.is_derive() {
            add!(private, union::expand_derived(union));
            add!(private, fmt::expand_derived_union(union));
            add!(private, arbitrary::expand_derived_union(union));
            add!(self.private_serde, json::expand_derived_union(union));
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration, attributes: Option<&ItemAttributes>) {
        let (public, private) = (&mut self.public, &mut self.private);
        if !enumeration.origin.is_derive() {
            add!(public, #[self.allow] enumeration::expand_enumeration(enumeration, attributes));
        }
        add!(private, enumeration::expand_inherent(enumeration));
        add!(private, fmt::expand_enumeration(enumeration));
        add!(private, value::expand_enumeration(enumeration));
        add!(private, eq::expand_enumeration(enumeration));
        if enumeration.origin.is_derive() {
            add!(private, arbitrary::expand_derived_enumeration(enumeration));
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
        add!(self.private_http, pagination::expand_operation(operation));
    }

    fn finish(self) -> TokenStream {
        let expand_if = |feature, Items { tokens, .. }: Items, disabled: &TokenStream| {
            (!tokens.is_empty()).then(|| feature::expand_if(feature, &tokens, disabled))
        };
        let nothing = &TokenStream::new();
        let (public, private) = (&self.public.tokens, &self.private.tokens);
        let public_http = expand_if(
            Feature::Http,
            self.public_http,
            &self.public_without_http.tokens,
        );
        let private_serde = expand_if(Feature::Serde, self.private_serde, nothing);
        let private_http = expand_if(Feature::Http, self.private_http, nothing);
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
            #[cfg(not(doc))]
            use ::shapesmith::__private;
            #[cfg(doc)]
            use ::shapesmith::__private::documented as __private;
            #items
        };
    }
}
