//! Scenarios about the partners' programmes that stand beside an open need.

use sekber::kit::store::sql;

use crate::harness::{OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, Who, on_both};
use crate::need::written;

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
