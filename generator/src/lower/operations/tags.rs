//! The operations by their tag.

use std::collections::HashMap;
use std::vec;

use super::arguments;
use super::groups::{Group, Grouping, groups, modules};
use super::headers::Headers;
use super::operation::{Called, Given, OperationDraft, TypeNames, operation};
use super::tag_features::TagFeatures;
use super::unknown::unknown;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Docs, Model, ModelId, Tag, UNTAGGED};
use crate::lower::client::servers::Servers;
use crate::lower::docs;
use crate::lower::kept::{Kept, KeptCall, Sought, Use};
use crate::lower::source::place::{keys, lasting};
use crate::lower::source::report::Report;
use crate::lower::source::site::{Site, sites};
use crate::lower::source::{Source, template};
use crate::lower::types::Context;
use crate::names::{CALL_TYPES, CLIENT_METHODS, Case, Claim, Name, PRELUDE_TYPES, Scope};
use crate::pointer::Pointer;
use crate::settings::Settings;

/// Operations that belong together, of which all is known but their types.
pub(in crate::lower) struct TagDraft<'k> {
    title: String,
    /// The tags that they have, as far as they matter.
    tags: Vec<String>,
    module: Name,
    /// The modules that show them, where they have several tags.
    shown_in: Vec<Name>,
    docs: Docs,
    operations: Vec<OperationDraft<'k>>,
}

/// Takes up all operations, in the document's order.
pub(in crate::lower) fn tags<'k>(
    context: &mut Context<'_, '_>,
    headers: &mut Headers,
    servers: &Servers<'_>,
    settings: &Settings,
    grouping: Grouping,
    kept: &Kept<'k>,
) -> Vec<TagDraft<'k>> {
    let sites = sites(context.source);
    unique_ids(context.report, &sites);
    if grouping == Grouping::FirstTag {
        further_tags(context.report, &sites);
    }
    let keys = keys(&sites, kept);
    let known = known(&sites, &keys, kept);
    let functions = functions(&sites, &keys, &known, kept);
    let tags = sites.iter().zip(&known);
    let tags = tags.map(|(site, known)| grouping.tags(&site.operation.tags, known.tag()));
    let tags: Vec<Vec<&str>> = tags.collect();
    let given = Given { servers, settings };
    let operations = sites.iter().zip(keys).zip(functions).zip(known).zip(&tags);
    let operations = operations.map(|((((site, key), function), kept), tags)| {
        let called = Called {
            key,
            kept,
            tags,
            function,
        };
        Some(operation(context, headers, &given, site, called))
    });
    let operations: Vec<Option<OperationDraft<'k>>> = operations.collect();
    drafts(context.source, &groups(&tags), grouping, operations, kept)
}

/// Gives each group its operations, which are taken from all of them.
fn drafts<'k>(
    source: &Source<'_>,
    groups: &[Group<'_>],
    grouping: Grouping,
    mut operations: Vec<Option<OperationDraft<'k>>>,
    kept: &Kept<'k>,
) -> Vec<TagDraft<'k>> {
    let modules = modules(groups, grouping, kept);
    let of_tag = |tag: &&str| {
        let mut all = groups.iter().zip(&modules);
        let found = all.find(|(group, _)| group.tags == [*tag]);
        found.map(|(_, module)| module.clone())
    };
    let drafts = groups.iter().zip(&modules).map(|(group, module)| {
        let own = group.operations.iter();
        let own = own.filter_map(|index| operations[*index].take());
        let shown_in = group.tags.iter().filter_map(of_tag);
        TagDraft {
            title: group.title(),
            tags: group.tags.iter().map(ToString::to_string).collect(),
            module: module.clone(),
            shown_in: shown_in.filter(|_| group.is_shared()).collect(),
            docs: tag_docs(source, group),
            operations: own.collect(),
        }
    });
    drafts.collect()
}

/// What the tags are called.
pub(in crate::lower) fn titles<'t>(tags: &'t [TagDraft<'_>]) -> Vec<&'t str> {
    tags.iter().map(|tag| tag.title.as_str()).collect()
}

/// The models that calls take.
pub(in crate::lower) fn requested(tags: &[TagDraft<'_>]) -> Vec<ModelId> {
    let operations = tags.iter().flat_map(|tag| &tag.operations);
    operations.flat_map(OperationDraft::requested).collect()
}

/// The models that answers hold.
pub(in crate::lower) fn answered(tags: &[TagDraft<'_>]) -> Vec<ModelId> {
    let operations = tags.iter().flat_map(|tag| &tag.operations);
    operations.flat_map(OperationDraft::answered).collect()
}

/// What calls take and give, each with the type that stood there.
pub(in crate::lower) fn uses<'k>(tags: &[TagDraft<'k>]) -> Vec<Use<'k>> {
    let operations = tags.iter().flat_map(|tag| &tag.operations);
    operations.flat_map(OperationDraft::uses).collect()
}

/// Makes all operations what they are, now that the models are known.
pub(in crate::lower) fn settled(
    report: &mut Report<'_>,
    tags: Vec<TagDraft<'_>>,
    models: &[Model],
    settings: &Settings,
    features: &TagFeatures,
    kept: &Kept<'_>,
) -> Vec<Tag> {
    unknown_operations(report, &tags, settings, kept);
    let mut names = names(&tags, models);
    let tags = tags.into_iter().map(|tag| {
        let operations = tag.operations.into_iter().zip(&mut names);
        let operations =
            operations.map(|(operation, names)| operation.settled(report, models, names));
        Tag {
            title: tag.title,
            module: tag.module,
            docs: tag.docs,
            operations: operations.collect(),
            gate: features.gate(&tag.tags),
            shown_in: tag.shown_in,
        }
    });
    tags.collect()
}

/// Names the types of all calls in their order: those that one module shows among each other.
fn names(tags: &[TagDraft<'_>], models: &[Model]) -> vec::IntoIter<TypeNames> {
    let are_shared = tags.iter().any(|tag| !tag.shown_in.is_empty());
    let together = if are_shared { tags.len() } else { 1 };
    let names = tags.chunks(together).flat_map(|tags| {
        let operations: Vec<_> = tags.iter().flat_map(|tag| &tag.operations).collect();
        type_names(&operations, models)
    });
    let names: Vec<TypeNames> = names.collect();
    names.into_iter()
}

/// What is known of each of these operations from before.
fn known<'k>(sites: &[Site<'_>], keys: &[String], kept: &Kept<'k>) -> Vec<KeptCall<'k>> {
    let today = lasting(sites, keys, kept);
    let known = sites.iter().zip(keys).map(|(site, key)| {
        let sought = Sought {
            key,
            id: site.given_id(),
            method: &site.method_sent(),
            path: &template::plain(site.path),
        };
        kept.call(&sought, &today)
    });
    known.collect()
}

/// The methods of the client, named over all tags together.
fn functions(
    sites: &[Site<'_>],
    keys: &[String],
    known: &[KeptCall<'_>],
    kept: &Kept<'_>,
) -> Vec<Name> {
    let gone = kept.gone_functions(known, keys);
    let claims = sites.iter().zip(known).map(|(site, known)| {
        let hint = site.hint();
        let short = site.short_id().filter(|_| kept.edition() > 2);
        let claim = short.map_or_else(
            || Claim::new(hint.as_str()),
            |short| Claim::new(short).or(hint.as_str()),
        );
        claim
            .or(format!("{} {hint}", site.method))
            .or(site.path_hint())
            .or(format!("{} {}", site.method, site.path))
            .known(known.function())
    });
    Scope::new(Case::Value)
        .without(CLIENT_METHODS)
        .without(&gone)
        .claim_all(claims)
}

/// Names the types of calls that stand together.
fn type_names(operations: &[&OperationDraft<'_>], models: &[Model]) -> Vec<TypeNames> {
    let claims = operations.iter().map(|operation| {
        let function = operation.function.bare();
        let known = operation.kept().type_of_call();
        Claim::new(function)
            .or(format!("{function} call"))
            .known(known)
    });
    let calls = Scope::new(Case::Type)
        .without(PRELUDE_TYPES)
        .without(CALL_TYPES)
        .claim_all(claims);
    let arguments = arguments::names(operations, &calls, models);
    let names = calls.into_iter().zip(arguments);
    names
        .map(|(call, arguments)| TypeNames { call, arguments })
        .collect()
}

/// Reports the operations of the settings that the document does not have.
fn unknown_operations(
    report: &mut Report<'_>,
    tags: &[TagDraft<'_>],
    settings: &Settings,
    kept: &Kept<'_>,
) {
    let named = settings.operations.iter();
    let named = named.map(|entry| (&entry.key, &entry.origin));
    let declared = settings.waits.iter().chain(&settings.pages);
    let declared = declared.map(|declared| (&declared.operation, &declared.origin));
    let operations = tags.iter().flat_map(|tag| &tag.operations);
    let today: Vec<[&str; 3]> = operations.map(OperationDraft::called).collect();
    for (id, origin) in named.chain(declared) {
        if !today.iter().any(|[known, ..]| known == id) {
            let place = Place::Key(origin.clone());
            report.push(unknown(id, place, &today, kept));
        }
    }
}

/// Reports ids that several operations have.
fn unique_ids(report: &mut Report<'_>, sites: &[Site<'_>]) {
    let mut first: HashMap<&str, Pointer> = HashMap::new();
    for site in sites {
        let Some(id) = site.operation.operation_id.as_deref() else {
            continue;
        };
        let at = site.at().child("operationId");
        if let Some(other) = first.get(id) {
            let message = format!("the operationId `{id}` is taken");
            let help = format!(
                "`{}` has it too, and each must be unique",
                report.origin(other).path()
            );
            let place = report.place(&at);
            report.push(
                Diagnostic::warning("duplicate-operation-id", place, message).with_help(help),
            );
        } else {
            first.insert(id, at);
        }
    }
}

/// Said once for a document: it is a matter of grouping alone.
fn further_tags(report: &mut Report<'_>, sites: &[Site<'_>]) {
    let has_others = |site: &&Site<'_>| {
        let mut tags = site.operation.tags.iter();
        let first = tags.next();
        tags.any(|tag| Some(tag) != first)
    };
    let mut several = sites.iter().filter(has_others);
    if let Some(first) = several.next() {
        let number = several.count() + 1;
        let have = if number == 1 { "has" } else { "have" };
        let message = format!(
            "operations stand under the first of their tags alone; {number} {have} others, `{}` among them",
            first.id()
        );
        report.unrepresented("further-tags", &first.at().child("tags"), message);
    }
}

fn tag_docs(source: &Source<'_>, group: &Group<'_>) -> Docs {
    if group.is_shared() {
        let tags: Vec<String> = group.tags.iter().map(|tag| docs::code(tag)).collect();
        return Docs(format!("What belongs to {} alike.", tags.join(" and ")));
    }
    let title = group.title();
    let tag = source.api().tags.iter().find(|tag| tag.name == title);
    let described = tag
        .and_then(|tag| tag.description.as_deref())
        .map(|text| docs::markdown(text).0);
    let title = if title == UNTAGGED {
        "Operations without a tag"
    } else {
        &title
    };
    let heading = format!("{}.", docs::markdown(title).0.trim_end_matches('.'));
    let see = tag.and_then(|tag| docs::see(tag.external_docs.as_ref()));
    docs::paragraphs([Some(heading), described, see])
}
