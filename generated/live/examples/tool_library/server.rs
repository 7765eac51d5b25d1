//! The server: reads inputs from requests, validates them, and writes outputs and errors as restJson1 requires.

use std::collections::BTreeMap;
use std::net::TcpListener;

use http::Request;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use shapesmith::{ConstraintViolations, ErrorShape, FromJson, JsonError, Timestamp, ToJson};
use shapesmith_live::tool_library::{
    AddToolRequest, AddToolResponse, BorrowToolRequest, BorrowToolResponse, Borrower, Category,
    Condition, GetLoanRequest, GetLoanResponse, GetToolRequest, GetToolResponse, ListToolsRequest,
    ListToolsResponse, NotFound, ReturnToolRequest, ToolDetails, ToolIsLent,
};

use crate::connection::{self, Answer};

/// Answers requests, one after the other.
pub fn serve(listener: &TcpListener) {
    let mut library = Library::default();
    for stream in listener.incoming().flatten() {
        let answered = connection::read(&stream).and_then(|request| {
            let answer = library.route(&request).unwrap_or_else(|refusal| refusal);
            connection::write(&stream, &answer)
        });
        if let Err(error) = answered {
            eprintln!("{error}");
        }
    }
}

/// The tools, and who has them.
#[derive(Default)]
struct Library {
    tools: BTreeMap<String, ToolDetails>,
    /// By the identifier of the tool.
    loans: BTreeMap<String, Loan>,
}

struct Loan {
    token: Option<String>,
    borrower: Borrower,
    created: BorrowToolResponse,
}

impl Library {
    /// Calls the operation that the model binds to the method and the path.
    fn route(&mut self, request: &Request<Vec<u8>>) -> Result<Answer, Answer> {
        let path = request.uri().path().strip_prefix('/').unwrap_or_default();
        let path: Vec<String> = path.split('/').map(decoded).collect::<Result<_, _>>()?;
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        if path.contains(&"") {
            return Err(answer(404, Vec::new())); // a label is not empty
        }
        match (request.method().as_str(), &*path) {
            ("POST", ["tools"]) => self.add(read(request, &[])?),
            ("GET", ["tools"]) => {
                let tags = query(request, "tag")?;
                let input = ListToolsRequest::builder()
                    .maybe_page_size(number(request, "pageSize")?)
                    .maybe_page_token(parameter(request, "pageToken")?)
                    .maybe_category(parameter(request, "category")?.map(Category::from))
                    .maybe_tags((!tags.is_empty()).then_some(tags));
                self.list(&input.build().map_err(|found| refused(&found))?)
            }
            ("GET", ["tools", id]) => self.get(&read(request, &[("toolId", id)])?),
            ("PUT", ["tools", id, "loans"]) => self.borrow(read(request, &[("toolId", id)])?),
            ("GET", ["tools", id, "loans", loan]) => {
                self.loan(&read(request, &[("toolId", id), ("loanId", loan)])?)
            }
            ("DELETE", ["tools", id, "loans", loan]) => {
                let input = ReturnToolRequest::builder()
                    .tool_id(*id)
                    .loan_id(*loan)
                    .maybe_condition(number(request, "condition")?.map(Condition::from));
                self.give_back(&input.build().map_err(|found| refused(&found))?)
            }
            _ => Err(answer(404, Vec::new())),
        }
    }

    fn add(&mut self, input: AddToolRequest) -> Result<Answer, Answer> {
        let letter = input.category.as_str().to_uppercase();
        let id = format!("{}{:05}", &letter[..1], self.tools.len() + 1);
        let tool = ToolDetails::builder()
            .tool_id(&*id)
            .name(input.name)
            .category(input.category)
            .maybe_condition(input.condition)
            .maybe_deposit(input.deposit)
            .maybe_tags(input.tags)
            .created_at(Timestamp::now())
            .build()
            .map_err(|found| refused(&found))?;
        self.tools.insert(id.clone(), tool.clone());
        let location = format!("/tools/{id}");
        let output = AddToolResponse::builder().tool(tool).location(&*location);
        // A member that is bound to a header is not in the body.
        let mut body = document(&output.build_unchecked())?;
        body.remove("location");
        Ok(Answer {
            status: 201,
            header: Some(("location", location)),
            body: Value::Object(body).to_string().into_bytes(),
        })
    }

    fn get(&self, input: &GetToolRequest) -> Result<Answer, Answer> {
        let tool = self.tools.get(&input.tool_id);
        let tool = tool.ok_or_else(|| not_found(&input.tool_id))?;
        written(
            200,
            &GetToolResponse::builder()
                .tool(tool.clone())
                .build_unchecked(),
        )
    }

    fn list(&self, input: &ListToolsRequest) -> Result<Answer, Answer> {
        let fits = |tool: &&ToolDetails| {
            let has = |tag: &String| tool.tags.iter().flatten().any(|known| known == tag);
            input
                .category
                .as_ref()
                .is_none_or(|category| tool.category == *category)
                && input.tags.iter().flatten().all(has)
        };
        // A token is the identifier of the first tool of the page.
        let from = input.page_token.clone().unwrap_or_default();
        let mut found = self.tools.range(from..).map(|(_, tool)| tool).filter(fits);
        let size = usize::try_from(input.page_size()).unwrap_or(1);
        let tools: Vec<ToolDetails> = found.by_ref().take(size).cloned().collect();
        let next = found.next().map(|tool| tool.tool_id.clone());
        let output = ListToolsResponse::builder()
            .tools(tools)
            .maybe_next_token(next);
        written(200, &output.build_unchecked())
    }

    fn borrow(&mut self, input: BorrowToolRequest) -> Result<Answer, Answer> {
        if !self.tools.contains_key(&input.tool_id) {
            return Err(not_found(&input.tool_id));
        }
        match self.loans.get(&input.tool_id) {
            Some(loan) if loan.token == input.token => return written(201, &loan.created),
            Some(loan) => {
                let error = ToolIsLent::builder()
                    .message("somebody else has the tool")
                    .due(loan.created.due);
                return Err(error_answer(&error.build_unchecked()));
            }
            None => {}
        }
        let seconds = Timestamp::now().unix_timestamp() + i64::from(input.days()) * 86_400;
        let created = BorrowToolResponse::builder()
            .tool_id(&*input.tool_id)
            .loan_id(format!("loan-{}", input.tool_id.to_lowercase()))
            .due(Timestamp::from_unix_timestamp(seconds))
            .build_unchecked();
        let answer = written(201, &created);
        let (token, borrower) = (input.token, input.borrower);
        let loan = Loan {
            token,
            borrower,
            created,
        };
        self.loans.insert(input.tool_id, loan);
        answer
    }

    fn loan(&self, input: &GetLoanRequest) -> Result<Answer, Answer> {
        let loan = self.loans.get(&input.tool_id);
        let loan = loan.filter(|loan| loan.created.loan_id == input.loan_id);
        let loan = loan.ok_or_else(|| not_found(&input.loan_id))?;
        let output = GetLoanResponse::builder()
            .borrower(loan.borrower.clone())
            .due(loan.created.due);
        written(200, &output.build_unchecked())
    }

    fn give_back(&mut self, input: &ReturnToolRequest) -> Result<Answer, Answer> {
        let loan = self.loans.get(&input.tool_id);
        if loan.is_none_or(|loan| loan.created.loan_id != input.loan_id) {
            return Err(not_found(&input.loan_id));
        }
        self.loans.remove(&input.tool_id);
        let condition = input.condition.clone();
        if let (Some(tool), Some(_)) = (self.tools.get_mut(&input.tool_id), &condition) {
            tool.condition = condition;
            tool.changed_at = Some(Timestamp::now());
        }
        Ok(answer(204, Vec::new()))
    }
}

/// Reads an input from the body, the labels of the path, and the headers.
fn read<T: FromJson>(request: &Request<Vec<u8>>, labels: &[(&str, &str)]) -> Result<T, Answer> {
    let body = request.body();
    let body = if body.is_empty() { b"{}" } else { &**body };
    let mut members: Map<String, Value> = serde_json::from_slice(body).map_err(|_| malformed())?;
    for (member, text) in labels {
        members.insert((*member).to_owned(), Value::from(*text));
    }
    // Bound to a header, so the body cannot set it.
    members.remove("token");
    if let Some(token) = request.headers().get("idempotency-key") {
        let token = token.to_str().map_err(|_| malformed())?;
        members.insert("token".to_owned(), Value::from(token));
    }
    let text = Value::Object(members).to_string();
    T::from_json(text.as_bytes()).map_err(|error| match error {
        JsonError::Constraints(found) => refused(&found),
        _ => malformed(),
    })
}

/// The values of a parameter of the query.
fn query(request: &Request<Vec<u8>>, name: &str) -> Result<Vec<String>, Answer> {
    let mut values = Vec::new();
    for pair in request.uri().query().unwrap_or_default().split('&') {
        let (known, value) = pair.split_once('=').unwrap_or((pair, ""));
        if decoded(known)? == name {
            values.push(decoded(value)?);
        }
    }
    Ok(values)
}

/// The value of a parameter that is not a list.
fn parameter(request: &Request<Vec<u8>>, name: &str) -> Result<Option<String>, Answer> {
    match &mut *query(request, name)? {
        [] => Ok(None),
        [value] => Ok(Some(std::mem::take(value))),
        _ => Err(malformed()),
    }
}

/// A number in the query. `+5` is none in Smithy.
fn number(request: &Request<Vec<u8>>, name: &str) -> Result<Option<i32>, Answer> {
    let Some(text) = parameter(request, name)? else {
        return Ok(None);
    };
    let number = text.parse().ok().filter(|_| !text.starts_with('+'));
    number.ok_or_else(malformed).map(Some)
}

fn decoded(text: &str) -> Result<String, Answer> {
    let text = percent_decode_str(text).decode_utf8();
    Ok(text.map_err(|_| malformed())?.into_owned())
}

fn document(output: &impl ToJson) -> Result<Map<String, Value>, Answer> {
    let text = output.to_json().map_err(|_| failure())?;
    serde_json::from_slice(&text).map_err(|_| failure())
}

fn written(status: u16, output: &impl ToJson) -> Result<Answer, Answer> {
    Ok(answer(status, output.to_json().map_err(|_| failure())?))
}

fn answer(status: u16, body: Vec<u8>) -> Answer {
    let header = None;
    Answer {
        status,
        header,
        body,
    }
}

/// The answer for an error, with its name in a header.
fn named(status: u16, code: &str, body: Vec<u8>) -> Answer {
    let header = Some(("x-amzn-errortype", code.to_owned()));
    Answer {
        status,
        header,
        body,
    }
}

/// The answer for an error of the model.
fn error_answer(error: &(impl ErrorShape + ToJson)) -> Answer {
    let body = error.to_json().unwrap_or_default();
    named(error.http_status(), error.code().unwrap_or_default(), body)
}

fn not_found(id: &str) -> Answer {
    let error = NotFound::builder()
        .message("there is no such tool or loan")
        .id(id);
    error_answer(&error.build_unchecked())
}

/// The answer for an input that breaks constraints, with all of them.
fn refused(found: &ConstraintViolations) -> Answer {
    let body = found.to_validation_exception().to_string();
    named(400, "ValidationException", body.into_bytes())
}

fn malformed() -> Answer {
    named(400, "SerializationException", b"{}".to_vec())
}

fn failure() -> Answer {
    named(500, "InternalFailureException", b"{}".to_vec())
}
