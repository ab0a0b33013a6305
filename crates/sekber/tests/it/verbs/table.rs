//! The table of verbs: each is called on records of the own office and partner, or for the district as a whole.

use std::pin::Pin;

use jiff::civil::date;
use sekber::features::account::{self, Invite, NewPerson};
use sekber::features::calendar::{self, MilestoneDraft};
use sekber::features::district::{self, Cycle};
use sekber::features::legal_document::{self, LegalDocumentDraft};
use sekber::features::matching::Pair;
use sekber::features::meeting::{self, ByHand, Handout, LetterKind, Meeting, ProposalDetails};
use sekber::features::programme::{self, ProgrammeDraft};
use sekber::features::registry::{Kind, OrganisationDraft};
use sekber::features::{jobs, mail};
use sekber::kit::access::Actor;
use sekber::kit::app::App;
use sekber::kit::files::{FileKind, NewFile};
use sekber::kit::form::Form;
use sekber::kit::problem::Problem;
use sekber::kit::store::Tx;
use sekber_core::calendar::Party;
use sekber_core::meeting::kinds::{Consent, Presence, Reply, TaskState};
use sekber_core::meeting::stage::Command;
use sekber_core::registry::kinds::{PartnerKind, Side};
use sekber_core::registry::legal_documents::LegalDocumentKind;
use sekber_core::registry::programme::Step;
use sekber_core::roles::{Role, Section};
use sekber_core::value::{OrganisationId, ParticipantId, ProgrammeId};

use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, organisation, programme};

/// What verbs are called on.
pub struct Scene {
    app: App,
    cycle: Cycle,
    meeting: Meeting,
    participant: ParticipantId,
    partner: OrganisationId,
    office: OrganisationId,
    programme: ProgrammeId,
    pair: Pair,
}

impl Scene {
    /// The own partner's meeting and records.
    pub async fn of(harness: &Harness) -> Self {
        let app = harness.app.clone();
        let (db, region) = (app.db(), app.region());
        let id = format!("meeting-of-{OWN_PARTNER}").parse().unwrap();
        let invited = meeting::participants(db, &region, &id).await.unwrap();
        Self {
            cycle: district::current_cycle(db, &region).await.unwrap(),
            meeting: meeting::find(db, &region, &id).await.unwrap().unwrap(),
            participant: invited[0].id.clone(),
            partner: organisation(OWN_PARTNER),
            office: organisation(OWN_OFFICE),
            programme: programme(OWN_PARTNER_PROGRAMME),
            pair: Pair { office: organisation(OWN_OFFICE), programme: programme(OWN_PARTNER_PROGRAMME) },
            app,
        }
    }

    async fn begin(&self, actor: &Actor) -> Result<Tx, Problem> {
        self.app.begin(actor).await
    }

    fn organisation(&self) -> OrganisationDraft {
        OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), "Yayasan Baru")
    }

    fn programme(&self) -> ProgrammeDraft {
        ProgrammeDraft::new(self.partner.clone(), self.cycle.id.clone(), "Program baru")
    }

    fn handout(&self) -> Handout {
        let id = format!("scan-of-{OWN_PARTNER}").parse().unwrap();
        let (owner, file_name) = (String::new(), "Paparan.pdf".to_owned());
        Handout { id, organisation_id: self.partner.clone(), owner, file_name, size: 1 }
    }

    fn file(&self) -> NewFile {
        let bytes = b"%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF".to_vec().into();
        NewFile { name: "Paparan.pdf".to_owned(), kind: FileKind::Pdf, bytes }
    }
}

fn form(fields: &[(&str, &str)]) -> Form {
    let pairs = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Form::from(pairs.collect::<Vec<_>>())
}

fn step() -> MilestoneDraft {
    let (starts_on, ends_on) = (date(2023, 1, 9), date(2023, 1, 10));
    MilestoneDraft { title: "Forum".to_owned(), starts_on, ends_on, party: Party::All }
}

fn legal_draft() -> LegalDocumentDraft {
    let number = "AHU-7".to_owned();
    let (issued_on, expires_on) = (None, None);
    LegalDocumentDraft {
        kind: LegalDocumentKind::Other,
        number,
        issuer: String::new(),
        issued_on,
        expires_on,
    }
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<(), Problem>> + 'a>>;
type Act = for<'a> fn(&'a Scene, &'a Actor) -> Answer<'a>;

/// A verb and how it is called.
pub struct Verb {
    file: &'static str,
    name: &'static str,
    /// Calls it in somebody's name.
    pub act: Act,
    /// Whether it is for an organisation's own people and not for the secretariat.
    pub is_for_own_people: bool,
    /// Whether the leaders may do it.
    pub is_for_leaders: bool,
    /// The section of government that may do it, beside the secretariat.
    pub section: Option<Section>,
}

impl Verb {
    /// Where it stands.
    pub fn place(&self) -> (String, String) {
        (self.file.to_owned(), self.name.to_owned())
    }
}

macro_rules! room {
    ($all:ident, $file:literal, $($name:ident => |$scene:ident, $actor:ident| $answer:expr;)*) => {$(
        let act: Act = |$scene, $actor| Box::pin(async move { ($answer).await.map(|_| ()) });
        let name = stringify!($name);
        $all.push(Verb { file: $file, name, act, is_for_own_people: false, is_for_leaders: false, section: None });
    )*};
}

/// Calls a verb that works within a change.
macro_rules! within {
    ($scene:ident, $actor:ident, |$tx:ident| $answer:expr) => {
        async {
            let mut tx = $scene.begin($actor).await?;
            let $tx = &mut tx;
            ($answer).await
        }
    };
}

mod awards;
mod documents;
mod funds;
mod matching;
mod partnerships;
mod portal;
mod registry;
mod sheets;
mod synchronisation;

/// Every verb.
pub fn verbs() -> Vec<Verb> {
    let mut all = of_people();
    all.extend(of_records());
    all.extend(registry::verbs());
    all.extend(sheets::verbs());
    all.extend(matching::verbs());
    all.extend(of_meetings());
    all.extend(documents::verbs());
    all.extend(portal::verbs());
    all.extend(funds::verbs());
    all.extend(partnerships::verbs());
    all.extend(synchronisation::verbs());
    all.extend(awards::verbs());
    for verb in &mut all {
        let own = [
            ("meeting/actions/handout.rs", "add"),
            ("award/actions/evidence.rs", "object"),
            ("partnership/actions/ending.rs", "contest"),
        ];
        verb.is_for_own_people |= own.contains(&(verb.file, verb.name));
        let leaders = verb.name == "decide" && verb.file.starts_with("matching");
        verb.is_for_leaders = leaders || verb.name == "choose_letter";
        verb.section = match verb.name {
            "note_legality" => Some(Section::Kesbangpol),
            "load_data" | "remove_data" | "load_boundaries" => Some(Section::DataSteward),
            "remark" => Some(Section::Law),
            _ => None,
        };
    }
    all
}

fn of_people() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "account/people/actions.rs",
        activate => |s, who| account::activate(&s.app, who, &"office".parse().unwrap());
        add_person => |s, who| within!(s, who, |tx| account::add_person(tx, NewPerson {
            email: "baru@example.org".to_owned(),
            name: "Orang Baru".to_owned(),
            password: "perahu kayu di muara".to_owned(),
            roles: vec![Role::Admin],
        }));
        anonymise => |s, who| account::make_anonymous(&s.app, who, &"leaver".parse().unwrap());
        deactivate => |s, who| account::deactivate(&s.app, who, &"leaver".parse().unwrap());
        grant_role => |s, who| account::grant_role(&s.app, who, &"office".parse().unwrap(), &Role::Staff);
        rename => |s, who| account::rename_person(&s.app, who, &"office".parse().unwrap(), "Nama Lain", 1);
        revoke_role => |s, who| account::revoke_role(&s.app, who, &"office".parse().unwrap(), &Role::Staff);
    );
    room!(all, "account/people/actions.rs",
        in_care => |s, who| account::in_care(&s.app, who, &"office".parse().unwrap());
    );
    room!(all, "account/links/actions.rs",
        invite => |s, who| account::invite(&s.app, who, Invite {
            email: "x@example.org".to_owned(),
            name: "X".to_owned(),
            role: Role::Juror,
        });
        make_password_link => |s, who| account::make_password_link(&s.app, who, &"office".parse().unwrap());
        withdraw => |s, who| account::withdraw_invitation(&s.app, who, &"to-partner-own".parse().unwrap());
    );
    room!(all, "account/second_factor/actions.rs",
        switch_off_for => |s, who| account::switch_off_for(&s.app, who, &"office".parse().unwrap());
    );
    room!(all, "mail/actions.rs",
        again => |s, who| mail::again(&s.app, who, &"nothing".parse().unwrap());
    );
    room!(all, "jobs/actions.rs",
        cancel => |s, who| jobs::cancel(&s.app, who, &"no-job".parse().unwrap());
        retry => |s, who| jobs::retry(&s.app, who, &"no-job".parse().unwrap());
    );
    all
}

fn of_records() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "district/mod.rs",
        initialise => |s, who| async {
            let (db, region) = (s.app.db(), "32.73".parse().unwrap());
            let made = district::initialise(db, who, &region, s.app.now(), 2023).await;
            made.map_err(|error| error.downcast::<Problem>().unwrap_or_else(Problem::Ours))
        };
    );
    room!(all, "district/host.rs",
        give_host => |s, who| async {
            let (db, region) = (s.app.db(), s.app.region());
            let given = district::give_host(db, who, &region, "sintang.sekber.example", s.app.now()).await;
            given.map_err(|error| error.downcast::<Problem>().unwrap_or_else(Problem::Ours))
        };
    );
    room!(all, "district/idle.rs",
        set_idle => |s, who| async { district::set_idle(&s.app, who, &form(&[("idle_minutes", "60")])).await };
    );
    room!(all, "district/settings.rs",
        add_theme => |s, who| async { district::add_theme(&s.app, who, &form(&[("name_id", "A"), ("name_en", "A")])).await };
        add_village => |s, who| async { district::add_village(&s.app, who, &form(&[("village", "A"), ("district", "61.05.03")])).await };
        change_theme => |s, who| async { district::change_theme(&s.app, who, &form(&[])).await };
        set_least_fit => |s, who| async { district::set_least_fit(&s.app, who, &form(&[("least_fit", "20")])).await };
        open_cycle => |s, who| async { district::open_cycle(&s.app, who, &form(&[("year", "2023")])).await };
    );
    room!(all, "district/mission.rs",
        keep => |s, who| async { district::keep_missions(&s.app, who, &form(&[("missions", "Sehat")])).await };
    );
    room!(all, "programme/actions.rs",
        add => |s, who| async { programme::add(&s.app, who, &s.programme()).await };
        add_once => |s, who| async { programme::add_once(&s.app, who, &s.programme, (&s.programme(), false)).await };
        create => |s, who| within!(s, who, |tx| async { programme::create(tx, &[s.programme()]).await });
        restore_many => |s, who| within!(s, who, |tx| async {
            programme::restore_many(tx, &[(s.programme.clone(), 1)], |_, draft| draft.title.push('x')).await
        });
        save => |s, who| async { programme::save(&s.app, who, &s.programme, 1, (&s.programme(), false)).await };
        update => |s, who| within!(s, who, |tx| async { programme::update(tx, &s.programme, 1, &s.programme()).await });
        update_many => |s, who| within!(s, who, |tx| async {
            programme::update_many(tx, &[(s.programme.clone(), 1)], |_, draft| draft.title.push('x')).await
        });
    );
    room!(all, "programme/actions/steps.rs",
        step_in => |s, who| within!(s, who, |tx| async {
            programme::step_in(tx, &s.programme, 1, &Step::Start).await.map(|_| ())
        });
        take_step => |s, who| programme::take_step(&s.app, who, &s.programme, 1, &Step::Start);
    );
    room!(all, "programme/actions/accepting.rs",
        accept_many => |s, who| async { programme::accept_many(&s.app, who, &[(s.programme.clone(), 1)]).await };
        propose_many => |s, who| async { programme::propose_many(&s.app, who, &[(s.programme.clone(), 1)]).await };
    );
    room!(all, "programme/actions/carrying.rs",
        carry_in => |s, who| within!(s, who, |tx| async {
            let cycle = district::current_cycle(s.app.db(), &s.app.region()).await.unwrap();
            programme::carry_in(tx, std::slice::from_ref(&s.programme), &cycle, &[]).await.map(|_| ())
        });
        carry_over => |s, who| async { programme::carry_over(&s.app, who, std::slice::from_ref(&s.programme)).await };
    );
    room!(all, "programme/actions/release.rs",
        release => |s, who| async { programme::release(&s.app, who, &s.programme, 1).await };
    );
    room!(all, "programme/actions/withdrawal.rs",
        withdraw_many => |s, who| within!(s, who, |tx| async {
            programme::withdraw_many(tx, &[(s.programme.clone(), 1)], "Salah").await
        });
    );
    room!(all, "legal_document/actions.rs",
        add => |s, who| legal_document::add(&s.app, who, &s.partner, legal_draft(), None);
        change => |s, who| async {
            let id = format!("document-of-{OWN_PARTNER}").parse().unwrap();
            legal_document::change(&s.app, who, (&s.partner, &id), 1, legal_draft(), None).await
        };
        end => |s, who| async {
            legal_document::end(&s.app, who, &s.partner, &format!("document-of-{OWN_PARTNER}").parse().unwrap(), 1).await
        };
    );
    room!(all, "calendar/actions.rs",
        add => |s, who| async { calendar::add(&s.app, who, &s.cycle.id, &step()).await };
        change => |s, who| async { calendar::change(&s.app, who, &"milestone".parse().unwrap(), &step(), 1).await };
        fill => |s, who| calendar::fill(&s.app, who, &s.cycle);
        remove => |s, who| async { calendar::remove(&s.app, who, &"milestone".parse().unwrap()).await };
        set_steps => |s, who| within!(s, who, |tx| calendar::set_steps(tx, &s.cycle.id, &[]));
    );
    all
}

fn of_meetings() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "meeting/actions/prepare.rs",
        change => |s, who| meeting::change(&s.app, who, &s.meeting);
        create => |s, who| async {
            let fresh = Meeting { id: "fresh".parse().unwrap(), ..s.meeting.clone() };
            meeting::create(&s.app, who, &fresh).await
        };
        invite_cycle => |s, who| meeting::invite_cycle(&s.app, who, &s.meeting);
        invite_one => |s, who| meeting::invite_one(&s.app, who, &s.meeting, None, "Tamu");
    );
    room!(all, "meeting/actions/agenda.rs",
        take_up => |s, who| meeting::take_up(&s.app, who, &s.meeting.id, 1, 0);
    );
    room!(all, "meeting/actions/order.rs",
        propose_order => |s, who| meeting::propose_order(&s.app, who, &s.cycle, &s.meeting.id);
        set_desks => |s, who| meeting::set_desks(&s.app, who, &s.cycle, (&s.meeting.id, 1), &[]);
        set_order => |s, who| meeting::set_order(&s.app, who, &s.meeting.id, 1, &[]);
    );
    room!(all, "meeting/actions/proposal.rs",
        complete_proposal => |s, who| async {
            let draft = ProposalDetails::unsaid(s.programme.clone());
            meeting::complete_proposal(&s.app, who, &s.meeting.id, (&draft, "Program")).await
        };
        load_proposal_items => |s, who| meeting::load_proposal_items(&s.app, who, 2025, &[]);
    );
    room!(all, "meeting/actions/withdrawal.rs",
        withdraw => |s, who| meeting::withdraw_invitation(&s.app, who, &s.meeting.id, &s.participant, "Keliru");
    );
    room!(all, "meeting/actions/stage.rs",
        command => |s, who| meeting::command(&s.app, who, &s.meeting.id, (None, 1), Command::Next);
    );
    room!(all, "meeting/actions/outcome.rs",
        change_by_hand => |s, who| async {
            let change = ByHand { pair: s.pair.clone(), rule: "lock", reason: "", plan: "kept-plan" };
            meeting::change_by_hand(&s.app, who, &s.cycle, &s.meeting, &change).await
        };
        answer_aloud => |s, who| meeting::answer_aloud(&s.app, who, &s.meeting.id, (&s.pair, Side::Office), Consent::Agreed, "");
        give_task => |s, who| meeting::give_task(&s.app, who, &s.meeting.id, ("Menyusun", "Lembaga"), None, None);
        note_in_minutes => |s, who| meeting::note_in_minutes(&s.app, who, &s.meeting.id, "Lain");
        lock => |s, who| async {
            let plan = "kept-plan".parse().unwrap();
            meeting::lock(&s.app, who, &s.cycle, &s.meeting.id, (&plan, None)).await
        };
        move_task => |s, who| async {
            let task = format!("task-of-{OWN_PARTNER}").parse().unwrap();
            meeting::move_task(&s.app, who, &s.meeting.id, (&task, 1), TaskState::Done, "").await
        };
        work_out => |s, who| meeting::work_out(&s.app, who, &s.cycle, &s.meeting, (false, false));
        write_minutes => |s, who| meeting::write_minutes(&s.app, who, &s.meeting.id, 1, "Lain");
    );
    room!(all, "meeting/actions/door.rs",
        check_in => |s, who| {
            let nobody = ("", meeting::Attendee::default());
            meeting::check_in(&s.app, who, &s.meeting.id, &s.participant, Presence::Present, nobody)
        };
        renew_code => |s, who| meeting::renew_code(&s.app, who, &s.meeting.id, &s.participant);
        reply => |s, who| meeting::reply(&s.app, who, &s.meeting.id, &s.participant, Reply::Coming, "");
        strike => |s, who| async { meeting::strike(&s.app, who, &s.meeting.id, &s.participant, &"seat".parse().unwrap()).await };
    );
    room!(all, "meeting/actions/handout.rs",
        add => |s, who| meeting::add_handout(&s.app, who, &s.meeting, &s.partner, s.file());
        end => |s, who| async { meeting::end_handout(&s.app, who, &s.meeting, &s.handout()).await };
    );
    room!(all, "meeting/actions/letters.rs",
        withdrawn => |s, who| within!(s, who, |tx| async {
            let invited = meeting::participants(s.app.db(), &s.app.region(), &s.meeting.id).await?;
            meeting::tell_withdrawn(&s.app, tx, &s.meeting, &[], (&invited[0], "Keliru")).await
        });
        tell => |s, who| within!(s, who, |tx| meeting::tell(&s.app, tx, &s.meeting, LetterKind::Change, &[]));
        write => |s, who| meeting::write_letters(&s.app, who, &s.meeting, LetterKind::Invitation);
    );
    room!(all, "meeting/actions/sheet.rs",
        number => |s, who| meeting::number_sheets(&s.app, who, &s.meeting, Default::default());
        type_in => |s, who| meeting::type_in(&s.app, who, &s.meeting, (Side::Office, &s.office), Vec::new());
    );
    all
}
