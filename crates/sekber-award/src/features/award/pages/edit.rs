//! Writing the rules of a season.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::kinds::PartnerKind;
use sekber_core::value::SeasonId;
use sekber_engines::award::rules::{Counts, Rules, SizeClass, Source};

use super::super::actions::season::{SeasonDraft, save_draft};
use super::super::form::{self, CategoryRow, CriterionRow};
use super::super::model::Season;
use super::find;
use crate::features::district;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go_or_mend, page};
use crate::kit::problem::Problem;

type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "features/award/pages/edit.html")]
struct EditPage {
    frame: Frame,
    season: Season,
    called: String,
    rules: Rules,
    criteria: Vec<CriterionRow>,
    categories: Vec<CategoryRow>,
    ties: String,
    sources: Choices,
    counts: Choices,
    themes: Choices,
    sizes: Choices,
    kinds: Choices,
    version: String,
    faults: Faults,
}

impl EditPage {
    /// The sum of the weights as they stand in the form.
    fn weights(&self) -> u32 {
        self.criteria.iter().filter_map(|row| row.weight.parse::<u32>().ok()).fold(0, u32::saturating_add)
    }

    /// The themes to choose from, with the one a category has even when the district no longer lists it.
    fn themes_for(&self, row: &CategoryRow) -> Choices {
        let mut all = self.themes.clone();
        if !row.theme.is_empty() && !all.iter().any(|(code, _)| *code == row.theme) {
            all.push((row.theme.clone(), row.theme.clone()));
        }
        all
    }
}

async fn edit_page(app: &App, frame: Frame, season: Season) -> Result<EditPage, Problem> {
    let rules = season.draft()?;
    let themes = district::themes(app.db(), &app.region()).await?;
    Ok(EditPage {
        called: season.name.clone(),
        criteria: form::criterion_rows(&rules),
        categories: form::category_rows(&rules),
        ties: rules.ties.join(", "),
        sources: frame.say_codes("award-source-", Source::all()),
        counts: frame.say_codes("award-counts-", Counts::ALL),
        themes: themes
            .iter()
            .map(|theme| (theme.code.clone(), theme.name(frame.language).to_owned()))
            .collect(),
        sizes: frame.say_codes("award-size-", SizeClass::ALL),
        kinds: frame.say_codes("kind-", PartnerKind::ALL),
        version: season.version.to_string(),
        faults: Faults::none(),
        rules,
        season,
        frame,
    })
}

/// The form.
pub async fn show(
    secretariat: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&secretariat.0)).await?;
    if !season.state.is_open() {
        return Err(Problem::refused("award-refused-frozen"));
    }
    page(&edit_page(&app, frame, season).await?)
}

/// Keeps the draft.
pub async fn save(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
    sent: Form,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let mut faults = Faults::none();
    let rules = form::rules(&sent, &season.draft()?, &mut faults);
    let draft = SeasonDraft { name: sent.text("name").to_owned(), rules };
    let version = sent.version();
    let done = match faults.is_empty() {
        true => save_draft(&app, &actor, &id, &draft, version).await,
        false => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&season.path(), "notice-award-saved"), |faults| async move {
        Ok(EditPage {
            called: draft.name,
            rules: draft.rules,
            criteria: form::sent_criteria(&sent),
            categories: form::sent_categories(&sent),
            ties: sent.text("ties").to_owned(),
            version: sent.text("version").to_owned(),
            faults,
            ..edit_page(&app, frame, season).await?
        })
    })
    .await
}
