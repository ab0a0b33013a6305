//! News of the demonstration: summaries of what newspapers wrote, each with its source, and one that is made up and says so.

use jiff::civil::{Date, date};
use sekber_core::portal::{Category, NewsStep};

use crate::features::portal::{NewsDraft, insert_news, step_in};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

struct Told {
    category: Category,
    day: Date,
    title: [&'static str; 2],
    body: [&'static str; 2],
    source: &'static str,
}

/// What is told, in Indonesian and English.
const NEWS: [Told; 3] = [
    Told {
        category: Category::Activity,
        day: date(2023, 9, 20),
        title: [
            "Rapat koordinasi pertama: 26 perangkat daerah bertemu 45 mitra",
            "First coordination meeting: 26 offices meet 45 partners",
        ],
        body: [
            "Rapat koordinasi pertama mempertemukan 26 perangkat daerah dengan 45 mitra pembangunan. Mitra memaparkan programnya, lalu perangkat daerah memilih yang sesuai dengan tugas dan fungsinya.\n\nBerita ini merangkum tulisan yang disebut sebagai sumber.",
            "The first coordination meeting brought 26 offices and 45 development partners together. Partners presented their programmes; then the offices chose those that fit their duties.\n\nThis sums up the text named as its source.",
        ],
        source: "https://rakyatborneo.com/sekda-sintang-beri-arahan-sinkronisasi-program/",
    },
    Told {
        category: Category::Outcome,
        day: date(2023, 12, 14),
        title: [
            "Penghargaan mitra pembangunan pertama diserahkan",
            "First development partner award handed over",
        ],
        body: [
            "Pemerintah kabupaten menyerahkan penghargaan mitra pembangunan yang pertama dalam 13 kategori. Tercatat 41 mitra bekerja di 133 desa pada 12 kecamatan.\n\nBerita ini merangkum tulisan yang disebut sebagai sumber.",
            "The district government handed over its first development partner award in 13 categories. On record were 41 partners at work in 133 villages of 12 sub-districts.\n\nThis sums up the text named as its source.",
        ],
        source: "https://segar-indonesia.org/en/read/usaid-segar-receives-awards-from-sintang-regency-and-west-kalimantan-provincial-governments-in-governance-and-development-partnerships-111.html",
    },
    Told {
        category: Category::Announcement,
        day: date(2023, 8, 1),
        title: ["Pendaftaran program mitra dibuka", "Registration of partners’ programmes is open"],
        body: [
            "Mitra pembangunan dapat mencatat program kerjanya sampai akhir Agustus. Perangkat daerah memeriksa daftar tugasnya pada waktu yang sama, supaya penyelarasan dapat dimulai awal September.",
            "Development partners can record their programmes until the end of August. Offices check their lists of duties at the same time, so that matching can begin early in September.",
        ],
        source: "",
    },
];

/// Writes and publishes the news.
pub async fn add(tx: &mut Tx) -> Result<(), Problem> {
    for told in &NEWS {
        let [title_id, title_en] = told.title.map(str::to_owned);
        let [body_id, body_en] = told.body.map(str::to_owned);
        let draft = NewsDraft {
            category: told.category,
            day: told.day,
            title_id,
            body_id,
            title_en,
            body_en,
            source: told.source.to_owned(),
            // What has no source is made up.
            simulated: told.source.is_empty(),
            picture_text: String::new(),
        };
        let id = insert_news(tx, &draft, None).await?;
        step_in(tx, &id, 1, NewsStep::Publish).await?;
    }
    Ok(())
}
