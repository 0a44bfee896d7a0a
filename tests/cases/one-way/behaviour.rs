//! What is required and only in answers, or only in requests, is a plain field of a type that goes
//! that way alone.

use case_one_way::model::{Change, Cord, Mark, Note, Owner, Parts, Seal, Seen, Stamp, Task, TaskRequest, Wrapping};
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

#[test]
fn one_value_that_answers_alone_have_is_not_sent() {
    assert_eq!(to_value(Seal::new("red")).unwrap(), json!({"wax": "red"}));
    assert_eq!(to_value(Mark::from(Stamp::new("blue"))).unwrap(), json!({"ink": "blue"}));
    let seal: Mark = from_value(json!({"object": "seal", "wax": "red"})).unwrap();
    assert_eq!(seal, Mark::Seal(Seal::new("red")));
    assert!(from_value::<Seal>(json!({"object": "stamp", "wax": "red"})).is_err());
    let seen = json!({"object": "seen"});
    assert_eq!(to_value(from_value::<Seen>(seen.clone()).unwrap()).unwrap(), seen);
}

#[test]
fn what_a_discriminator_tells_by_is_sent() {
    assert_eq!(to_value(Wrapping::from(Cord::default())).unwrap(), json!({"kind": "cord"}));
}

#[test]
fn what_one_description_says_of_the_way_is_so_whatever_another_adds() {
    assert_eq!(to_value(Parts::default()).unwrap(), json!({}));
    let parts: Parts = from_value(json!({"id": "a", "given": "b"})).unwrap();
    assert_eq!((parts.id.as_deref(), parts.given.as_deref(), parts.secret), (Some("a"), Some("b"), None));
}
