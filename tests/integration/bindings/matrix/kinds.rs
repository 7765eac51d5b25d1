//! The kinds of shapes, with values and their texts.

use serde_json::{Value, json};

/// What the selectors of the binding traits tell apart (Smithy's prelude, "smithy.api").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `string`, which includes enums.
    String,
    /// `integer`, which includes integer enums.
    Integer,
    /// `number`, other than `integer`.
    Number,
    Boolean,
    Timestamp,
    /// Kinds that are bound as payloads only.
    Payload,
}

/// The text form of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The text of the value.
    Plain,
    /// Base64 in headers (Smithy specification, "httpHeader trait"), and otherwise the text of the value.
    Media,
    /// A number, whose text is not unique.
    Float,
    /// A timestamp with a format, or with that of the place.
    Time(Option<Format>),
    /// Not bound as text.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    EpochSeconds,
    DateTime,
    HttpDate,
}

/// A kind of shape.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub name: &'static str,
    /// The shape in a JSON AST.
    pub shape: &'static str,
    /// Traits of the members that target it.
    pub traits: &'static str,
    pub class: Class,
    pub form: Form,
    /// Values in a document, and their plain texts.
    pub values: &'static [(&'static str, &'static str)],
    /// The document of its default; empty if it cannot have one.
    pub default: &'static str,
}

/// Instants in each format: seconds, `date-time` and `http-date`.
pub const TIMES: [[&str; 3]; 6] = [
    [
        "1398796238",
        "2014-04-29T18:30:38Z",
        "Tue, 29 Apr 2014 18:30:38 GMT",
    ],
    ["0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"],
    [
        "-1",
        "1969-12-31T23:59:59Z",
        "Wed, 31 Dec 1969 23:59:59 GMT",
    ],
    [
        "253402300799",
        "9999-12-31T23:59:59Z",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ],
    [
        "-62135596800",
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 GMT",
    ],
    // `http-date` has no fractions, so it is sent but not read.
    [
        "1398796238.123",
        "2014-04-29T18:30:38.123Z",
        "Tue, 29 Apr 2014 18:30:38 GMT",
    ],
];

const TEXTS: &[(&str, &str)] = &[
    (r#""plain""#, "plain"),
    (r#"" a ""#, " a "),
    (r#""b\t""#, "b\t"),
    (r#""a,b, c""#, "a,b, c"),
    (r#""\"q\" \\ r""#, "\"q\" \\ r"),
    (r#""é😀\u00a0""#, "é😀\u{a0}"),
    (r#""a/b?c#d&e=f+g%2f;~""#, "a/b?c#d&e=f+g%2f;~"),
    (r#""""#, ""),
    (r#""...""#, "..."),
    (r#""{label+}""#, "{label+}"),
    (r#""null""#, "null"),
];

const MEDIA: &[(&str, &str)] = &[
    (r#""{\"a\": 1}""#, r#"{"a": 1}"#),
    (r#""é, \"😀\"""#, "é, \"😀\""),
    (r#"" x ""#, " x "),
    (r#""x-1""#, "x-1"),
];

const WORDS: &[(&str, &str)] = &[
    (r#""eu-1""#, "eu-1"),
    (r#""t2.nano""#, "t2.nano"),
    (r#""b,c""#, "b,c"),
    (r#"" d ""#, " d "),
    (r#""not in the model""#, "not in the model"),
];

const ENUM: &str = r#"{"type": "enum", "members": {
    "NANO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "t2.nano"}},
    "PAIR": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b,c"}},
    "WIDE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": " d "}}}}"#;

const SECRET_ENUM: &str = r#"{"type": "enum", "traits": {"smithy.api#sensitive": {}}, "members": {
    "NANO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "t2.nano"}},
    "PAIR": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b,c"}}}}"#;

const MEDIA_ENUM: &str = r#"{"type": "enum", "traits": {"smithy.api#mediaType": "text/x-word"}, "members": {
    "NANO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "t2.nano"}},
    "PAIR": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b,c"}}}}"#;

const OLD_ENUM: &str = r#"{"type": "string", "traits": {"smithy.api#enum": [
    {"name": "NANO", "value": "t2.nano"}, {"value": "b,c"}]}}"#;

const INT_ENUM: &str = r#"{"type": "intEnum", "members": {
    "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 200}},
    "HIGH": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 299}}}}"#;

const SECRET_INT_ENUM: &str = r#"{"type": "intEnum", "traits": {"smithy.api#sensitive": {}}, "members": {
    "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 200}}}}"#;

const INTEGERS: &[(&str, &str)] = &[
    ("201", "201"),
    ("-2147483648", "-2147483648"),
    ("2147483647", "2147483647"),
    ("0", "0"),
];

const DOUBLES: &[(&str, &str)] = &[
    ("1.5", "1.5"),
    (r#""NaN""#, "NaN"),
    (r#""-Infinity""#, "-Infinity"),
    ("5e-324", "5e-324"),
    ("-1e300", "-1e300"),
    ("0.0", "0"),
];

const BASE: Kind = Kind {
    name: "",
    shape: "",
    traits: "{}",
    class: Class::String,
    form: Form::Plain,
    values: TEXTS,
    default: r#""d""#,
};

/// The kinds that are bound as texts, and those that are payloads only.
pub const KINDS: [Kind; 36] = [
    Kind {
        name: "String",
        shape: r#"{"type": "string"}"#,
        ..BASE
    },
    Kind {
        name: "Secret",
        shape: r#"{"type": "string", "traits": {"smithy.api#sensitive": {}}}"#,
        ..BASE
    },
    Kind {
        name: "Limited",
        shape: r#"{"type": "string", "traits": {"smithy.api#length": {"max": 99}, "smithy.api#pattern": "^.*$"}}"#,
        ..BASE
    },
    Kind {
        name: "Media",
        shape: r#"{"type": "string", "traits": {"smithy.api#mediaType": "application/json"}}"#,
        form: Form::Media,
        values: MEDIA,
        ..BASE
    },
    Kind {
        name: "SecretMedia",
        shape: r#"{"type": "string", "traits": {"smithy.api#mediaType": "text/x", "smithy.api#sensitive": {}}}"#,
        form: Form::Media,
        values: MEDIA,
        ..BASE
    },
    Kind {
        name: "Enum",
        shape: ENUM,
        values: WORDS,
        default: r#""b,c""#,
        ..BASE
    },
    Kind {
        name: "SecretEnum",
        shape: SECRET_ENUM,
        values: WORDS,
        default: r#""b,c""#,
        ..BASE
    },
    Kind {
        name: "MediaEnum",
        shape: MEDIA_ENUM,
        form: Form::Media,
        values: WORDS,
        default: r#""b,c""#,
        ..BASE
    },
    Kind {
        name: "OldEnum",
        shape: OLD_ENUM,
        values: WORDS,
        default: r#""b,c""#,
        ..BASE
    },
    Kind {
        name: "IntEnum",
        shape: INT_ENUM,
        class: Class::Integer,
        values: &[("200", "200"), ("299", "299"), ("-7", "-7")],
        default: "299",
        ..BASE
    },
    Kind {
        name: "SecretIntEnum",
        shape: SECRET_INT_ENUM,
        class: Class::Integer,
        values: &[("200", "200"), ("-7", "-7")],
        default: "200",
        ..BASE
    },
    Kind {
        name: "Boolean",
        shape: r#"{"type": "boolean"}"#,
        class: Class::Boolean,
        values: &[("true", "true"), ("false", "false")],
        default: "false",
        ..BASE
    },
    Kind {
        name: "Byte",
        shape: r#"{"type": "byte"}"#,
        class: Class::Number,
        values: &[("-128", "-128"), ("127", "127")],
        default: "7",
        ..BASE
    },
    Kind {
        name: "Short",
        shape: r#"{"type": "short"}"#,
        class: Class::Number,
        values: &[("-32768", "-32768"), ("32767", "32767")],
        default: "7",
        ..BASE
    },
    Kind {
        name: "Integer",
        shape: r#"{"type": "integer"}"#,
        class: Class::Integer,
        values: INTEGERS,
        default: "299",
        ..BASE
    },
    Kind {
        name: "SecretInteger",
        shape: r#"{"type": "integer", "traits": {"smithy.api#sensitive": {}}}"#,
        class: Class::Integer,
        values: INTEGERS,
        default: "7",
        ..BASE
    },
    Kind {
        name: "Long",
        shape: r#"{"type": "long"}"#,
        class: Class::Number,
        values: &[
            ("-9223372036854775808", "-9223372036854775808"),
            ("9007199254740993", "9007199254740993"),
        ],
        default: "7",
        ..BASE
    },
    Kind {
        name: "Float",
        shape: r#"{"type": "float"}"#,
        class: Class::Number,
        form: Form::Float,
        values: &[
            ("1.5", "1.5"),
            (r#""Infinity""#, "Infinity"),
            ("1e-7", "1e-7"),
        ],
        default: "0.5",
        ..BASE
    },
    Kind {
        name: "Double",
        shape: r#"{"type": "double"}"#,
        class: Class::Number,
        form: Form::Float,
        values: DOUBLES,
        default: "0.5",
        ..BASE
    },
    Kind {
        name: "BigInteger",
        shape: r#"{"type": "bigInteger"}"#,
        class: Class::Number,
        values: &[
            ("100000000000000000000", "100000000000000000000"),
            ("-1", "-1"),
        ],
        default: "7",
        ..BASE
    },
    Kind {
        name: "BigDecimal",
        shape: r#"{"type": "bigDecimal"}"#,
        class: Class::Number,
        values: &[
            ("12345678901234567890.125", "12345678901234567890.125"),
            ("-1.5", "-1.5"),
        ],
        default: "7.5",
        ..BASE
    },
    Kind {
        name: "Time",
        shape: r#"{"type": "timestamp"}"#,
        class: Class::Timestamp,
        form: Form::Time(None),
        values: &[],
        default: "1398796238",
        ..BASE
    },
    Kind {
        name: "Seconds",
        shape: r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "epoch-seconds"}}"#,
        class: Class::Timestamp,
        form: Form::Time(Some(Format::EpochSeconds)),
        values: &[],
        default: "1398796238",
        ..BASE
    },
    Kind {
        name: "DateTime",
        shape: r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}}"#,
        class: Class::Timestamp,
        form: Form::Time(Some(Format::DateTime)),
        values: &[],
        default: r#""2014-04-29T18:30:38Z""#,
        ..BASE
    },
    Kind {
        name: "HttpDate",
        shape: r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "http-date"}}"#,
        class: Class::Timestamp,
        form: Form::Time(Some(Format::HttpDate)),
        values: &[],
        default: "",
        ..BASE
    },
    // The format of a member replaces that of its target.
    Kind {
        name: "MemberSeconds",
        shape: r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}}"#,
        traits: r#"{"smithy.api#timestampFormat": "epoch-seconds"}"#,
        class: Class::Timestamp,
        form: Form::Time(Some(Format::EpochSeconds)),
        values: &[],
        default: "",
    },
    Kind {
        name: "MemberDateTime",
        shape: r#"{"type": "timestamp", "traits": {"smithy.api#sensitive": {}}}"#,
        traits: r#"{"smithy.api#timestampFormat": "date-time"}"#,
        class: Class::Timestamp,
        form: Form::Time(Some(Format::DateTime)),
        values: &[],
        default: "",
    },
    Kind {
        name: "MemberHttpDate",
        shape: r#"{"type": "timestamp"}"#,
        traits: r#"{"smithy.api#timestampFormat": "http-date"}"#,
        class: Class::Timestamp,
        form: Form::Time(Some(Format::HttpDate)),
        values: &[],
        default: "",
    },
    Kind {
        name: "Blob",
        shape: r#"{"type": "blob"}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[(r#""YQBi""#, "a\0b"), (r#""eyI=""#, "{\"")],
        default: r#""""#,
        ..BASE
    },
    Kind {
        name: "MediaBlob",
        shape: r#"{"type": "blob", "traits": {"smithy.api#mediaType": "image/x", "smithy.api#sensitive": {}}}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[(r#""YQBi""#, "a\0b")],
        default: "",
        ..BASE
    },
    Kind {
        name: "Stream",
        shape: r#"{"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[(r#""YQBi""#, "a\0b")],
        default: r#""""#,
        ..BASE
    },
    Kind {
        name: "Document",
        shape: r#"{"type": "document"}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[
            (r#"{"a":[1,null,"é"]}"#, ""),
            (r#""text""#, ""),
            ("7", ""),
            ("false", ""),
            ("[]", ""),
        ],
        default: "true",
        ..BASE
    },
    Kind {
        name: "Structure",
        shape: r#"{"type": "structure", "members": {
            "text": {"target": "m#String", "traits": {"smithy.api#jsonName": "Text", "smithy.api#httpHeader": "x-none"}},
            "next": {"target": "m#Structure"}}}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[
            ("{}", ""),
            (r#"{"Text":"a","next":{"next":{"Text":"é"}}}"#, ""),
        ],
        default: "",
        ..BASE
    },
    Kind {
        name: "SecretStructure",
        shape: r#"{"type": "structure", "traits": {"smithy.api#sensitive": {}},
            "members": {"text": {"target": "m#String", "traits": {"smithy.api#required": {}}}}}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[(r#"{"text":"a"}"#, "")],
        default: "",
        ..BASE
    },
    Kind {
        name: "Union",
        shape: r#"{"type": "union", "members": {
            "text": {"target": "m#String"}, "unit": {"target": "smithy.api#Unit"}, "next": {"target": "m#Union"}}}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[
            (r#"{"text":"a"}"#, ""),
            (r#"{"unit":{}}"#, ""),
            (r#"{"next":{"text":""}}"#, ""),
        ],
        default: "",
        ..BASE
    },
    Kind {
        name: "SecretUnion",
        shape: r#"{"type": "union", "traits": {"smithy.api#sensitive": {}}, "members": {"text": {"target": "m#String"}}}"#,
        class: Class::Payload,
        form: Form::None,
        values: &[(r#"{"text":"a"}"#, "")],
        default: "",
        ..BASE
    },
];

impl Kind {
    pub fn id(&self) -> String {
        format!("m#{}", self.name)
    }

    /// Whether its values are sensitive.
    pub fn is_sensitive(&self) -> bool {
        self.shape.contains("smithy.api#sensitive")
    }

    /// Whether it is bound to labels, headers and the query.
    pub fn is_text(&self) -> bool {
        self.class != Class::Payload
    }

    pub fn traits(&self) -> Value {
        serde_json::from_str(self.traits).expect("traits")
    }

    /// The number of its values.
    pub fn len(&self) -> usize {
        match self.form {
            Form::Time(_) => TIMES.len(),
            _ => self.values.len(),
        }
    }

    /// A value as the text of a document.
    pub fn json(&self, value: usize) -> String {
        match self.form {
            // Smithy specification, "AWS restJson1 protocol": timestamps are numbers by default.
            Form::Time(format) => match format.unwrap_or(Format::EpochSeconds) {
                Format::EpochSeconds => TIMES[value][0].to_owned(),
                Format::DateTime => json!(TIMES[value][1]).to_string(),
                Format::HttpDate => json!(TIMES[value][2]).to_string(),
            },
            _ => self.values[value].0.to_owned(),
        }
    }

    /// A value as plain text.
    pub fn text(&self, value: usize, in_header: bool) -> String {
        match self.form {
            Form::Time(format) => {
                // Smithy specification, "httpHeader trait", "httpQuery trait" and "httpLabel trait".
                let usual = if in_header {
                    Format::HttpDate
                } else {
                    Format::DateTime
                };
                TIMES[value][format.unwrap_or(usual) as usize].to_owned()
            }
            _ => self.values[value].1.to_owned(),
        }
    }

    /// The value whose document is that of the default.
    pub fn default_text(&self, in_header: bool) -> String {
        match self.form {
            Form::Time(_) => self.text(0, in_header),
            _ => match serde_json::from_str(self.default).expect("a default") {
                Value::String(text) => text,
                other => other.to_string(),
            },
        }
    }
}
