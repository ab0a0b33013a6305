//! Verbs of synchronisation: verdicts about two programmes, and one record made of both.

use sekber::features::nation;
use sekber::features::programme as programmes;
use sekber::features::synchronisation::{
    self, AnswerDraft, AreaDataDraft, BoundaryDraft, OwnerAnswer, PairId, ReplyDraft, VerdictDraft,
};
use sekber_engines::synchronisation::grading::Verdict;

use super::{Act, Scene, Verb};
use crate::harness::{OTHER_PARTNER_PROGRAMME, programme};

fn pair(scene: &Scene) -> PairId {
    PairId::of(&scene.programme, &programme(OTHER_PARTNER_PROGRAMME))
}

fn draft() -> VerdictDraft {
    let (note, digest, seen) = (String::new(), String::new(), String::new());
    VerdictDraft { verdict: Verdict::Merge, note, mover: None, digest, seen }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "synchronisation/actions.rs",
        decide => |s, who| async { synchronisation::decide(&s.app, who, &pair(s), &draft()).await };
        unite => |s, who| async {
            let pair = pair(s);
            synchronisation::unite(&s.app, who, &pair, (&pair.first, "")).await
        };
        choose_letter => |s, who| async { synchronisation::choose_letter(&s.app, who, true).await };
        reopen => |s, who| async { synchronisation::reopen(&s.app, who, &pair(s), "").await };
    );
    room!(all, "synchronisation/actions/answers.rs",
        answer_verdict => |s, who| async {
            let (reason, seen) = (String::new(), String::new());
            let draft = AnswerDraft { side: s.programme.clone(), answer: OwnerAnswer::Agrees, reason, seen };
            synchronisation::answer_verdict(&s.app, who, &pair(s), &draft).await
        };
        keep_verdict => |s, who| async {
            let (reply, seen) = ("Tetap".to_owned(), String::new());
            let draft = ReplyDraft { side: s.programme.clone(), reply, seen };
            synchronisation::keep_verdict(&s.app, who, &pair(s), &draft).await
        };
    );
    for verb in &mut all {
        verb.is_for_own_people = verb.name == "answer_verdict";
    }
    room!(all, "synchronisation/actions/boundaries.rs",
        load_boundaries => |s, who| async { synchronisation::load_boundaries(&s.app, who, &BoundaryDraft::default()).await };
    );
    room!(all, "synchronisation/actions/data.rs",
        load_data => |s, who| async { synchronisation::load_data(&s.app, who, &AreaDataDraft::default()).await.map(|_| ()) };
        remove_data => |s, who| async { synchronisation::remove_data(&s.app, who, &"no-data".parse().unwrap()).await };
        simulate_data => |s, who| within!(s, who, |tx| synchronisation::simulate_data(tx, &[]));
    );
    room!(all, "nation/actions.rs",
        release_figures => |s, who| async { nation::release_figures(&s.app, who, true).await };
        link_partner => |s, who| async { nation::link_partner(&s.app, who, &s.partner, "17").await };
        unlink_partner => |s, who| async { nation::unlink_partner(&s.app, who, &s.partner).await };
    );
    room!(all, "programme/actions/release.rs",
        release => |s, who| async { programmes::release(&s.app, who, &s.programme, 1).await };
    );
    room!(all, "programme/actions/united.rs",
        unite => |s, who| within!(s, who, |tx| async {
            programmes::unite(tx, (&s.programme, 1), &programme(OTHER_PARTNER_PROGRAMME), "Satu kegiatan").await
        });
    );
    all
}
