//! What a document has that can be selected: its operations and its webhooks.

use crate::follow::{Method, Site, Tree};
use crate::pointer::Pointer;
use crate::read::Node;

/// An operation that can be called, or that the API calls.
pub(super) struct Call<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) tags: Vec<&'a str>,
    /// Its path; a webhook has none.
    pub(super) path: Option<&'a str>,
    pub(super) method: Method<'a>,
    pub(super) deprecated: bool,
    /// Where its path item stands in the model.
    pub(super) item: Pointer,
    /// The path item in the sources, and what each of its references leads to.
    pub(super) item_sites: Vec<Site<'a>>,
}

impl Call<'_> {
    pub(super) fn is_method(&self, method: &str) -> bool {
        self.method.key.eq_ignore_ascii_case(method)
    }

    /// Where it stands in the model.
    pub(super) fn model(&self) -> Pointer {
        if self.method.is_further {
            self.item
                .child("additionalOperations")
                .child(&self.method.key)
        } else {
            self.item.child(&self.method.key)
        }
    }

    /// Its method and path, if it can be called.
    pub(super) fn called(&self) -> Option<String> {
        Some(format!("{} {}", self.method.name(), self.path?))
    }

    /// What the settings may call it: its id, or else its method and path.
    pub(super) fn name(&self) -> String {
        let unnamed = || format!("{} {}", self.method.key, self.path.unwrap_or_default());
        self.id.map_or_else(unnamed, str::to_owned)
    }
}

/// All of them, in the document's order.
pub(super) fn calls<'a>(tree: Tree<'a>, entry: &Site<'a>) -> Vec<Call<'a>> {
    let mut calls = Vec::new();
    for section in ["paths", "webhooks"] {
        let all = entry.child(section).map(|all| tree.resolved(all));
        let Some(map) = all.as_ref().and_then(|all| all.node.as_map()) else {
            continue;
        };
        let items = map.counting().filter(|(key, _)| !key.starts_with("x-"));
        for (key, node) in items {
            let at = all.as_ref().map(|all| all.at.child(key));
            let site = Site {
                node,
                at: at.unwrap_or_default(),
            };
            let item = Item {
                path: (section == "paths").then_some(key),
                model: Pointer::default().child(section).child(key),
                sites: tree.chain(site).collect(),
            };
            item.add(tree, &mut calls);
        }
    }
    calls
}

/// A path item, or that of a webhook.
struct Item<'a> {
    path: Option<&'a str>,
    model: Pointer,
    sites: Vec<Site<'a>>,
}

impl<'a> Item<'a> {
    fn add(&self, tree: Tree<'a>, calls: &mut Vec<Call<'a>>) {
        let written = self.sites.first();
        let methods = written.map(|item| tree.methods(item)).unwrap_or_default();
        let methods = methods.into_iter();
        calls.extend(methods.filter_map(|method| self.call(method)));
    }

    fn call(&self, method: Method<'a>) -> Option<Call<'a>> {
        let map = method.site.node.as_map()?;
        let tags = map.get("tags").and_then(Node::as_list).unwrap_or_default();
        Some(Call {
            id: map.get("operationId").and_then(Node::as_str),
            tags: tags.iter().filter_map(Node::as_str).collect(),
            path: self.path,
            method,
            deprecated: map.get("deprecated").and_then(Node::as_bool) == Some(true),
            item: self.model.clone(),
            item_sites: self.sites.clone(),
        })
    }
}
