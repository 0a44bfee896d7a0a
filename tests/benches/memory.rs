//! How much memory reading takes at the most, and how long: answers of a megabyte with unions within
//! unions, of which one value at the innermost place fits or does not, and a stream of events with a
//! long id. Each is read by a process of its own, and what one has that only makes the text is taken
//! off.

#[macro_use]
extern crate oasmith_runtime as runtime;

#[path = "../tests/linear/models.rs"]
mod models;
#[path = "memory/stream.rs"]
mod stream;

use std::env::{args, current_exe};
use std::hint::black_box;
use std::process::Command;

use serde::de::DeserializeOwned;
use tests::measure::{Usage, measured};

use models::{Either, Told};

/// The bytes of a text.
const LENGTH: usize = 1_000_000;

/// The bytes of the id of an event.
const ID: usize = 4 << 20;

/// An answer: what stands around a value at one level, so many levels of it, a value that stands
/// beside it in a list at each level, and how the whole is read.
struct Answer {
    name: &'static str,
    open: &'static str,
    close: &'static str,
    levels: usize,
    beside: &'static str,
    read: fn(&str) -> bool,
}

const ANSWERS: [Answer; 5] = [
    Answer {
        name: "objects, a text beside",
        open: r#"{"list":["#,
        close: "]}",
        levels: 50,
        beside: r#"{"note":"What is long and says little, as most of an answer does.","r":1}"#,
        read: read::<Either>,
    },
    Answer {
        name: "objects, a number beside",
        open: r#"{"list":["#,
        close: "]}",
        levels: 63,
        beside: r#"{"r":1}"#,
        read: read::<Either>,
    },
    Answer {
        name: "tuples in objects",
        open: r#"{"list":["#,
        close: "]}",
        levels: 62,
        beside: r#"{"pair":[{"r":1},1]}"#,
        read: read::<Either>,
    },
    Answer {
        name: "tag first",
        open: r#"{"kind":"one","either":{"list":["#,
        close: "]}}",
        levels: 1,
        beside: r#"{"told":{"kind":"one","either":{"r":1}}}"#,
        read: read::<Told>,
    },
    Answer {
        name: "tag last",
        open: r#"{"either":{"list":["#,
        close: r#"]},"kind":"one"}"#,
        levels: 1,
        beside: r#"{"told":{"either":{"r":1},"kind":"one"}}"#,
        read: read::<Told>,
    },
];

fn read<T: DeserializeOwned>(text: &str) -> bool {
    black_box(serde_json::from_slice::<T>(text.as_bytes())).is_ok()
}

impl Answer {
    /// The text of it, which holds something innermost.
    fn text(&self, inner: &str) -> String {
        let around = self.levels * (self.open.len() + self.close.len());
        let beside = self.beside.len() + 1;
        let count = LENGTH.saturating_sub(around) / beside / self.levels;
        let siblings = format!("{},", self.beside).repeat(count);
        let mut text = String::with_capacity(around + self.levels * siblings.len() + inner.len());
        for _ in 0..self.levels {
            text.push_str(self.open);
            text.push_str(&siblings);
        }
        text.push_str(inner);
        text.extend(std::iter::repeat_n(self.close, self.levels));
        text
    }
}

/// What a process is to do, as it is told.
const TEXT: &str = "text";
const READ: &str = "read";

fn main() {
    let arguments: Vec<String> = args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, task, "stream"] => drop(stream::events(if task == READ { ID } else { 0 })),
        [_, task, name, inner] => {
            let answer = ANSWERS.iter().find(|answer| answer.name == name);
            let answer = answer.expect("an answer of this name");
            let text = black_box(answer.text(inner));
            if task == READ {
                println!("{}", (answer.read)(&text));
            }
        }
        _ => compare(),
    }
}

fn compare() {
    println!("of a text of so many kB: whether it is read, how much memory, and seconds");
    for answer in &ANSWERS {
        for inner in [r#"{"r":1}"#, "7"] {
            let length = answer.text(inner).len();
            let (before, _) = run(&[TEXT, answer.name, inner]);
            let (reading, read) = run(&[READ, answer.name, inner]);
            let is_read = read.trim() == "true";
            let taken = reading.mebibytes() - before.mebibytes();
            let (name, length) = (answer.name, length / 1000);
            println!(
                "{name:25} {length:5} {is_read:5} {taken:7.1} MiB {:5.2}",
                reading.cpu
            );
        }
    }
    let (before, _) = run(&[TEXT, "stream"]);
    let (reading, _) = run(&[READ, "stream"]);
    let taken = reading.mebibytes() - before.mebibytes();
    println!(
        "a stream of events with an id of {} kB: {taken:.1} MiB",
        ID / 1000
    );
}

/// The least of some runs of a process, and what it says.
fn run(arguments: &[&str]) -> (Usage, String) {
    let runs = (0..3).map(|_| {
        let program = current_exe().expect("this program");
        let run = measured(Command::new(program).args(arguments)).expect("it runs");
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        (run.usage, String::from_utf8_lossy(&run.stdout).into_owned())
    });
    runs.reduce(|(one, said), (other, _)| (one.least(other), said))
        .expect("there are some runs")
}
