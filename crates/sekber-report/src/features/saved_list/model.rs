//! A list as somebody narrowed it, and which lists there are.

use sekber_core::value::Moment;

use super::limits;
use crate::kit::form::{Faults, Form};
use crate::kit::page::QueryString;

/// The lists that can be kept: the page, and the key of its name.
pub const LISTS: [(&str, &str); 5] = [
    ("/offices", "nav-offices"),
    ("/partners", "nav-partners"),
    ("/programmes", "nav-programmes"),
    ("/partnerships", "nav-partnerships"),
    ("/ledger/entries", "ledger-entries"),
];

/// Fields of an address that lead through a list and narrow nothing.
const PAGING: [&str; 3] = ["after", "before", "page"];

crate::row_struct! {
    /// A list that was kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SavedList {
        /// Its identifier.
        pub id: String,
        /// What its owner calls it.
        pub name: String,
        /// The page.
        pub list: String,
        /// What stands behind the page in the address.
        pub query: String,
        /// When it was kept.
        pub made_at: Moment,
    }
}

impl SavedList {
    /// Where it is.
    pub fn link(&self) -> String {
        format!("{}?{}", self.list, self.query)
    }
}

/// A list with what it is narrowed to, as an address names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page.
    pub list: &'static str,
    /// What stands behind the page; never empty.
    pub query: String,
}

impl Place {
    /// Reads an address of this site; none unless it is that of a list that is narrowed or sorted.
    pub fn read(address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?')?;
        let (list, _) = LISTS.into_iter().find(|(list, _)| *list == path)?;
        let form = Form::from_query(Some(query));
        let names: Vec<&str> =
            form.pairs().map(|(name, _)| name).filter(|name| !PAGING.contains(name)).collect();
        let link = QueryString::keep(&form, &names).link("");
        let query = link.strip_prefix('?')?.to_owned();
        Some(Self { list, query })
    }

    /// Under which names it is among those that somebody keeps.
    pub fn names_in(&self, kept: &[SavedList]) -> Vec<String> {
        let link = self.link();
        kept.iter().filter(|one| one.link() == link).map(|one| one.name.clone()).collect()
    }

    /// The address.
    pub fn link(&self) -> String {
        format!("{}?{}", self.list, self.query)
    }
}

/// What somebody wants to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedListDraft {
    /// What to call it.
    pub name: String,
    /// The address of the list.
    pub at: String,
}

impl SavedListDraft {
    /// The list, unless something in the draft is not taken.
    ///
    /// # Errors
    /// Everything to mend.
    pub fn settled(&self) -> Result<Place, Faults> {
        let mut faults = Faults::none();
        faults.check_required("name", &self.name, limits::NAME);
        let place = Place::read(&self.at);
        match &place {
            Some(place) if place.query.len() > limits::QUERY => faults.add("name", "fault-saved-list-long"),
            Some(_) => {}
            None => faults.add("name", "fault-saved-list-place"),
        }
        match place.filter(|_| faults.is_empty()) {
            Some(place) => Ok(place),
            None => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_narrowed_lists_are_kept_and_without_their_page() {
        let read = |address| Place::read(address).map(|place| place.link());
        assert_eq!(
            read("/programmes?theme=air+bersih&after=x&side=").as_deref(),
            Some("/programmes?theme=air+bersih")
        );
        for other in [
            "/programmes",
            "/programmes?",
            "/programmes?after=x",
            "/people?q=x",
            "//jahat.id?x=1",
            "https://jahat.id/programmes?theme=x",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
