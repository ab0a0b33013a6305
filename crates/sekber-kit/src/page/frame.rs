//! The frame of every page: who looks, in which language, where they are, and what they can go to.

mod leading;
mod passed_on;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use sekber_core::value::{Moment, Money, Period, SubmissionId};
use sekber_core::write::{en_period, id_period};

use crate::access::session::cookie;
use crate::access::{Actor, RequestIdentity};
use crate::app::{App, DistrictName, new_id};
use crate::awaited::Awaited;
use crate::card::{HelpLink, NavGroup, NavItem};
use crate::form::{Fault, Faults, Form, NotApplied, Unapplied};
use crate::once;
use crate::problem::Problem;
use crate::store::paging::Page;
use crate::words::{FILTERS, Fact, Language};

use super::{NOTICE_COOKIE, assets, is_web_address};

/// An entry of the main navigation as one visitor sees it.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Key of the label.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Whether the page stands under it.
    pub current: bool,
}

/// A group of the main navigation as one visitor sees it.
#[derive(Debug, Clone)]
pub struct NavSection {
    /// Key of the label.
    pub label: &'static str,
    /// Whether it stands apart from the cycle.
    pub apart: bool,
    /// Its entries.
    pub links: Vec<NavLink>,
}

impl NavSection {
    /// Whether the page stands under one of its entries.
    pub fn current(&self) -> bool {
        self.links.iter().any(|link| link.current)
    }

    /// Its entry, when it has only one: that stands in the place of the group.
    pub fn only(&self) -> Option<&NavLink> {
        self.links.first().filter(|_| self.links.len() == 1)
    }
}

/// What the layout needs; every page's template has one as `frame`.
#[derive(Clone)]
pub struct Frame {
    app: App,
    /// The language of the page.
    pub language: Language,
    /// Who looks, when signed in.
    pub actor: Option<Actor>,
    /// The district.
    pub district: DistrictName,
    /// The page's path.
    pub path: String,
    /// The page's path with its query, for coming back.
    pub address: String,
    /// Whether the page answers a form, so that its address leads to another page or none.
    pub answers_form: bool,
    /// `light` or `dark`, when chosen.
    pub theme: Option<&'static str>,
    /// A notice left by the action before: key of a sentence.
    pub notice: Option<String>,
    /// Filters of the address that could not be read.
    unread: NotApplied,
}

impl FromRequestParts<App> for Frame {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        around(parts, app).await
    }
}

/// The frame around the page that a request is for.
fn around<'a>(parts: &'a mut Parts, app: &'a App) -> Awaited<'a, Result<Frame, Problem>> {
    Box::pin(async move {
        let visitor = RequestIdentity::from_request_parts(parts, app).await?;
        let mut frame = Frame::new(app, &visitor, parts.uri.path());
        frame.address = parts.uri.path_and_query().map_or(frame.path.clone(), ToString::to_string);
        if let Some((language, address)) = in_language(&frame.address) {
            (frame.language, frame.address) = (language, address);
        }
        let known = |key: &String| app.words().knows(visitor.language, key) && key.starts_with("notice-");
        frame.answers_form = parts.method == Method::POST;
        frame.theme = cookie(&parts.headers, "theme").and_then(|theme| match theme.as_str() {
            "light" => Some("light"),
            "dark" => Some("dark"),
            _ => None,
        });
        frame.notice = cookie(&parts.headers, NOTICE_COOKIE).filter(known);
        Ok(frame)
    })
}

/// The language that an address names, `?lang=en`, with the address without it: a link can be handed on in a language, and the switch
/// on its page leads to the other one.
fn in_language(address: &str) -> Option<(Language, String)> {
    let (path, query) = address.split_once('?')?;
    let language = query.split('&').find_map(|pair| Language::from_tag(pair.strip_prefix("lang=")?))?;
    let others: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    let address = if others.is_empty() { path.to_owned() } else { format!("{path}?{}", others.join("&")) };
    Some((language, address))
}

impl Frame {
    /// A frame for a visitor at a path.
    pub fn new(app: &App, visitor: &RequestIdentity, path: &str) -> Self {
        Self {
            app: app.clone(),
            language: visitor.language,
            actor: visitor.actor.clone(),
            district: app.district(),
            path: path.to_owned(),
            address: path.to_owned(),
            answers_form: false,
            theme: None,
            notice: None,
            unread: NotApplied::default(),
        }
    }

    /// What stands in the address; the page says which of its filters could not be applied.
    pub fn query(&self, query: Option<&str>) -> Form {
        Form::from_query_noting(query, self.unread.clone())
    }

    /// Whether the visitor takes part in the district.
    pub fn takes_part(&self) -> bool {
        self.actor.as_ref().is_some_and(Actor::takes_part)
    }

    /// The filters of the address that were not applied, in sentences.
    pub fn not_applied(&self) -> Vec<String> {
        let told = |(name, value, why): Unapplied| match why {
            Some(why) => self.say(why),
            None if FILTERS.split(' ').any(|known| known == name) => {
                let facts = [("name", self.say_code("filter-name-", name)), ("value", value)];
                self.say_facts("filter-not-applied", &facts)
            }
            None => self.say_with("filter-not-applied-other", "value", value),
        };
        self.unread.all().into_iter().map(told).collect()
    }

    /// A frame for a part that many are shown: it knows the language and nobody who looks.
    pub fn shared(app: &App, language: Language) -> Self {
        let nobody = RequestIdentity::nobody(language);
        Self::new(app, &nobody, "")
    }

    /// Today in the district.
    pub fn today(&self) -> jiff::civil::Date {
        self.app.today()
    }

    /// Whether a year is past where the district is.
    pub fn is_past_year(&self, year: impl std::borrow::Borrow<i64>) -> bool {
        *year.borrow() < i64::from(self.today().year())
    }

    /// The sentence with this key; it may name the district, as `$district`.
    pub fn say(&self, key: &str) -> String {
        self.app.words().say_in(self.language, key, self.district.plain())
    }

    /// The sentence made of a prefix and a stored code: `state-` and `verified`.
    pub fn say_code(&self, prefix: &str, code: impl AsRef<str>) -> String {
        self.say(&format!("{prefix}{}", code.as_ref().replace('_', "-")))
    }

    /// Stored codes with their sentences, as the choices of a field.
    pub fn say_codes<C: std::fmt::Display>(
        &self,
        prefix: &str,
        codes: impl IntoIterator<Item = C>,
    ) -> Vec<(String, String)> {
        let codes = codes.into_iter().map(|code| code.to_string());
        codes.map(|code| (code.clone(), self.say_code(prefix, code))).collect()
    }

    /// The sentence with one fact.
    pub fn say_with(&self, key: &str, name: &str, fact: impl ToString) -> String {
        self.app.words().say_with(self.language, key, &[(name, fact.to_string())])
    }

    /// The sentence with several facts.
    pub fn say_facts(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.app.words().say_with(self.language, key, facts)
    }

    /// The sentence about a number.
    pub fn say_count(&self, key: &str, count: impl std::borrow::Borrow<i64>) -> String {
        self.app.words().say_count(self.language, key, *count.borrow())
    }

    /// The sentence about how many rows a list has, or that it has more than were counted.
    pub fn say_total<T>(&self, key: &str, page: &Page<T>) -> String {
        let (words, language) = (self.app.words(), self.language);
        if !page.more {
            return words.say_count(language, key, page.total);
        }
        let count = self.say_with("list-more-than", "count", language.whole(page.total));
        words.say_amount(language, key, page.total, &count)
    }

    /// What is to be mended in a field, if anything.
    pub fn fault(&self, faults: &Faults, field: &str) -> Option<String> {
        faults.of(field).map(|fault| self.say_fault(fault))
    }

    /// The sentence of a fault.
    pub fn say_fault(&self, fault: &Fault) -> String {
        let shown = |fact: &Fact| match fact {
            Fact::Named { key, fact: (name, value), .. } => self.say_with(key, name, value),
            other => other.shown(self.language),
        };
        let facts: Vec<_> = fault.facts.iter().map(|(name, fact)| (*name, shown(fact))).collect();
        self.app.words().say_with(self.language, fault.key, &facts)
    }

    /// The sentence of a problem's explanation.
    pub fn say_problem(&self, problem: &Problem) -> String {
        let facts = problem.facts(self.language);
        self.app.words().say_with(self.language, problem.sentence().1, &facts)
    }

    /// A whole number in the page's language.
    pub fn whole(&self, number: &i64) -> String {
        self.language.whole(*number)
    }

    /// A moment as date and time where the district is.
    pub fn date_time(&self, moment: &Moment) -> String {
        let settings = self.app.settings();
        format!("{} {}", self.language.date_time(settings.local(*moment)), settings.zone_mark(*moment))
    }

    /// A moment's time of day where the district is, to the minute.
    pub fn time(&self, moment: &Moment) -> String {
        let time = self.app.settings().local(*moment).strftime("%H:%M").to_string();
        self.language.clock(&time)
    }

    /// A moment's date where the district is.
    pub fn date(&self, moment: &Moment) -> String {
        self.language.date(self.app.settings().local_date(*moment))
    }

    /// A moment's day where the district is.
    pub fn day(&self, moment: Moment) -> jiff::civil::Date {
        self.app.settings().local_date(moment)
    }

    /// An amount in full: `Rp1.250.000`.
    pub fn money(&self, money: &Money) -> String {
        self.language.money(money)
    }

    /// An amount in short, for lists and tiles: `Rp1,2 miliar`.
    pub fn money_short(&self, money: &Money) -> String {
        match self.language {
            Language::Indonesian => money.id_compact(),
            Language::English => money.en_compact(),
        }
    }

    /// A period: `2021–2023`, `sejak 2021`; empty when nothing is known.
    pub fn period(&self, period: &Period) -> String {
        match self.language {
            Language::Indonesian => id_period(period),
            Language::English => en_period(period),
        }
    }

    /// A time of day, `08:00`, as the language writes it: `08.00`.
    pub fn clock(&self, time: &str) -> String {
        self.language.clock(time)
    }

    /// The mark of the time that clocks in the district show, such as `WIB`.
    pub fn zone(&self) -> String {
        self.app.settings().zone_mark(self.app.now())
    }

    /// A civil date.
    pub fn civil_date(&self, date: &jiff::civil::Date) -> String {
        self.language.date(*date)
    }

    /// From one day of the civil calendar to another; one day alone when they are the same.
    pub fn civil_days(&self, from: &jiff::civil::Date, until: &jiff::civil::Date) -> String {
        let (first, last) = (self.civil_date(from), self.civil_date(until));
        // The year is said once when both days are in it, and so is the month.
        let year = format!(" {}", until.year());
        match (from == until, (from.year(), from.month()) == (until.year(), until.month())) {
            (true, _) => first,
            (_, true) => format!("{}–{last}", from.day()),
            _ => format!("{} – {last}", first.strip_suffix(&year).unwrap_or(&first)),
        }
    }

    /// Whether an address that somebody gave is shown as a link.
    pub fn leads_out(&self, address: &str) -> bool {
        is_web_address(address)
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The hidden field that names a form which makes something, so that sending it twice makes one, as HTML. It stands first in
    /// its form, and never in a part that is drawn once for many.
    pub fn once(&self) -> String {
        let name: SubmissionId = new_id();
        format!("<input type=\"hidden\" name=\"{}\" value=\"{name}\">", once::FIELD)
    }

    /// An icon of the sprite, as HTML. `name` is never user input.
    pub fn icon(&self, name: &'static str) -> String {
        format!(
            "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{}#{name}\"/></svg>",
            self.asset("icons.svg")
        )
    }

    /// The main navigation for this visitor: the groups with something in them that the visitor may use.
    pub fn nav(&self) -> Vec<NavSection> {
        let under = |href: &str| {
            self.path == href
                || (href != "/" && self.path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
        };
        let items: Vec<&NavItem> =
            self.open_to_visitor().filter(|item| item.group != NavGroup::Foot).collect();
        let link =
            |item: &&NavItem| NavLink { label: item.label, href: item.href, current: under(item.href) };
        // To somebody who is not signed in everything is open at once: there is little of it.
        let together = |one: &&NavItem, next: &&NavItem| self.actor.is_some() && one.group == next.group;
        items
            .chunk_by(together)
            .filter_map(|group| {
                let kind = group.first()?.group;
                let links = group.iter().map(link).collect();
                Some(NavSection { label: kind.label(), apart: kind.is_apart(), links })
            })
            .collect()
    }

    /// The links at the foot of every page.
    pub fn foot(&self) -> Vec<&NavItem> {
        self.open_to_visitor().filter(|item| item.group == NavGroup::Foot).collect()
    }

    /// What explains this page.
    pub fn help(&self) -> Option<HelpLink> {
        self.app.help(&self.path, self.language)
    }

    fn open_to_visitor(&self) -> impl Iterator<Item = &NavItem> {
        self.app.nav().iter().filter(|item| item.permit.allows(self.actor.as_ref(), false))
    }

    /// The program's version.
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}
