use oasmith::verify::{build, scratch::Scratch};
use std::path::PathBuf;
fn main() {
    for spec in std::env::args().skip(1) {
        let spec = PathBuf::from(spec);
        let stem = spec
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let stem = if stem == "corpus" {
            spec.file_stem()
                .unwrap()
                .to_string_lossy()
                .replace('.', "-")
        } else {
            stem
        };
        let s = Scratch::of(
            &spec,
            Some(&PathBuf::from(format!("/tmp/w/driver-scratch/{stem}"))),
        );
        let outcome = oasmith::generate(&oasmith::Request {
            spec: spec.clone(),
            output: s.folder().join("client"),
            name: Some(format!("v-{stem}")),
            root: None,
        });
        let Some(api) = &outcome.api else {
            println!("{stem}: no api");
            continue;
        };
        if api.tags.is_empty() {
            continue;
        }
        s.write(api, &outcome.files, &[]).unwrap();
        let t = std::time::Instant::now();
        let mut last = String::new();
        match build::build(&s, &mut |name| last = name.to_owned()) {
            Ok(exe) => println!("{stem}: ok {:?} {}", t.elapsed(), exe.display()),
            Err(e) => println!("{stem}: {:?} {e}", t.elapsed()),
        }
    }
}
