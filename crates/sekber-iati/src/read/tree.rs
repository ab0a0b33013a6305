//! One activity as a tree in a few flat buffers that are used again for the next one.
//!
//! All text is kept in document order in one buffer, so the text of an element with all that is within it is one slice.

use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::{Limits, ReadError};

/// No element.
const NONE: usize = usize::MAX;

#[derive(Debug)]
struct Node {
    name: Range<usize>,
    attributes: Range<usize>,
    text: Range<usize>,
    first: usize,
    last: usize,
    next: usize,
    line: u64,
}

/// The tree; the activity is element 0.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
    /// Names of elements and attributes, and values of attributes.
    words: String,
    text: String,
    open: Vec<usize>,
}

impl Tree {
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.words.clear();
        self.text.clear();
        self.open.clear();
    }

    /// Whether an element has begun and not ended.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    fn word(&mut self, word: &str) -> Range<usize> {
        let from = self.words.len();
        self.words.push_str(word);
        from..self.words.len()
    }

    /// An element begins.
    pub fn open(
        &mut self,
        start: &BytesStart<'_>,
        (at, line): (u64, u64),
        limits: &Limits,
    ) -> Result<(), ReadError> {
        if self.open.len() >= limits.depth {
            return Err(ReadError::TooLarge { at, what: "elements within each other", limit: limits.depth });
        }
        let name = self.word(start.name().as_ref());
        let from = self.attributes.len();
        for attribute in start.attributes().with_checks(false) {
            let malformed = |why: String| ReadError::Malformed { at, why };
            let attribute = attribute.map_err(|error| malformed(error.to_string()))?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| malformed(error.to_string()))?;
            let key = self.word(attribute.key.as_ref());
            let value = self.word(&value);
            self.attributes.push((key, value));
        }
        let here = self.nodes.len();
        self.nodes.push(Node {
            name,
            attributes: from..self.attributes.len(),
            text: self.text.len()..self.text.len(),
            first: NONE,
            last: NONE,
            next: NONE,
            line,
        });
        if let Some(parent) = self.open.last().copied() {
            match self.nodes[parent].last {
                NONE => self.nodes[parent].first = here,
                before => self.nodes[before].next = here,
            }
            self.nodes[parent].last = here;
        }
        self.open.push(here);
        self.within(at, limits)
    }

    /// The innermost element ends; true when it was the activity.
    pub fn close(&mut self) -> bool {
        if let Some(here) = self.open.pop() {
            self.nodes[here].text.end = self.text.len();
        }
        self.open.is_empty()
    }

    /// Text within the innermost element; outside of the activity it is left out.
    pub fn push(&mut self, text: &str, at: u64, limits: &Limits) -> Result<(), ReadError> {
        if self.is_open() {
            self.text.push_str(text);
        }
        self.within(at, limits)
    }

    fn within(&self, at: u64, limits: &Limits) -> Result<(), ReadError> {
        if self.nodes.len() + self.attributes.len() > limits.nodes {
            return Err(ReadError::TooLarge { at, what: "elements in one activity", limit: limits.nodes });
        }
        if self.words.len() + self.text.len() > limits.text {
            return Err(ReadError::TooLarge { at, what: "bytes in one activity", limit: limits.text });
        }
        Ok(())
    }

    /// The activity.
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }
}

/// An element of the tree.
#[derive(Debug, Clone, Copy)]
pub struct Element<'t> {
    tree: &'t Tree,
    at: usize,
}

impl<'t> Element<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.at]
    }

    /// The line on which it begins; 0 when lines were not counted.
    pub fn line(self) -> u64 {
        self.node().line
    }

    /// Its name as written.
    pub fn name(self) -> &'t str {
        &self.tree.words[self.node().name.clone()]
    }

    /// An attribute's value as it stands.
    pub fn raw(self, name: &str) -> Option<&'t str> {
        let (words, found) = (&self.tree.words, &self.tree.attributes[self.node().attributes.clone()]);
        found.iter().find(|(key, _)| &words[key.clone()] == name).map(|(_, value)| &words[value.clone()])
    }

    /// An attribute's value without white space at its ends.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        self.raw(name).map(str::trim)
    }

    /// All text within it, without white space at its ends.
    pub fn text(self) -> &'t str {
        self.tree.text[self.node().text.clone()].trim()
    }

    /// The elements directly within it.
    pub fn children(self) -> impl Iterator<Item = Element<'t>> {
        let tree = self.tree;
        let at = |index: usize| (index != NONE).then_some(Element { tree, at: index });
        std::iter::successors(at(self.node().first), move |before| at(before.node().next))
    }

    /// Those of a name.
    pub fn named(self, name: &str) -> impl Iterator<Item = Element<'t>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first of a name.
    pub fn first(self, name: &str) -> Option<Element<'t>> {
        self.named(name).next()
    }
}
