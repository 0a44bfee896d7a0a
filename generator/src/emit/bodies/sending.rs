//! How a call names the way in which a value is sent.

use crate::emit::spelling::{style, xml_root};
use crate::ir::{Api, BodyForm, FormWays, Style, Type};

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// How a value is sent: as the media type that the document says.
pub(in crate::emit) fn sending(api: &Api, form: &BodyForm, ty: &Type, media_type: &str) -> String {
    let how = match form {
        BodyForm::Items => format!("items({media_type:?})"),
        BodyForm::Json if media_type == "application/json" => "json".to_owned(),
        BodyForm::Json => format!("json_as({media_type:?})"),
        BodyForm::Form(styles) => urlencoded(styles, media_type),
        BodyForm::Multipart(parts) => {
            let parts: Vec<_> = parts.iter().collect();
            let way = FormWays::new(api).number(api, ty, &parts);
            match (media_type, way) {
                (MULTIPART, 0) => "multipart".to_owned(),
                (MULTIPART, way) => format!("multipart({way})"),
                (_, 0) => format!("multipart_as({media_type:?})"),
                (_, way) => format!("multipart_as({media_type:?}, {way})"),
            }
        }
        BodyForm::Text => format!("text({media_type:?})"),
        BodyForm::Xml(root) => format!("xml({media_type:?}, {})", xml_root(api, *root)),
        BodyForm::File => format!("file({media_type:?})"),
    };
    let model = ty.model();
    if model.is_some_and(|id| api.model(id).is_checked()) {
        format!("checked({how})")
    } else {
        how
    }
}

fn urlencoded(styles: &[(String, Style)], media_type: &str) -> String {
    let fields = styles.iter();
    let fields = fields.map(|(field, known)| format!("{field:?} as runtime::{}", style(*known)));
    let own = (media_type != FORM).then(|| format!("{media_type:?}"));
    let is_own = own.is_some();
    let all: Vec<String> = own.into_iter().chain(fields).collect();
    match (is_own, all.as_slice()) {
        (true, all) => format!("form_as({})", all.join(", ")),
        (false, []) => "form".to_owned(),
        (false, all) => format!("form_with({})", all.join(", ")),
    }
}
