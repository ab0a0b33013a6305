//! A step that the district added to a road of papers, and its names.

use sekber_core::partnership::own;
use sekber_core::partnership::{AgreementKind, RoadKind, Step, Weight, road};
use sekber_core::registry::Turn;
use sekber_core::value::Moment;
use serde::Serialize;

use crate::kit::words::Language;

crate::text_column!(Weight);

crate::row_struct! {
    /// A step that the district added.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OwnStep {
        /// Its code among those of own steps.
        pub step: String,
        /// The code of the step that it follows; empty where it is the first.
        pub follows: String,
        /// Its name in Indonesian.
        pub name_id: String,
        /// Its name in English.
        pub name_en: String,
        /// Who takes it.
        pub actor: Turn,
        /// The paper that shows that it was taken; none where somebody notes it.
        pub paper: Option<AgreementKind>,
        /// What it means while it is not taken.
        pub weight: Weight,
        /// Working days that it usually takes.
        pub usual_days: i64,
        /// Since when partnerships whose papers begin do without it.
        pub retired_at: Option<Moment>,
    }
}

/// What a step of the district is called, as the trail keeps it, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnNames {
    /// In Indonesian.
    pub name: String,
    /// In English.
    pub name_en: String,
}

impl OwnNames {
    /// The name in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.name,
            Language::English => &self.name_en,
        }
    }
}

impl OwnStep {
    /// The step as roads have them; none where its code is not one of a district's.
    pub fn as_step(&self) -> Option<Step> {
        let code = own::code(&self.step)?;
        Some(own::step(code, self.actor, self.paper, self.weight, self.usual_days))
    }

    /// Its names.
    pub fn names(&self) -> OwnNames {
        OwnNames { name: self.name_id.clone(), name_en: self.name_en.clone() }
    }
}

/// The codes of all steps of a road in their order, those of the district among them.
pub fn order(kind: RoadKind, all: &[OwnStep]) -> Vec<String> {
    let own: Vec<(&str, &str)> = all.iter().map(|one| (one.step.as_str(), one.follows.as_str())).collect();
    own::in_order(road(kind).steps, &own).into_iter().map(str::to_owned).collect()
}

/// Lets each step of the district follow the one before it in an order.
pub fn chain(all: &mut [OwnStep], order: &[String]) {
    for one in all {
        let at = order.iter().position(|code| *code == one.step);
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|before| order.get(before));
        one.follows = before.cloned().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(code: &str, follows: &str) -> OwnStep {
        let [step, follows, name_id, name_en] = [code, follows, "Rapat", "Meeting"].map(str::to_owned);
        OwnStep {
            step,
            follows,
            name_id,
            name_en,
            actor: Turn::Office,
            paper: None,
            weight: Weight::Warns,
            usual_days: 5,
            retired_at: None,
        }
    }

    #[test]
    fn what_is_taken_out_leaves_the_others_in_their_order() {
        let mut all = vec![step("own_1", "consent"), step("own_2", "own_1")];
        let mut codes = order(RoadKind::Village, &all);
        assert_eq!(codes, ["consent", "own_1", "own_2", "hand_over"]);
        codes.retain(|code| code != "own_1");
        all.remove(0);
        chain(&mut all, &codes);
        assert_eq!(all, [step("own_2", "consent")]);
    }
}
