//! Operations: what can be called, and what the API sends on its own account.

mod answer;
mod arguments;
mod asked_by;
mod body;
mod body_choice;
mod body_type;
mod choice;
mod content_type;
mod events;
mod form;
mod form_field;
pub(in crate::lower) mod groups;
pub(in crate::lower) mod headers;
mod items;
mod offer;
mod offers;
mod operation;
mod parameter;
mod part_headers;
pub(in crate::lower) mod received;
mod response;
mod said;
mod security;
mod status;
mod style;
pub(in crate::lower) mod tag_features;
pub(in crate::lower) mod tags;
