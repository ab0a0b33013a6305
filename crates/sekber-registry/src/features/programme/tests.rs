//! The shape of a programme and of its form, without a database.

#![allow(clippy::unwrap_used)]

use sekber_core::registry::programme::{FundingForm, Owner, Status};
use sekber_core::value::{Money, Period, RegionCode};

use super::form::{Known, ProgrammeForm};
use super::limits;
use super::model::{FundingLine, ProgrammeDraft, outermost};
use super::suggesting::{Ground, concluded};
use crate::kit::card::{Described, SuggestionKind};
use crate::kit::form::Form;

fn places(codes: &[&str]) -> Vec<RegionCode> {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

fn draft() -> ProgrammeDraft {
    let mut draft = ProgrammeDraft::new("owner".parse().unwrap(), "cycle".parse().unwrap(), "Kebun gizi");
    draft.themes = vec!["pangan".to_owned()];
    draft.places = places(&["61.05.01.2007"]);
    draft.period = "2023-02/2024-05-31".parse().unwrap();
    draft.beneficiaries = Some(12_500);
    draft.supporting_offices = vec!["office-b".parse().unwrap()];
    let line = |year, minor, currency: &str, form| FundingLine {
        year,
        source: "Hibah".to_owned(),
        amount: Money { minor, currency: currency.parse().unwrap() },
        form,
        on_budget: year == 2024,
    };
    draft.funding = vec![
        line(2023, 125_000_050, "IDR", FundingForm::Cash),
        line(2024, 9_900, "USD", FundingForm::InKind),
        line(2024, 1_200, "JPY", FundingForm::Cash),
    ];
    draft
}

fn read(form: &ProgrammeForm, base: ProgrammeDraft) -> (ProgrammeDraft, crate::kit::form::Faults) {
    let pair = |code: &str| (code.to_owned(), code.to_owned());
    let known = Known {
        themes: &[pair("pangan")],
        offices: &[pair("office-a"), pair("office-b")],
        places: &places(&["61.05", "61.05.01", "61.05.01.2007"]),
    };
    form.read(base, &known)
}

#[test]
fn a_form_that_nobody_touched_means_what_is_stored() {
    let stored = draft();
    let (meant, faults) = read(&ProgrammeForm::of(&stored), stored.clone());
    assert!(faults.is_empty(), "{faults}");
    assert_eq!(meant, stored);
}

#[test]
fn what_is_odd_is_asked_about_once() {
    let plain = draft();
    assert!(plain.doubts(None).is_empty(), "{}", plain.doubts(None));
    let mut odd = draft();
    odd.period = "2000/2090".parse().unwrap();
    odd.beneficiaries = Some(5_000_000);
    odd.funding[0].year = 1999;
    odd.funding[0].amount.minor = 150;
    let found = odd.doubts(None);
    let keys: Vec<&str> = found.iter().map(|fault| fault.key).collect();
    assert_eq!(
        keys,
        [
            "programme-doubt-long",
            "programme-doubt-people",
            "programme-doubt-year",
            "programme-doubt-small",
            "programme-fault-confirm",
        ]
    );
    assert!(odd.doubts(Some(&odd)).is_empty(), "what stands already is not asked about again");
    assert!(odd.faults(None).is_empty(), "it may be right all the same");
}

#[test]
fn an_empty_title_is_all_that_a_draft_minds() {
    let (_, faults) = read(&ProgrammeForm::default(), ProgrammeDraft { title: String::new(), ..draft() });
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["title"]);
}

#[test]
fn what_was_put_forward_must_stay_complete() {
    let stored = ProgrammeDraft { state: Status::Verified, ..draft() };
    let mut form = ProgrammeForm::of(&stored);
    form.description = "Kebun sayur.".to_owned();
    assert!(read(&form, stored.clone()).1.is_empty());
    form.places.clear();
    form.start.clear();
    form.end.clear();
    let faults = read(&form, stored).1;
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["place", "start"]);
}

#[test]
fn rows_keep_their_numbers_and_blank_ones_are_left_out() {
    let sent = Form::from_query(Some(
        "title=A&funding-7-year=2023&funding-7-source=APBD&funding-7-amount=1,5+miliar&funding-7-currency=IDR&funding-2-amount=&funding-x-year=1",
    ));
    let form = ProgrammeForm::typed(&sent);
    assert_eq!(form.funding.iter().map(|row| row.index).collect::<Vec<_>>(), [7, 2]);
    assert_eq!(form.next_row(), 8);
    let base = ProgrammeDraft { funding: Vec::new(), ..draft() };
    let (meant, faults) = read(&form, base);
    assert!(faults.is_empty(), "{faults}");
    assert_eq!(meant.total_idr(), Ok(150_000_000_000));
}

#[test]
fn a_whole_kecamatan_says_more_than_its_villages() {
    let given = places(&["61.05.02.2001", "61.05.01.2007", "61.05.01", "61.05.01"]);
    assert_eq!(outermost(&given), places(&["61.05.01", "61.05.02.2001"]));
    assert_eq!(outermost(&places(&["61.05.01", "61.05"])), places(&["61.05"]));
}

#[test]
fn a_settled_draft_stays_as_it_is() {
    let mut draft = draft();
    draft.sdg = vec!["6.1".to_owned(), "13".to_owned(), "6.1".to_owned()];
    draft.supporting_offices.push("owner".parse().unwrap());
    let settled = draft.settled(Owner::Office);
    assert_eq!(settled.sdg, ["13", "6", "6.1"]);
    assert_eq!(settled.lead_office, Some("owner".parse().unwrap()), "an office leads its own programme");
    assert_eq!(settled.supporting_offices, ["office-b".parse().unwrap()]);
    assert_eq!(settled.clone().settled(Owner::Office), settled);
}

#[test]
fn a_sum_beyond_what_can_be_stored_is_a_fault() {
    let mut draft = draft();
    let mut line = draft.funding[0].clone();
    line.amount.minor = i64::MAX;
    draft.funding.push(line);
    assert!(draft.total_idr().is_err());
    draft.funding.truncate(1);
    draft.funding[0].amount.minor = limits::MOST_MONEY;
    assert!(draft.faults(None).of("funding").is_none());
    draft.funding[0].amount.minor += 1;
    assert!(draft.faults(None).of("funding").is_some());
}

#[test]
fn a_ticked_suggestion_is_a_choice_like_any_other() {
    let typed = |query: &str| ProgrammeForm::typed(&Form::from_query(Some(query)));
    let form = typed(
        "title=A&theme=pangan&suggested=theme:pangan&suggested=theme:gender&suggested=code:1.02&suggested=sdg:5&suggested=lead:office-a&suggested=lead:office-b",
    );
    assert_eq!(form.themes, ["pangan", "gender"], "each once");
    assert_eq!((form.codes, form.sdg), (vec!["1.02".to_owned()], vec!["5".to_owned()]));
    assert_eq!((form.lead.as_str(), form.supporting.as_slice()), ("office-a", &["office-b".to_owned()][..]));
    // Who is in charge by the list stays so; what was ticked is not lost.
    let form = typed("title=A&lead=office-b&suggested=lead:office-a&suggested=supporting:office-a");
    assert_eq!((form.lead.as_str(), form.supporting.as_slice()), ("office-b", &["office-a".to_owned()][..]));
    let many = "&suggested=theme:pangan".repeat(41);
    for unknown in ["&suggested=king:1", "&suggested=theme", many.as_str()] {
        let form = typed(&format!("title=A{unknown}"));
        assert!(read(&form, draft()).1.of("suggested").is_some(), "{unknown}");
    }
    assert!(read(&typed("title=A&suggested=theme:pangan"), draft()).1.is_empty());
    assert!(read(&typed("title=A&suggested=theme:none"), draft()).1.of("theme").is_some());
}

fn described(title: &str, description: &str, codes: &[&str]) -> Described {
    Described {
        organisation: "owner".parse().unwrap(),
        cycle: "cycle".parse().unwrap(),
        title: title.to_owned(),
        description: description.to_owned(),
        targets: String::new(),
        themes: Vec::new(),
        nomenclature: codes.iter().map(|code| (*code).to_owned()).collect(),
        sdg: Vec::new(),
        places: Vec::new(),
        period: Period::default(),
    }
}

#[test]
fn what_words_and_codes_tell_is_concluded_with_its_ground() {
    let told = |title: &str, description: &str, codes: &[&str]| {
        concluded(&described(title, description, codes), "61.05")
    };
    let theme = |code: &str, ground: Ground| (SuggestionKind::Theme, code.to_owned(), ground);
    let goal = |code: &str, ground: Ground| (SuggestionKind::Goal, code.to_owned(), ground);
    let words = || Ground::Words(vec!["kesehatan", "klinik"]);
    let clinic = ("Klinik keliling", "Pelayanan kesehatan di klinik.");
    assert_eq!(told(clinic.0, clinic.1, &[]), [theme("kesehatan", words()), goal("3", words())]);
    // A code tells its theme better than words do.
    let by_code = Ground::Code("1.06.02".to_owned());
    assert_eq!(told(clinic.0, clinic.1, &["1.06.02"]), [theme("kemiskinan", by_code), goal("3", words())]);
    let named = (SuggestionKind::Code, "1.01.02".to_owned(), Ground::Name);
    assert_eq!(told("Program Pengelolaan Pendidikan", "", &[]), [named]);
    assert!(told("Rapat koordinasi", "Rapat.", &[]).is_empty());
    assert!(told("", "", &["9.99"]).is_empty());
}

/// Every programme that the demonstration makes for an office is called like its code, and finds it again.
#[test]
fn programmes_named_after_the_nomenclature_find_their_code_again() {
    for office in sekber_facts::sintang::invited_offices() {
        for entry in sekber_facts::sintang::programs_of(office) {
            let found = concluded(&described(entry.name, "", &[]), "61.05");
            let codes: Vec<&str> = found
                .iter()
                .filter(|(kind, ..)| *kind == SuggestionKind::Code)
                .map(|(_, code, _)| code.as_str())
                .collect();
            // Two names stand twice, for a program and for its kegiatan or its field: nobody can tell which is meant.
            assert!(
                codes == [entry.code] || ["5.02.03", "5.06.02"].contains(&entry.code) && codes.is_empty(),
                "{entry:?}: {codes:?}"
            );
        }
    }
}

#[test]
fn texts_of_any_kind_and_length_end() {
    for text in ["air minum, ", "<script>", "🙂 İ", "klinik\u{301} ", "program "] {
        let long = text.repeat(limits::DESCRIPTION / text.chars().count());
        let found = concluded(&described(&long, &long, &[]), "61.05");
        assert!(found.iter().all(|(_, code, _)| code.len() < 40), "{text}");
    }
}
