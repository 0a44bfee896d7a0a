//! Branches of a union that are no different types.

use super::kind::Shape;
use super::listed::Listed;
use super::openness::is_open;

/// The branches of a union by what could be one type.
#[derive(Default)]
pub(super) struct Sorted<'b> {
    /// The values that are listed.
    lists: Vec<Listed<'b>>,
    /// Whether a text is among them that is no more than text.
    has_text: bool,
    /// Whether any value will do.
    has_any: bool,
    /// Whether there are others, which are types of their own.
    has_others: bool,
}

impl<'b> Sorted<'b> {
    /// Adds a branch of that shape.
    pub(super) fn add(&mut self, shape: Option<Shape<'b>>) {
        match shape {
            Some(Shape::Literals {
                lists, any_text, ..
            }) => {
                self.lists.extend(lists);
                self.has_text |= any_text;
            }
            Some(Shape::Text(format)) if !has_type(format) => self.has_text = true,
            Some(Shape::Any) => self.has_any = true,
            _ => self.has_others = true,
        }
    }

    /// The one shape that all of them come to.
    pub(super) fn together(self) -> Option<Shape<'b>> {
        if self.has_any {
            Some(Shape::Any)
        } else if self.has_others {
            None
        } else if self.lists.is_empty() {
            Some(Shape::Text(None))
        } else if !self.has_text {
            let open = self.lists.iter().all(|list| is_open(list));
            Some(Shape::Literals {
                lists: self.lists,
                open,
                any_text: false,
            })
        } else if self.lists.iter().all(lists_texts) {
            // A listed text or any other: that is what an open enum is.
            Some(Shape::Literals {
                lists: self.lists,
                open: true,
                any_text: true,
            })
        } else {
            None
        }
    }
}

fn lists_texts(list: &Listed<'_>) -> bool {
    list.values().all(|(_, value)| value.is_string())
}

/// Whether text of a format can become a type of its own.
fn has_type(format: Option<&str>) -> bool {
    let typed = [
        "date-time",
        "date",
        "uuid",
        "byte",
        "base64",
        "base64url",
        "binary",
    ];
    format.is_some_and(|format| typed.contains(&format))
}
