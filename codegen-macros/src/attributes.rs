//! `attributes = { … }` and `derive = […]`.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;
use shapesmith_codegen::input::attributes::{
    Attribute, AttributeEntry, AttributeKind, AttributeTarget, Reader, misplaced_derive,
};
use shapesmith_codegen::{Name, similar_names};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, Token, braced, bracketed};

use crate::form;
use crate::invocation::{comma, helpful, path, spanned, string, word};

const EXAMPLE: &str = "expected an attribute, such as `#[derive(Default)]`";

/// `{ structures = #[derive(Default)], "namespace#Name$member" = #[one] #[more], … }`
pub(crate) fn attributes(input: ParseStream<'_>) -> syn::Result<Vec<AttributeEntry>> {
    let content;
    braced!(content in input);
    let mut entries: Vec<AttributeEntry> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    while !content.is_empty() {
        let (target, key) = target(&content)?;
        if keys.contains(&key.text) {
            let message = format!("duplicate key `{}`", key.text);
            return Err(syn::Error::new(key.span, message));
        }
        keys.push(key.text);
        form::table_equals(&content, "structures = #[derive(Default)]")?;
        let takes_derives = match &target {
            AttributeTarget::Every(kind) => kind.is_of_types(),
            AttributeTarget::Shape(name) => !name.text.contains('$'),
        };
        let mut attributes = Vec::new();
        while content.peek(Token![#]) {
            attribute(&content, takes_derives, &mut attributes)?;
        }
        if attributes.is_empty() {
            return Err(content.error(EXAMPLE));
        }
        entries.push(AttributeEntry { target, attributes });
        comma(&content)?;
    }
    Ok(entries)
}

/// A kind, or the ID of a shape or member in quotes.
fn target(input: ParseStream<'_>) -> syn::Result<(AttributeTarget, Name)> {
    if let Some(literal) = string(input)? {
        let name = Name {
            text: literal.value(),
            span: literal.span(),
        };
        return Ok((AttributeTarget::Shape(name.clone()), name));
    }
    let names = AttributeKind::ALL.map(|(name, _)| name);
    let known = names.map(|name| format!("`{name}`")).join(", ");
    if !input.peek(Ident::peek_any) {
        let error = input.error("expected a kind of types, or the absolute ID of a shape");
        let help = format!("write one of {known}, or \"namespace#Name\"");
        return Err(helpful(error.span(), &error.to_string(), &help));
    }
    let ident = word(input)?;
    let text = ident.to_string();
    let Some((_, kind)) = AttributeKind::ALL
        .into_iter()
        .find(|(name, _)| *name == text)
    else {
        let write = match similar_names(&text, &mut names.into_iter()).first() {
            Some(near) => format!("did you mean `{near}`? Write"),
            None => "write".to_owned(),
        };
        let help =
            format!("{write} one of {known}, or the absolute ID of a shape, \"namespace#{text}\"");
        return Err(helpful(
            ident.span(),
            &format!("unknown kind of types `{text}`"),
            &help,
        ));
    };
    let span = ident.span();
    Ok((AttributeTarget::Every(kind), Name { text, span }))
}

/// `#[…]`
fn attribute(
    input: ParseStream<'_>,
    takes_derives: bool,
    out: &mut Vec<Attribute>,
) -> syn::Result<()> {
    let pound = input.parse::<Token![#]>()?;
    if input.peek(Token![!]) {
        return Err(input.error("expected an outer attribute, `#[…]`"));
    }
    let group: Group = input.parse()?;
    if group.delimiter() != Delimiter::Bracket || group.stream().is_empty() {
        return Err(spanned(&group, EXAMPLE));
    }
    let reader = Reader {
        derives: &|arguments| derive_paths.parse2(arguments),
        error: &helpful,
    };
    let start = out.len();
    reader.read(&group.stream(), None, takes_derives, out)?;
    // As written, so that the compiler underlines all of it.
    if let [Attribute::Other(read)] = &mut out[start..] {
        *read = quote!(#pound #group);
    }
    Ok(())
}

/// A list of paths of derives in brackets.
pub(crate) fn derives(input: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    let content;
    bracketed!(content in input);
    derive_paths(&content)
}

fn derive_paths(input: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    let mut derives: Vec<TokenStream> = Vec::new();
    while !input.is_empty() {
        form::no_string(input, "the path of a derive", None)?;
        let derive = path(input)?;
        match misplaced_derive(&derive, &derives) {
            Some((message, Some(help))) => return Err(helpful_at(&derive, &message, help)),
            Some((message, None)) => return Err(spanned(&derive, &message)),
            None => derives.push(derive),
        }
        comma(input)?;
    }
    Ok(derives)
}

/// An error at all tokens, with a help.
fn helpful_at(tokens: &TokenStream, message: &str, help: &str) -> syn::Error {
    spanned(tokens, &[message, help].join(crate::invocation::HELP))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Vec<AttributeEntry>, String> {
        let tokens: TokenStream = text.parse().expect("tokens");
        attributes.parse2(tokens).map_err(|error| error.to_string())
    }

    #[test]
    fn entries_are_for_kinds_shapes_and_members() {
        let entries = parse(
            "{ types = #[a], structures = #[derive(A, b::C,)] #[d(e = 1)], int_enums = #[f], \
             \"n#S\" = #[derive()], \"n#S$m\" = #[g], \
             unknown = #[cfg_attr(x, y(\"z\"))], unions = #[cfg_attr(x, derive(Y), z, cfg_attr(y, r#derive(V)))], }",
        );
        let shown: Vec<String> = (entries.expect("sound").iter())
            .map(|AttributeEntry { target, attributes }| {
                let target = match target {
                    AttributeTarget::Every(kind) => format!("{kind:?}"),
                    AttributeTarget::Shape(name) => name.text.clone(),
                };
                let attributes = quote!(#(#attributes)*);
                format!("{target} {attributes}").replace(' ', "")
            })
            .collect();
        assert_eq!(
            shown,
            [
                "Types#[a]",
                "Structures#[derive(A,b::C)]#[d(e=1)]",
                "IntEnums#[f]",
                "n#S#[derive()]",
                "n#S$m#[g]",
                "Unknown#[cfg_attr(x,y(\"z\"))]",
                "Unions#[cfg_attr(x,derive(Y))]#[cfg_attr(x,z)]#[cfg_attr(all(x,y),derive(V))]",
            ]
        );
        assert!(parse("{}").expect("sound").is_empty());
    }

    #[test]
    fn malformed_entries_are_errors() {
        for (text, expected) in [
            ("[]", "expected curly braces"),
            ("{ structures }", "unexpected end of input, expected `=`"),
            (
                "{ structures = }",
                "unexpected end of input, expected an attribute, such as",
            ),
            ("{ structures = Default }", "expected an attribute, such as"),
            (
                "{ structures = #![a] }",
                "expected an outer attribute, `#[…]`",
            ),
            ("{ structures = # }", "unexpected end of input"),
            ("{ structures = #(a) }", "expected an attribute, such as"),
            ("{ structures = #[] }", "expected an attribute, such as"),
            (
                "{ structures = #[a], structures = #[b] }",
                "duplicate key `structures`",
            ),
            ("{ \"n#S\" = #[a], \"n#S\" = #[b] }", "duplicate key `n#S`"),
            ("{ structures = #[a] unions = #[b] }", "expected `,`"),
            (
                "{ structs = #[a] }",
                "unknown kind of types `structs`\n  help: write one of `types`, `structures`,",
            ),
            (
                "{ structure = #[a] }",
                "unknown kind of types `structure`\n  help: did you mean `structures`? Write one of",
            ),
            (
                "{ Order = #[a] }",
                "unknown kind of types `Order`\n  help: write one of `types`, `structures`, `unions`, `enums`, `int_enums`, \
                 `fields`, `variants`, `unknown`, or the absolute ID of a shape, \"namespace#Order\"",
            ),
            ("{ fields = #[derive(A)] }", "`derive` is only for types"),
            ("{ \"n#S$m\" = #[derive(A)] }", "`derive` is only for types"),
            (
                "{ \"n#S\" = #[cfg(test)] }",
                "`cfg` would remove a part of a type",
            ),
            (
                "{ \"n#S\" = #[cfg_attr(all(), cfg(test))] }",
                "`cfg` would remove a part of a type",
            ),
            (
                "{ fields = #[cfg_attr(x, cfg_attr(y, derive(A)))] }",
                "`derive` is only for types",
            ),
            (
                "{ enums = #[cfg_attr(all(), derive(Clone))] }",
                "`Clone` is always implemented",
            ),
            (
                "{ enums = #[cfg_attr(x, a, cfg_attr(y, derive(A, B, A)))] }",
                "duplicate derive `A`",
            ),
            (
                "{ enums = #[r#derive(r#Clone)] }",
                "`Clone` is always implemented",
            ),
            (
                "{ enums = #[::core::prelude::v1::derive(Clone)] }",
                "`Clone` is always implemented",
            ),
            (
                "{ enums = #[derive(Clone)] }",
                "`Clone` is always implemented\n  help: remove it",
            ),
            (
                "{ enums = #[derive(x::Shape)] }",
                "`Shape` is always implemented\n  help: remove it",
            ),
            ("{ enums = #[derive(A, A)] }", "duplicate derive `A`"),
            (
                "{ enums = #[1] }",
                "expected an attribute\n  help: write `path`, `path(…)` or `path = …`",
            ),
            ("{ fields = #[a = ] }", "expected an attribute"),
            ("{ fields = #[a b] }", "expected an attribute"),
            ("{ fields = #[cfg_attr(x, 1)] }", "expected an attribute"),
            (
                "{ structures = #[repr(C, packed(2))] }",
                "`packed` excludes references to fields, which the impls need\n  help: remove it",
            ),
            (
                "{ structures = #[cfg_attr(x, repr(packed))] }",
                "`packed` excludes references to fields",
            ),
            ("{ enums = #[derive(a<b>)] }", "expected `,`"),
        ] {
            let error = parse(text).map(|_| ()).expect_err(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
