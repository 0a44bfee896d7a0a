//! What the first element of a body is called, for one call.

/// The method of a call that says what the first element of its body is called.
#[macro_export]
macro_rules! root {
    ($call:ident) => {
        impl $call {
            /// Sets what the first element of a body in XML is called, in place of what the document says.
            /// Where it says nothing, a call without this is an error of the kind `Invalid`, and so is
            /// one with what no element can be called.
            #[inline]
            pub fn with_root(mut self, name: &str) -> Self {
                self.call.set_root(name);
                self
            }
        }
    };
}
