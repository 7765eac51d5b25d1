//! A client for a service: its endpoint and credentials. shapesmith builds the requests and reads the
//! responses; two other crates sign and send them.

use std::error::Error;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use http::{Request, Response, Uri};
use shapesmith::{AuthScheme, Operation, OperationError};

/// The request could not be built, signed or sent, or there was no response.
pub type TransportError = Box<dyn Error + Send + Sync>;

/// The attempts of a call.
const MAX_ATTEMPTS: u32 = 3;

/// A service at an endpoint such as `http://127.0.0.1:5000`.
pub struct Service {
    pub endpoint: Uri,
    pub region: String,
    pub credentials: Credentials,
}

impl Service {
    /// Calls an operation. The inner result is the answer of the service.
    pub fn call<O: Operation>(
        &self,
        input: &O::Input,
    ) -> Result<Result<O::Output, OperationError<O::Error>>, TransportError> {
        // A new request could have another idempotency token.
        let request = O::request_to(&self.endpoint, input)?;
        let mut attempt = 1;
        loop {
            match O::response(self.send::<O>(request.clone())?) {
                Err(error) if error.retryable() && attempt < MAX_ATTEMPTS => {
                    eprintln!("{}, attempt {attempt}: {error}", O::NAME);
                    std::thread::sleep(Duration::from_millis(100 << attempt));
                    attempt += 1;
                }
                result => return Ok(result),
            }
        }
    }

    fn send<O: Operation>(
        &self,
        mut request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        if let [AuthScheme::SigV4 { name }, ..] = O::AUTH_SCHEMES {
            self.sign(&mut request, name)?;
        }
        // Error responses are read, too.
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let (head, mut body) = config.build().new_agent().run(request)?.into_parts();
        Ok(Response::from_parts(head, body.read_to_vec()?))
    }

    fn sign(&self, request: &mut Request<Vec<u8>>, name: &str) -> Result<(), TransportError> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(name)
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?;
        let headers = request.headers().iter();
        let headers = headers.map(|(name, value)| Ok((name.as_str(), value.to_str()?)));
        let signable = SignableRequest::new(
            request.method().as_str(),
            request.uri().to_string(),
            headers
                .collect::<Result<Vec<_>, TransportError>>()?
                .into_iter(),
            SignableBody::Bytes(request.body()),
        )?;
        let (instructions, _) = sign(signable, &parameters.into())?.into_parts();
        instructions.apply_to_request_http1x(request);
        Ok(())
    }
}
