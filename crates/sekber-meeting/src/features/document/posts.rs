//! Posts as they are written over a signature: what stands before one, and whose it is; and what whoever leads an office is called.

use sekber_core::document::ActingMark;
use sekber_core::text::fold;

use super::letterhead::seat;
use crate::kit::app::App;
use crate::kit::words::Language;

/// What stands before a post that somebody else holds, or signs for, and in which capacity; a point may follow.
const MARKS: [(&str, ActingMark); 10] = [
    ("plt", ActingMark::ActingVacant),
    ("pelaksana tugas", ActingMark::ActingVacant),
    ("plh", ActingMark::ActingAbsent),
    ("pelaksana harian", ActingMark::ActingAbsent),
    ("pj", ActingMark::Interim),
    ("pjs", ActingMark::Interim),
    ("penjabat", ActingMark::Interim),
    ("pejabat sementara", ActingMark::Interim),
    ("a.n", ActingMark::OnBehalf),
    ("u.b", ActingMark::OnBehalf),
];
/// Posts of whoever leads the region, and what their letterhead is called.
const REGION: [(&str, &str); 4] = [
    ("bupati", "letterhead-regent"),
    ("wali kota", "letterhead-mayor"),
    ("walikota", "letterhead-mayor"),
    ("gubernur", "letterhead-governor"),
];
/// The post of the regional secretary.
const SECRETARY: [&str; 2] = ["sekretaris daerah", "sekda"];
/// Posts of those who sign for the regional secretary.
const ASSISTANTS: [&str; 7] = [
    "asisten sekretaris daerah",
    "asisten pemerintahan",
    "asisten perekonomian",
    "asisten administrasi",
    "asisten i",
    "asisten ii",
    "asisten iii",
];
/// Posts that civil servants hold, by how they begin.
const SERVICE: [&str; 9] = [
    "asisten",
    "camat",
    "direktur rumah sakit",
    "inspektur",
    "kepala",
    "lurah",
    "sekda",
    "sekretaris",
    "staf ahli",
];
/// Offices by the first word of their names, and what whoever leads one is called.
const LEADERS: [(&str, &str); 17] = [
    ("Badan ", "Kepala Badan "),
    ("Bagian ", "Kepala Bagian "),
    ("Balai ", "Kepala Balai "),
    ("Bidang ", "Kepala Bidang "),
    ("Cabang Dinas ", "Kepala Cabang Dinas "),
    ("Desa ", "Kepala Desa "),
    ("Dinas ", "Kepala Dinas "),
    ("Inspektorat ", "Inspektur "),
    ("Kantor ", "Kepala Kantor "),
    ("Kecamatan ", "Camat "),
    ("Kelurahan ", "Lurah "),
    ("Kepolisian Resor ", "Kepala Kepolisian Resor "),
    ("Kesatuan ", "Kepala Kesatuan "),
    ("Rumah Sakit ", "Direktur Rumah Sakit "),
    ("Satuan ", "Kepala Satuan "),
    ("Sekretariat ", "Sekretaris "),
    ("UPT ", "Kepala UPT "),
];

/// A post as the lines over a signature name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The post itself, in small letters.
    pub held: String,
    /// In which capacities the marks before it say that somebody signs, in their order.
    pub marks: Vec<ActingMark>,
}

impl Post {
    /// Reads the last of the lines that says anything.
    pub fn read(lines: &str) -> Self {
        let last = lines.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let folded = fold(last.trim_end_matches(','));
        let (mut held, mut marks) = (folded.as_str(), Vec::new());
        while let Some((rest, mark)) = MARKS.iter().find_map(|(word, mark)| Some((after(held, word)?, mark)))
        {
            held = rest;
            marks.push(*mark);
        }
        Self { held: held.to_owned(), marks }
    }

    /// Whether it is that of the head of the region or of the deputy.
    pub fn leads_region(&self) -> bool {
        region_of(&self.held).is_some()
    }

    /// Whether it is that of the head of this district, held or stood in for; never that of the deputy, or of whoever signs on behalf.
    pub fn is_head_of(&self, district: &str) -> bool {
        let place = fold(seat(district));
        let plain = place.split(" (").next().unwrap_or_default();
        let of_place = |(known, _): &(&str, &str)| {
            let rest = self.held.strip_prefix(*known).map(str::trim_start);
            rest.is_some_and(|rest| ["", plain, place.as_str()].contains(&rest))
        };
        !self.marks.contains(&ActingMark::OnBehalf) && REGION.iter().any(of_place)
    }

    /// Whether it is that of the regional secretary.
    pub fn is_secretary(&self) -> bool {
        begins_with_any(&self.held, &SECRETARY)
    }

    /// Whether a civil servant holds it, who has a rank and a NIP; heads of villages are elected.
    pub fn is_of_service(&self) -> bool {
        begins_with_any(&self.held, &SERVICE) && !begins(&self.held, "kepala desa")
    }

    /// Whether it is that of an assistant of the regional secretary.
    pub fn is_assistant(&self) -> bool {
        begins(&self.held, "asisten")
    }
}

/// What follows a mark, when a post begins with it.
fn after<'a>(post: &'a str, mark: &str) -> Option<&'a str> {
    let rest = post.strip_prefix(mark)?;
    let rest = rest.strip_prefix('.').or_else(|| rest.starts_with(' ').then_some(rest))?;
    Some(rest.trim_start())
}

/// Whether a text begins with these words, as whole words.
pub fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
}

fn begins_with_any(text: &str, known: &[&str]) -> bool {
    known.iter().any(|words| begins(text, words))
}

/// What the letterhead of whoever leads the region is called, or of the deputy; none for any other post.
pub fn region_of(post: &str) -> Option<&'static str> {
    let leads = post.strip_prefix("wakil ").unwrap_or(post);
    REGION.iter().find(|(known, _)| begins(leads, known)).map(|(_, key)| *key)
}

/// The post of whoever leads the region, as papers name it in Indonesian: *Bupati Sintang*, *Wali Kota Pontianak*.
pub fn head_of_region(app: &App) -> String {
    let district = app.district().name;
    // After the district, not after the town where its papers are dated.
    let place = seat(&district).to_owned();
    app.words().say_with(Language::Indonesian, head_key(&district), &[("place", place)])
}

/// The same post without its place, as decrees speak of themselves: *Keputusan Bupati*.
pub fn post_of_head(app: &App) -> String {
    let key = head_key(&app.district().name);
    app.words().say_with(Language::Indonesian, key, &[("place", String::new())]).trim().to_owned()
}

/// What the letterhead of whoever leads a region of this name is called.
fn head_key(district: &str) -> &'static str {
    match district.split(' ').next() {
        Some("Kota") => "letterhead-mayor",
        Some("Provinsi") => "letterhead-governor",
        _ => "letterhead-regent",
    }
}

/// Whether a post is of the secretariat: its head's, or that of somebody who signs for him.
pub fn is_of_secretariat(post: &str) -> bool {
    begins_with_any(post, &SECRETARY) || begins_with_any(post, &ASSISTANTS)
}

/// The post of whoever leads an office: *Kepala Dinas Kesehatan* for *Dinas Kesehatan*. None where the name tells no post.
pub fn leader_of(office: &str) -> Option<String> {
    LEADERS.iter().find_map(|(word, title)| Some(format!("{title}{}", office.strip_prefix(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_region_tells_who_leads_it() {
        for (district, key) in [
            ("Kabupaten Sintang (simulasi)", "letterhead-regent"),
            ("Kota Pontianak", "letterhead-mayor"),
            ("Provinsi Kalimantan Barat", "letterhead-governor"),
            ("Kotabaru", "letterhead-regent"),
        ] {
            assert_eq!(head_key(district), key, "{district}");
        }
    }
}
