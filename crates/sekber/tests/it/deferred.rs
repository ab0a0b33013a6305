//! Scenarios about acts that are begun by one person and take effect later: permission is asked when they take effect. And
//! about the verbs of accounts, each called by somebody who may not.

use sekber::features::account::{self, Invite, NewPerson};
use sekber::kit::access::{Actor, token};
use sekber::kit::audit::{self, Event};
use sekber::kit::jobs::Schedule;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::roles::{Duty, Role};

use crate::harness::{
    Caller, Harness, OTHER_OFFICE, OWN_OFFICE, OWN_PARTNER, PASSWORD, Seen, Who, on_both, organisation,
    person,
};
use crate::source::root;
use crate::standing::suspend;

/// What was begun.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Act {
    /// The secretariat's staff invites somebody to an office.
    StaffInvites,
    /// A partner's manager invites a colleague.
    PartnerInvites,
    /// An administrator makes a link with which an officer sets a new password.
    AdminMakesLink,
    /// An officer has given the password and is asked for a code.
    OfficerSignsIn,
}

/// What happens before it takes effect.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Between {
    Nothing,
    MakerDeactivated,
    MakerLosesRole,
    MakerMadeReader,
    PartnerSuspended,
    OwnerChangesPassword,
    OwnerSignsOutEverywhere,
    OwnerDeactivatedAndBack,
    OwnerWorksElsewhere,
    FactorTakenOff,
}

/// Every act with everything that may end it. Only what nothing came between still works.
const CASES: [(Act, &[Between]); 4] = [
    (Act::StaffInvites, &[Between::Nothing, Between::MakerDeactivated, Between::MakerLosesRole]),
    (
        Act::PartnerInvites,
        &[
            Between::Nothing,
            Between::MakerDeactivated,
            Between::MakerLosesRole,
            Between::MakerMadeReader,
            Between::PartnerSuspended,
        ],
    ),
    (
        Act::AdminMakesLink,
        &[
            Between::Nothing,
            Between::MakerDeactivated,
            Between::MakerLosesRole,
            Between::OwnerChangesPassword,
            Between::OwnerDeactivatedAndBack,
            Between::OwnerWorksElsewhere,
        ],
    ),
    (
        Act::OfficerSignsIn,
        &[
            Between::Nothing,
            Between::OwnerChangesPassword,
            Between::OwnerSignsOutEverywhere,
            Between::OwnerDeactivatedAndBack,
            Between::FactorTakenOff,
        ],
    ),
];

/// A recovery code of the officer.
const RECOVERY: &str = "abcd-efgh-jkmn-pqrs";

/// The address of the link that a page shows once.
pub fn link_of(seen: &Seen) -> String {
    let link = seen.is_ok().text.split("value=\"http://127.0.0.1:8080").nth(1);
    link.unwrap().split('"').next().unwrap().to_owned()
}

impl Act {
    /// Who began it.
    fn maker(self) -> Who {
        match self {
            Self::PartnerInvites => Who::Partner,
            Self::OfficerSignsIn => Who::Office,
            Self::StaffInvites | Self::AdminMakesLink => Who::Staff,
        }
    }

    /// Begins it; returns the way on: a link, or the cookie that keeps the place.
    async fn begin(self, harness: &Harness) -> String {
        let invitation = |organisation| {
            [("email", "baru@example.org"), ("name", "Orang Baru"), ("organisation", organisation)]
        };
        let maker = harness.sign_in(self.maker()).await;
        match self {
            Self::StaffInvites => link_of(&maker.post("/invitations", &invitation(OWN_OFFICE)).await),
            Self::PartnerInvites => link_of(&maker.post("/invitations", &invitation(OWN_PARTNER)).await),
            Self::AdminMakesLink => {
                let admin = "insert into person_role (region_code, person_id, role, granted_at) values ('61.05', 'staff', 'admin', 0)";
                harness.change(sql(admin)).await;
                link_of(&maker.post("/people/office/password-link", &[]).await)
            }
            Self::OfficerSignsIn => {
                let on = sql("update person set totp_secret = 'unreadable' where id = 'office'");
                harness.change(on).await;
                let code = sql("insert into recovery_code (person_id, code_hash) values ('office', $1)");
                harness.change(code.bind(token::hash(&RECOVERY.replace('-', "")))).await;
                let (email, public) = (Who::Office.email(), harness.public());
                let seen = public.post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
                seen.leads_to("/sign-in/code?next=%2F");
                format!("sekber-step={}", seen.cookie("sekber-step").unwrap())
            }
        }
    }

    /// Takes it to its end; whether it took effect.
    async fn end(self, harness: &Harness, way: &str) -> bool {
        let answer = [("name", "Orang Baru"), ("password", "sungai melawi pasang"), ("code", RECOVERY)];
        let public = harness.public();
        match self {
            Self::StaffInvites | Self::PartnerInvites => {
                let works = public.get(way).await.status == 200;
                assert_eq!(works, public.post(way, &answer).await.status == 303, "the page says what is so");
                let holds = sql(
                    "select count(*) from person_role r join person p on p.id = r.person_id where p.email = 'baru@example.org'",
                );
                let held: i64 = harness.app.db().value(holds).await.unwrap().unwrap();
                assert_eq!(works, held == 1, "a role is given if and only if the answer says so");
                works
            }
            Self::AdminMakesLink => {
                let works = public.get(way).await.status == 200;
                assert_eq!(works, public.post(way, &answer).await.status == 303, "the page says what is so");
                works
            }
            Self::OfficerSignsIn => {
                let waiting = public.holding(way.to_owned());
                waiting.post("/sign-in/code", &answer).await.cookie("sekber").is_some()
            }
        }
    }
}

impl Between {
    async fn happen(self, harness: &Harness, act: Act) {
        let admin = harness.as_admin().await;
        let maker = act.maker();
        let person = format!("/people/{}", maker.key());
        let role = match act {
            Act::AdminMakesLink => "admin".to_owned(),
            _ => maker.role().to_string(),
        };
        match self {
            Self::Nothing => {}
            Self::MakerDeactivated => done(&admin, &format!("{person}/deactivate"), &[]).await,
            Self::MakerLosesRole => done(&admin, &format!("{person}/roles/revoke"), &[("held", &role)]).await,
            Self::MakerMadeReader => {
                let lesser = [("organisation", OWN_PARTNER), ("duty", "reader")];
                done(&admin, &format!("{person}/roles"), &lesser).await;
            }
            Self::PartnerSuspended => suspend(harness).await,
            Self::OwnerChangesPassword => {
                let form = [("old", PASSWORD), ("password", "perahu kayu di muara")];
                done(&harness.as_office().await, "/account/password", &form).await;
            }
            Self::OwnerSignsOutEverywhere => {
                done(&harness.as_office().await, "/account/sessions/end", &[]).await;
            }
            Self::OwnerDeactivatedAndBack => {
                done(&admin, "/people/office/deactivate", &[]).await;
                done(&admin, "/people/office/activate", &[]).await;
            }
            Self::OwnerWorksElsewhere => {
                let role = "insert into person_role (region_code, person_id, role, granted_at) values ('61.04', 'office', 'staff', 0)";
                harness.change(sql(role)).await;
            }
            Self::FactorTakenOff => done(&admin, "/people/office/factor-off", &[]).await,
        }
    }
}

async fn done(caller: &Caller, path: &str, form: &[(&str, &str)]) {
    caller.post(path, form).await.is(303);
}

#[tokio::test]
async fn what_was_begun_takes_effect_only_while_it_is_still_permitted() {
    for (act, all) in CASES {
        for between in all {
            on_both(async |harness| {
                let way = act.begin(&harness).await;
                between.happen(&harness, act).await;
                let works = act.end(&harness, &way).await;
                assert_eq!(works, *between == Between::Nothing, "{act:?} after {between:?}");
                // Being permitted again brings nothing back that was withdrawn.
                audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().unwrap();
            })
            .await;
        }
    }
}

#[tokio::test]
async fn a_suspension_that_ends_lets_its_invitations_live_again_and_a_revocation_does_not() {
    on_both(async |harness| {
        let way = Act::PartnerInvites.begin(&harness).await;
        suspend(&harness).await;
        harness.public().get(&way).await.is(410);
        harness
            .change(sql("update organisation set state = 'verified' where id = $1").bind(OWN_PARTNER))
            .await;
        harness.public().get(&way).await.is_ok();
        let admin = harness.as_admin().await;
        let role = Who::Partner.role().to_string();
        done(&admin, "/people/partner/roles/revoke", &[("held", &role)]).await;
        done(&admin, "/people/partner/roles", &[("organisation", OWN_PARTNER), ("duty", "manager")]).await;
        harness.public().get(&way).await.is(410).shows("ditarik");
    })
    .await;
}

/// Whatever is queued is carried out later for somebody, who may have lost the right to it meanwhile.
#[tokio::test]
async fn work_that_is_queued_says_what_asks_again() {
    let harness = Harness::on_sqlite().await;
    let told = std::fs::read_to_string(root().join("docs/security.md")).unwrap();
    let section = told.split("## What is begun now and takes effect later").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let queued = harness.app.jobs().iter().filter(|job| job.schedule == Schedule::Queued);
    let names: Vec<&str> = queued.map(|job| job.name).collect();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        assert!(
            section.contains(&format!("| `{name}`: ")),
            "docs/security.md does not say what asks {name} again"
        );
    }
}

/// Those who are no administrators, with what they are otherwise.
fn others() -> Vec<Actor> {
    let mut suspended = Who::Partner.actor();
    suspended.suspend(&Who::Partner.role());
    let without = person("leaver", "Lukas Pamit", Vec::new());
    let all = [Who::Staff, Who::Partner, Who::PartnerEditor, Who::PartnerReader, Who::Leader, Who::Juror];
    all.map(Who::actor).into_iter().chain([suspended, without]).collect()
}

#[tokio::test]
async fn every_verb_of_accounts_refuses_whoever_may_not() {
    on_both(async |harness| {
        let app = &harness.app;
        let office: sekber_core::value::PersonId = "office".parse().unwrap();
        let before: i64 = app.db().value(sql("select count(*) from audit")).await.unwrap().unwrap();
        for actor in others() {
            let refused = [
                account::rename_person(app, &actor, &office, "Nama Lain", 1).await,
                account::deactivate(app, &actor, &office).await,
                account::activate(app, &actor, &office).await,
                account::make_anonymous(app, &actor, &office).await,
                account::switch_off_for(app, &actor, &office).await,
                account::make_password_link(app, &actor, &office).await.map(|_| ()),
                account::grant_role(app, &actor, &office, &Role::Staff).await,
                account::revoke_role(app, &actor, &office, &Role::Admin).await,
                account::invite(app, &actor, invitation(Role::Leader)).await.map(|_| ()),
                add_person(&harness, &actor).await,
            ];
            for (at, answer) in refused.into_iter().enumerate() {
                assert!(matches!(answer, Err(Problem::NotAllowed)), "verb {at} by {}", actor.name);
            }
            if actor.is_secretariat() {
                continue;
            }
            let of_office = Role::Office(organisation(OTHER_OFFICE), Duty::Editor);
            let open = "to-office-other".parse().unwrap();
            let refused = [
                account::grant_role(app, &actor, &office, &of_office).await,
                account::revoke_role(app, &actor, &office, &of_office).await,
                account::invite(app, &actor, invitation(of_office)).await.map(|_| ()),
                account::invite(app, &actor, invitation(Role::Juror)).await.map(|_| ()),
                account::withdraw_invitation(app, &actor, &open).await,
            ];
            for (at, answer) in refused.into_iter().enumerate() {
                assert!(matches!(answer, Err(Problem::NotAllowed)), "verb {at} by {}", actor.name);
            }
        }
        let after: i64 = app.db().value(sql("select count(*) from audit")).await.unwrap().unwrap();
        assert_eq!(before, after);
    })
    .await;
}

fn invitation(role: Role) -> Invite {
    Invite { email: "x@example.org".to_owned(), name: "X".to_owned(), role }
}

async fn add_person(harness: &Harness, actor: &Actor) -> Result<(), Problem> {
    let mut tx = harness.app.begin(actor).await?;
    let new = NewPerson {
        email: "y@example.org".to_owned(),
        name: "Y".to_owned(),
        password: PASSWORD.to_owned(),
        roles: vec![Role::Admin],
    };
    account::add_person(&mut tx, new).await?;
    Ok(tx.commit(Event::new("house.changed", "61.05", "")).await?)
}
