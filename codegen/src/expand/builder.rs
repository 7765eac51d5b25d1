//! Writing the builder of a structure.
//!
//! A builder holds its parts, all optional, and for each required member a type parameter that says
//! whether it is set. Setting the member changes the type, and `build` is bound to the type in which
//! all are set.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::impl_header::Head;
use super::types::{self, Place};
use super::{default_value, deprecation};
use crate::plan::Plan;
use crate::plan::naming::unraw;
use crate::plan::structure::{Member, Optionality, Structure};

/// A type for each required member, which names it in the compiler's message.
pub(super) fn markers(plan: &Plan) -> TokenStream {
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
pub(super) fn emit_type(structure: &Structure, visibility: &TokenStream, out: &mut TokenStream) {
    let Structure { ident, builder, .. } = structure;
    let states: Vec<&Ident> = structure.required().map(|member| &member.state).collect();
    let (docs, case) = (docs(structure), types::case(ident));
    let deprecated = deprecation::attribute(structure.deprecation.as_ref());
    let Head { ty, bounds, .. } = Head::of(structure, ident);
    let own = structure.generics.parameters().map(|own| &own.declared);
    let has_parameters = !states.is_empty() || !structure.generics.is_empty();
    let generics =
        has_parameters.then(|| quote!(<#(#own,)* #(#states = ::shapesmith::__private::Unset),*>));
    let state = (!states.is_empty())
        .then(|| quote!(state: ::core::marker::PhantomData<fn() -> (#(#states,)*)>,));
    out.extend(quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone)]
        #[must_use = "a builder makes nothing until it is built"]
        #deprecated
        #case
        #visibility struct #builder #generics #bounds {
            parts: <#ty as ::shapesmith::__private::Structure>::Parts,
            #state
        }
    });
}

fn docs(structure: &Structure) -> String {
    let ident = &structure.ident;
    let mut docs = format!("Builds a [`{ident}`].\n\nRequired: ");
    let setters: Vec<String> = structure
        .required()
        .map(|member| format!("`{}`", member.setter))
        .collect();
    if setters.is_empty() {
        docs.push_str("nothing");
    }
    docs.push_str(&setters.join(", "));
    docs.push('.');
    docs
}

/// What the structure and the builder offer.
pub(super) fn emit(structure: &Structure, out: &mut TokenStream) {
    let emitter = Emitter::new(structure);
    emitter.parts(out);
    emitter.entrances(out);
    emitter.setters(out);
    emitter.debug(out);
}

/// What a builder has collected, without the builder.
pub(super) fn emit_parts(structure: &Structure, out: &mut TokenStream) {
    Emitter::new(structure).parts(out);
}

struct Emitter<'s> {
    structure: &'s Structure,
    required: Vec<&'s Member>,
}

impl<'s> Emitter<'s> {
    fn new(structure: &'s Structure) -> Self {
        let required = structure.required().collect();
        Emitter {
            structure,
            required,
        }
    }
}

impl Emitter<'_> {
    /// The builder's type with a state for each required member.
    fn builder(&self, state: impl Fn(&Member) -> TokenStream) -> TokenStream {
        let Structure {
            builder, generics, ..
        } = self.structure;
        if self.required.is_empty() && generics.is_empty() {
            return quote!(#builder);
        }
        let own = generics.parameters().map(|own| &own.name);
        let states = self.required.iter().map(|member| state(member));
        quote!(#builder<#(#own,)* #(#states),*>)
    }

    /// The type parameters, each as it is.
    fn states(&self) -> Option<TokenStream> {
        let states = self.required.iter().map(|member| &member.state);
        (!self.required.is_empty()).then(|| quote!(<#(#states),*>))
    }

    /// The structure's own parameters, and the states.
    fn parameters(&self) -> Option<TokenStream> {
        let generics = &self.structure.generics;
        let own = generics.parameters().map(|own| &own.declared);
        let states = self.required.iter().map(|member| &member.state);
        let has_any = !self.required.is_empty() || !generics.is_empty();
        has_any.then(|| quote!(<#(#own,)* #(#states),*>))
    }

    fn head(&self) -> Head {
        Head::of(self.structure, &self.structure.ident)
    }

    /// `where` all required members are set.
    fn all_set(&self) -> Option<TokenStream> {
        let Head { ty: ident, .. } = self.head();
        let bounds = self.required.iter().map(|member| {
            let (state, name) = (&member.state, &member.ident);
            quote!(#state: __private::IsSet<#ident, __member::#name>)
        });
        (!self.required.is_empty()).then(|| quote!(where #(#bounds),*))
    }

    /// `PhantomData` for the state, where there is one.
    fn state(&self) -> Option<TokenStream> {
        (!self.required.is_empty()).then(|| quote!(state: __private::PhantomData,))
    }

    /// What the builder has collected.
    fn parts(&self, out: &mut TokenStream) {
        let parts = &self.structure.parts;
        let Head {
            generics, bounds, ..
        } = self.head();
        let fields = self.structure.members.iter().map(|member| {
            let ty = types::boxed(&member.ty, member.boxed, Place::Private);
            let (ident, ty) = (&member.ident, types::option(&ty, Place::Private));
            quote!(#ident: #ty,)
        });
        let fields = fields.collect::<TokenStream>();
        if self.structure.generics.types.is_empty() {
            out.extend(quote! {
                #[derive(::core::clone::Clone, ::core::default::Default)]
                pub struct #parts #generics #bounds {
                    #fields
                }
            });
            return;
        }
        // Rust's own derives would ask for more of the parameters.
        let Head { ty, .. } = Head::of(self.structure, parts);
        let names: Vec<&Ident> = self.structure.members.iter().map(|m| &m.ident).collect();
        out.extend(quote! {
            pub struct #parts #generics #bounds {
                #fields
            }

            #[automatically_derived]
            impl #generics __private::Clone for #ty #bounds {
                fn clone(&self) -> Self {
                    #parts { #(#names: __private::Clone::clone(&self.#names),)* }
                }
            }

            #[automatically_derived]
            impl #generics __private::Default for #ty #bounds {
                fn default() -> Self {
                    #parts { #(#names: __private::None,)* }
                }
            }
        });
    }

    /// What the structure offers.
    fn entrances(&self, out: &mut TokenStream) {
        let Structure {
            ident,
            builder,
            parts,
            ..
        } = self.structure;
        let unset = self.builder(|_| quote!(__private::Unset));
        let set = self.builder(|_| quote!(__private::Set));
        let (any, states) = (self.builder(state), self.states());
        let (all_set, phantom) = (self.all_set(), self.state());
        let names: Vec<&Ident> = self.structure.members.iter().map(|m| &m.ident).collect();
        let fields = self.structure.members.iter().map(|member| {
            let field = &member.ident;
            if member.optionality == Optionality::Optional {
                quote!(#field,)
            } else {
                quote!(#field: __private::Some(#field),)
            }
        });
        let Head {
            generics,
            ty,
            bounds,
            ..
        } = self.head();
        let begin = format!("Begins to build a `{ident}`.");
        let build_with =
            format!("Builds a `{ident}` with what the closure sets: `{ident}::build_with(|b| b)`.");
        out.extend(quote! {
            impl #generics #ty #bounds {
                #[doc = #begin]
                pub fn builder() -> #unset {
                    #builder { parts: __private::Default::default(), #phantom }
                }

                #[doc = #build_with]
                ///
                /// # Errors
                ///
                /// All constraints that the values break.
                pub fn build_with #states (
                    set: impl __private::FnOnce(#unset) -> #any,
                ) -> __private::Result<Self, __private::ConstraintViolations>
                #all_set
                {
                    set(Self::builder()).build()
                }

                /// A builder that holds the values of this one.
                pub fn to_builder(&self) -> #set {
                    let Self { #(#names),* } = __private::Clone::clone(self);
                    #builder { parts: #parts { #(#fields)* }, #phantom }
                }

                /// A copy of this value with what the closure changes.
                ///
                /// # Errors
                ///
                /// All constraints that the values break.
                pub fn with(
                    &self,
                    change: impl __private::FnOnce(#set) -> #set,
                ) -> __private::Result<Self, __private::ConstraintViolations> {
                    change(self.to_builder()).build()
                }
            }
        });
    }

    /// What the builder offers.
    fn setters(&self, out: &mut TokenStream) {
        let Structure {
            ident,
            parts,
            members,
            ..
        } = self.structure;
        let (any, parameters, all_set) = (self.builder(state), self.parameters(), self.all_set());
        let Head { ty, bounds, .. } = self.head();
        let setters = members.iter().map(|member| {
            let setters = if member.optionality == Optionality::Required {
                self.required_setter(member)
            } else {
                optional_setters(member)
            };
            let token_setter = self.token_setter(member);
            quote!(#setters #token_setter)
        });
        let names: Vec<&Ident> = members.iter().map(|member| &member.ident).collect();
        let fields = members.iter().map(|member| {
            let field = &member.ident;
            match &member.optionality {
                Optionality::Required => quote!(#field: __private::required(#field),),
                Optionality::Optional => quote!(#field,),
                Optionality::Default(default) => {
                    let default = default_value::value(default, &member.ty);
                    quote!(#field: #field.unwrap_or_else(|| #default),)
                }
            }
        });
        out.extend(quote! {
            impl #parameters #any #bounds {
                #(#setters)*

                /// Builds the value and checks it.
                ///
                /// # Errors
                ///
                /// All constraints that the values break.
                pub fn build(self) -> __private::Result<#ty, __private::ConstraintViolations>
                #all_set
                {
                    __private::checked(self.build_unchecked())
                }

                /// Builds the value without a look at its constraints, which a service may have
                /// loosened since the model was written.
                pub fn build_unchecked(self) -> #ty
                #all_set
                {
                    let #parts { #(#names),* } = self.parts;
                    #ident { #(#fields)* }
                }
            }
        });
    }

    fn required_setter(&self, member: &Member) -> TokenStream {
        let Member {
            ident,
            setter,
            docs,
            ..
        } = member;
        let builder = &self.structure.builder;
        let next = self.next(member);
        let (argument, convert) = types::argument(&member.ty);
        let value = convert.map_or_else(|| quote!(value), |convert| quote!(#convert(value)));
        let value = if member.boxed {
            quote!(__private::Box::new(#value))
        } else {
            value
        };
        let deprecated = deprecation::attribute(member.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            pub fn #setter(mut self, value: #argument) -> #next {
                self.parts.#ident = __private::Some(#value);
                #builder { parts: self.parts, state: __private::PhantomData }
            }
        }
    }

    /// The type of the builder once a member has been set.
    fn next(&self, member: &Member) -> TokenStream {
        self.builder(|other| {
            if std::ptr::eq(other, member) {
                quote!(__private::Set)
            } else {
                state(other)
            }
        })
    }

    /// Smithy specification, "idempotencyToken trait": clients may fill such a member by themselves.
    fn token_setter(&self, member: &Member) -> Option<TokenStream> {
        let token_setter = member.token_setter.as_ref()?;
        let (setter, next) = (&member.setter, self.next(member));
        let docs = format!(
            "As `{setter}`, with a new random UUID that makes the request unlike all others."
        );
        let deprecated = deprecation::attribute(member.deprecation.as_ref());
        Some(quote! {
            #[doc = #docs]
            #deprecated
            pub fn #token_setter(self) -> #next {
                self.#setter(__private::random_uuid())
            }
        })
    }

    fn debug(&self, out: &mut TokenStream) {
        let name = unraw(&self.structure.builder);
        let (any, parameters) = (self.builder(state), self.parameters());
        let Head { ty, bounds, .. } = self.head();
        out.extend(quote! {
            #[automatically_derived]
            impl #parameters __private::fmt::Debug for #any #bounds {
                fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                    __private::debug_builder::<#ty>(#name, &self.parts, f)
                }
            }
        });
    }
}

fn state(member: &Member) -> TokenStream {
    let state = &member.state;
    quote!(#state)
}

fn optional_setters(member: &Member) -> TokenStream {
    let Member {
        ident,
        setter,
        maybe_setter,
        docs,
        ..
    } = member;
    let (argument, convert) = types::argument(&member.ty);
    let convert = convert.map(|convert| quote!(.map(#convert)));
    let boxed = member.boxed.then(|| quote!(.map(__private::Box::new)));
    let maybe_docs = format!("As `{setter}`, or unset with `None`.");
    let deprecated = deprecation::attribute(member.deprecation.as_ref());
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #setter(self, value: #argument) -> Self {
            self.#maybe_setter(__private::Some(value))
        }

        #[doc = #maybe_docs]
        #deprecated
        pub fn #maybe_setter(mut self, value: __private::Option<#argument>) -> Self {
            self.parts.#ident = value #convert #boxed;
            self
        }
    }
}
