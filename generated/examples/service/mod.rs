//! A client for a service: its endpoint and credentials. shapesmith builds the requests and reads the
//! responses; two other crates sign and send them.

use std::error::Error;
use std::fmt;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use http::Uri;
use shapesmith::{HostPrefix, Operation, OperationError};

/// A service at an endpoint.
pub struct Service {
    endpoint: Uri,
    region: String,
    credentials: Credentials,
    agent: ureq::Agent,
}

/// An error from calling an operation.
#[derive(Debug)]
pub enum CallError<E> {
    /// The service returned an error, or the response cannot be read.
    Operation(OperationError<E>),
    /// The request could not be signed or sent, or there was no response.
    Transport(Box<dyn Error + Send + Sync>),
}

impl<E: fmt::Display> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::Operation(error) => error.fmt(f),
            CallError::Transport(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> Error for CallError<E> {}

impl<E> From<OperationError<E>> for CallError<E> {
    fn from(error: OperationError<E>) -> Self {
        CallError::Operation(error)
    }
}

impl Service {
    /// A service at an endpoint such as `http://127.0.0.1:5000`.
    pub fn new(endpoint: Uri, region: String, credentials: Credentials) -> Self {
        // Error responses are read, too.
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        Service {
            endpoint,
            region,
            credentials,
            agent: config.build().into(),
        }
    }

    /// Calls an operation.
    pub fn call<O: Operation>(&self, input: &O::Input) -> Result<O::Output, CallError<O::Error>> {
        let request = O::try_request(input).map_err(|error| CallError::Transport(error.into()))?;
        let response = self.send::<O>(request).map_err(CallError::Transport)?;
        Ok(O::response(response)?)
    }

    fn send<O: Operation>(
        &self,
        mut request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, Box<dyn Error + Send + Sync>> {
        *request.uri_mut() = self.uri(&request)?;
        self.sign::<O>(&mut request)?;
        let mut response = self.agent.run(request)?;
        let body = response.body_mut().read_to_vec()?;
        let (parts, _) = response.into_parts();
        Ok(http::Response::from_parts(parts, body))
    }

    /// The endpoint with the path, query and host prefix of a request.
    fn uri(&self, request: &http::Request<Vec<u8>>) -> Result<Uri, http::Error> {
        let prefix = request.extensions().get::<HostPrefix>();
        let prefix = prefix.map_or("", |prefix| &prefix.0);
        let authority = self.endpoint.authority().map_or("", |host| host.as_str());
        let base = self.endpoint.path().trim_end_matches('/');
        Uri::builder()
            .scheme(self.endpoint.scheme_str().unwrap_or("https"))
            .authority(format!("{prefix}{authority}"))
            .path_and_query(format!("{base}{}", request.uri()))
            .build()
    }

    fn sign<O: Operation>(
        &self,
        request: &mut http::Request<Vec<u8>>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(O::SIGNING_NAME.unwrap_or_default())
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?;
        let headers = request.headers().iter();
        let headers = headers
            .map(|(name, value)| Ok((name.as_str(), value.to_str()?)))
            .collect::<Result<Vec<_>, http::header::ToStrError>>()?;
        let signable = SignableRequest::new(
            request.method().as_str(),
            request.uri().to_string(),
            headers.into_iter(),
            SignableBody::Bytes(request.body()),
        )?;
        let (instructions, _) = sign(signable, &parameters.into())?.into_parts();
        instructions.apply_to_request_http1x(request);
        Ok(())
    }
}
