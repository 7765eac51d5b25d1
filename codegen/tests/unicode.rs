//! The tables of Unicode properties that the generator and the runtime read, made from ICU4X's data.
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

/// The general categories, by their numbers in the tables of runs.
const CATEGORIES: [GeneralCategory; 30] = [
    GeneralCategory::UppercaseLetter,
    GeneralCategory::LowercaseLetter,
    GeneralCategory::TitlecaseLetter,
    GeneralCategory::ModifierLetter,
    GeneralCategory::OtherLetter,
    GeneralCategory::NonspacingMark,
    GeneralCategory::SpacingMark,
    GeneralCategory::EnclosingMark,
    GeneralCategory::DecimalNumber,
    GeneralCategory::LetterNumber,
    GeneralCategory::OtherNumber,
    GeneralCategory::ConnectorPunctuation,
    GeneralCategory::DashPunctuation,
    GeneralCategory::OpenPunctuation,
    GeneralCategory::ClosePunctuation,
    GeneralCategory::InitialPunctuation,
    GeneralCategory::FinalPunctuation,
    GeneralCategory::OtherPunctuation,
    GeneralCategory::MathSymbol,
    GeneralCategory::CurrencySymbol,
    GeneralCategory::ModifierSymbol,
    GeneralCategory::OtherSymbol,
    GeneralCategory::SpaceSeparator,
    GeneralCategory::LineSeparator,
    GeneralCategory::ParagraphSeparator,
    GeneralCategory::Control,
    GeneralCategory::Format,
    GeneralCategory::Surrogate,
    GeneralCategory::PrivateUse,
    GeneralCategory::Unassigned,
];

/// The number of a run of letters that are uppercase if even, and otherwise lowercase. The next number is the other
/// way round.
const ALTERNATING: u8 = 30;

/// The number of blocks of 256 characters that have a table in the runtime.
const BLOCKS: u32 = 0x200;

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

    // The general category of every character beyond ASCII: the number of runs, and where each begins, as a distance,
    // with its category.
    let runs = category_runs();
    tables.name("runs:gc");
    tables.number(u32::try_from(runs.len()).expect("few"));
    let mut before = 0;
    for (start, category) in runs {
        tables.number(start - before);
        tables.number(category.into());
        before = start;
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

/// Where each run of characters of one general category begins beyond ASCII, and the number of the category.
fn category_runs() -> Vec<(u32, u8)> {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let mut runs: Vec<(u32, u8)> = Vec::new();
    for code in 0x80..=0x10_ffff {
        let category = categories.get32(code);
        let number = CATEGORIES.iter().position(|&other| other == category);
        let number = u8::try_from(number.expect("a category")).expect("few");
        if runs.last().is_none_or(|&(_, last)| last != number) {
            runs.push((code, number));
        }
    }
    runs
}

/// The runs with two alternating categories joined.
fn joined(runs: &[(u32, u8)]) -> Vec<(u32, u8)> {
    let mut joined: Vec<(u32, u8)> = Vec::new();
    // The number of an alternating run of which a run of one letter is a part.
    let alternating = |i: usize| {
        let (start, category): (u32, u8) = runs[i];
        let is_single = runs.get(i + 1).is_some_and(|next| next.0 == start + 1);
        (is_single && category < 2).then(|| ALTERNATING + (category ^ u8::from(start % 2 == 1)))
    };
    for (i, &run) in runs.iter().enumerate() {
        match (alternating(i), joined.last()) {
            (Some(number), Some(&(_, last))) if last == number => {}
            (Some(number), _) if i + 1 < runs.len() && alternating(i + 1) == Some(number) => {
                joined.push((run.0, number));
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// The tables of general categories that the runtime reads (`CharTable`, in `src/constraint/pattern/char_table.rs`):
/// `blocks` and `runs`.
fn runtime_tables() -> (Vec<u8>, Vec<u8>) {
    let runs = joined(&category_runs());
    let mut all_contents: Vec<Vec<u8>> = Vec::new();
    let mut blocks = Vec::new();
    let tag_at = |code: u32| {
        let next = runs.partition_point(|run| run.0 <= code);
        next.checked_sub(1).map_or(0, |last| runs[last].1)
    };
    for block in 0..BLOCKS {
        let (first, end) = (block << 8, (block + 1) << 8);
        let mut contents = vec![0, tag_at(first)];
        for &(start, tag) in runs.iter().filter(|run| run.0 > first && run.0 < end) {
            contents.extend([start.to_le_bytes()[0], tag]);
        }
        let known = all_contents.iter().position(|known| *known == contents);
        let number = known.unwrap_or(all_contents.len());
        if known.is_none() {
            all_contents.push(contents);
        }
        blocks.push(u8::try_from(number).expect("few contents"));
    }
    let mut offset = blocks.len() + (all_contents.len() + 1) * 2;
    for contents in &all_contents {
        blocks.extend(u16::try_from(offset).expect("two bytes").to_le_bytes());
        offset += contents.len();
    }
    blocks.extend(u16::try_from(offset).expect("two bytes").to_le_bytes());
    blocks.extend(all_contents.concat());

    let rest = BLOCKS << 8;
    let mut far = vec![(rest, tag_at(rest))];
    far.extend(runs.iter().filter(|run| run.0 > rest));
    let far = far.into_iter().flat_map(|(start, tag)| {
        let [_, high, middle, low] = start.to_be_bytes();
        [high, middle, low, tag]
    });
    (blocks, far.collect())
}

#[test]
fn tables_are_those_of_icu() {
    let tables = tables();
    let folder = "src/regex/unicode";
    compare(folder, "names.txt", tables.names.as_bytes());
    compare(folder, "data.bin", &tables.data);
    let (blocks, runs) = runtime_tables();
    let folder = "../src/constraint/pattern/general_categories";
    compare(folder, "blocks.bin", &blocks);
    compare(folder, "runs.bin", &runs);
}

/// Compares a file with what it should contain.
fn compare(folder: &str, name: &str, expected: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let path = folder.join(name);
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(&path, expected).expect("a table can be written");
    }
    let found = fs::read(&path).expect("a table");
    assert!(
        found == expected,
        "{name} is not what ICU4X says; SHAPESMITH_BLESS=1 writes it anew"
    );
}
