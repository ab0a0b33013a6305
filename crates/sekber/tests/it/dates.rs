//! Days that no record can have are refused wherever somebody types one, and no field for a day is left out.

use std::collections::BTreeSet;

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, SCAN, Seen, Who, on_both};
use crate::routes::{fill_for_own_partner, keep_a_plan};
use crate::source::application;

/// Fields for a day in the templates, by the end of the file's path. Those of lists only narrow what is shown.
const NARROWING: &[(&str, &str)] = &[
    ("audit/pages/audit.html", "from"),
    ("audit/pages/audit.html", "until"),
    ("ledger/pages/district.html", "until"),
    ("partnership/pages/history.html", "until"),
    ("report/pages/history.html", "until"),
];

/// Fields of a form that has lines only when a file told them; `told_money` tries them.
const OF_TOLD_LINES: &[(&str, &str)] = &[("ledger/pages/told.html", "rate_on")];

/// A form with days.
struct Dated {
    template: &'static str,
    route: &'static str,
    who: Who,
    /// The days, with one that is taken for each.
    days: &'static [(&'static str, &'static str)],
    /// What else is typed.
    fields: &'static [(&'static str, &'static str)],
}

/// Every form in which a day is typed that is stored.
const DATED: &[Dated] = &[
    Dated {
        template: "award/pages/edit.html",
        route: "/awards/season-of-office-own/edit",
        who: Who::Staff,
        days: &[
            ("from", "2023-01-01"),
            ("until", "2023-12-31"),
            ("cut_off", "2024-01-15"),
            ("ceremony", "2024-03-01"),
        ],
        fields: &[
            ("name", "Penghargaan"),
            ("contest_days", "5"),
            ("least_programmes", "1"),
            ("least_disclosed", "0"),
            ("least_jurors", "1"),
        ],
    },
    Dated {
        template: "award/pages/papers.html",
        route: "/awards/season-of-office-own/papers",
        who: Who::Staff,
        days: &[("decree_day", "2023-12-11"), ("day", "2023-12-14")],
        fields: &[("signer", "Bupati"), ("decree", "100.3.3/512/2023")],
    },
    Dated {
        template: "registry/pages/legality_form.html",
        route: "/partners/partner-own/legality",
        who: Who::Kesbangpol,
        days: &[("presence_on", "2023-01-09")],
        fields: &[("finding", "in_order"), ("presence_number", "220/17/Kesbangpol")],
    },
    Dated {
        template: "privacy/pages/breach.html",
        route: "/privacy/breaches/new",
        who: Who::Admin,
        days: &[("noticed_on", "2023-09-20"), ("happened_on", "2023-09-19")],
        fields: &[
            ("noticed_at", "09:30"),
            ("touched", "accounts"),
            ("data", "Nama"),
            ("how", "Salah kirim"),
            ("measures", "Ditarik"),
            ("contact", "Sekretariat, 0565-21001"),
        ],
    },
    Dated {
        template: "meeting/pages/edit.html",
        route: "/meetings/new",
        who: Who::Staff,
        days: &[("day", "2023-09-20"), ("letter_date", "2023-09-01")],
        fields: &[("name", "Rapat"), ("place", "Aula"), ("starts", "08:00"), ("ends", "12:00")],
    },
    Dated {
        template: "matching/pages/plan.html",
        route: "/matching/plans/{plan}/decision",
        who: Who::Staff,
        days: &[("paper_day", "2023-09-01")],
        fields: &[("decision", "approved"), ("paper", "nota dinas nomor 1")],
    },
    Dated {
        template: "meeting/pages/minutes.html",
        route: "/meetings/{meeting}/tasks",
        who: Who::Staff,
        days: &[("due", "2023-10-20")],
        fields: &[("what", "Menyusun perjanjian"), ("owner", "Sekretariat")],
    },
    Dated {
        template: "need/pages/edit.html",
        route: "/needs/new",
        who: Who::Office,
        days: &[("starts_on", "2023-10-01"), ("ends_on", "2024-06-30")],
        fields: &[
            ("office", OWN_OFFICE),
            ("title", "Pelatih kader"),
            ("purpose", "Posyandu belum memiliki kader terlatih."),
            ("field", "1.02"),
            ("contact", "Ibu Sari, 0812"),
        ],
    },
    Dated {
        template: "calendar/pages/calendar.html",
        route: "/calendar",
        who: Who::Staff,
        days: &[("starts_on", "2023-09-20"), ("ends_on", "2023-09-21")],
        fields: &[("title", "Lokakarya"), ("party", "all")],
    },
    Dated {
        template: "ledger/pages/form.html",
        route: "/partnerships/{partnership}/ledger/new",
        who: Who::Partner,
        days: &[("rate_on", "2023-06-01"), ("on_day", "2023-06-02")],
        fields: &[
            ("stage", "committed"),
            ("year", "2023"),
            ("way", "partner_run"),
            ("form", "cash"),
            ("disclosure", "exact"),
            ("funder", OWN_PARTNER),
            ("implementer", OWN_PARTNER),
            ("amount", "USD 1.000"),
            ("rate", "15.450,5"),
            ("rate_source", "BI"),
            ("source", "PKS 1/2023"),
        ],
    },
    Dated {
        template: "partnership/pages/agreement.html",
        route: "/agreements/{agreement}/sign",
        who: Who::Staff,
        days: &[("signed_on", "2023-06-01")],
        fields: &[("version", "1"), ("number_district", "1/2023"), ("number_partner", "2/2023")],
    },
    Dated {
        template: "partnership/pages/agreement_edit.html",
        route: "/partnerships/{partnership}/agreements",
        who: Who::Partner,
        days: &[("starts_on", "2023-06-01"), ("ends_on", "2024-06-01")],
        fields: &[("kind", "joint"), ("title", "kebun gizi"), ("signer", "regent")],
    },
    Dated {
        template: "partnership/pages/edit.html",
        route: "/partnerships/new",
        who: Who::Staff,
        days: &[("start_on", "2023-06-01"), ("end_on", "2024-06-01")],
        fields: &[("title", "Kebun"), ("lead", OWN_OFFICE), ("partner", OWN_PARTNER)],
    },
    Dated {
        template: "partnership/pages/letter.html",
        route: "/partnerships/{partnership}/acts",
        who: Who::Staff,
        days: &[("letter_on", "2023-06-01"), ("ended_on", "2023-06-02")],
        fields: &[
            ("version", "1"),
            ("act", "end"),
            ("ended_by", "partner"),
            ("number", "3/2023"),
            ("reason", "Dana berhenti"),
        ],
    },
    Dated {
        template: "partnership/pages/record.html",
        route: "/partnerships/{partnership}/steps",
        who: Who::Staff,
        days: &[("taken_on", "2023-06-01")],
        fields: &[("version", "1"), ("step", "offer")],
    },
    Dated {
        template: "work_plan/pages/activity_edit.html",
        route: "/partnerships/{partnership}/activities/new",
        who: Who::Partner,
        days: &[("starts_on", "2023-06-01"), ("ends_on", "2023-07-01")],
        fields: &[("title", "Pelatihan"), ("responsible", OWN_PARTNER)],
    },
    Dated {
        template: "work_plan/pages/activity.html",
        route: "/activities/{work_activity}/progress",
        who: Who::Partner,
        days: &[("begun_on", "2023-03-01"), ("done_on", "2023-05-01")],
        fields: &[("version", "1")],
    },
    Dated {
        template: "work_plan/pages/indicator.html",
        route: "/indicators/{work_indicator}/values",
        who: Who::Partner,
        days: &[("on_day", "2023-06-01")],
        fields: &[("value", "20")],
    },
    Dated {
        template: "visit/pages/edit.html",
        route: "/partnerships/{partnership}/visits/new",
        who: Who::Partner,
        days: &[("on_day", "2023-05-10")],
        fields: &[
            ("place_note", "Balai desa"),
            ("person_name", "Yohanes"),
            ("person_post", ""),
            ("person_body", "Dinas Kesehatan"),
            ("person_part", "leads"),
            ("made_by", OWN_PARTNER),
            ("seen", "Kebun gizi tumbuh."),
        ],
    },
    Dated {
        template: "visit/pages/record.html",
        route: "/visits/{visit}/follow-ups",
        who: Who::Partner,
        days: &[("due_on", "2023-06-30")],
        fields: &[("what", "Perbarui daftar"), ("responsible", OWN_PARTNER)],
    },
    Dated {
        template: "report/pages/periods.html",
        route: "/periods",
        who: Who::Staff,
        days: &[("starts_on", "2020-01-01"), ("ends_on", "2020-06-30"), ("due_on", "2020-07-31")],
        fields: &[("name", "Semester I 2020")],
    },
    Dated {
        template: "report/pages/period.html",
        route: "/periods/{period}/edit",
        who: Who::Staff,
        days: &[("starts_on", "2023-01-01"), ("ends_on", "2023-06-30"), ("due_on", "2023-07-31")],
        fields: &[("name", "Semester I 2023"), ("version", "1")],
    },
    Dated {
        template: "legal_document/pages/form.html",
        route: "/partners/{organisation}/papers",
        who: Who::Partner,
        days: &[("issued_on", "2023-01-01"), ("expires_on", "2028-01-01")],
        fields: &[("kind", "other"), ("number", "18/2023")],
    },
    Dated {
        template: "portal/pages/edit.html",
        route: "/news/new",
        who: Who::Staff,
        days: &[("day", "2023-10-01")],
        fields: &[("title_id", "Kabar"), ("body_id", "Kabar."), ("category", "activity")],
    },
    // Typed as text, since a year or a month is enough there.
    Dated {
        template: "programme/pages/edit.html",
        route: "/programmes/new",
        who: Who::Partner,
        days: &[("start", "2023-01-01"), ("end", "2024")],
        fields: &[("organisation", OWN_PARTNER), ("title", "Kebun bibit")],
    },
];

/// Days that browsers and old systems send, and that calendars cannot write.
const IMPOSSIBLE: [&str; 4] = ["0001-01-01", "1899-12-31", "2126-01-01", "9999-12-31"];

/// The names of the fields for a day in a template.
fn date_fields(template: &str) -> Vec<String> {
    let drawn = template.split("(frame, faults, \"").skip(1).filter_map(|call| {
        let (name, rest) = call.split_once('"')?;
        rest.starts_with(", \"date\"").then(|| name.to_owned())
    });
    let tags = template.split('<').filter(|tag| tag.starts_with("input") && tag.contains("type=\"date\""));
    let named = tags.filter_map(|tag| Some(tag.split_once("name=\"")?.1.split('"').next()?.to_owned()));
    drawn.chain(named).collect()
}

#[test]
fn every_field_for_a_day_is_walked() {
    let mut found = BTreeSet::new();
    for template in application(&[".html"]) {
        let place = template.path.rsplit("/features/").next().unwrap_or_default().to_owned();
        found.extend(date_fields(&template.text).into_iter().map(|field| (place.clone(), field)));
    }
    assert!(found.len() > 20, "the fields are no longer recognised: {found:?}");
    let walked = DATED.iter().flat_map(|form| form.days.iter().map(|(day, _)| (form.template, *day)));
    let known: BTreeSet<(String, String)> = walked
        .chain(NARROWING.iter().chain(OF_TOLD_LINES).copied())
        .map(|(template, field)| (template.to_owned(), field.to_owned()))
        .collect();
    let missing: Vec<_> = found.difference(&known).collect();
    assert!(missing.is_empty(), "these fields for a day are not walked: {missing:?}");
}

async fn send(caller: &Caller, form: &Dated, day: &str, text: &str) -> Seen {
    let days = form.days.iter().map(|(name, taken)| (*name, if *name == day { text } else { *taken }));
    let fields: Vec<(&str, &str)> = days.chain(form.fields.iter().copied()).collect();
    let path = fill_for_own_partner(form.route);
    match form.route.ends_with("/sign") {
        true => caller.upload(&path, &fields, "scan", ("kb.pdf", "application/pdf", SCAN)).await,
        false => caller.post(&path, &fields).await,
    }
}

#[tokio::test]
async fn days_out_of_bounds_are_refused_by_every_form() {
    on_both(async |harness: Harness| {
        keep_a_plan(&harness).await;
        let mut faults = Vec::new();
        for form in DATED {
            let caller = harness.sign_in(form.who).await;
            for (day, _) in form.days {
                for text in IMPOSSIBLE {
                    let seen = send(&caller, form, day, text).await;
                    let says_so = seen.text.contains("harus antara 1900 dan 2125")
                        || form.template == "meeting/pages/minutes.html";
                    if seen.status != 422 || !says_so {
                        faults.push(format!("{} takes {text} as {day}: {}", form.route, seen.status));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}
