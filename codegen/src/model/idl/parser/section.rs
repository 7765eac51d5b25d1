//! The sections of a file: control statements, metadata, the namespace with its `use` statements, shapes.

use super::{Mistake, Parsed, Parser, help};
use crate::collections::Map;
use crate::diagnostic::{excerpt, quoted};
use crate::model::idl::lexer::Kind;
use crate::model::idl::tree::{Node, Value, Version};

impl Parser<'_> {
    pub(super) fn file(&mut self) {
        let mut controls = Map::new();
        let mut is_first = true;
        while self.token.kind == Kind::Dollar {
            if !is_first && !self.is_lost && self.token.gap.docs.len() > self.dropped {
                let message = "control statement after a documentation comment";
                let mistake = Mistake::new(self.token.start, message);
                self.mistakes
                    .push(mistake.help("begin a comment with `//`"));
            }
            is_first = false;
            match self.control(&mut controls) {
                Ok(()) => self.is_lost = false,
                Err(mistake) => self.recover(mistake),
            }
        }
        while self.is_word("metadata") {
            match self.metadata() {
                Ok(()) => self.is_lost = false,
                Err(mistake) => self.recover(mistake),
            }
        }
        self.namespace_section();
        while self.is_word("use") {
            match self.use_statement() {
                Ok(()) => self.is_lost = false,
                Err(mistake) => self.recover(mistake),
            }
        }
        while self.token.kind != Kind::End {
            if let Err(mistake) = self.statement() {
                self.recover(mistake);
            }
        }
    }

    /// `$version: "2.0"`
    fn control(&mut self, known: &mut Map<String, usize>) -> Parsed<()> {
        self.advance();
        if !self.token.gap.is_empty() {
            let message = "expected the name of a control statement right after `$`";
            return Err(Mistake::new(self.token.gap.start, message));
        }
        let key = self.key()?;
        let is_version = key.text == "version";
        if is_version && self.file.version.is_none() {
            // If the version is invalid, features that need this version are not reported.
            self.file.version = Some(Version::Two);
        }
        self.expect_on_line(Kind::Colon)?;
        self.same_line(&[Kind::Text])?;
        let first = known.insert(key.text.clone().into_owned(), key.at);
        if first.is_some() {
            let message = format!("duplicate control statement `${}`", excerpt(&key.text));
            return Err(Mistake::new(key.at, message).repeats(first));
        }
        let value = self.node()?;
        match &*key.text {
            "version" => {
                let (version, has_inline) = self.version_of(&value)?;
                self.file.version = Some(version);
                self.has_inline = has_inline;
            }
            "operationInputSuffix" => self.file.input_suffix = Some(string(value)?),
            "operationOutputSuffix" => self.file.output_suffix = Some(string(value)?),
            // Smithy only warns of others.
            _ => {}
        }
        self.line_break()
    }

    /// The version that a value is, and whether it has inline collections.
    fn version_of(&self, value: &Node<'_>) -> Parsed<(Version, bool)> {
        let wrong = |message: String| {
            // The error in a value of several lines is at its end.
            let end = self.token.gap.start;
            let has_lines = self.text[value.at..end].contains(['\n', '\r']);
            let at = if has_lines { end - 1 } else { value.at };
            let help = "supported versions are \"1.0\", \"2.0\" and \"2.1\"";
            Mistake::new(at, message).help(help)
        };
        match &value.value {
            Value::String(text) => match &**text {
                "1" | "1.0" => Ok((Version::One, false)),
                "2" | "2.0" => Ok((Version::Two, false)),
                "2.1" => Ok((Version::Two, true)),
                other => {
                    let found = quoted(other);
                    Err(wrong(format!("unsupported Smithy version {found}")))
                }
            },
            _ => Err(wrong("`$version` must be a string".to_owned())),
        }
    }

    /// `metadata key = value`
    fn metadata(&mut self) -> Parsed<()> {
        self.advance();
        self.spaces()?;
        let key = self.key()?;
        self.expect_on_line(Kind::Equal)?;
        self.same_line(&[Kind::Text])?;
        let value = self.node()?;
        self.file.metadata.push((key, value));
        self.line_break()
    }

    /// The namespace, which all files with shapes have. If it is missing or late, that is one mistake.
    fn namespace_section(&mut self) {
        let mut is_late = false;
        while self.token.kind != Kind::End {
            if self.is_word("namespace") {
                match self.namespace_statement() {
                    Ok(()) => self.is_lost = false,
                    Err(mistake) => self.recover(mistake),
                }
                return;
            }
            if !is_late {
                let rest = &self.text[self.token.start..];
                is_late = rest.contains("\nnamespace") || rest.contains("\rnamespace");
                if !self.is_lost {
                    let mistake = self.no_namespace(is_late);
                    self.mistakes.push(mistake);
                }
                self.lose();
            }
            self.next_statement(self.token.start);
            if !is_late {
                return;
            }
        }
    }

    fn namespace_statement(&mut self) -> Parsed<()> {
        self.advance();
        self.spaces()?;
        self.file.namespace = Some(self.namespace()?);
        self.line_break()
    }

    /// The mistake of a file whose namespace is missing, or not where it should be.
    fn no_namespace(&self, is_late: bool) -> Mistake {
        let at = self.token.start;
        let word = self.lexeme();
        match self.token.kind {
            Kind::Invalid(reason) => return self.helped(self.invalid(reason), &[]),
            Kind::Dollar => {
                let message = "misplaced control statement";
                return Mistake::new(at, message)
                    .help("move control statements to the start of the file, before `metadata`");
            }
            Kind::OpenBrace if self.file.metadata.is_empty() => {
                let message = "expected Smithy's interface definition language, found JSON";
                return Mistake::new(at, message).help("give a JSON AST the extension `.json`");
            }
            _ => {}
        }
        let mistake = Mistake::new(at, format!("expected `namespace`, found {}", self.found()));
        let is_statement = help::is_keyword(word) || self.token.kind == Kind::At;
        if is_late && is_statement && word != "metadata" {
            return mistake.help("move it below the `namespace` statement");
        }
        let known = ["namespace", "metadata"];
        let meant = match self.token.kind {
            Kind::Identifier if !help::is_keyword(word) => {
                help::similar(word, &mut known.into_iter()).or_else(|| help::meant(word))
            }
            _ => None,
        };
        let usual = || "write `namespace`, with a name, before the first shape".to_owned();
        mistake.help(meant.unwrap_or_else(usual))
    }

    /// `use namespace#Name`
    fn use_statement(&mut self) -> Parsed<()> {
        self.advance();
        self.spaces()?;
        let id = self.parts()?;
        let Some((_, name)) = id.text.split_once('#') else {
            let message = format!(
                "expected an absolute shape ID, found `{}`",
                excerpt(id.text)
            );
            let help = match id.text.rsplit_once('.') {
                Some((namespace, name)) if self.token.kind != Kind::Pound => {
                    format!("write `use {namespace}#{name}`")
                }
                _ => "write `use namespace#Name`".to_owned(),
            };
            return Err(Mistake::new(id.at, message).help(help));
        };
        if name.contains('$') {
            let message = format!("`{}` is a member, not a shape", excerpt(id.text));
            return Err(Mistake::new(id.at, message).help("import the shape that has it"));
        }
        if self.imported.get(name).is_some() {
            let message = format!("duplicate import of a shape named `{}`", excerpt(name));
            return Err(Mistake::new(id.at, message).help("write the absolute ID of one of them"));
        }
        self.imported.insert(name, id.text);
        self.file.uses.push(id);
        self.line_break()
    }
}

fn string(value: Node<'_>) -> Parsed<String> {
    match value.value {
        Value::String(text) => Ok(text.into_owned()),
        _ => Err(Mistake::new(value.at, "expected a string")),
    }
}
