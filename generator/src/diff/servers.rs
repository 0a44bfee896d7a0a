//! Where the API is: its servers, their variables, and what the builder and the constants are for.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Effect, Subject};
use super::renamed::braced;
use super::sides::{Sides, each};
use crate::record::{Allowed, Client, Variable, When, blank};

/// All that is different in where calls go.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let (old, new) = (&sides.old.client, &sides.new.client);
    let mut changes = Vec::new();
    changes.extend(listed(sides));
    changes.extend(when(old, new));
    changes.extend(moved(old, new));
    changes.extend(base(old, new));
    changes.extend(choices(&old.choices, &new.choices));
    changes.extend(groups(old, new));
    let common = common(old, new);
    changes.extend(each(&old.variables, &new.variables, |name, old, new| {
        let urls = common.get(name).map(Vec::as_slice).unwrap_or_default();
        variable(name, urls, old, new)
    }));
    changes
}

/// The servers that clients go to.
fn listed(sides: &Sides) -> Option<Change> {
    let (old, new) = (&sides.old.client.servers, &sides.new.client.servers);
    if blanks(old) == blanks(new) {
        return None;
    }
    // Where the order alone is another, so is the server that is called.
    let effect = effect(sides, old, new).max(Effect::Compatible);
    let change = Change::new(Subject::Server, "the servers are others").wire(effect);
    let change = change.old(spelled(old), "servers");
    Some(change.new_side(spelled(new), "servers"))
}

/// Servers as the document has them, where that of the document itself is `/`.
fn spelled(urls: &[String]) -> String {
    if urls.is_empty() {
        return "none".to_owned();
    }
    let urls = urls.iter().map(|url| match &url[..] {
        "" => "/",
        url => url,
    });
    urls.collect::<Vec<_>>().join(", ")
}

/// Servers that are on both sides, and called where other values of variables are given: who gives them
/// calls another server than before, which an old client goes on to call. Where one side says nothing of it, there is no
/// choice, or nothing is known.
fn when(old: &Client, new: &Client) -> Vec<Change> {
    let Some((was, is)) = old.when.as_ref().zip(new.when.as_ref()) else {
        return Vec::new();
    };
    let left: BTreeSet<&str> = new.urls().collect();
    let both: BTreeSet<&str> = old.urls().filter(|url| left.contains(url)).collect();
    let told = both.into_iter().filter_map(|url| {
        let (before, after) = (values_of(was, url), values_of(is, url));
        let spelled = |when: &[&BTreeMap<String, String>]| {
            let values = when.iter().copied().flatten();
            let values = values.map(|(name, value)| format!("{name} is {value}"));
            match &values.collect::<Vec<_>>()[..] {
                [] => format!("{url} as one of all"),
                values => format!("{url} where {}", values.join(" and ")),
            }
        };
        let says = "a server is called where other values of variables are given";
        (before != after).then(|| {
            Change::new(Subject::Server, says)
                .rust(Effect::Breaking)
                .old(spelled(&before), "servers")
                .new_side(spelled(&after), "servers")
        })
    });
    told.collect()
}

/// The values by which the server of a URL is called.
fn values_of<'w>(when: &'w [When], url: &str) -> Vec<&'w BTreeMap<String, String>> {
    let those = when.iter().filter(|known| known.url == url);
    those.map(|known| &known.values).collect()
}

/// What other servers do on the wire. One that has built its URLs from a server that is gone does
/// not arrive any more.
pub(super) fn effect(sides: &Sides, old: &[String], new: &[String]) -> Effect {
    let (before, after) = (blanks(old), blanks(new));
    let is_in = |urls: &[String]| urls.iter().cloned().collect::<BTreeSet<_>>();
    let (known, left) = (is_in(&before), is_in(&after));
    if !old.iter().all(|url| is_there(sides, url, new)) {
        Effect::Breaking
    } else if known == left {
        Effect::None
    } else {
        Effect::Compatible
    }
}

/// URLs without the names of variables, which are nothing on the wire and told of their setters.
fn blanks(urls: &[String]) -> Vec<String> {
    urls.iter().map(|url| location(url)).collect()
}

/// A URL without the names of its variables, as what it leads to has it: whatever letters the host is
/// written in, and whether the usual port is said.
fn location(url: &str) -> String {
    let url = blank(url);
    let Some((scheme, rest)) = url.split_once("://") else {
        return url;
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (scheme, host) = (scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
    let port = if scheme == "https" { ":443" } else { ":80" };
    let host = host.strip_suffix(port).unwrap_or(&host);
    format!("{scheme}://{host}{path}")
}

/// Whether a server is still there, be it that something in its URL is a variable now, or is none any
/// more. That other values of such a variable lead nowhere is told of its setter.
fn is_there(sides: &Sides, url: &str, new: &[String]) -> bool {
    let (before, after) = (&sides.old.client.variables, &sides.new.client.variables);
    let mut address = String::new();
    for part in url.split_inclusive('}') {
        let (text, name) = part.split_once('{').unwrap_or((part, ""));
        let name = name.trim_end_matches('}');
        let usual = before.get(name).and_then(|gone| gone.allowed_at(url).usual);
        address.push_str(text);
        match usual.filter(|_| !after.contains_key(name)) {
            Some(usual) => address.push_str(&usual),
            None => address.push_str(part.get(text.len()..).unwrap_or_default()),
        }
    }
    let is_same = |other: &String| location(other) == location(url);
    new.iter()
        .any(|other| is_same(other) || leads_to(other, &address, before, after))
}

/// Whether a URL is an address where its variables that are new have some of their values.
fn leads_to(
    url: &str,
    address: &str,
    old: &BTreeMap<String, Variable>,
    new: &BTreeMap<String, Variable>,
) -> bool {
    let mut ends = BTreeSet::from([0]);
    for (index, part) in url.split(['{', '}']).enumerate() {
        let is_name = index % 2 == 1;
        let come = new.get(part).filter(|_| is_name && !old.contains_key(part));
        let texts: Vec<String> = match come.map(|variable| variable.allowed_at(url)) {
            Some(Allowed { usual, values }) => values.into_iter().chain(usual).collect(),
            None if is_name => vec![format!("{{{part}}}")],
            None => vec![part.to_owned()],
        };
        let reached = ends.iter().flat_map(|end| {
            let rest = address.get(*end..).unwrap_or_default();
            let texts = texts.iter().filter(|text| rest.starts_with(text.as_str()));
            texts.map(|text| end + text.len()).collect::<Vec<_>>()
        });
        ends = reached.collect();
    }
    ends.contains(&address.len())
}

/// What it does that a variable is gone: who says another value than the usual one is not heard.
fn without(variable: &Variable) -> Effect {
    let is_usual = |value: &String| variable.usual.as_ref() == Some(value);
    if !variable.values.is_empty() && variable.values.iter().all(is_usual) {
        Effect::None
    } else {
        Effect::Breaking
    }
}

/// Variables that stand elsewhere in the address of a server: what was given for one part of it is
/// given for another.
fn moved(old: &Client, new: &Client) -> Vec<Change> {
    let known: BTreeSet<&str> = old.urls().collect();
    let left: BTreeSet<&str> = new.urls().collect();
    let gone = known.difference(&left).map(|url| (blank(url), *url));
    let gone: BTreeMap<String, &str> = gone.collect();
    let moved = left.difference(&known).filter_map(|after| {
        let before = *gone.get(&blank(after))?;
        let names: BTreeSet<&str> = braced(after).collect();
        let mut pairs = braced(before).zip(braced(after));
        if !pairs.any(|(was, now)| was != now && names.contains(was)) {
            return None;
        }
        let is_same = usual(old, before) == usual(new, after);
        let wire = if is_same {
            Effect::None
        } else {
            Effect::Breaking
        };
        let says = "a variable stands elsewhere in the address of a server";
        let change = Change::new(Subject::Server, says).wire(wire);
        let change = change.rust(Effect::Breaking).old(before, "servers");
        Some(change.new_side(*after, "servers"))
    });
    moved.collect()
}

/// The address of a server where nothing is given for its variables.
fn usual(client: &Client, url: &str) -> String {
    let parts = url.split(['{', '}']).enumerate().map(|(index, part)| {
        let variable = client.variables.get(part).filter(|_| index % 2 == 1);
        let usual = variable.and_then(|variable| variable.allowed_at(url).usual);
        usual.unwrap_or_else(|| part.to_owned())
    });
    parts.collect()
}

/// The setter of where the document is.
fn base(old: &Client, new: &Client) -> Option<Change> {
    let (says, rust) = match (old.has_base(), new.has_base()) {
        (true, false) => ("a setter of servers is gone", Effect::Breaking),
        (false, true) => ("a setter of servers is new", Effect::Compatible),
        _ => return None,
    };
    let spelled = |client: &Client| client.has_base().then(|| "ClientBuilder::base".to_owned());
    let change = Change::new(Subject::Server, says).rust(rust);
    Some(change.spelled("servers", spelled(old), spelled(new)))
}

/// The constants for servers. What another address does on the wire is told of the servers.
fn choices(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<Change> {
    let came: BTreeMap<&str, &String> = new
        .iter()
        .filter(|(name, _)| !old.contains_key(*name))
        .map(|(name, url)| (url.as_str(), name))
        .collect();
    let gone: BTreeSet<&str> = old
        .iter()
        .filter(|(name, _)| !new.contains_key(*name))
        .map(|(_, url)| url.as_str())
        .collect();
    each(old, new, |name, before, after| {
        let path = |name: &str| format!("servers::{name}");
        let key = format!("servers.{name}");
        let change = |says| Change::new(Subject::Server, says);
        let change = match (before, after) {
            (Some(before), Some(after)) if before == after => return Vec::new(),
            (Some(before), Some(after)) => {
                let spelled = |url: &str| Some(format!("{} = {url:?}", path(name)));
                let change = change("a constant stands for another server");
                // Where both are still there, it leads to what another led to.
                let has =
                    |all: &BTreeMap<String, String>, url| all.values().any(|known| known == url);
                let rust = if has(old, after) && has(new, before) {
                    Effect::Breaking
                } else {
                    Effect::None
                };
                let change = change.rust(rust);
                change.spelled(&key, spelled(before), spelled(after))
            }
            (Some(url), None) => match came.get(url.as_str()) {
                Some(now) => {
                    let change = change("a constant for a server is called otherwise");
                    let change = change.undeserved().old(path(name), key);
                    change.new_side(path(now), format!("servers.{now}"))
                }
                None => change("a constant for a server is gone")
                    .rust(Effect::Breaking)
                    .old(path(name), key),
            },
            (None, Some(url)) if gone.contains(url.as_str()) => return Vec::new(),
            (None, _) => change("a constant for a server is new")
                .rust(Effect::Compatible)
                .new_side(path(name), key),
        };
        vec![change]
    })
}

/// The setters that replace the servers of some operations.
fn groups(old: &Client, new: &Client) -> Vec<Change> {
    each(&old.groups, &new.groups, |name, old, new| {
        let (says, rust) = match (old, new) {
            (Some(_), None) => ("a setter of servers is gone", Effect::Breaking),
            (None, Some(_)) => ("a setter of servers is new", Effect::Compatible),
            _ => return Vec::new(),
        };
        let spelled = |there: Option<&Vec<String>>| there.map(|_| name.to_owned());
        let change = Change::new(Subject::Server, says).rust(rust);
        vec![change.spelled(&format!("servers.{name}"), spelled(old), spelled(new))]
    })
}

/// The URLs on both sides, by each variable that they have.
fn common<'c>(old: &'c Client, new: &Client) -> BTreeMap<&'c str, Vec<&'c str>> {
    let left: BTreeSet<&str> = new.urls().collect();
    let known: BTreeSet<&'c str> = old.urls().filter(|url| left.contains(url)).collect();
    let mut common: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for url in known {
        for name in braced(url) {
            common.entry(name).or_default().push(url);
        }
    }
    common
}

/// A variable, of which those servers are compared that are on both sides, if any are.
fn variable(
    name: &str,
    urls: &[&str],
    old: Option<&Variable>,
    new: Option<&Variable>,
) -> Vec<Change> {
    let key = format!("variables.{name}");
    let spelled = |variable: &Variable| format!("ClientBuilder::{}", variable.name);
    let told = |says: &str| {
        let change = Change::new(Subject::Server, says);
        change.spelled(&key, old.map(spelled), new.map(spelled))
    };
    let (Some(before), Some(after)) = (old, new) else {
        return vec![match new {
            Some(_) => told("a setter of a server's variable is new").rust(Effect::Compatible),
            None => told("a setter of a server's variable is gone")
                .wire(old.map_or(Effect::None, without))
                .rust(Effect::Breaking),
        }];
    };
    let mut changes = Vec::new();
    if before.name != after.name {
        changes.push(told("a setter of a server's variable is called otherwise").undeserved());
    }
    let mut pairs: BTreeSet<(Allowed, Allowed)> = urls
        .iter()
        .map(|url| (before.allowed_at(url), after.allowed_at(url)))
        .collect();
    if pairs.is_empty() {
        pairs.insert((before.allowed(), after.allowed()));
    }
    let effects: BTreeSet<_> = pairs
        .iter()
        .flat_map(|(before, after)| {
            let listed = |allowed: &Allowed| match &allowed.values[..] {
                [] => "any value".to_owned(),
                values => values.join(", "),
            };
            let usual = |allowed: &Allowed| allowed.usual.clone().unwrap_or_default();
            let values = values(before, after).map(|what| (what, listed(before), listed(after)));
            let default = default(before, after).map(|what| (what, usual(before), usual(after)));
            values.into_iter().chain(default)
        })
        .collect();
    let effects = effects.into_iter();
    changes.extend(effects.map(|((says, wire, rust), old, new)| {
        let change = told(says).wire(wire).rust(rust);
        change.beside(&old, &new)
    }));
    changes
}

/// What is said of a change, and what it does on the wire and in Rust.
type Told = (&'static str, Effect, Effect);

/// The values that a variable can have.
fn values(before: &Allowed, after: &Allowed) -> Option<Told> {
    let is_any = |allowed: &Allowed| allowed.values.is_empty();
    let is_gone = |value: &String| !after.values.contains(value);
    if !is_any(after) && (is_any(before) || before.values.iter().any(is_gone)) {
        let says = "a server's variable has fewer values";
        return Some((says, Effect::Breaking, Effect::None));
    }
    let says = "a server's variable has more values";
    (before.values != after.values).then_some((says, Effect::Compatible, Effect::None))
}

/// The value of a variable where none is given.
fn default(before: &Allowed, after: &Allowed) -> Option<Told> {
    let (says, rust) = match (&before.usual, &after.usual) {
        (before, after) if before == after => return None,
        // A client that is built without it is an error.
        (Some(_), None) => ("a server's variable has to be given now", Effect::Breaking),
        (None, Some(_)) => (
            "a server's variable need not be given any more",
            Effect::Compatible,
        ),
        _ => (
            "a server's variable has another value where none is given",
            Effect::None,
        ),
    };
    Some((says, Effect::Compatible, rust))
}
