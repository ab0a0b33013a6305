//! Verbs of sheets that come in.

use sekber::features::exchange::{self, Layout, Upload};
use sekber_core::value::ImportId;
use sekber_documents::sheet::Limits;

use super::{Act, Verb};
use crate::harness::OWN_PARTNER;

/// The verbs.
pub fn verbs() -> Vec<Verb> {
    let mut all = Vec::new();
    room!(all, "exchange/actions.rs",
        assign => |s, who| async { exchange::assign(&s.app, who, &run(), ("", &Layout::default())).await };
        begin_applying => |s, who| async { exchange::begin_applying(&s.app, who, &run(), true).await };
        begin_taking_back => |s, who| async {
            exchange::begin_taking_back(&s.app, who, &run(), Some(false)).await
        };
        discard => |s, who| async { exchange::discard(&s.app, who, &run()).await };
        receive => |s, who| exchange::receive(&s.app, who, upload(), Limits::default());
        receive_all => |s, who| exchange::receive_all(&s.app, who, upload(), Limits::default());
        start_checking => |s, who| async { exchange::start_checking(&s.app, who, &run()).await };
    );
    all
}

fn upload() -> Upload {
    let (kind, bytes) = (exchange::Kind::Offices, b"Nama\nDinas Baru\n".to_vec());
    Upload { kind, file_name: "opd.csv".to_owned(), bytes, sheet: None, organisation: None }
}

fn run() -> ImportId {
    format!("import-of-{OWN_PARTNER}").parse().unwrap()
}
