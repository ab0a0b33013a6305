//! Verbs of the registry: records, sign-ups, verification, and what Kesbangpol says of partners.

use sekber::features::registry::{self, LegalityDraft, LegalityFinding};
use sekber::features::{action_plan, working_group};
use sekber_core::registry::checklist::Checklist;
use sekber_core::registry::verification;

use super::{Act, Verb};

fn legality() -> LegalityDraft {
    let (reason, presence_number) = (String::new(), String::new());
    LegalityDraft { finding: LegalityFinding::InOrder, reason, presence_number, presence_on: None }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "registry/actions.rs",
        add => |s, who| registry::add_organisation(&s.app, who, s.organisation());
        change => |s, who| async { registry::change_organisation(&s.app, who, &s.partner, 1, &s.organisation()).await };
        create => |s, who| within!(s, who, |tx| registry::create(tx, s.organisation()));
        create_many => |s, who| within!(s, who, |tx| registry::create_many(tx, vec![s.organisation()]));
        update => |s, who| within!(s, who, |tx| async { registry::update(tx, &s.partner, 1, &s.organisation()).await });
    );
    room!(all, "registry/asking.rs",
        ask_to_be_invited => |s, who| registry::ask_to_be_invited(&s.app, who, &s.partner, &s.cycle.id);
    );
    room!(all, "action_plan/actions.rs",
        keep => |s, who| async { action_plan::keep_action_plans(&s.app, who, &super::form(&[("plans", "A | a")])).await };
        tag => |s, who| action_plan::tag_programme(&s.app, who, &s.programme, &[]);
    );
    room!(all, "working_group/actions.rs",
        keep => |s, who| async { working_group::keep_working_group(&s.app, who, "gizi", &super::form(&[])).await };
        note => |s, who| working_group::note_in_working_group(&s.app, who, "gizi", &s.partner, "Usul");
    );
    room!(all, "registry/sign_up.rs",
        refuse_sign_up => |s, who| registry::refuse_sign_up(&s.app, who, &s.partner, "Di luar wilayah");
    );
    room!(all, "registry/verification.rs",
        documents_changed => |s, who| within!(s, who, |tx| registry::documents_changed(tx, &s.partner));
        look_again => |s, who| within!(s, who, |tx| registry::look_again(tx, &s.partner));
        invite => |s, who| registry::invite_one(&s.app, who, &s.partner, &s.cycle.id, true);
        invite_chosen => |s, who| async {
            registry::invite_chosen(&s.app, who, &s.cycle.id, std::slice::from_ref(&s.partner)).await
        };
        invite_many => |s, who| within!(s, who, |tx| registry::invite(tx, &s.cycle.id, std::slice::from_ref(&s.partner)));
        merge => |s, who| registry::merge(&s.app, who, &s.partner, 1, &s.office);
        take_step => |s, who| async {
            registry::take_step(&s.app, who, &s.partner, 1, &verification::Step::Submit, Checklist::default()).await
        };
    );
    room!(all, "registry/legality.rs",
        note_legality => |s, who| async { registry::note_legality(&s.app, who, &s.partner, 1, &legality()).await };
    );
    all
}
