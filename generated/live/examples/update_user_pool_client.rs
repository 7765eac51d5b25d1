//! Renames an app client of Amazon Cognito or an emulator, and prints the response.
//!
//! ```console
//! $ cargo run -p shapesmith-live --example update_user_pool_client -- \
//!     --endpoint http://127.0.0.1:5000 --region us-east-1 \
//!     --user-pool-id us-east-1_Example01 --client-id 1example23456789 --client-name web
//! ```
//!
//! The request is signed with the credentials in `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, if set,
//! `AWS_SESSION_TOKEN`. If the service returns an error, its type and message are printed and the exit code is
//! 1. If an argument or value is invalid, the exit code is 2.

mod service;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use aws_credential_types::Credentials;
use service::Service;
use shapesmith::{Operation, OperationError};
use shapesmith_live::cognito::UpdateUserPoolClient;

const ARGUMENTS: [&str; 5] = [
    "--endpoint",
    "--region",
    "--user-pool-id",
    "--client-id",
    "--client-name",
];

/// The values of the arguments, in order. The name is optional; without it the name is not changed.
fn arguments() -> Result<[Option<String>; 5], String> {
    let mut values = [const { None }; 5];
    let mut given = env::args().skip(1);
    while let Some(name) = given.next() {
        let known = ARGUMENTS.iter().position(|known| *known == name);
        let known = known.ok_or(format!("{name} is none of {}", ARGUMENTS.join(", ")))?;
        values[known] = Some(given.next().ok_or(format!("{name} has no value"))?);
    }
    for (name, value) in ARGUMENTS.iter().zip(&values).take(4) {
        if value.is_none() {
            return Err(format!("{name} is missing"));
        }
    }
    Ok(values)
}

fn credentials() -> Result<Credentials, String> {
    let variable = |name: &str| env::var(name).map_err(|_| format!("{name} is not set"));
    let (id, secret) = (
        variable("AWS_ACCESS_KEY_ID")?,
        variable("AWS_SECRET_ACCESS_KEY")?,
    );
    let token = env::var("AWS_SESSION_TOKEN").ok();
    Ok(Credentials::new(id, secret, token, None, "environment"))
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(2)
    })
}

fn run() -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let [endpoint, region, user_pool_id, client_id, client_name] = arguments()?;
    let service = Service {
        endpoint: endpoint.unwrap_or_default().parse()?,
        region: region.unwrap_or_default(),
        credentials: credentials()?,
    };
    let request = UpdateUserPoolClient::input()
        .user_pool_id(user_pool_id.unwrap_or_default())
        .client_id(client_id.unwrap_or_default())
        .maybe_client_name(client_name)
        .build()?;
    match service.call::<UpdateUserPoolClient>(&request)? {
        Ok(response) => {
            println!("{response}");
            Ok(ExitCode::SUCCESS)
        }
        Err(OperationError::Service(error)) => {
            // `Debug` names the type of the error.
            eprintln!("{error:?}");
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(error.into()),
    }
}
