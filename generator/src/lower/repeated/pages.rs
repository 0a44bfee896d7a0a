//! How the answers of an operation follow each other, where each is a page.

use std::collections::HashMap;

use super::access;
use super::call::Call;
use super::declared::Declared;
use super::refusal::{Spot, refuse, refuse_pointer};
use super::said::Said;
use super::slot::{self, Target};
use super::words::words;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Access, Model, ModelKind, Pages, Size, Step, Told, Turn, Type};
use crate::lower::source::report::Report;
use crate::pointer::Pointer;
use crate::token::is_token;
use crate::vocabulary::{self, PagesBy};

/// Finds what the declaration speaks of in the operation's parameters and in its answer.
pub(in crate::lower) fn pages(
    report: &mut Report<'_>,
    call: &Call<'_>,
    declared: &Declared,
) -> Option<Pages> {
    let said = declared.pages.as_ref()?;
    let says = &said.says;
    let Some(output) = call.output else {
        let message = format!("`{}` has no answer that could be a page", call.id);
        refuse(report, &said.spot(), message);
        return None;
    };
    let mut reader = Reader {
        report,
        call: *call,
        output,
        says,
        said,
        defaults: &declared.defaults,
    };
    reader.refuse_what_says_nothing();
    let pointer = reader.items()?;
    let (items, ty) = reader.find("items", &pointer)?;
    let Type::List(item) = ty else {
        let message = match pointer.as_str() {
            "" => "the answer itself is no list".to_owned(),
            pointer => format!("`{pointer}` leads to no list"),
        };
        refuse(reader.report, &said.part("items"), message);
        return None;
    };
    let more = match &says.more {
        Some(pointer) => Some(reader.boolean(pointer)?),
        None => None,
    };
    let (turn, place) = reader.turn(&items, item)?;
    Some(Pages {
        declared: words(says, &pointer, &turn),
        place,
        looked_at: looked_at(says, &pointer),
        items,
        item: (**item).clone(),
        more,
        turn,
    })
}

/// The pointers to what pages are followed by. The answer itself is always looked at.
fn looked_at(says: &vocabulary::Pages, items: &str) -> Vec<String> {
    let next = says.next.clone().filter(|next| is_pointer(next));
    let after = says.after.as_ref();
    let after = after.map(|after| format!("{items}/-{after}"));
    let items = (!items.is_empty()).then(|| items.to_owned());
    let all = [items, next, after, says.more.clone(), says.count.clone()];
    all.into_iter().flatten().collect()
}

/// A declaration while it is read.
struct Reader<'r, 'a, 'm> {
    report: &'r mut Report<'a>,
    call: Call<'m>,
    output: &'m Type,
    says: &'m vocabulary::Pages,
    said: &'m Said<vocabulary::Pages>,
    defaults: &'m HashMap<String, i64>,
}

impl<'m> Reader<'_, '_, 'm> {
    /// What follows from page to page, and where that stands.
    fn turn(&mut self, items: &Access, item: &'m Type) -> Option<(Turn, String)> {
        match self.says.by {
            PagesBy::Offset | PagesBy::Page => self.count(),
            PagesBy::Cursor => self.cursor(items, item),
            PagesBy::Link => match &self.says.next {
                None => Some((Turn::Link, "the header `link`".to_owned())),
                Some(name) if !is_pointer(name) => {
                    let (header, place) = self.header(name)?;
                    Some((self.address(header), place))
                }
                Some(pointer) => {
                    let (address, ty) = self.find_next(pointer)?;
                    if !self.is_scalar(ty) && *ty != Type::Json {
                        let message = format!("`{pointer}` is no text");
                        refuse(self.report, &self.said.part("next"), message);
                        return None;
                    }
                    Some((self.address(Told::Value(address)), pointer.clone()))
                }
            },
        }
    }

    fn address(&self, told: Told) -> Turn {
        let theirs = self.said.by_others();
        Turn::Address {
            told,
            only_asks: theirs.is_some_and(|theirs| theirs.only_asks),
        }
    }

    /// Where the items are: where the declaration says so, or else in the only list of the answer.
    fn items(&mut self) -> Option<String> {
        let theirs = self.said.by_others();
        if !theirs.is_some_and(|theirs| theirs.lacks_items) {
            return Some(self.says.items.clone());
        }
        let found = only_list(self.call.models, self.output);
        if found.is_none() {
            let message = "it does not say where the items of a page are, and the answer has no list or several";
            refuse(self.report, &self.said.spot(), message);
        }
        found
    }

    fn count(&mut self) -> Option<(Turn, String)> {
        let (name, target) = self.moving()?;
        let by_items = self.says.by == PagesBy::Offset;
        let default = self.defaults.get(name).copied();
        let usual = i64::from(!by_items);
        let first = self.says.first.or(default).unwrap_or(usual);
        let fits = match target.ty {
            Type::Integer32 => i32::try_from(first).is_ok(),
            Type::Unsigned32 => u32::try_from(first).is_ok(),
            Type::Integer64 => true,
            Type::Unsigned64 => first >= 0,
            _ => {
                let message = format!("`{name}` is no whole number, so that it cannot count");
                refuse(self.report, &self.said.part("parameter"), message);
                return None;
            }
        };
        if !fits {
            let message = format!("`{name}` cannot be {first}");
            refuse(self.report, &self.said.part("first"), message);
        }
        let size = self.size();
        let last = match &self.says.count {
            Some(pointer) => Some(self.number("count", pointer)?),
            None => None,
        };
        let turn = Turn::Count {
            slot: target.slot,
            by_items,
            first,
            size,
            last,
        };
        Some((turn, target.described))
    }

    fn cursor(&mut self, items: &Access, item: &'m Type) -> Option<(Turn, String)> {
        let (name, target) = self.moving()?;
        let (key, place, cursor, ty) = match (&self.says.next, &self.says.after) {
            (Some(header), None) if !is_pointer(header) => {
                let (cursor, place) = self.header(header)?;
                let ty = if is_whole(target.ty) {
                    target.ty
                } else {
                    &Type::Text
                };
                ("next", place, cursor, ty)
            }
            (Some(next), None) => {
                let (cursor, ty) = self.find_next(next)?;
                ("next", next.clone(), Told::Value(cursor), ty)
            }
            (None, Some(after)) => {
                let (rest, ty) = self.find_in(item, "after", after)?;
                let steps = items.0.iter().cloned().chain([Step::Last]).chain(rest.0);
                let place = format!("{}, {after} of the last item", self.says.items);
                ("after", place, Told::Value(Access(steps.collect())), ty)
            }
            _ => {
                let message =
                    "a cursor is either in the answer, `next`, or in its last item, `after`";
                refuse(self.report, &self.said.spot(), message);
                return None;
            }
        };
        let as_text = *target.ty == Type::Text;
        let is_given = if as_text {
            self.is_scalar(ty) || *ty == Type::Json
        } else {
            ty == target.ty
        };
        if !is_given {
            let message =
                format!("what is here cannot be given in `{name}`, which is of another type");
            refuse(self.report, &self.said.part(key), message);
            return None;
        }
        let turn = Turn::Cursor {
            slot: target.slot,
            cursor,
            as_text,
        };
        Some((turn, place))
    }

    /// A header of the answer, which need not be documented, and what that is in words.
    fn header(&mut self, name: &str) -> Option<(Told, String)> {
        let spot: Spot = self.said.part("next");
        let pointer = format!("/{name}");
        let message = if !is_token(name) {
            format!("`{name}` is neither a JSON Pointer nor the name of a header")
        } else if access::find_any(self.call.models, self.output, &pointer).is_ok() {
            format!("`{name}` is the name of a header; the property of the answer is `{pointer}`")
        } else {
            let place = format!("the header `{name}`");
            return Some((Told::Header(name.to_ascii_lowercase()), place));
        };
        refuse(self.report, &spot, message);
        None
    }

    /// What moves on, with its name in the declaration.
    fn moving(&mut self) -> Option<(&'m str, Target<'m>)> {
        let Some(name) = &self.says.parameter else {
            let place = Place::Key(self.said.spot().at);
            let message = "pages that no address leads to need `parameter`";
            self.report
                .push(Diagnostic::error("missing-key", place, message));
            return None;
        };
        Some((name, self.target("parameter", name)?))
    }

    fn target(&mut self, key: &str, name: &str) -> Option<Target<'m>> {
        slot::find(self.report, &self.call, name, &self.said.part(key))
    }

    fn size(&mut self) -> Option<Size> {
        let name = self.says.size.as_deref()?;
        // Without a use for it, all pages are there all the same.
        if self.said.by_others().is_some() && !self.is_bounded(name) {
            return None;
        }
        let target = self.target("size", name)?;
        if !is_whole(target.ty) {
            refuse(
                self.report,
                &self.said.part("size"),
                format!("`{name}` is no whole number"),
            );
        } else if target.bounds.maximum.is_none() {
            let message = format!(
                "`{name}` has no `maximum`, so that a page with fewer items is not known to be the last, and another is asked for"
            );
            let place = Place::Value(self.said.part("size").at);
            self.report
                .push(Diagnostic::warning("size-without-maximum", place, message));
            return None;
        }
        let default = self.defaults.get(name).copied();
        let slot = target.slot;
        Some(Size { slot, default })
    }

    /// Whether there is a parameter of this name that is a whole number with a maximum.
    fn is_bounded(&self, name: &str) -> bool {
        slot::named(self.call.parameters, name)
            .is_some_and(|parameter| is_whole(&parameter.ty) && parameter.bounds.maximum.is_some())
    }

    fn number(&mut self, key: &str, pointer: &str) -> Option<Access> {
        let (number, ty) = self.find(key, pointer)?;
        if !is_whole(ty) {
            let message = format!("`{pointer}` is no whole number");
            refuse(self.report, &self.said.part(key), message);
            return None;
        }
        Some(number)
    }

    fn boolean(&mut self, pointer: &str) -> Option<Access> {
        let (more, ty) = self.find("more", pointer)?;
        if *ty != Type::Boolean {
            refuse(
                self.report,
                &self.said.part("more"),
                format!("`{pointer}` is no boolean"),
            );
        }
        Some(more)
    }

    fn find(&mut self, key: &str, pointer: &str) -> Option<(Access, &'m Type)> {
        self.find_in(self.output, key, pointer)
    }

    /// What leads to the next page may be of any type.
    fn find_next(&mut self, pointer: &str) -> Option<(Access, &'m Type)> {
        let found = access::find_any(self.call.models, self.output, pointer);
        found
            .map_err(|problem| refuse_pointer(self.report, &self.said.part("next"), &problem))
            .ok()
    }

    fn find_in(&mut self, from: &'m Type, key: &str, pointer: &str) -> Option<(Access, &'m Type)> {
        let found = access::find(self.call.models, from, pointer);
        found
            .map_err(|problem| refuse_pointer(self.report, &self.said.part(key), &problem))
            .ok()
    }

    /// Whether a value is of one line, such as a text or a number.
    fn is_scalar(&self, ty: &Type) -> bool {
        let is_enum = |ty: &Type| {
            let model = ty.model().map(|id| &self.call.models[id.0].kind);
            matches!((ty, model), (Type::Model(_), Some(ModelKind::Enum(_))))
        };
        ty.is_scalar() || is_enum(ty)
    }

    /// Reports the keys that say nothing of pages that are found in this way.
    fn refuse_what_says_nothing(&mut self) {
        let counts = matches!(self.says.by, PagesBy::Offset | PagesBy::Page);
        let is_page = self.says.by == PagesBy::Page;
        let is_cursor = self.says.by == PagesBy::Cursor;
        let is_link = self.says.by == PagesBy::Link;
        // What the API says itself need not be concluded.
        let has_more = self.says.more.is_some();
        let said = [
            ("parameter", self.says.parameter.is_some(), !is_link),
            ("size", self.says.size.is_some(), counts && !has_more),
            ("first", self.says.first.is_some(), counts),
            ("next", self.says.next.is_some(), !counts),
            ("after", self.says.after.is_some(), is_cursor),
            ("count", self.says.count.is_some(), is_page),
        ];
        for (key, _, _) in said.into_iter().filter(|(_, given, fits)| *given && !fits) {
            let by = PagesBy::ALL.iter().find(|(_, by)| *by == self.says.by);
            let by = by.map_or("", |(word, _)| word);
            let beside = if has_more { " beside `more`" } else { "" };
            let message = format!("`{key}` has nothing to say of pages by {by}{beside}");
            refuse(self.report, &self.said.part(key), message);
        }
    }
}

/// Whether a type is that of whole numbers.
fn is_whole(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer32 | Type::Integer64 | Type::Unsigned32 | Type::Unsigned64
    )
}

/// The answer itself if it is a list, or the one property of it that is.
fn only_list(models: &[Model], output: &Type) -> Option<String> {
    let (_, ty) = access::find(models, output, "").ok()?;
    if matches!(ty, Type::List(_)) {
        return Some(String::new());
    }
    let ModelKind::Object(object) = &models[ty.model()?.0].kind else {
        return None;
    };
    let fields = object.fields.iter();
    let pointers = fields.map(|field| Pointer::default().child(&field.wire));
    let mut lists = pointers.filter(|pointer| {
        let found = access::find(models, output, pointer.path());
        found.is_ok_and(|(_, ty)| matches!(ty, Type::List(_)))
    });
    let only = lists.next()?;
    lists.next().is_none().then(|| only.path().to_owned())
}

/// Whether something is a JSON Pointer, which no name of a header is.
fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}
