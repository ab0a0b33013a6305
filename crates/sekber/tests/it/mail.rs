//! Scenarios about letters: they leave exactly when what they tell has happened, to a post office that may refuse or be shut.

use std::sync::{Arc, Mutex};

use sekber::features::meeting;
use sekber::kit::jobs;
use sekber::kit::settings::MailSettings;
use sekber::kit::store::sql;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::hall::{Hall, count};
use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, on_both};

/// A post office that keeps what it is handed, and refuses addresses with "tolak" in them.
#[derive(Clone, Default)]
struct PostOffice(Arc<Mutex<Vec<String>>>);

impl PostOffice {
    async fn open() -> (Self, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let office = Self::default();
        let kept = office.0.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, kept.clone()));
            }
        });
        (office, port)
    }

    fn letters(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Speaks just enough SMTP (RFC 5321).
async fn serve(stream: TcpStream, kept: Arc<Mutex<Vec<String>>>) {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    let _ = writing.write_all(b"220 post office\r\n").await;
    let mut letter = None::<String>;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match &mut letter {
            Some(_) if line == "." => {
                kept.lock().unwrap().extend(letter.take());
                "250 taken"
            }
            Some(text) => {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            None if line.starts_with("RCPT") && line.contains("tolak") => "550 nobody of that name",
            None if line == "DATA" => {
                letter = Some(String::new());
                "354 go on"
            }
            None => "250 well",
        };
        if writing.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The harness with a post office at a port.
async fn with_mail(harness: &Harness, port: u16) -> Harness {
    harness
        .beside_with(|settings| {
            settings.mail = Some(MailSettings {
                server: format!("smtp://127.0.0.1:{port}"),
                from: "Sekber <sekber@example.go.id>".to_owned(),
            });
        })
        .await
}

/// Makes every attempt at letters that is due; how many left.
async fn deliver(harness: &Harness) -> i64 {
    let before = state(harness, "sent").await;
    jobs::run_due(&harness.app, "mail_delivery").await.unwrap();
    state(harness, "sent").await - before
}

async fn state(harness: &Harness, state: &str) -> i64 {
    let asked = sql("select count(*) from email where state = $1").bind(state);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn invitations_go_out_once_with_code_and_calendar_and_are_then_erased() {
    on_both(async |harness| {
        let (office, port) = PostOffice::open().await;
        let harness = with_mail(&harness, port).await;
        let hall = Hall::called(&harness).await;
        let letters = format!("{}/letters", hall.path);
        hall.staff.post(&letters, &[("kind", "invitation")]).await.is(303);
        let written = state(&harness, "waiting").await;
        assert!(written >= 4, "{written}");
        assert_eq!(office.letters().len(), 0, "nothing leaves within the transaction");

        // Two processes share the work, and no letter goes out twice.
        let beside = with_mail(&harness, port).await;
        let name = "mail_delivery";
        let (one, other) = tokio::join!(jobs::run_due(&harness.app, name), jobs::run_due(&beside.app, name));
        assert_eq!(i64::try_from(one.unwrap() + other.unwrap()).unwrap(), written);
        assert_eq!(state(&harness, "sent").await, written);
        assert_eq!(i64::try_from(office.letters().len()).unwrap(), written);
        let code = hall.code(&harness, OWN_OFFICE).await;
        let own: Vec<String> = office.letters().into_iter().filter(|text| text.contains(&code)).collect();
        assert!(!own.is_empty(), "{:#?}", office.letters());
        assert!(own.iter().all(|text| text.contains("text/calendar") && text.contains("From: ")), "{own:#?}");

        let kept = "select count(*) from email where body <> '' or calendar is not null";
        assert_eq!(count(harness.app.db(), kept).await, 0, "codes must not stay behind");
        hall.staff.post(&letters, &[("kind", "invitation")]).await.is(303);
        assert_eq!(state(&harness, "waiting").await, 0, "everybody has got it already");
        hall.staff.get("/mail").await.is_ok().costs_at_most(5).shows("Terkirim");
        hall.staff.get(&format!("{}/door", hall.path)).await.is_ok().shows("Terkirim");
    })
    .await;
}

#[tokio::test]
async fn a_refused_letter_is_shown_and_a_shut_post_office_is_asked_again() {
    on_both(async |harness| {
        let (office, port) = PostOffice::open().await;
        let harness = with_mail(&harness, port).await;
        let staff = harness.as_staff().await;
        let invite = |email| [("name", "Orang Baru"), ("email", email), ("organisation", OWN_PARTNER)];
        staff.post("/invitations", &invite("tolak@example.org")).await.is_ok().shows("juga dikirim");
        assert_eq!(deliver(&harness).await, 0);
        assert_eq!((state(&harness, "failed").await, office.letters().len()), (1, 0));
        let failed = staff.get("/mail?state=failed").await;
        failed.is_ok().shows("tolak@example.org").shows("nobody of that name").shows("Kirim lagi");
        let asked = sql("select id from email where state = 'failed'");
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        harness.as_partner().await.post(&format!("/mail/{id}/again"), &[]).await.is(403);
        staff.post(&format!("/mail/{id}/again"), &[]).await.is(303);
        assert_eq!(state(&harness, "waiting").await, 1);

        // A port at which nobody listens: the letter stays, and its next attempt lies ahead.
        let shut = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        let away = with_mail(&harness, shut).await;
        assert_eq!(deliver(&away).await, 0);
        let ahead = sql("select due_at from job j join email l on l.id = j.payload where l.state = 'waiting' and l.attempts = 1");
        let next: i64 = harness.app.db().value(ahead).await.unwrap().unwrap();
        assert!(next > harness.app.now().0 + 30_000);
        assert_eq!(deliver(&harness).await, 0, "it is not due yet");
    })
    .await;
}

#[tokio::test]
async fn who_has_not_declined_is_reminded_once_on_the_day_before() {
    on_both(async |harness| {
        let (_, port) = PostOffice::open().await;
        let harness = with_mail(&harness, port).await;
        let hall = Hall::called(&harness).await;
        assert_eq!(meeting::remind(&harness.app).await.unwrap(), 0, "its day is another one");
        let tomorrow = harness.app.today().tomorrow().unwrap();
        let move_day = sql("update meeting set day = $1").bind(tomorrow);
        harness.app.db().housekeeping(move_day).await.unwrap();
        let declined = [("reply", "not_coming"), ("note", "")];
        let participant =
            sql("select id from meeting_participant where organisation_id = $1").bind(OWN_PARTNER);
        let participant: String = harness.app.db().value(participant).await.unwrap().unwrap();
        let reply = [declined[0], declined[1], ("participant", participant.as_str())];
        hall.staff.post(&format!("{}/replies", hall.path), &reply).await.is(303);
        assert_eq!(meeting::remind(&harness.app).await.unwrap(), 0, "nobody was invited yet");
        hall.keep_invitation(&harness).await;
        let written = meeting::remind(&harness.app).await.unwrap();
        assert!(written >= 3, "{written}");
        let to_partner = "select count(*) from email where recipient like 'partner@%'";
        assert_eq!(count(harness.app.db(), to_partner).await, 0);
        assert_eq!(meeting::remind(&harness.app).await.unwrap(), 0, "once is enough");

        let due = tomorrow.to_string();
        let task = [("what", "Menyusun perjanjian"), ("organisation", OWN_PARTNER), ("due", due.as_str())];
        hall.staff.post(&format!("{}/tasks", hall.path), &task).await.is(303);
        let reminded = i64::try_from(meeting::remind(&harness.app).await.unwrap()).unwrap();
        assert!(reminded >= 1, "whoever has a task due tomorrow");
        let of_task = "select count(*) from email where subject like '%Menyusun perjanjian%'";
        assert_eq!(count(harness.app.db(), of_task).await, reminded);
        assert_eq!(meeting::remind(&harness.app).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_waits_does_not_reach_whoever_may_not_read_it_any_more() {
    on_both(async |harness| {
        let (office, port) = PostOffice::open().await;
        let harness = with_mail(&harness, port).await;
        let admin = harness.as_admin().await;
        let hall = Hall::called(&harness).await;
        hall.staff.post(&format!("{}/letters", hall.path), &[("kind", "invitation")]).await.is(303);
        let to = async |like: &str| -> i64 {
            let asked = sql("select count(*) from email where recipient like $1 and subject not like 'Undangan ditarik%'");
            harness.app.db().value(asked.bind(like)).await.unwrap().unwrap()
        };
        // An invitation to a meeting that is withdrawn before it left.
        assert!(to("office@%").await > 0);
        let asked = sql("select id from meeting_participant where organisation_id = $1").bind(OWN_OFFICE);
        let own: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let why = [("participant", own.as_str()), ("reason", "Keliru")];
        hall.staff.post(&format!("{}/invitations/withdraw", hall.path), &why).await.is(303);
        assert_eq!(to("office@%").await, 0);
        // Whoever has lost access, or their only role.
        assert!(to("partner@%").await > 0);
        admin.post("/people/partner/deactivate", &[]).await.is(303);
        assert_eq!(to("partner@%").await, 0);
        let letter = "insert into email (region_code, id, about, recipient, subject, body, made_at, written_by)
             select r.region_code, 'waits', '', p.email, 'Sudah lewat', 'Isi', 0, '' from person p join person_role r on r.person_id = p.id
             where p.id = $1";
        harness.change(sql(letter).bind("juror")).await;
        admin.post("/people/juror/roles/revoke", &[("held", "juror")]).await.is(303);
        // An invitation to the system that is withdrawn.
        let invited = [("email", "baru@example.com"), ("name", "Orang Baru"), ("role", "juror")];
        hall.staff.post("/invitations", &invited).await;
        assert_eq!(to("baru@%").await, 1);
        let asked = sql("select id from invitation where email = $1").bind("baru@example.com");
        let invitation: String = harness.app.db().value(asked).await.unwrap().unwrap();
        hall.staff.post(&format!("/invitations/{invitation}/withdraw"), &[]).await.is(303);
        assert_eq!(to("baru@%").await, 0);
        deliver(&harness).await;
        for letter in office.letters() {
            assert!(!letter.contains("baru@") && !letter.contains("Sudah lewat"), "{letter}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_post_office_no_letter_is_written_and_the_bell_tells() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let told = "select count(*) from person_notice where person_id = 'partner'";
        let door = format!("{}/door", hall.path);
        hall.staff.get(&door).await.is_ok().shows("Server surel belum disetel").shows("value=\"invitation\"");
        hall.staff.post(&format!("{}/letters", hall.path), &[("kind", "invitation")]).await.is(303);
        assert_eq!(count(harness.app.db(), told).await, 1);
        let tomorrow = harness.app.today().tomorrow().unwrap();
        let move_day = sql("update meeting set day = $1").bind(tomorrow);
        harness.app.db().housekeeping(move_day).await.unwrap();
        assert!(meeting::remind(&harness.app).await.unwrap() >= 2);
        assert_eq!(meeting::remind(&harness.app).await.unwrap(), 0, "once is enough");
        assert_eq!(count(harness.app.db(), told).await, 2);
        // Whoever was told of it is told that it is not held.
        let cancel = format!("{}/cancel", hall.path);
        let page = hall.staff.get(&cancel).await;
        page.is_ok().shows("Tidak ada surel yang akan dikirim");
        let version = page.field("version");
        let why = [("version", version.as_str()), ("reason", "Banjir")];
        hall.staff.post(&cancel, &why).await.is(303);
        assert_eq!(count(harness.app.db(), told).await, 3);
        assert_eq!(count(harness.app.db(), "select count(*) from email").await, 0);
    })
    .await;
}
