//! The headers of answers: one constant for each name and type.

use openapiv3::{Header, ParameterSchemaOrContent, Response};

use super::docs;
use super::draft::Drafts;
use super::media;
use super::property::Property;
use super::tags::Site;
use super::view::View;
use crate::ir::{self, AnswerHeader, Docs, HeaderForm, ModelKind, Type};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;

/// A header that is still to be named.
#[derive(Debug)]
pub(super) struct HeaderDraft {
    /// The name as the document spells it.
    spelled: String,
    docs: Docs,
    ty: Type,
    form: HeaderForm,
    /// The ids of the operations whose answers have it.
    operations: Vec<String>,
    origin: Pointer,
}

impl Drafts {
    /// Takes up the headers of an answer.
    pub(super) fn headers(
        &mut self,
        view: &mut View<'_>,
        site: &Site<'_>,
        response: &openapiv3::ReferenceOr<Response>,
        at: &Pointer,
    ) -> Vec<AnswerHeader> {
        let Some((response, at)) = view.response(response, at.clone()) else {
            return Vec::new();
        };
        let all = at.child("headers");
        let mut headers = Vec::new();
        for (name, header) in &response.headers {
            let Some((header, at)) = view.header(header, all.child(name)) else {
                continue;
            };
            let index = self.header(view, name, header, &at);
            let operations = &mut self.headers[index].operations;
            if operations.last() != Some(&site.id()) {
                operations.push(site.id());
            }
            headers.push(AnswerHeader {
                index,
                required: header.required,
            });
        }
        headers
    }

    /// The place of a header among all of the crate.
    fn header(&mut self, view: &mut View<'_>, name: &str, header: &Header, at: &Pointer) -> usize {
        let (ty, form) = self.header_type(view, name, header, at);
        let is_same = |known: &HeaderDraft| {
            known.spelled.eq_ignore_ascii_case(name) && known.ty == ty && known.form == form
        };
        let known = self.headers.iter().position(is_same);
        let index = known.unwrap_or(self.headers.len());
        if known.is_none() {
            self.headers.push(HeaderDraft {
                spelled: name.to_owned(),
                docs: Docs::default(),
                ty,
                form,
                operations: Vec::new(),
                origin: view.origin(at),
            });
        }
        let draft = &mut self.headers[index];
        if draft.docs.0.is_empty()
            && let Some(text) = &header.description
        {
            draft.docs = docs::markdown(text);
        }
        index
    }

    fn header_type(
        &mut self,
        view: &mut View<'_>,
        name: &str,
        header: &Header,
        at: &Pointer,
    ) -> (Type, HeaderForm) {
        let text = (Type::Text, HeaderForm::Text);
        let words = format!("{name} header");
        let (schema, below, is_json) = match &header.format {
            ParameterSchemaOrContent::Schema(schema) => (schema, at.child("schema"), false),
            ParameterSchemaOrContent::Content(content) => {
                let Some((media_type, content_of)) = content.first() else {
                    return text;
                };
                let Some(schema) = &content_of.schema else {
                    return text;
                };
                let below = at.child("content").child(media_type).child("schema");
                (schema, below, media::is_json(media_type))
            }
        };
        let ty = self.ty(view, Property::Plain(schema), &below, &words, None);
        if is_json {
            return (ty, HeaderForm::Json);
        }
        let ty = match ty {
            Type::Nullable(inner) | Type::Boxed(inner) => *inner,
            ty => ty,
        };
        match (&ty, self.header_form(&ty)) {
            (_, Some(form)) => (ty, form),
            (Type::Json | Type::Null | Type::Bytes | Type::File, None) => text,
            _ => {
                let message = format!("the header `{name}` is given as text, not as its type");
                view.unrepresented("untyped-header", at, message);
                text
            }
        }
    }

    /// How a value of the type is written in a header, if it has one form alone.
    fn header_form(&self, ty: &Type) -> Option<HeaderForm> {
        match ty {
            Type::Text | Type::Formatted(_) => Some(HeaderForm::Text),
            Type::Model(id) => match &self.draft(*id).kind {
                ModelKind::Enum(of) if of.is_text() => Some(HeaderForm::Text),
                ModelKind::Enum(_) => Some(HeaderForm::Bare),
                ModelKind::Union(union) if union.is_scalar(&|id| &self.draft(id).kind) => {
                    Some(HeaderForm::Bare)
                }
                _ => None,
            },
            Type::List(item) => match self.header_form(item)? {
                HeaderForm::Text => Some(HeaderForm::Texts),
                HeaderForm::Bare => Some(HeaderForm::Bares),
                _ => None,
            },
            other => other.is_scalar().then_some(HeaderForm::Bare),
        }
    }

    /// Names all headers.
    pub(super) fn finish_headers(&mut self) -> Vec<ir::Header> {
        let drafts = std::mem::take(&mut self.headers);
        let claims = drafts.iter().map(|draft| {
            let name = &draft.spelled;
            Claim::new(name.as_str()).or(format!("{name} {}", self.words(&draft.ty)))
        });
        let names = Scope::new(Case::Constant).claim_all(claims);
        let headers = drafts.into_iter().zip(names);
        headers.map(|(draft, name)| draft.named(name)).collect()
    }
}

impl HeaderDraft {
    fn named(self, name: Name) -> ir::Header {
        let fallback = format!("The header {}.", docs::code(&self.spelled));
        let docs = if self.docs.0.is_empty() {
            fallback
        } else {
            self.docs.0
        };
        let whose = format!("In answers of {}.", docs::some_of(&self.operations));
        ir::Header {
            name,
            wire: self.spelled.to_lowercase(),
            docs: docs::paragraphs([Some(docs), Some(whose)]),
            ty: self.ty,
            form: self.form,
            origin: self.origin,
        }
    }
}
