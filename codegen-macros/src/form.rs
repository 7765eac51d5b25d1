//! What the options of the macros take, and the errors if they are given something else. Each error suggests a fix,
//! with the names from the user's code where they are known.

use proc_macro2::{Delimiter, Span, TokenTree};
use shapesmith_codegen::similar_names;
use syn::parse::ParseStream;
use syn::{LitStr, Token};

use crate::invocation::helpful;

/// What an option takes.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// A string, for which this is an example, or a list of them. What may be a macro that makes one is left to the
    /// parser.
    Model(&'static str),
    /// The name of a shape, member or value.
    Name,
    /// Names in brackets, or `*`.
    Selection,
    /// Names in brackets.
    Names,
    /// `true` or `false`
    Bool,
    /// One of several words.
    Words(&'static [&'static str]),
    /// Pairs in braces, of which this is an example.
    Table(&'static str),
    /// Pairs in braces, or the types of a module.
    Types(&'static str),
    /// Paths of derives in brackets.
    Derives,
    /// A path, which its parser checks.
    Path,
    /// An expression.
    Expression,
}

impl Form {
    fn example(self) -> String {
        match self {
            Form::Model(example) => example.to_owned(),
            Form::Name => "Name".to_owned(),
            Form::Selection | Form::Names => "[Name]".to_owned(),
            Form::Bool => "true".to_owned(),
            Form::Words(words) => words[0].to_owned(),
            Form::Table(example) | Form::Types(example) => format!("{{ {example} }}"),
            Form::Derives => "[Default]".to_owned(),
            Form::Path => "some::path".to_owned(),
            Form::Expression => "…".to_owned(),
        }
    }
}

/// The token at which a value begins.
enum Found {
    Text(String),
    Number,
    Word(String),
    Group(Delimiter, Option<TokenTree>),
    Other(char),
    Nothing,
}

impl Found {
    fn next(input: ParseStream<'_>) -> (Self, Span) {
        let fork = input.fork();
        let Ok(mut tree) = fork.parse::<TokenTree>() else {
            return (Found::Nothing, input.span());
        };
        // A fragment of a `macro_rules!` macro is in a group without delimiters.
        while let TokenTree::Group(group) = &tree {
            match (group.delimiter(), group.stream().into_iter().next()) {
                (Delimiter::None, Some(inner)) => tree = inner,
                _ => break,
            }
        }
        let span = tree.span();
        let found = match tree {
            TokenTree::Ident(word) => Found::Word(word.to_string()),
            TokenTree::Punct(punct) => Found::Other(punct.as_char()),
            TokenTree::Group(group) => {
                Found::Group(group.delimiter(), group.stream().into_iter().next())
            }
            TokenTree::Literal(literal) => {
                // Not from its text: the compiler would report an invalid literal once more.
                match syn::parse2::<LitStr>(TokenTree::Literal(literal).into()) {
                    Ok(text) => Found::Text(text.value()),
                    Err(_) => Found::Number,
                }
            }
        };
        (found, span)
    }

    fn describe(&self) -> String {
        match self {
            Found::Text(_) => "a string".to_owned(),
            Found::Number => "a literal".to_owned(),
            Found::Word(word) => format!("`{word}`"),
            Found::Group(Delimiter::Bracket, _) => "a list".to_owned(),
            Found::Group(Delimiter::Brace, _) => "braces".to_owned(),
            Found::Group(..) => "parentheses".to_owned(),
            Found::Other(char) => format!("`{char}`"),
            Found::Nothing => "the end of the input".to_owned(),
        }
    }

    fn is_list(&self) -> bool {
        matches!(self, Found::Group(Delimiter::Bracket, _))
    }
}

/// Checks that the value of an option begins as it should.
///
/// # Errors
///
/// Returns an error that says what the option takes.
pub(crate) fn expect(input: ParseStream<'_>, option: &str, form: Form) -> syn::Result<()> {
    let (found, span) = Found::next(input);
    let (expected, help) = match (form, &found) {
        (Form::Path | Form::Expression, _)
        | (Form::Derives, Found::Group(Delimiter::Bracket, _))
        | (Form::Model(_), Found::Text(_) | Found::Group(Delimiter::Bracket, _))
        | (Form::Name, Found::Text(_) | Found::Word(_))
        | (Form::Bool | Form::Words(_), Found::Word(_))
        | (Form::Table(_) | Form::Types(_), Found::Group(Delimiter::Brace, _))
        | (Form::Selection, Found::Other('*')) => return words(form, option, &found, span),
        // `concat!`, perhaps with a path.
        (Form::Model(_) | Form::Types(_), Found::Word(_)) => return Ok(()),
        (Form::Model(_) | Form::Types(_), Found::Other(':')) if input.peek(Token![::]) => {
            return Ok(());
        }
        (Form::Selection, Found::Group(Delimiter::Bracket, Some(TokenTree::Punct(star))))
            if star.as_char() == '*' =>
        {
            let help = format!("write `{option} = *`, without brackets");
            ("names in brackets, or `*` for all".to_owned(), help)
        }
        (Form::Selection, Found::Group(Delimiter::Bracket, Some(TokenTree::Literal(star))))
            if star.to_string() == "\"*\"" =>
        {
            let help = format!("write `{option} = *`, without brackets and quotes");
            ("names in brackets, or `*` for all".to_owned(), help)
        }
        (Form::Selection | Form::Names, found) if found.is_list() => return Ok(()),
        (Form::Model(example), _) => (
            "a string".to_owned(),
            format!("write `{option} = {example}`"),
        ),
        (Form::Name, Found::Group(_, Some(first))) => (
            "a name".to_owned(),
            format!("write `{option} = {first}`: it takes a single name"),
        ),
        (Form::Name, _) => ("a name".to_owned(), format!("write `{option} = Name`")),
        (Form::Selection, Found::Text(text)) if text == "*" => (
            "names in brackets, or `*` for all".to_owned(),
            format!("write `{option} = *`, without quotes"),
        ),
        (Form::Selection, found) => (
            "names in brackets, or `*` for all".to_owned(),
            format!("write `{option} = [{}]`", name(input, found)),
        ),
        (Form::Derives, found) => {
            let example = match found {
                Found::Word(word) if is_alone(input) => word,
                _ => "Default",
            };
            (
                "derives in brackets".to_owned(),
                format!("write `{option} = [{example}]`"),
            )
        }
        (Form::Names, found) => (
            "names in brackets".to_owned(),
            format!("write `{option} = [{}]`", name(input, found)),
        ),
        (Form::Bool, Found::Text(text)) if text == "true" || text == "false" => (
            "`true` or `false`".to_owned(),
            format!("write `{option} = {text}`, without quotes"),
        ),
        (Form::Bool, _) => (
            "`true` or `false`".to_owned(),
            format!("write `{option} = true` or `{option} = false`"),
        ),
        (Form::Words(words), Found::Text(text)) => {
            let word = nearest(text, words).unwrap_or(words[0]);
            let help = format!("write `{option} = {word}`, without quotes");
            (either(words), help)
        }
        (Form::Words(words), _) => (either(words), format!("write `{option} = {}`", words[0])),
        (Form::Types(example), _) => (
            "pairs in braces, or `module::*`".to_owned(),
            format!("write `{option} = {{ {example} }}` or `{option} = some::module::*`"),
        ),
        (Form::Table(example), _) => (
            "pairs in braces".to_owned(),
            format!("write `{option} = {{ {example} }}`"),
        ),
    };
    let message = match &found {
        Found::Nothing => format!("unexpected end of input, expected {expected}"),
        found => format!("expected {expected}, found {}", found.describe()),
    };
    Err(helpful(span, &message, &help))
}

/// Checks a word that is one of several.
fn words(form: Form, option: &str, found: &Found, span: Span) -> syn::Result<()> {
    let known: &[&str] = match form {
        Form::Bool => &["true", "false"],
        Form::Words(known) => known,
        _ => return Ok(()),
    };
    let Found::Word(word) = found else {
        return Ok(());
    };
    if known.contains(&&**word) {
        return Ok(());
    }
    let message = format!("expected {}, found `{word}`", either(known));
    let help = match nearest(word, known) {
        Some(near) => format!("write `{option} = {near}`"),
        None => format!(
            "write `{}`",
            known
                .iter()
                .map(|known| format!("{option} = {known}"))
                .collect::<Vec<_>>()
                .join("` or `")
        ),
    };
    Err(helpful(span, &message, &help))
}

fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    similar_names(word, &mut known.iter().copied())
        .first()
        .copied()
}

fn either(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(" or ")
}

/// Whether a value is a single token.
fn is_alone(input: ParseStream<'_>) -> bool {
    let fork = input.fork();
    fork.parse::<TokenTree>().is_ok() && (fork.is_empty() || fork.peek(Token![,]))
}

/// A name as it is written in a list.
fn name(input: ParseStream<'_>, found: &Found) -> String {
    match found {
        _ if !is_alone(input) => "Name".to_owned(),
        Found::Text(text) if text.contains(['#', '.']) => format!("{text:?}"),
        Found::Text(name) | Found::Word(name) if !name.is_empty() => name.clone(),
        _ => "Name".to_owned(),
    }
}

/// The `=` after the name of an option.
pub(crate) fn equals(input: ParseStream<'_>, option: &str, form: Form) -> syn::Result<()> {
    let is_other = input.peek(Token![=>]) || input.peek(Token![==]);
    if input.peek(Token![=]) && !is_other {
        input.parse::<Token![=]>()?;
        return Ok(());
    }
    let help = format!("write `{option} = {}`", form.example());
    Err(helpful(input.span(), &no_equals(input), &help))
}

/// The message where another token is in place of `=`.
fn no_equals(input: ParseStream<'_>) -> String {
    match Found::next(input).0 {
        Found::Nothing => "unexpected end of input, expected `=`".to_owned(),
        _ if input.peek(Token![=>]) => "expected `=`, found `=>`".to_owned(),
        _ if input.peek(Token![==]) => "expected `=`, found `==`".to_owned(),
        found => format!("expected `=`, found {}", found.describe()),
    }
}

/// The `=` between the shape and its name or type in a table, such as `{ "namespace#Name" = crate::Type }`.
pub(crate) fn table_equals(input: ParseStream<'_>, example: &str) -> syn::Result<()> {
    if input.peek(Token![::]) {
        let help = format!("the shape is on the left: `{example}`");
        return Err(helpful(input.span(), "expected `=`, found `::`", &help));
    }
    let (found, span) = Found::next(input);
    match found {
        Found::Other('=') if !input.peek(Token![=>]) && !input.peek(Token![==]) => {
            input.parse::<Token![=]>()?;
            Ok(())
        }
        _ => Err(helpful(
            span,
            &no_equals(input),
            &format!("write `{example}`"),
        )),
    }
}

/// Refuses a string as the new name or the type of a shape.
pub(crate) fn no_string(
    input: ParseStream<'_>,
    expected: &str,
    left: Option<&str>,
) -> syn::Result<()> {
    let (Found::Text(text), span) = Found::next(input) else {
        return Ok(());
    };
    let help = match left {
        Some(left) if text.contains('#') => {
            format!("the shape is on the left: `{text:?} = {left}`")
        }
        _ => format!("write it without quotes: `{text}`"),
    };
    let message = format!("expected {expected}, found a string");
    Err(helpful(span, &message, &help))
}

/// Refuses what follows a name if it is the rest of a path or of an absolute shape ID, or another name.
pub(crate) fn end_of_name(input: ParseStream<'_>) -> syn::Result<()> {
    let (message, help) = if input.peek(Token![::]) {
        (
            "expected the name of a shape, found a path",
            "shapes have the names of the model: `Name` or \"namespace#Name\"",
        )
    } else if input.peek(Token![.]) || input.peek(Token![#]) || input.peek(Token![$]) {
        (
            "expected `,`",
            "write an absolute shape ID in quotes: \"namespace#Name\"",
        )
    } else if input.peek(Token![=]) || input.peek(Token![as]) || input.peek(Token![:]) {
        (
            "expected `,`",
            "the argument `rename` gives a type another name",
        )
    } else {
        return Ok(());
    };
    Err(helpful(input.span(), message, help))
}

/// The help for an unknown option: the most similar one, and all of them.
pub(crate) fn known(text: &str, known: &[&str], also: &[(&str, &str)]) -> String {
    let all: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let all = all.join(", ");
    let other = also.iter().find(|(other, _)| *other == text);
    match (other, nearest(text, known)) {
        (Some((_, hint)), _) => (*hint).to_owned(),
        (None, Some(near)) if known.len() == 1 => format!("did you mean `{near}`?"),
        (None, Some(near)) => format!("did you mean `{near}`? Known arguments are {all}"),
        (None, None) => format!("known arguments are {all}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::{derive, invocation};

    /// What each argument of `smithy!` takes.
    const ARGUMENTS: [(&str, &str); 14] = [
        ("model", "text"),
        ("shapes", "selection"),
        ("operations", "selection"),
        ("service", "name"),
        ("nullability", "words"),
        ("docs", "bool"),
        ("rename", "renames"),
        ("external", "types"),
        ("derive", "paths"),
        ("literals", "bool"),
        ("arbitrary", "bool"),
        ("pattern_off", "names"),
        ("crate", "path"),
        ("attributes", "attributes"),
    ];

    /// Values, with the forms that accept them.
    const VALUES: [(&str, &[&str]); 25] = [
        ("\"server\"", &["text", "name"]),
        ("\"true\"", &["text", "name"]),
        ("\"a#B\"", &["text", "name"]),
        ("Name", &["name", "path"]),
        ("server", &["name", "words", "path"]),
        ("true", &["name", "bool"]),
        ("1", &[]),
        ("'c'", &[]),
        ("*", &["selection"]),
        ("[*]", &[]),
        ("[\"*\"]", &["text", "names"]),
        ("\"*\"", &["text", "name"]),
        ("[Name]", &["selection", "names", "paths"]),
        ("[\"a#B\"]", &["text", "selection", "names"]),
        ("[crate::Name]", &["paths"]),
        ("[a#B]", &[]),
        ("[1]", &[]),
        ("{ Name }", &[]),
        ("{ enums = #[derive(Name)] }", &["attributes"]),
        ("{ \"a#B\" = Name }", &["renames", "types"]),
        ("{ Name = \"a#B\" }", &[]),
        ("{ \"a#B\" = \"Name\" }", &[]),
        ("{ crate::Name = \"a#B\" }", &[]),
        ("{ \"a#B\": Name }", &[]),
        ("(Name)", &[]),
    ];

    #[test]
    fn a_value_of_another_form_has_one_error_that_says_what_is_right() {
        for (argument, form) in ARGUMENTS {
            for (value, forms) in VALUES {
                let text = format!("{argument} = {value}");
                let rest = match argument {
                    "model" => ", shapes = *",
                    "shapes" => ", model = \"m\"",
                    _ => ", model = \"m\", shapes = *",
                };
                let tokens = format!("{text}{rest}").parse().expect("tokens");
                match invocation::parse(tokens) {
                    Ok(_) => assert!(forms.contains(&form), "`{text}` is accepted"),
                    Err(errors) => {
                        assert!(!forms.contains(&form), "`{text}`: {errors:?}");
                        assert_eq!(errors.len(), 1, "`{text}`");
                        let error = errors[0].to_string();
                        let says = |texts: [&str; 2]| texts.iter().any(|text| error.contains(text));
                        let is_clear =
                            says(["expected ", "unknown "]) && says(["\n  help: ", ", such as "]);
                        assert!(is_clear, "`{text}`: {error}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_corrected_value_is_in_the_help() {
        for (text, expected) in [
            (
                "nullability = \"server\"",
                "write `nullability = server`, without quotes",
            ),
            (
                "operations = [\"*\"]",
                "write `operations = *`, without brackets and quotes",
            ),
            ("nullability = sever", "write `nullability = server`"),
            ("docs = \"false\"", "write `docs = false`, without quotes"),
            (
                "literals = 1",
                "write `literals = true` or `literals = false`",
            ),
            ("docs = yes", "write `docs = true` or `docs = false`"),
            ("shapes = \"Order\"", "write `shapes = [Order]`"),
            ("shapes = \"a#Order\"", "write `shapes = [\"a#Order\"]`"),
            (
                "operations = \"*\"",
                "write `operations = *`, without quotes",
            ),
            (
                "operations = [*]",
                "write `operations = *`, without brackets",
            ),
            ("operations = { Put }", "write `operations = [Name]`"),
            ("service = [Shop]", "write `service = Shop`"),
            ("pattern_off = Name", "write `pattern_off = [Name]`"),
            (
                "rename = { New = \"a#Old\" }",
                "the shape is on the left: `\"a#Old\" = New`",
            ),
            (
                "rename = { \"a#Old\" = \"New\" }",
                "write it without quotes: `New`",
            ),
            (
                "external = { crate::New = \"a#Old\" }",
                "the shape is on the left",
            ),
            (
                "external = { \"a#Old\" = \"crate::New\" }",
                "write it without quotes: `crate::New`",
            ),
            (
                "external = { \"a#Old\" => crate::New }",
                "write `\"namespace#Name\" = crate::path::Type`",
            ),
            (
                "derive = [\"Default\"]",
                "write it without quotes: `Default`",
            ),
            (
                "shapes = [crate::Order]",
                "shapes have the names of the model",
            ),
            (
                "shapes = [a.b#Order]",
                "write an absolute shape ID in quotes",
            ),
            ("shapes: [Order]", "write `shapes = [Name]`"),
            ("shapes[Order]", "write `shapes = [Name]`"),
            ("derive(Default)", "write `derive = [Default]`"),
            ("derive = Copy", "write `derive = [Copy]`"),
            ("derive = a::Copy", "write `derive = [Default]`"),
            ("crate", "write `crate = some::path`"),
            ("nullability", "write `nullability = client`"),
            ("shapes = a::Order", "write `shapes = [Name]`"),
            ("shapes = vec![Order]", "write `shapes = [Name]`"),
            ("shapes = [vec!(Order)]", "macros are not expanded here"),
            ("derive = [a<B>]", "write it without generic arguments"),
            ("service = a::Shop", "shapes have the names of the model"),
            (
                "shapes = [Order = New]",
                "the argument `rename` gives a type another name",
            ),
            (
                "shapes = [Order as New]",
                "the argument `rename` gives a type another name",
            ),
            (
                "\"model.json\"",
                "write the name of each option, as in `model = \"model/my-service.json\"`",
            ),
        ] {
            let Err(errors) = invocation::parse(text.parse().expect("tokens")) else {
                panic!("`{text}` is accepted");
            };
            let error = errors[0].to_string();
            assert!(
                error.contains(&format!("help: {expected}")),
                "`{text}`: {error}"
            );
        }
    }

    const STRUCT: &str = "struct S { #[shape(FIELD)] a: String }";
    const ENUM: &str = "enum E { #[shape(FIELD)] A }";
    const TYPE: &str = "model = \"m\", id = N";

    /// The options of the struct and of its first field, or of an enum and its first variant, with the help of their
    /// only error.
    const OPTIONS_OF_DERIVES: &[(&str, &str, &str, &str)] = &[
        (
            STRUCT,
            "model = m, id = N",
            "",
            "expected a string, `concat!(…)` or `env!(…)`, found `m`",
        ),
        (
            STRUCT,
            "\"m\", id = N",
            "",
            "write the name of each option, as in `id = Name`",
        ),
        (
            STRUCT,
            "model = \"m\", id = [N]",
            "",
            "write `id = N`: it takes a single name",
        ),
        (STRUCT, "model = \"m\", id: N", "", "write `id = Name`"),
        (
            STRUCT,
            "model = \"m\", id = N, partial = true",
            "",
            "write `partial`, or leave it out",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, skip",
            "",
            "write `skip(display)`, for example",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, skip = display",
            "",
            "write `skip(display)`, for example",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, skip(\"display\")",
            "",
            "write it without quotes: `display`",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, skip(dispaly)",
            "",
            "did you mean `display`?",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, skip(serde)",
            "",
            "`json` skips serde's traits",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, partail",
            "",
            "did you mean `partial`?",
        ),
        (
            STRUCT,
            "model = \"m\", shape = N",
            "",
            "`id` names the shape",
        ),
        (
            STRUCT,
            "model = \"m\", id = N, nullability = \"server\"",
            "",
            "write `nullability = server`, without quotes",
        ),
        (
            STRUCT,
            TYPE,
            "rename = \"A\"",
            "`member` names the member of a field",
        ),
        (STRUCT, TYPE, "membr = \"A\"", "did you mean `member`?"),
        (STRUCT, TYPE, "member = 1", "write `member = Name`"),
        (STRUCT, TYPE, "member(A)", "write `member = Name`"),
        (STRUCT, TYPE, "skip(display)", "write `#[shape(skip)]`"),
        (STRUCT, TYPE, "skip = true", "write `#[shape(skip)]`"),
        (
            STRUCT,
            TYPE,
            "skip, member = A",
            "remove `skip` if the field is the member",
        ),
        (
            STRUCT,
            TYPE,
            "default = 1",
            "a member has the default of the model",
        ),
        (STRUCT, TYPE, "skip, default", "expected `=`"),
        (STRUCT, TYPE, "skip, default =", "expected an expression"),
        (ENUM, TYPE, "skip", "a variant cannot be skipped"),
        (ENUM, TYPE, "rename = \"A\"", "`value` and `member` name"),
    ];

    #[test]
    fn options_of_a_derive_say_what_is_right() {
        for (item, of_type, of_part, expected) in OPTIONS_OF_DERIVES {
            let text = format!("#[shape({of_type})] {}", item.replace("FIELD", of_part));
            let Err(found) = derive::parse(text.parse().expect("tokens")) else {
                panic!("`{text}` is accepted");
            };
            assert_eq!(found.errors.len(), 1, "`{text}`");
            let error = found.errors[0].to_string();
            assert!(error.contains(expected), "`{text}`: {error}");
        }
    }

    #[test]
    fn the_default_of_a_skipped_field_is_an_expression() {
        for default in [
            "1",
            "a::<B, C>::new()",
            "[1, 2]",
            "f(|a, b| a < b)",
            "x(Vec::<A<B, C>>::new(), 1)",
        ] {
            let text = format!(
                "#[shape(model = \"m\", id = N)] struct S {{ #[shape(skip, default = {default}, )] a: A }}"
            );
            let Ok(input) = derive::parse(text.parse().expect("tokens")) else {
                panic!("`{text}` is refused");
            };
            let [skipped] = &*input.skipped else {
                panic!("`{text}` has another number of skipped fields");
            };
            let found = skipped.default.as_ref().expect("a default").to_string();
            assert_eq!(found.replace(' ', ""), default.replace(' ', ""));
        }
    }
}
