//! What the values of options are read as.

use crate::diagnostic::{EXPLANATIONS, Explanation, explain, nearest};
use crate::ir::Source;
use crate::settings;

pub(super) fn crate_name(name: &str) -> Result<String, String> {
    settings::crate_name(name).map_err(|reason| format!("it {reason}"))?;
    Ok(name.to_owned())
}

/// Where the runtime comes from, in the words of the option. A folder is told from a word that is
/// misspelt by what no word has.
pub(super) fn source(text: &str) -> Result<Source, String> {
    const WORDS: [&str; 2] = ["vendored", "crate"];
    match text {
        "vendored" => Ok(Source::Vendored),
        "crate" => Ok(Source::Package { path: None }),
        path if path.contains(['/', '\\', '.']) => Ok(Source::Package {
            path: Some(path.to_owned()),
        }),
        word => Err(match nearest(word, WORDS) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "it is `vendored`, `crate`, or a folder such as `./runtime`".to_owned(),
        }),
    }
}

/// A share of all.
pub(super) fn share(text: &str) -> Result<f64, String> {
    let share = text
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a share is a number from 0 to 1".to_owned())
}

pub(super) fn explanation(code: &str) -> Result<&'static Explanation, String> {
    let codes = EXPLANATIONS.iter().map(|explanation| explanation.code);
    explain(code).ok_or_else(|| match nearest(code, codes) {
        Some(near) => format!("there is no such code; did you mean `{near}`?"),
        None => "there is no such code; `oasmith explain` lists all of them".to_owned(),
    })
}
