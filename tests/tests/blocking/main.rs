//! The generated client with calls that block their thread. No test has an async runtime around it:
//! the fake service has threads of its own.

mod awaited;
mod calls;
mod credentials;
mod failures;
mod proxy;
mod support;
mod threads;
mod timeouts;
mod tree;
mod waiting;
