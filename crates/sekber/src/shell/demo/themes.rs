//! From the many words of the sources to the district's few themes.

/// Words that tell a theme, first match per theme wins; a text may have several themes.
const TELLING: [(&str, &[&str]); 24] = [
    ("air-sanitasi", &["air bersih", "air minum", "sanitasi", "buang air"]),
    ("bencana", &["bencana", "banjir", "kebakaran", "kemanusiaan", "tanggap darurat"]),
    ("desa", &["desa", "kampung"]),
    ("disabilitas", &["disabilitas", "difabel"]),
    (
        "ekonomi-rakyat",
        &["umkm", "usaha", "ekonomi", "koperasi", "kemitraan usaha", "produk", "kewirausahaan", "pasar"],
    ),
    ("ekowisata", &["wisata", "budaya", "tenun", "festival", "tradisi"]),
    ("energi", &["energi", "listrik", "surya"]),
    ("gender", &["perempuan", "gender"]),
    ("hutan", &["hutan", "kehutanan", "tembawang", "agroforestri"]),
    ("iklim", &["iklim", "karbon", "emisi", "deforestasi"]),
    ("infrastruktur", &["jalan", "jembatan", "infrastruktur", "irigasi"]),
    ("kemiskinan", &["kemiskinan", "miskin"]),
    ("kesehatan", &["kesehatan", "klinik", "reproduksi", "penyakit"]),
    ("keuangan", &["keuangan", "koperasi kredit", "credit union", "literasi keuangan", "tabungan"]),
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
    ("sampah", &["sampah", "limbah"]),
    ("sawit", &["sawit", "rspo", "ispo", "stdb", "tbs"]),
    ("stunting", &["stunting", "gizi", "tumbuh kembang", "makanan tambahan", "balita"]),
    (
        "tata-kelola",
        &[
            "tata kelola",
            "kebijakan",
            "forum",
            "kolabora",
            "masyarakat sipil",
            "partisipasi",
            "advokasi",
            "yurisdiksi",
        ],
    ),
    ("tata-ruang", &["tata ruang", "lahan", "pemetaan", "lanskap", "wilayah"]),
];

/// At most so many themes: a record that has all of them has none.
const MOST: usize = 5;

/// The themes that a text speaks of, the most spoken of first.
pub fn of(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut found: Vec<(usize, &str)> = TELLING
        .iter()
        .map(|(code, words)| (words.iter().map(|word| text.matches(word).count()).sum(), *code))
        .filter(|(count, _)| *count > 0)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    found.into_iter().take(MOST).map(|(_, code)| code.to_owned()).collect()
}

/// The sources' own words as one sentence.
pub fn sentence(words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!("Bidang kerja: {}.", words.join(", ")) }
}
