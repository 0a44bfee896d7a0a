//! What of a crate is not what it was, but for what there is more of.

use std::collections::BTreeMap;
use std::fmt::Debug;

use oasmith::record::{Argument, Call, Client, Record, Type};

/// All that was there and is not any longer, or is otherwise.
#[must_use]
pub fn lost(old: &Record, new: &Record) -> Vec<String> {
    let mut lost = Vec::new();
    held(&mut lost, "credential", &old.credentials, &new.credentials);
    held(&mut lost, "header", &old.headers, &new.headers);
    held(&mut lost, "module", &old.modules, &new.modules);
    held(&mut lost, "constant", &old.constants, &new.constants);
    of_client(&mut lost, &old.client, &new.client);
    for (key, call) in &old.calls {
        match new.calls.get(key) {
            Some(next) => of_call(&mut lost, key, call, next),
            None => lost.push(format!("call {key} is gone")),
        }
    }
    for (name, ty) in &old.types {
        match new.types.get(name) {
            Some(next) => of_type(&mut lost, name, ty, next),
            None => lost.push(format!("type {name} of {:?} is gone", ty.at)),
        }
    }
    lost
}

fn same<T: Debug + PartialEq + ?Sized>(lost: &mut Vec<String>, what: &str, old: &T, new: &T) {
    if old != new {
        lost.push(format!("{what} was {old:?}, is {new:?}"));
    }
}

fn held<T: Debug + PartialEq>(
    lost: &mut Vec<String>,
    what: &str,
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
) {
    for (key, known) in old {
        same(lost, &format!("{what} {key}"), &Some(known), &new.get(key));
    }
}

fn of_client(lost: &mut Vec<String>, old: &Client, new: &Client) {
    same(lost, "servers", &old.servers, &new.servers);
    held(lost, "server", &old.choices, &new.choices);
    held(lost, "servers of their own", &old.groups, &new.groups);
    held(lost, "variable", &old.variables, &new.variables);
    held(lost, "parameter", &old.parameters, &new.parameters);
}

fn by_place(arguments: &[Argument]) -> BTreeMap<String, Argument> {
    let all = arguments.iter();
    all.map(|argument| (argument.at.clone(), argument.clone()))
        .collect()
}

fn of_call(lost: &mut Vec<String>, key: &str, old: &Call, new: &Call) {
    let what = format!("option of {key}");
    held(
        lost,
        &what,
        &by_place(&old.options),
        &by_place(&new.options),
    );
    let told = |call: &Call| {
        [
            (
                "what is sent",
                format!("{:?} {:?}", call.bodies, call.security),
            ),
            (
                "where it is",
                format!("{} {} {:?}", call.method, call.path, call.servers),
            ),
            (
                "its names",
                format!("{} {} {}", call.function, call.tag, call.call),
            ),
            (
                "arguments",
                format!("{:?} {:?}", call.arguments_in, call.arguments),
            ),
            (
                "what it gives",
                format!("{:?} {:?}", call.output, call.error),
            ),
            ("answers", format!("{:?} {:?}", call.answers, call.headers)),
            (
                "what it does",
                format!("{:?} {:?}", call.events, call.items),
            ),
            (
                "how it repeats",
                format!("{:?} {:?}", call.pages, call.wait),
            ),
            (
                "what is said of it",
                format!("{:?} {}", call.idempotent, call.deprecated),
            ),
        ]
    };
    for ((what, before), (_, after)) in told(old).iter().zip(&told(new)) {
        same(lost, &format!("{what} of call {key}"), before, after);
    }
}

fn of_type(lost: &mut Vec<String>, name: &str, old: &Type, new: &Type) {
    held(lost, &format!("field {name}"), &old.fields, &new.fields);
    held(lost, &format!("XML of {name}"), &old.xml, &new.xml);
    // By more values than before, a variant is chosen where it was.
    let mut variants = new.variants.clone();
    for (what, known) in &old.variants {
        if let Some(variant) = variants.get_mut(what) {
            variant.tags.retain(|tag| known.tags.contains(tag));
        }
    }
    held(lost, &format!("variant {name}"), &old.variants, &variants);
    // What is new is tried last.
    let tried = new.order.get(..old.order.len()).unwrap_or(&new.order);
    same(lost, &format!("order of {name}"), &*old.order, tried);
    let made = (old.shape.made, new.shape.made);
    let shapes = [
        ("constructor", made),
        ("Eq", (old.shape.eq, new.shape.eq)),
        ("Default", (old.shape.default, new.shape.default)),
    ];
    for (what, (before, after)) in shapes {
        if before && !after {
            lost.push(format!("type {name} has no {what}"));
        }
    }
    // The file in which it stands is none of a caller's names, but is read by who looks at the change.
    same(lost, &format!("file of {name}"), &old.module, &new.module);
    let rest = |ty: &Type| Type {
        at: Vec::new(),
        fields: BTreeMap::new(),
        xml: BTreeMap::new(),
        module: String::new(),
        variants: BTreeMap::new(),
        order: Vec::new(),
        shape: old.shape.clone(),
        // What was never made has no constructor to keep.
        new: if old.shape.made {
            ty.new.clone()
        } else {
            Vec::new()
        },
        ..ty.clone()
    };
    same(lost, &format!("type {name}"), &rest(old), &rest(new));
}
