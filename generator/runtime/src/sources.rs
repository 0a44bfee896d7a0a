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
    "answer/called.rs",
    "answer/choice.rs",
    "answer/collect.rs",
    "answer/error.rs",
    "answer/failure.rs",
    "answer/fitting.rs",
    "answer/message.rs",
    "answer/mod.rs",
    "answer/passing.rs",
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
    "core/left_out.rs",
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
    "json/closed_enum.rs",
    "json/drift.rs",
    "json/entries.rs",
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
    "json/literal.rs",
    "json/member.rs",
    "json/met.rs",
    "json/mod.rs",
    "json/object.rs",
    "json/open_enum.rs",
    "json/path.rs",
    "json/rest.rs",
    "json/scalar_enum.rs",
    "json/source.rs",
    "json/text.rs",
    "json/tuple.rs",
    "json/unions/branches.rs",
    "json/unions/explained.rs",
    "json/unions/held.rs",
    "json/unions/kinds.rs",
    "json/unions/misfit.rs",
    "json/unions/mod.rs",
    "json/unions/node.rs",
    "json/unions/node_reader.rs",
    "json/unions/objection.rs",
    "json/unions/outline.rs",
    "json/unions/raw.rs",
    "json/unions/score.rs",
    "json/unions/shape.rs",
    "json/unions/tag.rs",
    "json/unions/tag_writer.rs",
    "json/unions/tagged.rs",
    "json/unions/taken.rs",
    "json/unions/told.rs",
    "json/unions/union.rs",
    "json/unions/untagged.rs",
    "json/unions/weigh.rs",
    "json/unions/weigh_tuple.rs",
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
    "request/table.rs",
    "request/text_body.rs",
    "stream/blocking_download.rs",
    "stream/blocking_opening.rs",
    "stream/download.rs",
    "stream/events/awaited.rs",
    "stream/events/blocking.rs",
    "stream/events/mod.rs",
    "stream/events/parser.rs",
    "stream/events/raw.rs",
    "stream/events/reconnect.rs",
    "stream/events/source.rs",
    "stream/mod.rs",
    "stream/opening.rs",
    "stream/piecewise.rs",
    "stream/sequences/awaited.rs",
    "stream/sequences/blocking.rs",
    "stream/sequences/framing.rs",
    "stream/sequences/mod.rs",
    "stream/sequences/parser.rs",
    "stream/sequences/source.rs",
    "stream/sequences/whole.rs",
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
