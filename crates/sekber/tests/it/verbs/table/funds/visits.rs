//! Verbs of visits in the field.

use jiff::civil::date;
use sekber::features::visit::{self, FollowUpDraft, Issuing, Maker, PersonPart, Present, VisitDraft};
use sekber_core::value::{FollowUpId, PartnershipId, VisitId};

use super::super::{Act, Scene, Verb};
use crate::harness::OWN_PARTNER;

fn partnership() -> PartnershipId {
    format!("partnership-of-{OWN_PARTNER}").parse().unwrap()
}

fn of_partner() -> VisitId {
    format!("visit-of-{OWN_PARTNER}").parse().unwrap()
}

fn asked() -> FollowUpId {
    format!("visit-follow-up-of-{OWN_PARTNER}").parse().unwrap()
}

fn draft() -> VisitDraft {
    let (name, body) = ("Yohanes".to_owned(), "Dinas Kesehatan".to_owned());
    let (post, number) = (String::new(), String::new());
    let present = Present { name, post, body, number, part: PersonPart::Leads };
    VisitDraft {
        made_by: Some(Maker::Secretariat),
        on_day: date(2023, 5, 10),
        place_code: None,
        place_note: "Balai desa".to_owned(),
        seen: "Kebun gizi tumbuh.".to_owned(),
        advice: String::new(),
        people: vec![present],
    }
}

fn follow_up(scene: &Scene) -> FollowUpDraft {
    FollowUpDraft {
        what: "Perbarui daftar".to_owned(),
        responsible: Some(scene.partner.clone()),
        due_on: date(2023, 6, 30),
    }
}

fn issuing() -> Issuing {
    Issuing { number: String::new(), classification: String::new(), stand: "1-1-1".to_owned() }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "visit/actions/follow_up.rs",
        add => |s, who| async { visit::add_follow_up(&s.app, who, &of_partner(), &follow_up(s)).await };
        done => |s, who| async {
            visit::follow_up_done(&s.app, who, &of_partner(), &asked(), date(2023, 6, 1)).await
        };
    );
    room!(all, "visit/actions/issue.rs",
        issue => |s, who| async { visit::issue(&s.app, who, &of_partner(), issuing()).await };
    );
    room!(all, "visit/actions/write.rs",
        record => |s, who| async { visit::record(&s.app, who, &partnership(), &draft()).await };
        change => |s, who| async { visit::change(&s.app, who, &of_partner(), 1, &draft()).await };
        add_photo => |s, who| async { visit::add_photo(&s.app, who, &of_partner(), s.file()).await };
    );
    all
}
