//! The setters of calls by the names that they had.

use super::kept;
use crate::ir::{Aliased, Operation};
use crate::names::{CALL_METHODS, Case};
use crate::record::Call;

/// The methods of calls that can be repeated.
const REPEATED: &[&str] = &["items", "pages", "until_done"];

/// The paths of the setters of a call whose type stood at these: of those that are called otherwise,
/// or of `all`.
pub(super) fn paths(
    types: &[String],
    (before, after): (&Call, &Call),
    key: &str,
    all: bool,
) -> Vec<(String, Aliased)> {
    let options = before.options.iter();
    let options = options.filter(|option| !option.at.starts_with("body"));
    let options = options.filter_map(|option| {
        let mut today = after.options.iter();
        let spot = spot(before, &option.at);
        let is_there = |at: &str| spot.is_some() && self::spot(after, at) == spot;
        let now = today.find(|now| now.at == option.at || is_there(&now.at))?;
        let is_known = all || now.name != option.name;
        let name = kept(Case::Value, &now.name).filter(|_| is_known)?;
        Some((option, Aliased::Option(key.to_owned(), name)))
    });
    let paths = options.flat_map(|(option, of)| {
        let types = types.iter();
        types.map(move |ty| (format!("{ty}::{}", option.name), of.clone()))
    });
    paths.collect()
}

/// Where a parameter stands in the path, whatever it is called: what is fixed there, and how many
/// parameters are before it.
fn spot<'c>(call: &'c Call, at: &str) -> Option<(Vec<&'c str>, usize)> {
    let name = at.strip_prefix("path ")?;
    let parts = call.path.split(['{', '}']);
    let mut names = parts.clone().skip(1).step_by(2);
    let spot = names.position(|known| known == name)?;
    Some((parts.step_by(2).collect(), spot))
}

/// The names of what a call has already.
pub(super) fn live(operation: &Operation) -> Vec<String> {
    let setters = operation.optional().map(|known| known.name.to_string());
    let methods = CALL_METHODS.iter().chain(REPEATED);
    setters.chain(methods.map(ToString::to_string)).collect()
}
