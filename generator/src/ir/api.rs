//! The whole of the crate.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{
    Alias, Body, BodyForm, ChoiceVariant, Choices, Client, Credential, Docs, Example, Feature,
    Field, Formats, Header, KnownValues, Model, ModelId, ModelKind, Operation, Presence, Received,
    Runtime, Tag, TagFeature, Type, Xml, XmlRootId,
};
use crate::names::Name;
use crate::selection::Terms;

/// The whole of the crate.
#[derive(Clone, Debug)]
pub struct Api {
    /// By which rules names and shapes are made.
    pub edition: u32,
    /// What the manifest says.
    pub package: Package,
    /// The names of the files that the document is made of, as seen from its folder.
    pub files: Vec<String>,
    /// The title of the document.
    pub title: String,
    /// The version of the document.
    pub version: String,
    /// What the package is, safe for docs.
    pub summary: Docs,
    /// The docs of the crate's first page.
    pub docs: Docs,
    /// The same for the README, with headings that are below the name of the crate.
    pub readme: Docs,
    /// By what the operations were selected, where the document has others.
    pub selected: Option<Terms>,
    /// The operations of the document that were not selected, by method and path.
    pub left_out: Vec<String>,
    /// How a client is built.
    pub client: Client,
    /// How a caller proves who they are, one for each security scheme.
    pub credentials: Vec<Credential>,
    /// The types of requests and answers; a [`ModelId`] is an index into them.
    pub models: Vec<Model>,
    /// The headers of answers; an [`AnswerHeader`](super::AnswerHeader) has an index into them.
    pub headers: Vec<Header>,
    /// How what is sent and answered in XML is written.
    pub xml: Xml,
    /// Constants for values of open strings.
    pub known_values: Vec<KnownValues>,
    /// Which library has the types of each format of text.
    pub formats: Formats,
    /// The operations by their tag, both in the document's order.
    pub tags: Vec<Tag>,
    /// The features that bring the operations of a tag, in the order of their names; none where all
    /// operations are always there.
    pub tag_features: Vec<TagFeature>,
    /// What the API sends on its own account.
    pub received: Vec<Received>,
    /// Old names that callers can still use, in the order of their paths.
    pub aliases: Vec<Alias>,
    /// The call that the crate's first page shows, every argument with a value.
    pub quick_start: Option<Example>,
    /// Programs that show how a call is made.
    pub examples: Vec<Example>,
    /// How deep the compiler has to look into the types, where that is deeper
    /// than it does by itself.
    pub recursion_limit: Option<usize>,
    /// What is written, and which features it has of those that every crate can have.
    pub choices: Choices,
    /// What the crate has of the runtime, and where from.
    pub runtime: Runtime,
}

impl Api {
    /// Whether the crate has a feature of the runtime.
    #[must_use]
    pub fn has(&self, feature: Feature) -> bool {
        self.runtime.features.contains(&feature)
    }

    /// What the credential of a security scheme is told by: the scheme's name, or the name that a
    /// vendor's own credentials have whatever the document calls their scheme.
    #[must_use]
    pub fn scheme<'a>(&'a self, name: &'a str) -> &'a str {
        let mut credentials = self.credentials.iter();
        let known = credentials.find(|known| known.scheme == name);
        let vendor = known.and_then(|known| known.vendor);
        vendor.map_or(name, |vendor| vendor.scheme)
    }

    /// The alternatives of security schemes that operations have: those of most of them first, and of
    /// those of as many in the order that they have there.
    #[must_use]
    pub fn alternatives(&self) -> Vec<&[String]> {
        let mut known: BTreeMap<&[String], (usize, usize)> = BTreeMap::new();
        for operation in self.operations() {
            for (place, alternative) in operation.security.iter().enumerate() {
                let (number, first) = known.entry(alternative).or_insert((0, place));
                (*number, *first) = (*number + 1, place.min(*first));
            }
        }
        let mut sorted: Vec<_> = known.into_iter().collect();
        sorted.sort_by_key(|(_, (number, first))| (Reverse(*number), *first));
        sorted
            .into_iter()
            .map(|(alternative, _)| alternative)
            .collect()
    }

    /// The credentials of the first alternative of an operation, which its call needs together.
    pub fn first_credentials<'a>(
        &'a self,
        operation: &'a Operation,
    ) -> impl Iterator<Item = &'a Credential> {
        let schemes = operation.security.first().map_or(&[][..], Vec::as_slice);
        let credentials = self.credentials.iter();
        credentials.filter(|credential| schemes.contains(&credential.scheme))
    }

    /// Whether the body of an operation may be in XML.
    #[must_use]
    pub fn sends_xml(&self, operation: &Operation) -> bool {
        !self.roots(operation).is_empty()
    }

    /// Whether the document does not say what the first element of a body of an operation is called.
    #[must_use]
    pub fn has_nameless_root(&self, operation: &Operation) -> bool {
        let roots = self.roots(operation).into_iter();
        let mut roots = roots.filter_map(|root| self.xml.root(root));
        roots.any(|root| root.element.is_none())
    }

    fn roots(&self, operation: &Operation) -> Vec<XmlRootId> {
        let forms = operation.body.iter().flat_map(|body| self.forms(body));
        let roots = forms.filter_map(|(form, _)| match form {
            BodyForm::Xml(root) => Some(*root),
            _ => None,
        });
        roots.collect()
    }

    /// One of the models.
    #[must_use]
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    /// How a body can be written, with the type that is written so: one way, or
    /// those of a choice.
    #[must_use]
    pub fn forms<'a>(&'a self, body: &'a Body) -> Vec<(&'a BodyForm, &'a Type)> {
        let choice = body.choice.map(|id| &self.model(id).kind);
        let Some(ModelKind::Choice(choice)) = choice else {
            return vec![(&body.form, &body.ty)];
        };
        let variants = choice.variants.iter();
        let sent = |variant: &'a ChoiceVariant| Some((&variant.sent.as_ref()?.form, &variant.ty));
        variants.filter_map(sent).collect()
    }

    /// Whether a type is a choice of answers.
    #[must_use]
    pub fn is_choice(&self, ty: &Type) -> bool {
        matches!(ty, Type::Model(id) if matches!(self.model(*id).kind, ModelKind::Choice(_)))
    }

    /// The fields of an operation's body, where they are arguments and setters
    /// of the call.
    pub fn body_fields<'a>(
        &'a self,
        operation: &Operation,
    ) -> impl Iterator<Item = &'a Field> + use<'a> {
        let id = operation.body.as_ref().and_then(|body| body.fields_of);
        let object = id.and_then(|id| match &self.model(id).kind {
            ModelKind::Object(object) => Some(object),
            _ => None,
        });
        object.into_iter().flat_map(|object| &object.fields)
    }

    /// Those of them that are arguments.
    pub fn required_fields<'a>(
        &'a self,
        operation: &Operation,
    ) -> impl Iterator<Item = &'a Field> + use<'a> {
        self.body_fields(operation)
            .filter(|field| field.presence == Presence::Required)
    }

    /// The same crate with some of its operations alone.
    #[must_use]
    pub fn with_operations(&self, is_kept: impl Fn(&Operation) -> bool) -> Self {
        let mut part = self.clone();
        for tag in &mut part.tags {
            tag.operations.retain(&is_kept);
        }
        let shown: Vec<Name> = part
            .tags
            .iter()
            .filter(|tag| !tag.operations.is_empty())
            .flat_map(|tag| tag.shown_in.clone())
            .collect();
        part.tags
            .retain(|tag| !tag.operations.is_empty() || shown.contains(&tag.module));
        part
    }

    /// All operations, in the order in which they stand in the crate.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.tags.iter().flat_map(|tag| &tag.operations)
    }
}

/// What the manifest of the crate says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// The name of the package.
    pub name: String,
    /// How the code around it names it, where it is a module whose place is known.
    pub module: Option<String>,
    /// The version of the package.
    pub version: String,
    /// What it is, in one sentence.
    pub description: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its sources are.
    pub repository: Option<String>,
    /// Where its home is.
    pub homepage: Option<String>,
    /// Where its docs are.
    pub documentation: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// Whether it may go to a registry, if that is said.
    pub publish: Option<bool>,
    /// What is merged into the manifest as it is.
    pub manifest: toml::Table,
}

impl Package {
    /// The package's name as Rust code spells it.
    #[must_use]
    pub fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }

    /// How its users name it in their code.
    #[must_use]
    pub fn path(&self) -> String {
        self.module.clone().unwrap_or_else(|| self.crate_name())
    }
}
