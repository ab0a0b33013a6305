//! Closed lists: their labels in both languages, and what else people write for them.

use std::collections::HashMap;

use sekber_core::reading::{Choice, Choices, Pick};
use sekber_core::registry::programme::Status;
use sekber_core::registry::{LegalForm, Level, OfficeKind, PartnerKind};
use sekber_core::text::fold;
use sekber_documents::sheet::Cell;

use super::{Reading, Remark};
use crate::features::exchange::columns::{Column, List};
use crate::kit::words::{Language, Words};

/// What people write for a code, besides its label.
const OTHER_WORDS: &[(List, &str, &[&str])] = &[
    (List::OfficeKind, "bagian", &["bagian", "bagian setda", "sekretariat daerah", "setda"]),
    (List::OfficeKind, "hospital", &["rsud", "rs", "rumah sakit", "rumah sakit umum daerah"]),
    (List::OfficeKind, "council_secretariat", &["setwan", "sekretariat dewan"]),
    (List::OfficeKind, "other", &["lain-lain", "satuan", "kantor"]),
    (
        List::PartnerKind,
        "ngo",
        &[
            "lsm",
            "ngo",
            "cso",
            "ormas",
            "lembaga swadaya masyarakat",
            "oms",
            "organisasi masyarakat sipil",
            "yayasan",
            "perkumpulan",
        ],
    ),
    (
        List::PartnerKind,
        "community_group",
        &["komunitas", "kelompok", "kelompok tani", "koptan", "forum", "aliansi"],
    ),
    (
        List::PartnerKind,
        "company",
        &["swasta", "perusahaan swasta", "dunia usaha", "pt", "bumn", "bumd", "csr", "tjslp", "usaha"],
    ),
    (List::PartnerKind, "campus", &["universitas", "kampus", "akademisi", "sekolah tinggi", "lembaga riset"]),
    (List::PartnerKind, "media", &["pers", "media massa"]),
    (List::PartnerKind, "credit_union", &["credit union", "cu", "kopdit", "koperasi", "koperasi kredit"]),
    (List::PartnerKind, "donor", &["lembaga donor", "un", "pbb", "badan pbb", "lembaga pembangunan"]),
    (List::PartnerKind, "donor_project", &["proyek donor", "proyek kerja sama luar negeri"]),
    (List::Level, "local", &["kabupaten", "daerah", "tingkat kabupaten"]),
    (List::Level, "regional", &["provinsi", "propinsi", "kalimantan"]),
    (List::Level, "national", &["indonesia"]),
    (List::Level, "international", &["asing", "global", "luar negeri"]),
    (List::LegalForm, "foundation", &["stiftung"]),
    (List::LegalForm, "association", &["perkumpulan", "association (perkumpulan)"]),
    (
        List::LegalForm,
        "unincorporated",
        &["ormas tidak berbadan hukum", "unincorporated organisation", "kelompok masyarakat", "ormas"],
    ),
    (List::LegalForm, "foreign", &["ormas asing", "ingo"]),
    (List::LegalForm, "multilateral", &["lembaga multilateral", "multilateral body"]),
    (List::LegalForm, "company", &["pt", "cv", "perseroan terbatas", "persero"]),
    (List::LegalForm, "cooperative", &["cu", "credit union", "kopdit"]),
    (List::LegalForm, "campus", &["universitas", "sekolah tinggi"]),
    (List::Status, "draft", &["konsep", "rencana"]),
    (List::Status, "active", &["sedang berjalan", "berlangsung", "aktif", "ongoing"]),
    (List::Status, "completed", &["rampung", "tuntas", "complete"]),
    (List::Status, "cancelled", &["batal"]),
    (List::Form, "cash", &["tunai", "dana", "uang tunai", "money"]),
    (List::Form, "in_kind", &["natura", "non tunai", "barang", "jasa", "barang/jasa", "in kind", "in-kind"]),
];

/// Words of humanitarian sheets by which no state is known: what is past its last day may be complete or not, and what is planned may
/// have been taken up or not.
const NO_STATE: [&str; 2] = ["ended", "planned"];

impl List {
    const ALL: [Self; 6] =
        [Self::OfficeKind, Self::PartnerKind, Self::Level, Self::LegalForm, Self::Status, Self::Form];

    /// The prefix of the sentences that show its codes; rooms before this one have named most of them.
    fn prefix(self) -> &'static str {
        match self {
            Self::OfficeKind | Self::PartnerKind => "kind-",
            Self::Level => "level-",
            Self::LegalForm => "legal-form-",
            Self::Status => "programme-state-",
            Self::Form => "choice-form-",
        }
    }

    /// Its codes, in the order in which they are offered.
    pub fn codes(self) -> Vec<&'static str> {
        match self {
            Self::OfficeKind => OfficeKind::ALL.iter().map(|one| one.as_str()).collect(),
            Self::PartnerKind => PartnerKind::ALL.iter().map(|one| one.as_str()).collect(),
            Self::Level => Level::ALL.iter().map(|one| one.as_str()).collect(),
            Self::LegalForm => LegalForm::ALL.iter().map(|one| one.as_str()).collect(),
            Self::Status => Status::ALL.iter().map(|one| one.as_str()).collect(),
            Self::Form => vec!["cash", "in_kind"],
        }
    }
}

/// Key of the sentence that shows a code of a list.
pub fn choice_key(list: List, code: &str) -> String {
    format!("{}{}", list.prefix(), code.replace('_', "-"))
}

/// All closed lists with their labels.
pub struct Lists {
    lists: HashMap<List, Choices<&'static str>>,
    /// What our own files say of programmes whose state they do not name, folded.
    no_state: Vec<String>,
    answers: Choices<bool>,
}

impl Lists {
    /// The lists with the labels of both languages.
    pub fn new(words: &Words) -> Self {
        let lists = List::ALL.into_iter().map(|list| (list, choices(list, words))).collect();
        let over = [Language::Indonesian, Language::English].map(|to| words.say(to, "programme-state-over"));
        let no_state = over.iter().map(String::as_str).chain(NO_STATE.iter().copied()).map(fold).collect();
        let answer = |value, label: &str, synonyms: &[&str]| Choice {
            value,
            label: label.to_owned(),
            synonyms: synonyms.iter().map(|text| (*text).to_owned()).collect(),
        };
        let answers = Choices::new([
            answer(true, "Ya", &["y", "yes", "true", "benar", "1", "v", "x", "ada"]),
            answer(false, "Tidak", &["t", "no", "n", "false", "salah", "0", "tdk", "bukan"]),
        ]);
        Self { lists, no_state, answers }
    }

    /// The code that a text means in a column. What is no choice of the list holds the row up only where it must be known.
    pub fn choose(&self, column: &Column, list: List, text: &str) -> Reading {
        let Some(choices) = self.lists.get(&list) else { return Reading::default() };
        if list == List::Status && self.no_state.contains(&fold(text)) {
            return Reading::default();
        }
        if let Some(code) = mentioned(choices, text) {
            let remark = Remark::notice(text, "near", code);
            return Reading { remarks: vec![remark], ..Reading::of(code) };
        }
        match choices.pick(text) {
            Ok(Pick::Exact(code)) => Reading::of(code),
            Ok(Pick::Near(code)) => {
                Reading { remarks: vec![Remark::notice(text, "near", code)], ..Reading::of(code) }
            }
            Err(_) if matches!(list, List::Level | List::LegalForm) => {
                let remark = Remark::notice(text, "not-in-list-left-out", "");
                Reading { remarks: vec![remark], ..Reading::default() }
            }
            Err(_) => {
                let remark = Remark::fault(text, "not-in-list");
                Reading::fault(remark.offering(column.key, text, choices.labels()))
            }
        }
    }

    /// The code that a text names exactly.
    pub fn exactly(&self, list: List, text: &str) -> Option<String> {
        self.lists.get(&list)?.exact(text).map(|code| (*code).to_owned())
    }

    /// Yes or no, stored as `1` and `0`.
    pub fn yes_no(&self, cell: &Cell) -> Reading {
        let text = cell.text();
        let answer = match cell {
            Cell::Bool(yes) => Ok(*yes),
            _ => self.answers.pick(&text).map(Pick::value),
        };
        match answer {
            Ok(yes) => Reading::of(if yes { "1" } else { "0" }),
            Err(_) => Reading::fault(Remark::fault(text, "not-yes-no")),
        }
    }
}

/// The only choice that the words of a text name: "Lembaga Swadaya Masyarakat (LSM)" and "NGO Lokal" name one, "Lokal/Nasional"
/// names two.
fn mentioned(choices: &Choices<&'static str>, text: &str) -> Option<&'static str> {
    if choices.exact(text).is_some() {
        return None;
    }
    let pieces = text.split(['(', ')', '/', ',', ';']).filter(|piece| !piece.trim().is_empty());
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
    let mut codes: Vec<&'static str> =
        pieces.chain(words).filter_map(|piece| choices.exact(piece)).copied().collect();
    codes.sort_unstable();
    codes.dedup();
    match codes.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn choices(list: List, words: &Words) -> Choices<&'static str> {
    let others = |code: &str| {
        let of_code = OTHER_WORDS.iter().filter(move |(of, with, _)| *of == list && *with == code);
        of_code.flat_map(|(_, _, others)| others.iter()).map(|text| (*text).to_owned()).collect::<Vec<_>>()
    };
    Choices::new(list.codes().into_iter().map(|code| {
        let mut synonyms = others(code);
        synonyms.push(words.say(Language::English, &choice_key(list, code)));
        synonyms.push(code.to_owned());
        Choice { value: code, label: words.say(Language::Indonesian, &choice_key(list, code)), synonyms }
    }))
}
