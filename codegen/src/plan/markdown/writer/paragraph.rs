//! The inlines of the paragraph that is being collected.

use super::super::url::{is_web_url, leading_url};
use super::render::{Inline, Style, Whitespace};

/// A paragraph, heading or table cell that is being collected.
pub(in super::super) struct Paragraph {
    inlines: Vec<Inline>,
    /// Whether there is anything to read in it.
    has_text: bool,
    /// The whitespace before the next inline.
    whitespace: Whitespace,
    /// The open styles, outermost first.
    styles: Vec<Style>,
    /// How often each style has been opened. A style has no effect inside of itself.
    depths: [usize; 3],
    link: Option<OpenLink>,
    is_title: bool,
}

struct OpenLink {
    /// The index of the first inline of its text.
    text_start: usize,
    by_markdown: bool,
    /// The number of styles that were open before it.
    outer_styles: usize,
}

impl Paragraph {
    pub(super) fn new() -> Self {
        Paragraph {
            inlines: Vec::new(),
            has_text: false,
            whitespace: Whitespace::None,
            styles: Vec::new(),
            depths: [0; 3],
            link: None,
            is_title: false,
        }
    }

    pub(super) fn has_text(&self) -> bool {
        self.has_text
    }

    /// Whether the paragraph only has a title, as in `**Note:**`.
    pub(crate) fn is_title(&self) -> bool {
        self.is_title
    }

    pub(super) fn mark_as_title(&mut self) {
        self.is_title = true;
    }

    /// Closes the link and the styles, and takes the inlines.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.close_all();
        self.whitespace = Whitespace::None;
        self.has_text = false;
        self.is_title = false;
        std::mem::take(&mut self.inlines)
    }

    /// Closes the link and the styles. An unclosed delimiter would be read as text.
    pub(super) fn close_all(&mut self) {
        self.close_link();
        for style in std::mem::take(&mut self.styles).iter().rev() {
            self.inlines.push(Inline::StyleEnd(*style));
        }
        self.depths = [0; 3];
    }

    // Whitespace

    pub(crate) fn space(&mut self) {
        self.widen(Whitespace::Space);
    }

    pub(crate) fn soft_break(&mut self) {
        self.widen(Whitespace::SoftBreak);
    }

    /// Adds a hard line break. Returns false if there already is one.
    pub(super) fn hard_break(&mut self) -> bool {
        if self.whitespace == Whitespace::HardBreak {
            return false;
        }
        self.widen(Whitespace::HardBreak);
        true
    }

    pub(super) fn drop_whitespace(&mut self) {
        self.whitespace = Whitespace::None;
    }

    fn widen(&mut self, whitespace: Whitespace) {
        if whitespace > self.whitespace {
            self.whitespace = whitespace;
        }
    }

    fn push_whitespace(&mut self) {
        let whitespace = std::mem::replace(&mut self.whitespace, Whitespace::None);
        if whitespace != Whitespace::None && self.has_text {
            self.inlines.push(Inline::Whitespace(whitespace));
        }
    }

    fn push_content(&mut self, inline: Inline) {
        self.is_title = false;
        self.push_whitespace();
        self.has_text = true;
        self.inlines.push(inline);
    }

    // Content

    /// Adds text, with its whitespace as it is.
    pub(crate) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            let separator = match self.whitespace {
                Whitespace::None => Some(""),
                Whitespace::Space => Some(" "),
                Whitespace::SoftBreak => Some("\n"),
                Whitespace::HardBreak => None,
            };
            if let Some(separator) = separator {
                last.push_str(separator);
                last.push_str(text);
                self.whitespace = Whitespace::None;
                self.is_title = false;
                return;
            }
        }
        self.push_content(Inline::Text(text.to_owned()));
    }

    /// Adds text in which whitespace only separates words.
    pub(crate) fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c.is_whitespace() {
                self.space();
                rest = rest.trim_start();
            } else {
                let (word, after) =
                    rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
                self.text(word);
                rest = after;
            }
        }
    }

    pub(crate) fn code(&mut self, text: &str) {
        if let (Whitespace::None, Some(Inline::Code(last))) =
            (self.whitespace, self.inlines.last_mut())
        {
            last.push_str(text);
            self.is_title = false;
            return;
        }
        self.push_content(Inline::Code(text.to_owned()));
    }

    pub(crate) fn autolink(&mut self, url: &str) {
        let is_valid = leading_url(url) == Some(url.len());
        let inline = if is_valid {
            Inline::Autolink
        } else {
            Inline::Text
        };
        self.push_content(inline(url.to_owned()));
    }

    // Styles

    pub(crate) fn open_style(&mut self, style: Style) {
        let depth = &mut self.depths[style as usize];
        *depth += 1;
        if *depth == 1 && !self.styles.contains(&style) {
            self.push_whitespace();
            self.styles.push(style);
            self.inlines.push(Inline::StyleStart(style));
        }
    }

    pub(crate) fn close_style(&mut self, style: Style) {
        let depth = &mut self.depths[style as usize];
        if *depth == 0 {
            return;
        }
        *depth -= 1;
        if *depth > 0 {
            return;
        }
        let Some(index) = self.styles.iter().position(|open| *open == style) else {
            return;
        };
        // A style that was opened before a link ends after it.
        if self
            .link
            .as_ref()
            .is_none_or(|link| index >= link.outer_styles)
        {
            self.close_style_at(index);
        }
    }

    /// Closes a style. The styles inside of it are closed and opened again.
    fn close_style_at(&mut self, index: usize) {
        let inner = self.styles.split_off(index);
        for style in inner.iter().rev() {
            self.inlines.push(Inline::StyleEnd(*style));
        }
        for style in &inner[1..] {
            self.styles.push(*style);
            self.inlines.push(Inline::StyleStart(*style));
        }
    }

    // Links

    /// Opens a link. Returns false if there cannot be one here.
    pub(crate) fn open_link(&mut self, destination: &str, title: &str, by_markdown: bool) -> bool {
        if !is_web_url(destination) {
            return false;
        }
        if let Some(link) = &self.link {
            if by_markdown || link.by_markdown {
                return false;
            }
            self.close_link();
        }
        self.push_whitespace();
        self.inlines.push(Inline::LinkStart {
            destination: destination.to_owned(),
            title: title.to_owned(),
        });
        self.link = Some(OpenLink {
            text_start: self.inlines.len(),
            by_markdown,
            outer_styles: self.styles.len(),
        });
        true
    }

    pub(crate) fn is_in_markdown_link(&self) -> bool {
        self.link.as_ref().is_some_and(|link| link.by_markdown)
    }

    pub(crate) fn close_link(&mut self) {
        let Some(link) = self.link.take() else {
            return;
        };
        for style in self.styles.split_off(link.outer_styles).iter().rev() {
            self.inlines.push(Inline::StyleEnd(*style));
            self.depths[*style as usize] = 0;
        }
        let has_text = self.inlines[link.text_start..].iter().any(|inline| {
            !matches!(
                inline,
                Inline::StyleStart(_) | Inline::StyleEnd(_) | Inline::Whitespace(_)
            )
        });
        if let (false, true, Some(Inline::LinkStart { destination, .. })) = (
            has_text,
            link.by_markdown,
            self.inlines.get(link.text_start - 1),
        ) {
            self.inlines.push(Inline::Text(destination.clone()));
            self.has_text = true;
        }
        if has_text || link.by_markdown {
            self.inlines.push(Inline::LinkEnd);
        } else {
            // A link without text cannot be followed.
            self.inlines.remove(link.text_start - 1);
        }
        // Close the outer styles that were closed inside of the link.
        while let Some(index) = self
            .styles
            .iter()
            .position(|style| self.depths[*style as usize] == 0)
        {
            self.close_style_at(index);
        }
    }
}
