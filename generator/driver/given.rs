//! What a case gives to its call: parameters, a body and credentials, each read
//! into the type that the call takes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a case gives to its call.
pub(crate) struct Given {
    case: Value,
}

impl Given {
    pub(crate) fn new(case: Value) -> Self {
        Self { case }
    }

    /// The number by which the server knows the case.
    pub(crate) fn number(&self) -> u64 {
        self.case["number"].as_u64().unwrap_or_default()
    }

    /// The operation, by method and path and by where it stands.
    pub(crate) fn operation(&self) -> (String, &str) {
        let text = |key: &str| self.case[key].as_str().unwrap_or_default();
        let called = format!("{} {}", text("method"), text("path"));
        (called, text("operation"))
    }

    /// A parameter that the call cannot do without.
    pub(crate) fn required<T: DeserializeOwned>(
        &self,
        place: &str,
        name: &str,
    ) -> Result<T, String> {
        self.optional(place, name)?
            .ok_or_else(|| format!("{place} parameter `{name}`: none is given"))
    }

    /// A parameter, where one is given.
    pub(crate) fn optional<T: DeserializeOwned>(
        &self,
        place: &str,
        name: &str,
    ) -> Result<Option<T>, String> {
        let read = |value| {
            read(value).map_err(|error| format!("{place} parameter `{name}` = {value}: {error}"))
        };
        self.parameter(place, name).map(read).transpose()
    }

    /// A parameter of the client for this call, where the case sets it anew.
    pub(crate) fn anew<T: DeserializeOwned>(
        &self,
        place: &str,
        name: &str,
    ) -> Result<Option<T>, String> {
        if self.is_set_once() {
            return Ok(None);
        }
        self.optional(place, name)
    }

    /// The value of a client's parameter, where the case sets it in the builder.
    pub(crate) fn once(&self, name: &str) -> Option<String> {
        let value = self.parameter("path", name).filter(|_| self.is_set_once());
        value.map(|value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        })
    }

    /// Every other case sets the client's parameters in the builder.
    fn is_set_once(&self) -> bool {
        self.number() & 1 == 0
    }

    fn parameter(&self, place: &str, name: &str) -> Option<&Value> {
        let all = self.case["inputs"]["parameters"].as_array()?;
        let is_meant = |input: &&Value| input["location"] == place && input["name"] == name;
        all.iter().find(is_meant).map(|input| &input["value"])
    }

    /// A body that the call cannot do without.
    pub(crate) fn body<T: DeserializeOwned>(&self) -> Result<T, String> {
        let value = self.body_value().ok_or("the body: none is given")?;
        read(value).map_err(|error| format!("the body: {error}"))
    }

    /// A body of bytes that the call cannot do without.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, String> {
        let value = self.body_value().ok_or("the body: none is given")?;
        let text = value
            .as_str()
            .ok_or("the body: bytes are a text in base64")?;
        if self.case["inputs"]["body"]["binary"] != true {
            return Ok(text.as_bytes().to_vec());
        }
        let bytes = STANDARD.decode(text);
        bytes.map_err(|error| format!("the body: {error}"))
    }

    /// A text that the call cannot do without; bytes are one if they are UTF-8.
    pub(crate) fn text(&self) -> Result<String, String> {
        String::from_utf8(self.bytes()?).map_err(|_| "the body: no text".to_owned())
    }

    /// A field of the body that is an argument of the call.
    pub(crate) fn field<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        self.optional_field(name)?
            .ok_or_else(|| format!("body field `{name}`: none is given"))
    }

    /// A field of the body that is a setter of the call.
    pub(crate) fn optional_field<T: DeserializeOwned>(
        &self,
        name: &str,
    ) -> Result<Option<T>, String> {
        let value = self.body_value().and_then(|body| body.get(name));
        let Some(value) = value else {
            return Ok(None);
        };
        match read(value) {
            Ok(value) => Ok(Some(value)),
            // A field that is not set is `null` where it has to be there.
            Err(_) if value.is_null() => Ok(None),
            Err(error) => Err(format!("body field `{name}`: {error}")),
        }
    }

    /// Whether a body is given.
    pub(crate) fn has_body(&self) -> bool {
        self.body_value().is_some()
    }

    fn body_value(&self) -> Option<&Value> {
        self.case["inputs"]["body"].get("value")
    }

    /// Whether a property of the body is a file, whose text is base64.
    pub(crate) fn is_file(&self, property: &str) -> bool {
        let files = self.case["inputs"]["body"]["files"].as_array();
        files.is_some_and(|files| files.iter().any(|file| file == property))
    }

    /// The headers of the parts that a property of the body becomes.
    pub(crate) fn part_headers(&self, property: &str) -> Vec<(String, String)> {
        let all = self.case["inputs"]["body"]["headers"].as_array();
        let own = all.into_iter().flatten();
        let own = own.filter(|header| header["property"] == property);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        own.map(|header| (text(&header["name"]), text(&header["value"])))
            .collect()
    }

    /// The media type of the body, as the document has it.
    pub(crate) fn media_type(&self) -> &str {
        let body = &self.case["inputs"]["body"];
        body["media_type"].as_str().unwrap_or_default()
    }

    /// The media type that the body is sent as.
    pub(crate) fn sent_as(&self) -> String {
        let body = &self.case["inputs"]["body"];
        body["sent_as"].as_str().unwrap_or_default().to_owned()
    }

    /// The media type that the body is sent as, where the document leaves it to the caller.
    pub(crate) fn chosen_media_type(&self) -> Option<&str> {
        let body = &self.case["inputs"]["body"];
        let sent_as = body["sent_as"].as_str()?;
        (body["media_type"] != sent_as).then_some(sent_as)
    }

    /// The media type that the body is sent as, where it is not the usual one of its kind.
    pub(crate) fn spelling<T: DeserializeOwned>(&self, usual: &str, others: &[&str]) -> Option<T> {
        let sent_as = self.sent_as();
        let is_own = self.has_body() && sent_as != usual && !others.contains(&self.media_type());
        let value = Value::String(sent_as);
        is_own.then(|| read(&value).ok()).flatten()
    }

    /// How the answer is read: as a `whole`, as a `stream`, as `events` or as `items`.
    pub(crate) fn way(&self) -> &str {
        self.case["way"].as_str().unwrap_or("whole")
    }

    /// Whether events go on behind the end of their answer.
    pub(crate) fn goes_on(&self) -> bool {
        let further = self.case["further"].as_array();
        further.is_some_and(|all| all.iter().any(|further| further["after"].is_string()))
    }

    /// Whether a property of the body is `true`.
    pub(crate) fn asks_by(&self, property: &str) -> bool {
        self.body_value().is_some_and(|body| body[property] == true)
    }

    /// The status that the call is answered with.
    pub(crate) fn answer_status(&self) -> u16 {
        let status = self.case["answer"]["status"].as_u64().unwrap_or_default();
        status.try_into().unwrap_or_default()
    }

    /// The values of a credential.
    pub(crate) fn credential<const N: usize>(&self, scheme: &str) -> Option<[&str; N]> {
        let all = self.case["inputs"]["credentials"].as_array()?;
        let found = all
            .iter()
            .find(|credential| credential["scheme"] == scheme)?;
        let values: Vec<&str> = found["values"]
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        values.try_into().ok()
    }

    /// Whether the client obtains its token by itself, which it does anew in each case.
    pub(crate) fn obtains_token(&self) -> bool {
        let all = self.case["inputs"]["credentials"].as_array();
        all.is_some_and(|all| all.iter().any(|credential| credential["kind"] == "client"))
    }

    /// Where tokens are given for the case.
    pub(crate) fn token_url(&self, endpoint: &str) -> String {
        match self.case["elsewhere"]["token_path"].as_str() {
            Some(path) => format!("{endpoint}{path}"),
            None => format!("{endpoint}/oasmith-token/{}", self.number()),
        }
    }

    /// The status that a server which knows of no case is asked for.
    pub(crate) fn asked_status(&self) -> Option<String> {
        let status = self.case["elsewhere"]["status"].as_u64();
        status.map(|status| status.to_string())
    }

    /// What tells the clients of two cases apart: the credentials, the status that is asked for, and
    /// the values of these parameters of the client.
    pub(crate) fn client_key(&self, parameters: &[&str]) -> String {
        let values = parameters.iter().map(|name| self.once(name));
        format!(
            "{} {:?} {:?}",
            self.case["inputs"]["credentials"],
            self.asked_status(),
            values.collect::<Vec<_>>()
        )
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn given(number: u64) -> Given {
        Given::new(json!({
            "number": number, "method": "GET", "path": "/a/{b}", "operation": "#/x",
            "inputs": {
                "parameters": [
                    { "location": "path", "name": "b", "value": "one" },
                    { "location": "query", "name": "n", "value": 7 },
                ],
                "body": {
                    "media_type": "*/*", "sent_as": "image/png", "binary": true,
                    "value": "AP8=", "files": ["picture"],
                    "headers": [{ "property": "picture", "name": "X-Kind", "value": "a" }],
                },
                "credentials": [{ "scheme": "user", "kind": "basic", "values": ["u", "p"] }],
            },
        }))
    }

    #[test]
    fn parameters_are_found_by_place_and_name() {
        let given = given(1);
        assert_eq!(given.required::<String>("path", "b"), Ok("one".to_owned()));
        assert_eq!(given.optional::<u8>("query", "n"), Ok(Some(7)));
        assert_eq!(given.optional::<u8>("header", "n"), Ok(None));
        assert!(given.required::<u8>("header", "n").is_err());
        assert!(given.optional::<bool>("query", "n").is_err());
        assert_eq!(given.operation(), ("GET /a/{b}".to_owned(), "#/x"));
    }

    #[test]
    fn every_other_case_sets_the_clients_parameters_in_the_builder() {
        assert_eq!(given(2).once("b").as_deref(), Some("one"));
        assert_eq!(given(2).anew::<String>("path", "b"), Ok(None));
        assert_eq!(given(1).once("b"), None);
        assert_eq!(given(1).anew("path", "b"), Ok(Some("one".to_owned())));
        assert_ne!(given(1).client_key(&["b"]), given(2).client_key(&["b"]));
    }

    #[test]
    fn bytes_are_base64() {
        let given = given(1);
        assert_eq!(given.bytes(), Ok(vec![0, 255]));
        assert!(given.text().is_err());
        assert!(given.is_file("picture") && !given.is_file("name"));
        let header = ("X-Kind".to_owned(), "a".to_owned());
        assert_eq!(given.part_headers("picture"), [header]);
        assert!(given.part_headers("name").is_empty());
        assert_eq!(given.chosen_media_type(), Some("image/png"));
        assert_eq!(given.media_type(), "*/*");
    }

    #[test]
    fn a_spelling_is_one_of_the_usual_body() {
        let given = given(1);
        let of = |usual: &str, others: &[&str]| given.spelling::<String>(usual, others);
        assert_eq!(of("image/gif", &[]).as_deref(), Some("image/png"));
        assert_eq!(of("image/png", &[]), None);
        assert_eq!(of("image/gif", &["*/*"]), None);
    }

    #[test]
    fn a_credential_has_as_many_values_as_are_asked_for() {
        assert_eq!(given(1).credential("user"), Some(["u", "p"]));
        assert_eq!(given(1).credential::<1>("user"), None);
        assert_eq!(given(1).credential::<1>("other"), None);
        assert!(!given(1).obtains_token());
        assert_eq!(given(1).token_url("http://a"), "http://a/oasmith-token/1");
    }
}
