//! Scenarios about lists that somebody keeps as they are narrowed.

use sekber::kit::store::sql;

use crate::harness::on_both;

#[tokio::test]
async fn a_narrowed_list_is_kept_under_a_name_found_again_and_removed() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let list = "/programmes?side=partner&sort=money";
        let page = partner.get(list).await;
        page.is_ok().shows("/saved-lists?at=%2Fprogrammes%3Fside%3Dpartner%26sort%3Dmoney");
        let offered = partner.get("/saved-lists?at=%2Fprogrammes%3Fside%3Dpartner%26sort%3Dmoney").await;
        offered.is_ok().costs_at_most(8).shows("Belum ada saringan tersimpan").shows("Simpan saringan");
        // What is kept is named by what it is narrowed to.
        offered.shows("Mitra; urutan pilihan Anda");
        let of_office = partner.get("/saved-lists?at=%2Foffices%3Fq%3Dair%2Bbersih").await;
        of_office.is_ok().costs_at_most(8).shows("(“air bersih”)");
        let unknown = partner.get("/saved-lists?at=%2Fprogrammes%3Fcycle%3Dtidak-ada").await;
        unknown.is_ok().shows("Yang akan disimpan:");
        for list in ["partners", "partnerships", "ledger%2Fentries"] {
            let seen = partner.get(&format!("/saved-lists?at=%2F{list}%3Fq%3Dx%26year%3D2023")).await;
            seen.is_ok().costs_at_most(8).shows("Yang akan disimpan:");
        }
        let keep = async |name: &str, at: &str| {
            partner.post("/saved-lists", &[("name", name), ("at", at)]).await
        };
        keep("Air bersih", &offered.field("at").replace("&#38;", "&")).await.leads_to(list);
        let mine = partner.get("/saved-lists").await;
        mine.is_ok().shows("Air bersih").shows("/programmes?side=partner&#38;sort=money").shows("Program");
        partner.clone().in_english().get("/saved-lists").await.is_ok().shows("Saved filters");
        let again = partner.get("/saved-lists?at=%2Fprogrammes%3Fside%3Dpartner%26sort%3Dmoney").await;
        again.is_ok().shows("sudah tersimpan").shows("Tersimpan sebagai: Air bersih").hides("name=\"at\"");

        // The list asks under which name it is kept, once it is there; a list that shows everything does not.
        let names = "/saved-lists?at=%2Fprogrammes%3Fside%3Dpartner%26sort%3Dmoney";
        partner.get(list).await.is_ok().shows(&format!("hx-get=\"{names}\""));
        partner.get("/programmes").await.is_ok().hides("hx-get=\"/saved-lists");
        let told = partner.get_part(names).await;
        told.is_ok().costs_at_most(5).shows("Tersimpan sebagai: Air bersih").hides("<h1");
        for other in ["?at=%2Fprogrammes%3Fside%3Doffice", "?at=%2Fprogrammes", ""] {
            let told = partner.get_part(&format!("/saved-lists{other}")).await;
            told.is_ok().hides("Tersimpan sebagai").hides("<h1");
        }
        harness.as_other_partner().await.get_part(names).await.is_ok().hides("Air bersih");

        // A name is used once, and what is no narrowed list of this site is not kept.
        keep("Air bersih", "/partners?q=x").await.is(422).shows("sudah Anda pakai");
        keep("", "/partners?q=x").await.is(422).shows("href=\"#name\"");
        for at in ["/programmes", "/people?q=x", "https://jahat.id/programmes?q=x", "//jahat.id?q=x", ""] {
            keep("Lain", at).await.is(422);
        }
        let long = format!("/partners?q={}", "a".repeat(1_100));
        keep("Panjang", &long).await.is(422);
        for number in 1..20 {
            keep(&format!("Nomor {number}"), "/offices?sort=money").await.is(303);
        }
        keep("Satu lagi", "/offices?sort=money").await.is(422).shows("20 saringan");

        // Nobody else sees or removes it, and the trail says neither its name nor what is searched for.
        let asked = sql("select id from saved_list where name = 'Air bersih' and person_id = $1").bind("partner");
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let remove = format!("/saved-lists/{id}/remove");
        let other = harness.as_other_partner().await;
        other.get("/saved-lists").await.is_ok().hides("Air bersih");
        other.post(&remove, &[]).await.is(404);
        harness.public().get("/saved-lists").await.is(303);
        let told = sql("select count(*) from audit where subject = $1 and (label like '%Air bersih%' or label like '%side%')");
        assert_eq!(harness.app.db().value::<i64>(told.bind("saved_list")).await.unwrap(), Some(0));
        partner.get("/account/data.json").await.is_ok().shows("Air bersih");
        partner.post(&remove, &[]).await.leads_to("/saved-lists");
        partner.get("/saved-lists").await.is_ok().hides("Air bersih").shows("Nomor 1");
        partner.post(&remove, &[]).await.is(404);

        // What somebody searched for goes with the person.
        harness.as_admin().await.post("/people/partner/anonymise", &[]).await.leads_to("/people/partner");
        let left = sql("select count(*) from saved_list where person_id = $1").bind("partner");
        assert_eq!(harness.app.db().value::<i64>(left).await.unwrap(), Some(0));
    })
    .await;
}
