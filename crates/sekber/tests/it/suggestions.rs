//! What is suggested for the programmes of the demonstration: things to choose that exist, each with its reason, and nothing chosen.

use std::collections::BTreeSet;

use sekber::kit::store::sql;

use crate::harness::on_both_with_the_demonstration;

/// Programmes that are looked at.
const LOOKED_AT: i64 = 40;

sekber::row_struct! {
    struct Programme { id: String, organisation: String, title: String, description: String }
}

/// The suggestions on a page: what each tick sends, and why.
fn suggestions(page: &str) -> Vec<(String, String)> {
    let ticks = page.split("name=\"suggested\" value=\"").skip(1);
    let one = |rest: &str| {
        let why = rest.split_once("<small>").and_then(|(_, why)| why.split_once("</small>"));
        (rest.split('"').next().unwrap().to_owned(), why.unwrap().0.to_owned())
    };
    ticks.map(one).collect()
}

#[tokio::test]
async fn suggestions_for_the_demonstration_exist_and_say_why() {
    on_both_with_the_demonstration(async |harness| {
        let staff = harness.of_the_demonstration("admin").await;
        let asked = sql("select id, organisation_id as organisation, title, description from programme
             where side = 'partner' order by id limit ")
        .push_bind("", LOOKED_AT);
        let programmes: Vec<Programme> = harness.app.db().all(asked).await.unwrap();
        let (mut kinds, mut lead) = (BTreeSet::new(), None);
        for programme in &programmes {
            let typed = [
                ("organisation", programme.organisation.as_str()),
                ("title", programme.title.as_str()),
                ("description", programme.description.as_str()),
            ];
            let asked = [typed.as_slice(), &[("do", "suggest")][..]].concat();
            let seen = staff.post("/programmes/new", &asked).await;
            let found = suggestions(&seen.is_ok().text);
            assert!(found.len() <= 9, "{}: {found:?}", programme.id);
            assert_eq!(found.iter().map(|(tick, _)| tick).collect::<BTreeSet<_>>().len(), found.len());
            for (tick, why) in &found {
                let (field, code) = tick.split_once(':').unwrap();
                // Something that can be chosen and is not chosen.
                let field = if field == "lead" { "supporting" } else { field };
                if field != "code" {
                    seen.shows(&format!("name=\"{field}\" value=\"{code}\">"));
                }
                assert!(why.len() > 10, "{tick}: {why}");
            }
            kinds.extend(found.iter().map(|(tick, _)| tick.split(':').next().unwrap().to_owned()));
            let in_charge = found.into_iter().find(|(tick, _)| tick.starts_with("lead:"));
            lead = lead.or_else(|| Some((in_charge?.0, typed)));
        }
        let all = ["code", "lead", "sdg", "theme"].map(str::to_owned);
        assert!(all.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");

        // What is ticked is what is saved.
        let (tick, typed) = lead.unwrap();
        let ticked = [typed.as_slice(), &[("suggested", tick.as_str())][..]].concat();
        let made = staff.post("/programmes/new", &ticked).await.is(303).leads_on().to_owned();
        let id = made.rsplit('/').next().unwrap();
        let office = tick.split_once(':').unwrap().1;
        let asked = "select count(*) from programme_office
             where part = 'lead' and programme_id = $1 and organisation_id = $2";
        let leads: Option<i64> = harness.app.db().value(sql(asked).bind(id).bind(office)).await.unwrap();
        assert_eq!(leads, Some(1), "{tick}");
    })
    .await;
}
