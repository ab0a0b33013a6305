//! Where the secretariat writes for everybody: news, what the pages say about itself, and which meetings are public.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::portal::{Category, NewsState, NewsStep};
use sekber_core::value::{MeetingId, NewsId};

use crate::features::portal::actions::{self, Release};
use crate::features::portal::model::{News, NewsDraft, Settings};
use crate::features::portal::store::{meetings, news as store, settings as kept};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::files::{FileKind, NewFile, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, go, go_or_mend, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Kinds of pictures that news may have.
const PICTURES: &[FileKind] = &[FileKind::Jpeg, FileKind::Png];

#[derive(Template)]
#[template(path = "features/portal/pages/manage.html")]
struct ListPage {
    frame: Frame,
    query: QueryString,
    page: Page<News>,
}

/// All news, drafts among them.
pub async fn list(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let found = store::page_of_all(app.db(), &app.region(), &cursor).await?;
    page(&ListPage { query: QueryString::keep(&form, &[]), page: found, frame })
}

#[derive(Template)]
#[template(path = "features/portal/pages/edit.html")]
struct EditPage {
    frame: Frame,
    faults: Faults,
    /// What is changed; none for a new one.
    news: Option<News>,
    typed: Form,
    categories: Vec<(String, String)>,
    /// Whether a picture was sent with a form that must be mended: browsers do not keep it.
    picture_lost: bool,
}

impl EditPage {
    fn new(frame: Frame, news: Option<News>, typed: Form) -> Self {
        let categories = frame.say_codes("news-category-", Category::ALL);
        Self { faults: Faults::none(), news, typed, categories, picture_lost: false, frame }
    }

    fn action(&self) -> String {
        self.news.as_ref().map_or_else(|| "/news/new".to_owned(), |news| format!("/news/{}", news.id))
    }

    /// The step that is open to it now.
    fn step(&self) -> Option<NewsStep> {
        match self.news.as_ref()?.state {
            NewsState::Draft | NewsState::Withdrawn => Some(NewsStep::Publish),
            NewsState::Published => Some(NewsStep::Withdraw),
        }
    }
}

/// What is stored, as the form would send it.
fn as_typed(news: &News) -> Form {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs = vec![
        pair("category", news.category.as_str()),
        pair("day", &news.day.to_string()),
        pair("title_id", &news.title_id),
        pair("body_id", &news.body_id),
        pair("title_en", &news.title_en),
        pair("body_en", &news.body_en),
        pair("source", &news.source),
        pair("picture_text", &news.picture_text),
        pair("version", &news.version.to_string()),
    ];
    if news.simulated {
        pairs.push(pair("simulated", "yes"));
    }
    Form::from(pairs)
}

/// The empty form, with today's day.
pub async fn blank(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let typed = vec![("day".to_owned(), app.today().to_string())];
    page(&EditPage::new(frame, None, Form::from(typed)))
}

/// The form of a piece of news.
pub async fn edit(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<NewsId>,
) -> Result<Response, Problem> {
    let news = store::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let typed = as_typed(&news);
    page(&EditPage::new(frame, Some(news), typed))
}

/// What the form says, and its picture.
fn read(app: &App, upload: &Upload) -> Result<(NewsDraft, Option<NewFile>), Problem> {
    let mut faults = Faults::none();
    let picture = upload.file.as_ref().and_then(|file| file.accepted(PICTURES, &mut faults));
    let draft = NewsDraft::from_form(&upload.form, app.today())?;
    faults.or((draft, picture))
}

fn again(mut page: EditPage, upload: &Upload, faults: Faults) -> Result<Response, Problem> {
    page.typed = upload.form.clone();
    page.picture_lost = upload.file.is_some();
    page.faults = faults;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Writes a new piece of news.
pub async fn write(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let written = match read(&app, &upload) {
        Ok((draft, picture)) => actions::write_news(&app, &actor, &draft, picture).await,
        Err(problem) => Err(problem),
    };
    match written {
        Ok(id) => Ok(go(format!("/news/{id}"), "notice-news-saved")),
        Err(Problem::Invalid(faults)) => again(EditPage::new(frame, None, Form::default()), &upload, faults),
        Err(other) => Err(other),
    }
}

/// Changes a piece of news.
pub async fn change(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<NewsId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let version = upload.form.version();
    let drops = upload.form.switched("drop_picture")?;
    let changed = match read(&app, &upload) {
        Ok((draft, picture)) => {
            actions::change_news(&app, &actor, (&id, version), &draft, (picture, drops)).await
        }
        Err(problem) => Err(problem),
    };
    match changed {
        Ok(()) => Ok(go(format!("/news/{id}"), "notice-news-saved")),
        Err(Problem::Invalid(faults)) => {
            let news = store::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
            again(EditPage::new(frame, Some(news), Form::default()), &upload, faults)
        }
        Err(other) => Err(other),
    }
}

/// Publishes a piece of news, or takes it back.
pub async fn step(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<NewsId>,
    form: Form,
) -> Result<Response, Problem> {
    let step: NewsStep = form.text("step").parse().map_err(|_| Problem::refused("portal-refused-step"))?;
    let version = form.version();
    actions::take_news_step(&app, &actor, &id, version, step).await?;
    let notice = match step {
        NewsStep::Publish => "notice-news-published",
        NewsStep::Withdraw => "notice-news-withdrawn",
    };
    Ok(go(format!("/news/{id}"), notice))
}

#[derive(Template)]
#[template(path = "features/portal/pages/settings.html")]
struct SettingsPage {
    frame: Frame,
    faults: Faults,
    settings: Settings,
    usual: String,
    meetings: Vec<meetings::Shown>,
}

async fn settings_page(
    app: &App,
    frame: Frame,
    typed: Option<Settings>,
    faults: Faults,
) -> Result<SettingsPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let settings = match typed {
        Some(typed) => typed,
        None => kept::find(db, &region).await?.unwrap_or_default(),
    };
    let usual = frame.say_with("portal-purpose", "district", &frame.district.name);
    let meetings = meetings::with_release(db, &region).await?;
    Ok(SettingsPage { settings, usual, meetings, faults, frame })
}

/// What the public pages say about the secretariat, and which meetings are public.
pub async fn settings(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&settings_page(&app, frame, None, Faults::none()).await?)
}

/// Settles what the public pages say.
pub async fn settle(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let text = |name: &str| form.text(name).to_owned();
    let typed = Settings {
        purpose_id: text("purpose_id"),
        purpose_en: text("purpose_en"),
        address: text("address"),
        email: text("email"),
        phone: text("phone"),
        hours: text("hours"),
        superior_name: text("superior_name"),
        superior_position: text("superior_position"),
        licence: text("licence"),
        iati_reference: text("iati_reference"),
        version: form.version(),
    };
    let done = actions::settle(&app, &actor, &typed).await;
    let app = &app;
    go_or_mend(done, ("/portal", "notice-portal-saved"), |faults| {
        settings_page(app, frame, Some(typed), faults)
    })
    .await
}

/// Says what the public knows of a meeting.
pub async fn release(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let known = [
        ("hidden", Release::Hidden),
        ("announced", Release::Announced),
        ("outcome", Release::Outcome),
        ("minutes", Release::Minutes(form.version())),
    ];
    let release = form.one_of("release", &known)?;
    actions::release_meeting(&app, &actor, &id, release).await?;
    Ok(go("/portal", "notice-portal-saved"))
}
