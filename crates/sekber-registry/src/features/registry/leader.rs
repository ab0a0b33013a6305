//! Whom a letter to a partner is for: the post of whoever leads it, told by its kind, its legal form and its name.

use sekber_core::registry::kinds::{LegalForm, PartnerKind};
use sekber_core::text::fold;

/// Names by how they begin, and what whoever leads such a body is called.
const BY_NAME: [(&str, &str); 17] = [
    ("universitas ", "Rektor"),
    ("sekolah tinggi ", "Ketua"),
    ("stkip ", "Ketua"),
    ("stikes ", "Ketua"),
    ("politeknik ", "Direktur"),
    ("akademi ", "Direktur"),
    ("credit union ", "Ketua Pengurus"),
    ("cu ", "Ketua Pengurus"),
    ("ksp ", "Ketua Pengurus"),
    ("koperasi ", "Ketua Pengurus"),
    ("yayasan ", "Ketua"),
    ("perkumpulan ", "Ketua"),
    ("perhimpunan ", "Ketua"),
    ("asosiasi ", "Ketua"),
    ("aliansi ", "Ketua"),
    ("kelompok ", "Ketua"),
    ("proyek ", "Pimpinan"),
];

/// Abbreviations that schools of higher learning put before their names, as those of the long form do.
const SCHOOLS: [&str; 8] = ["stai", "stie", "stih", "stikara", "stikes", "stikom", "stkip", "stmik"];

/// Whether a name is that of a school of higher learning: *STIKARA Sintang (sekolah tinggi ilmu kesehatan)*.
fn is_school(folded: &str) -> bool {
    let first = folded.split(' ').next().unwrap_or_default();
    SCHOOLS.contains(&first) || folded.contains("sekolah tinggi")
}

/// Whoever leads a representation that its name tells: *Bank Indonesia Perwakilan Kalimantan Barat*.
fn leader_of_representation(name: &str) -> Option<String> {
    if name.starts_with("Kantor Perwakilan ") {
        return Some(format!("Kepala {name}"));
    }
    let (whose, place) = name.split_once(" Perwakilan ")?;
    Some(format!("Kepala Kantor Perwakilan {whose} {place}"))
}

/// The post of whoever leads a partner, with its name: *Rektor Universitas Kapuas*, *Ketua Pengurus Credit Union Keling Kumang*. Where
/// nothing tells the post, *Pimpinan*.
pub fn leader_of_partner(what: Option<(PartnerKind, Option<LegalForm>)>, name: &str) -> String {
    if let Some(leader) = leader_of_representation(name) {
        return leader;
    }
    let folded = fold(name);
    let by_name = BY_NAME.iter().find(|(begins, _)| folded.starts_with(begins)).map(|(_, post)| *post);
    let by_kind = || match what {
        Some((_, Some(LegalForm::Foreign | LegalForm::Multilateral))) => Some("Kepala Kantor Perwakilan"),
        Some((_, Some(LegalForm::Cooperative)) | (PartnerKind::CreditUnion, _)) => Some("Ketua Pengurus"),
        Some((PartnerKind::Media, _)) => Some("Pemimpin Redaksi"),
        Some((PartnerKind::CommunityGroup, _)) => Some("Ketua"),
        Some((PartnerKind::Campus, _)) if folded.starts_with("institut ") => Some("Rektor"),
        Some((PartnerKind::Campus, _)) if is_school(&folded) => Some("Ketua"),
        _ => None,
    };
    format!("{} {name}", by_name.or_else(by_kind).unwrap_or("Pimpinan"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partner_is_written_to_by_the_post_that_leads_it() {
        let named = |name: &str| leader_of_partner(None, name);
        assert_eq!(named("Universitas Kapuas"), "Rektor Universitas Kapuas");
        assert_eq!(named("Credit Union Keling Kumang"), "Ketua Pengurus Credit Union Keling Kumang");
        assert_eq!(named("CU Daya Lestari"), "Ketua Pengurus CU Daya Lestari");
        assert_eq!(named("Yayasan Sendiri"), "Ketua Yayasan Sendiri");
        assert_eq!(named("PT Sawit"), "Pimpinan PT Sawit");
        assert_eq!(named("Institut Dayakologi"), "Pimpinan Institut Dayakologi");
        let of = |kind, form, name: &str| leader_of_partner(Some((kind, form)), name);
        let donor = of(PartnerKind::Donor, Some(LegalForm::Multilateral), "UNICEF");
        assert_eq!(donor, "Kepala Kantor Perwakilan UNICEF");
        assert_eq!(of(PartnerKind::Media, None, "Suara Sintang"), "Pemimpin Redaksi Suara Sintang");
        assert_eq!(of(PartnerKind::Campus, None, "Institut Shanti"), "Rektor Institut Shanti");
        for school in ["STIKARA Sintang (sekolah tinggi ilmu kesehatan)", "STIE Kapuas", "STIKARA"] {
            assert_eq!(of(PartnerKind::Campus, None, school), format!("Ketua {school}"));
        }
        let bank = of(PartnerKind::Donor, None, "Bank Indonesia Perwakilan Kalimantan Barat");
        assert_eq!(bank, "Kepala Kantor Perwakilan Bank Indonesia Kalimantan Barat");
        assert_eq!(named("Kantor Perwakilan UNDP"), "Kepala Kantor Perwakilan UNDP");
    }
}
