//! Which model contains which, as a graph.

/// A directed graph of nodes `0..n`.
pub(super) struct Graph {
    to: Vec<Vec<usize>>,
    from: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph in which each node has these edges.
    pub(super) fn new(to: Vec<Vec<usize>>) -> Self {
        let mut from = vec![Vec::new(); to.len()];
        for (node, targets) in to.iter().enumerate() {
            for target in targets {
                from[*target].push(node);
            }
        }
        Self { to, from }
    }

    /// Marks the nodes that lead to one of those which are marked.
    pub(super) fn spread_back(&self, marked: &mut [bool]) {
        let mut open: Vec<usize> = (0..marked.len()).filter(|node| marked[*node]).collect();
        while let Some(node) = open.pop() {
            for source in &self.from[node] {
                if !std::mem::replace(&mut marked[*source], true) {
                    open.push(*source);
                }
            }
        }
    }

    /// The circle that each node is in: two nodes have the same number if and
    /// only if each leads to the other (Kosaraju's two searches).
    pub(super) fn circles(&self) -> Vec<usize> {
        let mut circles = vec![usize::MAX; self.to.len()];
        let mut next = 0;
        for root in self.by_end().into_iter().rev() {
            if circles[root] != usize::MAX {
                continue;
            }
            circles[root] = next;
            let mut open = vec![root];
            while let Some(node) = open.pop() {
                for source in &self.from[node] {
                    if circles[*source] == usize::MAX {
                        circles[*source] = next;
                        open.push(*source);
                    }
                }
            }
            next += 1;
        }
        circles
    }

    /// What no walk that meets no node twice is longer than, where a node is as
    /// long as `lengths` has it. It is the longest way from circle to circle, each
    /// with all its nodes: what can be told without trying all walks.
    pub(super) fn longest_walk(&self, lengths: &[usize]) -> usize {
        let circles = self.circles();
        let mut members = vec![Vec::new(); circles.iter().max().map_or(0, |last| last + 1)];
        for (node, circle) in circles.iter().enumerate() {
            members[*circle].push(node);
        }
        // A circle is numbered before those that it leads to.
        let mut longest = vec![0; members.len()];
        for (circle, nodes) in members.iter().enumerate().rev() {
            let targets = nodes.iter().flat_map(|node| &self.to[*node]);
            let behind = targets.map(|target| longest[circles[*target]]).max();
            let own: usize = nodes.iter().map(|node| lengths[*node]).sum();
            longest[circle] = own + behind.unwrap_or(0);
        }
        longest.into_iter().max().unwrap_or(0)
    }

    /// The nodes in the order in which a search in depth leaves them.
    fn by_end(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.to.len());
        let mut seen = vec![false; self.to.len()];
        for root in 0..self.to.len() {
            let mut open = vec![(root, 0)];
            while let Some((node, edge)) = open.pop() {
                if edge == 0 && std::mem::replace(&mut seen[node], true) {
                    continue;
                }
                match self.to[node].get(edge) {
                    Some(target) => {
                        open.push((node, edge + 1));
                        if !seen[*target] {
                            open.push((*target, 0));
                        }
                    }
                    None => order.push(node),
                }
            }
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;

    #[test]
    fn circles_are_told_from_chains() {
        let graph = Graph::new(vec![
            vec![1],
            vec![2, 3],
            vec![0],
            vec![4],
            vec![4],
            vec![0],
        ]);
        let circles = graph.circles();
        assert_eq!(circles[0], circles[1]);
        assert_eq!(circles[1], circles[2]);
        for (one, other) in [(0, 3), (3, 4), (0, 5), (4, 5)] {
            assert_ne!(circles[one], circles[other]);
        }
    }

    #[test]
    fn a_walk_goes_once_through_each_circle_on_its_way() {
        // Two circles of two and three nodes, one after the other, and a node before them.
        let graph = Graph::new(vec![
            vec![1],
            vec![2],
            vec![1, 3],
            vec![4],
            vec![5],
            vec![3],
            vec![5],
        ]);
        assert_eq!(graph.longest_walk(&[1; 7]), 6);
        assert_eq!(graph.longest_walk(&[1, 1, 1, 1, 1, 3, 9]), 14);
        assert_eq!(Graph::new(vec![vec![0], vec![0]]).longest_walk(&[1, 1]), 2);
        assert_eq!(Graph::new(Vec::new()).longest_walk(&[]), 0);
    }

    #[test]
    fn marks_spread_to_all_that_lead_there() {
        let graph = Graph::new(vec![vec![1], vec![2], vec![], vec![0], vec![]]);
        let mut marked = vec![false, false, true, false, false];
        graph.spread_back(&mut marked);
        assert_eq!(marked, [true, true, true, true, false]);
    }
}
