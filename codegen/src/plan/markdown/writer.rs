//! Writing blocks: what is open around the text, and where its lines begin.

use super::html::{Element, MAX_NUMBER, Tag, is_web_address};
use super::render::{Format, Gap, Inline, Place, render};
use super::{MAX_COLUMNS, MAX_DEPTH};

/// What blocks stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Quote,
    /// With the number of its first item, if its items are numbered.
    List(Option<u32>),
    Item,
}

/// A container that is open.
struct Open {
    container: Container,
    /// Whether Markdown opened it, which HTML cannot close.
    by_markdown: bool,
    /// Whether it shows: items and quotations down to `MAX_DEPTH` do.
    is_shown: bool,
    /// Of a list: the next number. Of an item: its number.
    number: Option<u32>,
    /// Of an item: whether its marker has still to be written.
    is_new: bool,
    /// Of an item: the width of its marker.
    width: usize,
    /// The places of the nearest containers of HTML, this one or one around it, that Markdown has not
    /// shut off: a list, a list or an item, and a quotation.
    nearest_list: Option<usize>,
    nearest_part: Option<usize>,
    nearest_quote: Option<usize>,
}

/// A link that is open.
struct Link {
    /// Where its text begins among the pieces.
    at: usize,
    by_markdown: bool,
    /// How many formats were open before it.
    formats: usize,
}

/// What is being written.
enum Target {
    Blocks,
    /// The row of a table, with the cells that are complete.
    Row(Vec<String>),
    /// One line, without blocks.
    Line,
}

/// Writes a text.
pub(super) struct Writer {
    out: String,
    stack: Vec<Open>,
    /// The places in the stack of what shows.
    shown: Vec<usize>,
    /// How many containers are open still that were when the last block was written.
    common: usize,
    /// The places of the items that the last block stood in.
    last_items: Vec<usize>,
    /// The place of the bulleted list that ended behind the last block, if one did.
    ended_list: Option<usize>,
    /// Whether the last block was a paragraph, behind which a list may stand without a blank line.
    after_paragraph: bool,
    /// The paragraph that is being collected.
    pieces: Vec<Inline>,
    /// Whether there is anything in it to read.
    has_text: bool,
    gap: Gap,
    /// The formats that are open in it, outermost first.
    formats: Vec<Format>,
    /// How often each format has been opened: one within itself changes nothing.
    depths: [usize; 3],
    link: Option<Link>,
    heading: Option<usize>,
    /// Whether the paragraph holds nothing but its title, as in `**Note:**`.
    is_title: bool,
    target: Target,
}

impl Writer {
    pub fn new() -> Self {
        Writer {
            out: String::new(),
            stack: Vec::new(),
            shown: Vec::new(),
            common: 0,
            last_items: Vec::new(),
            ended_list: None,
            after_paragraph: false,
            pieces: Vec::new(),
            has_text: false,
            gap: Gap::None,
            formats: Vec::new(),
            depths: [0; 3],
            link: None,
            heading: None,
            is_title: false,
            target: Target::Blocks,
        }
    }

    /// A writer of one line.
    pub fn line() -> Self {
        Writer {
            target: Target::Line,
            ..Writer::new()
        }
    }

    /// What has been written.
    pub fn finish(mut self) -> String {
        if let Target::Line = self.target {
            self.end_pieces();
            return render(&self.pieces, "", Place::Line);
        }
        self.flush();
        self.out
    }

    /// Whether blocks have no place here.
    fn is_flat(&self) -> bool {
        !matches!(self.target, Target::Blocks)
    }

    // Text

    /// Writes words; whitespace in them counts as it stands.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.is_title = false;
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if let Some(Inline::Text(last)) = self.pieces.last_mut() {
            match gap {
                Gap::None => {}
                Gap::Space => last.push(' '),
                Gap::Line => last.push('\n'),
                Gap::Break => {
                    self.pieces.push(Inline::Gap(gap));
                    self.pieces.push(Inline::Text(text.to_owned()));
                    return;
                }
            }
            last.push_str(text);
            return;
        }
        self.push_gap(gap);
        self.has_text = true;
        self.pieces.push(Inline::Text(text.to_owned()));
    }

    /// Writes text, whose white space means no more than that words end.
    pub fn words(&mut self, text: &str) {
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

    fn push_gap(&mut self, gap: Gap) {
        if gap != Gap::None && self.has_text {
            self.pieces.push(Inline::Gap(gap));
        }
    }

    /// Writes the gap, for a piece that is no text.
    fn begin_piece(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        self.push_gap(gap);
    }

    pub fn space(&mut self) {
        self.widen(Gap::Space);
    }

    /// Ends a line of the source.
    pub fn newline(&mut self) {
        self.widen(Gap::Line);
    }

    /// Ends a line as its author says; two such ends are as good as a paragraph's.
    pub fn hard_break(&mut self) {
        if self.gap == Gap::Break {
            self.flush();
        } else {
            self.widen(Gap::Break);
        }
    }

    fn widen(&mut self, gap: Gap) {
        if gap > self.gap {
            self.gap = gap;
        }
    }

    /// Writes inline code.
    pub fn code(&mut self, text: &str) {
        self.is_title = false;
        if let (Gap::None, Some(Inline::Code(last))) = (self.gap, self.pieces.last_mut()) {
            last.push_str(text);
            return;
        }
        self.begin_piece();
        self.has_text = true;
        self.pieces.push(Inline::Code(text.to_owned()));
    }

    /// Writes a block of code: each line as inline code, on a line of its own.
    pub fn code_lines<'t>(&mut self, lines: impl Iterator<Item = &'t str>) {
        self.flush();
        for line in lines {
            let line = line.trim_end();
            if line.is_empty() {
                self.flush();
                continue;
            }
            self.code(&line.replace('\t', "    "));
            self.widen(Gap::Break);
        }
        self.flush();
    }

    /// Writes a web address as a link.
    pub fn address(&mut self, address: &str) {
        self.is_title = false;
        self.begin_piece();
        self.has_text = true;
        // What cannot stand in `<…>` is text.
        let whole = super::html::address(address) == Some(address.len());
        let piece = if whole { Inline::Address } else { Inline::Text };
        self.pieces.push(piece(address.to_owned()));
    }

    // Formats and links

    pub fn open_format(&mut self, format: Format) {
        let depth = &mut self.depths[format as usize];
        *depth += 1;
        if *depth == 1 && !self.formats.contains(&format) {
            self.begin_piece();
            self.formats.push(format);
            self.pieces.push(Inline::Open(format));
        }
    }

    pub fn close_format(&mut self, format: Format) {
        let depth = &mut self.depths[format as usize];
        if *depth == 0 {
            return;
        }
        *depth -= 1;
        if *depth > 0 {
            return;
        }
        let Some(at) = self.formats.iter().position(|open| *open == format) else {
            return;
        };
        // What was opened before a link ends behind it.
        if self.link.as_ref().is_none_or(|link| at >= link.formats) {
            self.close_format_at(at);
        }
    }

    /// Closes a format, and those within it for the moment.
    fn close_format_at(&mut self, at: usize) {
        let within = self.formats.split_off(at);
        for format in within.iter().rev() {
            self.pieces.push(Inline::Close(*format));
        }
        for format in &within[1..] {
            self.formats.push(*format);
            self.pieces.push(Inline::Open(*format));
        }
    }

    /// Opens a link; whether that is possible here.
    pub fn open_link(&mut self, address: &str, title: &str, by_markdown: bool) -> bool {
        if !is_web_address(address) {
            return false;
        }
        if let Some(link) = &self.link {
            if by_markdown || link.by_markdown {
                return false;
            }
            self.close_link();
        }
        self.begin_piece();
        self.pieces
            .push(Inline::OpenLink(address.to_owned(), title.to_owned()));
        self.link = Some(Link {
            at: self.pieces.len(),
            by_markdown,
            formats: self.formats.len(),
        });
        true
    }

    /// Whether a link of Markdown's is open.
    fn is_in_link_of_markdown(&self) -> bool {
        self.link.as_ref().is_some_and(|link| link.by_markdown)
    }

    pub fn close_link(&mut self) {
        let Some(link) = self.link.take() else {
            return;
        };
        for format in self.formats.split_off(link.formats).iter().rev() {
            self.pieces.push(Inline::Close(*format));
            self.depths[*format as usize] = 0;
        }
        let mut inside = self.pieces[link.at..].iter();
        let is_text =
            |piece: &Inline| !matches!(piece, Inline::Open(_) | Inline::Close(_) | Inline::Gap(_));
        let has_text = inside.any(is_text);
        if let (false, true, Some(Inline::OpenLink(address, _))) =
            (has_text, link.by_markdown, self.pieces.get(link.at - 1))
        {
            self.pieces.push(Inline::Text(address.clone()));
            self.has_text = true;
        }
        if has_text || link.by_markdown {
            self.pieces.push(Inline::CloseLink);
        } else {
            // There is nothing to click on.
            self.pieces.remove(link.at - 1);
        }
        // What should have ended within the link ends now.
        while let Some(at) = (self.formats.iter()).position(|f| self.depths[*f as usize] == 0) {
            self.close_format_at(at);
        }
    }

    // Blocks

    /// Ends the paragraph and writes it, if there is anything in it.
    pub fn flush(&mut self) {
        if self.is_flat() {
            self.space();
            return;
        }
        self.gap = Gap::None;
        if !self.has_text {
            return;
        }
        let place = if self.heading.is_some() {
            Place::Heading
        } else {
            Place::Paragraph
        };
        self.end_pieces();
        let pieces = std::mem::take(&mut self.pieces);
        let prefix = self.begin_block();
        if let Some(level) = self.heading.take() {
            self.out.push_str(&"#".repeat(level));
            self.out.push(' ');
        }
        self.out.push_str(&render(&pieces, &prefix, place));
        self.has_text = false;
        self.is_title = false;
        self.after_paragraph = place == Place::Paragraph;
    }

    /// Ends what is open in the paragraph: a format that goes on behind its end would be read as
    /// text.
    fn end_pieces(&mut self) {
        self.close_link();
        for format in std::mem::take(&mut self.formats).iter().rev() {
            self.pieces.push(Inline::Close(*format));
        }
        self.depths = [0; 3];
    }

    /// Writes the next text as a heading.
    pub fn heading(&mut self, level: usize) {
        self.flush();
        if !self.is_flat() {
            self.heading = Some(level);
        }
    }

    /// Ends a heading.
    pub fn end_heading(&mut self) {
        self.flush();
        self.heading = None;
    }

    pub fn rule(&mut self) {
        self.flush();
        if !self.is_flat() {
            self.begin_block();
            self.out.push_str("***");
            self.after_paragraph = false;
        }
    }

    /// Begins a block: writes what separates it from the last, and the beginning of its first line.
    /// Gives back what its other lines begin with.
    fn begin_block(&mut self) -> String {
        let first_new = self
            .shown
            .iter()
            .position(|&place| self.stack[place].is_new);
        if !self.out.is_empty() {
            let is_tight = first_new.is_some_and(|index| self.is_tight(index));
            self.out.push('\n');
            if !is_tight {
                let mut shared = String::new();
                for &place in self.shown.iter().take_while(|&&place| place < self.common) {
                    if self.stack[place].is_new {
                        break;
                    }
                    self.stack[place].continue_line(&mut shared);
                }
                self.out.push_str(shared.trim_end());
                self.out.push('\n');
            }
        }
        let mut rest = String::new();
        for &place in &self.shown {
            let open = &mut self.stack[place];
            if open.is_new {
                let marker = match open.number {
                    Some(number) => format!("{number}. "),
                    None => "- ".to_owned(),
                };
                open.is_new = false;
                open.width = marker.len();
                self.out.push_str(&marker);
            } else {
                open.continue_line(&mut self.out);
            }
            open.continue_line(&mut rest);
        }
        let places = self.shown.iter().copied();
        let items = places.filter(|&place| self.stack[place].container == Container::Item);
        self.last_items = items.collect();
        self.common = self.stack.len();
        self.ended_list = None;
        rest
    }

    /// Whether an item whose marker is new can stand on the next line.
    fn is_tight(&self, index: usize) -> bool {
        let place = self.shown[index];
        if !self.after_paragraph {
            return false;
        }
        // The next item of a list, below the text of another.
        if self.common >= place && self.last_items.contains(&place) {
            return true;
        }
        // The first item of a list right behind another: Markdown takes them for one.
        if self.ended_list.is_some_and(|list| list + 1 == place) {
            return self.stack[place].number.is_none();
        }
        // The first item of a list, below the text of an item around it. Only a list that begins with
        // 1 can interrupt a paragraph.
        let around = index.checked_sub(1).map(|index| self.shown[index]);
        let in_item = around.is_some_and(|around| {
            self.stack[around].container == Container::Item && around < self.common
        });
        in_item && matches!(self.stack[place].number, None | Some(1))
    }

    /// Begins a row of a table.
    pub fn begin_row(&mut self) {
        self.flush();
        if let Target::Blocks = self.target {
            self.target = Target::Row(Vec::new());
        }
    }

    /// Ends a cell of a row.
    pub fn end_cell(&mut self) {
        self.end_pieces();
        let Target::Row(cells) = &mut self.target else {
            self.space();
            return;
        };
        cells.push(render(&self.pieces, "", Place::Cell));
        self.pieces.clear();
        self.gap = Gap::None;
        self.has_text = false;
        self.is_title = false;
    }

    /// Ends a row; the head of the table has a line below it.
    pub fn end_row(&mut self, is_head: bool) {
        let Target::Row(row) = &mut self.target else {
            return;
        };
        let row = std::mem::take(row);
        self.target = Target::Blocks;
        debug_assert!(row.len() <= MAX_COLUMNS, "the reader sees to it");
        let prefix = if is_head {
            self.begin_block()
        } else {
            let mut prefix = String::new();
            for &place in &self.shown {
                self.stack[place].continue_line(&mut prefix);
            }
            self.out.push('\n');
            self.out.push_str(&prefix);
            prefix
        };
        self.out.push('|');
        for cell in &row {
            self.out.push(' ');
            self.out.push_str(cell);
            self.out.push_str(" |");
        }
        if is_head {
            self.out.push('\n');
            self.out.push_str(&prefix);
            self.out.push('|');
            self.out.push_str(&" --- |".repeat(row.len()));
        }
        self.after_paragraph = false;
    }

    // Containers

    /// Opens a container.
    pub fn open(&mut self, container: Container, by_markdown: bool) {
        self.flush();
        if self.is_flat() {
            return;
        }
        let place = self.stack.len();
        let below = self.stack.last();
        let nearest = |own: bool, of: fn(&Open) -> Option<usize>| match (by_markdown, own) {
            (true, _) => None,
            (false, true) => Some(place),
            (false, false) => below.and_then(of),
        };
        let is_list = matches!(container, Container::List(_));
        let is_quote = container == Container::Quote;
        let mut open = Open {
            container,
            by_markdown,
            is_shown: false,
            number: None,
            is_new: false,
            width: 0,
            nearest_list: nearest(is_list, |below| below.nearest_list),
            nearest_part: nearest(!is_quote, |below| below.nearest_part),
            nearest_quote: nearest(is_quote, |below| below.nearest_quote),
        };
        let has_room = self.shown.len() < MAX_DEPTH;
        match container {
            Container::Quote => open.is_shown = has_room,
            Container::List(number) => open.number = number,
            Container::Item if has_room => {
                open.is_shown = true;
                open.is_new = true;
                if let Some(list) = self.stack.last_mut() {
                    open.number = list.number;
                    list.number = list.number.map(next_number);
                }
            }
            // Too deep: one more item of the innermost list that shows.
            Container::Item => {
                let shown = self.shown.last().map(|&place| &mut self.stack[place]);
                let item = shown.filter(|open| open.container == Container::Item && !open.is_new);
                if let Some(item) = item {
                    item.is_new = true;
                    item.number = item.number.map(next_number);
                }
            }
        }
        if open.is_shown {
            self.shown.push(place);
        }
        self.stack.push(open);
    }

    /// Closes the container at a place, and all within it.
    fn close_from(&mut self, place: usize) {
        self.flush();
        for (index, open) in self.stack.iter().enumerate().skip(place) {
            if open.container == Container::List(None) && self.last_items.contains(&(index + 1)) {
                self.ended_list = Some(index);
                break;
            }
        }
        self.stack.truncate(place);
        while self.shown.last().is_some_and(|&shown| shown >= place) {
            self.shown.pop();
        }
        self.common = self.common.min(place);
    }

    /// Closes the innermost container that Markdown opened.
    pub fn close_markdown(&mut self) {
        self.flush();
        while let Some(last) = self.stack.last() {
            let by_markdown = last.by_markdown;
            self.close_from(self.stack.len() - 1);
            if by_markdown {
                return;
            }
        }
    }

    /// Closes all containers.
    pub fn close_all(&mut self) {
        self.close_from(0);
    }

    // HTML

    /// Does what a tag says; `code`, `pre` and `br` are the reader's.
    pub fn tag(&mut self, tag: &Tag<'_>) {
        let is_container = matches!(
            tag.element,
            Element::List { .. } | Element::Item | Element::Quote
        );
        if is_container && self.is_flat() {
            self.space();
            return;
        }
        match (tag.element, tag.closes) {
            (Element::Bold, false) => self.open_format(Format::Strong),
            (Element::Bold, true) => self.close_format(Format::Strong),
            (Element::Italic, false) => self.open_format(Format::Emphasis),
            (Element::Italic, true) => self.close_format(Format::Emphasis),
            (Element::Strike, false) => self.open_format(Format::Strike),
            (Element::Strike, true) => self.close_format(Format::Strike),
            (Element::Term | Element::Heading, false) => {
                self.flush();
                self.open_format(Format::Strong);
            }
            (Element::Term | Element::Heading, true) => {
                self.close_format(Format::Strong);
                self.flush();
            }
            (Element::Cell { is_head }, closes) => {
                if closes && is_head {
                    self.close_format(Format::Strong);
                }
                self.space();
                if !closes && is_head {
                    self.open_format(Format::Strong);
                }
            }
            (Element::Anchor, false) if !self.is_in_link_of_markdown() => {
                self.close_link();
                self.open_link(tag.attribute("href").trim(), "", false);
            }
            (Element::Anchor, true) if !self.is_in_link_of_markdown() => self.close_link(),
            (Element::Break, _) => self.hard_break(),
            (Element::Image, _) => {
                self.words(&tag.attribute("alt"));
            }
            (Element::Rule, _) => self.rule(),
            (Element::Note, false) => self.title("Note:"),
            (Element::Important, false) => self.title("Important:"),
            // The first paragraph of a note stands beside its title.
            (Element::Paragraph, false) if self.is_title => {}
            (Element::Paragraph | Element::Note | Element::Important, _) => self.flush(),
            (Element::List { numbered }, false) => {
                self.open(Container::List(numbered.then(|| tag.start())), false);
            }
            (Element::List { .. }, true) => {
                self.flush();
                let nearest = self.stack.last().and_then(|last| last.nearest_list);
                if let Some(place) = nearest {
                    self.close_from(place);
                }
            }
            (Element::Item, false) => {
                self.flush();
                match self.stack.last().and_then(|last| last.nearest_list) {
                    // An item that is open ends with the next.
                    Some(list) => self.close_from(list + 1),
                    None => self.open(Container::List(None), false),
                }
                self.open(Container::Item, false);
            }
            (Element::Item, true) => {
                self.flush();
                let nearest = self.stack.last().and_then(|last| last.nearest_part);
                if let Some(place) = nearest {
                    if self.stack[place].container == Container::Item {
                        self.close_from(place);
                    }
                }
            }
            (Element::Quote, false) => self.open(Container::Quote, false),
            (Element::Quote, true) => {
                self.flush();
                let nearest = self.stack.last().and_then(|last| last.nearest_quote);
                if let Some(place) = nearest {
                    self.close_from(place);
                }
            }
            _ => {}
        }
    }

    fn title(&mut self, title: &str) {
        self.flush();
        self.open_format(Format::Strong);
        self.text(title);
        self.close_format(Format::Strong);
        self.space();
        self.is_title = true;
    }
}

impl Open {
    /// Writes what a line within it begins with.
    fn continue_line(&self, out: &mut String) {
        match self.container {
            Container::Quote => out.push_str("> "),
            Container::Item => out.extend(std::iter::repeat_n(' ', self.width)),
            Container::List(_) => {}
        }
    }
}

/// The number behind a number.
fn next_number(number: u32) -> u32 {
    (number + 1).min(MAX_NUMBER)
}
