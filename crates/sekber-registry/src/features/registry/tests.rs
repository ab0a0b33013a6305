use std::collections::BTreeSet;

use sekber_core::registry::kinds::{LegalForm, Level, OfficeKind, PartnerKind, Side};
use sekber_core::value::Moment;

use super::draft::Snapshot;
use super::duplicates::{doubles, doubles_of, sounds_official};
use super::limits;
use super::model::sort_key;
use super::store::record::Comparable;
use super::{Kind, Organisation, OrganisationDraft, Provenance, Record, Standing, profile};

fn partner(name: &str) -> OrganisationDraft {
    OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), name)
}

/// The record that a draft becomes.
fn record(draft: &OrganisationDraft) -> Record {
    let at = Moment(0);
    let organisation = Organisation {
        id: "abc".parse().unwrap(),
        side: draft.side(),
        code: draft.code.clone(),
        name: draft.name.clone(),
        short_name: draft.shown_short_name().to_owned(),
        sort_key: sort_key(draft.side(), &draft.name),
        kind: draft.kind,
        level: draft.level,
        legal_form: draft.legal_form,
        implementer: draft.implementer.clone(),
        description: draft.description.clone(),
        duties: draft.duties.clone(),
        quota: draft.quota,
        website: draft.website.clone(),
        contact_name: draft.contact_name.clone(),
        contact_email: draft.contact_email.clone(),
        contact_phone: draft.contact_phone.clone(),
        contact_public: draft.contact_public,
        address: draft.address.clone(),
        state: Standing::beginning(draft.side()),
        state_reason: String::new(),
        state_since: at,
        published: draft.published,
        provenance: draft.provenance,
        source: draft.source.clone(),
        merged_into: None,
        version: 1,
        created_at: at,
        changed_at: at,
    };
    Record { organisation, themes: draft.themes.clone(), fields: draft.fields.clone() }
}

#[test]
fn every_code_belongs_to_one_side_and_reads_back() {
    let all: Vec<Kind> = [Side::Office, Side::Partner].into_iter().flat_map(Kind::all).collect();
    let codes: BTreeSet<&str> = all.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(codes.len(), all.len());
    for kind in all {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    for standing in [Side::Office, Side::Partner].into_iter().flat_map(Standing::all) {
        assert_eq!(standing.as_str().parse(), Ok(standing));
    }
    assert!("gereja".parse::<Kind>().is_err());
}

#[test]
fn partners_are_sorted_without_their_legal_form() {
    assert_eq!(sort_key(Side::Partner, "Yayasan Perkumpulan Riak Bumi"), "riak bumi");
    assert_eq!(sort_key(Side::Partner, "PT. Contoh Jaya"), "contoh jaya");
    // A name of nothing else keeps it, and offices keep what tells their kind.
    assert_eq!(sort_key(Side::Partner, "Yayasan"), "yayasan");
    assert_eq!(sort_key(Side::Office, "Dinas Kesehatan"), "dinas kesehatan");
}

#[test]
fn all_faults_of_a_draft_are_found_at_once() {
    let mut draft = partner(&"x".repeat(limits::NAME + 1));
    draft.website = "javascript:alert(1)".to_owned();
    draft.contact_email = "tanpa-at".to_owned();
    draft.quota = Some(-1);
    draft.fields = vec!["1.02".to_owned(), "1.02.02".to_owned()];
    let faults = draft.faults();
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["name", "contact_email", "website", "quota", "fields"]);
    assert!(partner("Yayasan Contoh").faults().is_empty());
    assert_eq!(partner("  ").faults().count(), 1);
}

#[test]
fn the_record_of_sintang_breaks_no_rule() {
    for office in sekber_facts::sintang::offices() {
        let mut draft = OrganisationDraft::new(Kind::Office(OfficeKind::Other), &office.name);
        draft.short_name.clone_from(&office.short_name);
        draft.duties.clone_from(&office.duties);
        draft.fields.clone_from(&office.bidang);
        assert!(draft.faults().is_empty(), "{}: {}", office.code, draft.faults());
    }
}

#[test]
fn a_draft_survives_the_way_through_a_record() {
    let mut draft = partner("Yayasan Contoh");
    draft.short_name = "YC".to_owned();
    draft.level = Some(Level::National);
    draft.provenance = Provenance::Inferred;
    assert_eq!(OrganisationDraft::of(&record(&draft)), draft);
}

#[test]
fn the_trail_keeps_no_private_contact() {
    let mut draft = partner("Yayasan Contoh");
    draft.contact_name = "Rahasia Satu".to_owned();
    draft.contact_email = "rahasia@example.org".to_owned();
    draft.contact_phone = "0812-rahasia".to_owned();
    draft.address = "Jalan Rahasia".to_owned();
    let kept = serde_json::to_string(&Snapshot::of_draft(&draft)).unwrap().to_lowercase();
    assert!(!kept.contains("rahasia"), "{kept}");
}

#[test]
fn a_partner_is_handed_in_only_with_what_is_needed() {
    let mut draft = partner("Yayasan Contoh");
    let missing = profile::missing(&record(&draft));
    assert!(missing.contains(&"legal_form".to_owned()) && missing.contains(&"contact_name".to_owned()));
    assert!(!missing.contains(&"website".to_owned()));
    draft.level = Some(Level::Local);
    draft.legal_form = Some(LegalForm::Foundation);
    draft.description = "Pendampingan desa".to_owned();
    draft.themes = vec!["desa".to_owned()];
    draft.contact_name = "Maria Contoh".to_owned();
    draft.contact_phone = "0812".to_owned();
    draft.address = "Jalan Contoh 1".to_owned();
    assert!(profile::missing(&record(&draft)).is_empty());
    assert!(profile::completeness_of(&record(&draft)).share < 100, "the website is still empty");
}

fn comparable(id: &str, name: &str, numbers: Option<&str>) -> Comparable {
    Comparable {
        id: id.parse().unwrap(),
        name: name.to_owned(),
        short_name: name.to_owned(),
        website: String::new(),
        numbers: numbers.map(str::to_owned),
    }
}

#[test]
fn doubles_are_found_by_name_and_by_number_but_never_oneself() {
    let all = [
        comparable("a", "Yayasan Riak Bumi", Some("01.234.567.8-701.000")),
        comparable("b", "Perkumpulan Riak Bumi", None),
        comparable("c", "Lembaga Lain Sama Sekali", Some("x\n012345678701000")),
        comparable("d", "Credit Union Contoh", None),
    ];
    let found = doubles_of(&all[0].id, &all);
    let ids: Vec<&str> = found.iter().map(|double| double.id.as_str()).collect();
    assert_eq!(ids, ["c", "b"]);
    assert_eq!(found[0].reasons(), ["number"]);
    assert_eq!(doubles("Riak Bumi", "", "", None, &all).len(), 2);
}

#[test]
fn a_name_that_looks_like_another_or_holds_it_whole_is_asked_about() {
    let all = [
        comparable("a", "Yayasan Wahana Visi Indonesia (WVI)", None),
        comparable("b", "Yayasan Solidaritas Sintang", None),
    ];
    let found = |name: &str| doubles(name, "", "", None, &all).len();
    for name in [
        "Wahana Visi lndonesia",
        "Wahana V1si 1ndonesia",
        "Yayasan Wahana Visi Indonesia Cabang Sintang",
        "Solidar1tas Sintang",
    ] {
        assert_eq!(found(name), 1, "{name}");
    }
    for name in ["Wahana Tani Sintang", "Yayasan Sintang", "Solidaritas Perempuan Melawi"] {
        assert_eq!(found(name), 0, "{name}");
    }
    assert!(sounds_official("Sekretariat Bersama Kabupaten Sintang") && sounds_official("Dlnas Kesehatan"));
    assert!(!sounds_official("Yayasan Kota Wali Songo") && !sounds_official("Lembaga Dinasti Melawi"));
}
