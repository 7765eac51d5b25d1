//! Texts and their conversions.

use super::*;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(convert(text), *expected, "{text}");
    }
}

#[test]
fn html_becomes_markdown() {
    check(&[
        (
            "<p>One  two\n three.</p> <p>Four.</p>",
            "One two three.\n\nFour.",
        ),
        (
            "<p>Use <code>a`b</code> or <code> x </code>.</p>",
            "Use ``a`b`` or `x`.",
        ),
        (
            "<p><b> Bold </b>and <i>slanted</i>, <b></b>none.</p>",
            "**Bold** and *slanted*, none.",
        ),
        (
            "<p>See <a href=\"https://x.y/z\">the  guide</a> or <a>this</a> or <a href='API_X'>that</a>.</p>",
            "See [the guide](<https://x.y/z>) or this or that.",
        ),
        (
            "<p>Either:</p> <ul> <li> <p>one</p> </li> <li>two<ul><li>deep</li></ul></li> </ul> <p>End.</p>",
            "Either:\n\n- one\n- two\n  - deep\n\nEnd.",
        ),
        (
            "<ol><li>a</li><li><p>b</p><p>c</p></li></ol>",
            "1. a\n2. b\n\n   c",
        ),
        ("<ul><li>a</li></ul> <ul><li>b</li></ul>", "- a\n- b"),
        (
            "<note> <p>Mind.</p> </note><p>Go.</p>",
            "**Note:** Mind.\n\nGo.",
        ),
        (
            "<p>a &lt; b &amp;&amp; c &#39;d&#x27; &nope;</p>",
            "a \\< b && c 'd' \\&nope;",
        ),
        (
            "<p>Name <bucket-name> and [x] z_z _w_ and arn:*:*</p>",
            "Name \\<bucket-name> and \\[x] z_z \\_w\\_ and arn:\\*:\\*",
        ),
        ("<p>Go to https://a.b/c_d.</p>", "Go to <https://a.b/c_d>."),
        (
            "<p># no heading</p><p>1. no list</p><p>- none</p>",
            "\\# no heading\n\n1\\. no list\n\n\\- none",
        ),
        (
            "<dl><dt>Term</dt><dd><p>Meaning</p></dd></dl>",
            "**Term**\n\nMeaning",
        ),
        ("<h3>Title</h3>text", "**Title**\n\ntext"),
        ("<p>open <code>never closed", "open never closed"),
        ("a<br/>b<!-- hidden -->c", "a\\\nbc"),
        ("a<br><br>b", "a\n\nb"),
        ("<p>\u{202e}turned</p>", "turned"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        (
            "<p>a</p><pre>\n  if x {\n    y\n  }\n</pre>",
            "a\n\n`if x {`\\\n`  y`\\\n`}`",
        ),
        (
            "<img src=\"https://x.y\" alt=\"A view\" onerror=\"z()\"/>",
            "A view",
        ),
        ("<script>x</script>", "\\<script>x\\</script>"),
        (
            "<a href=\"javascript:x\">a</a> <a href='data:x'>b</a>",
            "a b",
        ),
    ]);
}

#[test]
fn words_in_angle_brackets_are_not_tags() {
    // Only names with values, and the attributes that have none, make a tag of an element's name.
    for text in [
        "Use table/<table name> here",
        "0 <i && i> 5",
        "a <b and c> d",
        "if a<b then c>d",
        "enter <code here>, then",
        "<title of the book>",
        "<span of time>",
        "the <body text> of",
        "a <u/v> b",
        "x </b old text> y",
        "x </p class=a> y",
        "a <p, q> b",
        "a <b = c> d",
        "a <b c=> d",
        "a <b c=d=e> d",
        "a <b c=\"d> e",
        "a <b c=\"d\"e> f",
        "a <i, \"j\"> k",
        "a <li nowrap> b",
        "a <td reversed> b",
        "a <ol open> b",
        "a <s a=b c> d",
        "a <pre old> b </pre new> c",
        "a <br here> b",
        "a <hr here> b",
        "a <ul of things> b",
        "a <h1 to h6> b",
        "a <note to self> b",
    ] {
        let escaped = text.replace('<', "\\<");
        assert_eq!(convert(text), escaped, "{text}");
        assert_eq!(convert_to_line(text), escaped, "{text}");
        let html = format!("<div>{text}</div>");
        assert_eq!(convert(&html), escaped, "{html}");
    }
    check(&[
        ("<code>a <b and c> d</code>", "`a <b and c> d`"),
        ("<code>a </code b> c</code>", "`a </code b> c`"),
        ("<pre>a <p q>\nb</pre>", "`a <p q>`\\\n`b`"),
        ("- <li for>\n- <p for>", "- \\<li for>\n- \\<p for>"),
    ]);
}

#[test]
fn tags_have_attributes() {
    check(&[
        ("a <b c=d>e</b> f", "a **e** f"),
        ("a <b c = 'd' e=\"f>\" >e</b > f", "a **e** f"),
        ("a <b\nc=d >e</b\t> f", "a **e** f"),
        ("a <b data-x.y:z='' hidden HIDDEN>e</b> f", "a **e** f"),
        ("a<br class=x />b", "a\\\nb"),
        ("<a href=https://x.y/ download>z</a>", "[z](<https://x.y/>)"),
        (
            "<a class=\"a\"href='https://x.y/?a&amp;b'>z</a>",
            "[z](<https://x.y/?a&amp;b>)",
        ),
        (
            "<a data-href='https://a.b' title='href=c' HREF='https://x.y'>z</a>",
            "[z](<https://x.y>)",
        ),
        ("a <td nowrap>b</td> <th NoWrap>c</th>", "a b **c**"),
        ("<ul compact><li>a</ul>", "- a"),
        ("<ol reversed compact><li>a</ol>", "1. a"),
        ("<ol start=5><li>a<li>b</ol>", "5. a\n6. b"),
        ("<ol class=x start=' 07'><li>a</ol>", "7. a"),
        ("<ol start=0><li>a</ol>", "0. a"),
        // Markdown has no such numbers.
        ("<ol start=-5><li>a</ol>", "1. a"),
        ("<ol start=x><li>a</ol>", "1. a"),
        ("<ol start=1234567890><li>a</ol>", "1. a"),
        (
            "<p>a</p><ul><li>b<ol start=5><li>c</ol></ul>",
            "a\n\n- b\n\n  5. c",
        ),
    ]);
}

#[test]
fn markdown_stays_markdown() {
    check(&[
        (
            "*one* `two<T>`\n**three** ~~four~~",
            "*one* `two<T>`\n**three** ~~four~~",
        ),
        ("***a* b** and *c **d***", "***a* b** and *c **d***"),
        (
            "see https://a.b or <https://c.d> or [e](https://f.g \"h\")",
            "see <https://a.b> or <https://c.d> or [e](<https://f.g> \"h\")",
        ),
        (
            "[x] and [y](z) and Vec<T>",
            "\\[x] and \\[y](z) and Vec\\<T>",
        ),
        (
            "[x], [y][X] and [z]\n\n[x]: https://a.b\n[u]: https://c.d",
            "[x](<https://a.b>), [y](<https://a.b>) and \\[z]\n\n\\[u]: <https://c.d>",
        ),
        ("![a](https://b.c)", "[a](<https://b.c>)"),
        ("an ` alone", "an \\` alone"),
        ("\\[kept] \\", "\\[kept] \\\\"),
        (
            "# One\n\nTwo\n---\n\nthree\n\n***\nfour",
            "# One\n\n## Two\n\nthree\n\n***\n\nfour",
        ),
        (
            "- a\n  - b\n\n    c\n- d\n\n1. e\n2. f",
            "- a\n  - b\n\n    c\n- d\n\n1. e\n2. f",
        ),
        ("> a\nb\n>\n> - c", "> a\n> b\n>\n> - c"),
        (
            "| a | b |\n|:--|---|\n| `c` | d \\| e | f |",
            "| a | b |\n| --- | --- |\n| `c` | d \\| e f |",
        ),
        (
            "| a |\n|---|\n| `x\\|y` `z` |",
            "| a |\n| --- |\n| x\\|y `z` |",
        ),
        (
            "| a | b |\n|---|---|\n| `x|y` | z |",
            "| a | b |\n| --- | --- |\n| \\`x | y\\` z |",
        ),
        ("one  \ntwo\\\nthree", "one\\\ntwo\\\nthree"),
        ("- [ ] a", "- \\[ ] a"),
        ("a[^1]\n\n[^1]: b", "a\\[^1]\n\n\\[^1]: b"),
        ("use --force or a--b", "use \\--force or a--b"),
    ]);
}

#[test]
fn code_stays_inline() {
    check(&[
        ("Text.\n\n> ~~~\n> code\n> ~~~", "Text.\n\n> `code`"),
        ("-     code", "- `code`"),
        ("1.     code", "1. `code`"),
        (">     code", "> `code`"),
        ("-\t\tcode", "- `  code`"),
        ("<p>Text</p><ul><ul><p>code</p></ul></ul>", "Text\n\ncode"),
        (
            "a\n```rust\nfn f() {\n    x\n}\n```\n~~~\nc",
            "a\n\n`fn f() {`\\\n`    x`\\\n`}`\n\n`c`",
        ),
        ("```not a language\nx\n```", "`not a language`\\\n`x`"),
        ("a\n\n    b\n\n      c\n\nd", "a\n\n`b`\n\n`  c`\n\nd"),
        ("```x``` begins a line", "`x` begins a line"),
        ("[^1]:\n\n        code", "\\[^1]:\n\n`    code`"),
    ]);
}

#[test]
fn html_and_markdown_mix() {
    check(&[
        (
            "Use `a` or **b** <i>now</i>.\n\n- one\n- <code>two</code>",
            "Use `a` or **b** *now*.\n\n- one\n- `two`",
        ),
        (
            "<p>Use `a`, **b**, *c* or [d](https://e.f).</p>\n\n* one\n* two",
            "Use `a`, **b**, *c* or [d](<https://e.f>).\n\n- one\n- two",
        ),
        ("<p>a</p>\n- b\n- c", "a\n\n- b\n- c"),
        ("- <ul><li>a<li>b</ul>\n- c", "- - a\n  - b\n- c"),
        (
            "<ul>\n\n    <li>a</li>\n\n    <li>b</li>\n</ul>",
            "- a\n- b",
        ),
    ]);
}

#[test]
fn code_spans_hold_any_text() {
    for (text, expected) in [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        (" a ", "`  a  `"),
        ("a\nb", "`a\\nb`"),
        ("a\u{0}\u{202e}b", "`a\\u{0}\\u{202e}b`"),
        ("", "`  `"),
    ] {
        assert_eq!(code_span(text), expected, "{text:?}");
    }
}

#[test]
fn notes_are_changed_where_they_must_be() {
    for (text, expected) in [
        ("use  `Vec<T>`\ninstead", "use `Vec<T>` instead"),
        ("see [x](javascript:0) <b>", "see \\[x](javascript:0) \\<b>"),
        ("\\`[x]\\`", "\\\\`[x]\\`"),
        ("~~~ a < b", "\\~\\~~ a < b"),
        ("```a", "\\`\\`\\`a"),
    ] {
        assert_eq!(deprecation_note(text), expected, "{text:?}");
    }
}

#[test]
fn links_lead_to_the_web() {
    assert_eq!(
        link("A <guide>", "https://x.y"),
        "[A \\<guide>](<https://x.y>)"
    );
    assert_eq!(link("A", "javascript:x"), "A `javascript:x`");
}

#[test]
fn a_line_has_no_blocks() {
    assert_eq!(
        convert_to_line("a\n\n- b\n- `c`\n\n> <p>d</p>\n\n    e"),
        "a b `c` d `e`"
    );
}
