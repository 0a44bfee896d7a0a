//! Prints token trees: with docs filled, and blank lines where a new thought begins.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, ExprLit, File, ImplItem, Item, Lit, LitStr, Meta};

use super::fill::fill;
use super::room::Room;

/// Prints items.
pub(super) fn print(tokens: TokenStream) -> String {
    // What cannot be read as Rust is shown with the reason, so that nobody has to guess.
    let shown = tokens.clone();
    match syn::parse2::<File>(tokens) {
        Ok(mut file) => {
            file.items = of_module(std::mem::take(&mut file.items), Room::FILE);
            prettyplease::unparse(&file)
        }
        Err(error) => {
            let message = format!("oasmith wrote what is no Rust, please report it: {error}");
            let code = shown.to_string().replace('\n', " ");
            format!("compile_error!({message:?});\n// {code}\n")
        }
    }
}

/// What kind of item it is. Those of a kind stand together, but for `Other`,
/// which stand apart.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Use,
    Module,
    Type,
    Constant,
    Other,
}

/// The items of a module, spaced.
fn of_module(items: Vec<Item>, room: Room) -> Vec<Item> {
    let blank = || Item::Verbatim(TokenStream::new());
    spaced(items, blank, |item| {
        let kind = match item {
            Item::Use(_) => Kind::Use,
            Item::Mod(_) => Kind::Module,
            Item::Type(_) => Kind::Type,
            Item::Const(_) => Kind::Constant,
            _ => Kind::Other,
        };
        let attributes = match item {
            Item::Const(item) => &mut item.attrs,
            Item::Enum(item) => &mut item.attrs,
            Item::Fn(item) => &mut item.attrs,
            Item::Impl(item) => {
                item.items = of_implementation(std::mem::take(&mut item.items), room.within());
                &mut item.attrs
            }
            Item::Mod(item) => {
                if let Some((_, items)) = &mut item.content {
                    *items = of_module(std::mem::take(items), room.within());
                }
                &mut item.attrs
            }
            Item::Static(item) => &mut item.attrs,
            Item::Struct(item) => &mut item.attrs,
            Item::Type(item) => &mut item.attrs,
            Item::Use(item) => &mut item.attrs,
            _ => return (kind, false),
        };
        (kind, documented(attributes, room))
    })
}

/// The items of an `impl`, spaced.
fn of_implementation(items: Vec<ImplItem>, room: Room) -> Vec<ImplItem> {
    let blank = || ImplItem::Verbatim(TokenStream::new());
    spaced(items, blank, |item| match item {
        ImplItem::Const(item) => (Kind::Constant, documented(&mut item.attrs, room)),
        ImplItem::Fn(item) => (Kind::Other, documented(&mut item.attrs, room)),
        ImplItem::Type(item) => (Kind::Type, documented(&mut item.attrs, room)),
        _ => (Kind::Other, false),
    })
}

/// Puts a blank line, which an item of nothing is printed as, before everything that begins a new
/// thought.
fn spaced<T>(
    items: Vec<T>,
    blank: impl Fn() -> T,
    mut kind: impl FnMut(&mut T) -> (Kind, bool),
) -> Vec<T> {
    let mut out = Vec::with_capacity(items.len() * 2);
    let mut last = None;
    for mut item in items {
        let (kind, has_docs) = kind(&mut item);
        if last.is_some_and(|last| has_docs || kind == Kind::Other || kind != last) {
            out.push(blank());
        }
        out.push(item);
        last = Some(kind);
    }
    out
}

/// Fills the docs among the attributes, and says whether there are any.
fn documented(attributes: &mut Vec<Attribute>, room: Room) -> bool {
    let docs: Vec<String> = attributes.iter().filter_map(docs).collect();
    let Some(place) = attributes
        .iter()
        .position(|known| self::docs(known).is_some())
    else {
        return false;
    };
    let model = attributes[place].clone();
    attributes.retain(|known| self::docs(known).is_none());
    let lines = fill(&docs.join("\n"), room.prose()).into_iter();
    let lines = lines.map(|line| with_docs(model.clone(), &line));
    attributes.splice(place..place, lines);
    true
}

/// The Markdown of an attribute that has some; what `///` makes has a space before it.
fn docs(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if pair.path.is_ident("doc") => {
            let text = text.value();
            Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
        }
        _ => None,
    }
}

/// The attribute with a line of docs in place of its own.
fn with_docs(mut attribute: Attribute, line: &str) -> Attribute {
    let space = if line.is_empty() { "" } else { " " };
    let text = LitStr::new(&format!("{space}{line}"), Span::call_site());
    if let Meta::NameValue(pair) = &mut attribute.meta {
        pair.value = Expr::Lit(ExprLit {
            attrs: Vec::new(),
            lit: Lit::Str(text),
        });
    }
    attribute
}

#[cfg(test)]
mod tests {
    use super::print;

    fn printed(code: &str) -> String {
        print(code.parse().expect("tokens"))
    }

    #[test]
    fn what_begins_a_new_thought_stands_apart() {
        let code = "use a; use b; mod c; #[cfg(d)] mod d; const E: u8 = 1; const F: u8 = 2;
            /// G.
            const G: u8 = 3; struct One; impl One { type A = u8; const B: u8 = 1;
            fn new() -> Self { let a = 1; Self } fn other() {} }";
        let expected = "use a;\nuse b;\n\nmod c;\n#[cfg(d)]\nmod d;\n\nconst E: u8 = 1;\nconst F: u8 = 2;\n\n/// G.\nconst G: u8 = 3;\n\nstruct One;\n\nimpl One {\n    type A = u8;\n\n    const B: u8 = 1;\n\n    fn new() -> Self {\n        let a = 1;\n        Self\n    }\n\n    fn other() {}\n}\n";
        assert_eq!(printed(code), expected);
    }

    #[test]
    fn a_head_that_is_broken_has_no_blank_line_in_it() {
        let name = "A".repeat(80);
        let code = format!("impl runtime::Check for {name} {{ fn f() {{}} }}");
        let expected = format!("impl runtime::Check\nfor {name} {{\n    fn f() {{}}\n}}\n");
        assert_eq!(printed(&code), expected);
    }

    #[test]
    fn docs_are_filled_to_where_they_stand() {
        let words = "word ".repeat(19);
        let code = format!(
            "mod a {{ #[doc = {words:?}] const B: u8 = 1; }}
             /// One\n/// two.\n///\n/// Three.\nconst C: u8 = 1;"
        );
        let filled = "word ".repeat(18);
        let filled = filled.trim_end();
        let expected = format!(
            "mod a {{\n    /// {filled}\n    /// word\n    const B: u8 = 1;\n}}\n\n/// One two.\n///\n/// Three.\nconst C: u8 = 1;\n"
        );
        assert_eq!(printed(&code), expected);
    }

    #[test]
    fn what_is_no_rust_says_so() {
        let printed = printed("fn { }");
        assert!(printed.starts_with("compile_error!(\"oasmith wrote what is no Rust"));
        assert!(printed.ends_with("// fn { }\n"), "{printed}");
    }
}
