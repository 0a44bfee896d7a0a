//! A server that does to each request what a script says, byte by byte.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use tests::fake::Received;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::script::{Act, RIGHT_EXPORT, RIGHT_STATUS, Script};

/// A request that has arrived whole.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) request: Received,
    /// Whether the answer says that the token is refused.
    pub(crate) was_unauthorized: bool,
}

/// A server that does as its script says, and remembers what it was asked.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct State {
    seen: Vec<Seen>,
    script: Script,
    /// Whether the script ends; its last acts stay otherwise.
    ends: bool,
    /// What stands for `{elsewhere}` in the script.
    elsewhere: String,
}

impl Server {
    /// Starts one that gives right answers.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self {
            address,
            state,
            task,
        }
    }

    /// Forgets what it was asked, and begins with a script, whose last acts stay unless it ends.
    pub(crate) fn begin(&self, script: Script, ends: bool, elsewhere: SocketAddr) {
        *self.state.lock().unwrap() = State {
            seen: Vec::new(),
            script,
            ends,
            elsewhere: format!("http://{elsewhere}"),
        };
    }

    /// Gives right answers from now on.
    pub(crate) fn recover(&self) {
        self.state.lock().unwrap().script = &[];
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.state.lock().unwrap().seen.clone()
    }
}

impl State {
    /// Takes note of a request, and says what to do with it.
    fn take(&mut self, mut seen: Seen) -> &'static [Act] {
        let number = self.seen.len();
        let last = self.script.len().saturating_sub(1);
        let number = if self.ends { number } else { number.min(last) };
        let acts = self.script.get(number).copied().unwrap_or(&[Act::Right]);
        let says_so =
            |act: &Act| matches!(act, Act::Answer(status, ..) if status.starts_with("401"));
        seen.was_unauthorized = acts.iter().any(says_so);
        self.seen.push(seen);
        acts
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves a connection for as long as the script keeps it.
async fn serve(mut stream: TcpStream, state: Arc<Mutex<State>>) {
    let mut rest = Vec::new();
    while let Some(seen) = read(&mut stream, &mut rest).await {
        let right = if seen.request.path.contains("/export") {
            RIGHT_EXPORT
        } else {
            RIGHT_STATUS
        };
        let (acts, elsewhere) = {
            let mut state = state.lock().unwrap();
            (state.take(seen), state.elsewhere.clone())
        };
        for act in acts {
            if play(&mut stream, *act, right, &elsewhere).await.is_none() {
                return;
            }
        }
    }
}

/// Does one thing; nothing comes back where the connection is over.
async fn play(stream: &mut TcpStream, act: Act, right: &str, elsewhere: &str) -> Option<()> {
    match act {
        Act::Right => stream.write_all(right.as_bytes()).await.ok(),
        Act::Say(text) => stream.write_all(text.as_bytes()).await.ok(),
        Act::Answer(status, headers, body) => {
            let headers = headers.replace("{elsewhere}", elsewhere);
            let length = body.len();
            let head = format!("HTTP/1.1 {status}{headers}\r\ncontent-length: {length}\r\n\r\n");
            stream.write_all((head + body).as_bytes()).await.ok()
        }
        Act::Make(make) => stream.write_all(&make()).await.ok(),
        Act::Forever(text) => {
            let much = text.repeat(100);
            loop {
                stream.write_all(much.as_bytes()).await.ok()?;
            }
        }
        Act::Slowly(text) => {
            for byte in text.as_bytes() {
                stream.write_all(&[*byte]).await.ok()?;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Some(())
        }
        Act::Pause(time) => {
            tokio::time::sleep(time).await;
            Some(())
        }
        Act::Reset => {
            // What was sent before has to be read, and is lost if the reset overtakes it.
            tokio::time::sleep(Duration::from_millis(50)).await;
            stream.set_zero_linger().ok()?;
            None
        }
        Act::Close => {
            // What the client still sends would make a reset of the end.
            stream.shutdown().await.ok()?;
            let _ = tokio::io::copy(stream, &mut tokio::io::sink()).await;
            None
        }
    }
}

/// Reads a request to its end.
async fn read(stream: &mut TcpStream, rest: &mut Vec<u8>) -> Option<Seen> {
    let end = loop {
        match rest.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) => break end + 4,
            None => more(stream, rest).await?,
        }
    };
    let head = String::from_utf8(rest[..end].to_vec()).ok()?;
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned())
    };
    let length: usize = header("content-length").map_or(Some(0), |text| text.parse().ok())?;
    while rest.len() < end + length {
        more(stream, rest).await?;
    }
    let mut words = head.lines().next()?.split(' ');
    let mut request = Request::builder().method(words.next()?).uri(words.next()?);
    for (name, value) in head.lines().filter_map(|line| line.split_once(": ")) {
        request = request.header(name, value);
    }
    let body = Bytes::copy_from_slice(&rest[end..end + length]);
    rest.drain(..end + length);
    Some(Seen {
        request: Received::elsewhere(request.body(body).ok()?),
        was_unauthorized: false,
    })
}

async fn more(stream: &mut TcpStream, rest: &mut Vec<u8>) -> Option<()> {
    let read = stream.read_buf(rest).await.ok()?;
    (read > 0).then_some(())
}
