//! HTTP/1.1 of the server, with one request per connection. A real server has a framework for this.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;

use http::Request;

const MAX_HEADERS: usize = 32;
const MAX_BODY: usize = 1 << 16;

/// Reads a request.
pub fn read(stream: &TcpStream) -> Result<Request<Vec<u8>>, Error> {
    let mut reader = BufReader::new(stream);
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if reader.by_ref().take(8_192).read_until(b'\n', &mut head)? == 0 {
            return Err(Error::other("the connection is closed"));
        }
    }
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    parsed.parse(&head).map_err(Error::other)?;
    let mut request = Request::builder()
        .method(parsed.method.unwrap_or_default())
        .uri(parsed.path.unwrap_or_default());
    let mut length = 0;
    for header in &*parsed.headers {
        request = request.header(header.name, header.value);
        if header.name.eq_ignore_ascii_case("content-length") {
            let text = String::from_utf8_lossy(header.value);
            length = text.parse().map_err(Error::other)?;
        }
    }
    if length > MAX_BODY {
        return Err(Error::other("the body is too large"));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    request.body(body).map_err(Error::other)
}

/// A response with JSON.
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The header other than those of all responses.
    pub header: Option<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// Writes a response.
pub fn write(mut stream: &TcpStream, answer: &Answer) -> Result<(), Error> {
    let mut bytes = Vec::new();
    write!(
        bytes,
        "HTTP/1.1 {} \r\nconnection: close\r\n",
        answer.status
    )?;
    if let Some((name, value)) = &answer.header {
        write!(bytes, "{name}: {value}\r\n")?;
    }
    // 204 has no body (RFC 9110, section 15.3.5).
    if answer.status != 204 {
        let length = answer.body.len();
        write!(
            bytes,
            "content-type: application/json\r\ncontent-length: {length}\r\n"
        )?;
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(&answer.body);
    stream.write_all(&bytes)
}
