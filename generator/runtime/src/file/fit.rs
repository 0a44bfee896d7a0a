//! Files in what may be one of several types.

use super::value::File;
use crate::json::fit::Fit;

impl Fit for File {}
