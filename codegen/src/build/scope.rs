//! The names that generated code can use without a path.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proc_macro2::{TokenStream, TokenTree};

/// The names of the prelude of every edition that generated code uses, and the primitive types.
const PRELUDE: [&str; 32] = [
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Some",
    "String",
    "Vec",
    "bool",
    "f32",
    "f64",
    "i16",
    "i32",
    "i64",
    "i8",
    "str",
    "u8",
    "usize",
];

/// The derive macros of the prelude whose traits are not in it.
const DERIVES: [&str; 2] = ["Debug", "Hash"];

/// The names of a module with generated code.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The names that items, type parameters and the user's own tokens have.
    taken: HashSet<String>,
    /// The `use` lines of the module, by name; `None` if it cannot have any.
    of_module: Option<BTreeMap<String, String>>,
    /// The names that the constant imports from the runtime.
    of_constant: BTreeSet<String>,
}

impl Scope {
    /// A scope, whose module has its own `use` lines if it `has_imports`.
    pub(super) fn new(has_imports: bool) -> Self {
        Scope {
            of_module: has_imports.then(BTreeMap::new),
            ..Scope::default()
        }
    }

    /// Takes the names that an item declares: its own, and those of its parameters. What is in its groups has names that
    /// no model decides.
    pub(super) fn declare(&mut self, item: &[TokenTree]) {
        let mut trees = item.iter().peekable();
        // Whether parameters can follow.
        let mut is_named = false;
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(word) if declares(word) => {
                    if let Some(TokenTree::Ident(name)) = trees.peek() {
                        self.taken.insert(name.to_string());
                        trees.next();
                    }
                    is_named = true;
                }
                TokenTree::Ident(word) => is_named = word == "impl",
                TokenTree::Punct(punct) if punct.as_char() == '<' && is_named => {
                    self.parameters(&mut trees);
                    is_named = false;
                }
                _ => is_named = false,
            }
        }
    }

    /// Takes the names of the parameters after `<`.
    fn parameters<'t>(&mut self, trees: &mut impl Iterator<Item = &'t TokenTree>) {
        let (mut depth, mut begins, mut is_lifetime) = (1_usize, true, false);
        for tree in trees {
            match tree {
                TokenTree::Punct(punct) => {
                    is_lifetime = punct.as_char() == '\'';
                    match punct.as_char() {
                        '<' => depth += 1,
                        '>' => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        return;
                    }
                    begins = depth == 1 && punct.as_char() == ',';
                }
                TokenTree::Ident(word) if begins && !is_lifetime => {
                    begins = word == "const";
                    self.taken.insert(word.to_string());
                }
                _ => (begins, is_lifetime) = (false, false),
            }
        }
    }

    /// Takes every name in tokens of the user's, which mean what they mean to the user.
    pub(super) fn reserve(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.reserve(group.stream()),
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    self.taken.insert(word.trim_start_matches("r#").to_owned());
                }
                _ => {}
            }
        }
    }

    /// Whether the module has an item of this name, or may have one.
    pub(super) fn shadows(&self, name: &str) -> bool {
        self.of_module.is_none() || self.taken.contains(name)
    }

    /// Whether the item at an absolute path can be called by its name: it is in the prelude, or the module imports it.
    pub(super) fn shortens(&mut self, segments: &[String], name: &str, in_derive: bool) -> bool {
        let Some(imports) = &mut self.of_module else {
            return false;
        };
        if self.taken.contains(name) {
            return false;
        }
        let is_std = segments[0] != "shapesmith";
        if is_std && (PRELUDE.contains(&name) || in_derive && DERIVES.contains(&name)) {
            return true;
        }
        let rest = &segments[usize::from(is_std)..];
        let mut path = rest.join("::");
        if is_std {
            path.insert_str(0, "std::");
        }
        if let Some(known) = imports.get(name) {
            return *known == path;
        }
        imports.insert(name.to_owned(), path);
        true
    }

    /// Whether the constant can call an item of the runtime by its name.
    pub(super) fn shortens_private(&mut self, name: &str) -> bool {
        // `Into` is that of the runtime, except in documentation.
        let is_prelude = PRELUDE.contains(&name) && name != "Into";
        if !(is_prelude || name.starts_with(|first: char| first.is_ascii_uppercase()))
            || self.taken.contains(name)
        {
            return false;
        }
        let is_there = is_prelude && self.of_module.is_some() || self.of_constant.contains(name);
        if !is_there {
            self.of_constant.insert(name.to_owned());
        }
        true
    }

    /// The names that the module imports, by the path of the module that has them.
    pub(super) fn imports_of_module(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut imports: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (module, name) in
            (self.of_module.iter().flatten()).filter_map(|(_, path)| path.rsplit_once("::"))
        {
            imports.entry(module).or_default().push(name);
        }
        imports
    }

    /// The names that the constant imports from the runtime.
    pub(super) fn imports_of_constant(&self) -> impl Iterator<Item = &str> {
        self.of_constant.iter().map(|name| &**name)
    }
}

/// Whether a name follows that is declared.
fn declares(word: &proc_macro2::Ident) -> bool {
    const KEYWORDS: [&str; 7] = ["const", "enum", "mod", "static", "struct", "trait", "type"];
    word == "fn" || KEYWORDS.iter().any(|keyword| word == keyword)
}
