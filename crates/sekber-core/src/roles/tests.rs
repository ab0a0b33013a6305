use super::*;

fn all() -> Vec<Role> {
    [
        "admin",
        "staff",
        "leader",
        "juror",
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
    assert_eq!("admin:a".parse::<Role>(), Err(NotARole));
}

#[test]
fn nobody_raises_anybody_above_themselves() {
    assert_eq!(given_by("admin").len(), 9);
    assert_eq!(
        given_by("staff"),
        ["juror", "office:a", "partner:a", "partner:b", "office_reader:a", "partner_editor:a"]
    );
    assert_eq!(given_by("partner:a"), ["partner:a", "partner_editor:a"]);
    assert_eq!(given_by("office:a"), ["office:a", "office_reader:a"]);
    for held in ["leader", "juror", "partner_editor:a", "office_reader:a"] {
        assert!(given_by(held).is_empty(), "{held}");
    }
}
