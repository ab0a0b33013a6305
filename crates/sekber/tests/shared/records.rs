//! Which records of the demonstration stand in for the parameters of a route's path.

use sekber::kit::store::{Db, sql};

/// The path with records in place of its parameters; `None` where the demonstration has no such record.
/// Offices, partners and programmes are those of the demonstration's own accounts, so that their owners see every page.
pub async fn fill(db: &Db, path: &str) -> Option<String> {
    let mut filled = String::new();
    for part in path.split('/').skip(1) {
        filled.push('/');
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => filled.push_str(&record(db, path, name).await?),
            None => filled.push_str(part),
        }
    }
    Some(filled)
}

async fn record(db: &Db, path: &str, name: &str) -> Option<String> {
    let found = async |text: &'static str| db.value::<String>(sql(text)).await.unwrap();
    match name {
        "organisation" if path.starts_with("/offices") => {
            found("select organisation_id from person_role where role = 'office'").await
        }
        "organisation" => found("select organisation_id from person_role where role = 'partner'").await,
        // The fullest one, so that a page shows everything it can.
        "programme" => {
            found(
                "select p.id from programme p join person_role r on r.organisation_id = p.organisation_id and r.role = 'partner'
                 order by (select count(*) from programme_place x where x.programme_id = p.id)
                        + (select count(*) from funding_line f where f.programme_id = p.id) desc, p.id limit 1",
            )
            .await
        }
        "paper" => {
            found("select p.id from paper p join person_role r on r.organisation_id = p.organisation_id and r.role = 'partner' order by p.id limit 1").await
        }
        "person" => found("select id from person order by id limit 1").await,
        "token" => Some(open_link(db).await),
        "tag" => Some("id".to_owned()),
        "format" => Some("csv".to_owned()),
        _ => panic!("tell the walks what to put for {{{name}}} in {path}"),
    }
}

/// The secret of an open invitation and of an open link to set a password, made at the first call.
async fn open_link(db: &Db) -> String {
    let secret = "an-open-link";
    let hash = sekber::kit::access::token::hash(secret);
    for text in [
        "insert into invitation (region_code, id, token_hash, email, name, role, invited_by, created_at, expires_at)
         select region_code, 'open-link', $1, 'baru@example.org', 'Orang Baru', 'juror', 'system', 0, 9000000000000
         from district where true on conflict do nothing",
        "insert into password_link (token_hash, person_id, created_at, expires_at)
         select $1, id, 0, 9000000000000 from person where email = (select min(email) from person) on conflict do nothing",
    ] {
        db.housekeeping(sql(text).bind(&hash)).await.unwrap();
    }
    secret.to_owned()
}
