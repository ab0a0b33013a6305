//! Killed in the middle of a burst of writes, the program has every write it acknowledged, whole and once.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sekber::kit::audit;
use sekber::kit::store::{Db, sql};

use crate::house::{House, PASSWORD, REGION, Who, on_both};
use crate::program::{Program, agent};

/// How often the program is killed on each database.
const ROUNDS: usize = 4;
/// How many write at the same time.
const WRITERS: usize = 4;

/// Signs in again and again until the server is gone; keeps the secret of every session that was acknowledged.
fn sign_in_until_it_dies(base: &str, tried: &AtomicUsize, acknowledged: &Mutex<Vec<String>>) {
    let agent = agent();
    loop {
        tried.fetch_add(1, Ordering::SeqCst);
        let form = [("email", Who::Staff.email()), ("password", PASSWORD.to_owned())];
        let Ok(answer) = agent.post(format!("{base}/sign-in")).send_form(form) else { return };
        assert_eq!(answer.status().as_u16(), 303);
        let cookies = answer.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
        let secret = cookies.filter_map(|cookie| cookie.strip_prefix("sekber=")).next().unwrap();
        acknowledged.lock().unwrap().push(secret.split(';').next().unwrap().to_owned());
    }
}

sekber::row_struct! {
    struct Session { token_hash: String }
}

/// What must hold after a restart: the sessions and the trail tell the same, and nothing acknowledged is missing.
async fn check(house: &House, acknowledged: &[String], tried: usize, opened_before: i64) {
    let db = Db::connect(house.address()).await.unwrap();
    let found: Vec<Session> = db
        .all(sql("select token_hash from session where person_id = $1").bind(Who::Staff.key()))
        .await
        .unwrap();
    let stored: BTreeSet<String> = found.iter().map(|session| session.token_hash.clone()).collect();
    assert_eq!(stored.len(), found.len());
    for secret in acknowledged {
        let hash = sekber::kit::access::token::hash(secret);
        assert!(stored.contains(&hash), "an acknowledged session is gone");
    }
    let opened = sessions_in_the_trail(&db).await - opened_before;
    assert_eq!(
        opened,
        i64::try_from(found.len()).unwrap(),
        "a session without its line in the trail, or a line too many"
    );
    assert!(acknowledged.len() <= found.len() && found.len() <= tried);
    let region = REGION.parse().unwrap();
    audit::verify(&db, &region)
        .await
        .unwrap()
        .unwrap_or_else(|broken| panic!("the trail is broken: {broken:?}"));
    db.close().await;
}

async fn sessions_in_the_trail(db: &Db) -> i64 {
    let asked = sql("select count(*) from audit where kind = 'session.opened' and actor_id = $1");
    db.value(asked.bind(Who::Staff.key())).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_killed_server_has_every_session_it_acknowledged() {
    on_both(async |house| {
        let before = sessions_in_the_trail(house.app.db()).await;
        house.app.db().close().await;
        let program = Program::on(house.address(), house.folder());
        let (tried, acknowledged) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        for round in 0..ROUNDS {
            let server = program.serve();
            let base = server.base.clone();
            let wanted = acknowledged.lock().unwrap().len() + 3 + rand::random_range(0..12);
            std::thread::scope(|scope| {
                for _ in 0..WRITERS {
                    scope.spawn(|| sign_in_until_it_dies(&base, &tried, &acknowledged));
                }
                // The moment is chance: after so many answers, while other requests are anywhere on their way.
                while acknowledged.lock().unwrap().len() < wanted {
                    std::thread::yield_now();
                }
                server.kill();
            });
            let known = acknowledged.lock().unwrap().clone();
            assert!(known.len() >= wanted, "round {round}");
            drop(program.serve());
            check(&house, &known, tried.load(Ordering::SeqCst), before).await;
        }
    })
    .await;
}
