//! Parts of forms that are files although no schema says so.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, Encoding, MediaType, Operation, ReferenceOr, Schema};

use super::media::{Media, is_json, kind};
use super::subschema::{SchemaRef, Subschema};
use super::{Source, extension, form, reached};
use crate::media_type::essence;
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::CONTENT_MEDIA_TYPE;

/// Where the schemas of such parts stand. A part without a type is a file, "`application/octet-stream`",
/// since 3.1; in 3.0 it is one if its media type is neither JSON nor plain text.
#[derive(Default)]
pub(super) struct FileParts {
    /// The paths of the schemas.
    all: HashSet<String>,
    /// The paths of those that JSON has as well, to which a file is none of its values.
    shared: HashSet<String>,
}

impl FileParts {
    /// Those of the bodies that are sent.
    pub(super) fn of(source: &Source<'_>) -> Self {
        let version = source.api().openapi.trim();
        let mut search = Search {
            source,
            is_file_by_default: version != "3" && !version.starts_with("3.0"),
            found: HashSet::new(),
        };
        for (operation, at) in operations(source) {
            let at = at.child("requestBody");
            let body = operation.request_body.as_ref();
            let body = body.and_then(|body| source.request_body(body, at));
            let content = body.iter().flat_map(|(body, at)| {
                let at = at.child("content");
                let content = body.content.iter();
                content.map(move |(name, media_type)| (name, media_type, at.child(name)))
            });
            for (name, media_type, at) in content {
                if kind(name) == Media::Multipart {
                    search.form(media_type, &at);
                }
            }
        }
        let mut parts = Self {
            all: search.found,
            shared: HashSet::new(),
        };
        parts.set_apart(source);
        parts
    }

    /// Takes out what JSON leads to as well.
    fn set_apart(&mut self, source: &Source<'_>) {
        const SCHEMAS: &str = "/components/schemas/";
        let component = |path: &str| {
            let name = path.strip_prefix(SCHEMAS)?.split('/').next()?;
            Some(format!("#{SCHEMAS}{name}"))
        };
        if !self.all.iter().any(|path| component(path).is_some()) {
            return;
        }
        let others = reached::reached_beside_parts(source.document(), source.components());
        let is_shared =
            |path: &String| component(path).is_some_and(|reference| others.contains(&reference));
        let (shared, all) = self.all.drain().partition(is_shared);
        *self = Self { all, shared };
    }

    /// Whether the schema there is of a part that is a file.
    pub(super) fn has(&self, at: &Pointer) -> bool {
        !self.all.is_empty() && self.all.contains(at.path())
    }

    /// Whether it would be, were it not JSON elsewhere.
    pub(super) fn is_shared(&self, at: &Pointer) -> bool {
        self.shared.contains(at.path())
    }

    /// Whether any of them stands below.
    pub(super) fn are_below(&self, at: &Pointer) -> bool {
        let mut below = self
            .all
            .iter()
            .filter_map(|path| path.strip_prefix(at.path()));
        below.any(|below| below.starts_with('/'))
    }
}

/// All operations, each with where it stands.
fn operations<'a>(source: &Source<'a>) -> impl Iterator<Item = (&'a Operation, Pointer)> {
    let paths = Pointer::root(FileId::default()).child("paths");
    let usual = source
        .api()
        .operations()
        .map(move |(path, method, operation)| {
            let at = paths.child(path).child(method);
            (operation, at)
        });
    let further = source.document().methods.iter();
    usual.chain(further.map(|known| (&known.operation, known.at.clone())))
}

struct Search<'s, 'a> {
    source: &'s Source<'a>,
    is_file_by_default: bool,
    found: HashSet<String>,
}

impl<'a> Search<'_, 'a> {
    fn form(&mut self, media_type: &'a MediaType, at: &Pointer) {
        if let Some(schema) = &media_type.schema {
            let schema = Subschema::plain(schema, at.child("schema"));
            self.fields(media_type, schema);
        }
    }

    /// Looks at the fields that a schema describes.
    fn fields(&mut self, media_type: &'a MediaType, schema: Subschema<'a>) {
        let mut met = HashSet::new();
        let mut open = vec![schema];
        while let Some(schema) = open.pop() {
            if let Some((schema, at)) = schema.resolve(self.source)
                && met.insert(at.clone())
            {
                self.own_fields(media_type, schema, &at);
                open.extend(branches(schema, &at));
            }
        }
    }

    /// Looks at the fields that a schema describes by itself.
    fn own_fields(&mut self, media_type: &'a MediaType, schema: &'a Schema, at: &Pointer) {
        let own = form(schema);
        for (name, property) in &own.properties {
            let property = Subschema {
                schema: SchemaRef::Boxed(property),
                at: at.child("properties").child(name),
            };
            self.part(media_type.encoding.get(name), property);
        }
        if let Some(AdditionalProperties::Schema(values)) = &own.additional_properties {
            let values = Subschema::plain(values, at.child("additionalProperties"));
            // Of a map of anything nobody says that it is one of files.
            let says = |(schema, _): (&Schema, Pointer)| content_media_type(schema).is_some();
            if values.resolve(self.source).is_some_and(says) {
                self.part(None, values);
            }
        }
    }

    /// Looks at the schema of a part, or of several of one name.
    fn part(&mut self, said: Option<&Encoding>, part: Subschema<'a>) {
        let mut met = HashSet::new();
        let mut open = vec![(part, false)];
        while let Some((part, is_item)) = open.pop() {
            if let Some((schema, at)) = part.resolve(self.source)
                && met.insert(at.clone())
            {
                open.extend(self.own_part(said, schema, &at, is_item));
            }
        }
    }

    /// Looks at a schema of a part by itself, and gives those that it leads to, each with whether it is
    /// of the items of a list. A list in a list is JSON, and no list of parts.
    fn own_part(
        &mut self,
        said: Option<&Encoding>,
        schema: &'a Schema,
        at: &Pointer,
        is_item: bool,
    ) -> Vec<(Subschema<'a>, bool)> {
        let own = form(schema);
        let items = at.child("items");
        match (&own.items, own.typ.as_deref()) {
            (Some(_), None | Some("array")) | (None, Some("array")) if is_item => {}
            (Some(item), None | Some("array")) => {
                let schema = SchemaRef::Boxed(item);
                return vec![(Subschema { schema, at: items }, true)];
            }
            (None, Some("array")) if self.is_file(said, None) => {
                self.found.insert(items.path().to_owned());
            }
            (_, None) => {
                if self.is_file(said, content_media_type(schema)) {
                    self.found.insert(at.path().to_owned());
                }
                let branches = branches(schema, at).into_iter();
                return branches.map(|branch| (branch, is_item)).collect();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Whether a part is a file whose schema gives it no type.
    fn is_file(&self, said: Option<&Encoding>, content: Option<String>) -> bool {
        if said.is_some_and(|encoding| encoding.style.is_some()) {
            return false;
        }
        let named = said.and_then(|encoding| encoding.content_type.clone());
        let Some(named) = named.or(content) else {
            return self.is_file_by_default;
        };
        let is_value = |one: &str| is_json(one) || essence(one) == "text/plain";
        !named.split(',').all(is_value)
    }
}

/// The schemas that are parts of one, whichever of them holds.
fn branches<'a>(schema: &'a Schema, at: &Pointer) -> Vec<Subschema<'a>> {
    let own = form(schema);
    let lists: [(&str, &'a [ReferenceOr<Schema>]); 3] = [
        ("allOf", &own.all_of),
        ("anyOf", &own.any_of),
        ("oneOf", &own.one_of),
    ];
    let all = lists.into_iter().flat_map(|(keyword, list)| {
        let all = at.child(keyword);
        let list = list.iter().enumerate();
        list.map(move |(index, branch)| Subschema::plain(branch, all.item(index)))
    });
    all.collect()
}

fn content_media_type(schema: &Schema) -> Option<String> {
    extension(&schema.schema_data.extensions, CONTENT_MEDIA_TYPE)
}
