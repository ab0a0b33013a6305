//! Reading: XML events become one activity's tree, the tree becomes an [`Activity`] that borrows its texts.

mod activity;
mod decode;
mod error;
mod former;
mod money;
mod tree;

use std::borrow::Cow;
use std::io::Read;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, Event};

pub use activity::{
    Activity, Code, Dated, Description, Location, Participant, PlaceCode, Reporting, Share, Text,
};
use decode::Decoded;
pub use error::ReadError;
pub use money::{Budget, Organisation, Planned, Transaction};
pub(crate) use tree::Element;
use tree::Tree;

/// How much of a file is kept at a time. All limits are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Elements within each other.
    pub depth: usize,
    /// Elements and attributes of one activity.
    pub nodes: usize,
    /// Bytes of text and tags of one activity; no more than 32 bits count.
    pub text: usize,
    /// Bytes of one tag, text or comment.
    pub piece: usize,
}

impl Default for Limits {
    /// Roomy for the largest activities that are published.
    fn default() -> Self {
        Self { depth: 64, nodes: 200_000, text: 6 << 20, piece: 1 << 20 }
    }
}

/// Bytes around a piece that are no part of it, such as those of `<![CDATA[` and `]]>`, and the one after it.
const MARKS: usize = 16;

/// Reads activities one after another.
pub struct Reader<R: Read> {
    xml: quick_xml::Reader<Decoded<R>>,
    buffer: Vec<u8>,
    tree: Tree,
    limits: Limits,
    /// Elements that are open outside of activities.
    outside: usize,
    seen_root: bool,
    /// The line that reading has come to, from 1; lines are counted for checks only.
    line: u64,
    /// Whether organisations are read as trees, too.
    takes_organisations: bool,
    /// Whether files of version 1 are read as version 2 would say them.
    translates: bool,
    /// Name and version of the first element.
    root: Option<(String, Option<String>)>,
}

/// An activity that is kept apart from the reader that read it, so that somebody else can look at it while the next ones are read. Its
/// room can be used again.
#[derive(Debug, Default)]
pub struct Kept {
    tree: Tree,
    limits: Limits,
    is_whole: bool,
    is_settled: bool,
    is_former: bool,
}

impl Kept {
    /// The activity; none before one was read whole. Linear in its bytes.
    ///
    /// # Errors
    /// When attributes of a tag are no well-formed XML, or are more than the limits allow, as [`Reader::next_activity`].
    pub fn activity(&mut self) -> Result<Option<Activity<'_>>, ReadError> {
        if !self.is_whole {
            return Ok(None);
        }
        if !self.is_settled {
            self.tree.settle(&self.limits)?;
            self.is_settled = true;
        }
        Ok(Some(said(&self.tree, self.is_former)))
    }

    /// About how many bytes of memory it holds, used or not.
    pub fn room(&self) -> usize {
        self.tree.room()
    }
}

/// What an event came to.
enum Step {
    Next,
    Activity,
    End,
}

impl<R: Read> Reader<R> {
    /// Reads from anywhere; the encoding is found from the first bytes.
    pub fn new(source: R, limits: Limits) -> Self {
        let mut xml = quick_xml::Reader::from_reader(Decoded::new(source));
        xml.config_mut().check_end_names = true;
        xml.config_mut().expand_empty_elements = false;
        Self {
            xml,
            buffer: Vec::with_capacity(1 << 12),
            tree: Tree::default(),
            limits,
            outside: 0,
            seen_root: false,
            line: 1,
            takes_organisations: false,
            translates: false,
            root: None,
        }
    }

    /// The same, with activities of versions 1.01 to 1.05 in the codes and forms of version 2. Without this every file is read as
    /// it stands.
    #[must_use]
    pub fn translating(mut self) -> Self {
        self.translates = true;
        self
    }

    /// The same for a check: lines are counted, and organisations are read like activities.
    pub(crate) fn for_check(source: R, limits: Limits) -> Self {
        let mut reader = Self::new(source, limits);
        reader.xml.get_mut().count_lines();
        reader.takes_organisations = true;
        reader
    }

    /// The activity or organisation that was read.
    pub(crate) fn tree(&self) -> Element<'_> {
        self.tree.root()
    }

    /// Name and version of the first element, once it was read.
    pub(crate) fn root(&self) -> Option<&(String, Option<String>)> {
        self.root.as_ref()
    }

    /// The line of a place that reading has come to.
    pub(crate) fn line_of(&mut self, place: u64) -> u64 {
        self.line += self.xml.get_mut().lines_before(place);
        self.line
    }

    /// Where reading stands, in bytes of UTF-8.
    pub fn position(&self) -> u64 {
        self.xml.buffer_position()
    }

    /// The next activity; `None` at the end of the file. Linear in the activity's bytes.
    ///
    /// # Errors
    /// When the file is no well-formed XML, defines entities, or passes a limit; each with its place.
    pub fn next_activity(&mut self) -> Result<Option<Activity<'_>>, ReadError> {
        Ok(if self.read_on()? { Some(said(&self.tree, self.is_translated())) } else { None })
    }

    /// Reads the next activity into a room that is kept apart, in the place of what was in it; `false` at the end of the file. Attributes
    /// are taken apart by whoever asks for the activity.
    ///
    /// # Errors
    /// As [`Reader::next_activity`], but for what [`Kept::activity`] tells.
    pub fn next_into(&mut self, kept: &mut Kept) -> Result<bool, ReadError> {
        std::mem::swap(&mut self.tree, &mut kept.tree);
        let read = self.read_tree();
        std::mem::swap(&mut self.tree, &mut kept.tree);
        *kept = Kept {
            tree: std::mem::take(&mut kept.tree),
            limits: self.limits,
            is_whole: matches!(read, Ok(true)),
            is_settled: false,
            is_former: self.is_translated(),
        };
        read
    }

    /// Whether activities of this file are said as version 2 says them.
    fn is_translated(&self) -> bool {
        let version = self.root.as_ref().and_then(|(_, version)| version.as_deref());
        self.translates && former::is_former(version)
    }

    /// Reads on until a tree is whole and its attributes are known; `false` at the end of the file.
    pub(crate) fn read_on(&mut self) -> Result<bool, ReadError> {
        let read = self.read_tree()?;
        self.tree.settle(&self.limits)?;
        Ok(read)
    }

    /// The same without attributes.
    fn read_tree(&mut self) -> Result<bool, ReadError> {
        self.tree.clear();
        let read = self.read_steps();
        if read.is_err() {
            // A fault in an attribute stands before what ended the reading.
            self.tree.settle(&self.limits)?;
        }
        read
    }

    fn read_steps(&mut self) -> Result<bool, ReadError> {
        loop {
            match self.step()? {
                Step::Next => {}
                Step::Activity => return Ok(true),
                Step::End if !self.seen_root => return Err(ReadError::NoXml),
                Step::End if self.outside > 0 => {
                    return Err(ReadError::Malformed {
                        at: self.position(),
                        why: "the file ends too early".to_owned(),
                    });
                }
                Step::End => return Ok(false),
            }
        }
    }

    fn step(&mut self) -> Result<Step, ReadError> {
        self.buffer.clear();
        self.xml.get_mut().allow(self.limits.piece.saturating_add(MARKS));
        let before = self.xml.buffer_position();
        let event = match self.xml.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(ReadError::from_xml(error, before, &self.limits)),
        };
        let at = before;
        self.line += self.xml.get_mut().lines_before(at);
        if let (Event::Start(start) | Event::Empty(start), None) = (&event, &self.root) {
            let version = start.try_get_attribute("version").ok().flatten();
            let version = version.and_then(|version| {
                version.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
            });
            self.root = Some((start.name().as_ref().to_owned(), version));
        }
        let is_tree =
            |name: &str| name == "iati-activity" || (self.takes_organisations && name == "iati-organisation");
        match event {
            Event::Start(start) => {
                self.seen_root = true;
                if self.tree.is_open() || is_tree(start.name().as_ref()) {
                    self.tree.open(&start, (at, self.line), &self.limits)?;
                } else {
                    self.outside += 1;
                    if self.outside > self.limits.depth {
                        return Err(ReadError::TooLarge {
                            at,
                            what: "elements within each other",
                            limit: self.limits.depth,
                        });
                    }
                }
            }
            Event::Empty(start) => {
                self.seen_root = true;
                if self.tree.is_open() || is_tree(start.name().as_ref()) {
                    self.tree.open(&start, (at, self.line), &self.limits)?;
                    if self.tree.close() {
                        return Ok(Step::Activity);
                    }
                }
            }
            Event::End(_) => {
                if self.tree.is_open() {
                    if self.tree.close() {
                        return Ok(Step::Activity);
                    }
                } else {
                    self.outside = self.outside.saturating_sub(1);
                }
            }
            Event::Text(text) => self.tree.push(&text.xml10_content(), at, &self.limits)?,
            Event::CData(text) => self.tree.push(&text.xml10_content(), at, &self.limits)?,
            Event::GeneralRef(reference) => {
                let text = resolve(&reference, at)?;
                self.tree.push(text.encode_utf8(&mut [0; 4]), at, &self.limits)?;
            }
            Event::DocType(kind) if kind.contains("<!ENTITY") || kind.contains('[') => {
                return Err(ReadError::Entities { at });
            }
            Event::Eof => {
                return Ok(if self.tree.is_open() { return Err(ReadError::early(at)) } else { Step::End });
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        Ok(Step::Next)
    }
}

/// The activity of a tree that is whole.
fn said(tree: &Tree, is_former: bool) -> Activity<'_> {
    let mut activity = activity::of(tree);
    if is_former {
        former::translate(tree.root(), &mut activity);
    }
    activity
}

/// The character that a reference stands for; nothing but the five of XML and numbers is known.
fn resolve(reference: &BytesRef<'_>, at: u64) -> Result<char, ReadError> {
    let unknown =
        || ReadError::Malformed { at, why: format!("the reference &{}; is not known", &**reference) };
    if let Some(character) = reference.resolve_char_ref().map_err(|_| unknown())? {
        return Ok(character);
    }
    let known = quick_xml::escape::resolve_predefined_entity(reference);
    known.and_then(|text| text.chars().next()).ok_or_else(unknown)
}
