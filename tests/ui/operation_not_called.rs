//! Operations that are not supported: the message says why.

mod xml {
    shapesmith::smithy! { model = "models/xml.json", operations = [Get] }
}

mod other {
    shapesmith::smithy! { model = "models/unsupported.json", operations = * }
}

use shapesmith::Operation;

fn call<O: Operation>() {}

fn main() {
    let _ = <xml::Get as shapesmith::Operation>::request(&shapesmith::Unit);
    let _ = xml::Get::request(&());
    call::<xml::Get>();
    let _ = other::Subscribe::request(&other::SubscribeInput::builder().build_unchecked());
    let _ = other::NoHttp::try_request(&());
    let _ = other::Custom::response(http::Response::new(""));
}
