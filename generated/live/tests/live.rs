//! The generated operations against two independent servers: moto and cognito-local.
//!
//! The servers are expected in `target/live` (see CONTRIBUTING.md), or at the paths in `SHAPESMITH_MOTO` and
//! `SHAPESMITH_COGNITO_LOCAL`. If a server is missing, its test is skipped with a message, or fails if
//! `SHAPESMITH_LIVE` is set.

#[path = "../examples/service/mod.rs"]
mod service;

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use aws_credential_types::Credentials;
use service::Service;
use shapesmith::{Operation, OperationError, PaginatedItems, Timestamp};
use shapesmith_live::cognito::{
    CreateUserPool, CreateUserPoolClient, CreateUserPoolClientRequest, CreateUserPoolRequest,
    DescribeUserPoolClient, DescribeUserPoolClientError, DescribeUserPoolClientRequest,
    ExplicitAuthFlowsType, ListUserPools, TimeUnitsType, TokenValidityUnitsType,
    UpdateUserPoolClient, UpdateUserPoolClientError, UpdateUserPoolClientRequest,
};

const REGION: &str = "us-east-1";

/// The changed values in a request or response. A server may fill in the units of the other tokens.
macro_rules! settings {
    ($of:expr) => {{
        let units = $of.token_validity_units.as_ref();
        [
            format!("{:?}", $of.client_name),
            format!("{:?}", $of.explicit_auth_flows),
            format!("{:?}", $of.callback_urls),
            format!("{:?}", $of.access_token_validity),
            format!("{:?}", units.and_then(|units| units.access_token.as_ref())),
        ]
    }};
}

/// A server that is stopped when the test ends.
struct Server {
    process: Child,
    endpoint: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have exited already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Prints a message even if the test runner captures output.
fn say(text: &str) {
    let mut out = std::io::stderr();
    writeln!(out, "{text}").expect("standard error can be written");
}

/// The program of a server, if it is installed.
fn program(test: &str, variable: &str, below_target: &str) -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let program = match std::env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => target.join("live").join(below_target),
    };
    if program.exists() {
        return Some(program);
    }
    assert!(
        std::env::var_os("SHAPESMITH_LIVE").is_none(),
        "{} is not there, and SHAPESMITH_LIVE says that it must be",
        program.display()
    );
    say(&format!(
        "SKIPPED {test}: there is no {}, and {variable} does not say where else; CONTRIBUTING.md says how to \
         install it",
        Path::new("target/live").join(below_target).display()
    ));
    None
}

/// Starts a server on a port that is free, and waits until it listens.
fn start(name: &str, mut command: Command, port: u16) -> Server {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Left by an earlier run.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let log = std::fs::File::create(folder.join("log")).expect("a file");
    let errors = log.try_clone().expect("a file");
    command.current_dir(&folder).stdin(Stdio::null());
    let process = command.stdout(log).stderr(errors).spawn();
    let mut server = Server {
        process: process.expect("the server can be started"),
        endpoint: format!("http://127.0.0.1:{port}"),
    };
    let begin = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = server.process.try_wait().expect("its state is known");
        let log = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        assert!(ended.is_none(), "{name} has ended:\n{}", log());
        assert!(
            begin.elapsed() < Duration::from_mins(1),
            "{name} does not listen:\n{}",
            log()
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    server
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

fn service(server: &Server) -> Service {
    Service {
        endpoint: server.endpoint.parse().expect("an endpoint"),
        region: REGION.to_owned(),
        credentials: Credentials::new("id", "secret", None, None, "test"),
    }
}

/// All items of an operation, page by page, and the number of pages.
fn list<O: PaginatedItems>(service: &Service, input: O::Input) -> (Vec<O::Item>, usize) {
    let (mut items, mut pages, mut next) = (Vec::new(), 0, Some(input));
    while let Some(input) = next {
        let page = service.call::<O>(&input).expect("an answer");
        let page = page.unwrap_or_else(|error| panic!("{error}"));
        next = O::next_page(&input, &page);
        items.extend(O::into_items(page));
        pages += 1;
    }
    (items, pages)
}

/// Creates a pool and a client, changes the client, reads it back, and requests one that does not exist.
/// Returns the IDs of the pool and the client.
fn exercise(service: &Service) -> (String, String) {
    let pool = CreateUserPoolRequest::builder()
        .pool_name("people")
        .build()
        .expect("valid");
    let pool = service
        .call::<CreateUserPool>(&pool)
        .expect("an answer")
        .expect("a pool")
        .user_pool
        .expect("it is answered");
    assert_eq!(pool.name.as_deref(), Some("people"));
    let pool_id = pool.id.expect("it has an id");
    let date = pool.creation_date.expect("it has a date");
    assert!(date > Timestamp::from_unix_timestamp(946_684_800), "{date}"); // 2000-01-01

    let client = CreateUserPoolClientRequest::builder()
        .user_pool_id(&pool_id)
        .client_name("web")
        .generate_secret(true)
        .build()
        .expect("valid");
    let client = service
        .call::<CreateUserPoolClient>(&client)
        .expect("an answer")
        .expect("a client");
    let client = client.user_pool_client.expect("it is answered");
    let client_id = client.client_id.expect("it has an id");
    assert_eq!(client.client_name.as_deref(), Some("web"));

    let update = UpdateUserPoolClientRequest::builder()
        .user_pool_id(&pool_id)
        .client_id(&client_id)
        .client_name("mobile \u{3c} 1")
        .explicit_auth_flows([
            ExplicitAuthFlowsType::AllowUserSrpAuth,
            ExplicitAuthFlowsType::AllowRefreshTokenAuth,
        ])
        .callback_urls(["https://example.com/cb"])
        .access_token_validity(30)
        .token_validity_units(
            TokenValidityUnitsType::builder()
                .access_token(TimeUnitsType::Minutes)
                .build()
                .expect("valid"),
        )
        .build_unchecked();
    let updated = service
        .call::<UpdateUserPoolClient>(&update)
        .expect("an answer")
        .expect("it is changed");
    let updated = updated.user_pool_client.expect("it is answered");

    let describe = |client_id: &str| {
        let request = DescribeUserPoolClientRequest::builder()
            .user_pool_id(&pool_id)
            .client_id(client_id)
            .build()
            .expect("valid");
        service
            .call::<DescribeUserPoolClient>(&request)
            .expect("an answer")
    };
    let described = describe(&client_id).expect("it is there");
    let described = described.user_pool_client.expect("it is answered");
    for client in [&updated, &described] {
        assert_eq!(settings!(client), settings!(update));
    }

    let error = describe("nobody").expect_err("there is no such client");
    let OperationError::Service(error) = error else {
        panic!("{error}");
    };
    assert!(
        matches!(
            error,
            DescribeUserPoolClientError::ResourceNotFoundException(_)
        ),
        "{error:?}"
    );
    let nobody = update
        .with(|b| b.client_id("nobody").client_name("nobody"))
        .expect("valid");
    let error = service
        .call::<UpdateUserPoolClient>(&nobody)
        .expect("an answer")
        .expect_err("there is no such client");
    let OperationError::Service(error) = error else {
        panic!("{error}");
    };
    assert!(
        matches!(
            error,
            UpdateUserPoolClientError::ResourceNotFoundException(_)
        ),
        "{error:?}"
    );
    (pool_id, client_id)
}

/// Runs the example as a user does.
fn example(server: &Server, pool_id: &str, client_id: &str) -> (Option<i32>, String) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "-p", "shapesmith-live"]);
    command.args(["--example", "update_user_pool_client", "--"]);
    command.args(["--endpoint", &server.endpoint, "--region", REGION]);
    command.args([
        "--user-pool-id",
        pool_id,
        "--client-id",
        client_id,
        "--client-name",
        "shop",
    ]);
    command
        .env("AWS_ACCESS_KEY_ID", "id")
        .env("AWS_SECRET_ACCESS_KEY", "secret");
    let output = command.output().expect("the example can be started");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

#[test]
fn moto_accepts_the_requests() {
    let test = "moto_accepts_the_requests";
    let Some(moto) = program(test, "SHAPESMITH_MOTO", "bin/moto_server") else {
        return;
    };
    let port = free_port();
    let mut command = Command::new(moto);
    command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    let server = start("moto", command, port);
    let service = service(&server);
    let (pool_id, client_id) = exercise(&service);

    for name in ["one", "two", "three", "four"] {
        let pool = CreateUserPool::input().pool_name(name).build();
        let pool = service.call::<CreateUserPool>(&pool.expect("valid"));
        assert!(pool.expect("an answer").is_ok());
    }
    let input = ListUserPools::input().max_results(2).build();
    let (pools, pages) = list::<ListUserPools>(&service, input.expect("valid"));
    let mut names: Vec<_> = pools.into_iter().filter_map(|pool| pool.name).collect();
    names.sort();
    assert_eq!(names, ["four", "one", "people", "three", "two"]);
    assert_eq!(pages, 3);

    let (status, printed) = example(&server, &pool_id, &client_id);
    assert_eq!(status, Some(0), "{printed}");
    assert!(printed.contains("client_name=shop"), "{printed}");
    let (status, printed) = example(&server, &pool_id, "nobody");
    assert_eq!(status, Some(1), "{printed}");
    assert!(printed.contains("ResourceNotFoundException"), "{printed}");
    let (status, printed) = example(&server, "no pool", &client_id);
    assert_eq!(status, Some(2), "{printed}");
    assert!(printed.contains("Value at '/UserPoolId'"), "{printed}");
}

#[test]
fn cognito_local_accepts_the_requests() {
    let test = "cognito_local_accepts_the_requests";
    let variable = "SHAPESMITH_COGNITO_LOCAL";
    let Some(local) = program(test, variable, "node_modules/.bin/cognito-local") else {
        return;
    };
    let port = free_port();
    let mut command = Command::new(local);
    command
        .env("HOST", "127.0.0.1")
        .env("PORT", port.to_string());
    let server = start("cognito-local", command, port);
    exercise(&service(&server));
}
