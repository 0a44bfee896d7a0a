//! Which parameters an operation has, of those that it and its path declare.

use std::mem;

use openapiv3::{Operation, Parameter, ParameterSchemaOrContent, PathItem, ReferenceOr};
use serde_json::Value;

use crate::ir::Location;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;
use crate::vocabulary::CONST;

/// A parameter, and where it stands.
type Declared<'a> = (&'a Parameter, Pointer);

/// The path item's parameters and then the operation's.
pub(super) fn declared<'a>(
    source: &Source<'a>,
    report: &mut Report<'_>,
    site: &Site<'a>,
) -> Vec<Declared<'a>> {
    let mut common = read(source, &site.item.parameters, &site.item_at());
    let mut own = read(source, &site.operation.parameters, &site.at());
    // What the path itself says cannot be said otherwise.
    let fixed = common.extract_if(.., |(parameter, _)| is_fixed(parameter));
    let fixed: Vec<Declared<'a>> = fixed.collect();
    for (fixed, _) in &fixed {
        for list in [&mut common, &mut own] {
            let same = list.extract_if(.., |(declared, _)| is_same(declared, fixed));
            same.for_each(|declared| report_fixed(report, fixed, declared));
        }
    }
    common.extend(fixed);
    of_operation(common, own)
}

/// The same of what is received, whose place has no query of its own.
pub(super) fn of_both<'a>(
    source: &Source<'a>,
    (item, item_at): (&'a PathItem, &Pointer),
    (operation, at): (&'a Operation, &Pointer),
) -> Vec<Declared<'a>> {
    of_operation(
        read(source, &item.parameters, item_at),
        read(source, &operation.parameters, at),
    )
}

/// An operation's own parameter stands in for its path item's.
fn of_operation<'a>(mut common: Vec<Declared<'a>>, own: Vec<Declared<'a>>) -> Vec<Declared<'a>> {
    common.retain(|(common, _)| !own.iter().any(|(own, _)| is_same(own, common)));
    common.extend(own);
    common
}

fn read<'a>(
    source: &Source<'a>,
    list: &'a [ReferenceOr<Parameter>],
    at: &Pointer,
) -> Vec<Declared<'a>> {
    let at = at.child("parameters");
    let list = list.iter().enumerate();
    list.filter_map(|(index, parameter)| source.parameter(parameter, at.item(index)))
        .collect()
}

/// Whether a parameter is a part of the query that is written into the path.
fn is_fixed(parameter: &Parameter) -> bool {
    let data = parameter.parameter_data_ref();
    data.extensions.contains_key(CONST)
}

/// Reports a parameter that the path has a value for, unless it takes no other.
fn report_fixed(report: &mut Report<'_>, fixed: &Parameter, (declared, at): Declared<'_>) {
    let [values, others] = [fixed, declared].map(values);
    if values == others {
        return;
    }
    let name = &fixed.parameter_data_ref().name;
    let message =
        format!("the path has a value for `{name}`, so it is not a parameter of the call");
    report.unrepresented("fixed-parameter", &at, message);
}

/// The values that a parameter lists.
fn values(parameter: &Parameter) -> &[Value] {
    match &parameter.parameter_data_ref().format {
        ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)) => &form(schema).enumeration,
        ParameterSchemaOrContent::Schema(_) | ParameterSchemaOrContent::Content(_) => &[],
    }
}

/// Whether two parameters are one, by their names and where they are sent.
fn is_same(one: &Parameter, other: &Parameter) -> bool {
    let [name, other_name] = [one, other].map(|one| one.parameter_data_ref().name.as_str());
    let place = match one {
        Parameter::Path { .. } => Location::Path,
        Parameter::Query { .. } => Location::Query,
        Parameter::Header { .. } => Location::Header,
        Parameter::Cookie { .. } => Location::Cookie,
    };
    mem::discriminant(one) == mem::discriminant(other) && place.is_same_name(name, other_name)
}
