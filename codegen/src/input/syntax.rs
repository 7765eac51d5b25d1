//! How the user has written the input, which is how help names its options.

use std::borrow::Cow;

/// How the options of a [`SmithyInput`](super::SmithyInput) are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// Arguments of a macro: `shapes = [Name]`.
    #[default]
    Macro,
    /// Options of a command: `--shapes Name`.
    Command,
    /// Methods of a builder: `.shapes(["Name"])`.
    Methods,
}

impl Syntax {
    /// A name. In a macro, an ID is a string.
    pub(crate) fn name(self, name: &str) -> Cow<'_, str> {
        match self {
            Syntax::Macro if name.contains('#') => Cow::Owned(format!("\"{name}\"")),
            _ => Cow::Borrowed(name),
        }
    }

    /// The option that leaves patterns unchecked.
    pub(crate) fn pattern_off(self) -> &'static str {
        match self {
            Syntax::Macro => "`pattern_off`",
            Syntax::Command => "`--pattern-off` of `shapesmith expand`",
            Syntax::Methods => "`.pattern_off(…)`",
        }
    }

    /// How to add a name to an option that takes a list.
    pub(crate) fn add(self, option: &str, name: &str) -> String {
        match self {
            Syntax::Macro => format!("list it under `{option}`: `{}`", self.list(option, name)),
            _ => format!("name it with `{}`", self.list(option, name)),
        }
    }

    /// How to add the operations of a service or a resource.
    pub(crate) fn add_operations(self) -> &'static str {
        match self {
            Syntax::Macro => "list its operations under `operations`",
            Syntax::Command => "name its operations with `--operations`",
            Syntax::Methods => "name its operations with `.operations(…)`",
        }
    }

    /// An option that takes a list, with one name in it.
    pub(crate) fn list(self, option: &str, name: &str) -> String {
        match self {
            Syntax::Macro => format!("{option} = [{}]", self.name(name)),
            Syntax::Command => format!("--{option} {name}"),
            Syntax::Methods => format!(".{option}([\"{name}\"])"),
        }
    }

    /// An option that takes one name.
    pub(crate) fn one(self, option: &str, name: &str) -> String {
        match self {
            Syntax::Macro => format!("{option} = {}", self.name(name)),
            Syntax::Command => format!("--{option} {name}"),
            Syntax::Methods => format!(".{option}(\"{name}\")"),
        }
    }

    /// All operations, of one service if it has to be named.
    pub(crate) fn all_operations(self, service: Option<&str>) -> String {
        let (separator, all) = match self {
            Syntax::Macro => (", ", "operations = *"),
            Syntax::Command => (" ", "--operations '*'"),
            Syntax::Methods => ("", ".all_operations()"),
        };
        let service = service.map(|name| self.one("service", name) + separator);
        service.unwrap_or_default() + all
    }
}
