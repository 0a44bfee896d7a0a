//! The parts of a body that has several.

/// One part of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::verify) struct Part {
    pub(in crate::verify) name: Option<String>,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    /// All other headers.
    pub(super) headers: Vec<(String, String)>,
    pub(super) content: Vec<u8>,
}

/// Reads the parts of a body, or says why there are none.
pub(in crate::verify) fn parts(media_type: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = parameter(media_type, "boundary").ok_or("its media type names no boundary")?;
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = body
        .strip_prefix(first.as_bytes())
        .ok_or("it does not begin with its boundary")?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        let part = rest
            .strip_prefix(b"\r\n")
            .ok_or("a boundary has no end of its line")?;
        let end = find(part, between.as_bytes()).ok_or("its last boundary is missing")?;
        parts.push(one(&part[..end])?);
        rest = &part[end + between.len()..];
    }
}

fn one(part: &[u8]) -> Result<Part, String> {
    let (head, content) = if let Some(content) = part.strip_prefix(b"\r\n") {
        (&b""[..], content)
    } else {
        let end = find(part, b"\r\n\r\n").ok_or("a part has no end of its headers")?;
        (&part[..end], &part[end + 4..])
    };
    let head = String::from_utf8_lossy(head);
    let mut read = Part {
        content: content.to_vec(),
        ..Part::default()
    };
    for (name, value) in head.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-disposition" => {
                if !value.starts_with("form-data") {
                    return Err("a part is no part of a form".to_owned());
                }
                read.name = parameter(value, "name");
                read.file_name = parameter(value, "filename");
            }
            "content-type" => read.content_type = Some(value.to_owned()),
            other => read.headers.push((other.to_owned(), value.to_owned())),
        }
    }
    Ok(read)
}

/// A parameter of a header, with what browsers escape in it taken back.
fn parameter(header: &str, name: &str) -> Option<String> {
    let lead = format!("{name}=");
    let found = header
        .split(';')
        .skip(1)
        .map(str::trim)
        .find_map(|one| one.strip_prefix(&lead))?;
    let start = header
        .find(&format!("; {lead}"))
        .map_or(0, |at| at + 2 + lead.len());
    let text = match found.strip_prefix('"') {
        Some(_) => header.get(start + 1..)?.split('"').next()?,
        None => found,
    };
    Some(
        text.replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0A", "\n"),
    )
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"a b; c\"; filename=\"f\"\r\n\
                    Content-Type: text/csv\r\nX-A: b: c\r\n\r\n1\r\n--\r\n--x\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--x--\r\n";
        let parts = parts("multipart/form-data; boundary=x", body.as_bytes()).unwrap();
        assert_eq!(parts[0].name.as_deref(), Some("a b; c"));
        assert_eq!(parts[0].file_name.as_deref(), Some("f"));
        assert_eq!(parts[0].content_type.as_deref(), Some("text/csv"));
        assert_eq!(parts[0].content, b"1\r\n--");
        assert_eq!(parts[0].headers, [("x-a".to_owned(), "b: c".to_owned())]);
        assert_eq!(parts[1].name.as_deref(), Some("b"));
        assert_eq!(parts[1].content, b"");
    }

    #[test]
    fn what_has_no_parts_says_so() {
        assert!(parts("multipart/form-data", b"").is_err());
        assert!(parts("multipart/form-data; boundary=x", b"--y--").is_err());
        assert!(parts("multipart/form-data; boundary=x", b"--x\r\n\r\n1").is_err());
    }
}
