//! What is new of a crate, and the version that follows from it.

use semver::Version;

use super::before::Before;
use super::changelog::changelog;
use super::version::{after, parse};
use crate::File;
use crate::diff::{Change, compare};
use crate::ir::Api;
use crate::record::Record;
use crate::settings::Settings;
use crate::write::CHANGELOG;

/// What is new of a crate.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// What is different for callers since it was written last, if it was.
    pub changes: Option<Vec<Change>>,
    /// The version that was released last, if one was.
    pub released: Option<String>,
    /// The version of the crate.
    pub version: String,
    /// The smallest version that would be honest, where that of the settings is lower.
    pub too_low: Option<String>,
    /// The changelog, unless that is somebody else's.
    pub changelog: Option<File<String>>,
}

/// Gives the crate and its record their version, if the settings state none, and tells what is new.
#[must_use]
pub fn settle(api: &mut Api, record: &mut Record, before: &Before, settings: &Settings) -> News {
    forget_unknown(api, before);
    record.aliases = Record::aliases_of(api);
    let changes = before.written().map(|old| compare(old, record));
    let pending = before.released.as_ref().map(|old| compare(old, record));
    let pending = pending.unwrap_or_default();
    let released = before.released.as_ref();
    let released = released.and_then(|old| parse(&old.version));
    let release = &settings.release;
    let honest = released.as_ref().filter(|_| release.has_version());
    let honest = honest.map(|released| after(released, &pending));
    if settings.package.version.is_none() {
        // Without a release, it is what it was.
        let written = before.written().map(|old| old.version.clone());
        if let Some(version) = honest.as_ref().map(Version::to_string).or(written) {
            api.package.version = version;
        }
    }
    let version = api.package.version.clone();
    date(api, before);
    record.version.clone_from(&version);
    record.aliases = Record::aliases_of(api);
    let is_lower = |honest: &Version| parse(&version).is_some_and(|own| own < *honest);
    let old_log = &before.changelog;
    let log = changelog(&old_log.text, released.as_ref(), &version, &pending);
    let log = Some(log).filter(|log| release.has_changelog() && old_log.may_become(log));
    News {
        changes,
        too_low: honest.filter(is_lower).map(|honest| honest.to_string()),
        changelog: log.map(|content| File {
            path: CHANGELOG.to_owned(),
            content,
        }),
        released: released.map(|released| released.to_string()),
        version,
    }
}

/// Says of each old name in which version it came: in the one that had it first, or else in this.
fn date(api: &mut Api, before: &Before) {
    let mut aliases = std::mem::take(&mut api.aliases);
    let first = before.released.as_ref().or(before.written());
    for alias in &mut aliases {
        let known = first.and_then(|first| first.aliases.get(&alias.path(api)));
        let since = known.map_or(&api.package.version, |known| &known.since);
        alias.since.clone_from(since);
    }
    api.aliases = aliases;
}

/// Forgets the old names that no release had, if there was one: nobody uses what is taken back.
fn forget_unknown(api: &mut Api, before: &Before) {
    let Some(released) = &before.released else {
        return;
    };
    let mut aliases = std::mem::take(&mut api.aliases);
    aliases.retain(|alias| {
        let path = alias.path(api);
        released.aliases.contains_key(&path) || released.is_live(&path)
    });
    api.aliases = aliases;
}
