//! How what is sent and answered in XML is written: a table for each schema.

use super::layout::{Code, Item, List, Source, markdown};
use crate::ir::{Api, XmlField, XmlName, XmlNode, XmlPlace, XmlRoot, XmlTable};

const ABOUT: &str = "How values are written in XML: which properties are elements and which are attributes, \
                     and what they are called. The types know nothing of it.";

/// What says that nobody has to use a table: which of them are used depends on the features.
const UNUSED: &str = "#[allow(dead_code, reason = \"operations of some features use it\")]";

pub(super) fn tables(api: &Api) -> Source {
    let mut tables: Vec<(&XmlTable, &XmlNode)> = api.xml.used().collect();
    tables.sort_by_key(|(table, _)| table.name.as_str());
    let mut roots: Vec<&XmlRoot> = api.xml.roots.iter().collect();
    roots.sort_by_key(|root| root.name.as_str());
    let tables = tables
        .into_iter()
        .map(|(known, node)| table(api, known, node));
    let roots = roots.into_iter().map(|known| root(api, known));
    let mut items: Vec<Item> = tables.chain(roots).collect();
    if !api.tag_features.is_empty() {
        for item in &mut items {
            item.attributes.push(UNUSED.to_owned());
        }
    }
    let source = Source::new(markdown(ABOUT)).together(import(api));
    items.into_iter().fold(source, Source::item)
}

/// The names of the runtime that the tables have.
fn import(api: &Api) -> Option<Item> {
    let tables = || api.xml.used().map(|(_, node)| node);
    let fields = tables().any(has_fields);
    let mut elements = api
        .xml
        .roots
        .iter()
        .filter_map(|root| root.element.as_ref());
    let names = elements.next().is_some() || tables().any(has_names);
    let all = [
        (names, "Name"),
        (!api.xml.roots.is_empty(), "Root"),
        (true, "Xml"),
        (fields, "field"),
    ];
    let used = all.into_iter().filter(|(is_used, _)| *is_used);
    List::uses("use super::runtime::xml", used.map(|(_, name)| name))
}

fn table(api: &Api, table: &XmlTable, node: &XmlNode) -> Item {
    let open = format!("pub(crate) static {}: Xml = ", table.name);
    self::node(api, node).prefixed(&open).suffixed(";").into()
}

fn root(api: &Api, root: &XmlRoot) -> Item {
    let name = &root.name;
    let table = api.xml.table(root.table).map(|table| &table.name);
    let table = format!("&{}", table.map_or("", |name| name.as_str()));
    let open = format!("pub(crate) static {name}: Root = Root::");
    match &root.element {
        Some(element) => {
            let parts = [self::name(element), table];
            List::arguments(format!("{open}new("), parts, ");").into()
        }
        None => format!("{open}unnamed({table});").into(),
    }
}

/// A table where it is defined, or where another one has it.
fn node(api: &Api, node: &XmlNode) -> Code {
    match node {
        XmlNode::Text => Code::Line("Xml::Text".to_owned()),
        XmlNode::Number => Code::Line("Xml::Number".to_owned()),
        XmlNode::Boolean => Code::Line("Xml::Boolean".to_owned()),
        XmlNode::Table(id) => {
            let table = api.xml.table(*id).map_or("", |table| table.name.as_str());
            Code::Line(table.to_owned())
        }
        XmlNode::Object {
            fields, further, ..
        } => object(api, fields, further.as_deref()),
        XmlNode::List { item, wrapped, of } => {
            let of = self::node(api, of).prefixed("&");
            let open = match wrapped {
                _ if item.is_none() => "Xml::any_named(",
                true => "Xml::wrapped(",
                false => "Xml::list(",
            };
            let item = item.iter().map(|item| Item::from(name(item)));
            List::arguments(open, item.chain([of.into()]), ")").into()
        }
    }
}

fn object(api: &Api, fields: &[XmlField], further: Option<&XmlNode>) -> Code {
    let fields = fields.iter().map(|known| field(api, known));
    let list = |open: &str, close: &str| List::arguments(open, fields.clone(), close);
    match further {
        None => Code::from(list("Xml::object(&[", "])")),
        Some(of) if fields.len() == 0 => node(api, of).prefixed("Xml::map(&").suffixed(")"),
        Some(of) => {
            let further = node(api, of).prefixed("&");
            let open = Item::from(Code::from(list("&[", "]")));
            Code::from(List::arguments("Xml::open(", [open, further.into()], ")"))
        }
    }
}

fn field(api: &Api, known: &XmlField) -> Item {
    let open = format!("field({:?}, &", known.key);
    let named = if has_own_name(known) {
        format!(".named({})", name(&known.name))
    } else {
        String::new()
    };
    let place = match known.place {
        XmlPlace::Element => "",
        XmlPlace::Attribute => ".attribute()",
        XmlPlace::Text => ".text()",
        XmlPlace::CData => ".cdata()",
    };
    let required = if known.required { ".required()" } else { "" };
    let close = format!("){named}{place}{required}");
    node(api, &known.of).prefixed(&open).suffixed(&close).into()
}

/// Whether it is not simply called like its key.
fn has_own_name(known: &XmlField) -> bool {
    let XmlName {
        local,
        prefix,
        namespace,
    } = &known.name;
    let is_text = matches!(known.place, XmlPlace::Text | XmlPlace::CData);
    !is_text && (*local != known.key || prefix.is_some() || namespace.is_some())
}

fn name(name: &XmlName) -> String {
    let prefix = name
        .prefix
        .iter()
        .map(|prefix| format!(".prefixed({prefix:?})"));
    let namespace = name
        .namespace
        .iter()
        .map(|name| format!(".within({name:?})"));
    let more: String = prefix.chain(namespace).collect();
    format!("Name::new({:?}){more}", name.local)
}

fn has_fields(node: &XmlNode) -> bool {
    match node {
        XmlNode::Object {
            fields, further, ..
        } => !fields.is_empty() || further.as_deref().is_some_and(has_fields),
        XmlNode::List { of, .. } => has_fields(of),
        _ => false,
    }
}

fn has_names(node: &XmlNode) -> bool {
    match node {
        XmlNode::Object {
            fields, further, ..
        } => {
            let mut fields = fields.iter();
            fields.any(|known| has_own_name(known) || has_names(&known.of))
                || further.as_deref().is_some_and(has_names)
        }
        XmlNode::List { item, of, .. } => item.is_some() || has_names(of),
        _ => false,
    }
}
