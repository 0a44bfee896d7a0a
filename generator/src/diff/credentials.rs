//! Credentials: what they are called, where they are sent, and how a program obtains them.

use super::bounds;
use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use crate::record::Credential;

/// All that is different of the credential of a security scheme.
pub(super) fn change(
    sides: &Sides,
    scheme: &str,
    old: Option<&Credential>,
    new: Option<&Credential>,
) -> Vec<Change> {
    let key = format!("credentials.{scheme}");
    let spelled = |known: &Credential| format!("auth::{} as {}", known.name, known.place);
    let told = |says: &str| {
        let change = Change::new(Subject::Credential, says);
        change.spelled(&key, old.map(spelled), new.map(spelled))
    };
    let (Some(before), Some(after)) = (old, new) else {
        return vec![match new {
            Some(_) => told("a credential is new").rust(Effect::Compatible),
            None => told("a credential is gone").rust(Effect::Breaking),
        }];
    };
    let mut changes = Vec::new();
    let means_the_same = before.means_the_same_in(&after.place);
    if before.name != after.name {
        let change = told("a credential is called otherwise").undeserved();
        changes.push(change.asked(!means_the_same));
    }
    if before.place != after.place {
        // A user with a password is made of two texts, and all else of one.
        let is_made_alike = (before.place == "basic") == (after.place == "basic");
        let rust = if is_made_alike && means_the_same {
            Effect::None
        } else {
            Effect::Breaking
        };
        let change = told("a credential is sent elsewhere");
        changes.push(change.wire(Effect::Breaking).rust(rust));
    }
    if let (Some(old), Some(new)) = (&before.bounds, &after.bounds)
        && old != new
    {
        let change = told("a credential may be of another length");
        let effect = bounds::effect(old, new, "String");
        changes.push(change.wire(effect).beside(old, new));
    }
    changes.extend(tokens(sides, before, after, told));
    changes
}

/// How a program obtains tokens by itself. One that has its token from elsewhere sends it as before.
fn tokens(
    sides: &Sides,
    before: &Credential,
    after: &Credential,
    told: impl Fn(&str) -> Change,
) -> Vec<Change> {
    let (old, new) = match (&before.token_url, &after.token_url) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(new)) => {
            let change = told("tokens can be obtained by a credential itself");
            return vec![change.rust(Effect::Compatible).beside("", new)];
        }
        (Some(old), None) => {
            let change = told("tokens can no longer be obtained by a credential itself");
            let change = change.wire(Effect::Breaking).rust(Effect::Breaking);
            return vec![change.beside(old, "")];
        }
        (None, None) => return Vec::new(),
    };
    let mut changes = Vec::new();
    if before.scopes != after.scopes {
        changes.push(scopes(
            sides,
            before,
            after,
            told("tokens are asked for other scopes"),
        ));
    }
    if old != new {
        let change = told("tokens are obtained elsewhere");
        changes.push(change.wire(Effect::Breaking).beside(old, new));
    }
    changes
}

/// The change of what is asked for: a token that an old client asks for lacks what is needed anew. Where
/// it is known which operations need that, it is told of those that an old client has.
fn scopes(sides: &Sides, before: &Credential, after: &Credential, change: Change) -> Change {
    let mut asked = after.scopes.iter();
    let are_told = sides.old.says_all() && sides.new.says_all();
    let effect = if !are_told && asked.any(|scope| !before.scopes.contains(scope)) {
        Effect::Breaking
    } else {
        Effect::Compatible
    };
    let add =
        |spelled: String, known: &Credential| format!("{spelled} for {}", known.scopes.join(" "));
    Change {
        old: change.old.map(|spelled| add(spelled, before)),
        new: change.new.map(|spelled| add(spelled, after)),
        ..change
    }
    .wire(effect)
}
