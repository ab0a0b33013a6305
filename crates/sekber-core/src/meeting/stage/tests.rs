use proptest::prelude::*;

use super::*;

fn stage(slots: usize) -> Stage {
    let slot = Slot { state: SlotState::Waiting, minutes: 10, started_at: None, ended_at: None };
    Stage { round: Round::Preparing, slots: vec![slot; slots], ends_at: None, late_until: None }
}

fn run(stage: Stage, commands: &[Command]) -> Result<Stage, Refusal> {
    commands
        .iter()
        .zip(0..)
        .try_fold(stage, |stage, (command, minute)| stage.after(*command, Moment(minute * 60_000)))
}

#[test]
fn a_whole_meeting_runs_from_the_doors_to_the_end() {
    use Command::*;
    let opened = run(stage(2), &[Open, Next]).unwrap();
    assert_eq!((opened.round, opened.current(), opened.next()), (Round::Presenting, Some(0), Some(1)));
    assert_eq!(opened.ends_at, Some(Moment(11 * 60_000)), "ten minutes after it began");
    let done = run(stage(2), &[Open, Next, Next, Choose(15), Plan, Close(24)]).unwrap();
    assert_eq!(done.round, Round::Closed);
    assert!(done.slots.iter().all(|slot| slot.state == SlotState::Done));
    assert!(done.takes_picks(Moment(23 * 3_600_000)) && !done.takes_picks(Moment(25 * 3_600_000)));
}

#[test]
fn who_was_passed_over_can_be_called_up() {
    use Command::*;
    let skipped = run(stage(2), &[Open, Next, Skip]).unwrap();
    assert_eq!((skipped.slots[0].state, skipped.current()), (SlotState::Skipped, Some(1)));
    let called = skipped.after(Call(0), Moment(9)).unwrap();
    assert_eq!((called.current(), called.slots[1].state), (Some(0), SlotState::Done));
    assert_eq!(called.after(Call(0), Moment(9)), Err(Refusal::NoSuchSlot), "it goes on already");
    assert_eq!(called.after(Call(7), Moment(9)), Err(Refusal::NoSuchSlot));
}

#[test]
fn more_time_counts_from_now_when_time_is_over_already() {
    use Command::*;
    let late = run(stage(1), &[Open, Next]).unwrap().after(Extend(5), Moment(60 * 60_000)).unwrap();
    assert_eq!(late.ends_at, Some(Moment(65 * 60_000)));
    assert_eq!(late.after(Extend(0), Moment(0)), Err(Refusal::Length));
    assert_eq!(stage(1).after(Extend(5), Moment(0)), Err(Refusal::NoTimer));
}

#[test]
fn a_signed_meeting_does_not_move() {
    use Command::*;
    let closed = run(stage(0), &[Open, Choose(1), Plan, Close(0)]).unwrap();
    for command in [Open, Next, Skip, Call(0), Extend(1), Choose(1), Plan, Back, Close(1)] {
        assert!(closed.after(command, Moment(0)).is_err(), "{command:?}");
    }
    assert!(!closed.takes_picks(Moment(0)));
}

fn command() -> impl Strategy<Value = Command> {
    use Command::*;
    prop_oneof![
        Just(Open),
        Just(Next),
        Just(Next),
        Just(Skip),
        (0..6_usize).prop_map(Call),
        (-1..300_i64).prop_map(Extend),
        (-1..300_i64).prop_map(Choose),
        Just(Plan),
        Just(Back),
        (-1..800_i64).prop_map(Close),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_asked_at_most_one_presents_and_only_while_presenting(commands in prop::collection::vec(command(), 0..40)) {
        let mut now = stage(5);
        for (command, minute) in commands.into_iter().zip(0..) {
            if let Ok(after) = now.after(command, Moment(minute * 60_000)) {
                now = after;
            }
            let presenting = now.slots.iter().filter(|slot| slot.state == SlotState::Presenting).count();
            prop_assert!(presenting <= usize::from(now.round == Round::Presenting));
            prop_assert_eq!(now.slots.len(), 5);
            prop_assert!(now.ends_at.is_none() || matches!(now.round, Round::Presenting | Round::Choosing));
        }
    }
}
