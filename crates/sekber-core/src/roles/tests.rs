use super::*;

fn all() -> Vec<Role> {
    [
        "admin",
        "staff",
        "leader",
        "juror",
        "kesbangpol",
        "data_steward",
        "law",
        "cooperation",
        "auditor",
        "office:a",
        "partner:a",
        "partner:b",
        "office_reader:a",
        "partner_editor:a",
    ]
    .iter()
    .map(|text| text.parse().unwrap())
    .collect()
}

fn given_by(held: &str) -> Vec<String> {
    let held = [held.parse().unwrap()];
    all().iter().filter(|role| may_give(&held, role)).map(ToString::to_string).collect()
}

#[test]
fn roles_survive_their_text() {
    for role in all() {
        assert_eq!(role.to_string().parse(), Ok(role));
    }
    assert_eq!("office".parse::<Role>(), Err(NotARole));
    for text in ["admin:a", "kesbangpol:a", "king"] {
        assert_eq!(text.parse::<Role>(), Err(NotARole));
    }
}

#[test]
fn nobody_raises_anybody_above_themselves() {
    assert_eq!(given_by("admin").len(), 14);
    assert_eq!(
        given_by("staff"),
        ["juror", "office:a", "partner:a", "partner:b", "office_reader:a", "partner_editor:a"]
    );
    assert_eq!(given_by("partner:a"), ["partner:a", "partner_editor:a"]);
    assert_eq!(given_by("office:a"), ["office:a", "office_reader:a"]);
    for held in [
        "leader",
        "juror",
        "kesbangpol",
        "data_steward",
        "law",
        "auditor",
        "partner_editor:a",
        "office_reader:a",
    ] {
        assert!(given_by(held).is_empty(), "{held}");
    }
}

#[test]
fn a_role_that_stands_for_itself_is_among_those_that_forms_offer() {
    let alone: Vec<Role> = all().into_iter().filter(|role| role.organisation().is_none()).collect();
    assert_eq!(alone, Role::UNBOUND);
    let sections = Role::UNBOUND.into_iter().filter(|role| matches!(role, Role::Section(_)));
    assert_eq!(sections.count(), Section::ALL.len());
}
