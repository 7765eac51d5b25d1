//! Going on after a mistake, so that several are found together.

use super::{Mistake, Parser};
use crate::model::idl::lexer::Kind;
use crate::model::idl::tree::Version;

impl Parser<'_> {
    /// Reports a mistake, and continues at the next statement.
    pub(super) fn recover(&mut self, mistake: Mistake) {
        let at = mistake.at;
        self.mistakes.push(mistake);
        self.lose();
        self.next_statement(at);
    }

    /// Forgets the statement that is being read.
    pub(super) fn lose(&mut self) {
        self.is_lost = true;
        self.depth = 0;
        self.shape = None;
        if self.file.namespace.is_none() && self.file.version.is_none() {
            // The version may be in the statement with the mistake.
            self.file.version = Some(Version::Two);
            self.has_inline = true;
        }
    }

    /// Skips tokens up to the next start of a statement after a position.
    pub(super) fn next_statement(&mut self, after: usize) {
        while self.token.kind != Kind::End && (self.token.start <= after || !self.is_start()) {
            self.advance();
        }
        self.pending.clear();
    }

    /// Whether a statement begins at the next token: at the start of a line there is a trait, what can be a definition of
    /// a shape, or, before the namespace, a control statement.
    pub(super) fn is_start(&self) -> bool {
        let at = self.token.start;
        let before = at.checked_sub(1).map(|before| self.text.as_bytes()[before]);
        if !matches!(before, None | Some(b'\n' | b'\r')) {
            return false;
        }
        match self.token.kind {
            Kind::At => true,
            Kind::Dollar => self.file.namespace.is_none(),
            Kind::Identifier => self.is_statement(),
            _ => false,
        }
    }

    /// Whether the next token, an identifier, can begin a statement: another word follows, or it is a keyword and what
    /// follows does not make it the name of a member.
    pub(super) fn is_statement(&self) -> bool {
        let rest = &self.text[self.token.end..];
        let next = rest.trim_start_matches([' ', '\t']);
        let is_word = next.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '"');
        next.len() < rest.len() && is_word
            || super::help::is_keyword(self.lexeme()) && !next.starts_with([':', '='])
    }
}
