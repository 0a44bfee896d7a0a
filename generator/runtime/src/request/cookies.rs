//! Cookies, all of which one header carries.

use http::header::COOKIE;
use serde_core::Serialize;

use super::encode::Encoder;
use super::given::given;
use super::pairs::{Escape, Pairs};
use super::reserved;
use super::style::{Kind, Style};
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::percent;
use crate::core::place::Place;
use crate::core::value::Value;
use crate::json::text as json_text;

impl Encoder<'_> {
    /// Writes a cookie, unless it is left out.
    pub fn cookie(
        &mut self,
        name: &'static str,
        value: &impl Value,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        let Some(value) = value.scalar() else {
            return Ok(());
        };
        bounds.check_scalar(&Place::TOP.field(name), &value)?;
        let mut text = String::new();
        percent::encode_text(&mut text, name);
        text.push('=');
        percent::encode(&mut text, &value);
        self.add_cookies(name, text)
    }

    /// Writes a cookie in a style, unless it is left out.
    ///
    /// An exploded value is several cookies: a `&` between them, as in a query, would make one of
    /// them all.
    pub fn cookie_styled(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
        style: Style,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        let value = given(name, value, bounds)?;
        let mut text = String::new();
        let escape: Escape = match style.kind {
            // mark: cookie-as-it-is
            Kind::Cookie => as_it_is,
            _ if style.reserved => reserved::encode_value,
            _ => percent::encode_text,
        };
        let mut pairs = Pairs {
            text: &mut text,
            separator: "; ",
            escape,
        };
        pairs.push(name, value, style);
        self.add_cookies(name, text)
    }

    /// Writes a cookie that holds JSON, unless it is left out.
    pub fn cookie_json(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
    ) -> Result<(), Invalid> {
        let json = json_text::to_string(value);
        let json = json.map_err(|error| Invalid::new(name, format!("is no JSON: {error}")))?;
        if json == "null" {
            return Ok(());
        }
        self.cookie(name, &json, &Bounds::NONE)
    }

    fn add_cookies(&mut self, name: &'static str, text: String) -> Result<(), Invalid> {
        // mark: cookie
        if text.is_empty() {
            return Ok(());
        }
        let text = match self.headers().get(COOKIE) {
            Some(earlier) => {
                let earlier = earlier.to_str().map_err(|_| header::unsendable(name))?;
                // mark: further-cookie
                format!("{earlier}; {text}")
            }
            None => text,
        };
        self.set_header("cookie", header::value(name, &text)?)
    }
}

/// The style of cookies leaves all encoding to the caller; but for what would end the cookie.
fn as_it_is(text: &mut String, value: &str) {
    text.push_str(&value.replace(';', "%3B"));
}
