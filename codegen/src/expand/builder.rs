//! The builder of a structure: its type, its storage, its methods, and the methods of the structure that create
//! one.
//!
//! A builder stores the structure, whose members are empty until they are set. The builder of a user-written structure,
//! whose members may have no empty value, stores all of them as options (`…Parts`). For each required member, a
//! builder has a type parameter that says whether the member is set. A setter changes the type, and `build` exists
//! only for the type in which all are set.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::impl_header::ImplHeader;
use super::types::{self, Paths};
use super::{absent, default_value, deprecation, shape_id_assertion, skipped};
use crate::collections::List;
use crate::plan::Plan;
use crate::plan::docs::type_link;
use crate::plan::origin::Generics;
use crate::plan::structure::{Member, Optionality, Setters, Structure};
use crate::plan::types::Type;

/// A type for each required member, which names it in the compiler's message.
pub(crate) fn expand_member_types(plan: &Plan) -> TokenStream {
    let members = &plan.required_members;
    if members.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[allow(non_camel_case_types)] // the compiler's message shows them as members
        mod __member {
            #(pub enum #members {})*
        }
    }
}

/// The builder's type.
pub(crate) fn expand_type(structure: &Structure) -> TokenStream {
    let Structure { ident, builder, .. } = structure;
    let visibility = structure.origin.visibility();
    let states: Vec<&Ident> = structure.required().map(|(_, state)| state).collect();
    let (docs, case) = (docs(structure), types::allow_case(ident));
    let deprecated = deprecation::expand_attribute(structure.deprecation.as_ref());
    let ImplHeader {
        parameters,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, ident);
    let has_parameters = !states.is_empty() || !parameters.is_empty();
    let generics = has_parameters
        .then(|| quote!(<#(#parameters,)* #(#states = ::shapesmith::builder::Unset),*>));
    let storage = if structure.origin.is_derive() {
        quote!(<#ty as ::shapesmith::__private::HasBuilder>::Parts)
    } else {
        let words = words(structure);
        quote!(::shapesmith::__private::Building<#ty, #words>)
    };
    let attributes = quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone)]
        #[must_use = "a builder does nothing until it is built"]
        #deprecated
        #case
    };
    let fields = quote!((#storage, ::core::marker::PhantomData<fn() -> (#(#states,)*)>));
    if structure.origin.is_derive() {
        // A type of this name may be that of another builder. The user may not use all of a builder of a private type.
        return quote! {
            ::shapesmith::__private::add_attribute_shape_skip_builder! {
                #[allow(dead_code)]
                #attributes [#visibility] #builder [#generics] #fields [#where_clause]
            }
        };
    }
    quote!(#attributes #visibility struct #builder #generics #fields #where_clause;)
}

/// Whether a builder notes that a member is set: one whose field is no `Option`.
fn is_noted(member: &Member) -> bool {
    !member.optionality.is_option()
}

/// Whether a value cannot be built until the member is set.
fn is_required(member: &Member) -> bool {
    matches!(member.setters, Setters::Required { .. })
}

/// The number of words for the set of the required members, by their numbers.
fn words(structure: &Structure) -> Literal {
    let last = structure.members.iter().rposition(is_noted);
    Literal::usize_unsuffixed(last.map_or(0, |last| last / 64 + 1))
}

fn docs(structure: &Structure) -> String {
    let link = type_link("struct", &structure.ident);
    let required: Vec<String> = structure
        .required()
        .map(|(member, _)| format!("`{}`", member.setters.setter()))
        .collect();
    if required.is_empty() {
        format!("A builder for {link}.")
    } else {
        let required = required.join(", ");
        format!("A builder for {link}.\n\nRequired members: {required}.")
    }
}

/// The storage of the builder.
pub(crate) fn expand_parts(structure: &Structure) -> TokenStream {
    let parts = &structure.parts;
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, parts);
    let fields: TokenStream = structure
        .members
        .iter()
        .map(|member| {
            let ty = types::boxed(&member.ty, member.boxed, Paths::Private);
            let (ident, ty) = (&member.ident, types::option(&ty, Paths::Private));
            quote!(#ident: #ty,)
        })
        .chain(structure.skipped.iter().map(skipped::expand_part))
        .collect();
    let ImplHeader { ty: of, .. } = ImplHeader::of(structure, &structure.ident);
    let has_builder = quote! {
        #[automatically_derived]
        impl #impl_generics __private::HasBuilder for #of #where_clause {
            type Parts = #ty;
        }
    };
    let allow_case = types::allow_case(parts);
    let generics = structure.origin.generics();
    // Only a builder is cloned.
    let is_cloned = !structure.origin.skip().builder;
    if generics.is_none_or(|generics| generics.types.is_empty()) {
        let clone = is_cloned.then(|| quote!(::core::clone::Clone,));
        return quote! {
            #has_builder

            #[derive(#clone ::core::default::Default)]
            #allow_case
            pub struct #parts #impl_generics #where_clause {
                #fields
            }
        };
    }
    // Derived implementations would add bounds on the type parameters.
    let names = skipped::field_names(structure);
    let clone = is_cloned.then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics __private::Clone for #ty #where_clause {
                fn clone(&self) -> Self {
                    #parts { #(#names: __private::Clone::clone(&self.#names),)* }
                }
            }
        }
    });
    quote! {
        #has_builder

        #allow_case
        pub struct #parts #impl_generics #where_clause {
            #fields
        }

        #clone

        #[automatically_derived]
        impl #impl_generics __private::Default for #ty #where_clause {
            fn default() -> Self {
                #parts { #(#names: __private::None,)* }
            }
        }
    }
}

/// The items of a generated structure and its builder that are the same for all types.
pub(crate) fn expand_common(structure: &Structure) -> TokenStream {
    let Structure {
        ident, builder, id, ..
    } = structure;
    let states = structure.required().map(|(member, state)| {
        let member = &member.ident;
        quote!(#state #member)
    });
    let fill = expand_fill(structure);
    let (schema, fields) = (&structure.schema, expand_fields(structure));
    let absent = structure.absent.as_ref().map(|field| &field.ident);
    let kind = &structure.kinds[0];
    let unfit = shape_id_assertion::expand_unfit(structure.unfit);
    quote! {
        __private::structure! {
            #ident #id #unfit #schema { #fields } [#absent]
            #builder [#(#states),*] #kind #fill
        }
    }
}

/// The members by their numbers, each with its empty value.
fn expand_fields(structure: &Structure) -> TokenStream {
    let last = structure.members.len().saturating_sub(1);
    let members = structure.members.iter().enumerate();
    let fields = members.map(|(number, member)| {
        let field = &member.ident;
        let number = if number == last {
            quote!(_)
        } else {
            Literal::usize_unsuffixed(number).into_token_stream()
        };
        let empty = match &member.optionality {
            Optionality::Optional | Optionality::ClientOptional => quote!(__private::None),
            Optionality::Required => quote!(__private::empty()),
            Optionality::Default(default) => default_value::expand_value(default, &member.ty),
        };
        quote!(#number => #field = #empty,)
    });
    fields.collect()
}

/// A function that sets the idempotency tokens that are not set.
fn expand_fill(structure: &Structure) -> Option<TokenStream> {
    let members = structure.members.iter().enumerate();
    let fill: TokenStream = members
        .filter(|(_, member)| member.fills_token)
        .map(|(number, member)| {
            let field = &member.ident;
            if member.optionality.is_option() {
                let field = quote!(&mut building.value.#field);
                quote!(__private::Option::get_or_insert_with(#field, __private::random_uuid);)
            } else {
                let number = Literal::usize_unsuffixed(number);
                quote! {
                    if !__private::Building::is_set(building, #number) {
                        building.value.#field = __private::random_uuid();
                    }
                }
            }
        })
        .collect();
    (!fill.is_empty()).then(|| quote!(|building| { #fill }))
}

/// The methods of a user-written structure that create or use a builder.
pub(crate) fn expand_derived_constructors(structure: &Structure) -> TokenStream {
    let Structure {
        ident,
        builder,
        parts,
        ..
    } = structure;
    let types = BuilderTypes::new(structure);
    let unset = types.with_states(|_, _| quote!(__private::Unset));
    let set = types.with_states(|_, _| quote!(__private::Set));
    let (any, states, all_set) = (types.generic(), types.states(), types.all_set());
    let names = skipped::field_names(structure);
    let skipped = structure.skipped.iter().map(|field| {
        let field = &field.ident;
        quote!(#field: __private::Some(#field),)
    });
    let fields = structure.members.iter().map(|member| {
        let field = &member.ident;
        if member.optionality.is_option() {
            quote!(#field,)
        } else {
            quote!(#field: __private::Some(#field),)
        }
    });
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, ident);
    let new_builder = format!("Creates a builder for `{ident}`.");
    quote! {
        impl #impl_generics #ty #where_clause {
            #[doc = #new_builder]
            pub fn builder() -> #unset {
                #builder(__private::Default::default(), __private::PhantomData)
            }

            /// Builds a value in a closure.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn build_with #states (
                set: impl __private::FnOnce(#unset) -> #any,
            ) -> __private::Result<Self, __private::ConstraintViolations>
            #all_set
            {
                set(Self::builder()).build()
            }

            /// Returns a builder with the values of `self`.
            pub fn to_builder(&self) -> #set {
                let Self { #(#names),* } = __private::Clone::clone(self);
                #builder(#parts { #(#fields)* #(#skipped)* }, __private::PhantomData)
            }

            /// Returns a copy modified by the closure.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn with(
                &self,
                change: impl __private::FnOnce(#set) -> #set,
            ) -> __private::Result<Self, __private::ConstraintViolations> {
                change(self.to_builder()).build()
            }
        }
    }
}

/// The setters, and `build()` and `build_unchecked()` of a user-written structure.
pub(crate) fn expand_setters(structure: &Structure) -> TokenStream {
    let types = BuilderTypes::new(structure);
    let (any, impl_generics) = (types.generic(), types.impl_generics());
    let ImplHeader { where_clause, .. } = ImplHeader::of(structure, &structure.ident);
    // Those that must be called come first on the page of the builder.
    let members = || structure.members.iter().enumerate();
    let required = members().filter(|(_, member)| is_required(member));
    let members = required.chain(members().filter(|(_, member)| !is_required(member)));
    let setters = members.map(|(number, member)| {
        let setters = match &member.setters {
            Setters::Required { setter, .. } => required_setter(&types, number, member, setter),
            Setters::Optional {
                setter,
                maybe_setter,
            } => optional_setters(structure, number, member, setter, maybe_setter),
        };
        let adder = adder(&types, number, member);
        let token_setter = token_setter(&types, member);
        quote!(#setters #adder #token_setter)
    });
    let skipped = structure.skipped.iter().map(skipped::expand_setter);
    let setters: TokenStream = setters.chain(skipped).collect();
    let build = (structure.origin.is_derive()).then(|| expand_derived_build(structure, &types));
    let into_value = (structure.origin.is_derive()).then(|| expand_derived_into_value(&types));
    if setters.is_empty() && build.is_none() {
        return TokenStream::new();
    }
    quote! {
        impl #impl_generics #any #where_clause {
            #setters
            #build
        }

        #into_value
    }
}

fn expand_derived_into_value(types: &BuilderTypes<'_>) -> TokenStream {
    let structure = types.structure;
    let value = &structure.kinds[0];
    let (any, parameters) = (types.generic(), types.parameters());
    let set = types.are_set();
    let ImplHeader { ty, .. } = ImplHeader::of(structure, &structure.ident);
    let own = structure.origin.generics();
    let own = own.map(|generics| &generics.bounds).into_iter().flatten();
    quote! {
        #[automatically_derived]
        impl<#(#parameters,)* #value> __private::IntoValue<#value> for #any
        where
            #ty: __private::IntoValue<#value>,
            #(#set,)*
            #(#own,)*
        {
            fn into_value(self) -> #value {
                __private::IntoValue::into_value(self.build_unchecked())
            }
        }
    }
}

fn expand_derived_build(structure: &Structure, types: &BuilderTypes<'_>) -> TokenStream {
    let Structure {
        ident,
        parts,
        members,
        ..
    } = structure;
    let all_set = types.all_set();
    let ImplHeader { ty, .. } = ImplHeader::of(structure, ident);
    let names = skipped::field_names(structure);
    let skipped = structure.skipped.iter().map(|field| {
        let ident = &field.ident;
        skipped::expand_value(field, &quote!(#ident))
    });
    let fields = members.iter().map(|member| {
        let field = &member.ident;
        match &member.optionality {
            Optionality::Required | Optionality::Default(_) if member.fills_token => {
                quote!(#field: #field.unwrap_or_else(__private::random_uuid),)
            }
            Optionality::Optional | Optionality::ClientOptional if member.fills_token => {
                quote!(#field: #field.or_else(|| __private::Some(__private::random_uuid())),)
            }
            Optionality::Required => quote!(#field: __private::expect_set(#field),),
            Optionality::Optional | Optionality::ClientOptional => quote!(#field,),
            Optionality::Default(default) => {
                let value = default_value::expand_unwrap_or(&quote!(#field), default, &member.ty);
                quote!(#field: #value,)
            }
        }
    });
    quote! {
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<#ty, __private::ConstraintViolations>
        #all_set
        {
            __private::validated(self.build_unchecked())
        }

        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> #ty
        #all_set
        {
            let #parts { #(#names),* } = self.0;
            #ident { #(#fields)* #(#skipped)* }
        }
    }
}

/// `set(number)` or `unset(number)` of a required member, whose builder notes whether it is set.
fn note(
    structure: &Structure,
    number: usize,
    member: &Member,
    is_set: bool,
) -> Option<TokenStream> {
    if structure.origin.is_derive() || !is_noted(member) {
        return None;
    }
    let number = Literal::usize_unsuffixed(number);
    Some(if is_set {
        quote!(__private::Building::set(&mut self.0, #number);)
    } else {
        quote!(__private::Building::unset(&mut self.0, #number);)
    })
}

fn required_setter(
    types: &BuilderTypes<'_>,
    number: usize,
    member: &Member,
    setter: &Ident,
) -> TokenStream {
    let structure = types.structure;
    let Member { ident, docs, .. } = member;
    let builder = &structure.builder;
    let next = types.once_set(member);
    let Argument {
        generics,
        ty,
        stored,
        ..
    } = Argument::of(structure, member);
    let (clear, note) = (
        absent::expand_clear(structure, member),
        note(structure, number, member, true),
    );
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    let assign = if structure.origin.is_derive() {
        quote!(self.0.#ident = __private::Some(#stored);)
    } else {
        quote!(self.0.value.#ident = #stored;)
    };
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #setter #generics(mut self, value: #ty) -> #next {
            #assign
            #note
            #clear
            #builder(self.0, __private::PhantomData)
        }
    }
}

/// The parameter `value` of a setter.
struct Argument {
    /// The type parameters of the setter.
    generics: TokenStream,
    ty: TokenStream,
    /// The value as it is stored.
    stored: TokenStream,
    /// Whether that is another value.
    converts: bool,
}

impl Argument {
    fn of(structure: &Structure, member: &Member) -> Self {
        Argument::of_type(structure, &member.ty, member.boxed)
    }

    fn of_type(structure: &Structure, ty: &Type, boxed: bool) -> Self {
        let kinds = &structure.kinds[..ty.collections()];
        let (ty, convert) = types::argument(ty, kinds);
        let converts = boxed || convert.is_some();
        let value = convert.map_or_else(|| quote!(value), |convert| convert(quote!(value)));
        Argument {
            converts,
            generics: generics(kinds),
            ty,
            stored: if boxed {
                quote!(__private::Box::new(#value))
            } else {
                value
            },
        }
    }
}

/// `<A, B>`; nothing if there are no parameters.
fn generics(parameters: &[Ident]) -> TokenStream {
    if parameters.is_empty() {
        TokenStream::new()
    } else {
        quote!(<#(#parameters),*>)
    }
}

fn optional_setters(
    structure: &Structure,
    number: usize,
    member: &Member,
    setter: &Ident,
    maybe_setter: &Ident,
) -> TokenStream {
    let Member { ident, docs, .. } = member;
    let Argument {
        generics,
        ty,
        stored,
        ..
    } = Argument::of(structure, member);
    let (clear, note_set) = (
        absent::expand_clear(structure, member),
        note(structure, number, member, true),
    );
    let boxed = member.boxed.then(|| quote!(.map(__private::Box::new)));
    let optional = quote!(value #boxed);
    let own = types::ty(&member.ty, Paths::Private);
    let maybe_docs = format!("Like `{setter}`, but takes an `Option`.");
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    let (set, maybe_set) = match &member.optionality {
        _ if structure.origin.is_derive() => (
            quote!(self.0.#ident = __private::Some(#stored);),
            quote!(self.0.#ident = #optional;),
        ),
        Optionality::Optional | Optionality::ClientOptional => (
            quote!(self.0.value.#ident = __private::Some(#stored);),
            quote!(self.0.value.#ident = #optional;),
        ),
        // A token is filled when the value is built.
        Optionality::Required | Optionality::Default(_) => {
            let unset = note(structure, number, member, false);
            let or_default = match &member.optionality {
                Optionality::Default(default) if !member.fills_token => {
                    default_value::expand_unwrap_or(&quote!(value), default, &member.ty)
                }
                _ => quote!(value.unwrap_or_default()),
            };
            (
                quote!(self.0.value.#ident = #stored;),
                quote! {
                    let value = #optional;
                    if value.is_none() {
                        #unset
                    } else {
                        #note_set
                    }
                    self.0.value.#ident = #or_default;
                },
            )
        }
    };
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #setter #generics(mut self, value: #ty) -> Self {
            #set
            #note_set
            #clear
            self
        }

        #[doc = #maybe_docs]
        #deprecated
        pub fn #maybe_setter(mut self, value: __private::Option<#own>) -> Self {
            #maybe_set
            #clear
            self
        }
    }
}

/// The method that adds an item to a list or an entry to a map.
///
/// Its name is that of the method of `Vec` or `BTreeMap`, and of the member. The singular of the name would read better,
/// as `callback_url`, but a rule for it fails on names of models, such as `Status`, `Addresses` and `Data`. A setter
/// that appends, as in the official SDK, looks like one that replaces.
fn adder(types: &BuilderTypes<'_>, number: usize, member: &Member) -> Option<TokenStream> {
    let structure = types.structure;
    let (adder, setter) = (member.adder.as_ref()?, member.setters.setter());
    let field = &member.ident;
    let is_derive = structure.origin.is_derive();
    let own = |ty: &Type, sparse: bool| {
        let Argument {
            generics,
            ty,
            stored,
            converts,
        } = Argument::of_type(structure, ty, false);
        match (sparse, converts) {
            (false, _) => (generics, ty, stored),
            (true, true) => {
                let optional = types::option(&ty, Paths::Private);
                (generics, optional, quote!(value.map(|value| #stored)))
            }
            (true, false) => (generics, types::option(&ty, Paths::Private), stored),
        }
    };
    let (docs, generics, parameters, add, values) = match &member.ty {
        Type::List { item, sparse } => {
            let (generics, ty, stored) = own(item, *sparse);
            (
                format!("Adds an item to `{setter}`."),
                generics,
                quote!(value: #ty),
                quote!(__private::Vec::push),
                quote!(#stored),
            )
        }
        Type::Map { key, value, sparse } => {
            let (key, convert) = types::argument(key, &[]);
            let key_stored = convert.map_or_else(|| quote!(key), |convert| convert(quote!(key)));
            let (generics, ty, stored) = own(value, *sparse);
            (
                format!("Adds an entry to `{setter}`, or replaces the value of the key."),
                generics,
                quote!(key: #key, value: #ty),
                quote!(__private::BTreeMap::insert),
                quote!(#key_stored, #stored),
            )
        }
        _ => return None,
    };
    let place = if is_derive {
        quote!(&mut self.0.#field)
    } else {
        quote!(&mut self.0.value.#field)
    };
    let place = if is_derive || member.optionality.is_option() {
        quote!(__private::Option::get_or_insert_with(#place, __private::Default::default))
    } else {
        place
    };
    let (clear, note) = (
        absent::expand_clear(structure, member),
        note(structure, number, member, true),
    );
    let (next, last) = match &member.setters {
        Setters::Required { .. } => {
            let builder = &structure.builder;
            (
                types.once_set(member),
                quote!(#builder(self.0, __private::PhantomData)),
            )
        }
        Setters::Optional { .. } => (quote!(Self), quote!(self)),
    };
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    Some(quote! {
        #[doc = #docs]
        #deprecated
        pub fn #adder #generics(mut self, #parameters) -> #next {
            #add(#place, #values);
            #note
            #clear
            #last
        }
    })
}

/// Smithy specification, "idempotencyToken trait": clients may fill in such a member automatically.
fn token_setter(types: &BuilderTypes<'_>, member: &Member) -> Option<TokenStream> {
    let token_setter = member.token_setter.as_ref()?;
    let (setter, next) = (member.setters.setter(), types.once_set(member));
    let docs = format!("Sets `{setter}` to a random UUID.");
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    Some(quote! {
        #[doc = #docs]
        #deprecated
        pub fn #token_setter(self) -> #next {
            self.#setter(__private::random_uuid())
        }
    })
}

/// The builder's type in its states.
pub(super) struct BuilderTypes<'s> {
    structure: &'s Structure,
    /// The required members, and the type parameters for their states.
    required: Vec<(&'s Member, &'s Ident)>,
}

impl<'s> BuilderTypes<'s> {
    pub(super) fn new(structure: &'s Structure) -> Self {
        BuilderTypes {
            structure,
            required: structure.required().collect(),
        }
    }

    fn with_states(&self, state: impl Fn(&Member, &Ident) -> TokenStream) -> TokenStream {
        let builder = &self.structure.builder;
        let generics = self.structure.origin.generics();
        if self.required.is_empty() && generics.is_none() {
            return quote!(#builder);
        }
        let own = generics.into_iter().flat_map(Generics::parameters);
        let own = own.map(|own| &own.name);
        let states = (self.required.iter()).map(|(member, parameter)| state(member, parameter));
        quote!(#builder<#(#own,)* #(#states),*>)
    }

    /// In any state.
    pub(super) fn generic(&self) -> TokenStream {
        self.with_states(|_, state| quote!(#state))
    }

    /// Once a member has been set.
    fn once_set(&self, member: &Member) -> TokenStream {
        self.with_states(|other, state| {
            if std::ptr::eq(other, member) {
                quote!(__private::Set)
            } else {
                quote!(#state)
            }
        })
    }

    /// The type parameters for the states.
    fn states(&self) -> Option<TokenStream> {
        let states = self.required.iter().map(|(_, state)| state);
        (!self.required.is_empty()).then(|| quote!(<#(#states),*>))
    }

    /// The structure's own parameters, and those for the states.
    fn parameters(&self) -> Vec<TokenStream> {
        let generics = self.structure.origin.generics();
        let own = generics.into_iter().flat_map(Generics::parameters);
        let own = own.map(|own| own.declared.clone());
        let states = self.required.iter().map(|(_, state)| quote!(#state));
        own.chain(states).list()
    }

    /// The structure's own parameters, and those for the states, in angle brackets.
    pub(super) fn impl_generics(&self) -> Option<TokenStream> {
        let parameters = self.parameters();
        let has_any = !self.required.is_empty() || self.structure.origin.generics().is_some();
        has_any.then(|| quote!(<#(#parameters),*>))
    }

    /// That all required members are set.
    fn are_set(&self) -> Vec<TokenStream> {
        let ImplHeader { ty, .. } = ImplHeader::of(self.structure, &self.structure.ident);
        let bounds = self.required.iter().map(|(member, state)| {
            let name = &member.ident;
            quote!(#state: __private::IsSet<#ty, __member::#name>)
        });
        bounds.list()
    }

    /// `where` all required members are set.
    fn all_set(&self) -> Option<TokenStream> {
        let bounds = self.are_set();
        (!bounds.is_empty()).then(|| quote!(where #(#bounds),*))
    }
}
