//! One partnership through its whole course in the browser: what office and partner choose and agree on in the hall becomes a
//! partnership, its papers are signed, it is carried out, its money is recorded, and two reports on it are confirmed.

use jiff::civil::date;
use sekber::kit::store::sql;
use sekber_core::partnership::RoadKind;
use sekber_core::partnership::road::road;
use sekber_core::value::Moment;

use crate::browser::Screen;
use crate::funds::enter;
use crate::hall::{Screened, code_of, join, organisation_of, prepare};
use crate::roads::Walk;
use crate::stage::Stage;

/// The programmes that an office's phone offers it to choose from.
const OFFERED: &str = "return [...document.querySelectorAll('.fits form[action$=\"/picks\"] [name=programme]')].map((one) => one.value)";

/// A programme of the partner that presents, offered to the office and not carried out by it already.
async fn programme_to_choose(stage: &Stage, office: &Screened<'_>, (own, partner): (&str, &str)) -> String {
    let to_choose = "select count(*) from programme g where g.id = $1 and g.organisation_id = $2 and not exists (
          select 1 from partnership_programme q join partnership_party m on m.partnership_id = q.partnership_id
          where q.programme_id = g.id and m.organisation_id = $3)";
    let offered = office.browser.run(OFFERED).await;
    for programme in offered.as_array().unwrap() {
        let programme = programme.as_str().unwrap();
        let asked = sql(to_choose).bind(programme).bind(partner).bind(own);
        if stage.app.db().value::<i64>(asked).await.unwrap() == Some(1) {
            return programme.to_owned();
        }
    }
    panic!("nothing is left to choose of {offered}");
}

/// A short meeting in which office and partner choose each other and agree on the plan; its path.
async fn meets(stage: &Stage) -> String {
    let session = stage.session_of(Some("staff")).await.unwrap();
    let chair = Screened::new(stage, Screen::Desktop, Some(&session)).await;
    let office = Screened::new(stage, Screen::Phone, None).await;
    let partner = Screened::new(stage, Screen::Phone, None).await;
    let path = prepare(&chair).await;
    chair.visit(&format!("{path}/console")).await;
    chair.browser.click("button[value=open]").await;
    chair.browser.find("button[value=choose]").await;
    join(&office, &code_of(stage, "office").await, "Yustina").await;
    join(&partner, &code_of(stage, "partner").await, "Antonius").await;
    let presenting = organisation_of(stage, "partner").await;
    chair.browser.click(&format!("form:has(input[value='{presenting}']) button[value=call]")).await;
    office.browser.shows("Sedang paparan").await;
    office.browser.find(".fits button[value=want]").await;
    let own = organisation_of(stage, "office").await;
    let programme = programme_to_choose(stage, &office, (&own, &presenting)).await;
    let pair = format!("form:has(input[value='{own}']):has(input[value='{programme}'])");
    office.browser.click(&format!("{pair} button[value=want]")).await;
    partner.browser.click(".fit:has(.badge.info) button[value=want]").await;
    office.browser.shows("Saling berminat").await;

    // The plan is made, locked, and both sides agree on it.
    chair.browser.click_and_confirm("button[value=choose]").await;
    chair.browser.find("button[value=plan]").await;
    chair.browser.click_and_confirm("button[value=plan]").await;
    chair.browser.find("button[value=close]").await;
    chair.visit(&format!("{path}/plan")).await;
    chair.browser.click("button[value=best]").await;
    chair.browser.find("tr[aria-current] button[name=lock]").await;
    chair.browser.click_and_confirm("button[name=lock]").await;
    for phone in [&office, &partner] {
        phone.browser.click(&format!("{pair} button[value=agreed]")).await;
    }
    partner.browser.shows("Disetujui kedua pihak").await;
    chair.visit(&format!("{path}/console")).await;
    chair.browser.click_and_confirm("button[value=close]").await;
    chair.browser.find(&format!("form.console a.button[href='{path}']")).await;
    path
}

/// Opens what the meeting agreed on; the path of the partnership, which both sides have accepted by what they said there.
async fn opens(stage: &Stage, meeting: &str) -> String {
    stage.visit(&format!("{meeting}/partnerships")).await;
    stage.browser.click_and_confirm("form[action$='/partnerships'] button").await;
    stage.browser.click("#results tbody a.row-link").await;
    stage.browser.find("select#road").await;
    let path = stage.browser.path().await;
    let accepted =
        "select count(*) from partnership_party where partnership_id = $1 and accepted_at is not null";
    let id = path.rsplit('/').next().unwrap();
    assert_eq!(stage.app.db().value::<i64>(sql(accepted).bind(id)).await.unwrap(), Some(2));
    path
}

/// The partner tells what it commits.
async fn commits(stage: &Stage, path: &str) {
    stage.visit(&format!("{path}/ledger/new")).await;
    stage.browser.set("#stage", "committed").await;
    stage.browser.fill("#amount", "250.000.000").await;
    stage.browser.fill("#source", "PKS").await;
    stage.browser.click("button[name=act][value=record]").await;
    stage.browser.find(".notice.good").await;
    stage.visit(&format!("{path}/ledger")).await;
    stage.browser.shows("250.000.000").await;
}

/// The partner reports on a period, and the secretariat confirms it.
async fn reports(stage: &Stage, id: &str, period: &str) {
    let asked = sql("select id from report_period where name = $1").bind(period);
    let period: String = stage.app.db().value(asked).await.unwrap().unwrap();
    enter(stage, "partner").await;
    stage.visit(&format!("/reports?partnership={id}")).await;
    let begin = "form[action='/reports/begin']";
    let of_period = format!("{begin}:has(input[value='{period}']):has(input[value='{id}']) button");
    stage.browser.click(&of_period).await;
    stage.browser.find("#activities").await;
    let form = stage.browser.path().await;
    for (field, text) in [("activities", "Pelatihan kader"), ("results", "Sepuluh kebun gizi")] {
        stage.browser.fill(&format!("#{field}"), text).await;
    }
    stage.browser.fill("#men", "12").await;
    stage.browser.fill("#women", "34").await;
    stage.browser.click("button[name=act][value=send]").await;
    let report = form.strip_suffix("/edit").unwrap();
    stage.browser.comes_to("return location.pathname", report).await;
    stage.browser.find(".badge.info").await;
    enter(stage, "staff").await;
    stage.visit(report).await;
    stage.browser.click("button[name=decision][value=confirm]").await;
    stage.browser.find(".badge.good").await;
}

#[tokio::test]
async fn a_pair_of_the_hall_is_carried_to_its_second_report() {
    let Some(stage) = Stage::set().await else { return };
    let meeting = meets(&stage).await;
    enter(&stage, "staff").await;
    let path = opens(&stage, &meeting).await;
    let id = path.rsplit('/').next().unwrap();
    Walk::new(&stage, path.clone(), 9_100).goes(road(RoadKind::ThirdParty)).await;
    enter(&stage, "partner").await;
    commits(&stage, &path).await;

    // Time goes by, which no page can do: what was begun today began in the autumn after the meeting.
    let begun = date(2023, 11, 1);
    let at = jiff::tz::TimeZone::UTC.to_timestamp(begun.at(0, 0, 0, 0)).unwrap();
    let then = sql("update partnership set start_on = $1, activated_at = $2 where id = $3");
    let then = then.bind(begun).bind(Moment(at.as_millisecond())).bind(id);
    stage.app.db().housekeeping(then).await.unwrap();
    for period in ["Semester I Tahun 2024", "Semester II Tahun 2024"] {
        reports(&stage, id, period).await;
    }
    stage.visit(&format!("/reports?partnership={id}&show=confirmed")).await;
    stage.browser.comes_to("return String(document.querySelectorAll('main tbody tr').length)", "2").await;
}
