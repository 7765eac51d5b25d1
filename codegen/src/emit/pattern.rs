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

/// How many bounds of a set may be searched for each character near ASCII.
const FEW: usize = 16;

/// The ranges of ASCII characters, the first and the last of each; then, beyond ASCII, a bit for each
/// character of up to two bytes, if searching takes longer, and where the set begins and ends.
fn set(set: &Set) -> (Literal, TokenStream) {
    let mut ascii = Vec::new();
    for range in set.bounds().chunks(2).filter(|range| range[0] < 0x80) {
        let last = (range[1] - 1).min(0x7f);
        ascii.extend([range[0], last].map(|code| u8::try_from(code).unwrap_or(0x7f)));
    }
    let starts_there = set.contains(0x80).then_some(0x80);
    let bounds = set.bounds().iter().copied().filter(|&bound| bound > 0x80);
    let mut beyond = Vec::new();
    for bound in starts_there.into_iter().chain(bounds) {
        // The end of all characters is no bound.
        if bound <= u32::from(char::MAX) {
            beyond.extend_from_slice(&bound.to_be_bytes()[1..]);
        }
    }
    let mut near = Vec::new();
    if beyond.len() / 3 > FEW {
        near = vec![0; 0x780 / 8];
        for range in set.bounds().chunks(2) {
            for code in range[0].max(0x80)..range[1].min(0x800) {
                let bit = code as usize - 0x80;
                near[bit / 8] |= 1 << (bit % 8);
            }
        }
    }
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
    let (sets, steps) = (
        Literal::byte_string(&steps.sets),
        Literal::byte_string(&steps.steps),
    );
    quote!(#ascii, #beyond, (#classes, #sets), #steps, #start)
}
