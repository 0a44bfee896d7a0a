//! Stub.
use super::case::Case;
use std::collections::HashMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
#[derive(Clone, Debug, Default)]
pub struct Received {
    pub text: String,
}
pub struct Server {
    endpoint: String,
    got: Arc<Mutex<HashMap<usize, Vec<Received>>>>,
}
impl Server {
    pub fn start(cases: &[Case]) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let got = Arc::new(Mutex::new(HashMap::new()));
        let cases: Arc<HashMap<usize, Case>> =
            Arc::new(cases.iter().map(|c| (c.number, c.clone())).collect());
        let g = got.clone();
        std::thread::spawn(move || {
            for s in listener.incoming() {
                let (c, g) = (cases.clone(), g.clone());
                std::thread::spawn(move || {
                    let _ = serve(s.unwrap(), &c, &g);
                });
            }
        });
        Ok(Self { endpoint, got })
    }
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }
    pub fn stop(self) -> HashMap<usize, Vec<Received>> {
        self.got.lock().unwrap().clone()
    }
}
fn serve(
    stream: TcpStream,
    cases: &HashMap<usize, Case>,
    got: &Mutex<HashMap<usize, Vec<Received>>>,
) -> io::Result<()> {
    let mut r = BufReader::new(stream.try_clone()?);
    let mut w = stream;
    loop {
        let mut head = String::new();
        loop {
            let mut l = String::new();
            if r.read_line(&mut l)? == 0 {
                return Ok(());
            }
            if l == "\r\n" {
                break;
            }
            head.push_str(&l);
        }
        let h = |n: &str| {
            head.lines().find_map(|l| {
                let (k, v) = l.split_once(": ")?;
                k.eq_ignore_ascii_case(n).then(|| v.to_owned())
            })
        };
        let len: usize = h("content-length")
            .and_then(|v| v.parse().ok())
            .unwrap_or(0);
        let mut body = vec![0; len];
        r.read_exact(&mut body)?;
        let n: usize = h("oasmith-case").and_then(|v| v.parse().ok()).unwrap_or(0);
        got.lock().unwrap().entry(n).or_default().push(Received {
            text: format!("{head}\n{}", String::from_utf8_lossy(&body)),
        });
        let a = &cases[&n].answer;
        let mut out = format!(
            "HTTP/1.1 {} X\r\ncontent-length: {}\r\n",
            a.status,
            a.body.len()
        );
        if let Some(m) = &a.media_type {
            out += &format!("content-type: {m}\r\n");
        }
        for (k, v) in &a.headers {
            out += &format!("{k}: {v}\r\n");
        }
        w.write_all((out + "\r\n").as_bytes())?;
        if !head.starts_with("HEAD") {
            w.write_all(&a.body)?;
        }
    }
}
