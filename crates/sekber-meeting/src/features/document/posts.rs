//! What whoever leads an office or a partner is called, told from what it is and from its name.

use sekber_core::registry::kinds::PartnerKind;

/// Offices by the first word of their names, and what whoever leads one is called.
const LEADERS: [(&str, &str); 11] = [
    ("Badan ", "Kepala Badan "),
    ("Bagian ", "Kepala Bagian "),
    ("Bidang ", "Kepala Bidang "),
    ("Dinas ", "Kepala Dinas "),
    ("Inspektorat ", "Inspektur "),
    ("Kantor ", "Kepala Kantor "),
    ("Kecamatan ", "Camat "),
    ("Kelurahan ", "Lurah "),
    ("Rumah Sakit ", "Direktur Rumah Sakit "),
    ("Satuan ", "Kepala Satuan "),
    ("Sekretariat ", "Sekretaris "),
];

/// The post of whoever leads an office: *Kepala Dinas Kesehatan* for *Dinas Kesehatan*. None where the name tells no post.
pub fn leader_of(office: &str) -> Option<String> {
    LEADERS.iter().find_map(|(word, title)| Some(format!("{title}{}", office.strip_prefix(word)?)))
}

/// What whoever leads a partner is called, for letters: the post stands before the whole name. None where neither kind nor name
/// tells it, so that a letter goes to its *Pimpinan*.
pub fn head_of_partner(kind: PartnerKind, name: &str) -> Option<&'static str> {
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    match kind {
        PartnerKind::Campus if begins(&["Universitas ", "Institut "]) => Some("Rektor"),
        PartnerKind::Campus if begins(&["Sekolah Tinggi "]) => Some("Ketua"),
        PartnerKind::Campus if begins(&["Politeknik ", "Akademi "]) => Some("Direktur"),
        PartnerKind::CreditUnion => Some("Ketua Pengurus"),
        PartnerKind::Media => Some("Pemimpin Redaksi"),
        PartnerKind::CommunityGroup => Some("Ketua"),
        PartnerKind::Ngo if begins(&["Yayasan ", "Perkumpulan "]) => Some("Ketua"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_to_the_post_that_leads_a_partner() {
        for (kind, name, expected) in [
            (PartnerKind::Campus, "Universitas Kapuas", Some("Rektor")),
            (PartnerKind::Campus, "Sekolah Tinggi Ilmu Kesehatan", Some("Ketua")),
            (PartnerKind::Campus, "Politeknik Sintang", Some("Direktur")),
            (PartnerKind::Campus, "Pusat Penelitian Kapuas", None),
            (PartnerKind::CreditUnion, "CU Keling Kumang", Some("Ketua Pengurus")),
            (PartnerKind::Ngo, "Yayasan Sendiri", Some("Ketua")),
            (PartnerKind::Ngo, "Institut Dayakologi", None),
            (PartnerKind::Company, "PT Contoh", None),
            (PartnerKind::Donor, "Universitas Luar", None),
        ] {
            assert_eq!(head_of_partner(kind, name), expected, "{name}");
        }
    }
}
