//! Verbs of matching and of what offices seek.

use sekber::features::matching::{self, DecisionDraft, PairRecord, Rule, Wanted};
use sekber::features::need::{self, AnswerDraft, NeedDraft};
use sekber_core::registry::kinds::Side;
use sekber_core::value::NeedId;
use sekber_engines::matching::interest::{Opinion, Stance, Told};
use sekber_engines::matching::need::{Decision, NeedStep};

use super::{Act, Verb};
use crate::harness::{OWN_OFFICE, OWN_PARTNER};

fn of_office() -> NeedId {
    format!("need-of-{OWN_OFFICE}").parse().unwrap()
}

fn answered() -> NeedId {
    format!("need-of-{OWN_PARTNER}").parse().unwrap()
}

fn sought() -> NeedDraft {
    NeedDraft {
        title: "Pelatih kader".to_owned(),
        purpose: "Posyandu belum memiliki kader.".to_owned(),
        field: "1.02".to_owned(),
        contact: "Ibu Sari".to_owned(),
        ..NeedDraft::default()
    }
}

fn wish() -> Opinion {
    Opinion::new(Stance::Want, None, "", "").unwrap()
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "matching/actions/decision.rs",
        decide => |s, who| async {
            let draft = DecisionDraft { approved: true, ..DecisionDraft::default() };
            matching::decide_plan(&s.app, who, &"kept-plan".parse().unwrap(), &draft).await
        };
    );
    room!(all, "matching/actions/interest.rs",
        set => |s, who| within!(s, who, |tx| async {
            let known = PairRecord::load(tx, &s.cycle.id, &s.pair).await?;
            matching::tell(tx, &known, Side::Office, &wish(), Told::Page).await
        });
        tell => |s, who| async {
            matching::tell_alone(&s.app, who, &s.cycle.id, &s.pair, (&s.partner, Side::Partner), Some(&wish())).await
        };
        withdraw => |s, who| within!(s, who, |tx| async {
            let known = PairRecord::load(tx, &s.cycle.id, &s.pair).await?;
            matching::withdraw(tx, &known, Side::Partner).await
        });
    );
    room!(all, "matching/actions/plan.rs",
        make => |s, who| matching::make_plan(&s.app, who, &s.cycle, "Rencana", Wanted::default());
        publish => |s, who| async {
            matching::publish_alone(&s.app, who, &s.cycle, &"kept-plan".parse().unwrap()).await
        };
        publish_in => |s, who| within!(s, who, |tx| async {
            matching::publish_plan(tx, &s.cycle, &"kept-plan".parse().unwrap()).await
        });
        renew => |s, who| matching::renew_plan(&s.app, who, &s.cycle, "kept-plan");
    );
    room!(all, "matching/actions/ruling.rs",
        lift => |s, who| matching::free_pair(&s.app, who, &s.cycle.id, &s.pair);
        rule => |s, who| matching::rule(&s.app, who, &s.cycle.id, &s.pair, Rule::Lock, "");
        say => |s, who| matching::rule_on_pair(&s.app, who, &s.cycle.id, &s.pair, "lock", "");
        set_quota => |s, who| matching::set_quota(&s.app, who, &s.cycle.id, &s.office, 1, 2);
    );
    room!(all, "need/actions.rs",
        change => |s, who| async { need::change(&s.app, who, (&s.office, &of_office()), 1, &sought()).await };
        open => |s, who| async { need::open(&s.app, who, (&s.office, &s.cycle.id), &sought()).await };
        take_step => |s, who| async {
            need::take_step(&s.app, who, (&s.office, &of_office()), 1, NeedStep::Close, "").await
        };
    );
    room!(all, "need/actions/answer.rs",
        answer => |s, who| async {
            let draft = AnswerDraft { programme: None, message: "Kami bisa.".to_owned() };
            need::answer(&s.app, who, &s.partner, &of_office(), &draft).await
        };
        decide => |s, who| async {
            let place = (&s.office, &of_office());
            need::decide(&s.app, who, place, (&s.partner, 1), Decision::Decline, "Penuh").await
        };
        take_back => |s, who| async { need::take_back(&s.app, who, &s.partner, &answered()).await };
    );
    all
}
