//! Unicode properties, by the names that ECMA-262 and Java give them.
//!
//! `unicode/names.txt` has a line for each property: the offset of its data in `unicode/data.bin`, and its
//! names. `tests/unicode.rs` writes both files and describes their format.

use std::sync::LazyLock;

use super::char_set::{CODE_POINT_END, CharSet};
use crate::collections::Map;

static NAMES: &str = include_str!("unicode/names.txt");
static DATA: &[u8] = include_bytes!("unicode/data.bin");

/// The offset of the data of each property, by name.
static OFFSETS: LazyLock<Map<&str, usize>> = LazyLock::new(|| {
    let mut offsets = Map::new();
    for line in NAMES.lines() {
        let mut words = line.split(' ');
        let offset = words.next().and_then(|offset| offset.parse().ok());
        let Some(offset) = offset else { continue };
        for name in words {
            offsets.get_or_insert_with(name, || offset);
        }
    }
    offsets
});

/// The names of properties, by their form for loose matching.
static LOOSE_NAMES: LazyLock<Map<String, &str>> = LazyLock::new(|| {
    let mut names = Map::new();
    for word in NAMES.split_ascii_whitespace() {
        names.get_or_insert_with(loose_form(word), || word);
    }
    names
});

static CASE_FOLDING: LazyLock<CaseFolding> = LazyLock::new(|| {
    let mut folds = CaseFolding::default();
    let Some(mut offset) = offset("fold:simple") else {
        return folds;
    };
    let count = read_number(&mut offset);
    let mut from = 0;
    for _ in 0..count {
        from += read_number(&mut offset);
        let distance = read_number(&mut offset);
        let to = match distance & 1 {
            0 => from + (distance >> 1),
            _ => from - (distance >> 1),
        };
        folds.to.push((from, to));
        folds
            .from
            .get_or_insert_with(to, Default::default)
            .push(from);
    }
    folds
});

/// Where each run of characters of one general category begins beyond ASCII, and the number of the category in the
/// tables of the runtime.
static GENERAL_CATEGORIES: LazyLock<Vec<(u32, u8)>> = LazyLock::new(|| {
    let mut runs = Vec::new();
    let Some(mut offset) = offset("runs:gc") else {
        return runs;
    };
    let mut start = 0;
    for _ in 0..read_number(&mut offset) {
        start += read_number(&mut offset);
        runs.push((start, read_number(&mut offset) as u8));
    }
    runs
});

/// The runs of characters of one general category.
pub(super) fn general_categories() -> &'static Vec<(u32, u8)> {
    &GENERAL_CATEGORIES
}

/// Simple case folding.
#[derive(Default)]
struct CaseFolding {
    /// The characters that fold to another one, in ascending order, each with that one.
    to: Vec<(u32, u32)>,
    /// By character: those that fold to it.
    from: Map<u32, Vec<u32>>,
}

fn offset(name: &str) -> Option<usize> {
    OFFSETS.get(name).copied()
}

/// Reads a number: seven bits per byte, the lowest first (LEB128).
fn read_number(offset: &mut usize) -> u32 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = DATA[*offset];
        *offset += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

/// The set of a property, by its name in `names.txt`.
fn read_set(name: &str) -> Option<CharSet> {
    let mut offset = offset(name)?;
    let count = read_number(&mut offset);
    let mut bounds = Vec::with_capacity(count as usize);
    let mut bound = 0;
    for _ in 0..count {
        bound += read_number(&mut offset);
        bounds.push(bound);
    }
    Some(CharSet::from_bounds(bounds))
}

/// The set of `\p{text}` in ECMA-262, "Runtime Semantics: CompileToCharSet": `Name=Value`, a general
/// category or a binary property.
pub(super) fn property(text: &str) -> Option<CharSet> {
    if let Some((name, value)) = text.split_once('=') {
        let prefix = match name {
            "General_Category" | "gc" => "gc:",
            "Script" | "sc" => "sc:",
            "Script_Extensions" | "scx" => "scx:",
            _ => return None,
        };
        return read_set(&format!("{prefix}{value}"));
    }
    match text {
        "Any" => Some(CharSet::all()),
        "ASCII" => Some(CharSet::range(0, 0x7f)),
        "Assigned" => Some(read_set("gc:Cn")?.complement()),
        // `names.txt` has prefixes with a colon, which are not part of any name.
        _ if text.contains(':') => None,
        _ => read_set(&format!("gc:{text}")).or_else(|| read_set(text)),
    }
}

/// The set of `\p{text}` in Java (`java.util.regex.Pattern`), if ECMA-262 does not have it: POSIX classes,
/// which are ASCII only, `all`, `L1`, `LD`, `java…` with a method of `java.lang.Character`, `Is…` with a
/// property, script or category, and `name=value` whatever the case. Blocks are not known.
pub(super) fn java_property(text: &str) -> Option<CharSet> {
    let ranges: &[(u32, u32)] = match text {
        "all" => &[(0, CODE_POINT_END - 1)],
        "Alnum" => &[(0x30, 0x39), (0x41, 0x5a), (0x61, 0x7a)],
        "Alpha" => &[(0x41, 0x5a), (0x61, 0x7a)],
        "Blank" => &[(0x09, 0x09), (0x20, 0x20)],
        "Cntrl" => &[(0, 0x1f), (0x7f, 0x7f)],
        "Digit" => &[(0x30, 0x39)],
        "Graph" => &[(0x21, 0x7e)],
        "L1" => &[(0, 0xff)],
        "Lower" => &[(0x61, 0x7a)],
        "Print" => &[(0x20, 0x7e)],
        "Punct" => &[(0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e)],
        "Space" => &[(0x09, 0x0d), (0x20, 0x20)],
        "Upper" => &[(0x41, 0x5a)],
        "XDigit" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        _ => return java_unicode_property(text),
    };
    Some(CharSet::ranges(ranges))
}

fn java_unicode_property(text: &str) -> Option<CharSet> {
    if text == "LD" {
        return union(&["gc:L", "gc:Nd"]);
    }
    if let Some(method) = text.strip_prefix("java") {
        return java_method(method);
    }
    if let Some((name, value)) = text.split_once('=') {
        let prefix = match &*name.to_ascii_lowercase() {
            "general_category" | "gc" => "gc:",
            "script" | "sc" => "sc:",
            _ => return None,
        };
        return loose_value(prefix, &loose_form(value));
    }
    match text.strip_prefix("Is")? {
        name @ ("L1" | "LD" | "all") => java_property(name),
        name => loose_property(name),
    }
}

/// The characters for which the method `is…` of `java.lang.Character` is true.
fn java_method(method: &str) -> Option<CharSet> {
    match method {
        "LowerCase" => property("Lowercase"),
        "UpperCase" => property("Uppercase"),
        "TitleCase" => property("Lt"),
        "Alphabetic" => property("Alphabetic"),
        "Ideographic" => property("Ideographic"),
        "Letter" => property("L"),
        "Digit" => property("Nd"),
        "LetterOrDigit" => union(&["gc:L", "gc:Nd"]),
        "Defined" => property("Assigned"),
        "SpaceChar" => property("Z"),
        "ISOControl" => property("Cc"),
        "Mirrored" => property("Bidi_Mirrored"),
        "Whitespace" => {
            let no_break = CharSet::ranges(&[(0xa0, 0xa0), (0x2007, 0x2007), (0x202f, 0x202f)]);
            let controls = CharSet::ranges(&[(0x09, 0x0d), (0x1c, 0x1f)]);
            let separators = property("Z")?.intersection(&no_break.complement());
            Some(separators.union(&controls))
        }
        "IdentifierIgnorable" => {
            let controls = CharSet::ranges(&[(0, 0x08), (0x0e, 0x1b), (0x7f, 0x9f)]);
            Some(property("Cf")?.union(&controls))
        }
        "JavaIdentifierStart" => union(&["gc:L", "gc:Nl", "gc:Sc", "gc:Pc"]),
        "JavaIdentifierPart" => {
            let names = ["gc:L", "gc:Nl", "gc:Sc", "gc:Pc", "gc:Nd", "gc:Mc", "gc:Mn"];
            Some(union(&names)?.union(&java_method("IdentifierIgnorable")?))
        }
        "UnicodeIdentifierStart" => union(&["ID_Start", "gc:L"]),
        "UnicodeIdentifierPart" => {
            let names = ["ID_Continue", "gc:L"];
            Some(union(&names)?.union(&java_method("IdentifierIgnorable")?))
        }
        _ => None,
    }
}

/// The union of properties, by their names in `names.txt`.
fn union(names: &[&str]) -> Option<CharSet> {
    let sets: Option<Vec<CharSet>> = names.iter().map(|name| read_set(name)).collect();
    Some(CharSet::union_all(sets?.iter()))
}

/// The set of a property, category or script, whatever the case of its name, with or without underscores.
fn loose_property(name: &str) -> Option<CharSet> {
    let name = loose_form(name);
    if name == "assigned" {
        return property("Assigned");
    }
    if name.contains(':') {
        return None;
    }
    let prefixes = ["", "gc:", "sc:"];
    prefixes
        .into_iter()
        .find_map(|prefix| loose_value(prefix, &name))
}

/// The set with a prefix and a name, which is in its form for loose matching.
fn loose_value(prefix: &str, name: &str) -> Option<CharSet> {
    read_set(LOOSE_NAMES.get(&format!("{prefix}{name}"))?)
}

fn loose_form(name: &str) -> String {
    name.replace('_', "").to_ascii_lowercase()
}

/// The maximum number of characters of a set that are folded one by one. For a larger set, the whole table is
/// searched.
const MAX_FOLDED_SINGLY: u32 = 128;

/// The work of [`fold`] for a set.
pub(super) fn work_to_fold(set: &CharSet) -> usize {
    match set.len() {
        len @ ..=MAX_FOLDED_SINGLY => len as usize * 4,
        _ => CASE_FOLDING.to.len() * 4 + set.bounds().len(),
    }
}

/// The set and all characters that are equal to one of it under simple case folding (ECMA-262,
/// "Canonicalize", in Unicode mode).
pub(super) fn fold(set: &CharSet) -> CharSet {
    let folding = &*CASE_FOLDING;
    let mut added = Vec::new();
    if set.len() <= MAX_FOLDED_SINGLY {
        for range in set.bounds().chunks(2) {
            for code in range[0]..range[1] {
                let known = folding.to.binary_search_by_key(&code, |fold| fold.0);
                let to = known.map_or(code, |i| folding.to[i].1);
                added.push((to, to));
                for &from in folding.from.get(&to).into_iter().flatten() {
                    added.push((from, from));
                }
            }
        }
        return set.union(&CharSet::ranges(&added));
    }
    // The characters that the set folds to, and all characters that fold to one of these.
    for &(from, to) in &folding.to {
        if set.contains(from) {
            added.push((to, to));
        }
    }
    let folded = set.union(&CharSet::ranges(&added));
    added.clear();
    for &(from, to) in &folding.to {
        if folded.contains(to) {
            added.push((from, from));
        }
    }
    folded.union(&CharSet::ranges(&added))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(set: Option<CharSet>, character: char) -> bool {
        set.expect("a property").contains(character.into())
    }

    #[test]
    fn names_of_ecma_262_are_known() {
        assert!(has(property("L"), 'é'));
        assert!(has(property("Lu"), 'É') && !has(property("Lu"), 'é'));
        assert!(has(property("General_Category=Uppercase_Letter"), 'É'));
        assert!(has(property("Script=Greek"), 'α') && has(property("sc=Grek"), 'α'));
        assert!(has(property("scx=Deva"), '\u{0964}') && !has(property("sc=Deva"), '\u{0964}'));
        assert!(has(property("White_Space"), '\u{a0}'));
        assert!(!has(property("Assigned"), '\u{0378}') && has(property("Cn"), '\u{0378}'));
        for none in [
            "",
            "l",
            "Lx",
            "Greek",
            "Script=",
            "script=Greek",
            "=L",
            "gc:L",
            "Alnum",
        ] {
            assert!(property(none).is_none(), "{none}");
        }
    }

    #[test]
    fn java_names_are_known() {
        assert!(has(java_property("Alnum"), '7') && !has(java_property("Alnum"), 'é'));
        assert!(has(java_property("IsAlphabetic"), 'é'));
        assert!(has(java_property("IsWhitespace"), '\u{2003}'));
        assert!(has(java_property("IsLatin"), 'é') && has(java_property("IsLu"), 'É'));
        assert!(has(java_property("L1"), 'ÿ') && !has(java_property("L1"), 'Ā'));
        for name in ["LD", "IsLD", "javaLetterOrDigit"] {
            let set = java_property(name);
            assert!(has(set.clone(), 'é') && has(set.clone(), '٣'), "{name}");
            assert!(!has(set.clone(), '½') && !has(set.clone(), '_') && !has(set, '\u{301}'));
        }
        assert!(has(java_property("script=latin"), 'é') && has(java_property("GC=lu"), 'É'));
        let none = [
            "",
            "Is",
            "L",
            "InGreek",
            "IsNothing",
            "Issc:Greek",
            "javaNothing",
            "java",
        ];
        for none in none
            .into_iter()
            .chain(["block=Greek", "sc=sc:Greek", "=L", "gc="])
        {
            assert!(java_property(none).is_none(), "{none}");
        }
    }

    /// The number of characters, and some of them, for which `java.lang.Character` of Java 17 says so. Later
    /// versions of Unicode have assigned more characters.
    #[test]
    fn methods_of_java_are_known() {
        for (name, count, is, is_not) in [
            ("LowerCase", 2_344, "aªⅰ", "A1"),
            ("UpperCase", 1_911, "AⒶ", "aǅ"),
            ("TitleCase", 31, "ǅ", "Aa"),
            ("Alphabetic", 132_875, "aⅰ\u{345}", "1_"),
            ("Ideographic", 101_652, "一〆", "aあ"),
            ("Letter", 131_241, "aʰ一", "1ⅰ"),
            ("Digit", 650, "1٣", "½Ⅰ"),
            ("LetterOrDigit", 131_891, "a1", "½_"),
            ("Defined", 281_392, "a\u{e000}", "\u{378}\u{ffff}"),
            ("SpaceChar", 19, " \u{a0}\u{2028}", "\t\n"),
            ("ISOControl", 65, "\0\u{9f}", " \u{ad}"),
            ("Mirrored", 545, "(<", "a"),
            (
                "Whitespace",
                25,
                " \t\n\u{1c}\u{2003}",
                "\u{a0}\u{2007}\u{202f}\u{85}\u{feff}",
            ),
            ("IdentifierIgnorable", 217, "\0\u{7f}\u{ad}", "\t\u{1c} "),
            ("JavaIdentifierStart", 131_549, "a$_€ⅰ", "1\u{301}"),
            ("JavaIdentifierPart", 134_698, "a$1\u{301}\0", "-\t"),
            ("UnicodeIdentifierStart", 131_483, "aⅰ℘\u{2e2f}", "$_1"),
            ("UnicodeIdentifierPart", 134_652, "a_1·\0", "$-\t"),
        ] {
            let set = java_property(&format!("java{name}")).expect("a property");
            let surrogates = CharSet::range(0xd800, 0xdfff);
            let len = set.intersection(&surrogates.complement()).len();
            assert!(len >= count && len < count + count / 5, "{name}: {len}");
            assert!(is.chars().all(|c| set.contains(c.into())), "{name}");
            assert!(!is_not.chars().any(|c| set.contains(c.into())), "{name}");
        }
    }

    #[test]
    fn folding_adds_all_equal_characters() {
        let k = fold(&CharSet::single('k'.into()));
        let expected = CharSet::ranges(&[(0x4b, 0x4b), (0x6b, 0x6b), (0x212a, 0x212a)]);
        assert_eq!(k, expected);
        assert_eq!(fold(&CharSet::single('K'.into())), expected);
        assert_eq!(
            fold(&CharSet::single('1'.into())),
            CharSet::single('1'.into())
        );
    }
}
