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
use super::{absent, default_value, deprecation};
use crate::plan::Plan;
use crate::plan::origin::Generics;
use crate::plan::structure::{Member, Optionality, Setters, Structure};

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
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone)]
        #[must_use = "a builder does nothing until it is built"]
        #deprecated
        #case
        #visibility struct #builder #generics (
            #storage,
            ::core::marker::PhantomData<fn() -> (#(#states,)*)>,
        ) #where_clause;
    }
}

/// Whether a builder notes that a member is set: one whose field is no `Option`.
fn is_noted(member: &Member) -> bool {
    !member.optionality.is_option()
}

/// The number of words for the set of the required members, by their numbers.
fn words(structure: &Structure) -> Literal {
    let last = structure.members.iter().rposition(is_noted);
    Literal::usize_unsuffixed(last.map_or(0, |last| last / 64 + 1))
}

fn docs(structure: &Structure) -> String {
    let ident = &structure.ident;
    let required: Vec<String> = structure
        .required()
        .map(|(member, _)| format!("`{}`", member.setters.setter()))
        .collect();
    if required.is_empty() {
        format!("A builder for [`{ident}`].")
    } else {
        let required = required.join(", ");
        format!("A builder for [`{ident}`].\n\nRequired members: {required}.")
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
    if generics.is_none_or(|generics| generics.types.is_empty()) {
        return quote! {
            #has_builder

            #[derive(::core::clone::Clone, ::core::default::Default)]
            #allow_case
            pub struct #parts #impl_generics #where_clause {
                #fields
            }
        };
    }
    // Derived implementations would add bounds on the type parameters.
    let names: Vec<&Ident> = structure.members.iter().map(|m| &m.ident).collect();
    quote! {
        #has_builder

        #allow_case
        pub struct #parts #impl_generics #where_clause {
            #fields
        }

        #[automatically_derived]
        impl #impl_generics __private::Clone for #ty #where_clause {
            fn clone(&self) -> Self {
                #parts { #(#names: __private::Clone::clone(&self.#names),)* }
            }
        }

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
    quote! {
        __private::structure! {
            #ident #id #schema { #fields } [#absent]
            #builder [#(#states),*] #fill
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
                quote!(building.value.#field.get_or_insert_with(__private::random_uuid);)
            } else {
                let number = Literal::usize_unsuffixed(number);
                quote! {
                    if !building.is_set(#number) {
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
    let names: Vec<&Ident> = structure.members.iter().map(|m| &m.ident).collect();
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
                #builder(#parts { #(#fields)* }, __private::PhantomData)
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
    let members = structure.members.iter().enumerate();
    let setters = members.map(|(number, member)| {
        let setters = match &member.setters {
            Setters::Required { setter, .. } => required_setter(&types, number, member, setter),
            Setters::Optional {
                setter,
                maybe_setter,
            } => optional_setters(structure, number, member, setter, maybe_setter),
        };
        let token_setter = token_setter(&types, member);
        quote!(#setters #token_setter)
    });
    let setters: TokenStream = setters.collect();
    let build = (structure.origin.is_derive()).then(|| expand_derived_build(structure, &types));
    if setters.is_empty() && build.is_none() {
        return TokenStream::new();
    }
    quote! {
        impl #impl_generics #any #where_clause {
            #setters
            #build
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
    let names: Vec<&Ident> = members.iter().map(|member| &member.ident).collect();
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
            #ident { #(#fields)* }
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
        quote!(self.0.set(#number);)
    } else {
        quote!(self.0.unset(#number);)
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
    let (argument, value) = (types::argument(&member.ty).0, stored(member));
    let (clear, note) = (
        absent::expand_clear(structure, member),
        note(structure, number, member, true),
    );
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    let assign = if structure.origin.is_derive() {
        quote!(self.0.#ident = __private::Some(#value);)
    } else {
        quote!(self.0.value.#ident = #value;)
    };
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #setter(mut self, value: #argument) -> #next {
            #assign
            #note
            #clear
            #builder(self.0, __private::PhantomData)
        }
    }
}

/// The parameter `value` of a setter, as it is stored.
fn stored(member: &Member) -> TokenStream {
    let (_, convert) = types::argument(&member.ty);
    let value = convert.map_or_else(|| quote!(value), |convert| quote!(#convert(value)));
    if member.boxed {
        quote!(__private::Box::new(#value))
    } else {
        value
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
    let (argument, convert) = types::argument(&member.ty);
    let (clear, note_set) = (
        absent::expand_clear(structure, member),
        note(structure, number, member, true),
    );
    let convert = convert.map(|convert| quote!(.map(#convert)));
    let boxed = member.boxed.then(|| quote!(.map(__private::Box::new)));
    let optional = quote!(value #convert #boxed);
    let value = stored(member);
    let maybe_docs = format!("Like `{setter}`, but takes an `Option`.");
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    let (set, maybe_set) = match &member.optionality {
        _ if structure.origin.is_derive() => (
            quote!(self.0.#ident = __private::Some(#value);),
            quote!(self.0.#ident = #optional;),
        ),
        Optionality::Optional | Optionality::ClientOptional => (
            quote!(self.0.value.#ident = __private::Some(#value);),
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
                quote!(self.0.value.#ident = #value;),
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
        pub fn #setter(mut self, value: #argument) -> Self {
            #set
            #note_set
            #clear
            self
        }

        #[doc = #maybe_docs]
        #deprecated
        pub fn #maybe_setter(mut self, value: __private::Option<#argument>) -> Self {
            #maybe_set
            #clear
            self
        }
    }
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
    pub(super) fn impl_generics(&self) -> Option<TokenStream> {
        let generics = self.structure.origin.generics();
        let own = generics.into_iter().flat_map(Generics::parameters);
        let own = own.map(|own| &own.declared);
        let states = self.required.iter().map(|(_, state)| state);
        let has_any = !self.required.is_empty() || generics.is_some();
        has_any.then(|| quote!(<#(#own,)* #(#states),*>))
    }

    /// `where` all required members are set.
    fn all_set(&self) -> Option<TokenStream> {
        let ImplHeader { ty, .. } = ImplHeader::of(self.structure, &self.structure.ident);
        let bounds = self.required.iter().map(|(member, state)| {
            let name = &member.ident;
            quote!(#state: __private::IsSet<#ty, __member::#name>)
        });
        (!self.required.is_empty()).then(|| quote!(where #(#bounds),*))
    }
}
