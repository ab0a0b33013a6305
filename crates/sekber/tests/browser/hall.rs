//! A whole short meeting in four browsers at once: a chair, an office's phone, a partner's phone and the wall. Links are
//! cut and come back; at the end the record is printed.

use std::path::PathBuf;

use sekber::kit::store::sql;
use serde_json::json;

use crate::browser::{Browser, Screen};
use crate::program::agent;
use crate::stage::Stage;

/// One of the four, with its own browser.
pub struct Screened<'a> {
    stage: &'a Stage,
    /// Its browser.
    pub browser: Browser,
}

impl<'a> Screened<'a> {
    /// A browser of somebody with a session, or of a phone without one.
    pub async fn new(stage: &'a Stage, screen: Screen, session: Option<&str>) -> Self {
        let browser = Browser::start(stage.folder()).await;
        browser.screen(screen).await;
        browser.cookie(stage.base(), "language", "id").await;
        browser.cookie(stage.base(), "theme", "light").await;
        if let Some(session) = session {
            browser.cookie(stage.base(), "sekber", session).await;
        }
        Self { stage, browser }
    }

    /// Opens a page of the site.
    pub async fn visit(&self, path: &str) {
        self.browser.client.goto(&format!("{}{path}", self.stage.base())).await.unwrap();
    }

    /// Nothing that the wall shows lies below the screen.
    async fn holds_everything(&self) {
        let below = "const shown = [...document.querySelectorAll('.wall [data-live] *')].filter((one) => one.getClientRects().length);
             return shown.filter((one) => one.getBoundingClientRect().bottom > innerHeight + 1).map((one) => one.textContent);";
        let below = self.browser.client.execute(below, Vec::new()).await.unwrap();
        assert_eq!(below, json!([]), "nothing falls off the wall");
    }

    async fn picture(&self, name: &str) {
        let picture = self.browser.client.screenshot().await.unwrap();
        assert!(picture.len() > 5_000, "{name} is empty");
        if let Some(folder) = gallery() {
            std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
        }
    }
}

/// Where pictures go when they are to be renewed.
fn gallery() -> Option<PathBuf> {
    let wanted = std::env::var("SEKBER_SCREENS").as_deref() == Ok("1");
    wanted.then(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/screens"))
}

/// The code with which an organisation of somebody with a role enters the meeting.
pub async fn code_of(stage: &Stage, role: &'static str) -> String {
    let asked = sql("select p.code from meeting_participant p
         join person_role r on r.organisation_id = p.organisation_id where r.role = $1");
    stage.app.db().value(asked.bind(role)).await.unwrap().unwrap()
}

/// The organisation of somebody with a role.
pub async fn organisation_of(stage: &Stage, role: &'static str) -> String {
    let asked = sql("select organisation_id from person_role where role = $1");
    stage.app.db().value(asked.bind(role)).await.unwrap().unwrap()
}

/// The programme that the partner wants to be taken.
async fn wished(stage: &Stage) -> String {
    let asked = "select programme_id from interest where side = 'partner'";
    stage.app.db().value(sql(asked)).await.unwrap().unwrap()
}

/// Calls the meeting, invites everybody and orders the presentations; returns its path.
pub async fn prepare(chair: &Screened<'_>) -> String {
    chair.visit("/meetings/new").await;
    for (name, value) in [
        ("name", "Rapat Koordinasi Kemitraan Multipihak 2023"),
        ("place", "Aula Bappeda Kabupaten Sintang"),
        ("day", "2023-09-20"),
        (
            "agenda",
            "Pembukaan\nPaparan mitra\nPemilihan mitra oleh perangkat daerah\nPenandatanganan berita acara",
        ),
        ("letter_number", "005/1123/Bappeda"),
        ("letter_date", "2023-09-11"),
        ("record_number", "050/1187/Bappeda/2023"),
        ("chair_name", "Kartiyus"),
        ("chair_position", "Sekretaris Daerah"),
    ] {
        chair.browser.set(&format!("[name={name}]"), value).await;
    }
    chair.browser.click(".form-end button").await;
    chair.browser.find("a[href$='/console']").await;
    let path = chair.browser.path().await;
    chair.visit(&format!("{path}/door")).await;
    chair.browser.click("button[name=all]").await;
    chair.browser.find("tbody tr code").await;
    chair.visit(&format!("{path}/order")).await;
    chair.browser.click("form[action$='/propose'] button").await;
    chair.browser.find("[data-sortable] tr").await;
    chair.picture("hall-order").await;
    path
}

/// The desk's camera reads a letter's picture. The browser of tests has neither; what stands in for them holds the address
/// that the picture holds.
async fn scan_at_the_desk(chair: &Screened<'_>, path: &str, code: &str) {
    let script = format!(
        "window.BarcodeDetector = class {{ async detect() {{ return [{{ rawValue: '{}/hall?code={code}' }}]; }} }};
         Object.defineProperty(navigator, 'mediaDevices', {{ value: {{ getUserMedia: async () => new MediaStream() }} }});
         HTMLMediaElement.prototype.play = async () => {{}};",
        chair.stage.base()
    );
    let script = json!({ "source": script });
    chair.browser.command("Page.addScriptToEvaluateOnNewDocument", script).await;
    chair.visit(&format!("{path}/door")).await;
    chair.browser.click("[data-scan]").await;
    let chosen = chair.browser.text("#chosen code, #chosen h2").await;
    assert!(!chosen.is_empty(), "the scanned participant is opened");
}

/// Enters the meeting on a phone.
pub async fn join(phone: &Screened<'_>, code: &str, name: &str) {
    phone.visit(&format!("/hall?code={code}")).await;
    phone.browser.set("[name=name]", name).await;
    phone.browser.set("[name=position]", "Kepala Bidang").await;
    phone.browser.click(".form button").await;
    phone.browser.find("[data-hall=phone]").await;
}

#[tokio::test]
async fn a_short_meeting_with_a_chair_two_phones_and_a_wall() {
    let Some(stage) = Stage::set().await else { return };
    let session = stage.session_of(Some("staff")).await.unwrap();
    let chair = Screened::new(&stage, Screen::Desktop, Some(&session)).await;
    let wall = Screened::new(&stage, Screen::Desktop, Some(&session)).await;
    let office = Screened::new(&stage, Screen::Phone, None).await;
    let partner = Screened::new(&stage, Screen::Phone, None).await;

    let path = prepare(&chair).await;
    wall.visit(&format!("{path}/wall")).await;
    chair.visit(&format!("{path}/console")).await;
    chair.browser.click("button[value=open]").await;
    // The answer is awaited: what the click began would otherwise overtake the visit that follows.
    chair.browser.find("button[value=choose]").await;
    scan_at_the_desk(&chair, &path, &code_of(&stage, "office").await).await;
    chair.visit(&format!("{path}/console")).await;
    join(&office, &code_of(&stage, "office").await, "Yustina").await;
    join(&partner, &code_of(&stage, "partner").await, "Antonius").await;

    // The partner is called up; the phones and the wall move by themselves.
    let presenting = organisation_of(&stage, "partner").await;
    chair.browser.click(&format!("form:has(input[value='{presenting}']) button[value=call]")).await;
    office.browser.shows("Sedang paparan").await;
    let name = office.browser.text("h2").await;
    wall.browser.shows(name.trim_start_matches("Sedang paparan: ")).await;
    office.picture("hall-phone-office").await;

    // The office's link is down: its choice waits on the phone, and is sent once when the link is back.
    office.browser.link(false).await;
    office.browser.click(".fit button[value=want]").await;
    office.browser.shows("pilihan menunggu dikirim").await;
    // The page is closed meanwhile; the choice is still on the phone when it is opened again.
    office.browser.client.goto("about:blank").await.unwrap();
    office.browser.link(true).await;
    office.visit(&format!("/hall/{}", path.rsplit('/').next().unwrap())).await;
    wall.browser.find("[data-feed] li").await;
    wall.browser.shows("berminat pada").await;
    partner.browser.shows("Pihak lain berminat").await;
    partner.browser.click(".fit:has(.badge.info) button[value=want]").await;
    wall.browser.find("[data-feed] li.both").await;
    office.browser.shows("Saling berminat").await;
    partner.browser.shows("Saling berminat").await;
    let receipts = "select count(*) from meeting_receipt";
    let receipts: i64 = stage.app.db().value(sql(receipts)).await.unwrap().unwrap();
    assert_eq!(receipts, 2, "each choice was taken once");
    wall.holds_everything().await;
    wall.picture("hall-wall").await;
    partner.picture("hall-phone-partner").await;
    chair.picture("hall-console").await;

    // Choosing, the plan, and the answers of both sides.
    chair.browser.click_and_confirm("button[value=choose]").await;
    chair.browser.find("button[value=plan]").await;
    wall.browser.shows("Saatnya memilih").await;
    chair.browser.click_and_confirm("button[value=plan]").await;
    chair.browser.find("button[value=close]").await;
    office.browser.shows("Pilihan dikunci").await;
    chair.visit(&format!("{path}/plan")).await;
    chair.browser.click("button[value=best]").await;
    chair.browser.find("tr[aria-current] button[name=lock]").await;
    // A change by hand is weighed before it is made.
    let own = organisation_of(&stage, "office").await;
    chair.visit(&format!("{path}/plan?office={own}&programme={}#hand", wished(&stage).await)).await;
    chair.browser.find("button[value=veto]").await;
    chair.picture("hall-plan").await;
    chair.visit(&format!("{path}/plan")).await;
    chair.browser.click_and_confirm("button[name=lock]").await;
    let programme = wished(&stage).await;
    let pair = format!("form:has(input[value='{own}']):has(input[value='{programme}'])");
    for phone in [&office, &partner] {
        phone.browser.shows("Pasangan kami dalam rencana").await;
        phone.browser.click(&format!("{pair} button[value=agreed]")).await;
    }
    wall.browser.shows("pasangan disetujui").await;
    partner.browser.shows("Disetujui kedua pihak").await;
    office.picture("hall-phone-plan").await;
    wall.holds_everything().await;
    wall.picture("hall-wall-plan").await;

    // The meeting is closed, the record issued, and the document checked by somebody without an account.
    chair.visit(&format!("{path}/console")).await;
    chair.browser.click_and_confirm("button[value=close]").await;
    wall.browser.shows("Selesai").await;
    chair.visit(&format!("{path}/papers/agreement")).await;
    chair.browser.click("form[action$='/papers/agreement'] .form-end button").await;
    chair.browser.shows("Naskah diterbitkan").await;
    documents(&stage, &path, &session);
    let code: String = stage.app.db().value(sql("select code from document")).await.unwrap().unwrap();
    partner.visit(&format!("/papers/check?code={code}")).await;
    partner.browser.shows("dibuat oleh Sekber").await;
    for one in [&chair, &wall, &partner] {
        let complaints = one.browser.complaints().await;
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}

/// Fetches the documents of a meeting.
fn documents(stage: &Stage, path: &str, session: &str) {
    for name in ["invitations", "attendance", "agreement", "proposals", "minutes", "sheets", "talks"] {
        document(stage, (name, &format!("{path}/files/{name}.pdf")), session);
    }
}

/// Fetches a document under a name from its path; when pictures are renewed, its first page is drawn beside them.
pub fn document(stage: &Stage, (name, path): (&str, &str), session: &str) {
    let address = format!("{}{path}", stage.base());
    let mut answer = agent().get(address).header("cookie", format!("sekber={session}")).call().unwrap();
    let bytes = answer.body_mut().read_to_vec().unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "{name}");
    let Some(folder) = gallery() else { return };
    let file = stage.folder().join(format!("{name}.pdf"));
    std::fs::write(&file, bytes).unwrap();
    let drawn = std::process::Command::new("pdftoppm")
        .args(["-r", "60", "-f", "1", "-l", "1", "-png", "-singlefile"])
        .arg(&file)
        .arg(folder.join(format!("document-{name}")))
        .status();
    assert!(drawn.is_ok_and(|status| status.success()), "pdftoppm draws the papers");
}
