//! Which of the features that every crate can have this one has.

use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{CHOICES, Choices, Credential, DEFAULT_CHOICES, Form};
use crate::lower::source::report::Report;
use crate::settings::{Placed, Settings};

pub(in crate::lower) fn choices(
    settings: &Settings,
    credentials: &[Credential],
    report: &mut Report<'_>,
) -> Choices {
    let of_vendors = credentials.iter().filter_map(|known| known.vendor);
    let of_vendors: Vec<&str> = of_vendors.map(|vendor| vendor.name).collect();
    let known: Vec<&str> = CHOICES.iter().chain(&of_vendors).copied().collect();
    let mut read = |names: &[Placed<String>]| {
        for name in names {
            if !known.contains(&name.value.as_str()) {
                report.push(unknown(name, &known));
            }
        }
        let names = names.iter().map(|name| name.value.clone());
        names.collect::<Vec<String>>()
    };
    let without = read(&settings.features.without);
    let usual = DEFAULT_CHOICES.iter().chain(&of_vendors);
    let usual = usual
        .copied()
        .filter(|name| !without.iter().any(|gone| gone == name));
    let default = match &settings.features.default {
        Some(names) => read(names),
        None => usual.map(str::to_owned).collect(),
    };
    for name in settings.features.default.iter().flatten() {
        if without.contains(&name.value) {
            report.push(both(name));
        }
    }
    let form = if settings.output.is_module() {
        Form::Module
    } else {
        Form::Package
    };
    Choices {
        form,
        default,
        without,
        strict: settings.refuses_undocumented(),
    }
}

fn unknown(name: &Placed<String>, known: &[&str]) -> Diagnostic {
    let Placed { value, origin } = name;
    let message = format!("`{value}` is no feature that every crate can have");
    let place = Place::Value(origin.clone());
    Diagnostic::error("invalid-value", place, message)
        .with_help(format!("known here: {}", known.join(", ")))
        .with_nearest(value, known.iter().copied())
}

fn both(name: &Placed<String>) -> Diagnostic {
    let Placed { value, origin } = name;
    let message = format!("`{value}` cannot be on where the crate is without it");
    Diagnostic::error("invalid-value", Place::Value(origin.clone()), message)
        .with_help("leave it out of `default` or of `without`")
}
