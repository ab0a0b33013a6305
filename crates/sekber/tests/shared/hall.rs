//! A hall to tell scenarios in.

// Not every crate's scenarios need all of it.
#![allow(dead_code)]

use sekber::kit::store::{Db, sql};

use crate::harness::{Caller, Harness};

/// A hall with its doors open: the secretariat's caller and the meeting's path.
pub struct Hall {
    pub staff: Caller,
    pub path: String,
    pub id: String,
}

impl Hall {
    pub async fn called(harness: &Harness) -> Self {
        let staff = harness.as_staff().await;
        let particulars = [
            ("name", "Rapat Koordinasi Kemitraan"),
            ("place", "Aula Bappeda"),
            ("day", "2023-09-20"),
            ("starts", "08:00"),
            ("ends", "16:00"),
            ("agenda", "Pembukaan\nPaparan mitra"),
            ("chair_name", "Kartiyus"),
            ("record_number", "050/1/2023"),
        ];
        let called = staff.post("/meetings/new", &particulars).await;
        assert_eq!(called.status, 303, "{}", called.text);
        let path = called.header("location").to_owned();
        let id = path.rsplit('/').next().unwrap().to_owned();
        staff.post(&format!("{path}/invitations"), &[("all", "1")]).await;
        staff.post(&format!("{path}/order/propose"), &[]).await;
        Self { staff, path, id }
    }

    /// Has its invitation issued, as one letter for all.
    pub async fn keep_invitation(&self, harness: &Harness) {
        let letter = "insert into document (region_code, code, subject_kind, subject_id, kind, digest, title, lines, issued_at)
             select region_code, '0123ABCD', 'meeting', id, 'invitation', 'ab', 'Undangan', 0, 1 from meeting where id = $1";
        harness.change(sql(letter).bind(&self.id)).await;
    }

    pub async fn open(harness: &Harness) -> Self {
        let hall = Self::called(harness).await;
        hall.command(harness, "open").await;
        hall
    }

    pub async fn version(&self, harness: &Harness) -> String {
        let asked = sql("select version from meeting where id = $1").bind(&self.id);
        harness.app.db().value::<i64>(asked).await.unwrap().unwrap().to_string()
    }

    pub async fn command(&self, harness: &Harness, command: &str) {
        let version = self.version(harness).await;
        let form = [("command", command), ("version", version.as_str())];
        let moved = self.staff.post(&format!("{}/stage", self.path), &form).await;
        assert_eq!(moved.status, 303, "{command}: {}", moved.text);
    }

    pub async fn code(&self, harness: &Harness, organisation: &str) -> String {
        let asked =
            sql("select code from meeting_participant where meeting_id = $1 and organisation_id = $2");
        harness.app.db().value(asked.bind(&self.id).bind(organisation)).await.unwrap().unwrap()
    }

    /// A phone that joined with an organisation's code.
    pub async fn phone(&self, harness: &Harness, organisation: &str) -> Caller {
        let code = self.code(harness, organisation).await;
        let joined = harness
            .public()
            .post("/hall", &[("code", &code), ("name", "Delegasi"), ("position", "Kabid")])
            .await;
        assert_eq!(joined.header("location"), format!("/hall/{}", self.id), "{}", joined.text);
        let secret = joined.cookie("rapat").unwrap();
        harness.public().holding(format!("rapat={secret}"))
    }

    pub fn picks(&self) -> String {
        format!("/hall/{}/picks", self.id)
    }

    pub fn stream(&self) -> String {
        format!("{}/stream", self.path)
    }
}

pub fn want<'a>(submission: &'a str, office: &'a str, programme: &'a str) -> [(&'a str, &'a str); 4] {
    [("submission", submission), ("office", office), ("programme", programme), ("stance", "want")]
}

pub async fn count(db: &Db, text: &'static str) -> i64 {
    db.value(sql(text)).await.unwrap().unwrap()
}

/// Gives an organisation a new code, which shuts its phones out.
pub async fn recode(harness: &Harness, hall: &Hall, organisation: &str) {
    let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
    let asked = asked.bind(&hall.id).bind(organisation);
    let participant: String = harness.app.db().value(asked).await.unwrap().unwrap();
    let form = [("participant", participant.as_str()), ("recode", "1")];
    hall.staff.post(&format!("{}/door", hall.path), &form).await.is(303);
}
