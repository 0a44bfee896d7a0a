//! Answers as services give them, made of a seed.

use std::fmt::Write as _;

/// The same numbers each time: the generator of Knuth's MMIX.
pub(crate) struct Seeded(u64);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    fn below(&mut self, end: u64) -> u64 {
        let Self(state) = self;
        *state = state.wrapping_mul(6_364_136_223_846_793_005);
        *state = state.wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % end
    }

    /// Whether something is so in that many of a hundred.
    fn percent(&mut self, many: u64) -> bool {
        self.below(100) < many
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let count = u64::try_from(of.len()).unwrap_or(1);
        usize::try_from(self.below(count)).map_or("", |at| of[at])
    }

    /// Some words, of which a few need an escape in JSON.
    fn words(&mut self, most: u64) -> String {
        const WORDS: &[&str] = &[
            "the", "request", "fails", "when", "a", "token", "is", "renewed", "twice", "in", "one",
            "second", "über", "tests", "of", "pool", "again", "expected", "since", "1.4",
        ];
        let count = 1 + self.below(most);
        let mut words: Vec<&str> = (0..count).map(|_| self.one(WORDS)).collect();
        if self.percent(10) {
            words.push("\\\"quoted\\\"\\n");
        }
        words.join(" ")
    }

    fn moment(&mut self) -> String {
        let (month, day) = (1 + self.below(12), 1 + self.below(28));
        let (hour, minute, second) = (self.below(24), self.below(60), self.below(60));
        format!("\"2025-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z\"")
    }

    fn or_null(&mut self, percent: u64, value: String) -> String {
        if self.percent(percent) {
            value
        } else {
            "null".to_owned()
        }
    }
}

/// A list of values as JSON.
fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn user(seeded: &mut Seeded) -> String {
    let id = seeded.below(90_000_000);
    let name = format!("\"{}\"", seeded.words(2));
    let name = seeded.or_null(40, name);
    let kind = seeded.one(&["User", "Bot", "Organization"]);
    format!(
        r#"{{"login":"user-{id}","id":{id},"avatar_url":"https://avatars.example/u/{id}?v=4","url":"https://api.example/users/user-{id}","html_url":"https://example/user-{id}","type":"{kind}","site_admin":false,"name":{name}}}"#
    )
}

fn label(seeded: &mut Seeded) -> String {
    let id = seeded.below(4_000_000_000);
    let name = seeded.one(&["bug", "enhancement", "good first issue", "docs", "A-parser"]);
    let description = format!("\"{}\"", seeded.words(8));
    let description = seeded.or_null(70, description);
    format!(
        r#"{{"id":{id},"name":"{name}","color":"{:06x}","default":true,"description":{description}}}"#,
        seeded.below(0x0100_0000)
    )
}

fn issue(seeded: &mut Seeded) -> String {
    let (id, number) = (seeded.below(3_000_000_000), seeded.below(9000));
    let (title, body) = (seeded.words(9), format!("\"{}\"", seeded.words(120)));
    let body = seeded.or_null(90, body);
    let state = seeded.one(&["open", "closed"]);
    let author = user(seeded);
    let labels = seeded.below(5);
    let labels = list((0..labels).map(|_| label(seeded)));
    let assignee = user(seeded);
    let assignee = seeded.or_null(30, assignee);
    let (due, title_of) = (seeded.moment(), seeded.words(2));
    let due = seeded.or_null(50, due);
    let milestone = format!(r#"{{"id":{number},"title":"{title_of}","due_on":{due}}}"#);
    let milestone = seeded.or_null(20, milestone);
    let (created, closed) = (seeded.moment(), seeded.moment());
    let closed = seeded.or_null(50, closed);
    let comments = seeded.below(40);
    format!(
        r#"{{"url":"https://api.example/repos/a/b/issues/{number}","html_url":"https://example/a/b/issues/{number}","id":{id},"number":{number},"title":"{title}","body":{body},"state":"{state}","user":{author},"labels":{labels},"assignee":{assignee},"milestone":{milestone},"comments":{comments},"created_at":{created},"closed_at":{closed},"locked":false,"node_id":"I_kwDO{id}"}}"#
    )
}

fn map(seeded: &mut Seeded, most: u64) -> String {
    let mut entries = Vec::new();
    for at in 0..=seeded.below(most) {
        let key = seeded.one(&["app.example/name", "app.example/version", "team", "tier"]);
        entries.push(format!(r#""{key}-{at}":"{}""#, seeded.words(2)));
    }
    format!("{{{}}}", entries.join(","))
}

fn container(seeded: &mut Seeded) -> String {
    let env = seeded.below(8);
    let env = list((0..env).map(|at| {
        let value = seeded.words(3);
        format!(r#"{{"name":"VARIABLE_{at}","value":"{value}"}}"#)
    }));
    let mut text = format!(
        r#"{{"name":"web-{}","image":"registry.example/team/web:1.{}","env":{env},"imagePullPolicy":"Always""#,
        seeded.below(9),
        seeded.below(40)
    );
    if seeded.percent(60) {
        let _ = write!(
            text,
            r#","resources":{{"limits":{{"cpu":"{}m","memory":"512Mi"}},"requests":{{"cpu":"100m","memory":"128Mi"}}}}"#,
            seeded.below(4000)
        );
    }
    if seeded.percent(40) {
        text.push_str(r#","command":["/bin/web","--listen"],"args":["0.0.0.0:8080","--quiet"]"#);
    }
    text.push('}');
    text
}

fn pod(seeded: &mut Seeded) -> String {
    let id = seeded.below(99_999);
    let (labels, annotations) = (map(seeded, 5), map(seeded, 4));
    let (created, started) = (seeded.moment(), seeded.moment());
    let containers = 1 + seeded.below(3);
    let containers = list((0..containers).map(|_| container(seeded)));
    let phase = seeded.one(&["Running", "Pending", "Succeeded"]);
    format!(
        r#"{{"kind":"Pod","apiVersion":"v1","metadata":{{"name":"web-{id}","generateName":"web-","namespace":"default","uid":"0f2d-{id}","resourceVersion":"{id}","creationTimestamp":{created},"labels":{labels},"annotations":{annotations}}},"spec":{{"containers":{containers},"restartPolicy":"Always","terminationGracePeriodSeconds":30,"nodeName":"node-{id}","schedulerName":"default-scheduler","priority":0}},"status":{{"phase":"{phase}","startTime":{started},"qosClass":"Burstable","podIP":"10.0.0.7"}}}}"#
    )
}

fn target(seeded: &mut Seeded) -> String {
    let id = seeded.below(1_000_000);
    match seeded.below(10) {
        0 => format!("\"{}\"", seeded.words(3)),
        1 => id.to_string(),
        2 => list((0..3).map(|_| format!("\"{}\"", seeded.words(2)))),
        3..=6 => {
            let members = 1 + seeded.below(5);
            let members = list((0..members).map(|_| {
                let (id, name) = (seeded.below(1_000_000), seeded.words(2));
                format!(r#"{{"id":{id},"name":"{name}","admin":false}}"#)
            }));
            let topic = seeded.words(8);
            format!(r#"{{"channel":"C{id}","members":{members},"topic":"{topic}"}}"#)
        }
        _ => {
            let headers = map(seeded, 3);
            format!(
                r#"{{"url":"https://hooks.example/{id}","secret":"s{id}","retries":3,"headers":{headers}}}"#
            )
        }
    }
}

fn event(seeded: &mut Seeded) -> String {
    let (id, at) = (seeded.below(1_000_000), seeded.below(4000));
    let (little, much) = (seeded.words(1), seeded.words(60));
    match seeded.below(40) {
        0 => format!(
            r#"{{"type":"response.created","sequence_number":{at},"response_id":"resp_{id}","model":"small-1"}}"#
        ),
        1 => format!(
            r#"{{"type":"response.output_item.added","sequence_number":{at},"output_index":0,"item_id":"msg_{id}","role":"assistant"}}"#
        ),
        2 => format!(
            r#"{{"type":"response.output_text.done","sequence_number":{at},"item_id":"msg_{id}","output_index":0,"content_index":0,"text":"{much}"}}"#
        ),
        3 => format!(
            r#"{{"type":"response.completed","sequence_number":{at},"response_id":"resp_{id}","usage":{{"input_tokens":{at},"output_tokens":{id}}}}}"#
        ),
        _ => format!(
            r#"{{"type":"response.output_text.delta","sequence_number":{at},"item_id":"msg_{id:024}","output_index":0,"content_index":0,"delta":" {little}","obfuscation":"{id:x}"}}"#
        ),
    }
}

/// So many texts of a kind.
fn texts(count: u64, make: fn(&mut Seeded) -> String) -> Vec<String> {
    let mut seeded = Seeded::new(count);
    (0..count).map(|_| make(&mut seeded)).collect()
}

/// Lists of issues.
pub(crate) fn issues() -> Vec<String> {
    texts(20, |seeded| list((0..15).map(|_| issue(seeded))))
}

/// Lists of pods.
pub(crate) fn pods() -> Vec<String> {
    texts(20, |seeded| list((0..15).map(|_| pod(seeded))))
}

/// Lists of what is one of several types without saying which.
pub(crate) fn targets() -> Vec<String> {
    texts(20, |seeded| list((0..50).map(|_| target(seeded))))
}

/// Events, each by itself.
pub(crate) fn events() -> Vec<String> {
    texts(1000, event)
}
