//! The road of papers as data: for each kind of partner the steps in their order, who takes them, what proves them, and which
//! of them the law asks for before anything is carried out.

use super::agreement::AgreementKind as Paper;
use super::kinds::RoadKind;
use crate::coded::coded;
use crate::registry::Turn;
use crate::registry::kinds::{LegalForm, PartnerKind};
use crate::registry::legal_documents::LegalDocumentKind;

coded! {
    /// What a step that is not taken yet means.
    Weight, "weight of a step":
    /// The law lets nothing be carried out before.
    Blocks = "blocks",
    /// It belongs to the road; whoever goes on without it is warned.
    Warns = "warns",
    /// It is needed in some cases only.
    Optional = "optional",
    /// It is taken while the partnership is carried out.
    During = "during",
}

coded! {
    /// How well a rule is known to whoever wrote it down here.
    Footing, "footing of a rule":
    /// The page of the rule was read.
    Read = "read",
    /// Another local government's guide, written after the rule, was read, not the rule itself.
    Guided = "guided",
    /// Something that quotes the rule was read, not the rule itself.
    Quoted = "quoted",
    /// Usual practice, to be checked with the legal section of the district.
    Believed = "believed",
}

/// What shows that a step was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Somebody notes it with its day.
    Noted,
    /// A paper of this kind is signed.
    Signed(Paper),
    /// The partner holds a legal document of this kind that is valid.
    Held(LegalDocumentKind),
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its code, unique in its road.
    pub code: &'static str,
    /// Who takes it.
    pub actor: Turn,
    /// What shows that it was taken.
    pub proof: Proof,
    /// What it means while it is not taken.
    pub weight: Weight,
    /// Days that it usually takes. No rule that we know sets a term.
    pub usual_days: i64,
    /// Where it is written.
    pub source: &'static str,
    /// How well that is known.
    pub footing: Footing,
}

/// The steps for one kind of partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Road {
    /// Which road.
    pub kind: RoadKind,
    /// Its steps in their order.
    pub steps: &'static [Step],
}

const fn step(
    code: &'static str,
    actor: Turn,
    proof: Proof,
    weight: Weight,
    usual_days: i64,
    (source, footing): (&'static str, Footing),
) -> Step {
    Step { code, actor, proof, weight, usual_days, source, footing }
}

const INLAND: (&str, Footing) = ("Permendagri 22/2020", Footing::Guided);
// Of the mapping only the heading was seen, in slides about the rule; how the team assesses stands neither there nor in the guide.
const MAPPING: (&str, Footing) = ("Permendagri 22/2020", Footing::Quoted);
const ASSESSMENT: (&str, Footing) = ("Permendagri 22/2020", Footing::Believed);
const TERMS: (&str, Footing) = ("PP 28/2018", Footing::Guided);
/// What stands in place of a rule for a step that districts take by custom.
pub const CUSTOM: &str = "Kebiasaan daerah";
const USUAL: (&str, Footing) = (CUSTOM, Footing::Believed);
const COUNCIL: (&str, Footing) = ("PP 28/2018", Footing::Believed);
const CENTRAL: (&str, Footing) = ("PP 28/2018 Pasal 46", Footing::Quoted);
const PERMITS: (&str, Footing) = ("PP 59/2016", Footing::Read);
const MINISTRY: (&str, Footing) = ("PP 59/2016", Footing::Believed);
const ABROAD: (&str, Footing) = ("Permendagri 25/2020", Footing::Guided);
const ABROAD_YEARLY: (&str, Footing) = ("Permendagri 25/2020", Footing::Believed);
const SOCIAL: (&str, Footing) =
    ("UU 40/2007 Pasal 74; PP 47/2012; peraturan kepala daerah setempat", Footing::Believed);

use Proof::{Held, Noted, Signed};
use Turn::{Office, Partner, Secretariat};
use Weight::{Blocks, During, Optional, Warns};

/// All roads, in the order of their kinds.
pub const ROADS: [Road; 6] = [
    Road {
        kind: RoadKind::ThirdParty,
        steps: &[
            step("mapping", Secretariat, Noted, Warns, 7, MAPPING),
            step("offer", Partner, Noted, Warns, 14, INLAND),
            step("terms", Office, Noted, Warns, 14, INLAND),
            step("assessment", Secretariat, Noted, Warns, 14, ASSESSMENT),
            step("council", Secretariat, Noted, Optional, 30, COUNCIL),
            step("joint", Secretariat, Signed(Paper::Joint), Blocks, 30, TERMS),
            step("power", Secretariat, Signed(Paper::Power), Optional, 7, INLAND),
            step("cooperation", Office, Signed(Paper::Cooperation), Blocks, 30, TERMS),
            step("filing", Secretariat, Noted, During, 7, USUAL),
        ],
    },
    Road {
        kind: RoadKind::Synergy,
        steps: &[
            step("proposal", Office, Noted, Warns, 14, INLAND),
            step("assessment", Secretariat, Noted, Warns, 14, ASSESSMENT),
            step("synergy", Secretariat, Signed(Paper::Synergy), Blocks, 30, CENTRAL),
            step("work_plan", Office, Signed(Paper::WorkPlan), Blocks, 14, CENTRAL),
            step("filing", Secretariat, Noted, During, 7, USUAL),
        ],
    },
    Road {
        kind: RoadKind::Foreign,
        steps: &[
            step("principle_permit", Partner, Held(LegalDocumentKind::PrinciplePermit), Blocks, 90, PERMITS),
            step(
                "operational_permit",
                Partner,
                Held(LegalDocumentKind::OperationalPermit),
                Blocks,
                60,
                PERMITS,
            ),
            step("memorandum_ministry", Partner, Held(LegalDocumentKind::Msp), Warns, 60, MINISTRY),
            step("yearly_plan", Office, Signed(Paper::YearlyPlan), Warns, 30, MINISTRY),
            step("filing", Secretariat, Noted, During, 7, USUAL),
        ],
    },
    Road {
        kind: RoadKind::Abroad,
        steps: &[
            step("offer", Partner, Noted, Warns, 14, ABROAD),
            step("council", Secretariat, Noted, Blocks, 60, ABROAD),
            step("centre", Secretariat, Noted, Blocks, 60, ABROAD),
            step("intent", Secretariat, Signed(Paper::Intent), Warns, 30, ABROAD),
            step("memorandum", Secretariat, Signed(Paper::Memorandum), Blocks, 30, ABROAD),
            step("yearly_plan", Office, Signed(Paper::YearlyPlan), Warns, 30, ABROAD_YEARLY),
        ],
    },
    Road {
        kind: RoadKind::Company,
        steps: &[
            step("commitment", Partner, Signed(Paper::Commitment), Warns, 30, SOCIAL),
            step("consent", Office, Signed(Paper::Consent), Optional, 14, USUAL),
            step("hand_over", Office, Signed(Paper::HandOver), During, 30, USUAL),
        ],
    },
    Road {
        kind: RoadKind::Village,
        steps: &[
            step("consent", Office, Signed(Paper::Consent), Warns, 14, USUAL),
            step("hand_over", Office, Signed(Paper::HandOver), During, 30, USUAL),
        ],
    },
];

/// The road of a kind.
pub fn road(kind: RoadKind) -> &'static Road {
    let found = ROADS.iter().find(|road| road.kind == kind);
    // Every kind has a road: a test asks.
    found.unwrap_or(&ROADS[0])
}

/// The road that a partner's papers usually take; none while its legal form is unknown and could lead to several. State
/// universities take that of synergy, private ones that of third parties; the registry does not tell them apart.
pub fn usual_road(kind: PartnerKind, form: Option<LegalForm>) -> Option<RoadKind> {
    Some(match (kind, form) {
        (_, Some(LegalForm::Foreign)) => RoadKind::Foreign,
        (_, Some(LegalForm::Multilateral)) => RoadKind::Abroad,
        (PartnerKind::Company, None | Some(LegalForm::Company)) => RoadKind::Company,
        (PartnerKind::CommunityGroup, None | Some(LegalForm::Unincorporated)) => RoadKind::Village,
        (PartnerKind::DonorProject, None | Some(LegalForm::Unincorporated)) => RoadKind::Abroad,
        (_, None | Some(LegalForm::Campus)) => return None,
        _ => RoadKind::ThirdParty,
    })
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Whether it was taken.
    pub taken: bool,
    /// Whether its paper is being written.
    pub drafted: bool,
}

impl Step {
    /// What a district may say that it means while it is not taken: whether it is advised is the district's to say where the law does
    /// not ask for it before anything is carried out; what the law asks for stays, and so does what is taken while it is carried out.
    pub fn weights(&self) -> &'static [Weight] {
        match self.weight {
            Warns | Optional => &[Warns, Optional],
            Blocks => &[Blocks],
            During => &[During],
        }
    }

    /// The step as a district sets it; a weight that it may not set changes nothing.
    #[must_use]
    pub fn set(self, weight: Option<Weight>, usual_days: Option<i64>) -> Self {
        let weight = weight.filter(|weight| self.weights().contains(weight)).unwrap_or(self.weight);
        Self { weight, usual_days: usual_days.unwrap_or(self.usual_days), ..self }
    }

    /// Who a district may say that takes it: where somebody notes that it was taken, either side or the secretariat; what a paper or a
    /// permit proves stays with whoever writes or holds it.
    pub fn actors(&self) -> &'static [Turn] {
        match (self.proof, self.actor) {
            (Noted, _) => &[Office, Partner, Secretariat],
            (_, Office) => &[Office],
            (_, Partner) => &[Partner],
            (_, Secretariat) => &[Secretariat],
            (_, Turn::Nobody) => &[],
        }
    }

    /// The step as a district gives it to somebody to take; somebody to whom it may not be given changes nothing.
    #[must_use]
    pub fn taken_by(self, actor: Option<Turn>) -> Self {
        let actor = actor.filter(|actor| self.actors().contains(actor)).unwrap_or(self.actor);
        Self { actor, ..self }
    }

    /// Who has to take it: once its paper is written, the secretariat has it signed.
    pub fn turn(&self, stand: Stand) -> Turn {
        if stand.drafted && !stand.taken { Secretariat } else { self.actor }
    }
}

impl Road {
    /// Whether everything that the law asks for before is there; `stands` has one entry for each step.
    pub fn is_clear(&self, stands: &[Stand]) -> bool {
        let open = |(step, stand): (&Step, &Stand)| step.weight == Blocks && !stand.taken;
        !self.steps.iter().zip(stands).any(open)
    }

    /// The next step to take before the partnership is carried out.
    pub fn next(&self, stands: &[Stand]) -> Option<(&'static Step, Stand)> {
        let steps = self.steps.iter().zip(stands);
        let mut open = steps.filter(|(step, stand)| matches!(step.weight, Blocks | Warns) && !stand.taken);
        open.next().map(|(step, stand)| (step, *stand))
    }

    /// Who has to take it; nobody when all are taken.
    pub fn turn(&self, stands: &[Stand]) -> Turn {
        self.next(stands).map_or(Turn::Nobody, |(step, stand)| step.turn(stand))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn stands(road: &Road, taken: &[&str]) -> Vec<Stand> {
        let stand = |step: &Step| Stand { taken: taken.contains(&step.code), drafted: false };
        road.steps.iter().map(stand).collect()
    }

    #[test]
    fn every_kind_has_a_road_whose_steps_have_names_of_their_own() {
        for kind in RoadKind::ALL {
            let road = road(*kind);
            assert_eq!(road.kind, *kind);
            let codes: BTreeSet<&str> = road.steps.iter().map(|step| step.code).collect();
            assert_eq!(codes.len(), road.steps.len(), "{kind}");
            assert!(road.steps.iter().all(|step| step.usual_days > 0 && step.actor != Turn::Nobody));
        }
    }

    #[test]
    fn only_the_law_blocks() {
        let blocks = |kind| -> Vec<&str> {
            let steps = road(kind).steps.iter().filter(|step| step.weight == Blocks);
            steps.map(|step| step.code).collect()
        };
        assert_eq!(blocks(RoadKind::ThirdParty), ["joint", "cooperation"]);
        assert_eq!(blocks(RoadKind::Synergy), ["synergy", "work_plan"]);
        assert_eq!(blocks(RoadKind::Foreign), ["principle_permit", "operational_permit"]);
        assert_eq!(blocks(RoadKind::Company), Vec::<&str>::new());
        let believed =
            ROADS.iter().flat_map(|road| road.steps).filter(|step| step.footing == Footing::Believed);
        assert!(believed.clone().count() > 0);
        assert!(believed.clone().all(|step| step.weight != Blocks), "what is only believed blocks nobody");
    }

    #[test]
    fn each_step_names_its_rule_and_how_well_that_is_known() {
        let of = |kind, code: &str| {
            let step = road(kind).steps.iter().find(|step| step.code == code);
            step.map(|step| (step.source, step.footing))
        };
        let inland = |footing| Some(("Permendagri 22/2020", footing));
        assert_eq!(of(RoadKind::ThirdParty, "mapping"), inland(Footing::Quoted));
        assert_eq!(of(RoadKind::ThirdParty, "offer"), inland(Footing::Guided));
        assert_eq!(of(RoadKind::Synergy, "assessment"), inland(Footing::Believed));
        assert_eq!(of(RoadKind::Foreign, "principle_permit"), Some(("PP 59/2016", Footing::Read)));
        let social = of(RoadKind::Company, "commitment");
        assert!(social.is_some_and(|(source, _)| source.contains("PP 47/2012")));
    }

    #[test]
    fn a_district_sets_what_is_advised_and_nothing_of_the_law() {
        for step in ROADS.iter().flat_map(|road| road.steps) {
            for weight in Weight::ALL {
                let set = step.set(Some(*weight), Some(3));
                assert_eq!((set.usual_days, set.code), (3, step.code));
                let law = |step: &Step| step.weight == Blocks;
                assert_eq!(law(&set), law(step), "{} {weight}", step.code);
            }
            assert_eq!(step.set(None, None).taken_by(None), *step);
            assert!(step.actors().contains(&step.actor) && step.taken_by(Some(Turn::Nobody)) == *step);
            let given = step.taken_by(Some(Office)).actor == Office;
            assert!(given == (step.actor == Office || step.proof == Noted), "{}", step.code);
        }
        let offer = road(RoadKind::ThirdParty).steps[1];
        assert_eq!(offer.set(Some(Optional), None).weight, Optional);
    }

    #[test]
    fn the_turn_goes_along_the_road() {
        let road = road(RoadKind::ThirdParty);
        assert_eq!(road.turn(&stands(road, &[])), Secretariat);
        assert_eq!(road.turn(&stands(road, &["mapping"])), Partner);
        assert_eq!(road.turn(&stands(road, &["mapping", "offer"])), Office);
        let before = ["mapping", "offer", "terms", "assessment"];
        assert_eq!(road.turn(&stands(road, &before)), Secretariat);
        let signed = ["mapping", "offer", "terms", "assessment", "joint"];
        let mut at = stands(road, &signed);
        assert_eq!((road.turn(&at), road.is_clear(&at)), (Office, false));
        at[7].drafted = true;
        assert_eq!(road.turn(&at), Secretariat, "a paper that is written has to be signed");
        let all = ["mapping", "offer", "terms", "assessment", "joint", "cooperation"];
        assert_eq!(road.turn(&stands(road, &all)), Turn::Nobody);
        let lawful = stands(road, &["joint", "cooperation"]);
        assert!(road.is_clear(&lawful), "what is not law warns and does not block");
        assert_eq!(road.turn(&lawful), Secretariat);
    }

    #[test]
    fn a_partner_takes_the_road_of_its_kind() {
        let third = Some(RoadKind::ThirdParty);
        assert_eq!(usual_road(PartnerKind::Ngo, Some(LegalForm::Foundation)), third);
        assert_eq!(usual_road(PartnerKind::Company, Some(LegalForm::Cooperative)), third);
        assert_eq!(usual_road(PartnerKind::Ngo, Some(LegalForm::Foreign)), Some(RoadKind::Foreign));
        assert_eq!(usual_road(PartnerKind::Donor, Some(LegalForm::Multilateral)), Some(RoadKind::Abroad));
        assert_eq!(usual_road(PartnerKind::Company, None), Some(RoadKind::Company));
        assert_eq!(usual_road(PartnerKind::CommunityGroup, None), Some(RoadKind::Village));
        assert_eq!(usual_road(PartnerKind::Donor, None), None, "its legal form decides");
        assert_eq!(
            usual_road(PartnerKind::DonorProject, Some(LegalForm::Unincorporated)),
            Some(RoadKind::Abroad)
        );
    }
}
