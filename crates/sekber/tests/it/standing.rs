//! Scenarios about accounts that do not take part: without a role in the district, with one in another district, of a partner
//! that is suspended.

use sekber::kit::store::sql;
use sekber::shell::routes;
use sekber_core::roles::Role;

use crate::hall::Hall;
use crate::harness::{
    Caller, Harness, LEAVER, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME,
    Seen, Who, on_both, person,
};
use crate::routes::{OWNERS, keep_a_plan};

async fn call(caller: &Caller, method: &str, path: &str) -> Seen {
    if method == "GET" { caller.get(path).await } else { caller.post(path, &[]).await }
}

#[tokio::test]
async fn an_account_without_a_role_here_sees_what_the_public_sees() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let nobody = person(LEAVER, "Lukas Pamit", vec![Role::Staff]);
        for elsewhere in [false, true] {
            if elsewhere {
                let role = "insert into person_role (region_code, person_id, role, granted_at) values ('61.04', $1, 'admin', 0)";
                harness.change(sql(role).bind(LEAVER)).await;
            }
            let caller = harness.sign_in_as(&nobody).await;
            caller.get("/").await.is(403).shows("belum memiliki peran").shows("/account").shows("/sign-out");
            caller.get("/account").await.is_ok().shows("Lukas Pamit");
            caller.get("/account/password").await.is_ok();
            caller.get("/language/en").await.is(303);
            let before = harness.trail_length().await;
            for line in routes::table() {
                if ["public", "account"].contains(&line.permit.name()) {
                    continue;
                }
                for owner in &OWNERS {
                    let seen = call(&caller, &line.method, &owner.fill(line.path)).await;
                    assert_eq!(seen.status, 403, "{}", seen.told);
                    seen.hides("Yayasan Sendiri").hides("Perkumpulan Lain");
                }
            }
            assert_eq!(before, harness.trail_length().await);
        }
    })
    .await;
}

/// Suspends the own partner as the secretariat does.
pub async fn suspend(harness: &Harness) {
    let staff = harness.as_staff().await;
    let path = format!("/partners/{OWN_PARTNER}");
    let version = staff.get(&path).await.is_ok().field("version");
    let form = [("step", "suspend"), ("version", version.as_str()), ("reason", "Izin habis")];
    staff.post(&format!("{path}/steps"), &form).await.is(303);
}

#[tokio::test]
async fn a_suspended_partner_reads_its_own_and_mends_its_documents() {
    on_both(async |harness| {
        suspend(&harness).await;
        let own = format!("/partners/{OWN_PARTNER}");
        let documents = format!("{own}/papers");
        for who in [Who::Partner, Who::PartnerEditor, Who::PartnerReader] {
            let caller = harness.sign_in(who).await;
            caller.get("/").await.is(403).shows("ditangguhkan").shows(&documents);
            caller.get(&own).await.is_ok().shows("Yayasan Sendiri").hides(&format!("{own}/edit"));
            caller.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await.is_ok();
            let list = caller.get("/programmes").await;
            list.is_ok().shows("Kebun gizi keluarga").hides("Sekolah lapang").hides("/programmes/new");
            caller.get("/programmes.csv").await.is_ok().hides("Sekolah lapang");
            caller.get(&documents).await.is_ok();
            caller.get(&format!("/partners/{OTHER_PARTNER}")).await.is(403);
            caller.get(&format!("/programmes/{OTHER_PARTNER_PROGRAMME}")).await.is(404);
            for shut in ["/partners", "/offices", "/meetings", "/matching", "/calendar", "/partners.csv"] {
                caller.get(shut).await.is(403).shows("ditangguhkan");
            }
            let added = caller.post(&documents, &[("kind", "other"), ("number", who.key())]).await;
            added.is(if who == Who::PartnerReader { 403 } else { 303 });
        }
        // It ends as it began: by the secretariat, and everything is open again.
        harness
            .change(sql("update organisation set state = 'verified' where id = $1").bind(OWN_PARTNER))
            .await;
        let partner = harness.as_partner().await;
        partner.get("/").await.is_ok();
        partner.get(&format!("{own}/edit")).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn a_suspended_partner_changes_nothing_else_by_any_door() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_PARTNER).await;
        phone.get(&format!("/hall/{}", hall.id)).await.is_ok();
        suspend(&harness).await;
        let before = harness.trail_length().await;
        phone.get(&format!("/hall/{}", hall.id)).await.is(303);
        phone.post(&format!("/hall/{}/picks", hall.id), &[]).await.is(401);
        let allowed = ["/partners/{organisation}/papers"];
        for who in [Who::Partner, Who::PartnerEditor, Who::PartnerReader] {
            let caller = harness.sign_in(who).await;
            for line in routes::table().into_iter().filter(|line| line.method == "POST") {
                let open = ["public", "account"].contains(&line.permit.name());
                if open || allowed.iter().any(|start| line.path.starts_with(start)) {
                    continue;
                }
                let seen = caller.post(&OWNERS[0].fill(line.path), &[]).await;
                assert!([401, 403].contains(&seen.status), "{} answers {who:?} {}", seen.told, seen.status);
            }
        }
        // Three sessions were opened by the scenario itself, without a line of their own being counted twice.
        assert_eq!(before + 3, harness.trail_length().await);
    })
    .await;
}
