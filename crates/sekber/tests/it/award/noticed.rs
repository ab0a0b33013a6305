//! How people learn of an award: letters to partners, reminders to jurors, the tile of the front page, the search over everything.

use std::sync::Arc;

use sekber::features::award::{self, AnswerDraft, ObjectionDraft, SheetDraft};
use sekber::kit::app::App;
use sekber::kit::store::sql;
use sekber_core::value::{EntryId, Moment, SeasonId};

use super::fairness::{AFTER, add_entry};
use super::{entry_of, season};
use crate::harness::{Harness, OTHER_PARTNER, OWN_PARTNER, Who, on_both};
use crate::records::keep_award;

/// The application at another moment, with a post office.
async fn mailing(harness: &Harness, now: Moment) -> App {
    let app = harness.with_mail().await.app.clone();
    app.with_clock(Arc::new(move || now))
}

#[tokio::test]
async fn jurors_whose_sheets_are_missing_are_reminded_and_see_it_at_home() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "frozen").await;
        let taken =
            "update award_season set state = 'scoring', evidence_at = 0, contest_until = '2023-11-30'";
        harness.change(sql(taken)).await;
        add_entry(&harness, "entry-of-own", OWN_PARTNER, ("Yayasan", "P001")).await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let admin = harness.as_admin().await;
        admin.post(&format!("{path}/jury"), &[("person", "juror")]).await.leads_to(&format!("{path}/jury"));
        let juror = harness.as_juror().await;
        juror.get("/").await.is_ok().shows("Penghargaan berjalan").shows("1 lembar Anda belum diserahkan");

        harness
            .change(sql("update award_season set ceremony = '2023-12-14', sheets_due = '2023-12-08'"))
            .await;
        juror
            .get("/")
            .await
            .is_ok()
            .shows("1 lembar Anda belum diserahkan, serahkan paling lambat 8 Desember 2023");
        let asked = juror.get(&format!("{path}/jury")).await;
        asked.is_ok().shows("paling lambat 8 Desember 2023");

        // Noon in West Kalimantan, on the last day of the window and on days after it.
        let noon = |day: i64| Moment(1_701_320_400_000 + (day - 30) * 86_400_000);
        let reminded = async |day| award::remind(&mailing(&harness, noon(day)).await).await.unwrap();
        assert_eq!(reminded(30).await, 0, "partners may still contest");
        assert_eq!((reminded(31).await, reminded(32).await), (1, 0), "once is enough");
        assert_eq!(reminded(34).await, 1, "and again after three days");
        assert_eq!(reminded(60).await, 0, "the ceremony is over");
        // By hand once a day to each, and only by the secretariat.
        let by_hand = async |day| {
            let app = mailing(&harness, noon(day)).await;
            let season = path.trim_start_matches("/awards/").parse().unwrap();
            award::nudge(&app, &harness.actor(Who::Staff), &season).await
        };
        assert_eq!((by_hand(35).await.unwrap(), by_hand(35).await.unwrap()), (1, 0), "once a day");
        assert_eq!(by_hand(36).await.unwrap(), 1);
        juror.post(&format!("{path}/jury/nudge"), &[]).await.is(403);
        // Without a mail server, the bell still tells.
        let told = async || -> i64 {
            let asked = sql("select count(*) from person_notice where person_id = $1").bind("juror");
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        let before = told().await;
        admin.get(&format!("{path}/jury")).await.is_ok().shows("0 dari 1").shows("/jury/nudge");
        admin.post(&format!("{path}/jury/nudge"), &[]).await.is(303);
        assert_eq!(told().await, before + 1);
        let sheet = format!("{path}/sheets/entry-of-own");
        juror.post(&sheet, &[("k10", "80"), ("k11", "80"), ("k12", "80")]).await.leads_to(&sheet);
        juror.get("/").await.is_ok().hides("lembar Anda belum");
        assert_eq!(reminded(38).await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_award_is_found_by_its_name_and_a_draft_by_the_secretariat_alone() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        harness.change(sql("update award_season set name = 'Mitra Pembangunan Award'")).await;
        let found = async |caller: crate::harness::Caller| caller.get("/search?q=pembangunan+award").await;
        let path = format!("/awards/{}", season(&harness.app).await);
        found(harness.as_partner().await).await.is_ok().shows(&path).shows("Diumumkan");
        harness.change(sql("update award_season set state = 'draft'")).await;
        found(harness.as_partner().await).await.is_ok().hides(&path);
        found(harness.as_staff().await).await.is_ok().shows(&path);
    })
    .await;
}

#[tokio::test]
async fn partners_learn_when_their_part_of_an_award_goes_on() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "frozen").await;
        let none = sql("update programme set state = 'withdrawn' where organisation_id = $1");
        harness.change(none.bind(OTHER_PARTNER)).await;
        let season: SeasonId = format!("season-of-{OWN_PARTNER}").parse().unwrap();
        let (staff, juror) = (harness.actor(Who::Staff), harness.actor(Who::Juror));
        let told = async |who: Who, subject: &'static str| -> i64 {
            let asked = sql("select count(*) from email where recipient = $1 and subject = $2");
            harness.app.db().value(asked.bind(who.email()).bind(subject)).await.unwrap().unwrap()
        };
        // Noon of a day after the cut-off, of one after the first time to contest, and of one after the second.
        let days = [0_i64, 30, 37].map(|days| Moment(AFTER.0 + days * 86_400_000));
        let app = mailing(&harness, days[0]).await;
        award::seat(&app, &staff, &season, &"juror".parse().unwrap(), "").await.unwrap();
        award::take_evidence(&app, &staff, &season).await.unwrap();
        assert_eq!(told(Who::Partner, "Bukti Penghargaan dapat disanggah").await, 1);
        assert_eq!(told(Who::OtherPartner, "Bukti Penghargaan dapat disanggah").await, 0);
        assert_eq!(told(Who::OtherPartner, "Penghargaan: lembaga Saudara tidak menjadi peserta").await, 1);

        // The secretariat learns that an objection waits for it, the partner that it was answered.
        let entry: EntryId = entry_of(&harness.app, OWN_PARTNER).await.parse().unwrap();
        let contested = ObjectionDraft { criterion: "k1".to_owned(), text: "Program kami dua".to_owned() };
        award::object(&app, &harness.actor(Who::Partner), &season, &entry, &contested).await.unwrap();
        assert_eq!(told(Who::Staff, "Sanggahan atas Penghargaan: Yayasan Sendiri").await, 1);
        let waits = "1 sanggahan penghargaan menunggu jawaban";
        harness.as_staff().await.get("/").await.is_ok().shows(waits);
        harness.as_partner().await.get("/").await.is_ok().hides(waits);
        let objection: Option<String> = db.value(sql("select id from award_objection")).await.unwrap();
        let kept = AnswerDraft { upheld: false, amount: None, answer: "Satu terverifikasi".to_owned() };
        let objection = objection.unwrap().parse().unwrap();
        award::answer(&app, &staff, &season, &objection, &kept).await.unwrap();
        assert_eq!(told(Who::Partner, "Sanggahan atas Penghargaan dijawab").await, 1);
        harness.as_staff().await.get("/").await.is_ok().hides(waits);

        assert_eq!(told(Who::Juror, "Lembar penilaian Penghargaan menunggu Saudara").await, 1);
        sekber::row_struct! { struct Found { id: EntryId } }
        for entry in db.all::<Found>(sql("select id from award_entry")).await.unwrap() {
            let marks = ["k10", "k11", "k12"].map(|code| (code.to_owned(), 5_000)).to_vec();
            let sheet = SheetDraft { conflict: false, comment: String::new(), marks };
            award::hand_in(&app, &juror, &season, &entry.id, &sheet).await.unwrap();
        }
        award::announce(&mailing(&harness, days[1]).await, &staff, &season).await.unwrap();
        assert_eq!(told(Who::Partner, "Hasil sementara Penghargaan dapat disanggah").await, 1);
        award::decide(&mailing(&harness, days[2]).await, &staff, &season).await.unwrap();
        assert_eq!(told(Who::Partner, "Hasil Penghargaan sudah ditetapkan").await, 1);
        assert_eq!(told(Who::OtherPartner, "Hasil Penghargaan sudah ditetapkan").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_list_of_awards_names_who_won_each_for_everybody() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "decided").await;
        let list = harness.public().get("/awards").await;
        list.is_ok().costs_at_most(5).shows("Penerima penghargaan").shows("Mitra lokal dan regional");
        list.shows("I. Yayasan").shows(&format!("/awards/season-of-{OWN_PARTNER}/result"));
        let english = harness.public().in_english().get("/awards").await;
        english.is_ok().shows("<dt lang=\"en\">Local and regional partners</dt>");
    })
    .await;
}

#[tokio::test]
async fn rules_are_told_in_english_as_far_as_the_program_brought_them_and_name_nobody_to_everybody() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "decided").await;
        let path = format!("/awards/season-of-{OWN_PARTNER}");
        harness
            .public()
            .get(&path)
            .await
            .is_ok()
            .shows("<span lang=\"id\">Jumlah program</span>")
            .hides("Stefanus");
        let english = harness.public().in_english().get(&path).await;
        english.is_ok().shows("<span lang=\"en\">Number of programmes</span>").hides("Jumlah program");
        harness.public().in_english().get(&format!("{path}/result")).await.is_ok().hides("Mitra lokal");
        harness.as_staff().await.get(&path).await.is_ok().shows("Stefanus");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_named_before_an_award_is_decided() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "scoring").await;
        harness.public().get("/awards").await.is_ok().hides("Penerima penghargaan").hides("I. Yayasan");
    })
    .await;
}
