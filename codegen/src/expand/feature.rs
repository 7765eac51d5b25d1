//! `if_serde!`, `if_http!` and so on: macros of the runtime that keep items if it has the feature.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::diagnostic::{Diagnostic, Feature, FeatureProblem};

/// One of two expansions.
pub(crate) fn expand_if(
    feature: Feature,
    enabled: &TokenStream,
    disabled: &TokenStream,
) -> TokenStream {
    let name = format_ident!("if_{}", feature.name());
    quote! {
        ::shapesmith::__private::#name! { { #enabled } else { #disabled } }
    }
}

/// The expansion, or the errors if the condition of one holds.
///
/// `fallback` expands the errors, and stubs that prevent further errors in the user's code.
pub(crate) fn expand_problems(
    expansion: TokenStream,
    problems: &[FeatureProblem],
    fallback: impl Fn(&[Diagnostic]) -> TokenStream,
) -> TokenStream {
    let mut conditions: Vec<(Feature, bool, Vec<Diagnostic>)> = Vec::new();
    for known in problems {
        let same = |(feature, with_feature, _): &&mut (Feature, bool, Vec<Diagnostic>)| {
            *feature == known.feature && *with_feature == known.with_feature
        };
        let problem = known.problem.clone();
        let problem = if known.with_feature {
            problem
        } else {
            // Sound code has errors about missing features, too. It would change with the layout of the model.
            problem.without_line()
        };
        match conditions.iter_mut().find(same) {
            Some((_, _, problems)) => problems.push(problem),
            None => conditions.push((known.feature, known.with_feature, vec![problem])),
        }
    }
    let choose = |feature, with_feature, errors: &TokenStream, other: &TokenStream| {
        if with_feature {
            expand_if(feature, errors, other)
        } else {
            expand_if(feature, other, errors)
        }
    };
    // From the innermost condition to the outermost. If several hold, the first one also expands the stubs.
    let mut expansion = expansion;
    let mut further = TokenStream::new();
    for (feature, with_feature, problems) in conditions.iter().rev() {
        let errors = fallback(problems);
        expansion = choose(
            *feature,
            *with_feature,
            &quote!(#errors #further),
            &expansion,
        );
        let errors: TokenStream = problems.iter().map(Diagnostic::to_compile_error).collect();
        further.extend(choose(
            *feature,
            *with_feature,
            &errors,
            &TokenStream::new(),
        ));
    }
    expansion
}
