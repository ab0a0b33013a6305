//! Which programmes the district cannot answer alone: fields of government that Law 23 of 2014 on regional government gives to the
//! province or the centre. Such a pair is not hidden, and says that it needs a partner above the district, too.

use sekber_core::text::words;
use sekber_core::value::is_within;

use crate::features::programme::Stored;
use crate::kit::page::Frame;

/// A field that is not the district's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Forestry, but for the district's own botanical forest park (tahura).
    Forestry,
    /// Energy and minerals.
    Energy,
    /// The sea and its coast.
    Sea,
    /// Secondary schools after the ninth year, and special schools.
    Schools,
    /// Inspection of labour.
    Labour,
}

impl Matter {
    /// All of them, in the order in which they are named.
    pub const ALL: &'static [Self] = &[Self::Forestry, Self::Energy, Self::Sea, Self::Schools, Self::Labour];

    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Forestry => "forestry",
            Self::Energy => "energy",
            Self::Sea => "sea",
            Self::Schools => "schools",
            Self::Labour => "labour",
        }
    }
}

/// By what a programme is known to lie in a field that is not the district's.
struct Sign {
    matter: Matter,
    /// Fields of the nomenclature, whole.
    fields: &'static [&'static str],
    /// Fields of which the sub-activities of provinces, by the fourth part of their codes, lie in it.
    of_provinces: &'static [&'static str],
    /// Words that name it, in small letters, as whole words in their order.
    named: &'static [&'static str],
    /// Words that name what is the district's own of it.
    own: &'static [&'static str],
}

/// The table: a word stands here only when it names the field itself. A garden beside a forest is no forestry.
const SIGNS: [Sign; 5] = [
    Sign {
        matter: Matter::Forestry,
        fields: &["3.28"],
        of_provinces: &[],
        named: &[
            "kehutanan",
            "perhutanan sosial",
            "hutan adat",
            "hutan desa",
            "hutan kemasyarakatan",
            "hutan lindung",
            "hutan produksi",
            "kawasan hutan",
            "pengelolaan hutan",
            "rehabilitasi hutan",
            "perlindungan hutan",
            "konservasi hutan",
            "forestry",
            "customary forest",
            "village forest",
            "forest area",
            "forest management",
        ],
        own: &["tahura", "taman hutan raya"],
    },
    Sign {
        matter: Matter::Energy,
        fields: &["3.29"],
        of_provinces: &[],
        named: &[
            "energi terbarukan",
            "energi baru",
            "ketenagalistrikan",
            "kelistrikan",
            "listrik desa",
            "listrik perdesaan",
            "plts",
            "pltmh",
            "panas bumi",
            "pertambangan",
            "renewable energy",
            "rural electrification",
            "coal mining",
            "gold mining",
        ],
        own: &[],
    },
    Sign {
        matter: Matter::Sea,
        fields: &[],
        of_provinces: &["3.25"],
        named: &[
            "wilayah pesisir",
            "terumbu karang",
            "konservasi laut",
            "ruang laut",
            "perikanan laut",
            "coral reef",
        ],
        own: &[],
    },
    Sign {
        matter: Matter::Schools,
        fields: &[],
        of_provinces: &["1.01"],
        named: &[
            "sma",
            "smk",
            "sman",
            "smkn",
            "slb",
            "sekolah menengah atas",
            "sekolah menengah kejuruan",
            "sekolah luar biasa",
            "senior high school",
            "senior high schools",
        ],
        own: &[],
    },
    Sign {
        matter: Matter::Labour,
        fields: &[],
        of_provinces: &[],
        named: &[
            "pengawasan ketenagakerjaan",
            "pengawas ketenagakerjaan",
            "labour inspection",
            "labor inspection",
        ],
        own: &[],
    },
];

impl Sign {
    /// Whether a programme with these codes and these words, each between single spaces, lies in the field.
    fn is_seen(&self, codes: &[String], text: &str) -> bool {
        let says = |phrase: &&str| text.contains(&format!(" {phrase} "));
        if self.own.iter().any(says) {
            return false;
        }
        let is_of_province = |code: &str| code.split('.').nth(3) == Some("1");
        let by_code = codes.iter().any(|code| {
            self.fields.iter().any(|field| is_within(code, field))
                || is_of_province(code) && self.of_provinces.iter().any(|field| is_within(code, field))
        });
        by_code || self.named.iter().any(says)
    }
}

/// The fields that a programme lies in and that are not the district's.
pub fn of_programme(programme: &Stored) -> Vec<Matter> {
    let content = &programme.content;
    let told = [content.bare_title(), content.description.as_str(), content.targets.as_str()];
    // A bar between them, so that no phrase is read across two fields.
    let text = told.map(|text| format!(" {} ", words(text).join(" "))).join("|");
    let seen = SIGNS.iter().filter(|sign| sign.is_seen(&content.nomenclature, &text));
    seen.map(|sign| sign.matter).collect()
}

/// Whether an office is itself above the district.
fn is_above(office: &str) -> bool {
    let name = words(office);
    name.first().is_some_and(|first| first == "balai") || name.iter().any(|word| word == "provinsi")
}

/// What a pair needs a partner above the district for, of what its programme lies in: nothing where the office is above it itself.
pub fn of_office(office: &str, matters: &[Matter]) -> Vec<Matter> {
    if is_above(office) { Vec::new() } else { matters.to_vec() }
}

/// The note about it, as `say` words it; empty when there is nothing to note.
pub fn note(say: impl Fn(&str, &[(&str, String)]) -> String, matters: &[Matter]) -> String {
    if matters.is_empty() {
        return String::new();
    }
    let name = |matter: &Matter| say(&format!("matching-matter-{}", matter.as_str()), &[]);
    let names = matters.iter().map(name).collect::<Vec<_>>().join(", ");
    say("matching-above-district", &[("matters", names)])
}

/// The note in the language of a page.
pub fn noted(frame: &Frame, matters: &[Matter]) -> String {
    note(|key, facts| frame.say_facts(key, facts), matters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(codes: &[&str], text: &str) -> Vec<Matter> {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let text = format!(" {} ", words(text).join(" "));
        SIGNS.iter().filter(|sign| sign.is_seen(&codes, &text)).map(|sign| sign.matter).collect()
    }

    #[test]
    fn only_what_names_a_field_of_the_province_lies_in_it() {
        assert_eq!(seen(&[], "Pendampingan hutan adat dan PLTS desa"), [Matter::Forestry, Matter::Energy]);
        assert_eq!(seen(&["3.28.08.2.01"], "Pendampingan"), [Matter::Forestry]);
        assert!(seen(&["3.280.01"], "Kebun di tepi hutan, hasil laut").is_empty());
        assert!(seen(&["3.28.04"], "Penanaman di Taman Hutan Raya").is_empty(), "the district's own");
        assert!(seen(&["3.25.04.2.01"], "Budi daya ikan nila").is_empty());
        assert_eq!(seen(&["3.25.03.1.01"], "Budi daya ikan"), [Matter::Sea]);
        assert!(seen(&["1.01.02.2.01"], "Literasi SD dan SMP").is_empty());
        assert_eq!(seen(&[], "Literasi siswa SMA/SMK"), [Matter::Schools]);
        assert!(seen(&[], "Pelatihan kerja").is_empty());
        assert_eq!(seen(&[], "Pengawasan ketenagakerjaan"), [Matter::Labour]);
        assert!(is_above("Balai Taman Nasional") && is_above("Dinas Kehutanan Provinsi Kalimantan Barat"));
        assert!(!is_above("Dinas Lingkungan Hidup") && !is_above("Kecamatan Balai"));
    }
}
