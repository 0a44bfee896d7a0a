//! The pages of the project: their blocks of code, their headings and their links.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use tests::project;

/// Folders that have no pages of ours, and one whose pages another test reads with more knowledge.
const LEFT_OUT: [&str; 4] = ["target", ".git", "snapshots", "explanations"];

/// A page of Markdown.
pub(super) struct Page {
    /// Where it is, as seen from the root.
    pub(super) path: String,
    pub(super) blocks: Vec<Block>,
    pub(super) links: Vec<String>,
    /// What a link behind `#` can name.
    pub(super) anchors: Vec<String>,
}

/// A block of code.
#[derive(Debug)]
pub(super) struct Block {
    /// What stands behind the fence.
    pub(super) language: String,
    pub(super) text: String,
    /// The line of its fence.
    pub(super) line: usize,
}

/// All pages of the project.
pub(super) fn pages() -> Vec<Page> {
    let mut found = Vec::new();
    let mut open = vec![project::root()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                if !LEFT_OUT.contains(&&*name) {
                    open.push(path);
                }
            } else if name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Page {
    let text = fs::read_to_string(path).expect("a page");
    let seen = path.strip_prefix(project::root()).expect("in the project");
    Page::of(seen.to_string_lossy().replace('\\', "/"), &text)
}

impl Page {
    pub(super) fn of(path: String, text: &str) -> Self {
        let mut page = Self {
            path,
            blocks: Vec::new(),
            links: Vec::new(),
            anchors: Vec::new(),
        };
        let mut block = None;
        let mut heading: Option<String> = None;
        let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
        for (event, range) in parser.into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    block = Some(Block {
                        language: match kind {
                            CodeBlockKind::Fenced(info) => info.to_string(),
                            CodeBlockKind::Indented => String::new(),
                        },
                        text: String::new(),
                        line: text[..range.start].lines().count() + 1,
                    });
                }
                Event::End(TagEnd::CodeBlock) => page.blocks.extend(block.take()),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push(dest_url.to_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let title = heading.take().unwrap_or_default();
                    page.anchors.push(anchor(&title));
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some(block) = &mut block {
                        block.text.push_str(&text);
                    } else if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                _ => {}
            }
        }
        page
    }

    /// The folder that its links are seen from.
    pub(super) fn folder(&self) -> PathBuf {
        let path = project::root().join(&self.path);
        path.parent().unwrap_or(&path).to_owned()
    }
}

/// What code hosts and mdBook call a heading in an address.
fn anchor(title: &str) -> String {
    let kept = title.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
