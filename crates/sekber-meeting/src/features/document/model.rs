//! What is read about issued documents.

use sekber_core::document::{ActingMark, DocumentKind};
use sekber_core::meeting::code::JoinCode;
use sekber_core::value::{AttachmentId, Moment, OrganisationId};

use super::signatory::Signatory;
use super::signing::{printed, without_titles};
use crate::kit::page::official_document::Format;

crate::text_column!(ActingMark, DocumentKind);

/// What a document is about: a record of another room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The kind of record, such as `meeting`.
    pub kind: &'static str,
    /// Its identifier, or its path below the list of its kind: `SEASON/entries/ENTRY`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The organisations that took part in it: their people may read the document.
    pub readers: Vec<OrganisationId>,
}

/// Who signs a document, as it is kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBy {
    /// Name with titles.
    pub name: String,
    /// Position.
    pub position: String,
    /// Rank and grade; may be empty.
    pub rank: String,
    /// NIP; may be empty.
    pub number: String,
    /// In which capacity.
    pub mark: ActingMark,
    /// For whom, when on behalf of a higher post.
    pub on_behalf_of: String,
}

impl From<Signatory> for SignedBy {
    fn from(one: Signatory) -> Self {
        Self {
            name: one.name,
            position: one.position,
            rank: one.rank,
            number: one.number,
            mark: one.acting_mark,
            on_behalf_of: one.on_behalf_of,
        }
    }
}

impl SignedBy {
    /// The lines over the signature.
    pub fn position_lines(&self) -> String {
        // Two levels below: the post between stands on a line of its own, and who signs on its order.
        match self.on_behalf_of.split_once('/').filter(|_| self.mark == ActingMark::OnBehalf) {
            Some((head, between)) => {
                format!("a.n. {}\n{}\nu.b.\n{},", head.trim(), between.trim(), self.position)
            }
            None => self.mark.lines(&self.position, &self.on_behalf_of),
        }
    }

    /// The name as letters, records and agreements bear it: with its titles where the rule wants them.
    pub fn printed_name(&self) -> String {
        if printed(&self.position, self.mark).titles {
            return self.name.clone();
        }
        Some(without_titles(&self.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| self.name.clone())
    }

    /// The post in which somebody signs, as a line of its own rather than over a name.
    pub fn post(&self) -> String {
        self.position_lines().trim_end_matches(',').to_owned()
    }

    /// What stands under the name: rank and NIP, where there are any and the rule wants them.
    pub fn under(&self) -> String {
        if !printed(&self.position, self.mark).number {
            return String::new();
        }
        let number = if self.number.is_empty() { String::new() } else { format!("NIP {}", self.number) };
        [self.rank.clone(), number].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

crate::row_struct! {
    /// A document as it was issued.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct IssuedDocument {
        /// The code printed on it.
        pub code: String,
        /// The kind of record that it is about.
        pub subject_kind: String,
        /// The record.
        pub subject_id: String,
        /// What the record was called.
        pub subject_name: String,
        /// What it is.
        pub kind: DocumentKind,
        /// Which edition about its subject, from 1.
        pub edition: i64,
        /// SHA-256 of what it says.
        pub digest: String,
        /// Its title.
        pub title: String,
        /// Its number; may be empty.
        pub number: String,
        /// The classification of the archive.
        pub classification: String,
        /// Its place in the year's numbers, when it took one.
        pub sequence: Option<i64>,
        /// How many lines its table has.
        pub lines: i64,
        /// Who signs.
        pub signer_name: String,
        /// The signer's position.
        pub signer_position: String,
        /// The signer's rank.
        pub signer_rank: String,
        /// The signer's NIP.
        pub signer_number: String,
        /// In which capacity.
        pub acting_mark: ActingMark,
        /// On whose behalf.
        pub on_behalf_of: String,
        /// Who issued it, while the account exists.
        pub issuer: Option<String>,
        /// When.
        pub issued_at: Moment,
        /// Its PDF; none for documents from before bytes were kept.
        pub pdf_id: Option<AttachmentId>,
        /// Its DOCX.
        pub docx_id: Option<AttachmentId>,
        /// The scan of the signed sheet.
        pub scan_id: Option<AttachmentId>,
        /// When it was withdrawn, if it was.
        pub withdrawn_at: Option<Moment>,
        /// Why.
        pub withdrawn_reason: String,
        /// The code of the edition that holds instead.
        pub superseded_by: Option<String>,
    }
}

impl IssuedDocument {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/documents/{}", self.code)
    }

    /// Where the record that it is about is shown.
    pub fn subject_path(&self) -> String {
        format!("/{}s/{}", self.subject_kind, self.subject_id)
    }

    /// Whether it holds: it was not withdrawn and no later edition took its place.
    pub fn is_in_force(&self) -> bool {
        self.superseded_by.is_none() && self.withdrawn_at.is_none()
    }

    /// What is said of one that holds: only the scan of the signed sheet shows that it was signed.
    pub fn force(&self) -> &'static str {
        if self.scan_id.is_some() { "issued-in-force" } else { "issued-unsigned" }
    }

    /// Its file in a form.
    pub fn file(&self, format: Format) -> Option<&AttachmentId> {
        match format {
            Format::Pdf => self.pdf_id.as_ref(),
            Format::Docx => self.docx_id.as_ref(),
        }
    }

    /// Who signs.
    pub fn signed_by(&self) -> SignedBy {
        SignedBy {
            name: self.signer_name.clone(),
            position: self.signer_position.clone(),
            rank: self.signer_rank.clone(),
            number: self.signer_number.clone(),
            mark: self.acting_mark,
            on_behalf_of: self.on_behalf_of.clone(),
        }
    }
}

/// A code in two groups, as it is printed.
pub fn shown(code: &str) -> String {
    code.parse::<JoinCode>().map_or_else(|_| code.to_owned(), |code| code.to_string())
}
