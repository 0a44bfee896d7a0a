//! What tests of more than one package need: a fake of the service that the
//! generated client calls, a run over a folder of real documents, and the
//! places of the project's files.

pub mod alone;
#[cfg(feature = "generator")]
pub mod budget;
#[cfg(feature = "generator")]
pub mod corpus;
pub mod fake;
pub mod feature_sets;
pub mod hostile;
pub mod measure;
#[cfg(feature = "generator")]
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
