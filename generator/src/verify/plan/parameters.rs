//! The values that a call is given in its address, its headers and its cookies.

use serde_json::Value;

use super::Maker;
use crate::verify::case::{Input, Place};
use crate::verify::document::{Document, Parameter};
use crate::verify::sample::room::Room;
use crate::verify::sample::{Facts, Leaf, Wish};

/// An address with values that are longer than this, in bytes, may be too long for somebody on
/// its way, as RFC 9110 says.
const ADDRESS: usize = 8000;

impl Maker<'_> {
    /// The parameters, whose values are as short as any where the address would be too long.
    pub(super) fn parameters(&mut self, wish: (Leaf, bool, usize)) -> Option<Vec<Input>> {
        let parameters = self.made(wish)?;
        if wish.0 == Leaf::Most && length(&parameters) > ADDRESS {
            return self.made((Leaf::Plain, wish.1, wish.2));
        }
        Some(parameters)
    }

    fn made(&mut self, wish: (Leaf, bool, usize)) -> Option<Vec<Input>> {
        let mut parameters = Vec::new();
        for parameter in &self.operation.parameters {
            if !parameter.required && !wish.1 {
                continue;
            }
            match self.parameter(parameter, wish) {
                Some(value) => {
                    self.made.insert(key(parameter));
                    parameters.push(Input {
                        location: parameter.place,
                        name: parameter.name.clone(),
                        value,
                    });
                }
                None => {
                    self.unmade
                        .push((key(parameter), unmade(self.document, parameter)));
                    if parameter.required {
                        return None;
                    }
                }
            }
        }
        Some(parameters)
    }

    fn parameter(
        &self,
        parameter: &Parameter,
        (leaf, everything, index): (Leaf, bool, usize),
    ) -> Option<Value> {
        if let Some(constant) = &parameter.constant {
            return Some(constant.as_str().into());
        }
        let room = Room::of(parameter);
        let leaf = if leaf == Leaf::Null {
            Leaf::Plain
        } else {
            leaf
        };
        let wish = Wish {
            leaf,
            everything,
            index,
            room: &room,
        };
        let schemas = &self.document.requests;
        let schema = parameter
            .schema
            .as_ref()
            .and_then(|place| schemas.at(place));
        if leaf == Leaf::Example {
            let fits = |example: &&Value| {
                let is_valid = schema.is_none_or(|schema| schemas.allows(schema, example));
                is_valid && room.fits(example)
            };
            if let Some(example) = parameter.examples.iter().find(fits) {
                return Some(example.clone());
            }
        }
        match schema {
            Some(schema) => {
                let nested = room.nested();
                let further = Wish {
                    room: &nested,
                    ..wish
                };
                let flat = self.sampler.sample(schema, wish);
                flat.or_else(|| {
                    self.sampler
                        .sample(schema, further)
                        .filter(|_| room.is_flat())
                })
            }
            None => {
                let text = self
                    .sampler
                    .text(&Facts::default(), wish)
                    .map(Value::String);
                let usual = || {
                    self.sampler
                        .text(
                            &Facts::default(),
                            Wish {
                                leaf: Leaf::Plain,
                                ..wish
                            },
                        )
                        .map(Value::String)
                };
                text.filter(|text| room.fits(text)).or_else(usual)
            }
        }
    }
}

/// How long the values in an address are, roughly.
fn length(parameters: &[Input]) -> usize {
    let in_address = |input: &&Input| !matches!(input.location, Place::Header | Place::Cookie);
    let values = parameters.iter().filter(in_address);
    values.map(|input| input.value.to_string().len()).sum()
}

/// What tells a parameter from others, and from media types.
fn key(parameter: &Parameter) -> String {
    format!("{} {}", parameter.place.as_str(), parameter.name)
}

fn unmade(document: &Document, parameter: &Parameter) -> String {
    let place = parameter.place.as_str();
    let known = parameter
        .schema
        .as_ref()
        .is_some_and(|place| document.requests.at(place).is_some());
    let why = if known {
        "that its schema allows and its place can carry"
    } else {
        "that its place can carry"
    };
    format!(
        "no value of the {place} parameter `{}` is found {why}",
        parameter.name
    )
}
