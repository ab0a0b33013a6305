//! `sekber senses`: words that spoke for pairs which people refused, as candidates for the counter-examples of the ranking.
//!
//! A refusal has many causes, so nothing is learned by itself: whoever keeps the tables reads the words and decides.

use std::collections::{BTreeMap, BTreeSet};

use sekber_engines::matching::interest::Stance;

use crate::features::district;
use crate::features::matching::fit_matrix;
use crate::features::matching::model::{Pair, Rule};
use crate::features::matching::store::{interests, rulings};
use crate::kit::app::App;

/// Lines that are printed at most.
const MOST: usize = 500;

/// Print words that spoke for pairs which people refused
#[derive(Debug, Clone, clap::Args)]
pub struct SensesCommand {
    /// Only words that spoke for so many refused pairs at least
    #[arg(long, default_value_t = 1)]
    least: usize,
}

/// What people said of the pairs for which a word spoke.
#[derive(Debug, Default)]
struct Spoken {
    /// Titles of programmes of pairs that were refused.
    refused: Vec<String>,
    /// How many pairs were wanted or locked.
    wanted: usize,
}

/// Runs `sekber senses` over the current cycle: code, words, refused pairs, wanted pairs and one of the refused programmes, separated
/// by bars; the words that were refused most often first.
///
/// # Errors
/// When the database cannot be asked.
pub async fn senses_command(app: &App, command: SensesCommand) -> anyhow::Result<()> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let told = interests::of_cycle(db, &region, &cycle.id).await?;
    let ruled = rulings::of_cycle(db, &region, &cycle.id).await?;
    let (mut refused, mut wanted) = (BTreeSet::new(), BTreeSet::new());
    for one in told {
        let pair = Pair { office: one.office_id, programme: one.programme_id };
        match one.stance {
            Stance::No => refused.insert(pair),
            Stance::Want => wanted.insert(pair),
            Stance::Maybe => false,
        };
    }
    for one in ruled {
        let pair = Pair { office: one.office_id, programme: one.programme_id };
        match one.rule {
            Rule::Veto => refused.insert(pair),
            Rule::Lock => wanted.insert(pair),
        };
    }
    let table = fit_matrix::table(app, &cycle).await.map_err(|problem| problem.for_terminal(app.words()))?;
    let mut spoken: BTreeMap<(String, String), Spoken> = BTreeMap::new();
    for pair in refused.union(&wanted) {
        let places = (table.subjects.programme(&pair.programme), table.subjects.office(&pair.office));
        let (Some(programme), Some(office)) = places else { continue };
        for (words, code) in table.evidence(programme, office).usage {
            let word = spoken.entry((code, words)).or_default();
            match refused.contains(pair) {
                true => word.refused.extend(
                    table.subjects.programmes.get(programme).map(|stored| stored.content.title.clone()),
                ),
                false => word.wanted += 1,
            }
        }
    }
    let mut found: Vec<((String, String), Spoken)> =
        spoken.into_iter().filter(|(_, spoken)| spoken.refused.len() >= command.least.max(1)).collect();
    // Stable: equal ones stay in the order of their codes.
    found.sort_by_key(|(_, spoken)| std::cmp::Reverse(spoken.refused.len()));
    for ((code, words), Spoken { refused, wanted }) in found.iter().take(MOST) {
        let example = refused.first().map_or("", String::as_str);
        crate::print_line!("{code} | {words} | {} | {wanted} | {example}", refused.len());
    }
    Ok(())
}
