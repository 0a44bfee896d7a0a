//! How things are written in XML.

use std::collections::BTreeMap;

use super::seen::Seen;
use crate::ir::{
    Api, BodyForm, Model, Operation, Read, XmlField, XmlId, XmlName, XmlNode, XmlPlace,
};
use crate::pointer::Pointer;
use crate::record::BY_CALLER;
use crate::record::spelled::status;

/// The properties of all objects that bodies in XML have, by where their schemas stand.
pub(super) fn objects(api: &Api) -> BTreeMap<&Pointer, &[XmlField]> {
    let mut all = BTreeMap::new();
    for (_, node) in api.xml.used() {
        node.each(&mut |node| {
            if let XmlNode::Object { fields, origin, .. } = node {
                all.insert(origin, fields.as_slice());
            }
        });
    }
    all
}

impl Seen<'_> {
    /// How the properties of an object are written; nothing where no body in XML has it.
    pub(super) fn xml(&self, model: &Model) -> BTreeMap<String, String> {
        let fields = self.xml.get(&model.origin).copied().unwrap_or_default();
        let fields = fields.iter();
        fields
            .map(|field| (field.key.clone(), spelled(field)))
            .collect()
    }

    /// How what is sent begins, and the items of what is answered.
    pub(super) fn xml_of(&self, operation: &Operation) -> BTreeMap<String, String> {
        let mut all = self.sent(operation);
        for answer in operation.success.iter().chain(&operation.errors) {
            if let Read::Xml(_, id) = answer.read
                && let Some(items) = self.items(id).strip_prefix(' ')
            {
                all.insert(status(answer.status), items.to_owned());
            }
        }
        all
    }

    fn sent(&self, operation: &Operation) -> BTreeMap<String, String> {
        let Some(body) = &operation.body else {
            return BTreeMap::new();
        };
        let choice = body.choice.map(|id| self.api.model(id).media_types());
        let forms = self.api.forms(body).into_iter().enumerate();
        let all = forms.filter_map(|(index, (form, _))| {
            let sent = choice.as_ref().and_then(|sent| sent.get(index).copied());
            let BodyForm::Xml(id) = form else {
                return None;
            };
            let root = self.api.xml.root(*id)?;
            let called = root
                .element
                .as_ref()
                .map_or_else(|| BY_CALLER.to_owned(), name);
            let spelled = format!("{called}{}", self.items(root.table));
            Some((sent.unwrap_or(&body.media_type).to_owned(), spelled))
        });
        all.collect()
    }

    /// What the items are called of what is a list.
    fn items(&self, id: XmlId) -> String {
        match self.api.xml.table(id).and_then(|table| table.node.as_ref()) {
            Some(node @ XmlNode::List { .. }) => items(node),
            _ => String::new(),
        }
    }
}

/// What the items of a list are called, and those of the lists in it.
fn items(node: &XmlNode) -> String {
    match node {
        XmlNode::List { item, of, .. } => {
            let item = item.as_ref().map_or_else(|| "any".to_owned(), name);
            format!(" of {item}{}", items(of))
        }
        XmlNode::Object {
            further: Some(of), ..
        } => items(of),
        _ => String::new(),
    }
}

/// How a property is written.
fn spelled(field: &XmlField) -> String {
    let own = name(&field.name);
    match (field.place, &field.of) {
        (XmlPlace::Attribute, _) => format!("attribute {own}"),
        (XmlPlace::Text | XmlPlace::CData, _) => "text".to_owned(),
        (XmlPlace::Element, list @ XmlNode::List { wrapped: false, .. }) => {
            format!("elements{}", items(list))
        }
        (XmlPlace::Element, of) => format!("element {own}{}", items(of)),
    }
}

/// A name with its namespace, whatever stands for that.
fn name(name: &XmlName) -> String {
    match (&name.namespace, &name.prefix) {
        (Some(namespace), _) => format!("{} in {namespace}", name.local),
        (None, Some(prefix)) => format!("{prefix}:{}", name.local),
        (None, None) => name.local.clone(),
    }
}
