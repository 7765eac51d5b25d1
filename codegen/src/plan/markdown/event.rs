//! The output of the block parser.

/// The start or end of a container block, or a leaf block (`CommonMark`, "Container blocks" and "Leaf
/// blocks"). Text in it is not yet parsed into inlines.
#[derive(Debug)]
pub(super) enum Event {
    Start(ContainerKind),
    /// Ends the innermost open container.
    End,
    ThematicBreak,
    Heading {
        level: usize,
        text: String,
    },
    Paragraph(String),
    HtmlBlock(String),
    CodeBlock(Vec<String>),
    TableRow {
        cells: Vec<String>,
        is_header: bool,
    },
}

/// A kind of container block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContainerKind {
    BlockQuote,
    List {
        /// The number of the first item of an ordered list.
        start: Option<u32>,
    },
    Item,
}
