//! Every shape of official AWS models, through the macro and the compiler.
//!
//! Each service is a target of its own that denies all warnings. Everyday runs check a dozen; with
//! `SHAPESMITH_CORPUS_FULL=1` all of them are checked.

#[path = "common/mod.rs"]
mod common;
#[path = "consumer/scratch.rs"]
mod scratch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{ROOT, corpus};
use scratch::Consumer;

/// The nastiest, and why.
const DOZEN: [&str; 12] = [
    "application-discovery-service", // an enum whose name is in lower case
    "cloudfront",                    // structures in lists in structures, runs of capitals
    "customer-profiles",             // a type in lower case
    "dynamodb",                      // recursive unions, blobs, sets of numbers
    "finspace-data",                 // a type in lower case
    "fsx",                           // a pattern that is none
    "kinesis-video-media",           // streaming blobs
    "lambda",                        // event streams, blobs, sensitive maps
    "lex-runtime-v2",                // event streams both ways
    "mediapackage",                  // types that begin with underscores
    "s3",                            // unions without value, structures without members
    "tnb",                           // documents
];

/// Shapes whose patterns are no regular expressions of ECMA-262.
const NO_PATTERNS: [(&str, &str); 14] = [
    ("budgets", "com.amazonaws.budgets#BudgetName"),
    ("cloudtrail", "com.amazonaws.cloudtrail#QueryStatement"),
    (
        "cognito-identity-provider",
        "com.amazonaws.cognitoidentityprovider#SmsInviteMessageType",
    ),
    (
        "cost-explorer",
        "com.amazonaws.costexplorer#CostCategoryName",
    ),
    (
        "cost-explorer",
        "com.amazonaws.costexplorer#CostCategoryValue",
    ),
    ("fsx", "com.amazonaws.fsx#VerboseFlag"),
    (
        "identitystore",
        "com.amazonaws.identitystore#ExternalIdIssuer",
    ),
    ("invoicing", "com.amazonaws.invoicing#InvoiceUnitName"),
    (
        "payment-cryptography",
        "com.amazonaws.paymentcryptography#KeyVersion",
    ),
    (
        "payment-cryptography",
        "com.amazonaws.paymentcryptography#OptionalBlockId",
    ),
    ("rbin", "com.amazonaws.rbin#RuleArn"),
    ("sagemaker", "com.amazonaws.sagemaker#CustomerMetadataKey"),
    ("sagemaker", "com.amazonaws.sagemaker#CustomerMetadataValue"),
    ("ssm", "com.amazonaws.ssm#AccountId"),
];

/// The models, unpacked below the target folder: name and path, sorted by name.
fn models(corpus: &Path) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("aws-models");
    fs::create_dir_all(&folder).expect("a folder");
    let status = Command::new("tar")
        .arg("xf")
        .arg(corpus.join("models/aws-models.tar.xz"))
        .arg("-C")
        .arg(&folder)
        .status()
        .expect("tar can be started");
    assert!(status.success(), "the models cannot be unpacked");
    let mut models = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let name = path.file_stem().expect("a name").to_string_lossy();
                models.push((name.into_owned(), path));
            }
        }
    }
    models.sort();
    models
}

#[test]
fn services_compile_without_a_warning() {
    let Some(corpus) = corpus("services_compile_without_a_warning") else {
        return;
    };
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let mut models = models(&corpus);
    assert!(models.len() > 250, "only {} models", models.len());
    models.retain(|(name, _)| full || DOZEN.contains(&&**name));
    assert!(full || models.len() == DOZEN.len(), "{models:?}");
    let manifest = format!(
        "[package]\nname = \"corpus\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nshapesmith = {{ path = {ROOT:?}, features = [\"bignum\"] }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("corpus", &manifest, "fn main() {}\n");
    for (name, path) in &models {
        let off = NO_PATTERNS.iter().filter(|(service, _)| service == name);
        let off: Vec<String> = off.map(|(_, shape)| format!("{shape:?}")).collect();
        let source = format!(
            "//! {name}\n#![deny(warnings, missing_docs)]\n\
             shapesmith::smithy! {{ model = {path:?}, shapes = *, operations = *, pattern_off = [{}] }}\n\
             fn main() {{}}\n",
            off.join(", ")
        );
        consumer.write(&format!("src/bin/{name}.rs"), &source);
    }
    consumer.cargo(&["check", "--bins"]);
}
