//! Whether the variants of unions are those that the document tells. What writes the same JSON
//! again may be of the wrong one all the same.

mod debugged;

use serde_json::Value;

use super::schema::{SchemaId, Schemas};
use crate::ir::{Api, Branch, ModelKind, Object, Presence, Type, Union};
use debugged::Debugged;

/// The first value of the wrong variant in what was made of a JSON value. `debug` is the typed
/// value as Rust's `Debug` has it, and `ty` its type.
pub(super) fn mistake(
    api: &Api,
    schemas: &Schemas,
    ty: &Type,
    debug: &str,
    value: &Value,
) -> Option<String> {
    let read = Debugged::read(debug)?;
    Judge { api, schemas }.of(ty, &read, value, "")
}

struct Judge<'j> {
    api: &'j Api,
    schemas: &'j Schemas,
}

impl Judge<'_> {
    fn of(&self, ty: &Type, read: &Debugged<'_>, value: &Value, path: &str) -> Option<String> {
        match ty {
            Type::Boxed(inner) => self.of(inner, read, value, path),
            Type::Nullable(inner) => self.of(inner, read.some()?, value, path),
            Type::List(inner) => {
                let (Debugged::Items(items), Value::Array(values)) = (read, value) else {
                    return None;
                };
                let mut pairs = items.iter().zip(values).enumerate();
                pairs.find_map(|(index, (item, value))| {
                    self.of(inner, item, value, &format!("{path}[{index}]"))
                })
            }
            Type::Map(inner) => {
                let mut values = value.as_object()?.iter();
                values.find_map(|(key, value)| {
                    let read = read.field(&format!("{key:?}"))?;
                    self.of(inner, read, value, &format!("{path}.{key}"))
                })
            }
            Type::Model(id) => match &self.api.model(*id).kind {
                ModelKind::Object(object) => self.object(object, read, value, path),
                ModelKind::Tuple(tuple) => {
                    let mut items = tuple.items.iter().zip(value.as_array()?).enumerate();
                    items.find_map(|(index, (item, value))| {
                        let read = read.field(plain(&item.name.to_string()))?;
                        self.of(&item.ty, read, value, &format!("{path}[{index}]"))
                    })
                }
                ModelKind::Union(union) => {
                    let known = self.schemas.branches(&self.api.model(*id).origin);
                    self.union(union, known, read, value, path)
                }
                ModelKind::Choice(choice) => {
                    let Debugged::Named(name, inner) = read else {
                        return None;
                    };
                    let mut variants = choice.variants.iter();
                    let chosen = variants.find(|variant| variant.name.to_string() == *name)?;
                    self.of(&chosen.ty, inner.first()?, value, path)
                }
                ModelKind::Enum(_) => None,
            },
            _ => None,
        }
    }

    fn object(
        &self,
        object: &Object,
        read: &Debugged<'_>,
        value: &Value,
        path: &str,
    ) -> Option<String> {
        let members = value.as_object()?;
        let of_fields = object.fields.iter().find_map(|field| {
            let value = members.get(&field.wire)?;
            let read = read.field(plain(&field.name.to_string()))?;
            let read = match field.presence {
                Presence::Required => read,
                Presence::Nullable | Presence::Optional => read.some()?,
                Presence::OptionalNullable => read.some()?.some()?,
            };
            self.of(&field.ty, read, value, &format!("{path}.{}", field.wire))
        });
        of_fields.or_else(|| {
            let rest = object.rest.as_ref()?;
            let read = read.field(plain(&rest.name.to_string()))?;
            members.iter().find_map(|(key, value)| {
                let read = read.field(&format!("{key:?}"))?;
                self.of(&rest.ty, read, value, &format!("{path}.{key}"))
            })
        })
    }

    /// The value of a union, of which the document has these branches.
    fn union(
        &self,
        union: &Union,
        known: &[SchemaId],
        read: &Debugged<'_>,
        value: &Value,
        path: &str,
    ) -> Option<String> {
        let Debugged::Named(name, inner) = read else {
            return None;
        };
        let is_it = |branch: &&Branch| branch.name.to_string() == *name;
        let Some(chosen) = union.branches.iter().find(is_it) else {
            let is_known = known.iter().any(|one| self.schemas.allows(*one, value));
            return is_known
                .then(|| format!("`{path}` is of the variant {name}, and yet described"));
        };
        let is_one = |branch: &Branch| {
            let schema = self.schemas.branch(&branch.origin)?;
            Some(self.schemas.allows(schema, value))
        };
        let mut others = union.branches.iter().filter(|branch| !is_it(branch));
        if is_one(chosen) == Some(false)
            && let Some(right) = others.find(|branch| is_one(branch) == Some(true))
        {
            let right = &right.name;
            return Some(format!(
                "`{path}` is of the variant {name} and not of {right}"
            ));
        }
        self.of(&chosen.ty, inner.first()?, value, path)
    }
}

/// A name as `Debug` writes it.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
