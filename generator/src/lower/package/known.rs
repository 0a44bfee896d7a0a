//! The way from a call to the values that are known for what it is given.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::ir::{Api, KnownValues};
use crate::lower::docs;
use crate::lower::source::Source;

/// What references to components begin with.
const COMPONENTS: &str = "#/components/";

/// The crate with what each operation's docs say of known values.
pub(in crate::lower) fn with_known_values(source: &Source<'_>, mut api: Api) -> Api {
    if api.known_values.is_empty() {
        return api;
    }
    let users = Users::of(source);
    let known = api.known_values.iter();
    let known: Vec<_> = known
        .map(|values| (users.reaching(&values.schema), told(values)))
        .collect();
    let described = source.api().operations();
    let described: BTreeMap<_, _> = described
        .map(|(path, method, described)| ((path, method.to_ascii_uppercase()), described))
        .collect();
    for operation in api.tags.iter_mut().flat_map(|tag| &mut tag.operations) {
        let key = (operation.path.as_str(), operation.method.clone());
        let Some(described) = described.get(&key) else {
            continue;
        };
        let mut named = named_in(&described.parameters);
        named.extend(named_in(&described.request_body));
        let told = known.iter();
        let told = told.filter(|(reaching, _)| !reaching.is_disjoint(&named));
        let told: Vec<&str> = told.map(|(_, told)| told.as_str()).collect();
        if !told.is_empty() {
            let known = format!("# Known values\n\n{}", told.join("\n"));
            let sections = std::mem::take(&mut operation.sections.0);
            operation.sections = docs::paragraphs([Some(sections), Some(known)]);
        }
    }
    api
}

/// Where the values of an open string are, as the docs of a call say it.
fn told(values: &KnownValues) -> String {
    let module = &values.module;
    let shown = module.bare();
    let about = values.docs.first_paragraph();
    let told = format!("- [`{shown}`](super::super::model::{module}): {about}");
    if values.modules.is_empty() {
        return told;
    }
    format!(
        "{told} [`{shown}::of`](super::super::model::{module}::of) gives those that belong together."
    )
}

/// Which components refer to which.
struct Users(BTreeMap<String, BTreeSet<String>>);

impl Users {
    fn of(source: &Source<'_>) -> Self {
        let components = serde_json::to_value(source.components()).unwrap_or_default();
        let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let sections = components.as_object().into_iter().flatten();
        for (section, components) in sections {
            for (name, component) in components.as_object().into_iter().flatten() {
                let user = format!("{COMPONENTS}{section}/{name}");
                let mut named = BTreeSet::new();
                collect(component, &mut named);
                for name in named {
                    users.entry(name).or_default().insert(user.clone());
                }
            }
        }
        Self(users)
    }

    /// The components from which references lead to a schema, itself included.
    fn reaching(&self, schema: &str) -> BTreeSet<String> {
        let mut reaching = BTreeSet::new();
        let mut next = vec![format!("{COMPONENTS}schemas/{schema}")];
        while let Some(component) = next.pop() {
            let users = self.0.get(&component).into_iter().flatten();
            if reaching.insert(component.clone()) {
                next.extend(users.cloned());
            }
        }
        reaching
    }
}

/// The components that something refers to.
fn named_in(thing: &impl Serialize) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    collect(&serde_json::to_value(thing).unwrap_or_default(), &mut named);
    named
}

/// Extensions refer to schemas under other keys as well, so that every text is looked at.
fn collect(value: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with(COMPONENTS) => {
            named.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, named)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, named)),
        _ => {}
    }
}
