//! SQL of reports.

pub mod due;
pub mod figures;
pub mod periods;
pub mod replayed;
pub mod reports;
pub mod write;

/// How reports move when two organisations turn out to be one. A period in which both reported keeps both.
pub const JOINED: &[&str] = &[
    "update report set organisation_id = $2 where region_code = $1 and organisation_id = $3
     and not exists (select 1 from report r where r.region_code = $1 and r.organisation_id = $2
     and r.period_id = report.period_id and r.partnership_id = report.partnership_id)",
    "update report_reminder set organisation_id = $2 where region_code = $1 and organisation_id = $3
     and not exists (select 1 from report_reminder r where r.region_code = $1 and r.organisation_id = $2
     and r.period_id = report_reminder.period_id and r.partnership_id = report_reminder.partnership_id)",
];

/// Where the name of a person who is forgotten is replaced.
pub const NAMED: &[&str] = &[
    "update report set sent_by = $2 where region_code = $1 and sent_by = $3",
    "update report set decided_by = $2 where region_code = $1 and decided_by = $3",
    "update report_photo set person_name = $2 where region_code = $1 and person_name = $3",
    "update report_reminder set person_name = $2 where region_code = $1 and person_name = $3",
];
