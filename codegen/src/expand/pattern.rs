//! Compiled patterns, as statics of the runtime's type `Pattern`.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::plan::schema::PatternStatic;
use crate::regex::encode::{CharTable, EncodedMatcher, EncodedPattern};

/// Ranges of characters that are longer, in bytes, are in a separate constant if several patterns have them.
const MAX_REPEATED: usize = 48;

/// The statics of all patterns.
pub(crate) fn expand_patterns(patterns: &[PatternStatic]) -> TokenStream {
    let encoded: Vec<EncodedPattern> = (patterns.iter())
        .map(|pattern| pattern.compiled.encode())
        .collect();
    let mut uses: HashMap<&[u8], usize> = HashMap::new();
    for pattern in &encoded {
        *uses.entry(&pattern.ranges).or_default() += 1;
    }
    let mut shared: HashMap<&[u8], Ident> = HashMap::new();
    let mut items = TokenStream::new();
    for (pattern, encoded) in patterns.iter().zip(&encoded) {
        let ranges = &*encoded.ranges;
        if ranges.len() > MAX_REPEATED && uses[ranges] > 1 && !shared.contains_key(ranges) {
            let ident = format_ident!("RANGES_{}", shared.len() + 1);
            let literal = Literal::byte_string(ranges);
            items.extend(quote!(const #ident: &[__private::u8] = #literal;));
            shared.insert(ranges, ident);
        }
        items.extend(expand_pattern(pattern, encoded, shared.get(ranges)));
    }
    items
}

fn expand_pattern(
    pattern: &PatternStatic,
    encoded: &EncodedPattern,
    shared: Option<&Ident>,
) -> TokenStream {
    let ident = &pattern.ident;
    let matcher = expand_matcher(&pattern.source, &encoded.matcher);
    let ranges = if let Some(ident) = shared {
        quote!(#ident)
    } else {
        let literal = Literal::byte_string(&encoded.ranges);
        quote!(#literal)
    };
    let others = match encoded.table {
        None if encoded.ranges.is_empty() => TokenStream::new(),
        None => quote!(.with_ranges(#ranges)),
        Some(table) => {
            let table = match table {
                CharTable::WhiteSpace => quote!(WHITE_SPACE),
                CharTable::GeneralCategories => quote!(GENERAL_CATEGORIES),
            };
            quote!(.with_table(#ranges, &__private::#table))
        }
    };
    quote! {
        static #ident: __private::Pattern = __private::Pattern::#matcher #others;
    }
}

/// A constructor with its arguments.
fn expand_matcher(source: &str, matcher: &EncodedMatcher) -> TokenStream {
    match matcher {
        EncodedMatcher::Repeated { ascii, min, max } => {
            let ascii = Literal::byte_string(ascii);
            let min = Literal::u32_unsuffixed(*min);
            if let Some(max) = max {
                let max = Literal::u32_unsuffixed(*max);
                quote!(repeated(#source, #ascii, #min, #max))
            } else {
                quote!(repeated_from(#source, #ascii, #min))
            }
        }
        EncodedMatcher::NotAll { ascii } => {
            let ascii = Literal::byte_string(ascii);
            quote!(not_all(#source, #ascii))
        }
        EncodedMatcher::Dfa {
            ascii,
            other,
            states,
            is_wide,
            transitions,
        } => {
            let constructor = if *is_wide {
                quote!(wide_dfa)
            } else {
                quote!(dfa)
            };
            let tables = [ascii, transitions].map(|bytes| Literal::byte_string(bytes));
            expand_tables(&constructor, source, *other, states, &tables)
        }
        EncodedMatcher::BitParallel {
            ascii,
            other,
            numbers,
            tables,
        } => {
            let tables = [ascii, tables].map(|bytes| Literal::byte_string(bytes));
            expand_tables(&quote!(bit_parallel), source, *other, numbers, &tables)
        }
        EncodedMatcher::Backtracking { unicode } => quote!(backtracking(#source, #unicode)),
    }
}

fn expand_tables(
    constructor: &TokenStream,
    source: &str,
    other: u8,
    numbers: &[u16],
    [ascii, tables]: &[Literal; 2],
) -> TokenStream {
    let other = Literal::u8_unsuffixed(other);
    let numbers = numbers.iter().copied().map(Literal::u16_unsuffixed);
    quote!(#constructor(#source, #ascii, #other, [#(#numbers),*], #tables))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::regex::CompiledPattern;

    fn expand(sources: &[&str]) -> String {
        let patterns = sources.iter().map(|&source| PatternStatic {
            ident: format_ident!("PATTERN"),
            source: source.to_owned(),
            compiled: Rc::new(CompiledPattern::new(source).expect("a pattern")),
        });
        expand_patterns(&patterns.collect::<Vec<_>>()).to_string()
    }

    #[test]
    fn ranges_are_emitted_once() {
        let one = expand(&[r"^\p{Alphabetic}+$"]);
        let two = expand(&[r"^\p{Alphabetic}+$", r"^[\p{Alphabetic}0-9]{1,64}$"]);
        assert!(one.len() > 2000 && !one.contains("RANGES"), "{one}");
        assert!(two.len() < one.len() + 600, "{two}");
        assert_eq!(two.matches("RANGES_1").count(), 3, "{two}");
    }

    #[test]
    fn patterns_of_general_categories_are_small() {
        for (source, max) in [
            (r"^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$", 420),
            (r"^[^\p{Lu}\p{Nd}_]*$", 420),
            (r"^[\p{L}_.-]+@[\p{L}\s]+$", 800),
            (r"\S", 380),
            (r"^(a|\s)[^\s]$", 520),
            ("^.+$", 400),
        ] {
            let len = expand(&[source]).len();
            assert!(len <= max, "{source}: {len}");
        }
    }
}
