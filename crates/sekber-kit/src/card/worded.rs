//! Papers whose standing words a district can change: a room says which passages they have, what stands in them usually, and what can be
//! named in braces.

/// A passage of a paper, whose usual words stand unless the district has its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its code, under which the district's words are kept.
    pub code: &'static str,
    /// Key of what it is called.
    pub heading: String,
    /// Key of its usual words.
    pub usual: String,
}

/// What can stand in braces for what differs from paper to paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactName {
    /// As papers in Indonesian name it.
    pub name: &'static str,
    /// The fact of the usual words that takes its place.
    pub fact: &'static str,
    /// Key of what takes its place in a preview.
    pub sample: &'static str,
}

/// A kind of paper with the passages whose words the district can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordedPaper {
    /// Its code, under which the district's words are kept.
    pub kind: &'static str,
    /// Key of what it is called.
    pub title: String,
    /// Its passages, in their order.
    pub passages: Vec<Passage>,
    /// What can stand in braces in each of them.
    pub names: Vec<FactName>,
}

impl WordedPaper {
    /// The passage with a code.
    pub fn passage(&self, code: &str) -> Option<&Passage> {
        self.passages.iter().find(|one| one.code == code)
    }

    /// What stands in braces in a text and is none of the names; a brace that is not closed stands for itself.
    pub fn unknown_names<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let named = text.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
        named.filter(|name| !self.names.iter().any(|known| known.name == *name)).collect()
    }

    /// A text with a fact in the place of each name. What takes a place is not looked through for names once more.
    pub fn filled_in(&self, text: &str, fact: impl Fn(&FactName) -> String) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            let named = behind.split_once('}').and_then(|(name, after)| {
                self.names.iter().find(|known| known.name == name).map(|known| (known, after))
            });
            rest = match named {
                Some((known, after)) => {
                    filled.push_str(&fact(known));
                    after
                }
                None => {
                    filled.push('{');
                    behind
                }
            };
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper() -> WordedPaper {
        let named = |name, fact| FactName { name, fact, sample: "" };
        WordedPaper {
            kind: "joint",
            title: String::new(),
            passages: Vec::new(),
            names: vec![named("naskah", "this"), named("judul", "title")],
        }
    }

    #[test]
    fn only_known_names_stand_in_braces() {
        assert!(paper().unknown_names("{naskah} ini tentang {judul}.").is_empty());
        assert_eq!(paper().unknown_names("{naskah} {nilai} {judul"), ["nilai"]);
        assert_eq!(paper().unknown_names("{ judul}"), [" judul"]);
        assert_eq!(paper().unknown_names("{"), [""]);
    }

    #[test]
    fn each_name_is_filled_in_once() {
        let fact = |named: &FactName| format!("<{}> {{naskah}}", named.fact);
        assert_eq!(paper().filled_in("{judul}, {nilai} {", fact), "<title> {naskah}, {nilai} {");
        assert_eq!(paper().filled_in("tanpa nama", fact), "tanpa nama");
    }
}
