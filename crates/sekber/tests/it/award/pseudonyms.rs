//! What a pseudonym hides: whoever joins the open file with what else is public finds nobody again, and nobody numbers the entries anew.

use sekber::features::award::Template;
use sekber::kit::digest::sha256;
use sekber::kit::store::sql;

use super::evaluator::{Row, codes, evaluate};
use super::season;
use crate::harness::{Harness, on_both_with_the_demonstration};

/// The criteria of the demonstration's season that anybody counts in the public data of programmes: how many there are, how many serve a
/// priority, how many kecamatan they reach.
const PUBLIC: [&str; 3] = ["k1", "k2", "k3"];

sekber::row_struct! {
    /// An entry as whoever undoes pseudonyms would like to know it.
    struct Known {
        category: String,
        organisation_id: String,
        pseudonym: String,
        winner: bool,
        points_json: String,
    }
}

impl Known {
    fn points(&self) -> Vec<Option<i64>> {
        serde_json::from_str(&self.points_json).unwrap()
    }
}

async fn entries(harness: &Harness, season: &str) -> Vec<Known> {
    let asked =
        sql("select e.category, e.organisation_id, e.pseudonym, r.winner, r.points_json from award_entry e
         join award_result r on r.region_code = e.region_code and r.entry_id = e.id
         where e.season_id = $1 order by e.pseudonym");
    harness.app.db().all(asked.bind(season)).await.unwrap()
}

#[tokio::test]
async fn joining_the_open_file_with_public_data_finds_nobody_under_a_pseudonym() {
    on_both_with_the_demonstration(async |harness| {
        let season = season(&harness.app).await;
        let known = entries(&harness, &season).await;
        let seen = harness.public().get(&format!("/awards/{season}/files/ranking.csv")).await;
        let (codes, rows) = (codes(&seen.is_ok().text), evaluate(&seen.text));
        let rules = Template::Thanks.rules(2023);
        let hidden: Vec<&Row> = rows.iter().filter(|row| row.is_pseudonym()).collect();
        assert!(hidden.len() > 10, "{}", hidden.len());

        // Beside a pseudonym stand no points, but those that part equal scores.
        for row in &hidden {
            let told = codes.iter().zip(&row.points).filter(|(_, points)| points.is_some());
            let told: Vec<&String> = told.map(|(code, _)| code).collect();
            let same = |other: &&Row| other.category == row.category && other.score_told == row.score_told;
            let is_parted = rows.iter().filter(same).any(|other| other.place != row.place);
            let may = |code: &&String| is_parted && rules.ties.contains(code);
            assert!(told.iter().all(may), "{row:?} tells {told:?}");
        }

        // What is public bounds the score of each entry; a row is undone when the bounds of one alone hold it.
        let weight = |code: &str| rules.criterion(code).map_or(0, |one| i64::from(one.weight));
        let public: i64 = PUBLIC.iter().map(|code| weight(code)).sum();
        let bounds = |entry: &Known| {
            let points = entry.points();
            let sum = |untold: i64| -> i64 {
                let pairs = rules.criteria.iter().zip(&points);
                let counted = pairs.filter(|(one, _)| PUBLIC.contains(&one.code.as_str()));
                counted.map(|(one, points)| i64::from(one.weight) * points.unwrap_or(untold)).sum()
            };
            (sum(0) / 100, (sum(10_000) + 10_000 * (100 - public)) / 100 + 1)
        };
        let among = |category: &str| -> Vec<&Known> {
            known.iter().filter(|one| one.category == category && !one.winner).collect()
        };
        let (mut found, mut found_by_points) = (0, 0);
        for row in &hidden {
            let own = known.iter().find(|one| one.pseudonym == row.name).unwrap();
            let others = among(&own.category);
            // In a category of one or two a pseudonym hides nothing, and the page says so.
            let Some(score) = row.score_told.filter(|_| others.len() > 2) else { continue };
            let fits = |one: &&&Known| {
                let (least, most) = bounds(one);
                (least..=most).contains(&score)
            };
            found += usize::from(others.iter().filter(fits).count() == 1);
            // The file as it was, with every criterion to two decimals.
            let alike = others.iter().filter(|one| one.points()[..9] == own.points()[..9]);
            found_by_points += usize::from(alike.count() == 1);
        }
        assert!(found * 10 <= hidden.len(), "{found} of {} are found again", hidden.len());
        assert!(found < found_by_points, "{found} are found, {found_by_points} were");
    })
    .await;
}

#[tokio::test]
async fn nobody_numbers_pseudonyms_anew_from_what_stands_in_addresses() {
    on_both_with_the_demonstration(async |harness| {
        let season = season(&harness.app).await;
        let known = entries(&harness, &season).await;
        // None reads as the code of somebody in the registry.
        assert!(known.iter().all(|one| one.pseudonym.starts_with("Peserta A")), "{:?}", known[0].pseudonym);
        let numbered: Vec<&str> = known.iter().map(|one| one.pseudonym.as_str()).collect();
        let digest = |one: &Known| sha256(format!("{season} {} {}", one.category, one.organisation_id));
        let mut guessed: Vec<&Known> = known.iter().collect();
        guessed.sort_by_key(|one| digest(one));
        let guessed: Vec<&str> = guessed.into_iter().map(|one| one.pseudonym.as_str()).collect();
        assert_ne!(guessed, numbered);
    })
    .await;
}
