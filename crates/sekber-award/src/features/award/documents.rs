//! Documents of an award, in Indonesian as official documents are: the certificate, drafts of two decrees, the letter to a partner.

pub mod certificate;
pub mod decree;
pub mod letter;

use sekber_core::document::ActingMark;
use sekber_core::text::fold;
use sekber_documents::official::{Block, Document, Signer};

use super::model::Season;
pub use crate::features::document::without_titles;
use crate::features::document::{Heads, Issued, SignedBy, check_block};
use crate::kit::app::App;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// What is filled in by hand.
const DOTS: &str = "……………………";
/// What stands before a post that somebody holds for a time.
const FOR_A_TIME: [&str; 8] = [
    "plt. ",
    "plh. ",
    "pj. ",
    "pjs. ",
    "pelaksana tugas ",
    "pelaksana harian ",
    "penjabat ",
    "pejabat sementara ",
];
/// Posts of whoever leads a region.
const LEADERS: [&str; 4] = ["bupati", "wali kota", "walikota", "gubernur"];

/// What every document is written with.
pub struct Desk {
    /// The application.
    pub app: App,
    /// In Indonesian, whoever prints.
    pub frame: Frame,
    /// The season.
    pub season: Season,
    /// The letterheads of the district, and the town that its papers are dated from.
    heads: Heads,
}

impl Desk {
    /// A desk that writes Indonesian.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, frame: &Frame, season: &Season) -> Result<Self, Problem> {
        let mut frame = frame.clone();
        frame.language = Language::Indonesian;
        let heads = Heads::of(app).await?;
        Ok(Self { app: app.clone(), frame, season: season.clone(), heads })
    }

    /// The town that papers are dated from, as the district has set it.
    fn town(&self) -> String {
        self.heads.town(&self.app.district().name)
    }

    /// "Bupati Sintang", or "Wali Kota …".
    fn head(&self) -> String {
        let name = self.app.district().name;
        let key = if name.starts_with("Kota") { "award-document-mayor" } else { "award-document-regent" };
        // After the district, not after the town where its papers are dated.
        self.frame.say_with(key, "town", name.split_once(' ').map_or(name.as_str(), |(_, place)| place))
    }

    /// The position over the signature, in capitals.
    pub fn head_position(&self) -> String {
        self.head().to_uppercase()
    }

    /// A document under the letterhead of the district's head, who signs it.
    fn under_the_head(&self, title: &str, blocks: Vec<Block>) -> Document {
        let plain = official_document::document(&self.app, self.frame.language, title, blocks);
        let lines = format!("{},", self.head());
        self.heads.over(&self.app, self.frame.language, ("", &lines), plain)
    }

    /// Where a draft will be signed; the day is written when it is.
    fn dated(&self) -> String {
        format!("{}, {DOTS}", self.town())
    }

    /// The line that a made-up season's papers bear.
    fn simulated(&self) -> Option<Block> {
        let text = self.frame.say("award-document-simulated");
        self.season.simulated.then_some(Block::Centred { text, size: 12, bold: true })
    }

    /// A title as it is kept, with a mark when the season was made up.
    pub fn titled(&self, title: String) -> String {
        if self.season.simulated {
            self.frame.say_with("award-title-simulated", "title", title)
        } else {
            title
        }
    }

    /// Over the signature of a decree: where and when it was set.
    fn sets(&self) -> Signer {
        let open = self.signer(None);
        let set = self.frame.say_with("award-decree-set", "town", self.town());
        Signer { position: format!("{set}\n\n{}", open.position), ..open }
    }

    /// Who signs: the head of the district without titles, rank or number.
    fn signer(&self, by: Option<&SignedBy>) -> Signer {
        let head = self.head().to_uppercase();
        match by {
            Some(by) => Signer {
                position: by.position_lines(),
                name: without_titles(&by.name).to_uppercase(),
                under: String::new(),
            },
            None => Signer { position: format!("{head},"), name: String::new(), under: String::new() },
        }
    }

    fn check(&self, issued: Option<&Issued>) -> Block {
        match issued {
            Some(issued) => check_block(&self.app, self.frame.language, issued),
            None => Block::Centred { text: self.frame.say("award-document-draft"), size: 9, bold: false },
        }
    }
}

/// Whether somebody signs as the head of a region, or in that post for a time: nobody else signs under the name of the post alone.
pub fn signs_as_head(district: &str, by: &SignedBy) -> bool {
    let post = fold(by.position.trim_end_matches(','));
    let mut post = post.as_str();
    while let Some(rest) = FOR_A_TIME.iter().find_map(|mark| post.strip_prefix(mark)) {
        post = rest.trim_start();
    }
    let place = fold(district.split_once(' ').map_or(district, |(_, place)| place));
    let plain = place.split(" (").next().unwrap_or_default();
    let of_region = |leader: &&str| {
        let rest = post.strip_prefix(*leader);
        rest.is_some_and(|rest| rest.is_empty() || [plain, place.as_str()].contains(&rest.trim_start()))
    };
    by.mark != ActingMark::OnBehalf && LEADERS.iter().any(of_region)
}

/// A name as a certificate bears it: without what the registry notes in brackets to tell two of the same name apart.
pub fn without_notes(name: &str) -> String {
    let mut depth = 0_u32;
    let outside = name.chars().filter(|sign| match *sign {
        '(' => {
            depth += 1;
            false
        }
        ')' if depth > 0 => {
            depth -= 1;
            false
        }
        _ => depth == 0,
    });
    let plain: String = outside.collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name that is all brackets, or whose bracket is never closed, stays as it was given.
    if plain.is_empty() || depth > 0 { name.to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_head_of_the_region_signs_as_such() {
        let signs = |mark: ActingMark, position: &str| {
            let by = SignedBy {
                name: "Melkianus".to_owned(),
                position: position.to_owned(),
                rank: String::new(),
                number: String::new(),
                mark,
                on_behalf_of: String::new(),
            };
            signs_as_head("Kabupaten Sintang (simulasi)", &by)
        };
        for post in ["Bupati", "BUPATI SINTANG", "Bupati Sintang (simulasi),", "Penjabat Bupati Sintang"] {
            assert!(signs(ActingMark::Holder, post), "{post}");
        }
        assert!(signs(ActingMark::Interim, "Bupati Sintang"));
        assert!(!signs(ActingMark::OnBehalf, "Bupati Sintang"));
        for post in ["Wakil Bupati Sintang", "Asisten Pemerintahan", "Sekretaris Bupati", "Bupati Melawi", ""]
        {
            assert!(!signs(ActingMark::Holder, post), "{post}");
        }
    }

    #[test]
    fn certificates_bear_names_without_the_notes_of_the_registry() {
        assert_eq!(without_notes("Koperasi Jasa (kelas Sintang)"), "Koperasi Jasa");
        assert_eq!(without_notes("Yayasan (lama (2020)) Sendiri"), "Yayasan Sendiri");
        for same in ["Yayasan Sendiri", "(kelas)", "Lembaga (tanpa penutup", "Lembaga 1) dan 2)"] {
            assert_eq!(without_notes(same), same);
        }
    }
}
