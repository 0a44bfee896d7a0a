//! Operations where they stand in the document.

use openapiv3::{Operation, PathItem};

use super::{Source, extension, template};
use crate::names::{Case, Name};
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::METHOD_ORDER;

/// One operation where it stands in the document.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Site<'a> {
    pub(in crate::lower) path: &'a str,
    pub(in crate::lower) method: &'a str,
    pub(in crate::lower) item: &'a PathItem,
    pub(in crate::lower) operation: &'a Operation,
    /// Where it stands, for a method that path items have no place for.
    elsewhere: Option<&'a Pointer>,
}

impl Site<'_> {
    /// The pointer to the path item in the model.
    pub(in crate::lower) fn item_at(&self) -> Pointer {
        Pointer::root(FileId::default())
            .child("paths")
            .child(self.path)
    }

    /// The pointer to the operation in the model.
    pub(in crate::lower) fn at(&self) -> Pointer {
        let usual = || self.item_at().child(self.method);
        self.elsewhere.cloned().unwrap_or_else(usual)
    }

    /// The method as it is sent: "The map key is the HTTP method with the same capitalization that
    /// is to be sent in the request", where path items have no place for it.
    pub(in crate::lower) fn method_sent(&self) -> String {
        match self.elsewhere {
            Some(_) => self.method.to_owned(),
            None => self.method.to_uppercase(),
        }
    }

    /// The document's id of the operation, if it has one.
    pub(in crate::lower) fn given_id(&self) -> Option<&str> {
        let id = self.operation.operation_id.as_deref();
        id.filter(|id| !id.is_empty())
    }

    /// The operation's id: the document's, or one made of method and path.
    pub(in crate::lower) fn id(&self) -> String {
        self.operation
            .operation_id
            .clone()
            .unwrap_or_else(|| format!("{} {}", self.method, self.path))
    }

    /// The hint from which the operation's names are made.
    pub(in crate::lower) fn hint(&self) -> String {
        let id = self.operation.operation_id.as_deref();
        let id = id.filter(|id| id.chars().any(char::is_alphanumeric));
        id.map_or_else(|| self.path_hint(), str::to_owned)
    }

    /// The id without its end, where that is the path and the method again: `FastAPI` puts them behind the
    /// name of a function, so that no two operations have the same id.
    pub(in crate::lower) fn short_id(&self) -> Option<&str> {
        let id = self.given_id()?;
        let id = id.strip_suffix(self.method.to_lowercase().as_str())?;
        let id = id.strip_suffix('_')?;
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let path = self.path.replace(|letter| !is_word(letter), "_");
        let id = id.strip_suffix(path.as_str())?;
        id.chars().any(char::is_alphanumeric).then_some(id)
    }

    /// The hint from which the names of an operation's types are made, which is called that.
    pub(in crate::lower) fn hint_of(&self, function: &Name) -> String {
        let short = self.short_id();
        let short = short.filter(|short| Case::Value.name(short) == *function);
        short.map_or_else(|| self.hint(), str::to_owned)
    }

    /// What the operation does, from its method and path: `get pets`, `get pets
    /// by id`, `list` being left to who writes documents.
    pub(in crate::lower) fn path_hint(&self) -> String {
        format!("{} {}", self.method.to_lowercase(), self.item_hint())
    }

    /// What all operations of the path have in common: `pets`, `pets by id`.
    pub(in crate::lower) fn item_hint(&self) -> String {
        let path = template::plain(self.path);
        let (mut hints, mut by) = (Vec::new(), Vec::new());
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            if let Some((before, after)) = segment.split_once('{') {
                hints.push(before.to_owned());
                by.push(after.replace(['{', '}'], " "));
            } else {
                hints.push(segment.to_owned());
            }
        }
        if !by.is_empty() {
            hints.push(format!("by {}", by.join(" and ")));
        }
        hints.join(" ")
    }
}

/// All tags in their order, each once.
pub(in crate::lower) fn distinct<'t>(tags: impl IntoIterator<Item = &'t String>) -> Vec<&'t str> {
    let mut distinct: Vec<&str> = Vec::new();
    for tag in tags {
        if !distinct.contains(&tag.as_str()) {
            distinct.push(tag);
        }
    }
    distinct
}

/// All operations in the document's order.
pub(in crate::lower) fn sites<'a>(source: &Source<'a>) -> Vec<Site<'a>> {
    let mut sites = Vec::new();
    for (path, item) in &source.api().paths.paths {
        let Some(item) = item.as_item() else { continue };
        let order: Vec<String> = extension(&item.extensions, METHOD_ORDER).unwrap_or_default();
        let position = |method: &str| order.iter().position(|other| other == method);
        let mut operations: Vec<_> = item.iter().collect();
        operations.sort_by_key(|(method, _)| position(method));
        sites.extend(operations.into_iter().map(|(method, operation)| Site {
            path,
            method,
            item,
            operation,
            elsewhere: None,
        }));
        let further = source.document().methods.iter();
        sites.extend(
            further
                .filter(|known| known.path == *path)
                .map(|known| Site {
                    path,
                    method: &known.method,
                    item,
                    operation: &known.operation,
                    elsewhere: Some(&known.at),
                }),
        );
    }
    sites
}
