//! Verbs of personal data and of requests for information.

use sekber::features::document::Read;
use sekber::features::information::{self, Verdict};
use sekber::features::privacy::{self, Addressee, BreachDraft};
use sekber_core::information::InformationState;
use sekber_core::privacy::Touched;
use sekber_core::value::Moment;

use super::super::{Act, Verb};

fn breach() -> BreachDraft {
    BreachDraft {
        noticed_at: Moment(0),
        happened_on: None,
        data: "Nama".to_owned(),
        how: "Salah kirim".to_owned(),
        touched: vec![Touched::Accounts],
        people: None,
        measures: "Ditarik".to_owned(),
        advice: String::new(),
        contact: "Sekretariat, 0565-21001".to_owned(),
        simulated: false,
    }
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "privacy/actions.rs",
        change_breach => |s, who| async { privacy::change_breach(&s.app, who, (&"one".parse().unwrap(), 1), &breach()).await };
        decline => |s, who| async { privacy::decline(&s.app, who, &"one".parse().unwrap(), "Masih bertugas").await };
        erase => |s, who| async { privacy::erase(&s.app, who, &"leaver".parse().unwrap()).await };
        insert_breach => |s, who| within!(s, who, |tx| async { privacy::insert_breach(tx, &breach()).await });
        record_breach => |s, who| async { privacy::record_breach(&s.app, who, &breach()).await };
        tell => |s, who| async { privacy::tell(&s.app, who, &"one".parse().unwrap(), Addressee::People).await };
    );
    room!(all, "information/actions.rs",
        answer => |s, who| async {
            let given = Verdict { state: InformationState::Answered, ground: None, answer: "Ini.".to_owned(), signer: None, read: Read::default() };
            information::answer(&s.app, who, (&"one".parse().unwrap(), 1), &given, None).await
        };
        extend => |s, who| async { information::extend(&s.app, who, (&"one".parse().unwrap(), 1), "Banyak").await };
    );
    all
}
