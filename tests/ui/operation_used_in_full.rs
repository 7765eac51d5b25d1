// An operation that is not supported, used as in the README, is an error for each call.
use shapesmith::{Operation, OperationError};

shapesmith::smithy! {
    model = "models/nested.json",
    operations = [Get],
}

fn send(_: http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
    http::Response::new(Vec::new())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input = Inner::builder().text("a").build()?;
    let request: http::Request<Vec<u8>> = Get::try_request(&input)?;
    match Get::response(send(request)) {
        Ok(output) => println!("{output}"),
        Err(OperationError::Service(GetError::Busy(error))) => println!("{error}"),
        Err(error) => println!("{error}"),
    }
    Ok(())
}
