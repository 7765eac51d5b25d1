//! The client: shapesmith makes requests and reads responses, and `ureq` sends them.

use std::error::Error;
use std::net::SocketAddr;

use http::{Response, Uri};
use shapesmith::Operation;

/// The service at an address.
pub struct Client(Uri);

impl Client {
    /// A client of the service at this address.
    pub fn new(address: SocketAddr) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Client(format!("http://{address}").parse()?))
    }

    /// Calls an operation. Errors of the service are in the error, too.
    pub fn call<O: Operation>(
        &self,
        input: &O::Input,
    ) -> Result<O::Output, Box<dyn Error + Send + Sync>> {
        Ok(O::response(self.send::<O>(input)?)?)
    }

    /// Sends the request of an operation, and returns the response.
    pub fn send<O: Operation>(
        &self,
        input: &O::Input,
    ) -> Result<Response<Vec<u8>>, Box<dyn Error + Send + Sync>> {
        let request = O::request_to(&self.0, input)?;
        // Error responses are read, too.
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let (head, mut body) = config.build().new_agent().run(request)?.into_parts();
        Ok(Response::from_parts(head, body.read_to_vec()?))
    }
}
