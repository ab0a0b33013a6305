//! Scenarios about the partners' programmes that stand beside an open need.

use sekber::kit::store::sql;

use crate::harness::{OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both};
use crate::need::{WRITTEN, written};

/// Programmes of the field in the place stand on the page of a need, those elsewhere or of another field do not.
#[tokio::test]
async fn a_need_names_the_programmes_that_serve_its_place_already() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let staff = harness.as_staff().await;
        let none = "Tidak ada program mitra seperti itu";
        let link = format!("/programmes/{OWN_PARTNER_PROGRAMME}\"");
        staff.get(&need).await.is_ok().costs_at_most(10).shows(none);
        for (programme, code) in [(OWN_PARTNER_PROGRAMME, "1.02.05"), (OTHER_PARTNER_PROGRAMME, "1.03.03")] {
            let coded = "insert into programme_code (region_code, programme_id, vocabulary, code)
                 values ('61.05', $1, 'nomenclature', $2)";
            harness.change(sql(coded).bind(programme).bind(code)).await;
            let placed = "insert into programme_place (region_code, programme_id, place_code)
                 values ('61.05', $1, '61.05.01.2001')";
            harness.change(sql(placed).bind(programme)).await;
        }
        let seen = staff.get(&need).await;
        seen.is_ok().costs_at_most(10).shows("1 program.").shows(&link);
        seen.hides(&format!("/programmes/{OTHER_PARTNER_PROGRAMME}\""));
        let at = "update need set place_code = $1";
        harness.change(sql(at).bind("61.05.02")).await;
        staff.get(&need).await.is_ok().shows(none).hides(&link);
        harness.change(sql(at).bind("61.05.01")).await;
        harness.sign_in(Who::OtherPartner).await.get(&need).await.is_ok().costs_at_most(10).shows(&link);
        // A programme of the whole district serves each of its places; a draft is nobody else's to see.
        harness.change(sql("update programme_place set place_code = '61.05'")).await;
        staff.get(&need).await.is_ok().shows(&link);
        let draft = "update programme set state = 'draft' where id = $1";
        harness.change(sql(draft).bind(OWN_PARTNER_PROGRAMME)).await;
        staff.get(&need).await.is_ok().shows(none).hides(&link);
    })
    .await;
}

/// Nobody is asked to be interested in a programme that is closed by now, for instance because it became one with another.
#[tokio::test]
async fn an_answer_with_a_programme_that_was_closed_says_so() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let (partner, office) = (harness.sign_in(Who::Partner).await, harness.sign_in(Who::Office).await);
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        partner.post(&answer, &[("programme", OWN_PARTNER_PROGRAMME)]).await.is(303);
        office.get(&need).await.is_ok().shows("Nyatakan minat");
        let closed = sql("update programme set state = 'cancelled', version = version + 1 where id = $1");
        harness.change(closed.bind(OWN_PARTNER_PROGRAMME)).await;
        office
            .get(&need)
            .await
            .is_ok()
            .hides("Nyatakan minat")
            .shows("Program yang ditawarkan sudah ditutup");
        partner.get(&need).await.is_ok().shows("Program yang ditawarkan sudah ditutup");
    })
    .await;
}

/// An office hears of what is written in its name; what it writes itself it knows.
#[tokio::test]
async fn an_office_is_told_of_a_need_that_is_written_in_its_name() {
    on_both(async |harness| {
        let told = async || {
            let asked =
                sql("select count(*) from person_notice where subject like 'Kebutuhan terbuka atas nama%'");
            harness.app.db().value::<i64>(asked).await.unwrap().unwrap()
        };
        written(&harness).await;
        assert_eq!(told().await, 0);
        harness.as_staff().await.post("/needs/new", &WRITTEN).await.is(303);
        assert!(told().await > 0);
    })
    .await;
}
