//! Calls whose answers are read as they arrive, and bodies that are one of several things.

use runtime::File;

use super::{Client, Empty};
use bytes::Bytes;

#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub(crate) word: String,
}

object! { Word {
    "word" => word: required,
} }

/// What an event holds, as its type says.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Added(Box<Word>),
    Renamed(String),
    Other(String),
}

named_events! { Change {
    Added(Word) = json("added", "put"),
    Renamed(String) = text("renamed"),
    Other(String) = text,
} }

#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub(crate) text: String,
    pub(crate) stream: Option<bool>,
}

object! { Question {
    "text" => text: required,
    "stream" => stream: optional,
} }

/// An answer of one media type or another.
#[derive(Clone, Debug, PartialEq)]
pub enum WordOrText {
    Word(Word),
    Text(String),
}

choice! { WordOrText { Word(Word), Text(String) } }

/// A body that is one of several things.
#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Json(Box<Word>),
    Form(Word),
    Text(String),
    Image(File),
}

choice! { Sent { Json(Word), Text(String), Image(File) } }

body! { Sent {
    Json(Word) = json_as("application/word+json"),
    Form(Word) = form,
    Text(String) = text("text/plain"),
    Image(File) = file("image/*"),
} }

call! {
    GetFile = "getFile": "GET" "/file" accept "application/zip" {}
        -> Bytes, Empty { 200 => bytes, _ => error Empty }
}

download! { GetFile }

call! {
    FindFile = "findFile": "HEAD" "/file" {}
        -> (), Empty { 200 => empty, _ => error Empty }
}

call! {
    GetNews = "getNews": "GET" "/news" by ["Bearer"] [] accept "text/event-stream" {}
        -> String, Empty { 200 => text, _ => error Empty }
}

events! { GetNews: String = text }

call! {
    GetWords = "getWords": "GET" "/words" accept "text/event-stream" {}
        -> String, Empty { 200 => text, _ => error Empty }
}

events! { GetWords: Word = json }

call! {
    FollowWords = "followWords": "GET" "/words" accept "text/event-stream" {
        last_event_id?: String = header("Last-Event-ID") into
    } -> String, Empty { 200 => text, _ => error Empty }
}

events! { FollowWords: Word = json }

call! {
    GetChanges = "getChanges": "GET" "/changes" accept "text/event-stream" {}
        -> String, Empty { 200 => text, _ => error Empty }
}

events! { GetChanges: Change = named }

call! {
    GetRows = "getRows": "GET" "/rows" accept "application/x-ndjson" {}
        -> Vec<Word>, Empty { 200 => items Word, _ => error Empty }
}

items! { GetRows: Word = "application/x-ndjson" }

call! {
    GetNumbers = "getNumbers": "POST" "/numbers" accept "application/json-seq" {
        body: Question = json
    } -> Vec<u32>, Empty { 200 => items u32, _ => error Empty }
}

items! { GetNumbers: u32 = "application/json-seq", stream: Some(true) }

call! {
    SendRows = "sendRows": "POST" "/rows" { body: Vec<Word> = items("application/x-ndjson") }
        -> (), Empty { 204 => empty, _ => error Empty }
}

call! {
    SendRecords = "sendRecords": "POST" "/records" {
        body: Vec<Word> = items("application/geo+json-seq")
    } -> (), Empty { 204 => empty, _ => error Empty }
}

call! {
    CreateChat = "createChat": "POST" "/chats" { body: Question = json }
        -> Word, Empty { 200 => json Word, _ => error Empty }
}

events! { CreateChat: Word = json, stream: Some(true) }

call! {
    SendAny = "sendAny": "POST" "/any" accept "application/json, text/*" { body: Sent = one_of }
        -> WordOrText, WordOrText {
        200 if "text/*" => text,
        200 => json Word,
        _ if "text/plain" => error_text,
        _ => error Word,
    }
}

impl Client {
    pub(crate) fn get_file(&self) -> GetFile {
        GetFile::new(&self.0)
    }

    pub(crate) fn follow_words(&self) -> FollowWords {
        FollowWords::new(&self.0)
    }

    pub(crate) fn find_file(&self) -> FindFile {
        FindFile::new(&self.0)
    }

    pub(crate) fn get_news(&self) -> GetNews {
        GetNews::new(&self.0)
    }

    pub(crate) fn get_words(&self) -> GetWords {
        GetWords::new(&self.0)
    }

    pub(crate) fn get_changes(&self) -> GetChanges {
        GetChanges::new(&self.0)
    }

    pub(crate) fn get_rows(&self) -> GetRows {
        GetRows::new(&self.0)
    }

    pub(crate) fn get_numbers(&self, text: &str) -> GetNumbers {
        let text = text.to_owned();
        GetNumbers::new(&self.0, Question { text, stream: None })
    }

    pub(crate) fn send_rows(&self, rows: Vec<Word>) -> SendRows {
        SendRows::new(&self.0, rows)
    }

    pub(crate) fn send_records(&self, rows: Vec<Word>) -> SendRecords {
        SendRecords::new(&self.0, rows)
    }

    pub(crate) fn create_chat(&self, text: &str) -> CreateChat {
        let text = text.to_owned();
        CreateChat::new(&self.0, Question { text, stream: None })
    }

    pub(crate) fn send_any(&self, body: impl Into<Sent>) -> SendAny {
        SendAny::new(&self.0, body.into())
    }
}
