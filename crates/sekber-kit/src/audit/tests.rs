use sekber_core::value::{PersonId, RegionCode};

use super::*;
use crate::access::Actor;

async fn filled() -> (Db, RegionCode, PersonId) {
    let file = std::env::temp_dir().join(format!("sekber-audit-{}.sqlite", uuid::Uuid::now_v7().simple()));
    let db = Db::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    db.migrate().await.unwrap();
    let region: RegionCode = "61.05".parse().unwrap();
    let person: PersonId = "p1".parse().unwrap();
    let actor = Actor::person(person.clone(), "Yustina Lidia", Vec::new());
    for number in 0..5 {
        let mut tx = db.begin(&actor, &region, Moment(number * 1000)).await.unwrap();
        tx.note(Event::new("person.added", &person, "Yustina Lidia"));
        tx.commit(Event::new("office.changed", "o1", "Bappeda").after(&["x"])).await.unwrap();
    }
    (db, region, person)
}

async fn change(db: &Db, text: &'static str) {
    db.housekeeping(sql(text)).await.unwrap();
}

#[tokio::test]
async fn a_sound_trail_is_sound() {
    let (db, region, _) = filled().await;
    let sound = verify(&db, &region).await.unwrap().unwrap();
    assert_eq!((sound.head.seq, sound.withdrawn), (10, 0));
}

#[tokio::test]
async fn every_kind_of_change_is_found() {
    let cases = [
        ("update audit set after_json = '[\"y\"]' where seq = 4", 4, Fault::Changed),
        ("update audit set label = 'Dinkes' where seq = 6", 6, Fault::Changed),
        ("update audit set actor_name = 'Lain' where seq = 3", 3, Fault::Changed),
        ("update audit set actor_name = '', label = '', names_salt = null where seq = 4", 4, Fault::Changed),
        ("update audit set hash = 'x' where seq = 2", 2, Fault::Changed),
        (
            "update audit set before_json = null, after_json = null, words_salt = null where seq = 4",
            4,
            Fault::Changed,
        ),
        ("update audit set after_json = null where seq = 4", 4, Fault::Changed),
        ("update audit set words_salt = null where seq = 4", 4, Fault::Changed),
        ("update audit set words_seal = null, words_salt = null where seq = 4", 4, Fault::Changed),
        (
            "update audit set after_json = '[\"y\"]', words_seal = null, words_salt = null where seq = 4",
            4,
            Fault::Changed,
        ),
        ("delete from audit where seq = 5", 5, Fault::OutOfOrder),
        ("delete from audit where seq >= 9", 9, Fault::Ending),
        ("update audit_head set seq = 9", 10, Fault::Ending),
        ("delete from audit", 1, Fault::Ending),
    ];
    for (text, seq, reason) in cases {
        let (db, region, _) = filled().await;
        change(&db, text).await;
        assert_eq!(verify(&db, &region).await.unwrap(), Err(Broken { seq, reason }), "{text}");
    }
}

#[tokio::test]
async fn a_forgotten_person_leaves_the_chain_whole() {
    let (db, region, person) = filled().await;
    let mut tx = db.begin(&Actor::operator(), &region, Moment(9)).await.unwrap();
    withdraw_names(&mut tx, &person).await.unwrap();
    tx.commit(Event::new(FORGOTTEN, &person, "")).await.unwrap();
    let sound = verify(&db, &region).await.unwrap().unwrap();
    assert_eq!((sound.head.seq, sound.withdrawn), (11, 10));
    let left = db.value::<i64>(sql("select count(*) from audit where actor_name like '%Yustina%' or label like '%Yustina%' or words like '%yustina%'"));
    assert_eq!(left.await.unwrap(), Some(0));
}
