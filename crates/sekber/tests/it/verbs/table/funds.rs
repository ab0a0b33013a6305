//! Verbs of the money of partnerships.

use sekber::features::ledger::{self, EntryDraft, Hand};
use sekber_core::ledger::{Amount, Stage};
use sekber_core::value::{LedgerEntryId, PartnershipId};

use super::{Act, Scene, Verb};
use crate::harness::OWN_PARTNER;

fn draft(scene: &Scene) -> EntryDraft {
    let hand = || Hand::of(scene.partner.clone(), "Yayasan Sendiri");
    let draft = EntryDraft::new(Stage::Committed, 2023, (hand(), hand()), Amount::Exact(1_000_000));
    EntryDraft { source: "PKS 1".to_owned(), ..draft }
}

fn partnership() -> PartnershipId {
    format!("partnership-of-{OWN_PARTNER}").parse().unwrap()
}

fn entry() -> LedgerEntryId {
    format!("entry-of-{OWN_PARTNER}").parse().unwrap()
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "ledger/actions.rs",
        attach => |s, who| async {
            ledger::attach(&s.app, who, &entry(), s.file()).await
        };
        correct => |s, who| async {
            ledger::correct(&s.app, who, &entry(), "Keliru", None).await
        };
        record => |s, who| async {
            ledger::record(&s.app, who, &partnership(), &draft(s), None).await
        };
        record_in => |s, who| within!(s, who, |tx| async {
            ledger::record_in(&s.app, tx, &partnership(), &draft(s)).await
        });
    );
    all
}
