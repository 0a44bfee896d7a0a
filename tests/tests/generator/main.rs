//! The generator as a whole: what it makes of documents, good and bad.

mod architecture;
mod cases;
mod changes;
mod codes;
mod compile;
mod corpus;
mod determinism;
mod drift;
mod explanations;
mod features;
mod folder;
mod kept;
mod manifest;
mod mistakes;
mod order;
mod pages;
mod readme;
mod relock;
mod robustness;
mod run;
mod selection;
mod settings;
mod signatures;
mod stand_alone;
mod versions;
