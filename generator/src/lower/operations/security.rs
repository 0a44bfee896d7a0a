//! The security schemes that an operation asks for.

use std::collections::BTreeSet;

use openapiv3::{APIKeyLocation, Parameter, SecurityRequirement, SecurityScheme};

use crate::lower::docs;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::source::{Source, section};
use crate::pointer::Pointer;
use crate::record::CERTIFICATE;

/// What an operation asks for, or else all do.
fn requirements<'s>(source: &Source<'s>, site: &Site<'s>) -> &'s [SecurityRequirement] {
    let own = site.operation.security.as_ref();
    let requirements = own.or(source.api().security.as_ref());
    requirements.map(Vec::as_slice).unwrap_or_default()
}

/// Each set of scopes that is asked for, with its scheme; an empty one of a scheme that some alternative
/// asks for scopes of.
pub(super) fn scopes(source: &Source<'_>, site: &Site<'_>) -> Vec<(String, Vec<String>)> {
    let all = requirements(source, site).iter().flatten();
    let with_any = all.clone().filter(|(_, scopes)| !scopes.is_empty());
    let with_any: BTreeSet<&String> = with_any.map(|(scheme, _)| scheme).collect();
    let all = all.filter(|(scheme, _)| with_any.contains(scheme));
    let mut known: Vec<(String, Vec<String>)> = Vec::new();
    for (scheme, scopes) in all {
        if !known
            .iter()
            .any(|(other, of)| other == scheme && of == scopes)
        {
            known.push((scheme.clone(), scopes.clone()));
        }
    }
    known
}

/// Alternatives of sets of schemes.
pub(super) fn security(source: &Source<'_>, site: &Site<'_>) -> Vec<Vec<String>> {
    let alternatives = requirements(source, site).iter().map(|alternative| {
        let schemes = alternative.keys();
        let sent = schemes.filter(|scheme| is_sent(source, scheme));
        sent.cloned().collect()
    });
    let mut alternatives: Vec<Vec<String>> = alternatives.collect();
    // Of several that ask for nothing, one says so.
    let mut has_none = false;
    alternatives.retain(|schemes| !schemes.is_empty() || !std::mem::replace(&mut has_none, true));
    alternatives
}

/// All alternatives, where some ask for a certificate of the client, which the transport has to bring.
pub(super) fn certified(source: &Source<'_>, site: &Site<'_>) -> Vec<Vec<String>> {
    let is_certificate = |scheme: &str| definition(source, scheme).is_some_and(is_mutual);
    let alternatives = requirements(source, site).iter();
    let mut asked = alternatives.clone().flat_map(SecurityRequirement::keys);
    if !asked.any(|scheme| is_certificate(scheme)) {
        return Vec::new();
    }
    let alternatives = alternatives.map(|alternative| {
        let schemes = alternative.keys();
        let known = schemes.filter(|scheme| definition(source, scheme).is_some());
        let named = known.map(|scheme| {
            let is_brought = is_certificate(scheme);
            if is_brought { CERTIFICATE } else { scheme }.to_owned()
        });
        named.collect()
    });
    alternatives.collect()
}

/// Whether a scheme is a part of requests rather than of connections. One that is left out, as what is
/// wrong is, is not asked for either: nothing could satisfy it.
fn is_sent(source: &Source<'_>, scheme: &str) -> bool {
    definition(source, scheme).is_some_and(|definition| !is_mutual(definition))
}

/// Whether it is a certificate of the client, which is a part of the connection.
fn is_mutual(definition: &SecurityScheme) -> bool {
    matches!(
        definition,
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("mutualtls")
    )
}

/// What the document says of a scheme, if that leads anywhere.
fn definition<'a>(source: &Source<'a>, scheme: &str) -> Option<&'a SecurityScheme> {
    let definition = source.components().security_schemes.get(scheme)?;
    let at = section("securitySchemes").child(scheme);
    source.security_scheme(definition, at)
}

/// How often a credential of an operation stands where one of its parameters does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// With no alternative.
    Never,
    /// With some alternatives, so that others leave the parameter to the caller.
    Sometimes,
    /// With each alternative.
    Always,
}

/// How often a credential is sent under the name of a parameter and in its place.
pub(super) fn filled(source: &Source<'_>, site: &Site<'_>, parameter: &Parameter) -> Filled {
    let alternatives = security(source, site);
    let fills = |schemes: &&Vec<String>| {
        let mut schemes = schemes.iter();
        schemes.any(|scheme| is_sent_as(source, scheme, parameter))
    };
    match alternatives.iter().filter(fills).count() {
        0 => Filled::Never,
        all if all == alternatives.len() => Filled::Always,
        _ => Filled::Sometimes,
    }
}

/// Whether a scheme's credential is sent under the name of a parameter and in its place. The names
/// of headers are the same in capitals.
fn is_sent_as(source: &Source<'_>, scheme: &str, parameter: &Parameter) -> bool {
    let sent = &parameter.parameter_data_ref().name;
    if let Some((location, name)) = key(source, scheme) {
        return match (location, parameter) {
            (APIKeyLocation::Header, Parameter::Header { .. }) => name.eq_ignore_ascii_case(sent),
            (APIKeyLocation::Query, Parameter::Query { .. })
            | (APIKeyLocation::Cookie, Parameter::Cookie { .. }) => name == sent,
            _ => false,
        };
    }
    matches!(parameter, Parameter::Header { .. })
        && sent.eq_ignore_ascii_case("authorization")
        && is_authorization(source, scheme)
}

/// Where a key is sent, and under which name.
fn key<'a>(source: &Source<'a>, scheme: &str) -> Option<(&'a APIKeyLocation, &'a String)> {
    match definition(source, scheme)? {
        SecurityScheme::APIKey { location, name, .. } => Some((location, name)),
        _ => None,
    }
}

/// A request has one `Authorization`, so that of several credentials which need it one is lost.
pub(super) fn report_clashes(
    source: &Source<'_>,
    report: &mut Report<'_>,
    security: &[Vec<String>],
    at: &Pointer,
) {
    for alternative in security {
        let schemes = alternative.iter();
        let in_header: Vec<String> = schemes
            .filter(|scheme| is_authorization(source, scheme))
            .map(|scheme| docs::code(scheme))
            .collect();
        if in_header.len() > 1 {
            let message = format!(
                "{} all need `Authorization`, of which a request has one",
                in_header.join(" and ")
            );
            report.unrepresented("clashing-credentials", &at.child("security"), message);
        }
    }
}

/// Whether a scheme's credential is sent in `Authorization`.
fn is_authorization(source: &Source<'_>, scheme: &str) -> bool {
    match definition(source, scheme) {
        Some(SecurityScheme::APIKey { location, name, .. }) => {
            *location == APIKeyLocation::Header && name.eq_ignore_ascii_case("authorization")
        }
        Some(_) => true,
        None => false,
    }
}
