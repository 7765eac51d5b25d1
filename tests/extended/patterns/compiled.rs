//! Patterns as in generated code, but compiled at run time.

use shapesmith::__private::{GENERAL_CATEGORIES, Pattern, WHITE_SPACE};
use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::encode::{CharTable, EncodedMatcher, EncodedPattern};

/// The pattern as in generated code.
pub fn compiled(source: &str) -> Result<Pattern, String> {
    Ok(pattern(source, &CompiledPattern::new(source)?))
}

/// The pattern with its compiled form.
pub fn pattern(source: &str, compiled: &CompiledPattern) -> Pattern {
    let source = Box::leak(source.into());
    let EncodedPattern {
        matcher,
        ranges,
        table,
    } = compiled.encode();
    let pattern = match matcher {
        EncodedMatcher::Repeated { ascii, min, max } => match max {
            Some(max) => Pattern::repeated(source, table_of(ascii), min, max),
            None => Pattern::repeated_from(source, table_of(ascii), min),
        },
        EncodedMatcher::NotAll { ascii } => Pattern::not_all(source, table_of(ascii)),
        EncodedMatcher::Dfa {
            ascii,
            other,
            states,
            is_wide,
            transitions,
        } => {
            let constructor = if is_wide {
                Pattern::wide_dfa
            } else {
                Pattern::dfa
            };
            constructor(source, table_of(ascii), other, states, transitions.leak())
        }
        EncodedMatcher::BitParallel {
            ascii,
            other,
            numbers,
            tables,
        } => Pattern::bit_parallel(source, table_of(ascii), other, numbers, tables.leak()),
        EncodedMatcher::Backtracking { unicode } => Pattern::backtracking(source, unicode),
    };
    match table {
        None => pattern.with_ranges(ranges.leak()),
        Some(CharTable::WhiteSpace) => pattern.with_table(ranges.leak(), &WHITE_SPACE),
        Some(CharTable::GeneralCategories) => {
            pattern.with_table(ranges.leak(), &GENERAL_CATEGORIES)
        }
    }
}

fn table_of(ascii: Vec<u8>) -> &'static [u8; 128] {
    (&*ascii.leak())
        .try_into()
        .expect("a byte for each character")
}
