//! The public face of the generated crate, module by module.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Visibility};
use tests::project;

#[test]
fn the_public_signatures_are_reviewed() {
    for module in ["lib", "client", "auth", "api/asset_management"] {
        insta::assert_snapshot!(
            module.replace('/', "_"),
            signatures(&format!("src/{module}.rs"))
        );
    }
    let mut models = String::new();
    let folder = project::generated().join("src").join("model");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the models")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    for file in files {
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let shown = signatures(&format!("src/model/{name}"));
        let _ = writeln!(
            models,
            "// {name}
{shown}"
        );
    }
    insta::assert_snapshot!("models", models);
}

/// The public items of a file, without docs and bodies.
fn signatures(path: &str) -> String {
    let path = project::generated().join(Path::new(path));
    let code = fs::read_to_string(&path).expect("a generated file");
    let file = syn::parse_file(&code).expect("generated code parses");
    let mut out = String::new();
    for item in file.items {
        describe(&item, "", &mut out);
    }
    out
}

fn describe(item: &Item, indent: &str, out: &mut String) {
    let mut line = |text: String| {
        let _ = writeln!(out, "{indent}{}", tidy(&text));
    };
    match item {
        Item::Use(item) if is_public(&item.vis) => line(tokens(item)),
        Item::Const(item) if is_public(&item.vis) && item.ident != "ALL" => line(tokens(item)),
        Item::Const(item) if is_public(&item.vis) => {
            line(format!("pub const {}: {}", item.ident, tokens(&item.ty)));
        }
        Item::Struct(item) if is_public(&item.vis) => {
            line(format!("pub struct {}{}", item.ident, fields(&item.fields)));
        }
        Item::Enum(item) if is_public(&item.vis) => {
            line(format!("pub enum {}", item.ident));
            for variant in &item.variants {
                line(format!("    {}{}", variant.ident, tokens(&variant.fields)));
            }
        }
        Item::Impl(item) => {
            let of = item
                .trait_
                .as_ref()
                .map(|(path, _)| format!("{} for ", tokens(path)))
                .unwrap_or_default();
            line(format!("impl {of}{}", tokens(&item.self_ty)));
            for member in &item.items {
                match member {
                    ImplItem::Fn(member) if is_public(&member.vis) => {
                        line(format!("    {}", tokens(&member.sig)));
                    }
                    ImplItem::Type(member) => line(format!(
                        "    type {} = {}",
                        member.ident,
                        tokens(&member.ty)
                    )),
                    _ => {}
                }
            }
        }
        Item::Mod(item) if is_public(&item.vis) => {
            line(format!("pub mod {}", item.ident));
            for inner in item.content.iter().flat_map(|(_, items)| items) {
                describe(inner, "    ", out);
            }
        }
        _ => {}
    }
}

fn fields(fields: &Fields) -> String {
    let public = fields.iter().filter(|field| is_public(&field.vis));
    let public = public
        .filter_map(|field| Some(format!("{}: {}", field.ident.as_ref()?, tokens(&field.ty))));
    format!(" {{ {} }}", public.collect::<Vec<_>>().join(", "))
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn tokens(thing: &impl ToTokens) -> String {
    thing.to_token_stream().to_string()
}

/// Tokens with the spaces that a person would leave out, and without docs.
fn tidy(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some(start) = out.find("# [") {
        let Some(length) = out[start..].find("] ") else {
            break;
        };
        out.replace_range(start..start + length + 2, "");
    }
    for (from, to) in [
        (" :: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" ,)", ")"),
        (" , ", ", "),
        (", }", " }"),
        (" : ", ": "),
        (" ;", ";"),
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
    ] {
        out = out.replace(from, to);
    }
    out
}
