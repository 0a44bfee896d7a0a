//! The one type of answers that have several.

use crate::ir::{Answer, Choice, ChoiceVariant, Docs, Format, ModelKind, Read, Type};
use crate::lower::types::Context;
use crate::lower::types::alike::Shared;
use crate::lower::types::drafts::{Draft, Drafts};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;

/// With more types than this, their names no longer make a name.
const NAMED_BY_TYPES: usize = 3;

/// With longer names of types, no name is made of them.
const LONGEST_JOINED: usize = 60;

/// The type of all the answers: none where none has a body, and a choice
/// where they have several. Operations with the same types share one choice.
pub(super) fn one_type(
    context: &mut Context<'_, '_>,
    answers: &[Answer],
    hint: &str,
    origin: &Pointer,
    at: &Pointer,
) -> Option<Type> {
    let mut types: Vec<Type> = Vec::new();
    for ty in answers.iter().flat_map(Answer::reads).filter_map(Read::ty) {
        if !types.contains(&ty) {
            types.push(ty);
        }
    }
    if types.len() < 2 {
        return types.pop();
    }
    let mut key: Vec<String> = types.iter().map(|ty| format!("{ty:?}")).collect();
    key.sort();
    let key = Shared::Answers(key);
    if let Some(id) = context.same(&key, at) {
        context.drafts.stands(id, at);
        return Some(Type::Model(id));
    }
    let names: Vec<String> = types
        .iter()
        .map(|ty| type_hint(context.drafts, ty))
        .collect();
    let joined = names.join(" or ");
    let claim = if names.len() <= NAMED_BY_TYPES && joined.len() <= LONGEST_JOINED {
        Claim::new(joined).or(hint)
    } else {
        Claim::new(hint).or(format!("{hint} choice"))
    };
    let claims = names.iter().map(|name| Claim::new(name.as_str()));
    let variants = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let variants = variants.into_iter().zip(types);
    let variants = variants
        .map(|(name, ty)| ChoiceVariant {
            name,
            ty,
            sent: None,
            events: None,
            said: Vec::new(),
        })
        .collect();
    let id = context.drafts.push(Draft {
        claim,
        named: false,
        file: None,
        docs: Docs("What an answer holds, where answers hold different things.".to_owned()),
        kind: ModelKind::Choice(Choice { variants }),
        origin: origin.clone(),
        places: vec![at.clone()],
    });
    context.share(key, id, at);
    Some(Type::Model(id))
}

/// A name hint for a type.
pub(super) fn type_hint(drafts: &Drafts, ty: &Type) -> String {
    match ty {
        Type::Model(id) => drafts.draft(*id).claim.shortest().to_owned(),
        Type::List(item) => format!("{} list", type_hint(drafts, item)),
        Type::Map(value) => format!("{} map", type_hint(drafts, value)),
        Type::Boxed(inner) | Type::Nullable(inner) => type_hint(drafts, inner),
        other => plain(other).to_owned(),
    }
}

fn plain(ty: &Type) -> &'static str {
    match ty {
        Type::Null => "nothing",
        Type::Boolean => "boolean",
        Type::Integer32
        | Type::Integer64
        | Type::Integer128
        | Type::Unsigned32
        | Type::Unsigned64
        | Type::Unsigned128 => "integer",
        Type::Number | Type::Formatted(Format::DecimalNumber) => "number",
        Type::Formatted(Format::DateTime) => "moment",
        Type::Formatted(Format::Date) => "date",
        Type::Formatted(Format::Uuid) => "uuid",
        Type::Formatted(Format::Base64 | Format::Base64Url) | Type::Bytes | Type::File => "bytes",
        Type::Json => "json",
        _ => "text",
    }
}
