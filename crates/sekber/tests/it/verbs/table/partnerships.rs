//! Verbs of partnerships and their papers.

use jiff::civil::date;
use sekber::features::partnership::{
    self, Acting, AgreementDraft, ClauseDraft, Correction, NotedStep, Numbered, OwnStepDraft,
    PartnershipDraft, RemarkDraft, RemarkFinding, Signing, StepDraft,
};
use sekber_core::partnership::{self as rules, AgreementKind};
use sekber_core::value::{AgreementId, PartnershipId};

use super::{Act, Scene, Verb};
use crate::harness::OWN_PARTNER;

fn own() -> PartnershipId {
    format!("partnership-of-{OWN_PARTNER}").parse().unwrap()
}

fn paper() -> AgreementId {
    format!("agreement-of-{OWN_PARTNER}").parse().unwrap()
}

fn draft(scene: &Scene) -> PartnershipDraft {
    PartnershipDraft::new("Kebun gizi", scene.office.clone(), scene.partner.clone())
}

fn text() -> AgreementDraft {
    AgreementDraft::new(AgreementKind::Joint, "Kebun gizi")
}

fn signing() -> Signing {
    let number = "1".to_owned();
    Signing {
        signed_on: date(2023, 10, 1),
        number_district: number.clone(),
        number_partner: number,
        answer: None,
        conditions: String::new(),
    }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "partnership/actions/open.rs",
        change => |s, who| async { partnership::change(&s.app, who, &own(), 1, &draft(s)).await };
        open_from_meeting => |s, who| partnership::open_from_meeting(&s.app, who, &s.meeting.id);
        propose => |s, who| async { partnership::propose(&s.app, who, &draft(s)).await };
    );
    room!(all, "partnership/actions/course.rs",
        act => |s, who| async { partnership::act(&s.app, who, &own(), 1, &Acting::new(rules::Act::Activate, None)).await };
    );
    room!(all, "partnership/actions/ending.rs",
        contest => |s, who| async { partnership::contest_end(&s.app, who, &own(), 1, "Keliru").await };
        take_back => |s, who| async { partnership::take_end_back(&s.app, who, &own(), 1, "Keliru").await };
        uphold => |s, who| async { partnership::uphold_end(&s.app, who, &own(), 1, "Benar").await };
    );
    room!(all, "partnership/actions/steps.rs",
        note => |s, who| async {
            let noted = NotedStep { step: "offer".to_owned(), taken_on: Some(date(2023, 10, 1)), note: String::new() };
            partnership::note_step(&s.app, who, &own(), 1, &noted).await
        };
    );
    room!(all, "partnership/actions/agreement.rs",
        change => |s, who| async { partnership::change_agreement(&s.app, who, &paper(), 1, &text()).await };
        draft => |s, who| async { partnership::draft_agreement(&s.app, who, &own(), &text()).await };
        issue => |s, who| async { partnership::issue(&s.app, who, &paper(), &Numbered::default()).await };
        withdraw => |s, who| async { partnership::withdraw(&s.app, who, &paper(), 1, "").await };
    );
    room!(all, "partnership/actions/clause.rs",
        set_clause => |s, who| async {
            let draft = ClauseDraft {
                kind: "joint".to_owned(),
                article: "object".to_owned(),
                text: "Objeknya {judul}.".to_owned(),
                stand: partnership::stand_of_clause(""),
            };
            partnership::set_clause(&s.app, who, &draft).await
        };
    );
    room!(all, "partnership/actions/remark.rs",
        remark => |s, who| async {
            let draft = RemarkDraft { finding: RemarkFinding::NoObjection, reason: String::new() };
            partnership::remark(&s.app, who, &paper(), 1, &draft).await
        };
    );
    room!(all, "partnership/actions/own_step.rs",
        end_own_step => |s, who| partnership::end_own_step(&s.app, who, rules::RoadKind::ThirdParty, "own_1");
        keep_own_step => |s, who| async {
            let draft = OwnStepDraft {
                step: None,
                name_id: "Rapat persiapan".to_owned(),
                name_en: "Preparing meeting".to_owned(),
                actor: sekber_core::registry::Turn::Office,
                paper: None,
                weight: rules::Weight::Warns,
                usual_days: 3,
                follows: "offer".to_owned(),
            };
            partnership::keep_own_step(&s.app, who, rules::RoadKind::ThirdParty, &draft).await
        };
    );
    room!(all, "partnership/actions/road.rs",
        set_road => |s, who| async {
            let offer = StepDraft {
                step: "offer".to_owned(),
                weight: rules::Weight::Optional,
                actor: sekber_core::registry::Turn::Partner,
                usual_days: 3,
            };
            partnership::set_road(&s.app, who, rules::RoadKind::ThirdParty, &[offer]).await
        };
    );
    room!(all, "partnership/actions/turn.rs",
        pass_draft => |s, who| async { partnership::pass_draft(&s.app, who, &paper(), 1, "").await };
    );
    room!(all, "partnership/actions/sign.rs",
        correct => |s, who| async {
            let correction = Correction { signing: signing(), reason: "Keliru".to_owned() };
            partnership::correct_signing(&s.app, who, &paper(), 1, &correction, Some(s.file())).await
        };
        sign => |s, who| async { partnership::sign(&s.app, who, &paper(), 1, &signing(), s.file()).await };
    );
    all
}
