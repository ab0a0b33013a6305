//! Scenarios about what the matching suggests in the form of a programme.

use crate::harness::{OWN_PARTNER, on_both};

#[tokio::test]
async fn everyday_words_of_a_field_suggest_its_code() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let ask = async |more: &[(&str, &str)]| {
            let mut fields = vec![
                ("organisation", OWN_PARTNER),
                ("title", "Klinik keliling"),
                ("description", "Bidan dan puskesmas melayani <b>ibu hamil</b>."),
                ("do", "suggest"),
            ];
            fields.extend(more);
            partner.post("/programmes/new", &fields).await
        };
        let asked = ask(&[]).await;
        asked.is_ok().shows("name=\"suggested\" value=\"code:1.02\"").shows("Kode: 1.02 Kesehatan");
        asked.shows("“klinik keliling”, “bidan”, “puskesmas”").hides("<b>ibu hamil");
        asked.hides("name=\"code\" value=\"1.02\" checked");
        // Two offices without duties are none that anything could be sent to for sure.
        asked.hides("value=\"lead:").hides("value=\"supporting:");
        // An office whose whole name stands in the text is meant, whatever its duties say.
        let named = [
            ("organisation", OWN_PARTNER),
            ("title", "Klinik keliling"),
            ("description", "Bersama Dinas Sendiri di tiga desa."),
            ("do", "suggest"),
        ];
        let named = partner.post("/programmes/new", &named).await;
        named.is_ok().shows("value=\"lead:office-own\"").shows("Judul atau uraian menyebut namanya.");
        let taken = ask(&[("suggested", "code:1.02")]).await;
        taken.is_ok().shows("name=\"code\" value=\"1.02\" checked").hides("value=\"code:1.02\"");
        // Whoever chose more closely is not sent back to the field.
        ask(&[("code", "1.02.02")]).await.is_ok().hides("value=\"code:1.02\"");
    })
    .await;
}
