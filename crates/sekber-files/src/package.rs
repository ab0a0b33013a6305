//! Office files are packages (ECMA-376, part 2): what a part is, is said by its content type and by the relations that lead to
//! it, never by its name. Packages with anything that runs, or that is fetched from elsewhere when they are opened, are not
//! taken.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::{FileKind, Unfit};

/// Most parts of a package.
const MOST_PARTS: usize = 5_000;
/// Most bytes of a part that is read.
const MOST_READ: u64 = 4_000_000;
/// Most bytes of a package within a package.
const MOST_EMBEDDED: u64 = 20_000_000;
/// Most bytes that everything read of a package unpacks to, packages within it included. A part may be packed to a thousandth, and
/// thousands of relations may lead to the same one.
const MOST_UNPACKED: u64 = 64_000_000;
/// How deep packages may lie in each other: a document, its chart, the chart's workbook.
const DEEPEST: usize = 2;

/// How a compound file begins, in which OLE objects and macros are kept whatever they are called.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// In a content type: what runs.
const ACTIVE_TYPES: [&str; 8] = [
    "macroenabled",
    "vbaproject",
    "vbadata",
    "macrosheet",
    "activex",
    "oleobject",
    "attachedtoolbars",
    "keymapcustomizations",
];

/// The last part of a relation's type: what runs, or takes a file of another kind in.
const ACTIVE_RELATIONS: [&str; 10] = [
    "vbaproject",
    "wordvbadata",
    "oleobject",
    "control",
    "activexcontrolbinary",
    "attachedtoolbars",
    "keymapcustomizations",
    "xlmacrosheet",
    "xlintlmacrosheet",
    "afchunk",
];

/// Relations by which something is fetched and taken in when the file is opened.
const FETCHED: [&str; 4] = ["attachedtemplate", "subdocument", "frame", "package"];

/// The main parts that are known, by their content types.
const MAIN: [(&str, FileKind); 3] = [
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileKind::Docx),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", FileKind::Xlsx),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", FileKind::Pptx),
];

pub(super) fn examine(bytes: &[u8]) -> Result<FileKind, Unfit> {
    let mut left = MOST_UNPACKED;
    within(bytes, 0, &mut left)
}

/// Looks at a package of which so many bytes may still be unpacked.
fn within(bytes: &[u8], depth: usize, left: &mut u64) -> Result<FileKind, Unfit> {
    let mut package = Package::open(bytes, *left)?;
    let types = Types::read(&package.text("[content_types].xml")?)?;
    if types.all().any(|kind| ACTIVE_TYPES.iter().any(|active| kind.contains(active))) {
        return Err(Unfit::Active);
    }
    let names: Vec<String> = package.names.keys().cloned().collect();
    for name in &names {
        if package.begins_with(name, COMPOUND)? {
            return Err(Unfit::Active);
        }
        if types.of(name).ends_with("externallink+xml") && has_live_link(&package.text(name)?)? {
            return Err(Unfit::Active);
        }
    }
    let (mut main, mut seen) = (None, BTreeSet::new());
    for holder in names.iter().filter(|name| name.ends_with(".rels")) {
        for relation in relations(&package.text(holder)?)? {
            relation.check()?;
            if relation.kind == "package" && depth < DEEPEST {
                let part = resolved(holder, &relation.target);
                // However many relations lead to it, it is one part.
                if seen.insert(part.clone()) {
                    let embedded = package.read(&part, MOST_EMBEDDED)?;
                    within(&embedded, depth + 1, &mut package.left)?;
                }
            } else if relation.kind == "package" {
                return Err(Unfit::Active);
            }
            if holder == "_rels/.rels" && relation.kind == "officedocument" {
                main = Some(types.of(&resolved(holder, &relation.target)).to_owned());
            }
        }
    }
    *left = package.left;
    let known = MAIN.iter().find(|(kind, _)| main.as_deref() == Some(kind));
    known.map(|(_, kind)| *kind).ok_or(Unfit::Unknown)
}

fn unknown<E>(_: E) -> Unfit {
    Unfit::Unknown
}

/// The parts of a package. Their names are compared without regard to case, as the standard does.
struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8], left: u64) -> Result<Self, Unfit> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(unknown)?;
        if archive.len() > MOST_PARTS {
            return Err(Unfit::Unknown);
        }
        let mut names = BTreeMap::new();
        for (at, name) in archive.file_names_raw().enumerate() {
            let name = std::str::from_utf8(name).map_err(unknown)?.replace('\\', "/").to_lowercase();
            // Of two parts of one name nobody knows which one is read.
            if names.insert(name.trim_start_matches('/').to_owned(), at).is_some() {
                return Err(Unfit::Unknown);
            }
        }
        Ok(Self { archive, names, left })
    }

    fn read(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Unfit> {
        let at = *self.names.get(name).ok_or(Unfit::Unknown)?;
        let most = most.min(self.left);
        let mut bytes = Vec::new();
        let part = self.archive.by_index(at).map_err(unknown)?;
        part.take(most + 1).read_to_end(&mut bytes).map_err(unknown)?;
        if bytes.len() as u64 > most {
            return Err(Unfit::Unknown);
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }

    fn text(&mut self, name: &str) -> Result<String, Unfit> {
        let text = String::from_utf8(self.read(name, MOST_READ)?).map_err(unknown)?;
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    fn begins_with(&mut self, name: &str, mark: &[u8]) -> Result<bool, Unfit> {
        let at = *self.names.get(name).ok_or(Unfit::Unknown)?;
        let mut bytes = Vec::new();
        let part = self.archive.by_index(at).map_err(unknown)?;
        part.take(mark.len() as u64).read_to_end(&mut bytes).map_err(unknown)?;
        Ok(bytes == mark)
    }
}

/// Calls back for every element of a part.
fn each_element(text: &str, mut seen: impl FnMut(&BytesStart<'_>) -> Result<(), Unfit>) -> Result<(), Unfit> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(unknown)? {
            Event::Start(tag) | Event::Empty(tag) => seen(&tag)?,
            // The standard allows no definitions, which could spell a name in another way.
            Event::DocType(_) => return Err(Unfit::Unknown),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn local(tag: &BytesStart<'_>) -> String {
    let name = tag.local_name();
    let name: &str = name.as_ref();
    name.to_lowercase()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String, Unfit> {
    let Some(found) = tag.try_get_attribute(name).map_err(unknown)? else { return Ok(String::new()) };
    Ok(found.normalized_value(XmlVersion::Implicit1_0).map_err(unknown)?.trim().to_owned())
}

/// What the parts are.
#[derive(Default)]
struct Types {
    by_ending: BTreeMap<String, String>,
    by_name: BTreeMap<String, String>,
}

impl Types {
    fn read(text: &str) -> Result<Self, Unfit> {
        let mut types = Self::default();
        each_element(text, |tag| {
            let kind = attribute(tag, "ContentType")?.to_lowercase();
            match local(tag).as_str() {
                "default" => {
                    types.by_ending.insert(attribute(tag, "Extension")?.to_lowercase(), kind);
                }
                "override" => {
                    let name = attribute(tag, "PartName")?.to_lowercase();
                    types.by_name.insert(name.trim_start_matches('/').to_owned(), kind);
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(types)
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.by_ending.values().chain(self.by_name.values())
    }

    fn of(&self, name: &str) -> &str {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.by_name.get(name).or_else(|| self.by_ending.get(ending)).map_or("", String::as_str)
    }
}

/// A relation of one part to another, or to something elsewhere.
struct Relation {
    /// The last part of its type.
    kind: String,
    target: String,
    is_external: bool,
}

fn relations(text: &str) -> Result<Vec<Relation>, Unfit> {
    let mut all = Vec::new();
    each_element(text, |tag| {
        if local(tag) == "relationship" {
            let kind = attribute(tag, "Type")?.to_lowercase();
            all.push(Relation {
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: attribute(tag, "Target")?,
                is_external: attribute(tag, "TargetMode")?.eq_ignore_ascii_case("external"),
            });
        }
        Ok(())
    })?;
    Ok(all)
}

impl Relation {
    fn check(&self) -> Result<(), Unfit> {
        let runs = ACTIVE_RELATIONS.contains(&self.kind.as_str());
        let fetched =
            FETCHED.contains(&self.kind.as_str()) && self.is_external && !is_on_a_disk(&self.target);
        if runs || fetched { Err(Unfit::Active) } else { Ok(()) }
    }
}

/// Whether a target is a file on a disk of whoever opens the document (`file:///C:\…`), such as the template that an office's
/// word processor notes by itself; shares of a network are not.
fn is_on_a_disk(target: &str) -> bool {
    let target = target.to_lowercase().replace('\\', "/");
    let path = target.strip_prefix("file:///").unwrap_or(&target);
    let mut letters = path.chars();
    let drive =
        letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next() == Some(':');
    let plain = !path.contains(':') && !path.starts_with('/');
    (drive && !path.get(2..).unwrap_or_default().contains("//")) || plain
}

/// Whether a link of a workbook keeps a conversation with another program up (DDE, OLE).
fn has_live_link(text: &str) -> Result<bool, Unfit> {
    let mut live = false;
    each_element(text, |tag| {
        live |= matches!(local(tag).as_str(), "ddelink" | "olelink");
        Ok(())
    })?;
    Ok(live)
}

/// The part that a relation leads to, seen from the part that holds the relations (`word/_rels/document.xml.rels`).
fn resolved(holder: &str, target: &str) -> String {
    let target = target.replace('\\', "/").to_lowercase();
    let folder = holder.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
    let path = if target.starts_with('/') { target } else { format!("{folder}{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
