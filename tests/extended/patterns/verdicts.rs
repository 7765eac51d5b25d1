//! Patterns with values that match and values that do not, decided by hand.

/// Patterns of the corpus that the other engine rejects, or interprets as literal characters where Java has a
/// clear meaning, with values that match and values that do not, decided by hand.
pub const BY_HAND: [(&str, &[&str], &[&str]); 26] = [
    (
        r"^(?! )[\p{L}\p{N}\p{Z}-_]*(?<! )$",
        &["", "é-_9", "a b"],
        &[" a", "a ", "a.b"],
    ),
    (
        r"^(?!(?i)(arn|aws):)[\p{L}\p{M}\p{S}\p{N}\p{P}]+$",
        &["é", "aws", "xARN:", "awS;"],
        &["", "aws:", "ARN:x", "Aws:y", "a b"],
    ),
    (
        r"^(?![^:\\]*/action/|(?i).*<script>.*</script>.*)[^:\\]+$",
        &["x", "/Action/", "<script>"],
        &["", "a/action/b", "<SCRIPT>x</Script>", "a:b"],
    ),
    (
        r"^(?i)(true|false)$",
        &["true", "FALSE", "fAlSe"],
        &["", "truefalse", "yes"],
    ),
    (
        r"^(?i)all|[0-9]{12}$",
        &["all", "ALLx", "x123456789012"],
        &["xall", "12345678901"],
    ),
    (r"^(?s)", &["", "x\ny"], &[]),
    (
        r"^([\p{L}\p{Z}\p{N}_.:\/=+\-@]*)${1,128}$",
        &["", "é a"],
        &["a{", "\n"],
    ),
    (
        r"^([\p{L}\p{Z}\p{N}_.:\/=+\-@]*)${1,256}$",
        &["", "é a"],
        &["a{", "\n"],
    ),
    (r"^[0-9A-Z]{2}+$", &["A1", "ZZ"], &["", "A", "A1B", "A1B2"]),
    (
        r"^[\p{Alnum}\p{Punct}\p{Blank}]*$",
        &["", "a1!~ \t"],
        &["é", "\n", "\u{7f}"],
    ),
    (r"^[\p{Graph}\x20]*$", &["", "a ~!"], &["\t", "é"]),
    (
        r"^[\p{Print}&&[^|:/]]+$",
        &["a &[^", "]"],
        &["", "a|b", ":", "/", "é", "\n"],
    ),
    (r"^[\p{Upper}\p{Digit}_]+$", &["A_9"], &["", "a", "É", "٣"]),
    (r"^[\p{all}]*$", &["", "é\n😀"], &[]),
    (
        r"^[^\p{Cntrl}]*$",
        &["", "é ~\u{80}"],
        &["\0", "a\u{1f}", "\u{7f}"],
    ),
    (
        r"^[^\p{C}\p{IsWhitespace}]+$",
        &["é"],
        &["", " ", "\u{2003}", "\u{ad}"],
    ),
    (
        r"^\A\S[\p{Print}]*\z$",
        &["a", "é b"],
        &["", " a", "aé", "a\n"],
    ),
    (
        r"^(\p{LD}|\p{Punct}| )+$",
        &["aé٣!", "一 _"],
        &["", "½", "a\u{301}", "\n"],
    ),
    (r"^\p{Print}+$", &[" ~"], &["", "é", "\t"]),
    (
        r"^\p{XDigit}{8}-\p{XDigit}{4}-\p{XDigit}{4}-\p{XDigit}{4}-\p{XDigit}{12}$",
        &["0123abCD-0000-ffff-FFFF-0123456789ab"],
        &[
            "0123abCD-0000-ffff-FFFF-0123456789a",
            "g123abCD-0000-ffff-FFFF-0123456789ab",
        ],
    ),
    (
        r"^arn:[\p{Alnum}\-]+:lambda:[\p{Alnum}\-]+:[0-9]{12}:function:",
        &["arn:aws:lambda:us-east-1:123456789012:function:f"],
        &[
            "arn:é:lambda:us-east-1:123456789012:function:f",
            "arn:aws:lambda::123456789012:function:",
        ],
    ),
    (
        r"^urn:tdm:(([a-z]{2}-(gov-)?[a-z]{4,9}-[0-9]{1,3}/[0-9]+/)*[\p{Alnum}_]+(/[\p{Alnum}_]+)*):([\p{Alpha}]*):([\p{Alnum}_]+(/[\p{Alnum}_]+)*)$",
        &["urn:tdm:us-east-1/12/x_1:abc:d", "urn:tdm:x::y/z"],
        &["urn:tdm:x:é:y", "urn:tdm:x:1:y"],
    ),
    (
        r"^([$\-._+!*\x{60}(),;/?:@=&\w]|%([0-9a-fA-F?]{2}|[0-9a-fA-F?]?[*]))+$",
        &["a`b", "%0A*"],
        &["", "{", "%z"],
    ),
    (
        r"^[a-zA-Z0-9\s'\x{0022},.:\\\/{$}\[\]=_\-\+]+$",
        &["\"{}", "x 1"],
        &["", "!", "é"],
    ),
    // A back-reference, which requires a backtracking engine.
    (
        r"^(?!.*?(.)\1{3})[-_!@#$a-zA-Z0-9]*$",
        &["", "aaab"],
        &["xaaaa", "é"],
    ),
    (r"(a)\1", &["aa", "baab"], &["", "a", "aba"]),
];

/// Rules of ECMA-262 and of Java.
pub const RULES: [(&str, &[&str], &[&str]); 49] = [
    // Anywhere, unless anchored. `$` is the end of the text, and `.` does not match line terminators.
    ("b", &["abc"], &["ac", ""]),
    (
        "^a.c$",
        &["abc", "a😀c", "a\u{85}c"],
        &["abc\n", "a\nc", "a\u{2028}c"],
    ),
    ("", &["", "x"], &[]),
    ("[]", &[], &["", "x"]),
    ("[^]", &["\n"], &[""]),
    // ECMA-262's classes: `\d` and `\w` are ASCII, `\s` is not.
    (r"^\d\w\s$", &["1_\u{feff}", "1a\u{a0}"], &["٣a ", "1é "]),
    // Characters, not UTF-16 units.
    ("^.{2}$", &["😀é"], &["😀", "abc"]),
    (
        r"^\uD83D\uDE00[\uD800\uDC00-\uDBFF\uDFFF]$",
        &["😀😀"],
        &["😀", "😀é"],
    ),
    (r"^\u{1F600}\x41\cJ\0$", &["😀A\n\0"], &["😀A\n"]),
    (r"[\uD800\uDBFF-\uDC00\uDFFF]", &[], &["😀", "\u{fffd}"]),
    // A repetition of no iterations matches the empty string.
    ("^(?:a{0})*$", &[""], &["a"]),
    (r"^(?:\d{0})*x$", &["x"], &["12x"]),
    ("^(?:a{0}|b{0})+$", &[""], &["ab"]),
    ("^(?:(?:ab){0}c?)+$", &["", "cc"], &["abc", "ab"]),
    (r"^(?:\p{N}{0})+$", &[""], &["1"]),
    ("^(?:a{0,0}b){2,}$", &["bb"], &["ab", "abab"]),
    ("^(?:(?:a?){0}){2}$", &[""], &["a"]),
    ("^(?:a{0}){0,3}$", &[""], &["a"]),
    ("^(?:[]{0}a)+$", &["a"], &["", "b"]),
    ("^(?:(?:^a){0}b)+$", &["bb"], &["ab", ""]),
    ("(?:^){0}a", &["ba"], &["b"]),
    ("(?:[]|b{0})*c", &["c", "bc"], &["b"]),
    ("^(?=a{0})(?!a{0})", &[], &["", "a"]),
    // An assertion in a loop whose iterations may be empty.
    (
        r"^(?:[a-z]*(?:\.|$))+$",
        &["", "a", "a.", "a.b", ".."],
        &["A", "a.B"],
    ),
    ("^(?:[^,]*(?:,|$))+$", &["", "a", "a,b,"], &[]),
    ("(?:^a?$)*", &["", "a", "b"], &[]),
    // Groups in different alternatives may share a name.
    ("^(?:(?<a>x)|y(?<a>z))(?<b>y)$", &["xy", "yzy"], &["xz"]),
    // A raw line end is a character.
    ("^a\nb[\n\r]$", &["a\nb\r"], &["anbn", "a\\nb\n"]),
    (
        r"^\p{L1}+\p{javaUpperCase}\p{script=latin}$",
        &["éÉß"],
        &["ĀAa", "éÉα"],
    ),
    // Look-around of all four kinds.
    ("^(?=.*a)(?!.*b)", &["xa"], &["", "ab", "x"]),
    ("(?<=a)b(?<!ab)", &[], &["ab"]),
    ("(?<=^a{2})b", &["aab"], &["ab", "aaab"]),
    ("(?<!a)b(?!c)", &["b", "xb"], &["ab", "bc"]),
    ("(?<=a(?=b))b", &["ab"], &["b"]),
    ("(?<=(?<!x)a+)b", &["aab", "xaab"], &["xab", "b"]),
    ("^((?!--)[a-z-])+$", &["a-b", "a-"], &["a--b", "--", ""]),
    ("(?!a$)^a", &["ab"], &["a"]),
    // Boundaries of words.
    (
        r"\bfoo\b",
        &["foo", "a foo!", "éfoo"],
        &["foot", "afoo", "_foo"],
    ),
    (r"^\B.\B$", &["-"], &["a", ""]),
    // Modifiers.
    ("(?i:k)l", &["Kl", "\u{212a}l"], &["KL"]),
    ("(?s:.)(?m:^)x", &["\nx"], &["ax"]),
    ("a(?m:$)", &["a\nb"], &["ab"]),
    // Annex B.
    (r"^[\w-.]+$", &["a-.b"], &["", "a b"]),
    (r"^a{,2}]}$", &["a{,2}]}"], &["aa"]),
    (r"^\101\-\8$", &["A-8"], &["A-"]),
    // Java.
    (r"\Aa+\Z", &["aa", "a\n", "a\r\n"], &["ab", "a\n\n"]),
    (r"^\Q.*\E\h$", &[".*\t", ".*\u{a0}"], &["ab\t", ".*\n"]),
    ("^a*+b|c++c", &["aab", "b"], &["ccc", "a"]),
    (r"^a{1,2}+a$", &["aaa"], &["a", "aa", "aaaa"]),
];
