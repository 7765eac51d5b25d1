//! Colors of texts. They follow rustc and cargo where possible.

use std::fmt::{self, Display};

use anstyle::{AnsiColor, Style};

/// A heading.
pub const HEADING: Style = AnsiColor::Green.on_default().bold();
/// The name of a shape or a member.
pub const NAME: Style = Style::new().bold();
/// A Rust type.
pub const TYPE: Style = AnsiColor::Cyan.on_default();
/// Less important text, such as the namespace of a shape.
pub const DIM: Style = Style::new().dimmed();
pub const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub const PLAIN: Style = Style::new();

/// A text with a style.
pub fn paint(style: Style, text: impl Display) -> Painted<impl Display> {
    Painted { style, text }
}

/// A text with a style.
#[derive(Debug)]
pub struct Painted<T> {
    style: Style,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}{}",
            self.style,
            self.text,
            self.style.render_reset()
        )
    }
}
