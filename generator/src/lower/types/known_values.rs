//! Constants for the values of open strings.

use openapiv3::Schema;

use super::modules::MODULES;
use crate::ir::{Docs, KnownConstant, KnownModule, KnownValues};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::lower::source::{Source, extension, section};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::{self, KNOWN_VALUES, KnownGroup};

/// The constants of all schemas of the components.
pub(in crate::lower) fn known_values(source: &Source<'_>, kept: &Kept<'_>) -> Vec<KnownValues> {
    let schemas = source.components().schemas.iter();
    let found = schemas.filter_map(|(name, schema)| {
        let at = section("schemas").child(name);
        of_schema(source, (name, schema.as_item()?), &at, kept)
    });
    let (mut found, former): (Vec<KnownValues>, Vec<Option<&str>>) = found.unzip();
    let claims = found.iter().zip(former).map(|(values, former)| {
        let module = values.module.bare();
        let claim = Claim::new(module).or(format!("{module} values"));
        claim.known(former)
    });
    let modules = Scope::new(Case::Module).without(MODULES).claim_all(claims);
    for (values, module) in found.iter_mut().zip(modules) {
        values.module = module;
    }
    found
}

/// The constants of a schema, if it has any, and what their module was called before.
fn of_schema<'k>(
    source: &Source<'_>,
    (name, schema): (&str, &Schema),
    at: &Pointer,
    kept: &Kept<'k>,
) -> Option<(KnownValues, Option<&'k str>)> {
    let known: vocabulary::KnownValues = extension(&schema.schema_data.extensions, KNOWN_VALUES)?;
    let (top, named): (Vec<_>, Vec<_>) = known
        .groups
        .iter()
        .partition(|group| group.names.is_empty());
    let own = Case::Value.name(&known.module);
    let values = known.groups.iter().flat_map(|group| &group.values);
    let former = kept.constants_module(&values.map(|known| known.value.as_str()).collect());
    // The document gives the module its name, which may have had to give way.
    let former = former.filter(|former| former.starts_with(own.bare()));
    let within = former.unwrap_or(own.as_str());
    let constants = constants(top.into_iter(), within, kept);
    let mut scope = Scope::new(Case::Value).without(&["all"]);
    let modules = named
        .into_iter()
        .map(|group| module(group, &mut scope, within, kept))
        .collect();
    let values = KnownValues {
        docs: described(schema),
        module: own,
        schema: name.to_owned(),
        constants,
        modules,
        origin: source.origin(&at.child(KNOWN_VALUES)),
    };
    Some((values, former))
}

fn described(schema: &Schema) -> Docs {
    let docs = docs::schema(schema);
    if docs.0.is_empty() {
        Docs("Values that are known.".to_owned())
    } else {
        docs
    }
}

fn module(group: &KnownGroup, scope: &mut Scope, within: &str, kept: &Kept<'_>) -> KnownModule {
    let names = group.names.iter().map(|name| Claim::new(name.as_str()));
    let mut names = scope.claim_all(names).into_iter();
    let name = names.next().unwrap_or_else(|| Case::Value.name("values"));
    let path = format!("{within}::{name}");
    KnownModule {
        name,
        aliases: names.collect(),
        of: group.names.clone(),
        docs: group
            .description
            .as_deref()
            .map(docs::markdown)
            .unwrap_or_default(),
        constants: constants(std::iter::once(group), &path, kept),
    }
}

fn constants<'a>(
    groups: impl Iterator<Item = &'a KnownGroup>,
    module: &str,
    kept: &Kept<'_>,
) -> Vec<KnownConstant> {
    let values: Vec<_> = groups.flat_map(|group| &group.values).collect();
    let claims = values.iter().map(|known| {
        Claim::new(known.value.as_str())
            .or_spelled_out()
            .or_spelled_out_whole()
            .or_exact()
            .known(kept.constant(module, &known.value))
    });
    let names = Scope::new(Case::Constant)
        .without(&["ALL", "COMMON"])
        .claim_all(claims);
    let constants = values.into_iter().zip(names).map(|(known, name)| {
        let described = known.description.as_deref();
        let docs = docs::described(described, || format!("{}.", docs::code(&known.value)));
        let title = known.title.as_deref().or(described);
        let title = title
            .unwrap_or(&known.value)
            .trim()
            .trim_end_matches('.')
            .to_owned();
        KnownConstant {
            name,
            wire: known.value.clone(),
            docs,
            title,
        }
    });
    constants.collect()
}
