//! How the record spells types, bounds and styles.

use crate::ir::{
    Bounds, Encoding, Format, Limit, Literal, Location, ModelId, Parameter, Status, Style,
    StyleKind, Type,
};

/// A type, given the names of the crate's own.
pub(crate) fn ty<'n>(of: &Type, name: &dyn Fn(ModelId) -> &'n str) -> String {
    let around = |around: &str, inner: &Type| format!("{around}<{}>", ty(inner, name));
    let plain = match of {
        Type::Null => "Null",
        Type::Boolean => "bool",
        Type::Integer32 => "i32",
        Type::Integer64 => "i64",
        Type::Unsigned32 => "u32",
        Type::Unsigned64 => "u64",
        Type::Integer128 => "i128",
        Type::Unsigned128 => "u128",
        Type::Number => "f64",
        Type::Text => "String",
        Type::Formatted(format) => match format {
            Format::DateTime => "DateTime",
            Format::Date => "Date",
            Format::Uuid => "Uuid",
            Format::Base64 => "Base64",
            Format::Base64Url => "Base64Url",
            Format::Uri => "Url",
            Format::Decimal => "Decimal",
            Format::DecimalNumber => "DecimalNumber",
        },
        Type::File => "File",
        Type::Bytes => "Bytes",
        Type::Json => "Json",
        Type::Model(id) => name(*id),
        Type::List(inner) => return around("Vec", inner),
        Type::Map(inner) => return around("Map", inner),
        Type::Boxed(inner) => return around("Box", inner),
        Type::Nullable(inner) => return around("Option", inner),
    };
    plain.to_owned()
}

/// A name as it stands in a place: between quotes where it could be taken for more than a name.
pub(crate) fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@');
    if !name.is_empty() && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("{name:?}")
    }
}

/// What stands for each of the crate's own types where their names are left out.
pub(crate) const NAMELESS: &str = "#";

/// A type as it is spelled, without the names of the crate's own and without a box around it.
pub(crate) fn nameless(ty: &str, is_own: &dyn Fn(&str) -> bool) -> String {
    let unboxed = ty.strip_prefix("Box<").and_then(|ty| ty.strip_suffix('>'));
    let ty = unboxed.unwrap_or(ty);
    let words = ty.split_inclusive(['<', '>']);
    let words = words.map(|word| {
        let name = word.trim_end_matches(['<', '>']);
        let own = is_own(name).then(|| word.replacen(name, NAMELESS, 1));
        own.unwrap_or_else(|| word.to_owned())
    });
    words.collect()
}

/// What a value must be within, in words of JSON Schema.
pub(super) fn bounds(bounds: &Bounds) -> String {
    let counts = [
        ("minLength", bounds.min_length),
        ("maxLength", bounds.max_length),
        ("minItems", bounds.min_items),
        ("maxItems", bounds.max_items),
    ];
    let counts = counts.into_iter();
    let counts = counts.filter_map(|(word, count)| Some(format!("{word} {}", count?)));
    let ends = [
        ("minimum", "exclusiveMinimum", bounds.minimum),
        ("maximum", "exclusiveMaximum", bounds.maximum),
    ];
    let ends = ends.into_iter().filter_map(|(inside, outside, limit)| {
        let (number, exclusive) = match limit? {
            Limit::Integer { value, exclusive } => (value.to_string(), exclusive),
            Limit::Number { value, exclusive } => (value.to_string(), exclusive),
        };
        Some(format!(
            "{} {number}",
            if exclusive { outside } else { inside }
        ))
    });
    let all: Vec<String> = counts.chain(ends).collect();
    all.join(", ")
}

/// How a parameter is written; nothing where that is the usual way of its place.
pub(super) fn encoding(parameter: &Parameter) -> String {
    let usual = match parameter.location {
        Location::Path | Location::Header => (StyleKind::Simple, false),
        Location::Query | Location::QueryString | Location::Cookie => (StyleKind::Form, true),
    };
    match parameter.encoding {
        Encoding::Plain => String::new(),
        Encoding::Json => "json".to_owned(),
        Encoding::Styled(style) if (style.kind, style.explode) == usual && !style.reserved => {
            String::new()
        }
        Encoding::Styled(known) => style(known),
    }
}

/// A style in the words of OpenAPI.
pub(super) fn style(style: Style) -> String {
    let kind = match style.kind {
        StyleKind::Simple => "simple",
        StyleKind::Label => "label",
        StyleKind::Matrix => "matrix",
        StyleKind::Form => "form",
        StyleKind::SpaceDelimited => "spaceDelimited",
        StyleKind::PipeDelimited => "pipeDelimited",
        StyleKind::TabDelimited => "tabDelimited",
        StyleKind::DeepObject => "deepObject",
        StyleKind::Cookie => "cookie",
        StyleKind::Json => "json",
    };
    let explode = if style.explode { " explode" } else { "" };
    let reserved = if style.reserved { " allowReserved" } else { "" };
    format!("{kind}{explode}{reserved}")
}

/// A value as JSON.
pub(crate) fn json(value: &Literal) -> String {
    match value {
        Literal::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        Literal::Integer(_) | Literal::Boolean(_) => value.to_string(),
    }
}

/// A status as a document writes it.
pub(crate) fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}
