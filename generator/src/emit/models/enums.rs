//! Enums of strings, whole numbers and booleans.

use crate::emit::layout::{Code, Item, List, Source};
use crate::emit::spelling::{in_unions, old_name};
use crate::ir::{Api, Enum, Literal, Model};

/// The macro that defines an enum, and how the enum is named in it.
pub(super) fn enumeration(source: Source, api: &Api, model: &Model, of: &Enum) -> Source {
    let name = &model.name;
    let or = match &of.other {
        Some(other) => format!(" or {other}"),
        None => String::new(),
    };
    let (macro_name, kinds) = match (of.is_text(), &of.other) {
        (true, Some(_)) => ("open_enum!", String::new()),
        (true, None) => ("closed_enum!", String::new()),
        (false, _) => ("scalar_enum!", format!(" of {}", kinds(of))),
    };
    let unions = in_unions(model);
    let rows = of.variants.iter().map(|variant| {
        let text = format!("{} = {}", variant.name, variant.wire);
        Item::from(text).documented(&variant.docs.0)
    });
    let open = format!("pub enum {name}{or}{unions}{kinds} {{");
    let definition = Item::from(List::fields(open, rows, "}")).documented(&model.docs.0);
    source
        .item(Code::block(format!("{macro_name} {{"), [definition], "}"))
        .together(aliases(api, model, of))
}

/// The values by the names that their variants had before.
fn aliases(api: &Api, model: &Model, of: &Enum) -> Option<Item> {
    let aliases = api.value_aliases(&model.name);
    let constants = aliases.filter_map(|(alias, index)| {
        let (old, name) = (&alias.name, &of.variants.get(index)?.name);
        let code = format!("pub const {old}: Self = Self::{name};");
        let link = format!("[`Self::{name}`]");
        let item = old_name(api, alias, &link, code);
        // What has no small letter is called as a constant should be.
        let is_odd = old.as_str().chars().any(char::is_lowercase);
        Some(if is_odd {
            let reason = "it is called as the variant was";
            item.attribute(format!(
                "#[expect(non_upper_case_globals, reason = {reason:?})]"
            ))
        } else {
            item
        })
    });
    let constants: Vec<Item> = constants.collect();
    (!constants.is_empty())
        .then(|| Code::items(format!("impl {} {{", model.name), constants).into())
}

/// What a value can be made from.
fn kinds(of: &Enum) -> String {
    let has = |is: fn(&Literal) -> bool| of.variants.iter().any(|variant| is(&variant.wire));
    let kinds = [
        (has(|wire| matches!(wire, Literal::Integer(_))), "i64"),
        (has(|wire| matches!(wire, Literal::Boolean(_))), "bool"),
        (has(|wire| matches!(wire, Literal::Text(_))), "&str"),
    ];
    let kinds: Vec<&str> = kinds
        .into_iter()
        .filter_map(|(has, kind)| has.then_some(kind))
        .collect();
    kinds.join(" | ")
}
