//! Papers of a partnership: drafted and changed by both sides, issued with code and number, given up when they are not needed.

use std::collections::BTreeSet;

use sekber_core::partnership::{AgreementKind, AgreementState, Part, PartnershipState};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{AgreementId, OrganisationId, PartnershipId};
use serde::Serialize;

use super::letters::{self, Told};
use super::turn;
use crate::features::document::{self, Draft, IssuedDocument, Subject};
use crate::features::partnership::as_told::AsTold;
use crate::features::partnership::checklist::{self, checklist, own_papers};
use crate::features::partnership::documents;
use crate::features::partnership::draft::AgreementDraft;
use crate::features::partnership::law;
use crate::features::partnership::limits;
use crate::features::partnership::model::{Agreement, Partnership, Party};
use crate::features::partnership::said::PaperSaid;
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::agreements::{self, Ground};
use crate::features::partnership::store::{papers, record, stands};
use crate::features::partnership::unsettled::Unsettled;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// Whether somebody writes on the papers of a partnership: the secretariat, and those who have to accept it.
pub fn may_write(actor: &Actor, parties: &[Party]) -> bool {
    let own = |party: &Party| party.part.must_accept() && actor.acts_for(&party.organisation_id);
    actor.is_secretariat() || parties.iter().any(own)
}

/// The same of a paper of a kind: what the district gives by itself, such as a power of attorney, is written by the secretariat and
/// the offices alone.
pub fn may_write_kind(actor: &Actor, parties: &[Party], kind: AgreementKind) -> bool {
    let own = |party: &Party| writes(actor, (&party.organisation_id, party.part), kind);
    actor.is_secretariat() || parties.iter().any(own)
}

/// Whether somebody writes on a paper of a kind for one of those who take part.
pub fn writes(actor: &Actor, (id, part): (&OrganisationId, Part), kind: AgreementKind) -> bool {
    let of_side = kind.is_signed_by_both() || part.side() == Side::Office;
    of_side && part.must_accept() && actor.acts_for(id)
}

/// Begins a paper of a partnership.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor writes on its papers of that kind, a refusal before they have begun, when it is over or has
/// as many as it may, [`Problem::Invalid`] with what is to be mended.
pub async fn draft(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    draft: &AgreementDraft,
) -> Result<AgreementId, Problem> {
    let mut tx = app.begin(actor).await?;
    let parties = record::parties_in(&mut tx, id).await?;
    if !may_write_kind(actor, &parties, draft.kind) {
        return Err(Problem::NotAllowed);
    }
    let partnership = record::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let own = match partnership.road {
        Some(kind) => own_papers(&checklist(kind, &stands::evidence_in(&mut tx, id, app.today()).await?)),
        None => Vec::new(),
    };
    may_begin(actor, &partnership, draft.kind, &own)?;
    draft.faults().or(())?;
    require_room(&mut tx, id).await?;
    let partner = parties.iter().find(|party| party.part == Part::Partner).ok_or(Problem::NotFound)?;
    check(&mut tx, draft, &parties, ground(draft.kind, partner, [id])).await?;
    let agreement: AgreementId = new_id();
    let signs = draft.kind.is_signed_by_both().then_some(&partner.organisation_id);
    // A paper of what was made up is made up, too, and says so.
    agreements::insert(&mut tx, &agreement, draft, (id, signs), partnership.simulated).await?;
    turn::hand_on(&mut tx, actor, &parties, (&agreement, draft.kind)).await?;
    settle(app, &mut tx, id).await?;
    let said = PaperSaid::of(&mut tx, draft, &parties).await?;
    tx.commit(Event::new("agreement.drafted", &agreement, &draft.title).after(&said)).await?;
    Ok(agreement)
}

/// Whether a paper of a kind is begun in a partnership as it stands: while its papers are written or it is carried out, and of a kind
/// that its road asks for, `own` being those of the district's own steps. The secretariat begins others, too, where a case is unusual.
///
/// # Errors
/// A refusal that says why not.
pub fn may_begin(
    actor: &Actor,
    partnership: &Partnership,
    kind: AgreementKind,
    own: &[AgreementKind],
) -> Result<(), Problem> {
    if !matches!(partnership.state, PartnershipState::InAgreement | PartnershipState::Active) {
        return Err(Problem::refused("partnership-refused-state"));
    }
    match actor.is_secretariat() || of_road(partnership, own).contains(&kind) {
        true => Ok(()),
        false => Err(Problem::refused("agreement-refused-kind")),
    }
}

/// The kinds of paper that a partnership's road asks for, and what goes with any.
fn of_road(partnership: &Partnership, own: &[AgreementKind]) -> Vec<AgreementKind> {
    let mut all = partnership.road.map(checklist::papers).unwrap_or_default();
    all.extend_from_slice(own);
    all.extend([AgreementKind::HandOver, AgreementKind::Amendment]);
    all
}

/// Every paper is read whenever its partnership moves on, so that there is a bounded number of them.
async fn require_room(tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    // One writes at a time, so that many at once cannot slip past the count.
    tx.lock_audit_head().await?;
    let (papers, drafts) = papers::counts_in(tx, id).await?;
    if drafts >= limits::DRAFTS {
        return Err(Problem::refused_with("agreement-refused-drafts", "most", limits::DRAFTS.to_string()));
    }
    if papers >= limits::PAPERS && !tx.actor.is_secretariat() {
        return Err(Problem::refused_with("agreement-refused-many", "most", limits::PAPERS.to_string()));
    }
    Ok(())
}

/// On what a paper of a kind may rest in some partnerships; none where it rests on nothing.
pub fn ground<'a>(
    kind: AgreementKind,
    partner: &'a Party,
    partnerships: impl IntoIterator<Item = &'a PartnershipId>,
) -> Option<Ground<'a>> {
    Some(Ground {
        partner: &partner.organisation_id,
        kinds: kind.base()?,
        partnerships: partnerships.into_iter().collect(),
        own: kind == AgreementKind::Amendment,
    })
}

/// The office takes part, and the agreement that a draft rests on is one that carries it.
async fn check(
    tx: &mut Tx,
    draft: &AgreementDraft,
    parties: &[Party],
    ground: Option<Ground<'_>>,
) -> Result<(), Problem> {
    let mut faults = Faults::none();
    if let Some(office) = &draft.office {
        let is_of_office =
            |party: &Party| party.part.side() == Side::Office && party.organisation_id == *office;
        if !parties.iter().any(is_of_office) {
            faults.add("office", "fault-not-a-choice");
        }
    }
    if draft.base.is_none() && draft.kind == AgreementKind::Amendment {
        faults.add("base", "fault-required");
    }
    if let Some(base) = &draft.base {
        let carries = match &ground {
            Some(ground) => agreements::is_base(tx, base, ground).await?,
            None => false,
        };
        if !carries {
            faults.add("base", "fault-not-a-choice");
        }
    }
    let known = |code: &String| sekber_facts::nomenclature::find(code).is_some();
    if !draft.fields.iter().all(known) {
        faults.add("field", "fault-not-a-choice");
    }
    faults.or(())
}

/// A draft with the partnership for whose sake it is written, for somebody who writes on it.
async fn writable(
    tx: &mut Tx,
    actor: &Actor,
    id: &AgreementId,
) -> Result<(Agreement, Vec<Partnership>, Vec<Party>), Problem> {
    let partnerships = agreements::partnerships_in(tx, id).await?;
    let mut parties = Vec::new();
    for one in &partnerships {
        parties.extend(record::parties_in(tx, &one.id).await?);
    }
    if !may_write(actor, &parties) {
        return Err(Problem::NotAllowed);
    }
    let agreement = agreements::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if !may_write_kind(actor, &parties, agreement.kind) {
        return Err(Problem::NotAllowed);
    }
    if agreement.state != AgreementState::Draft {
        return Err(Problem::refused("agreement-refused-signed"));
    }
    Ok((agreement, partnerships, parties))
}

/// Changes a draft. What was issued of it stays as it was, until it is issued again.
///
/// # Errors
/// As [`draft`]; a refusal when it is signed, [`Problem::Conflict`] when somebody else was faster.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    version: i64,
    draft: &AgreementDraft,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let (before, partnerships, parties) = writable(&mut tx, actor, id).await?;
    let draft = &AgreementDraft { kind: before.kind, ..draft.clone() };
    draft.faults().or(())?;
    let partner = parties.iter().find(|party| party.part == Part::Partner).ok_or(Problem::NotFound)?;
    let serves = partnerships.iter().map(|one| &one.id);
    check(&mut tx, draft, &parties, ground(draft.kind, partner, serves)).await?;
    if !agreements::overwrite(&mut tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    turn::hand_on(&mut tx, actor, &parties, (id, draft.kind)).await?;
    let event = Event::new("agreement.changed", id, &draft.title);
    let now = agreements::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    Ok(tx.commit(event.before(&AsTold::of(&before)).after(&AsTold::of(&now))).await?)
}

#[derive(Serialize)]
struct Withdrawn<'a> {
    reason: &'a str,
}

/// Gives a draft up with a reason, which all who write on it are told; it stays on record. What was issued of it no longer holds, so only
/// the secretariat gives up what was.
///
/// # Errors
/// As [`change`]; a refusal for a party when the draft was issued, [`Problem::Invalid`] without a reason.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    version: i64,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let (before, partnerships, parties) = writable(&mut tx, actor, id).await?;
    let edition = documents::edition_in(&mut tx, &before).await?;
    if edition.is_some() && !actor.is_secretariat() {
        return Err(Problem::refused("agreement-refused-issued"));
    }
    let mut faults = Faults::none();
    faults.check_required("withdraw_reason", reason, limits::REASON);
    faults.or(())?;
    if !agreements::withdraw(&mut tx, id, version).await? {
        return Err(Problem::Conflict);
    }
    if let Some(edition) = edition {
        let reason = app.words().say(Language::Indonesian, "agreement-withdrawn-reason");
        document::withdraw_in(&mut tx, &edition.code, &reason).await?;
    }
    for one in &partnerships {
        settle(app, &mut tx, &one.id).await?;
    }
    letters::tell(app, &mut tx, (&before, &parties), (Told::Withdrawn, reason)).await?;
    let event = Event::new("agreement.withdrawn", id, &before.title);
    Ok(tx.commit(event.after(&Withdrawn { reason })).await?)
}

/// Under which number a paper is issued.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbered {
    /// The district's number; it may come later, by hand of whoever signs.
    pub number: String,
    /// The classification of the archive.
    pub classification: String,
    /// What the paper was when whoever issues it read it, as its page holds it.
    pub stand: String,
    /// Whether whoever issues it says that remarks that ask for a change, and what is left open, were seen.
    pub seen: bool,
}

/// The draft that a document is made of, and the district's words in it.
struct AsRead<'a>(&'a Agreement, &'a documents::StandingWords);

impl document::Ground for AsRead<'_> {
    async fn holds(&self, tx: &mut Tx) -> Result<(), Problem> {
        // Whoever gives the draft up, signs or changes it at this moment waits here, or was faster.
        tx.lock_audit_head().await?;
        let now = agreements::find_in(tx, &self.0.id).await?.ok_or(Problem::NotFound)?;
        let holds = now.version == self.0.version && self.1.hold_in(tx, &now).await?;
        if holds { Ok(()) } else { Err(Problem::Conflict) }
    }
}

/// Issues a draft as an official document, so that it can be printed, signed and checked.
///
/// # Errors
/// A refusal that names what the law or the paper itself still lacks, [`Problem::Invalid`] for a number that is too long, an amount
/// that is another than the goods come to, or remarks and open places that nobody says were seen, [`Problem::Conflict`] when somebody wrote on it since it was read, and
/// as [`document::issue_on`].
pub async fn issue(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    numbered: &Numbered,
) -> Result<IssuedDocument, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_longest("number", &numbered.number, limits::NAME);
    faults.check_longest("classification", &numbered.classification, limits::NAME);
    faults.or(())?;
    let (db, region) = (app.db(), app.region());
    let agreement = agreements::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
    if agreement.state != AgreementState::Draft {
        return Err(Problem::refused("agreement-refused-signed"));
    }
    let kind = agreement.kind.document().ok_or(Problem::NotFound)?;
    hold(app, &agreement, app.today()).await?;
    if let Some(missing) = law::unnamed(&agreement).first() {
        return Err(Problem::refused(missing));
    }
    // A draft from before the two were compared may still contradict itself.
    AgreementDraft::of(&agreement).items_faults().or(())?;
    if !numbered.seen && Unsettled::of(app, &agreement).await?.asks() {
        return Err(Problem::Invalid(Faults::one("seen", "fault-agreement-unsettled")));
    }
    let members = agreements::members(db, &region, id).await?;
    let readers: BTreeSet<OrganisationId> = members.into_iter().map(|(id, _)| id).collect();
    let readers = readers.into_iter().collect();
    let around = documents::Around::of(app, &agreement).await?;
    let words = around.words();
    let digest = documents::digest(&agreement, words)?;
    let issued = Draft {
        subject: Subject { kind: "agreement", id: id.to_string(), name: agreement.title.clone(), readers },
        kind,
        title: documents::title(app, &agreement),
        number: numbered.number.clone(),
        classification: numbered.classification.clone(),
        signer: documents::signer(app, &agreement),
        read: document::Read { then: numbered.stand.clone(), now: digest.clone() },
        digest,
        lines: 0,
    };
    let write = |issued: &document::Issued| documents::document(app, &agreement, &around, Some(issued));
    let kept = document::issue_on(app, actor, issued, &AsRead(&agreement, words), write).await?;
    let mut tx = app.begin(actor).await?;
    agreements::set_issued(&mut tx, id, (&kept.code, &kept.number, &words.to_text()?)).await?;
    letters::tell_parties(app, &mut tx, &agreement, false).await?;
    let event = Event::new("agreement.issued", id, &agreement.title).after(&kept.code);
    tx.commit(event).await?;
    Ok(kept)
}

/// Lets an agreement go on when the law does.
///
/// # Errors
/// A refusal that names the first thing that the law refuses.
pub async fn hold(app: &App, agreement: &Agreement, day: jiff::civil::Date) -> Result<(), Problem> {
    let refused = law::refused(app, agreement, day).await?;
    match refused.first() {
        None => Ok(()),
        Some(first) => Err(Problem::refused(law_key(*first))),
    }
}

/// Key of the sentence about what the law refuses.
fn law_key(refusal: sekber_core::partnership::LawRefusal) -> &'static str {
    use sekber_core::partnership::LawRefusal as Law;
    match refusal {
        Law::NoTerm => "agreement-law-no-term",
        Law::Order => "agreement-law-order",
        Law::TooLong => "agreement-law-too-long",
        Law::NoBase => "agreement-law-no-base",
        Law::BaseUnsigned => "agreement-law-base-unsigned",
        Law::BeyondTerm => "agreement-law-beyond-term",
        Law::BeyondField => "agreement-law-beyond-field",
        Law::NoField => "agreement-law-no-field",
        Law::OnlyRegent => "agreement-law-only-regent",
        Law::NoPower => "agreement-law-no-power",
    }
}

/// The kinds of paper that somebody can begin in a partnership: those of its road, `own` being those of the district's own steps, and
/// what goes with any.
pub fn kinds(
    actor: &Actor,
    partnership: &Partnership,
    parties: &[Party],
    own: &[AgreementKind],
) -> Vec<AgreementKind> {
    let mut all = of_road(partnership, own);
    let mut seen = BTreeSet::new();
    all.retain(|kind| seen.insert(*kind) && may_write_kind(actor, parties, *kind));
    all
}
