//! What the lock says of the selection that a crate is of.

use crate::hidden::{in_toml, is_hidden};
use crate::selection::Terms;

/// What the crate was selected by, so that who regenerates it can see that.
pub(crate) fn table(terms: &Terms) -> String {
    let lists = [
        ("only", &terms.only),
        ("except", &terms.except),
        ("methods", &terms.methods),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    let lists = lists.map(|(key, list)| {
        let list: Vec<String> = list.iter().map(|text| quoted(text)).collect();
        format!("{key} = [{}]\n", list.join(", "))
    });
    let deprecated = (!terms.deprecated).then(|| "deprecated = false\n".to_owned());
    let lines: String = lists.chain(deprecated).collect();
    format!("[selected]\n{lines}\n")
}

fn quoted(text: &str) -> String {
    if text.contains(is_hidden) {
        in_toml(text)
    } else {
        toml::Value::from(text).to_string()
    }
}
