//! Writing compiled patterns, as data that the runtime's `Pattern` walks.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::checks::PatternStatic;
use crate::regex::Form;
use crate::regex::char_set::{Encoded, Set};
use crate::regex::dfa::Table;
use crate::regex::steps::Steps;

/// The static that holds a pattern.
pub(crate) fn expand_pattern(pattern: &PatternStatic) -> TokenStream {
    let (ident, source) = (&pattern.ident, &pattern.source);
    let form = match &*pattern.form {
        Form::All { set, min, max } => {
            let (ascii, beyond) = self::set(set);
            let min = Literal::u32_unsuffixed(*min);
            let max = max.map_or_else(
                || quote!(__private::usize::MAX),
                |max| {
                    let max = Literal::u32_unsuffixed(max);
                    quote!(#max)
                },
            );
            quote!(all(#source, #ascii, #beyond, #min, #max))
        }
        Form::Any(set) => {
            let (ascii, beyond) = self::set(set);
            quote!(any(#source, #ascii, #beyond))
        }
        Form::Table(table) => {
            let arguments = self::table(table);
            quote!(table(#source, #arguments))
        }
        Form::Steps(steps) => {
            let arguments = self::steps(steps);
            quote!(steps(#source, #arguments))
        }
        Form::Engine { unicode } => quote!(engine(#source, #unicode)),
    };
    quote!(static #ident: __private::Pattern = __private::Pattern::#form;)
}

fn set(set: &Set) -> (Literal, TokenStream) {
    let Encoded {
        ascii,
        near,
        beyond,
    } = set.encoded();
    let (near, beyond) = (Literal::byte_string(&near), Literal::byte_string(&beyond));
    (Literal::byte_string(&ascii), quote!((#near, #beyond)))
}

fn table(table: &Table) -> TokenStream {
    let ascii = Literal::byte_string(&table.ascii);
    let beyond = Literal::byte_string(&table.beyond);
    let [count, start, accepting] =
        [table.count, table.start, table.accepting].map(Literal::u32_unsuffixed);
    let (wide, next) = (table.wide, Literal::byte_string(&table.next));
    quote!(#ascii, #beyond, (#count, #start, #accepting), #wide, #next)
}

fn steps(steps: &Steps) -> TokenStream {
    let (ascii, beyond) = (
        Literal::byte_string(&steps.ascii),
        Literal::byte_string(&steps.beyond),
    );
    let [classes, start] = [steps.classes, steps.start].map(Literal::usize_unsuffixed);
    let [sets, masks, steps] =
        [&steps.sets, &steps.masks, &steps.steps].map(|bytes| Literal::byte_string(bytes));
    quote!(#ascii, #beyond, (#classes, #sets, #masks), #steps, #start)
}
