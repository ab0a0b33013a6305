//! Verbs of the work plans of partnerships.

use jiff::civil::date;
use sekber::features::work_plan::{self, ActivityDraft, Confirmed, Figure, IndicatorDraft, Progress};
use sekber_core::value::{ActivityId, ActualId, IndicatorId, PartnershipId, ReportId};
use sekber_core::work_plan::{Asks, Counting, IndicatorKind, Split};

use super::super::{Act, Scene, Verb};
use crate::harness::OWN_PARTNER;

fn partnership() -> PartnershipId {
    format!("partnership-of-{OWN_PARTNER}").parse().unwrap()
}

fn activity() -> ActivityId {
    format!("work-activity-of-{OWN_PARTNER}").parse().unwrap()
}

fn indicator() -> IndicatorId {
    format!("work-indicator-of-{OWN_PARTNER}").parse().unwrap()
}

fn value() -> ActualId {
    format!("work-actual-of-{OWN_PARTNER}").parse().unwrap()
}

fn report() -> ReportId {
    format!("report-of-{OWN_PARTNER}").parse().unwrap()
}

fn new_activity(scene: &Scene) -> ActivityDraft {
    ActivityDraft {
        title: "Pelatihan".to_owned(),
        detail: String::new(),
        responsible: Some(scene.partner.clone()),
        starts_on: date(2023, 3, 1),
        ends_on: date(2023, 4, 1),
        places: Vec::new(),
    }
}

fn new_indicator(scene: &Scene) -> IndicatorDraft {
    IndicatorDraft {
        kind: IndicatorKind::Output,
        title: "Kader".to_owned(),
        unit: "orang".to_owned(),
        counting: Counting::Sum,
        responsible: Some(scene.partner.clone()),
        source: String::new(),
        baseline: None,
        baseline_year: None,
        targets: Vec::new(),
        asks: Asks::default(),
    }
}

fn figure() -> Figure {
    Figure { on_day: date(2023, 4, 1), milli: 1_000, split: Split::default(), note: String::new() }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "work_plan/actions/activity.rs",
        propose => |s, who| async {
            work_plan::propose_activity(&s.app, who, &partnership(), &new_activity(s)).await
        };
        change => |s, who| async {
            work_plan::change_activity(&s.app, who, &activity(), 1, &new_activity(s)).await
        };
        note => |s, who| async {
            work_plan::note_progress(&s.app, who, &activity(), 1, &Progress::default()).await
        };
        drop_activity => |s, who| async {
            work_plan::drop_activity(&s.app, who, &activity(), 1, "Dana").await
        };
    );
    room!(all, "work_plan/actions/agree.rs",
        activity => |s, who| async { work_plan::agree_activity(&s.app, who, &activity(), 1).await };
        indicator => |s, who| async { work_plan::agree_indicator(&s.app, who, &indicator(), 1).await };
    );
    room!(all, "work_plan/actions/indicator.rs",
        propose => |s, who| async {
            work_plan::propose_indicator(&s.app, who, &partnership(), &new_indicator(s)).await
        };
        change => |s, who| async {
            work_plan::change_indicator(&s.app, who, &indicator(), 1, &new_indicator(s)).await
        };
        drop_indicator => |s, who| async {
            work_plan::drop_indicator(&s.app, who, &indicator(), 1, "Dana").await
        };
    );
    room!(all, "work_plan/actions/values.rs",
        record => |s, who| async { work_plan::record(&s.app, who, &indicator(), &figure()).await };
        withdraw => |s, who| async {
            work_plan::withdraw(&s.app, who, &indicator(), &value(), "Keliru").await
        };
        confirm_in => |s, who| within!(s, who, |tx| async {
            let (report, partnership) = (report(), partnership());
            let of = Confirmed {
                report: &report,
                partnership: &partnership,
                organisation: &s.partner,
                on_day: date(2023, 6, 30),
                simulated: false,
            };
            work_plan::confirm_in(tx, of, &[]).await
        });
        take_back_in => |s, who| within!(s, who, |tx| async {
            work_plan::take_back_in(tx, &partnership(), &report(), "Keliru").await
        });
    );
    all
}
