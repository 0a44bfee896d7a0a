//! A base with a discriminator is read as what is derived from it, at all levels.

use case_inheritance::model::{
    Account, AccountBase, Animal, AnimalBase, BanditPolicy, Bird, Chore, DefaultPolicy, Deployment,
    DeploymentBase, Dog, Errand, Event, Fish, Horse, Moved, MovedOrRenamed, Node, Policy, PolicyBase, Puppy,
    Renamed, Rollback, Task, TaskBase, TaskBaseBase, Team, Vehicle, VehicleCar,
};
use serde_json::{Value, from_value, json, to_value};

/// Reads a value as a variant of a union, and writes it back as it was.
macro_rules! same {
    ($union:ident::$variant:ident($type:ident): $json:tt) => {{
        let value: Value = json!($json);
        let union: $union = from_value(value.clone()).unwrap();
        let $union::$variant(inner) = &union else {
            panic!("{value} is {union:?}");
        };
        let _: &$type = inner;
        assert_eq!(to_value(&union).unwrap(), value);
    }};
}

#[test]
fn what_adds_nothing_is_a_type_of_its_own() {
    same!(Animal::Fish(Fish): {"kind": "Fish", "name": "a"});
    same!(Animal::Bird(Bird): {"kind": "Bird", "name": "a"});
    same!(Animal::Horse(Horse): {"kind": "Horse", "name": "a"});
    same!(Vehicle::Car(VehicleCar): {"wheels": "CAR"});
    let car: VehicleCar = from_value(json!({"wheels": "CAR"})).unwrap();
    assert_eq!(car, VehicleCar::default());
}

#[test]
fn all_levels_are_read() {
    same!(Animal::Dog(Dog): {"kind": "dog", "name": "a", "barks": true});
    same!(Animal::Puppy(Puppy): {"kind": "Puppy", "name": "a", "barks": true});
    same!(Node::Account(AccountBase): {"type": "account", "name": "a"});
    same!(Node::Team(Team): {"type": "Team", "name": "a", "size": 1});
    same!(Account::Account(AccountBase): {"type": "account", "name": "a"});
    same!(Account::Team(Team): {"type": "Team", "name": "a", "size": 1});
}

#[test]
fn what_is_between_a_base_and_others_is_one_of_these() {
    same!(Deployment::Deployment(DeploymentBase): {"kind": "deployed", "at": "a", "app": "b"});
    same!(Deployment::Rollback(Rollback): {"kind": "Rollback", "at": "a", "to": "b"});
    same!(Deployment::Other(Value): {"kind": "Scaled", "at": "a"});
    same!(Event::Deployment(DeploymentBase): {"kind": "deployed", "at": "a"});
    same!(Event::Rollback(Rollback): {"kind": "Rollback", "at": "a"});
}

#[test]
fn a_base_that_is_mapped_is_a_value() {
    same!(Animal::Animal(AnimalBase): {"kind": "animal", "name": "a"});
}

#[test]
fn the_discriminator_of_the_parent_tells_its_children_apart() {
    same!(MovedOrRenamed::Renamed(Renamed): {"type": "RENAMED", "note": "a"});
    same!(MovedOrRenamed::Moved(Moved): {"type": "MOVED", "note": "a"});
    same!(MovedOrRenamed::Other(Value): {"type": "GONE", "note": "a"});
}

#[test]
fn a_derived_schema_names_its_value() {
    same!(Policy::Policy(PolicyBase): {"name": "none"});
    same!(Policy::DefaultPolicy(DefaultPolicy): {"name": "default"});
    same!(Policy::BanditPolicy(BanditPolicy): {"name": "bandit", "slack": 0.5});
    same!(Policy::Other(Value): {"name": "DefaultPolicy"});
    assert_eq!(to_value(DefaultPolicy::default()).unwrap(), json!({"name": "default"}));
}

#[test]
fn what_the_base_lists_stands_for_what_is_called_so() {
    same!(TaskBase::Task(Task): {"kind": "Task", "done": true});
    same!(TaskBase::Errand(Errand): {"kind": "Errand", "room": "a", "shop": "b"});
    same!(TaskBase::TaskBase(TaskBaseBase): {"kind": "TaskBase", "note": "a"});
    same!(TaskBase::Chore(Chore): {"kind": "Chore", "room": "a"});
    same!(TaskBase::Other(Value): {"kind": "Visit", "note": "a"});
}
