//! Answers that are read as they arrive: bytes in several pieces, and events.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::answer::{AnswerMaker, makers};
use super::content::sent_as;
use super::events::{self, Sample};
use crate::limits::proof::DOWNLOAD;
use crate::verify::case::{Answer, Expected, Further, Way};
use crate::verify::document::{Document, Media, Operation};
use crate::verify::media::{self, MediaKind};
use crate::verify::sample::{ValueKind, Variation};

/// A call whose answer is read as it arrives.
pub(super) struct Arrival {
    pub(super) title: String,
    pub(super) way: Way,
    pub(super) answer: Answer,
    pub(super) further: Vec<Further>,
}

/// What is tried of an operation that answers with bytes or with events; an error
/// among it, for which there is a way of its own as well.
pub(super) fn all(
    document: &Document,
    operation: &Operation,
    answers: &[(String, Answer)],
) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    for maker in makers(document, operation) {
        if (200..300).contains(&maker.status) && !maker.is_bodiless() {
            maker.arrivals(operation.method == "GET", &mut arrivals);
        }
    }
    let is_error = |(_, answer): &&(String, Answer)| matches!(answer.expected, Expected::Error(_));
    let error = answers.iter().find(is_error);
    for way in [Way::Stream, Way::Events, Way::Items] {
        let is_tried = arrivals.iter().any(|arrival| arrival.way == way);
        arrivals.extend(error.filter(|_| is_tried).map(|(title, answer)| Arrival {
            title: format!("{title}{}", words(way)),
            way,
            answer: answer.clone(),
            further: Vec::new(),
        }));
    }
    arrivals
}

fn words(way: Way) -> &'static str {
    match way {
        Way::Whole => "",
        Way::Stream => ", as a stream",
        Way::Events => ", as events",
        Way::Items => ", as items",
    }
}

/// Whether the text of a value says where it ends, which that of a number does not.
fn ends_itself(value: &Value) -> bool {
    value.is_object() || value.is_array() || value.is_string()
}

impl AnswerMaker<'_> {
    fn arrivals(&self, reads: bool, arrivals: &mut Vec<Arrival>) {
        let content = &self.response.content;
        // Where bytes are offered beside JSON, a crate may ask for the JSON alone.
        let is_download = content
            .iter()
            .all(|media| self.kind(media) == MediaKind::Bytes);
        for media in content {
            match self.kind(media) {
                MediaKind::Bytes if is_download => arrivals.push(self.download(media)),
                MediaKind::Events => {
                    let events: Vec<Sample> = events::samples(self, media).collect();
                    for (index, pair) in events.chunks(2).enumerate() {
                        let pair = match pair {
                            [first, second] => [first, second],
                            [last] => [last, &events[0]],
                            _ => continue,
                        };
                        arrivals.push(self.events(media, pair));
                        if reads && index == 0 {
                            arrivals.push(self.reconnection(media, pair));
                        }
                    }
                }
                MediaKind::Sequence => arrivals.extend(self.sequence(media)),
                MediaKind::Bytes
                | MediaKind::Json
                | MediaKind::Form
                | MediaKind::Multipart
                | MediaKind::Xml
                | MediaKind::Text => {}
            }
        }
    }

    /// A success that is a stream of events, where the media type is one.
    pub(super) fn stream(&self, media: &Media) -> Option<Answer> {
        let is_success = (200..300).contains(&self.status) && !self.is_bodiless();
        if !is_success || self.kind(media) != MediaKind::Events {
            return None;
        }
        let events = events::samples(self, media).take(2);
        let text: String = events.map(|event| event.written()).collect();
        let media_type = sent_as(MediaKind::Events, &media.name);
        Some(self.answer(Some(media_type), text.into_bytes(), None))
    }

    fn title(&self, media: &Media, way: Way) -> String {
        format!("answer {} {}{}", self.status, media.name, words(way))
    }

    fn in_pieces(&self, media: &Media, body: Vec<u8>, expected: Expected) -> Answer {
        let media_type = sent_as(self.kind(media), &media.name);
        Answer {
            in_pieces: true,
            expected,
            ..self.answer(Some(media_type), body, None)
        }
    }

    fn download(&self, media: &Media) -> Arrival {
        let body: Vec<u8> = (0..=255).cycle().take(DOWNLOAD).collect();
        let value = STANDARD.encode(&body).into();
        Arrival {
            title: self.title(media, Way::Stream),
            way: Way::Stream,
            answer: self.in_pieces(media, body, Expected::Success(Some(value))),
            further: Vec::new(),
        }
    }

    /// Items, of which some stand apart from the others, and the last ends with the answer if it
    /// can be told to be whole.
    fn sequence(&self, media: &Media) -> Option<Arrival> {
        let variation = Variation {
            kind: ValueKind::Example,
            everything: true,
            index: 0,
        };
        let items = self.items(media, variation)?;
        let whole = media::written(&media.name, &items);
        let apart: Vec<&str> = whole.lines().collect();
        let end = if items.last().is_none_or(ends_itself) {
            ""
        } else {
            "\n"
        };
        let body = apart.join("\n\n") + end;
        let value = self.items_described(media, items);
        Some(Arrival {
            title: self.title(media, Way::Items),
            way: Way::Items,
            answer: Answer {
                in_pieces: true,
                ..self.answer(Some(media.name.clone()), body.into_bytes(), Some(value))
            },
            further: Vec::new(),
        })
    }

    /// Two events, and the end.
    fn events(&self, media: &Media, events: [&Sample; 2]) -> Arrival {
        let [first, second] = events.map(|event| event.named("news"));
        let body = first.written() + &second.written();
        let before = first.id().unwrap_or_default();
        let last = second.id().unwrap_or(before);
        let expected = Expected::Events(vec![first.given(before), second.given(last)]);
        Arrival {
            title: self.title(media, Way::Events),
            way: Way::Events,
            answer: self.in_pieces(media, body.into_bytes(), expected),
            further: Vec::new(),
        }
    }

    /// An event and the end of the connection, then another behind the first, and
    /// then the word that there are no more.
    fn reconnection(&self, media: &Media, events: [&Sample; 2]) -> Arrival {
        let [first, second] = events;
        let (first, second) = (first.with_id("one"), second.with_id("two"));
        let answer =
            |body: String| self.in_pieces(media, body.into_bytes(), Expected::Events(Vec::new()));
        let no_more = Answer {
            status: 204,
            media_type: None,
            headers: Vec::new(),
            in_pieces: false,
            is_untyped: false,
            body: Vec::new(),
            expected: Expected::Events(vec![first.given("one"), second.given("two")]),
        };
        let further = [("one", answer(second.written())), ("two", no_more)];
        let further = further.map(|(after, answer)| Further {
            after: Some(after.to_owned()),
            answer,
        });
        Arrival {
            title: format!("{}, continued", self.title(media, Way::Events)),
            way: Way::Events,
            answer: answer(format!("retry: 5\n{}", first.written())),
            further: further.into(),
        }
    }
}
