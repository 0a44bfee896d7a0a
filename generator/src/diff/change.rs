//! One change, and what it does to whom.

use std::cmp::Reverse;

use serde::Serialize;

/// What is said of a name whose old one stays beside it.
const STAYS: &str = "; the old name stays, deprecated";

/// What a change does to those on one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing that they could notice.
    #[default]
    None,
    /// All goes on as before, and there may be more than before.
    Compatible,
    /// What worked need not work any more.
    Breaking,
}

impl Effect {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The crate itself.
    Package,
    /// A library whose types stand for a format.
    Format,
    /// Where the API is.
    Server,
    /// What makes a request the caller's own.
    Credential,
    /// A feature of the crate.
    Feature,
    /// A module of operations.
    Module,
    /// An operation.
    Call,
    /// Something that a caller gives for a call.
    Argument,
    /// What a body may be.
    Body,
    /// What comes back.
    Answer,
    /// A header of answers.
    Header,
    /// What the API sends to others.
    Webhook,
    /// A type.
    Type,
    /// A field of a struct.
    Field,
    /// A variant of an enum.
    Variant,
}

impl Subject {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Format => "format",
            Self::Server => "server",
            Self::Credential => "credential",
            Self::Feature => "feature",
            Self::Module => "module",
            Self::Call => "call",
            Self::Argument => "argument",
            Self::Body => "body",
            Self::Answer => "answer",
            Self::Header => "header",
            Self::Webhook => "webhook",
            Self::Type => "type",
            Self::Field => "field",
            Self::Variant => "variant",
        }
    }
}

/// One thing that is different for callers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// What it does to an old client against the new server.
    pub wire: Effect,
    /// What it does to a program that uses the old crate.
    pub rust: Effect,
    /// Whether the document, or its settings, asked for it. What did not is a break that nobody
    /// deserves.
    pub asked: bool,
    /// What is different, in a sentence without its end.
    pub says: String,
    /// How it was spelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// How it is spelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// What it was in the old record: the key of its place, such as `types.Status."lost"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_key: Option<String>,
    /// What it is in the new record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_key: Option<String>,
}

/// The greatest effect of some changes, on the wire and in Rust.
#[must_use]
pub fn worst(changes: &[Change]) -> (Effect, Effect) {
    let wire = changes.iter().map(|change| change.wire).max();
    let rust = changes.iter().map(|change| change.rust).max();
    (wire.unwrap_or_default(), rust.unwrap_or_default())
}

impl Change {
    /// A change of which nothing is known but what it does.
    #[cfg(test)]
    pub(crate) fn of(subject: Subject, wire: Effect, rust: Effect) -> Self {
        Self::new(subject, "").wire(wire).rust(rust)
    }

    /// A change that does nothing to anybody, as long as nothing else is said of it.
    pub(super) fn new(subject: Subject, says: impl Into<String>) -> Self {
        Self {
            subject,
            wire: Effect::None,
            rust: Effect::None,
            asked: true,
            says: says.into(),
            old: None,
            new: None,
            old_key: None,
            new_key: None,
        }
    }

    pub(super) fn wire(self, wire: Effect) -> Self {
        Self { wire, ..self }
    }

    pub(super) fn rust(self, rust: Effect) -> Self {
        Self { rust, ..self }
    }

    /// A change in Rust alone, which nobody asked for.
    pub(super) fn undeserved(self) -> Self {
        Self {
            asked: false,
            ..self.rust(Effect::Breaking)
        }
    }

    /// A change of a name in Rust, which does little where the old one stays for a while.
    pub(super) fn renamed(self, is_kept: bool) -> Self {
        if !is_kept {
            return self.rust(Effect::Breaking);
        }
        Self {
            says: format!("{}{STAYS}", self.says),
            ..self.rust(Effect::Compatible)
        }
    }

    pub(super) fn asked(self, asked: bool) -> Self {
        Self { asked, ..self }
    }

    /// How it was spelled, and the key of its place.
    pub(super) fn old(self, spelled: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            old: Some(spelled.into()),
            old_key: Some(key.into()),
            ..self
        }
    }

    /// How it is spelled, and the key of its place.
    pub(super) fn new_side(self, spelled: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            new: Some(spelled.into()),
            new_key: Some(key.into()),
            ..self
        }
    }

    /// How it was and is spelled, as far as it is there, where its key is the same on both sides.
    pub(super) fn spelled(mut self, key: &str, old: Option<String>, new: Option<String>) -> Self {
        if let Some(old) = old {
            self = self.old(old, key);
        }
        if let Some(new) = new {
            self = self.new_side(new, key);
        }
        self
    }

    /// What is said of both sides in brackets behind how they are spelled, where there is anything.
    pub(super) fn beside(self, old: &str, new: &str) -> Self {
        let add = |spelled: String, text: &str| match text {
            "" => spelled,
            text => format!("{spelled} ({text})"),
        };
        Self {
            old: self.old.map(|spelled| add(spelled, old)),
            new: self.new.map(|spelled| add(spelled, new)),
            ..self
        }
    }

    /// Whether it breaks anybody.
    #[must_use]
    pub fn breaks(&self) -> bool {
        self.worst() == Effect::Breaking
    }

    /// Whether it is about a name whose old one stays for a while.
    #[must_use]
    pub fn is_soft(&self) -> bool {
        self.says.ends_with(STAYS)
    }

    /// The greater of its two effects.
    #[must_use]
    pub fn worst(&self) -> Effect {
        self.wire.max(self.rust)
    }

    /// What it is told by: what breaks first, what nobody asked for before that.
    pub(super) fn rank(&self) -> impl Ord + use<'_> {
        let key = self.old_key.as_ref().or(self.new_key.as_ref());
        (
            Reverse(self.worst()),
            self.asked,
            self.subject,
            key,
            &self.says,
        )
    }
}
