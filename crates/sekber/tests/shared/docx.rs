//! DOCX files as a reader sees them.

/// The text of a DOCX as a reader sees it, a line for each paragraph.
pub fn text_of(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut body = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut body).unwrap();
    let body = body.replace("</w:p>", "\n").replace("<w:br/>", "\n");
    let text: String =
        body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
