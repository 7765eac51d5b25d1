//! The kinds of shapes, with values and their texts.

use serde_json::{Value, json};

/// The kinds of members that the selectors of the binding traits distinguish (Smithy's prelude, "smithy.api").
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

macro_rules! kinds {
    ($(
        $name:literal, $class:ident, $form:ident $(($format:expr))?, $shape:expr, $values:expr, $default:expr
        $(, $traits:expr)?;
    )*) => {
        [$(Kind {
            name: $name,
            shape: $shape,
            traits: [$($traits,)? "{}"][0],
            class: Class::$class,
            form: Form::$form $(($format))?,
            values: $values,
            default: $default,
        },)*]
    };
}

/// The kinds that are bound as texts, and those that are payloads only: the name, class, form, shape, values and
/// default, and the traits of members.
pub const KINDS: [Kind; 36] = kinds! {
    "String", String, Plain, r#"{"type": "string"}"#, TEXTS, r#""d""#;
    "Secret", String, Plain, r#"{"type": "string", "traits": {"smithy.api#sensitive": {}}}"#, TEXTS, r#""d""#;
    "Limited", String, Plain,
        r#"{"type": "string", "traits": {"smithy.api#length": {"max": 99}, "smithy.api#pattern": "^.*$"}}"#,
        TEXTS, r#""d""#;
    "Media", String, Media, r#"{"type": "string", "traits": {"smithy.api#mediaType": "application/json"}}"#,
        MEDIA, r#""d""#;
    "SecretMedia", String, Media,
        r#"{"type": "string", "traits": {"smithy.api#mediaType": "text/x", "smithy.api#sensitive": {}}}"#,
        MEDIA, r#""d""#;
    "Enum", String, Plain, ENUM, WORDS, r#""b,c""#;
    "SecretEnum", String, Plain, SECRET_ENUM, WORDS, r#""b,c""#;
    "MediaEnum", String, Media, MEDIA_ENUM, WORDS, r#""b,c""#;
    "OldEnum", String, Plain, OLD_ENUM, WORDS, r#""b,c""#;
    "IntEnum", Integer, Plain, INT_ENUM, &[("200", "200"), ("299", "299"), ("-7", "-7")], "299";
    "SecretIntEnum", Integer, Plain, SECRET_INT_ENUM, &[("200", "200"), ("-7", "-7")], "200";
    "Boolean", Boolean, Plain, r#"{"type": "boolean"}"#, &[("true", "true"), ("false", "false")], "false";
    "Byte", Number, Plain, r#"{"type": "byte"}"#, &[("-128", "-128"), ("127", "127")], "7";
    "Short", Number, Plain, r#"{"type": "short"}"#, &[("-32768", "-32768"), ("32767", "32767")], "7";
    "Integer", Integer, Plain, r#"{"type": "integer"}"#, INTEGERS, "299";
    "SecretInteger", Integer, Plain, r#"{"type": "integer", "traits": {"smithy.api#sensitive": {}}}"#, INTEGERS, "7";
    "Long", Number, Plain, r#"{"type": "long"}"#,
        &[("-9223372036854775808", "-9223372036854775808"), ("9007199254740993", "9007199254740993")], "7";
    "Float", Number, Float, r#"{"type": "float"}"#,
        &[("1.5", "1.5"), (r#""Infinity""#, "Infinity"), ("1e-7", "1e-7")], "0.5";
    "Double", Number, Float, r#"{"type": "double"}"#, DOUBLES, "0.5";
    "BigInteger", Number, Plain, r#"{"type": "bigInteger"}"#,
        &[("100000000000000000000", "100000000000000000000"), ("-1", "-1")], "7";
    "BigDecimal", Number, Plain, r#"{"type": "bigDecimal"}"#,
        &[("12345678901234567890.125", "12345678901234567890.125"), ("-1.5", "-1.5")], "7.5";
    "Time", Timestamp, Time(None), r#"{"type": "timestamp"}"#, &[], "1398796238";
    "Seconds", Timestamp, Time(Some(Format::EpochSeconds)),
        r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "epoch-seconds"}}"#,
        &[], "1398796238";
    "DateTime", Timestamp, Time(Some(Format::DateTime)),
        r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}}"#,
        &[], r#""2014-04-29T18:30:38Z""#;
    "HttpDate", Timestamp, Time(Some(Format::HttpDate)),
        r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "http-date"}}"#,
        &[], "";
    // The format of a member replaces that of its target.
    "MemberSeconds", Timestamp, Time(Some(Format::EpochSeconds)),
        r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}}"#,
        &[], "", r#"{"smithy.api#timestampFormat": "epoch-seconds"}"#;
    "MemberDateTime", Timestamp, Time(Some(Format::DateTime)),
        r#"{"type": "timestamp", "traits": {"smithy.api#sensitive": {}}}"#,
        &[], "", r#"{"smithy.api#timestampFormat": "date-time"}"#;
    "MemberHttpDate", Timestamp, Time(Some(Format::HttpDate)), r#"{"type": "timestamp"}"#,
        &[], "", r#"{"smithy.api#timestampFormat": "http-date"}"#;
    "Blob", Payload, None, r#"{"type": "blob"}"#, &[(r#""YQBi""#, "a\0b"), (r#""eyI=""#, "{\"")], r#""""#;
    "MediaBlob", Payload, None,
        r#"{"type": "blob", "traits": {"smithy.api#mediaType": "image/x", "smithy.api#sensitive": {}}}"#,
        &[(r#""YQBi""#, "a\0b")], "";
    "Stream", Payload, None, r#"{"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
        &[(r#""YQBi""#, "a\0b")], r#""""#;
    "Document", Payload, None, r#"{"type": "document"}"#,
        &[(r#"{"a":[1,null,"é"]}"#, ""), (r#""text""#, ""), ("7", ""), ("false", ""), ("[]", "")], "true";
    "Structure", Payload, None, r#"{"type": "structure", "members": {
        "text": {"target": "m#String", "traits": {"smithy.api#jsonName": "Text", "smithy.api#httpHeader": "x-none"}},
        "next": {"target": "m#Structure"}}}"#,
        &[("{}", ""), (r#"{"Text":"a","next":{"next":{"Text":"é"}}}"#, "")], "";
    "SecretStructure", Payload, None, r#"{"type": "structure", "traits": {"smithy.api#sensitive": {}},
        "members": {"text": {"target": "m#String", "traits": {"smithy.api#required": {}}}}}"#,
        &[(r#"{"text":"a"}"#, "")], "";
    "Union", Payload, None, r#"{"type": "union", "members": {
        "text": {"target": "m#String"}, "unit": {"target": "smithy.api#Unit"}, "next": {"target": "m#Union"}}}"#,
        &[(r#"{"text":"a"}"#, ""), (r#"{"unit":{}}"#, ""), (r#"{"next":{"text":""}}"#, "")], "";
    "SecretUnion", Payload, None,
        r#"{"type": "union", "traits": {"smithy.api#sensitive": {}}, "members": {"text": {"target": "m#String"}}}"#,
        &[(r#"{"text":"a"}"#, "")], "";
};

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
