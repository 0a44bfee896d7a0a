//! Files in what may be one of several types.

use super::file::File;
use super::fit::Fit;

impl Fit for File {}
