//! What a program has to depend on, as the README begins.

use crate::emit::layout::Passage;
use crate::emit::runtime::RUST_VERSION;
use crate::ir::Api;

/// The lines of a manifest for the program that follows, and what the version means.
pub(super) fn readme(api: &Api) -> Vec<Passage> {
    if api.tags.is_empty() {
        return Vec::new();
    }
    let (name, version) = (&api.package.name, &api.package.version);
    let source = match api.package.publish {
        Some(false) => format!("{{ path = \"{name}\" }}"),
        _ => format!("\"{version}\""),
    };
    let manifest = format!(
        "```toml\n[dependencies]\n{name} = {source}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```"
    );
    let about = format!(
        "It needs Rust {RUST_VERSION} or later, and `tokio` is what awaits calls in a program. Versions are as \
         Cargo understands them: one in which the first number that is not zero is another may break programs."
    );
    vec![Passage::Markdown(manifest), Passage::Markdown(about)]
}
