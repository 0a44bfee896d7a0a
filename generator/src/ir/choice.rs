//! What a call gives or takes that is one of several things.

use super::{BodyForm, Docs, Said, Type};
use crate::names::Name;

/// What a call gives where its answers have several types, or takes where its
/// body may be one of several things. Which status an answer had is known from
/// the response.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The types of answers, each once; or what a body may be, the usual first.
    pub variants: Vec<ChoiceVariant>,
}

impl Choice {
    /// The variants that values of a type become by themselves: of several of one type, the first.
    #[must_use]
    pub fn by_type(&self) -> Vec<&ChoiceVariant> {
        let mut first: Vec<&ChoiceVariant> = Vec::new();
        for variant in &self.variants {
            let is_alike = |known: &&ChoiceVariant| known.ty.unboxed() == variant.ty.unboxed();
            if !first.iter().any(is_alike) {
                first.push(variant);
            }
        }
        first
    }

    /// The type of the body that is sent as a media type.
    #[must_use]
    pub fn type_sent_as(&self, media_type: &str) -> Option<&Type> {
        let is_it = |sent: &Sent| sent.media_type == media_type;
        let mut variants = self.variants.iter();
        let sent = variants.find(|variant| variant.sent.as_ref().is_some_and(is_it));
        sent.map(|variant| &variant.ty)
    }

    /// Whether it is what events hold, by their types.
    #[must_use]
    pub fn is_of_events(&self) -> bool {
        self.variants.iter().any(|variant| variant.events.is_some())
    }

    /// Whether it is what a call takes.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.variants.iter().any(|variant| variant.sent.is_some())
    }
}

/// One type of an answer or a body.
#[derive(Clone, Debug)]
pub struct ChoiceVariant {
    /// The variant's name.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// How it is sent, where it is a body.
    pub sent: Option<Sent>,
    /// What events it is of, where it is the data of some.
    pub events: Option<EventTypes>,
    /// What is said of the data of these, in each of their descriptions.
    pub said: Vec<Said>,
}

/// The events whose data a variant holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventTypes {
    /// Their types; none stands for all that no other variant has.
    pub names: Vec<String>,
    /// Whether their data is JSON rather than a text.
    pub is_json: bool,
    /// Which they are, in words.
    pub docs: Docs,
}

impl EventTypes {
    /// What tells them from others: their types, or an asterisk for all others.
    #[must_use]
    pub fn what(&self) -> String {
        if self.names.is_empty() {
            "*".to_owned()
        } else {
            self.names.join(", ")
        }
    }
}

/// How one of the things that a body may be is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// How it is written.
    pub form: BodyForm,
    /// The media type that it is sent as.
    pub media_type: String,
}
