//! The effect of HTML tags.

use super::super::event::ContainerKind;
use super::super::html::{Element, Tag};
use super::super::writer::{Style, Writer};

/// Writes a tag. `code` and `pre` elements are separate tokens.
pub(super) fn write(tag: &Tag<'_>, writer: &mut Writer) {
    match (tag.element, tag.is_closing) {
        (Element::Bold, false) => writer.paragraph.open_style(Style::Strong),
        (Element::Bold, true) => writer.paragraph.close_style(Style::Strong),
        (Element::Italic, false) => writer.paragraph.open_style(Style::Emphasis),
        (Element::Italic, true) => writer.paragraph.close_style(Style::Emphasis),
        (Element::Strikethrough, false) => writer.paragraph.open_style(Style::Strikethrough),
        (Element::Strikethrough, true) => writer.paragraph.close_style(Style::Strikethrough),
        (Element::Term | Element::Heading, false) => {
            writer.end_paragraph();
            writer.paragraph.open_style(Style::Strong);
        }
        (Element::Term | Element::Heading, true) => {
            writer.paragraph.close_style(Style::Strong);
            writer.end_paragraph();
        }
        (Element::TableCell { is_header }, is_closing) => {
            if is_closing && is_header {
                writer.paragraph.close_style(Style::Strong);
            }
            writer.paragraph.space();
            if !is_closing && is_header {
                writer.paragraph.open_style(Style::Strong);
            }
        }
        (Element::Anchor, false) if !writer.paragraph.is_in_markdown_link() => {
            writer.paragraph.close_link();
            let destination = tag.attribute("href");
            writer.paragraph.open_link(destination.trim(), "", false);
        }
        (Element::Anchor, true) if !writer.paragraph.is_in_markdown_link() => {
            writer.paragraph.close_link();
        }
        (Element::Break, _) => writer.hard_break(),
        (Element::Image, _) => writer.paragraph.words(&tag.attribute("alt")),
        (Element::ThematicBreak, _) => writer.thematic_break(),
        (Element::Note, false) => writer.title("Note:"),
        (Element::Important, false) => writer.title("Important:"),
        // The first paragraph of a note continues the line of its title.
        (Element::Paragraph, false) if writer.paragraph.is_title() => {}
        (Element::Paragraph | Element::Note | Element::Important, _) => writer.end_paragraph(),
        (Element::List { is_ordered }, false) => {
            let start = is_ordered.then(|| tag.list_start());
            writer.open(ContainerKind::List { start }, false);
        }
        (Element::List { .. }, true) => writer.close_html_list(),
        (Element::Item, false) => writer.open_html_item(),
        (Element::Item, true) => writer.close_html_item(),
        (Element::BlockQuote, false) => writer.open(ContainerKind::BlockQuote, false),
        (Element::BlockQuote, true) => writer.close_html_block_quote(),
        _ => {}
    }
}
