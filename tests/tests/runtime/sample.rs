//! An API made up by hand, with what the two real operations do not need.

pub(crate) mod probe;

#[path = "sample/models.rs"]
pub(crate) mod models;
#[path = "sample/paging.rs"]
pub(crate) mod paging;
#[path = "sample/streaming.rs"]
pub(crate) mod streaming;
#[path = "sample/uploading.rs"]
pub(crate) mod uploading;

use std::time::Instant;

use runtime::{
    Answer, Api, Authorizer, Call, Check, Credential, Encoder, Error, ErrorFields, Info, Invalid,
    Limit, Operation, Place, Preparation, Secret, Server, Variable,
};

pub(crate) use runtime::{
    Attempt, AttemptEnd, Blocking, BlockingTransport, Body, Bounds, BoxFuture, CallEnd, ErrorKind,
    File, Grant, Header, HeaderForm, Observer, Payload, Reconnect, ReqwestTransport, Retry, Style,
    TimeLimit, Transport, TransportError, TransportErrorKind, UreqTransport,
};

#[cfg(feature = "testing")]
pub(crate) use runtime::{TestAnswer, TestRequest, TestTransport};

static API: Api = Api {
    user_agent: "sample",
    servers: &[
        Server {
            url: "https://{place}.example:{port}/v{version}",
            when: &[],
            variables: &[
                Variable {
                    name: "place",
                    default: None,
                    values: &["here", "there"],
                },
                Variable {
                    name: "port",
                    default: Some("8443"),
                    values: &[],
                },
                Variable {
                    name: "version",
                    default: Some("1"),
                    values: &[],
                },
            ],
        },
        Server {
            url: "https://fallback.example",
            when: &[],
            variables: &[],
        },
        Server {
            url: "https://special.example",
            when: &[("place", "here"), ("version", "2")],
            variables: &[],
        },
    ],
    groups: &[
        &[Server {
            url: "https://group.example/own",
            when: &[],
            variables: &[],
        }],
        &[Server {
            url: "../beside",
            when: &[],
            variables: &[],
        }],
    ],
    security: &[&["Key"], &["Bearer"]],
    errors: ErrorFields {
        code: &["/code"],
        message: &["/message"],
        request_id: &[],
        expired_credential: &["expired"],
        request_id_headers: &[],
    },
};

client! { &API }

impl ClientBuilder {
    fn variable(mut self, name: &'static str, value: &str) -> Self {
        self.0.variables.insert(name, value.to_owned());
        self
    }

    pub(crate) fn group_endpoint(mut self, group: usize, endpoint: impl Into<String>) -> Self {
        self.0.group_endpoints.insert(group, endpoint.into());
        self
    }

    pub(crate) fn base(mut self, url: impl Into<String>) -> Self {
        self.0.base = Some(url.into());
        self
    }
}

pub(crate) fn builder() -> ClientBuilder {
    Client::builder().retry(Retry::never())
}

pub(crate) fn builder_with(variables: &[(&'static str, &str)]) -> ClientBuilder {
    let set = |builder: ClientBuilder, &(name, value): &(&'static str, &str)| {
        builder.variable(name, value)
    };
    variables.iter().fold(builder(), set)
}

/// A token in the header `Authorization`.
#[derive(Clone, Debug)]
pub(crate) struct Bearer(pub Secret);

impl Credential for Bearer {
    fn scheme(&self) -> &'static str {
        "Bearer"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        request.bearer(&self.0)
    }
}

/// A key in a header.
#[derive(Clone, Debug)]
pub(crate) struct Key(pub Secret);

impl Credential for Key {
    fn scheme(&self) -> &'static str {
        "Key"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        request.header("x-key", &self.0, &Bounds::NONE)
    }
}

/// The same key in the query.
#[derive(Clone, Debug)]
pub(crate) struct QueryKey(pub Secret);

impl Credential for QueryKey {
    fn scheme(&self) -> &'static str {
        "Key"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        request.query("key", &self.0)
    }
}

/// A token of OAuth 2.
#[derive(Clone, Debug)]
pub(crate) struct Token(pub Grant);

impl Credential for Token {
    fn scheme(&self) -> &'static str {
        "Bearer"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        self.0.authorize(request)
    }

    fn prepare(&self, now: Instant) -> Preparation {
        self.0.prepare(now)
    }

    fn refused(&self, sent: Instant) -> bool {
        self.0.refused(sent)
    }
}

pub(crate) fn secret(text: &str) -> Secret {
    Secret::new(text)
}

closed_enum! {
    /// One of two.
    pub(crate) enum Closed {
        One = "one",
        Two = "2",
    }
}

open_enum! {
    /// Nothing is listed.
    pub(crate) enum Anything or Unknown in unions {
    }
}

open_enum! {
    /// One value is named like the usual catch-all.
    pub(crate) enum Open or Unlisted in unions {
        Other = "other",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Empty {}

object! { Empty {} }

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: i32,
    pub(crate) y: Option<f64>,
}

tuple! { Point in unions { x, y } }

#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub(crate) r#type: Closed,
    pub(crate) points: Vec<Point>,
    pub(crate) note: Option<String>,
    pub(crate) parent: Option<Box<Model>>,
}

object! { Model {
    "type" => r#type: required,
    "the points" => points: required,
    "note" => note: nullable,
    "parent" => parent: optional,
} }

impl Check for Point {
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
        Bounds::range(-5, 5).check(&at.item(0), &self.x)?;
        Bounds::NONE
            .minimum(Limit::number(0.5).exclusive())
            .maximum(Limit::integer(2))
            .check(&at.item(1), &self.y)
    }
}

impl Check for Model {
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
        Bounds::length(1, 3).check_items(&at.field("the points"), self.points.len())?;
        for (index, item) in self.points.iter().enumerate() {
            item.check(&at.field("the points").item(index))?;
        }
        Bounds::min_length(2).check(&at.field("note"), &self.note)?;
        if let Some(parent) = &self.parent {
            parent.check(&at.field("parent"))?;
        }
        Ok(())
    }
}

impl Client {
    pub(crate) fn touch(&self, big: u64) -> Touch {
        Touch {
            call: Call::new(&self.0),
            big,
            ratio: None,
            small: 0.1,
            closed: None,
            flag: None,
            tag: None,
        }
    }

    pub(crate) fn store(&self, model: Model) -> Store {
        Store::new(&self.0, model)
    }
}

#[derive(Clone)]
pub(crate) struct Touch {
    call: Call,
    pub(crate) big: u64,
    pub(crate) ratio: Option<f64>,
    pub(crate) small: f64,
    pub(crate) closed: Option<Closed>,
    pub(crate) flag: Option<bool>,
    pub(crate) tag: Option<&'static str>,
}

call! { @options Touch -> (), () }

impl Operation for Touch {
    type Output = ();
    type Error = ();

    const INFO: &'static Info = &Info {
        id: "touch",
        method: "DELETE",
        path: "/a/{big}-{small}.x/end",
        accept: "",
        security: &[&["Bearer", "Key"], &["Bearer"], &[]],
        ..Info::PLAIN
    };

    fn call(&self) -> &Call {
        &self.call
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid> {
        request.path("big", &self.big, &Bounds::NONE)?;
        request.path("small", &self.small, &Bounds::NONE)?;
        request.query("a b", &self.ratio, &Bounds::NONE)?;
        request.header("X-Closed", &self.closed, &Bounds::NONE)?;
        request.header("X-Flag", &self.flag, &Bounds::NONE)?;
        request.header("X-Tag", &self.tag, &Bounds::max_length(9))
    }

    fn decode(answer: Answer) -> Result<(), Error<()>> {
        match answer.status_code() {
            200..300 => answer.empty(),
            _ => answer.undocumented(),
        }
    }
}

call! {
    /// Stores a model.
    Store = "store": "PUT" "/store" accept "application/json" {
        model: Model = checked(json),
    } -> Model, Empty {
        200 => json Model,
        _ => error Empty,
    }
}

call! {
    Link = "link": "GET" "/link" by ["Key", "Bearer"] ["Bearer"] kept [302] at 1 {} -> (), Empty {
        302 => empty, _ => error Empty
    }
}

call! {
    Beside = "beside": "GET" "/x" at 2 {} -> (), () { 204 => empty }
}

call! {
    Peek = "peek": "HEAD" "/x" by ["Bearer"] {} -> (), () { 200 => empty }
}

impl Client {
    pub(crate) fn peek(&self) -> Peek {
        Peek::new(&self.0)
    }

    pub(crate) fn link(&self) -> Link {
        Link::new(&self.0)
    }

    pub(crate) fn beside(&self) -> Beside {
        Beside::new(&self.0)
    }
}
