//! Files in what may be one of several types.

use super::value::File;
use crate::json::fit::Fit;
use crate::json::kinds::Kinds;

impl Fit for File {
    const KINDS: Kinds = Kinds::TEXT;
}
