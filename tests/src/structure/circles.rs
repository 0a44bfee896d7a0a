//! Which circles of files are too large.

use super::Graph;

/// What is wrong with the circles of more than `most` files: each but those that have
/// one of the exceptions in them, and each exception that is in none.
#[must_use]
pub fn large_circles(graph: &Graph, most: usize, exceptions: &[&str]) -> Vec<String> {
    let circles = graph.circles();
    let large: Vec<_> = circles.iter().filter(|all| all.len() > most).collect();
    let is_allowed = |circle: &&&Vec<&str>| exceptions.iter().any(|file| circle.contains(file));
    let wrong = large.iter().filter(|circle| !is_allowed(circle));
    let wrong =
        wrong.map(|circle| format!("{} files in a circle: {}", circle.len(), circle.join(", ")));
    let idle = exceptions
        .iter()
        .filter(|file| !large.iter().any(|circle| circle.contains(file)));
    let idle = idle.map(|file| format!("`{file}` is in no large circle"));
    wrong.chain(idle).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Sources;
    use super::*;

    #[test]
    fn a_large_circle_is_told_unless_it_is_an_exception() {
        let sources = Sources::from([
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use super::b::B;"),
            ("b.rs", "use super::c::C;"),
            ("c.rs", "use super::a::A;"),
        ]);
        let graph = Graph::of(&sources).expect("Rust");
        assert_eq!(large_circles(&graph, 3, &[]), Vec::<String>::new());
        let told = ["3 files in a circle: a.rs, b.rs, c.rs"];
        assert_eq!(large_circles(&graph, 2, &[]), told);
        assert_eq!(large_circles(&graph, 2, &["b.rs"]), Vec::<String>::new());
        let told = ["`b.rs` is in no large circle"];
        assert_eq!(large_circles(&graph, 3, &["b.rs"]), told);
    }
}
