//! Which circles of files are too large.

use super::Graph;

/// The circles of more than `most` files, each with its files.
#[must_use]
pub fn large_circles(graph: &Graph, most: usize) -> Vec<String> {
    let circles = graph.circles().into_iter();
    let large = circles.filter(|circle| circle.len() > most);
    large
        .map(|circle| format!("{} files in a circle: {}", circle.len(), circle.join(", ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Sources;
    use super::*;

    #[test]
    fn a_large_circle_is_told() {
        let sources = Sources::from([
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use super::b::B;"),
            ("b.rs", "use super::c::C;"),
            ("c.rs", "use super::a::A;"),
        ]);
        let graph = Graph::of(&sources).expect("Rust");
        assert_eq!(large_circles(&graph, 3), Vec::<String>::new());
        let told = ["3 files in a circle: a.rs, b.rs, c.rs"];
        assert_eq!(large_circles(&graph, 2), told);
    }
}
