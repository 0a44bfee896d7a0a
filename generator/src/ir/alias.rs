//! Old names, for callers that still use them.

use super::{Api, Credential, Gate, ModelId, ModelKind, Operation, Tag};
use crate::names::Name;

/// An old name of something that is called otherwise now.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The old name.
    pub name: Name,
    /// What it is a name of.
    pub of: Aliased,
    /// The version of the crate in which it came, as soon as that is known.
    pub since: String,
}

/// What has an old name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aliased {
    /// A model.
    Model(ModelId),
    /// A value of an enum, by its place among all of them.
    Value(ModelId, usize),
    /// The method of an operation, which is told by its key.
    Method(String),
    /// The type of an operation's call, and the module in which it has the old name.
    Call(String, Name),
    /// The struct of an operation's arguments, and the module in which it has the old name.
    Arguments(String, Name),
    /// A field of a struct or a tuple, by its place among all of them.
    Field(ModelId, usize),
    /// The setter of a field.
    Setter(ModelId, usize),
    /// The setter that has a field be `null`.
    NullSetter(ModelId, usize),
    /// A credential, by its place among all of them.
    Credential(usize),
    /// A setter of the client's builder, by its name of today.
    Builder(Name),
    /// A setter of an operation's call, by its name of today.
    Option(String, Name),
}

impl Alias {
    /// The path of the old name, as callers know it.
    #[must_use]
    pub fn path(&self, api: &Api) -> String {
        let name = &self.name;
        match &self.of {
            Aliased::Model(_) => format!("model::{name}"),
            Aliased::Value(id, _)
            | Aliased::Field(id, _)
            | Aliased::Setter(id, _)
            | Aliased::NullSetter(id, _) => format!("model::{}::{name}", api.model(*id).name),
            Aliased::Credential(_) => format!("auth::{name}"),
            Aliased::Builder(_) => format!("ClientBuilder::{name}"),
            Aliased::Option(key, _) => {
                let call = api.path_of_call(key).unwrap_or_default();
                format!("{call}::{name}")
            }
            Aliased::Method(_) => format!("Client::{name}"),
            Aliased::Call(_, module) | Aliased::Arguments(_, module) => {
                format!("api::{module}::{name}")
            }
        }
    }

    /// The path of the name of today; nothing for what is not there.
    #[must_use]
    pub fn now(&self, api: &Api) -> Option<String> {
        let operation = |key: &str| api.operation(key);
        match &self.of {
            Aliased::Model(id) => Some(format!("model::{}", api.model(*id).name)),
            Aliased::Value(id, index) => {
                let model = api.model(*id);
                let ModelKind::Enum(of) = &model.kind else {
                    return None;
                };
                let value = of.variants.get(*index)?;
                Some(format!("model::{}::{}", model.name, value.name))
            }
            Aliased::Method(key) => {
                let (_, operation) = operation(key)?;
                Some(format!("Client::{}", operation.function))
            }
            Aliased::Call(key, module) => {
                let (tag, operation) = operation(key)?;
                Some(format!("api::{}::{}", tag.beside(module), operation.call))
            }
            Aliased::Arguments(key, module) => {
                let (tag, operation) = operation(key)?;
                let name = operation.arguments.as_ref()?;
                Some(format!("api::{}::{name}", tag.beside(module)))
            }
            Aliased::Field(id, index)
            | Aliased::Setter(id, index)
            | Aliased::NullSetter(id, index) => {
                let model = api.model(*id);
                let field = model.kind.field(*index)?;
                let name = match &self.of {
                    Aliased::Setter(..) => field.setter(),
                    Aliased::NullSetter(..) => field.null_setter(),
                    _ => field.clone(),
                };
                Some(format!("model::{}::{name}", model.name))
            }
            Aliased::Credential(index) => {
                let credential = api.credentials.get(*index)?;
                Some(format!("auth::{}", credential.name))
            }
            Aliased::Builder(name) => Some(format!("ClientBuilder::{name}")),
            Aliased::Option(key, name) => Some(format!("{}::{name}", api.path_of_call(key)?)),
        }
    }

    /// The module of operations in which it stands, if it is in one.
    #[must_use]
    pub fn module(&self) -> Option<&Name> {
        match &self.of {
            Aliased::Call(_, module) | Aliased::Arguments(_, module) => Some(module),
            _ => None,
        }
    }

    /// With which features it is there.
    #[must_use]
    pub fn gate(&self, api: &Api) -> Gate {
        match &self.of {
            Aliased::Model(id)
            | Aliased::Value(id, _)
            | Aliased::Field(id, _)
            | Aliased::Setter(id, _)
            | Aliased::NullSetter(id, _) => api.model(*id).gate.clone(),
            Aliased::Credential(_) | Aliased::Builder(_) => Gate::Open,
            Aliased::Method(key)
            | Aliased::Call(key, _)
            | Aliased::Arguments(key, _)
            | Aliased::Option(key, _) => {
                let found = api.operation(key);
                found.map(|(tag, _)| tag.gate.clone()).unwrap_or_default()
            }
        }
    }
}

impl Api {
    /// The operation of a key, with its tag.
    #[must_use]
    pub fn operation(&self, key: &str) -> Option<(&Tag, &Operation)> {
        let mut all = self.tags.iter().flat_map(|tag| {
            let operations = tag.operations.iter();
            operations.map(move |operation| (tag, operation))
        });
        all.find(|(_, operation)| operation.key == key)
    }

    /// The path of the type of an operation's call.
    #[must_use]
    pub fn path_of_call(&self, key: &str) -> Option<String> {
        let (tag, operation) = self.operation(key)?;
        Some(format!("api::{}::{}", tag.public_module(), operation.call))
    }

    /// The old names of the setters of an operation's call, with those of today.
    pub fn option_aliases<'a>(
        &'a self,
        operation: &'a Operation,
    ) -> impl Iterator<Item = (&'a Alias, &'a Name)> {
        self.aliases.iter().filter_map(|alias| match &alias.of {
            Aliased::Option(key, now) if *key == operation.key => Some((alias, now)),
            _ => None,
        })
    }

    /// The old names of models.
    pub fn model_aliases(&self) -> impl Iterator<Item = (&Alias, ModelId)> {
        self.aliases.iter().filter_map(|alias| match &alias.of {
            Aliased::Model(id) => Some((alias, *id)),
            _ => None,
        })
    }

    /// The old names of the values of an enum, by the places of these.
    pub fn value_aliases(&self, of: &Name) -> impl Iterator<Item = (&Alias, usize)> {
        self.aliases
            .iter()
            .filter_map(move |alias| match &alias.of {
                Aliased::Value(id, index) if self.model(*id).name == *of => Some((alias, *index)),
                _ => None,
            })
    }

    /// The old names of the fields of a struct, and of their setters.
    pub fn field_aliases(&self, of: &Name) -> impl Iterator<Item = (&Alias, usize)> {
        self.aliases
            .iter()
            .filter_map(move |alias| match &alias.of {
                Aliased::Field(id, index)
                | Aliased::Setter(id, index)
                | Aliased::NullSetter(id, index)
                    if self.model(*id).name == *of =>
                {
                    Some((alias, *index))
                }
                _ => None,
            })
    }

    /// The old names of credentials.
    pub fn credential_aliases(&self) -> impl Iterator<Item = (&Alias, &Credential)> {
        self.aliases.iter().filter_map(|alias| match &alias.of {
            Aliased::Credential(index) => Some((alias, self.credentials.get(*index)?)),
            _ => None,
        })
    }

    /// The old names of setters of the client's builder, with those of today.
    pub fn builder_aliases(&self) -> impl Iterator<Item = (&Alias, &Name)> {
        self.aliases.iter().filter_map(|alias| match &alias.of {
            Aliased::Builder(now) => Some((alias, now)),
            _ => None,
        })
    }

    /// The old names of an operation's method.
    pub fn method_aliases(&self, operation: &Operation) -> impl Iterator<Item = &Alias> {
        let is_it =
            |alias: &&Alias| matches!(&alias.of, Aliased::Method(key) if *key == operation.key);
        self.aliases.iter().filter(is_it)
    }

    /// The old names of types of calls that stand in a module.
    pub fn call_aliases(&self, module: &Name) -> impl Iterator<Item = &Alias> {
        let is_it = |alias: &&Alias| alias.module() == Some(module);
        self.aliases.iter().filter(is_it)
    }
}

impl Tag {
    /// The module by which callers name what is in it: the given one, if that shows it too.
    #[must_use]
    pub fn beside<'a>(&'a self, module: &'a Name) -> &'a Name {
        if self.shown_in.contains(module) {
            module
        } else {
            self.public_module()
        }
    }
}
