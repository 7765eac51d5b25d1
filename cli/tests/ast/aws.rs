//! Official AWS models, which are JSON ASTs that Smithy's own tool has written.
//!
//! Without `SHAPESMITH_CORPUS_FULL`, some of them are read.

use shapesmith_test_support::aws_models::aws_models;
use shapesmith_test_support::{corpus, say};

use super::Input;
use super::conformance::difference;

#[test]
fn official_models_stay_as_they_are() {
    let Some(corpus) = corpus("official_models_stay_as_they_are") else {
        return;
    };
    let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let step = if is_full { 1 } else { 25 };
    let models = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let mut count = 0;
    for (name, path) in models.iter().step_by(step) {
        let text = std::fs::read_to_string(path).expect("the model");
        let written = Input::one("model.json", &text).ast();
        let written = written.unwrap_or_else(|problems| panic!("{name}: {}", problems[0]));
        if let Some(difference) = difference(&text, &written) {
            panic!("{name}: {difference}");
        }
        count += 1;
    }
    say(&format!("{count} official models stay as they are"));
}
