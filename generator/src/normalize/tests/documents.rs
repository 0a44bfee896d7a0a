use std::path::Path;

use openapiv3::{Parameter, ReferenceOr, SecurityScheme};
use serde_json::json;

use super::{form, read};
use crate::diagnostic::{Diagnostics, Severity};
use crate::normalize::normalize;
use crate::read::{Sources, Texts};
use crate::selection::Selection;
use crate::swagger;
use crate::vocabulary;

#[test]
fn webhooks_and_callbacks_are_read_where_they_stand() {
    let read = read(
        "
openapi: 3.1.0
info: {title: T, version: '1', summary: s}
webhooks:
  created: {post: {responses: {200: {description: d}}}}
  deleted: {$ref: '#/components/pathItems/Deleted'}
paths:
  /a:
    post:
      responses: {200: {description: d}}
      callbacks:
        done: {$ref: '#/components/callbacks/Done'}
components:
  callbacks:
    Done: {'{$request.body#/url}': {post: {responses: {200: {description: d}}}}}
  pathItems:
    Deleted: {delete: {responses: {200: {description: d}}}}
",
    );
    assert_eq!(read.told(), []);
    assert_eq!(read.document.api.info.description.as_deref(), Some("s"));
    let webhooks = &read.document.webhooks;
    assert!(webhooks["created"].post.is_some());
    assert!(webhooks["deleted"].delete.is_some());
    assert_eq!(
        read.origin("/webhooks/deleted/delete"),
        "api.yaml#/components/pathItems/Deleted/delete"
    );
    let item = read.document.api.paths.paths["/a"].as_item().unwrap();
    let callbacks = &item.post.as_ref().unwrap().callbacks;
    assert!(callbacks["done"]["{$request.body#/url}"].post.is_some());
    assert_eq!(
        read.origin("/paths/~1a/post/callbacks/done/x"),
        "api.yaml#/components/callbacks/Done/x"
    );
}

#[test]
fn a_summary_stands_before_a_description_that_does_not_begin_with_it() {
    for (said, expected) in [
        ("summary: s", Some("s")),
        ("description: d", Some("d")),
        ("summary: s, description: d", Some("s\n\nd")),
        ("summary: s, description: s and d", Some("s and d")),
        ("x-of: nobody", None),
    ] {
        let text =
            format!("openapi: 3.1.0\ninfo: {{title: T, version: '1', {said}}}\npaths: {{}}\n");
        let read = read(&text);
        let description = read.document.api.info.description.as_deref();
        assert_eq!(description, expected, "{said}");
    }
}

#[test]
fn methods_beyond_the_eight_are_kept() {
    let read = read(
        "
openapi: 3.2.0
$self: https://a.example/api.yaml
info: {title: T, version: '1'}
paths:
  /a:
    query: {responses: {200: {}}}
    additionalOperations:
      LINK: {responses: {200: {summary: s}}}
      'UN LINK': {responses: {200: {summary: s}}}
",
    );
    assert_eq!(read.told(), [(Severity::Unrepresented, "bad-method")]);
    let methods: Vec<_> = read.document.methods.iter().collect();
    let told: Vec<_> = methods
        .iter()
        .map(|one| (one.path.as_str(), one.method.as_str()))
        .collect();
    assert_eq!(told, [("/a", "QUERY"), ("/a", "LINK")]);
    assert_eq!(methods[1].at.path(), "/paths/~1a/additionalOperations/LINK");
}

#[test]
fn what_stands_beside_the_reference_of_a_path_item_counts() {
    let read = read(
        "
openapi: 3.2.0
info: {title: T, version: '1'}
paths:
  /a:
    $ref: '#/components/pathItems/A'
    put: {operationId: own}
    get: {operationId: get}
    query: {operationId: ownQuery}
components:
  pathItems:
    A:
      parameters: [{name: q, in: query, schema: {}}]
      post: {operationId: post}
      put: {operationId: other}
      query: {operationId: query}
",
    );
    let both = (Severity::Warning, "reference-sibling");
    assert_eq!(read.told(), [both, both]);
    let item = read.document.api.paths.paths["/a"].as_item().unwrap();
    let id = |operation: &Option<openapiv3::Operation>| {
        let operation = operation.as_ref().unwrap();
        operation.operation_id.clone().unwrap()
    };
    let ids = [&item.get, &item.put, &item.post].map(id);
    assert_eq!(ids, ["get", "own", "post"]);
    assert_eq!(item.parameters.len(), 1);
    let methods = read.document.methods.iter();
    let queries: Vec<_> = methods
        .map(|one| one.operation.operation_id.clone())
        .collect();
    assert_eq!(queries, [Some("ownQuery".to_owned())]);
    assert_eq!(
        ["get", "post"].map(|key| read.origin(&format!("/paths/~1a/{key}"))),
        [
            "api.yaml#/paths/~1a/get",
            "api.yaml#/components/pathItems/A/post"
        ]
    );
}

#[test]
fn what_others_say_of_calls_is_told_where_it_is_left_out() {
    let read = read(
        "
openapi: 3.0.3
info: {title: T, version: '1'}
x-ms-paths: {'/a?comp=b': {get: {responses: {'200': {description: d}}}}}
x-ms-parameterized-host: {hostTemplate: '{account}.a.example'}
paths:
  /a/{scope}:
    x-amazon-apigateway-any-method: {responses: {'200': {description: d}}}
    parameters:
      - {name: scope, in: path, required: true, schema: {type: string}, x-ms-skip-url-encoding: true}
      - {name: plain, in: query, schema: {type: string}, x-ms-skip-url-encoding: false}
      - {name: x-meta, in: header, schema: {type: string}, x-ms-header-collection-prefix: x-meta-}
components:
  headers:
    Meta: {schema: {type: string}, x-ms-header-collection-prefix: x-meta-}
",
    );
    assert_eq!(
        read.told(),
        [(Severity::Unrepresented, "not-represented"); 6]
    );
}

#[test]
fn the_whole_query_string_is_a_parameter_with_content() {
    let read = read(
        "
openapi: 3.2.0
info: {title: T, version: '1'}
components:
  parameters:
    Q: {name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {}}}}
    C: {name: c, in: cookie, style: cookie, schema: {type: string}}
  responses:
    R:
      content: {application/jsonl: {itemSchema: {type: string}}}
tags: [{name: a, summary: s, parent: b, kind: nav}]
",
    );
    assert_eq!(read.told(), []);
    let components = read.document.api.components.as_ref().unwrap();
    let parameter = components.parameters["Q"].as_item().unwrap();
    assert!(matches!(parameter, Parameter::Query { .. }));
    let extensions = &parameter.parameter_data_ref().extensions;
    assert_eq!(extensions[vocabulary::IN_QUERYSTRING], json!(true));
    let response = components.responses["R"].as_item().unwrap();
    let item = &response.content["application/jsonl"].extensions[vocabulary::ITEM_SCHEMA];
    let key = item.as_str().unwrap().rsplit('/').next().unwrap();
    assert_eq!(form(read.schema(key)).typ.as_deref(), Some("string"));
    assert_eq!(read.document.api.tags[0].description.as_deref(), Some("s"));
}

#[test]
fn flows_and_kinds_of_security_are_read() {
    let read = read(
        "
openapi: 3.1.0
info: {title: T, version: '1'}
components:
  securitySchemes:
    O:
      type: oauth2
      flows:
        implicit: {authorizationUrl: u, scopes: {a: b}}
        password: {tokenUrl: u, scopes: {}}
        clientCredentials: {tokenUrl: u, scopes: {c: d}}
        authorizationCode: {authorizationUrl: u, tokenUrl: v, scopes: {}}
    M: {type: mutualTLS}
security: [{M: []}]
",
    );
    assert_eq!(read.told(), []);
    let schemes = &read
        .document
        .api
        .components
        .as_ref()
        .unwrap()
        .security_schemes;
    let Some(SecurityScheme::OAuth2 { flows, .. }) = schemes["O"].as_item() else {
        panic!("{schemes:?}");
    };
    assert_eq!(flows.implicit.as_ref().unwrap().scopes["a"], "b");
    assert_eq!(flows.client_credentials.as_ref().unwrap().token_url, "u");
    assert!(flows.password.is_some() && flows.authorization_code.is_some());
    assert!(schemes["M"].as_item().is_some());
}

#[test]
fn what_can_be_worked_around_is_a_warning() {
    let read = read(
        "
openapi: 3.0.0
info: {title: T, version: 1.5}
paths:
  /a/{id}:
    get:
      parameters: [{name: id, in: path, schema: {type: string}}]
      responses: {ok: {}, 200: {}}
  b: {}
  /c?d=e&f=g#h: {}
  /c?d: {}
  '/f{?page*}': {}
",
    );
    assert_eq!(read.document.api.info.version, "1.5");
    let paths = &read.document.api.paths.paths;
    assert_eq!(paths.len(), 3);
    let item = paths["/c?d=e&f=g#h"].as_item().unwrap();
    let parameters = item.parameters.iter().filter_map(ReferenceOr::as_item);
    let parameters = parameters.map(Parameter::parameter_data_ref);
    let names: Vec<_> = parameters.map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["d", "f"]);
    assert_eq!(
        read.told(),
        [
            (Severity::Warning, "wrong-type"),
            (Severity::Warning, "optional-path-parameter"),
            (Severity::Unrepresented, "bad-status"),
            (Severity::Warning, "missing-key"),
            (Severity::Unrepresented, "bad-path"),
            (Severity::Unrepresented, "bad-path"),
        ]
    );
}

#[test]
fn a_reference_that_is_no_string_is_of_the_wrong_type() {
    let read = read(
        "
openapi: 3.0.3
info: {title: T, version: '1'}
paths: {}
components: {schemas: {A: {$ref: 5}}}
",
    );
    assert_eq!(read.told(), [(Severity::Warning, "wrong-type")]);
}

#[test]
fn braces_in_a_path_are_templates_or_it_is_left_out() {
    for (path, is_kept) in [
        ("/{a}/x{b}y{/c*}", true),
        ("/}{/{}", false),
        ("/{{a}}", false),
        ("/{a}}{", false),
        ("/{}", false),
        ("/{a", false),
        ("/a}", false),
        ("/a/../b", false),
        ("/.", false),
        ("/.a/..b", true),
    ] {
        let text =
            format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{'{path}': {{}}}}");
        let read = read(&text);
        assert_eq!(
            read.document.api.paths.paths.len(),
            usize::from(is_kept),
            "{path}"
        );
        let told = [(Severity::Unrepresented, "bad-path")];
        assert_eq!(read.told(), told[usize::from(is_kept)..], "{path}");
    }
}

#[test]
fn what_nothing_declares_is_told_and_worked_around() {
    let read = read(
        "
openapi: 3.0.0
info: {title: T, version: '1'}
paths: {}
servers: [{url: 'https://{region}.example'}]
security: [{token: []}]
",
    );
    let warning = |code| (Severity::Warning, code);
    assert_eq!(
        read.told(),
        [
            warning("undeclared-variable"),
            warning("unknown-security-scheme")
        ]
    );
    let server = &read.document.api.servers[0];
    let variable = &server.variables.as_ref().unwrap()["region"];
    assert_eq!(variable.extensions[vocabulary::REQUIRED], json!(true));
    assert!(read.document.api.security.as_ref().unwrap()[0].is_empty());
}

#[test]
fn keys_are_known_by_version() {
    let read = read(
        "
openapi: 3.0.0
info: {title: T, version: '1', licence: {}}
paths: {}
webhooks: {}
components: {pathItems: {}}
",
    );
    assert_eq!(
        read.told(),
        [
            (Severity::Warning, "unknown-key"),
            (Severity::Warning, "other-version"),
            (Severity::Warning, "other-version"),
        ]
    );
}

#[test]
fn what_is_no_document_is_an_error() {
    for text in ["openapi: ", "[]", "openapi: 4.0.0", "swagger: '2.0'", "~"] {
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        sources.add_text(Path::new("api.yaml"), text, &mut diagnostics);
        assert!(
            normalize(&sources, &Selection::default(), &mut diagnostics).is_none(),
            "{text}"
        );
        assert!(diagnostics.has_errors(), "{text}");
    }
}

#[test]
fn reserved_characters_of_a_path_are_told_where_the_version_has_them() {
    let told = |version: &str, place: &str| {
        let parameter = format!(
            "{{name: a, in: {place}, required: true, allowReserved: true, schema: {{type: string}}}}"
        );
        let read = read(&format!(
            "{{openapi: {version}, info: {{title: T, version: '1'}}, paths: {{'/x/{{a}}': {{get: {{parameters: \
             [{parameter}], responses: {{'204': {{description: Fine.}}}}}}}}}}}}"
        ));
        read.told()
    };
    let unrepresented = [(Severity::Unrepresented, "not-represented")];
    assert_eq!(told("3.2.0", "path"), unrepresented);
    assert_eq!(told("3.2.0", "cookie"), unrepresented);
    assert_eq!(told("3.2.0", "header"), []);
    assert_eq!(told("3.2.0", "query"), []);
    assert_eq!(told("3.1.0", "path"), [(Severity::Warning, "unknown-key")]);
}

#[test]
fn what_is_no_openapi_document_is_told_as_what_it_is() {
    for (text, told) in [
        ("asyncapi: 3.0.0\ninfo: {title: T}\n", "but one of AsyncAPI"),
        (
            "info: {name: T, _postman_id: a}\nitem: []\n",
            "but a collection of Postman",
        ),
        (
            "info: {name: T, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/'}\n",
            "but a collection of Postman",
        ),
        ("overlay: 1.0.0\nactions: []\n", "but an overlay"),
        (
            "OpenAPI: 3.0.0\ninfo: {title: T}\n",
            "needs `openapi`, and this is `OpenAPI`",
        ),
        (
            "Swagger: '2.0'\ninfo: {title: T}\n",
            "needs `swagger`, and this is `Swagger`",
        ),
        (
            "swagger: '2.0'\nopenapi: 3.0.0\n",
            "`swagger` stands beside `openapi`",
        ),
        ("info: {title: T}\n", "an OpenAPI document needs `openapi`"),
    ] {
        let said = refused(text);
        assert!(said[0].contains(told), "{text}: {said:?}");
    }
}

/// What is said of a document of which nothing can be made.
fn refused(text: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let texts = Texts::alone([("api.yaml", text)]);
    let mut sources = Sources::begin(Path::new("api.yaml"), texts, &mut diagnostics);
    swagger::upgrade(&mut sources, &mut diagnostics);
    let document = normalize(&sources, &Selection::default(), &mut diagnostics);
    assert!(document.is_none(), "{text}");
    diagnostics
        .iter()
        .map(|said| said.message.clone())
        .collect()
}

#[test]
fn a_number_in_place_of_a_text_is_taken_as_it_is_written() {
    let read = read("openapi: 3.0\ninfo: {title: T, version: 1.0}\npaths: {}\n");
    assert_eq!(read.document.api.openapi, "3.0");
    assert_eq!(read.document.api.info.version, "1.0");
}
