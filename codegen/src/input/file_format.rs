//! The formats of models, Smithy IDL and JSON ASTs, and those of other files, for messages that name the format and say
//! what to do.

use super::lazy_json;

/// The maximum size of a model file, in bytes.
pub(crate) const MAX_MODEL: u64 = 256 << 20;

/// A file that is not a model, or not in the format of its extension.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// The message after the name of the file.
    pub(crate) what: String,
    /// The help.
    pub(crate) help: &'static str,
}

const IDL: &str = "give the file the extension `.smithy`";
const AST: &str = "give the file the extension `.json`";
const UTF_8: &str = "save it as UTF-8, the encoding of Smithy IDL and of JSON";
const UNPACK: &str = "unpack it, and name the model in it";
const OF_AWS: &str = "use the Smithy model of the service, a JSON AST that the AWS SDKs publish";
const OTHER: &str = "name a Smithy model: a `.smithy` file, or a JSON AST";
const CONVERT: &str = "name a Smithy model: a `.smithy` file, or a JSON AST; shapesmith does not convert other formats";

fn foreign(what: &str, help: &'static str) -> Foreign {
    let what = format!("is {what}");
    Foreign { what, help }
}

/// The first bytes of files in binary formats.
const BEGINNINGS: [(&[u8], &str, &str); 16] = [
    (b"\x1f\x8b", "compressed with gzip", UNPACK),
    (b"PK\x03\x04", "a ZIP archive", UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", OTHER),
    (b"\xfd7zXZ\0", "compressed with xz", UNPACK),
    (b"BZh", "compressed with bzip2", UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", UNPACK),
    (b"\x04\x22\x4d\x18", "compressed with LZ4", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"\x7fELF", "an executable", OTHER),
    (b"MZ", "an executable", OTHER),
    (b"\xca\xfe\xba\xbe", "a compiled Java class", OTHER),
    (b"\x89PNG", "an image", OTHER),
    (b"%PDF", "a PDF document", OTHER),
    (b"SQLite format 3\0", "a database", OTHER),
    (b"\0asm", "a WebAssembly module", OTHER),
];

/// The text of a file.
///
/// # Errors
///
/// The format of a file that is not UTF-8.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, Foreign> {
    String::from_utf8(bytes)
        .map_err(|error| of_bytes(error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// The format of bytes that are not UTF-8 from `valid` on.
fn of_bytes(bytes: &[u8], valid: usize) -> Foreign {
    encoded(bytes).or_else(|| binary(bytes)).unwrap_or_else(|| {
        let before = &bytes[..valid];
        let line = before.split(|byte| *byte == b'\n').count();
        let what = format!(
            "is not UTF-8: the byte 0x{:02x} in line {line} is not part of a character",
            bytes.get(valid).copied().unwrap_or_default(),
        );
        Foreign { what, help: UTF_8 }
    })
}

/// Text in an encoding other than UTF-8.
fn encoded(bytes: &[u8]) -> Option<Foreign> {
    // By the byte order mark, or by the position of the zeros of an ASCII character (RFC 4627, section 3).
    let name = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [1..=255, 0, 0, 0, ..] => "UTF-32 (little-endian)",
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, 1..=255, ..] => "UTF-32 (big-endian)",
        [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => "UTF-16 (little-endian)",
        [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => "UTF-16 (big-endian)",
        _ => return None,
    };
    Some(foreign(&format!("text in {name}, expected UTF-8"), UTF_8))
}

fn binary(bytes: &[u8]) -> Option<Foreign> {
    let known = BEGINNINGS
        .iter()
        .find(|(beginning, ..)| bytes.starts_with(beginning));
    if let Some((_, what, help)) = known {
        return Some(foreign(what, help));
    }
    // The magic number of a tar archive is at a fixed offset (POSIX.1-2017, pax, "ustar Interchange Format").
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(foreign("a tar archive", UNPACK));
    }
    bytes.contains(&0).then(|| foreign("a binary file", OTHER))
}

/// Whether a file is in Smithy IDL: by its name, or by its text if the name has the extension of neither format.
pub(crate) fn is_idl(name: &str, text: &str) -> bool {
    has_extension(name, &["smithy"]) || !has_extension(name, &["json"]) && begins_idl(text)
}

/// What to do about a text in an unknown format, unless its name has the extension of a JSON AST.
pub(crate) fn help(name: &str) -> Option<&'static str> {
    (!has_extension(name, &["json"])).then_some(OTHER)
}

/// Whether a name has one of these extensions, in any case.
fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions
        .iter()
        .any(|known| known.eq_ignore_ascii_case(extension))
}

/// Recognizes the format of a text that cannot be Smithy IDL, although the file has its extension. Only the first
/// characters of one that can be are looked at.
pub(crate) fn of_idl(name: &str, text: &str) -> Option<Foreign> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let can_begin = |c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '/' | '@' | '_');
    if start.is_empty() || start.starts_with(can_begin) && !start.starts_with(GIT_LFS) {
        return None;
    }
    if start.starts_with('{') && of_json(start).is_none() {
        let is_object = lazy_json::scan(start).is_ok();
        return is_object.then(|| foreign("a JSON AST, expected Smithy IDL", AST));
    }
    of_text(name, text)
}

/// The beginning of a pointer of Git LFS.
const GIT_LFS: &str = "version https://git-lfs.github.com/";

/// Recognizes the format of a text that is not JSON, or is JSON but not a Smithy model. `name` is the name of the
/// file. This is only used if a model cannot be read.
pub(crate) fn of_text(name: &str, text: &str) -> Option<Foreign> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(found) = encoded(text.as_bytes()).or_else(|| binary(text.as_bytes())) {
        return Some(found);
    }
    let start = text.trim_start();
    if start.is_empty() {
        return Some(foreign(
            if text.is_empty() { "empty" } else { "blank" },
            OTHER,
        ));
    }
    if start.starts_with(GIT_LFS) {
        let help = "`git lfs pull` downloads the model";
        return Some(foreign("a Git LFS pointer, not the model itself", help));
    }
    if has_extension(name, &["toml"]) || is_toml(start) {
        return Some(foreign("TOML", CONVERT));
    }
    if start.starts_with(['{', '[', '"']) || lazy_json::scan(start).is_ok() {
        return of_json(start);
    }
    if begins_idl(start) {
        return Some(foreign("written in Smithy IDL, expected a JSON AST", IDL));
    }
    if start.starts_with('<') {
        return Some(markup(start));
    }
    if text.lines().any(|line| line.starts_with("<<<<<<< ")) {
        return Some(foreign(
            "a file with merge conflicts",
            "resolve the conflicts in it",
        ));
    }
    if start.starts_with("#%RAML") {
        return Some(foreign("a RAML document", CONVERT));
    }
    if has_extension(name, &["yaml", "yml"]) || is_yaml(start) {
        return Some(foreign("YAML", CONVERT));
    }
    let first = first_line(start).unwrap_or_default();
    let is_proto = ["syntax", "edition"]
        .iter()
        .any(|keyword| first.starts_with(keyword) && first.contains('='));
    if is_proto || has_extension(name, &["proto"]) {
        return Some(foreign("a Protocol Buffers schema", CONVERT));
    }
    let is_graphql = has_extension(name, &["graphql", "gql"]);
    is_graphql.then(|| foreign("a GraphQL schema", CONVERT))
}

/// The first line other than comments of a text in a language whose comments begin with two slashes.
fn first_line(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim);
    lines.find(|line| !line.is_empty() && !line.starts_with("//"))
}

fn markup(start: &str) -> Foreign {
    let end = start
        .char_indices()
        .nth(512)
        .map_or(start.len(), |(at, _)| at);
    let lower = start[..end].to_ascii_lowercase();
    if lower.starts_with("<<<<<<< ") {
        return foreign("a file with merge conflicts", "resolve the conflicts in it");
    }
    if lower.starts_with("<!doctype html") || lower.contains("<html") || lower.contains("<head") {
        let help = "a download may have saved an error page: download the file itself";
        return foreign("an HTML page", help);
    }
    foreign("XML", CONVERT)
}

/// Whether the first line other than comments can start a Smithy IDL file (Smithy specification, "Smithy IDL"): a
/// control statement, metadata, a namespace, or an import.
fn begins_idl(text: &str) -> bool {
    let Some(first) = first_line(text) else {
        return text.trim_start().starts_with("//");
    };
    let keyword = |keyword| {
        let rest: Option<&str> = first.strip_prefix(keyword);
        rest.is_some_and(|rest| rest.starts_with([' ', '\t']))
    };
    // A control statement, `$version: "2.0"`, has a colon after an identifier.
    let is_control = first.strip_prefix('$').is_some_and(|rest| {
        rest.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty())
    });
    let is_definition = keyword("namespace") || keyword("use");
    let is_metadata = keyword("metadata") && first.contains('=');
    is_control || is_definition || is_metadata
}

/// Whether the first line other than comments is the header of a TOML table, such as `[package]`.
fn is_toml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    let table = first.and_then(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let key = table.map(|table| {
        let array = table.strip_prefix('[');
        array
            .and_then(|table| table.strip_suffix(']'))
            .unwrap_or(table)
    });
    key.is_some_and(|key| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "_-.\"'".contains(c);
        key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(is_part)
    }) && lazy_json::scan(text).is_err()
}

/// Whether the first line other than comments is YAML: the start of a document, a directive, an item, or a key
/// with a colon.
fn is_yaml(text: &str) -> bool {
    let mut lines = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let Some(first) = lines.next() else {
        return false;
    };
    let is_key = first.split_once(':').is_some_and(|(key, rest)| {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.\"'".contains(&b);
        !key.is_empty() && key.bytes().all(is_plain) && (rest.is_empty() || rest.starts_with(' '))
    });
    is_key || first.starts_with("---") || first.starts_with("%YAML") || first.starts_with("- ")
}

/// The format of JSON that is not a Smithy model.
fn of_json(text: &str) -> Option<Foreign> {
    match text.as_bytes().first() {
        Some(b'[') => return Some(foreign("a JSON array, expected an object", OTHER)),
        Some(b'{') => {}
        _ => {
            return Some(foreign("a single JSON value, expected an object", OTHER));
        }
    }
    let object = lazy_json::entries(lazy_json::scan(text).ok()?).ok()??;
    let has = |key: &str| object.iter().any(|(known, _)| known == key);
    let all = |keys: &[&str]| keys.iter().all(|key| has(key));
    let any = |keys: &[&str]| keys.iter().any(|key| has(key));
    if has("smithy") {
        return None;
    }
    if object.is_empty() {
        return Some(foreign("an empty object", OTHER));
    }
    if all(&["openapi"]) || all(&["swagger"]) {
        return Some(foreign("an OpenAPI document", CONVERT));
    }
    if all(&["metadata", "operations", "shapes"]) {
        return Some(foreign(
            "a botocore service description, the format before Smithy",
            OF_AWS,
        ));
    }
    let of_botocore = [
        "pagination",
        "waiters",
        "partitions",
        "examples",
        "resources",
    ];
    if any(&of_botocore) && (has("version") || all(&["pagination"])) {
        return Some(foreign("a botocore file without shapes", OF_AWS));
    }
    if all(&["projectionName"]) || all(&["validationEvents"]) {
        let help = "name the model of the projection: `smithy build` writes it to `model/model.json` beside \
                    this file's folder";
        return Some(foreign(
            "the build information of a Smithy projection",
            help,
        ));
    }
    if any(&["projections", "maven", "outputDirectory"])
        || all(&["version", "plugins"])
        || all(&["version", "sources"])
    {
        let help = "name the `.smithy` files, or a folder that has them but not this file; `smithy build` also \
                    writes the whole model to `build/smithy/source/model/model.json`";
        return Some(foreign("a configuration of `smithy build`", help));
    }
    if any(&["$schema", "$defs", "definitions"]) {
        return Some(foreign("a JSON Schema", CONVERT));
    }
    if any(&["AWSTemplateFormatVersion", "Resources"]) {
        return Some(foreign("a CloudFormation template", OTHER));
    }
    if any(&["asyncapi"]) {
        return Some(foreign("an AsyncAPI document", CONVERT));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> String {
        let found = match text(bytes.to_vec()) {
            Ok(text) => of_text(name, &text),
            Err(found) => Some(found),
        };
        found.map_or_else(String::new, |found| {
            assert!(!found.help.is_empty());
            found.what
        })
    }

    #[test]
    fn other_encodings_are_named() {
        let text = "{\"smithy\": \"2.0\"}";
        let wide = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xfeff).into_iter();
            mark.chain(text.encode_utf16()).flat_map(order).collect()
        };
        let very_wide = |order: fn(u32) -> [u8; 4], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xfeff).into_iter();
            mark.chain(text.chars().map(u32::from))
                .flat_map(order)
                .collect()
        };
        for mark in [true, false] {
            for (bytes, expected) in [
                (wide(u16::to_le_bytes, mark), "UTF-16 (little-endian)"),
                (wide(u16::to_be_bytes, mark), "UTF-16 (big-endian)"),
                (very_wide(u32::to_le_bytes, mark), "UTF-32 (little-endian)"),
                (very_wide(u32::to_be_bytes, mark), "UTF-32 (big-endian)"),
            ] {
                let what = of("m.json", &bytes);
                assert!(what.contains(expected), "{expected}: {what}");
            }
        }
        let what = of("m.json", b"{\n\"\xe9\": 1}");
        assert_eq!(
            what,
            "is not UTF-8: the byte 0xe9 in line 2 is not part of a character"
        );
    }

    #[test]
    fn files_that_are_not_models_are_named() {
        let mut tar = vec![b'x'; 257];
        tar.extend(b"ustar\x0000");
        for (name, bytes, expected) in [
            (
                "m.json.gz",
                &b"\x1f\x8b\x08\0\0"[..],
                "is compressed with gzip",
            ),
            ("m", b"PK\x03\x04\x14\0", "is a ZIP archive"),
            ("m", b"\xfd7zXZ\0\0", "is compressed with xz"),
            ("m", b"BZh91AY&SY", "is compressed with bzip2"),
            ("m", &tar, "is a tar archive"),
            ("m", b"{\"a\":1}\0\0\0", "is a binary file"),
            ("m.json", b"", "is empty"),
            ("m.json", b"\xef\xbb\xbf", "is empty"),
            ("m.json", b" \r\n", "is blank"),
            ("m.json", b"<!DOCTYPE html>\n<title>404", "is an HTML page"),
            ("m.json", b"\n<html lang=\"en\">", "is an HTML page"),
            ("m.json", b"<?xml version=\"1.0\"?><model/>", "is XML"),
            (
                "m.json",
                b"<?xml version=\"1.0\"?><html xmlns=\"x\">",
                "is an HTML page",
            ),
            (
                "m.json",
                b"version https://git-lfs.github.com/spec/v1\noid sha256:0",
                "is a Git LFS pointer, not the model itself",
            ),
            (
                "m.json",
                b"// a comment\n$version: \"2.0\"",
                "is written in Smithy IDL, expected a JSON AST",
            ),
            (
                "m.json",
                b"\xef\xbb\xbf$version: \"2.0\"",
                "is written in Smithy IDL, expected a JSON AST",
            ),
            (
                "m.json",
                b"namespace example.weather\n",
                "is written in Smithy IDL, expected a JSON AST",
            ),
            (
                "m.json",
                b"metadata x = []\n",
                "is written in Smithy IDL, expected a JSON AST",
            ),
            ("m.yaml", b"{a: 1}\n", ""),
            ("m.yaml", b"a b: 1\n", "is YAML"),
            ("m", b"# comment\nopenapi: 3.0.0\n", "is YAML"),
            ("m", b"---\nsmithy: \"2.0\"\n", "is YAML"),
            ("Cargo.toml", b"edition = 1\n", "is TOML"),
            ("m", b"# x\n\n[package]\nname = \"x\"\n", "is TOML"),
            ("m", b"[[a.b-c]]\n", "is TOML"),
            ("m.json", b"[true]\n", "is a JSON array, expected an object"),
            ("m.json", b"[1]\n", "is a JSON array, expected an object"),
            ("m.json", b"[a, b]\n", "is a JSON array, expected an object"),
            ("m.raml", b"#%RAML 1.0\ntitle: x\n", "is a RAML document"),
            (
                "m.proto",
                b"// x\nsyntax = \"proto3\";\n",
                "is a Protocol Buffers schema",
            ),
            ("m.graphql", b"type A {\n}\n", "is a GraphQL schema"),
            (
                "m.json",
                b"<<<<<<< HEAD\n{",
                "is a file with merge conflicts",
            ),
        ] {
            assert_eq!(
                of(name, bytes),
                expected,
                "{name}: {}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn files_that_are_not_idl_are_named() {
        for (text, expected) in [
            ("", ""),
            ("// only a comment", ""),
            ("\u{feff}, $version: \"2\"", ""),
            ("nonsense", ""),
            (
                "{\"smithy\": \"2.0\", \"shapes\": {}}",
                "is a JSON AST, expected Smithy IDL",
            ),
            ("\n {\"smithy\": ", ""),
            ("{\"openapi\": \"3.0.2\"}", "is an OpenAPI document"),
            ("[]", "is a JSON array, expected an object"),
            ("<!DOCTYPE html>\n<title>404", "is an HTML page"),
            (
                "<<<<<<< HEAD\nnamespace a\n",
                "is a file with merge conflicts",
            ),
            (
                "version https://git-lfs.github.com/spec/v1\noid sha256:0",
                "is a Git LFS pointer, not the model itself",
            ),
        ] {
            let text = text.trim_start_matches('\u{feff}');
            let found = of_idl("m.smithy", text);
            assert_eq!(found.map_or(String::new(), |f| f.what), expected, "{text}");
        }
    }

    #[test]
    fn the_format_is_that_of_the_name_or_of_the_text() {
        for (name, text, expected) in [
            ("m.smithy", "{}", true),
            ("m.SMITHY", "", true),
            ("m.json", "namespace a", false),
            ("m.smithy.json", "{}", false),
            ("<stdin>", "namespace a", true),
            ("<stdin>", "\n// x\n\n$version: \"2\"", true),
            ("<stdin>", "metadata a = 1", true),
            ("<stdin>", "{\"smithy\": \"2.0\"}", false),
            ("<stdin>", "", false),
            ("m.txt", "// x", true),
            ("m.proto", "// x\nsyntax = \"proto3\";", false),
        ] {
            assert_eq!(is_idl(name, text), expected, "{name}: {text}");
        }
    }

    #[test]
    fn json_of_other_formats_is_named() {
        for (name, bytes, expected) in [
            ("m.json", &b"[]"[..], "is a JSON array, expected an object"),
            (
                "m.json",
                b"17",
                "is a single JSON value, expected an object",
            ),
            ("m.json", b"{}", "is an empty object"),
            (
                "m.json",
                br#"{"openapi": "3.0.2", "paths": {}}"#,
                "is an OpenAPI document",
            ),
            (
                "service-2.json",
                br#"{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#,
                "is a botocore service description, the format before Smithy",
            ),
            (
                "paginators-1.json",
                br#"{"pagination": {}}"#,
                "is a botocore file without shapes",
            ),
            (
                "smithy-build-info.json",
                br#"{"version": "1.0", "projectionName": "source", "smithyVersion": "1.50"}"#,
                "is the build information of a Smithy projection",
            ),
            (
                "smithy-build.json",
                br#"{"version": "1.0", "sources": [], "maven": {}}"#,
                "is a configuration of `smithy build`",
            ),
            (
                "smithy-build.json",
                br#"{"version": "1.0", "sources": ["model"]}"#,
                "is a configuration of `smithy build`",
            ),
            (
                "m.json",
                br#"{"$schema": "http://json-schema.org/draft-07/schema#"}"#,
                "is a JSON Schema",
            ),
            ("m.json", br#"{"smithy": "2.0", "shapes": {}}"#, ""),
            ("m.json", b"oops", ""),
        ] {
            assert_eq!(
                of(name, bytes),
                expected,
                "{name}: {}",
                bytes.escape_ascii()
            );
        }
    }
}
