//! Scenarios about what a leader decides about a plan: in person, or on a paper that the secretariat writes down.

use sekber::kit::store::sql;
use sekber::kit::words::Language;

use crate::harness::{Who, on_both};
use crate::matching::{newest, set};

#[tokio::test]
async fn only_a_leader_decides_and_the_secretariat_names_the_paper() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        staff.post("/matching/plans", &[]).await.is(303);
        let page = format!("/matching/plans/{}", newest(&harness).await);
        let decision = format!("{page}/decision");
        staff.get(&page).await.is_ok().shows("Catat keputusan pimpinan").hides("Setujui rencana");
        staff.get(&format!("{page}/files/csv")).await.is_ok().shows("Belum disetujui pimpinan.");
        let today = harness.app.today();
        let day = today.to_string();
        let paper = [("decision", "approved"), ("paper", "nota dinas nomor 1"), ("paper_day", day.as_str())];
        for lacking in [&paper[..1], &paper[..2]] {
            staff.post(&decision, lacking).await.is(422).shows("diputuskan oleh pimpinan");
        }
        staff.post(&decision, &paper).await.is(303);
        let seen = staff.get(&page).await;
        let named = format!("menurut nota dinas nomor 1, tanggal {}", Language::Indonesian.date(today));
        seen.is_ok().costs_at_most(10).shows(&named);
        seen.shows("Dicatat oleh Stefanus Sekretariat").shows("Tetapkan rencana");

        let file = staff.get(&format!("{page}/files/csv")).await;
        file.is_ok().shows("Konsep usulan, belum ditetapkan. Disetujui pimpinan menurut nota dinas nomor 1");

        // What a leader says in person takes its place, and nobody but a leader changes it.
        let leader = harness.sign_in(Who::Leader).await;
        leader.get(&page).await.is_ok().shows("Setujui rencana").hides("Catat keputusan pimpinan");
        leader.post(&decision, &[("decision", "returned"), ("note", "Tambah desa")]).await.is(303);
        staff.get(&page).await.is_ok().shows("Pimpinan meminta perbaikan.").hides("nota dinas nomor 1");
        staff.post(&decision, &paper).await.is(422).shows("sudah memutuskan sendiri");
        staff.post(&format!("{page}/publish"), &[]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_paper_is_of_the_plans_time_has_a_number_and_comes_to_the_leaders_notice() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        staff.post("/matching/plans", &[]).await.is(303);
        let plan = newest(&harness).await;
        let decision = format!("/matching/plans/{plan}/decision");
        let day = harness.app.today().to_string();
        let told = async || -> i64 {
            let asked = "select count(*) from person_notice where person_id = 'leader'";
            harness.app.db().value(sql(asked)).await.unwrap().unwrap()
        };
        for (paper, on, why) in [
            ("x", day.as_str(), "dengan nomornya"),
            ("nota dinas 050/17", "1990-01-01", "sebelum rencana ini disusun"),
            ("nota dinas 050/17", "2099-01-01", "paling lambat hari ini"),
            ("nota dinas 050/17", "kemarin", "bukan tanggal"),
        ] {
            let sent =
                [("decision", "returned"), ("paper", paper), ("paper_day", on), ("note", "Tambah desa")];
            let seen = staff.post(&decision, &sent).await;
            seen.is(422).shows(why).shows("aria-invalid");
            seen.shows(&format!("value=\"{paper}\"")).shows("value=\"Tambah desa\"");
        }
        let empty = [("decision", "returned"), ("paper", "nota dinas 050/17"), ("paper_day", day.as_str())];
        staff.post(&decision, &empty).await.is(422).shows("yang perlu diperbaiki").shows("nota dinas 050/17");
        assert_eq!(told().await, 0, "nothing was written down");
        let sent = [("decision", "approved"), empty[1], empty[2]];
        staff.post(&decision, &sent).await.is(303);
        assert_eq!(told().await, 1);
        staff.post(&decision, &sent).await.is(303);
        assert_eq!(told().await, 1, "nothing was changed");
        // On one day and by one paper it may be written down otherwise, and as before after all.
        let returned = [("decision", "returned"), empty[1], empty[2], ("note", "Tambah desa")];
        staff.post(&decision, &returned).await.is(303);
        staff.post(&decision, &sent).await.is(303);
        assert_eq!(told().await, 3);
        let leader = harness.as_leader().await;
        leader.get("/notices").await.is_ok().shows("Keputusan pimpinan dicatat");
    })
    .await;
}
