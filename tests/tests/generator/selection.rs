//! A part of a document: what is selected is there as if there were nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tests::project;

use crate::run::{Run, generate, oasmith};

/// A document with a part that can be cut off, which begins at a line of its own.
const WHOLE: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      summary: Lists all of the pets
      responses:
        '200': {description: Pets., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
";

/// What a client has to have for it: other media types, credentials, servers, formats and headers.
const REST: &str = "    Owner: {type: object, properties: {born: {type: string, format: date}, pet: {$ref: '#/components/schemas/Pet'}}}
    Unused: {type: object, properties: {a: {type: integer}}}
  securitySchemes:
    Basic: {type: http, scheme: basic}
x-more: {}
";

/// The operations of that part, which stand among the paths.
const OPERATIONS: &str = "  /pets/{pet}/photo:
    put:
      operationId: putPhoto
      tags: [pets, photos]
      deprecated: true
      security: [{Basic: []}]
      servers: [{url: https://photos.example}]
      parameters:
        - {name: pet, in: path, required: true, schema: {type: string, format: uuid}}
        - {name: size, in: query, required: true, schema: {type: integer}}
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, properties: {photo: {type: string, format: binary}}}}}}
      responses: {'204': {description: Done., headers: {X-Left: {schema: {type: integer}}}}}
  /owners:
    get:
      operationId: listOwners
      tags: [owners]
      responses:
        '200': {description: Owners., content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
";

struct Documents {
    folder: tempfile::TempDir,
    whole: PathBuf,
    part: PathBuf,
}

impl Documents {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            let spec = folder.path().join(name).join("api.yaml");
            fs::create_dir(folder.path().join(name)).expect("a folder");
            fs::write(&spec, text).expect("written");
            spec
        };
        let paths = format!("{OPERATIONS}components:");
        let whole = WHOLE.replace("components:", &paths) + REST;
        Self {
            whole: write("whole", &whole),
            part: write("part", WHOLE),
            folder,
        }
    }

    fn output(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn settings(&self, text: &str) {
        fs::write(self.whole.with_file_name("oasmith.toml"), text).expect("written");
    }
}

/// The files of a crate, but for what tells of the selection.
fn files(crate_of: &Path) -> BTreeMap<String, String> {
    let mut files = project::texts(crate_of).expect("the files of the crate");
    files.remove("oasmith.lock");
    for text in files.values_mut() {
        *text = without_selection(text);
    }
    files
}

/// The text without its first line, which names the document, and without the paragraph that tells
/// of the selection.
fn without_selection(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut is_told = false;
    for line in text.lines() {
        if line.contains("This crate has a part of the document") {
            is_told = true;
            // The blank line before it.
            kept.pop();
        }
        is_told &= !matches!(line, "" | "//!");
        if !is_told && !line.starts_with("// Generated ") {
            kept.push(line);
        }
    }
    kept.join("\n")
}

fn codes(run: &Run) -> Vec<String> {
    let said: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let all = said["diagnostics"].as_array().expect("a list");
    all.iter()
        .map(|one| {
            format!(
                "{}: {}",
                one["code"].as_str().expect("a code"),
                one["message"].as_str().expect("a text")
            )
        })
        .collect()
}

#[test]
fn what_is_left_out_leaves_no_trace() {
    let documents = Documents::new();
    let part = documents.output("of-part");
    assert_eq!(generate(&documents.part, &part, &[]).code, 0);
    let expected = files(&part);
    let selections: [&[&str]; 5] = [
        &["--only", "listPets"],
        &["--only", "/pets"],
        &["--only", "get /pets"],
        &["--only", "tag:pets", "--except", "tag:photos"],
        &["--except", "putPhoto", "--except", "/owners/**"],
    ];
    for (index, selection) in selections.into_iter().enumerate() {
        let output = documents.output(&format!("of-whole-{index}"));
        let more = [selection, &["--format", "json"]].concat();
        let run = generate(&documents.whole, &output, &more);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(files(&output) == expected, "{selection:?}");
        let told = codes(&run);
        let what =
            "leave out 2 of 3 operations, and with them 2 of 3 schemas and 1 of 1 security scheme";
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].replace("leaves", "leave").ends_with(what),
            "{told:?}"
        );
    }
}

#[test]
fn a_selection_of_the_command_and_of_the_settings_is_the_same() {
    let documents = Documents::new();
    let by_command = documents.output("by-command");
    let run = generate(
        &documents.whole,
        &by_command,
        &["--only", "tag:pets", "--except", "putPhoto"],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    documents.settings(
        "[only]\ntags = ['pets']\ndeprecated = false\n[operations]\nputPhoto = 'idempotent'\n",
    );
    let by_settings = documents.output("by-settings");
    let run = generate(&documents.whole, &by_settings, &["--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(
        codes(&run).len(),
        1,
        "nothing is said of what is left out: {:?}",
        codes(&run)
    );
    assert!(files(&by_settings) == files(&by_command));
    let lock = |output: &Path| fs::read_to_string(output.join("oasmith.lock")).expect("a lock");
    assert!(
        lock(&by_command).contains("[selected]\nonly = [\"tag:pets\"]\nexcept = [\"putPhoto\"]\n")
    );
    assert!(lock(&by_settings).contains("[selected]\nonly = [\"tag:pets\"]\ndeprecated = false\n"));
    let readme = fs::read_to_string(by_settings.join("README.md")).expect("a README");
    let told = "This crate has a part of the document's operations: `tag:pets`; not the deprecated ones.\n";
    assert!(readme.contains(told), "{readme}");
}

#[test]
fn a_selected_crate_is_up_to_date_with_its_selection_and_shrinks_and_grows() {
    let documents = Documents::new();
    let output = documents.output("crate");
    let run = |more: &[&str]| generate(&documents.whole, &output, more);
    let selection = ["--only", "listPets"];
    assert_eq!(run(&[]).code, 0);
    assert!(output.join("src/model/owner.rs").is_file());
    let shrunk = run(&selection);
    assert_eq!(shrunk.code, 0, "{}", shrunk.stderr);
    assert!(
        shrunk.stdout.contains("removed  src/model/owner.rs\n"),
        "{}",
        shrunk.stdout
    );
    assert!(!output.join("src/model/owner.rs").exists());
    assert_eq!(run(&[&selection[..], &["--check"]].concat()).code, 0);
    assert_eq!(run(&["--check"]).code, 1);
    assert_eq!(run(&[]).code, 0);
    assert!(output.join("src/model/owner.rs").is_file());
}

#[test]
fn a_name_that_selects_nothing_is_refused_with_what_was_meant() {
    let documents = Documents::new();
    for (selection, told) in [
        (
            &["--only", "listPet"][..],
            "no operation has the id `listPet`, so `--only` selects nothing by it",
        ),
        (&["--only", "listPet"], "did you mean `listPets`?"),
        (&["--except", "tag:pet"], "did you mean `pets`?"),
        (&["--only", "pets"], "`pets` is a tag"),
        (&["--only", "/owner/**"], "did you mean `/owners/**`?"),
        (&["--only", "POST /pets"], "there it has GET"),
        (
            &["--only", "owners", "--except", "/x"],
            "no path is `/x`, so `--except` selects nothing by it",
        ),
        (&["--except", "/**"], "no operation is left by `--except`"),
        (&["--only", "tag:"], "it names nothing"),
    ] {
        let output = documents.output("refused");
        let run = generate(&documents.whole, &output, selection);
        assert_eq!(run.code, 2, "{}", run.stdout);
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
        assert!(!output.exists());
    }
    documents.settings("[only]\ntags = ['pets', 'photo']\nmethods = ['gte', 'put']\n");
    let run = generate(&documents.whole, &documents.output("refused"), &[]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    for told in [
        "oasmith.toml:2:17",
        "no operation has the tag `photo`, so `[only]` selects nothing by it",
        "did you mean `photos`?",
        "no operation has the method `gte`",
        "did you mean `get`?",
    ] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    // The command stands for the names of the settings, and the methods go on to count.
    documents.settings("[only]\ntags = ['photos']\nmethods = ['get']\n");
    let run = generate(
        &documents.whole,
        &documents.output("both"),
        &["--only", "tag:pets", "--dry-run"],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout
            .contains("`--only` and `[only]` leave out 2 of 3 operations"),
        "{}",
        run.stdout
    );
}

#[test]
fn an_operation_is_found_with_its_call() {
    let documents = Documents::new();
    let spec = documents.whole.to_string_lossy().into_owned();
    let find = |text: &str, more: &[&str]| {
        let run = oasmith(&[&["inspect", &spec, "--find", text], more].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let photo = "PUT     /pets/{pet}/photo  api::pets  client.put_photo(pet, size, body)\n";
    let pets = "GET     /pets              api::pets  client.list_pets()\n";
    let both = format!(
        "METHOD  PATH               MODULE     CALL\n{pets}{photo}\n2 operations found by `/pets`\n"
    );
    assert_eq!(find("/pets", &[]), both);
    assert!(find("putphoto", &[]).contains(photo));
    assert!(find("pets LISTS", &[]).contains("client.list_pets()\n\n1 operation found"));
    assert_eq!(
        find("pets none", &[]),
        "0 operations found by `pets none`\n"
    );
    let selected = find("/owners", &["--only", "putPhoto"]);
    let told = "0 operations found by `/owners` among those that are selected\n";
    assert_eq!(selected, told);
    let selected = find("/pets", &["--only", "putPhoto", "--format", "json"]);
    let told: Value = serde_json::from_str(&selected).expect("JSON");
    let found = told["found"].as_array().expect("a list");
    assert_eq!(found.len(), 1, "{told:#}");
    assert_eq!(found[0]["call"], "client.put_photo(pet, size, body)");
    assert_eq!(
        found[0]["arguments"],
        serde_json::json!(["pet", "size", "body"])
    );
    assert_eq!(told["inspection"]["missing"], serde_json::json!([]));
}

/// A component may be another name for what stands in a file, by which other files refer to that.
#[test]
fn names_of_what_stands_in_other_files_stay() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
        folder.path().join(name)
    };
    let part = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {$ref: 'answers.yaml#/Pets'}}}}
components:
  schemas:
    Animal: {$ref: 'pet.yaml'}
";
    write(
        "pet.yaml",
        "type: object\nproperties: {name: {type: string}}\n",
    );
    write(
        "owner.yaml",
        "type: object\nproperties: {pet: {$ref: pet.yaml}}\n",
    );
    let pets = "Pets: {description: P., content: {application/json: {schema: {type: array, items: {$ref: pet.yaml}}}}}";
    write("answers.yaml", pets);
    let rest = "    Owner: {$ref: 'owner.yaml'}\n";
    let owners = "  /owners: {$ref: 'owners.yaml'}\ncomponents:";
    write(
        "owners.yaml",
        "get: {responses: {'200': {description: O., content: {application/json: {schema: {$ref: owner.yaml}}}}}}\n",
    );
    let whole = write("whole.yaml", &(part.replace("components:", owners) + rest));
    let part = write("part.yaml", part);
    let (of_part, of_whole) = (
        folder.path().join("of-part"),
        folder.path().join("of-whole"),
    );
    assert_eq!(generate(&part, &of_part, &[]).code, 0);
    let run = generate(&whole, &of_whole, &["--only", "/pets", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(of_whole.join("src/model/animal.rs").is_file());
    assert!(files(&of_whole) == files(&of_part));
    let told = codes(&run);
    assert_eq!(
        told,
        ["left-out: `--only` leaves out 1 of 2 operations, and with them 1 of 2 schemas"]
    );
}
