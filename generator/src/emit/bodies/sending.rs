//! How a call names the way in which a value is sent.

use crate::emit::spelling::style;
use crate::ir::{Api, BodyForm, FormWays, Type};

/// How a value is sent; JSON is sent as the media type that the document says.
pub(in crate::emit) fn sending(api: &Api, form: &BodyForm, ty: &Type, media_type: &str) -> String {
    let how = match form {
        BodyForm::Items => format!("items({media_type:?})"),
        BodyForm::Json if media_type == "application/json" => "json".to_owned(),
        BodyForm::Json => format!("json_as({media_type:?})"),
        BodyForm::Form(styles) if styles.is_empty() => "form".to_owned(),
        BodyForm::Form(styles) => {
            let styles = styles.iter();
            let styles =
                styles.map(|(field, known)| format!("{field:?} as runtime::{}", style(*known)));
            format!("form_with({})", styles.collect::<Vec<_>>().join(", "))
        }
        BodyForm::Multipart(parts) => {
            let parts: Vec<_> = parts.iter().collect();
            match FormWays::new(api).number(api, ty, &parts) {
                0 => "multipart".to_owned(),
                way => format!("multipart({way})"),
            }
        }
        BodyForm::Text => format!("text({media_type:?})"),
        BodyForm::File => format!("file({media_type:?})"),
    };
    let model = ty.model();
    if model.is_some_and(|id| api.model(id).is_checked()) {
        format!("checked({how})")
    } else {
        how
    }
}
