//! The expansion if there are errors: the errors, and stubs for the missing items, so that uses of them do not cause
//! further errors.
//!
//! Stubs are aliases of an error type, on which the compiler reports nothing. An array whose length cannot be computed
//! is an error type once a trait bound mentions it. The errors are in that length, so that each is reported once. The
//! trait is one of the user's crate: a later version of another crate could implement its own trait for the array, so
//! that impls for a stub would overlap all others. If no name is known, the errors are items: rustc does not report
//! unresolved names in a module with a `compile_error!` item. (This does not apply to function bodies and to methods.)

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::json;
use crate::collections::List;
use crate::diagnostic::Diagnostic;
use crate::input::derive_input::{DeriveInput, Skip};
use crate::input::{Selection, SmithyInput};
use crate::model::id::{MAX_ID, is_identifier};
use crate::model::index::Index;
use crate::model::json as model_json;
use crate::model::mixins;
use crate::model::raw_shape::{
    ends, has_own_type, is_mixin, reached, shape_type, trait_definitions,
};
use crate::model::source::Sources;
use crate::plan::bind;
use crate::plan::naming::{ident, unraw};

/// The errors, and stubs for the types that would be generated, if they are known.
#[must_use]
pub fn expand_smithy(request: &SmithyInput, problems: &[Diagnostic]) -> TokenStream {
    let Names { types, values, .. } = names(request);
    let Some((first, names)) = types.split_first() else {
        return expand_errors(problems);
    };
    // Named after a stub, for the stubs of two invocations in a module.
    let stub = format_ident!("__{}Stub", unraw(first));
    let error_type = error_type(&stub, problems);
    quote! {
        #[doc(hidden)]
        #[allow(missing_docs, non_camel_case_types)]
        pub trait #stub {
            type Type;
        }
        #[allow(missing_docs)]
        pub type #first = #error_type;
        #(
            #[allow(missing_docs)]
            pub type #names = #first;
        )*
        #(
            #[allow(missing_docs, non_upper_case_globals)]
            pub const #values: #first = loop {};
        )*
    }
}

/// The errors, and stubs for the impls that would be generated.
#[must_use]
pub fn expand_derive(input: &DeriveInput, problems: &[Diagnostic]) -> TokenStream {
    let (ident, generics) = (&input.ident, &input.generics);
    // Traits that another macro implements need no stub.
    let skip = input.skip.and(bind::conflicts(input).skip);
    let names: Vec<_> = generics.parameters().map(|own| &own.name).collect();
    let declared: Vec<_> = generics.parameters().map(|own| &own.declared).collect();
    let predicates = &generics.bounds;
    let of_shape = predicates.iter().cloned();
    let of_shape: Vec<_> = of_shape.chain([quote!(Self: ::core::fmt::Debug)]).collect();
    let (ty, bounds) = (quote!(#ident<#(#names),*>), quote!(where #(#predicates,)*));
    let generics = quote!(<#(#declared),*>);
    let error_type = error_type(&format_ident!("__Stub"), problems);
    let implement = |skipped: bool, what: &TokenStream, body: &TokenStream| {
        (!skipped).then(|| {
            quote! {
                impl #generics #what for #ty #bounds {
                    #body
                }
            }
        })
    };
    let json = json::expand_form(skip);
    let shape = quote!(
        const ID: &'static __private::str = "";
        type __Json = __private::#json;
        fn __view(&self) -> __private::View<'_> {
            loop {}
        }
    );
    let fmt = quote! {
        fn fmt(&self, _: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            loop {}
        }
    };
    let eq = quote!(
        fn eq(&self, _: &Self) -> __private::bool {
            loop {}
        }
    );
    let hash = quote!(
        fn hash<__H: __private::Hasher>(&self, _: &mut __H) {}
    );
    let into_value = quote! {
        fn into_value(self) -> Self {
            self
        }
    };
    let item = quote! {
        fn empty() -> Self {
            loop {}
        }

        fn place(&mut self) -> __private::Place<'_> {
            loop {}
        }
    };
    let stubs = [
        Some(quote!(impl #generics __private::Shape for #ty where #(#of_shape,)* { #shape })),
        implement(false, &quote!(__private::IntoValue<#ty>), &into_value),
        implement(skip.display, &quote!(__private::fmt::Display), &fmt),
        implement(skip.eq, &quote!(__private::PartialEq), &eq),
        implement(skip.eq, &quote!(__private::Eq), &quote!()),
        implement(skip.hash, &quote!(__private::Hash), &hash),
        // A supertrait of `Item` is `Shape`, so it has the same bounds.
        (!(skip.json || skip.from_json))
            .then(|| quote!(impl #generics __private::Item for #ty where #(#of_shape,)* { #item })),
    ];
    let functions = functions(skip);
    quote! {
        #[allow(dead_code)]
        const _: () = {
            use ::shapesmith::__private;
            trait __Stub {
                type Type;
            }
            type __Error = #error_type;
            #(#stubs)*
            __private::json_traits! { #json [#generics] [#ty] [where #(#of_shape,)*] }
            impl #generics #ty #bounds {
                #functions
            }
        };
    }
}

/// Stubs for the functions of a derived type.
fn functions(skip: Skip) -> TokenStream {
    let no_json = skip.json;
    let mut functions = vec![quote!(
        pub fn validate(&self) -> __Error {
            loop {}
        }
    )];
    if !skip.builder {
        functions.push(quote!(
            pub fn builder() -> __Error {
                loop {}
            }
        ));
        functions.push(quote!(
            pub fn to_builder(&self) -> __Error {
                loop {}
            }
        ));
        for (name, receiver) in [("build_with", None), ("with", Some(quote!(&self,)))] {
            let name = format_ident!("{name}");
            functions.push(quote! {
                pub fn #name<__T>(#receiver _: __T) -> __Error { loop {} }
            });
        }
    }
    if !no_json {
        functions.push(quote!(
            pub fn to_json(&self) -> __Error {
                loop {}
            }
        ));
    }
    if !no_json && !skip.from_json {
        for name in ["from_json", "from_json_unchecked"] {
            let name = format_ident!("{name}");
            functions.push(quote! {
                pub fn #name(_: &[__private::u8]) -> __Error { loop {} }
            });
        }
    }
    functions.into_iter().collect()
}

/// Only the errors.
pub(crate) fn expand_errors(problems: &[Diagnostic]) -> TokenStream {
    problems.iter().map(Diagnostic::to_compile_error).collect()
}

/// An error type, with a trait that nothing implements.
fn error_type(stub: &Ident, problems: &[Diagnostic]) -> TokenStream {
    let errors = problems.iter().map(Diagnostic::to_compile_error);
    quote!(<[(); { #(#errors)* }] as #stub>::Type)
}

/// The names of the requested items, without duplicates.
fn names(request: &SmithyInput) -> Names {
    let mut names = Names::new(request);
    let texts = request.model.listed().and_then(|model| model.read());
    let texts = texts.unwrap_or_default();
    let sources = (!texts.is_empty()).then(|| Sources::new(&texts));
    let index = sources
        .as_ref()
        .and_then(|sources| Index::scan(sources).ok());
    let definitions = index.as_ref().map(trait_definitions).unwrap_or_default();
    let is_type = |id: &str, raw| {
        let has_type = |index| has_own_type(index, id, raw).is_ok_and(|has_type| has_type);
        index.as_ref().is_some_and(has_type) && !definitions.contains(id)
    };
    let is_mixin = |id: &str, raw| {
        let is_mixin = |index| is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin);
        index.as_ref().is_some_and(is_mixin)
    };
    let (new_names, errors) =
        (index.as_ref()).map_or_else(Default::default, |index| of_services(index, request));
    let (mut roots, mut missing, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (selection, are_operations) in [(&request.shapes, false), (&request.operations, true)] {
        let mut add = |name: &str, span: Span| {
            let simple = name.rsplit('#').next().unwrap_or_default();
            if are_operations {
                names.add_value(simple, span);
                names.add(&format!("{simple}Error"), span);
            } else {
                names.add(simple, span);
            }
        };
        match selection {
            Some(Selection::Named(wanted)) => {
                for name in wanted {
                    let simple = name.text.rsplit('#').next();
                    let is_it = |id: &&str| *id == name.text || id.rsplit('#').next() == simple;
                    let found = index.as_ref().and_then(|index| index.ids().find(is_it));
                    let new_name = found.and_then(|id| new_names.get(id));
                    add(new_name.unwrap_or(&name.text), name.span);
                    if index.is_none() {
                        continue;
                    }
                    match found {
                        Some(id) => roots.push(id.to_owned().into()),
                        None => missing
                            .push((format!("{}Builder", simple.unwrap_or_default()), name.span)),
                    }
                }
            }
            Some(Selection::All(_)) => {
                for &(ref id, raw) in index.iter().flat_map(Index::shapes) {
                    let is_wanted = if are_operations {
                        shape_type(raw).as_deref() == Some("operation")
                    } else {
                        is_type(id, raw)
                    } && !is_mixin(id, raw);
                    if is_wanted {
                        add(
                            new_names.get(&**id).map_or(id, |name| name),
                            Span::call_site(),
                        );
                        roots.push(id.clone());
                    } else if are_operations && is_type(id, raw) && !is_mixin(id, raw) {
                        // Operations may reach it only through what is wrong in the model.
                        others.push(id.clone());
                    }
                }
            }
            None => {}
        }
    }
    if let Some(index) = &index {
        let generated = with_ends(index, &roots);
        let is_external = |id: &str| {
            let is_type = || index.get(id).is_some_and(|raw| is_type(id, raw));
            request.external.iter().any(|(name, _)| name.text == id)
                || request
                    .external_modules
                    .iter()
                    .any(|module| module.is_for(id))
                    && !generated.contains(id)
                    && is_type()
        };
        // Each operation can have the errors of its services.
        if request.operations.is_some() {
            others.extend(errors);
        }
        others.retain(|id| !is_external(id));
        roots.append(&mut others);
        for (id, raw) in reached(index, roots, &is_external) {
            if has_own_type(index, &id, raw).is_ok_and(|has_type| has_type) {
                let name = new_names.get(&*id).map_or(&*id, |name| name);
                let name = name.rsplit('#').next().unwrap_or_default();
                names.add(name, Span::call_site());
                if shape_type(raw).as_deref() == Some("structure") {
                    missing.push((format!("{name}Builder"), Span::call_site()));
                }
            }
        }
    }
    for (builder, span) in missing {
        names.add(&builder, span);
    }
    names
}

/// The names that the services give to shapes, by absolute shape ID, and the services' errors. What is malformed is
/// left out.
fn of_services<'a>(
    index: &Index<'a>,
    request: &SmithyInput,
) -> (HashMap<String, String>, Vec<Cow<'a, str>>) {
    let (mut new_names, mut errors) = (HashMap::new(), Vec::new());
    for &(ref id, raw) in index.shapes() {
        let is_wanted = request
            .service
            .as_ref()
            .is_none_or(|name| *name.text == **id || id.rsplit('#').next() == Some(&*name.text));
        if !is_wanted || shape_type(raw).as_deref() != Some("service") {
            continue;
        }
        let Ok(service) = mixins::flatten(index, id, raw) else {
            continue;
        };
        errors.extend(service.targets("errors").unwrap_or_default());
        for (shape, name) in service.entries("rename").unwrap_or_default() {
            // The invocation's own names take precedence.
            let mut given = request.renames.iter().map(|(old, _)| &old.text);
            if given.any(|old| *old == *shape) {
                continue;
            }
            if let Ok(name) = model_json::string(name) {
                new_names
                    .entry(shape.into_owned())
                    .or_insert_with(|| name.into_owned());
            }
        }
    }
    (new_names, errors)
}

/// The roots, with the inputs and outputs of operations.
fn with_ends(index: &Index<'_>, roots: &[Cow<'_, str>]) -> HashSet<String> {
    let ends = |root: &Cow<'_, str>| {
        let ends = index.get(root).map(ends).unwrap_or_default();
        ends.into_iter().map(Cow::into_owned).list()
    };
    let all = roots.iter().flat_map(ends);
    all.chain(roots.iter().map(ToString::to_string)).collect()
}

struct Names {
    known: HashSet<String>,
    types: Vec<Ident>,
    /// The operations, which are also values.
    values: Vec<Ident>,
}

impl Names {
    /// The names that the invocation gives.
    fn new(request: &SmithyInput) -> Names {
        let mut names = Names {
            // External and renamed types may already exist.
            known: (request.external.iter().map(|(name, _)| name))
                .chain(request.renames.iter().map(|(name, _)| name))
                .map(|name| name.text.rsplit('#').next().unwrap_or_default().to_owned())
                .collect(),
            types: Vec::new(),
            values: Vec::new(),
        };
        for (_, new) in &request.renames {
            names.add(&new.to_string(), new.span());
            names.add(&format!("{new}Builder"), new.span());
        }
        names
    }

    fn add(&mut self, name: &str, span: Span) {
        if name.len() <= MAX_ID && is_identifier(name) && self.known.insert(name.to_owned()) {
            let mut ident = ident(name);
            ident.set_span(Span::call_site().located_at(span));
            self.types.push(ident);
        }
    }

    fn add_value(&mut self, name: &str, span: Span) {
        let types = self.types.len();
        self.add(name, span);
        self.values.extend_from_slice(&self.types[types..]);
    }
}
