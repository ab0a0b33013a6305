//! Every text through every door: exactly as long as may be it is taken by the form, by the sheet and by the verb alike; one
//! character more is refused by all, with a fault that names the field. The limits are written down here once more.

use jiff::civil::date;
use sekber::features::account::{self, Invite};
use sekber::features::calendar::{self, MilestoneDraft};
use sekber::features::district;
use sekber::features::legal_document::{self, LegalDocumentDraft};
use sekber::features::programme::{self, FundingLine, ProgrammeDraft};
use sekber::features::registry::{self, Kind, OrganisationDraft};
use sekber::kit::form::Faults;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber::kit::words::Language;
use sekber_core::calendar::Party;
use sekber_core::registry::kinds::{OfficeKind, PartnerKind};
use sekber_core::registry::legal_documents::LegalDocumentKind;
use sekber_core::registry::programme::FundingForm;
use sekber_core::roles::Role;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{Currency, Money, RegionCode};

use crate::harness::{Caller, Harness, OWN_PARTNER, Who, on_both, organisation};
use crate::shared_sheets::{finished, hand_in};

/// A field of a form with its longest text; in sheets the column is `column-<field>`.
type Text = (&'static str, usize);

const PROGRAMME: [Text; 8] = [
    ("title", 500),
    ("reference", 200),
    ("description", 10_000),
    ("place_note", 10_000),
    ("targets", 10_000),
    ("help_sought", 10_000),
    ("help_offered", 10_000),
    ("contact_name", 200),
];

const OFFICE: [Text; 9] = [
    ("name", 200),
    ("code", 60),
    ("short_name", 60),
    ("duties", 10_000),
    ("website", 300),
    ("address", 300),
    ("contact_name", 300),
    ("contact_email", 254),
    ("contact_phone", 60),
];

const PARTNER: [Text; 8] = [
    ("name", 200),
    ("short_name", 60),
    ("description", 10_000),
    ("website", 300),
    ("address", 300),
    ("contact_name", 300),
    ("contact_email", 254),
    ("contact_phone", 60),
];

/// A text of so many characters that the field takes, made of one letter; paragraphs have lines, one of them indented.
fn filled((field, _): Text, length: usize, letter: char) -> String {
    let (start, end) = match field {
        "website" => ("https://contoh.id/", ""),
        "contact_email" | "email" => ("", "@contoh.id"),
        _ if length >= 4_000 => ("Baris\n  menjorok\n", ""),
        _ => ("Ü ", ""),
    };
    let rest = length - start.chars().count() - end.chars().count();
    format!("{start}{}{end}", letter.to_string().repeat(rest))
}

/// As long as may be.
fn full(text: Text, letter: char) -> String {
    filled(text, text.1, letter)
}

/// One character more.
fn over(text: Text, letter: char) -> String {
    filled(text, text.1 + 1, letter)
}

/// Sends a form with all texts full, then with each of them too long.
async fn through_the_form(caller: &Caller, path: &str, more: &[(&str, &str)], texts: &[Text]) {
    let base: Vec<(&str, String)> = texts.iter().map(|text| (text.0, full(*text, 'f'))).collect();
    let send = async |fields: &[(&str, String)]| {
        let own = fields.iter().map(|(name, value)| (*name, value.as_str()));
        caller.post(path, &own.chain(more.iter().copied()).collect::<Vec<_>>()).await
    };
    for text in texts {
        let mut fields = base.clone();
        fields
            .iter_mut()
            .filter(|(name, _)| *name == text.0)
            .for_each(|(_, value)| *value = over(*text, 'f'));
        let seen = send(&fields).await;
        seen.is(422).shows(&format!("href=\"#{}\"", text.0)).shows("Terlalu panjang: paling banyak");
    }
    let seen = send(&base).await;
    assert!(
        seen.status < 400,
        "{path} refuses texts that are as long as may be: {}\n{}",
        seen.status,
        seen.text
    );
}

fn title(harness: &Harness, field: &str) -> String {
    harness.app.words().say(Language::Indonesian, &format!("column-{}", field.replace('_', "-")))
}

/// Hands a sheet in whose first row has all texts full and each other row one that is too long; the first is stored.
async fn through_the_sheet(harness: &Harness, kind: &str, more: &[(&str, &str)], texts: &[Text]) {
    let staff = harness.as_staff().await;
    let quoted = |values: Vec<String>| {
        let cells: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        format!("{}\n", cells.join(";"))
    };
    let fields = || more.iter().map(|(field, _)| *field).chain(texts.iter().map(|text| text.0));
    let mut sheet = quoted(fields().map(|field| title(harness, field)).collect());
    let row = |value: &dyn Fn(Text) -> String| {
        let given = more.iter().map(|(_, value)| (*value).to_owned());
        quoted(given.chain(texts.iter().map(|text| value(*text))).collect())
    };
    sheet.push_str(&row(&|text| full(text, 's')));
    for long in texts {
        let naming = |text: Text| text.0 == "title" || text.0 == "name";
        sheet.push_str(&row(&|text| match () {
            () if text.0 == long.0 => over(text, 's'),
            () if naming(text) => format!("Baris {}", long.0),
            () => String::new(),
        }));
    }
    let run = hand_in(&staff, &[("kind", kind)], "penuh.csv", sheet.as_bytes()).await;
    sekber::row_struct! { struct Row { outcome: String, details_json: String } }
    let asked = sql("select outcome, details_json from import_row where run_id = $1 order by number");
    let id = run.rsplit('/').next().unwrap().to_owned();
    let rows: Vec<Row> = harness.app.db().all(asked.bind(id)).await.unwrap();
    assert_eq!(rows.len(), texts.len() + 1);
    assert_eq!(rows[0].outcome, "added", "{}", rows[0].details_json);
    for (row, text) in rows.iter().skip(1).zip(texts) {
        assert_eq!(row.outcome, "error", "{text:?}: {}", row.details_json);
        let named = row.details_json.contains(&format!("\"field\":\"{}\"", text.0));
        assert!(named && row.details_json.contains("fault-too-long"), "{text:?}: {}", row.details_json);
    }
    staff.get(&run).await.is_ok().shows("Terlalu panjang: paling banyak 10.000 karakter");
    staff.post(&format!("{run}/apply"), &[("skip_errors", "1")]).await.leads_to(&run);
    finished(&staff, &run).await.shows("Tersimpan:");
}

/// What is exported is handed in again, and nothing would change.
async fn survives_export_and_import(harness: &Harness, kind: &str) {
    let staff = harness.as_staff().await;
    for form in ["csv", "xlsx"] {
        let exported = staff.get(&format!("/export/{kind}?form={form}")).await;
        let run =
            hand_in(&staff, &[("kind", kind)], &format!("kembali.{form}"), &exported.is_ok().bytes).await;
        staff.get(&run).await.is_ok().shows("Tidak ada yang berubah");
    }
}

#[track_caller]
fn names(answer: Result<(), Problem>, field: &str) {
    let Err(Problem::Invalid(faults)) = answer else { panic!("{field} is taken: {answer:?}") };
    assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), [field]);
}

fn set_programme(draft: &mut ProgrammeDraft, field: &str, text: String) {
    match field {
        "title" => draft.title = text,
        "reference" => draft.reference = Some(text),
        "description" => draft.description = text,
        "place_note" => draft.place_note = text,
        "targets" => draft.targets = text,
        "help_sought" => draft.help_sought = text,
        "help_offered" => draft.help_offered = text,
        "contact_name" => draft.contact_name = text,
        other => panic!("{other}"),
    }
}

fn line(source: String) -> FundingLine {
    // A hundred of them are less than the most that a programme holds.
    let amount = Money { minor: 9_900_000_000_000, currency: Currency::IDR };
    FundingLine { year: 2100, source, amount, form: FundingForm::InKind, on_budget: true }
}

/// All villages but the last of each kecamatan, so that none of them stands for the whole.
async fn scattered_villages(harness: &Harness) -> Vec<RegionCode> {
    let places = district::places(harness.app.db(), &harness.app.region()).await.unwrap();
    let mut villages: Vec<RegionCode> = places.into_iter().map(|place| place.code).collect();
    villages.retain(|code| code.level() == RegionLevel::Village);
    villages.sort();
    let next = villages.iter().skip(1).map(RegionCode::parent).chain([None]);
    let keep: Vec<bool> = villages.iter().zip(next).map(|(code, next)| code.parent() == next).collect();
    villages.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(code, _)| code).collect()
}

#[tokio::test]
async fn texts_of_programmes_have_one_limit_at_every_door() {
    on_both(async |harness| {
        let (app, who) = (&harness.app, harness.actor(Who::Partner));
        let own = [("organisation", OWN_PARTNER)];
        through_the_form(&harness.as_partner().await, "/programmes/new", &own, &PROGRAMME).await;
        through_the_sheet(&harness, "programmes", &[("organisation", "Yayasan Sendiri")], &PROGRAMME).await;
        let mut whole = ProgrammeDraft::new(organisation(OWN_PARTNER), harness.cycle().await, "");
        PROGRAMME.iter().for_each(|text| set_programme(&mut whole, text.0, full(*text, 'v')));
        for text in PROGRAMME {
            let mut draft = whole.clone();
            set_programme(&mut draft, text.0, over(text, 'v'));
            names(programme::add(app, &who, &draft).await.map(|_| ()), text.0);
        }
        let funding = |lines: Vec<FundingLine>| ProgrammeDraft { funding: lines, ..whole.clone() };
        let (source, long) = (full(("source", 200), 'v'), over(("source", 200), 'v'));
        for lines in [vec![line(long)], vec![line(source.clone()); 101]] {
            names(programme::add(app, &who, &funding(lines)).await.map(|_| ()), "funding");
        }
        let early = FundingLine { year: 1989, ..line(source.clone()) };
        names(programme::add(app, &who, &funding(vec![early])).await.map(|_| ()), "funding");
        let lines = (0..100).map(|number| line(format!("{}{number:03}", &source[..source.len() - 3])));
        whole = ProgrammeDraft { beneficiaries: Some(10_000_000), ..funding(lines.collect()) };
        let crowd = ProgrammeDraft { beneficiaries: Some(10_000_001), ..whole.clone() };
        names(programme::add(app, &who, &crowd).await.map(|_| ()), "beneficiaries");
        let codes = sekber_facts::nomenclature::all().iter().map(|entry| entry.code.to_owned());
        whole.nomenclature = codes.take(600).collect();
        whole.places = scattered_villages(&harness).await;
        assert!(whole.places.len() > 300, "more than a cell has commas for");
        programme::add(app, &who, &whole).await.unwrap();
        survives_export_and_import(&harness, "programmes").await;
    })
    .await;
}

#[tokio::test]
async fn codes_that_nobody_knows_are_refused_by_the_verb() {
    on_both(async |harness| {
        let (app, who) = (&harness.app, harness.actor(Who::Partner));
        let whole = ProgrammeDraft::new(organisation(OWN_PARTNER), harness.cycle().await, "Kebun");
        let with = |change: fn(&mut ProgrammeDraft)| {
            let mut draft = whole.clone();
            change(&mut draft);
            draft
        };
        for (field, draft) in [
            ("theme", with(|draft| draft.themes = vec!["bukan-tema".to_owned()])),
            ("code", with(|draft| draft.nomenclature = vec!["9.99".to_owned()])),
            ("sdg", with(|draft| draft.sdg = vec!["99".to_owned()])),
            ("place", with(|draft| draft.places = vec!["61.05.99".parse().unwrap()])),
            ("lead", with(|draft| draft.lead_office = Some(organisation(OWN_PARTNER)))),
            ("supporting", with(|draft| draft.supporting_offices = vec![organisation("nobody")])),
        ] {
            names(programme::add(app, &who, &draft).await.map(|_| ()), field);
        }
        let mut draft = OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), "Yayasan Baru");
        draft.themes = vec!["bukan-tema".to_owned()];
        let staff = harness.actor(Who::Staff);
        names(registry::add_organisation(app, &staff, draft).await.map(|_| ()), "themes");
    })
    .await;
}

fn set_organisation(draft: &mut OrganisationDraft, field: &str, text: String) {
    match field {
        "name" => draft.name = text,
        "code" => draft.code = Some(text),
        "short_name" => draft.short_name = text,
        "description" => draft.description = text,
        "duties" => draft.duties = text,
        "website" => draft.website = text,
        "address" => draft.address = text,
        "contact_name" => draft.contact_name = text,
        "contact_email" => draft.contact_email = text,
        "contact_phone" => draft.contact_phone = text,
        other => panic!("{other}"),
    }
}

async fn through_the_verb(harness: &Harness, kind: Kind, texts: &[Text]) {
    let (app, who) = (&harness.app, harness.actor(Who::Staff));
    let mut whole = OrganisationDraft::new(kind, "");
    texts.iter().for_each(|text| set_organisation(&mut whole, text.0, full(*text, 'v')));
    for text in texts {
        let mut draft = whole.clone();
        set_organisation(&mut draft, text.0, over(*text, 'v'));
        names(registry::add_organisation(app, &who, draft).await.map(|_| ()), text.0);
    }
    let crowd = OrganisationDraft { quota: Some(1_000), ..whole.clone() };
    names(registry::add_organisation(app, &who, crowd).await.map(|_| ()), "quota");
    whole.quota = (kind.side() == registry::Side::Office).then_some(999);
    registry::add_organisation(app, &who, whole).await.unwrap();
}

#[tokio::test]
async fn texts_of_organisations_have_one_limit_at_every_door() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        through_the_form(&staff, "/offices/new", &[("kind", "dinas")], &OFFICE).await;
        through_the_sheet(&harness, "offices", &[], &OFFICE).await;
        through_the_verb(&harness, Kind::Office(OfficeKind::Dinas), &OFFICE).await;
        survives_export_and_import(&harness, "offices").await;
    })
    .await;
    // A partner cannot have the name of an office, so that it is told to another district.
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let more = [("kind", "ngo"), ("anyway", "1")];
        through_the_form(&staff, "/partners/new", &more, &PARTNER).await;
        through_the_sheet(&harness, "partners", &[("partner_kind", "LSM")], &PARTNER).await;
        through_the_verb(&harness, Kind::Partner(PartnerKind::Ngo), &PARTNER).await;
        survives_export_and_import(&harness, "partners").await;
    })
    .await;
}

#[tokio::test]
async fn texts_of_other_rooms_have_one_limit_at_page_and_verb() {
    on_both(async |harness| {
        let (app, who) = (&harness.app, harness.actor(Who::Admin));
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let papers: [Text; 2] = [("number", 120), ("issuer", 200)];
        let path = format!("/partners/{OWN_PARTNER}/papers");
        through_the_form(&partner, &path, &[("kind", "other")], &papers).await;
        for (field, number, issuer) in [("number", 121, 3), ("issuer", 3, 201)] {
            let (number, issuer) = ("n".repeat(number), "i".repeat(issuer));
            let kind = LegalDocumentKind::Other;
            let draft = LegalDocumentDraft { kind, number, issuer, issued_on: None, expires_on: None };
            let added = legal_document::add(app, &who, &organisation(OWN_PARTNER), draft, None).await;
            names(added.map(|_| ()), field);
        }
        let days = [("starts_on", "2023-01-09"), ("party", "all")];
        through_the_form(&staff, "/calendar", &days, &[("title", 160)]).await;
        let (starts_on, ends_on) = (date(2023, 1, 9), date(2023, 1, 9));
        let draft = MilestoneDraft { title: "t".repeat(161), starts_on, ends_on, party: Party::All };
        names(calendar::add(app, &who, &harness.cycle().await, &draft).await, "title");
        let names_of: [Text; 2] = [("name_id", 120), ("name_en", 120)];
        through_the_form(&staff, "/settings/themes", &[], &names_of).await;
        let meeting: [Text; 11] = [
            ("name", 200),
            ("place", 200),
            ("agenda", 4_000),
            ("letter_number", 100),
            ("letter_basis", 500),
            ("letter_copies", 2_000),
            ("letter_contact", 200),
            ("record_number", 100),
            ("chair_name", 120),
            ("chair_position", 200),
            ("secretary_name", 120),
        ];
        let when = [("day", "2023-09-20"), ("starts", "08:00"), ("ends", "16:00")];
        through_the_form(&staff, "/meetings/new", &when, &meeting).await;
        let admin = harness.as_admin().await;
        let invited: [Text; 2] = [("email", 254), ("name", 200)];
        through_the_form(&admin, "/invitations", &[("role", "juror")], &invited).await;
        for (field, email, name) in [("email", "bukan alamat", "X"), ("name", "x@contoh.id", " ")] {
            let invite = Invite { email: email.to_owned(), name: name.to_owned(), role: Role::Juror };
            names(account::invite(app, &who, invite).await.map(|_| ()), field);
        }
        let renamed =
            account::rename_person(app, &who, &"office".parse().unwrap(), &"n".repeat(201), 1).await;
        names(renamed, "name");
    })
    .await;
}

#[test]
fn a_limit_is_told_with_its_field() {
    let mut faults = Faults::none();
    faults.check_required("title", " ", 3);
    faults.check_longest("title", "lima", 3);
    faults.check_longest("name", "a\0", 3);
    faults.check_most("funding", 3, 2);
    assert_eq!(
        faults.to_string(),
        "title: fault-required, title: fault-too-long, name: fault-signs, funding: fault-too-many"
    );
}
