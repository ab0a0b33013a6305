//! The meetings of the past cycles of the full demonstration: held in the autumn before the papers of their partnerships are signed.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use sekber_core::calendar::{AGREEMENTS, MEETING, UsualStep, usual_steps};
use sekber_core::meeting::kinds::TaskState;
use sekber_core::value::{MeetingId, working_day};

use super::programmes::YEARS;
use crate::features::district::Cycle;
use crate::features::meeting::{self, SimulatedMeeting, SimulatedTask};
use crate::features::portal;
use crate::features::programme::SIMULATED_MARK;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The items of the agenda.
const AGENDA: [&str; 4] = [
    "Pembukaan dan arahan pimpinan",
    "Paparan program kerja mitra",
    "Tanggapan perangkat daerah",
    "Kesepakatan dan tindak lanjut",
];

/// The day of a cycle's meeting.
fn day(year: i16) -> Date {
    working_day(date(year - 1, 10, 18))
}

/// The usual steps of a cycle; those of a past one with the day on which its meeting was held, and with the signing after it.
pub fn steps(year: i16) -> Vec<UsualStep> {
    let [.., now] = YEARS;
    let mut steps = usual_steps(year);
    if year < now {
        let held = day(year);
        for step in &mut steps {
            match step.title {
                MEETING => (step.starts, step.ends) = (held, held),
                AGREEMENTS => {
                    (step.starts, step.ends) = (held.saturating_add(1.day()), date(year, 1, 31));
                }
                _ => {}
            }
        }
        steps.sort_by_key(|step| step.starts);
    }
    steps
}

/// What a meeting gave people to do: all is done but the last.
fn tasks(year: i16) -> Vec<SimulatedTask> {
    let task = |what: &str, owner: &str, due: Date, state: TaskState| SimulatedTask {
        what: format!("{what}{SIMULATED_MARK}"),
        owner: owner.to_owned(),
        due,
        state,
    };
    vec![
        task(
            "Menyusun naskah kerja sama dari kesepakatan rapat",
            "Sekber",
            date(year, 1, 31),
            TaskState::Done,
        ),
        task(
            "Menyampaikan laporan semester pertama",
            "Mitra peserta rapat",
            date(year, 7, 31),
            TaskState::Done,
        ),
        task("Mengevaluasi pelaksanaan kemitraan siklus ini", "Sekber", date(year, 12, 15), TaskState::Open),
    ]
}

/// Makes up the meeting of a past cycle, with minutes that name what was agreed on.
pub async fn held(
    tx: &mut Tx,
    (cycle, year): (&Cycle, i16),
    agreed: &[String],
) -> Result<MeetingId, Problem> {
    let [opening, presented, answered, agreement] = AGENDA;
    let pairs: Vec<String> = agreed.iter().map(|title| format!("- {title}")).collect();
    let minutes = [
        "Simulasi untuk peragaan: rapat ini tidak pernah diadakan, dan notula ini dibuat oleh sistem."
            .to_owned(),
        format!("1. {opening}\nRapat dibuka dan tujuannya disampaikan."),
        format!("2. {presented}\nMitra yang diundang memaparkan program kerjanya bergiliran."),
        format!(
            "3. {answered}\nPerangkat daerah menyampaikan program mana yang sejalan dengan tugas dan fungsinya."
        ),
        format!("4. {agreement}\nDisepakati untuk dilanjutkan sebagai kemitraan:\n{}", pairs.join("\n")),
    ];
    let made = SimulatedMeeting {
        cycle: &cycle.id,
        name: format!("Rapat Koordinasi Perangkat Daerah dan Mitra Siklus {year}{SIMULATED_MARK}"),
        place: format!("Tempat rapat{SIMULATED_MARK}"),
        day: day(year),
        agenda: AGENDA.join("\n"),
        minutes: minutes.join("\n\n"),
        chair: (format!("Pimpinan Rapat{SIMULATED_MARK}"), "Wakil Bupati Sintang".to_owned()),
        secretary: format!("Notulis Sekber{SIMULATED_MARK}"),
        letter: (format!("SIMULASI/UND/{}", year - 1), working_day(day(year).saturating_sub(14.days()))),
        tasks: tasks(year),
    };
    let id = meeting::simulate(tx, &made).await?;
    // Everybody may know that it was held; what came out of it was never agreed on by anybody.
    portal::release_in(tx, &id, portal::Release::Announced).await?;
    Ok(id)
}
