//! What every harness of the scenarios holds: one person of each role, two offices, two partners, a programme of each.

use sekber::features::district;
use sekber::kit::access::{Actor, password, token};
use sekber::kit::app::system_clock;
use sekber::kit::audit::Event;
use sekber::kit::store::{Db, Tx, sql};
use sekber_core::roles::{Duty, Role, Section};
use sekber_core::value::{CycleId, RegionCode};

use super::scratch::Template;
use super::{REGION, organisation, person};

/// The office that [`Who::Office`] acts for.
pub const OWN_OFFICE: &str = "office-own";
/// An office that nobody of the first ones acts for.
pub const OTHER_OFFICE: &str = "office-other";
/// The partner that [`Who::Partner`] acts for.
pub const OWN_PARTNER: &str = "partner-own";
/// A partner that nobody of the first ones acts for.
pub const OTHER_PARTNER: &str = "partner-other";
/// A programme of [`OWN_OFFICE`].
pub const OWN_OFFICE_PROGRAMME: &str = "programme-office-own";
/// A programme of [`OTHER_OFFICE`].
pub const OTHER_OFFICE_PROGRAMME: &str = "programme-office-other";
/// A programme of [`OWN_PARTNER`].
pub const OWN_PARTNER_PROGRAMME: &str = "programme-partner-own";
/// A programme of [`OTHER_PARTNER`].
pub const OTHER_PARTNER_PROGRAMME: &str = "programme-partner-other";
/// The scan of both partners' documents.
pub const SCAN: &[u8] = b"%PDF-1.7 scan\n1 0 obj << /Type /Page >> endobj\n%%EOF";
/// Somebody without a role, for whatever is done to people.
pub const LEAVER: &str = "leaver";
/// The secret of an open invitation and of an open link to set the leaver's password.
pub const TOKEN: &str = "an-open-link";
/// The password of everybody.
pub const PASSWORD: &str = "beras kopi karet";

/// Who is in the harness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Admin,
    Staff,
    Office,
    OtherOffice,
    Partner,
    OtherPartner,
    /// Keeps the records of [`Who::Partner`]'s organisation.
    PartnerEditor,
    /// Reads those records.
    PartnerReader,
    Leader,
    Juror,
    Kesbangpol,
    DataSteward,
    Law,
    Auditor,
}

impl Who {
    /// Everybody.
    pub const ALL: [Self; 14] = [
        Self::Admin,
        Self::Staff,
        Self::Office,
        Self::OtherOffice,
        Self::Partner,
        Self::OtherPartner,
        Self::PartnerEditor,
        Self::PartnerReader,
        Self::Leader,
        Self::Juror,
        Self::Kesbangpol,
        Self::DataSteward,
        Self::Law,
        Self::Auditor,
    ];

    /// A short name: the person's id and the first part of the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Staff => "staff",
            Self::Office => "office",
            Self::OtherOffice => "other-office",
            Self::Partner => "partner",
            Self::OtherPartner => "other-partner",
            Self::PartnerEditor => "partner-editor",
            Self::PartnerReader => "partner-reader",
            Self::Leader => "leader",
            Self::Juror => "juror",
            Self::Kesbangpol => "kesbangpol",
            Self::DataSteward => "data-steward",
            Self::Law => "law",
            Self::Auditor => "auditor",
        }
    }

    /// The address to sign in with.
    pub fn email(self) -> String {
        format!("{}@example.org", self.key())
    }

    /// The name shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Admin => "Agnes Administrator",
            Self::Staff => "Stefanus Sekretariat",
            Self::Office => "Damianus Dinas",
            Self::OtherOffice => "Bernadeta Badan",
            Self::Partner => "Yuliana Yayasan",
            Self::OtherPartner => "Petrus Perkumpulan",
            Self::PartnerEditor => "Elisabet Editor",
            Self::PartnerReader => "Paulina Pembaca",
            Self::Leader => "Sesilia Sekda",
            Self::Juror => "Yohanes Juri",
            Self::Kesbangpol => "Klara Kesbangpol",
            Self::DataSteward => "Wilhelmus Walidata",
            Self::Law => "Helena Hukum",
            Self::Auditor => "Irenius Inspektur",
        }
    }

    /// The role held.
    pub fn role(self) -> Role {
        match self {
            Self::Admin => Role::Admin,
            Self::Staff => Role::Staff,
            Self::Office => Role::Office(organisation(OWN_OFFICE), Duty::Manager),
            Self::OtherOffice => Role::Office(organisation(OTHER_OFFICE), Duty::Manager),
            Self::Partner => Role::Partner(organisation(OWN_PARTNER), Duty::Manager),
            Self::OtherPartner => Role::Partner(organisation(OTHER_PARTNER), Duty::Manager),
            Self::PartnerEditor => Role::Partner(organisation(OWN_PARTNER), Duty::Editor),
            Self::PartnerReader => Role::Partner(organisation(OWN_PARTNER), Duty::Reader),
            Self::Leader => Role::Leader,
            Self::Juror => Role::Juror,
            Self::Kesbangpol => Role::Section(Section::Kesbangpol),
            Self::DataSteward => Role::Section(Section::DataSteward),
            Self::Law => Role::Section(Section::Law),
            Self::Auditor => Role::Section(Section::Auditor),
        }
    }

    /// The person as the verbs know them.
    pub fn actor(self) -> Actor {
        person(self.key(), self.name(), vec![self.role()])
    }
}

/// What every scenario begins with.
pub fn template() -> Template<impl AsyncFn(&Db)> {
    Template { name: "filled", fill }
}

/// Brings the schema up to date and fills an empty database.
async fn fill(db: &Db) {
    db.migrate().await.unwrap();
    let region: RegionCode = REGION.parse().unwrap();
    let operator = Actor::operator();
    let made = district::initialise(db, &operator, &region, system_clock(), 2023).await.unwrap();
    let mut tx = db.begin(&operator, &region, system_clock()).await.unwrap();
    // What is told here of programmes is a few words, which fit little.
    tx.run(sql("update cycle set least_fit = 0")).await.unwrap();
    for (id, side, name, short, kind) in ORGANISATIONS {
        add_organisation(&mut tx, id, side, name, short, kind).await;
    }
    for (id, owner, side, title) in PROGRAMMES {
        add_programme(&mut tx, &made.cycle, id, owner, side, title).await;
    }
    for partner in [OWN_PARTNER, OTHER_PARTNER] {
        add_document(&mut tx, partner).await;
    }
    let hash = password::hash(PASSWORD.to_owned()).await.unwrap();
    for who in Who::ALL {
        add_person(&mut tx, who, &hash).await;
    }
    add_leaver(&mut tx, &hash).await;
    for (organisation, side, ..) in ORGANISATIONS {
        add_invitation(&mut tx, organisation, side, &format!("{TOKEN}-{organisation}")).await;
    }
    add_invitation(&mut tx, OTHER_OFFICE, "office", TOKEN).await;
    for who in [Who::Office, Who::OtherOffice, Who::Partner, Who::OtherPartner] {
        add_import(&mut tx, who).await;
    }
    tx.commit(Event::new("district.filled", REGION, "Sintang")).await.unwrap();
}

const ORGANISATIONS: [(&str, &str, &str, &str, &str); 4] = [
    (OWN_OFFICE, "office", "Dinas Sendiri", "Disendi", "dinas"),
    (OTHER_OFFICE, "office", "Badan Lain", "Balain", "badan"),
    (OWN_PARTNER, "partner", "Yayasan Sendiri", "YS", "ngo"),
    (OTHER_PARTNER, "partner", "Perkumpulan Lain", "PL", "ngo"),
];

const PROGRAMMES: [(&str, &str, &str, &str); 4] = [
    (OWN_OFFICE_PROGRAMME, OWN_OFFICE, "office", "Peningkatan gizi balita"),
    (OTHER_OFFICE_PROGRAMME, OTHER_OFFICE, "office", "Pemetaan rawan bencana"),
    (OWN_PARTNER_PROGRAMME, OWN_PARTNER, "partner", "Kebun gizi keluarga"),
    (OTHER_PARTNER_PROGRAMME, OTHER_PARTNER, "partner", "Sekolah lapang petani karet"),
];

async fn add_organisation(tx: &mut Tx, id: &str, side: &str, name: &str, short: &str, kind: &str) {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since, published, contact_email, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, 'verified', $8, $9, $10, $8, $8)")
            .bind(&region)
            .bind(id)
            .bind(side)
            .bind(name)
            .bind(short)
            .bind(sekber_core::text::fold(name))
            .bind(kind)
            .bind(now)
            .bind(true)
            .bind(format!("rahasia-{id}@example.org")),
    )
    .await
    .unwrap();
}

async fn add_programme(tx: &mut Tx, cycle: &CycleId, id: &str, owner: &str, side: &str, title: &str) {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into programme (region_code, id, cycle_id, organisation_id, side, title, sort_key, state, state_since, published, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, 'verified', $8, $9, $8, $8)")
            .bind(&region)
            .bind(id)
            .bind(cycle)
            .bind(owner)
            .bind(side)
            .bind(title)
            .bind(sekber_core::text::fold(title))
            .bind(now)
            .bind(true),
    )
    .await
    .unwrap();
}

/// A sheet of one row that an organisation's person has uploaded and not applied.
async fn add_import(tx: &mut Tx, who: Who) {
    let role = who.role();
    let Some(owner) = role.organisation() else { return };
    let (region, now) = (tx.region.clone(), tx.now);
    let id = format!("import-of-{owner}");
    tx.run(
        sql("insert into import_run (region_code, id, kind, file_name, state, total, mapping_json, person_id, person_name, created_at, scope) values ($1, $2, 'programmes', 'program.xlsx', 'ready', 1, $3, $4, $5, $6, $7)")
            .bind(&region)
            .bind(&id)
            .bind(r#"{"sheet":"Program","others":[],"header_row":1,"titles":["Judul"],"fields":["title"]}"#)
            .bind(who.key())
            .bind(who.name())
            .bind(now)
            .bind(owner),
    )
    .await
    .unwrap();
    tx.run(
        sql("insert into import_row (region_code, run_id, number, cells_json) values ($1, $2, 2, $3)")
            .bind(&region)
            .bind(&id)
            .bind(r#"{"c":["Pelatihan kader"]}"#),
    )
    .await
    .unwrap();
}

/// A document with its scan, whose file [`put_scans`] brings.
async fn add_document(tx: &mut Tx, owner: &str) {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into attachment (region_code, id, organisation_id, file_name, media_type, size, sha256, place, created_at) values ($1, $2, $3, 'Akta.pdf', 'application/pdf', $4, 'ab', $5, $6)")
            .bind(&region)
            .bind(format!("scan-of-{owner}"))
            .bind(owner)
            .bind(i64::try_from(SCAN.len()).unwrap())
            .bind(scan_place(owner))
            .bind(now),
    )
    .await
    .unwrap();
    tx.run(
        sql("insert into legal_document (region_code, id, organisation_id, kind, number, attachment_id, created_at) values ($1, $2, $3, 'other', '17', $4, $5)")
            .bind(&region)
            .bind(format!("document-of-{owner}"))
            .bind(owner)
            .bind(format!("scan-of-{owner}"))
            .bind(now),
    )
    .await
    .unwrap();
}

fn scan_place(owner: &str) -> String {
    format!("{REGION}/attachments/ab/scan-of-{owner}")
}

/// Puts the files of the scans into a harness's data folder, which is fresh for every harness.
pub fn put_scans(folder: &std::path::Path) {
    for owner in [OWN_PARTNER, OTHER_PARTNER] {
        let file = folder.join("files").join(scan_place(owner));
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, SCAN).unwrap();
    }
}

async fn add_person(tx: &mut Tx, who: Who, hash: &str) {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into person (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)")
            .bind(who.key())
            .bind(who.email())
            .bind(who.name())
            .bind(hash)
            .bind(now),
    )
    .await
    .unwrap();
    let role = who.role();
    tx.run(
        sql("insert into person_role (region_code, person_id, role, organisation_id, granted_at) values ($1, $2, $3, $4, $5)")
            .bind(&region)
            .bind(who.key())
            .bind(role.name())
            .bind(role.organisation())
            .bind(now),
    )
    .await
    .unwrap();
}

async fn add_leaver(tx: &mut Tx, hash: &str) {
    let now = tx.now;
    tx.run(
        sql("insert into person (id, email, name, sort_key, password_hash, created_at) values ($1, $2, $3, $4, $5, $6)")
            .bind(LEAVER)
            .bind("leaver@example.org")
            .bind("Lukas Pamit")
            .bind("lukas pamit")
            .bind(hash)
            .bind(now),
    )
    .await
    .unwrap();
    tx.run(
        sql("insert into password_link (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)")
            .bind(token::hash(TOKEN))
            .bind(LEAVER)
            .bind(now)
            .bind(now.plus_seconds(24 * 60 * 60)),
    )
    .await
    .unwrap();
}

/// An open invitation to an organisation; those of the walk over all routes are named after it.
async fn add_invitation(tx: &mut Tx, organisation: &str, side: &str, secret: &str) {
    let (region, now) = (tx.region.clone(), tx.now);
    let id = if secret == TOKEN { TOKEN.to_owned() } else { format!("to-{organisation}") };
    tx.run(
        sql("insert into invitation (region_code, id, token_hash, email, name, role, organisation_id, invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, 'staff', $8, $9)")
            .bind(&region)
            .bind(&id)
            .bind(token::hash(secret))
            .bind(format!("{id}@example.org"))
            .bind("Orang Baru")
            .bind(side)
            .bind(organisation)
            .bind(now)
            .bind(now.plus_seconds(7 * 24 * 60 * 60)),
    )
    .await
    .unwrap();
}
