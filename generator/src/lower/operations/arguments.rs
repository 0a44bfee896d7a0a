//! Which operations require so much that one struct takes all of it, and what
//! that is called.

use super::operation::OperationDraft;
use crate::ir::Model;
use crate::names::{CALL_TYPES, Case, Claim, Name, PRELUDE_TYPES, Scope};

/// With more arguments than this, where a call is made cannot be seen which is which.
const MANY: usize = 6;

/// The names of the structs of one tag, for each of its operations.
///
/// They stand beside the calls. A caller imports them beside models, so that
/// they leave those their names as well.
pub(super) fn names(
    operations: &[&OperationDraft<'_>],
    calls: &[Name],
    models: &[Model],
) -> Vec<Option<Name>> {
    let has_many = |operation: &&&OperationDraft<'_>| operation.takes_struct(models, MANY);
    let functions: Vec<Option<Function<'_>>> = operations
        .iter()
        .map(|operation| Some(operation).filter(has_many))
        .map(|operation| {
            operation.map(|operation| Function {
                name: operation.function.bare(),
                known: operation.kept().arguments_in(),
            })
        })
        .collect();
    if functions.iter().all(Option::is_none) {
        return vec![None; functions.len()];
    }
    let calls = calls.iter().map(Name::bare);
    let models = models.iter().map(|model| model.name.bare());
    let taken: Vec<&str> = calls.chain(models).collect();
    beside(&taken, &functions)
}

/// A function whose arguments stand in a struct.
struct Function<'f> {
    name: &'f str,
    /// What the struct was called before.
    known: Option<&'f str>,
}

/// The names of the structs of functions, beside names that others have.
fn beside(taken: &[&str], functions: &[Option<Function<'_>>]) -> Vec<Option<Name>> {
    let claims = functions.iter().flatten().map(|Function { name, known }| {
        let claim = Claim::new(format!("{name} arguments"));
        claim.or(format!("{name} required arguments")).known(*known)
    });
    let mut names = Scope::new(Case::Type)
        .without(PRELUDE_TYPES)
        .without(CALL_TYPES)
        .without(taken)
        .claim_all(claims)
        .into_iter();
    let mut given = Vec::with_capacity(functions.len());
    for function in functions {
        given.push(function.as_ref().and_then(|_| names.next()));
    }
    given
}

#[cfg(test)]
mod tests {
    use super::{Function, beside};

    fn spelled(taken: &[&str], functions: &[Option<&str>]) -> Vec<Option<String>> {
        let functions = functions.iter().map(|name| {
            let known = None;
            name.map(|name| Function { name, known })
        });
        let functions: Vec<_> = functions.collect();
        let names = beside(taken, &functions).into_iter();
        names
            .map(|name| name.map(|name| name.to_string()))
            .collect()
    }

    #[test]
    fn a_struct_is_named_after_its_function() {
        assert_eq!(
            spelled(
                &["Put", "Get"],
                &[None, Some("put_thing"), None, Some("get")]
            ),
            [
                None,
                Some("PutThingArguments".to_owned()),
                None,
                Some("GetArguments".to_owned())
            ]
        );
    }

    #[test]
    fn a_name_that_a_call_or_a_model_has_is_left_to_it() {
        let taken = ["PutArguments", "GetArguments", "GetRequiredArguments"];
        let names = spelled(&taken, &[Some("put"), Some("get"), Some("put_all")]);
        let names: Vec<String> = names.into_iter().flatten().collect();
        assert_eq!(
            names,
            [
                "PutRequiredArguments",
                "GetRequiredArguments2",
                "PutAllArguments"
            ]
        );
    }
}
