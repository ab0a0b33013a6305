use proptest::prelude::*;
use sekber_core::meeting::kinds::SlotState;
use sekber_core::meeting::stage::Slot;

use super::*;

fn stage(slots: usize) -> Stage {
    let slot = Slot { state: SlotState::Waiting, minutes: 10, started_at: None, ended_at: None };
    Stage { round: Round::Preparing, slots: vec![slot; slots], ends_at: None, late_until: None }
}

fn desk(themes: &[&str]) -> Desk {
    Desk { themes: themes.iter().map(|theme| (*theme).to_owned()).collect(), minutes: 0 }
}

fn presentation(theme: &str) -> Presentation {
    Presentation { theme: (!theme.is_empty()).then(|| theme.to_owned()), minutes: 10 }
}

#[test]
fn desks_go_on_side_by_side_and_choose_together() {
    use Command::*;
    let opened = Stages::of(vec![stage(2), stage(1)]).after(Open, None, Moment(0)).unwrap();
    let first = opened.after(Next, Some(0), Moment(60_000)).unwrap();
    assert!(first.all().iter().all(|stage| stage.round == Round::Presenting));
    assert_eq!((first.all()[0].current(), first.all()[1].current()), (Some(0), None));
    let both = first.after(Next, Some(1), Moment(120_000)).unwrap();
    let ends: Vec<_> = both.all().iter().map(|stage| stage.ends_at).collect();
    assert_eq!(ends, [Some(Moment(660_000)), Some(Moment(720_000))], "each by its own clock");
    let longer = both.after(Extend(5), Some(1), Moment(120_000)).unwrap();
    assert_eq!(longer.all()[0], both.all()[0], "time that is given at one desk is not taken at another");
    let choosing = longer.after(Choose(30), None, Moment(180_000)).unwrap();
    assert!(choosing.all().iter().all(|stage| stage.round == Round::Choosing && stage.current().is_none()));
    let extended = choosing.after(Extend(5), None, Moment(180_000)).unwrap();
    assert!(extended.all().iter().all(|stage| stage.ends_at == Some(Moment(180_000 + 35 * 60_000))));
}

#[test]
fn who_was_cut_off_by_choosing_goes_on_after_a_step_back_and_who_was_heard_can_be_called_again() {
    use Command::*;
    let moves = [(Open, None), (Next, Some(0)), (Next, Some(0)), (Next, Some(1)), (Next, Some(1))];
    let closed = Stages::of(vec![stage(2), stage(1)]);
    let at_work = moves
        .into_iter()
        .fold(closed, |now, (command, desk)| now.after(command, desk, Moment(60_000)).unwrap());
    let choosing = at_work.after(Choose(30), None, Moment(120_000)).unwrap();
    let back = choosing.after(Back, None, Moment(180_000)).unwrap();
    let current: Vec<_> = back.all().iter().map(Stage::current).collect();
    assert_eq!(current, [Some(1), None], "whoever was done before stays so");
    assert_eq!(back.all()[0].ends_at, Some(Moment(660_000)), "until when it was planned");
    let again = back.after(Call(0), Some(1), Moment(240_000)).unwrap();
    assert_eq!(again.all()[1].current(), Some(0));
}

#[test]
fn who_moves_one_of_several_queues_says_which() {
    use Command::*;
    let opened = Stages::of(vec![stage(1), stage(1)]).after(Open, None, Moment(0)).unwrap();
    assert_eq!(opened.after(Next, None, Moment(0)), Err(Refusal::NoSuchDesk));
    assert_eq!(opened.after(Next, Some(2), Moment(0)), Err(Refusal::NoSuchDesk));
    let done = opened.after(Next, Some(0), Moment(0)).unwrap().after(Next, Some(0), Moment(0)).unwrap();
    let nobody = Err(Refusal::Stage(stage::Refusal::NobodyWaits));
    assert_eq!(
        done.after(Next, Some(0), Moment(0)),
        nobody,
        "who waits at the other desk is not called here"
    );
}

#[test]
fn presentations_go_to_the_desk_of_their_theme() {
    let desks = [desk(&["sawit", "air"]), desk(&["gizi"])];
    let all = ["gizi", "sawit", "", "sampah", "air", "sampah"].map(presentation);
    assert_eq!(deal(&desks, &all), [1, 0, 1, 0, 0, 0], "what no desk has stays together");
    assert_eq!(deal(&[], &all), [0; 6]);
    let busy = [Desk { minutes: 60, ..desk(&[]) }, desk(&[])];
    assert_eq!(deal(&busy, &[presentation(""), presentation("")]), [1, 1]);
}

fn command() -> impl Strategy<Value = Command> {
    use Command::*;
    prop_oneof![
        Just(Open),
        Just(Next),
        Just(Next),
        Just(Skip),
        (0..5_usize).prop_map(Call),
        (-1..300_i64).prop_map(Extend),
        (-1..300_i64).prop_map(Choose),
        Just(Plan),
        Just(Back),
        (-1..800_i64).prop_map(Close),
    ]
}

fn commands() -> impl Strategy<Value = Vec<(Command, Option<usize>)>> {
    prop::collection::vec((command(), prop::option::of(0..4_usize)), 0..40)
}

fn dealing() -> impl Strategy<Value = (Vec<Desk>, Vec<Presentation>)> {
    let themes = prop::collection::vec("[a-f]", 0..4);
    let desk = (themes, 0..100_i64).prop_map(|(themes, minutes)| Desk { themes, minutes });
    let one = (prop::option::of("[a-h]"), 1..240_i64);
    let one = one.prop_map(|(theme, minutes)| Presentation { theme, minutes });
    (prop::collection::vec(desk, 1..=MOST), prop::collection::vec(one, 0..30))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn one_queue_goes_as_a_meeting_without_desks_always_went(commands in commands()) {
        let (mut alone, mut among) = (stage(4), Stages::of(vec![stage(4)]));
        for ((command, desk), minute) in commands.into_iter().zip(0..) {
            let now = Moment(minute * 60_000);
            let (one, other) = (alone.after(command, now), among.after(command, desk, now));
            prop_assert_eq!(one.clone().map_err(Refusal::Stage), other.clone().map(|all| all.all()[0].clone()));
            alone = one.unwrap_or(alone);
            among = other.unwrap_or(among);
        }
    }

    #[test]
    fn desks_share_the_round_and_nothing_else_until_they_choose(commands in commands()) {
        let mut now = Stages::of(vec![stage(3), stage(2), stage(0)]);
        for ((command, desk), minute) in commands.into_iter().zip(0..) {
            let Ok(after) = now.after(command, desk, Moment(minute * 60_000)) else { continue };
            let round = after.all()[0].round;
            for (place, (before, stage)) in now.all().iter().zip(after.all()).enumerate() {
                prop_assert_eq!(stage.round, round);
                prop_assert_eq!(stage.slots.len(), before.slots.len());
                let presenting = stage.slots.iter().filter(|slot| slot.state == SlotState::Presenting).count();
                prop_assert!(presenting <= usize::from(round == Round::Presenting));
                if !now.is_for_all(command) && desk != Some(place) {
                    prop_assert_eq!((&stage.slots, stage.ends_at), (&before.slots, before.ends_at));
                }
            }
            if round != Round::Presenting {
                prop_assert!(after.all().iter().all(|stage| stage.ends_at == after.all()[0].ends_at));
            }
            now = after;
        }
    }

    #[test]
    fn every_presentation_has_one_desk_and_a_theme_stays_together((desks, all) in dealing()) {
        let dealt = deal(&desks, &all);
        prop_assert_eq!(dealt.len(), all.len());
        prop_assert!(dealt.iter().all(|at| *at < desks.len()));
        for (one, at) in all.iter().zip(&dealt) {
            let Some(theme) = &one.theme else { continue };
            if let Some(own) = desks.iter().position(|desk| desk.themes.contains(theme)) {
                prop_assert_eq!(*at, own);
            }
            let alike = all.iter().zip(&dealt).filter(|(other, _)| other.theme.as_ref() == Some(theme));
            prop_assert!(alike.into_iter().all(|(_, other)| other == at));
        }
    }
}
