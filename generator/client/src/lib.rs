// Generated from ../../../../.tmpuh6lDF/wrong.yaml by `oasmith generate`. Change that, not this.
//! Client of .

#[doc(hidden)]
#[macro_use]
pub mod runtime;
