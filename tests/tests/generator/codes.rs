//! The codes that the generator's sources say, found in their syntax.

use std::collections::BTreeSet;

use oasmith::diagnostic::Severity;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, FnArg, Ident, Lit, Pat, Signature, Token,
    Type,
};
use tests::project;
use tests::structure::Sources;

/// The functions that take a code, with how much what they say weighs.
const SAYERS: [(&str, &[Severity]); 7] = [
    ("error", &[Severity::Error]),
    ("mistake", &[Severity::Error, Severity::Warning]),
    ("mistaken", &[Severity::Error]),
    ("warning", &[Severity::Warning]),
    ("warn", &[Severity::Warning]),
    ("unrepresented", &[Severity::Unrepresented]),
    ("unsent", &[Severity::Unrepresented]),
];

/// Every code, with each severity that it is said with.
pub(crate) fn used() -> BTreeSet<(String, Severity)> {
    let sources = Sources::read(&project::root().join("generator").join("src"));
    let sources = sources.expect("the sources are read");
    let files = sources
        .iter()
        .filter(|(path, _)| !path.contains("tests.rs") && !path.contains("tests/"))
        .map(|(_, text)| syn::parse_file(text).expect("Rust"));
    let files: Vec<syn::File> = files.collect();
    let mut takers = Takers::default();
    for file in &files {
        takers.visit_file(file);
    }
    let names: BTreeSet<&str> = takers.0.iter().map(|taker| taker.name.as_str()).collect();
    let known = SAYERS.iter().map(|(name, _)| *name).chain(["new"]);
    assert_eq!(names, known.collect(), "functions that take a code");
    let mut said = Said {
        takers: takers.0,
        codes: BTreeSet::new(),
    };
    for file in &files {
        said.visit_file(file);
    }
    said.codes
}

/// A function that takes a code: how many arguments it has, and which of them that is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Taker {
    name: String,
    count: usize,
    position: usize,
}

/// Collects the functions that have a parameter `code: &'static str`.
#[derive(Default)]
struct Takers(BTreeSet<Taker>);

impl<'ast> Visit<'ast> for Takers {
    fn visit_signature(&mut self, signature: &'ast Signature) {
        let typed = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => Some(typed),
            FnArg::Receiver(_) => None,
        });
        let is_static = |ty: &Type| matches!(ty, Type::Reference(of) if of.lifetime.is_some());
        let is_code = |pattern: &Pat| matches!(pattern, Pat::Ident(name) if name.ident == "code");
        let mut parameters = typed.clone();
        let position = parameters.position(|typed| is_code(&typed.pat) && is_static(&typed.ty));
        self.0.extend(position.map(|position| Taker {
            name: signature.ident.to_string(),
            count: typed.count(),
            position,
        }));
    }
}

/// Collects what is given to them.
struct Said {
    takers: BTreeSet<Taker>,
    codes: BTreeSet<(String, Severity)>,
}

impl Said {
    fn call(&mut self, name: &Ident, arguments: &Punctuated<Expr, Token![,]>) {
        let Some((_, severities)) = SAYERS.iter().find(|(sayer, _)| name == sayer) else {
            return;
        };
        for taker in &self.takers {
            if name == &taker.name
                && arguments.len() == taker.count
                && let Expr::Lit(ExprLit {
                    lit: Lit::Str(code),
                    ..
                }) = &arguments[taker.position]
            {
                let said = severities.iter();
                self.codes
                    .extend(said.map(|severity| (code.value(), *severity)));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Said {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !module.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(segment) = path.path.segments.last()
        {
            self.call(&segment.ident, &call.args);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.call(&call.method, &call.args);
        visit::visit_expr_method_call(self, call);
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<Ident>()
            .is_ok_and(|name| name == "test")
}
