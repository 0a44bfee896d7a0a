//! What is in no body in XML, though it is a part of one.

use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Xml, XmlNode};
use crate::lower::source::report::Report;

/// Tells what is left out of bodies in XML, each with why.
pub(in crate::lower) fn tell_left(report: &mut Report<'_>, xml: &Xml) {
    for (_, node) in xml.used() {
        node.each(&mut |node| {
            let XmlNode::Object { left, .. } = node else {
                return;
            };
            for (at, why) in left {
                let message = format!("this is in no body in XML: {why}");
                let place = Place::Value(at.clone());
                report.push(Diagnostic::unrepresented("untyped-body", place, message));
            }
        });
    }
}
