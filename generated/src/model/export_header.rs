// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// A column of the exported table, and the title that stands above it.
///
/// The vendor's page calls it `ExportHead`. It is sent as an array of two texts, for example
/// `["host_name", "Server Name"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExportHeader {
    /// The column, which is a field of the assets.
    pub column: String,
    /// The title of the column in the exported table.
    pub title: String,
}

impl ExportHeader {
    /// Puts one together from its items.
    #[must_use]
    pub fn new(column: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            column: column.into(),
            title: title.into(),
        }
    }
}

impl<Column: Into<String>, Title: Into<String>> From<(Column, Title)> for ExportHeader {
    fn from((column, title): (Column, Title)) -> Self {
        Self::new(column, title)
    }
}

tuple! { ExportHeader { column, title, } }
