//! Compiled patterns, as statics of the runtime's type `Pattern`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::checks::PatternStatic;
use crate::regex::CompiledPattern;
use crate::regex::bit_parallel::BitProgram;
use crate::regex::char_set::CharSet;
use crate::regex::classes::EncodedClasses;
use crate::regex::dfa::Dfa;

/// The static of a pattern.
pub(crate) fn expand_pattern(pattern: &PatternStatic) -> TokenStream {
    let (ident, source) = (&pattern.ident, &pattern.source);
    let matcher = expand_matcher(&pattern.compiled);
    quote! {
        static #ident: __private::Pattern = __private::Pattern {
            source: #source,
            matcher: __private::Matcher::#matcher,
        };
    }
}

/// A variant of `Matcher`, without its path.
fn expand_matcher(compiled: &CompiledPattern) -> TokenStream {
    match compiled {
        CompiledPattern::AllInSet { set, min, max } => {
            let set = expand_char_set(set);
            let min = Literal::u32_unsuffixed(*min);
            let max = max.map_or_else(
                || quote!(__private::usize::MAX),
                |max| {
                    let max = Literal::u32_unsuffixed(max);
                    quote!(#max)
                },
            );
            quote!(AllInSet { set: #set, min: #min, max: #max })
        }
        CompiledPattern::AnyInSet(set) => {
            let set = expand_char_set(set);
            quote!(AnyInSet(#set))
        }
        CompiledPattern::Dfa(dfa) => {
            let dfa = expand_dfa(dfa);
            quote!(Dfa(#dfa))
        }
        CompiledPattern::BitParallel(program) => {
            let program = expand_bit_program(program);
            quote!(BitParallel(#program))
        }
        CompiledPattern::Backtracking { unicode } => quote!(Backtracking { unicode: #unicode }),
    }
}

fn expand_char_set(set: &CharSet) -> TokenStream {
    let set = set.encode();
    let [ascii_ranges, bitmap, bounds] =
        [&set.ascii_ranges, &set.bitmap, &set.bounds].map(|bytes| Literal::byte_string(bytes));
    quote! {
        __private::CharSet {
            bytes: __private::byte_kinds(#ascii_ranges),
            bitmap: #bitmap,
            bounds: #bounds,
        }
    }
}

fn expand_classes(classes: &EncodedClasses) -> TokenStream {
    let [ascii, non_ascii] =
        [&classes.ascii, &classes.non_ascii].map(|bytes| Literal::byte_string(bytes));
    quote!(__private::CharClasses { ascii: #ascii, non_ascii: #non_ascii })
}

fn expand_dfa(dfa: &Dfa) -> TokenStream {
    let classes = expand_classes(&dfa.classes);
    let [states, start, first_accepting] =
        [dfa.states, dfa.start, dfa.first_accepting].map(Literal::u32_unsuffixed);
    let wide = dfa.wide;
    let transitions = Literal::byte_string(&dfa.transitions);
    quote! {
        __private::Dfa {
            classes: #classes,
            states: #states,
            start: #start,
            first_accepting: #first_accepting,
            wide: #wide,
            transitions: #transitions,
        }
    }
}

fn expand_bit_program(program: &BitProgram) -> TokenStream {
    let classes = expand_classes(&program.classes);
    let [class_count, result] =
        [program.class_count, program.result].map(Literal::usize_unsuffixed);
    let [set_masks, register_masks, code] =
        [&program.set_masks, &program.register_masks, &program.code]
            .map(|bytes| Literal::byte_string(bytes));
    quote! {
        __private::BitProgram {
            classes: #classes,
            class_count: #class_count,
            set_masks: #set_masks,
            register_masks: #register_masks,
            code: #code,
            result: #result,
        }
    }
}
