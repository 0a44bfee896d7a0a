//! What the API sends on its own account: webhooks and callbacks. Nothing here
//! receives requests, but the types of what they hold are in the crate.

use openapiv3::{Operation, PathItem};

use super::declared::of_both;
use super::expected::expected;
use super::groups::{Grouping, title};
use super::items::item_type;
use super::offer::{offers, untaken};
use super::parameter::location;
use super::whole;
use crate::ir::{Location, Received, Said, Type};
use crate::lower::docs;
use crate::lower::source::media::Media;
use crate::lower::source::site::sites;
use crate::lower::source::subschema::Subschema;
use crate::lower::types::Context;
use crate::lower::types::schema::{nullable_ty, ty};
use crate::lower::types::spot::{Home, Spot};
use crate::pointer::{FileId, Pointer};

/// The bodies of all webhooks and callbacks, in the document's order.
pub(in crate::lower) fn received(
    context: &mut Context<'_, '_>,
    grouping: Grouping,
) -> Vec<Received> {
    let mut received = Vec::new();
    let all = Pointer::root(FileId::default()).child("webhooks");
    for (name, item) in &context.source.document().webhooks {
        let title = format!("the webhook {}", docs::code(name));
        let spot = Spot {
            at: all.child(name),
            hint: name.clone(),
            own: String::new(),
            home: Home::Own,
        };
        received.extend(of_item(context, item, None, &title, &spot));
    }
    for site in sites(context.source) {
        let tags = &site.operation.tags;
        let group = title(&grouping.tags(tags, None));
        let spot = Spot {
            at: site.at().child("callbacks"),
            hint: site.hint(),
            own: String::new(),
            home: Home::Calls(&group),
        };
        for (name, callback) in &site.operation.callbacks {
            let title = format!(
                "the callback {} of {}",
                docs::code(name),
                docs::code(&site.id())
            );
            for (expression, item) in callback {
                let at = spot.at.child(name).child(expression);
                let spot = spot.part(at, name);
                received.extend(of_item(context, item, Some(tags), &title, &spot));
            }
        }
    }
    received
}

/// All that is sent to one address. A callback has the tags of the operation that it is of.
fn of_item(
    context: &mut Context<'_, '_>,
    item: &PathItem,
    tags: Option<&[String]>,
    title: &str,
    spot: &Spot<'_>,
) -> Vec<Received> {
    let operations = item.iter();
    let item_at = spot.at.clone();
    let received = operations.map(|(method, operation)| {
        let spot = spot.at(spot.at.child(method));
        let (parameters, beside) = beside(context, (item, &item_at), operation, &spot);
        let body = body(context, operation, &spot);
        let (body, said) = body.unzip();
        if let Some(Type::Model(id)) = &body {
            let draft = context.drafts.draft_mut(*id);
            let sent = match beside.as_slice() {
                [] => format!("Sent by {title}."),
                beside => format!("Sent by {title}, with {}.", beside.join(", ")),
            };
            let [summary, description] = docs::summary_and_description(operation);
            let own = Some(draft.docs.0.clone());
            draft.docs = docs::paragraphs([own, Some(sent), summary, description]);
        }
        Received {
            title: title.to_owned(),
            method: method.to_uppercase(),
            answers: expected(context.source, operation, &spot.at),
            body,
            said: said.unwrap_or_default(),
            parameters,
            tags: tags.unwrap_or(&operation.tags).to_vec(),
            origin: context.source.origin(&spot.at),
        }
    });
    received.collect()
}

/// The types of what stands beside the body, and what it is called.
fn beside(
    context: &mut Context<'_, '_>,
    item: (&PathItem, &Pointer),
    operation: &Operation,
    spot: &Spot<'_>,
) -> (Vec<Type>, Vec<String>) {
    let (mut types, mut named) = (Vec::new(), Vec::new());
    for (parameter, at) in of_both(context.source, item, (operation, &spot.at)) {
        let data = parameter.parameter_data_ref();
        let location = location(parameter);
        let place = location.as_str();
        context
            .drafts
            .told
            .tell(&at, format!("{place} {}", data.name));
        let name = match location {
            Location::Header | Location::Cookie => {
                format!("the {place} {}", docs::code(&data.name))
            }
            _ => format!("the {place} parameter {}", docs::code(&data.name)),
        };
        let message = format!("{name} is left to the program that receives it");
        context
            .report
            .unrepresented("received-parameter", &at, message);
        named.push(name);
        if let Some(schema) = Subschema::of_parameter(data, &at) {
            let hint = format!("{} {}", spot.hint, data.name);
            types.push(ty(context, &schema, &hint, spot.home));
        }
    }
    (types, named)
}

/// The type of the body, and what is said of the whole of it.
fn body(
    context: &mut Context<'_, '_>,
    operation: &Operation,
    spot: &Spot<'_>,
) -> Option<(Type, Said)> {
    let body = operation.request_body.as_ref()?;
    let at = spot.at.child("requestBody");
    let (body, at) = context.source.request_body(body, at)?;
    let all = at.child("content");
    let offers = offers(context.source, &body.content, &all);
    let (best, others) = offers.split_first()?;
    // The same values in another form are of the same type.
    let others = others
        .iter()
        .filter(|other| other.content.schema != best.content.schema);
    let others: Vec<&str> = others.map(|other| other.name).collect();
    untaken(context.report, best.name, &others, &all);
    let at = all.child(best.name);
    let ty = if best.media == Media::Sequence {
        Type::List(Box::new(item_type(context, best, &spot.at(at))))
    } else {
        let schema = Subschema::plain(best.content.schema.as_ref()?, at.child("schema"));
        nullable_ty(context, &schema, &spot.hint, spot.home)
    };
    let said = whole::of_body(context.source, best, &ty, &all);
    Some((ty, said))
}
