//! Plain text in Markdown: nothing in it begins a link but what is an address.

/// Plain text: brackets are escaped and bare URLs become links.
pub(super) fn linked(source: &str) -> String {
    if !source.contains([':', '[', ']', '<']) {
        return source.to_owned();
    }
    let mut out = String::with_capacity(source.len());
    for word in source.split_inclusive(char::is_whitespace) {
        let has_colon = memchr::memchr(b':', word.as_bytes()).is_some();
        let url = || word.find("http://").or_else(|| word.find("https://"));
        let start = has_colon.then(url).flatten();
        match start {
            Some(start) => {
                let (before, behind) = word.split_at(start);
                let url = behind.split(['"', '<', '>']).next().unwrap_or_default();
                let end = end_of_url(url);
                out.push_str(&brackets(before));
                out.push('<');
                out.push_str(&behind[..end]);
                out.push('>');
                out.push_str(&brackets(&behind[end..]));
            }
            None => out.push_str(&brackets(word)),
        }
    }
    out
}

/// Where a URL ends in what stands before the next space: a mark that ends a sentence is no part of
/// it, nor is a bracket that it does not open.
fn end_of_url(text: &str) -> usize {
    let count = |text: &str, mark| text.matches(mark).count();
    let mut url = text;
    while let Some(last) = url.chars().next_back() {
        let is_mark = last.is_whitespace() || ".,;:!?'\"".contains(last);
        let is_unopened = match last {
            ')' => count(url, ')') > count(url, '('),
            ']' => count(url, ']') > count(url, '['),
            _ => false,
        };
        if !is_mark && !is_unopened {
            break;
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    url.len()
}

/// Escapes what could begin or end a link, unless it is escaped already.
fn brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.chars() {
        if matches!(character, '[' | ']' | '<') && !escaped {
            out.push('\\');
        }
        escaped = character == '\\' && !escaped;
        out.push(character);
    }
    out
}
