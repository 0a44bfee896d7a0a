//! The headers of answers: one constant for each name and type.

use std::collections::HashMap;

use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr, Response};

use super::choice::type_hint;
use crate::ir::{self, AnswerHeader, Docs, Format, Gate, HeaderForm, ModelId, ModelKind, Type};
use crate::lower::docs;
use crate::lower::kept::{Kept, KeptType};
use crate::lower::source::media::is_json;
use crate::lower::source::said::is_same;
use crate::lower::source::subschema::Subschema;
use crate::lower::types::Context;
use crate::lower::types::drafts::Drafts;
use crate::lower::types::said::said;
use crate::lower::types::schema::ty;
use crate::lower::types::spot::{Home, Spot};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::record::spelled::{self, NAMELESS};
use crate::token::is_token;

/// A header that is still to be named.
#[derive(Debug)]
struct HeaderDraft {
    /// The name as the document spells it.
    spelled: String,
    docs: Docs,
    ty: Type,
    form: HeaderForm,
    /// The ids of the operations whose answers have it.
    operations: Vec<String>,
    origin: Pointer,
}

/// The type of a header and how it is written.
#[derive(Clone, Debug, PartialEq)]
struct HeaderType {
    ty: Type,
    form: HeaderForm,
}

/// The headers of all answers so far.
#[derive(Debug, Default)]
pub(in crate::lower) struct Headers {
    drafts: Vec<HeaderDraft>,
    /// Those that are described where they stand, by their names: the same header of another
    /// answer is of the same type.
    inline: HashMap<String, Vec<(Header, HeaderType)>>,
}

impl Headers {
    /// Takes up the headers of an answer of the operation with that id.
    pub(super) fn of_answer(
        &mut self,
        context: &mut Context<'_, '_>,
        response: &ReferenceOr<Response>,
        spot: &Spot<'_>,
        operation: &str,
    ) -> Vec<AnswerHeader> {
        let Some((response, at)) = context.source.response(response, spot.at.clone()) else {
            return Vec::new();
        };
        let all = at.child("headers");
        let mut headers = Vec::new();
        for (name, header) in &response.headers {
            let Some((header, at)) = context.source.header(header, all.child(name)) else {
                continue;
            };
            if !is_token(name) {
                let message = format!("`{name}` cannot be the name of a header, so it is left out");
                context.report.warning("bad-header", &at, message);
                continue;
            }
            let typed = self.typed(context, name, header, &spot.at(at.clone()));
            let said =
                described(header, &at).map(|(schema, _)| said(context.source, &schema, &typed.ty));
            let index = self.place(name, typed, context.source.origin(&at));
            let draft = &mut self.drafts[index];
            if draft.docs.0.is_empty()
                && let Some(text) = &header.description
            {
                draft.docs = docs::markdown(text);
            }
            if draft.operations.last().is_none_or(|last| last != operation) {
                draft.operations.push(operation.to_owned());
            }
            headers.push(AnswerHeader {
                index,
                required: header.required,
                said: said.unwrap_or_default(),
            });
        }
        headers
    }

    /// The type of the header that stands at `spot`, which is that of one like it.
    fn typed(
        &mut self,
        context: &mut Context<'_, '_>,
        name: &str,
        header: &Header,
        spot: &Spot<'_>,
    ) -> HeaderType {
        let known = self.inline.entry(name.to_lowercase()).or_default();
        if let Some((_, typed)) = known.iter().find(|(other, _)| is_same(other, header)) {
            return typed.clone();
        }
        let typed = typed(context, name, header, &spot.at, spot.home);
        known.push((header.clone(), typed.clone()));
        typed
    }

    /// The place of a header among all of the crate.
    fn place(&mut self, name: &str, typed: HeaderType, origin: Pointer) -> usize {
        let HeaderType { ty, form } = typed;
        let is_same = |known: &HeaderDraft| {
            known.spelled.eq_ignore_ascii_case(name) && known.ty == ty && known.form == form
        };
        let known = self.drafts.iter().position(is_same);
        known.unwrap_or_else(|| {
            self.drafts.push(HeaderDraft {
                spelled: name.to_owned(),
                docs: Docs::default(),
                ty,
                form,
                operations: Vec::new(),
                origin,
            });
            self.drafts.len() - 1
        })
    }

    /// What each header may be called.
    pub(in crate::lower) fn claims(&self, drafts: &Drafts) -> Vec<Claim> {
        let claims = self.drafts.iter().map(|draft| {
            let name = &draft.spelled;
            let claim = Claim::new(name.as_str());
            claim.or(format!("{name} {}", type_hint(drafts, &draft.ty)))
        });
        claims.collect()
    }

    /// Names all headers, once it is known which types are those that were before.
    pub(in crate::lower) fn finish(
        self,
        claims: Vec<Claim>,
        types: &[Option<KeptType<'_>>],
        kept: &Kept<'_>,
    ) -> Vec<ir::Header> {
        let before = |id: ModelId| {
            let known = types.get(id.0).copied().flatten();
            known.map_or(NAMELESS, |known| known.name)
        };
        let today = self.drafts.iter().map(|draft| {
            let ty = spelled::ty(&draft.ty, &before);
            (draft.spelled.to_lowercase(), ty)
        });
        let today: Vec<(String, String)> = today.collect();
        let claims = claims.into_iter().zip(&today);
        let claims = claims.map(|(claim, header)| claim.known(kept.header(header, &today)));
        let names = Scope::new(Case::Constant).claim_all(claims);
        let headers = self.drafts.into_iter().zip(names);
        headers.map(|(draft, name)| draft.named(name)).collect()
    }
}

fn typed(
    context: &mut Context<'_, '_>,
    name: &str,
    header: &Header,
    at: &Pointer,
    home: Home<'_>,
) -> HeaderType {
    let text = HeaderType {
        ty: Type::Text,
        form: HeaderForm::Text,
    };
    let Some((schema, is_json)) = described(header, at) else {
        return text;
    };
    let ty = ty(context, &schema, &format!("{name} header"), home);
    if is_json {
        let form = HeaderForm::Json;
        return HeaderType { ty, form };
    }
    let ty = match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => *inner,
        ty => ty,
    };
    match (&ty, form(context.drafts, &ty)) {
        (_, Some(form)) => HeaderType { ty, form },
        (Type::Json | Type::Null | Type::Bytes | Type::File, None) => text,
        _ => {
            let message = format!("the header `{name}` is given as text, not as its type");
            context.report.unrepresented("untyped-header", at, message);
            text
        }
    }
}

/// The schema of a header that stands at `at`, and whether its text is JSON.
fn described<'b>(header: &'b Header, at: &Pointer) -> Option<(Subschema<'b>, bool)> {
    let (schema, at, is_json) = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => (schema, at.clone(), false),
        ParameterSchemaOrContent::Content(offered) => {
            let (media_type, offered) = offered.first()?;
            let at = at.child("content").child(media_type);
            (offered.schema.as_ref()?, at, is_json(media_type))
        }
    };
    Some((Subschema::plain(schema, at.child("schema")), is_json))
}

/// How a value of the type is written in a header, if it has one form alone.
fn form(drafts: &Drafts, ty: &Type) -> Option<HeaderForm> {
    match ty {
        Type::Formatted(Format::DecimalNumber) => Some(HeaderForm::Bare),
        Type::Text | Type::Formatted(_) => Some(HeaderForm::Text),
        Type::Model(id) => match drafts.kind(*id) {
            ModelKind::Enum(of) if of.is_text() => Some(HeaderForm::Text),
            ModelKind::Enum(_) => Some(HeaderForm::Bare),
            ModelKind::Union(union) if union.is_scalar(&|id| drafts.kind(id)) => {
                Some(HeaderForm::Bare)
            }
            _ => None,
        },
        Type::List(item) => match form(drafts, item)? {
            HeaderForm::Text => Some(HeaderForm::Strings),
            HeaderForm::Bare => Some(HeaderForm::Bares),
            _ => None,
        },
        other => other.is_scalar().then_some(HeaderForm::Bare),
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
            gate: Gate::Open,
            origin: self.origin,
        }
    }
}
