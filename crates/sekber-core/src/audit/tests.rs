use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
struct Row {
    seq: i64,
    at: i64,
    actor: Option<String>,
    names: Hash,
    action: String,
    subject: String,
    after: Option<String>,
    hash: Hash,
}

impl Row {
    fn entry(&self) -> Entry<'_> {
        Entry {
            seq: self.seq,
            at: Moment(self.at),
            region: "61.05",
            actor: self.actor.as_deref(),
            names: self.names,
            words: None,
            action: &self.action,
            subject_kind: "partner",
            subject: &self.subject,
            before: None,
            after: self.after.as_deref(),
        }
    }
}

type Fields = (i64, Option<String>, String, String, Option<String>);

fn chain(fields: Vec<Fields>) -> Vec<Row> {
    let mut last = Hash::START;
    let mut rows = Vec::new();
    for (index, (at, actor, action, subject, after)) in fields.into_iter().enumerate() {
        let names = seal("salt", actor.as_deref().unwrap_or_default(), &subject);
        let mut row = Row { seq: index as i64 + 1, at, actor, names, action, subject, after, hash: last };
        row.hash = link(&last, &row.entry());
        last = row.hash;
        rows.push(row);
    }
    rows
}

fn check(rows: &[Row], head: Option<(i64, Hash)>) -> Result<i64, Broken> {
    verify(rows.iter().map(|row| (row.entry(), row.hash)), head)
}

fn trail() -> impl Strategy<Value = Vec<Row>> {
    let text = "[a-c]{0,3}";
    let fields = (0..5_i64, proptest::option::of(text), "[a-c]{1,3}", text, proptest::option::of(text));
    proptest::collection::vec(fields, 2..12).prop_map(chain)
}

proptest! {
    #[test]
    fn a_whole_trail_is_sound(rows in trail()) {
        let head = rows.last().map(|row| (row.seq, row.hash));
        prop_assert_eq!(check(&rows, head), Ok(rows.len() as i64));
    }

    #[test]
    fn any_single_change_is_found(mut rows in trail(), at: prop::sample::Index, field in 0..8_u8) {
        let index = at.index(rows.len());
        let row = &mut rows[index];
        match field {
            0 => row.seq += 1,
            1 => row.at += 1,
            2 => row.actor = match row.actor.take() { None => Some(String::new()), Some(_) => None },
            3 => row.action.push('x'),
            4 => row.subject.insert(0, 'x'),
            6 => row.names.0[7] ^= 1,
            5 => row.after = Some(row.after.take().map_or(String::new(), |text| text + "x")),
            _ => row.hash.0[7] ^= 1,
        }
        let broken = check(&rows, None).unwrap_err();
        prop_assert_eq!(broken.seq, index as i64 + 1);
    }

    #[test]
    fn moving_text_between_fields_is_found(mut rows in trail(), at: prop::sample::Index) {
        let index = at.index(rows.len());
        let row = &mut rows[index];
        let moved = row.action.pop().unwrap();
        row.subject.insert(0, moved);
        prop_assert!(check(&rows, None).is_err());
    }

    #[test]
    fn a_removed_line_is_found(mut rows in trail(), at: prop::sample::Index) {
        let head = rows.last().map(|row| (row.seq, row.hash));
        rows.remove(at.index(rows.len()));
        prop_assert!(check(&rows, head).is_err());
    }

    #[test]
    fn swapped_lines_are_found(mut rows in trail(), one: prop::sample::Index, other: prop::sample::Index) {
        let one = one.index(rows.len());
        let other = (one + 1 + other.index(rows.len() - 1)) % rows.len();
        rows.swap(one, other);
        prop_assert_eq!(check(&rows, None).unwrap_err().reason, Fault::OutOfOrder);
    }

    #[test]
    fn a_line_relinked_after_a_change_breaks_the_next(mut rows in trail(), at: prop::sample::Index) {
        let index = at.index(rows.len() - 1);
        let previous = if index == 0 { Hash::START } else { rows[index - 1].hash };
        rows[index].subject.push('x');
        rows[index].hash = link(&previous, &rows[index].entry());
        prop_assert_eq!(check(&rows, None), Err(Broken { seq: index as i64 + 2, reason: Fault::Changed }));
    }

    #[test]
    fn hashes_survive_their_text(bytes: [u8; 32]) {
        prop_assert_eq!(Hash(bytes).to_string().parse(), Ok(Hash(bytes)));
    }

    #[test]
    fn a_seal_tells_its_parts_apart(salt in "[a-c]{0,3}", actor in "[a-c]{1,3}", label in "[a-c]{0,3}") {
        let mut actor_less = actor.clone();
        let last = actor_less.pop().unwrap();
        let sealed = seal(&salt, &actor, &label);
        prop_assert_eq!(seal(&salt, &actor, &label), sealed);
        prop_assert_ne!(seal(&salt, &actor_less, &format!("{last}{label}")), sealed);
        prop_assert_ne!(seal(&format!("{salt}{actor}"), "", &label), sealed);
    }

    #[test]
    fn no_text_upsets_the_reader(text: String) {
        let _ = text.parse::<Hash>();
    }
}

#[test]
fn the_encoding_never_changes() {
    // A stored trail must stay verifiable: this value may only change together with the version in the encoding.
    let entry = Entry {
        seq: 1,
        at: Moment(1_695_168_000_000),
        region: "61.05",
        actor: Some("p1"),
        names: seal("salt", "Yustina Lidia", "WVI"),
        words: None,
        action: "partner.verified",
        subject_kind: "partner",
        subject: "wvi",
        before: None,
        after: Some("{}"),
    };
    assert_eq!(
        link(&Hash::START, &entry).to_string(),
        "0e4eb157fdc031b983a16e0731d9c61d5828495498ddf30be40d308f67a90fc0"
    );
    // Words under a seal: the chain does not change when they are taken out.
    let sealed = Entry { words: Some(seal_words("salt", None, Some("{}"))), ..entry };
    let linked = link(&Hash::START, &sealed);
    assert_eq!(link(&Hash::START, &Entry { after: None, ..sealed }), linked);
    assert_eq!(linked.to_string(), "60cfb2a4130c36b1178a1666eeb4da40a77ed90b67e695a0aa5f9d04172648be");
    for other in [
        seal_words("salt", Some("{}"), None),
        seal_words("tlas", None, Some("{}")),
        seal_words("salt", None, None),
    ] {
        assert_ne!(link(&Hash::START, &Entry { words: Some(other), ..entry }), linked);
    }
}

#[test]
fn an_anchor_is_read_as_it_was_typed_off_a_document() {
    let hash = link(&Hash::START, &chain(vec![(1, None, "a".to_owned(), "b".to_owned(), None)])[0].entry());
    let anchor = Anchor::of(12, &hash);
    assert!(anchor.holds(&hash) && !anchor.holds(&Hash::START));
    for text in [
        anchor.to_string(),
        anchor.grouped(),
        anchor.grouped().to_uppercase(),
        format!(" 12 :{}", &hash.to_string()[..16]),
    ] {
        let read: Anchor = text.parse().unwrap();
        assert!(read.seq == 12 && read.holds(&hash), "{text}");
    }
    for text in [
        "",
        "12",
        "12:",
        "12:0123456789abcde",
        "0:0123456789abcdef",
        "-1:0123456789abcdef",
        "x:0123456789abcdef",
        "1:0123456789abcdeg",
    ] {
        assert!(text.parse::<Anchor>().is_err(), "{text}");
    }
    assert!(format!("1:{}", "0".repeat(65)).parse::<Anchor>().is_err());
}
