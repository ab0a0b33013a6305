use std::collections::HashSet;

use super::*;
use crate::{boundary, nomenclature, region};

#[test]
fn counts_of_the_record() {
    assert_eq!(offices().len(), 50);
    assert_eq!(offices().iter().filter(|office| office.kind == OfficeKind::Kecamatan).count(), 14);
    assert_eq!(partners().len(), 61);
    assert_eq!(programmes().len(), 85);
    let documented = programmes().iter().filter(|programme| programme.confidence == Confidence::Documented);
    assert_eq!(documented.count(), 38);
    assert!(offices().iter().all(|office| office.confidence == Confidence::Inferred));
}

#[test]
fn ids_are_unique_and_programmes_belong_to_partners() {
    let ids: HashSet<&str> = partners().iter().map(|partner| partner.id.as_str()).collect();
    let codes: HashSet<&str> = offices().iter().map(|office| office.code.as_str()).collect();
    let own: HashSet<&str> = programmes().iter().map(|programme| programme.id.as_str()).collect();
    assert_eq!([ids.len(), codes.len(), own.len()], [61, 50, 85]);
    assert!(partners().iter().all(|partner| !partner.name.contains("sumber")));
    assert!(programmes().iter().all(|programme| ids.contains(programme.partner.as_str())));
}

#[test]
fn places_are_in_sintang() {
    let sintang: HashSet<String> = region::within("61.05").into_iter().map(|region| region.code).collect();
    for programme in programmes() {
        assert!(!programme.places.is_empty());
        assert!(programme.places.iter().all(|place| sintang.contains(place)), "{programme:?}");
    }
    for office in offices() {
        let region = region::find(&office.region).unwrap();
        assert!(sintang.contains(&region.code));
        if office.kind == OfficeKind::Kecamatan {
            assert_eq!(office.name, format!("Kecamatan {}", region.name));
        }
    }
}

#[test]
fn offices_carry_out_known_fields() {
    for office in offices() {
        assert!(!office.bidang.is_empty() && office.duties.len() > 100, "{office:?}");
        for code in &office.bidang {
            let entry = nomenclature::find(code).unwrap_or_else(|| panic!("{code} of {}", office.code));
            assert_eq!(entry.level, nomenclature::Level::Bidang);
        }
    }
}

#[test]
fn missions_name_known_fields() {
    assert_eq!(missions().len(), 6);
    for code in missions().iter().flat_map(|mission| &mission.codes) {
        assert!(nomenclature::find(code).is_some(), "{code}");
    }
}

#[test]
fn tags_and_dates_are_sound() {
    for programme in programmes() {
        assert!(programme.goals.iter().all(|goal| (1..=17).contains(goal)), "{programme:?}");
        assert!(!programme.title.is_empty() && !programme.description.is_empty(), "{programme:?}");
        assert!(
            !programme.source.is_empty() || programme.confidence == Confidence::Inferred,
            "{programme:?}"
        );
        for date in programme.start.iter().chain(&programme.end) {
            assert!([4, 7, 10].contains(&date.len()), "{date}");
        }
        if let Some((from, to)) = programme.years() {
            assert!((2010..=2026).contains(&from) && from <= to, "{programme:?}");
        }
    }
    assert_eq!(
        programmes().iter().filter_map(|programme| programme.budget_idr).collect::<Vec<_>>(),
        [450_000_000]
    );
}

#[test]
fn the_meeting_has_its_size_and_every_kind_of_party() {
    let offices: HashSet<&str> = invited_offices().iter().map(|office| office.code.as_str()).collect();
    assert_eq!(offices.len(), 26);
    assert!(offices.contains("BAPPEDA") && offices.contains("DINKES") && !offices.contains("RSUD"));

    let invited = invited_partners();
    let ids: HashSet<&str> = invited.iter().map(|partner| partner.id.as_str()).collect();
    assert_eq!(ids.len(), 45);
    assert!(!ids.contains("P060"), "ended in 2012");
    let has = |kind| invited.iter().any(|partner| partner.kind == kind);
    assert!(has(PartnerKind::Ngo) && has(PartnerKind::Campus) && has(PartnerKind::CreditUnion));
    assert!(has(PartnerKind::Company) && has(PartnerKind::Community) && has(PartnerKind::Donor));
    assert_eq!(invited[0].id, "P003", "four documented programmes, one of them in 2023");
}

#[test]
fn documented_programmes_come_first() {
    let documented = |id: &str| {
        let own = programmes().iter().filter(|programme| programme.partner == id);
        own.filter(|programme| programme.confidence == Confidence::Documented).count()
    };
    assert!(invited_partners().is_sorted_by_key(|partner| std::cmp::Reverse(documented(&partner.id))));
}

#[test]
fn every_programme_is_judged_by_known_offices() {
    let offices: HashSet<&str> = offices().iter().map(|office| office.code.as_str()).collect();
    let right: HashSet<&str> = judgements()
        .iter()
        .filter(|judged| judged.grade == 2)
        .map(|judged| judged.programme.as_str())
        .collect();
    assert_eq!(right, programmes().iter().map(|programme| programme.id.as_str()).collect());
    assert!(judgements().iter().all(|judged| offices.contains(judged.office.as_str())));
    let pairs: HashSet<_> = judgements().iter().map(|judged| (&judged.programme, &judged.office)).collect();
    assert_eq!(pairs.len(), judgements().len());
}

/// Only organisations may be in the record: no addresses or numbers at which a person could be reached.
#[test]
fn no_personal_contacts() {
    let tables = ["offices", "partners", "programmes"].map(|name| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tables");
        std::fs::read_to_string(format!("{folder}/sintang_{name}.csv")).unwrap()
    });
    for text in tables {
        assert!(!text.contains('@'));
        for word in text.split([' ', ',', ';', '"', '\n']).filter(|word| !word.contains("//")) {
            let digits: String = word.chars().filter(|letter| *letter != '-' && *letter != '.').collect();
            let phone = digits.trim_start_matches('+').len() >= 9
                && digits.trim_start_matches('+').bytes().all(|byte| byte.is_ascii_digit())
                && (digits.starts_with("08") || digits.starts_with("+62") || digits.starts_with("628"));
            assert!(!phone, "{word}");
        }
    }
}

#[test]
fn shapes_name_regions_that_exist() {
    assert!(boundary::kecamatan("61.06").is_none() && boundary::villages("").is_none());
    let known: HashSet<String> = region::within("61.05").into_iter().map(|region| region.code).collect();
    for (shapes, count) in [(boundary::kecamatan("61.05"), 14), (boundary::villages("61.05"), 406)] {
        let codes: Vec<&str> =
            shapes.unwrap().split("\"code\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(codes.len(), count);
        assert!(codes.iter().all(|code| known.contains(*code)));
    }
}
