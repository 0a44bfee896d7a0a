//! What a document has that can be selected: its operations and its webhooks.

use crate::follow::{Site, Tree};
use crate::pointer::Pointer;
use crate::read::Node;

/// The keys of a path item that are methods.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// An operation that can be called, or that the API calls.
pub(super) struct Call<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) tags: Vec<&'a str>,
    /// Its path; a webhook has none.
    pub(super) path: Option<&'a str>,
    /// The key of its method in the document.
    pub(super) key: String,
    /// Whether its method has no key of its own in a path item.
    pub(super) is_further: bool,
    pub(super) deprecated: bool,
    /// Where its path item stands in the model.
    pub(super) item: Pointer,
    /// The path item in the sources.
    pub(super) item_site: Site<'a>,
    pub(super) site: Site<'a>,
}

impl Call<'_> {
    /// The method as it is sent.
    pub(super) fn method(&self) -> String {
        if self.is_further {
            self.key.clone()
        } else {
            self.key.to_uppercase()
        }
    }

    pub(super) fn is_method(&self, method: &str) -> bool {
        self.key.eq_ignore_ascii_case(method)
    }

    /// Where it stands in the model.
    pub(super) fn model(&self) -> Pointer {
        if self.is_further {
            self.item.child("additionalOperations").child(&self.key)
        } else {
            self.item.child(&self.key)
        }
    }

    /// Its method and path, if it can be called.
    pub(super) fn called(&self) -> Option<String> {
        Some(format!("{} {}", self.method(), self.path?))
    }

    /// What the settings may call it: its id, or else its method and path.
    pub(super) fn name(&self) -> String {
        let unnamed = || format!("{} {}", self.key, self.path.unwrap_or_default());
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
                site: tree.resolved(site),
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
    site: Site<'a>,
}

impl<'a> Item<'a> {
    fn add(&self, tree: Tree<'a>, calls: &mut Vec<Call<'a>>) {
        let further = self.site.child("additionalOperations");
        let further = further.map(|further| tree.resolved(further));
        let further = further.iter().flat_map(Site::children);
        let known = self.site.children().into_iter();
        let known = known.filter(|(key, _)| METHODS.contains(&key.as_str()));
        let known = known.map(|(key, site)| (key, site, false));
        for (key, site, is_further) in known.chain(further.map(|(key, site)| (key, site, true))) {
            let site = tree.resolved(site);
            calls.extend(self.call(key, site, is_further));
        }
    }

    fn call(&self, key: String, site: Site<'a>, is_further: bool) -> Option<Call<'a>> {
        let map = site.node.as_map()?;
        let tags = map.get("tags").and_then(Node::as_list).unwrap_or_default();
        Some(Call {
            id: map.get("operationId").and_then(Node::as_str),
            tags: tags.iter().filter_map(Node::as_str).collect(),
            path: self.path,
            key,
            is_further,
            deprecated: map.get("deprecated").and_then(Node::as_bool) == Some(true),
            item: self.model.clone(),
            item_site: self.site.clone(),
            site,
        })
    }
}
