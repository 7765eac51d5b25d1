//! Uses of types that could not be emitted, among them an enum of Smithy 1 and names that are not in the model.

mod types {
    shapesmith::smithy! { model = "models/enum_version_1.json", shapes = [S, Missing] }

    pub fn describe(s: &S, e: E) -> String {
        format!("{s} {e}")
    }
}

use types::{E, Missing, MissingBuilder, S};

fn main() {
    let built: Result<S, _> = S::builder().e(E::A).build();
    let missing: MissingBuilder = Missing::builder();
    types::describe(&built.unwrap(), E::A);
    missing.build().unwrap();
    {
        shapesmith::smithy! { model = "models/enum_version_1.json", shapes = [S, Missing] }
        let s = S::builder().e(E::A).build().unwrap();
        drop(s.to_string());
    }
}
