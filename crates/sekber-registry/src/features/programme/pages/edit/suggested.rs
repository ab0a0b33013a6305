//! What the form suggests to choose, by title and description: tick boxes that say why, and nothing filled in by itself.

use sekber_core::value::is_within;
use sekber_facts::nomenclature;

use super::EditPage;
use crate::features::programme::limits;
use crate::features::programme::model::ProgrammeDraft;
use crate::features::programme::pages::similar::described;
use crate::features::programme::suggesting::{Ground, affirmed, concluded};
use crate::kit::app::App;
use crate::kit::card::{Described, Suggestion, SuggestionKind, Typed};
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::words::quoted;

/// The button that asks for suggestions.
pub(super) const SUGGEST: &str = "suggest";

/// How many of a kind are suggested at most.
const fn most(kind: SuggestionKind) -> usize {
    match kind {
        SuggestionKind::Theme => 3,
        SuggestionKind::Code | SuggestionKind::Goal | SuggestionKind::Office => 2,
    }
}

/// What is suggested, as it is shown.
pub(super) struct Offer {
    /// What can be ticked.
    pub(super) lines: Vec<Line>,
    /// Why there is nothing to tick: the key of the sentence.
    pub(super) nothing: Option<&'static str>,
    /// Whether there may be more in a moment.
    pub(super) later: bool,
}

/// Something to tick.
pub(super) struct Line {
    /// What the tick sends: the field and the code.
    pub(super) value: String,
    /// What it is.
    pub(super) label: String,
    /// From what it follows.
    pub(super) why: String,
}

/// What all rooms are sure of.
#[derive(Default)]
struct Gathered {
    found: Vec<Suggestion>,
    /// Whether one of them had no time to answer.
    later: bool,
}

impl Gathered {
    /// Takes one answer in. Whoever typed loses nothing because a room is busy.
    fn add(&mut self, told: Result<Vec<Suggestion>, Problem>) -> Result<(), Problem> {
        match told {
            Ok(more) => self.found.extend(more),
            Err(Problem::Busy(_) | Problem::Working { .. }) => self.later = true,
            Err(other) => return Err(other),
        }
        Ok(())
    }
}

async fn gathered(app: &App, frame: &Frame, described: &Described) -> Result<Gathered, Problem> {
    let typed = Typed { app, frame, described };
    let mut gathered = Gathered::default();
    gathered.add(own(typed).await)?;
    for room in app.suggestions() {
        gathered.add((room.suggest)(typed).await)?;
    }
    let followed = by_suggested_codes(typed, &gathered.found).await;
    gathered.add(followed)?;
    Ok(gathered)
}

/// The themes that follow from codes which are suggested, where nothing else told one: whoever ticks both at once does not have to ask
/// a second time.
async fn by_suggested_codes(typed: Typed<'_>, found: &[Suggestion]) -> Result<Vec<Suggestion>, Problem> {
    let of = |kind: SuggestionKind| found.iter().filter(move |one| one.kind == kind);
    let codes: Vec<String> = of(SuggestionKind::Code).map(|one| one.code.clone()).collect();
    if codes.is_empty() || of(SuggestionKind::Theme).next().is_some() {
        return Ok(Vec::new());
    }
    let mut described = typed.described.clone();
    described.nomenclature.extend(codes);
    let followed = own(Typed { described: &described, ..typed }).await?;
    Ok(followed.into_iter().filter(|one| one.kind == SuggestionKind::Theme).collect())
}

/// What this room is sure of itself.
async fn own(typed: Typed<'_>) -> Result<Vec<Suggestion>, Problem> {
    let (described, region) = (typed.described.clone(), typed.app.region());
    let found = cpu::run(move || concluded(&described, region.as_str())).await?;
    let why = |ground: Ground| match ground {
        Ground::Words(words) => typed.frame.say_with("programme-suggested-words", "words", quoted(words)),
        Ground::Code(code) => typed.frame.say_with("programme-suggested-by-code", "code", code),
        Ground::Name => typed.frame.say("programme-suggested-by-name"),
    };
    let one = |(kind, code, ground)| Suggestion { kind, code, why: why(ground) };
    Ok(found.into_iter().map(one).collect())
}

/// What suggestions are worked out from. Longer texts and more codes than a programme may have are no reason to work longer.
fn read(draft: &ProgrammeDraft) -> Described {
    let within = |text: &str, longest: usize| text.chars().take(longest).collect::<String>();
    let mut described = described(draft);
    described.title = affirmed(&within(draft.bare_title(), limits::TITLE));
    described.description = affirmed(&within(&draft.description, limits::DESCRIPTION));
    described.nomenclature.truncate(limits::CHOICES);
    described
}

impl EditPage {
    /// The same page with what is suggested, when that was asked for.
    pub(super) async fn with_suggestions(
        mut self,
        app: &App,
        sent: &Form,
        draft: &ProgrammeDraft,
    ) -> Result<Self, Problem> {
        if sent.text("do") == SUGGEST {
            let gathered = gathered(app, &self.frame, &read(draft)).await?;
            self.offer = Some(self.offered(gathered));
        }
        Ok(self)
    }

    fn offered(&self, gathered: Gathered) -> Offer {
        let Gathered { found, later } = gathered;
        let known: Vec<Suggestion> =
            found.into_iter().filter(|one| self.name_of(one.kind, &one.code).is_some()).collect();
        let lines = self.lines(&known);
        let nothing = match known.is_empty() {
            _ if !lines.is_empty() => None,
            _ if self.form.title.is_empty() => Some("programme-suggested-untold"),
            // Nobody knows yet whether there is nothing.
            _ if later => None,
            false => Some("programme-suggested-all"),
            true => Some("programme-suggested-none"),
        };
        Offer { lines, nothing, later }
    }

    /// What is not chosen yet, kind by kind, each thing once.
    fn lines(&self, known: &[Suggestion]) -> Vec<Line> {
        let open: Vec<&Suggestion> =
            known.iter().filter(|one| !self.is_chosen(one.kind, &one.code)).collect();
        let mut lines = Vec::new();
        for kind in
            [SuggestionKind::Theme, SuggestionKind::Code, SuggestionKind::Goal, SuggestionKind::Office]
        {
            let mut seen: Vec<&str> = Vec::new();
            for one in open.iter().filter(|one| one.kind == kind) {
                // A code says more than the field that it lies in.
                let is_within_it = |other: &&Suggestion| {
                    other.kind == SuggestionKind::Code
                        && other.code != one.code
                        && is_within(&other.code, &one.code)
                };
                let is_told = kind == SuggestionKind::Code && open.iter().any(is_within_it);
                if is_told || seen.len() == most(kind) || seen.contains(&one.code.as_str()) {
                    continue;
                }
                lines.extend(self.line(one, seen.is_empty()));
                seen.push(&one.code);
            }
        }
        lines
    }

    fn line(&self, one: &Suggestion, is_first: bool) -> Option<Line> {
        let name = self.name_of(one.kind, &one.code)?;
        let field = match one.kind {
            SuggestionKind::Theme => "theme",
            SuggestionKind::Code => "code",
            SuggestionKind::Goal => "sdg",
            SuggestionKind::Office if is_first && self.lacks_lead() => "lead",
            SuggestionKind::Office => "supporting",
        };
        Some(Line {
            value: format!("{field}:{}", one.code),
            label: self.frame.say_with(&format!("programme-suggested-{field}"), "name", name),
            why: one.why.clone(),
        })
    }

    /// Whether an office in charge is still to be chosen. An office is in charge of its own programmes.
    fn lacks_lead(&self) -> bool {
        let is_office = self.offices.iter().any(|(id, _)| id == self.organisation.as_str());
        self.form.lead.is_empty() && !is_office
    }

    /// What a code is called, as far as the district has it to choose.
    fn name_of(&self, kind: SuggestionKind, code: &str) -> Option<String> {
        let listed = |list: &[(String, String)]| {
            list.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone())
        };
        match kind {
            SuggestionKind::Theme => listed(&self.themes),
            SuggestionKind::Office => listed(&self.offices),
            SuggestionKind::Goal => {
                let goal = self.goals.iter().find(|goal| goal.code == code)?;
                Some(format!("{} {}", goal.code, goal.name))
            }
            SuggestionKind::Code => {
                let entry = nomenclature::find(code)?;
                let here = nomenclature::applies_in(code, self.frame.district.region.as_str());
                here.then(|| format!("{code} {}", entry.name))
            }
        }
    }

    /// Whether it is chosen already: itself, what lies within it, or the office whose programme it is.
    fn is_chosen(&self, kind: SuggestionKind, code: &str) -> bool {
        let within = |list: &[String]| list.iter().any(|chosen| is_within(chosen, code));
        match kind {
            SuggestionKind::Theme => self.is_theme(code),
            SuggestionKind::Code => within(&self.form.codes),
            SuggestionKind::Goal => within(&self.form.sdg),
            SuggestionKind::Office => {
                self.form.lead == code || self.organisation.as_str() == code || self.supports(code)
            }
        }
    }
}
