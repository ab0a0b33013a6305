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
        "other" => found("select id from programme where state = 'active' order by id desc limit 1").await,
        "office" => found("select organisation_id from person_role where role = 'office'").await,
        "plan" => Some(kept_plan(db).await),
        "document" if path.starts_with("/documents") => {
            let partner = "select organisation_id from person_role where role = 'partner' order by 1";
            let partner = found(partner).await?;
            Some(keep_issued(db, &kept_meeting(db).await, &partner).await)
        }
        "document" => Some(kept_document(db).await),
        "person" => found("select id from person order by id limit 1").await,
        "token" => Some(open_link(db).await),
        "run" => Some(waiting_import(db).await),
        "kind" if path.starts_with("/meetings") => Some("minutes".to_owned()),
        "kind" => Some("programmes".to_owned()),
        "meeting" => Some(kept_meeting(db).await),
        "task" => {
            kept_meeting(db).await;
            found("select id from meeting_task order by id limit 1").await
        }
        "file" => Some("agreement.pdf".to_owned()),
        "milestone" | "job" => None,
        // Nobody of the demonstration has brought one; a file is no page anyway.
        "handout" => None,
        "tag" => Some("id".to_owned()),
        "format" => Some("csv".to_owned()),
        // A parameter is named after the table of its record.
        table => {
            let text = format!("select id from {table} order by id limit 1");
            found(text.leak()).await
        }
    }
}

/// A legal document of the demonstration's partner, made at the first call: the demonstration knows of none.
async fn kept_document(db: &Db) -> String {
    let id = "kept-document";
    let document = "insert into legal_document (region_code, id, organisation_id, kind, number, created_at)
         select region_code, $1, organisation_id, 'other', '17', 0 from person_role where role = 'partner' on conflict do nothing";
    db.housekeeping(sql(document).bind(id)).await.unwrap();
    id.to_owned()
}

/// The code of the document that an organisation may read.
pub fn issued_code(organisation: &str) -> String {
    sekber::kit::access::token::hash(organisation)[..8].to_uppercase()
}

/// An official document of a meeting in which one organisation took part; whatever file the organisation has serves as its files.
pub async fn keep_issued(db: &Db, meeting: &str, organisation: &str) -> String {
    let code = issued_code(organisation);
    for text in [
        "insert into district_file (region_code, id, file_name, media_type, size, sha256, place, created_at)
         select region_code, id, file_name, media_type, size, sha256, place, created_at from attachment
         where organisation_id = $3 and $1 <> $2 on conflict do nothing",
        "insert into document (region_code, code, subject_kind, subject_id, subject_name, kind, digest, title, lines, issued_at,
          pdf_id, docx_id, scan_id)
         select region_code, $1, 'meeting', id, name, 'minutes', 'ab', 'Notula', 1, 0, f.file, f.file, f.file from meeting
         join (select min(id) as file from attachment where organisation_id = $3) f on true where id = $2 on conflict do nothing",
        "insert into document_reader (region_code, code, organisation_id) select region_code, $1, $3 from meeting
         where id = $2 on conflict do nothing",
    ] {
        db.housekeeping(sql(text).bind(&code).bind(meeting).bind(organisation)).await.unwrap();
    }
    code
}

/// A plan with one pair that holds, an office and a partner left short, made at the first call.
async fn kept_plan(db: &Db) -> String {
    let id = "kept-plan";
    let text = |text: &'static str| db.value::<String>(sql(text));
    let office = text("select organisation_id from person_role where role = 'office' order by 1")
        .await
        .unwrap()
        .unwrap();
    let programme = "select p.id from programme p join person_role r on r.organisation_id = p.organisation_id
         and r.role = 'partner' order by p.id limit 1";
    let (Some(programme), Some(partner)) = (
        text(programme).await.unwrap(),
        text("select organisation_id from person_role where role = 'partner' order by 1").await.unwrap(),
    ) else {
        panic!("the walks need a partner with a programme");
    };
    let inputs = format!(
        r#"{{"wanted":{{"threshold":2500,"wish":2000,"steps":[2000,1000],"even":false,"seed":1}},"offices":[{{"id":"{office}","name":"Dinas","least":1,"most":5}},{{"id":"zz-empty","name":"Badan Kosong","least":1,"most":5}}],"partners":[{{"id":"{partner}","name":"Mitra","least":1,"most":4}},{{"id":"zz-left","name":"Mitra Lain","least":1,"most":4}}],"programmes":[{{"id":"{programme}","title":"Kebun bibit","partner":0,"most":2}}],"edges":[[0,0,9000,0,0],[0,1,2000,0,1]],"locks":[],"vetoes":[[0,1]],"kept":[]}}"#
    );
    let outcome = r#"{"pairs":[[0,0,9000,false]],"value":[2,0,0,0,6500,0,1,0],"offices_short":[[1,1]],"partners_short":[[1,1]],"blocking":[],"digest":"ab","optimal":true}"#;
    let plan = "insert into matching_plan (region_code, id, cycle_id, number, state, engine, seed, inputs_json, inputs_digest, outcome_json, plan_digest, pairs, optimal, person_name, created_at)
         select region_code, $1, id, 1, 'proposed', 'sekber-matching/1', 1, $2, 'ab', $3, 'ab', 1, $4, 'Stefanus', 0 from cycle where true on conflict do nothing";
    db.housekeeping(sql(plan).bind(id).bind(inputs).bind(outcome).bind(true)).await.unwrap();
    let pair = "insert into matching_pair (region_code, plan_id, office_id, programme_id, points, locked)
         select region_code, id, $1, $2, 9000, $3 from matching_plan where id = 'kept-plan' on conflict do nothing";
    db.housekeeping(sql(pair).bind(office).bind(programme).bind(false)).await.unwrap();
    id.to_owned()
}

/// A meeting in which the demonstration's office and partner take part, with a presentation going on.
async fn kept_meeting(db: &Db) -> String {
    let partner = "select organisation_id from person_role where role = 'partner' order by 1";
    let partner = db.value::<String>(sql(partner)).await.unwrap().unwrap();
    keep_meeting(db, "kept-meeting", &partner).await;
    let office = "select organisation_id from person_role where role = 'office' order by 1";
    let office = db.value::<String>(sql(office)).await.unwrap().unwrap();
    take_part(db, "kept-meeting", &office).await;
    let slot = "insert into meeting_slot (region_code, meeting_id, organisation_id, ordinal, minutes, state, started_at)
         select region_code, id, $1, 1, 10, 'presenting', 0 from meeting where id = 'kept-meeting' on conflict do nothing";
    db.housekeeping(sql(slot).bind(partner)).await.unwrap();
    "kept-meeting".to_owned()
}

/// A meeting under way in which one organisation takes part, with a task of its.
pub async fn keep_meeting(db: &Db, id: &str, organisation: &str) {
    let meeting = "insert into meeting (region_code, id, cycle_id, name, place, day, starts, ends, agenda, round, minutes, created_at)
         select region_code, $1, id, 'Rapat Koordinasi', 'Aula', '2023-09-20', '08:00', '16:00', 'Pembukaan', 'presenting', 'Rapat dibuka.', 0
         from cycle where true on conflict do nothing";
    db.housekeeping(sql(meeting).bind(id)).await.unwrap();
    let head = "insert into meeting_head (region_code, meeting_id, seq) select region_code, id, 0 from meeting where id = $1 on conflict do nothing";
    db.housekeeping(sql(head).bind(id)).await.unwrap();
    let task = "insert into meeting_task (region_code, id, meeting_id, what, organisation_id, owner, due, changed_at)
         select region_code, $1, id, 'Menyusun perjanjian kerja sama', $2, 'Lembaga', '2023-10-01', 0 from meeting where id = $3 on conflict do nothing";
    let task = sql(task).bind(format!("task-of-{organisation}")).bind(organisation).bind(id);
    db.housekeeping(task).await.unwrap();
    take_part(db, id, organisation).await;
    // Whatever file the organisation has serves as its handout.
    let handout = "insert into meeting_handout (region_code, meeting_id, attachment_id, organisation_id, created_at)
         select a.region_code, $1, a.id, a.organisation_id, 0 from attachment a where a.organisation_id = $2 on conflict do nothing";
    db.housekeeping(sql(handout).bind(id).bind(organisation)).await.unwrap();
}

async fn take_part(db: &Db, meeting: &str, organisation: &str) {
    let code = sekber::kit::access::token::hash(&format!("{meeting} {organisation}"));
    let participant = "insert into meeting_participant (region_code, id, meeting_id, organisation_id, side, name, code, created_at)
         select region_code, $1, $2, id, side, name, $3, 0 from organisation where id = $4 on conflict do nothing";
    let id = code[..32].to_owned();
    let statement = sql(participant).bind(id).bind(meeting).bind(code[..8].to_uppercase()).bind(organisation);
    db.housekeeping(statement).await.unwrap();
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

/// A checked import of the partner's person with a row of each outcome, made at the first call.
async fn waiting_import(db: &Db) -> String {
    let id = "waiting-import";
    let run = "insert into import_run (region_code, id, kind, file_name, state, total, mapping_json, outcome_json, person_id, person_name, created_at, scope)
         select r.region_code, $1, 'programmes', 'program.xlsx', 'ready', 4, $2, $3, p.id, p.name, 0, coalesce(r.organisation_id, '')
         from person_role r join person p on p.id = r.person_id where r.role = 'partner' on conflict do nothing";
    let layout = r#"{"sheet":"Program","others":["Petunjuk"],"header_row":3,"titles":["Judul program","Lokasi"],"fields":["title","places"]}"#;
    let summary = r#"{"added":1,"changed":1,"unchanged":0,"error":1,"skipped":1,"warned":0}"#;
    db.housekeeping(sql(run).bind(id).bind(layout).bind(summary)).await.unwrap();
    let change = r#""changes":[{"field":"title","before":"","after":"Kebun bibit"},{"field":"places","before":"61.05","after":"61.05.03"}]"#;
    let issue = r#"{"issues":[{"stops":true,"column":1,"field":"places","value":"Nanga Tempunk","reason":"unknown-place","suggestion":"Desa Nanga Tempunak, Kec. Tempunak"}]}"#;
    for (number, outcome, details) in [
        (4, "added", format!("{{{change}}}")),
        (5, "changed", format!("{{{change}}}")),
        (6, "error", issue.to_owned()),
        (7, "skipped", r#"{"issues":[{"stops":false,"field":"","reason":"total"}]}"#.to_owned()),
    ] {
        let row = "insert into import_row (region_code, run_id, number, cells_json, outcome, label, details_json)
             select region_code, $1, $2, $3, $4, 'Kebun bibit', $5 from import_run where id = $6 on conflict do nothing";
        let row = sql(row).bind(id).bind(number).bind(r#"{"c":["Kebun bibit","Nanga Tempunk"]}"#);
        db.housekeeping(row.bind(outcome).bind(details).bind(id)).await.unwrap();
    }
    id.to_owned()
}
