//! What reading and writing JSON takes with the types of a generated crate, beside the same types
//! with serde's derive. Both are in one program, which is made and built here: once as it is, for
//! the time, and once with an allocator that counts.

use std::fs;
use std::path::Path;
use std::process::Command;

use tests::project;

const PROGRAM: &str = r#"[package]
name = "decode"
version = "0.1.0"
edition = "2024"

[workspace]

[features]
count = ["dep:stats_alloc"]

[dependencies]
answers = { path = "../answers", default-features = false }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
stats_alloc = { version = "0.1", optional = true }
"#;

fn main() {
    let sources = project::root().join("tests/benches/decode");
    let folder = project::root().join("target").join("decode");
    generate(&sources.join("openapi.yaml"), &folder.join("answers"));
    let program = folder.join("program");
    fs::create_dir_all(&program).expect("a folder is made");
    let main = sources.join("program").join("main.rs");
    let main = main.to_string_lossy();
    let binary = format!("\n[[bin]]\nname = \"decode\"\npath = {main:?}\n");
    fs::write(program.join("Cargo.toml"), [PROGRAM, &binary].concat()).expect("a manifest");
    fs::copy(
        project::root().join("Cargo.lock"),
        program.join("Cargo.lock"),
    )
    .expect("a lock");
    println!("of what serde's derive takes: decoding, encoding");
    run(&program, &[]);
    println!("how often memory is asked for: decoding, serde's derive, encoding, serde's derive");
    run(&program, &["--features", "count"]);
}

/// Writes the crate, which depends on the package of the runtime.
fn generate(spec: &Path, output: &Path) {
    let runtime = project::root().join("generator").join("runtime");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let arguments = [
        "oasmith".to_owned(),
        "generate".to_owned(),
        path(spec),
        "--output".to_owned(),
        path(output),
        "--name".to_owned(),
        "answers".to_owned(),
        "--runtime".to_owned(),
        path(&runtime),
    ];
    let (mut said, mut complaints) = (Vec::new(), Vec::new());
    let code = oasmith::cli::run(arguments, &mut said, &mut complaints);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&complaints));
}

fn run(program: &Path, features: &[&str]) {
    let status = Command::new(env!("CARGO"))
        .current_dir(program)
        .args(["run", "--release", "--offline", "--quiet"])
        .args(features)
        .env("CARGO_TARGET_DIR", program.with_file_name("target"))
        .status()
        .expect("cargo runs");
    assert!(status.success());
}
