//! Models of many parts take time in proportion to their size, and no stack.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::{asts, files};

/// A time that none of these models takes in a build without optimizations.
const LIMIT: Duration = Duration::from_mins(1);

/// A text of many parts.
fn many(count: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = writeln!(text, "{}", part(number));
    }
    text
}

/// Models with many mixins.
fn mixins() -> Vec<(&'static str, String)> {
    let chain = |count: usize, member: fn(usize) -> String| {
        many(count, |n| {
            let next = n + 1;
            let mixins = if next == count {
                String::new()
            } else {
                format!(" with [M{next}]")
            };
            format!("@mixin structure M{n}{mixins} {{ {} }}", member(n))
        })
    };
    vec![
        ("imports", many(100_000, |n| format!("use b#S{n}"))),
        (
            "imports and shapes",
            many(10_000, |n| format!("use b#S{n}"))
                + &many(5_000, |n| format!("structure T{n} {{ a: S{n} }}")),
        ),
        (
            "a chain of mixins with members",
            chain(20_000, |n| format!("a{n}: String")),
        ),
        (
            "a chain of mixins with the same member",
            chain(20_000, |_| "a: String".to_owned()),
        ),
        (
            "a chain of mixins with elided members",
            chain(10_000, |n| {
                if n == 9_999 {
                    "a: String".to_owned()
                } else {
                    "$a".to_owned()
                }
            }),
        ),
        (
            "a chain of mixins, each with a member that is elsewhere, too",
            chain(10_000, |n| format!("a{n}: String"))
                + &many(10_000, |n| {
                    format!(
                        "@mixin structure N{n} {{ a{n}: String }}\nstructure O{n} with [N{n}] {{}}"
                    )
                }),
        ),
        (
            "a chain of mixins that contradict each other",
            chain(3_000, |n| {
                format!("a: {}", if n % 2 == 0 { "String" } else { "Integer" })
            }),
        ),
        (
            "a circle of mixins",
            many(20_000, |n| {
                format!(
                    "@mixin structure M{n} with [M{}] {{ a: String }}",
                    (n + 1) % 20_000
                )
            }),
        ),
        (
            "many mixins of a shape",
            many(20_000, |n| {
                format!("@mixin structure M{n} {{ a{n}: String }}")
            }) + &format!(
                "structure S with [{}] {{}}",
                many(20_000, |n| format!("M{n}"))
            ),
        ),
    ]
}

/// Models with many other parts.
fn parts() -> Vec<(&'static str, String)> {
    vec![
        (
            "arrays of statements",
            "structure S {}\n".to_owned() + &many(10_000, |n| format!("apply S @tags([\"{n}\"])")),
        ),
        (
            "statements on members",
            format!(
                "structure S {{ {} }}\n",
                many(10_000, |n| format!("a{n}: String"))
            ) + &many(10_000, |n| format!("apply S$a{n} @required")),
        ),
        (
            "statements on members of a mixin",
            format!(
                "structure S with [M] {{}}\n@mixin structure M {{ {} }}\n",
                many(10_000, |n| format!("a{n}: String"))
            ) + &many(10_000, |n| format!("apply S$a{n} @required")),
        ),
        (
            "statements on what there is not",
            many(3_000, |n| format!("apply S{n} @required")),
        ),
        (
            "equal values",
            "structure S {}\n".to_owned() + &many(10_000, |_| "apply S @length(min: 1)".to_owned()),
        ),
        (
            "equal definitions",
            many(5_000, |_| "structure S { a: String }".to_owned()),
        ),
        (
            "different definitions",
            many(3_000, |n| format!("structure S {{ a{n}: String }}")),
        ),
        (
            "elided members of a resource",
            format!(
                "resource R {{ properties: {{ {} }} }}\nstructure S for R {{ {} }}",
                many(10_000, |n| format!("a{n}: String")),
                many(10_000, |n| format!("$a{n}"))
            ),
        ),
        (
            "elided members without a target",
            format!(
                "resource R {{ properties: {{ {} }} }}\nstructure S for R {{ {} }}",
                many(1_000, |n| format!("a{n}: String")),
                many(1_000, |n| format!("$b{n}"))
            ),
        ),
        (
            "a resource of itself",
            "resource R { resources: [R], identifiers: {r: R} }\nstructure S for R { $r }"
                .to_owned(),
        ),
        (
            "many traits",
            many(20_000, |n| format!("@b#t{n}")) + "structure S {}",
        ),
        (
            "many references",
            format!(
                "service V {{ version: \"1\", operations: [{}] }}\n",
                many(50_000, |n| format!("O{}", n % 1000))
            ) + &many(1000, |n| format!("operation O{n} {{}}")),
        ),
        ("metadata", String::new()),
    ]
}

#[test]
fn models_of_many_parts_are_read_in_time() {
    let metadata = many(20_000, |n| format!("metadata m{} = [{n}]", n % 100));
    for (what, shapes) in mixins().into_iter().chain(parts()) {
        let metadata = if what == "metadata" { &*metadata } else { "" };
        let text = format!("$version: \"2\"\n{metadata}namespace a\n{shapes}");
        let start = Instant::now();
        let result = asts(&files(&[&text]));
        let time = start.elapsed();
        let outcome = match &result {
            Ok(_) => "read".to_owned(),
            Err(errors) => format!("{} errors, the first {:.100}", errors.len(), errors[0]),
        };
        println!("{what}: {:.2} s, {outcome}", time.as_secs_f64());
        assert!(time < LIMIT, "{what}: {time:?}");
    }
}
