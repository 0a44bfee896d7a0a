//! The parameters of a path, which are those that its template has.

use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Bounds, Docs, Encoding, Location, Parameter, Said, Style, StyleKind, Type};
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::source::template::{self, Expression};
use crate::names::Case;

/// Makes the path parameters those of the template, and gives their order.
///
/// One that nothing declares is text; one that the template does not have cannot be sent.
pub(super) fn in_template(
    report: &mut Report<'_>,
    site: &Site<'_>,
    parameters: &mut Vec<Parameter>,
) -> Vec<String> {
    let expressions = template::expressions(site.path);
    let order: Vec<String> = expressions.iter().map(|known| known.name.clone()).collect();
    let is_unused = |parameter: &mut Parameter| {
        parameter.location == Location::Path && !order.contains(&parameter.wire)
    };
    let unused: Vec<Parameter> = parameters.extract_if(.., is_unused).collect();
    for parameter in &unused {
        report_unused(report, site, parameter);
    }
    for (index, name) in order.iter().enumerate() {
        let in_path = |known: &&Parameter| known.location == Location::Path;
        let mut known = parameters.iter().filter(in_path);
        if known.any(|parameter| parameter.wire == *name) {
            continue;
        }
        let first = order[..index]
            .iter()
            .find(|first| template::repeats(name, first));
        let first = parameters
            .iter()
            .filter(in_path)
            .find(|known| Some(&known.wire) == first);
        let parameter = match first {
            Some(first) => Parameter {
                name: Case::Value.name(name),
                wire: name.clone(),
                ..first.clone()
            },
            None => undeclared(report, site, name, &unused),
        };
        parameters.push(parameter);
    }
    for expression in &expressions {
        let is_it = |known: &&mut Parameter| {
            known.location == Location::Path && known.wire == expression.name
        };
        if let Some(parameter) = parameters.iter_mut().find(is_it) {
            parameter.encoding = decorated(parameter.encoding, expression);
        }
    }
    order
}

/// How a value is written that the path decorates. The operator is a style where the parameter
/// itself has none.
fn decorated(encoding: Encoding, expression: &Expression<'_>) -> Encoding {
    let style = match encoding {
        Encoding::Json => return encoding,
        Encoding::Plain => Style {
            kind: StyleKind::Simple,
            explode: false,
            reserved: false,
        },
        Encoding::Styled(style) => style,
    };
    let kind = expression.style();
    let kind = kind.filter(|_| style.kind == StyleKind::Simple);
    let reserved = expression.takes_slashes();
    if encoding == Encoding::Plain && kind.is_none() && !reserved {
        return encoding;
    }
    Encoding::Styled(Style {
        kind: kind.unwrap_or(style.kind),
        explode: style.explode || (expression.explodes() && style.kind != StyleKind::TabDelimited),
        reserved,
    })
}

fn report_unused(report: &mut Report<'_>, site: &Site<'_>, parameter: &Parameter) {
    let (path, name) = (site.path, format!("{{{}}}", parameter.wire));
    let message = if path.contains(&name) {
        format!("in `{path}`, `{name}` stands behind the path, so it is no parameter of that")
    } else {
        format!("the path `{path}` has no `{name}`, so it is left out")
    };
    let place = Place::Value(parameter.origin.clone());
    report.push(Diagnostic::unrepresented(
        "unused-path-parameter",
        place,
        message,
    ));
}

/// A path parameter that the template has and nothing declares. If one is declared that is spelled
/// otherwise, that is where the mistake is: its name is not sent, and it says more than a new one could.
fn undeclared(
    report: &mut Report<'_>,
    site: &Site<'_>,
    name: &str,
    unused: &[Parameter],
) -> Parameter {
    let message = format!(
        "nothing declares the path parameter `{name}` of `{}`, so it is taken as text",
        site.id()
    );
    let origin = report.origin(&site.item_at());
    let (help, place) = match respelled(name, unused) {
        Some(other) => (
            format!("call it `{name}` here, as the path does"),
            Place::Value(other.origin.child("name")),
        ),
        None => (
            format!("add a parameter `{name}` with `in: path` and `required: true`"),
            Place::Key(origin.clone()),
        ),
    };
    let diagnostic = Diagnostic::warning("undeclared-path-parameter", place, message);
    report.push(diagnostic.with_help(help).meaning(name));
    Parameter {
        name: Case::Value.name(name),
        wire: name.to_owned(),
        location: Location::Path,
        encoding: Encoding::Plain,
        docs: Docs::default(),
        ty: Type::Text,
        bounds: Bounds::default(),
        said: Said::default(),
        required: true,
        client: false,
        deprecated: false,
        origin,
    }
}

/// The one parameter whose name has the same letters and digits, whatever stands between them.
fn respelled<'p>(name: &str, unused: &'p [Parameter]) -> Option<&'p Parameter> {
    let spelled = letters(name);
    let mut alike = unused
        .iter()
        .filter(|known| letters(&known.wire) == spelled);
    alike.next().filter(|_| alike.next().is_none())
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
