//! What of a document has one obvious cure, as an overlay that mends it.
//!
//! Each cure is of one message. They are laid over the document and it is read again, until there is
//! nothing more to mend; what does not help is taken back.

mod action;
mod cure;
mod nullable;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::Path;

use self::action::{Action, Actions, Does};
use self::cure::{Cure, Said, cure, is_curable};
use crate::diagnostic::{Diagnostics, Place, Severity};
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources};
use crate::told::Told;
use crate::{Outcome, Request};

/// How often a document is read again, since what is mended can show what was hidden.
const ROUNDS: usize = 16;

/// What can be mended of a document.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// What the overlay mends.
    pub mended: Vec<Mended>,
    /// The errors and warnings that it leaves.
    pub left: Vec<Left>,
    /// An overlay that is laid behind those that there are; nothing where nothing can be mended.
    pub overlay: Option<String>,
}

/// A message that is mended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mended {
    /// The code of the message.
    pub code: &'static str,
    /// Where it is written: `api.yaml:3:5`.
    pub spot: String,
    /// What is the matter.
    pub message: String,
}

/// A message that is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The code of the message.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is written: `api.yaml:3:5`.
    pub spot: String,
    /// What is the matter.
    pub message: String,
    /// Why it is left.
    pub why: &'static str,
}

/// Finds what can be mended. The overlay is told of as if it stood at `path`.
#[must_use]
pub fn fix(request: &Request, path: &Path) -> Fixed {
    let title = request.spec.file_name().unwrap_or_default();
    let mut fixing = Fixing {
        request,
        path,
        title: format!("What is mended of {}", title.to_string_lossy()),
        actions: Actions::default(),
        mended: Vec::new(),
        in_vain: HashSet::new(),
    };
    let mut outcome = crate::inspect(request);
    for _ in 0..ROUNDS {
        match fixing.round(&outcome) {
            Round::Nothing => break,
            Round::InVain => {}
            Round::Better(better) => outcome = *better,
        }
    }
    Fixed {
        left: fixing.left(&outcome),
        overlay: fixing.actions.overlay(&fixing.title),
        mended: fixing.mended,
    }
}

/// Of how many messages a cure is known.
#[must_use]
pub fn mendable(request: &Request, outcome: &Outcome) -> usize {
    // To find places is long, and a document of Swagger 2.0 is read once more: for nothing where no cure is.
    let mut diagnostics = outcome.diagnostics.iter();
    if !diagnostics.any(|diagnostic| is_curable(diagnostic.code)) {
        return 0;
    }
    let told = outcome.told();
    let document = Document::new(request, outcome);
    let cures = told.iter().filter(|told| document.cure(told).is_ok());
    cures.count()
}

/// A document while it is mended.
struct Fixing<'r> {
    request: &'r Request,
    path: &'r Path,
    title: String,
    actions: Actions,
    mended: Vec<Mended>,
    /// What is said still when it should have been mended.
    in_vain: HashSet<Mended>,
}

/// What came of mending all that can be mended at once.
enum Round {
    /// There was nothing.
    Nothing,
    /// Something was not mended by what should, so that it is done without that.
    InVain,
    /// What the document is now.
    Better(Box<Outcome>),
}

impl Fixing<'_> {
    fn round(&mut self, outcome: &Outcome) -> Round {
        let document = Document::new(&self.laid(&self.actions), outcome);
        let mut actions = self.actions.clone();
        let mut removed = Vec::new();
        let mut mended = Vec::new();
        let mut done = Vec::new();
        for told in outcome.told() {
            let one = Mended::of(&told);
            let Some(cure) = self.cure(&document, &told, &one) else {
                continue;
            };
            // What is told twice of one thing is mended once.
            if !done.contains(&cure) {
                let description = format!("{} ({}, {})", one.message, one.spot, one.code);
                let (last, first) = split(cure.clone());
                actions.add(&first, &document.tree, &description);
                removed.extend(last.into_iter().map(|action| (action, description.clone())));
                done.push(cure);
            }
            mended.push(one);
        }
        if mended.is_empty() {
            return Round::Nothing;
        }
        // From the last to the first, so that no index moves before its turn.
        removed.sort_by(|(one, _), (other, _)| backwards(&one.target, &other.target));
        removed.dedup_by(|(one, _), (other, _)| one == other);
        for (action, description) in removed {
            actions.add(&[action], &document.tree, &description);
        }
        let better = crate::inspect(&self.laid(&actions));
        let said: HashSet<Mended> = better.told().iter().map(Mended::of).collect();
        let before = self.in_vain.len();
        let still = mended.iter().filter(|one| said.contains(*one));
        self.in_vain.extend(still.cloned());
        if self.in_vain.len() > before {
            return Round::InVain;
        }
        self.actions = actions;
        self.mended.extend(mended);
        Round::Better(Box::new(better))
    }

    /// What cures a message, unless that was tried in vain.
    fn cure(&self, document: &Document<'_>, told: &Told<'_>, one: &Mended) -> Option<Vec<Action>> {
        let cure = document.cure(told).ok()?;
        (!cure.is_empty() && !self.in_vain.contains(one)).then_some(cure)
    }

    /// The request with the overlay behind those that it has.
    fn laid(&self, actions: &Actions) -> Request {
        let mut request = self.request.clone();
        if let Some(text) = actions.overlay(&self.title) {
            request.texts.add(self.path, text);
            request.overlays.push(self.path.to_owned());
        }
        request
    }

    /// The errors and warnings of which none is mended, with why.
    fn left(&self, outcome: &Outcome) -> Vec<Left> {
        let document = Document::new(&self.laid(&self.actions), outcome);
        let told = outcome.told().into_iter();
        let told = told.filter(|told| told.diagnostic.severity != Severity::Unrepresented);
        let left = told.map(|told| {
            let Mended {
                code,
                spot,
                message,
            } = Mended::of(&told);
            Left {
                code,
                severity: told.diagnostic.severity,
                spot,
                message,
                why: match document.cure(&told) {
                    Err(why) => why,
                    Ok(_) => "what should mend it does not",
                },
            }
        });
        left.collect()
    }
}

impl Mended {
    fn of(told: &Told<'_>) -> Self {
        Self {
            code: told.diagnostic.code,
            spot: told.spot(),
            message: told.diagnostic.message.clone(),
        }
    }
}

/// What is removed, which is done at the end, and all else: what makes room for something of another
/// kind included.
fn split(cure: Vec<Action>) -> (Vec<Action>, Vec<Action>) {
    let all = cure.clone();
    let makes_room = |place: &Pointer| all.iter().any(|action| action.sets(place));
    let is_last = |action: &Action| action.does == Does::Remove && !makes_room(&action.target);
    cure.into_iter().partition(is_last)
}

/// What stands behind comes first.
fn backwards(one: &Pointer, other: &Pointer) -> Ordering {
    let way = |pointer: &Pointer| {
        let segments = pointer.segments();
        let segments = segments.map(|segment| (segment.parse::<usize>().ok(), segment));
        segments.collect::<Vec<_>>()
    };
    way(other).cmp(&way(one))
}

/// A document as overlays see it.
struct Document<'o> {
    tree: Cow<'o, Node>,
    /// What is written in its file, where messages are about what is made of that.
    written: Option<Node>,
}

impl<'o> Document<'o> {
    fn new(request: &Request, outcome: &'o Outcome) -> Self {
        let entry = FileId::default();
        // What was Swagger 2.0 has its version written under another key.
        let version = Place::Value(Pointer::root(entry).child("openapi"));
        let written = outcome.sources.written(&version);
        let key = written.pointer().and_then(Pointer::last);
        if key.as_deref() != Some("swagger") {
            return Self {
                tree: Cow::Borrowed(outcome.sources.tree(entry)),
                written: None,
            };
        }
        let source = outcome.sources.file(entry);
        let mut sources = Sources::default();
        let file = sources.add_text(source.path(), source.text(), &mut Diagnostics::default());
        Self {
            tree: Cow::Owned(crate::laid(request).tree(entry).clone()),
            written: Some(sources.tree(file).clone()),
        }
    }

    /// What cures a message.
    fn cure(&self, told: &Told<'_>) -> Cure {
        let place = match self.written {
            Some(_) => &told.place,
            None => &told.diagnostic.place,
        };
        let at = place.pointer().ok_or("it is of the file as a whole")?;
        if at.file() != FileId::default() {
            return Err("it stands in another file, which no overlay of this one changes");
        }
        let around = at.parent().unwrap_or_default();
        let is_as_written =
            |written: &Node| written.at(around.path()) == self.tree.at(around.path());
        if !self.written.as_ref().is_none_or(is_as_written) {
            return Err("an overlay changes what is around it");
        }
        let range = told
            .location
            .as_ref()
            .map(|location| location.range.clone());
        cure(&Said {
            diagnostic: told.diagnostic,
            at,
            written: range.and_then(|range| told.source.text().get(range)),
            tree: &self.tree,
        })
    }
}
