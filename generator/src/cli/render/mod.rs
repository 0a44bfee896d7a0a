//! What there is to say about a document, as a person or a machine reads it.

mod alike;
mod record;
mod snippet;
#[cfg(test)]
mod tests;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Renderer, normalize_untrusted_str};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::read::Sources;
use crate::told::{self, Told};
use alike::{Alike, alike};
use record::Record;

/// Diagnostics in their order as text: errors, then warnings, each with the line that it is
/// about, then a list of what the crate does not represent. What differs in its place alone is said
/// once.
pub(super) fn render(told: Vec<Told<'_>>, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let (unrepresented, mistakes): (Vec<_>, Vec<_>) = told
        .into_iter()
        .partition(|told| told.diagnostic.severity == Severity::Unrepresented);
    let (unrepresented, mistakes) = (alike(unrepresented), alike(mistakes));

    let mut text = String::new();
    for told in &mistakes {
        text.push_str(&renderer.render(&[snippet::group(told)]));
        text.push_str("\n\n");
    }
    if !unrepresented.is_empty() {
        text.push_str(&list(&unrepresented, &renderer));
    }
    text
}

/// The diagnostics as records, in the same order.
pub(super) fn json<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Record<'a>> {
    let told = told::in_order(diagnostics, sources);
    told.into_iter().map(Record::from).collect()
}

/// One line for each: these are many, and there is nothing to mend in them. What has lines to paste
/// has them below.
fn list(unrepresented: &[Alike<'_>], renderer: &Renderer) -> String {
    let title =
        Level::NOTE.primary_title("the crate does not represent all that the document says");
    let mut text = renderer.render(&[Group::with_title(title)]);
    text.push('\n');
    for alike in unrepresented {
        let told = &alike.first;
        text.push_str(&normalize_untrusted_str(&told.spot()));
        text.push_str(": ");
        text.push_str(&normalize_untrusted_str(&told.diagnostic.message));
        text.extend([" [", told.diagnostic.code, "]\n"]);
        text.push_str(&pasted(told.diagnostic));
        if let Some(elsewhere) = alike.elsewhere() {
            text.extend(["  ", &normalize_untrusted_str(&elsewhere), "\n"]);
        }
    }
    text
}

/// The help of several lines, which is what to paste somewhere.
fn pasted(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.as_deref().unwrap_or_default();
    match help.split_once('\n') {
        None => String::new(),
        Some((first, rest)) => {
            let rest = rest.lines().map(|line| format!("    {line}"));
            let lines = std::iter::once(format!("  {first}")).chain(rest);
            let lines = lines.map(|line| normalize_untrusted_str(&line) + "\n");
            lines.collect()
        }
    }
}
