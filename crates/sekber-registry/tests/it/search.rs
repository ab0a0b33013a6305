//! Scenarios about search: the best match comes first, abbreviations and owners are found, and what is found is what an
//! oracle in memory finds.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use sekber::features::programme::{self, ProgrammeDraft};
use sekber::features::registry::{Kind, OrganisationDraft, create_many};
use sekber::kit::audit::Event;
use sekber_core::registry::OfficeKind;
use sekber_core::registry::programme::Status;
use sekber_core::text::{SearchWord, Stemmer};

use crate::harness::{Caller, Harness, OTHER_PARTNER, OWN_PARTNER, Who, on_both, organisation};

/// Adds programmes with a title and a description, in force and of the other partner.
async fn add(harness: &Harness, texts: &[(&str, &str)]) {
    let cycle = harness.cycle().await;
    let drafts = texts.iter().map(|(title, description)| {
        let mut draft = ProgrammeDraft::new(organisation(OTHER_PARTNER), cycle.clone(), *title);
        draft.description = (*description).to_owned();
        draft.state = Status::Active;
        draft
    });
    store(harness, &drafts.collect::<Vec<_>>()).await;
}

async fn store(harness: &Harness, drafts: &[ProgrammeDraft]) {
    let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
    programme::create(&mut tx, drafts).await.unwrap();
    tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
}

/// The titles of a list's rows.
fn titles(html: &str) -> Vec<String> {
    let rows = html.split("class=\"row-link\"").skip(1);
    let title = |row: &str| Some(row.split_once('>')?.1.split('<').next()?.to_owned());
    rows.filter_map(title).collect()
}

fn link(html: &str, rel: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("rel=\"{rel}\" href=\""))?;
    Some(rest.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
}

#[tokio::test]
async fn the_best_match_comes_first() {
    on_both(async |harness| {
        let ordered = [
            ("Kesehatan ibu", ""),
            ("Menyehatkan ibu", ""),
            ("Pelayanan kesehatan ibu", ""),
            ("Pelayanan kesehatan ibu di puskesmas", ""),
            ("Ibu sadar kesehatan", ""),
            ("Kelas ibu hamil", "Kesehatan"),
            ("Posyandu", "Kesehatan ibu dan anak"),
            ("Posyandu keliling desa", "Ibu menjaga kesehatan"),
        ];
        let mut shuffled = ordered;
        shuffled.reverse();
        add(&harness, &shuffled).await;
        let staff = harness.as_staff().await;
        let seen = staff.get("/programmes?q=kesehatan+ibu").await;
        seen.is_ok().costs_at_most(5).shows("8 program").shows("Yang paling cocok lebih dulu");
        seen.shows("<option value=\"\" selected>Paling cocok</option>");
        assert_eq!(titles(&seen.text), ordered.map(|(title, _)| title.to_owned()));
        let by_title = staff.get("/programmes?q=kesehatan+ibu&sort=title").await;
        by_title.is_ok().costs_at_most(5).shows("aria-sort=\"ascending\"").hides("Yang paling cocok");
        let mut alphabetical = ordered.map(|(title, _)| title.to_owned());
        alphabetical.sort_by_key(|title| title.to_lowercase());
        assert_eq!(titles(&by_title.text), alphabetical);
        let plain = staff.get("/programmes").await;
        plain.is_ok().shows("<option value=\"\" selected>Judul</option>").hides("Paling cocok");
        let english = harness.as_staff().await.in_english();
        english.get("/programmes?q=ibu").await.is_ok().shows("Best match first.");
    })
    .await;
}

#[tokio::test]
async fn an_abbreviation_finds_what_its_long_form_finds() {
    on_both(async |harness| {
        add(
            &harness,
            &[
                ("Pendampingan Dinkes", ""),
                ("Kerja sama", "dengan Dinas Kesehatan dan Dinas Sosial"),
                ("Dinas yang menyehatkan", ""),
                ("Pelatihan", "Dinsos"),
            ],
        )
        .await;
        let mut office = OrganisationDraft::new(Kind::Office(OfficeKind::Dinas), "Dinas Kesehatan Contoh");
        office.short_name = "Dinkes".to_owned();
        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        create_many(&mut tx, vec![office]).await.unwrap();
        tx.commit(Event::new("district.filled", "61.05", "Sintang")).await.unwrap();
        let staff = harness.as_staff().await;
        for list in ["/programmes", "/offices"] {
            let found = async |words: &str| titles(&staff.get(&format!("{list}?q={words}")).await.text);
            let (short, long) = (found("dinkes").await, found("Dinas+Kesehatan").await);
            assert_eq!(short, long, "{list}");
            assert_eq!(short, found("diskes").await, "{list}: another abbreviation of the same");
            assert!(short.len() == if list == "/programmes" { 3 } else { 1 }, "{list}: {short:?}");
            assert!(!found("dinke").await.is_empty(), "{list}: half a word finds it already");
            assert_eq!(found("dinkez").await, long, "{list}: a slip");
        }
    })
    .await;
}

#[tokio::test]
async fn a_partner_is_found_through_what_it_does() {
    on_both(async |harness| {
        add(&harness, &[("Posyandu remaja", ""), ("Kader", "untuk posyandu")]).await;
        let mut hidden =
            ProgrammeDraft::new(organisation(OWN_PARTNER), harness.cycle().await, "Posyandu rahasia");
        hidden.state = Status::Draft;
        store(&harness, &[hidden]).await;
        for caller in [harness.as_staff().await, harness.as_partner().await] {
            for sort in ["", "name", "money"] {
                let seen = caller.get(&format!("/partners?q=posyandu&sort={sort}")).await;
                seen.is_ok().costs_at_most(5).shows("1 mitra").shows("Cocok lewat program kerjanya");
                seen.shows(&format!("/programmes?organisation={OTHER_PARTNER}&#38;q=posyandu"));
                assert_eq!(titles(&seen.text), ["Perkumpulan Lain"]);
            }
        }
        let staff = harness.as_staff().await;
        staff
            .get("/partners.csv?q=posyandu")
            .await
            .is_ok()
            .shows("Perkumpulan Lain")
            .hides("Yayasan Sendiri");
        staff.get("/offices?q=posyandu").await.is_ok().hides("Cocok lewat program");
    })
    .await;
}

#[tokio::test]
async fn many_matches_are_not_counted_to_the_end_and_paged_to_the_end() {
    on_both(async |harness| {
        let texts: Vec<(String, &str)> =
            (0..2_040).map(|n| (format!("Sumur {}", "dalam ".repeat(n % 7)), "")).collect();
        let texts: Vec<(&str, &str)> = texts.iter().map(|(title, rest)| (title.trim(), *rest)).collect();
        add(&harness, &texts).await;
        let staff = harness.as_staff().await;
        let seen = staff.get("/programmes?q=sumur").await;
        seen.is_ok().shows("lebih dari 1.000 program").costs_at_most(5);
        staff.get("/programmes?q=sumur").await.is_ok().shows("lebih dari 1.000 program");
        staff.get("/programmes?q=sumur&organisation=partner-own").await.is_ok().hides("lebih dari");
        let english = harness.as_staff().await.in_english();
        english.get("/programmes?q=sumur").await.is_ok().shows("more than 1,000 programmes");
        let none = "/programmes?q=sumur&state=cancelled";
        staff.get(none).await.is_ok().shows("Tidak ada").costs_at_most(5);
        let mut pages = Vec::new();
        // Nothing is left out by the side, and more pass than would be looked through one by one.
        let mut path = Some("/programmes?q=sumur&side=partner".to_owned());
        while let Some(next) = path {
            let page = staff.get(&next).await;
            page.is_ok().costs_at_most(5);
            pages.push(ids(&page.text));
            path = link(&page.text, "next");
            assert!(pages.len() < 50, "the pages end");
            if let (Some(back), true) = (link(&page.text, "prev"), pages.len() % 5 == 0) {
                assert_eq!(Some(&ids(&staff.get(&back).await.text)), pages.get(pages.len() - 2), "and back");
            }
        }
        let all: Vec<&String> = pages.iter().flatten().collect();
        let distinct: BTreeSet<&&String> = all.iter().collect();
        assert_eq!((all.len(), distinct.len()), (2_040, 2_040));
    })
    .await;
}

fn ids(html: &str) -> Vec<String> {
    let rows = html.split("class=\"row-link\" href=\"").skip(1);
    rows.filter_map(|row| row.split('"').next()).map(str::to_owned).collect()
}

const WORDS: [&str; 16] = [
    "air",
    "airan",
    "bersih",
    "kesehatan",
    "sehat",
    "menyehatkan",
    "ibu",
    "anak",
    "hutan",
    "perhutanan",
    "dinkes",
    "dan",
    "2023",
    "kebun",
    "berkebun",
    "untuk",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 1..=most)
        .prop_map(|words| words.join(" "))
}

/// Words as they are typed, some of them not to their end.
fn typed() -> impl Strategy<Value = String> {
    let word = (proptest::sample::select(&WORDS[..]), any::<proptest::sample::Index>(), any::<bool>());
    let cut = |(word, at, whole): (&str, proptest::sample::Index, bool)| {
        if whole || word.len() < 4 {
            word.to_owned()
        } else {
            word[..3 + at.index(word.len() - 2)].to_owned()
        }
    };
    proptest::collection::vec(word.prop_map(cut), 1..=3).prop_map(|words| words.join(" "))
}

/// A programme as the oracle knows it.
struct Known {
    title: Vec<SearchWord>,
    all: BTreeSet<String>,
    draft: bool,
}

impl Known {
    fn new(stemmer: &Stemmer, title: &str, description: &str, draft: bool) -> Self {
        let title: Vec<SearchWord> = stemmer.search_words(title).collect();
        let rest: Vec<SearchWord> = stemmer.search_words(description).collect();
        let words = title.iter().chain(&rest);
        let short = words.clone().filter_map(|word| word.short).map(str::to_owned);
        let all =
            words.clone().flat_map(|word| [word.stem.clone(), word.written.clone()]).chain(short).collect();
        Self { title, all, draft }
    }

    /// The level of the match by the rules in words; none when it is not found.
    fn level(&self, asked: &[SearchWord]) -> Option<u8> {
        let begins = |words: &BTreeSet<String>, asked: &SearchWord| {
            words.iter().any(|word| word.starts_with(&asked.stem) || word.starts_with(&asked.written))
        };
        if !asked.iter().all(|asked| begins(&self.all, asked)) {
            return None;
        }
        let in_title: BTreeSet<String> =
            self.title.iter().flat_map(|word| [word.stem.clone(), word.written.clone()]).collect();
        let follows = |part: fn(&SearchWord) -> &String| {
            self.title.windows(asked.len()).any(|some| some.iter().map(part).eq(asked.iter().map(part)))
        };
        let whole = |part: fn(&SearchWord) -> &String| self.title.iter().map(part).eq(asked.iter().map(part));
        Some(if whole(|word| &word.written) {
            1
        } else if follows(|word| &word.stem) || follows(|word| &word.written) {
            2
        } else if asked.iter().all(|asked| begins(&in_title, asked)) {
            3
        } else if asked.iter().any(|asked| begins(&in_title, asked)) {
            4
        } else {
            5
        })
    }
}

/// The numbers of the programmes that a download holds, in its order.
async fn downloaded(caller: &Caller, words: &str, narrowed: &str) -> Vec<usize> {
    let csv = caller.get(&format!("/programmes.csv?q={}{narrowed}", words.replace(' ', "+"))).await;
    csv.is_ok();
    let numbers = csv.text.split("NO/").skip(1);
    numbers.filter_map(|part| part.get(..3)?.parse().ok()).collect()
}

#[tokio::test]
async fn what_is_found_is_what_an_oracle_finds() {
    on_both(async |harness| {
        let mut runner = TestRunner::deterministic();
        let stemmer = Stemmer::new();
        let cycle = harness.cycle().await;
        let (mut known, mut drafts) = (Vec::new(), Vec::new());
        for number in 0..150 {
            let content = (text(5), text(4), proptest::bool::weighted(0.2)).new_tree(&mut runner).unwrap();
            let (title, mut description, draft) = content.current();
            if number == 0 {
                // Every word is known to the district, so none is taken for another.
                description = WORDS.join(" ");
            }
            let draft = draft && number > 0;
            known.push(Known::new(&stemmer, &title, &description, draft));
            let mut made = ProgrammeDraft::new(organisation(OWN_PARTNER), cycle.clone(), title);
            made.description = description;
            made.reference = Some(format!("NO/{number:03}"));
            made.state = if draft { Status::Draft } else { Status::Active };
            drafts.push(made);
        }
        store(&harness, &drafts).await;
        let (staff, stranger) = (harness.as_staff().await, harness.as_other_partner().await);
        let mut levels = BTreeSet::new();
        for _ in 0..60 {
            let words = typed().new_tree(&mut runner).unwrap().current();
            let asked: Vec<SearchWord> = stemmer.search_words(&words).collect();
            if asked.is_empty() {
                continue;
            }
            for (caller, sees_drafts) in [(&staff, true), (&stranger, false)] {
                let found = downloaded(caller, &words, "").await;
                let key = |number: &usize| (known[*number].level(&asked), known[*number].title.len());
                let expected: BTreeSet<usize> = (0..known.len())
                    .filter(|number| known[*number].level(&asked).is_some())
                    .filter(|number| sees_drafts || !known[*number].draft)
                    .collect();
                assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), expected, "{words:?}");
                assert_eq!(found.len(), expected.len(), "{words:?}: each once");
                let keys: Vec<_> = found.iter().map(key).collect();
                assert!(keys.is_sorted(), "{words:?}: {keys:?}");
                for narrowed in ["", "&side=partner"] {
                    let again = downloaded(caller, &words, narrowed).await;
                    assert_eq!(found, again, "{words:?}{narrowed}: the same again");
                }
                levels.extend(keys.into_iter().map(|(level, _)| level));
            }
        }
        assert_eq!(levels.len(), 5, "every level was met: {levels:?}");
    })
    .await;
}
