//! Schemas of the components that nothing refers to.

use super::Context;
use super::schema::ty;
use super::spot::Home;
use crate::diagnostic::Diagnostic;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, section};

/// Makes the types of all of them.
pub(in crate::lower) fn keep_unused(context: &mut Context<'_, '_>) {
    for name in context.source.schemas().names() {
        let schema = Subschema {
            schema: SchemaRef::Component(name),
            at: section("schemas").child(name),
        };
        ty(context, &schema, name, Home::Own);
    }
}

/// Reports that they are left out.
pub(in crate::lower) fn report_unused(source: &Source<'_>, report: &mut Report<'_>) {
    for name in source.unused_schemas() {
        let at = section("schemas").child(name);
        let message = format!("nothing that can be called uses `{name}`, so it is left out");
        let help = "`unused = \"keep\"` in the settings' table `types` keeps such schemas";
        let diagnostic = Diagnostic::unrepresented("unused-schema", report.place(&at), message);
        report.push(diagnostic.with_help(help));
    }
}
