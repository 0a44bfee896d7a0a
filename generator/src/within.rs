//! The path of a module in the crate around it.

use std::path::{Component, Path};

/// The path by which the code around a module names it, by the folders below `src`, if there is such a
/// folder and they have the names of modules.
pub(crate) fn path(output: &Path) -> Option<String> {
    let folders: Vec<&str> = output
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str().unwrap_or_default(),
            _ => "",
        })
        .collect();
    let src = folders.iter().rposition(|name| *name == "src")?;
    let modules = &folders[src + 1..];
    let are_named = !modules.is_empty()
        && modules
            .iter()
            .all(|name| syn::parse_str::<syn::Ident>(name).is_ok());
    are_named.then(|| format!("crate::{}", modules.join("::")))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::path;

    #[test]
    fn a_module_is_named_by_the_folders_below_src() {
        let named = |output: &str| path(Path::new(output));
        assert_eq!(named("src/bookshop").as_deref(), Some("crate::bookshop"));
        assert_eq!(
            named("/src/app/src/clients/bookshop/").as_deref(),
            Some("crate::clients::bookshop"),
        );
        for output in [
            "",
            "bookshop",
            "src",
            "src/../bookshop",
            "src/book-shop",
            "src/type",
        ] {
            assert_eq!(named(output), None, "{output}");
        }
    }
}
