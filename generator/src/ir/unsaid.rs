//! What docs say where the document says nothing.

use super::{Argument, Branch, Docs, Field, KnownModule, Rest, TupleItem, Union};

impl Docs {
    /// These, or others where nothing is said.
    fn or(&self, others: impl FnOnce() -> String) -> Self {
        if self.0.trim().is_empty() {
            Self(others())
        } else {
            self.clone()
        }
    }

    /// These, or what a setter of that name does.
    #[must_use]
    pub fn of_setter(&self, name: &str) -> Self {
        self.or(|| format!("Sets `{name}`."))
    }
}

/// A name on the wire as docs show it.
fn shown(wire: &str) -> String {
    wire.replace('`', "'")
}

impl Field {
    /// Its docs, or its name on the wire.
    #[must_use]
    pub fn shown_docs(&self) -> Docs {
        self.docs.or(|| format!("`{}`.", shown(&self.wire)))
    }
}

impl Argument<'_> {
    /// Its docs, or its name on the wire.
    #[must_use]
    pub fn shown_docs(&self) -> Docs {
        self.docs.or(|| format!("`{}`.", shown(self.wire)))
    }
}

impl Rest {
    /// Its docs, or what it holds.
    #[must_use]
    pub fn shown_docs(&self) -> Docs {
        self.docs.or(|| "All other properties.".to_owned())
    }
}

impl TupleItem {
    /// Its docs, or its name.
    #[must_use]
    pub fn shown_docs(&self) -> Docs {
        self.docs.or(|| format!("The item `{}`.", self.name.bare()))
    }
}

impl KnownModule {
    /// Its docs, or its name.
    #[must_use]
    pub fn shown_docs(&self) -> Docs {
        self.docs
            .or(|| format!("Values of `{}`.", self.name.bare()))
    }
}

impl Branch {
    /// Its docs, or what chooses it in its union.
    #[must_use]
    pub fn shown_docs(&self, union: &Union) -> Docs {
        self.docs.or(|| {
            let tags: Vec<String> = self.tags.iter().map(ToString::to_string).collect();
            let tags = tags.join("` or `").replace('"', "");
            match (&union.tag, &union.within) {
                (Some(tag), _) if !tags.is_empty() => format!("`{}` is `{tags}`.", shown(tag)),
                (None, Some([around, within])) => {
                    format!("`{}` in `{}` is `{tags}`.", shown(within), shown(around))
                }
                _ => format!("`{}`.", self.name),
            }
        })
    }
}
