//! `shapesmith show`.

mod binding;
mod description;
mod find;
mod service;
mod text;
mod traits;
mod uses;

use std::process::ExitCode;

use clap::ValueEnum;
use shapesmith_codegen::Nullability;
use shapesmith_codegen::inspect::{Files, Model};

use crate::failure::Failure;
use crate::input;
use crate::output::{Format, Output, width};
use description::{Context, Description};

/// Show one shape
///
/// Prints the documentation of the shape, its Rust type, its members with their constraints, where it is used, and the
/// operations that reach it; for an operation, its errors, its request and response, its authentication and pagination.
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "shapesmith show [OPTIONS] <MODEL>... <SHAPE>",
    after_help = "\
Examples:
  $ shapesmith show model/cognito-identity-provider.json UpdateUserPoolClient
  $ shapesmith show model/cognito-identity-provider.json 'UpdateUserPoolClientRequest$ClientName'"
)]
pub struct Arguments {
    /// Files of the model, in Smithy IDL or JSON ASTs, or folders of files, `-` for standard input; and last the name of the shape,
    /// `namespace#Name`, or a member `Name$member`
    // One argument, so that options can be anywhere between its values.
    #[arg(required = true, value_name = "MODEL> <SHAPE")]
    models_and_shape: Vec<String>,
    /// Rules that decide which fields are an `Option`
    #[arg(long, value_name = "RULES", default_value = "client")]
    nullability: Rules,
}

/// The rules of optionality.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rules {
    /// For clients, whose model can be older than that of the service
    Client,
    /// For servers, which own the model
    Server,
}

/// Runs the command.
///
/// # Errors
///
/// The model cannot be read, or there is no such shape.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let (models, shape) = match &arguments.models_and_shape[..] {
        [models @ .., shape] if !models.is_empty() => (models, shape),
        _ => {
            let help = "`shapesmith list MODEL` lists the shapes of a model";
            return Err(Failure::with_help("expected a model and a shape", help));
        }
    };
    let models = input::Models {
        models: models.to_vec(),
    };
    let texts = models.read()?;
    output.stage("reading the model");
    let sources = Files::new(&texts);
    let model = Model::scan(&sources)?;
    let files = match &texts[..] {
        [only] => format!("`{}`", only.name),
        several => format!("the {} files of the model", several.len()),
    };
    let found = find::find(&model, &files, shape)?;
    let context = Context {
        model: &model,
        references: model.references(),
        texts: &texts,
        nullability: match arguments.nullability {
            Rules::Client => Nullability::Client,
            Rules::Server => Nullability::Server,
        },
    };
    let description = context.describe(&found.shape, found.member.as_deref())?;
    if output.format == Format::Json {
        output.json(&description)?;
    } else {
        output.text(&written(&description))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The text about a shape.
fn written(description: &Description<'_>) -> String {
    let writer = text::Writer::new(description, width::prose());
    writer.write(description)
}

#[cfg(test)]
pub use tests::each_shape;

#[cfg(test)]
mod tests {
    use shapesmith_codegen::ModelText;

    use super::{Context, Model, Nullability, written};

    /// Shows every `step`th shape of a model, with all of its members if it is the first. Calls `see` with the ID, the
    /// text, and the JSON.
    pub fn each_shape(
        texts: &[ModelText],
        model: &Model<'_>,
        step: usize,
        see: &mut dyn FnMut(&str, &str, &str),
    ) {
        let context = Context {
            model,
            references: model.references(),
            texts,
            nullability: Nullability::Client,
        };
        let mut show = |id: &str, member: Option<&str>| {
            let description = context.describe(id, member);
            let description = description.unwrap_or_else(|failure| panic!("{id}: {failure:?}"));
            if let Some(error) = &description.rust_error {
                panic!("{id}: {error}");
            }
            let json = serde_json::to_string(&description).expect("JSON");
            see(&description.id, &written(&description), &json);
        };
        for (at, (id, _)) in model.shapes().enumerate().filter(|(at, _)| at % step == 0) {
            show(id, None);
            let shape = model.shape(id).expect("a shape").expect("a shape");
            for member in shape
                .members()
                .iter()
                .take(if at == 0 { usize::MAX } else { 1 })
            {
                show(id, Some(&member.name));
            }
        }
    }
}
