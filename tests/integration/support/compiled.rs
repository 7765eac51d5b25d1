//! Patterns as in generated code, but compiled at run time.

use shapesmith::__private as runtime;
use shapesmith::__private::{Matcher, Pattern};
use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::bit_parallel::BitProgram;
use shapesmith_codegen::testing::regex::char_set::CharSet;
use shapesmith_codegen::testing::regex::classes::EncodedClasses;
use shapesmith_codegen::testing::regex::dfa::Dfa;

/// The pattern as in generated code.
pub fn compiled(source: &str) -> Result<Pattern, String> {
    Ok(pattern(source, CompiledPattern::new(source)?))
}

/// The pattern with its compiled form.
pub fn pattern(source: &str, compiled: CompiledPattern) -> Pattern {
    let source = Box::leak(source.into());
    let matcher = match compiled {
        CompiledPattern::AllInSet { set, min, max } => Matcher::AllInSet {
            set: char_set(&set),
            min: min as usize,
            max: max.map_or(usize::MAX, |max| max as usize),
        },
        CompiledPattern::AnyInSet(set) => Matcher::AnyInSet(char_set(&set)),
        CompiledPattern::Dfa(dfa) => Matcher::Dfa(self::dfa(&dfa)),
        CompiledPattern::BitParallel(program) => Matcher::BitParallel(bit_program(&program)),
        CompiledPattern::Backtracking { unicode } => Matcher::Backtracking { unicode },
    };
    Pattern { source, matcher }
}

fn bytes(bytes: &[u8]) -> &'static [u8] {
    Box::leak(bytes.into())
}

fn char_set(set: &CharSet) -> runtime::CharSet {
    let set = set.encode();
    runtime::CharSet {
        bytes: runtime::byte_kinds(&set.ascii_ranges),
        bitmap: bytes(&set.bitmap),
        bounds: bytes(&set.bounds),
    }
}

fn classes(classes: &EncodedClasses) -> runtime::CharClasses {
    runtime::CharClasses {
        ascii: bytes(&classes.ascii)
            .try_into()
            .expect("a class for each character"),
        non_ascii: bytes(&classes.non_ascii),
    }
}

fn dfa(dfa: &Dfa) -> runtime::Dfa {
    runtime::Dfa {
        classes: classes(&dfa.classes),
        states: dfa.states as usize,
        start: dfa.start as usize,
        first_accepting: dfa.first_accepting as usize,
        wide: dfa.wide,
        transitions: bytes(&dfa.transitions),
    }
}

fn bit_program(program: &BitProgram) -> runtime::BitProgram {
    runtime::BitProgram {
        classes: classes(&program.classes),
        class_count: program.class_count,
        set_masks: bytes(&program.set_masks),
        register_masks: bytes(&program.register_masks),
        code: bytes(&program.code),
        result: program.result,
    }
}
