//! The text of a file with generated code.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::items::items;
use super::paths::{Paths, is_bidirectional, push_line};
use super::scope::Scope;
use crate::diagnostic::Feature;
use crate::expand::FileItems;
use crate::input::SmithyInput;
use crate::input::attributes::Attribute;
use crate::pipeline::File;

/// The version of the generator, which is that of the runtime it writes code for.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How a file is written.
pub(super) struct Style<'s> {
    /// Whether the file is a separate module, which can have `use` lines.
    pub(super) imports: bool,
    /// The lines at the top, without `//`.
    pub(super) header: &'s str,
}

/// Writes a file.
pub(super) fn write(file: File, input: &SmithyInput, style: &Style<'_>) -> String {
    let File {
        items: of,
        features,
    } = file;
    let FileItems {
        public,
        private,
        allow,
    } = of;
    let mut scope = Scope::new(style.imports);
    let public: Vec<Vec<TokenTree>> = items(public).collect();
    let private: Vec<Vec<TokenTree>> = items(private).collect();
    for item in public.iter().chain(&private) {
        scope.declare(item);
    }
    for own in own_tokens(input) {
        scope.reserve(own);
    }
    let root = runtime_path(input, &scope);
    let mut paths = Paths {
        scope: &mut scope,
        runtime: input.runtime.as_ref(),
        names_private: false,
        docs: Vec::new(),
    };
    // Lints that do not apply to the code of a macro. A file that is included cannot have inner attributes.
    let lints = if style.imports {
        TokenStream::new()
    } else {
        quote!(#[allow(dead_code, clippy::all, clippy::pedantic)])
    };
    let lints_of_constant =
        quote!(#[allow(dead_code, nonstandard_style, clippy::all, clippy::pedantic)]);
    let mut types = String::new();
    for item in public {
        let item = after_docs(paths.rewrite(item), &lints);
        types.push('\n');
        push_lines(&mut types, &formatted(item), &paths.docs);
    }
    let mut constant = String::new();
    for item in private {
        let item = paths.rewrite(item).into_iter().collect();
        constant.push('\n');
        push_lines(&mut constant, &formatted_inside(item), &paths.docs);
    }
    let names_private = paths.names_private;

    let mut text = String::new();
    for line in style.header.lines() {
        text.push_str(if line.is_empty() { "//" } else { "// " });
        for c in line.chars() {
            // rustc rejects some characters in comments, too.
            if c.is_control() && c != '\t' || is_bidirectional(c) {
                text.extend(c.escape_unicode());
            } else {
                text.push(c);
            }
        }
        text.push('\n');
    }
    let mut imports = String::new();
    for (module, names) in scope.imports_of_module() {
        let module = match module.strip_prefix("shapesmith") {
            Some(rest) => format!("{root}{rest}"),
            None if scope.shadows("std") => format!("::{module}"),
            None => module.to_owned(),
        };
        imports.push_str(&import(&module, &names));
    }
    if style.imports {
        text.push_str("\n#![allow(dead_code, clippy::all, clippy::pedantic)]\n");
    }
    if !imports.is_empty() {
        text.push('\n');
        text.push_str(&imports);
    }
    text.push('\n');
    text.push_str(&made_for(&root, &features));
    text.push_str(&types);
    if !constant.is_empty() {
        let mut names: Vec<&str> = Vec::new();
        names.extend(names_private.then_some("self"));
        names.extend(scope.imports_of_constant());
        let allow: TokenStream = quote!(#allow #lints_of_constant);
        let names = imports_of_constant(
            &root,
            names,
            constant.contains(" Into<") || constant.contains("::Into<"),
        );
        let start = formatted_text(&format!("{allow} const _: () = {{ {names} }};"));
        text.push('\n');
        text.push_str(start.trim_end().trim_end_matches("};"));
        text.push_str(&constant);
        text.push_str("};\n");
    }
    text
}

/// An item with attributes after its documentation.
fn after_docs(mut item: Vec<TokenTree>, attributes: &TokenStream) -> TokenStream {
    let is_doc = |pair: &&[TokenTree]| match pair {
        [TokenTree::Punct(hash), TokenTree::Group(group)] if hash.as_char() == '#' => {
            let name = group.stream().into_iter().next();
            matches!(name, Some(TokenTree::Ident(name)) if name == "doc")
        }
        _ => false,
    };
    let docs = 2 * item.chunks(2).take_while(is_doc).count();
    item.splice(docs..docs, attributes.clone());
    item.into_iter().collect()
}

/// The item of `__private` that is another in documentation.
const DOCUMENTED: &str = "Into";

/// The imports of the anonymous constant, of which some are different in documentation.
fn imports_of_constant(root: &str, names: Vec<&str>, is_documented: bool) -> String {
    let differs = |name: &&str| is_documented && [DOCUMENTED, "self"].contains(name);
    let (different, same): (Vec<&str>, Vec<&str>) = names.into_iter().partition(differs);
    let mut lines = import(&format!("{root}::__private"), &same);
    if !different.is_empty() {
        lines.push_str("#[cfg(not(doc))]\n");
        lines.push_str(&import(&format!("{root}::__private"), &different));
        let renamed = |name: &str| {
            if name == "self" {
                "self as __private"
            } else {
                name
            }
            .to_owned()
        };
        let different: Vec<String> = different.into_iter().map(renamed).collect();
        let different: Vec<&str> = different.iter().map(String::as_str).collect();
        lines.push_str("#[cfg(doc)]\n");
        lines.push_str(&import(
            &format!("{root}::__private::documented"),
            &different,
        ));
    }
    lines
}

/// A `use` line, or nothing for no names.
fn import(module: &str, names: &[&str]) -> String {
    let line = match names {
        [] => return String::new(),
        ["self"] => format!("use {module};"),
        ["self as __private"] => format!("use {module} as __private;"),
        [only] => format!("use {module}::{only};"),
        names => format!("use {module}::{{{}}};", names.join(", ")),
    };
    formatted_text(&line)
}

/// The check that the runtime has the version and the features that the code is for.
fn made_for(root: &str, features: &[Feature]) -> String {
    let mut names: Vec<&str> = features.iter().map(|feature| feature.name()).collect();
    names.sort_unstable();
    let mut text = format!("{root}::__private::made_for! {{ \"{VERSION}\"");
    for name in names {
        let _ = write!(text, " {name}"); // writing to a string cannot fail
    }
    text.push_str(" }\n");
    text
}

/// The path of the runtime.
fn runtime_path(input: &SmithyInput, scope: &Scope) -> String {
    match &input.runtime {
        Some(path) => path.to_string().replace(' ', ""),
        None if scope.shadows("shapesmith") => "::shapesmith".to_owned(),
        None => "shapesmith".to_owned(),
    }
}

/// The tokens that are the user's.
fn own_tokens(input: &SmithyInput) -> Vec<TokenStream> {
    let types = input.external.iter().map(|(_, path)| path);
    let modules = input.external_modules.iter().map(|module| &module.path);
    let paths = types
        .chain(modules)
        .chain(&input.derives)
        .chain(&input.runtime);
    let attributes = input.attributes.iter().flat_map(|entry| &entry.attributes);
    let attributes = attributes.map(|attribute: &Attribute| quote!(#attribute));
    paths.cloned().chain(attributes).collect()
}

/// An item, formatted.
fn formatted(tokens: TokenStream) -> String {
    match syn::parse2(tokens) {
        Ok(item) => unparse(item),
        // Generated code and the options are Rust, so this is a defect, which the compiler reports.
        Err(error) => format!("{}\n", error.to_compile_error()),
    }
}

fn unparse(item: syn::Item) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    })
}

/// The text of an item, formatted.
fn formatted_text(text: &str) -> String {
    let tokens = text.parse::<TokenStream>();
    tokens.map_or_else(|_| format!("{text}\n"), formatted)
}

/// An item in a block, formatted.
fn formatted_inside(tokens: TokenStream) -> String {
    let block = Group::new(Delimiter::Brace, tokens);
    let text = formatted(quote!(mod block #block));
    let inner = text.split_once('\n');
    let inner = inner.and_then(|(_, rest)| rest.rsplit_once("}\n"));
    inner.map_or_else(|| text.clone(), |(inner, _)| inner.to_owned())
}

/// Adds formatted code to a text, with a blank line between the functions of an `impl`.
fn push_lines(text: &mut String, code: &str, docs: &[String]) {
    let mut before = "";
    for line in code.lines() {
        let indentation = &line[..line.len() - line.trim_start().len()];
        let ends = before.strip_prefix(indentation) == Some("}");
        if ends && !indentation.is_empty() && line.trim_start() != "}" {
            text.push('\n');
        }
        push_line(text, line, docs);
        before = line;
    }
}
