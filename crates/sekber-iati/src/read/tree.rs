//! One activity as a tree in a few flat buffers that are used again for the next one.
//!
//! All text is kept in document order in one buffer, so the text of an element with all that is within it is one slice. Tags are kept
//! as they were written until [`Tree::settle`] takes their attributes apart, which somebody else may do than who reads on.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attributes;

use super::{Limits, ReadError};

/// No element.
const NONE: u32 = u32::MAX;

/// A piece of a buffer: where it begins, and where it has ended.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    from: u32,
    to: u32,
}

impl Span {
    /// Buffers hold less than this can count: [`Tree::within`] sees to it.
    fn new(from: usize, to: usize) -> Self {
        Self { from: from as u32, to: to as u32 }
    }

    fn range(self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }
}

#[derive(Debug)]
struct Node {
    /// All of the tag between its brackets, in `tags`.
    tag: Span,
    /// Bytes of the tag that are its name.
    name: u32,
    /// Places in `attributes`.
    attributes: Span,
    text: Span,
    first: u32,
    last: u32,
    next: u32,
    at: u64,
    line: u64,
}

#[derive(Debug)]
struct Attribute {
    key: Span,
    value: Span,
    /// Whether the value stands in `changed`, because it reads otherwise than it was written.
    is_changed: bool,
}

/// The tree; the activity is element 0.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    tags: String,
    /// Values of attributes with references or line breaks in them, as they are to be read.
    changed: String,
    text: String,
    open: Vec<u32>,
}

impl Tree {
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.tags.clear();
        self.changed.clear();
        self.text.clear();
        self.open.clear();
    }

    /// Bytes that its buffers hold, used or not.
    pub fn room(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>()
            + self.attributes.capacity() * size_of::<Attribute>()
            + self.tags.capacity()
            + self.changed.capacity()
            + self.text.capacity()
    }

    /// Whether an element has begun and not ended.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
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
        let from = self.tags.len();
        self.tags.push_str(start);
        let here = self.nodes.len() as u32;
        self.nodes.push(Node {
            tag: Span::new(from, self.tags.len()),
            name: start.name().as_ref().len() as u32,
            attributes: Span::default(),
            text: Span::new(self.text.len(), self.text.len()),
            first: NONE,
            last: NONE,
            next: NONE,
            at,
            line,
        });
        if let Some(parent) = self.open.last().copied() {
            match std::mem::replace(&mut self.nodes[parent as usize].last, here) {
                NONE => self.nodes[parent as usize].first = here,
                before => self.nodes[before as usize].next = here,
            }
        }
        self.open.push(here);
        self.within(at, limits)
    }

    /// Takes the attributes of all tags apart; until then no element has any. Linear in the bytes of the tags.
    ///
    /// # Errors
    /// With the first tag whose attributes are no XML, or are more than the limits allow.
    pub fn settle(&mut self, limits: &Limits) -> Result<(), ReadError> {
        self.attributes.clear();
        self.changed.clear();
        let most = limits.nodes.saturating_sub(self.nodes.len());
        for node in &mut self.nodes {
            let Node { at, tag, name, .. } = *node;
            let malformed = |why: String| ReadError::Malformed { at, why };
            let written = &self.tags[tag.range()];
            // How far a part of the tag stands from its beginning.
            let place = |part: &str| {
                let from = tag.from as usize + (part.as_ptr() as usize - written.as_ptr() as usize);
                Span::new(from, from + part.len())
            };
            let from = self.attributes.len();
            for attribute in Attributes::new(written, name as usize).with_checks(false) {
                let attribute = attribute.map_err(|error| malformed(error.to_string()))?;
                let value = attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .map_err(|error| malformed(error.to_string()))?;
                let (value, is_changed) = match &value {
                    Cow::Borrowed(value) => (place(value), false),
                    Cow::Owned(value) => {
                        let from = self.changed.len();
                        self.changed.push_str(value);
                        (Span::new(from, self.changed.len()), true)
                    }
                };
                self.attributes.push(Attribute { key: place(attribute.key.0), value, is_changed });
                if self.attributes.len() > most {
                    return Err(ReadError::TooLarge {
                        at,
                        what: "elements in one activity",
                        limit: limits.nodes,
                    });
                }
            }
            node.attributes = Span::new(from, self.attributes.len());
        }
        Ok(())
    }

    /// The innermost element ends; true when it was the activity.
    pub fn close(&mut self) -> bool {
        if let Some(here) = self.open.pop() {
            self.nodes[here as usize].text.to = self.text.len() as u32;
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
        if self.nodes.len() > limits.nodes {
            return Err(ReadError::TooLarge { at, what: "elements in one activity", limit: limits.nodes });
        }
        // Places in the buffers are counted with 32 bits.
        let most = limits.text.min(u32::MAX as usize);
        if self.tags.len() + self.text.len() > most {
            return Err(ReadError::TooLarge { at, what: "bytes in one activity", limit: most });
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
    at: u32,
}

impl<'t> Element<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.at as usize]
    }

    /// The line on which it begins; 0 when lines were not counted.
    pub fn line(self) -> u64 {
        self.node().line
    }

    /// Its name as written.
    pub fn name(self) -> &'t str {
        let from = self.node().tag.from as usize;
        &self.tree.tags[from..from + self.node().name as usize]
    }

    /// An attribute's value as it stands.
    pub fn raw(self, name: &str) -> Option<&'t str> {
        let tree = self.tree;
        let found = &tree.attributes[self.node().attributes.range()];
        found.iter().find(|one| &tree.tags[one.key.range()] == name).map(|one| {
            let holds = if one.is_changed { &tree.changed } else { &tree.tags };
            &holds[one.value.range()]
        })
    }

    /// An attribute's value without white space at its ends.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        self.raw(name).map(str::trim)
    }

    /// All text within it, without white space at its ends.
    pub fn text(self) -> &'t str {
        self.tree.text[self.node().text.range()].trim()
    }

    /// The elements directly within it.
    pub fn children(self) -> impl Iterator<Item = Element<'t>> {
        let tree = self.tree;
        let at = |index: u32| (index != NONE).then_some(Element { tree, at: index });
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
