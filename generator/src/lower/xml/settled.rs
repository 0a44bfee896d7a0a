//! What can be written of a value, once it is known of all tables whether they can be.

use super::tables::{Draft, Unwritable};
use crate::ir::{XmlField, XmlNode};

/// Why a value cannot be written, as far as the tables know it.
pub(super) fn found(drafts: &[Draft], node: &XmlNode) -> Option<Unwritable> {
    match node {
        XmlNode::Text | XmlNode::Number | XmlNode::Boolean => None,
        XmlNode::Table(id) => drafts.get(id.0)?.made.as_ref().err().cloned(),
        XmlNode::List { of, .. } => found(drafts, of),
        XmlNode::Object {
            fields, further, ..
        } => {
            let mut needed = fields.iter().filter(|field| field.required);
            let needed = needed.find_map(|field| found(drafts, &field.of));
            let is_fine = |field: &XmlField| found(drafts, &field.of).is_none();
            let further = further.as_deref().map(|of| found(drafts, of));
            // Something has to be there.
            let is_empty = !fields.iter().any(is_fine) && !matches!(further, Some(None));
            let first = fields.iter().find_map(|field| found(drafts, &field.of));
            needed.or_else(|| first.or(further.flatten()).filter(|_| is_empty))
        }
    }
}

/// The value without what cannot be written and need not be there.
pub(super) fn pruned(drafts: &[Draft], node: &XmlNode) -> XmlNode {
    match node {
        XmlNode::Object {
            fields,
            further,
            origin,
            left,
        } => {
            let mut left = left.clone();
            let mut kept = Vec::with_capacity(fields.len());
            for field in fields {
                match found(drafts, &field.of) {
                    None => kept.push(XmlField {
                        of: pruned(drafts, &field.of),
                        ..field.clone()
                    }),
                    Some(why) => left.push((field.origin.clone(), why.why)),
                }
            }
            let further = further.as_deref().and_then(|of| match found(drafts, of) {
                None => Some(Box::new(pruned(drafts, of))),
                Some(why) => {
                    left.push((origin.clone(), why.why));
                    None
                }
            });
            XmlNode::Object {
                fields: kept,
                further,
                origin: origin.clone(),
                left,
            }
        }
        XmlNode::List { item, wrapped, of } => XmlNode::List {
            item: item.clone(),
            wrapped: *wrapped,
            of: Box::new(pruned(drafts, of)),
        },
        other => other.clone(),
    }
}
