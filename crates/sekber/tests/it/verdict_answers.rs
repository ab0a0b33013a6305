//! Scenarios about what owners answer to a verdict: each side once, nobody for others; an objection ends with a reply or another verdict.

use sekber::features::synchronisation::write_finding_letters;
use sekber::kit::store::sql;
use sekber_documents::sheet::{Limits, read};

use crate::harness::{Caller, Harness, OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, Seen, Who, on_both};
use crate::synchronisation::finding;
use crate::verdicts::{settle, while_both_work};

const FORM: &str = "Jawaban Anda atas putusan ini";
const TODO: &str = "keberatan atas putusan sinkronisasi";

/// Answers the verdict that was seen for one of both programmes.
async fn answers(caller: &Caller, side: &str, (answer, reason): (&str, &str), seen: &str) -> Seen {
    let fields = [("side", side), ("answer", answer), ("reason", reason), ("seen", seen)];
    caller.post(&format!("{}/answer", finding()), &fields).await
}

/// Keeps the verdict that was seen although a side objects.
async fn keeps(caller: &Caller, side: &str, reply: &str, seen: &str) -> Seen {
    let fields = [("side", side), ("reply", reply), ("seen", seen)];
    caller.post(&format!("{}/reply", finding()), &fields).await
}

async fn count(harness: &Harness, asked: &'static str) -> i64 {
    harness.app.db().value(sql(asked)).await.unwrap().unwrap()
}

#[tokio::test]
async fn each_owner_answers_a_verdict_once_and_nobody_answers_for_others() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        let (office, reader) = (day.as_office().await, day.sign_in(Who::PartnerReader).await);
        own.get(&finding()).await.is_ok().hides(FORM);
        let early = answers(&own, OWN_PARTNER_PROGRAMME, ("agrees", ""), "").await;
        early.is(422).shows("tidak dapat dijawab");
        settle(&staff, "split_area").await;
        let seen = staff.get(&finding()).await.field("seen");
        own.get(&finding()).await.is_ok().costs_at_most(10).shows(FORM);
        for caller in [&office, &reader, &staff] {
            caller.get(&finding()).await.is_ok().hides(FORM);
        }
        for caller in [&other, &office, &reader, &staff] {
            answers(caller, OWN_PARTNER_PROGRAMME, ("agrees", ""), &seen).await.is(403);
        }
        let bare = answers(&own, OWN_PARTNER_PROGRAMME, ("objects", ""), &seen).await;
        bare.is(422).shows("name=\"reason\"");
        let reason = "Lokasi sudah disepakati dengan desa.";
        answers(&own, OWN_PARTNER_PROGRAMME, ("objects", reason), &seen).await.leads_to(&finding());
        let again = answers(&own, OWN_PARTNER_PROGRAMME, ("agrees", ""), &seen).await;
        again.is(422).shows("sudah dijawab");
        answers(&other, OTHER_PARTNER_PROGRAMME, ("agrees", ""), &seen).await.leads_to(&finding());
        // Whoever may open the page reads both; nobody is asked again.
        for caller in [&own, &other, &office, &staff] {
            let page = caller.get(&finding()).await;
            page.is_ok().costs_at_most(10).shows(reason).shows(": Keberatan").shows(": Setuju").hides(FORM);
        }
        harness.public().get(&finding()).await.is(303);
        // The secretariat has a notice of each answer, and the objection to do.
        staff.get("/").await.is_ok().shows(TODO).shows(&finding());
        own.get("/").await.is_ok().hides(TODO);
        let told =
            "select count(*) from person_notice where subject like 'Jawaban atas putusan sinkronisasi%'";
        assert_eq!(count(&harness, told).await, 2);
        let of_staff = "select count(*) from person_notice
             where subject like 'Jawaban atas putusan sinkronisasi%' and person_id = 'staff'";
        assert_eq!(count(&harness, of_staff).await, 2);
        let events = "select count(*) from audit where kind in ('finding.agreed', 'finding.objected')";
        assert_eq!(count(&harness, events).await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_objection_ends_with_a_reply_or_with_another_verdict() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        settle(&staff, "merge").await;
        let seen = staff.get(&finding()).await.field("seen");
        let reason = "Bukan kegiatan yang sama.";
        answers(&other, OTHER_PARTNER_PROGRAMME, ("objects", reason), &seen).await.leads_to(&finding());
        // The list counts it and can be narrowed to it, and the leader is told.
        let list = staff.get("/synchronisation?decided=objected").await;
        list.is_ok().shows("1 keberatan menunggu jawaban").shows("Ada keberatan yang menunggu");
        day.as_leader().await.get("/synchronisation/leader").await.is_ok().shows("decided=objected");
        // Over an objection nobody makes one record of both.
        let page = staff.get(&finding()).await;
        page.is_ok().shows("Pertahankan putusan").hides("Catatan mana yang tetap?");
        let stays = [("stays", OWN_PARTNER_PROGRAMME), ("seen", seen.as_str())];
        staff.post(&format!("{}/unite", finding()), &stays).await.is(422).shows("belum ditanggapi");
        keeps(&own, OTHER_PARTNER_PROGRAMME, "Sumbernya sama.", &seen).await.is(403);
        keeps(&staff, OTHER_PARTNER_PROGRAMME, "", &seen).await.is(422).shows("name=\"reply\"");
        keeps(&staff, OWN_PARTNER_PROGRAMME, "Sumbernya sama.", &seen)
            .await
            .is(422)
            .shows("Tidak ada keberatan");
        keeps(&staff, OTHER_PARTNER_PROGRAMME, "Sumbernya sama.", &seen).await.leads_to(&finding());
        staff.get("/").await.is_ok().hides(TODO);
        staff.get("/synchronisation?decided=decided").await.is_ok().hides("keberatan menunggu jawaban");
        day.as_leader().await.get("/synchronisation/leader").await.is_ok().hides("decided=objected");
        staff.get(&finding()).await.is_ok().shows("Catatan mana yang tetap?").hides("Pertahankan putusan");
        let page = other.get(&finding()).await;
        page.is_ok().shows("Putusan dipertahankan.").shows("Sumbernya sama.").hides(FORM);
        let told = "select count(*) from person_notice
             where subject like 'Putusan sinkronisasi%' and person_id = 'other-partner'";
        assert_eq!(count(&harness, told).await, 2, "the verdict, and that it stays");
        // Another verdict begins without answers; the history keeps them.
        settle(&staff, "complement").await;
        let page = other.get(&finding()).await;
        page.is_ok().shows(FORM).hides("Putusan dipertahankan.").shows("Keberatan atas putusan temuan");
        let late = answers(&other, OTHER_PARTNER_PROGRAMME, ("objects", reason), &seen).await;
        late.is(409).shows("ada yang mendahului: Temuan diputuskan: Saling melengkapi").shows(reason);
        let seen = staff.get(&finding()).await.field("seen");
        answers(&other, OTHER_PARTNER_PROGRAMME, ("objects", reason), &seen).await.leads_to(&finding());
        staff.get("/").await.is_ok().shows(TODO);
        staff.post(&format!("{}/reopen", finding()), &[("seen", seen.as_str())]).await.leads_to(&finding());
        staff.get("/").await.is_ok().hides(TODO);
        assert_eq!(count(&harness, "select count(*) from finding_answer").await, 0);
    })
    .await;
}

/// Whoever was there first hears of it before anybody decides, once.
#[tokio::test]
async fn an_owner_is_told_once_of_a_new_programme_that_seems_the_same() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let known =
            "update programme set state = 'active', state_since = 0, version = version + 1 where id = $1";
        harness.change(sql(known).bind(OWN_PARTNER_PROGRAMME)).await;
        let new =
            "update programme set state = 'proposed', state_since = $1, version = version + 1 where id = $2";
        harness.change(sql(new).bind(day.app.now()).bind(OTHER_PARTNER_PROGRAMME)).await;
        assert!(write_finding_letters(&day.app).await.unwrap() > 0);
        assert_eq!(write_finding_letters(&day.app).await.unwrap(), 0, "nobody is told twice");
        let own = "select count(*) from person_notice
             where subject like 'Program lain yang tampaknya sama%' and person_id = 'partner'";
        let other = "select count(*) from person_notice
             where subject like 'Program lain yang tampaknya sama%' and person_id = 'other-partner'";
        assert_eq!((count(&harness, own).await, count(&harness, other).await), (1, 0));
    })
    .await;
}

/// A meeting that is prepared from the workbook needs no other page: where, what was settled and by whom, and the finding itself.
#[tokio::test]
async fn the_workbook_of_findings_tells_what_was_settled_and_where_it_stands() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let staff = day.as_staff().await;
        settle(&staff, "complement").await;
        let file = staff.get("/synchronisation/findings.xlsx").await;
        let book = read(&file.is_ok().bytes, "temuan.xlsx", &Limits::default()).unwrap();
        let text = book.sheets[0].rows.iter().flatten().map(|cell| cell.text()).collect::<Vec<_>>().join("|");
        let path = finding();
        for told in ["Saling melengkapi", path.as_str(), "Kecamatan Sintang", "Diputuskan oleh", "20 Mar"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("|simulasi"), "{text}");
    })
    .await;
}
