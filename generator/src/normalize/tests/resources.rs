//! Schemas with a URL, or an anchor, of their own.

use openapiv3::ReferenceOr;

use super::{form, reference, with_schemas};

#[test]
fn a_schema_with_an_id_is_a_document_of_its_own() {
    let read = with_schemas(
        "3.1",
        "
    Pack:
      $id: https://a.example/schemas/pack
      properties:
        inner: {$ref: '#'}
        part: {$ref: '#/$defs/part'}
        here: {$ref: '#here'}
        item: {$ref: item}
        pet: {$ref: '#/components/schemas/Pet'}
      $defs: {part: {type: integer}, flag: {$anchor: here, type: boolean}}
    Item: {$id: https://a.example/schemas/item, items: {$ref: '#'}}
    Pet: {properties: {pack: {$ref: 'https://a.example/schemas/pack'}, here: {$ref: '#here'}}}
    Other: {$anchor: here, type: number}
",
    );
    assert_eq!(read.told(), []);
    let all = |schema: &str, key: &str| reference(&read.form(schema).properties[key]).to_owned();
    let pack = |key| all("Pack", key);
    assert_eq!(pack("inner"), "#/components/schemas/Pack");
    assert_eq!(pack("part"), "#/components/schemas/part");
    assert_eq!(pack("here"), "#/components/schemas/flag");
    assert_eq!(pack("item"), "#/components/schemas/Item");
    assert_eq!(pack("pet"), "#/components/schemas/Pet");
    assert_eq!(all("Pet", "pack"), "#/components/schemas/Pack");
    assert_eq!(all("Pet", "here"), "#/components/schemas/Other");
    let items = read.form("Item").items.as_ref().unwrap();
    assert_eq!(reference(items), "#/components/schemas/Item");
}

#[test]
fn dynamic_anchors_stand_for_what_leads_there_says() {
    let read = with_schemas(
        "3.1",
        "
    Page:
      properties:
        items: {items: {$dynamicRef: '#T'}}
        next: {$ref: '#/components/schemas/Page'}
        first: {$ref: '#/components/schemas/First'}
      $defs: {T: {$dynamicAnchor: T, not: {}}}
    First: {properties: {item: {$dynamicRef: '#T'}}}
    PetPage:
      $ref: '#/components/schemas/Page'
      $defs: {T: {$dynamicAnchor: T, $ref: '#/components/schemas/Pet'}}
    TextPage:
      description: A page of text.
      $defs: {T: {$dynamicAnchor: T, type: string}}
      allOf: [{$ref: '#/components/schemas/Page'}]
    Pet: {properties: {name: {type: string}}}
    Tree: {$dynamicAnchor: node, properties: {children: {items: {$dynamicRef: '#node'}}}}
    Wood: {$dynamicAnchor: node, $ref: '#/components/schemas/Tree', properties: {kind: {}}}
",
    );
    assert_eq!(read.told(), []);
    let property = |schema: &str, key: &str| match &read.form(schema).properties[key] {
        ReferenceOr::Reference { reference } => reference.clone(),
        ReferenceOr::Item(item) => reference(form(item).items.as_ref().unwrap()).to_owned(),
    };
    assert_eq!(property("PetPage", "items"), "#/components/schemas/Pet");
    assert_eq!(property("PetPage", "next"), "#/components/schemas/PetPage");
    let first = property("PetPage", "first");
    assert_eq!(first, "#/components/schemas/Pet First");
    assert_eq!(property("Pet First", "item"), "#/components/schemas/Pet");
    assert_eq!(property("Page", "next"), "#/components/schemas/Page");
    let text = reference(&read.form("TextPage").all_of[0]);
    let text = text.rsplit('/').next().unwrap().to_owned();
    assert_ne!(text, "Page");
    let item = property(&text, "items");
    let item = item.rsplit('/').next().unwrap();
    assert_eq!(read.form(item).typ.as_deref(), Some("string"));
    assert_eq!(property("Tree", "children"), "#/components/schemas/Tree");
    let wood = reference(&read.form("Wood").all_of[0]);
    let wood = wood.rsplit('/').next().unwrap();
    assert_eq!(property(wood, "children"), "#/components/schemas/Wood");
}

#[test]
fn a_dynamic_reference_to_what_is_not_dynamic_means_what_any_reference_does() {
    let read = with_schemas(
        "3.1",
        "
    Plain:
      $id: https://a.example/plain
      items: {$dynamicRef: '#T'}
      $defs: {T: {$anchor: T, type: boolean}}
    Pointed:
      $id: https://a.example/pointed
      items: {$dynamicRef: '#/$defs/T'}
      $defs: {T: {$dynamicAnchor: T, type: integer}}
    Set:
      $defs: {T: {$dynamicAnchor: T, type: string}}
      properties: {plain: {$ref: 'https://a.example/plain'}, pointed: {$ref: 'https://a.example/pointed'}}
",
    );
    assert_eq!(read.told(), []);
    let of = |key: &str| reference(&read.form("Set").properties[key]).to_owned();
    assert_eq!(of("plain"), "#/components/schemas/Plain");
    assert_eq!(of("pointed"), "#/components/schemas/Pointed");
    for (key, typ) in [("Plain", "boolean"), ("Pointed", "integer")] {
        let items = reference(read.form(key).items.as_ref().unwrap());
        let items = items.rsplit('/').next().unwrap();
        assert_eq!(read.form(items).typ.as_deref(), Some(typ), "{key}");
    }
}

#[test]
fn a_schema_with_an_id_sets_all_dynamic_anchors_that_are_in_it() {
    let read = with_schemas(
        "3.1",
        "
    Page:
      properties: {items: {items: {$dynamicRef: '#T'}}}
      $defs: {T: {$dynamicAnchor: T, not: {}}}
    Pages:
      $id: https://a.example/pages
      allOf:
        - $ref: '#/components/schemas/Page'
        - $defs: {T: {$dynamicAnchor: T, $ref: '#/components/schemas/Pet'}}
        - properties: {inner: {$id: inner, $defs: {T: {$dynamicAnchor: T, type: string}}}}
    Pet: {properties: {name: {type: string}}}
",
    );
    assert_eq!(read.told(), []);
    let page = reference(&read.form("Pages").all_of[0]);
    let page = read.form(page.rsplit('/').next().unwrap());
    let ReferenceOr::Item(items) = &page.properties["items"] else {
        panic!("no list");
    };
    let item = form(items).items.as_ref().unwrap();
    assert_eq!(reference(item), "#/components/schemas/Pet");
}

#[test]
fn a_value_that_looks_like_a_schema_has_no_name() {
    let read = with_schemas(
        "3.1",
        "
    Kept:
      enum: [{$id: 'https://a.example/x', $anchor: here}]
      default: {$id: 'https://a.example/x'}
      examples: [{$anchor: here}]
    Named:
      properties:
        default: {$id: 'https://a.example/x', type: integer}
        example: {$anchor: here, type: string}
    Uses: {properties: {x: {$ref: 'https://a.example/x'}, here: {$ref: '#here'}}}
",
    );
    let typ = |key: &str| {
        let name = reference(&read.form("Uses").properties[key]);
        let name = name.rsplit('/').next().unwrap();
        read.form(name).typ.clone().unwrap_or_default()
    };
    assert_eq!(typ("x"), "integer");
    assert_eq!(typ("here"), "string");
}
