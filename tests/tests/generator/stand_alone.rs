//! What an operation needs is found, whatever its document is like.

use oasmith::Request;
use oasmith::diagnostic::Diagnostic;
use oasmith::inspect::Missing;
use oasmith::ir::Api;
use tests::project;

#[test]
fn every_operation_of_the_cases_can_stand_alone() {
    for (name, spec) in project::cases().expect("the cases can be listed") {
        let request = Request {
            spec,
            ..Request::default()
        };
        let whole = oasmith::inspect(&request);
        for operation in whole.api.iter().flat_map(Api::operations) {
            let selector = format!("{} {}", operation.method, operation.path);
            let one = oasmith::inspect(&Request {
                only: vec![selector.parse().expect("a selector")],
                ..request.clone()
            });
            // The crate spells some paths otherwise than the document.
            if one
                .diagnostics
                .iter()
                .any(|said| said.code == "nothing-selected")
            {
                continue;
            }
            // What most error bodies have is another thing of some of them.
            let is_of_all = |said: &&Diagnostic| ["left-out", "untold-errors"].contains(&said.code);
            let is_new = |said: &&Diagnostic| {
                !is_of_all(said) && !whole.diagnostics.iter().any(|other| other == *said)
            };
            let said: Vec<_> = one.diagnostics.iter().filter(is_new).collect();
            assert_eq!(said, Vec::<&Diagnostic>::new(), "{name} {selector}");
            let missing = one.inspection().expect("a document").missing;
            let unsaid: Vec<_> = missing.iter().filter(|one| one.reason.is_none()).collect();
            assert_eq!(unsaid, Vec::<&Missing>::new(), "{name} {selector}");
        }
    }
}
