//! Models of the corpus that are not refused, or at another line than in Smithy.

/// A trait of another package than the prelude.
const VALUE: &str =
    "only the Java class of the trait checks the value; other errors of the model are reported";
/// A definition in each version.
const EQUIVALENT: &str = "the definitions in Smithy 1.0 and 2.0 mean the same";
/// Smithy's parser has gone on before it reports.
const EXACT: &str =
    "the error is at the token that is wrong, not at the next one or at the start of the value";

/// The names of the cases, with the reason.
#[rustfmt::skip]
pub(crate) const OTHERS: &[(&str, &str)] = &[
    ("fuzz/smithy-aws-protocol-tests-model-awsQuery-endpoints-version3", "version 2.1, which Smithy 1.73 does not know, is supported"),
    ("fuzz/smithy-docs-source-2-0-spec-idl-26-main-ident2", "Smithy throws an exception without a place"),
    ("fuzz/smithy-kotlin-codegen-codegen-aws-smithy-kotlin-codegen-idempotent-token-test-model-dup3", EXACT),
    ("fuzz/smithy-mqtt-traits-traits-errorfiles-dropped-mqtt-headers-quote2", VALUE),
    ("fuzz/smithy-openapi-fromsmithy-documentation-test-members-dup1", EXACT),
    ("fuzz/smithy-rules-engine-traits-clean-ruleset-params-shared-model-quote0", VALUE),
    ("fuzz/smithy-typescript-smithy-typescript-codegen-typescript-codegen-test-list-with-structure-with-sensitive-data-swap2", EXACT),
    ("smithy-contract-traits/errorfiles-invalid-jmespath-syntax", VALUE),
    ("smithy-docs/source-1-0-spec-waiters-03", VALUE),
    ("smithy-docs/source-2-0-additional-specs-waiters-03", VALUE),
    ("smithy-model/loader-invalid-mixins-member-mixin-conflict-2", "the error is at the mixin that has another target, not at its member"),
    ("smithy-model/loader-invalid-strings-text-block-invalid-unicode", EXACT),
    ("smithy-model/loader-invalid-version-properties-v2-only", EXACT),
    ("smithy-model/loader-upgrade-all-1.0-_all", EQUIVALENT),
    ("smithy-model/loader-upgrade-does-not-introduce-conflict-_all", EQUIVALENT),
    ("smithy-rules-engine/traits-errorfiles-bdd-bdd-invalid-base64", VALUE),
];
