//! Tokens for a user with a password.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::{Instant, SystemTime};

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, DATE};
use http::{HeaderValue, Method, Request, Response, Uri};
use serde_json::{Value, json};

use super::scheme::{PROJECT, SCHEME};
use super::{expiry, identity};
use crate::auth::credential::{Authorizer, Credential, Preparation};
use crate::auth::obtained::{self, Obtained, Token};
use crate::auth::refusal::Refusal;
use crate::core::bounds::Bounds;
use crate::core::invalid::Invalid;
use crate::core::secret::Secret;

/// The header that a token is sent in.
const HEADER: &str = "x-auth-token";

/// A user's name and password, with which tokens are obtained from the identity service (IAM).
///
/// The first call obtains a token, for itself and for all calls that wait for it. It is renewed
/// before it ends, and once when the API refuses it with the status 401. Clones share the token. A
/// request for one is attempted again as calls are, while all others wait.
///
/// A client that has no project of its own takes the one that the token is for.
#[derive(Clone)]
pub struct Login(Arc<Obtained<User>>);

#[derive(Clone)]
struct User {
    region: String,
    account: String,
    name: String,
    password: Secret,
    project_id: Option<String>,
    endpoint: Option<String>,
    /// The project that a token was given for, if the answer said so; nothing until there is one.
    given_for: OnceLock<Option<String>>,
}

impl Login {
    /// Takes a region such as `cn-north-4`, the name of the account, and the name and the password
    /// of one of its users. The password is never printed.
    ///
    /// The token is for the project that bears the region's name, unless
    /// [`project_id`](Self::project_id) says otherwise.
    ///
    /// It is obtained from the region's identity service, at `https://iam.{region}.myhuaweicloud.com`.
    /// A region that is not known to have one of its own is served by that of all regions,
    /// `https://iam.myhuaweicloud.com`, as the vendor's SDKs do it. Which regions have one is taken
    /// from there: from the Python packages `huaweicloudsdkcore` and, for `eu-west-101`,
    /// `huaweicloudsdkiam`, both 3.1.219.
    #[must_use]
    pub fn new(
        region: impl Into<String>,
        account: impl Into<String>,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        Self(Arc::new(Obtained::new(User {
            // Hosts and the projects of regions are written so.
            region: region.into().to_ascii_lowercase(),
            account: account.into(),
            name: user.into(),
            password: Secret::new(password),
            project_id: None,
            endpoint: None,
            given_for: OnceLock::new(),
        })))
    }

    /// Asks for a token for this project.
    #[must_use]
    pub fn project_id(self, project_id: impl Into<String>) -> Self {
        self.changed(|account| account.project_id = Some(project_id.into()))
    }

    /// Obtains tokens at this address of the identity service, such as
    /// `https://iam.cn-north-4.myhuaweicloud.com`, in place of the region's.
    #[must_use]
    pub fn endpoint(self, endpoint: impl Into<String>) -> Self {
        self.changed(|account| account.endpoint = Some(endpoint.into()))
    }

    fn changed(self, change: impl FnOnce(&mut User)) -> Self {
        let mut account = self.0.account.clone();
        account.given_for = OnceLock::new();
        change(&mut account);
        Self(Arc::new(Obtained::new(account)))
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account = &self.0.account;
        f.debug_struct("Login")
            .field("region", &account.region)
            .field("account", &account.account)
            .field("user", &account.name)
            .finish_non_exhaustive()
    }
}

impl Credential for Login {
    fn scheme(&self) -> &'static str {
        SCHEME
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        send(&self.0.token()?, request)
    }

    fn prepare(&self, now: Instant) -> Preparation {
        self.0.prepare(now)
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let account = &self.0.account;
        let given_for = || account.given_for.get()?.as_deref();
        let known = account.project_id.as_deref().or_else(given_for);
        known.filter(|_| name == PROJECT)
    }

    fn brings(&self, name: &str) -> bool {
        name == PROJECT && self.0.account.given_for.get().is_none()
    }

    fn refusal(&self) -> Option<Refusal> {
        self.0.refusal()
    }

    fn refused(&self, sent: Instant) -> bool {
        self.0.refused(sent)
    }
}

/// Sends a token.
pub(crate) fn send(token: &Secret, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
    request.header(HEADER, token, &Bounds::length(1, 32_768))
}

impl User {
    fn address(&self) -> Option<Uri> {
        let base = match &self.endpoint {
            Some(endpoint) => endpoint.trim_end_matches('/').to_owned(),
            None => identity::service(&self.region)?,
        };
        let uri = format!("{base}/v3/auth/tokens").parse::<Uri>().ok()?;
        (uri.scheme().is_some() && uri.host().is_some()).then_some(uri)
    }

    fn body(&self) -> Value {
        let project = match &self.project_id {
            Some(id) => json!({ "id": id }),
            None => json!({ "name": self.region }),
        };
        let user = json!({
            "name": self.name,
            "password": self.password.text(),
            "domain": { "name": self.account },
        });
        json!({ "auth": {
            "identity": { "methods": ["password"], "password": { "user": user } },
            "scope": { "project": project },
        } })
    }

    /// What the identity service says of a refusal, but for what repeats the password.
    fn refusal(&self, answer: &Response<Bytes>, body: &Value) -> Refusal {
        let mut refusal = Refusal::read(answer, body, identity::PLACES);
        for said in [
            &mut refusal.code,
            &mut refusal.message,
            &mut refusal.request_id,
        ] {
            said.take_if(|said| said.contains(self.password.text()));
        }
        refusal.problem = identity::told(answer.status(), &refusal);
        refusal
    }
}

impl obtained::Account for User {
    fn request(&self) -> Result<Request<Bytes>, Invalid> {
        let uri = self.address().ok_or_else(|| {
            Invalid::new(
                "the identity service",
                "has no whole URL: check the region or the endpoint",
            )
        })?;
        let mut request = Request::new(Bytes::from(self.body().to_string()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri;
        for name in [ACCEPT, CONTENT_TYPE] {
            let json = HeaderValue::from_static("application/json");
            request.headers_mut().insert(name, json);
        }
        Ok(request)
    }

    fn read(&self, answer: &Response<Bytes>) -> Result<Token, Refusal> {
        let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
        if !answer.status().is_success() {
            return Err(self.refusal(answer, &body));
        }
        let token = answer.headers().get("x-subject-token");
        let token = token.and_then(|token| token.to_str().ok());
        let token = token.filter(|token| !token.is_empty());
        let token = token.ok_or("the identity service answered without an `X-Subject-Token`")?;
        // The end is told by the clock of the service, and so is what time it is there.
        let date = answer.headers().get(DATE);
        let date = date.and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
        let project = body.pointer("/token/project/id").and_then(Value::as_str);
        // One account has tokens for one project, whichever of them comes first.
        let _ = self.given_for.set(project.map(str::to_owned));
        let ends = body.pointer("/token/expires_at").and_then(Value::as_str);
        let life = ends.and_then(|ends| expiry::until(ends, date.unwrap_or_else(SystemTime::now)));
        Ok(Token::new(Secret::new(token), life))
    }
}
