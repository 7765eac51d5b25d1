//! Pages in Markdown, and what their blocks of code are for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::ROOT;

/// The folder of the guide.
pub fn folder() -> PathBuf {
    Path::new(ROOT).join("docs")
}

/// A page of the guide.
pub struct Page {
    /// The name of the file without its extension.
    pub name: String,
    pub blocks: Vec<Block>,
}

/// A block of code.
#[derive(Clone)]
pub struct Block {
    /// The line of the fence, counted from 1.
    pub line: usize,
    /// What follows the fence.
    pub info: String,
    /// The last line before the block that is not empty.
    before: String,
    /// The number of second-level headings before the block.
    pub section: usize,
    /// Whether the comment `<!-- new example -->` is between this block and the one before.
    pub starts_example: bool,
    pub text: String,
}

/// What a block is for.
#[derive(Debug, PartialEq)]
pub enum Role<'b> {
    /// A file with this path.
    File(&'b str),
    /// Rust that is run after the other fragments of the page.
    Fragment,
    /// What the code above prints.
    Output,
    /// Commands that a test of the command runs.
    Commands,
    /// A drawing of the folder that `idl::the_layout_of_the_guide_works` builds.
    Drawing,
    /// Commands of a shell.
    Shell,
    /// A workflow of GitHub Actions, which `workflow` of the command's tests runs.
    Workflow,
    /// A message that a reader may see.
    Message,
}

const NEW_EXAMPLE: &str = "<!-- new example -->";
const DRAWING: &str = "<!-- drawing -->";
const MESSAGE: &str = "<!-- message -->";

impl Block {
    /// The role of the block, or why there is none.
    pub fn role(&self) -> Result<Role<'_>, &'static str> {
        let title = self.before.strip_suffix("`:");
        let title = title.and_then(|line| Some(line.rsplit_once('`')?.1));
        // The name of a file has an extension.
        let title = title.filter(|path| path.contains('.'));
        match (&*self.info, title) {
            ("rust" | "toml" | "smithy" | "json", Some(path)) => Ok(Role::File(path)),
            ("rust", _) => Ok(Role::Fragment),
            ("text", _) if self.before == DRAWING => Ok(Role::Drawing),
            ("text", _) if self.before == MESSAGE => Ok(Role::Message),
            ("text" | "json", _) if self.before.ends_with("prints:") => Ok(Role::Output),
            ("console", _) if self.text.starts_with("$ shapesmith ") => Ok(Role::Commands),
            ("console", _) => Err("a block `console` starts with `$ shapesmith `"),
            ("sh", _) => Ok(Role::Shell),
            ("yaml", _) => Ok(Role::Workflow),
            ("toml" | "smithy" | "json", _) => {
                Err("the line before the block gives its path, as in \"`model/shop.smithy`:\"")
            }
            ("text", _) => Err("the line before the block ends with \"prints:\""),
            _ => Err("no test covers this language"),
        }
    }
}

impl Page {
    /// All pages of the guide, in the order of their names.
    pub fn all() -> Vec<Page> {
        let mut pages = Vec::new();
        for entry in fs::read_dir(folder()).expect("the guide") {
            let path = entry.expect("the guide").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let name = path
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                let text = fs::read_to_string(&path).expect("a page");
                pages.push(Page {
                    blocks: blocks(&text),
                    name,
                });
            }
        }
        pages.sort_by(|a, b| a.name.cmp(&b.name));
        pages
    }

    /// Where a block is, for messages.
    pub fn place(&self, block: &Block) -> String {
        format!("docs/{}.md:{}", self.name, block.line)
    }
}

/// The blocks of code of a page.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut before, mut section, mut starts_example) = ("", 0, false);
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else {
            section += usize::from(line.starts_with("## "));
            starts_example |= line == NEW_EXAMPLE;
            before = if line.is_empty() { before } else { line };
            continue;
        };
        let mut text = String::new();
        loop {
            let (line, _) = lines.next().expect("the end of the block");
            if line.trim_start() == "```" {
                break;
            }
            text += line;
            text.push('\n');
        }
        let (info, before) = (info.to_owned(), before.to_owned());
        blocks.push(Block {
            line: number,
            info,
            before,
            section,
            starts_example,
            text,
        });
        starts_example = false;
    }
    blocks
}
