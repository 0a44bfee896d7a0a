//! How a value becomes parts of a body.

use super::types::Types;
use super::wire::style;
use crate::ir::{Api, Branch, ModelId, ModelKind, PartForm, Type, Union};
use crate::limits::CHOICES;

/// A value on its way into a form.
pub(super) struct Given<'g> {
    /// The expression of the name.
    pub(super) name: &'g str,
    /// The expression of the value.
    pub(super) place: &'g str,
    /// Whether that is a reference.
    pub(super) is_borrowed: bool,
    /// What the document says of the parts.
    pub(super) form: &'g PartForm,
}

impl Given<'_> {
    /// The value as an argument.
    fn whole(&self) -> String {
        if self.is_borrowed {
            self.place.to_owned()
        } else {
            format!("&{}", self.place)
        }
    }
}

/// How a value is a part.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    File,
    Text,
    Written,
    Json,
    /// JSON that may be a list.
    Any,
}

/// A type without what stands around it.
struct Bare<'t> {
    /// How many layers of `Option` and lists there are.
    layers: usize,
    /// Whether one of these is a list: "array properties are handled by applying the same `name` to
    /// multiple parts".
    is_list: bool,
    /// What is in them. A list within a list is JSON.
    item: &'t Type,
}

fn bare(mut ty: &Type, options: usize) -> Bare<'_> {
    let mut layers = options;
    let mut is_list = false;
    loop {
        match ty {
            Type::Nullable(inner) => ty = inner,
            Type::List(inner) if !is_list => {
                is_list = true;
                ty = inner;
            }
            item => {
                return Bare {
                    layers,
                    is_list,
                    item,
                };
            }
        }
        layers += 1;
    }
}

fn kind(api: &Api, ty: &Type) -> Kind {
    match ty.unboxed() {
        Type::File => Kind::File,
        Type::Formatted(_) => Kind::Written,
        Type::Json => Kind::Any,
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Enum(_) => Kind::Text,
            ModelKind::Tuple(_) => Kind::Any,
            ModelKind::Union(union) if has(api, union, 0, &|ty| is_list(api, ty)) => Kind::Any,
            _ => Kind::Json,
        },
        scalar if scalar.is_scalar() => Kind::Text,
        _ => Kind::Json,
    }
}

fn is_list(api: &Api, ty: &Type) -> bool {
    let is_tuple = |id: &ModelId| matches!(api.model(*id).kind, ModelKind::Tuple(_));
    matches!(ty, Type::List(_)) || matches!(ty, Type::Model(id) if is_tuple(id))
}

/// Whether a branch of a union is of some kind, however deep.
fn has(api: &Api, union: &Union, depth: usize, is_it: &dyn Fn(&Type) -> bool) -> bool {
    let mut branches = union.branches.iter().map(|branch| branch.ty.unboxed());
    branches.any(|ty| match ty {
        ty if is_it(ty) => true,
        Type::Model(id) if depth < CHOICES => match &api.model(*id).kind {
            ModelKind::Union(union) => has(api, union, depth + 1, is_it),
            _ => false,
        },
        _ => false,
    })
}

/// The union with files that a type is.
fn file_union<'a>(api: &'a Api, ty: &Type) -> Option<(ModelId, &'a Union)> {
    let Type::Model(id) = ty.unboxed() else {
        return None;
    };
    let is_file = |ty: &Type| *bare(ty, 0).item == Type::File;
    match &api.model(*id).kind {
        ModelKind::Union(union) if has(api, union, 0, &is_file) => Some((*id, union)),
        _ => None,
    }
}

/// The unions whose branches are told apart where a value of the type is written.
pub(super) fn unions(api: &Api, ty: &Type) -> Vec<ModelId> {
    let mut found = Vec::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        if let Some((id, union)) = file_union(api, bare(ty, 0).item)
            && !found.contains(&id)
        {
            found.push(id);
            open.extend(union.branches.iter().map(|branch| &branch.ty));
        }
    }
    found
}

/// What adds a property with one value alone.
pub(super) fn constant(wire: &str, value: &str, form: &PartForm) -> String {
    let given = Given {
        name: &format!("{wire:?}"),
        place: value,
        is_borrowed: true,
        form,
    };
    let call = match &form.content_type {
        Some(content_type) if is_json(content_type) => call(&given, "json", value),
        _ => call(&given, "text", value),
    };
    format!("        {}?;\n", headed(form, false, call, 8))
}

/// What adds a value, as a statement.
pub(super) fn statement(
    api: &Api,
    given: &Given<'_>,
    (ty, options): (&Type, usize),
    types: &Types<'_>,
) -> String {
    let bare = bare(ty, options);
    if bare.layers == 0 || file_union(api, bare.item).is_none() {
        let written = expression(api, given, (ty, options), (8, 0), types);
        return format!("        {written}?;\n");
    }
    let each = Given {
        place: "value",
        is_borrowed: true,
        ..*given
    };
    let written = expression(api, &each, (bare.item, 0), (12, 0), types);
    let whole = given.whole();
    let head = if bare.is_list {
        format!("for value in {}", items(given, bare.layers))
    } else {
        let pattern = "Some(".repeat(bare.layers) + "value" + &")".repeat(bare.layers);
        format!("if let {pattern} = {whole}")
    };
    format!("        {head} {{\n            {written}?;\n        }}\n")
}

/// What yields the values within some layers.
fn items(given: &Given<'_>, layers: usize) -> String {
    match layers {
        0 | 1 => given.whole(),
        layers => format!("{}.iter(){}", given.place, ".flatten()".repeat(layers - 1)),
    }
}

/// What adds a value, as an expression within lines that are indented so far.
fn expression(
    api: &Api,
    given: &Given<'_>,
    (ty, options): (&Type, usize),
    (indent, depth): (usize, usize),
    types: &Types<'_>,
) -> String {
    let bare = bare(ty, options);
    if let Some((id, union)) = file_union(api, bare.item).filter(|_| depth < CHOICES)
        && bare.layers == 0
    {
        let value = match ty {
            Type::Boxed(_) if given.is_borrowed => format!("{}.as_ref()", given.place),
            Type::Boxed(_) => format!("&*{}", given.place),
            _ => given.whole(),
        };
        let arms = arms(api, given, (id, union), (indent, depth), types);
        return format!("match {value} {{\n{arms}{}}}", " ".repeat(indent));
    }
    let kind = kind(api, bare.item);
    let is_file = kind == Kind::File;
    if let Some(known) = given.form.style.filter(|_| !is_file) {
        let whole = given.whole();
        let call = format!(
            "form.styled({}, {whole}, runtime::{})",
            given.name,
            style(known)
        );
        return headed(given.form, false, call, indent);
    }
    let (function, value) = written(given, kind, &bare, options);
    headed(given.form, is_file, call(given, function, &value), indent)
}

/// What adds a value, and the value that it is given.
fn written(
    given: &Given<'_>,
    kind: Kind,
    bare: &Bare<'_>,
    options: usize,
) -> (&'static str, String) {
    let content_type = given.form.content_type.as_deref();
    // A text that is to be JSON has its quotes.
    let kind = match kind {
        Kind::Text | Kind::Written if content_type.is_some_and(is_json) => Kind::Json,
        kind => kind,
    };
    let place = given.place;
    match kind {
        Kind::File if bare.layers == 0 => ("file", given.whole()),
        Kind::File => ("files", items(given, bare.layers)),
        Kind::Text if bare.is_list => ("texts", items(given, bare.layers)),
        _ if bare.is_list => ("jsons", items(given, bare.layers)),
        Kind::Text => ("text", given.whole()),
        Kind::Written if bare.layers == 0 => ("text", format!("&{place}.to_string()")),
        Kind::Written if bare.layers == 1 && options == 1 => (
            "text",
            format!("&{place}.as_ref().map(ToString::to_string)"),
        ),
        Kind::Written | Kind::Json => ("json", given.whole()),
        Kind::Any => ("any", given.whole()),
    }
}

fn call(given: &Given<'_>, function: &str, value: &str) -> String {
    let name = given.name;
    match &given.form.content_type {
        Some(content_type) => format!("form.{function}_as({name}, {content_type:?}, {value})"),
        None => format!("form.{function}({name}, {value})"),
    }
}

/// The branches of a union, each as its type is written.
fn arms(
    api: &Api,
    given: &Given<'_>,
    (id, union): (ModelId, &Union),
    (indent, depth): (usize, usize),
    types: &Types<'_>,
) -> String {
    let union_name = types.text(&Type::Model(id));
    let margin = " ".repeat(indent + 4);
    let value = Given {
        place: "value",
        is_borrowed: true,
        ..*given
    };
    let within = (indent + 4, depth + 1);
    let arm = |Branch { name, ty, .. }: &Branch| {
        let written = expression(api, &value, (ty, 0), within, types);
        format!("{margin}{union_name}::{name}(value) => {written},\n")
    };
    let other = union.other.as_ref().map(|name| {
        let written = expression(api, &value, (&Type::Json, 0), within, types);
        format!("{margin}{union_name}::{name}(value) => {written},\n")
    });
    union.branches.iter().map(arm).chain(other).collect()
}

/// The same with the headers of its parts. Only a file can bring some that the caller has to give.
fn headed(form: &PartForm, is_file: bool, call: String, indent: usize) -> String {
    let required: &[String] = if is_file { &form.required } else { &[] };
    if form.fixed.is_empty() && required.is_empty() {
        return call;
    }
    let (fixed, margin) = (&form.fixed, " ".repeat(indent));
    let fixed = fixed
        .iter()
        .map(|(name, value)| format!("({name:?}, {value:?})"));
    let fixed = fixed.collect::<Vec<_>>().join(", ");
    let required = required.iter().map(|name| format!("{name:?}"));
    let required = required.collect::<Vec<_>>().join(", ");
    format!("form.headed(&[{fixed}], &[{required}], |form| {{\n{margin}    {call}\n{margin}}})")
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}
