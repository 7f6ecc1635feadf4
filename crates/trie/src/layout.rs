//! Filling the double array.

use std::ops::Range;

use super::{CHILDREN, FREE, Groups, Node, Strings, Trie};

/// The trie of strings, without its beginnings, and the groups of equal strings.
pub(crate) fn lay_out(strings: &Strings) -> (Trie, Groups) {
    let mut layout = Layout::new(strings);
    layout.take(0, FREE - 1);
    layout.waiting.push(Waiting { place: 0, numbers: 0..strings.ends.len() as u32 });
    // In order of depth: what is walked most often lies together.
    let mut depth = 0;
    while !layout.waiting.is_empty() {
        for waiting in std::mem::take(&mut layout.waiting) {
            layout.lay(waiting, depth);
        }
        depth += 1;
    }
    let groups = Groups { numbers: layout.numbers, ranges: layout.groups };
    (Trie { nodes: layout.nodes, tails: layout.tails, ..Trie::default() }, groups)
}

/// A node that has a place and not yet children: strings that share their first bytes.
struct Waiting {
    place: u32,
    /// Where their numbers stand in [`Layout::numbers`].
    numbers: Range<u32>,
}

/// A double array that is being filled.
struct Layout<'a> {
    strings: &'a Strings,
    nodes: Vec<Node>,
    tails: Vec<u8>,
    /// The numbers of all strings, those of one node together.
    numbers: Vec<u32>,
    groups: Vec<Range<u32>>,
    /// The nodes of the next depth.
    waiting: Vec<Waiting>,
    /// No free place comes before this one.
    first_free: u32,
    /// Of the node in hand: how many strings go on with a byte, and with which bytes, in order of appearance.
    counts: [u32; 256],
    bytes: Vec<u8>,
    sorted: Vec<u32>,
}

impl<'a> Layout<'a> {
    /// How many free places are tried before a block is added: a little room is lost, no time.
    const TRIES: usize = 32;
    const BLOCK: usize = 256;

    fn new(strings: &'a Strings) -> Self {
        let mut layout = Self {
            strings,
            nodes: Vec::new(),
            tails: Vec::new(),
            numbers: (0..strings.ends.len() as u32).collect(),
            groups: Vec::new(),
            waiting: Vec::new(),
            first_free: 0,
            counts: [0; 256],
            bytes: Vec::new(),
            sorted: Vec::new(),
        };
        layout.add_block();
        layout
    }

    /// Lays a node; its children get places, and wait.
    fn lay(&mut self, Waiting { place, numbers: range }: Waiting, depth: usize) {
        let strings = self.strings;
        let own = &mut self.numbers[range.start as usize..range.end as usize];
        let rest = |number: u32| strings.get(number).get(depth..).unwrap_or_default();
        let first = own.first().map_or(&[][..], |first| rest(*first));
        if !own.is_empty() && depth > 0 && own.iter().all(|number| rest(*number) == first) {
            let start = self.tails.len() as u32;
            self.tails.extend_from_slice(first);
            self.groups.push(range);
            let node = &mut self.nodes[place as usize];
            (node.base, node.tail, node.group) = (start, first.len() as u32, self.groups.len() as u32);
            return;
        }
        // Counting sort by the next byte; those that end here come first.
        self.bytes.clear();
        self.sorted.clear();
        let ending = own.iter().filter(|number| rest(**number).is_empty());
        self.sorted.extend(ending);
        let ending = range.start..range.start + self.sorted.len() as u32;
        for byte in own.iter().filter_map(|number| rest(*number).first()) {
            let count = &mut self.counts[usize::from(*byte)];
            if *count == 0 {
                self.bytes.push(*byte);
            }
            *count += 1;
        }
        let mut next = self.sorted.len() as u32;
        for byte in &self.bytes {
            let count = &mut self.counts[usize::from(*byte)];
            next += *count;
            *count = next - *count;
        }
        self.sorted.resize(own.len(), 0);
        for number in own.iter() {
            if let Some(byte) = rest(*number).first() {
                let at = &mut self.counts[usize::from(*byte)];
                self.sorted[*at as usize] = *number;
                *at += 1;
            }
        }
        own.copy_from_slice(&self.sorted);
        if !ending.is_empty() && depth > 0 {
            self.groups.push(ending.clone());
            self.nodes[place as usize].group = self.groups.len() as u32;
        }
        let base = self.base_for_bytes();
        self.nodes[place as usize].base = base;
        let mut start = ending.end;
        for at in 0..self.bytes.len() {
            let byte = self.bytes[at];
            let end = range.start + std::mem::take(&mut self.counts[usize::from(byte)]);
            let child = base ^ u32::from(byte);
            self.take(child, place);
            self.waiting.push(Waiting { place: child, numbers: start..end });
            start = end;
        }
    }

    fn is_free(&self, place: u32) -> bool {
        self.nodes.get(place as usize).is_some_and(|node| node.parent == FREE)
    }

    /// A base at which all bytes find a free place.
    fn base_for_bytes(&mut self) -> u32 {
        let first_byte = u32::from(self.bytes.first().copied().unwrap_or(0));
        while (self.first_free as usize) < self.nodes.len() && !self.is_free(self.first_free) {
            self.first_free += 1;
        }
        let places: Range<u32> = self.first_free..self.nodes.len() as u32;
        let bases = places.filter(|place| self.is_free(*place)).take(Self::TRIES).map(|place| place ^ first_byte);
        let fits = |base: &u32| self.bytes.iter().all(|byte| self.is_free(base ^ u32::from(*byte)));
        bases.into_iter().find(fits).unwrap_or_else(|| self.add_block())
    }

    /// The base of a new block in which all places are free.
    fn add_block(&mut self) -> u32 {
        let start = self.nodes.len();
        self.nodes.resize(start + Self::BLOCK, Node { base: 0, parent: FREE, group: 0, tail: CHILDREN });
        // After a few blocks the crumbs of the first are not worth a search.
        self.first_free = self.first_free.max(start.saturating_sub(16 * Self::BLOCK) as u32);
        start as u32
    }

    fn take(&mut self, place: u32, parent: u32) {
        self.nodes[place as usize].parent = parent;
    }
}
