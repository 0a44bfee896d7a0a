//! Elements that a document says nothing of, around what it does.

use super::documented::{all_fields, has_any};
use super::table::{Name, Xml};
use super::tree::{Element, Tree};

/// The element that has the properties of an object: the one that is there for it, or the only one in
/// it that has any of them, where that has none itself. So answer the services that put a
/// `ListTopicsResult` into a `ListTopicsResponse`.
pub(super) fn holder(tree: &Tree<'_>, of: &Xml, element: Element) -> Element {
    let Some(fields) = all_fields(of).filter(|fields| !has_any(tree, fields, element)) else {
        return element;
    };
    let children = tree.children(element);
    let mut holders = children.filter(|child| has_any(tree, fields, *child));
    match (holders.next(), holders.next()) {
        (Some(holder), None) => holder,
        _ => element,
    }
}

/// The items that stand in an element where an item would, if it holds them and is none.
///
/// An element that is called like the list, and not like its items, holds those that are called like
/// them, or is empty with the list. Others are told by what stands in them.
pub(super) fn held<'t>(
    tree: &'t Tree<'_>,
    item: Name,
    of: &Xml,
    element: Element,
) -> Option<Box<dyn Iterator<Item = Element> + 't>> {
    let is_item = move |child: &Element| tree.name(*child).local == item.local;
    let is_called_otherwise = !is_item(&element);
    if is_called_otherwise
        && (tree.is_empty(element) || tree.children(element).any(|child| is_item(&child)))
    {
        return Some(Box::new(tree.children(element).filter(is_item)));
    }
    if is_around_items(tree, of, element) {
        return Some(Box::new(tree.children(element)));
    }
    None
}

/// Whether an element has nothing but items in it, each of which is more like one than itself.
fn is_around_items(tree: &Tree<'_>, of: &Xml, element: Element) -> bool {
    if tree.is_leaf(element) || !tree.text(element).is_empty() {
        return false;
    }
    match of {
        Xml::Text | Xml::Number | Xml::Boolean => true,
        Xml::List { .. } => false,
        Xml::Object { .. } => all_fields(of).is_some_and(|fields| {
            let mut children = tree.children(element);
            !has_any(tree, fields, element) && children.all(|child| has_any(tree, fields, child))
        }),
    }
}

/// The items of a list in the element that it has of its own. If none is called like them, but all
/// alike, these are they. Nothing where it is not told which are.
pub(super) fn wrapped(
    tree: &Tree<'_>,
    item: Option<Name>,
    element: Element,
) -> Option<Vec<Element>> {
    let all = || tree.children(element);
    let Some(item) = item else {
        return Some(all().collect());
    };
    let name = |child: Element| tree.name(child).local;
    let items: Vec<Element> = all().filter(|child| name(*child) == item.local).collect();
    if !items.is_empty() {
        return Some(items);
    }
    let first = all().next().map(name);
    let are_alike = all().all(|child| Some(name(child)) == first);
    are_alike.then(|| all().collect())
}

/// Whether an element is something else than promised: it has elements, and none that is one of an
/// object's. Of a list, all items are so.
pub(super) fn is_misfit(tree: &Tree<'_>, of: &Xml, element: Element) -> bool {
    match of {
        Xml::List { item, of, .. } => {
            let items = wrapped(tree, *item, element).unwrap_or_default();
            !items.is_empty() && items.into_iter().all(|item| is_misfit(tree, of, item))
        }
        of => all_fields(of).is_some_and(|fields| {
            let holder = holder(tree, of, element);
            !tree.is_leaf(holder) && !has_any(tree, fields, holder)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::to_json;
    use super::super::table::{Name, Xml, field};

    static TEXT: Xml = Xml::Text;
    static TOPIC: Xml = Xml::object(&[field("arn", &TEXT).named(Name::new("TopicArn"))]);
    /// Whose items are called like the list, which services wrap even so.
    static TOPICS: Xml = Xml::list(Name::new("Topics"), &TOPIC);
    /// Whose items have a name of their own.
    static MEMBERS: Xml = Xml::list(Name::new("member"), &TOPIC);
    static NAMES: Xml = Xml::list(Name::new("Names"), &TEXT);
    static RESULT: Xml = Xml::object(&[
        field("Topics", &TOPICS),
        field("Members", &MEMBERS),
        field("Names", &NAMES),
    ]);
    static MAP: Xml = Xml::map(&TEXT);

    fn read(of: &'static Xml, text: &str) -> String {
        let json = to_json(text.as_bytes(), of);
        String::from_utf8(json.expect(text)).unwrap()
    }

    #[test]
    fn an_element_around_an_object_is_passed() {
        let topics = r#"{"Topics":[{"arn":"a"}]}"#;
        let topic = "<Topics><TopicArn>a</TopicArn></Topics>";
        for text in [
            format!("<r>{topic}</r>"),
            format!("<r><result>{topic}</result><meta><id/></meta></r>"),
        ] {
            assert_eq!(read(&RESULT, &text), topics);
        }
        // Two could be it, or none has to be.
        let text = format!("<r><Names/><result>{topic}</result></r>");
        assert_eq!(read(&RESULT, &text), r#"{"Names":[""]}"#);
        assert_eq!(read(&MAP, "<r><a><b/></a></r>"), r#"{"a":{}}"#);
    }

    #[test]
    fn an_element_around_items_is_passed() {
        for (inner, json) in [
            // By what stands in it.
            (
                "<Topics><m><TopicArn>a</TopicArn></m><m><TopicArn>b</TopicArn></m></Topics>",
                r#"{"Topics":[{"arn":"a"},{"arn":"b"}]}"#,
            ),
            ("<Names><n>a</n><n>b</n></Names>", r#"{"Names":["a","b"]}"#),
            ("<Names>a</Names><Names/>", r#"{"Names":["a",""]}"#),
            // By its name.
            (
                "<Members><member><TopicArn>a</TopicArn></member><member/><x/></Members>",
                r#"{"Members":[{"arn":"a"},{}]}"#,
            ),
            ("<Members/>", r#"{"Members":[]}"#),
            ("<Members>\n</Members>", r#"{"Members":[]}"#),
            (
                "<Members><TopicArn>a</TopicArn></Members>",
                r#"{"Members":[{"arn":"a"}]}"#,
            ),
            // An item is one.
            (
                "<Topics><m/><TopicArn>a</TopicArn></Topics>",
                r#"{"Topics":[{"arn":"a"}]}"#,
            ),
            ("<Topics><m/></Topics>", r#"{"Topics":[{}]}"#),
            ("<Topics/>", r#"{"Topics":[{}]}"#),
        ] {
            assert_eq!(read(&RESULT, &format!("<r>{inner}</r>")), json);
        }
    }
}
