//! Themes of texts, by whole words: "pendidikan" does not speak of fish ("ikan").

/// Words and phrases that tell a theme. Every word is written out: a part of a word tells nothing.
pub(super) const TELLING: [(&str, &[&str]); 24] = [
    ("air-sanitasi", &["air bersih", "air minum", "sanitasi", "buang air"]),
    ("bencana", &["bencana", "banjir", "kebakaran", "kemanusiaan", "tanggap darurat"]),
    ("desa", &["desa", "kampung"]),
    ("disabilitas", &["disabilitas", "difabel"]),
    (
        "ekonomi-rakyat",
        &["umkm", "usaha", "ekonomi", "perekonomian", "koperasi", "produk", "kewirausahaan", "pasar"],
    ),
    (
        "ekowisata",
        &["wisata", "ekowisata", "pariwisata", "budaya", "kebudayaan", "tenun", "festival", "tradisi"],
    ),
    ("energi", &["energi", "listrik", "surya"]),
    ("gender", &["perempuan", "gender"]),
    ("hutan", &["hutan", "kehutanan", "perhutanan", "tembawang", "agroforestri"]),
    ("iklim", &["iklim", "karbon", "emisi", "deforestasi"]),
    ("infrastruktur", &["jalan", "jembatan", "infrastruktur", "irigasi"]),
    ("kemiskinan", &["kemiskinan", "miskin"]),
    ("kesehatan", &["kesehatan", "klinik", "reproduksi", "penyakit"]),
    ("keuangan", &["keuangan", "koperasi kredit", "credit union", "tabungan"]),
    ("konservasi", &["konservasi", "hayati", "satwa", "orangutan", "danau"]),
    ("masyarakat-adat", &["adat"]),
    (
        "pangan",
        &[
            "pangan",
            "pertanian",
            "petani",
            "tani",
            "perikanan",
            "ikan",
            "peternakan",
            "kopi",
            "kakao",
            "karet",
        ],
    ),
    ("pendidikan", &["pendidikan", "sekolah", "beasiswa", "literasi", "riset", "akademik", "edukasi"]),
    ("perlindungan-anak", &["anak"]),
    ("sampah", &["sampah", "persampahan", "limbah"]),
    ("sawit", &["sawit", "rspo", "ispo", "stdb", "tbs"]),
    ("stunting", &["stunting", "gizi", "tumbuh kembang", "makanan tambahan", "balita"]),
    (
        "tata-kelola",
        &[
            "tata kelola",
            "kebijakan",
            "forum",
            "kolaborasi",
            "kolaboratif",
            "masyarakat sipil",
            "partisipasi",
            "advokasi",
            "yurisdiksi",
        ],
    ),
    ("tata-ruang", &["tata ruang", "lahan", "pemetaan", "lanskap", "batas wilayah"]),
];

/// Phrases in which such a word means something else.
const NOT_MEANT: [&str; 15] = [
    "iklim penanaman modal",
    "iklim investasi",
    "iklim usaha",
    "penilaian kesehatan",
    "kesehatan hewan",
    "kesehatan koperasi",
    "keuangan daerah",
    "keuangan desa",
    "keuangan dprd",
    "rawat jalan",
    "produk hukum",
    "partisipasi sekolah",
    "badan usaha milik daerah",
    "tata usaha",
    "anak sungai",
];

/// At most so many themes: a record that has all of them has none.
const MOST: usize = 5;

/// The themes that a text speaks of, the most spoken of first. Linear in the text.
pub fn of_text(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let meant = meant(&split(&text));
    let spoken = |phrases: &[&str]| phrases.iter().map(|phrase| times(&meant, phrase)).sum::<usize>();
    let mut found: Vec<(usize, &str)> = TELLING
        .iter()
        .map(|(code, phrases)| (spoken(phrases), *code))
        .filter(|(count, _)| *count > 0)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    found.into_iter().take(MOST).map(|(_, code)| code.to_owned()).collect()
}

/// A theme that a programme speaks of for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SureTheme {
    /// Its code.
    pub theme: &'static str,
    /// The words that tell it, each once, as they stand in title or description.
    pub words: Vec<&'static str>,
}

/// The themes that the words of a programme tell for sure, the most spoken of first: the title speaks of them, and not only once is it
/// said. One word of a long description tells of an occasion, and one word of a title may be said in passing. Linear in the texts.
pub fn for_sure(title: &str, description: &str) -> Vec<SureTheme> {
    let (title, description) = (title.to_lowercase(), description.to_lowercase());
    let (title, description) = (meant(&split(&title)), meant(&split(&description)));
    let mut found: Vec<(usize, SureTheme)> = Vec::new();
    for (theme, phrases) in TELLING {
        let spoken =
            phrases.iter().map(|phrase| (*phrase, times(&title, phrase), times(&description, phrase)));
        let spoken: Vec<(&str, usize, usize)> = spoken.filter(|(_, first, then)| first + then > 0).collect();
        let in_title: usize = spoken.iter().map(|(_, first, _)| first).sum();
        let in_all: usize = spoken.iter().map(|(_, first, then)| first + then).sum();
        if in_title > 0 && in_all > 1 {
            found.push((
                in_all,
                SureTheme { theme, words: spoken.iter().map(|(phrase, ..)| *phrase).collect() },
            ));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.theme.cmp(b.1.theme)));
    found.into_iter().map(|(_, told)| told).collect()
}

fn split(text: &str) -> Vec<&str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The words without those phrases; what stood before and after one does not become a phrase.
fn meant<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut all = Vec::with_capacity(words.len());
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        let phrase = NOT_MEANT.iter().copied().find(|phrase| begins(rest, phrase));
        rest = match phrase {
            Some(phrase) => {
                all.push("");
                rest.get(phrase.split(' ').count()..).unwrap_or_default()
            }
            None => {
                all.push(*first);
                after
            }
        };
    }
    all
}

fn begins(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|wanted| words.next().is_some_and(|word| *word == wanted))
}

/// How often a phrase stands among words.
fn times(words: &[&str], phrase: &str) -> usize {
    (0..words.len()).filter(|at| words.get(*at..).is_some_and(|rest| begins(rest, phrase))).count()
}
