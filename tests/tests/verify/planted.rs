//! Faults in the runtime's sources: all of them at once, of which one is chosen at run time.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Attribute, Expr, Local, Meta, Pat, Stmt};

use crate::faults::FAULTS;

/// What stands before the name of a mark.
const MARK: &str = "// mark: ";

/// The file in the runtime's folder that names the chosen fault.
pub(crate) const CHOICE: &str = "fault";

/// What the root of the runtime has besides: the name of the chosen fault.
pub(crate) const CHOSEN: &str = r#"
pub(crate) fn chosen_fault() -> &'static str {
    static CHOSEN: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/fault")).unwrap_or_default()
    });
    &CHOSEN
}
"#;

/// The marks of a file.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines();
    lines.filter_map(|line| line.trim_start().strip_prefix(MARK))
}

/// A file with all faults at its marks.
pub(crate) fn planted(text: &str) -> String {
    // A mark that is at no place of its own stays, and does not compile.
    let lines = text
        .lines()
        .map(|line| match line.trim_start().strip_prefix(MARK) {
            Some(name) => format!("#[mark = {name:?}]\n"),
            None => format!("{line}\n"),
        });
    let mut file = syn::parse_file(&lines.collect::<String>()).expect("a file of Rust");
    Planter.visit_file_mut(&mut file);
    prettyplease::unparse(&file)
}

struct Planter;

impl VisitMut for Planter {
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        visit_mut::visit_stmt_mut(self, stmt);
        if let Stmt::Expr(expr, semicolon) = stmt
            && let Some(mark) = first(expr).and_then(taken)
        {
            plant(&mark, decisive(expr), semicolon.is_some());
        }
    }

    fn visit_local_mut(&mut self, local: &mut Local) {
        visit_mut::visit_local_mut(self, local);
        if let Some(mark) = taken(&mut local.attrs) {
            let init = local.init.as_mut().expect("a value of a `let`");
            plant(&mark, &mut init.expr, false);
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        visit_mut::visit_arm_mut(self, arm);
        if let Some(mark) = taken(&mut arm.attrs) {
            let deciding = match &mut arm.pat {
                Pat::Guard(of) => &mut of.guard,
                _ => &mut arm.body,
            };
            plant(&mark, deciding, false);
        }
    }
}

/// The attributes of what a statement begins with, which are taken for its own.
fn first(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    match expr {
        Expr::Assign(of) => first(&mut of.left),
        Expr::Binary(of) => first(&mut of.left),
        Expr::Await(of) => Some(&mut of.attrs),
        Expr::Call(of) => Some(&mut of.attrs),
        Expr::Field(of) => Some(&mut of.attrs),
        Expr::If(of) => Some(&mut of.attrs),
        Expr::Index(of) => Some(&mut of.attrs),
        Expr::Macro(of) => Some(&mut of.attrs),
        Expr::MethodCall(of) => Some(&mut of.attrs),
        Expr::Try(of) => Some(&mut of.attrs),
        _ => None,
    }
}

/// Takes the mark out of attributes, if it is there.
fn taken(attributes: &mut Vec<Attribute>) -> Option<String> {
    let is_mark = |attribute: &Attribute| attribute.path().is_ident("mark");
    let index = attributes.iter().position(is_mark)?;
    match attributes.remove(index).meta {
        Meta::NameValue(of) => {
            let name: syn::LitStr = syn::parse2(of.value.to_token_stream()).ok()?;
            Some(name.value())
        }
        _ => None,
    }
}

/// What of a statement a fault takes the place of.
fn decisive(expr: &mut Expr) -> &mut Expr {
    match expr {
        Expr::If(of) => match &mut *of.cond {
            Expr::Let(of) => &mut of.expr,
            condition => condition,
        },
        whole => whole,
    }
}

/// Puts all faults of a mark beside what is right.
fn plant(mark: &str, right: &mut Expr, is_statement: bool) {
    let end = is_statement.then(|| quote!(;));
    let faults = FAULTS.iter().filter(|fault| fault.mark == mark);
    let wrong = faults.map(|fault| {
        let (name, wrong) = (fault.name, fault.wrong.parse().expect("tokens of Rust"));
        let wrong = with_right(wrong, right);
        quote! { #name => { #wrong #end } }
    });
    let choice = quote! { match crate::chosen_fault() { #(#wrong)* _ => { #right #end } } };
    *right = syn::parse2(choice).unwrap_or_else(|error| panic!("{mark}: {error}"));
}

/// What is wrong, with what is right in it.
fn with_right(wrong: TokenStream, right: &Expr) -> TokenStream {
    let trees = wrong.into_iter().map(|tree| match tree {
        TokenTree::Ident(ident) if ident == "right" => quote!((#right)),
        TokenTree::Group(group) => {
            let inner = with_right(group.stream(), right);
            TokenTree::from(Group::new(group.delimiter(), inner)).into()
        }
        other => other.into(),
    });
    trees.collect()
}
