//! How the crate is used, in short sections: only what this crate has.

use crate::emit::layout::Passage;
use crate::emit::runtime;
use crate::ir::{Api, Credential, Operation};

/// A section: what stands above it, and its paragraphs.
type Section = (&'static str, String);

/// The sections as docs have them, with links to what they name.
pub(super) fn docs(api: &Api) -> Vec<Passage> {
    passages(sections(api, true), "#")
}

/// The sections as the README has them.
pub(super) fn readme(api: &Api) -> Vec<Passage> {
    let plain = |(title, text): Section| (title, text.replace("[`", "`").replace("`]", "`"));
    passages(sections(api, false).map(plain), "##")
}

fn passages(sections: impl Iterator<Item = Section>, level: &str) -> Vec<Passage> {
    let passages = sections.flat_map(|(title, text)| {
        let title = Passage::Markdown(format!("{level} {title}"));
        [title, Passage::Markdown(text)]
    });
    passages.collect()
}

fn sections(api: &Api, has_links: bool) -> impl Iterator<Item = Section> {
    let sections = [
        Some(("Calls", calls())),
        known_values(api, has_links).map(|text| ("Known values", text)),
        credentials(api).map(|text| ("Credentials", text)),
        Some(("Errors", errors())),
        Some(("Attempts and time", attempts())),
        more_than_an_answer(api).map(|text| ("More than an answer", text)),
        Some(("Tests without a server", tests())),
        Some(("What sends the requests", transports(api))),
    ];
    let sections = sections.into_iter().flatten();
    sections.filter(|_| !api.tags.is_empty())
}

fn calls() -> String {
    "Each operation is a method of [`Client`], and what is optional is set on the call that it gives; \
     `.await` sends it. With the feature `blocking`, `.send()` of the trait `Blocking` does so from code that \
     is not async. The page of a call in the module [`api`] says what it gives, status by status. \
     `with_response` gives status and headers as well, and `with_header`, `with_timeout` and \
     `with_retry` are for one call alone."
        .to_owned()
}

/// How a caller says who they are, if any call asks for it.
fn credentials(api: &Api) -> Option<String> {
    let items = api.credentials.iter().map(item);
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| {
        let mut text = format!(
            "`auth` of the builder takes a credential, and is called once for each of them. A call takes \
             the first set of credentials among those that it asks for which the client has.\n\n{}",
            items.join("\n")
        );
        let vendors = api.credentials.iter().filter_map(|one| one.vendor);
        for vendor in vendors {
            text.extend(["\n\n", vendor.practice]);
        }
        text
    })
}

fn item(credential: &Credential) -> String {
    let own = credential.name.as_str();
    let name = credential.vendor.map_or(own, |vendor| vendor.main);
    let about = credential.docs.first_paragraph();
    let about = if about.is_empty() {
        about
    } else {
        format!(": {about}")
    };
    format!("- `auth::{name}`{about}")
}

fn errors() -> String {
    "A call that fails gives an [`Error`], whose text says in one line what is known of it, and nothing \
     that is secret. `kind` says what went wrong, `status`, `headers` and `body` have the answer as it \
     came, `api` the error that the document promises, and `code`, `message` and `request_id` what the \
     API said. `may_pass` tells whether the same call can fare better a little later.\n\n\
     An answer that is not as documented is an error. With `tolerate_drift` of the builder, what does not \
     fit is left out where the rest can do without it, and `left_out` of the response lists that."
        .to_owned()
}

fn attempts() -> String {
    "What can be repeated without harm is attempted up to three times where the network or the API \
     fails; `retry` of the builder takes another [`Retry`]: `Retry::patient()` rides out throttling by the \
     minute, for a job that nobody waits for, and `Retry::never()` attempts once. A call may take 60 \
     seconds with all its attempts, unless `timeout` of the builder says otherwise."
        .to_owned()
}

/// What is made of several calls, or read as it arrives.
fn more_than_an_answer(api: &Api) -> Option<String> {
    let has = |is: fn(&Operation) -> bool| api.operations().any(is);
    let items = [
        has(|known| known.pages.is_some()).then_some(
            "- `pages()` gives the answers page by page, and `items()` what is in them, one by one.",
        ),
        has(|known| known.wait.is_some() || known.begins.is_some())
            .then_some("- `until_done()` makes the call until what it asks about is done."),
        has(|known| known.events.is_some())
            .then_some("- `with_events()` gives events as they arrive."),
        has(|known| known.sequence.is_some())
            .then_some("- `with_items()` gives the items of an answer as they arrive."),
        has(Operation::gives_bytes)
            .then_some("- `with_stream()` gives a download piece by piece."),
    ];
    let items: Vec<&str> = items.into_iter().flatten().collect();
    (!items.is_empty()).then(|| {
        let text = items.join("\n");
        format!("Calls that can give more, or piece by piece, have methods for it:\n\n{text}")
    })
}

fn tests() -> String {
    "With the feature `testing`, `testing::TestTransport` stands for the server: it answers as a test \
     tells it, records what is sent, and has a clock of its own, so that no test waits. What only answers \
     hold has no constructor: `testing::value(\"{}\")` makes it of JSON, in which a test says what it is \
     about and leaves out all else, even what is required."
        .to_owned()
}

fn transports(api: &Api) -> String {
    let choices = runtime::choices(api);
    let mut text = String::new();
    if !choices.is_empty() {
        text.extend([
            "Features of the crate choose it:\n\n",
            &choices.join("\n"),
            "\n\n",
        ]);
    }
    text + TRAVEL
}

const TRAVEL: &str = "\
A proxy that the environment names is used. `reqwest` takes `HTTP_PROXY` for addresses with `http`, `HTTPS_PROXY` \
for those with `https`, and `ALL_PROXY` for both; `blocking` takes for all addresses the first of `ALL_PROXY`, \
`HTTPS_PROXY` and `HTTP_PROXY` that is set. Both know the names in small letters as well, and go without a proxy \
to the hosts in `NO_PROXY`. A service of `tower` does what it does.

The certificates of the system are trusted. One of your own is added there, or to a client that you give: \
`ReqwestTransport::from_client` takes a client of reqwest, which must not follow redirects, and \
`UreqTransport::from_agent` an agent of ureq.";

/// Where what is known of values stands, if anything is.
fn known_values(api: &Api, has_links: bool) -> Option<String> {
    let shown = |path: &str, target: &str| {
        if has_links {
            format!("[`{path}`](model::{target})")
        } else {
            format!("`model::{path}`")
        }
    };
    let lines = api.known_values.iter().map(|values| {
        let (module, name) = (values.module.to_string(), values.module.bare());
        let (about, place) = (values.docs.first_paragraph(), shown(name, &module));
        if values.modules.is_empty() {
            return format!("- {place}: {about}");
        }
        let of = shown(&format!("{name}::of"), &format!("{module}::of"));
        format!("- {place}: {about} {of} gives those that belong together.")
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
