//! Locks of the first form, which had names and the order of arguments, by pointer.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::pointer::{FileId, Pointer};
use crate::record::{Argument, Call, Record, Type};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Locked {
    names: BTreeMap<String, String>,
    arguments: BTreeMap<String, Arguments>,
}

/// The arguments of an operation: in their order, or those of a struct.
#[derive(Deserialize)]
#[serde(untagged)]
enum Arguments {
    Listed(Vec<String>),
    In(BTreeMap<String, Vec<String>>),
}

/// What such a lock knows: of a type its name and where it was met first, of an operation the name of
/// its method and of its arguments.
pub(super) fn read(lock: &str) -> Result<Record, toml::de::Error> {
    let locked: Locked = toml::from_str(lock)?;
    let mut record = Record {
        edition: 1,
        ..Record::default()
    };
    let mut arguments = locked.arguments;
    for (place, name) in locked.names {
        match arguments.remove(&place) {
            Some(arguments) => {
                let call = call(&place, name, arguments);
                record.calls.insert(call.called(), call);
            }
            None => {
                let at = vec![place];
                record.types.insert(
                    name,
                    Type {
                        at,
                        ..Type::default()
                    },
                );
            }
        }
    }
    Ok(record)
}

fn call(place: &str, function: String, arguments: Arguments) -> Call {
    let (file, path) = place.split_once('#').unwrap_or(("", place));
    let segments: Vec<String> = Pointer::new(FileId::default(), path).segments().collect();
    let method = segments.last().cloned().unwrap_or_default();
    let path = match &segments[..] {
        [paths, path, ..] if paths == "paths" => path.clone(),
        // It stands in a file of its own.
        _ => format!("{file}#{path}"),
    };
    let (arguments_in, names) = match arguments {
        Arguments::Listed(names) => (None, names),
        Arguments::In(named) => named
            .into_iter()
            .next()
            .map_or((None, Vec::new()), |(name, names)| (Some(name), names)),
    };
    let arguments = names.into_iter().map(|name| Argument {
        name,
        ..Argument::default()
    });
    Call {
        method: method.to_uppercase(),
        path,
        function,
        arguments_in,
        arguments: arguments.collect(),
        ..Call::default()
    }
}
