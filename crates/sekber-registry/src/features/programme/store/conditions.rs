//! Conditions on programmes that statements of many rooms share: which were put forward, which are under way, which are of a cycle.

/// The condition that a programme, under the name that it has in the statement, was put forward and not given up, whoever's it is and
/// however far it came since: what everybody sees and what figures count.
#[macro_export]
macro_rules! put_forward {
    ($programme:literal) => {
        concat!($programme, ".state not in ('draft', 'cancelled')")
    };
}

/// The condition that a programme, under the name that it has in the statement, is under way: put forward, and neither completed nor given
/// up. Whether its last day is past is another question.
#[macro_export]
macro_rules! under_way {
    ($programme:literal) => {
        concat!($programme, ".state in ('proposed', 'verified', 'active')")
    };
}

/// The condition that a programme, under the name that it has in the statement, is one of a cycle: it is in it, or has gone on from it.
#[macro_export]
macro_rules! of_cycle {
    ($programme:literal, $cycle:literal) => {
        concat!(
            "(",
            $programme,
            ".cycle_id = ",
            $cycle,
            " or exists (select 1 from programme_former_cycle f where f.region_code = ",
            $programme,
            ".region_code and f.programme_id = ",
            $programme,
            ".id and f.cycle_id = ",
            $cycle,
            "))"
        )
    };
}
