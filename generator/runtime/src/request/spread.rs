//! What becomes of a value in a style, before anything of it is escaped.

use super::shape::Shape;
use super::style::{Kind, Style};

/// A name with what stands behind it.
pub(crate) struct Spread {
    pub(crate) name: String,
    /// One text, or those between which the style has its delimiter.
    pub(crate) texts: Vec<String>,
}

impl Spread {
    fn new(name: impl Into<String>, texts: Vec<String>) -> Self {
        let name = name.into();
        Self { name, texts }
    }
}

/// The names and texts of a value in a style; a list or an object of nothing has none.
pub(crate) fn spread(name: &str, value: Shape, style: Style) -> Vec<Spread> {
    let mut all = Vec::new();
    match value {
        Shape::Absent => {}
        _ if style.kind == Kind::Json => all.push(Spread::new(name, vec![value.into_json()])),
        _ if style.kind == Kind::DeepObject => deepen(&mut all, name.to_owned(), value),
        Shape::List(items) => {
            let items = items.into_iter().filter(|item| !item.is_absent());
            let items = items.map(Shape::into_text);
            if style.explode {
                // mark: exploded-list
                all.extend(items.map(|item| Spread::new(name, vec![item])));
            } else {
                all.push(Spread::new(name, items.collect()));
            }
        }
        Shape::Object(entries) => {
            let given = entries.into_iter().filter(|(_, value)| !value.is_absent());
            let given = given.map(|(key, value)| (key, value.into_text()));
            if style.explode {
                all.extend(given.map(|(key, value)| Spread::new(key, vec![value])));
            } else {
                let texts = given.flat_map(|(key, value)| [key, value]);
                all.push(Spread::new(name, texts.collect()));
            }
        }
        Shape::Text(text) | Shape::Bare(text) => all.push(Spread::new(name, vec![text])),
    }
    all.retain(|one| !one.texts.is_empty());
    all
}

/// Writes what is nested with further brackets, and an item with its number in them. The
/// document does not say how; most servers understand this.
fn deepen(all: &mut Vec<Spread>, name: String, value: Shape) {
    match value {
        Shape::Absent => {}
        Shape::Text(text) | Shape::Bare(text) => all.push(Spread::new(name, vec![text])),
        Shape::List(items) => {
            for (index, item) in items.into_iter().enumerate() {
                deepen(all, format!("{name}[{index}]"), item);
            }
        }
        Shape::Object(entries) => {
            for (key, value) in entries {
                // mark: deep-name
                deepen(all, format!("{name}[{key}]"), value);
            }
        }
    }
}
