//! Records of which the trail tells some of its readers only what the chain needs.

use std::collections::BTreeSet;

use crate::kit::audit::Line;

/// The identifiers of the records that a reader may not see.
#[derive(Debug, Clone, Default)]
pub struct KeptBack {
    ids: BTreeSet<String>,
    /// How long they are. All that the program makes are of one length, so a text is gone through once for all of them.
    lengths: BTreeSet<usize>,
}

impl KeptBack {
    /// The records with these identifiers.
    pub fn of(ids: impl IntoIterator<Item = String>) -> Self {
        let ids: BTreeSet<String> = ids.into_iter().filter(|id| !id.is_empty()).collect();
        let lengths = ids.iter().map(String::len).collect();
        Self { ids, lengths }
    }

    /// The identifiers in their order; none when the reader may see every record.
    pub fn ids(&self) -> &BTreeSet<String> {
        &self.ids
    }

    /// Whether a line is about one of them, or names one by its identifier. Names are not looked for: whoever signs up under the name
    /// of somebody else would empty the lines about them.
    pub fn holds(&self, line: &Line) -> bool {
        let told = [&line.before_json, &line.after_json];
        self.ids.contains(&line.subject_id) || told.into_iter().flatten().any(|json| self.is_named_in(json))
    }

    /// Whether a text holds one of the identifiers: as long as it is, however many they are.
    fn is_named_in(&self, text: &str) -> bool {
        let named = |length: &usize| {
            let starts = (text.len() + 1).saturating_sub(*length);
            (0..starts).any(|at| text.get(at..at + length).is_some_and(|part| self.ids.contains(part)))
        };
        self.lengths.iter().any(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_found_wherever_it_stands_and_nothing_else() {
        let kept = KeptBack::of(["0190aa".to_owned(), "sign-up-9".to_owned(), String::new()]);
        for named in
            ["0190aa", "{\"organisation\":\"0190aa\"}", "é0190aa", "/partners/sign-up-9/x", "sign-up-90"]
        {
            assert!(kept.is_named_in(named), "{named}");
        }
        for other in ["", "0190a", "0190ab", "{\"name\":\"Yayasan é\"}", "sign-up-8"] {
            assert!(!kept.is_named_in(other), "{other}");
        }
        assert!(!KeptBack::default().is_named_in("0190aa"));
    }

    #[test]
    fn a_long_line_is_read_as_fast_for_many_records_as_for_one() {
        let kept = KeptBack::of((0..5_000).map(|number| format!("{number:032}")));
        let text = "Yayasan Kebun Gizi Keluarga. ".repeat(20_000);
        let begun = std::time::Instant::now();
        assert!(!kept.is_named_in(&text));
        // One search through the text for each record would take many seconds.
        assert!(begun.elapsed() < std::time::Duration::from_secs(5));
        assert!(kept.is_named_in(&format!("{text}{:032}", 4_999)));
    }
}
