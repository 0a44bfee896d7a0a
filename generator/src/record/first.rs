//! What older records said of a crate, with which an older lock is compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{AS_JSON, Call, Kind, NAMED_BY_ANSWER, REQUIRED, Record};

impl Record {
    /// The record without all that was not said by those that said so much.
    pub(crate) fn as_said_by(&self, says: u32) -> Self {
        let mut record = self.clone();
        if says < 3 {
            record = record.without_third();
        }
        if says < 2 {
            record = record.without_second();
        }
        if says == 0 {
            record = record.without_first();
        }
        record.says = says;
        record
    }

    /// The record without all that those that said more than the first did not say.
    fn without_second(mut self) -> Self {
        let own: BTreeSet<String> = self.types.keys().cloned().collect();
        let types = self.types.values_mut();
        for ty in types {
            // Nothing tells which objects are, so that any may be.
            ty.shape.closed = ty.kind == Kind::Object && ty.rest.is_none();
            let is_tuple = ty.kind == Kind::Tuple;
            for field in ty.fields.values_mut().chain(&mut ty.rest) {
                without_newer(&mut field.said, &field.ty, &own);
                if is_tuple {
                    field.said.clear();
                }
            }
            ty.variants
                .values_mut()
                .for_each(|variant| variant.said.clear());
        }
        for call in self.calls.values_mut() {
            for argument in call.arguments.iter_mut().chain(&mut call.options) {
                without_newer(&mut argument.said, &argument.ty, &own);
            }
            for body in &mut call.bodies {
                without_newer(&mut body.said, &body.ty, &own);
            }
        }
        self
    }

    /// The record without all that the first ones did not say.
    fn without_first(mut self) -> Self {
        let record = &mut self;
        record.expects.clear();
        record.calls.values_mut().for_each(of_call);
        for ty in record.types.values_mut() {
            for said in ty.fields.values_mut().map(|field| &mut field.said) {
                without_inner(said);
            }
            if let Some(rest) = &mut ty.rest {
                rest.said.clear();
            }
        }
        self
    }
}

fn of_call(call: &mut Call) {
    call.certified.clear();
    for argument in call.arguments.iter_mut().chain(&mut call.options) {
        argument.deprecated = false;
        without_inner(&mut argument.said);
    }
    for body in &mut call.bodies {
        body.ranges.clear();
        body.said.clear();
    }
    if call.wait.as_deref() == Some(NAMED_BY_ANSWER) {
        call.until = None;
    }
    for answer in call.answers.values_mut().flatten() {
        answer.alike.clear();
        answer.range.clear();
    }
    for header in &mut call.headers {
        let plain = header.strip_suffix(AS_JSON).map(str::len);
        header.truncate(plain.unwrap_or(header.len()));
    }
}

/// Of what is in a list, only the items were looked at, and not what is in these.
fn without_inner(said: &mut BTreeMap<String, String>) {
    said.retain(|keyword, _| !keyword.starts_with("items.items."));
}

/// The keywords of which types know nothing.
const NEWER: [&str; 10] = [
    "anyOf",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "if",
    "maxContains",
    "minContains",
    "not",
    "oneOf",
    REQUIRED,
];

/// What was said where types were not asked for what they know nothing of, nor the crate's own types in
/// lists.
fn without_newer(said: &mut BTreeMap<String, String>, ty: &str, own: &BTreeSet<String>) {
    let mut words = ty.rsplit(['<', '>']);
    let is_own = words
        .find(|word| !word.is_empty())
        .is_some_and(|name| own.contains(name));
    said.retain(|keyword, _| {
        let is_of_items = keyword.starts_with("items.");
        let bare = keyword.trim_start_matches("items.");
        let is_newer = NEWER.contains(&bare) || bare.starts_with("propertyNames");
        !(is_newer || is_own && is_of_items)
    });
}
