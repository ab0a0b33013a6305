//! Work plans and visits that stand in for the parameters of a route's path.

use sekber::kit::store::{Db, sql};

use super::keep_partnership;

/// A whole picture of one point.
pub const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\xb18\xf6\x14\x00\x00\x00\x00IEND\xaeB`\x82";

/// The work plan of a partnership in which one organisation takes part: an activity and an indicator with a value.
pub async fn keep_work_plan(db: &Db, organisation: &str) {
    keep_partnership(db, organisation).await;
    let named = |what: &str| format!("{what}-of-{organisation}");
    let activity = "insert into work_activity (region_code, id, partnership_id, organisation_id, title, starts_on, ends_on, proposed_by,
          proposed_at, agreed_at, agreed_by, created_at, changed_at)
         select region_code, $1, $2, id, 'Pelatihan kader', '2023-03-01', '2023-05-31', 'secretariat', 0, 0, 'Delegasi', 0, 0
         from organisation where id = $3 on conflict do nothing";
    let activity = sql(activity).bind(named("work-activity")).bind(named("partnership"));
    db.housekeeping(activity.bind(organisation)).await.unwrap();
    let indicator = "insert into work_indicator (region_code, id, partnership_id, organisation_id, kind, title, unit, counting,
          proposed_by, proposed_at, agreed_at, agreed_by, created_at, changed_at)
         select region_code, $1, $2, id, 'output', 'Kader yang dilatih', 'orang', 'sum', 'secretariat', 0, 0, 'Delegasi', 0, 0
         from organisation where id = $3 on conflict do nothing";
    let indicator = sql(indicator).bind(named("work-indicator")).bind(named("partnership"));
    db.housekeeping(indicator.bind(organisation)).await.unwrap();
    let value = "insert into work_actual (region_code, id, indicator_id, on_day, value_milli, person_name, recorded_at)
         select region_code, $1, id, '2023-05-31', 20000, 'Delegasi', 0 from work_indicator where id = $2 on conflict do nothing";
    db.housekeeping(sql(value).bind(named("work-actual")).bind(named("work-indicator"))).await.unwrap();
}

/// A visit of a partnership in which one organisation takes part, with what it asks for and a photo.
pub async fn keep_visit(db: &Db, organisation: &str) {
    keep_partnership(db, organisation).await;
    let named = |what: &str| format!("{what}-of-{organisation}");
    let visit = "insert into visit (region_code, id, partnership_id, made_by, on_day, place_note, seen, person_name, created_at, changed_at)
         select region_code, $1, $2, 'secretariat', '2023-05-10', 'Balai desa', 'Kebun gizi tumbuh.', 'Delegasi', 0, 0 from organisation
         where id = $3 on conflict do nothing";
    let visit = sql(visit).bind(named("visit")).bind(named("partnership"));
    db.housekeeping(visit.bind(organisation)).await.unwrap();
    let person = "insert into visit_person (region_code, visit_id, ordinal, name, post, body, part)
         select region_code, id, 1, 'Delegasi', '', 'Lembaga', 'leads' from visit where id = $1 on conflict do nothing";
    db.housekeeping(sql(person).bind(named("visit"))).await.unwrap();
    let asked = "insert into visit_follow_up (region_code, id, visit_id, what, organisation_id, due_on, created_at)
         select region_code, $1, $2, 'Perbarui daftar peserta', id, '2023-06-30', 0 from organisation where id = $3
         on conflict do nothing";
    let asked = sql(asked).bind(named("visit-follow-up")).bind(named("visit"));
    db.housekeeping(asked.bind(organisation)).await.unwrap();
    let photo = "insert into visit_photo (region_code, visit_id, attachment_id, person_name, added_at)
         select a.region_code, $1, a.id, 'Delegasi', 0 from attachment a
         join district_file f on f.region_code = a.region_code and f.id = a.id where a.organisation_id = $2 on conflict do nothing";
    db.housekeeping(sql(photo).bind(named("visit")).bind(organisation)).await.unwrap();
}

/// A data set on need, with a value for one kecamatan.
pub async fn keep_area_data(db: &Db, organisation: &str) {
    let data = "insert into area_data (region_code, id, name, producer, year, unit, licence, source, person_name, loaded_at)
         select region_code, $1, 'Jumlah balita stunting', 'Dinas Kesehatan', 2022, 'orang', 'CC BY 4.0', 'https://data.example.go.id',
         'Stefanus', 0 from organisation where id = $2 on conflict do nothing";
    let id = format!("area-data-of-{organisation}");
    db.housekeeping(sql(data).bind(&id).bind(organisation)).await.unwrap();
    let value = "insert into area_value (region_code, data_id, place_code, value_milli)
         select region_code, id, '61.05.01', 12000 from area_data where id = $1 on conflict do nothing";
    db.housekeeping(sql(value).bind(&id)).await.unwrap();
}
