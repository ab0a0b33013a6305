//! The typesetter's view of the world: one design, one string of data, the embedded fonts, and the day of the document.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::DocumentError;

/// The design of official documents.
pub const DESIGN: &str = concat!(include_str!("shrunk.typ"), include_str!("official.typ"));

/// Typesetters remember what they have set; after so many documents old memories are dropped.
const REMEMBERED: usize = 10;

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// What the designs name, and no more (none has slanted letters): each file lies in the program as it is. `fonts/NOTICE` has their
/// licences and says where they are from.
pub static FILES: [&[u8]; 6] = [
    include_bytes!("../../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSans-Bold.ttf"),
    include_bytes!("../../fonts/texgyrebonum-regular.otf"),
    include_bytes!("../../fonts/texgyrebonum-bold.otf"),
    include_bytes!("../../fonts/DejaVuSansMono.ttf"),
    include_bytes!("../../fonts/DejaVuSansMono-Bold.ttf"),
];

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

struct DocumentWorld {
    library: LazyHash<Library>,
    source: Source,
    day: Option<Datetime>,
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        // Documents name no files: everything they hold is given to them.
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.day
    }
}

/// Sets the design with this data, and the picture of its letterhead when it has one.
pub fn set(
    data: &str,
    emblem: Option<&[u8]>,
    (year, month, day): (i32, u8, u8),
) -> Result<Vec<u8>, DocumentError> {
    let mut inputs = Dict::new();
    inputs.insert("paper".into(), data.into_value());
    if let Some(picture) = emblem {
        inputs.insert("emblem".into(), Bytes::new(picture.to_vec()).into_value());
    }
    compile(DESIGN, inputs, Datetime::from_ymd(year, month, day), data)
}

/// Sets a design with what it is given. `ident` tells the file from others: the same one gives the same bytes.
pub fn compile(
    design: &str,
    inputs: Dict,
    day: Option<Datetime>,
    ident: &str,
) -> Result<Vec<u8>, DocumentError> {
    let document = typeset(design, inputs, day)?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Sekber".to_owned())),
        timestamp: day.map(Timestamp::new_utc),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|faults| refused(&faults));
    comemo::evict(REMEMBERED);
    bytes
}

/// The pages of a design with what it is given.
pub fn typeset(design: &str, inputs: Dict, day: Option<Datetime>) -> Result<PagedDocument, DocumentError> {
    let path = VirtualPath::new("official.typ").map_err(|_| DocumentError::Design("path".to_owned()))?;
    let id = RootedPath::new(VirtualRoot::Project, path).intern();
    let world = DocumentWorld {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        source: Source::new(id, design.to_owned()),
        day,
    };
    typst::compile(&world).output.map_err(|faults| refused(&faults))
}

fn refused(faults: &[SourceDiagnostic]) -> DocumentError {
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    DocumentError::Design(messages.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::Face;

    #[test]
    fn every_typeface_lies_in_the_program_upright_and_bold() {
        for face in [Face::Sans, Face::Bookman] {
            let name = serde_json::to_value(face).unwrap();
            let family = name.as_str().unwrap().to_lowercase();
            assert_eq!(FONTS.book.select_family(&family).count(), 2, "{family}");
        }
    }
}
