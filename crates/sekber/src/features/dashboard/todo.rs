//! What waits for a person: invitations to answer, pairs to agree to, minutes to approve, tasks and follow-ups to do, lines of a work
//! plan to agree to, papers to sign, partnerships to assess, partners to invite to the cycle, plans to decide about, partnerships whose next step is theirs, reports to confirm
//! or to mend, entries of money to confirm, reports that are the ticket to an award, results to contest, objections to answer, sheets of a jury, needs to answer and answers to them,
//! programmes to change after a verdict, findings to decide, objections to verdicts, requests for information and objections to their answers, breaches and requests for erasure whose clock runs, partnerships whose term ends, partners
//! that Kesbangpol looks at, data on need to load, drafts to read, to change and to issue, those of the other side among them, invitations to ask
//! for and to decide about; and for a while that a report was confirmed, or that one's own request for an invitation waits.

use jiff::civil::Date;
use sekber_core::information::{DECISION_DAYS, answer_until};
use sekber_core::privacy;
use sekber_core::roles::Section;
use sekber_core::text::fold;
use sekber_core::value::{CycleId, Moment, OrganisationId, working_days_without};

use super::store::todos;
use super::todo_line::{in_usual_letters, money_title, working_days_between};
use crate::features::district;
use crate::features::meeting::HEARD_AFTERWARDS;
use crate::features::partnership::{self, RemarkOf, WaitingPartnership};
use crate::features::portal;
use crate::features::report;
use crate::features::synchronisation;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::{Frame, QueryString};
use crate::kit::problem::Problem;

pub use super::todo_line::{Asked, Todo};

/// Most that are shown; the page says when there are more.
pub const MOST: usize = 40;
/// How many more are asked for: those whose day the database does not know may belong elsewhere in the order.
const BEYOND: usize = 20;
/// Seconds for which it is told that a report was confirmed.
const NEWS_SECONDS: i64 = 14 * 24 * 60 * 60;

impl Todo {
    /// Where it is done.
    pub fn href(&self) -> String {
        let id = &self.id;
        match self.kind.as_str() {
            "consent" => format!("/hall/{id}"),
            "approval" => format!("/hall/{id}#minutes"),
            "task" | "late" => format!("/meetings/{id}#tasks"),
            "check" => format!("/meetings/{id}/minutes#tasks"),
            "decide" | "returned" => format!("/matching/plans/{id}"),
            "record" => format!("/meetings/{id}/papers/agreement"),
            "pairs" => format!("/meetings/{id}/partnerships"),
            "plan" => format!("/partnerships/{id}/plan"),
            "ending" | "past" => format!("/partnerships/{id}#next"),
            "visit" | "overdue" => format!("/visits/{id}#follow-ups"),
            "confirm" | "confirmed" => format!("/reports/{id}"),
            "sign" => {
                let waiting = QueryString::default().with("signing", "waiting");
                waiting.with("signer", id).link("/documents")
            }
            "assess" => format!("/partnerships/{id}#next"),
            "award" => format!("/awards/{id}"),
            "sheet" => format!("/awards/{id}/jury"),
            "ticket" => "/awards/standing".to_owned(),
            "contest" | "objection" => format!("/awards/{id}/entries"),
            "money" => format!("/ledger/{id}"),
            "need" => format!("/needs/{id}#answer"),
            "answers" => format!("/needs/{id}#answers"),
            "area" | "time" | "move" | "undone" | "objected" => {
                format!("/synchronisation/findings/{id}")
            }
            "united" => format!("/programmes/{id}"),
            "findings" | "findings-kept" => "/synchronisation?decided=due".to_owned(),
            "mend" => format!("/reports/{id}/edit"),
            "legality" => format!("/partners/{id}/legality"),
            "legality-mend" => format!("/partners/{id}/papers"),
            "drafting" | "remarked" => format!("/agreements/{id}/remarks"),
            "reading" | "issuing" => format!("/agreements/{id}"),
            "data-none" => "/synchronisation/data".to_owned(),
            "data-old" => format!("/synchronisation/data/{id}"),
            "invite" => "/registry/inviting".to_owned(),
            "uninvited" | "asked" | "wished" => format!("/partners/{id}#cycle"),
            kind if kind.starts_with("information") => format!("/information/{id}"),
            "breach" | "breach-late" => format!("/privacy/breaches/{id}"),
            "erasure" | "erasure-late" => "/privacy".to_owned(),
            _ => format!("/meetings/{id}"),
        }
    }

    /// What is to be done.
    pub fn what(&self, frame: &Frame) -> String {
        frame.say_with(&format!("home-todo-{}", self.kind), "count", frame.whole(&self.number))
    }

    /// Whether it only tells something and asks for nothing.
    pub fn is_news(&self) -> bool {
        matches!(self.kind.as_str(), "confirmed" | "wished" | "united")
    }

    /// Whether it tells of papers that a post has to sign.
    pub fn is_signature(&self) -> bool {
        self.kind == "sign"
    }

    /// Whether the next step is the reader's own: leaders are told of other posts' papers, and of what their team and the secretariat do.
    pub fn is_turn(&self) -> bool {
        let told = self.kind.starts_with("information-objection-told");
        !self.is_news() && !told && !matches!(self.kind.as_str(), "sign" | "assess" | "award")
    }

    /// Whether its time is over.
    pub fn is_late(&self) -> bool {
        let late = [
            "late",
            "overdue",
            "information-late",
            "information-objection-late",
            "information-objection-told-late",
            "breach-late",
            "erasure-late",
            "past",
        ];
        late.contains(&self.kind.as_str())
    }

    /// A line as the database hands it out, told as its reader sees it: with what its clock says now, and in the language of the page.
    fn for_reader(self, app: &App, frame: &Frame) -> Self {
        let today = app.today();
        let (now, day_of) = (app.now(), |at: Moment| app.settings().local_date(at));
        match self.kind.as_str() {
            "information" | "information-objection" | "information-objection-told" => {
                let Some(received) = self.day else { return self };
                let (title, holidays) = self.title.split_once(';').unwrap_or((self.title.as_str(), ""));
                let holidays = portal::holidays_known_on(holidays, received);
                let is_holiday = |day: Date| holidays.contains(&day);
                let until = match self.kind.as_str() {
                    "information" => answer_until(received, self.number > 0, is_holiday),
                    _ => working_days_without(received, DECISION_DAYS, is_holiday),
                };
                let kind = if until < today { format!("{}-late", self.kind) } else { self.kind.clone() };
                let number = working_days_between(today.min(until), today.max(until), &holidays);
                Self { kind, title: title.to_owned(), number, day: Some(until), ..self }
            }
            "breach" => {
                let noticed = Moment(self.number);
                let left = privacy::hours_left(noticed, now);
                let kind = if left < 0 { "breach-late" } else { "breach" };
                let title = frame.say_with("home-breach", "date", frame.date_time(&noticed));
                let day = Some(day_of(privacy::due(noticed)));
                Self { kind: kind.to_owned(), number: left.max(0), title, day, ..self }
            }
            "erasure" => {
                let asked = Moment(self.number);
                let left = privacy::hours_left(asked, now);
                let kind = if left < 0 { "erasure-late" } else { "erasure" };
                let day = Some(day_of(privacy::due(asked)));
                Self { kind: kind.to_owned(), number: left.max(0), day, ..self }
            }
            // The number is that of the plan.
            "decide" | "returned" => {
                let title = format!("{} {}", district::cycle_name(frame, &self.title), self.number);
                Self { title, number: 1, ..self }
            }
            "invite" | "uninvited" | "data-none" | "findings" => {
                Self { title: district::cycle_name(frame, &self.title), ..self }
            }
            "confirmed" => {
                let title = match self.title.rsplit_once('\n') {
                    Some((partnership, period)) => {
                        format!("{partnership}: {}", report::period_name(frame, period))
                    }
                    None => self.title,
                };
                Self { day: Some(day_of(Moment(self.number))), number: 1, title, ..self }
            }
            // Papers of one partnership have one title: kind and partner tell them apart.
            "drafting" | "remarked" | "reading" => {
                let title = match self.title.split_once('\n') {
                    Some((kind, title)) => format!("{}: {title}", frame.say_code("agreement-kind-", kind)),
                    None => self.title,
                };
                Self { title, ..self }
            }
            "sign" => Self { title: in_usual_letters(&self.title), ..self },
            // Since when it waits, and not when it should have been there.
            "confirm" => Self { day: Some(day_of(Moment(self.number))), number: 1, ..self },
            "money" => {
                let (day, title) = (Some(day_of(Moment(self.number))), money_title(frame, &self.title));
                Self { day, number: 1, title, ..self }
            }
            "visit" | "overdue" => {
                let title = match self.title.rsplit_once('\n') {
                    Some((what, partnership)) => format!("{what} ({partnership})"),
                    None => self.title,
                };
                Self { title, ..self }
            }
            _ => self,
        }
    }
}

/// How many to-dos of some kinds are asked for at most, where that is less than [`MOST`].
const CUT: [(&[&str], usize); 18] = [
    (&["ending", "past"], 10),
    (&["money"], 10),
    (&["need"], 5),
    (&["area", "time", "move"], 10),
    (&["undone"], 5),
    (&["objected"], 10),
    (&["information", "information-late"], 10),
    (&["information-objection", "information-objection-late"], 10),
    (&["information-objection-told", "information-objection-told-late"], 10),
    (&["breach", "breach-late"], 5),
    (&["erasure", "erasure-late"], 5),
    (&["legality"], 20),
    (&["drafting"], 20),
    (&["issuing"], 20),
    (&["asked"], 20),
    (&["sign"], 10),
    (&["assess"], 10),
    (&["data-old"], 10),
];

/// Where to-dos of a kind are read whole: the list, and the key of what it is called.
fn whole_list(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "reply" | "consent" | "approval" | "task" | "late" | "check" | "record" => {
            ("/meetings", "home-all-meetings")
        }
        "plan" | "visit" | "overdue" | "pairs" => ("/partnerships", "home-all-partnerships"),
        "ending" | "past" => ("/partnerships?ends=3", "home-all-ending"),
        "confirm" => ("/reports?show=sent", "home-all-reports"),
        "mend" => ("/reports?show=returned", "home-all-returned"),
        "money" => ("/ledger/entries?standing=deciding", "home-all-money"),
        "sign" => ("/documents?signing=waiting", "home-all-to-sign"),
        "assess" => ("/partnerships?state=in_agreement", "home-all-partnerships"),
        "sheet" | "contest" | "objection" | "award" => ("/awards", "home-all-awards"),
        "ticket" => ("/awards/standing", "home-all-standing"),
        "need" | "answers" => ("/needs?state=open", "home-all-needs"),
        "area" | "time" | "move" | "undone" | "objected" => ("/synchronisation", "home-all-findings"),
        "information" | "information-late" => ("/information?state=received", "home-all-information"),
        kind if kind.starts_with("information-objection") => {
            ("/information?objection=received", "home-all-information-objections")
        }
        "breach" | "breach-late" => ("/privacy", "home-all-breaches"),
        "erasure" | "erasure-late" => ("/privacy", "home-all-erasures"),
        "legality" => ("/legality", "home-all-legality"),
        "drafting" | "issuing" => ("/agreements", "home-all-drafting"),
        "asked" => ("/registry/inviting", "home-all-inviting"),
        "data-old" => ("/synchronisation/data", "home-all-area-data"),
        _ => return None,
    })
}

/// The lists in which all stands of which to-dos may show a part, each once: of every kind that is shown when more wait than are shown,
/// otherwise of those kinds of which as many are shown as are asked for.
pub fn whole_lists(todos: &[Todo], has_more: bool) -> Vec<(&'static str, &'static str)> {
    let shown = |kinds: &[&str]| todos.iter().filter(|todo| kinds.contains(&todo.kind.as_str())).count();
    let is_cut = |kind: &str| CUT.iter().any(|(kinds, most)| kinds.contains(&kind) && shown(kinds) >= *most);
    let mut lists = Vec::new();
    for todo in todos.iter().filter(|todo| has_more || is_cut(&todo.kind)) {
        if let Some(list) = whole_list(&todo.kind).filter(|list| !lists.contains(list)) {
            lists.push(list);
        }
    }
    lists
}

/// What waits for a person, the nearest day first; then what has no day, and last what is only told. One statement. True when there
/// is more.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(app: &App, actor: &Actor, frame: &Frame) -> Result<(Vec<Todo>, bool), Problem> {
    let asked = Asked {
        region: &app.region(),
        person: actor.id_text(),
        own: actor.edited().cloned().collect(),
        manages: actor.is_secretariat(),
        oversees: actor.oversees(),
        leads: actor.is_leader(),
        checks_legality: actor.looks_after(Section::Kesbangpol),
        keeps_data: actor.looks_after(Section::DataSteward),
        reads_drafts: Some(RemarkOf::of(actor)).filter(|section| *section != RemarkOf::Secretariat),
        keeps_breaches: actor.is_admin(),
        heard_since: app.now().plus_seconds(-HEARD_AFTERWARDS),
        told_since: app.now().plus_seconds(-NEWS_SECONDS),
        today: app.today(),
        decided_until: partnership::decided_until(app.today()),
        most: i64::try_from(MOST + BEYOND).unwrap_or(i64::MAX),
    };
    let found = todos::of(app.db(), &asked).await?;
    let mut found: Vec<Todo> = found.into_iter().map(|one| one.for_reader(app, frame)).collect();
    count_findings(app, &mut found).await?;
    found.sort_by_cached_key(|one| (one.is_news(), one.day.is_none(), one.day, fold(&one.title)));
    let more = found.len() > MOST;
    found.truncate(MOST);
    Ok((found, more))
}

/// Counts the findings that can be decided as their list does, so that both say the same; where too much changed to compare it for one
/// number, the one that was kept stays and says so.
async fn count_findings(app: &App, found: &mut Vec<Todo>) -> Result<(), Problem> {
    for one in found.iter_mut().filter(|one| one.kind == "findings") {
        let Ok(cycle) = one.id.parse::<CycleId>() else { continue };
        match synchronisation::due_findings(app, &cycle).await? {
            Some(number) => one.number = number,
            None => one.kind = "findings-kept".to_owned(),
        }
    }
    found.retain(|one| !one.kind.starts_with("findings") || one.number > 0);
    Ok(())
}

/// A partnership whose next step is a person's.
pub struct Turn {
    /// Where it is taken.
    pub href: String,
    /// The partnership's title.
    pub title: String,
    /// What comes next.
    pub what: String,
    /// By when it is usually done.
    pub by: String,
}

/// The partnerships whose next step is a person's: contested ends before all else, then the longest waiting. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn turns(app: &App, actor: &Actor, frame: &Frame) -> Result<Vec<Turn>, Problem> {
    let own: Vec<OrganisationId> = actor.edited().cloned().collect();
    let found = partnership::waiting(app.db(), &app.region(), &own, actor.is_secretariat()).await?;
    let turn = |one: WaitingPartnership| {
        let next = one.next(app.today());
        let by = next.map(|next| frame.civil_date(&one.due(next, frame.day(one.since))));
        let what = match next {
            Some(next) => partnership::what_is_next(frame, next, one.own(frame.language)),
            // Of what is over only a contested end waits for somebody.
            None => frame.say("partnership-next-contested"),
        };
        Turn {
            href: format!("/partnerships/{}#next", one.id),
            title: one.title,
            what,
            by: by.unwrap_or_default(),
        }
    };
    Ok(found.into_iter().map(turn).collect())
}

#[cfg(test)]
mod tests {
    use super::{Todo, whole_lists};

    fn todos(kind: &str, many: usize) -> Vec<Todo> {
        let title = String::new();
        let (kind, id) = (kind.to_owned(), String::new());
        vec![Todo { kind, id, title, number: 1, day: None, simulated: false }; many]
    }

    #[test]
    fn lists_are_led_to_where_to_dos_may_be_cut() {
        let list = ("/needs?state=open", "home-all-needs");
        assert!(whole_lists(&todos("need", 4), false).is_empty());
        assert_eq!(whole_lists(&todos("need", 5), false), [list]);
        // Information that is late counts with that which is not: they were asked for together.
        let late = [todos("information", 6), todos("information-late", 4)].concat();
        assert_eq!(whole_lists(&late, false), [("/information?state=received", "home-all-information")]);
        let of_sections = [todos("legality", 20), todos("drafting", 19)].concat();
        assert_eq!(whole_lists(&of_sections, false), [("/legality", "home-all-legality")]);
        // When more wait than are shown, it may be any kind; what is only told leads nowhere.
        let all = [todos("need", 1), todos("answers", 1), todos("confirmed", 1)].concat();
        assert_eq!(whole_lists(&all, true), [list]);
    }
}
