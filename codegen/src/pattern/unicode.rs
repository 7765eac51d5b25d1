//! Unicode properties, by the names that ECMA-262 and Java give them.
//!
//! `unicode/names.txt` has a line for each property: where its data begins, and its names. The data is
//! in `unicode/data.bin`; `tests/unicode.rs` makes both and says how they are written.

use super::set::{END, Set};

static NAMES: &str = include_str!("unicode/names.txt");
static DATA: &[u8] = include_bytes!("unicode/data.bin");

/// The place of the data of a property.
fn place(name: &str) -> Option<usize> {
    for line in NAMES.lines() {
        let mut words = line.split(' ');
        let place = words.next()?;
        if words.any(|word| word == name) {
            return place.parse().ok();
        }
    }
    None
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
    let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let wanted = plain(name);
    if wanted == "assigned" {
        return property("Assigned");
    }
    let prefixes = ["", "gc:", "sc:"];
    prefixes.into_iter().find_map(|prefix| {
        let known = NAMES.split_ascii_whitespace().find(|word| {
            word.strip_prefix(prefix)
                .is_some_and(|rest| !rest.contains(':') && plain(rest) == wanted)
        });
        set(known?)
    })
}

/// The set with every character that simple case folding makes equal to one in it (ECMA-262,
/// "Canonicalize", in Unicode mode).
pub fn fold(of: &Set) -> Set {
    let Some(mut place) = place("fold:simple") else {
        return of.clone();
    };
    let count = number(&mut place);
    let mut folds = Vec::with_capacity(count as usize);
    let mut from = 0;
    for _ in 0..count {
        from += number(&mut place);
        let distance = number(&mut place);
        let to = match distance & 1 {
            0 => from + (distance >> 1),
            _ => from - (distance >> 1),
        };
        folds.push((from, to));
    }
    // What its characters fold to, and then all that folds to one of those.
    let targets = folds.iter().filter(|(from, _)| of.contains(*from));
    let targets: Vec<_> = targets.map(|&(_, to)| (to, to)).collect();
    let folded = of.union(&Set::ranges(&targets));
    let sources = folds.iter().filter(|(_, to)| folded.contains(*to));
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
