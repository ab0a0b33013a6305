//! Whom a programme is for, as far as its record says so in the usual words. It weighs nothing in the model: it is told to people, who
//! decide whether both reach the same ones.

/// Words for groups of people, each as records write it; another spelling of the same stands behind a stroke.
static GROUPS: [&str; 34] = [
    "anak putus sekolah",
    "anak sekolah",
    "balita",
    "baduta",
    "batita",
    "bayi",
    "buruh",
    "calon pengantin",
    "guru",
    "ibu hamil/bumil",
    "ibu menyusui/busui",
    "kader posyandu",
    "kelompok tani/poktan",
    "keluarga miskin",
    "lanjut usia/lansia",
    "mahasiswa",
    "masyarakat adat",
    "masyarakat miskin",
    "nelayan",
    "pedagang",
    "pekebun",
    "pelaku umkm",
    "pembudi daya ikan",
    "pemuda",
    "penenun",
    "pengrajin/perajin",
    "pengungsi",
    "penyandang disabilitas/difabel",
    "perempuan",
    "petani",
    "peternak",
    "remaja",
    "siswa/murid/pelajar",
    "transmigran",
];

/// The groups that a text names, by their first spelling, in the order of the list. `words` are its folded words. Linear in them.
pub(super) fn groups(words: &[String]) -> Vec<&'static str> {
    let text = format!(" {} ", words.join(" "));
    let is_named = |spelling: &str| text.contains(&format!(" {spelling} "));
    let named = GROUPS.iter().filter(|group| group.split('/').any(is_named));
    named.filter_map(|group| group.split('/').next()).collect()
}

#[cfg(test)]
mod tests {
    use sekber_core::text::words;

    use super::*;

    #[test]
    fn groups_are_named_by_whole_words_only() {
        let of = |text: &str| groups(&words(text));
        assert_eq!(of("Kelas gizi bagi bumil, balita dan Lansia"), ["balita", "ibu hamil", "lanjut usia"]);
        assert_eq!(of("Pertanian dan keperempuanan, guruh"), Vec::<&str>::new());
    }
}
