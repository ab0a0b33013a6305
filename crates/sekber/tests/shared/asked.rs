//! Records of what somebody asks: an open need, public information, the erasure of personal data; and a breach.

use sekber::kit::store::{Db, sql};

use super::issued_code;

/// An open need that is named after an organisation: the organisation's own when it is an office, else one of an office, which the
/// organisation, a partner, has answered.
pub async fn keep_need(db: &Db, organisation: &str) {
    let need = format!("need-of-{organisation}");
    let made = "insert into need (region_code, id, cycle_id, office_id, title, purpose, field, contact, state_since, person_name,
          created_at, changed_at)
         select o.region_code, $1, c.id, o.id, 'Pelatih kader', 'Posyandu belum memiliki kader.', '1.02', 'Ibu Sari', 0, 'Delegasi',
          0, 0 from organisation o join cycle c on c.region_code = o.region_code and c.state = 'open'
         where o.side = 'office' and (o.id = $2 or not exists
          (select 1 from organisation p where p.id = $2 and p.side = 'office')) order by o.id desc limit 1
         on conflict do nothing";
    db.housekeeping(sql(made).bind(&need).bind(organisation)).await.unwrap();
    let answered =
        "insert into need_answer (region_code, need_id, partner_id, message, person_name, answered_at)
         select o.region_code, $1, o.id, 'Kami bisa membantu.', 'Delegasi', 0 from organisation o
         where o.id = $2 and o.side = 'partner' on conflict do nothing";
    db.housekeeping(sql(answered).bind(&need).bind(organisation)).await.unwrap();
}

/// What is asked about personal data, and a breach, of nobody in particular.
pub async fn keep_private(db: &Db, organisation: &str) {
    keep_information(db, organisation).await;
    let breach = "insert into breach (region_code, id, noticed_at, data, how, touched, people, measures, contact, created_at, changed_at)
         select region_code, $1, 0, 'Nama', 'Surel salah kirim', 'accounts', 3, 'Ditarik', 'Sekber', 0, 0 from district
         where true on conflict do nothing";
    db.housekeeping(sql(breach).bind(format!("breach-of-{organisation}"))).await.unwrap();
    let request = "insert into erasure_request (region_code, id, person_id, reason, asked_at)
         select d.region_code, $1, p.person, '', 0 from district d join (select min(id) as person from person) p on true
         where true on conflict do nothing";
    db.housekeeping(sql(request).bind(format!("erasure-request-of-{organisation}"))).await.unwrap();
}

/// A request for information that waits.
async fn keep_information(db: &Db, organisation: &str) {
    let number = i64::from_str_radix(&issued_code(organisation)[..4], 16).unwrap();
    let request = "insert into information_request (region_code, id, year, number, code_hash, name, contact, what, purpose,
          received_on, received_at)
         select region_code, $1, 2023, $2, '', 'Siti', '0812', 'Daftar', 'Tahu', '2023-10-02', 0 from district
         where true on conflict do nothing";
    let request = sql(request).bind(format!("information-request-of-{organisation}")).bind(number);
    db.housekeeping(request).await.unwrap();
}
