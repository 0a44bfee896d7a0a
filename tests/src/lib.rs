//! What tests of more than one package need: a fake of the service that the
//! generated client calls, and the places of the project's files.

pub mod fake;
pub mod project;
