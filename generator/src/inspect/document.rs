//! What the document has, counted on its tree, so that what the stages after
//! it lose on their way cannot be missing from the count as well.

use std::collections::HashSet;

use super::schemas;
use super::{Site, Tree};
use crate::framing::is_framing;
use crate::pointer::Pointer;
use crate::read::Sources;
use crate::selection::Selection;

/// What can be counted in a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    pub(super) operations: Vec<Operation>,
    /// The schemas that are types of their own and have a name, since something
    /// that can be called or received refers to them. Where there is nothing of
    /// the kind, those of the components.
    pub(super) models: Vec<Model>,
}

/// A schema that has a name.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) name: String,
    pub(super) at: Pointer,
}

/// An operation in the document.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) at: Pointer,
    pub(super) parameters: usize,
    pub(super) has_body: bool,
    pub(super) responses: usize,
}

/// Counts what is selected of the document that was read.
pub(super) fn contents(sources: &Sources, selection: &Selection) -> Contents {
    let tree = Tree::new(sources);
    let Some(entry) = tree.entry() else {
        return Contents::default();
    };
    let paths = entry.child("paths");
    let paths = paths.iter().flat_map(Site::children);
    let items = paths.filter(|(path, _)| !path.starts_with("x-"));
    let models = schemas::named(tree, selection, &entry).into_iter();
    let models = models.map(|at| Model {
        name: tree.name(&at),
        at,
    });
    Contents {
        operations: items
            .filter(|(_, item)| !selection.hides(&item.at))
            .flat_map(|(path, item)| item_operations(tree, selection, &path, &item))
            .collect(),
        models: models.collect(),
    }
}

/// The operations of one path item, those of methods of its own included.
fn item_operations<'a>(
    tree: Tree<'a>,
    selection: &Selection,
    path: &str,
    item: &Site<'a>,
) -> Vec<Operation> {
    let methods = tree.methods(item).into_iter();
    methods
        .map(|method| (method.name(), method.site))
        .filter(|(method, _)| selection.has_call(method, path))
        .map(|(method, site)| Operation {
            method,
            path: path.to_owned(),
            parameters: parameters(tree, path, item, &site),
            has_body: site.child("requestBody").is_some(),
            responses: responses(&site),
            at: site.at,
        })
        .collect()
}

/// How many parameters an operation has: its own, and those of its path item
/// that it does not override, which is to say the names that there are. What of
/// the path may vary and what its query fixes stands in the path itself: it
/// counts whether or not it is declared, and nothing else can be put there.
fn parameters<'a>(tree: Tree<'a>, path: &str, item: &Site<'a>, operation: &Site<'a>) -> usize {
    let lists = [
        tree.field(item, "parameters"),
        operation.child("parameters"),
    ];
    let all = lists.iter().flatten().flat_map(Site::children);
    let declared = all.filter_map(|(_, parameter)| {
        let parameter = tree.resolved(parameter);
        let text = |key| Some(parameter.node.as_map()?.get(key)?.as_str()?.to_owned());
        let (place, name) = (text("in")?, text("name").unwrap_or_default());
        Some(match place.as_str() {
            "header" => (place, name.to_ascii_lowercase()),
            _ => (place, name),
        })
    });
    let is_one = |(place, name): &(String, String)| match place.as_str() {
        "path" => false,
        "header" => !follows(tree, operation, name),
        _ => true,
    };
    let (variable, query) = template(path);
    let fixed = query.into_iter().map(|name| ("query".to_owned(), name));
    let names: HashSet<_> = declared.filter(is_one).chain(fixed).collect();
    variable + names.len()
}

/// Whether a header follows from what else the document says of an operation,
/// so that it is no parameter, as OpenAPI has it.
fn follows(tree: Tree<'_>, operation: &Site<'_>, header: &str) -> bool {
    match header.to_lowercase().as_str() {
        name if is_framing(name) => true,
        "content-type" => operation.child("requestBody").is_some(),
        "authorization" => {
            let common = || tree.entry()?.child("security");
            let security = operation.child("security").or_else(common);
            security.is_some_and(|security| !security.children().is_empty())
        }
        _ => false,
    }
}

/// How many parts of a path may vary, and the names in the query that is
/// written into it.
fn template(path: &str) -> (usize, Vec<String>) {
    let mut variable = 0;
    let mut outside = String::new();
    for (index, part) in path.split('{').enumerate() {
        let Some((expression, rest)) = part.split_once('}').filter(|_| index > 0) else {
            outside.push_str(part);
            continue;
        };
        // These expressions are where declared parameters of the query go, and so is what stands
        // in a query.
        let is_query = expression.starts_with(['?', '&']) || outside.contains('?');
        variable += usize::from(!is_query);
        outside.push_str(rest);
    }
    let query = outside.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let names = pairs.map(|(name, _)| name.to_owned()).collect();
    (variable, names)
}

fn responses(operation: &Site<'_>) -> usize {
    let responses = operation.child("responses");
    let responses = responses.iter().flat_map(Site::children);
    responses
        .filter(|(status, _)| !status.starts_with("x-"))
        .count()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Diagnostics;

    const DOCUMENT: &str = "
security: [{key: []}]
paths:
  /pets/{id}:
    parameters:
      - {in: path, name: id}
      - {in: query, name: page}
      - {$ref: '#/components/parameters/Trace'}
    get:
      parameters:
        - {in: query, name: page, description: overrides}
        - {in: header, name: Accept}
        - {in: header, name: Authorization}
        - {in: cookie, name: page}
      responses: {'200': {}, default: {}, x-note: {}}
    query:
      parameters: [{in: header, name: content-type}, {in: header, name: authorization}]
      security: []
      requestBody: {}
    additionalOperations:
      COPY: {responses: {}}
  /fixed/{of}/{of}?page=1&kind=a#b:
    get: {$ref: '#/x-operation'}
  /same:
    $ref: '#/paths/~1pets~1{id}'
  x-note: {get: {}}
x-operation:
  parameters:
    - {in: query, name: kind}
    - {in: query, name: other}
    - {in: path, name: elsewhere}
  responses: {'200': {}}
components:
  parameters:
    Trace: {in: header, name: Trace-Id}
";

    fn read() -> Contents {
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), DOCUMENT, &mut Diagnostics::default());
        contents(&sources, &Selection::default())
    }

    #[test]
    fn operations_of_every_method_and_behind_a_reference_count() {
        let calls: Vec<String> = read()
            .operations
            .iter()
            .map(|operation| format!("{} {}", operation.method, operation.path))
            .collect();
        let all = |path| ["GET", "QUERY", "COPY"].map(|method| format!("{method} {path}"));
        let (first, last) = (all("/pets/{id}"), all("/same"));
        let fixed = "GET /fixed/{of}/{of}?page=1&kind=a#b".to_owned();
        assert_eq!(calls, [&first[..], &[fixed], &last].concat());
    }

    #[test]
    fn what_an_operation_overrides_counts_once_and_headers_that_follow_do_not() {
        let operations = read().operations;
        let (get, query) = (&operations[0], &operations[1]);
        assert_eq!(get.parameters, 5);
        assert_eq!(get.responses, 2);
        assert!(!get.has_body);
        assert_eq!(query.parameters, 4);
        assert!(query.has_body);
        assert_eq!(get.at.path(), "/paths/~1pets~1{id}/get");
    }

    #[test]
    fn what_stands_in_the_path_counts_and_nothing_else_does_there() {
        let operations = read().operations;
        let fixed = &operations[3];
        // Twice `of`, `page`, `kind` and `other`.
        assert_eq!(fixed.parameters, 5);
        assert_eq!(fixed.responses, 1);
        assert_eq!(fixed.at.path(), "/x-operation");
        // The path behind the reference has no `{id}`.
        assert_eq!(operations[4].parameters, 4);
    }
}
