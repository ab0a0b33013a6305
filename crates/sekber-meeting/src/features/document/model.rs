//! What is read about issued documents.

use sekber_core::document::{ActingMark, DocumentKind};
use sekber_core::meeting::code::JoinCode;
use sekber_core::value::{AttachmentId, Moment, OrganisationId, SignatoryId};
use sekber_documents::official::Signer;
use serde::Serialize;

use super::posts::Post;
use super::signing::{leaves_number_open, printed, without_titles};
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

crate::row_struct! {
    /// Somebody who signs.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct Signatory {
        /// The entry.
        #[serde(skip)]
        pub id: SignatoryId,
        /// Name with titles.
        pub name: String,
        /// The post.
        pub position: String,
        /// Rank and grade; may be empty.
        pub rank: String,
        /// NIP; may be empty.
        pub number: String,
        /// In which capacity.
        pub acting_mark: ActingMark,
        /// For which higher post, when on its behalf.
        pub on_behalf_of: String,
        /// Under whose letterhead, where the post does not tell it; empty for the unit that the post belongs to.
        pub unit: String,
        /// Whether rank and NIP stand beneath the name where the rule leaves it open.
        pub prints_number: bool,
        /// Counts the changes.
        #[serde(skip)]
        pub version: i64,
    }
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
    /// Whether rank and NIP stand beneath the name where [the rule leaves it open](super::signing::leaves_number_open).
    pub prints_number: bool,
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
            prints_number: one.prints_number,
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

    /// Ready to sign under some lines, with what the rule has stand beside the name.
    pub fn signature(&self, position: String) -> Signer {
        Signer { position, name: self.printed_name(), under: self.under() }
    }

    /// The post in which somebody signs, as a line of its own rather than over a name.
    pub fn post(&self) -> String {
        self.position_lines().trim_end_matches(',').to_owned()
    }

    /// What stands under the name: rank and NIP, where there are any and the rule wants them, or the district where the rule leaves it
    /// open.
    pub fn under(&self) -> String {
        let by_choice = self.prints_number && leaves_number_open(&self.position, self.mark);
        if !(printed(&self.position, self.mark).number || by_choice) {
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
        /// Whether the signer's rank and NIP stand beneath the name where the rule leaves it open.
        pub prints_number: bool,
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

    /// The edition of a kind that holds, among the documents about a subject.
    pub fn holding(all: &[Self], kind: DocumentKind) -> Option<&Self> {
        all.iter().find(|one| one.kind == kind && one.is_in_force())
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
            prints_number: self.prints_number,
        }
    }
}

/// A code in two groups, as it is printed.
pub fn shown(code: &str) -> String {
    code.parse::<JoinCode>().map_or_else(|_| code.to_owned(), |code| code.to_string())
}

/// Whether somebody signs as the head of a region, or in that post for a time: nobody else signs under the name of the post alone.
pub fn signs_as_head(district: &str, by: &SignedBy) -> bool {
    by.mark != ActingMark::OnBehalf && Post::read(&by.position).is_head_of(district)
}
