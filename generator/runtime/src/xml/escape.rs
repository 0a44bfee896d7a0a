//! Text as it is written.

/// Writes a text.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, |found| match found {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        // It would end CDATA if it stood behind two brackets.
        '>' => Some("&gt;"),
        // Whoever reads it would make a line break of it.
        '\r' => Some("&#13;"),
        _ => None,
    });
}

/// Writes the value of an attribute, which stands between double quotes.
pub(super) fn push_attribute(out: &mut String, value: &str) {
    push(out, value, |found| match found {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        // Whoever reads these would make spaces of them.
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        _ => None,
    });
}

/// Writes a text as CDATA, in several parts where one cannot hold it.
pub(super) fn push_cdata(out: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    let inner = text.replace("]]>", "]]]]><![CDATA[>");
    // No reference is one in there.
    let inner = inner.replace('\r', "]]>&#13;<![CDATA[");
    out.extend(["<![CDATA[", &inner, "]]>"]);
}

fn push(out: &mut String, text: &str, escape: fn(char) -> Option<&'static str>) {
    let mut rest = text;
    while let Some((at, found)) = rest
        .char_indices()
        .find(|(_, found)| escape(*found).is_some())
    {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(escape(found).unwrap_or_default());
        rest = after.get(found.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::{push_attribute, push_cdata, push_text};

    fn written(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn what_would_mean_something_is_escaped() {
        let text = "a<b>&\"'\t\n\r\u{e9}]]>";
        assert_eq!(
            written(push_text, text),
            "a&lt;b&gt;&amp;\"'\t\n&#13;\u{e9}]]&gt;"
        );
        assert_eq!(
            written(push_attribute, text),
            "a&lt;b&gt;&amp;&quot;'&#9;&#10;&#13;\u{e9}]]&gt;"
        );
        assert_eq!(
            written(push_cdata, text),
            "<![CDATA[a<b>&\"'\t\n]]>&#13;<![CDATA[\u{e9}]]]]><![CDATA[>]]>"
        );
        assert_eq!(written(push_cdata, ""), "");
    }
}
