//! What is asked for, by the settings and by the command together.

use std::collections::HashMap;

use super::calls::Call;
use super::selector::Selector;
use crate::diagnostic::Place;
use crate::pointer::{FileId, Pointer};
use crate::settings::{Names, Placed, Settings};

/// What is asked for of a document.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub(super) only: Vec<Asked>,
    pub(super) except: Vec<Asked>,
    pub(super) methods: Vec<Placed<String>>,
    pub(super) deprecated: Option<Placed<bool>>,
    /// Whether schemas that no operation uses are wanted as well.
    pub(super) unused: bool,
    /// The method and the path of each operation that there was, by what it was called.
    former: HashMap<String, String>,
}

/// A selector and who asks for it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) selector: Selector,
    pub(super) by: By,
}

/// Who asks for something.
#[derive(Clone, Debug)]
pub(super) enum By {
    /// The settings, at this place.
    Settings(Placed<&'static str>),
    /// The command, with this option.
    Command(&'static str),
}

impl By {
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Settings(said) => Place::Value(said.origin.clone()),
            Self::Command(_) => Place::File(FileId::default()),
        }
    }

    /// The table of the settings that asks for it.
    fn table(&self) -> Option<Place> {
        let Self::Settings(said) = self else {
            return None;
        };
        let root = Pointer::root(said.origin.file());
        let table = said.origin.segments().next()?;
        Some(Place::Key(root.child(&table)))
    }

    /// What a person wrote: the table of the settings, or the option.
    pub(super) fn written(&self) -> &'static str {
        match self {
            Self::Settings(said) => said.value,
            Self::Command(option) => option,
        }
    }
}

const ONLY: &str = "[only]";
const EXCEPT: &str = "[except]";

impl Wanted {
    /// What the settings say. Selectors of the command stand in for those of `[only]`, and add to
    /// those of `[except]`.
    #[must_use]
    pub fn new(settings: &Settings, only: &[Selector], except: &[Selector]) -> Self {
        let command = |option, selectors: &[Selector]| -> Vec<Asked> {
            let asked = selectors.iter().map(|selector| Asked {
                selector: selector.clone(),
                by: By::Command(option),
            });
            asked.collect()
        };
        let mut all = Self {
            only: command("--only", only),
            except: of_settings(EXCEPT, &settings.except),
            methods: settings.methods.clone(),
            deprecated: settings.deprecated.clone().filter(|wanted| !wanted.value),
            unused: settings.types.unused.as_deref() == Some("keep"),
            former: HashMap::new(),
        };
        if all.only.is_empty() {
            all.only = of_settings(ONLY, &settings.only);
        }
        all.except.extend(command("--except", except));
        all
    }

    /// The same, which knows of operations that there were what each was called, with its method and path.
    #[must_use]
    pub fn knowing(mut self, former: impl IntoIterator<Item = (String, String)>) -> Self {
        self.former.extend(former);
        self
    }

    /// The id of the operation that stands where one of that id stood.
    pub(super) fn called_now<'c>(&self, before: &str, calls: &[Call<'c>]) -> Option<&'c str> {
        let place = self.former.get(before)?;
        let mut calls = calls.iter();
        calls.find(|call| call.called().as_ref() == Some(place))?.id
    }

    /// Whether all operations are wanted.
    pub(super) fn is_all(&self) -> bool {
        let names = [&self.only, &self.except];
        names.iter().all(|names| names.is_empty())
            && self.methods.is_empty()
            && self.deprecated.is_none()
    }

    /// Whether an operation is wanted: it is selected, no filter is against it, and it is not among
    /// the exceptions.
    pub(super) fn wants(&self, call: &Call<'_>) -> bool {
        let is_in = |all: &[Asked]| all.iter().any(|asked| asked.selector.selects(call));
        let mut methods = self.methods.iter();
        (self.only.is_empty() || is_in(&self.only))
            && (self.methods.is_empty() || methods.any(|method| call.is_method(&method.value)))
            && !(self.deprecated.is_some() && call.deprecated)
            && !is_in(&self.except)
    }

    /// What leaves operations out, as a message names it, and where that stands.
    pub(super) fn written(&self) -> (Vec<String>, Place) {
        let filters = self.methods.iter().map(|method| &method.origin);
        let filters = filters.chain(self.deprecated.iter().map(|wanted| &wanted.origin));
        let filters = filters.map(|origin| {
            By::Settings(Placed {
                value: ONLY,
                origin: origin.clone(),
            })
        });
        let asked = self.only.iter().map(|asked| asked.by.clone());
        let exceptions = self.except.iter().map(|asked| asked.by.clone());
        let mut written = Vec::new();
        let mut place = None;
        for by in asked.chain(filters).chain(exceptions) {
            place = place.or_else(|| by.table());
            let name = format!("`{}`", by.written());
            if !written.contains(&name) {
                written.push(name);
            }
        }
        let document = Place::File(FileId::default());
        (written, place.unwrap_or(document))
    }

    /// The same as the settings would say it.
    pub(super) fn terms(&self) -> Terms {
        let texts = |all: &[Asked]| all.iter().map(|asked| asked.selector.to_string()).collect();
        let methods = self
            .methods
            .iter()
            .map(|method| method.value.to_uppercase());
        Terms {
            only: texts(&self.only),
            except: texts(&self.except),
            methods: methods.collect(),
            deprecated: self.deprecated.is_none(),
        }
    }
}

fn of_settings(table: &'static str, names: &Names) -> Vec<Asked> {
    let said = |name: &Placed<String>, selector| Asked {
        selector,
        by: By::Settings(Placed {
            value: table,
            origin: name.origin.clone(),
        }),
    };
    let operations = names.operations.iter();
    let operations = operations.map(|name| said(name, Selector::id(&name.value)));
    let tags = names.tags.iter();
    let tags = tags.map(|name| said(name, Selector::tag(&name.value)));
    let paths = names.paths.iter();
    let paths = paths.filter_map(|name| Some(said(name, Selector::path(&name.value)?)));
    operations.chain(tags).chain(paths).collect()
}

/// What a crate was selected by, in the words of the command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// What is selected; all operations, where there is nothing.
    pub only: Vec<String>,
    /// What is left out of that.
    pub except: Vec<String>,
    /// The methods of what is selected; all, where there are none.
    pub methods: Vec<String>,
    /// Whether deprecated operations are among it.
    pub deprecated: bool,
}
