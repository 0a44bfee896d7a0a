//! `x-speakeasy-pagination`: by offset, page, cursor or address.

use super::extension::{Extension, Read, Refused, refused};
use super::places::{Found, of_json_path};
use crate::lower::repeated::said::Theirs;
use crate::lower::source::Source;
use crate::lower::source::site::Site;
use crate::pointer::Pointer;
use crate::vocabulary::{Pages, PagesBy};

pub(super) fn pages(_source: &Source<'_>, _site: &Site<'_>, extension: &Extension<'_>) -> Read {
    let mut reading = Reading {
        extension,
        says: Pages::default(),
        theirs: Theirs::default(),
    };
    let kind = extension.text("type")?;
    match kind.as_ref().map(|(kind, _)| *kind) {
        Some("offsetLimit") => reading.counted()?,
        Some("cursor") => reading.cursor()?,
        Some("url") => reading.address()?,
        _ => {
            let at = kind.map_or_else(|| extension.at.clone(), |(_, at)| at);
            let why = "its `type` is none of `offsetLimit`, `cursor` and `url`";
            return Err(refused(at, why));
        }
    }
    Ok(Some((reading.says, reading.theirs)))
}

/// What it says, as far as it is read.
struct Reading<'e, 'a> {
    extension: &'e Extension<'a>,
    says: Pages,
    theirs: Theirs,
}

impl Reading<'_, '_> {
    fn counted(&mut self) -> Result<(), Refused> {
        let page = self.input("page")?;
        let (by, moving) = match page {
            Some(page) => (PagesBy::Page, Some(page)),
            None => (PagesBy::Offset, self.input("offset")?),
        };
        let Some((parameter, at)) = moving else {
            let why = "none of its `inputs` is a `page` or an `offset`";
            return Err(self.extension.refused(why));
        };
        self.says.by = by;
        self.says.parameter = Some(parameter);
        self.theirs.parts.push(("parameter", at));
        self.says.size = self.input("limit")?.map(|(name, _)| name);
        if by == PagesBy::Page
            && let Some((count, at)) = self.output("numPages")?
        {
            self.says.count = Some(there(count, &at)?);
            self.theirs.parts.push(("count", at));
        }
        self.items()
    }

    fn cursor(&mut self) -> Result<(), Refused> {
        let Some((parameter, at)) = self.input("cursor")? else {
            let why = "none of its `inputs` is a `cursor`";
            return Err(self.extension.refused(why));
        };
        self.says.by = PagesBy::Cursor;
        self.says.parameter = Some(parameter);
        self.theirs.parts.push(("parameter", at));
        let Some((next, at)) = self.output("nextCursor")? else {
            let why = "its `outputs` have no `nextCursor`";
            return Err(self.extension.refused(why));
        };
        match next {
            Found::There(pointer) => {
                self.says.next = Some(pointer);
                self.theirs.parts.push(("next", at));
                self.items()
            }
            Found::InLast(list, after) => {
                self.says.after = Some(after);
                self.theirs.parts.push(("after", at.clone()));
                self.items_of(list, at)
            }
        }
    }

    fn address(&mut self) -> Result<(), Refused> {
        let Some((next, at)) = self.output("nextUrl")? else {
            let why = "its `outputs` have no `nextUrl`";
            return Err(self.extension.refused(why));
        };
        self.says.by = PagesBy::Link;
        self.says.next = Some(there(next, &at)?);
        self.theirs.parts.push(("next", at));
        self.items()
    }

    /// Where the items are, which it may leave open.
    fn items(&mut self) -> Result<(), Refused> {
        match self.output("results")? {
            None => self.theirs.lacks_items = true,
            Some((results, at)) => {
                self.says.items = there(results, &at)?;
                self.theirs.parts.push(("items", at));
            }
        }
        Ok(())
    }

    /// The list that has the cursor in its last item, which has to be that of the items.
    fn items_of(&mut self, list: String, at: Pointer) -> Result<(), Refused> {
        let results = self.output("results")?;
        if results.is_some_and(|(results, _)| results != Found::There(list.clone())) {
            let why = "the cursor is in the last item of another list than `results`";
            return Err(refused(at, why));
        }
        self.says.items = list;
        self.theirs.parts.push(("items", at));
        Ok(())
    }

    /// What is set anew for each page: a parameter of the query, or a pointer into the body.
    fn input(&self, kind: &str) -> Result<Option<(String, Pointer)>, Refused> {
        let Some((inputs, at)) = self.extension.get("inputs") else {
            return Ok(None);
        };
        let inputs = inputs.as_array().into_iter().flatten().enumerate();
        for (index, input) in inputs {
            let said = |key: &str| input.get(key).and_then(serde_json::Value::as_str);
            if said("type") != Some(kind) {
                continue;
            }
            let at = at.item(index);
            let name = said("name").unwrap_or_default();
            return match said("in") {
                Some("parameters") => Ok(Some((name.to_owned(), at))),
                Some("requestBody") => {
                    let pointer = Pointer::default().child(name).path().to_owned();
                    Ok(Some((pointer, at)))
                }
                _ => Err(refused(
                    at,
                    "an input is in `parameters` or in `requestBody`",
                )),
            };
        }
        Ok(None)
    }

    /// Where something is in the answer.
    fn output(&self, key: &str) -> Result<Option<(Found, Pointer)>, Refused> {
        let Some((value, at)) = self.extension.get("outputs") else {
            return Ok(None);
        };
        let name = self.extension.name;
        let outputs = Extension { name, value, at };
        let Some((path, at)) = outputs.text(key)? else {
            return Ok(None);
        };
        match of_json_path(path) {
            Some(found) => Ok(Some((found, at))),
            None => {
                let why = format!("`{path}` is more than names, which lead to one place");
                Err(refused(at, why))
            }
        }
    }
}

/// A place that is the same in each answer.
fn there(found: Found, at: &Pointer) -> Result<String, Refused> {
    match found {
        Found::There(pointer) => Ok(pointer),
        Found::InLast(..) => Err(refused(
            at.clone(),
            "`[-1]` says something of a cursor alone",
        )),
    }
}
