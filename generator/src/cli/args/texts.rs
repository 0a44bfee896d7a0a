//! The long texts of the help.

use crate::settings::{SETTINGS, help};

pub(super) const EXAMPLES: &str = "\
Examples:
  oasmith init api.yaml
      Begin: write the settings and the crate, and tell what to do next.
  oasmith check api.yaml
      Tell what is wrong with the document.
  oasmith fix api.yaml --output mended.yaml
      Write an overlay that mends what has one obvious cure.
  oasmith inspect api.yaml
      Show what the crate will hold, and what it cannot represent.
  oasmith inspect api.yaml --find '/pets/{id}'
      Show how the operations of this path are called in Rust.
  oasmith generate api.yaml --output client
      Write the crate into the folder `client`.
  oasmith generate api.yaml --output client --only tag:pets --only 'GET /owners/**'
      Write a crate of some operations, without what only others need.
  oasmith generate api.yaml --output client --dry-run
      Show what that would change, as a diff.
  curl -s https://example.com/api.json | oasmith generate - --output client
      Write the crate of a document that another program gives.
  oasmith generate
      Write all crates that `oasmith.toml` here names.
  oasmith generate api.yaml --output client --check
      Fail if that would change anything, for continuous integration.
  oasmith verify api.yaml
      Call every operation of the crate against a server that checks what it sends.
  oasmith mock api.yaml
      Serve the document, and tell what is wrong with requests.
  oasmith diff HEAD~1:api.yaml api.yaml --fail-on breaking
      Tell what the last change of the document does to callers, and fail if it breaks any.
  oasmith release client
      Mark the crate as published, so that what changes from here on makes the next version.
  oasmith migrate api.yaml --output client --dry-run
      Show what the naming rules of a newer oasmith would change, to move on to them.
  oasmith explain unknown-key
      Tell what a message means, with an example and the cure.

Exit codes:
  0  all is well
  1  --check found that the crate is not what the document says or that its version is too low,
     verify that it is not proved, or diff what --fail-on names
  2  the document or the call is wrong, or the crate cannot be written";

pub(super) const CHECK: &str = "\
What is said of the document alone, for an editor, a hook or continuous integration: nothing is
written, and nothing of the crate is listed, which `inspect` does.

Examples:
  oasmith check api.yaml
      Tell what is wrong with it, each with its line.
  oasmith check api.yaml --strict
      Fail if there is as much as a warning.
  oasmith check api.yaml --format sarif > api.sarif
      Write what a code host shows beside the lines of a change.

Exit codes:
  0  there is no error
  2  there is one, or the document cannot be read";

pub(super) const FIX: &str = "\
The document stays as it is: what is mended stands in an overlay, a file of its own that is reviewed
and kept, each action with why it is and where the fault stands. Other tools read it as well, as it
keeps to the Overlay Specification 1.0.

What it mends:
  a parameter of the path that nothing declares, or that is not said to be required
  an operationId, a parameter or a value of an enum that is there twice
  a key, a type, a reference or a word that is misspelt, where one that is known is near
  `nullable` in OpenAPI 3.1, which has the type `null`
  a number where a text belongs, and a key with nothing behind it

All else is left, and told with why. What is mended, `oasmith check` does not tell any more.

Examples:
  oasmith fix api.yaml
      Print the overlay, and tell what it mends and what is left.
  oasmith fix api.yaml --output mended.yaml
      Write it into a file, which is not written over if there is another one.
  oasmith check api.yaml --overlay mended.yaml
      See what is left.
  oasmith fix api.yaml --overlay mended.yaml
      Mend what is new, in a further overlay.

Exit codes:
  0  no error is left
  2  one is left, or the document cannot be read, or the overlay cannot be written";

pub(super) const VERIFY: &str = "\
What happens:
  1. The crate is written into a scratch folder, beside a program that calls every operation.
     Cargo compiles both; what it has built is used again by later runs.
  2. A server on this machine reads the document by itself, with no code in common with the crate.
  3. Every operation is called with the document's examples and with edge values: absent, empty,
     longest, least, greatest, reserved characters, other alphabets. The server checks the method,
     the path, each parameter by its style, headers, cookies, credentials and the body.
  4. Each documented answer is given, with made values, and so is one that is not documented. The
     call must end with the right variant, holding the same values.

An operation is `proved` when all of its calls went so, `failed` when one did not, and `not proved`
when it could not be tried; the reason is told, and for a failure the request as it was sent.

Nothing is sent to the document's own servers. Cargo may have to fetch the crate's dependencies;
where it must not, set CARGO_NET_OFFLINE=true.

Examples:
  oasmith verify api.yaml
      Prove all operations.
  oasmith verify api.yaml --only listPets --keep proof
      A crate of one operation, left in `proof` with its cases for a look at them.
  oasmith verify api.yaml --features pets,owners
      The operations of two tags, with a crate of which no other tag's feature is on.
  oasmith verify api.yaml --format json
      The verdicts for a machine.

Exit codes:
  0  every operation is proved
  1  an operation failed, or could not be proved
  2  the document or the call is wrong, or the crate cannot be built";

pub(super) const MOCK: &str = "\
The server of a document, on loopback, for as long as this runs. Its address is a client's endpoint.
Each operation is answered with the document's examples, or with values that its schemas allow. Which
status is wanted, a request says as `Prefer: code=404`, as `x-oasmith-status: 404`, or by that name in
its query; without it, the answer is the first success.

What is wrong with a request is told here, one line for each, and in its answer, a 400 that lists it.
With `--format json`, each line is a JSON object.

Examples:
  oasmith mock api.yaml
      Serve it at http://127.0.0.1:4010.
  oasmith mock api.yaml --delay 200 --fail 0.1
      The same, slow, and with one request in ten that fails.
  curl http://127.0.0.1:4010/pets -H 'Prefer: code=404'
      Ask for an answer that is no success.

Exit codes:
  2  the document is wrong, or the port is taken";

pub(super) const DIFF: &str = "\
Each change is told twice:
  on the wire  what it means for a client of the old crate against a server of the new document;
               its enums are open, and what it does not know it leaves aside
  in Rust      what it means for a program that calls the old crate, compiled against the new one

A change is `breaking` where what worked need not work any more, `compatible` where all goes on, and
`none` where nobody could notice. Of a change in Rust that the document gives no reason for, it is
told that the document did not ask for it.

Each side is one of:
  a document           in YAML or JSON, with the settings beside it. The crate of the new one keeps
                       to the names of the old one, as `generate` keeps to those of the lock.
  a folder             a crate that oasmith wrote, known by its `oasmith.lock`
  a lock               the same
  REVISION:PATH        any of them as git has it, such as `HEAD~1:spec/api.yaml`; a path is seen
                       from the top of the repository, or from here if it begins with `./`

Nothing is written, and nothing is compiled.

Examples:
  oasmith diff old.yaml new.yaml
      What is different for callers, what breaks first, with its places in both documents.
  oasmith diff client api.yaml
      What generating the crate in the folder `client` again would do to its callers.
  oasmith diff main:api.yaml api.yaml --format markdown
      The same as a comment of a pull request.
  oasmith diff v1.2.0:client client --fail-on breaking-rust
      Fail if callers of a release would no longer compile.

Exit codes:
  0  all is well
  1  there is a change that --fail-on names
  2  a side cannot be read";

pub(super) const RELEASE: &str = "\
When a version of the crate is published, this writes down what its callers see, as
`oasmith.released` beside the lock. From then on `generate` works out from it

  the version    the smallest that is honest: what breaks callers makes a new one in the first number
                 that is not zero, what is new a lesser one, as Cargo understands versions
  the changelog  the entry of that version in `CHANGELOG.md`, written anew each time until the next
                 release; what stands below stays as it is

What is taken back before the next release counts as nothing. Commit the file with the release.

A `version` in the settings stands in place of the one that is worked out, and `generate --check`
fails where it is too low. `[release]` in the settings switches either off.

Examples:
  oasmith release client
      The crate in the folder `client` is published as it is.

Exit codes:
  0  it is marked
  2  there is no such crate, or its version was released as another crate";

pub(super) const MIGRATE: &str = "\
A crate keeps to the rules by which its names and shapes were made first, its edition, so that a newer
oasmith changes none of them. `oasmith.lock` says which these are. This makes the crate by the rules of
today, as if it were made for the first time. What is called otherwise then keeps its old name,
deprecated, as far as one can stand beside the new one.

What it does to callers is told first. See it with `--dry-run`, which writes nothing.

Examples:
  oasmith migrate api.yaml --output client --dry-run
      Tell what would be different, for callers and in the files.
  oasmith migrate api.yaml --output client
      Move on.

Exit codes:
  0  it is done, or there is nothing to move
  1  --check found that something would change
  2  there is no such crate, the document is wrong, or the crate cannot be written";

pub(super) const INIT: &str = "\
What it does:
  1. It reads the document, and finds out what the crate is called and which examples there can be.
  2. It writes `oasmith.toml` beside the document, with comments that say what can be set, and
     `oasmith.schema.json`, by which editors check and complete it.
  3. It writes the crate, as `oasmith generate` does from then on without an argument.
  4. It tells what to do next: how the crate is depended on, a first call, and the line for
     continuous integration.

Settings that are there are never overwritten; the command ends with 2 then, and nothing is written.

Examples:
  oasmith init api.yaml
      A crate of the document's own name, in a folder of this name.
  oasmith init spec/api.yaml --output crates/shop --name shop
      A crate `shop` in that folder.
  oasmith init api.yaml --module --output src/shop
      A module of the crate that is here.

Exit codes:
  0  all is written
  2  there are settings, the document is wrong, or the crate cannot be written";

pub(super) const WATCH: &str = "\
It writes what `oasmith generate` would write, then looks twice a second whether one of the files has
changed that were read, and writes again. What is wrong with a document is told, and waited out. It
ends when it is stopped.

With `--format json` each run is one object, on a line of its own.

Examples:
  oasmith watch
      All clients of the settings here.
  oasmith watch api.yaml --output client
      One client.

Exit codes:
  2  the call is wrong";

pub(super) const INSPECT: &str = "\
Examples:
  oasmith inspect api.yaml
      What the crate will hold, and what it cannot represent.
  oasmith inspect api.yaml --find 'GET /pets/{id}'
      How this operation is called in Rust.

Exit codes:
  0  there is no error
  2  there is one, or the document cannot be read";

pub(super) const EXPLAIN: &str = "\
Examples:
  oasmith explain unknown-key
      What this message means, with an example and the cure.
  oasmith explain
      All codes.

Exit codes:
  0  it is told
  2  there is no such code";

pub(super) const COMPLETIONS: &str = "\
Examples:
  oasmith completions bash > ~/.local/share/bash-completion/completions/oasmith
  oasmith completions zsh > ~/.zfunc/_oasmith
  oasmith completions fish > ~/.config/fish/completions/oasmith.fish";

pub(super) const MAN: &str = "\
Examples:
  oasmith man | man -l -
      Read it.
  oasmith man generate > ~/.local/share/man/man1/oasmith-generate.1
      Install the page of a command.";

pub(super) const SCHEMA: &str = "\
`oasmith init` writes the same beside the settings, whose first line names it for editors that know
taplo's directive:

  #:schema oasmith.schema.json

Examples:
  oasmith schema > oasmith.schema.json
      Renew it after an update of oasmith.";

pub(super) const ONLY: &str = "\
Only these operations: an operationId, `tag:NAME`, a path, or a method and a path

In a path, `*` is anything within a segment, and `**` any number of segments, none included. \
Given several times, all are selected that one of them names:

  --only issues/get                     the operation of this id
  --only tag:issues                     those with this tag
  --only '/repos/**'                    those of `/repos` and of all paths below it
  --only 'path:/repos/**'               the same
  --only 'GET /repos/{owner}/{repo}'    the one of this method and path

It stands in for `operations`, `tags` and `paths` of `[only]` in the settings, whose `methods` \
and `deprecated` go on to count";

pub(super) fn generate_help() -> String {
    format!(
        "Without a document, all clients are written that the settings name: those of `--settings`, or\n\
         `{settings}` here.\n\
         \n\
         Files of an earlier run that are no longer produced are removed; they are known from\n\
         `{lock}` in the folder. A file that oasmith did not write is never touched.\n\
         \n\
         Settings, in `{settings}` beside the document:\n\
         {table}\n\
         \n\
         Exit codes:\n  \
           0  it is written, or there is nothing to write; --dry-run has told what would change\n  \
           1  --check found that something would change, that the version is too low, or that the crate\n     \
              around a module lacks something\n  \
           2  the document or the call is wrong, or the crate cannot be written; of several clients, the\n     \
              others are written",
        table = help().trim_end(),
        lock = crate::write::LOCK,
        settings = SETTINGS
    )
}
