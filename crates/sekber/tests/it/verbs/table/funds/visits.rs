//! Verbs of visits in the field.

use jiff::civil::date;
use sekber::features::document::SignedBy;
use sekber::features::visit::{self, FollowUpDraft, Issuing, Present, VisitDraft};
use sekber_core::document::ActingMark;
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
    let present =
        Present { name: "Yohanes".to_owned(), post: String::new(), body: "Dinas Kesehatan".to_owned() };
    VisitDraft {
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
    let signer = SignedBy {
        name: "Kartiyus".to_owned(),
        position: "Sekretaris Daerah".to_owned(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
    };
    Issuing { number: String::new(), classification: String::new(), signer, stand: "1-1-1".to_owned() }
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
