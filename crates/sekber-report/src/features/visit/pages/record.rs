//! One visit: what was seen, its photos, what follows from it, and its record.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::{AttachmentId, FollowUpId, VisitId};

use crate::features::document::{self, IssuedDocument};
use crate::features::partnership::Scene;
use crate::features::visit::actions::{follow_up as following, write as verbs};
use crate::features::visit::draft::{FollowUpDraft, Maker, PersonPart};
use crate::features::visit::guard::{VisitKeeper, VisitReader};
use crate::features::visit::model::{FollowUp, Person, Photo, Visit};
use crate::features::visit::store::read;
use crate::kit::app::App;
use crate::kit::files::{self, FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, go_or_mend, page};
use crate::kit::problem::Problem;

/// Kinds in which photos are taken.
const PHOTOS: &[FileKind] = &[FileKind::Jpeg, FileKind::Png, FileKind::Webp];

#[derive(Template)]
#[template(path = "features/visit/pages/record.html")]
struct RecordPage {
    frame: Frame,
    scene: Scene,
    visit: Visit,
    people: Vec<Person>,
    photos: Vec<Photo>,
    follow_ups: Vec<FollowUp>,
    editions: Vec<IssuedDocument>,
    today: jiff::civil::Date,
    typed: Form,
    faults: Faults,
}

impl RecordPage {
    /// Whether its record is issued and holds, so that what it says stays.
    fn is_issued(&self) -> bool {
        self.editions.iter().any(IssuedDocument::is_in_force)
    }

    /// What is shown, so that what is issued is what was read.
    fn stand(&self) -> String {
        self.visit.stand(self.follow_ups.len(), self.photos.len())
    }

    fn may_change(&self) -> bool {
        self.scene.keeps() && !self.is_issued()
    }

    /// Whether the reader may change what whoever made it says.
    fn may_rewrite(&self) -> bool {
        let maker = self.visit.made_by.as_ref();
        self.may_change() && maker.is_none_or(|maker| maker.is_said_by(&self.scene.actor))
    }

    fn manages(&self) -> bool {
        self.scene.actor.is_secretariat()
    }

    fn is_late(&self, one: &FollowUp) -> bool {
        one.done_on.is_none() && one.due_on < self.today
    }

    /// Who made the visit, when somebody said who did.
    fn made_by(&self) -> Option<String> {
        match self.visit.made_by.as_ref()? {
            Maker::Secretariat => Some(self.frame.say("visit-maker-secretariat")),
            maker => maker.party(&self.scene.parties).map(|party| party.name.clone()),
        }
    }

    /// Who signs the record for whoever made the visit, when that is named.
    fn leader(&self) -> Option<&Person> {
        self.visit.made_by.as_ref()?;
        self.people.iter().find(|one| one.part == PersonPart::Leads)
    }

    /// As what somebody was there, unless it is only as one of those present.
    fn part(&self, one: &Person) -> Option<String> {
        let named = one.part != PersonPart::Member;
        named.then(|| self.frame.say_code("visit-part-", one.part.as_str()))
    }

    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

async fn record_page(
    app: &App,
    frame: Frame,
    (scene, visit): (Scene, Visit),
    (typed, faults): (Form, Faults),
) -> Result<RecordPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let id = &visit.id;
    Ok(RecordPage {
        people: read::people(db, &region, id).await?,
        photos: read::photos(db, &region, id).await?,
        follow_ups: read::follow_ups(db, &region, id).await?,
        editions: document::about(db, &region, ("visit", id.as_str())).await?,
        today: app.today(),
        frame,
        scene,
        visit,
        typed,
        faults,
    })
}

/// The page.
pub async fn show(
    VisitReader(scene, visit): VisitReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&record_page(&app, frame, (scene, visit), (Form::default(), Faults::none())).await?)
}

/// Leads on, or shows the page again with what is to be mended.
pub async fn answer(
    app: &App,
    (frame, scene, visit): (Frame, Scene, Visit),
    form: Form,
    done: Result<(), Problem>,
    notice: &'static str,
) -> Result<Response, Problem> {
    go_or_mend(done, (&visit.path(), notice), |faults| {
        record_page(app, frame, (scene, visit), (form, faults))
    })
    .await
}

/// Puts a photo beside it.
pub async fn add_photo(
    VisitKeeper(scene, visit): VisitKeeper,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let photo = upload.file.as_ref().and_then(|file| file.accepted(PHOTOS, &mut faults));
    if upload.file.is_none() {
        faults.add("file", "fault-required");
    }
    let done = match photo {
        Some(photo) if faults.is_empty() => {
            verbs::add_photo(&app, &scene.actor, &visit.id, photo).await.map(|_| ())
        }
        _ => Err(Problem::Invalid(faults)),
    };
    answer(&app, (frame, scene, visit), upload.form.clone(), done, "notice-visit-photo").await
}

/// A photo of it.
pub async fn photo(
    VisitReader(_, visit): VisitReader,
    State(app): State<App>,
    PathId((_, wanted)): PathId<(VisitId, AttachmentId)>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let all = read::photos(db, &region, &visit.id).await?;
    let one = all.into_iter().find(|photo| photo.attachment_id == wanted).ok_or(Problem::NotFound)?;
    let found = files::find_own(db, &region, &one.attachment_id).await?;
    files::send(app.files(), &found.ok_or(Problem::NotFound)?).await
}

/// Adds what it asks somebody to do.
pub async fn add_follow_up(
    VisitKeeper(scene, visit): VisitKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = FollowUpDraft::read(&form, &mut faults);
    let done = match faults.is_empty() {
        true => following::add(&app, &scene.actor, &visit.id, &draft).await.map(|_| ()),
        false => Err(Problem::Invalid(faults)),
    };
    answer(&app, (frame, scene, visit), form, done, "notice-visit-follow-up").await
}

/// Notes that it was done today.
pub async fn follow_up_done(
    VisitKeeper(scene, visit): VisitKeeper,
    State(app): State<App>,
    PathId((_, wanted)): PathId<(VisitId, FollowUpId)>,
    _: Form,
) -> Result<Response, Problem> {
    following::done(&app, &scene.actor, &visit.id, &wanted, app.today()).await?;
    Ok(go(visit.path(), "notice-visit-done"))
}
