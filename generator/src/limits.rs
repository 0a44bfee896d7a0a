//! How far oasmith goes with what a document makes long, deep or large, in one place.
//!
//! A document can refer to itself in many ways, and some of them only a limit ends. What is
//! beyond a limit is treated as if it were not there, or is reported where that would
//! change the crate.

/// References that lead to references, and schemas that are nothing but another schema. What is at
/// the end of a longer chain is not found: real documents have a handful in a row.
pub(crate) const CHAIN: usize = 64;

/// Schemas that are each made of the next by `allOf`, `oneOf` or `anyOf`. A document with a longer row
/// is refused: real ones have a handful, and what a schema is takes a walk through all of its row.
pub(crate) const COMPOSED: usize = 100;

/// The values of an enum that are variants of a type. One with more is any value of its type, which is
/// reported: a compiler takes minutes for what has no use by name.
pub(crate) const VARIANTS: usize = 20_000;

/// Schemas within schemas that are looked into for one fact, such as whether a form has a file
/// in it. It ends those that contain themselves; the facts are never so deep.
pub(crate) const NESTING: usize = 8;

/// Schemas within schemas of which a type is made, with no type that has a name between. What stands
/// deeper is any JSON value, and is reported: real documents have some ten.
pub(crate) const WITHIN: usize = 64;

/// References that are followed in what one keyword demands, such as `not`: schemas that refer to many others
/// would be written out more often than there are any. Those beyond stay references.
pub(crate) const DEMANDED: usize = 16;

/// Schemas that are looked at in a body that is expected of who is sent something, for the same reason. Any
/// value stands for those beyond.
pub(crate) const EXPECTED: usize = 1000;

/// Choices whose branches are choices. Each level multiplies the branches to look at and the code
/// that is written for them, so that this is the smallest limit.
pub(crate) const CHOICES: usize = 4;

/// The bytes to which the aliases of a YAML document may unfold, beyond its own size. A few lines
/// can unfold to more than a machine has.
pub(crate) const UNFOLDED: usize = 16 * 1024 * 1024;

/// Lines that are joined with the one above to find the places of a YAML document of which one of two
/// parsers refuses the layout. Each costs a walk through the text.
pub(crate) const JOINED_LINES: usize = 64;

/// The bytes of a description. Of a longer one the docs have the beginning, which is reported: the
/// longest of the real documents has some 100 KB, and docs take thirty times their size to lay out.
pub(crate) const DESCRIPTION: usize = 1024 * 1024;

/// Values within values of a YAML document, which its parser refuses beyond this. In brackets, those
/// that are deeper are refused before it sees them, since it takes the square of their number.
pub(crate) const LEVELS: usize = 128;

/// The bytes of the JSON Pointers to all values of a file, where each has more than `PLACE` on the
/// average. One with more is refused: several of each are held while a crate is made. Real documents
/// have some 100 on the average.
pub(crate) const PLACES: usize = 256 * 1024 * 1024;
pub(crate) const PLACE: usize = 1_000;

/// The bytes of a message. What it names may be a megabyte.
pub(crate) const MESSAGE: usize = 2_000;

/// The bytes of a file. The largest of the real documents has 47 MB; one takes some ten times its
/// size in memory.
pub(crate) const FILE: u64 = 256 * 1024 * 1024;

/// What is fetched from the web, where that is asked for.
#[cfg(feature = "cli")]
pub(crate) mod fetching {
    /// The texts of one document, which may refer to others.
    pub(crate) const FILES: usize = 200;
    /// The bytes of a text. The largest of the real documents has 47 MB.
    #[cfg(feature = "fetch")]
    pub(crate) const BYTES: u64 = 64 * 1024 * 1024;
    /// The redirects on the way to a text.
    #[cfg(feature = "fetch")]
    pub(crate) const REDIRECTS: usize = 5;
    /// How long a text may take with all that is on its way.
    #[cfg(feature = "fetch")]
    pub(crate) const TIME: std::time::Duration = std::time::Duration::from_secs(60);
}

/// The bytes of a line that a message draws. A whole document may stand on one line, and drawing
/// takes several walks through all of it.
#[cfg(feature = "cli")]
pub(crate) const DRAWN_LINE: usize = 10_000;

/// What the proof makes of schemas, sends, waits for and shows.
#[cfg(feature = "verify")]
pub(crate) mod proof {
    use std::time::Duration;

    /// The values within one value that is made of a schema: enough for the largest of the
    /// real documents, and few enough to make some for each of thousands of operations.
    pub(crate) const VALUES: usize = 1200;
    /// With fewer values than this left to make, what may be left out is left out.
    pub(crate) const SCARCE_VALUES: usize = 400;
    /// Values that are nested more deeply than this hold only what they must.
    pub(crate) const FULL_VALUES: usize = 4;
    /// Values that are nested more deeply than this are not made.
    pub(crate) const NESTED_VALUES: usize = 24;
    /// The levels of an answer that are held against their schemas. An example may be deeper than
    /// what is made.
    pub(crate) const DESCRIBED: usize = 64;
    /// The schemas that one schema is made of, when reasons are sought why no value was found.
    pub(crate) const MEMBERS: usize = 64;

    /// The schemas within a schema that are looked at before it is said that XML can have all of it. What
    /// is larger is a text: the largest of the real documents have some thousand.
    pub(crate) const IN_XML: usize = 20_000;
    /// The elements within elements of XML that is read.
    pub(crate) const ELEMENTS: usize = 128;

    /// The items of a list that may have more.
    pub(crate) const ITEMS: usize = 12;
    /// A list that must have more items than this is not made.
    pub(crate) const REQUIRED_ITEMS: usize = 1000;
    /// The characters of a string that has no bound, where it is to be long: more than one line of
    /// anything.
    pub(crate) const LONG_STRING: usize = 300;
    /// The greatest bound of a string that is tried.
    pub(crate) const TRIED_STRING: usize = 2000;
    /// A string that must have more characters than this is not made.
    pub(crate) const REQUIRED_STRING: usize = 1 << 16;
    /// The repetitions that are added to a pattern until a string is long enough.
    pub(crate) const REPETITIONS: u32 = 512;

    /// The cases of requests that an operation has.
    pub(crate) const REQUESTS: usize = 12;
    /// The cases of successful answers that a media type of an operation has.
    pub(crate) const ANSWERS: usize = 6;
    /// The examples that are tried of those that a thing has.
    pub(crate) const EXAMPLES: usize = 8;
    /// The bytes of an address. RFC 9110 recommends that everybody on its way takes 8000 octets.
    pub(crate) const ADDRESS: usize = 8000;
    /// The bytes of a download: more than a client reads in one piece.
    pub(crate) const DOWNLOAD: usize = 20_000;
    /// The bytes of the head of a request.
    pub(crate) const HEAD: u64 = 1 << 20;

    /// The operations that are compiled in one piece, which takes up to some five gigabytes of
    /// memory.
    pub(crate) const OPERATIONS: usize = 800;
    /// How often the program is started again after a case at which it broke off.
    pub(crate) const RESTARTS: usize = 20;
    /// A call of which nothing is heard for longer than this hangs.
    pub(crate) const SILENCE: Duration = Duration::from_secs(60);

    /// The characters of a value or of a validator's message that are shown.
    pub(crate) const SHOWN_VALUE: usize = 200;
    /// The bytes of what is left of a text that are shown where it differs.
    pub(crate) const SHOWN_REST: usize = 80;
    /// The bytes of a body that are shown.
    pub(crate) const SHOWN_BODY: usize = 4096;
    /// The characters of Cargo's messages that are shown.
    pub(crate) const SHOWN_BUILD: usize = 4000;
}
