//! The generated client against the fake service: one idea per file.

mod addresses;
mod answers;
mod captured;
mod connections;
mod encoding;
mod error_forms;
mod examples;
mod gateway_errors;
mod held;
mod identity;
mod known_values;
mod limits;
mod logins;
mod night;
mod options;
mod profiles;
mod projects;
mod proxies;
mod read_back;
mod redirects;
mod refused;
mod retries;
mod search;
mod secrets;
#[cfg(feature = "huaweicloud")]
mod signatures;
#[cfg(feature = "huaweicloud")]
mod signing;
mod support;
mod threads;
mod timeouts;
mod unexpected;
mod values;
mod waiting;
