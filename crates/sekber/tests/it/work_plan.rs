//! Scenarios about work plans: a line is put forward by one side and agreed to by another, changes keep what stood there, and what a
//! confirmed report says becomes a value once.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, Seen, on_both};
use crate::records::keep_report;
use crate::records::work_plans::keep_work_plan;
use crate::told;

/// The partnership of the own office and the own partner, carried out.
async fn carried_out(harness: &Harness) -> String {
    keep_report(harness.app.db(), OWN_PARTNER).await;
    told::carried_out(harness).await
}

const ACTIVITY: [(&str, &str); 4] = [
    ("title", "Pelatihan kader gizi"),
    ("responsible", OWN_PARTNER),
    ("starts_on", "2023-03-01"),
    ("ends_on", "2023-05-31"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !other.iter().any(|(known, _)| known == name));
    kept.chain(other).copied().collect()
}

async fn proposed(caller: &Caller, path: &str, fields: &[(&str, &str)]) -> String {
    caller.post(path, fields).await.is(303).leads_on().to_owned()
}

#[tokio::test]
async fn one_side_puts_an_activity_forward_and_the_other_agrees() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        partner.get(&path).await.is_ok().shows("Belum ada rencana kerja").costs_at_most(10);
        let plan = format!("{path}/plan");
        partner.get(&plan).await.is_ok().shows("Usulkan kegiatan").costs_at_most(10);
        harness.as_leader().await.get(&plan).await.is_ok().hides("Usulkan kegiatan");
        harness.as_other_partner().await.get(&plan).await.is(403);
        let form = format!("{path}/activities/new");
        partner.get(&form).await.is_ok().shows("Seluruh Kabupaten Sintang");
        let backwards = with(&ACTIVITY, &[("ends_on", "2023-02-01"), ("place", "61.05.99")]);
        partner.post(&form, &backwards).await.is(422).shows("href=\"#ends_on\"");
        let stranger = with(&ACTIVITY, &[("responsible", "office-other")]);
        partner.post(&form, &stranger).await.is(422).shows("href=\"#responsible\"");
        let activity = proposed(&partner, &form, &ACTIVITY).await;

        let version = |version| [("version", version)];
        partner
            .get(&activity)
            .await
            .is_ok()
            .shows("Usulan mitra")
            .hides("Setujui</button>")
            .costs_at_most(10);
        partner.post(&format!("{activity}/agree"), &version("1")).await.is(422).shows("Usulan sendiri");
        let early = [("version", "1"), ("begun_on", "2023-03-02")];
        partner.post(&format!("{activity}/progress"), &early).await.is(422).shows("belum disetujui");
        office.get(&activity).await.is_ok().shows("Setujui</button>");
        office.post(&format!("{activity}/agree"), &version("1")).await.is(303);
        office.post(&format!("{activity}/agree"), &version("2")).await.is(422).shows("sudah disetujui");

        let done = [("version", "2"), ("begun_on", "2023-03-06"), ("done_on", "2023-06-02")];
        partner
            .post(&format!("{activity}/progress"), &with(&done, &[("done_on", "2023-03-01")]))
            .await
            .is(422);
        partner.post(&format!("{activity}/progress"), &done).await.is(303);
        partner.get(&activity).await.is_ok().shows("badge good\">Selesai");

        let changed = with(&ACTIVITY, &[("title", "Pelatihan kader gizi dan sanitasi"), ("version", "3")]);
        office.post(&format!("{activity}/edit"), &changed).await.is(303);
        office.post(&format!("{activity}/edit"), &changed).await.is(409);
        let seen = partner.get(&activity).await;
        seen.is_ok()
            .shows("<del>Pelatihan kader gizi</del>")
            .shows("<ins>Pelatihan kader gizi dan sanitasi</ins>");
        seen.shows("Usulan perangkat daerah").shows("Setujui</button>");
        partner
            .get(&plan)
            .await
            .is_ok()
            .shows("<svg class=\"chart\"")
            .shows("1 baris menunggu")
            .costs_at_most(10);

        office.post(&format!("{activity}/drop"), &[("version", "4"), ("reason", "")]).await.is(422);
        let drop = [("version", "4"), ("reason", "Dana belum cair.")];
        office.post(&format!("{activity}/drop"), &drop).await.is(303);
        // It was agreed on once, so it is dropped only when the other side agrees to that.
        office.post(&format!("{activity}/agree"), &version("5")).await.is(422).shows("Usulan sendiri");
        let seen = partner.get(&activity).await;
        seen.is_ok().shows("Dana belum cair.").shows("Setujui pembatalan</button>").costs_at_most(10);
        partner.get("/").await.is_ok().shows("Baris rencana kerja yang diusulkan").costs_at_most(10);
        partner.get(&plan).await.is_ok().shows("Usulan pembatalan").hides("Dibatalkan</span>");
        partner.post(&format!("{activity}/agree"), &version("5")).await.is(303);
        office.post(&format!("{activity}/edit"), &with(&changed, &[("version", "6")])).await.is(422);
        partner.get(&activity).await.is_ok().shows("Dana belum cair.").hides("Setujui</button>");
        partner.get(&plan).await.is_ok().hides("<svg class=\"chart\"").shows("Dibatalkan");
    })
    .await;
}

#[tokio::test]
async fn what_goes_beyond_the_term_says_so_to_both_sides() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let form = format!("{path}/activities/new");
        let within = proposed(&partner, &form, &ACTIVITY).await;
        let beyond = with(&ACTIVITY, &[("title", "Pelatihan susulan"), ("ends_on", "2032-05-31")]);
        let beyond = proposed(&partner, &form, &beyond).await;
        let term =
            "update partnership set start_on = '2023-01-01', end_on = '2025-12-31', version = version + 1";
        harness.change(sql(term)).await;
        office.get(&beyond).await.is_ok().shows("melampaui jangka waktu kemitraan");
        partner.get(&within).await.is_ok().hides("melampaui jangka waktu kemitraan");
        // The list and the timeline mark it as well, and it alone.
        let plan = office.get(&format!("{path}/plan")).await;
        plan.is_ok().shows("Awal atau akhir kemitraan").shows("class=\"term\"").costs_at_most(10);
        assert_eq!(plan.text.matches("badge warn\">Melampaui jangka waktu kemitraan").count(), 1);
        partner.get(&form).await.is_ok().shows("Jangka waktu kemitraan: ");
        // Whichever of the two days is known is enough.
        let until = "update partnership set start_on = null, version = version + 1";
        harness.change(sql(until)).await;
        office.get(&beyond).await.is_ok().shows("melampaui jangka waktu kemitraan (sampai 31 Desember 2025)");
        partner.get(&within).await.is_ok().hides("melampaui jangka waktu kemitraan");
        partner.get(&form).await.is_ok().shows("Jangka waktu kemitraan: sampai 31 Desember 2025");
        let from = "update partnership set start_on = '2024-01-01', end_on = null, version = version + 1";
        harness.change(sql(from)).await;
        office.get(&within).await.is_ok().shows("melampaui jangka waktu kemitraan (sejak 1 Januari 2024)");
    })
    .await;
}

const INDICATOR: [(&str, &str); 10] = [
    ("kind", "output"),
    ("title", "Kader yang dilatih"),
    ("unit", "orang"),
    ("counting", "sum"),
    ("responsible", OWN_PARTNER),
    ("baseline", "12,5"),
    ("baseline_year", "2022"),
    ("target_year", "2023"),
    ("target", "1.200"),
    ("by_sex", "1"),
];

#[tokio::test]
async fn values_are_added_and_withdrawn_but_never_changed() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let form = format!("{path}/indicators/new");
        let wrong = with(&INDICATOR, &[("target", "banyak"), ("baseline_year", "")]);
        partner.post(&form, &wrong).await.is(422).shows("href=\"#target\"").shows("href=\"#baseline_year\"");
        let indicator = proposed(&partner, &form, &INDICATOR).await;
        let values = format!("{indicator}/values");
        let value = [("on_day", "2023-06-30"), ("value", "30"), ("men", "10"), ("women", "20")];
        partner.post(&values, &value).await.is(422).shows("belum disetujui");
        office.post(&format!("{indicator}/agree"), &[("version", "1")]).await.is(303);
        partner
            .post(&values, &with(&value, &[("women", "21")]))
            .await
            .is(422)
            .shows("tidak sama dengan nilai");
        partner.post(&values, &with(&value, &[("on_day", "2090-01-01")])).await.is(422).shows("sesudah hari ini");
        let old = with(&value, &[("on_day", "1950-06-30")]);
        partner.post(&values, &old).await.is(422).shows("antara 1990 dan 2100");
        let term = "update partnership set start_on = '2023-01-01', end_on = '2025-12-31', version = version + 1 where id = $1";
        harness.change(sql(term).bind(format!("partnership-of-{OWN_PARTNER}"))).await;
        let early = with(&value, &[("on_day", "2021-12-31")]);
        partner.post(&values, &early).await.is(422).shows("terlalu jauh dari masa kemitraan");
        partner.post(&values, &value).await.is(303);
        let second = [("on_day", "2023-09-30"), ("value", "5"), ("men", "5"), ("women", "0")];
        office.post(&values, &second).await.is(303);
        let seen = partner.get(&indicator).await;
        seen.is_ok()
            .shows("12,5 (2022)")
            .shows("1.200")
            .shows("Laki-laki 10, Perempuan 20")
            .costs_at_most(10);
        // What stood there before is written as everything else is.
        seen.shows("2023: 1.200").hides("12.5").hides("2023: 1200");
        partner.get(&format!("{path}/plan")).await.is_ok().shows("2023: 35 dari target 1.200");
        let unit = with(&INDICATOR, &[("unit", "desa"), ("version", "2")]);
        partner.post(&format!("{indicator}/edit"), &unit).await.is(422).shows("Sudah ada nilai");

        let id: String = harness
            .app
            .db()
            .value(sql("select id from work_actual where value_milli = $1").bind(5_000_i64))
            .await
            .unwrap()
            .unwrap();
        let withdraw = format!("{values}/{id}/withdraw");
        office.post(&withdraw, &[("reason", "")]).await.is(422);
        office.post(&withdraw, &[("reason", "Terhitung dua kali.")]).await.is(303);
        office.post(&withdraw, &[("reason", "Lagi")]).await.is(409);
        partner.get(&indicator).await.is_ok().shows("Terhitung dua kali.");
        partner.get(&format!("{path}/plan")).await.is_ok().shows("2023: 30 dari target 1.200");
        let file = partner.get(&format!("{path}/plan.xlsx")).await.is_ok().bytes.clone();
        assert_eq!(FileKind::of(&file).ok(), Some(FileKind::Xlsx));
        harness.as_other_office().await.get(&format!("{path}/plan.xlsx")).await.is(403);
    })
    .await;
}

async fn save(caller: &Caller, figure: &str, (version, act): (&str, &str), value: &str) -> Seen {
    let fields = [
        ("activities", "Pelatihan"),
        ("results", "Dua puluh kebun gizi."),
        ("men", "34"),
        ("women", "12"),
        ("version", version),
        ("submission", "sending-1"),
        (figure, value),
        ("act", act),
    ];
    caller.post(&format!("/reports/report-of-{OWN_PARTNER}/edit"), &fields).await
}

async fn counted(harness: &Harness) -> Vec<i64> {
    let mut all = Vec::new();
    let line = "select value_milli from work_actual where withdrawn_at is null and report_id is not null order by id limit 1 offset ";
    let at = |at: i64| harness.app.db().value::<i64>(sql(line).push_bind("", at));
    while let Some(value) = at(all.len() as i64).await.unwrap() {
        all.push(value);
    }
    all
}

#[tokio::test]
async fn what_a_confirmed_report_says_becomes_a_value_once() {
    on_both(async |harness| {
        carried_out(&harness).await;
        keep_work_plan(harness.app.db(), OWN_PARTNER).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let path = format!("/reports/report-of-{OWN_PARTNER}");
        let begun = partner.get(&format!("{path}/edit")).await;
        begun.is_ok().shows("Pelatihan kader").shows("Kader yang dilatih").costs_at_most(10);
        let figure = format!("figure-work-indicator-of-{OWN_PARTNER}-value");
        save(&partner, &figure, ("1", "save"), "banyak").await.is(422).shows(&format!("href=\"#{figure}\""));
        save(&partner, &figure, ("1", "save"), "40").await.is(303);
        partner.get(&format!("{path}/edit")).await.is_ok().shows("value=\"40\"");
        // A draft may lack the parts; what is sent may not.
        let asks =
            |asks: bool| sql("update work_indicator set by_sex = $1 where title <> $2").bind(asks).bind("");
        harness.change(asks(true)).await;
        let men = format!("href=\"#figure-work-indicator-of-{OWN_PARTNER}-men\"");
        let missing = save(&partner, &figure, ("2", "send"), "42").await;
        missing.is(422).shows(&men).shows("Kader yang dilatih”: rincian ini diminta");
        // What else is wrong is told with it.
        let bare = [("act", "send"), ("men", "dua"), ("version", "2"), ("submission", "sending-1")];
        let bare: Vec<_> = bare.into_iter().chain([(figure.as_str(), "42")]).collect();
        let bare = partner.post(&format!("{path}/edit"), &bare).await;
        bare.is(422).shows("href=\"#men\"").shows("href=\"#activities\"").shows(&men);
        harness.change(asks(false)).await;
        save(&partner, &figure, ("2", "send"), "42").await.is(303);
        // The answer was lost, and the same is sent again.
        save(&partner, &figure, ("2", "send"), "42").await.is(303);
        office.get(&path).await.is_ok().shows("42 orang").costs_at_most(10);
        assert_eq!(counted(&harness).await, Vec::<i64>::new(), "what is not confirmed counts nowhere");

        let confirm = [("decision", "confirm"), ("version", "4")];
        office.post(&format!("{path}/decide"), &confirm).await.is(303);
        office.post(&format!("{path}/decide"), &confirm).await.is(422);
        assert_eq!(counted(&harness).await, [42_000]);
        let indicator = format!("/indicators/work-indicator-of-{OWN_PARTNER}");
        partner.get(&indicator).await.is_ok().shows("Dari laporan");
        let id = sql("select id from work_actual where report_id is not null and $1 = 1").bind(1_i64);
        let id: String = harness.app.db().value(id).await.unwrap().unwrap();
        let withdraw = format!("{indicator}/values/{id}/withdraw");
        partner.post(&withdraw, &[("reason", "Keliru")]).await.is(422).shows("dari laporan");

        let back = [("decision", "return"), ("version", "5"), ("remarks", "Hitung lagi.")];
        office.post(&format!("{path}/decide"), &back).await.is(303);
        assert_eq!(
            counted(&harness).await,
            Vec::<i64>::new(),
            "a report that goes back takes its values along"
        );
        let again = |version| [("version", version), ("submission", "sending-2"), ("act", "send")];
        let fields = [("activities", "Pelatihan"), ("results", "Kebun"), ("men", "34"), ("women", "12")];
        let fields: Vec<_> = fields.into_iter().chain(again("6")).chain([(figure.as_str(), "41")]).collect();
        partner.post(&format!("{path}/edit"), &fields).await.is(303);
        office.post(&format!("{path}/decide"), &[("decision", "confirm"), ("version", "8")]).await.is(303);
        assert_eq!(counted(&harness).await, [41_000]);
        partner.get(&indicator).await.is_ok().shows("Hitung lagi.").shows("41 orang");
    })
    .await;
}

#[tokio::test]
async fn a_figure_beyond_the_reach_of_its_report_is_asked_about() {
    on_both(async |harness| {
        carried_out(&harness).await;
        keep_work_plan(harness.app.db(), OWN_PARTNER).await;
        let partner = harness.as_partner().await;
        let figure = format!("figure-work-indicator-of-{OWN_PARTNER}-value");
        // The report reached 46 people.
        let asked = save(&partner, &figure, ("1", "send"), "50").await;
        asked.is(422).shows(&format!("href=\"#{figure}\"")).shows("name=\"confirmed\"");
        save(&partner, &figure, ("1", "save"), "50").await.is(303);
        let sure = [("activities", "Pelatihan"), ("results", "Kebun"), ("men", "34"), ("women", "12")];
        let sure = sure.into_iter().chain([("version", "2"), ("submission", "sending-1"), ("act", "send")]);
        let sure: Vec<_> = sure.chain([("confirmed", "1"), (figure.as_str(), "50")]).collect();
        partner.post(&format!("/reports/report-of-{OWN_PARTNER}/edit"), &sure).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_responsible_notes_progress_and_not_before_the_partnership_began() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let term = "update partnership set start_on = '2023-01-01', version = version + 1";
        harness.change(sql(term)).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let of_office = with(&ACTIVITY, &[("responsible", OWN_OFFICE)]);
        let activity = proposed(&partner, &format!("{path}/activities/new"), &of_office).await;
        office.post(&format!("{activity}/agree"), &[("version", "1")]).await.is(303);
        let progress = format!("{activity}/progress");
        let begun = |day| [("version", "2"), ("begun_on", day)];
        partner.get(&activity).await.is_ok().hides(&progress).costs_at_most(10);
        partner.post(&progress, &begun("2023-03-02")).await.is(422).shows("penanggung jawabnya");
        office.post(&progress, &begun("2010-03-02")).await.is(422).shows("href=\"#begun_on\"");
        office.post(&progress, &begun("2023-03-02")).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_on_holds_until_both_sides_drop_it() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let indicator = proposed(&partner, &format!("{path}/indicators/new"), &INDICATOR).await;
        let version = |version| [("version", version)];
        office.post(&format!("{indicator}/agree"), &version("1")).await.is(303);
        let drop = [("version", "2"), ("reason", "Tidak terukur.")];
        partner.post(&format!("{indicator}/drop"), &drop).await.is(303);
        partner.get(&indicator).await.is_ok().shows("Usulan pembatalan").hides("Setujui pembatalan");
        let value = [("on_day", "2023-06-30"), ("value", "30"), ("men", "10"), ("women", "20")];
        office.post(&format!("{indicator}/values"), &value).await.is(303);
        office.get(&indicator).await.is_ok().shows("Setujui pembatalan</button>").costs_at_most(10);
        office.post(&format!("{indicator}/agree"), &version("3")).await.is(303);
        partner.get(&indicator).await.is_ok().shows("Dibatalkan").hides("Usulan pembatalan");
        office.post(&format!("{indicator}/agree"), &version("4")).await.is(422);
        // What nobody has agreed to yet is dropped at once.
        let activity = proposed(&partner, &format!("{path}/activities/new"), &ACTIVITY).await;
        partner.post(&format!("{activity}/drop"), &[("version", "1"), ("reason", "Keliru.")]).await.is(303);
        partner.get(&activity).await.is_ok().shows("Dibatalkan").hides("Usulan pembatalan");
    })
    .await;
}
