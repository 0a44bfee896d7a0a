//! Small documents with overlays over them: what each example of the specification does.

use std::path::Path;

use super::apply;
use crate::diagnostic::Diagnostics;
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources, Texts};
use crate::told::in_order;

/// A document with an overlay over it, and what there was to say.
struct Laid {
    sources: Sources,
    told: Vec<String>,
}

impl Laid {
    fn tree(&self) -> &Node {
        self.sources.tree(FileId::default())
    }

    /// Where what stands at a place is written.
    fn written(&self, path: &str) -> String {
        let place = Pointer::new(FileId::default(), path);
        let place = crate::diagnostic::Place::Value(place);
        let location = self.sources.locate(&place).unwrap();
        let file = self.sources.file(self.sources.written(&place).file());
        format!(
            "{}:{}:{}",
            file.path().display(),
            location.line,
            location.column
        )
    }
}

/// Lays the text of a whole overlay over a document.
fn overlaid(document: &str, overlay: &str) -> Laid {
    let texts = [("shop/api.yaml", document), ("shop/o.yaml", overlay)];
    let mut diagnostics = Diagnostics::default();
    let spec = Path::new("shop/api.yaml");
    let mut sources = Sources::begin(spec, Texts::alone(texts), &mut diagnostics);
    apply(&mut sources, &["shop/o.yaml".into()], &mut diagnostics);
    let told = in_order(&diagnostics, &sources);
    let told = told.iter().map(ToString::to_string).collect();
    Laid { sources, told }
}

/// Lays actions over a document.
fn laid(document: &str, actions: &str) -> Laid {
    let head = "overlay: 1.1.0\ninfo: {title: Changes, version: '1'}\nactions:\n";
    overlaid(document, &format!("{head}{actions}"))
}

/// Holds that actions make another document of one, and that there is nothing to say.
#[track_caller]
fn makes(document: &str, actions: &str, expected: &str) {
    let laid = laid(document, actions);
    assert_eq!(laid.told, [""; 0]);
    let mut sources = Sources::default();
    let file = sources.add_text(Path::new("e.yaml"), expected, &mut Diagnostics::default());
    assert_eq!(laid.tree(), sources.tree(file));
}

/// Holds what is told of actions, each message from its beginning.
#[track_caller]
fn tells(document: &str, actions: &str, expected: &[&str]) {
    let told = laid(document, actions).told;
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, start) in told.iter().zip(expected) {
        assert!(told.starts_with(start), "{told:#?}");
    }
}

#[test]
fn one_action_has_the_form_of_the_document() {
    makes(
        "
info: {title: Shop}
paths:
  /books: {summary: Old, get: {operationId: list}}
  /films: {get: {operationId: films}}
",
        "
  - target: $
    update:
      info: {x-overlaid: true}
      paths:
        /books: {summary: All books, get: {summary: Lists books, x-limit: 9}}
        /films: {get: {x-limit: 9}}
      tags: [{name: books}]
",
        "
info: {title: Shop, x-overlaid: true}
paths:
  /books: {summary: All books, get: {operationId: list, summary: Lists books, x-limit: 9}}
  /films: {get: {operationId: films, x-limit: 9}}
tags: [{name: books}]
",
    );
}

#[test]
fn a_key_without_a_value_leaves_a_map_as_it_is() {
    let laid = laid(
        "components: {schemas: {A: {}}}",
        "  - target: $\n    update:\n      components:\n      tags:\n",
    );
    let start = "shop/o.yaml:6:7: warning[wrong-type]: null says nothing of a map";
    assert_eq!(laid.told.len(), 1);
    assert!(laid.told[0].starts_with(start), "{:?}", laid.told);
    assert!(laid.tree().at("/components/schemas/A").is_some());
    assert_eq!(laid.tree().at("/tags"), Some(&Node::Null));
}

#[test]
fn an_action_is_for_one_thing() {
    makes(
        "paths: {/a: {get: {description: Old}}, /b: {get: {description: Old}}}",
        "
  - target: $.paths['/a'].get.description
    update: New
  - target: $.paths['/b'].get
    update: {description: Newer}
  - target: $.paths['/b']
    update: {post: {description: Newest, x-safe: false}}
",
        "
paths:
  /a: {get: {description: New}}
  /b: {get: {description: Newer}, post: {description: Newest, x-safe: false}}
",
    );
}

#[test]
fn an_action_is_for_all_that_a_path_selects() {
    makes(
        "
paths:
  /a: {get: {parameters: [{name: filter, in: query}, {name: filter, in: header}]}}
  /b: {get: {parameters: [{name: sort, in: query}]}, put: {}}
",
        "
  - target: $.paths.*.get
    update: {x-safe: true}
  - target: $.paths.*.get.parameters[?@.name=='filter' && @.in=='query']
    update: {schema: {$ref: '#/components/schemas/Filter'}}
",
        "
paths:
  /a:
    get:
      parameters:
        - {name: filter, in: query, schema: {$ref: '#/components/schemas/Filter'}}
        - {name: filter, in: header}
      x-safe: true
  /b: {get: {parameters: [{name: sort, in: query}], x-safe: true}, put: {}}
",
    );
}

#[test]
fn a_list_gets_an_item_or_those_of_a_list() {
    makes(
        "{lists: [[a], [b]], tags: [c], parent: {tags: [d]}}",
        "
  - target: $.lists.*
    update: {name: new}
  - target: $.tags
    update: e
  - target: $.tags
    update: [f, g]
  - target: $.parent
    update: {tags: [h]}
",
        "{lists: [[a, {name: new}], [b, {name: new}]], tags: [c, e, f, g], parent: {tags: [d, h]}}",
    );
}

#[test]
fn items_are_removed_by_what_they_say() {
    makes(
        "
paths:
  /a: {get: {tags: [x, old, y, old], parameters: [{name: old}, {name: new}]}}
  /b: {get: {tags: [old]}}
",
        "
  - target: $.paths.*.get.parameters[?@.name == 'old']
    remove: true
  - target: $.paths.*.get.tags[?@ == 'old']
    remove: true
",
        "paths: {/a: {get: {tags: [x, y], parameters: [{name: new}]}}, /b: {get: {tags: []}}}",
    );
}

#[test]
fn what_is_selected_twice_is_changed_once() {
    makes(
        "{tags: [a, b, c, d], lists: [[1], [2]]}",
        "
  - target: $.tags[0,2,0]
    remove: true
  - target: $.lists[0,1,0]
    update: 3
",
        "{tags: [b, d], lists: [[1, 3], [2, 3]]}",
    );
}

#[test]
fn a_trait_says_where_an_update_belongs() {
    let document = "
paths:
  /a: {get: {x-oai-traits: [paged], parameters: [{name: id}]}}
  /b: {get: {x-oai-traits: [other]}}
  /c: {get: {}}
  /d: {get: {x-oai-traits: [other, paged]}}
";
    makes(
        document,
        "
  - target: $.paths[?(@.get['x-oai-traits'][?(@ == 'paged')])].get
    update: {parameters: [{name: top}, {name: skip}]}
",
        "
paths:
  /a: {get: {x-oai-traits: [paged], parameters: [{name: id}, {name: top}, {name: skip}]}}
  /b: {get: {x-oai-traits: [other]}}
  /c: {get: {}}
  /d: {get: {x-oai-traits: [other, paged], parameters: [{name: top}, {name: skip}]}}
",
    );
    // A name with a hyphen is none of RFC 9535's, which an example of version 1.0 has.
    tells(
        document,
        "  - target: $.paths.*.get[?@.x-oai-traits.paged]\n    update: {parameters: []}\n",
        &[
            "shop/o.yaml:4:13: error[bad-overlay]: `$.paths.*.get[?@.x-oai-traits.paged]` is no JSONPath",
        ],
    );
}

#[test]
fn a_part_is_copied_to_where_something_stands_or_is_made() {
    let document = "paths: {/items: {get: {tags: [a]}}, /others: {delete: {}}}";
    makes(
        document,
        "
  - target: $.paths[\"/others\"]
    copy: $.paths[\"/items\"]
    description: The operations of items are those of others as well.
",
        "paths: {/items: {get: {tags: [a]}}, /others: {delete: {}, get: {tags: [a]}}}",
    );
    makes(
        document,
        "
  - target: $.paths
    update: {/new: {}}
  - target: $.paths['/new']
    copy: $.paths['/items']
",
        "paths: {/items: {get: {tags: [a]}}, /others: {delete: {}}, /new: {get: {tags: [a]}}}",
    );
}

#[test]
fn a_part_moves_and_keeps_where_it_is_written() {
    let document = "paths:\n  /items: {get: {operationId: list}}\n  /others: {delete: {}}\n";
    let actions = "
  - target: $.paths
    update: {/new: {}}
  - target: $.paths['/new']
    copy: $.paths['/items']
  - target: $.paths['/items']
    remove: true
";
    makes(
        document,
        actions,
        "paths: {/others: {delete: {}}, /new: {get: {operationId: list}}}",
    );
    let laid = laid(document, actions);
    let id = laid.written("/paths/~1new/get/operationId");
    assert_eq!(id, "shop/api.yaml:2:31");
}

#[test]
fn an_overlay_may_say_which_document_it_is_for() {
    let told = |extends: &str| {
        let overlay = format!(
            "overlay: 1.0.1\nextends: {extends}\nactions: [{{target: $.info, update: {{x-a: 1}}}}]"
        );
        overlaid("info: {}", &overlay).told
    };
    for extends in [
        "api.yaml",
        "./api.yaml",
        "../shop/api.yaml",
        "https://shop.example/api.yaml",
    ] {
        assert_eq!(told(extends), [""; 0], "{extends}");
    }
    let of_another = "shop/o.yaml:2:10: warning[other-document]: this overlay is for `other.yaml`, and is laid \
                      over `shop/api.yaml`";
    assert_eq!(told("other.yaml"), [of_another]);
    let no_text = told("1");
    assert!(no_text[0].starts_with("shop/o.yaml:2:10: error[bad-overlay]"));
}

#[test]
fn kinds_that_do_not_fit_are_told_where_they_are_written() {
    let document = "{info: {title: T, tags: [a]}, list: [], both: [{}, []]}";
    let cases = [
        (
            "  - {target: $.info, update: text}",
            "4:30: error[bad-overlay]: a string cannot be laid over a map",
        ),
        (
            "  - {target: $.info, update: {title: {a: 1}}}",
            "4:31: error[bad-overlay]: a map cannot be laid over a string",
        ),
        (
            "  - {target: $.info, update: {tags: 1}}",
            "4:37: error[bad-overlay]: an integer cannot be laid over a list",
        ),
        (
            "  - {target: $.info.title, copy: $.list}",
            "4:34: error[bad-overlay]: a list cannot be laid over a string",
        ),
        (
            "  - {target: '$.both[0,1]', update: 1}",
            "4:14: error[bad-overlay]: `$.both[0,1]` selects maps and lists",
        ),
        (
            "  - {target: $, remove: true}",
            "4:14: error[bad-overlay]: the document as a whole",
        ),
        (
            "  - {target: $.info, remove: yes please}",
            "4:30: error[bad-overlay]: `remove` is true or false",
        ),
        (
            "  - {target: $.info, update: {}, copy: $.info}",
            "4:34: error[bad-overlay]: an action has an `update` or a `copy`",
        ),
        (
            "  - {target: $.info, copy: '$.both[*]'}",
            "4:28: error[bad-overlay]: `$.both[*]` selects 2 things",
        ),
        (
            "  - {target: $.info, copy: $.none}",
            "4:28: warning[idle-action]: `$.none` selects nothing",
        ),
        (
            "  - {target: \"$..[?!match(@, 'x')]['a b']\", update: 1}",
            "4:14: warning[idle-action]: `$..[?!match(@, 'x')]['a b']` selects nothing",
        ),
        (
            "  - {target: $.info, description: Later.}",
            "4:5: warning[idle-action]: this has no `update`",
        ),
        (
            "  - {target: $.info, update: {x-a: 1, x-a: 2}}",
            "4:39: warning[duplicate-key]",
        ),
    ];
    for (actions, expected) in cases {
        tells(document, actions, &[&format!("shop/o.yaml:{expected}")]);
    }
}

#[test]
fn an_overlay_has_a_version_and_actions() {
    let told = |overlay: &str| overlaid("info: {}", overlay).told;
    for (overlay, start) in [
        ("overlay: 1.10.0\nactions: []", "shop/o.yaml:1:10: error"),
        ("overlay: 1.0\nactions: []", "shop/o.yaml:1:10: error"),
        ("actions: []", "shop/o.yaml: error"),
        ("overlay: 1.0.0", "shop/o.yaml: error"),
        ("overlay: 1.0.0\nactions: []", "shop/o.yaml:2:1: warning"),
        ("overlay: 1.0.0\nactions: {}", "shop/o.yaml:2:1: error"),
        ("overlay: 1.1.7\nactions: [1]", "shop/o.yaml:2:11: error"),
    ] {
        let told = told(overlay);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with(start), "{overlay}: {told:?}");
    }
}
