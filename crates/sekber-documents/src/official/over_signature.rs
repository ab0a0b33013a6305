//! The lines over a signature, by one rule for all papers: the post stands in capitals; what leads to it, such as the day or the side that
//! somebody signs for, as it is written. Names under it are neither bold nor underlined: no rule asks for it.

use serde::Serializer;

/// Pieces of the lines in their order, each with whether it stands in capitals. The post is the last line that says anything; where somebody
/// signs for another post (`a.n. Bupati Sintang`), it begins with that line. Abbreviations (`a.n.`, `u.b.`, `Plt.`) stay as they are written.
pub fn pieces(position: &str) -> Vec<(String, bool)> {
    let lines: Vec<&str> = position.split('\n').collect();
    let last = lines.iter().rposition(|line| !line.trim().is_empty()).unwrap_or(0);
    let post = lines.iter().position(|line| is_for_another(line)).unwrap_or(last);
    let mut all: Vec<(String, bool)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            all.push(("\n".to_owned(), false));
        }
        for word in line.split_inclusive(' ') {
            let capital = at >= post && !is_short(word.trim_end());
            match all.last_mut() {
                Some((text, same)) if *same == capital => text.push_str(word),
                _ => all.push((word.to_owned(), capital)),
            }
        }
    }
    all
}

/// The lines as a PDF shows them.
pub fn in_capitals<S: Serializer>(position: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let shown = |(text, capital): (String, bool)| if capital { text.to_uppercase() } else { text };
    serializer.serialize_str(&pieces(position).into_iter().map(shown).collect::<String>())
}

/// Whether a line begins with the mark of whoever signs for another post.
fn is_for_another(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    first.starts_with(char::is_lowercase) && is_short(first)
}

/// Whether a word is an abbreviation.
fn is_short(word: &str) -> bool {
    word.ends_with('.')
}

#[cfg(test)]
mod tests {
    use crate::official::Signer;

    #[test]
    fn posts_stand_in_capitals_under_what_leads_to_them() {
        for (position, shown) in [
            ("Bupati Sintang,", "BUPATI SINTANG,"),
            ("a.n. Bupati Sintang\nSekretaris Daerah,", "a.n. BUPATI SINTANG\nSEKRETARIS DAERAH,"),
            (
                "a.n. Bupati Sintang\nSekretaris Daerah\nu.b.\nAsisten I,",
                "a.n. BUPATI SINTANG\nSEKRETARIS DAERAH\nu.b.\nASISTEN I,",
            ),
            ("Plt. Kepala Dinas Kesehatan,", "Plt. KEPALA DINAS KESEHATAN,"),
            ("Sintang, 20 September 2023\nCamat Sintang,", "Sintang, 20 September 2023\nCAMAT SINTANG,"),
            (
                "Sintang, 20 September 2023\na.n. Bupati Sintang\nSekretaris Daerah,",
                "Sintang, 20 September 2023\na.n. BUPATI SINTANG\nSEKRETARIS DAERAH,",
            ),
            ("Mengetahui,\nKepala Badan,\n", "Mengetahui,\nKEPALA BADAN,\n"),
            (
                "Ditetapkan di Sintang\npada tanggal …\n\nBUPATI SINTANG,",
                "Ditetapkan di Sintang\npada tanggal …\n\nBUPATI SINTANG,",
            ),
            ("", ""),
        ] {
            let none = String::new;
            let signer = Signer { position: position.to_owned(), name: none(), under: none() };
            let json = serde_json::to_value(signer).unwrap();
            assert_eq!(json["position"], shown);
            let plain: String = super::pieces(position).into_iter().map(|(text, _)| text).collect();
            assert_eq!(plain, position, "nothing is lost");
        }
    }
}
