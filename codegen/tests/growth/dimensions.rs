//! The dimensions in which a model can grow.

use std::fmt::Write as _;
use std::path::Path;

use shapesmith_codegen::{ModelFile, Selection, SmithyInput};

/// A dimension in which a model can grow.
pub struct Dimension {
    pub name: &'static str,
    /// A model of a size.
    pub model: fn(usize) -> String,
    /// The smaller of two sizes to compare.
    pub size: usize,
    /// Whether the model is valid.
    pub is_sound: bool,
}

/// Whether the generator generates code for all shapes and operations of a model.
pub fn expand(text: &str) -> bool {
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let mut request = SmithyInput::new(model).with_shapes(Selection::All(span));
    if text.contains("\"operation") {
        request = request.with_operations(Selection::All(span));
    }
    match shapesmith_codegen::testing::generate_from(&request, text) {
        Ok(_) => true,
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            assert!(problems.len() < 100, "{} problems", problems.len());
            let told: usize = problems
                .iter()
                .map(|problem| problem.to_string().len())
                .sum();
            assert!(told < 500_000, "{told} bytes");
            false
        }
    }
}

/// Entries of an object, or items of an array, separated by commas.
fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",\n")
}

fn model(shapes: &str) -> String {
    format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}\n}}}}")
}

const STRING: &str = r#"{"target": "smithy.api#String"}"#;

fn structure(members: &str) -> String {
    format!(r#"{{"type": "structure", "members": {{{members}}}}}"#)
}

/// A model whose root has a member with these traits.
fn with_traits(target: &str, traits: &str) -> String {
    let member = format!(r#""m": {{"target": "{target}", "traits": {{{traits}}}}}"#);
    model(&format!(r#""a#Root": {}"#, structure(&member)))
}

fn nested(depth: usize, open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

/// Structures of few members each, so that none exceeds a limit.
fn structures(count: usize, member: impl Fn(usize) -> String) -> String {
    list(count, |n| format!(r#""a#S{n}": {}"#, structure(&member(n))))
}

fn chain(count: usize, kind: &str, link: &str, end: &str) -> String {
    let links = list(count, |n| {
        let link = link.replace("NEXT", &format!("a#L{}", n + 1));
        format!(r#""a#L{n}": {{"type": "{kind}", {link}}}"#)
    });
    model(&format!(
        r#"{links}, "a#L{count}": {end}, "a#Root": {}"#,
        structure(r#""m": {"target": "a#L0"}"#)
    ))
}

fn mixins_of(targets: &str, mixins: &str) -> String {
    model(&format!(
        r#"{mixins}, "a#Root": {{"type": "structure", "mixins": [{targets}], "members": {{"own": {STRING}}}}}"#
    ))
}

const MIXIN: &str = r#""traits": {"smithy.api#mixin": {}}"#;

fn service(inner: &str, shapes: &str) -> String {
    model(&format!(
        r#""a#Service": {{"type": "service", "traits": {{"aws.protocols#restJson1": {{}}}}, {inner}}}, {shapes}"#
    ))
}

fn targets(count: usize, name: &str) -> String {
    list(count, |n| format!(r#"{{"target": "a#{name}{n}"}}"#))
}

fn operations(count: usize, inner: &str) -> String {
    list(count, |n| {
        format!(
            r#""a#Op{n}": {{"type": "operation", {inner} "traits": {{"smithy.api#http": {{"method": "GET", "uri": "/{n}"}}}}}}"#
        )
    })
}

fn resource_tree(count: usize) -> String {
    let resources = list(count, |n| {
        let below = if n + 1 < count {
            format!(r#""resources": [{{"target": "a#Re{}"}}],"#, n + 1)
        } else {
            r#""resources": [{"target": "a#Re0"}],"#.to_owned()
        };
        format!(r#""a#Re{n}": {{"type": "resource", {below} "read": {{"target": "a#Op{n}"}}}}"#)
    });
    let operations = operations(count, "");
    service(
        r#""resources": [{"target": "a#Re0"}]"#,
        &format!("{resources}, {operations}"),
    )
}

macro_rules! dimensions {
    ($($name:literal, $size:literal, $is_sound:literal => $model:expr;)*) => {
        &[$(Dimension { name: $name, model: $model, size: $size, is_sound: $is_sound },)*]
    };
}

/// All of them.
pub const DIMENSIONS: &[Dimension] = dimensions! {
    "apply statements on one shape", 200, true => |n| {
        let members = list(n, |n| format!(r#""m{n}": {STRING}"#));
        let applied = list(n, |n| format!(
            r#""a#Root$m{n}": {{"type": "apply", "traits": {{"smithy.api#length": {{"min": 1}}}}}}"#
        ));
        model(&format!(r#""a#Root": {}, {applied}"#, structure(&members)))
    };
    "apply statements on many shapes", 200, true => |n| {
        let applied = list(n, |n| format!(
            r#""a#S{n}$m": {{"type": "apply", "traits": {{"smithy.api#length": {{"min": 1}}}}}}"#
        ));
        model(&format!("{}, {applied}", structures(n, |_| format!(r#""m": {STRING}"#))))
    };
    "traits of one member", 500, true => |n| {
        with_traits("smithy.api#String", &list(n, |n| format!(r#""x.y#t{n}": {{"a": 1}}"#)))
    };
    "traits of one member, applied again", 500, true => |n| {
        let traits = list(n, |n| format!(r#""x.y#t{n}": {{"a": 1}}"#));
        let member = format!(r#""m": {{"target": "smithy.api#String", "traits": {{{traits}}}}}"#);
        model(&format!(
            r#""a#Root": {}, "a#Root$m": {{"type": "apply", "traits": {{{traits}}}}}"#, structure(&member)
        ))
    };
    "mixins in a chain", 200, true => |n| {
        let mixins = list(n, |n| format!(
            r#""a#M{n}": {{"type": "structure", {MIXIN}, "mixins": [{{"target": "a#M{}"}}]}}"#, n + 1
        ));
        let last = format!(r#""a#M{n}": {{"type": "structure", {MIXIN}, "members": {{"m": {STRING}}}}}"#);
        mixins_of(r#"{"target": "a#M0"}"#, &format!("{mixins}, {last}"))
    };
    "mixins side by side", 200, true => |n| {
        let mixins = list(n, |n| format!(
            r#""a#M{n}": {{"type": "structure", {MIXIN}, "members": {{"m{n}": {STRING}}}}}"#
        ));
        mixins_of(&targets(n, "M"), &mixins)
    };
    "mixins that each add a trait", 200, true => |n| {
        let mixins = list(n, |n| format!(
            r#""a#M{n}": {{"type": "structure", "traits": {{"smithy.api#mixin": {{}}, "x.y#t{n}": {{}}}}}}"#
        ));
        mixins_of(&targets(n, "M"), &mixins)
    };
    "mixins in diamonds", 200, true => |n| {
        let mixins = list(n, |n| format!(
            r#""a#A{n}": {{"type": "structure", {MIXIN}, "mixins": [{{"target": "a#A{0}"}}, {{"target": "a#B{0}"}}]}},
               "a#B{n}": {{"type": "structure", {MIXIN}, "mixins": [{{"target": "a#A{0}"}}, {{"target": "a#B{0}"}}]}}"#,
            n + 1
        ));
        let last = format!(
            r#""a#A{n}": {{"type": "structure", {MIXIN}}}, "a#B{n}": {{"type": "structure", {MIXIN}}}"#
        );
        mixins_of(r#"{"target": "a#A0"}, {"target": "a#B0"}"#, &format!("{mixins}, {last}"))
    };
    "mixins in a circle", 200, false => |n| {
        let mixins = list(n, |at| format!(
            r#""a#M{at}": {{"type": "structure", {MIXIN}, "mixins": [{{"target": "a#M{}"}}]}}"#, (at + 1) % n
        ));
        mixins_of(r#"{"target": "a#M0"}"#, &mixins)
    };
    "structures with one mixin", 200, true => |n| {
        let shapes = list(n, |n| format!(
            r#""a#S{n}": {{"type": "structure", "mixins": [{{"target": "a#M"}}]}}"#
        ));
        model(&format!(r#""a#M": {{"type": "structure", {MIXIN}, "members": {{"m": {STRING}}}}}, {shapes}"#))
    };
    "members", 200, true => |n| {
        let members = list(n, |n| format!(r#""m{n}": {STRING}"#));
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "members whose names are alike", 50, true => |n| {
        // `a`, `A`, `_a`, `_A`, `__a`, …: all are `a` in Rust.
        let members = list(n, |n| {
            let name = format!("{}{}", "_".repeat(n / 2), ["a", "A"][n % 2]);
            format!(r#""{name}": {STRING}"#)
        });
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "too many members", 5_000, false => |n| {
        let members = list(n, |n| format!(r#""m{n}": {STRING}"#));
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "too many required members", 600, false => |n| {
        let required = r#"{"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}"#;
        let members = list(n, |n| format!(r#""m{n}": {required}"#));
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "structures of many required members", 20, false => |n| {
        let required = r#"{"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}"#;
        model(&structures(n, |_| list(400, |n| format!(r#""m{n}": {required}"#))))
    };
    "members of a union", 200, true => |n| {
        let members = list(n, |n| format!(r#""m{n}": {STRING}"#));
        model(&format!(r#""a#Root": {{"type": "union", "members": {{{members}}}}}"#))
    };
    "structures", 200, true => |n| model(&structures(n, |_| format!(r#""m": {STRING}"#)));
    "structures of one name", 100, true => |n| {
        model(&list(n, |n| format!(r#""a{n}#S": {}"#, structure(""))))
    };
    "structures named as builders are", 100, true => |n| {
        model(&list(n, |n| format!(r#""a#S{}": {}"#, "Builder".repeat(n % 2) + &"_".repeat(n / 2) , structure(""))))
    };
    "enum values", 500, true => |n| {
        let members = list(n, |n| format!(r#""V{n}": {{"target": "smithy.api#Unit"}}"#));
        model(&format!(r#""a#Root": {{"type": "enum", "members": {{{members}}}}}"#))
    };
    "enum values whose names are alike", 200, true => |n| {
        let separators = |n: usize| format!("{n:012b}").replace('0', "-").replace('1', ".");
        let values = list(n, |n| format!(r#"{{"value": "{}a"}}"#, separators(n)));
        model(&format!(r#""a#Root": {{"type": "string", "traits": {{"smithy.api#enum": [{values}]}}}}"#))
    };
    "enum values that are too many", 10_000, false => |n| {
        let members = list(n, |n| format!(r#""V{n}": {{"target": "smithy.api#Unit"}}"#));
        model(&format!(r#""a#Root": {{"type": "enum", "members": {{{members}}}}}"#))
    };
    "integer enum values", 500, true => |n| {
        let members = list(n, |n| format!(
            r#""V{n}": {{"target": "smithy.api#Unit", "traits": {{"smithy.api#enumValue": {n}}}}}"#
        ));
        model(&format!(r#""a#Root": {{"type": "intEnum", "members": {{{members}}}}}"#))
    };
    "defaults from an enum", 200, true => |n| {
        let members = list(n, |n| format!(
            r#""m{n}": {{"target": "a#E", "traits": {{"smithy.api#default": "V{n}"}}}}"#
        ));
        let values = list(n, |n| format!(r#""V{n}": {{"target": "smithy.api#Unit"}}"#));
        model(&format!(
            r#""a#Root": {}, "a#E": {{"type": "enum", "members": {{{values}}}}}"#, structure(&members)
        ))
    };
    "lists in lists", 500, false => |n| {
        chain(n, "list", r#""member": {"target": "NEXT"}"#, r#"{"type": "string"}"#)
    };
    "maps in maps", 500, false => |n| {
        let link = r#""key": {"target": "smithy.api#String"}, "value": {"target": "NEXT"}"#;
        chain(n, "map", link, r#"{"type": "string"}"#)
    };
    "maps in maps in a circle", 500, false => |n| {
        let link = r#""key": {"target": "smithy.api#String"}, "value": {"target": "NEXT"}"#;
        chain(n, "map", link, r#"{"type": "list", "member": {"target": "a#L0"}}"#)
    };
    "structures in structures", 500, false => |n| {
        chain(n, "structure", r#""members": {"m": {"target": "NEXT"}}"#, r#"{"type": "structure"}"#)
    };
    "structures in a circle", 500, false => |n| {
        let end = structure(r#""m": {"target": "a#L0"}"#);
        chain(n, "structure", r#""members": {"m": {"target": "NEXT"}}"#, &end)
    };
    "unions in unions", 500, false => |n| {
        chain(n, "union", r#""members": {"m": {"target": "NEXT"}}"#, r#"{"type": "union", "members": {}}"#)
    };
    "required members in a circle", 500, false => |n| {
        let link = r#""members": {"m": {"target": "NEXT", "traits": {"smithy.api#required": {}}}}"#;
        let end = structure(r#""m": {"target": "a#L0", "traits": {"smithy.api#required": {}}}"#);
        chain(n, "structure", link, &end)
    };
    "structures that hold all others", 20, true => |n| {
        // The number of members grows too, with the square of the size.
        structures_holding_each_other((n * 40).isqrt())
    };
    "operations", 200, true => |n| {
        let bound = format!(r#""operations": [{}]"#, targets(n, "Op"));
        service(&bound, &operations(n, ""))
    };
    "operations of one input", 100, true => |n| {
        let bound = format!(r#""operations": [{}]"#, targets(n, "Op"));
        let input = structure(&list(20, |n| format!(r#""m{n}": {STRING}"#)));
        let operations = operations(n, r#""input": {"target": "a#In"}, "output": {"target": "a#In"},"#);
        service(&bound, &format!(r#"{operations}, "a#In": {input}"#))
    };
    "operations bound to nothing", 200, true => |n| model(&operations(n, ""));
    "operations that are not there", 500, false => |n| {
        service(&format!(r#""operations": [{}]"#, targets(n, "Op")), &structures(1, |_| String::new()))
    };
    "errors of an operation", 100, true => |n| {
        let errors = list(n, |n| format!(
            r#""a#S{n}": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#
        ));
        let operations = operations(1, &format!(r#""errors": [{}],"#, targets(n, "S")));
        service(r#""operations": [{"target": "a#Op0"}]"#, &format!("{operations}, {errors}"))
    };
    "errors of a service", 100, true => |n| {
        let errors = list(n, |n| format!(
            r#""a#S{n}": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#
        ));
        let inner = format!(r#""operations": [{}], "errors": [{}]"#, targets(2, "Op"), targets(n, "S"));
        service(&inner, &format!("{}, {errors}", operations(2, "")))
    };
    "errors of too many operations", 400, false => |n| {
        let errors = list(n, |n| format!(
            r#""a#S{n}": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#
        ));
        let inner = format!(r#""operations": [{}], "errors": [{}]"#, targets(n, "Op"), targets(n, "S"));
        service(&inner, &format!("{}, {errors}", operations(n, "")))
    };
    "resources in resources", 100, true => resource_tree;
    "resources side by side", 100, true => |n| {
        let resources = list(n, |n| format!(
            r#""a#Re{n}": {{"type": "resource", "read": {{"target": "a#Op{n}"}}, "resources": [{{"target": "a#Re{n}"}}]}}"#
        ));
        service(&format!(r#""resources": [{}]"#, targets(n, "Re")), &format!("{resources}, {}", operations(n, "")))
    };
    "services", 100, true => |n| {
        let services = list(n, |n| format!(
            r#""a#Sv{n}": {{"type": "service", "operations": [{{"target": "a#Op{n}"}}]}}"#
        ));
        model(&format!("{services}, {}", operations(n, "")))
    };
    "new names", 200, true => |n| {
        let names = list(n, |n| format!(r#""a#S{n}": "New{n}""#));
        service(
            &format!(r#""operations": [{{"target": "a#Op0"}}], "rename": {{{names}}}"#),
            &format!("{}, {}", structures(n, |_| format!(r#""m": {STRING}"#)), operations(1, "")),
        )
    };
    "labels that are not required", 100, false => |n| {
        let members = list(n, |n| format!(
            r#""m{n}": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpLabel": {{}}}}}}"#
        ));
        let uri = format!("/{}", list(n, |n| format!("{{m{n}}}")).replace(",\n", "/"));
        service(r#""operations": [{"target": "a#Op"}]"#, &format!(
            r#""a#Op": {{"type": "operation", "input": {{"target": "a#In"}}, "traits": {{"smithy.api#http": {{"method": "GET", "uri": "{uri}"}}}}}}, "a#In": {}"#,
            structure(&members)
        ))
    };
    "headers", 200, true => |n| {
        let members = list(n, |n| format!(
            r#""m{n}": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpHeader": "X-{n}"}}}}"#
        ));
        service(r#""operations": [{"target": "a#Op0"}]"#, &format!(
            r#"{}, "a#In": {}"#, operations(1, r#""input": {"target": "a#In"},"#), structure(&members)
        ))
    };
    "headers that are all one", 200, false => |n| {
        let members = list(n, |n| format!(
            r#""m{n}": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpHeader": "X"}}}}"#
        ));
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "patterns", 100, true => |n| {
        let members = list(n, |n| format!(
            r#""m{n}": {{"target": "smithy.api#String", "traits": {{"smithy.api#pattern": "^x{n}$"}}}}"#
        ));
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "metadata", 1_000, true => |n| {
        let metadata = list(n, |n| format!(r#""k{n}": [{{"a": 1}}]"#));
        let shapes = structure("");
        format!(r#"{{"smithy": "2.0", "metadata": {{{metadata}}}, "shapes": {{"a#Root": {shapes}}}}}"#)
    };
    "deep metadata", 10_000, true => |n| {
        let deep = nested(n, "{\"a\":[", "1", "]}");
        let shapes = structure("");
        format!(r#"{{"smithy": "2.0", "metadata": {{"x": {deep}}}, "shapes": {{"a#Root": {shapes}}}}}"#)
    };
    "deep values of unknown traits", 10_000, true => |n| {
        with_traits("smithy.api#String", &format!(r#""x.y#z": {}"#, nested(n, "[{\"a\":", "1", "}]")))
    };
    "deep values of known traits", 10_000, false => |n| {
        with_traits("smithy.api#String", &format!(r#""smithy.api#length": {}"#, nested(n, "[", "1", "]")))
    };
    "deep documents as defaults", 10_000, false => |n| {
        with_traits("smithy.api#Document", &format!(r#""smithy.api#default": {}"#, nested(n, "[", "1", "]")))
    };
    "deep members", 10_000, false => |n| {
        model(&format!(r#""a#Root": {{"type": "structure", "members": {}}}"#, nested(n, "{\"a\":", "1", "}")))
    };
    "deep shapes", 10_000, false => |n| {
        format!("{{\"smithy\": \"2.0\", \"shapes\": {}}}", nested(n, "{\"a#A\":", "1", "}"))
    };
    "deep JSON in a file of another kind", 10_000, false => |n| nested(n, "[", "1", "]");
    "long defaults", 10_000, true => |n| {
        with_traits("smithy.api#String", &format!(r#""smithy.api#default": "{}""#, "x".repeat(n)))
    };
    "long numbers as defaults", 10_000, false => |n| {
        with_traits("smithy.api#BigInteger", &format!(r#""smithy.api#default": {}"#, "9".repeat(n)))
    };
    "long numbers in `@range`", 10_000, false => |n| {
        with_traits("smithy.api#Double", &format!(r#""smithy.api#range": {{"min": 0.{}1}}"#, "0".repeat(n)))
    };
    "long exponents in `@range`", 10_000, false => |n| {
        with_traits("smithy.api#Double", &format!(r#""smithy.api#range": {{"min": 1e{}}}"#, "9".repeat(n)))
    };
    "long numbers in `@length`", 10_000, false => |n| {
        with_traits("smithy.api#String", &format!(r#""smithy.api#length": {{"min": {}}}"#, "9".repeat(n)))
    };
    "long ids", 10_000, false => |n| {
        model(&format!(r#""a#{}": {}"#, "A".repeat(n), structure("")))
    };
    "long targets", 10_000, false => |n| with_traits(&format!("a#{}", "A".repeat(n)), "");
    "long names of members", 10_000, false => |n| {
        model(&format!(r#""a#Root": {}"#, structure(&format!(r#""{}": {STRING}"#, "a".repeat(n)))))
    };
    "long enum values", 10_000, false => |n| {
        let value = "a".repeat(n);
        model(&format!(r#""a#Root": {{"type": "string", "traits": {{"smithy.api#enum": [{{"value": "{value}"}}]}}}}"#))
    };
    "long headers", 10_000, false => |n| {
        with_traits("smithy.api#String", &format!(r#""smithy.api#httpHeader": "{}""#, "x".repeat(n)))
    };
    "long URIs", 10_000, false => |n| model(&format!(
        r#""a#Op": {{"type": "operation", "traits": {{"smithy.api#http": {{"method": "GET", "uri": "/{}"}}}}}}"#,
        "x".repeat(n)
    ));
    "targets that are not there", 500, false => |n| {
        model(&structures(n, |n| format!(r#""m": {{"target": "a#T{n}"}}"#)))
    };
    "duplicate keys", 500, false => |n| {
        let mut members = list(n, |n| format!(r#""m{n}": {STRING}"#));
        let _ = write!(members, r#", "m0": {STRING}"#);
        model(&format!(r#""a#Root": {}"#, structure(&members)))
    };
    "structures with duplicate keys", 500, false => |n| {
        model(&structures(n, |_| format!(r#""m": {STRING}, "m": {STRING}"#)))
    };
};

fn structures_holding_each_other(count: usize) -> String {
    model(&structures(count, |_| {
        list(count, |n| format!(r#""m{n}": {{"target": "a#S{n}"}}"#))
    }))
}
