//! Unicode properties, by the names that ECMA-262 and Java give them.
//!
//! `unicode/names.txt` has a line for each property: where its data begins, and its names. The data is
//! in `unicode/data.bin`; `tests/unicode.rs` makes both and says how they are written.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::char_set::{END, Set};

static NAMES: &str = include_str!("unicode/names.txt");
static DATA: &[u8] = include_bytes!("unicode/data.bin");

/// Where the data of each property begins, by name.
static PLACES: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    for line in NAMES.lines() {
        let mut words = line.split(' ');
        let place = words.next().and_then(|place| place.parse().ok());
        let Some(place) = place else { continue };
        for word in words {
            places.entry(word).or_insert(place);
        }
    }
    places
});

/// The names of properties by how [`loosely`] writes them.
static LOOSE: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for word in NAMES.split_ascii_whitespace() {
        names.entry(plain(word)).or_insert(word);
    }
    names
});

/// What simple case folding makes of characters, in ascending order, and the characters that it makes
/// one of.
static FOLDS: LazyLock<Folds> = LazyLock::new(|| {
    let mut folds = Folds::default();
    let Some(mut place) = place("fold:simple") else {
        return folds;
    };
    let count = number(&mut place);
    let mut from = 0;
    for _ in 0..count {
        from += number(&mut place);
        let distance = number(&mut place);
        let to = match distance & 1 {
            0 => from + (distance >> 1),
            _ => from - (distance >> 1),
        };
        folds.to.push((from, to));
        folds.from.entry(to).or_default().push(from);
    }
    folds
});

#[derive(Default)]
struct Folds {
    to: Vec<(u32, u32)>,
    from: HashMap<u32, Vec<u32>>,
}

/// The place of the data of a property.
fn place(name: &str) -> Option<usize> {
    PLACES.get(name).copied()
}

/// The next number: seven bits a byte, the lowest first.
fn number(place: &mut usize) -> u32 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = DATA[*place];
        *place += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

fn set(name: &str) -> Option<Set> {
    let mut place = place(name)?;
    let count = number(&mut place);
    let mut bounds = Vec::with_capacity(count as usize);
    let mut bound = 0;
    for _ in 0..count {
        bound += number(&mut place);
        bounds.push(bound);
    }
    Some(Set::from_bounds(bounds))
}

/// What `\p{…}` means in ECMA-262, "Runtime Semantics: CompileToCharSet": `Name=Value`, or a general
/// category or binary property alone.
pub fn property(text: &str) -> Option<Set> {
    if let Some((name, value)) = text.split_once('=') {
        let prefix = match name {
            "General_Category" | "gc" => "gc:",
            "Script" | "sc" => "sc:",
            "Script_Extensions" | "scx" => "scx:",
            _ => return None,
        };
        return set(&format!("{prefix}{value}"));
    }
    match text {
        "Any" => Some(Set::all()),
        "ASCII" => Some(Set::range(0, 0x7f)),
        "Assigned" => Some(set("gc:Cn")?.complement()),
        // A colon stands in the names of tables, and in no name that a pattern can give.
        _ if text.contains(':') => None,
        _ => set(&format!("gc:{text}")).or_else(|| set(text)),
    }
}

/// What `\p{…}` means in Java (`java.util.regex.Pattern`), where that is more than ECMA-262 knows: the
/// classes of POSIX, which are of ASCII only, `all`, and `Is…` for a property, script or category.
pub fn java_property(text: &str) -> Option<Set> {
    let ranges: &[(u32, u32)] = match text {
        "all" => &[(0, END - 1)],
        "Alnum" => &[(0x30, 0x39), (0x41, 0x5a), (0x61, 0x7a)],
        "Alpha" => &[(0x41, 0x5a), (0x61, 0x7a)],
        "Blank" => &[(0x09, 0x09), (0x20, 0x20)],
        "Cntrl" => &[(0, 0x1f), (0x7f, 0x7f)],
        "Digit" => &[(0x30, 0x39)],
        "Graph" => &[(0x21, 0x7e)],
        "Lower" => &[(0x61, 0x7a)],
        "Print" => &[(0x20, 0x7e)],
        "Punct" => &[(0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e)],
        "Space" => &[(0x09, 0x0d), (0x20, 0x20)],
        "Upper" => &[(0x41, 0x5a)],
        "XDigit" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        _ => {
            let name = text.strip_prefix("Is")?;
            return loosely(name);
        }
    };
    Some(Set::ranges(ranges))
}

/// A property, category or script, whatever the case of its name, with or without underscores.
fn loosely(name: &str) -> Option<Set> {
    let wanted = plain(name);
    if wanted == "assigned" {
        return property("Assigned");
    }
    if wanted.contains(':') {
        return None;
    }
    let prefixes = ["", "gc:", "sc:"];
    prefixes
        .into_iter()
        .find_map(|prefix| set(LOOSE.get(&format!("{prefix}{wanted}"))?))
}

fn plain(name: &str) -> String {
    name.replace('_', "").to_ascii_lowercase()
}

/// How many characters of a set are folded one by one.
const MAX_ONE_BY_ONE: u32 = 128;

/// How much work [`fold`] is for a set, in units of [`Work`](super::budget::Work).
pub fn work_to_fold(of: &Set) -> usize {
    match of.size() {
        size @ ..=MAX_ONE_BY_ONE => size as usize * 4,
        _ => FOLDS.to.len() * 4 + of.bounds().len(),
    }
}

/// The set with every character that simple case folding makes equal to one in it (ECMA-262,
/// "Canonicalize", in Unicode mode).
pub fn fold(of: &Set) -> Set {
    let folds = &*FOLDS;
    let mut more = Vec::new();
    let mut add = |code: u32| more.push((code, code));
    if of.size() <= MAX_ONE_BY_ONE {
        for range in of.bounds().chunks(2) {
            for code in range[0]..range[1] {
                let known = folds.to.binary_search_by_key(&code, |fold| fold.0);
                let to = known.map_or(code, |place| folds.to[place].1);
                add(to);
                folds
                    .from
                    .get(&to)
                    .into_iter()
                    .flatten()
                    .copied()
                    .for_each(&mut add);
            }
        }
        return of.union(&Set::ranges(&more));
    }
    // What its characters fold to, and then all that folds to one of those.
    let targets = folds.to.iter().filter(|(from, _)| of.contains(*from));
    targets.for_each(|&(_, to)| add(to));
    let folded = of.union(&Set::ranges(&more));
    let sources = folds.to.iter().filter(|(_, to)| folded.contains(*to));
    let sources: Vec<_> = sources.map(|&(from, _)| (from, from)).collect();
    folded.union(&Set::ranges(&sources))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(set: Option<Set>, character: char) -> bool {
        set.expect("a property").contains(character.into())
    }

    #[test]
    fn properties_go_by_the_names_of_ecma_262() {
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
    fn java_has_names_of_its_own() {
        assert!(has(java_property("Alnum"), '7') && !has(java_property("Alnum"), 'é'));
        assert!(has(java_property("IsAlphabetic"), 'é'));
        assert!(has(java_property("IsWhitespace"), '\u{2003}'));
        assert!(has(java_property("IsLatin"), 'é') && has(java_property("IsLu"), 'É'));
        for none in ["", "Is", "L", "InGreek", "IsNothing", "Issc:Greek"] {
            assert!(java_property(none).is_none(), "{none}");
        }
    }

    #[test]
    fn folding_reaches_all_that_is_equal() {
        let k = fold(&Set::one('k'.into()));
        let expected = Set::ranges(&[(0x4b, 0x4b), (0x6b, 0x6b), (0x212a, 0x212a)]);
        assert_eq!(k, expected);
        assert_eq!(fold(&Set::one('K'.into())), expected);
        assert_eq!(fold(&Set::one('1'.into())), Set::one('1'.into()));
    }
}
