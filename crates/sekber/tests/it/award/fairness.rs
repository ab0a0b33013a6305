//! What keeps an award fair while it is scored: who sees what, who marks whom, what an objection can do, what a joined partner keeps, and how a
//! season ends that nobody can win.

use sekber::features::award::{self, Template};
use sekber::kit::digest::sha256;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use super::{entry_of, season};
use crate::harness::{Caller, Harness, OTHER_PARTNER, OWN_PARTNER, Who, on_both};
use crate::records::keep_award;

/// Gives somebody another role.
pub async fn grant(harness: &Harness, who: Who, role: &'static str, organisation: Option<&str>) {
    let add = "insert into person_role (region_code, person_id, role, organisation_id, granted_at) values ('61.05', $1, $2, $3, 0)";
    harness.change(sql(add).bind(who.key()).bind(role).bind(organisation.map(str::to_owned))).await;
}

/// One more entry of the only season, in its first category.
pub async fn add_entry(harness: &Harness, id: &str, organisation: &str, (name, pseudonym): (&str, &str)) {
    let add = "insert into award_entry (region_code, id, season_id, category, organisation_id, name, pseudonym, created_at)
         select region_code, $1, id, 'a1', $2, $3, $4, 0 from award_season";
    harness.change(sql(add).bind(id).bind(organisation).bind(name).bind(pseudonym)).await;
}

/// Hands a sheet in with the same mark on every criterion.
pub async fn marked(caller: &Caller, sheet: &str, points: &str) {
    caller.post(sheet, &[("k10", points), ("k11", points), ("k12", points)]).await.leads_to(sheet);
}

/// A season that is scored, with two entries, and its path.
pub async fn scoring(harness: &Harness) -> String {
    keep_award(harness.app.db(), OWN_PARTNER, "scoring").await;
    add_entry(harness, "entry-of-other", OTHER_PARTNER, ("Perkumpulan", "P002")).await;
    format!("/awards/{}", season(&harness.app).await)
}

const HIDDEN: &str = "data-label=\"Skor\">–</td>";

#[tokio::test]
async fn scores_open_with_the_result_and_to_jurors_with_their_own_sheets() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        grant(&harness, Who::Staff, "juror", None).await;
        let admin = harness.as_admin().await;
        for person in ["juror", "staff"] {
            admin
                .post(&format!("{path}/jury"), &[("person", person)])
                .await
                .leads_to(&format!("{path}/jury"));
        }
        let (own, other) =
            (format!("{path}/sheets/entry-of-{OWN_PARTNER}"), format!("{path}/sheets/entry-of-other"));
        let juror = harness.as_juror().await;
        marked(&juror, &own, "80").await;
        marked(&juror, &other, "60").await;
        admin.get(&format!("{path}/entries")).await.is_ok().hides(HIDDEN);
        // Whoever reads the trail may sit on the jury as well, so it holds no marks.
        let told = "select max(after_json) from audit where kind = 'award_entry.marked'";
        let told: String = harness.app.db().value(sql(told)).await.unwrap().unwrap();
        assert_eq!(told, "{\"edition\":1,\"conflict\":false}");

        let partner = harness.as_partner().await;
        partner
            .get(&format!("{path}/entries"))
            .await
            .is_ok()
            .shows("Yayasan")
            .shows(HIDDEN)
            .hides("Perkumpulan");

        // Whoever runs the award and marks as well is blind like every juror.
        let staff = harness.as_staff().await;
        let rankings = ["result", "files/ranking.csv", "files/ranking.xlsx", "checks"]
            .map(|page| format!("{path}/{page}"));
        for page in &rankings {
            admin.get(page).await.is_ok();
            staff.get(page).await.is(422).shows("Peringkat sementara");
            assert_ne!(partner.get(page).await.status, 200, "{page} is open to a partner");
        }
        let list = staff.get(&format!("{path}/entries")).await;
        assert_eq!(list.is_ok().text.matches(HIDDEN).count(), 2);
        marked(&staff, &own, "70").await;
        let list = staff.get(&format!("{path}/entries")).await;
        assert_eq!(list.is_ok().text.matches(HIDDEN).count(), 1, "an own sheet opens its entry alone");
        staff.get(&rankings[0]).await.is(422);
        marked(&staff, &other, "70").await;
        for page in &rankings {
            staff.get(page).await.is_ok();
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_marks_the_own_organisation_and_a_conflict_is_for_good() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        let admin = harness.as_admin().await;
        admin.post(&format!("{path}/jury"), &[("person", "juror")]).await.leads_to(&format!("{path}/jury"));
        admin.get(&format!("{path}/jury")).await.is_ok().hides("bertindak untuk");
        grant(&harness, Who::Juror, "partner_editor", Some(OWN_PARTNER)).await;
        // Whatever role is given after the seat, the page of the jury names what stands against judging.
        admin.get(&format!("{path}/jury")).await.is_ok().shows("bertindak untuk Yayasan Sendiri");
        let juror = harness.as_juror().await;
        let (own, other) =
            (format!("{path}/sheets/entry-of-{OWN_PARTNER}"), format!("{path}/sheets/entry-of-other"));
        let marks = [("k10", "100"), ("k11", "100"), ("k12", "100")];
        juror.get(&own).await.is_ok().shows("lembaga Anda sendiri").hides("name=\"k10\"");
        juror.post(&own, &marks).await.is(422).shows("lembaga Anda sendiri");
        juror.post(&own, &[("conflict", "yes")]).await.leads_to(&own);
        // As a partner it still reads and contests its own entry, without the jury's part.
        juror
            .get(&format!("{path}/entries/entry-of-{OWN_PARTNER}"))
            .await
            .is_ok()
            .shows("Nilai juri tampil setelah");

        juror.post(&other, &[("conflict", "yes")]).await.leads_to(&other);
        juror.post(&other, &marks).await.is(422).shows("menyatakan benturan kepentingan");
        juror.get(&other).await.is_ok().hides("name=\"k10\"");
        juror.get(&format!("{path}/entries/entry-of-other")).await.is(422);
        let kept: i64 =
            harness.app.db().value(sql("select count(*) from award_mark")).await.unwrap().unwrap();
        assert_eq!(kept, 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_of_an_entry_sits_on_the_jury_or_marks_those_it_competes_with() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        let (jury, other) = (format!("{path}/jury"), format!("{path}/sheets/entry-of-other"));
        // Whoever may only read for the partner belongs to it as much as those who speak for it.
        grant(&harness, Who::PartnerReader, "juror", None).await;
        let admin = harness.as_admin().await;
        admin.get(&jury).await.is_ok().shows("value=\"partner-reader\" disabled");
        let seat = [("person", Who::PartnerReader.key())];
        admin.post(&jury, &seat).await.is(422).shows("tidak duduk dalam juri");
        let seats = sql("select count(*) from award_juror");
        assert_eq!(harness.app.db().value::<i64>(seats).await.unwrap(), Some(0));

        // Somebody who came to belong to one after the seat judges nobody any more.
        admin.post(&jury, &[("person", "juror")]).await.leads_to(&jury);
        marked(&harness.as_juror().await, &other, "60").await;
        grant(&harness, Who::Juror, "partner_reader", Some(OWN_PARTNER)).await;
        let juror = harness.as_juror().await;
        let marks = [("k10", "0"), ("k11", "0"), ("k12", "0")];
        juror.get(&other).await.is_ok().shows("peserta lain pun").hides("name=\"k10\"");
        juror.post(&other, &marks).await.is(422).shows("peserta lain pun");
        juror.get(&format!("{path}/entries/entry-of-other")).await.is(422).shows("peserta lain pun");
        juror.post(&other, &[("conflict", "yes")]).await.leads_to(&other);
    })
    .await;
}

#[tokio::test]
async fn an_objection_that_is_right_takes_nothing_away_and_values_stay_possible() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        let staff = harness.as_staff().await;
        let entry = format!("{path}/entries/entry-of-{OWN_PARTNER}");
        let answer = format!("{path}/objections/objection-of-{OWN_PARTNER}");
        let right = |amount: &'static str| {
            let id = "objection-of-partner-own";
            [
                ("upheld", "yes"),
                ("right_amount", amount),
                ("answer", "Benar, sudah diperiksa"),
                ("objection", id),
            ]
        };
        // While it waits, the same is not contested again; other criteria are.
        let partner = harness.as_partner().await;
        let contest = format!("{entry}/objections");
        partner
            .post(&contest, &[("criterion", "k1"), ("text", "Lagi")])
            .await
            .is(422)
            .shows("masih menunggu");
        partner.post(&contest, &[("criterion", "k2"), ("text", "Dua prioritas")]).await.leads_to(&entry);

        staff.post(&answer, &right("")).await.is(422).shows("Benar, sudah diperiksa");
        staff.post(&answer, &right("-4")).await.is(422).shows("paling sedikit 0");
        staff.post(&answer, &right("1.5")).await.is(422);
        staff.get(&entry).await.is_ok().hides("dikoreksi");
        staff.post(&answer, &right("4")).await.leads_to(&entry);
        staff.get(&entry).await.is_ok().shows("dikoreksi");
        partner.post(&contest, &[("criterion", "k1"), ("text", "Sekarang lima")]).await.leads_to(&entry);

        let records = format!("{entry}/records");
        let held = |criterion: &'static str, amount: &'static str| {
            [("criterion", criterion), ("amount", amount), ("reason", "Kunjungan lapangan")]
        };
        let rules = Template::Thanks.rules(2023);
        for one in &rules.criteria {
            let Some(measure) = one.source.measure() else { continue };
            let code: &'static str = one.code.clone().leak();
            let falls = *measure.range().start() < 0;
            let lost = staff.post(&records, &held(code, "-40")).await;
            lost.is(if falls { 303 } else { 422 });
            staff.post(&records, &held(code, "-101")).await.is(422);
        }
    })
    .await;
}

#[tokio::test]
async fn a_joined_partner_keeps_its_entries_and_what_it_won() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OTHER_PARTNER, "decided").await;
        let season = season(&harness.app).await;
        // Somebody who was joined to the double long ago.
        let older = "insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since, merged_into, created_at, changed_at)
             values ('61.05', 'partner-older', 'partner', 'Kelompok Lama', 'KL', 'kelompok lama', 'ngo', 'merged', 0, $1, 0, 0)";
        harness.change(sql(older).bind(OTHER_PARTNER)).await;
        join(&harness, OTHER_PARTNER, OWN_PARTNER).await;

        let entry = format!("/awards/{season}/entries/entry-of-{OTHER_PARTNER}");
        for who in [Who::Partner, Who::OtherPartner] {
            let caller = harness.sign_in(who).await;
            caller.get(&entry).await.is_ok().shows("Yayasan");
            caller.get(&format!("{entry}/letter/letter.pdf")).await.is(403);
            caller.get(&format!("/awards/{season}/entries")).await.is_ok().shows(&format!("entry-of-{OTHER_PARTNER}"));
        }
        let won = format!("/awards/{season}/result");
        harness.as_partner().await.get(&format!("/partners/{OWN_PARTNER}")).await.is_ok().shows(&won);
        let leads: Option<String> =
            db.value(sql("select merged_into from organisation where id = 'partner-older'")).await.unwrap();
        assert_eq!(leads.as_deref(), Some(OWN_PARTNER), "one step leads to the partner that is left");
    })
    .await;
}

/// Noon of a day after the cut-off of 2023.
pub const AFTER: Moment = Moment(1_698_900_000_000);

/// Joins one partner to another.
async fn join(harness: &Harness, double: &str, into: &str) {
    let staff = harness.as_staff().await;
    let merge = format!("/partners/{double}/merge");
    let version = staff.get(&format!("{merge}?into={into}")).await.field("version");
    let sent = [("into", into), ("version", version.as_str())];
    staff.post(&merge, &sent).await.leads_to(&format!("/partners/{into}"));
}

#[tokio::test]
async fn a_conflict_with_a_double_holds_for_the_partner_that_is_left() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        let jury = format!("{path}/jury");
        harness.as_admin().await.post(&jury, &[("person", "juror")]).await.leads_to(&jury);
        let juror = harness.as_juror().await;
        let (left, double) =
            (format!("{path}/sheets/entry-of-{OWN_PARTNER}"), format!("{path}/sheets/entry-of-other"));
        let marks = [("k10", "90"), ("k11", "90"), ("k12", "90")];
        juror.post(&double, &[("conflict", "yes")]).await.leads_to(&double);
        juror.get(&left).await.is_ok().shows("name=\"k10\"");
        join(&harness, OTHER_PARTNER, OWN_PARTNER).await;
        juror.get(&left).await.is_ok().shows("sebagai peserta lain").hides("name=\"k10\"");
        juror.post(&left, &marks).await.is(422).shows("sebagai peserta lain");
        juror.get(&format!("{path}/entries/entry-of-{OWN_PARTNER}")).await.is(422);
        juror.post(&left, &[("conflict", "yes")]).await.leads_to(&left);
        juror.post(&left, &marks).await.is(422).shows("menyatakan benturan kepentingan");
        let kept = sql("select count(*) from award_mark");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn whoever_belongs_to_a_double_marks_nobody_once_it_is_joined_to_an_entry() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "scoring").await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let jury = format!("{path}/jury");
        grant(&harness, Who::Juror, "partner_reader", Some(OTHER_PARTNER)).await;
        harness.as_admin().await.post(&jury, &[("person", "juror")]).await.leads_to(&jury);
        let juror = harness.as_juror().await;
        let sheet = format!("{path}/sheets/entry-of-{OWN_PARTNER}");
        juror.get(&sheet).await.is_ok().shows("name=\"k10\"");
        join(&harness, OTHER_PARTNER, OWN_PARTNER).await;
        juror.get(&sheet).await.is_ok().shows("lembaga Anda sendiri").hides("name=\"k10\"");
        let marks = [("k10", "90"), ("k11", "90"), ("k12", "90")];
        juror.post(&sheet, &marks).await.is(422).shows("lembaga Anda sendiri");
    })
    .await;
}

#[tokio::test]
async fn one_bad_season_keeps_no_other_from_its_evidence() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "frozen").await;
        keep_award(db, OTHER_PARTNER, "published").await;
        // Rules that are not what was published, in the season that comes first.
        let bad = "insert into award_rules (region_code, season_id, version, content_json, digest, person_name, published_at)
             select region_code, season_id, 2, content_json, $1, person_name, 0 from award_rules where season_id = $2";
        let first = format!("season-of-{OTHER_PARTNER}");
        db.housekeeping(sql(bad).bind(sha256("other rules")).bind(&first)).await.unwrap();
        let frozen = "update award_season set rules_version = 2, state = 'frozen', frozen_at = 0 where id = $1";
        db.housekeeping(sql(frozen).bind(&first)).await.unwrap();

        let later = harness.at(AFTER).await;
        award::take_due(&later.app).await.unwrap();
        let state = async |id: &str| {
            let asked = sql("select state from award_season where id = $1").bind(id);
            db.value::<String>(asked).await.unwrap().unwrap()
        };
        assert_eq!(state(&first).await, "frozen");
        assert_eq!(state(&format!("season-of-{OWN_PARTNER}")).await, "scoring");
        assert!(!entry_of(&harness.app, OWN_PARTNER).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_season_that_nobody_can_win_is_cancelled_before_everybodys_eyes() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "frozen").await;
        harness.change(sql("update programme set state = 'withdrawn' where side = 'partner'")).await;
        let later = harness.at(AFTER).await;
        let staff = later.sign_in(Who::Staff).await;
        let path = format!("/awards/{}", season(&harness.app).await);
        staff.post(&format!("{path}/evidence"), &[]).await.is(422).shows("Tidak ada mitra");
        let cancel = format!("{path}/cancel");
        staff.post(&cancel, &[]).await.is(422).shows("Alasan pembatalan");
        let reason = "Tidak ada mitra yang memenuhi syarat tahun ini";
        staff.post(&cancel, &[("cancel_reason", reason)]).await.leads_to(&path);
        later.public().get(&path).await.is_ok().shows(reason).shows("Penghargaan ini dibatalkan");
        later.public().get("/awards").await.is_ok().shows("Dibatalkan");
        for step in ["publish", "freeze", "evidence", "announce", "decide", "cancel"] {
            let again =
                staff.post(&format!("{path}/{step}"), &[("cancel_reason", reason), ("reason", reason)]).await;
            again.is(422).shows("Penghargaan ini dibatalkan");
        }
        staff.post(&format!("{path}/jury"), &[("person", "juror")]).await.is(422);
        staff.get(&format!("{path}/edit")).await.is(422);
        assert!(db.housekeeping(sql("update award_season set state = 'scoring'")).await.is_err());
        award::take_due(&later.app).await.unwrap();
        // What was cancelled is nobody's standing.
        later
            .sign_in(Who::Partner)
            .await
            .get("/awards/standing")
            .await
            .is_ok()
            .shows("Belum ada penghargaan");
    })
    .await;
}
