//! Files in Smithy's interface definition language become JSON ASTs.

use super::idl::{self, Mistake, OfJson, Problem};
use super::merge::File;
use super::source::{Source, Sources};
use crate::diagnostic::{Diagnostic, Problems};

pub(super) use super::idl::{Ast, token_len};

/// The result for the files: a JSON AST in place of each file in Smithy IDL, and errors that only
/// matter if code is generated.
pub(super) type Translated = (Vec<Option<Ast>>, Vec<Diagnostic>);

/// Translates the files that are in the language. `json` has the other files.
///
/// # Errors
///
/// All mistakes in the files.
pub(super) fn translate(
    sources: &Sources<'_>,
    json: &[Option<File<'_>>],
) -> Result<Translated, Vec<Diagnostic>> {
    let idl = (sources.files().iter().enumerate()).filter(|(_, source)| source.is_idl());
    let idl: Vec<(usize, &Source<'_>)> = idl.collect();
    let (mut trees, mut problems) = (Vec::new(), Problems::default());
    for (_, source) in &idl {
        let (tree, mistakes) = idl::parse(source.text());
        trees.push(tree);
        for mistake in mistakes {
            problems.push(|| problem(source, mistake, None));
        }
    }
    problems.into_result()?;
    let is_read =
        |(source, file): (&Source<'_>, &Option<File<'_>>)| source.is_idl() || file.is_some();
    if !sources.files().iter().zip(json).all(is_read) {
        // Definitions that are missing because of a syntax error, or an error in another file, are not reported
        // separately.
        return Err(Vec::new());
    }
    let mut problems = Problems::default();
    let others = OfJson::new(json.iter().flatten().flat_map(|file| &file.shapes));
    let (mut asts, of_model, refused) = idl::assemble(&trees, &others);
    for problem in of_model {
        problems.push(|| of_problem(&idl, problem));
    }
    problems.into_result()?;
    let mut of_generator = Problems::default();
    for problem in refused {
        of_generator.push(|| of_problem(&idl, problem));
    }
    let refused = of_generator.into_result().err().unwrap_or_default();
    for ast in &mut asts {
        ast.renumber(&|number| idl[number].0);
    }
    let mut found: Vec<Option<Ast>> = sources.files().iter().map(|_| None).collect();
    for ((file, _), ast) in idl.into_iter().zip(asts) {
        found[file] = Some(ast);
    }
    Ok((found, refused))
}

fn of_problem(idl: &[(usize, &Source<'_>)], found: Problem) -> Diagnostic {
    let problem = problem(idl[found.file].1, found.mistake, found.shape.as_deref());
    let Some((file, at)) = found.first else {
        return problem;
    };
    problem.help(remove_one(idl[file].1, at))
}

/// The help for what repeats what is at a place.
fn remove_one(source: &Source<'_>, first: usize) -> String {
    let length = token_len(source.text(), first);
    let place = source.location_of_range(first, length, None);
    format!("the first is at {place}; remove one of them")
}

fn problem(source: &Source<'_>, mistake: Mistake, shape: Option<&str>) -> Diagnostic {
    let length = token_len(source.text(), mistake.at);
    let location = source.location_of_range(mistake.at, length, shape);
    let problem = Diagnostic::new(source.span(), mistake.message)
        .location(location)
        .event(mistake.event);
    match (mistake.first, mistake.help) {
        (Some(first), _) => problem.help(remove_one(source, first)),
        (None, Some(help)) => problem.help(help),
        (None, None) => problem,
    }
}
