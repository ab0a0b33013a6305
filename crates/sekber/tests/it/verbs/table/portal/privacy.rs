//! Verbs of personal data and of requests for information.

use sekber::features::document::Read;
use sekber::features::information::{self, Decision, Extension, SignedLetter, Verdict};
use sekber::features::privacy::{self, Addressee, BreachDraft};
use sekber::kit::files::{FileKind, NewFile};
use sekber_core::information::{InformationState, ObjectionState};
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
            let given = Verdict { state: InformationState::Answered, ground: None, consequence_test: String::new(), exception_term: String::new(), answer: "Ini.".to_owned(), holder: String::new(), letter_number: String::new(), signer: None, read: Read::default() };
            information::answer(&s.app, who, (&"one".parse().unwrap(), 1), &given, None).await
        };
    );
    room!(all, "information/actions/extension.rs",
        extend => |s, who| async {
            let extension = Extension { because: "Banyak arsip".to_owned(), letter_number: String::new(), signer: None, read: Read::default() };
            information::extend(&s.app, who, (&"one".parse().unwrap(), 1), &extension).await
        };
    );
    room!(all, "information/actions/given.rs",
        add_file => |s, who| async {
            let file = NewFile { name: "daftar.pdf".to_owned(), kind: FileKind::Pdf, bytes: b"%PDF-1.7".as_slice().into() };
            information::add_file(&s.app, who, (&"one".parse().unwrap(), 1), file).await
        };
        remove_file => |s, who| async { information::remove_file(&s.app, who, (&"one".parse().unwrap(), 1), &"none".parse().unwrap()).await };
    );
    room!(all, "information/actions/objection.rs",
        decide => |s, who| async {
            let decision = Decision { state: ObjectionState::Upheld, ground: None, decision: "Sudah diberikan.".to_owned(), power_shown: false, letter_number: String::new(), signer: None, read: Read::default() };
            information::decide(&s.app, who, &"one".parse().unwrap(), &decision, None).await
        };
    );
    room!(all, "information/actions/signed.rs",
        add_signed => |s, who| async {
            let scan = NewFile { name: "surat.pdf".to_owned(), kind: FileKind::Pdf, bytes: b"%PDF-1.7".as_slice().into() };
            information::add_signed(&s.app, who, &"one".parse().unwrap(), SignedLetter::Answer, scan).await
        };
    );
    all
}
