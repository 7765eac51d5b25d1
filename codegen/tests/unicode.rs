//! The tables of Unicode properties that the pattern engine reads, made from ICU4X's data.
//!
//! `SHAPESMITH_BLESS=1` rewrites them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use icu_casemap::CaseMapper;
use icu_properties::props::{GeneralCategory, Script};
use icu_properties::script::ScriptWithExtensions;
use icu_properties::{CodePointMapData, CodePointSetData, PropertyNamesLong, PropertyNamesShort};

/// Groups of general categories: their names, and the prefixes of the short names of their categories.
/// (`UnicodeMatchPropertyValue` in ECMA-262 uses the names of the Unicode Character Database.)
const GROUPS: [(&str, &[&str]); 8] = [
    ("L Letter", &["L"]),
    ("LC Cased_Letter", &["Lu", "Ll", "Lt"]),
    ("M Mark Combining_Mark", &["M"]),
    ("N Number", &["N"]),
    ("P Punctuation punct", &["P"]),
    ("S Symbol", &["S"]),
    ("Z Separator", &["Z"]),
    ("C Other", &["C"]),
];

/// Names other than the long and the short one.
const MORE_NAMES: [(&str, &str); 4] = [
    ("Nd", "digit"),
    ("Cc", "cntrl"),
    ("Copt", "Qaac"),
    ("Zinh", "Qaai"),
];

/// ECMA-262, table "Binary Unicode property aliases": names and aliases.
const BINARY: &str = "ASCII_Hex_Digit AHex\nAlphabetic Alpha\nBidi_Control Bidi_C\nBidi_Mirrored Bidi_M\n\
    Case_Ignorable CI\nCased\nChanges_When_Casefolded CWCF\nChanges_When_Casemapped CWCM\n\
    Changes_When_Lowercased CWL\nChanges_When_NFKC_Casefolded CWKCF\nChanges_When_Titlecased CWT\n\
    Changes_When_Uppercased CWU\nDash\nDefault_Ignorable_Code_Point DI\nDeprecated Dep\nDiacritic Dia\n\
    Emoji\nEmoji_Component EComp\nEmoji_Modifier EMod\nEmoji_Modifier_Base EBase\n\
    Emoji_Presentation EPres\nExtended_Pictographic ExtPict\nExtender Ext\nGrapheme_Base Gr_Base\n\
    Grapheme_Extend Gr_Ext\nHex_Digit Hex\nIDS_Binary_Operator IDSB\nIDS_Trinary_Operator IDST\n\
    ID_Continue IDC\nID_Start IDS\nIdeographic Ideo\nJoin_Control Join_C\n\
    Logical_Order_Exception LOE\nLowercase Lower\nMath\nNoncharacter_Code_Point NChar\n\
    Pattern_Syntax Pat_Syn\nPattern_White_Space Pat_WS\nQuotation_Mark QMark\nRadical\n\
    Regional_Indicator RI\nSentence_Terminal STerm\nSoft_Dotted SD\nTerminal_Punctuation Term\n\
    Unified_Ideograph UIdeo\nUppercase Upper\nVariation_Selector VS\nWhite_Space space\n\
    XID_Continue XIDC\nXID_Start XIDS";

/// The index of names and the data.
#[derive(Default)]
struct Tables {
    names: String,
    data: Vec<u8>,
}

impl Tables {
    /// Writes an unsigned number: seven bits per byte, the lowest first (LEB128).
    fn number(&mut self, mut number: u32) {
        while number > 0x7f {
            self.data.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.data.push(u8::try_from(number).expect("seven bits"));
    }

    fn name(&mut self, names: &str) {
        writeln!(self.names, "{} {names}", self.data.len()).expect("a string takes all");
    }

    /// Writes the number of bounds of a set, and the distance of each from the previous one.
    fn set(&mut self, names: &str, ranges: impl IntoIterator<Item = (u32, u32)>) {
        self.name(names);
        let mut bounds: Vec<u32> = Vec::new();
        let mut ranges: Vec<_> = ranges.into_iter().collect();
        ranges.sort_unstable();
        for (first, last) in ranges {
            if bounds.last() == Some(&first) {
                bounds.pop();
                bounds.push(last + 1);
            } else {
                bounds.extend([first, last + 1]);
            }
        }
        self.number(u32::try_from(bounds.len()).expect("few"));
        let mut before = 0;
        for bound in bounds {
            self.number(bound - before);
            before = bound;
        }
    }
}

fn with_prefix(prefix: &str, names: &[&str]) -> String {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        let name = format!("{prefix}{name}");
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct.join(" ")
}

fn more_names(short: &str) -> impl Iterator<Item = &'static str> + '_ {
    let more = MORE_NAMES.iter().filter(move |(name, _)| *name == short);
    more.map(|(_, more)| *more)
}

fn tables() -> Tables {
    let mut tables = Tables::default();

    let categories = CodePointMapData::<GeneralCategory>::new();
    let ranges_of = |category: GeneralCategory| {
        let ranges = categories.iter_ranges_for_value(category);
        ranges.map(|range| (*range.start(), *range.end()))
    };
    let short = PropertyNamesShort::<GeneralCategory>::new();
    let long = PropertyNamesLong::<GeneralCategory>::new();
    let all = GeneralCategory::ALL_VALUES;
    let short = |category: GeneralCategory| short.get(category).expect("a name");
    for (names, prefixes) in GROUPS {
        let of_group = all.iter().copied().filter(|&category| {
            prefixes
                .iter()
                .any(|prefix| short(category).starts_with(prefix))
        });
        let names = with_prefix("gc:", &names.split(' ').collect::<Vec<_>>());
        tables.set(&names, of_group.flat_map(ranges_of));
    }
    for &category in all {
        let mut names = vec![short(category), long.get(category).expect("a name")];
        names.extend(more_names(short(category)));
        tables.set(&with_prefix("gc:", &names), ranges_of(category));
    }

    for names in BINARY.split('\n') {
        let name = names.split(' ').next().expect("a name");
        let set = CodePointSetData::new_for_ecma262(name.as_bytes()).expect("a property");
        let ranges = set.iter_ranges();
        tables.set(names, ranges.map(|range| (*range.start(), *range.end())));
    }

    let scripts = CodePointMapData::<Script>::new();
    let extensions = ScriptWithExtensions::new();
    let short = PropertyNamesShort::<Script>::new();
    let long = PropertyNamesLong::<Script>::new();
    for &script in Script::ALL_VALUES {
        let ranges: Vec<_> = scripts.iter_ranges_for_value(script).collect();
        if ranges.is_empty() {
            continue; // ISO 15924 has more scripts than Unicode
        }
        let mut names = vec![short.get(script).expect("a name")];
        names.extend(long.get(script));
        names.extend(more_names(names[0]));
        let pair = |range: std::ops::RangeInclusive<u32>| (*range.start(), *range.end());
        tables.set(&with_prefix("sc:", &names), ranges.into_iter().map(pair));
        let extended = extensions.get_script_extensions_ranges(script);
        tables.set(&with_prefix("scx:", &names), extended.map(pair));
    }

    // Simple case folding: the number of characters that fold, and each with its folding, as distances.
    let folder = CaseMapper::new();
    let folds: Vec<(u32, u32)> = ('\0'..=char::MAX)
        .map(|c| (c as u32, folder.simple_fold(c) as u32))
        .filter(|(from, to)| from != to)
        .collect();
    tables.name("fold:simple");
    tables.number(u32::try_from(folds.len()).expect("few"));
    let mut before = 0;
    for (from, to) in folds {
        tables.number(from - before);
        // The lowest bit is the sign.
        tables.number(from.abs_diff(to) << 1 | u32::from(to < from));
        before = from;
    }
    tables
}

#[test]
fn tables_are_those_of_icu() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/regex/unicode");
    let tables = tables();
    let files = [
        ("names.txt", tables.names.into_bytes()),
        ("data.bin", tables.data),
    ];
    for (name, expected) in files {
        let path = folder.join(name);
        if std::env::var_os("SHAPESMITH_BLESS").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, &expected).expect("a table can be written");
        }
        let found = fs::read(&path).expect("a table");
        assert!(
            found == expected,
            "{name} is not what ICU4X says; SHAPESMITH_BLESS=1 writes it anew"
        );
    }
}
