//! The form of a programme: what was typed, kept as typed, and the draft that it means.

use sekber_core::reading::{read_count, read_date, read_money};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Currency, Money, PartialDate, Period, RegionCode, is_plausible};
use sekber_core::write::{id_number, id_partial_date};

use super::limits;
use super::model::{FundingLine, ProgrammeDraft, outermost};
use crate::kit::form::{Faults, Form};

mod taken;

/// One line of money as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FundingRow {
    /// The row's number in the names of its fields.
    pub index: usize,
    /// The year.
    pub year: String,
    /// Who pays.
    pub source: String,
    /// The currency's code.
    pub currency: String,
    /// The amount, in Indonesian figures.
    pub amount: String,
    /// `cash` or `in_kind`.
    pub form: String,
    /// Whether it runs through the government's budget.
    pub on_budget: bool,
}

impl FundingRow {
    /// Name of one of the row's fields.
    pub fn name(&self, part: &str) -> String {
        format!("funding-{}-{part}", self.index)
    }

    fn is_blank(&self) -> bool {
        self.year.is_empty() && self.source.is_empty() && self.amount.is_empty()
    }
}

/// What was typed, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgrammeForm {
    /// The owner's number.
    pub reference: String,
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Ticked themes.
    pub themes: Vec<String>,
    /// Ticked codes of the nomenclature.
    pub codes: Vec<String>,
    /// Ticked goals and targets.
    pub sdg: Vec<String>,
    /// Ticked places.
    pub places: Vec<String>,
    /// Places in words.
    pub place_note: String,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Lines of money.
    pub funding: Vec<FundingRow>,
    /// Targets.
    pub targets: String,
    /// Number of people.
    pub beneficiaries: String,
    /// Help sought.
    pub help_sought: String,
    /// Help offered.
    pub help_offered: String,
    /// Whom to ask.
    pub contact_name: String,
    /// The leading office.
    pub lead: String,
    /// Supporting offices.
    pub supporting: Vec<String>,
    /// Whether the public may see it.
    pub published: bool,
    /// What is searched in the nomenclature.
    pub code_q: String,
    /// Whether what is odd about it is known.
    pub confirmed: bool,
    /// Checkboxes that hold what no checkbox of ours sends.
    unread: Faults,
}

/// The codes that may be chosen.
pub struct Known<'a> {
    /// Themes of the district.
    pub themes: &'a [(String, String)],
    /// Offices of the district.
    pub offices: &'a [(String, String)],
    /// Codes of all places of the district.
    pub places: &'a [RegionCode],
}

impl ProgrammeForm {
    /// Takes what was sent.
    pub fn typed(form: &Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        let long = |name: &str| form.paragraphs(name).to_owned();
        let all = |name: &str| -> Vec<String> { form.all(name).map(str::to_owned).collect() };
        let mut unread = Faults::none();
        let mut typed = Self {
            reference: text("reference"),
            title: text("title"),
            description: long("description"),
            themes: all("theme"),
            codes: all("code"),
            sdg: all("sdg"),
            places: all("place"),
            place_note: long("place_note"),
            start: text("start"),
            end: text("end"),
            funding: rows(form, &mut unread),
            targets: long("targets"),
            beneficiaries: text("beneficiaries"),
            help_sought: long("help_sought"),
            help_offered: long("help_offered"),
            contact_name: text("contact_name"),
            lead: text("lead"),
            supporting: all("supporting"),
            published: form.checked("published", &mut unread),
            code_q: text("code_q"),
            confirmed: form.is_set("confirmed"),
            unread,
        };
        typed.take(form);
        typed
    }

    /// The form filled with what is stored.
    pub fn of(draft: &ProgrammeDraft) -> Self {
        let date = |date: Option<PartialDate>| date.map(id_partial_date).unwrap_or_default();
        let ids = |ids: &[sekber_core::value::OrganisationId]| ids.iter().map(ToString::to_string).collect();
        Self {
            reference: draft.reference.clone().unwrap_or_default(),
            title: draft.title.clone(),
            description: draft.description.clone(),
            themes: draft.themes.clone(),
            codes: draft.nomenclature.clone(),
            sdg: draft.sdg.clone(),
            places: draft.places.iter().map(ToString::to_string).collect(),
            place_note: draft.place_note.clone(),
            start: date(draft.period.start()),
            end: date(draft.period.end()),
            funding: draft.funding.iter().enumerate().map(|(index, line)| row(index, line)).collect(),
            targets: draft.targets.clone(),
            beneficiaries: draft.beneficiaries.map(id_number).unwrap_or_default(),
            help_sought: draft.help_sought.clone(),
            help_offered: draft.help_offered.clone(),
            contact_name: draft.contact_name.clone(),
            lead: draft.lead_office.as_ref().map(ToString::to_string).unwrap_or_default(),
            supporting: ids(&draft.supporting_offices),
            published: draft.published,
            code_q: String::new(),
            confirmed: false,
            unread: Faults::none(),
        }
    }

    /// The same to be edited: where the draft has no money, with a line to fill in.
    pub fn for_edit(draft: &ProgrammeDraft) -> Self {
        let mut form = Self::of(draft);
        if form.funding.is_empty() {
            form.add_row();
        }
        form
    }

    /// The number that the next line of money gets.
    pub fn next_row(&self) -> usize {
        self.funding.iter().map(|row| row.index + 1).max().unwrap_or(0)
    }

    /// Adds an empty line of money.
    pub fn add_row(&mut self) {
        let currency = Currency::IDR.to_string();
        let form = FundingForm::Cash.to_string();
        self.funding.push(FundingRow { index: self.next_row(), currency, form, ..FundingRow::default() });
    }

    /// Drops a line of money.
    pub fn drop_row(&mut self, index: usize) {
        self.funding.retain(|row| row.index != index);
    }

    /// The draft that the form means, and everything that is to be mended. What the form does not show (owner, cycle,
    /// state, provenance) is kept from `base`.
    pub fn read(&self, base: ProgrammeDraft, known: &Known<'_>) -> (ProgrammeDraft, Faults) {
        let mut faults = self.unread.clone();
        let mut draft = base.clone();
        self.read_texts(&mut draft, &mut faults);
        draft.check_texts(&mut faults);
        self.read_choices(&mut draft, known, &mut faults);
        self.read_period(&mut draft, &mut faults);
        // Lines that a sheet told without a source may stay so.
        let needs_source = base.funding.iter().all(|line| !line.source.is_empty());
        let lines = self.funding.iter().filter(|row| !row.is_blank());
        draft.funding = lines.filter_map(|row| line(row, needs_source, &mut faults)).collect();
        let faults = faults.and(draft.faults(Some(&base)));
        (draft, faults)
    }

    /// What the form means so far, however unfinished it is; what cannot be read is left out.
    pub fn sketch(&self, base: ProgrammeDraft) -> ProgrammeDraft {
        let (mut draft, mut faults) = (base, Faults::none());
        self.read_texts(&mut draft, &mut faults);
        self.read_period(&mut draft, &mut faults);
        draft.themes.clone_from(&self.themes);
        draft.nomenclature.clone_from(&self.codes);
        draft.sdg.clone_from(&self.sdg);
        let places: Vec<RegionCode> = self.places.iter().filter_map(|code| code.parse().ok()).collect();
        // A ticked kecamatan ticks its villages.
        draft.places = outermost(&places);
        draft
    }

    fn read_texts(&self, draft: &mut ProgrammeDraft, faults: &mut Faults) {
        draft.title.clone_from(&self.title);
        draft.reference = Some(self.reference.clone()).filter(|text| !text.is_empty());
        draft.description.clone_from(&self.description);
        draft.place_note.clone_from(&self.place_note);
        draft.targets.clone_from(&self.targets);
        draft.help_sought.clone_from(&self.help_sought);
        draft.help_offered.clone_from(&self.help_offered);
        draft.contact_name.clone_from(&self.contact_name);
        draft.published = self.published;
        draft.beneficiaries = match read_count(&self.beneficiaries) {
            _ if self.beneficiaries.is_empty() => None,
            Ok(count) => Some(count),
            Err(_) => {
                faults.add_with("beneficiaries", "programme-fault-count", "value", &self.beneficiaries);
                None
            }
        };
    }

    fn read_choices(&self, draft: &mut ProgrammeDraft, known: &Known<'_>, faults: &mut Faults) {
        let mut check = |field: &str, all_known: bool| {
            if !all_known {
                faults.add(field, "fault-not-a-choice");
            }
        };
        let listed = |list: &[(String, String)], code: &String| list.iter().any(|(known, _)| known == code);
        // A theme or office that was withdrawn since may stay where it stands already.
        let theme = |code: &String| listed(known.themes, code) || draft.themes.contains(code);
        check("theme", self.themes.iter().all(theme));
        let places: Vec<RegionCode> = self.places.iter().filter_map(|code| code.parse().ok()).collect();
        let place = |code: &RegionCode| known.places.contains(code) || draft.places.contains(code);
        check("place", places.len() == self.places.len() && places.iter().all(place));
        let supporting: Vec<_> = self.supporting.iter().filter_map(|id| id.parse().ok()).collect();
        let office = |id: &String| {
            let stands =
                draft.lead_office.iter().chain(&draft.supporting_offices).any(|known| known.as_str() == id);
            stands || listed(known.offices, id)
        };
        check("supporting", self.supporting.iter().all(office));
        check("lead", self.lead.is_empty() || office(&self.lead));
        draft.themes.clone_from(&self.themes);
        draft.nomenclature.clone_from(&self.codes);
        draft.sdg.clone_from(&self.sdg);
        draft.places = places;
        draft.supporting_offices = supporting;
        draft.lead_office = self.lead.parse().ok();
    }

    fn read_period(&self, draft: &mut ProgrammeDraft, faults: &mut Faults) {
        let mut date = |name: &str, text: &str| match read_date(text) {
            _ if text.is_empty() => None,
            Ok(date) => {
                faults.check_date(name, Some(date));
                Some(date).filter(|date| date.is_plausible())
            }
            Err(_) => {
                // A day that not even a vague date can name is out of bounds as others are.
                match text.parse().ok().filter(|day| !is_plausible(*day)) {
                    Some(day) => faults.check_day(name, day),
                    None => faults.add_with(name, "programme-fault-date", "value", text),
                }
                None
            }
        };
        let (start, end) = (date("start", &self.start), date("end", &self.end));
        match Period::new(start, end) {
            Ok(period) => draft.period = period,
            Err(_) => faults.add("end", "programme-fault-period"),
        }
    }
}

/// The rows of money in the order in which they were sent; of too many, one more than may be.
fn rows(form: &Form, unread: &mut Faults) -> Vec<FundingRow> {
    let index = |(name, _): (&str, &str)| -> Option<usize> {
        name.strip_prefix("funding-")?.split('-').next()?.parse().ok()
    };
    let mut indices: Vec<usize> = Vec::new();
    for index in form.pairs().filter_map(index) {
        if !indices.contains(&index) && indices.len() <= limits::FUNDING_LINES {
            indices.push(index);
        }
    }
    let row = |index: usize| {
        let text = |part: &str| form.text(&format!("funding-{index}-{part}")).to_owned();
        FundingRow {
            index,
            year: text("year"),
            source: text("source"),
            currency: text("currency"),
            amount: text("amount"),
            form: text("form"),
            on_budget: form.checked(&format!("funding-{index}-on_budget"), unread),
        }
    };
    indices.into_iter().map(row).collect()
}

fn row(index: usize, line: &FundingLine) -> FundingRow {
    FundingRow {
        index,
        year: line.year.to_string(),
        source: line.source.clone(),
        currency: line.amount.currency.to_string(),
        amount: figures(line.amount),
        form: line.form.to_string(),
        on_budget: line.on_budget,
    }
}

/// The amount without its currency: `1.250.000` or `1.250.000,50`.
fn figures(amount: Money) -> String {
    amount
        .id()
        .chars()
        .filter(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-'))
        .collect()
}

/// One line of money; `None` when a part of it has to be mended.
fn line(row: &FundingRow, needs_source: bool, faults: &mut Faults) -> Option<FundingLine> {
    let mut found = Faults::none();
    let year = row.year.parse().ok();
    if year.is_none() {
        found.add_with(&row.name("year"), "programme-fault-year", "value", &row.year);
    }
    if row.source.is_empty() && needs_source {
        found.add(&row.name("source"), "fault-required");
    }
    let currency = row.currency.parse();
    if currency.is_err() {
        found.add(&row.name("currency"), "fault-not-a-choice");
    }
    let currency = currency.unwrap_or(Currency::IDR);
    let amount = read_money(&row.amount, currency).ok();
    if amount.is_none() {
        found.add_with(&row.name("amount"), "programme-fault-amount", "value", &row.amount);
    }
    let form = row.form.parse();
    if form.is_err() && !row.form.is_empty() {
        found.add(&row.name("form"), "fault-not-a-choice");
    }
    let line = FundingLine {
        year: year.unwrap_or(*limits::FUNDING_YEARS.start()),
        source: row.source.clone(),
        amount: amount.unwrap_or(Money { minor: 0, currency }),
        form: form.unwrap_or(FundingForm::Cash),
        on_budget: row.on_budget,
    };
    line.check(|part| row.name(part), &mut found);
    let is_sound = found.is_empty();
    *faults = std::mem::take(faults).and(found);
    is_sound.then_some(line)
}
