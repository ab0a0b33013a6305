//! What is closed stays as it is: every way of writing to money that was undone, to reports that were sent, confirmed or locked, to
//! partnerships that are over, to papers that are signed or given up, and to awards that are final or cancelled.

use sekber::kit::store::sql;
use sekber::shell::routes;

use crate::harness::{Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, SCAN, Seen, Who, on_both};
use crate::records::{keep_award, keep_ledger, keep_partnership, keep_report};

/// A way of writing: who, where, with what, and the field of a file.
type Writing = (Who, &'static str, &'static [(&'static str, &'static str)], Option<&'static str>);

const ENTRY: &[Writing] = &[
    (Who::Partner, "/evidence", &[], Some("file")),
    (Who::Staff, "/evidence", &[], Some("file")),
    (Who::Partner, "/correct", &[("reason", "Keliru"), ("act", "undo")], None),
    (Who::Staff, "/correct", &[("reason", "Keliru"), ("act", "undo")], None),
];

const SAID: &[(&str, &str)] = &[
    ("activities", "Pelatihan"),
    ("results", "Kebun"),
    ("men", "3"),
    ("women", "4"),
    ("version", "1"),
    ("submission", "sending-9"),
    ("act", "send"),
];

const REPORT: &[Writing] = &[
    (Who::Partner, "/edit", SAID, None),
    (Who::Staff, "/edit", SAID, None),
    (Who::Partner, "/edit", SAID, Some("file")),
    (Who::Partner, "/decide", &[("decision", "confirm"), ("version", "1")], None),
];

const DECIDING: &[Writing] = &[
    (Who::Office, "/decide", &[("decision", "confirm"), ("version", "1")], None),
    (Who::Staff, "/decide", &[("decision", "return"), ("remarks", "Kurang"), ("version", "1")], None),
];

const PARTNERSHIP: &[Writing] = &[
    (
        Who::Staff,
        "/edit",
        &[("title", "Lain"), ("lead", OWN_OFFICE), ("partner", OWN_PARTNER), ("version", "1")],
        None,
    ),
    (Who::Partner, "/acts", &[("act", "accept"), ("version", "1")], None),
    (Who::Staff, "/acts", &[("act", "begin"), ("road", "third_party"), ("version", "1")], None),
    (Who::Staff, "/acts", &[("act", "activate"), ("version", "1")], None),
    (Who::Staff, "/acts", &[("act", "complete"), ("version", "1")], None),
    (
        Who::Staff,
        "/acts",
        &[
            ("act", "end"),
            ("ended_by", "partner"),
            ("number", "3/2023"),
            ("letter_on", "2023-10-02"),
            ("ended_on", "2023-10-02"),
            ("reason", "Dana berhenti"),
            ("version", "1"),
        ],
        Some("letter"),
    ),
    (Who::Staff, "/steps", &[("step", "offer"), ("taken_on", "2023-10-02"), ("version", "1")], None),
    (Who::Partner, "/agreements", &[("kind", "joint"), ("title", "kebun"), ("signer", "regent")], None),
];

const MONEY: &[Writing] = &[(
    Who::Partner,
    "/ledger/new",
    &[
        ("stage", "committed"),
        ("year", "2023"),
        ("way", "partner_run"),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", OWN_PARTNER),
        ("implementer", OWN_PARTNER),
        ("amount", "25 juta"),
        ("source", "PKS 1/2023"),
    ],
    None,
)];

const SIGNING: &[(&str, &str)] = &[
    ("version", "1"),
    ("signed_on", "2023-10-02"),
    ("number_district", "9/2023"),
    ("number_partner", "9/2023"),
];

const PAPER: &[Writing] = &[
    (Who::Partner, "/edit", &[("title", "lain"), ("signer", "regent"), ("version", "1")], None),
    (Who::Staff, "/issue", &[("number", "9/2023")], None),
    (Who::Staff, "/sign", SIGNING, Some("scan")),
    (Who::Staff, "/withdraw", &[("version", "1")], None),
];

const CORRECTING: &[Writing] = &[(
    Who::Staff,
    "/signing",
    &[
        ("version", "1"),
        ("signed_on", "2023-10-02"),
        ("number_district", "9/2023"),
        ("number_partner", "9/2023"),
        ("reason", "Keliru"),
    ],
    None,
)];

const AWARD: &[Writing] = &[
    (Who::Staff, "/edit", &[("name", "Lain"), ("version", "1")], None),
    (Who::Staff, "/publish", &[("reason", "Diubah")], None),
    (Who::Staff, "/freeze", &[], None),
    (Who::Staff, "/evidence", &[], None),
    (Who::Staff, "/announce", &[], None),
    (Who::Staff, "/decide", &[], None),
    (Who::Staff, "/cancel", &[("cancel_reason", "Batal")], None),
    (Who::Staff, "/jury", &[("person", "juror"), ("background", "Dosen")], None),
    (Who::Staff, "/jury/nudge", &[], None),
    (Who::Staff, "/jury/juror/end", &[], None),
    (Who::Juror, "/sheets/entry-of-partner-own", &[("conflict", "yes")], None),
    (
        Who::Staff,
        "/entries/entry-of-partner-own/records",
        &[("criterion", "k1"), ("amount", "1"), ("reason", "Dilihat")],
        None,
    ),
    (
        Who::Partner,
        "/entries/entry-of-partner-own/objections",
        &[("criterion", "k2"), ("text", "Keliru")],
        None,
    ),
    (Who::Staff, "/objections/objection-of-partner-own", &[("upheld", "no"), ("answer", "Tetap")], None),
];

async fn send(harness: &Harness, path: &str, (who, under, fields, file): &Writing) -> Seen {
    let (caller, path) = (harness.sign_in(*who).await, format!("{path}{under}"));
    match file {
        Some(field) => caller.upload(&path, fields, field, ("bukti.pdf", "application/pdf", SCAN)).await,
        None => caller.post(&path, fields).await,
    }
}

/// Tries every way of writing; none may change anything, and each has to be refused with a page and not an error of ours.
async fn refuses(harness: &Harness, what: &str, path: &str, ways: &[Writing], faults: &mut Vec<String>) {
    for way in ways {
        let changes =
            || sql("select count(*) from audit where kind <> 'session.opened' and subject <> 'access'");
        // Whoever writes signs in first, which stands in the trail.
        let before: Option<i64> = harness.app.db().value(changes()).await.unwrap();
        let seen = send(harness, path, way).await;
        let after: Option<i64> = harness.app.db().value(changes()).await.unwrap();
        if !(400..500).contains(&seen.status) {
            faults.push(format!("{what}: {:?} {} answers {}", way.0, way.1, seen.status));
        }
        if before != after {
            faults.push(format!("{what}: {:?} {} changes something", way.0, way.1));
        }
    }
}

async fn set(harness: &Harness, statement: &'static str) {
    harness.change(sql(statement)).await;
}

#[tokio::test]
async fn money_that_was_undone_takes_nothing_more() {
    on_both(async |harness| {
        keep_ledger(harness.app.db(), OWN_PARTNER).await;
        let path = format!("/ledger/ledger-entry-of-{OWN_PARTNER}");
        let partner = harness.as_partner().await;
        partner.get(&path).await.is_ok().shows("/evidence\"");
        let undo = [("reason", "Salah ketik"), ("act", "undo")];
        let counter = partner.post(&format!("{path}/correct"), &undo).await.is(303).leads_on().to_owned();
        let mut faults = Vec::new();
        refuses(&harness, "an undone entry", &path, ENTRY, &mut faults).await;
        refuses(&harness, "a counter-entry", &counter, ENTRY, &mut faults).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        partner.get(&path).await.is_ok().hides("/evidence\"");
    })
    .await;
}

#[tokio::test]
async fn reports_that_were_sent_are_written_no_more() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        harness.keep_lead().await;
        let path = format!("/reports/report-of-{OWN_PARTNER}");
        let mut faults = Vec::new();
        refuses(&harness, "a draft", &path, DECIDING, &mut faults).await;
        set(&harness, "update report set state = 'sent', sent_at = 1").await;
        refuses(&harness, "a sent report", &path, REPORT, &mut faults).await;
        set(&harness, "update report set state = 'confirmed'").await;
        refuses(&harness, "a confirmed report", &path, REPORT, &mut faults).await;
        set(&harness, "update report set state = 'returned'").await;
        refuses(&harness, "a returned report", &path, DECIDING, &mut faults).await;
        set(&harness, "update report_period set locked_at = 1").await;
        for state in ["draft", "sent", "returned", "confirmed"] {
            harness.change(sql("update report set state = $1").bind(state)).await;
            refuses(&harness, state, &path, REPORT, &mut faults).await;
            refuses(&harness, state, &path, DECIDING, &mut faults).await;
        }
        let period = format!("/periods/period-of-{OWN_PARTNER}");
        let ways: &[Writing] = &[
            (
                Who::Staff,
                "/edit",
                &[
                    ("name", "Lain"),
                    ("starts_on", "2023-01-01"),
                    ("ends_on", "2023-06-30"),
                    ("due_on", "2023-07-31"),
                    ("version", "1"),
                ],
                None,
            ),
            (Who::Staff, "/remove", &[("version", "1")], None),
        ];
        refuses(&harness, "a locked period", &period, ways, &mut faults).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn partnerships_that_are_over_and_papers_that_are_done_stay_so() {
    on_both(async |harness| {
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let path = format!("/partnerships/partnership-of-{OWN_PARTNER}");
        let mut faults = Vec::new();
        for state in ["completed", "ended", "declined"] {
            harness.change(sql("update partnership set state = $1").bind(state)).await;
            refuses(&harness, state, &path, PARTNERSHIP, &mut faults).await;
        }
        // Money of what never began is none; what ended is still settled.
        refuses(&harness, "declined", &path, MONEY, &mut faults).await;
        set(&harness, "update partnership set state = 'in_agreement'").await;
        let paper = format!("/agreements/agreement-of-{OWN_PARTNER}");
        refuses(&harness, "a draft", &paper, CORRECTING, &mut faults).await;
        set(&harness, "update agreement set state = 'signed', signed_on = '2023-10-01'").await;
        refuses(&harness, "a signed paper", &paper, PAPER, &mut faults).await;
        set(&harness, "update agreement set state = 'withdrawn'").await;
        refuses(&harness, "a paper given up", &paper, PAPER, &mut faults).await;
        refuses(&harness, "a paper given up", &paper, CORRECTING, &mut faults).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

#[test]
fn every_address_that_writes_to_an_award_is_tried() {
    // A season is begun beside those that are there, and papers are issued of one that is final.
    let beside = ["/awards/new", "/awards/{season}/papers"];
    let is_tried = |path: &str| {
        AWARD.iter().any(|(_, under, ..)| {
            let way = format!("/awards/season{under}");
            let (way, route): (Vec<&str>, Vec<&str>) = (way.split('/').collect(), path.split('/').collect());
            let fits = |(one, part): (&&str, &&str)| part.starts_with('{') || one == part;
            way.len() == route.len() && way.iter().zip(&route).all(fits)
        })
    };
    let writing = routes::table().into_iter().filter(|line| line.room == "award" && line.method == "POST");
    let paths: Vec<&str> = writing.map(|line| line.path).collect();
    assert!(paths.len() > beside.len(), "addresses are no longer recognised");
    let missing: Vec<&str> =
        paths.into_iter().filter(|path| !beside.contains(path) && !is_tried(path)).collect();
    assert!(missing.is_empty(), "nobody tries these on a season that is closed: {missing:?}");
}

#[tokio::test]
async fn awards_that_are_final_or_cancelled_stay_so() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "decided").await;
        keep_award(db, OTHER_PARTNER, "scoring").await;
        let mut faults = Vec::new();
        refuses(&harness, "decided", &format!("/awards/season-of-{OWN_PARTNER}"), AWARD, &mut faults).await;
        let cancelled = format!("/awards/season-of-{OTHER_PARTNER}");
        let staff = harness.as_staff().await;
        staff.post(&format!("{cancelled}/cancel"), &[("cancel_reason", "Dibatalkan")]).await.is(303);
        refuses(&harness, "cancelled", &cancelled, AWARD, &mut faults).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}
