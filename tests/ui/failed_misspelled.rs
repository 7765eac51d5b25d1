//! A misspelled argument, and uses of the types in bodies alone.

mod types {
    shapesmith::smithy! { model = "models/sound.json", shapse = [Order], operations = [PutOrder] }
}

shapesmith::smithy! { model = "models/sound.json", shapse = * }

fn main() {
    let order = types::Order::builder().id("1").build().unwrap();
    let _ = types::PutOrder;
    let shared: Shared = Shared::builder().build().unwrap();
    println!("{order} {shared}");
}
