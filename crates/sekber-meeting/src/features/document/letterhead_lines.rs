//! What a district filled in for its letterhead.

use serde::Serialize;

crate::row_struct! {
    /// A district's letterhead, as far as it was filled in.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct LetterheadLines {
        /// The unit that sends; empty for the usual one.
        pub unit: String,
        /// Where it sits.
        pub address: String,
        /// Telephone, e-mail, web.
        pub contact: String,
        /// The town that documents are dated from; empty for the district's own name.
        pub town: String,
        /// What stands under the name of the head of the region, whose letterhead is another; may be empty.
        pub region_address: String,
        /// Where the picture of its emblem is kept.
        #[serde(skip)]
        pub emblem_place: Option<String>,
        /// Where that of the emblem of the state is kept, for the head of the region.
        #[serde(skip)]
        pub state_emblem_place: Option<String>,
        /// Counts the changes.
        #[serde(skip)]
        pub version: i64,
    }
}

impl Default for LetterheadLines {
    fn default() -> Self {
        let none = String::new;
        Self {
            unit: none(),
            address: none(),
            contact: none(),
            town: none(),
            region_address: none(),
            emblem_place: None,
            state_emblem_place: None,
            version: 1,
        }
    }
}
