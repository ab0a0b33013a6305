//! Scenarios about which reports are due: of what was carried out in the period, neither before it began nor after it was over;
//! and about periods that are set right.

use jiff::civil::{Date, date};
use sekber::features::report;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{Caller, Harness, OTHER_OFFICE, OWN_PARTNER, SCAN, on_both};
use crate::records::{keep_partnership, keep_report};

/// A partnership of the own office and the own partner in a state, with the periods of 2023 to 2025.
async fn with_periods(harness: &Harness) -> Caller {
    keep_partnership(harness.app.db(), OWN_PARTNER).await;
    harness.keep_lead().await;
    let staff = harness.as_staff().await;
    for year in ["2023", "2024", "2025"] {
        staff.post("/periods/usual", &[("year", year)]).await.is(303);
    }
    staff
}

fn at(day: Date) -> Moment {
    let at = jiff::tz::TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0));
    Moment(at.unwrap().as_millisecond())
}

/// Lets the partnership be in a state since a day, carried out since another.
async fn stands(harness: &Harness, state: &str, since: Date, activated: Option<Date>) {
    let text =
        "update partnership set state = $1, state_since = $2, activated_at = $3, version = version + 1";
    harness.change(sql(text).bind(state).bind(at(since)).bind(activated.map(at))).await;
}

/// The periods whose lists show the partnership.
async fn due(harness: &Harness, staff: &Caller) -> Vec<String> {
    sekber::row_struct! { struct Named { id: String, name: String } }
    let asked = sql("select id, name from report_period order by starts_on");
    let all: Vec<Named> = harness.app.db().all(asked).await.unwrap();
    let mut found = Vec::new();
    for one in all {
        let list = staff.get(&format!("/reports?period={}", one.id)).await;
        if list.is_ok().costs_at_most(5).text.contains("Yayasan Sendiri") {
            found.push(one.name.replace("Semester ", ""));
        }
    }
    found
}

async fn period(harness: &Harness, name: &str) -> String {
    let asked = sql("select id from report_period where name = $1").bind(name);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_report_is_due_for_what_was_carried_out_and_for_nothing_else() {
    on_both(async |harness| {
        let staff = with_periods(&harness).await;
        let begun = date(2024, 3, 1);
        stands(&harness, "active", begun, Some(begun)).await;
        let since = ["I Tahun 2024", "II Tahun 2024", "I Tahun 2025", "II Tahun 2025"];
        assert_eq!(due(&harness, &staff).await, since, "without a first day it begins when it began");
        for over in ["completed", "ended"] {
            stands(&harness, over, date(2024, 8, 15), Some(begun)).await;
            assert_eq!(
                due(&harness, &staff).await,
                ["I Tahun 2024", "II Tahun 2024"],
                "{over} without a last day"
            );
        }
        harness.change(sql("update partnership set end_on = $1").bind("2028-12-31")).await;
        assert_eq!(
            due(&harness, &staff).await,
            ["I Tahun 2024", "II Tahun 2024"],
            "its term would have gone on"
        );
        stands(&harness, "ended", date(2024, 8, 15), None).await;
        assert_eq!(due(&harness, &staff).await, [""; 0], "it was never carried out");
        for early in ["proposed", "accepted", "in_agreement", "declined"] {
            stands(&harness, early, begun, None).await;
            assert_eq!(due(&harness, &staff).await, [""; 0], "{early}");
        }

        // Nobody begins a report that is not due, and what was begun before is no longer missed.
        let partner = harness.as_partner().await;
        let id = format!("partnership-of-{OWN_PARTNER}");
        let first = period(&harness, "Semester I Tahun 2024").await;
        let place = [("period", first.as_str()), ("partnership", &id), ("organisation", OWN_PARTNER)];
        partner.post("/reports/begin", &place).await.is(422).shows("tidak dilaksanakan pada periode itu");
        stands(&harness, "active", begun, Some(begun)).await;
        partner.post("/reports/begin", &place).await.is(303);
        stands(&harness, "ended", date(2023, 12, 1), Some(date(2023, 11, 1))).await;
        assert_eq!(due(&harness, &staff).await, ["II Tahun 2023"], "a draft is no report");
        harness.change(sql("update report set state = 'confirmed', sent_at = $1").bind(1_i64)).await;
        assert_eq!(
            due(&harness, &staff).await,
            ["II Tahun 2023", "I Tahun 2024"],
            "what was handed in stays"
        );
    })
    .await;
}

#[tokio::test]
async fn late_reports_of_all_periods_are_one_figure_that_opens_them() {
    on_both(async |harness| {
        with_periods(&harness).await;
        stands(&harness, "active", date(2024, 3, 1), Some(date(2024, 3, 1))).await;
        let later = harness.at(at(date(2031, 3, 20))).await;
        let (leader, partner) = (later.as_leader().await, later.as_partner().await);
        let owed = "/reports?period=owed&show=late";
        let lines = async |caller: &Caller, path: &str| {
            let list = caller.get(path).await;
            list.is_ok().costs_at_most(5).text.matches(">Kebun gizi</a>").count()
        };
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok()
            .costs_at_most(10)
            .shows("Laporan terlambat, semua periode")
            .shows("href=\"/reports?period=owed&#38;show=late\"");
        page.shows("Semester II Tahun 2025: 1</a>").shows("Semester I Tahun 2025: 1</a>");
        page.shows("Semester II Tahun 2024: 1</a>; periode sebelumnya: 1; dari 6 periode")
            .hides("Semester I Tahun 2024: 1");
        assert_eq!(lines(&leader, owed).await, 4, "as many as the figure says");
        let first = period(&harness, "Semester I Tahun 2024").await;
        let list = leader.get(owed).await;
        list.shows("Semester I Tahun 2024, ")
            .shows(&format!("id=\"due-{first}-partnership-of-{OWN_PARTNER}-{OWN_PARTNER}\""));
        leader.get("/reports.xlsx?period=owed&show=late").await.is_ok();

        // One is handed in, one is locked: neither is owed any more.
        let id = format!("partnership-of-{OWN_PARTNER}");
        let place = [("period", first.as_str()), ("partnership", &id), ("organisation", OWN_PARTNER)];
        partner.post("/reports/begin", &place).await.is(303);
        assert_eq!(lines(&partner, owed).await, 4, "what was only begun is owed");
        harness.change(sql("update report set state = 'sent', sent_at = 1, version = version + 1")).await;
        let lock = "update report_period set locked_at = 1, version = version + 1 where name = $1";
        harness.change(sql(lock).bind("Semester II Tahun 2024")).await;
        assert_eq!(lines(&leader, owed).await, 2);
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok().hides("periode sebelumnya").shows("Semester I Tahun 2025: 1</a>; dari 5 periode");
        // Where nothing is owed there is nothing to show, and no figure.
        harness.change(sql("update report_period set locked_at = 1, version = version + 1")).await;
        assert_eq!(lines(&leader, owed).await, 0);
        leader.get("/synchronisation/leader").await.is_ok().hides("Laporan terlambat");
    })
    .await;
}

#[tokio::test]
async fn the_end_is_written_when_it_comes() {
    on_both(async |harness| {
        let staff = with_periods(&harness).await;
        let path = format!("/partnerships/partnership-of-{OWN_PARTNER}");
        let today = harness.app.today().to_string();
        stands(&harness, "active", date(2024, 3, 1), Some(date(2024, 3, 1))).await;
        for (planned, end) in [("2999-12-31", today.as_str()), ("2025-06-30", "2025-06-30")] {
            let text = "update partnership set state = 'active', end_on = $1, version = version + 1";
            harness.change(sql(text).bind(planned)).await;
            let now = staff.get(&path).await.field("version");
            let ends = [
                ("version", now.as_str()),
                ("act", "end"),
                ("ended_by", "partner"),
                ("number", "3/2024"),
                ("letter_on", "2024-06-01"),
                ("ended_on", end),
                ("reason", "Dana berhenti"),
            ];
            let scan = ("surat.pdf", "application/pdf", SCAN);
            staff.upload(&format!("{path}/acts"), &ends, "letter", scan).await.is(303);
            let found: String =
                harness.app.db().value(sql("select end_on from partnership")).await.unwrap().unwrap();
            assert_eq!(found, end);
        }
        // The sheet of a year holds what was carried out in it.
        let sheet = async |year: i16| {
            let page = staff.get(&format!("/partners/{OWN_PARTNER}/year?year={year}")).await;
            page.is_ok().text.contains("Kebun gizi")
        };
        assert!(sheet(2024).await && sheet(2025).await && !sheet(2023).await && !sheet(2027).await);
        stands(&harness, "ended", date(2024, 8, 15), None).await;
        assert!(!sheet(2024).await, "it was never carried out");
    })
    .await;
}

#[tokio::test]
async fn a_supporting_office_reads_and_neither_decides_nor_undoes() {
    on_both(async |harness| {
        let staff = with_periods(&harness).await;
        let id = format!("partnership-of-{OWN_PARTNER}");
        let support = "insert into partnership_party (region_code, partnership_id, organisation_id, part) select region_code, $1, id, 'support' from organisation where id = $2";
        harness.change(sql(support).bind(&id).bind(OTHER_OFFICE)).await;
        stands(&harness, "active", date(2024, 3, 1), Some(date(2024, 3, 1))).await;
        let partner = harness.as_partner().await;
        let first = period(&harness, "Semester I Tahun 2024").await;
        let place = [("period", first.as_str()), ("partnership", &id), ("organisation", OWN_PARTNER)];
        let form = partner.post("/reports/begin", &place).await.is(303).leads_on().to_owned();
        let report = form.trim_end_matches("/edit");
        let said = [
            ("version", "1"),
            ("activities", "Pelatihan"),
            ("results", "Kebun"),
            ("men", "1"),
            ("women", "2"),
            ("submission", "sending-1"),
            ("act", "send"),
        ];
        partner.post(&form, &said).await.is(303);
        let (lead, other) = (harness.as_office().await, harness.as_other_office().await);
        other.get(report).await.is_ok().hides("value=\"confirm\"");
        let decide = format!("{report}/decide");
        let now = lead.get(report).await.field("version");
        let confirm = [("version", now.as_str()), ("decision", "confirm")];
        other.post(&decide, &confirm).await.is(403);
        other.get("/").await.is_ok().hides(report);
        // A kecamatan sees the work where it is done: it may send back and confirm, as the office that leads may.
        let kind = "update organisation set kind = $1 where id = $2";
        harness.change(sql(kind).bind("kecamatan").bind(OTHER_OFFICE)).await;
        other.get("/").await.is_ok().shows(report);
        other.get(report).await.is_ok().shows("value=\"confirm\"");
        other.post(&decide, &[("version", now.as_str()), ("decision", "return")]).await.is(422);
        harness.change(sql(kind).bind("badan").bind(OTHER_OFFICE)).await;
        for none in [&confirm[..1], &[confirm[0], ("decision", "maybe")]] {
            lead.post(&decide, none).await.is(422).shows("href=\"#decision\"");
        }
        lead.post(&decide, &confirm).await.is(303);

        let entry = [
            ("stage", "committed"),
            ("year", "2024"),
            ("way", "partner_run"),
            ("form", "cash"),
            ("disclosure", "exact"),
            ("funder", OWN_PARTNER),
            ("implementer", OWN_PARTNER),
            ("amount", "25 juta"),
            ("source", "PKS 1"),
        ];
        let new = format!("/partnerships/{id}/ledger/new");
        let line = partner.post(&new, &entry).await.is(303).leads_on().to_owned();
        let undo = [("act", "undo"), ("reason", "Bukan begitu")];
        other.post(&format!("{line}/correct"), &undo).await.is(403);
        // What the partner recorded of its own money is not the office's to undo.
        lead.post(&format!("{line}/correct"), &undo).await.is(422).shows("hanya dikoreksi oleh");
        partner.post(&format!("{line}/correct"), &undo).await.is(303);
        drop(staff);
    })
    .await;
}

#[tokio::test]
async fn a_period_is_set_right_and_one_that_nobody_used_is_removed() {
    on_both(async |harness| {
        let staff = with_periods(&harness).await;
        stands(&harness, "active", date(2024, 3, 1), Some(date(2024, 3, 1))).await;
        staff.get("/periods").await.is_ok().shows("Buka dua periode tahun 2026");
        let first = format!("/periods/{}", period(&harness, "Semester I Tahun 2024").await);
        let days = [("starts_on", "2024-01-01"), ("ends_on", "2024-06-30"), ("due_on", "2024-08-15")];
        let now = staff.get(&first).await.is_ok().costs_at_most(10).field("version");
        let fields = [&days[..], &[("version", now.as_str()), ("name", "Semester I 2024")]].concat();
        let partner = harness.as_partner().await;
        partner.post(&format!("{first}/edit"), &fields).await.is(403);
        let wrong = [("starts_on", "2024-01-01"), ("ends_on", "2024-09-30"), ("due_on", "2024-10-15")];
        let wrong = [&wrong[..], &[("version", now.as_str()), ("name", "X")]].concat();
        staff.post(&format!("{first}/edit"), &wrong).await.is(422).shows("Sudah ada periode lain");
        staff.post(&format!("{first}/edit"), &fields).await.is(303);
        staff.get(&first).await.is_ok().shows("Semester I 2024").shows("15 Agustus 2024");

        let id = format!("partnership-of-{OWN_PARTNER}");
        let named = first.rsplit('/').next().unwrap();
        let place = [("period", named), ("partnership", &id), ("organisation", OWN_PARTNER)];
        partner.post("/reports/begin", &place).await.is(303);
        let used = [("version", "2")];
        staff.get(&first).await.is_ok().hides("/remove");
        staff.post(&format!("{first}/remove"), &used).await.is(422).shows("Sudah ada laporan");
        let last = format!("/periods/{}", period(&harness, "Semester II Tahun 2025").await);
        staff.post(&format!("{last}/lock"), &[("version", "1"), ("locks", "1")]).await.is(303);
        staff.post(&format!("{last}/remove"), &[("version", "2")]).await.is(422).shows("sudah dikunci");
        staff.post(&format!("{last}/lock"), &[("version", "2")]).await.is(303);
        staff.post(&format!("{last}/remove"), &[("version", "3")]).await.is(303);
        staff.get(&last).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn reminders_make_up_for_a_day_and_call_nobody_about_what_is_made_up() {
    on_both(async |harness| {
        with_periods(&harness).await;
        stands(&harness, "active", date(2024, 3, 1), Some(date(2024, 3, 1))).await;
        // Due on 31 July 2024: nobody could look on that day, but three days later.
        let app = harness.with_mail().await.app.clone();
        let app = app.with_clock(std::sync::Arc::new(|| at(date(2024, 8, 3))));
        let emails =
            async || -> i64 { app.db().value(sql("select count(*) from email")).await.unwrap().unwrap_or(0) };
        harness.change(sql("update partnership set simulated = $1").bind(true)).await;
        assert!(report::remind(&app).await.unwrap() > 0, "it stands under the bell");
        assert_eq!(emails().await, 0, "no mailbox is told of what is made up");
        harness.change(sql("delete from person_notice")).await;
        harness.change(sql("update partnership set simulated = $1").bind(false)).await;
        let written = report::remind(&app).await.unwrap();
        assert!(written > 0 && emails().await > 0, "the day that was missed is made up for");
        assert_eq!(report::remind(&app).await.unwrap(), 0, "and only once");
    })
    .await;
}

#[tokio::test]
async fn the_reports_of_one_partnership_are_listed_as_its_completion_counts_them() {
    on_both(async |harness| {
        with_periods(&harness).await;
        stands(&harness, "active", date(2024, 3, 1), Some(date(2024, 3, 1))).await;
        let later = harness.at(at(date(2031, 3, 20))).await;
        let (partner, other) = (later.as_partner().await, later.as_other_partner().await);
        let id = format!("partnership-of-{OWN_PARTNER}");
        let of_one = format!("/reports?partnership={id}");
        let open = format!("{of_one}&show=unconfirmed");
        let lines = async |path: &str| {
            let list = partner.get(path).await;
            list.is_ok().costs_at_most(5).text.matches(">Kebun gizi</a>").count()
        };
        let page = partner.get(&format!("/partnerships/{id}/completion")).await;
        page.is_ok().costs_at_most(10).shows("4 laporan belum dikirim atau belum dikonfirmasi");
        page.shows(&format!("href=\"/reports?partnership={id}&#38;show=unconfirmed\""));
        assert_eq!(lines(&open).await, 4, "as many as the page of completion says");

        // The filter is shown, and goes by a click; who has nothing to do with the partnership does not learn its name.
        let list = partner.get(&open).await;
        list.shows("Kemitraan: Kebun gizi").shows("href=\"/reports?show=unconfirmed\"");
        list.shows("Semester I Tahun 2024, ").shows("name=\"partnership\"");
        other.get(&open).await.is_ok().shows("Kemitraan: satu kemitraan").hides("Kebun gizi");
        partner.get(&format!("/reports.xlsx?partnership={id}")).await.is_ok();

        let first = period(&harness, "Semester I Tahun 2024").await;
        let place = [("period", first.as_str()), ("partnership", &id), ("organisation", OWN_PARTNER)];
        partner.post("/reports/begin", &place).await.is(303);
        let done = "update report set state = 'confirmed', sent_at = 1, version = version + 1";
        harness.change(sql(done)).await;
        assert_eq!((lines(&open).await, lines(&of_one).await), (3, 4));
        assert_eq!(lines(&format!("{of_one}&period={first}")).await, 1);
    })
    .await;
}

/// The last day of a period is told at home as long as a report of it is not confirmed.
#[tokio::test]
async fn a_partner_is_told_no_last_day_of_what_is_confirmed() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        harness.change(sql("update partnership set state = 'active', version = version + 1")).await;
        harness.change(sql("update report_period set due_on = '2090-01-31'")).await;
        let (partner, told) = (harness.as_partner().await, "31 Januari 2090");
        partner.get("/").await.is_ok().costs_at_most(10).shows(told);
        let confirmed = "update report set state = 'confirmed', sent_at = 1, version = version + 1";
        harness.change(sql(confirmed)).await;
        partner.get("/").await.is_ok().costs_at_most(10).hides(told);
        harness.as_other_partner().await.get("/").await.is_ok().shows(told);
        harness.as_staff().await.get("/").await.is_ok().shows(told);
        // Another partnership of its own, of which nothing is confirmed.
        let more = "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, road, created_at, changed_at)
             select region_code, 'partnership-more', cycle_id, number + 1, 'Air bersih', 'active', 0, road, 0, 0
             from partnership";
        harness.change(sql(more)).await;
        let party = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             select region_code, 'partnership-more', organisation_id, 'partner', 0, 'Delegasi' from partnership_party";
        harness.change(sql(party)).await;
        partner.get("/").await.is_ok().shows(told);
    })
    .await;
}
