//! The text of the files that a crate can have a copy of.

/// The version of the package.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes the table below of the files' paths.
macro_rules! sources {
    ($($path:literal),* $(,)?) => {
        /// The files by their paths, in the order of these.
        pub const SOURCES: &[(&str, &str)] = &[$(($path, include_str!($path))),*];
    };
}

sources! {
    "answer/attempts.rs",
    "answer/choice.rs",
    "answer/collect.rs",
    "answer/error.rs",
    "answer/failure.rs",
    "answer/fitting.rs",
    "answer/message.rs",
    "answer/mod.rs",
    "answer/raw.rs",
    "answer/received.rs",
    "answer/reply.rs",
    "answer/response.rs",
    "answer/typed_header.rs",
    "auth/basic.rs",
    "auth/credential.rs",
    "auth/grant.rs",
    "auth/keys.rs",
    "auth/mod.rs",
    "auth/obtained.rs",
    "client/api.rs",
    "client/budget.rs",
    "client/chosen.rs",
    "client/clock.rs",
    "client/endpoint.rs",
    "client/info.rs",
    "client/mod.rs",
    "client/observer.rs",
    "client/own.rs",
    "client/reference.rs",
    "client/relative.rs",
    "client/retry.rs",
    "client/retry_after.rs",
    "client/server.rs",
    "client/settings.rs",
    "client/shared.rs",
    "core/bounds.rs",
    "core/build_error.rs",
    "core/check.rs",
    "core/digits.rs",
    "core/error_kind.rs",
    "core/excerpt.rs",
    "core/header.rs",
    "core/invalid.rs",
    "core/limit.rs",
    "core/media_type.rs",
    "core/mod.rs",
    "core/percent.rs",
    "core/place.rs",
    "core/secret.rs",
    "core/value.rs",
    "exchange/again.rs",
    "exchange/blocking.rs",
    "exchange/drive.rs",
    "exchange/elsewhere.rs",
    "exchange/machine/mod.rs",
    "exchange/machine/requests.rs",
    "exchange/mod.rs",
    "exchange/operation.rs",
    "exchange/outcome.rs",
    "exchange/redirect.rs",
    "exchange/sending.rs",
    "exchange/with_response.rs",
    "file/blocking.rs",
    "file/body.rs",
    "file/content.rs",
    "file/fit.rs",
    "file/in_memory.rs",
    "file/mod.rs",
    "file/on_disk.rs",
    "file/path.rs",
    "file/stream.rs",
    "file/value.rs",
    "json/branches.rs",
    "json/closed_enum.rs",
    "json/entries.rs",
    "json/explained.rs",
    "json/fit.rs",
    "json/formats/base64.rs",
    "json/formats/chrono.rs",
    "json/formats/decimal.rs",
    "json/formats/jiff.rs",
    "json/formats/jiff_date.rs",
    "json/formats/mod.rs",
    "json/formats/time.rs",
    "json/formats/url.rs",
    "json/formats/uuid.rs",
    "json/held.rs",
    "json/kinds.rs",
    "json/literal.rs",
    "json/met.rs",
    "json/misfit.rs",
    "json/mod.rs",
    "json/node.rs",
    "json/node_reader.rs",
    "json/object.rs",
    "json/objection.rs",
    "json/open_enum.rs",
    "json/outline.rs",
    "json/path.rs",
    "json/raw.rs",
    "json/rest.rs",
    "json/scalar_enum.rs",
    "json/source.rs",
    "json/tag.rs",
    "json/tag_writer.rs",
    "json/tagged.rs",
    "json/taken.rs",
    "json/text.rs",
    "json/told.rs",
    "json/tuple.rs",
    "json/union.rs",
    "json/untagged.rs",
    "json/weigh.rs",
    "json/whole.rs",
    "json/writer.rs",
    "lib.rs",
    "multipart/boundary.rs",
    "multipart/chain.rs",
    "multipart/form.rs",
    "multipart/headers.rs",
    "multipart/json.rs",
    "multipart/mod.rs",
    "multipart/related.rs",
    "multipart/styled.rs",
    "repeat/blocking_pages.rs",
    "repeat/blocking_wait.rs",
    "repeat/mod.rs",
    "repeat/page_count.rs",
    "repeat/page_cursor.rs",
    "repeat/page_items.rs",
    "repeat/page_link.rs",
    "repeat/pages.rs",
    "repeat/wait.rs",
    "repeat/wait_error.rs",
    "request/body_choice.rs",
    "request/call.rs",
    "request/content.rs",
    "request/cookies.rs",
    "request/encode.rs",
    "request/forms.rs",
    "request/given.rs",
    "request/mod.rs",
    "request/pairs.rs",
    "request/parameters.rs",
    "request/reserved.rs",
    "request/shape.rs",
    "request/shape_parts.rs",
    "request/shape_writer.rs",
    "request/spread.rs",
    "request/style.rs",
    "request/styled.rs",
    "request/styled_path.rs",
    "request/text_body.rs",
    "stream/blocking_download.rs",
    "stream/blocking_events.rs",
    "stream/blocking_opening.rs",
    "stream/blocking_sequence.rs",
    "stream/download.rs",
    "stream/event_parser.rs",
    "stream/event_source.rs",
    "stream/events.rs",
    "stream/framing.rs",
    "stream/item_parser.rs",
    "stream/item_source.rs",
    "stream/mod.rs",
    "stream/opening.rs",
    "stream/raw_event.rs",
    "stream/reconnect.rs",
    "stream/sequence.rs",
    "stream/whole_sequence.rs",
    "testing/answer.rs",
    "testing/body.rs",
    "testing/clock.rs",
    "testing/mod.rs",
    "testing/request.rs",
    "testing/transport.rs",
    "transport/awaited.rs",
    "transport/blocking.rs",
    "transport/coding.rs",
    "transport/deadline.rs",
    "transport/gzip.rs",
    "transport/limits.rs",
    "transport/mod.rs",
    "transport/none.rs",
    "transport/outgoing.rs",
    "transport/park.rs",
    "transport/payload.rs",
    "transport/reqwest.rs",
    "transport/reqwest_body.rs",
    "transport/steps.rs",
    "transport/tower.rs",
    "transport/unmeasured.rs",
    "transport/ureq.rs",
    "vendor/huaweicloud/access_key.rs",
    "vendor/huaweicloud/credentials.rs",
    "vendor/huaweicloud/environment.rs",
    "vendor/huaweicloud/expiry.rs",
    "vendor/huaweicloud/find.rs",
    "vendor/huaweicloud/found.rs",
    "vendor/huaweicloud/login.rs",
    "vendor/huaweicloud/missing.rs",
    "vendor/huaweicloud/mod.rs",
    "vendor/huaweicloud/profile.rs",
    "vendor/huaweicloud/scheme.rs",
    "vendor/huaweicloud/signature.rs",
    "vendor/mod.rs",
    "watch/call.rs",
    "watch/mod.rs",
    "watch/no_span.rs",
    "watch/span.rs",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::SOURCES;

    fn found(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let found = entries.map(|path| {
            if path.is_dir() {
                found(&path)
            } else {
                vec![path]
            }
        });
        found.flatten().collect()
    }

    #[test]
    fn every_file_is_listed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let found = found(&root).into_iter().map(|path| {
            let path = path.strip_prefix(&root).unwrap().to_owned();
            path.components()
                .map(|part| part.as_os_str().to_str().unwrap())
                .collect::<Vec<_>>()
                .join("/")
        });
        // What tells of the others is no part of a copy.
        let found: BTreeSet<String> = found
            .filter(|path| path != "sources.rs" && path != "vendors.rs")
            .collect();
        let listed: BTreeSet<String> = SOURCES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(listed, found);
    }
}
