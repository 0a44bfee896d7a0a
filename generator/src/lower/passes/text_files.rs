//! Files that are sent as texts, since they stand within JSON or in a form of one part.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Api, BodyForm, ModelId, ModelKind, Type};
use crate::lower::source::report::Report;
use crate::pointer::Pointer;

/// Tells of each place in what calls send where only a file that is a text can be sent.
pub(in crate::lower) fn tell_text_files(report: &mut Report<'_>, api: &Api) {
    let mut looking = Looking {
        api,
        met: HashSet::new(),
        forms: HashSet::new(),
        choices: HashSet::new(),
        found: BTreeSet::new(),
    };
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    for body in operations.filter_map(|operation| operation.body.as_ref()) {
        for (form, ty) in api.forms(body) {
            match form {
                BodyForm::Json | BodyForm::Items | BodyForm::Form(_) | BodyForm::Xml(_) => {
                    looking.whole(ty, &body.origin);
                }
                BodyForm::Multipart(_) => looking.parts(ty, &body.origin),
                BodyForm::Text | BodyForm::File => {}
            }
        }
    }
    for at in looking.found {
        let message = "a file is sent as a text here, so that it has to be in memory and be UTF-8";
        let place = Place::Value(at);
        report.push(Diagnostic::unrepresented("file-as-text", place, message));
    }
}

/// The places that are found, and the models that were looked through.
struct Looking<'a> {
    api: &'a Api,
    met: HashSet<ModelId>,
    /// The unions that were looked through as forms.
    forms: HashSet<ModelId>,
    /// The unions that were looked through as parts.
    choices: HashSet<ModelId>,
    found: BTreeSet<Pointer>,
}

impl<'a> Looking<'a> {
    /// Looks through what is a form of several parts, each of which can be a file.
    fn parts(&mut self, ty: &'a Type, at: &'a Pointer) {
        match ty.unboxed() {
            Type::Map(value) => self.part(value, at, 0),
            Type::Model(id) => match &self.api.model(*id).kind {
                ModelKind::Object(object) => {
                    for field in object.fields.iter().filter(|field| !field.read_only) {
                        self.part(&field.ty, &field.origin, 0);
                    }
                    if let Some(rest) = &object.rest {
                        self.part(&rest.ty, at, 0);
                    }
                }
                ModelKind::Union(union) if self.forms.insert(*id) => {
                    for branch in &union.branches {
                        self.parts(&branch.ty, &branch.origin);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn part(&mut self, ty: &'a Type, at: &'a Pointer, depth: usize) {
        let item = ty.bare(0).item;
        if let Some((id, union)) = self.api.file_union(item, depth) {
            let is_new = self.choices.insert(id);
            for branch in union.branches.iter().filter(|_| is_new) {
                self.part(&branch.ty, &branch.origin, depth + 1);
            }
        } else if *item.unboxed() != Type::File {
            self.whole(item, at);
        }
    }

    /// Looks through what is a text as a whole.
    fn whole(&mut self, ty: &'a Type, at: &'a Pointer) {
        let mut open = vec![(ty, at)];
        while let Some((ty, at)) = open.pop() {
            match ty {
                Type::File => _ = self.found.insert(at.clone()),
                Type::List(inner)
                | Type::Map(inner)
                | Type::Boxed(inner)
                | Type::Nullable(inner) => open.push((inner, at)),
                Type::Model(id) if self.met.insert(*id) => {
                    let model = self.api.model(*id);
                    match &model.kind {
                        ModelKind::Object(object) => {
                            let fields = object.fields.iter().filter(|field| !field.read_only);
                            open.extend(fields.map(|field| (&field.ty, &field.origin)));
                            let rest = object.rest.iter();
                            open.extend(rest.map(|rest| (&rest.ty, &model.origin)));
                        }
                        ModelKind::Tuple(tuple) => {
                            let items = tuple.items.iter();
                            open.extend(items.map(|item| (&item.ty, &model.origin)));
                        }
                        ModelKind::Union(union) => {
                            let branches = union.branches.iter();
                            open.extend(branches.map(|branch| (&branch.ty, &branch.origin)));
                        }
                        ModelKind::Enum(_) | ModelKind::Choice(_) => {}
                    }
                }
                _ => {}
            }
        }
    }
}
