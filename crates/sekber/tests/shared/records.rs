//! Which records of the demonstration stand in for the parameters of a route's path.

// Each binary of tests uses its own part.
#![allow(dead_code)]

pub mod asked;
pub mod work_plans;

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
        "file" if path.contains("/decrees/") => Some("team.docx".to_owned()),
        "file" if path.contains("/certificates/") || path.contains("/letters/") => Some("all.zip".to_owned()),
        "file" if path.contains("/letter/") => Some("letter.docx".to_owned()),
        "file" if path.starts_with("/awards") => Some("ranking.csv".to_owned()),
        "file" => Some("agreement.pdf".to_owned()),
        "season" => match found("select id from award_season order by id limit 1").await {
            Some(id) => Some(id),
            None => {
                let partner = found("select organisation_id from person_role where role = 'partner' order by 1").await?;
                keep_award(db, &partner, "decided").await;
                Some(format!("season-of-{partner}"))
            }
        },
        "entry" => {
            found(
                "select id from award_entry where season_id = (select min(id) from award_season) order by id limit 1",
            )
            .await
        }
        "objection" => None,
        "milestone" | "job" => None,
        "ledger_entry" => found("select id from ledger_entry order by id limit 1").await,
        // A file is no page.
        "evidence" | "photo" | "scan" => None,
        "period" => found("select id from report_period order by id limit 1").await,
        // Nobody of the demonstration has brought one; a file is no page anyway.
        "handout" => None,
        "tag" => Some("id".to_owned()),
        "format" => Some("csv".to_owned()),
        // The one with the widest tables.
        "guide" => Some("operations".to_owned()),
        "breach" => {
            asked::keep_private(db, "the-demonstration").await;
            found("select id from breach order by id limit 1").await
        }
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

/// Published news named after an organisation, and its meeting announced to everybody; whatever file the organisation has serves
/// as its picture.
pub async fn keep_news(db: &Db, organisation: &str, meeting: &str) {
    let file =
        "insert into district_file (region_code, id, file_name, media_type, size, sha256, place, created_at)
         select region_code, id, file_name, media_type, size, sha256, place, created_at from attachment
         where organisation_id = $1 on conflict do nothing";
    db.housekeeping(sql(file).bind(organisation)).await.unwrap();
    let news = "insert into news (region_code, id, state, category, day, title_id, body_id, picture_id, created_at, changed_at)
         select d.region_code, $1, 'published', 'activity', '2023-09-20', 'Kabar', 'Kabar.', f.file, 0, 0 from district d
         join (select min(id) as file from attachment where organisation_id = $2) f on true where true on conflict do nothing";
    db.housekeeping(sql(news).bind(format!("news-of-{organisation}")).bind(organisation)).await.unwrap();
    let announced = "insert into public_meeting (region_code, meeting_id, outcome)
         select region_code, id, $1 from meeting where id = $2 on conflict do nothing";
    db.housekeeping(sql(announced).bind(false).bind(meeting)).await.unwrap();
}

/// A partnership in which one organisation takes part, with a paper being drafted; whatever file the organisation has serves as its
/// scan.
pub async fn keep_partnership(db: &Db, organisation: &str) {
    let number = i64::from_str_radix(&issued_code(organisation)[..4], 16).unwrap();
    let (partnership, agreement) =
        (format!("partnership-of-{organisation}"), format!("agreement-of-{organisation}"));
    let made = "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, road, created_at, changed_at)
         select region_code, $1, id, $2, 'Kebun gizi', 'in_agreement', 0, 'third_party', 0, 0 from cycle where true
         on conflict do nothing";
    db.housekeeping(sql(made).bind(&partnership).bind(number)).await.unwrap();
    let party = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
         select region_code, $1, id, (case when side = 'office' then 'lead' else 'partner' end), 0, 'Delegasi' from organisation
         where id = $2 on conflict do nothing";
    db.housekeeping(sql(party).bind(&partnership).bind(organisation)).await.unwrap();
    let paper = "insert into agreement (region_code, id, kind, state, title, partner_id, signer, scan_id, created_at, changed_at)
         select o.region_code, $1, 'joint', 'draft', 'Kebun gizi', o.id, 'regent',
         (select min(f.id) from attachment a join district_file f on f.region_code = a.region_code and f.id = a.id
          where a.organisation_id = o.id), 0, 0 from organisation o where o.id = $2 on conflict do nothing";
    db.housekeeping(sql(paper).bind(&agreement).bind(organisation)).await.unwrap();
    let former = "insert into agreement_former_scan (region_code, agreement_id, attachment_id, reason, person_name, replaced_at)
         select region_code, id, scan_id, 'Keliru', 'Delegasi', 0 from agreement where id = $1 and scan_id is not null
         on conflict do nothing";
    db.housekeeping(sql(former).bind(&agreement)).await.unwrap();
    let serves = "insert into agreement_partnership (region_code, agreement_id, partnership_id)
         select region_code, id, $2 from agreement where id = $1 on conflict do nothing";
    db.housekeeping(sql(serves).bind(&agreement).bind(&partnership)).await.unwrap();
}

/// A partnership in which one organisation takes part, with one entry of its own money and a file that proves it.
pub async fn keep_ledger(db: &Db, organisation: &str) {
    keep_partnership(db, organisation).await;
    let (partnership, entry) =
        (format!("partnership-of-{organisation}"), format!("ledger-entry-of-{organisation}"));
    let recorded = "insert into ledger_entry (region_code, id, partnership_id, stage, way, budget, form, year, funder_id, funder_name,
          funder_key, implementer_id, implementer_name, implementer_key, disclosure, currency, low_minor, high_minor, low_idr,
          high_idr, undisclosed, source, person_name, recorded_at)
         select region_code, $1, $2, 'committed', 'partner_run', 'partners', 'cash', 2023, id, name, id, id, name, id, 'exact', 'IDR',
          100000000, 100000000, 100000000, 100000000, 0, 'PKS 1', 'Delegasi', 0 from organisation where id = $3 on conflict do nothing";
    db.housekeeping(sql(recorded).bind(&entry).bind(&partnership).bind(organisation)).await.unwrap();
    let file =
        "insert into district_file (region_code, id, file_name, media_type, size, sha256, place, created_at)
         select region_code, id, file_name, media_type, size, sha256, place, created_at from attachment
         where organisation_id = $1 on conflict do nothing";
    db.housekeeping(sql(file).bind(organisation)).await.unwrap();
    let proof = "insert into ledger_evidence (region_code, entry_id, attachment_id, person_name, added_at)
         select region_code, $1, id, 'Delegasi', 0 from attachment where organisation_id = $2 on conflict do nothing";
    db.housekeeping(sql(proof).bind(&entry).bind(organisation)).await.unwrap();
}

/// A period with a report of one organisation that it has begun, and a photo.
pub async fn keep_report(db: &Db, organisation: &str) {
    keep_partnership(db, organisation).await;
    let named = |what: &str| format!("{what}-of-{organisation}");
    let period = "insert into report_period (region_code, id, name, starts_on, ends_on, due_on, created_at)
         select region_code, $1, 'Semester 1 2023', '2023-01-01', '2023-06-30', '2023-07-31', 0 from cycle where true on conflict do nothing";
    db.housekeeping(sql(period).bind(named("period"))).await.unwrap();
    let begun = "insert into report (region_code, id, period_id, partnership_id, organisation_id, state, state_since, created_at, changed_at)
         select region_code, $1, $2, $3, id, 'draft', 0, 0, 0 from organisation where id = $4 on conflict do nothing";
    let begun = sql(begun).bind(named("report")).bind(named("period")).bind(named("partnership"));
    db.housekeeping(begun.bind(organisation)).await.unwrap();
    let photo = "insert into report_photo (region_code, report_id, attachment_id, person_name, added_at)
         select a.region_code, $1, a.id, 'Delegasi', 0 from attachment a
         join district_file f on f.region_code = a.region_code and f.id = a.id where a.organisation_id = $2 on conflict do nothing";
    db.housekeeping(sql(photo).bind(named("report")).bind(organisation)).await.unwrap();
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
    db.housekeeping(sql(slot).bind(&partner)).await.unwrap();
    keep_news(db, &partner, "kept-meeting").await;
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

/// An award of an organisation, at some stage, with its entry and an objection.
pub async fn keep_award(db: &Db, organisation: &str, state: &str) {
    use sekber::features::award::Template;
    let mut rules = Template::Thanks.rules(2023);
    rules.least_jurors = 1;
    let rules = serde_json::to_string(&rules).unwrap();
    let digest = sekber::kit::digest::sha256(&rules);
    let id = format!("season-of-{organisation}");
    let (frozen, taken) =
        (["frozen", "scoring", "decided"].contains(&state), ["scoring", "decided"].contains(&state));
    let season = "insert into award_season (region_code, id, cycle_id, name, track, state, draft_json, rules_version, frozen_at,
          evidence_at, contest_until, decided_at, result_digest, created_at)
         select region_code, $1, id, 'Penghargaan', 'partners', $2, $3, 1, $4, $5, '2999-12-31', $6, 'ab', 0 from cycle
         where true on conflict do nothing";
    let moment = |there: bool| there.then_some(0_i64);
    let season = sql(season).bind(&id).bind(state).bind(&rules).bind(moment(frozen)).bind(moment(taken));
    db.housekeeping(season.bind(moment(state == "decided"))).await.unwrap();
    let version = "insert into award_rules (region_code, season_id, version, content_json, digest, person_name, published_at)
         select region_code, id, 1, $1, $2, 'Stefanus', 0 from award_season where id = $3 on conflict do nothing";
    db.housekeeping(sql(version).bind(&rules).bind(digest).bind(&id)).await.unwrap();
    if !taken {
        return;
    }
    for text in [
        "insert into award_entry (region_code, id, season_id, category, organisation_id, name, pseudonym, created_at)
         select region_code, 'entry-of-' || $2, id, 'a1', $2, 'Yayasan', 'P001', 0 from award_season where id = $1
         on conflict do nothing",
        "insert into award_value (region_code, entry_id, criterion, number, amount, made_at)
         select region_code, 'entry-of-' || $2, 'k1', 1, 3, 0 from award_season where id = $1 on conflict do nothing",
        "insert into award_objection (region_code, id, entry_id, criterion, text, person_name, made_at)
         select region_code, 'objection-of-' || $2, 'entry-of-' || $2, 'k1', 'Program kami empat', 'Yuliana', 0
         from award_season where id = $1 on conflict do nothing",
        "insert into award_result (region_code, entry_id, place, score, disclosed, by_tie, winner, points_json)
         select region_code, 'entry-of-' || $2, 1, 6000, 10, false, true, '[6000,null,null,null,null,null,null,null,null,null,null,null]'
         from award_season where id = $1 and decided_at is not null on conflict do nothing",
    ] {
        db.housekeeping(sql(text).bind(&id).bind(organisation)).await.unwrap();
    }
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
