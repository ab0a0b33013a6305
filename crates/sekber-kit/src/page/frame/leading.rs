//! Where the frame of a page leads: pages of rooms, as their cards say.

use super::Frame;
use crate::card::FramePart;
use crate::page::percent_encoded;

impl Frame {
    /// Where a list can be kept under a name, as its address narrows it.
    pub fn saved_lists(&self, at: &str) -> String {
        format!("{}?at={}", self.app.frame_part(FramePart::SavedLists), percent_encoded(at))
    }

    /// Where a list asks under which names it is kept; none where it shows everything, as that cannot be kept.
    pub fn saved_names(&self, at: &str) -> Option<String> {
        at.contains('?').then(|| self.saved_lists(at))
    }

    /// Where the box on every page searches: everything that this visitor may see.
    pub fn search_path(&self) -> &'static str {
        let part = if self.actor.is_some() { FramePart::Search } else { FramePart::PublicSearch };
        self.app.frame_part(part)
    }

    /// What is looked for on this page of the search over everything; empty elsewhere.
    pub fn sought(&self) -> String {
        let (path, query) = self.address.split_once('?').unwrap_or_default();
        let query = if path == self.search_path() { query } else { "" };
        let typed = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "q");
        typed.map(|(_, typed)| typed.into_owned()).unwrap_or_default()
    }

    /// The address that switches to the other language and comes back here.
    pub fn language_link(&self) -> String {
        let back: String = form_urlencoded::byte_serialize(self.address.as_bytes()).collect();
        format!("{}/{}?back={back}", self.app.frame_part(FramePart::Language), self.language.other().tag())
    }

    /// Where one's own account is.
    pub fn account_path(&self) -> &'static str {
        self.app.frame_part(FramePart::Account)
    }

    /// Where somebody signs in.
    pub fn sign_in_path(&self) -> &'static str {
        self.app.frame_part(FramePart::SignIn)
    }

    /// Where somebody signs out.
    pub fn sign_out_path(&self) -> &'static str {
        self.app.frame_part(FramePart::SignOut)
    }

    /// Where the second factor is switched on.
    pub fn second_factor_path(&self) -> &'static str {
        self.app.frame_part(FramePart::SecondFactor)
    }

    /// Where it stands what somebody was told.
    pub fn notices_path(&self) -> &'static str {
        self.app.frame_part(FramePart::Notices)
    }
}
