//! Keys that are sent in the query or in a cookie.

use http::header::COOKIE;
use http::uri::PathAndQuery;

use super::credential::Authorizer;
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::percent;
use crate::core::place::Place;
use crate::core::secret::Secret;
use crate::core::value::Scalar;

impl Authorizer<'_> {
    /// Sets a secret in the query, in place of a parameter of the same name.
    ///
    /// # Errors
    ///
    /// When the secret is empty, or the address cannot be sent with it.
    pub fn query(&mut self, name: &'static str, secret: &Secret) -> Result<(), Invalid> {
        let secret = checked(name, secret)?;
        let uri = self.request.uri();
        let mut path = uri.path().to_owned();
        let mut key = String::new();
        percent::encode(&mut key, &Scalar::Text(name));
        path.push('?');
        for pair in others(uri.query().unwrap_or_default(), '&', &key) {
            path.push_str(pair);
            path.push('&');
        }
        path.push_str(&key);
        path.push('=');
        // mark: query-key
        percent::encode(&mut path, &Scalar::Text(secret));
        let unsendable = || Invalid::new(name, "cannot be sent in the query");
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = Some(PathAndQuery::try_from(path).map_err(|_| unsendable())?);
        *self.request.uri_mut() = parts.try_into().map_err(|_| unsendable())?;
        Ok(())
    }

    /// Sets a secret among the cookies, in place of one of the same name.
    ///
    /// # Errors
    ///
    /// When the secret is empty, or cannot be sent in a header.
    pub fn cookie(&mut self, name: &'static str, secret: &Secret) -> Result<(), Invalid> {
        let mut text = String::new();
        if let Some(known) = self.request.headers().get(COOKIE) {
            let known = known.to_str().map_err(|_| header::unsendable(name))?;
            for pair in others(known, ';', name) {
                text.push_str(pair.trim());
                text.push_str("; ");
            }
        }
        let secret = checked(name, secret)?;
        text = format!("{text}{name}={secret}");
        let value = header::secret(&text).ok_or_else(|| header::unsendable(name))?;
        self.request.headers_mut().insert(COOKIE, value);
        Ok(())
    }
}

/// The pairs that are there already, but for those of a name.
fn others<'t>(text: &'t str, between: char, name: &'t str) -> impl Iterator<Item = &'t str> {
    let pairs = text.split(between).filter(|pair| !pair.is_empty());
    pairs.filter(move |pair| pair.split('=').next().map(str::trim) != Some(name))
}

fn checked<'s>(name: &str, secret: &'s Secret) -> Result<&'s str, Invalid> {
    let text = secret.text();
    Bounds::min_length(1).check_scalar(&Place::TOP.field(name), &Scalar::Text(text))?;
    Ok(text)
}
