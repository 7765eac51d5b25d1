//! The definitions of traits in Smithy's prelude ("smithy.api").

/// The definition of a trait.
pub(super) struct Definition {
    pub(super) name: &'static str,
    /// The shapes that can have it; `*` for all.
    pub(super) selector: &'static str,
    /// Other traits that a shape with it cannot have.
    pub(super) conflicts: &'static [&'static str],
    /// Whether only one member of a structure can have it, or target a shape that has it.
    pub(super) exclusive: Exclusive,
    pub(super) value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Exclusive {
    No,
    Member,
    Target,
}

/// The kind of value of a trait.
#[derive(Clone, Copy)]
pub(super) enum Value {
    /// Anything, or what the generator reads itself.
    Any,
    Annotation,
    Text,
    /// A text that is not empty.
    NonEmpty,
    /// A text that matches this pattern.
    Matching(&'static str),
    Boolean,
    Integer(i64, i64),
    List(&'static Value),
    Map(&'static Value),
    OneOf(&'static [&'static str]),
    /// Each key with what its value is and whether it is required.
    Object(&'static [(&'static str, Value, bool)]),
}

use Exclusive::{Member, No, Target};
use Value::{
    Annotation, Any, Boolean, Integer, List, Map, Matching, NonEmpty, Object, OneOf, Text,
};

const SIMPLE_HTTP: &str = "structure > :test(member > :test(boolean, number, string, timestamp, list > member > :test(boolean, number, string, timestamp)))";
const XML_NAME: &str = "^[a-zA-Z_][a-zA-Z_0-9-]*(:[a-zA-Z_][a-zA-Z_0-9-]*)?$";
const PAIRS: Value = Map(&NonEmpty);

macro_rules! definitions {
    ($($name:literal $selector:expr, [$($conflict:literal)*], $exclusive:expr, $value:expr;)*) => {
        &[$(Definition {
            name: $name,
            selector: $selector,
            conflicts: &[$($conflict),*],
            exclusive: $exclusive,
            value: $value,
        }),*]
    };
}

#[rustfmt::skip]
pub(super) const DEFINITIONS: &[Definition] = definitions! {
    "addedDefault" "structure > member [trait|default]", [], No, Annotation;
    "auth" ":is(service, operation)", [], No, List(&Text);
    "authDefinition" "structure[trait|trait]", [], No, Object(&[("traits", List(&NonEmpty), false)]);
    "box" ":test(boolean, byte, short, integer, long, float, double, member > :test(boolean, byte, short, integer, long, float, double))", [], No, Annotation;
    "clientOptional" "structure > member", [], No, Annotation;
    "cors" "service", [], No, Object(&[("origin", NonEmpty, false), ("origins", PAIRS, false), ("maxAge", Integer(i32::MIN as i64, i32::MAX as i64), false),
        ("additionalAllowedHeaders", List(&NonEmpty), false), ("additionalExposedHeaders", List(&NonEmpty), false)]);
    "default" ":is(simpleType, list, map, structure > member :test(> :is(simpleType, list, map)))", [], No, Any;
    "deprecated" "*", [], No, Object(&[("message", Text, false), ("since", Text, false)]);
    "documentation" "*", [], No, Text;
    "endpoint" "operation", [], No, Object(&[("hostPrefix", NonEmpty, true)]);
    "enum" "string :not(enum)", [], No, List(&Object(&[("value", NonEmpty, true), ("name", Matching("^[a-zA-Z_]+[a-zA-Z_0-9]*$"), false),
        ("documentation", Text, false), ("tags", List(&Text), false), ("deprecated", Boolean, false)]));
    "enumValue" ":is(enum, intEnum) > member", [], No, Any;
    "error" "structure", ["trait"], No, OneOf(&["client", "server"]);
    "eventHeader" "structure > :test(member > :test(boolean, byte, short, integer, long, blob, string, timestamp))", ["eventPayload"], No, Annotation;
    "eventPayload" "structure > :test(member > :test(blob, string, structure, union))", ["eventHeader"], Member, Annotation;
    "examples" "operation", [], No, List(&Object(&[("title", Text, true), ("documentation", Text, false), ("input", Any, false), ("output", Any, false),
        ("error", Object(&[("shapeId", Text, true), ("content", Any, false)]), false), ("allowConstraintErrors", Boolean, false)]));
    "externalDocumentation" "*", [], No, Map(&NonEmpty);
    "hostLabel" "structure > :test(member[trait|required] > string)", [], No, Annotation;
    "http" "operation", [], No, Object(&[("method", NonEmpty, true), ("uri", NonEmpty, true), ("code", Integer(100, 999), false)]);
    "httpApiKeyAuth" "service", [], No, Object(&[("name", NonEmpty, true), ("in", OneOf(&["header", "query"]), true), ("scheme", NonEmpty, false)]);
    "httpBasicAuth" "service", [], No, Annotation;
    "httpBearerAuth" "service", [], No, Annotation;
    "httpChecksumRequired" "operation", [], No, Annotation;
    "httpDigestAuth" "service", [], No, Annotation;
    "httpError" "structure[trait|error]", [], No, Integer(i32::MIN as i64, i32::MAX as i64);
    "httpHeader" SIMPLE_HTTP, ["httpLabel" "httpQuery" "httpPrefixHeaders" "httpPayload" "httpResponseCode" "httpQueryParams"], No, NonEmpty;
    "httpLabel" "structure > member[trait|required] :test(> :test(string, number, boolean, timestamp))", ["httpHeader" "httpQuery" "httpPrefixHeaders" "httpPayload" "httpResponseCode" "httpQueryParams"], No, Annotation;
    "httpPayload" "structure > member", ["httpLabel" "httpQuery" "httpHeader" "httpPrefixHeaders" "httpResponseCode" "httpQueryParams"], Member, Annotation;
    "httpPrefixHeaders" "structure > member :test(> map :not([trait|sparse]) > member[id|member=value] > string)", ["httpLabel" "httpQuery" "httpHeader" "httpPayload" "httpResponseCode" "httpQueryParams"], Member, Text;
    "httpQuery" "structure > member :test(> :test(string, number, boolean, timestamp), > list > member > :test(string, number, boolean, timestamp))", ["httpLabel" "httpHeader" "httpPrefixHeaders" "httpPayload" "httpResponseCode" "httpQueryParams"], No, NonEmpty;
    "httpQueryParams" "structure > member :test(> map > member[id|member=value] > :test(string, list > member > string))", ["httpLabel" "httpQuery" "httpHeader" "httpPayload" "httpResponseCode" "httpPrefixHeaders"], Member, Annotation;
    "httpResponseCode" "structure :not([trait|input]) > member :test(> integer)", ["httpLabel" "httpQuery" "httpHeader" "httpPrefixHeaders" "httpPayload" "httpQueryParams"], Member, Annotation;
    "idRef" ":test(string, member > string)", [], No, Object(&[("selector", Text, false), ("failWhenMissing", Boolean, false), ("errorMessage", Text, false)]);
    "idempotencyToken" "structure > :test(member > string)", [], Member, Annotation;
    "idempotent" "operation", ["readonly"], No, Any;
    "input" "structure", ["output" "error"], No, Annotation;
    "internal" "*", [], No, Annotation;
    "jsonName" ":is(structure, union) > member", [], No, Text;
    "length" ":test(list, map, string, blob, member > :is(list, map, string, blob))", [], No, Object(&[("min", Integer(i64::MIN, i64::MAX), false), ("max", Integer(i64::MIN, i64::MAX), false)]);
    "longPoll" "operation", [], No, Object(&[("timeoutMillis", Integer(1, i32::MAX as i64), true)]);
    "mediaType" ":is(blob, string)", [], No, Text;
    "metadata" "dataType :not([trait|input]) :not([trait|output])", [], No, Object(&[("key", NonEmpty, true)]);
    "mixin" ":not(member)", [], No, Object(&[("localTraits", List(&Text), false)]);
    "nestedProperties" "operation -[input, output]-> structure > member :test(> structure)", [], Member, Annotation;
    "noReplace" "resource:test(-[put]->)", [], No, Annotation;
    "notProperty" ":is(operation -[input, output]-> structure > member, [trait|trait])", [], No, Annotation;
    "optionalAuth" "operation", [], No, Annotation;
    "output" "structure", ["input" "error"], No, Annotation;
    "paginated" ":is(service, operation)", [], No, Object(&[("inputToken", NonEmpty, false), ("outputToken", NonEmpty, false), ("items", NonEmpty, false), ("pageSize", NonEmpty, false)]);
    "pattern" ":test(string, member > string)", [], No, Text;
    "private" "*", [], No, Annotation;
    "property" "structure > member", ["resourceIdentifier"], No, Object(&[("name", Text, false)]);
    "protocolDefinition" "structure[trait|trait]", [], No, Object(&[("traits", List(&NonEmpty), false), ("noInlineDocumentSupport", Boolean, false)]);
    "range" ":test(number, member > number)", [], No, Any;
    "readonly" "operation", ["idempotent"], No, Annotation;
    "recommended" "structure > member", ["required"], No, Object(&[("reason", Text, false)]);
    "references" ":is(structure, string)", [], No, List(&Object(&[("resource", NonEmpty, true), ("service", Text, false), ("ids", Map(&NonEmpty), false), ("rel", NonEmpty, false)]));
    "requestCompression" "operation", [], No, Object(&[("encodings", List(&Text), true)]);
    "required" "structure > member", [], No, Annotation;
    "requiresLength" "blob[trait|streaming]", [], No, Annotation;
    "resourceIdentifier" "structure > :test(member[trait|required] > string)", [], No, NonEmpty;
    "retryable" "structure[trait|error]", [], No, Object(&[("throttling", Boolean, false)]);
    "sensitive" ":not(:test(service, operation, resource, member))", [], No, Annotation;
    "since" "*", [], No, Text;
    "sparse" ":is(list, map)", [], No, Annotation;
    "streaming" ":is(blob, union)", [], Target, Annotation;
    "suppress" "*", [], No, List(&NonEmpty);
    "tags" "*", [], No, List(&Text);
    "timestampFormat" ":test(timestamp, member > timestamp)", [], No, OneOf(&["date-time", "epoch-seconds", "http-date"]);
    "title" "*", [], No, Text;
    "trait" ":is(simpleType, list, map, structure, union)", [], No, Any;
    "traitValidators" "[trait|trait]", [], No, Map(&Any);
    "uniqueItems" "list :not(> member ~> :is(float, double, document))", ["sparse"], No, Annotation;
    "unitType" "[id=smithy.api#Unit]", [], No, Annotation;
    "unstable" "*", [], No, Annotation;
    "xmlAttribute" "structure > :test(member > :test(boolean, number, string, timestamp))", ["xmlNamespace"], No, Annotation;
    "xmlFlattened" ":is(structure, union) > :test(member > :test(list, map))", [], No, Annotation;
    "xmlName" ":is(structure, union, member)", [], No, Matching(XML_NAME);
    "xmlNamespace" ":is(service, member, simpleType, list, map, structure, union)", ["xmlAttribute"], No, Object(&[("uri", NonEmpty, true), ("prefix", Matching("^[a-zA-Z_][a-zA-Z_0-9-]*$"), false)]);
};
