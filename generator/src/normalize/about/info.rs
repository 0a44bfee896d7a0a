//! What a document says about itself: `info`, `tags` and links to other docs.

use openapiv3::{Contact, ExternalDocumentation, Info, License, Tag};

use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{Object, placed, string};
use crate::read::Node;

pub(in crate::normalize) fn info(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Info> {
    placed(context, node, at, |node, at| {
        let mut object = Object::open(context, node, at, "`info`")?;
        let summary = object.newer("summary", Version::V31).is_some();
        let summary = summary.then(|| object.read("summary", string)).flatten();
        Some(Info {
            title: object.required("title", string),
            version: object.required("version", string),
            description: described(summary, object.read("description", string)),
            terms_of_service: object.read("termsOfService", string),
            contact: object.read("contact", contact),
            license: object.read("license", license),
            extensions: object.finish(),
        })
    })
}

/// A summary with the description behind it, unless that begins with it.
fn described(summary: Option<String>, description: Option<String>) -> Option<String> {
    match (summary, description) {
        (Some(summary), Some(description)) if !description.trim().starts_with(summary.trim()) => {
            Some(format!("{}\n\n{description}", summary.trim()))
        }
        (summary, description) => description.or(summary),
    }
}

fn contact(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Contact> {
    let mut object = Object::open(context, node, at, "`contact`")?;
    Some(Contact {
        name: object.read("name", string),
        url: object.read("url", string),
        email: object.read("email", string),
        extensions: object.finish(),
    })
}

fn license(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<License> {
    let mut object = Object::open(context, node, at, "`license`")?;
    object.pass(&["identifier"], Version::V31);
    Some(License {
        name: object.required("name", string),
        url: object.read("url", string),
        extensions: object.finish(),
    })
}

pub(in crate::normalize) fn tag(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Tag> {
    placed(context, node, at, |node, at| {
        let mut object = Object::open(context, node, at, "a tag")?;
        object.pass(&["parent", "kind", "summary"], Version::V32);
        let summary = object.read("summary", string);
        Some(Tag {
            name: object.required("name", string),
            description: described(summary, object.read("description", string)),
            external_docs: object.read("externalDocs", external_docs),
            extensions: object.finish(),
        })
    })
}

pub(in crate::normalize) fn external_docs(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ExternalDocumentation> {
    let mut object = Object::open(context, node, at, "`externalDocs`")?;
    Some(ExternalDocumentation {
        description: object.read("description", string),
        url: object.required("url", string),
        extensions: object.finish(),
    })
}
