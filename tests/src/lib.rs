//! Everything that needs more than one package of the project: the fake Host
//! Security Service and the tests that run against it.

pub mod fake;
