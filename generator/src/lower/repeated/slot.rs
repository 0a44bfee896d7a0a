//! What is set anew for each page: a parameter, or a property of the body.

use super::access::{self, Lost};
use super::call::Call;
use super::refusal::{Spot, refuse, refuse_pointer};
use crate::ir::{Access, Body, Bounds, Location, Model, ModelKind, Parameter, Slot, Step, Type};
use crate::lower::shape::members::members;
use crate::lower::shape::properties::properties;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::names::Case;
use crate::pointer::{FileId, Pointer};

/// What is set anew, and what the document says of it.
pub(super) struct Target<'m> {
    pub(super) slot: Slot,
    /// Its type, without what that is wrapped in.
    pub(super) ty: &'m Type,
    pub(super) bounds: Bounds,
    /// What it is, for a message.
    pub(super) described: String,
}

/// Whether a declaration means a property of the body, rather than a parameter.
pub(super) fn is_in_body(name: &str) -> bool {
    name.starts_with('/')
}

/// Finds a parameter by its name, or a property of the body by a pointer. What is not there is
/// reported at the declaration.
pub(super) fn find<'m>(
    report: &mut Report<'_>,
    call: &Call<'m>,
    name: &str,
    spot: &Spot,
) -> Option<Target<'m>> {
    if !is_in_body(name) {
        return parameter(report, call, name, spot);
    }
    match property(call, name) {
        Ok(target) => Some(target),
        Err(Problem::Lost(nowhere)) => {
            refuse_pointer(report, spot, &nowhere);
            None
        }
        Err(Problem::Refused(message)) => {
            refuse(report, spot, message);
            None
        }
    }
}

/// Where a parameter may be that is set anew, of which the first counts that has one of the name.
const PLACES: [Location; 3] = [Location::Query, Location::Path, Location::Header];

/// The parameter that a declaration names.
pub(super) fn named<'m>(parameters: &'m [Parameter], name: &str) -> Option<&'m Parameter> {
    let is_called = |parameter: &Parameter| match parameter.location {
        Location::Header => parameter.wire.eq_ignore_ascii_case(name),
        _ => parameter.wire == name,
    };
    PLACES.iter().find_map(|place| {
        let mut all = parameters.iter();
        all.find(|parameter| parameter.location == *place && is_called(parameter))
    })
}

fn parameter<'m>(
    report: &mut Report<'_>,
    call: &Call<'m>,
    name: &str,
    spot: &Spot,
) -> Option<Target<'m>> {
    let Some(parameter) = named(call.parameters, name) else {
        let message = format!(
            "`{}` has no parameter `{name}` in its query, its path or a header",
            call.id
        );
        let diagnostic = spot.mistaken("unknown-parameter", message);
        let known = call.parameters.iter();
        let known = known.filter(|parameter| PLACES.contains(&parameter.location));
        let known = known.map(|parameter| parameter.wire.as_str());
        report.push(diagnostic.with_nearest(name, known));
        return None;
    };
    let mut options = usize::from(!parameter.is_argument());
    let mut ty = &parameter.ty;
    while let Type::Nullable(inner) = ty {
        options += 1;
        ty = inner;
    }
    let place = Access(vec![Step::Field(parameter.name.clone())]);
    Some(Target {
        slot: Slot { place, options },
        ty,
        bounds: parameter.bounds,
        described: format!("the parameter `{name}`"),
    })
}

/// Why nothing can be set where a pointer leads.
enum Problem {
    Lost(Lost),
    Refused(String),
}

impl From<Lost> for Problem {
    fn from(lost: Lost) -> Self {
        Self::Lost(lost)
    }
}

fn property<'m>(call: &Call<'m>, pointer: &str) -> Result<Target<'m>, Problem> {
    let models = call.models;
    let Some(body) = call.body else {
        let message = format!("`{}` has no body that `{pointer}` could be in", call.id);
        return Err(Problem::Refused(message));
    };
    if body.choice.is_some() {
        let message = "the body is one of several things, so that nothing is known to be in it";
        return Err(Problem::Refused(message.to_owned()));
    }
    let (Access(way), ty) = access::find(models, &body.ty, pointer)?;
    if way
        .iter()
        .any(|step| !matches!(step, Step::Field(_) | Step::Given))
    {
        let message = format!("`{pointer}` leads into a list or a map, where nothing can be set");
        return Err(Problem::Refused(message));
    }
    let bounds = way_in(body, models, pointer)?;
    let mut steps = vec![Step::Field(Case::Value.name("body"))];
    steps.extend((!body.required).then_some(Step::Given));
    steps.extend(way);
    let mut options = 0;
    while steps.pop_if(|last| *last == Step::Given).is_some() {
        options += 1;
    }
    let place = Access(steps);
    Ok(Target {
        slot: Slot { place, options },
        ty,
        bounds,
        described: format!("`{pointer}` of the body"),
    })
}

/// Makes sure that whatever is on the way to a property can be made where the caller gives none,
/// and tells the bounds of the property.
fn way_in(body: &Body, models: &[Model], pointer: &str) -> Result<Bounds, Problem> {
    let mut bounds = Bounds::default();
    let mut way = Pointer::default();
    for segment in Pointer::new(FileId::default(), pointer).segments() {
        let (access, holder) = access::find(models, &body.ty, way.path())?;
        let model = holder.model().map(|id| &models[id.0]);
        let is_first = way.path().is_empty();
        let may_be_missing = access.0.last() == Some(&Step::Given) || (is_first && !body.required);
        if may_be_missing && !model.is_some_and(|model| model.default) {
            let what = if is_first {
                "the body".to_owned()
            } else {
                format!("`{}`", way.path())
            };
            let message = format!(
                "{what} need not be there and cannot be made of nothing, so that `{pointer}` cannot be set"
            );
            return Err(Problem::Refused(message));
        }
        bounds = match model.map(|model| &model.kind) {
            Some(ModelKind::Object(object)) => {
                let mut fields = object.fields.iter();
                let field = fields.find(|field| field.wire == segment);
                field.map(|field| field.bounds).unwrap_or_default()
            }
            _ => Bounds::default(),
        };
        way = way.child(&segment);
    }
    Ok(bounds)
}

/// The whole number that is the default of a property of the body.
pub(super) fn default_in_body(source: &Source<'_>, site: &Site<'_>, pointer: &str) -> Option<i64> {
    let body = site.operation.request_body.as_ref()?;
    let (body, at) = source.request_body(body, site.at().child("requestBody"))?;
    let (name, media) = body.content.first()?;
    let at = at.child("content").child(name).child("schema");
    let (mut schema, mut at) = source.resolve(media.schema.as_ref()?, at)?;
    for segment in Pointer::new(FileId::default(), pointer).segments() {
        let members = members(source, schema, &at);
        let property = properties(&members).swap_remove(segment.as_str())?;
        (schema, at) = property.resolve(source)?;
    }
    schema.schema_data.default.as_ref()?.as_i64()
}
