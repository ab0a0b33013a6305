//! Verbs of the first page, of the public pages and of the interface for programs.

mod privacy;

use sekber::features::api;
use sekber::features::dashboard;
use sekber::features::portal::{self, NewsDraft, References, Release, Settings};
use sekber_core::portal::{Category, NewsStep};
use sekber_core::value::NewsId;

use super::{Act, Verb, form};
use crate::harness::OWN_PARTNER;

fn draft() -> NewsDraft {
    NewsDraft {
        category: Category::Activity,
        day: jiff::civil::date(2023, 9, 20),
        title_id: "Kabar".to_owned(),
        body_id: "Kabar.".to_owned(),
        title_en: String::new(),
        body_en: String::new(),
        source: String::new(),
        simulated: false,
        picture_text: String::new(),
    }
}

fn news() -> NewsId {
    format!("news-of-{OWN_PARTNER}").parse().unwrap()
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "dashboard/actions.rs",
        settle => |s, who| async {
            dashboard::settle(&s.app, who, &form(&[("step", "mail"), ("settled", "yes")])).await
        };
        put_away => |s, who| async { dashboard::put_away(&s.app, who, &form(&[("away", "yes")])).await };
        put_away_in => |s, who| within!(s, who, |tx| dashboard::put_away_in(tx));
    );
    room!(all, "portal/actions.rs",
        write_news => |s, who| async { portal::write_news(&s.app, who, &draft(), None).await };
        insert_news => |s, who| within!(s, who, |tx| async { portal::insert_news(tx, &draft(), None).await });
        change_news => |s, who| async {
            portal::change_news(&s.app, who, (&news(), 1), &draft(), (None, false)).await
        };
        take_news_step => |s, who| async {
            portal::take_news_step(&s.app, who, &news(), 1, NewsStep::Withdraw).await
        };
        step_in => |s, who| within!(s, who, |tx| async {
            portal::step_in(tx, &news(), 1, NewsStep::Withdraw).await
        });
        settle_references => |s, who| async {
            portal::settle_references(&s.app, who, &References::default()).await
        };
        settle => |s, who| async { portal::settle(&s.app, who, &Settings::default()).await };
        release_meeting => |s, who| async {
            portal::release_meeting(&s.app, who, &s.meeting.id, Release::Announced).await
        };
        release_in => |s, who| within!(s, who, |tx| async {
            portal::release_in(tx, &s.meeting.id, Release::Announced).await
        });
    );
    room!(all, "api/actions.rs",
        add_programme => |s, who| async {
            api::add_programme(&s.app, who, &s.programme(), (None, None), |_| Ok(String::new())).await
        };
        change_programme => |s, who| async {
            let to = (&s.programme, 1);
            api::change_programme(&s.app, who, to, &s.programme(), (None, None), |_| Ok(String::new())).await
        };
        withdraw_token_of_another => |s, who| async {
            api::withdraw_token_of_another(&s.app, who, &"token".parse().unwrap()).await
        };
    );
    all.extend(privacy::verbs());
    all
}
