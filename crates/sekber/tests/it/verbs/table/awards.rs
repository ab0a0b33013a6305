//! Verbs of awards: rules are written, published and frozen; evidence, jury and result; the papers.

use sekber::features::award::{
    self, AnswerDraft, Bearing, Certificate, HeldDraft, NewSeason, ObjectionDraft, SeasonDraft, SheetDraft,
    Template, Won,
};
use sekber::features::document::{Read, SignedBy};
use sekber::kit::page::official_document;
use sekber::kit::words::Language;
use sekber_core::document::ActingMark;
use sekber_core::value::{EntryId, ObjectionId, SeasonId};

use super::{Act, OWN_PARTNER, Scene, Verb};

fn season() -> SeasonId {
    format!("season-of-{OWN_PARTNER}").parse().unwrap()
}

fn entry() -> EntryId {
    format!("entry-of-{OWN_PARTNER}").parse().unwrap()
}

fn objection() -> ObjectionId {
    format!("objection-of-{OWN_PARTNER}").parse().unwrap()
}

fn held() -> HeldDraft {
    HeldDraft { criterion: "k1".to_owned(), amount: Some(4), reason: "Diperiksa".to_owned() }
}

fn signer() -> SignedBy {
    SignedBy {
        name: "Bupati".to_owned(),
        position: "BUPATI".to_owned(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
        prints_number: false,
    }
}

async fn issue(
    scene: &Scene,
    actor: &sekber::kit::access::Actor,
) -> Result<(), sekber::kit::problem::Problem> {
    let (db, region) = (scene.app.db(), scene.app.region());
    let season = award::find(db, &region, &season()).await?.unwrap();
    let entry = award::Entry {
        id: entry(),
        category: "a1".to_owned(),
        organisation_id: scene.partner.clone(),
        name: "Yayasan".to_owned(),
        pseudonym: "P001".to_owned(),
    };
    let won = Won {
        entry,
        name: "Yayasan".to_owned(),
        category: "Mitra".to_owned(),
        place: 1,
        year: 2023,
        season: season.name.clone(),
        decree: String::new(),
        decree_day: None,
        day: scene.app.today(),
    };
    let winners = vec![Certificate { won, title: "Piagam".to_owned(), before: None }];
    let bearing = Bearing {
        decree: "100.3.3/512/2023".to_owned(),
        decree_day: Some(jiff::civil::date(2023, 1, 2)),
        reason: String::new(),
        number: String::new(),
        day: None,
        signer: signer(),
        read: Read::default(),
    };
    let app = scene.app.clone();
    let write =
        move |_: &_, _: &_| official_document::document(&app, Language::Indonesian, "Piagam", Vec::new());
    award::certificates(&scene.app, actor, &season, winners, &bearing, write).await
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "award/actions/season.rs",
        announce => |s, who| async { award::announce(&s.app, who, &season()).await };
        cancel => |s, who| async { award::cancel(&s.app, who, &season(), "Tidak ada peserta").await };
        create => |s, who| award::create(&s.app, who, NewSeason {
            cycle: s.cycle.id.clone(),
            year: 2023,
            name: "Penghargaan".to_owned(),
            rules: Template::Blank.rules(2023),
            simulated: false,
        });
        decide => |s, who| async { award::decide(&s.app, who, &season()).await };
        freeze => |s, who| async { award::freeze(&s.app, who, &season()).await };
        publish => |s, who| async { award::publish(&s.app, who, &season(), "").await };
        save_draft => |s, who| async {
            let draft = SeasonDraft { name: "Penghargaan".to_owned(), rules: Template::Blank.rules(2023) };
            award::save_draft(&s.app, who, &season(), &draft, 1).await
        };
        take_evidence => |s, who| async { award::take_evidence(&s.app, who, &season()).await };
    );
    room!(all, "award/actions/evidence.rs",
        answer => |s, who| async {
            let draft = AnswerDraft { upheld: false, amount: None, answer: "Tetap".to_owned() };
            award::answer(&s.app, who, &season(), &objection(), &draft).await
        };
        object => |s, who| async {
            let draft = ObjectionDraft { criterion: "k1".to_owned(), text: "Empat".to_owned() };
            award::object(&s.app, who, &season(), &entry(), &draft).await
        };
        record => |s, who| async { award::record(&s.app, who, &season(), &entry(), &held()).await };
    );
    room!(all, "award/actions/jury.rs",
        hand_in => |s, who| async {
            let draft = SheetDraft { conflict: true, comment: String::new(), marks: Vec::new() };
            award::hand_in(&s.app, who, &season(), &entry(), &draft).await
        };
        nudge => |s, who| async { award::nudge(&s.app, who, &season()).await };
        seat => |s, who| async { award::seat(&s.app, who, &season(), &"juror".parse().unwrap(), "").await };
        unseat => |s, who| async { award::unseat(&s.app, who, &season(), &"juror".parse().unwrap()).await };
    );
    room!(all, "award/actions/issue.rs",
        certificates => |s, who| async { issue(s, who).await };
    );
    all
}
