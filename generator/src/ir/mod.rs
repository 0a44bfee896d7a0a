//! The crate that is going to be written, with every decision made.
//!
//! A Rust name here is always a [`Name`](crate::names::Name) and a wire name always text. Every
//! node says where in the document it comes from.

mod alias;
mod answer_rows;
mod api;
mod argument;
mod body;
mod bounds;
mod choice;
mod choices;
mod client;
mod docs;
mod example;
mod form_value;
mod form_ways;
mod formats;
mod gate;
mod gated;
mod given;
mod header;
mod known_values;
mod model;
mod model_id;
mod named;
mod operation;
mod parameter;
mod repeated;
mod runtime;
mod said;
mod tag_feature;
mod types;
mod unsaid;
mod xml;

pub use alias::{Alias, Aliased};
pub use answer_rows::{AnswerRow, Reading, StatusSpan};
pub use api::{Api, Package};
pub use argument::{Argument, GivenAs};
pub use body::{Body, BodyForm, PartForm, StatedBody};
pub use bounds::{Bounds, Limit};
pub use choice::{Choice, ChoiceVariant, EventTypes, Sent};
pub use choices::{CHOICES, Choices, Chosen, DEFAULT_CHOICES, Form};
pub use client::{
    Client, ClientFlow, ClientParameter, Credential, CredentialPlace, Server, ServerChoice,
    ServerGroup, ServerVariable, Variable,
};
pub use docs::Docs;
pub use example::{Example, ExampleArgument, ExampleCredential, Sample};
pub use form_value::{Bare, FormValue};
pub use form_ways::{FormWay, FormWays};
pub use formats::{Formats, Library};
pub use gate::Gate;
pub use given::MadeFrom;
pub use header::{AnswerHeader, Header, HeaderForm};
pub use known_values::{KnownConstant, KnownModule, KnownValues};
pub use model::{
    Branch, Constant, Constructor, Enum, Field, Literal, Model, ModelKind, Object, Presence, Rest,
    Tuple, TupleItem, Union, Variant,
};
pub use model_id::ModelId;
pub use operation::{
    Answer, AskedBy, EventData, Events, Operation, Read, Received, Sequence, Status, Tag, UNTAGGED,
};
pub use parameter::{Encoding, Location, Parameter, Style, StyleKind};
pub use repeated::{Access, Finally, Pages, Size, Slot, Step, Told, Turn, Wait};
pub use runtime::{Feature, Runtime, Source};
pub use said::Said;
pub use tag_feature::TagFeature;
pub use types::{Format, Type};
pub use xml::{Xml, XmlField, XmlId, XmlName, XmlNode, XmlPlace, XmlRoot, XmlRootId, XmlTable};
