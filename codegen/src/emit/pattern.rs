//! Writing compiled patterns, as data that the runtime's `Pattern` walks.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::pattern::Form;
use crate::pattern::set::Set;
use crate::pattern::steps::Steps;
use crate::pattern::table::Table;
use crate::plan::checks::PatternStatic;

/// The static that holds a pattern.
pub(super) fn pattern(pattern: &PatternStatic) -> TokenStream {
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

/// A bit for each ASCII character, and where the set begins and ends beyond them.
fn set(set: &Set) -> (Literal, Literal) {
    let (mut ascii, mut beyond) = (0_u128, Vec::new());
    for code in 0..128 {
        ascii |= u128::from(set.contains(code)) << code;
    }
    let starts_there = set.contains(0x80).then_some(0x80);
    let bounds = set.bounds().iter().copied();
    for bound in starts_there
        .into_iter()
        .chain(bounds.filter(|&bound| bound > 0x80))
    {
        let [more, bytes @ ..] = bound.to_be_bytes();
        // The end of all characters is no bound.
        if more == 0 && bound <= u32::from(char::MAX) {
            beyond.extend(bytes);
        }
    }
    let ascii = format!("{ascii:#x}").parse();
    let ascii = ascii.unwrap_or_else(|_| unreachable!("a number is a literal"));
    (ascii, Literal::byte_string(&beyond))
}

fn table(table: &Table) -> TokenStream {
    let (ascii, beyond) = (
        Literal::byte_string(&table.ascii),
        Literal::byte_string(&table.beyond),
    );
    let [start, accepting, shift] =
        [table.start, table.accepting, table.shift].map(Literal::u32_unsuffixed);
    let wide = table.wide;
    let rows = Literal::byte_string(&table.rows);
    quote!(#ascii, #beyond, (#start, #accepting), (#shift, #wide), #rows)
}

fn steps(steps: &Steps) -> TokenStream {
    let (ascii, beyond) = (
        Literal::byte_string(&steps.ascii),
        Literal::byte_string(&steps.beyond),
    );
    let [classes, start] = [steps.classes, steps.start].map(Literal::usize_unsuffixed);
    let (sets, steps) = (
        Literal::byte_string(&steps.sets),
        Literal::byte_string(&steps.steps),
    );
    quote!(#ascii, #beyond, (#classes, #sets), #steps, #start)
}
