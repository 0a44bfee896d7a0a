//! The proof on the wire, proved: a client that is right passes, and one with a
//! fault in its runtime does not.

mod faults;
