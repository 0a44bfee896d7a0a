// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The operations, one module for each tag.

use super::{Client, model, runtime};

pub mod asset_management;
