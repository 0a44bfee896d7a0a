//! What is known of the crate that was made before: names, orders and shapes that the next one keeps.
//!
//! What a thing is in the document tells what it was called. Whoever comes later gives way, the name
//! of what is gone is not given to another thing that a caller could take for it, and the order of
//! the document is no input. Without a lock nothing is known, and nothing is kept.

mod calls;
mod constructors;
mod content;
mod credentials;
mod given;
mod known;
mod order;
mod parts;
mod referred;
mod stood;
mod types;
mod uses;
mod were;

pub(in crate::lower) use self::calls::{KeptCall, Sought};
pub(in crate::lower) use self::constructors::keep_constructors;
pub(in crate::lower) use self::content::{Content, Made};
pub(in crate::lower) use self::given::Today;
pub(in crate::lower) use self::known::Kept;
pub(in crate::lower) use self::order::keep_order;
pub(in crate::lower) use self::parts::keep_parts;
pub(in crate::lower) use self::types::{KeptType, New};
pub(in crate::lower) use self::uses::Use;
pub(in crate::lower) use self::were::Were;
