use super::*;

const ABOUT: [&str; 2] = ["yustina.lidia@sintangkab.go.id", "Yustina Lidia"];

#[test]
fn weak_passwords_are_told_apart_from_sound_ones() {
    let cases = [
        ("beras9kop", Some("fault-password-short")),
        ("kopi-durian", Some("fault-password-short")),
        ("password12345", Some("fault-password-common")),
        ("P4ssw0rd!!2023", Some("fault-password-common")),
        ("aaaaaaaaaaab", Some("fault-password-common")),
        ("yustina202312", Some("fault-password-own")),
        ("sintangkab77x", Some("fault-password-own")),
        ("beras kopi karet", None),
        ("yustina makan durian di kapuas", None),
        ("Kopi-Liberika_77", None),
    ];
    for (password, wanted) in cases {
        assert_eq!(weakness(password, &ABOUT), wanted, "{password}");
    }
    assert_eq!(weakness(&"kopi ".repeat(41), &ABOUT), Some("fault-password-long"));
}

/// Passwords in the manner of the country; most were taken before, being ten characters long and in no list.
const COMMON: &str = "sukses12345 persib1933 bupati12345 sukses123456 sukses2024jaya bupati123456 bupatisintang
    persib1933juara persibbandung persibjuara1933 sintang123456 sintang2024! kabupatensintang sintangjaya2024 SintangLestari1
    indonesia1945 indonesiamerdeka merdeka17081945 garudaindonesia pancasila1945 bismillah12345 bismillah2024
    alhamdulillah1 alhamdulillah99 insyaallah2024 bismillahsukses suksesselalu1 suksesberkah99 rahasia123456 rahasianegara
    katasandi12345 passwordku123 sayangku12345 akusayangkamu1 ilovyou123456 cintaku123456 qwerty123456! 1q2w3e4r5t6y
    123456789012 112233445566 081234567890 jokowi2periode prabowogibran2 admin1234567 administrator1 operator12345
    bappedasintang1 dinaskesehatan dinkes202412345 kalimantanbarat pontianak12345 kapuas1234567 agussetiawan99
    budisantoso123 sitinurhaliza1 keluargacemara mobilelegend123 freefire12345 Sukses@12345 Bup4t1_2024 berkah888888";

#[test]
fn common_passwords_of_the_country_are_refused() {
    let taken: Vec<&str> =
        COMMON.split_whitespace().filter(|password| weakness(password, &ABOUT).is_none()).collect();
    assert!(COMMON.split_whitespace().count() > 50);
    assert!(taken.is_empty(), "{taken:?}");
}

/// Four words that have nothing to do with each other.
const PHRASES: [&str; 12] = [
    "perahu kayu di muara sungai",
    "durian jendela payung senter",
    "kuda-angin-tembok-lemari",
    "tenun ikat merah bata",
    "semut jalan ke pasar",
    "lampu minyak tengah ladang",
    "correct horse battery staple",
    "gunung batu hujan gerimis",
    "tikar pandan nenek tua",
    "sampan bocor air pasang",
    "kucing tidur atas genteng",
    "rambutan jembatan kacamata obeng",
];

#[test]
fn phrases_of_four_words_are_taken() {
    for phrase in PHRASES {
        assert_eq!(weakness(phrase, &ABOUT), None, "{phrase}");
    }
}

/// Signs that may stand for several letters at once are what an estimate costs most for.
#[test]
fn of_signs_that_stand_for_letters_the_estimator_sees_only_digits() {
    let hostile = "4@({[<69!1|$5+7p4ssw0rdm0nk3yl3tm31ndr4g0nm4st3rsh4d0wsunsh1n3l!%";
    let seen: String = hostile.chars().map(plain).collect();
    assert!(seen.chars().all(char::is_alphanumeric), "{seen}");
    assert_eq!(weakness("p@$$w0rdp@$$w0rd", &[]), Some("fault-password-common"));
}

#[test]
fn hostile_passwords_cost_little() {
    // The longest ones that are allowed, made of what is matched again and again: bounded work, whatever they hold.
    for part in ["a", "4@", "qwerty", "sukses", "1q2w", "password", "\u{1F600}", "20232023"] {
        let long: String = part.repeat(LONGEST).chars().take(LONGEST).collect();
        let _ = weakness(&long, &[&long, &long]);
    }
}

#[tokio::test]
async fn a_password_belongs_to_its_hash_only() {
    let stored = hash("beras kopi karet".to_owned()).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    assert!(matches("beras kopi karet".to_owned(), Some(stored.clone())).await.unwrap());
    assert!(!matches("beras kopi kare".to_owned(), Some(stored)).await.unwrap());
    assert!(!matches("beras kopi karet".to_owned(), None).await.unwrap());
}
