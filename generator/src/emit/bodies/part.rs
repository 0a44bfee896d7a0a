//! How a value becomes parts of a body.

use crate::emit::layout::Code;
use crate::emit::spelling::{Types, style};
use crate::ir::{Api, Bare, FormValue, PartForm, Type, Union};

/// A value on its way into a form.
#[derive(Clone, Copy)]
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

/// What the value is.
#[derive(Clone, Copy)]
pub(super) struct Held<'t> {
    /// Its type.
    pub(super) ty: &'t Type,
    /// How many options that is in.
    pub(super) options: usize,
}

impl<'t> Held<'t> {
    fn of(ty: &'t Type) -> Self {
        Self { ty, options: 0 }
    }
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

    /// What yields the values within some layers.
    fn items(&self, layers: usize) -> String {
        match layers {
            0 | 1 => self.whole(),
            layers => format!("{}.iter(){}", self.place, ".flatten()".repeat(layers - 1)),
        }
    }

    /// What adds a value by a function of the form.
    fn call(&self, function: &str, value: &str) -> String {
        let name = self.name;
        match &self.form.content_type {
            Some(content_type) => format!("form.{function}_as({name}, {content_type:?}, {value})"),
            None => format!("form.{function}({name}, {value})"),
        }
    }

    /// The same with the headers of its parts. Only a file can bring some that the caller has to
    /// give.
    fn headed(&self, is_file: bool, call: String) -> Code {
        let PartForm {
            fixed, required, ..
        } = self.form;
        let required: &[String] = if is_file { required } else { &[] };
        if fixed.is_empty() && required.is_empty() {
            return call.into();
        }
        let fixed = fixed
            .iter()
            .map(|(name, value)| format!("({name:?}, {value:?})"));
        let fixed = fixed.collect::<Vec<_>>().join(", ");
        let required = required.iter().map(|name| format!("{name:?}"));
        let required = required.collect::<Vec<_>>().join(", ");
        let open = format!("form.headed(&[{fixed}], &[{required}], |form| {{");
        Code::block(open, [call], "})")
    }
}

/// What adds a property with one value alone.
pub(super) fn constant(wire: &str, value: &str, form: &PartForm) -> Code {
    let given = Given {
        name: &format!("{wire:?}"),
        place: value,
        is_borrowed: true,
        form,
    };
    let function = if form.is_json { "json" } else { "text" };
    let call = given.call(function, value);
    given.headed(false, call).suffixed("?;")
}

/// What adds a value, as a statement.
pub(super) fn statement(api: &Api, given: &Given<'_>, held: Held<'_>, types: &Types<'_>) -> Code {
    let bare = held.ty.bare(held.options);
    if bare.layers == 0 || api.file_union(bare.item, 0).is_none() {
        return expression(api, given, held, 0, types).suffixed("?;");
    }
    let each = Given {
        place: "value",
        is_borrowed: true,
        ..*given
    };
    let written = expression(api, &each, Held::of(bare.item), 0, types);
    let open = if bare.is_list {
        format!("for value in {} {{", given.items(bare.layers))
    } else {
        let pattern = "Some(".repeat(bare.layers) + "value" + &")".repeat(bare.layers);
        format!("if let {pattern} = {} {{", given.whole())
    };
    Code::block(open, [written.suffixed("?;")], "}")
}

/// What adds a value, as an expression within so many unions.
fn expression(
    api: &Api,
    given: &Given<'_>,
    held: Held<'_>,
    depth: usize,
    types: &Types<'_>,
) -> Code {
    let bare = held.ty.bare(held.options);
    if bare.layers == 0
        && let Some((id, union)) = api.file_union(bare.item, depth)
    {
        let value = match held.ty {
            Type::Boxed(_) if given.is_borrowed => format!("{}.as_ref()", given.place),
            Type::Boxed(_) => format!("&*{}", given.place),
            _ => given.whole(),
        };
        let name = types.model(id).to_string();
        let arms = arms(api, given, &name, union, depth + 1, types);
        return Code::block(format!("match {value} {{"), arms, "}");
    }
    let form_value = api.form_value(bare.item, given.form);
    let is_file = form_value == FormValue::File;
    if let Some(known) = given.form.style.filter(|_| !is_file) {
        let (name, whole) = (given.name, given.whole());
        let call = format!("form.styled({name}, {whole}, runtime::{})", style(known));
        return given.headed(false, call);
    }
    given.headed(is_file, written(given, form_value, &bare, held.options))
}

/// What adds a value that is not told apart.
fn written(given: &Given<'_>, value: FormValue, bare: &Bare<'_>, options: usize) -> String {
    let (place, layers) = (given.place, bare.layers);
    let (function, value) = match value {
        FormValue::File if layers == 0 => ("file", given.whole()),
        FormValue::File => ("files", given.items(layers)),
        _ if given.form.is_json => ("json", given.whole()),
        FormValue::Text if bare.is_list => ("texts", given.items(layers)),
        _ if bare.is_list => ("jsons", given.items(layers)),
        FormValue::Text => ("text", given.whole()),
        FormValue::Written if layers == 0 => ("text", format!("&{place}.to_string()")),
        FormValue::Written if layers == 1 && options == 1 => {
            let text = format!("&{place}.as_ref().map(ToString::to_string)");
            ("text", text)
        }
        FormValue::Written | FormValue::Json => ("json", given.whole()),
        FormValue::Any => ("any", given.whole()),
    };
    given.call(function, &value)
}

/// The branches of a union, each as its type is written.
fn arms(
    api: &Api,
    given: &Given<'_>,
    name: &str,
    union: &Union,
    depth: usize,
    types: &Types<'_>,
) -> Vec<Code> {
    let value = Given {
        place: "value",
        is_borrowed: true,
        ..*given
    };
    let branches = union
        .branches
        .iter()
        .map(|branch| (&branch.name, &branch.ty));
    let other = union.other.iter().map(|other| (other, &Type::Json));
    let arm = |(variant, ty)| {
        expression(api, &value, Held::of(ty), depth, types)
            .prefixed(&format!("{name}::{variant}(value) => "))
            .suffixed(",")
    };
    branches.chain(other).map(arm).collect()
}
