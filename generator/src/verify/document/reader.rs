//! Reads operations from the tree of a document.

use serde_json::Value;

use super::filled::{is_filled, is_of_the_transport};
use super::schemes::schemes;
use super::template;
use super::{Body, Form, Media, Operation, Parameter, Response, Scheme, Status, Style, StyleKind};
use crate::inspect::{Site, Tree};
use crate::pointer::Pointer;
use crate::read::Node;
use crate::selection::Selection;
use crate::token::is_token;
use crate::verify::case::Location;
use crate::verify::media;
use crate::verify::schema::keywords::value;
use crate::vocabulary::TAB_DELIMITED;

/// Reads operations, and takes note of the schemas that they have.
pub(super) struct Reader<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) selection: &'a Selection,
    files: Vec<String>,
    schemes: Vec<Scheme>,
    sent: Vec<Site<'a>>,
    received: Vec<Site<'a>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tree: Tree<'a>, selection: &'a Selection, files: Vec<String>) -> Self {
        Self {
            tree,
            selection,
            files,
            schemes: schemes(tree, selection),
            sent: Vec::new(),
            received: Vec::new(),
        }
    }

    /// The security schemes, and the places of the schemas of what is sent and of what is received.
    pub(super) fn finish(self) -> (Vec<Scheme>, Vec<Site<'a>>, Vec<Site<'a>>) {
        (self.schemes, self.sent, self.received)
    }

    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let paths = self.tree.entry().and_then(|entry| entry.child("paths"));
        let paths = paths.map(|paths| self.tree.resolved(paths));
        let items = paths.iter().flat_map(Site::children);
        let items: Vec<_> = items.filter(|(path, _)| path.starts_with('/')).collect();
        let mut operations = Vec::new();
        for (path, item) in items {
            // The name of a method minds the case: a key of `additionalOperations` is the method as it
            // is sent, and those with a key of their own are in capitals.
            let methods = self.tree.methods(&item).into_iter();
            let methods = methods.map(|method| (method.name(), method.site));
            for (method, site) in methods.filter(|(method, _)| is_token(method)) {
                if self.selection.has_call(&method, &path) {
                    operations.push(self.operation(&method, &path, &item, &site));
                }
            }
        }
        operations
    }

    fn operation(
        &mut self,
        method: &str,
        path: &str,
        item: &Site<'a>,
        site: &Site<'a>,
    ) -> Operation {
        let security = self.security(site);
        let mut parameters = self.parameters(path, item, site);
        parameters.retain(|parameter| !is_filled(parameter, &security, &self.schemes));
        let body = site
            .child("requestBody")
            .map(|body| self.tree.resolved(body));
        let body = body
            .filter(|body| body.node.as_map().is_some())
            .map(|body| Body {
                required: flag(&body, "required").unwrap_or_default(),
                content: self.content(&body, true),
            });
        let responses = site.child("responses").map(|all| self.tree.resolved(all));
        let responses = responses
            .iter()
            .flat_map(Site::children)
            .collect::<Vec<_>>();
        Operation {
            at: site.at.among(&self.files),
            method: method.to_owned(),
            path: path.to_owned(),
            parameters,
            body,
            security,
            scopes: self.scopes(site),
            responses: responses
                .into_iter()
                .filter_map(|(code, response)| self.response(&code, response))
                .collect(),
        }
    }

    /// The alternatives of schemes that a call needs.
    fn security(&self, operation: &Site<'a>) -> Vec<Vec<String>> {
        let all = self.requirements(operation).into_iter();
        all.map(|set| set.into_iter().map(|(name, _)| name).collect())
            .collect()
    }

    /// The scopes that a call needs.
    fn scopes(&self, operation: &Site<'a>) -> Vec<(String, String)> {
        let all = self.requirements(operation).into_iter().flatten();
        let scopes = all.flat_map(|(scheme, scopes)| {
            let scopes = scopes.children().into_iter();
            scopes.filter_map(move |(_, scope)| {
                Some((scheme.clone(), scope.node.as_str()?.to_owned()))
            })
        });
        scopes.collect()
    }

    /// What an operation requires of its callers, or else the document.
    fn requirements(&self, operation: &Site<'a>) -> Vec<Vec<(String, Site<'a>)>> {
        let common = || self.tree.entry()?.child("security");
        let all = operation.child("security").or_else(common);
        let all = all.iter().flat_map(Site::children);
        all.map(|(_, set)| set.children().into_iter().collect())
            .collect()
    }

    fn parameters(&mut self, path: &str, item: &Site<'a>, operation: &Site<'a>) -> Vec<Parameter> {
        let expressions = template::expressions(path);
        let mut all: Vec<Parameter> = Vec::new();
        let of_item = self.tree.field(item, "parameters");
        for list in [of_item, operation.child("parameters")] {
            let list = list.map(|list| self.tree.resolved(list));
            for (_, site) in list.iter().flat_map(Site::children) {
                let site = self.tree.resolved(site);
                let Some(mut parameter) = self.parameter(&site) else {
                    continue;
                };
                let mut expressions = expressions.iter();
                let expression = expressions.find(|one| one.is_of(&parameter.name));
                if let Some(expression) =
                    expression.filter(|_| parameter.location == Location::Path)
                {
                    parameter.name.clone_from(&expression.name);
                }
                all.retain(|other| {
                    let is_header = parameter.location == Location::Header;
                    let is_same = other.name == parameter.name
                        || is_header && other.name.eq_ignore_ascii_case(&parameter.name);
                    other.location != parameter.location || !is_same
                });
                all.push(parameter);
            }
        }
        let has_body = operation.child("requestBody").is_some();
        all.retain(|parameter| match parameter.location {
            Location::Path => expressions.iter().any(|one| one.name == parameter.name),
            Location::Header => {
                !(has_body && parameter.name.eq_ignore_ascii_case("content-type")
                    || is_of_the_transport(&parameter.name))
            }
            _ => true,
        });
        for expression in &expressions {
            let is_it = |one: &&mut Parameter| {
                one.location == Location::Path && one.name == expression.name
            };
            if all.iter_mut().find(is_it).is_none() {
                all.push(undeclared(Location::Path, &expression.name, None));
            }
            if let Some(Form::Styled(style)) = all.iter_mut().find(is_it).map(|one| &mut one.form) {
                *style = expression.style(*style);
            }
        }
        for (name, value) in template::fixed_query(path) {
            let is_it = |one: &Parameter| one.location == Location::Query && one.name == name;
            // What is declared says more than a template does.
            if value.is_none() && all.iter().any(is_it) {
                continue;
            }
            all.retain(|other| !is_it(other));
            all.push(undeclared(Location::Query, name, value.map(str::to_owned)));
        }
        all
    }

    fn parameter(&mut self, site: &Site<'a>) -> Option<Parameter> {
        let location = match text(site, "in")? {
            "path" => Location::Path,
            "query" => Location::Query,
            "header" => Location::Header,
            "cookie" => Location::Cookie,
            "querystring" => Location::Querystring,
            _ => return None,
        };
        let name = text(site, "name")?;
        // No request can have a header or a cookie of another name.
        let is_a_word = matches!(location, Location::Header | Location::Cookie);
        if is_a_word && !is_token(name) {
            return None;
        }
        Some(self.described(site, location, name, true))
    }

    /// A parameter, or a header of an answer or of a part.
    pub(super) fn described(
        &mut self,
        site: &Site<'a>,
        location: Location,
        name: &str,
        sent: bool,
    ) -> Parameter {
        let required = location == Location::Path || flag(site, "required").unwrap_or_default();
        let content = self.content(site, sent).into_iter().next();
        let (form, schema, examples) = match content {
            Some(media) => (Form::Content(media.name), media.schema, media.examples),
            None => {
                let schema = site.child("schema");
                let form = Form::Styled(style(site, location));
                (form, self.noted(schema, sent), self.examples(site))
            }
        };
        Parameter {
            location,
            name: name.to_owned(),
            required,
            form,
            schema,
            examples,
            constant: None,
            allows_empty: location == Location::Query
                && flag(site, "allowEmptyValue").unwrap_or_default(),
        }
    }

    fn noted(&mut self, schema: Option<Site<'a>>, sent: bool) -> Option<Pointer> {
        let schema = schema?;
        let at = schema.at.clone();
        if sent {
            self.sent.push(schema);
        } else {
            self.received.push(schema);
        }
        Some(at)
    }

    /// What a body, a parameter or a header can be.
    fn content(&mut self, owner: &Site<'a>, sent: bool) -> Vec<Media> {
        let content = owner
            .child("content")
            .map(|content| self.tree.resolved(content));
        let mut all: Vec<_> = content.iter().flat_map(Site::children).collect();
        // Of those that mean one, the first counts that is a media type.
        all.sort_by_key(|(name, _)| media::meant(name) != *name);
        let mut known: Vec<Media> = Vec::with_capacity(all.len());
        for (name, site) in all {
            let name = media::meant(&name);
            if known.iter().any(|media| media.name == name) {
                continue;
            }
            let site = self.tree.resolved(site);
            known.push(Media {
                encoding: self.encodings(&site, &name),
                has_untyped_files: !self.is_first_version(),
                name,
                schema: self.noted(site.child("schema"), sent),
                item: self.noted(site.child("itemSchema"), sent),
                examples: self.examples(&site),
            });
        }
        known
    }

    /// The examples of a parameter or a media type.
    fn examples(&self, owner: &Site<'a>) -> Vec<Value> {
        let one = owner.child("example");
        let several = owner.child("examples");
        let several = several
            .iter()
            .flat_map(Site::children)
            .filter_map(|(_, example)| {
                let example = self.tree.resolved(example);
                example
                    .child("value")
                    .or_else(|| example.child("dataValue"))
            });
        one.into_iter()
            .chain(several)
            .map(|site| value(site.node))
            .collect()
    }

    fn response(&mut self, code: &str, site: Site<'a>) -> Option<Response> {
        let status = match code {
            "default" => Status::Default,
            code => match (code.parse(), code.split_at_checked(1)) {
                (Ok(code @ 100..=599), _) => Status::Code(code),
                (_, Some((class, "XX" | "xx"))) => Status::Class(class.parse().ok()?),
                _ => return None,
            },
        };
        let site = self.tree.resolved(site);
        let content = self.content(&site, false);
        let headers = site.child("headers");
        let headers: Vec<_> = headers.iter().flat_map(Site::children).collect();
        let headers = headers
            .into_iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        let headers = headers.filter_map(|(name, header)| {
            let header = self.tree.resolved(header);
            // What is sent is no header of an answer, though a reference may lead there. Nor is one what
            // leads back to itself.
            let is_header = header.node.as_map().is_some()
                && ["in", "$ref"].iter().all(|key| header.child(key).is_none());
            is_header.then(|| self.described(&header, Location::Header, &name, false))
        });
        Some(Response {
            status,
            content,
            headers: headers.collect(),
        })
    }
}

fn undeclared(location: Location, name: &str, constant: Option<String>) -> Parameter {
    let kind = match location {
        Location::Path => StyleKind::Simple,
        _ => StyleKind::Form,
    };
    Parameter {
        location,
        name: name.to_owned(),
        required: true,
        form: Form::Styled(Style {
            kind,
            explode: false,
            reserved: false,
        }),
        schema: None,
        examples: Vec::new(),
        constant,
        allows_empty: false,
    }
}

pub(super) fn text<'a>(site: &Site<'a>, key: &str) -> Option<&'a str> {
    site.node.as_map()?.get(key)?.as_str()
}

pub(super) fn flag(site: &Site<'_>, key: &str) -> Option<bool> {
    site.node.as_map()?.get(key).and_then(Node::as_bool)
}

/// The style of a parameter, with what it is where nothing is said.
pub(super) fn style(site: &Site<'_>, location: Location) -> Style {
    let usual = match location {
        Location::Path | Location::Header => StyleKind::Simple,
        _ => StyleKind::Form,
    };
    let kind = match flag(site, TAB_DELIMITED) {
        Some(true) => StyleKind::TabDelimited,
        _ => text(site, "style").and_then(kind).unwrap_or(usual),
    };
    let usual = matches!(kind, StyleKind::Form | StyleKind::Cookie);
    Style {
        kind,
        explode: flag(site, "explode").unwrap_or(usual) && kind != StyleKind::TabDelimited,
        // In a path, the path itself says so.
        reserved: location != Location::Path && flag(site, "allowReserved").unwrap_or_default(),
    }
}

fn kind(word: &str) -> Option<StyleKind> {
    Some(match word {
        "simple" => StyleKind::Simple,
        "label" => StyleKind::Label,
        "matrix" => StyleKind::Matrix,
        "form" => StyleKind::Form,
        "spaceDelimited" => StyleKind::SpaceDelimited,
        "pipeDelimited" => StyleKind::PipeDelimited,
        "deepObject" => StyleKind::DeepObject,
        "cookie" => StyleKind::Cookie,
        _ => return None,
    })
}
