//! What the API sends on its own account: webhooks and callbacks. Nothing here
//! receives requests, but the types of what they hold are in the crate.

use openapiv3::{Operation, PathItem};

use super::docs;
use super::draft::Drafts;
use super::media;
use super::parameter::schema_of;
use super::property::Property;
use super::schema::nullable;
use super::tags::{Site, sites};
use super::view::View;
use crate::ir::{Received, Type};
use crate::pointer::{FileId, Pointer};

impl Drafts {
    /// The bodies of all webhooks and callbacks, in the document's order.
    pub(super) fn received(&mut self, view: &mut View<'_>) -> Vec<Received> {
        let mut received = Vec::new();
        let all = Pointer::root(FileId::default()).child("webhooks");
        for (name, item) in &view.document().webhooks {
            let title = format!("the webhook {}", docs::code(name));
            self.receive(view, item, &all.child(name), (name, &title), &mut received);
        }
        for site in sites(view) {
            self.callbacks(view, &site, &mut received);
        }
        received
    }

    fn callbacks(&mut self, view: &mut View<'_>, site: &Site<'_>, received: &mut Vec<Received>) {
        for (name, callback) in &site.operation.callbacks {
            let at = site.at().child("callbacks").child(name);
            let words = format!("{} {name}", site.words());
            let title = format!(
                "the callback {} of {}",
                docs::code(name),
                docs::code(&site.id())
            );
            for (expression, item) in callback {
                let at = at.child(expression);
                self.receive(view, item, &at, (&words, &title), received);
            }
        }
    }

    fn receive(
        &mut self,
        view: &mut View<'_>,
        item: &PathItem,
        at: &Pointer,
        (words, title): (&str, &str),
        received: &mut Vec<Received>,
    ) {
        for (method, operation) in item.iter() {
            let at = at.child(method);
            self.received_parameters(view, operation, &at, words);
            let body = self.received_body(view, operation, &at, words);
            if let Some(Type::Model(id)) = &body {
                let draft = self.draft_mut(*id);
                let sent = format!("Sent by {title}.");
                draft.docs = docs::paragraphs([Some(draft.docs.0.clone()), Some(sent)]);
            }
            received.push(Received {
                title: title.to_owned(),
                body,
                origin: view.origin(&at),
            });
        }
    }

    fn received_parameters(
        &mut self,
        view: &mut View<'_>,
        operation: &Operation,
        at: &Pointer,
        words: &str,
    ) {
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let at = at.child("parameters").item(index);
            let Some((parameter, at)) = view.parameter(parameter, at) else {
                continue;
            };
            let data = parameter.parameter_data_ref();
            if let Some((schema, below)) = schema_of(data) {
                let at = below.iter().fold(at, |at, key| at.child(key));
                self.ty(view, schema, &at, &format!("{words} {}", data.name), None);
            }
        }
    }

    fn received_body(
        &mut self,
        view: &mut View<'_>,
        operation: &Operation,
        at: &Pointer,
        words: &str,
    ) -> Option<Type> {
        let body = operation.request_body.as_ref()?;
        let (body, at) = view.request_body(body, at.child("requestBody"))?;
        let all = at.child("content");
        let offers = media::offers(view, &body.content, &all);
        let (best, others) = offers.split_first()?;
        // The same values in another form are of the same type.
        let others = others
            .iter()
            .filter(|other| other.content.schema != best.content.schema);
        let others: Vec<&str> = others.map(|other| other.name).collect();
        media::untaken(view, best.name, &others, &all);
        let at = all.child(best.name).child("schema");
        let schema = Property::Plain(best.content.schema.as_ref()?);
        let ty = self.ty(view, schema, &at, words, None);
        Some(nullable(view, schema, ty))
    }
}
