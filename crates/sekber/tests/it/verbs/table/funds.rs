//! Verbs of the money of partnerships, of their work plans, visits and of the reports on them.

mod visits;
mod work_plans;

use jiff::civil::date;
use sekber::features::ledger::{self, EntryDraft, Hand, Terms};
use sekber::features::report::{self, PeriodDraft, Place, ReportDraft};
use sekber_core::ledger::{Amount, Stage, Way};
use sekber_core::report::Decision;
use sekber_core::value::{LedgerEntryId, PartnershipId, PeriodId, ReportId};

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

fn period() -> PeriodId {
    format!("period-of-{OWN_PARTNER}").parse().unwrap()
}

fn report_of() -> ReportId {
    format!("report-of-{OWN_PARTNER}").parse().unwrap()
}

fn place(scene: &Scene) -> Place {
    Place { period: period(), partnership: partnership(), organisation: scene.partner.clone() }
}

fn new_period() -> PeriodDraft {
    let name = "Semester 1 2021".to_owned();
    let (starts_on, ends_on, due_on) = (date(2021, 1, 1), date(2021, 6, 30), date(2021, 7, 31));
    PeriodDraft { name, starts_on, ends_on, due_on }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "ledger/actions.rs",
        correct => |s, who| async {
            ledger::correct(&s.app, who, &entry(), "Keliru", None).await
        };
        record => |s, who| async {
            ledger::record(&s.app, who, &partnership(), &draft(s), None).await
        };
        record_in => |s, who| within!(s, who, |tx| async {
            ledger::record_in(tx, s.app.today(), (&partnership(), &draft(s)), &[]).await
        });
    );
    room!(all, "ledger/actions/prove.rs",
        attach => |s, who| async {
            ledger::attach(&s.app, who, &entry(), s.file()).await
        };
    );
    room!(all, "ledger/actions/told.rs",
        record_told => |s, who| async {
            let terms = Terms { way: Way::PartnerRun, conversion: None, confirmed: false };
            ledger::record_told(&s.app, who, &partnership(), &["told".to_owned()], &terms).await
        };
        set_aside => |s, who| async {
            ledger::set_aside(&s.app, who, &partnership(), &["told".to_owned()], false).await
        };
    );
    room!(all, "ledger/standing.rs",
        decide => |s, who| async { ledger::decide(&s.app, who, &entry(), true, "").await };
    );
    room!(all, "report/actions/decide.rs",
        decide => |s, who| async {
            report::decide(&s.app, who, &report_of(), 1, (Decision::Confirm, "")).await
        };
    );
    room!(all, "report/actions/periods.rs",
        add => |s, who| async { report::add_period(&s.app, who, &new_period()).await };
        change => |s, who| async { report::change_period(&s.app, who, &period(), 9, &new_period()).await };
        remove => |s, who| async { report::remove_period(&s.app, who, &period(), 9).await };
        lock => |s, who| async { report::lock(&s.app, who, &period(), 9, true).await };
        open_year => |s, who| report::open_year(&s.app, who, 2022);
    );
    room!(all, "report/actions/reminder.rs",
        remind_by_hand => |s, who| async { report::remind_by_hand(&s.app, who, &place(s)).await };
    );
    room!(all, "report/actions/write.rs",
        begin => |s, who| async { report::begin(&s.app, who, &place(s)).await };
        remove_photo => |s, who| async {
            report::remove_photo(&s.app, who, &report_of(), &"photo".parse().unwrap()).await
        };
        save => |s, who| async {
            report::save(&s.app, who, &report_of(), 1, &ReportDraft::default(), None).await
        };
        send => |s, who| async {
            let name = "sending".parse().unwrap();
            report::send(&s.app, who, &report_of(), (1, &name), (&ReportDraft::default(), false), None).await
        };
    );
    all.extend(work_plans::verbs());
    all.extend(visits::verbs());
    all
}
