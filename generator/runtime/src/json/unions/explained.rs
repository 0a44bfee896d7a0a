//! What each branch of a union objects to.

use serde_core::de::Error as _;

use super::branches::{Branches, Union, lacks, says, tag_of};
use super::misfit::Misfit;
use super::node::Node;
use super::objection::shortened;
use crate::json::fit::Fit;
use crate::json::literal::Literal;

/// Why a value is of no branch of a union. What some of them objected to is known.
#[cold]
pub(super) fn refusal<U: Union>(
    value: Node<'_>,
    objections: Vec<(&'static str, String)>,
) -> Misfit {
    let mut explained = Explained {
        value,
        tag: tag_of::<U>(value),
        property: U::TAG,
        named: if U::WITHIN.is_empty() {
            U::TAG
        } else {
            U::WITHIN
        },
        known: objections,
        said: Vec::new(),
    };
    U::show(&mut explained);
    let said = explained.said.join("; ");
    Misfit(format!("no variant of {} fits: {said}", U::NAME))
}

struct Explained<'a> {
    value: Node<'a>,
    /// What says which branch it is.
    tag: Option<Node<'a>>,
    /// The property that has it, or has what has it.
    property: &'static str,
    /// The property that has it.
    named: &'static str,
    known: Vec<(&'static str, String)>,
    said: Vec<String>,
}

impl Explained<'_> {
    fn objection<T: Fit>(&self, tags: &[Literal<'static>]) -> String {
        let tag = self.tag;
        if !(tags.is_empty() || says(tag, tags) || lacks::<T>(tag, self.property)) {
            return self.no_such_tag(tag);
        }
        let misfit = match T::SHAPE.missing(self.value) {
            Some(key) => Some(Misfit::missing_field(key)),
            None => T::weigh(self.value).err(),
        };
        misfit.map_or_else(String::new, |misfit| misfit.0)
    }

    fn no_such_tag(&self, tag: Option<Node<'_>>) -> String {
        let name = self.named;
        match tag {
            Some(tag) => tag.literal(|literal| match literal {
                Some(found) => format!("`{name}` is {found}"),
                None => format!("`{name}` is no such value"),
            }),
            None if self.value.is_object() => format!("missing field `{name}`"),
            None => format!("not an object with a `{name}`"),
        }
    }
}

impl<U> Branches<U> for Explained<'_> {
    fn branch<T: Fit>(&mut self, name: &'static str, tags: &[Literal<'static>], _: fn(T) -> U) {
        let known = self.known.iter_mut().find(|(known, _)| *known == name);
        let objection = match known {
            Some((_, objection)) => std::mem::take(objection),
            None => self.objection::<T>(tags),
        };
        self.said.push(format!("{name}: {}", shortened(objection)));
    }
}
