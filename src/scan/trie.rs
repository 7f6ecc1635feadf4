//! A trie in two forms: one that grows, and one that is walked fast.
//!
//! Every name is looked for from the place where a word begins and given up at the first letter that continues none.
//! Of an Aho–Corasick automaton so anchored only the trie is used, never a failure link; this is that trie, as a double
//! array (J. Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", IEEE TSE 15(9), 1989),
//! with XOR for its sum so that the children of a node lie in one block of 256.

/// A trie to which strings are added.
#[derive(Debug)]
pub struct Growing {
    branches: Vec<Branch>,
    strings: u32,
}

/// A node, and its place among its siblings; 0 is no node, since the root is nobody's child.
#[derive(Clone, Debug, Default)]
struct Branch {
    byte: u8,
    first_child: u32,
    next_sibling: u32,
    /// One more than the number of the string that ends here.
    ends: u32,
}

impl Default for Growing {
    fn default() -> Self {
        Self { branches: vec![Branch::default()], strings: 0 }
    }
}

impl Growing {
    /// The number of a string, counted from 0 in the order in which they were first added.
    pub fn add(&mut self, string: &[u8]) -> u32 {
        let mut at = 0;
        for byte in string {
            at = self.child(at, *byte).unwrap_or_else(|| self.grow(at, *byte));
        }
        let end = &mut self.branches[at as usize];
        if end.ends == 0 {
            self.strings += 1;
            end.ends = self.strings;
        }
        end.ends - 1
    }

    fn child(&self, parent: u32, byte: u8) -> Option<u32> {
        self.children(parent).find(|child| self.branches[*child as usize].byte == byte)
    }

    fn children(&self, parent: u32) -> impl Iterator<Item = u32> {
        let after = |at: u32| Some(at).filter(|at| *at != 0);
        std::iter::successors(after(self.branches[parent as usize].first_child), move |at| {
            after(self.branches[*at as usize].next_sibling)
        })
    }

    fn grow(&mut self, parent: u32, byte: u8) -> u32 {
        let new = self.branches.len() as u32;
        let next_sibling = std::mem::replace(&mut self.branches[parent as usize].first_child, new);
        self.branches.push(Branch { byte, next_sibling, ..Branch::default() });
        new
    }
}

/// A trie to be walked.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Where the children are: that of a byte at `base ^ byte`.
    base: u32,
    /// The node whose child this is; [`FREE`] if none uses the place.
    parent: u32,
    /// One more than the number of the string that ends here.
    ends: u32,
}

const FREE: u32 = u32::MAX;

/// Where a walk has come to.
pub type Place = u32;

impl Trie {
    /// The root, where no byte has been read.
    pub const ROOT: Place = 0;

    /// Where a byte leads, if some string goes on with it.
    #[inline]
    pub fn step(&self, from: Place, byte: u8) -> Option<Place> {
        let to = self.nodes.get(from as usize)?.base ^ u32::from(byte);
        let is_child = self.nodes.get(to as usize).is_some_and(|node| node.parent == from);
        is_child.then_some(to)
    }

    /// The number of the string that ends here.
    #[inline]
    pub fn string(&self, at: Place) -> Option<u32> {
        self.nodes.get(at as usize)?.ends.checked_sub(1)
    }
}

impl From<&Growing> for Trie {
    fn from(growing: &Growing) -> Self {
        let mut layout = Layout::default();
        layout.add_block();
        layout.take(Trie::ROOT, FREE - 1);
        // In order of depth: what is walked most often lies together.
        let mut waiting = vec![(0, Trie::ROOT)];
        let mut children = Vec::new();
        while !waiting.is_empty() {
            let mut deeper = Vec::new();
            for (branch, place) in waiting {
                layout.nodes[place as usize].ends = growing.branches[branch as usize].ends;
                children.clear();
                children.extend(growing.children(branch).map(|child| (growing.branches[child as usize].byte, child)));
                if children.is_empty() {
                    continue;
                }
                let base = layout.base_for(&children);
                layout.nodes[place as usize].base = base;
                for (byte, child) in &children {
                    let to = base ^ u32::from(*byte);
                    layout.take(to, place);
                    deeper.push((*child, to));
                }
            }
            waiting = deeper;
        }
        Self { nodes: layout.nodes }
    }
}

/// A double array that is being filled.
#[derive(Default)]
struct Layout {
    nodes: Vec<Node>,
    /// No free place comes before this one.
    first_free: u32,
}

impl Layout {
    /// How many free places are tried before a block is added: a little room is lost, no time.
    const TRIES: usize = 32;
    const BLOCK: usize = 256;

    fn is_free(&self, place: u32) -> bool {
        self.nodes.get(place as usize).is_some_and(|node| node.parent == FREE)
    }

    /// A base at which all children find a free place.
    fn base_for(&mut self, children: &[(u8, u32)]) -> u32 {
        let first_byte = u32::from(children.first().map_or(0, |(byte, _)| *byte));
        while (self.first_free as usize) < self.nodes.len() && !self.is_free(self.first_free) {
            self.first_free += 1;
        }
        let free = (self.first_free..self.nodes.len() as u32).filter(|place| self.is_free(*place));
        let bases = free.take(Self::TRIES).map(|place| place ^ first_byte);
        let fits = |base: &u32| children.iter().all(|(byte, _)| self.is_free(base ^ u32::from(*byte)));
        bases.into_iter().find(fits).unwrap_or_else(|| self.add_block())
    }

    /// The base of a new block in which all places are free.
    fn add_block(&mut self) -> u32 {
        let start = self.nodes.len();
        self.nodes.resize(start + Self::BLOCK, Node { base: 0, parent: FREE, ends: 0 });
        // After a few blocks the crumbs of the first are not worth a search.
        self.first_free = self.first_free.max(start.saturating_sub(16 * Self::BLOCK) as u32);
        start as u32
    }

    fn take(&mut self, place: u32, parent: u32) {
        self.nodes[place as usize].parent = parent;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn trie(strings: &[&[u8]]) -> Trie {
        let mut growing = Growing::default();
        for string in strings {
            growing.add(string);
        }
        Trie::from(&growing)
    }

    fn find(trie: &Trie, string: &[u8]) -> Option<u32> {
        let end = string.iter().try_fold(Trie::ROOT, |at, byte| trie.step(at, *byte))?;
        trie.string(end)
    }

    #[test]
    fn a_string_added_twice_keeps_its_number() {
        let mut growing = Growing::default();
        assert_eq!([b"ab", b"ba", b"ab"].map(|string| growing.add(string)), [0, 1, 0]);
    }

    #[test]
    fn prefixes_are_strings_only_where_they_were_added() {
        let trie = trie(&[b"ha noi", b"ha"]);
        assert_eq!(find(&trie, b"ha"), Some(1));
        assert_eq!(find(&trie, b"ha noi"), Some(0));
        assert_eq!(find(&trie, b"ha n"), None);
        assert_eq!(find(&trie, b""), None);
    }

    proptest! {
        #[test]
        fn finds_what_was_added_and_nothing_else(
            strings in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..6), 0..600),
            others in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..6), 0..200),
        ) {
            let mut growing = Growing::default();
            let numbers: Vec<u32> = strings.iter().map(|string| growing.add(string)).collect();
            let trie = Trie::from(&growing);
            for (string, number) in strings.iter().zip(&numbers) {
                prop_assert_eq!(find(&trie, string), Some(*number));
            }
            for other in &others {
                prop_assert_eq!(find(&trie, other).is_some(), strings.contains(other));
            }
        }
    }
}
