//! Verbs of official documents: issued for a meeting or by themselves, numbered, signed.

use sekber::features::document::{self, Draft, Issued, Read, SignedBy, Subject, Unwritten};
use sekber::features::meeting;
use sekber::kit::page::official_document;
use sekber::kit::words::Language;
use sekber_core::document::{ActingMark, DocumentKind};
use sekber_documents::official::Document;

use super::{Act, Scene, Verb, form};

fn draft(scene: &Scene) -> Draft {
    let signer = SignedBy {
        name: String::new(),
        position: String::new(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::ALL[0],
        on_behalf_of: String::new(),
        prints_number: false,
    };
    let (id, name) = (scene.meeting.id.to_string(), scene.meeting.name.clone());
    Draft {
        subject: Subject { kind: "meeting", id, name, readers: Vec::new() },
        kind: DocumentKind::Minutes,
        title: "Notula".to_owned(),
        number: String::new(),
        classification: String::new(),
        signer,
        digest: String::new(),
        lines: 0,
        read: Read::default(),
    }
}

fn set(scene: &Scene) -> impl FnOnce(&Issued) -> Document {
    let app = scene.app.clone();
    move |_| official_document::document(&app, Language::Indonesian, "Notula", Vec::new())
}

pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "document/actions.rs",
        add_scan => |s, who| document::add_scan(&s.app, who, "AAAA2222", s.file());
        withdraw_in => |s, who| within!(s, who, |tx| document::withdraw_in(tx, "AAAA2222", "Keliru"));
        withdraw => |s, who| document::withdraw(&s.app, who, "AAAA2222", "Keliru");
        issue_on => |s, who| async {
            let ground = Unwritten::now(&s.app).await?;
            document::issue_on(&s.app, who, draft(s), &ground, set(s)).await
        };
    );
    room!(all, "document/emblem.rs",
        set => |s, who| async {
            document::set_emblem(&s.app, who, &form(&[("whose", "district")]), Some(s.file())).await
        };
        end => |s, who| async { document::end_emblem(&s.app, who, &form(&[("whose", "district")])).await };
    );
    room!(all, "document/letterhead.rs",
        set => |s, who| async { document::set_letterhead(&s.app, who, &form(&[("version", "1")])).await };
    );
    room!(all, "document/numbering.rs",
        set => |s, who| async { document::set_numbering(&s.app, who, &form(&[("pattern", "{sequence}")])).await };
    );
    room!(all, "document/signatory.rs",
        add => |s, who| async { document::add_signatory(&s.app, who, &form(&[("name", "A"), ("position", "B")])).await };
        change => |s, who| async { document::change_signatory(&s.app, who, &"one".parse().unwrap(), &form(&[])).await };
        end => |s, who| async { document::end_signatory(&s.app, who, &"one".parse().unwrap()).await };
    );
    room!(all, "meeting/actions/cancellation.rs",
        cancel => |s, who| async { meeting::cancel(&s.app, who, &s.meeting.id, 1, "Tunda").await };
    );
    room!(all, "meeting/actions/issue.rs",
        issue => |s, who| meeting::issue(&s.app, who, &s.meeting, draft(s), set(s));
    );
    all
}
