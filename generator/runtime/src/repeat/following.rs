//! How what a call has begun is followed, without I/O.

use std::time::Duration;

use http::{StatusCode, Uri};
use serde_json::Value;

use super::completion::{Begins, Completion, CompletionError, Finally};
use super::lead::{astray, lead};
use super::pace::{Pace, Turn};
use super::wait_error::{WaitError, Waited};
use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::answer::reply::Reply;
use crate::client::clock::Clock;
use crate::client::retry_after;
use crate::client::shared::Shared;
use crate::custom::answer::CustomAnswer;
use crate::exchange::operation::Operation;

/// The headers that say where to ask how far it is.
const MONITORS: [&str; 2] = ["operation-location", "azure-asyncoperation"];

/// The header that says where something is.
const LOCATION: &str = "location";

/// Where an answer from there says how far it is.
const STATUS: &str = "/status";

/// Where the thing itself does.
const STATE: &str = "/properties/provisioningState";

/// Where it may say where the result is.
const RESOURCE: &str = "/resourceLocation";

/// What addresses are of, in a message.
const RESULT: &str = "what is begun";

/// What is followed, as a state machine: it gives the call to make next, and is told what came of it.
pub(crate) struct Following<O> {
    operation: O,
    pace: Pace,
    stage: Stage,
    /// Where the call was made.
    original: Option<Uri>,
    /// Where the first answer says in `Location` that the result is, or why nothing is there.
    location: Option<Result<Uri, String>>,
    calls: u32,
}

/// What is asked for.
#[derive(Clone)]
enum Stage {
    /// The call itself.
    Begin,
    /// A place in the answer tells how far it is.
    Watch(Uri, &'static str),
    /// The status of the answer tells.
    Poll(Uri),
    /// The result.
    Fetch(Uri),
}

/// An answer of a call: a success, which is read where it is the end, or what it is read as.
pub(crate) enum Told<T> {
    Success(Box<CustomAnswer>),
    Other(T),
}

/// Reads an answer as far as has to be known of each.
pub(crate) fn told<O: Operation>(answer: Answer) -> Result<Told<O::Output>, Error<O::Error>> {
    if answer.is_success() {
        CustomAnswer::new(answer).map(|answer| Told::Success(Box::new(answer)))
    } else {
        O::decode(answer).map(Told::Other)
    }
}

/// What it ends with.
type Ended<O> = Result<<O as Operation>::Output, CompletionError<<O as Operation>::Error>>;

/// What to do next, or what it ended with.
type Next<O> = Turn<Ended<O>>;

impl<O: Begins> Following<O> {
    pub(crate) fn new(completion: Completion<O>, clock: Clock) -> Self {
        let client = &Operation::call(&completion.operation).client.shared;
        Self {
            pace: Pace::new(completion.limits, clock, client),
            operation: completion.operation,
            stage: Stage::Begin,
            original: None,
            location: None,
            calls: 0,
        }
    }

    /// The call to make next, which takes no longer than there is time.
    pub(crate) fn next(&mut self) -> O {
        let mut call = self.operation.clone();
        let timeout = Operation::call(&call).timeout().min(self.left());
        let options = call.call_mut().options_mut();
        options.timeout = Some(timeout);
        if let Stage::Watch(target, _) | Stage::Poll(target) | Stage::Fetch(target) = &self.stage {
            options.target = Some(target.clone());
            options.only_asks = true;
            self.calls += 1;
        }
        call
    }

    /// Takes what came of a call.
    pub(crate) fn answered(&mut self, result: Result<Told<O::Output>, Error<O::Error>>) -> Next<O> {
        match (result, &self.stage) {
            (Ok(Told::Success(answer)), Stage::Begin) => self.first(*answer),
            (Ok(Told::Success(answer)), Stage::Fetch(_)) => read::<O>(*answer),
            (Ok(Told::Success(answer)), _) => self.told(*answer),
            (Ok(Told::Other(output)), _) => Turn::Ended(Ok(output)),
            (Err(error), Stage::Begin) => Turn::Ended(Err(WaitError::Call(error))),
            (Err(error), _) => self.failed(error),
        }
    }

    /// Takes the first answer, which is the last where it begins nothing.
    fn first(&mut self, answer: CustomAnswer) -> Next<O> {
        let reply = &answer.0.reply;
        self.original = Some(reply.called.address.clone());
        self.location = self.named(LOCATION, reply);
        match self.begun(reply) {
            None => read::<O>(answer),
            Some(Ok(stage)) => {
                self.stage = stage;
                self.again(retry_after::read(answer.headers()).unwrap_or_default())
            }
            Some(Err(problem)) => lost::<O>(problem, answer),
        }
    }

    /// How what an answer has begun is followed; nothing where it is done.
    fn begun(&self, reply: &Reply) -> Option<Result<Stage, String>> {
        let mut monitors = MONITORS.iter();
        if let Some(monitor) = monitors.find_map(|name| self.named(name, reply)) {
            return Some(monitor.map(|monitor| Stage::Watch(monitor, STATUS)));
        }
        if reply.status == StatusCode::ACCEPTED {
            return Some(self.location.clone()?.map(Stage::Poll));
        }
        let state = word(&reply.body, STATE)?;
        let original = self.original.clone()?;
        Progress::of(&state)
            .is_none()
            .then(|| Ok(Stage::Watch(original, STATE)))
    }

    /// The address that a header names, or why there is nothing.
    fn named(&self, name: &str, reply: &Reply) -> Option<Result<Uri, String>> {
        let address = reply.headers.get(name)?.to_str().ok()?;
        Some(lead(&self.operation, address, reply, RESULT))
    }

    /// Takes an answer that tells how far it is.
    fn told(&mut self, answer: CustomAnswer) -> Next<O> {
        let is_accepted = answer.status() == StatusCode::ACCEPTED;
        let (place, state) = match &self.stage {
            Stage::Watch(_, place) => (*place, word(answer.body(), place)),
            _ => ("the status", None),
        };
        let progress = state.as_deref().map(Progress::of);
        match progress.unwrap_or((!is_accepted).then_some(Progress::Done)) {
            None => self.under_way(place, state, answer),
            Some(Progress::Failed) => {
                Turn::Ended(Err(WaitError::Failed(self.waited(place, state, answer))))
            }
            Some(Progress::Done) => self.done(place == STATUS, answer),
        }
    }

    /// Goes on where an answer says that it is not done yet, which may name another address to ask.
    fn under_way(
        &mut self,
        place: &'static str,
        state: Option<String>,
        answer: CustomAnswer,
    ) -> Next<O> {
        let headers: &[&str] = match &self.stage {
            Stage::Poll(_) => &[LOCATION],
            Stage::Watch(_, STATUS) => &MONITORS,
            _ => &[],
        };
        let mut headers = headers.iter();
        let moved = headers.find_map(|name| self.named(name, &answer.0.reply));
        match (moved, &mut self.stage) {
            (Some(Err(problem)), _) => return lost::<O>(problem, answer),
            (Some(Ok(address)), Stage::Poll(target) | Stage::Watch(target, _)) => *target = address,
            _ => {}
        }
        let asked = retry_after::read(answer.headers()).unwrap_or_default();
        let left = self.left();
        if left.is_zero() || asked > left {
            return Turn::Ended(Err(WaitError::TimedOut(self.waited(place, state, answer))));
        }
        self.again(asked)
    }

    /// Takes the answer that says that it is done, or asks for the result where that is elsewhere.
    fn done(&mut self, is_monitor: bool, answer: CustomAnswer) -> Next<O> {
        let elsewhere = match (O::RESULT, O::INFO.method) {
            // What is put is at its address, wherever else it may be told.
            (Finally::Usual | Finally::Told, "PUT" | "PATCH") | (Finally::Original, _) => {
                self.original.clone().map(Ok)
            }
            (Finally::Location, _) | (Finally::Usual, "POST") => {
                let told = word(answer.body(), RESOURCE);
                let told = told.map(|told| lead(&self.operation, &told, &answer.0.reply, RESULT));
                told.or_else(|| self.location.clone())
            }
            (Finally::Told | Finally::Usual, _) => None,
        };
        match elsewhere.filter(|_| is_monitor) {
            None => read::<O>(answer),
            Some(Ok(address)) => {
                self.stage = Stage::Fetch(address);
                Turn::Again(Duration::ZERO)
            }
            Some(Err(problem)) => lost::<O>(problem, answer),
        }
    }

    fn again(&mut self, asked: Duration) -> Next<O> {
        let client = &Operation::call(&self.operation).client.shared;
        Turn::Again(self.pace.wait(client, asked))
    }

    /// Takes what a call failed with. What can pass is waited out, as long as there is time.
    fn failed(&mut self, error: Error<O::Error>) -> Next<O> {
        let asked = error.headers().and_then(retry_after::read);
        let asked = asked.unwrap_or_default();
        let left = self.left();
        if error.may_pass() && !left.is_zero() && asked <= left {
            return self.again(asked);
        }
        Turn::Ended(Err(WaitError::Call(error)))
    }

    fn waited(
        &self,
        place: &'static str,
        state: Option<String>,
        answer: CustomAnswer,
    ) -> Box<Waited<CustomAnswer>> {
        Box::new(Waited {
            answer,
            state,
            operation: O::INFO.id,
            place,
            calls: self.calls,
            time: self.pace.elapsed(self.client()),
            failure: None,
        })
    }

    /// What all calls of the client share.
    pub(crate) fn client(&self) -> &Shared {
        &Operation::call(&self.operation).client.shared
    }

    fn left(&self) -> Duration {
        self.pace.left(self.client())
    }
}

/// The end of what leads nowhere.
fn lost<O: Operation>(problem: String, answer: CustomAnswer) -> Turn<Ended<O>> {
    let answer = (answer.0.reply, answer.0.fields);
    let failure = astray(O::INFO, "its headers", problem, answer);
    Turn::Ended(Err(WaitError::Call(Error::new(*failure, None))))
}

/// Reads an answer that is the end.
fn read<O: Operation>(answer: CustomAnswer) -> Turn<Ended<O>> {
    let result = O::decode(answer.0);
    Turn::Ended(result.map_err(WaitError::Call))
}

/// That it has come to an end.
enum Progress {
    Done,
    Failed,
}

impl Progress {
    /// What a word says; nothing where it is under way.
    fn of(word: &str) -> Option<Self> {
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        if is("succeeded") {
            Some(Self::Done)
        } else if ["failed", "canceled", "cancelled"].into_iter().any(is) {
            Some(Self::Failed)
        } else {
            None
        }
    }
}

/// A word in a body of JSON.
fn word(body: &[u8], place: &str) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    body.pointer(place)?.as_str().map(str::to_owned)
}
