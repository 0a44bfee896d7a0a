//! Files in what may be one of several types.

use super::value::File;
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::kinds::Kinds;

impl Fit for File {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;
}
