//! The styles of parameters and of fields in forms.

use crate::ir::{Style, StyleKind};

/// A style as a value.
pub(in crate::emit) fn style(style: Style) -> String {
    let kind = match style.kind {
        StyleKind::Simple => "SIMPLE",
        StyleKind::Label => "LABEL",
        StyleKind::Matrix => "MATRIX",
        StyleKind::Form => "FORM",
        StyleKind::SpaceDelimited => "SPACE_DELIMITED",
        StyleKind::PipeDelimited => "PIPE_DELIMITED",
        StyleKind::TabDelimited => "TAB_DELIMITED",
        StyleKind::DeepObject => "DEEP_OBJECT",
        StyleKind::Cookie => "COOKIE",
        StyleKind::Json => "JSON",
    };
    let explode = if style.explode { ".exploded()" } else { "" };
    let reserved = if style.reserved { ".reserved()" } else { "" };
    format!("Style::{kind}{explode}{reserved}")
}
