//! Invocations with a mistake in the blocks of functions.

fn all() {
    shapesmith::smithy! { model = "models/contradictions.json", shapes = * }
    let ranges = Ranges::builder().number(1).build().unwrap();
    println!("{} {}", ranges.number, ranges);
}

fn pattern() {
    shapesmith::smithy! { model = "models/contradictions.json", shapes = [Patterns] }
    let patterns = Patterns::builder().code("a").build().unwrap();
    println!("{patterns}");
}

fn calls() {
    shapesmith::smithy! { model = "models/http.json", operations = * }
    let _ = (Get::request(&()), GetError::from(1));
}

fn main() {
    all();
    pattern();
    calls();
}
