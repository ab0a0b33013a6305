//! Pictures of the pages for the README: both languages, on a desktop and on a phone.

use std::path::{Path, PathBuf};

use crate::browser::Screen;
use crate::records::fill;
use crate::stage::Stage;

/// Most bytes of a picture, so that the project stays small.
const LARGEST: usize = 150_000;

/// The pages that have their picture taken.
const PAGES: [(&str, &str); 6] = [
    ("dashboard", "/"),
    ("office", "/offices/{organisation}"),
    ("partner", "/partners/{organisation}"),
    ("programme", "/programmes/{programme}"),
    ("audit", "/audit"),
    ("matching", "/offices/{organisation}/matching"),
];

/// Where pictures go: into the documentation when it is to be renewed, else beside the test's other files.
fn gallery(stage: &Stage) -> PathBuf {
    if std::env::var("SEKBER_SCREENS").as_deref() == Ok("1") {
        return PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/screens");
    }
    stage.folder().join("screens")
}

/// Takes a picture of a page and keeps it under a name.
pub async fn take(stage: &Stage, name: &str, path: &str, language: &str, screen: Screen) {
    stage.visit(path).await;
    // On a busy machine the page is there a moment before its typeface is.
    let is_drawn = "return document.readyState === 'complete' && document.fonts.status === 'loaded' ? 'drawn' : 'not yet'";
    stage.browser.comes_to(is_drawn, "drawn").await;
    let mut picture = stage.browser.client.screenshot().await;
    if picture.is_err() {
        // A browser on a busy machine now and then loses the page that it draws; opened anew it is drawn, or the test fails.
        stage.visit(path).await;
        picture = stage.browser.client.screenshot().await;
    }
    let picture = picture.unwrap();
    assert!(picture.len() > 5_000, "{path} is empty");
    assert!(picture.len() < LARGEST, "{path}: a picture of {} bytes", picture.len());
    let folder = gallery(stage);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}-{language}-{}.png", screen.name())), picture).unwrap();
}

/// Hands in one of the untidy demonstration sheets as a person would; returns the address of its preview.
async fn import_preview(stage: &Stage) -> String {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/program-mitra.xlsx");
    stage.visit("/import").await;
    stage.browser.click("input[value=programmes]").await;
    stage.browser.type_into("#file", &sheet.canonicalize().unwrap().display().to_string()).await;
    stage.browser.click("form[action='/import'] button").await;
    stage.browser.find("form[action$='/apply']").await;
    stage.browser.path().await
}

/// Makes a plan as the secretariat would; returns its address.
async fn made_plan(stage: &Stage) -> String {
    stage.visit("/matching").await;
    stage.browser.click("form[action='/matching/plans'] button").await;
    stage.browser.find("form[action$='/decision']").await;
    stage.browser.path().await
}

#[tokio::test]
async fn the_pages_have_their_pictures_taken() {
    let Some(stage) = Stage::set().await else { return };
    let session = stage.session_of(Some("admin")).await;
    stage.enter(session.as_deref(), "id", Some("light")).await;
    let preview = import_preview(&stage).await;
    let plan = made_plan(&stage).await;
    for language in ["id", "en"] {
        for screen in [Screen::Desktop, Screen::Phone] {
            stage.enter(session.as_deref(), language, Some("light")).await;
            stage.browser.screen(screen).await;
            for (name, path) in PAGES {
                let path = fill(stage.app.db(), path).await.unwrap();
                take(&stage, name, &path, language, screen).await;
            }
            take(&stage, "import", &preview, language, screen).await;
            take(&stage, "plan", &plan, language, screen).await;
        }
    }
}
