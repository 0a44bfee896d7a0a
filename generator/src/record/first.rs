//! What the first records said of a crate, with which an older lock is compared.

use std::collections::BTreeMap;

use super::{AS_JSON, Call, NAMED_BY_ANSWER, Record};

impl Record {
    /// The record without all that the first ones did not say.
    pub(crate) fn as_said_at_first(&self) -> Self {
        let mut record = self.clone();
        record.says = 0;
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
        record
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
