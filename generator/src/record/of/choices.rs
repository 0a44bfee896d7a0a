//! What settings decide for all calls together.

use std::collections::BTreeMap;

use crate::ir::{Api, CHOICES, Chosen};
use crate::record::Choices;

pub(super) fn choices(api: &Api) -> Choices {
    let of_vendors = api.credentials.iter().filter_map(|known| known.vendor);
    let all = CHOICES
        .into_iter()
        .chain(of_vendors.map(|vendor| vendor.name));
    let features = all.filter(|name| api.choice(name) != Chosen::Gone);
    let of_tags = api.tag_features.iter().filter(|feature| feature.default);
    let of_tags = of_tags.map(|feature| feature.name.to_string());
    let errors = errors(api);
    let expired = sorted(api.client.errors.expired_credential.iter().cloned());
    Choices {
        features: sorted(features.map(str::to_owned)),
        default: sorted(api.choices.default.iter().cloned().chain(of_tags)),
        strict: api.choices.strict,
        expired: (!errors.is_empty() || !expired.is_empty()).then_some(expired),
        errors,
    }
}

/// In whichever order the settings have them.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

fn errors(api: &Api) -> BTreeMap<String, Vec<String>> {
    let errors = &api.client.errors;
    let all = [
        ("code", &errors.code),
        ("message", &errors.message),
        ("request-id", &errors.request_id),
        ("request-id-headers", &errors.request_id_headers),
    ];
    let told = all.into_iter().filter(|(_, places)| !places.is_empty());
    told.map(|(what, places)| (what.to_owned(), places.clone()))
        .collect()
}
