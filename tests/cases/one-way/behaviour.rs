//! What is required and only in answers, or only in requests, is a plain field of a type that goes
//! that way alone.

use case_one_way::model::{Change, Note, Owner, Task, TaskRequest};
use serde_json::{from_value, json, to_value};

#[test]
fn what_only_answers_hold_is_there() {
    let task = json!({"id": 1, "state": null, "owner": {"id": "a"}});
    let task: Task = from_value(task).unwrap();
    let (id, state): (i64, Option<String>) = (task.id, task.state);
    assert_eq!((id, state), (1, None));
    let owner: Owner = task.owner;
    let (id, name): (String, Option<String>) = (owner.id, owner.name);
    assert_eq!((id.as_str(), name), ("a", None));
    assert!(from_value::<Task>(json!({"state": null, "owner": {"id": "a"}})).is_err());
}

#[test]
fn what_is_sent_to_an_address_is_like_an_answer() {
    let change: Change = from_value(json!({"id": 1})).unwrap();
    let id: i64 = change.id;
    assert_eq!(id, 1);
}

#[test]
fn what_only_requests_hold_is_asked_for() {
    let request = TaskRequest::new("name", "secret");
    assert_eq!(to_value(request).unwrap(), json!({"name": "name", "secret": "secret"}));
}

#[test]
fn what_goes_both_ways_is_there_at_times() {
    assert_eq!(to_value(Note::new("text")).unwrap(), json!({"text": "text"}));
    let note: Note = from_value(json!({"id": 1, "tag": null, "text": "text"})).unwrap();
    assert_eq!((note.id, note.tag, note.secret), (Some(1), Some(None), None));
}
