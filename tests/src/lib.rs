//! What tests of more than one package need: a fake of the service that the
//! generated client calls, a run over a folder of real documents, and the
//! places of the project's files.

#[cfg(feature = "fuzz")]
#[macro_use]
extern crate oasmith_runtime as runtime;

pub mod again;
pub mod alone;
#[cfg(feature = "generator")]
pub mod budget;
pub mod chance;
#[cfg(feature = "generator")]
pub mod corpus;
pub mod fake;
pub mod feature_sets;
#[cfg(feature = "fuzz")]
pub mod fuzz;
pub mod hostile;
pub mod measure;
pub mod mutations;
pub mod patience;
pub mod project;
#[cfg(feature = "generator")]
pub mod promises;
pub mod recorder;
#[cfg(feature = "generator")]
pub mod regen;
pub mod structure;
pub mod table;
