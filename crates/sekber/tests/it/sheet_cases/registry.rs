//! Sheets of partners.

use sekber::features::exchange::Kind;
use sekber::kit::store::sql;

use super::{csv, tell};
use crate::harness::{Harness, OTHER_PARTNER, OWN_PARTNER, on_both};

sekber::row_struct! {
    struct Organisation { name: String, short_name: String, kind: String, contact_phone: String, contact_email: String, website: String }
}

/// Every organisation: name, short name, kind, and its contacts.
pub async fn records(harness: &Harness) -> Vec<String> {
    let all = sql(
        "select name, short_name, kind, contact_phone, contact_email, website from organisation where merged_into is null order by id",
    );
    let all: Vec<Organisation> = harness.app.db().all(all).await.unwrap();
    let told = |one: Organisation| {
        let short = if one.short_name == one.name { String::new() } else { one.short_name };
        let texts = [short, one.kind, one.contact_phone, one.contact_email, one.website];
        let texts = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        format!("+ {}: {texts}", one.name)
    };
    all.into_iter().map(told).collect()
}

#[tokio::test]
async fn partners_are_recognised_and_never_renamed() {
    let cases = || {
        vec![
            csv(
                "short names and small letters",
                "Nama Lembaga;Jenis Lembaga;No HP\nYS;LSM;0812-0000-1111\nperkumpulan lain;LSM;0812-0000-2222\n",
                &[
                    "~2 name-stays · YS · Yayasan Sendiri",
                    "+ Perkumpulan Lain: PL, ngo, 0812-0000-2222, rahasia-partner-other@example.org",
                    "+ Yayasan Sendiri: YS, ngo, 0812-0000-1111, rahasia-partner-own@example.org",
                ],
            ),
            csv(
                "a name that is nearly one",
                "Nama Lembaga;Jenis Lembaga\nYayasan Sendri;LSM\n",
                &["!2 similar-stored · Yayasan Sendri · Yayasan Sendiri ? Yayasan Sendiri | Yayasan Sendri"],
            ),
            csv(
                "a name that is nearly one, and another one",
                "Nama Lembaga;Jenis Lembaga\nYayasan Sendri;LSM\n",
                &["+ Yayasan Sendri: ngo"],
            )
            .answering(&[("name/Yayasan Sendri", "Yayasan Sendri")]),
            csv(
                "no kind anywhere",
                "NO;NAMA ORGANISASI;ALAMAT SEKRETARIAT;KETUA;NO. HP\n1;PERKUMPULAN SAHABAT SUNGAI;Jl. Contoh 3;Nama A;0812-0000-0001\n",
                &["!2 required ? ngo | community_group | company | campus | media | credit_union | donor | donor_project"],
            ),
            csv(
                "no kind anywhere, answered",
                "NO;NAMA ORGANISASI;ALAMAT SEKRETARIAT;KETUA;NO. HP\n1;PERKUMPULAN SAHABAT SUNGAI;Jl. Contoh 3;Nama A;0812-0000-0001\n",
                &["+ PERKUMPULAN SAHABAT SUNGAI: ngo, 0812-0000-0001"],
            )
            .answering(&[("partner_kind", "ngo")]),
            csv(
                "contacts as they are",
                "Nama Lembaga;Jenis Lembaga;Tingkat;Email;Website;No HP\n\
                 Yayasan Contoh Satu;LSM;Lokal;belum punya;@contohsatu;0812 / 0813\n\
                 Yayasan Contoh Dua;Lembaga Swadaya Masyarakat (LSM);Kab. Sintang;-;facebook: Contoh Dua;081234567890\n\
                 Yayasan Contoh Tiga;NGO Lokal;Lokal/Nasional;tiga(at)contoh.org;www.contoh.org;-\n",
                &[
                    "~2 not-a-website · @contohsatu",
                    "~3 near · Lembaga Swadaya Masyarakat (LSM) · ngo",
                    "~3 not-in-list-left-out · Kab. Sintang",
                    "~3 not-a-website · facebook: Contoh Dua",
                    "~4 near · NGO Lokal · ngo",
                    "~4 not-in-list-left-out · Lokal/Nasional",
                    "~4 not-an-email · tiga(at)contoh.org",
                    "+ Yayasan Contoh Satu: ngo, 0812 / 0813",
                    "+ Yayasan Contoh Dua: ngo, 081234567890",
                    "+ Yayasan Contoh Tiga: ngo, https://www.contoh.org",
                ],
            ),
        ]
    };
    on_both(async |harness| tell(&harness, Kind::Partners, cases()).await).await;
}

/// A list from before two records were joined knows one of them by its former name.
#[tokio::test]
async fn a_former_name_leads_to_the_record_that_it_was_joined_to() {
    on_both(async |harness| {
        let joined =
            "update organisation set merged_into = $1, state = 'merged', version = version + 1 where id = $2";
        harness.change(sql(joined).bind(OWN_PARTNER).bind(OTHER_PARTNER)).await;
        let partners = csv(
            "partners by a former name",
            "Nama Lembaga;Jenis Lembaga;No HP\nPerkumpulan Lain;LSM;0812-0000-3333\n",
            &[
                "~2 name-stays · Perkumpulan Lain · Yayasan Sendiri",
                "+ Yayasan Sendiri: YS, ngo, 0812-0000-3333, rahasia-partner-own@example.org",
            ],
        );
        tell(&harness, Kind::Partners, vec![partners]).await;
        let programmes = csv(
            "programmes by a former name",
            "Nama Lembaga;Nama Program;Tahun\nPerkumpulan Lain;Nama lama;2024\n",
            &["+ Yayasan Sendiri: Nama lama"],
        );
        tell(&harness, Kind::Programmes, vec![programmes]).await;
    })
    .await;
}
