//! Identifiers, as in the official AWS SDK for Rust.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Span};

use crate::collections::{List, Map, Set};

/// Words with several capitals that are not split, such as `IPv4`, `SigV4` and `GiB`.
const WHOLE_WORDS: [&str; 7] = ["ipv4", "ipv6", "sigv4", "kib", "mib", "gib", "ttl"];

/// Splits a name into its words, in lower case.
///
/// A word ends before a capital that follows a lower-case letter or a digit, and before the last capital of a run
/// that continues in lower case (`IPAddress` is `ip address`). But the `s` of a plural belongs to its capitals
/// (`CallbackURLs` is `callback urls`).
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().list();
    let mut words = Vec::new();
    let mut word = String::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if !c.is_alphanumeric() {
            push(&mut words, &mut word);
            at += 1;
            continue;
        }
        let previous = word.chars().next_back().map(|_| chars[at - 1]);
        let begins = match previous {
            None => true,
            Some(previous) => {
                c.is_uppercase() && (!previous.is_uppercase() || ends_a_run(&chars[at..]))
            }
        };
        if begins {
            push(&mut words, &mut word);
            if let Some(length) = whole_word(&chars[at..]) {
                word.extend(chars[at..at + length].iter().flat_map(|c| c.to_lowercase()));
                at += length;
                continue;
            }
        }
        word.extend(c.to_lowercase());
        at += 1;
    }
    push(&mut words, &mut word);
    words
}

fn push(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Whether a capital in a run of capitals starts the next word: if a lower-case letter follows, other than the
/// `s` of a plural.
fn ends_a_run(rest: &[char]) -> bool {
    let is_lower = |at: usize| rest.get(at).is_some_and(|c| c.is_lowercase());
    let is_plural = rest.get(1) == Some(&'s') && !is_lower(2);
    is_lower(1) && !is_plural
}

/// The length of the unsplit word that starts here, if there is one.
fn whole_word(rest: &[char]) -> Option<usize> {
    let known = WHOLE_WORDS.iter().find(|word| {
        let length = word.len();
        rest.len() >= length
            && rest[..length]
                .iter()
                .map(char::to_ascii_lowercase)
                .eq(word.chars())
            && rest.get(length).is_none_or(|c| !c.is_lowercase())
    })?;
    Some(known.len())
}

/// The name of a field or method for a member: `CallbackURLs` is `callback_urls`.
#[must_use]
pub fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// The name of a variant: `USER_PASSWORD_AUTH` is `UserPasswordAuth`.
pub(crate) fn pascal_case(name: &str) -> String {
    snake_case(name).to_upper_camel_case()
}

/// The name of a variant, changed as in the official Rust SDK if it is a keyword or the variant for unknown values.
pub(crate) fn variant_name(name: String) -> String {
    match &*name {
        "Self" | "Unknown" => name + "Value",
        "SelfValue" | "UnknownValue" => name + "_",
        _ => name,
    }
}

/// The name of a field, changed as in the official Rust SDK if it is that of a method of its builders or requests.
pub(crate) fn field_name(name: String) -> String {
    match &*name {
        "build" | "builder" | "default" | "send" | "make_operation" | "presigned" | "customize" => {
            name + "_value"
        }
        _ => name,
    }
}

/// Rust's keywords, strict and reserved, up to edition 2024.
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Whether a word is a keyword, strict or reserved.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// The keywords that cannot be written raw, other than `Self`.
const NEVER_RAW: [&str; 4] = ["crate", "self", "super", "_"];

/// Turns a name of letters, digits and underscores into an identifier: a keyword becomes raw, or gets a trailing
/// `_` if it cannot be raw, but `Self` becomes `SelfValue`; a leading digit gets a leading `_`.
#[must_use]
pub fn ident(name: &str) -> Ident {
    let name = writable(name);
    if KEYWORDS.contains(&&*name) {
        Ident::new_raw(&name, Span::call_site())
    } else {
        Ident::new(&name, Span::call_site())
    }
}

/// The name, changed if it cannot even be a raw identifier.
fn writable(name: &str) -> String {
    if name == "Self" {
        "SelfValue".to_owned()
    } else if NEVER_RAW.contains(&name) {
        format!("{name}_")
    } else if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

/// An identifier without `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// The identifiers of a scope, which are unique.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: Set<String>,
    /// For each repeated name, the last number that was tried; all before it are taken.
    tried: Map<String, usize>,
}

impl Scope {
    /// A scope in which these names are taken.
    pub(crate) fn with(taken: &[&str]) -> Self {
        Scope {
            taken: taken.iter().map(|&name| name.to_owned()).collect(),
            tried: Map::new(),
        }
    }

    /// Takes a name. Returns whether it was free.
    pub(crate) fn reserve(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Whether a name is taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Takes `name` or, if that is taken, `name` with the first free number from 2. Names are taken in the
    /// model's order, so additions at the end of a model rename nothing.
    pub(crate) fn take(&mut self, name: &str) -> Ident {
        self.take_with(name, |name, n| format!("{name}{n}"))
    }

    /// Takes each of these names like [`Scope::take`]. A name that occurs once is not numbered because of another.
    pub(crate) fn take_all(&mut self, names: &[String]) -> Vec<Ident> {
        let mut counts: Map<&str, usize> = Map::new();
        for name in names {
            *counts.get_or_insert_with(name, Default::default) += 1;
        }
        let is_unique = |name: &String| counts.get(&**name) == Some(&1);
        let mut taken: Vec<Option<Ident>> = (names.iter())
            .map(|name| is_unique(name).then(|| self.take(name)))
            .list();
        for (ident, name) in taken.iter_mut().zip(names) {
            ident.get_or_insert_with(|| self.take(name));
        }
        taken.into_iter().flatten().list()
    }

    /// Takes `name` or, if that is taken, `name` with trailing underscores; after a few, with an underscore and a
    /// number.
    pub(crate) fn take_underscored(&mut self, name: &str) -> Ident {
        self.take_with(name, |name, n| {
            if n <= MAX_UNDERSCORES {
                format!("{name}{}", "_".repeat(n - 1))
            } else {
                format!("{name}_{n}")
            }
        })
    }

    fn take_with(&mut self, name: &str, other: impl Fn(&str, usize) -> String) -> Ident {
        // Different names can become the same identifier: `self` becomes `self_`.
        let name = writable(name);
        if self.taken.insert(name.clone()) {
            return ident(&name);
        }
        let tried = self.tried.get_or_insert_with(name.clone(), || 1);
        loop {
            *tried += 1;
            let free = other(&name, *tried);
            if self.taken.insert(free.clone()) {
                return ident(&free);
            }
        }
    }
}

/// The maximum number of underscores that distinguish names, plus one. The last of thousands of equal names would
/// get thousands of underscores.
const MAX_UNDERSCORES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_named_as_in_the_official_sdk() {
        for (name, expected) in [
            ("UserPoolId", "user_pool_id"),
            ("CallbackURLs", "callback_urls"),
            ("DefaultRedirectURI", "default_redirect_uri"),
            ("AllowedOAuthFlows", "allowed_o_auth_flows"),
            ("SizeInGiB", "size_in_gib"),
            ("IPv4CIDR", "ipv4_cidr"),
            ("CVEIds", "cve_ids"),
            ("KBId", "kb_id"),
            ("AWSKMSKeyARN", "awskms_key_arn"),
            ("OutputS3BucketName", "output_s3_bucket_name"),
            ("ChecksumCRC32C", "checksum_crc32_c"),
            ("Sha1", "sha1"),
            ("message", "message"),
            ("a-b", "a_b"),
            ("__x__y", "x_y"),
        ] {
            assert_eq!(snake_case(name), expected, "{name}");
        }
        for name in [
            "build",
            "builder",
            "default",
            "send",
            "makeOperation",
            "presigned",
            "customize",
        ] {
            let name = snake_case(name);
            assert_eq!(field_name(name.clone()), format!("{name}_value"));
        }
        assert_eq!(field_name("build_unchecked".to_owned()), "build_unchecked");
        assert_eq!(pascal_case("ALLOW_USER_SRP_AUTH"), "AllowUserSrpAuth");
        assert_eq!(pascal_case("client_credentials"), "ClientCredentials");
        assert_eq!(pascal_case("s3"), "S3");
    }

    #[test]
    fn keywords_become_raw_or_take_an_underscore() {
        for (name, expected) in [
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("Self", "SelfValue"),
            ("crate", "crate_"),
            ("1abc", "_1abc"),
            ("union", "union"),
        ] {
            assert_eq!(ident(name).to_string(), expected);
        }
    }

    #[test]
    fn names_that_are_alike_stay_short() {
        let (mut numbered, mut underscored) = (Scope::default(), Scope::default());
        for _ in 0..10_000 {
            assert!(numbered.take("a").to_string().len() < 8);
            assert!(underscored.take_underscored("a").to_string().len() < 10);
        }
        assert_eq!(numbered.take("a").to_string(), "a10001");
        assert_eq!(underscored.take_underscored("a").to_string(), "a_10001");
        assert_eq!(numbered.take("a2").to_string(), "a21000");
    }

    #[test]
    fn a_scope_tells_equal_names_apart() {
        let mut scope = Scope::with(&["build"]);
        assert_eq!(scope.take("AB").to_string(), "AB");
        assert_eq!(scope.take("AB").to_string(), "AB2");
        assert_eq!(scope.take("AB").to_string(), "AB3");
        assert_eq!(scope.take_underscored("build").to_string(), "build_");
        assert_eq!(scope.take_underscored("build").to_string(), "build__");
        assert_eq!(scope.take("self_").to_string(), "self_");
        assert_eq!(scope.take("self").to_string(), "self_2");
    }
}
