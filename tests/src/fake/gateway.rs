//! The API gateway before the service: how many requests it admits, and for whom.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::received::Received;
use super::refusal::Refusal;

const MINUTE: Duration = Duration::from_secs(60);

/// What the gateway admits; everything, unless a test says otherwise.
#[derive(Debug, Default)]
pub(super) struct Gateway {
    /// How many requests of one minute are admitted.
    pub(super) quota: Option<u32>,
    /// The minute that is counted, and how many requests it has had.
    minute: Option<(Instant, u32)>,
    /// Until when none is.
    pub(super) closed_until: Option<Instant>,
    /// The projects that may be called, if not all.
    pub(super) projects: Option<Vec<String>>,
    /// The tokens that are taken beside those that were given, if not all.
    pub(super) tokens: Option<HashSet<String>>,
    /// Whether the host decides who answers.
    pub(super) by_host: bool,
}

/// Who answers a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    Identity,
    Security,
}

impl Gateway {
    /// Who answers: by the path, and where that is asked for, by the host as well.
    pub(super) fn service(&self, request: &Received) -> Result<Service, Refusal> {
        let service = if request.path == "/v3/auth/tokens" {
            Service::Identity
        } else {
            Service::Security
        };
        let host = request.header("host").unwrap_or_default();
        let prefix = match service {
            Service::Identity => "iam.",
            Service::Security => "hss.",
        };
        if self.by_host && !host.starts_with(prefix) {
            let problem = format!("`{host}` has no `{}`", request.path);
            return Err(Refusal::NoSuchCall(problem));
        }
        Ok(service)
    }

    /// Whether a token may be used that was not given here.
    pub(super) fn takes(&self, token: &str) -> bool {
        self.tokens
            .as_ref()
            .is_none_or(|tokens| tokens.contains(token))
    }

    /// Whether a project may be called, which the path and what is signed have to agree on.
    pub(super) fn check_project(&self, request: &Received) -> Result<(), Refusal> {
        let Some(projects) = &self.projects else {
            return Ok(());
        };
        let in_path = request.segments.get(1).map(String::as_str);
        let signed = request.header("x-project-id");
        let all = in_path.into_iter().chain(signed);
        for project in all {
            if !projects.iter().any(|known| known == project) || in_path != Some(project) {
                let problem = format!("the project `{project}` may not be called with this");
                return Err(Refusal::Forbidden(problem));
            }
        }
        Ok(())
    }

    /// Counts a request, unless there were too many in this minute.
    pub(super) fn admit(&mut self, now: Instant) -> Result<(), Refusal> {
        let throttled =
            || Refusal::Throttled("The throttling threshold has been reached.".to_owned());
        if self.closed_until.is_some_and(|until| now < until) {
            return Err(throttled());
        }
        let Some(quota) = self.quota else {
            return Ok(());
        };
        let (begun, count) = match self.minute {
            Some((begun, count)) if now < begun + MINUTE => (begun, count),
            _ => (now, 0),
        };
        if count >= quota {
            return Err(throttled());
        }
        self.minute = Some((begun, count + 1));
        Ok(())
    }
}
