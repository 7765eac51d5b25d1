//! Rules for `@paginated` (Smithy specification, "paginated trait").

use super::Checker;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::model::closure::Operation;
use crate::model::shape::{Kind, Member, Shape};

/// The depth of nested lists and maps that are compared.
const MAX_COMPARED: usize = 16;

impl<'c> Checker<'c, '_> {
    /// The members exist, the tokens have the same type, and the items are a list or a map.
    pub(super) fn check_pagination(&mut self, operation: &Operation<'_>) {
        let Some(pagination) = &operation.pagination else {
            return;
        };
        let input_token = [pagination.input_token.clone()];
        let paths = [
            ("inputToken", operation.input, Some(&input_token[..])),
            (
                "outputToken",
                operation.output,
                Some(&pagination.output_token[..]),
            ),
            ("items", operation.output, pagination.items.as_deref()),
        ];
        let mut found = [None; 3];
        for (member, (key, end, path)) in found.iter_mut().zip(paths) {
            let Some(path) = path else {
                continue;
            };
            match self.member_at(end, path) {
                Ok(known) => *member = known,
                Err(message) => {
                    return self.report_pagination(operation, &format!("`{key}`: {message}"));
                }
            }
        }
        let [input_token, output_token, items] = found;
        let tokens = input_token.zip(output_token);
        let differ = |&(one, other): &(_, _)| !self.is_same_type(one, other, MAX_COMPARED);
        if let Some((one, other)) = tokens.filter(differ) {
            let kind = |member: &Member<'_>| self.closure.target(member).kind.with_article();
            let (one, other) = (kind(one), kind(other));
            let which = if one == other { " of another type" } else { "" };
            let message =
                format!("the token of the input is {one}, that of the output is {other}{which}");
            return self.report_pagination(operation, &message);
        }
        if let Some(items) = items {
            let kind = &self.closure.target(items).kind;
            if !matches!(kind, Kind::List(_) | Kind::Map(_) | Kind::External { .. }) {
                let message = format!(
                    "`items`: expected a list or a map, found {}",
                    kind.with_article()
                );
                self.report_pagination(operation, &message);
            }
        }
    }

    fn report_pagination(&mut self, operation: &Operation<'_>, message: &str) {
        let sources = self.sources;
        self.problems.push(|| {
            let text = operation.pagination.as_ref().map_or("", |known| known.text);
            Diagnostic::new(operation.span, format!("`@paginated`: {message}"))
                .location(sources.location(text, Some(&operation.id)))
        });
    }

    /// The member at the end of a path; `None` if a user's type is on the way.
    fn member_at(
        &self,
        end: Option<usize>,
        path: &[String],
    ) -> Result<Option<&'c Member<'c>>, String> {
        let mut shape: Option<&'c Shape<'c>> = end.map(|place| &self.closure.shapes[place]);
        let mut member = None;
        for name in path {
            let members: &'c [Member<'c>] = match shape.map(|shape| &shape.kind) {
                Some(Kind::External { .. }) => return Ok(None),
                Some(Kind::Structure(members)) => members,
                _ => &[],
            };
            let Some(known) = members.iter().find(|known| known.name == **name) else {
                let name = excerpt(name);
                return Err(match shape {
                    Some(shape) => {
                        format!("no member `{name}` in `{}`", excerpt(shape.id.as_str()))
                    }
                    None => format!("no member `{name}`, since there is no structure"),
                });
            };
            shape = Some(self.closure.target(known));
            member = Some(known);
        }
        Ok(member)
    }

    /// Whether the targets of two members have the same Rust type.
    fn is_same_type(&self, one: &Member<'_>, other: &Member<'_>, depth: usize) -> bool {
        let [of_one, of_other] = [one, other].map(|member| self.closure.target(member));
        let (one, other) = (&of_one.kind, &of_other.kind);
        if of_one.id.as_str() == of_other.id.as_str() {
            return true;
        }
        if depth == 0 || std::mem::discriminant(one) != std::mem::discriminant(other) {
            return false;
        }
        match (one, other) {
            (Kind::List(_) | Kind::Map(_), _) => {
                let mut members = one.members().iter().zip(other.members());
                of_one.traits.sparse == of_other.traits.sparse
                    && members.all(|(one, other)| self.is_same_type(one, other, depth - 1))
            }
            _ => !one.has_own_type() && !matches!(one, Kind::External { .. }),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::collections::List;
    use crate::input::Selection;
    use crate::model::{self, testing};

    /// The errors of a model with an operation whose `@paginated` and that of its service have these values.
    fn problems(service: &str, operation: &str) -> String {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
"a#Api": {{"type": "service", "operations": [{{"target": "a#List"}}], "traits": {{
    "aws.protocols#awsJson1_0": {{}}{service}}}}},
"a#List": {{"type": "operation", "input": {{"target": "a#In"}}, "output": {{"target": "a#Out"}}, "traits": {{
    "smithy.api#paginated": {operation}}}}},
"a#In": {{"type": "structure", "members": {{"from": {{"target": "smithy.api#String"}},
    "at": {{"target": "smithy.api#Long"}}, "keys": {{"target": "a#Keys"}}}}}},
"a#Out": {{"type": "structure", "members": {{"next": {{"target": "a#Token"}}, "page": {{"target": "a#Page"}},
    "keys": {{"target": "a#OtherKeys"}}, "numbers": {{"target": "a#Numbers"}}}}}},
"a#Page": {{"type": "structure", "members": {{"next": {{"target": "a#Token"}}, "page": {{"target": "a#Page"}},
    "keys": {{"target": "a#Keys"}}}}}},
"a#Token": {{"type": "string"}},
"a#Keys": {{"type": "map", "key": {{"target": "a#Token"}}, "value": {{"target": "a#Token"}}}},
"a#OtherKeys": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#Token"}}}},
"a#Numbers": {{"type": "list", "member": {{"target": "smithy.api#Long"}}}}}}}}"#
        );
        let mut request = testing::request();
        request.operations = Some(Selection::named(&["List"]));
        match model::read(&request, &testing::sources(&text)) {
            Ok(closure) => {
                let known = closure.feature_problems.into_iter();
                testing::messages(&known.map(|known| known.problem).list())
            }
            Err(problems) => testing::messages(&problems),
        }
    }

    #[test]
    fn paths_are_limited() {
        let tokens = r#", "smithy.api#paginated": {"inputToken": "from", "outputToken": "next"}"#;
        for (key, last, other) in [
            ("outputToken", "next", r#""inputToken": "from""#),
            (
                "items",
                "keys",
                r#""inputToken": "from", "outputToken": "next""#,
            ),
        ] {
            let path = |count: usize| format!("{}{last}", "page.".repeat(count - 1));
            for count in [48, 49, 8_000, 200_000] {
                let own = format!(r#"{{"{key}": "{}"}}"#, path(count));
                let whole = format!(
                    r#", "smithy.api#paginated": {{{other}, "{key}": "{}"}}"#,
                    path(count)
                );
                // On the operation, and on its service.
                for found in [problems(tokens, &own), problems(&whole, "{}")] {
                    let expected = format!(
                        "`@paginated.{key}`: the path has {count} segments, at most 48 are supported\n  --> m.json:"
                    );
                    let is_refused = found.contains(&expected) && found.len() < 300;
                    assert_eq!(is_refused, count > 48, "{count}: {found:.300}");
                    assert!(count > 48 || found.is_empty(), "{count}: {found:.300}");
                }
            }
        }
        let input = format!(r#"{{"inputToken": "{}"}}"#, "a.".repeat(200_000));
        let found = problems(tokens, &input);
        assert!(
            found.contains("expected the name of a member") && found.len() < 400,
            "{found:.300}"
        );
    }

    #[test]
    fn paths_name_members_of_the_right_types() {
        let of_service =
            r#", "smithy.api#paginated": {"inputToken": "from", "outputToken": "next"}"#;
        for (service, operation) in [
            ("", r#"{"inputToken": "from", "outputToken": "next"}"#),
            (of_service, "{}"),
            (of_service, r#"{"items": "numbers"}"#),
            (
                of_service,
                r#"{"outputToken": "page.page.next", "items": "keys"}"#,
            ),
            // Different shapes with the same type.
            (
                of_service,
                r#"{"inputToken": "keys", "outputToken": "keys"}"#,
            ),
        ] {
            assert_eq!(problems(service, operation), "", "{service} {operation}");
        }
        for (service, operation, expected) in [
            (
                "",
                "{}",
                "`@paginated`: missing `inputToken`\n  --> m.json:5:29 in `a#List`",
            ),
            (
                "",
                r#"{"inputToken": "from"}"#,
                "`@paginated`: missing `outputToken`",
            ),
            (
                of_service,
                r#"{"inputToken": "a.b"}"#,
                "`@paginated.inputToken`: expected the name of a member, found \"a.b\"\n  --> m.json:5:44",
            ),
            (
                of_service,
                r#"{"outputToken": "page..next"}"#,
                "`@paginated.outputToken`: expected the name of a member, found \"page..next\"",
            ),
            (
                of_service,
                r#"{"items": 7}"#,
                "`@paginated.items`: expected",
            ),
            (
                of_service,
                r#"{"inputToken": "form"}"#,
                "`@paginated`: `inputToken`: no member `form` in `a#In`\n  --> m.json:5:29 in `a#List`",
            ),
            (
                of_service,
                r#"{"outputToken": "page.token"}"#,
                "`@paginated`: `outputToken`: no member `token` in `a#Page`",
            ),
            (
                of_service,
                r#"{"outputToken": "next.token"}"#,
                "`@paginated`: `outputToken`: no member `token` in `a#Token`",
            ),
            (
                of_service,
                r#"{"items": "page"}"#,
                "`@paginated`: `items`: expected a list or a map, found a structure",
            ),
            (
                of_service,
                r#"{"inputToken": "at"}"#,
                "`@paginated`: the token of the input is a long, that of the output is a string",
            ),
        ] {
            let found = problems(service, operation);
            assert!(found.contains(expected), "{expected}\n---\n{found}");
        }
    }
}
