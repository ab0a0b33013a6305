use super::*;

const ABOUT: [&str; 2] = ["yustina.lidia@sintangkab.go.id", "Yustina Lidia"];

#[test]
fn obvious_passwords_are_told_apart_from_sound_ones() {
    let cases = [
        ("beras9kop", Some("fault-password-short")),
        ("password12345", Some("fault-password-common")),
        ("P4ssw0rd!!2023", Some("fault-password-common")),
        ("Indonesia1945", Some("fault-password-common")),
        ("bismillah123!", Some("fault-password-common")),
        ("rahasiarahasia", Some("fault-password-common")),
        ("1234567890", Some("fault-password-common")),
        ("aaaaaaaaaaab", Some("fault-password-common")),
        ("yustina2023!", Some("fault-password-own")),
        ("sintangkab77", Some("fault-password-own")),
        ("beras kopi karet", None),
        ("yustina makan durian di kapuas", None),
        ("Kopi-Liberika_77", None),
    ];
    for (password, wanted) in cases {
        assert_eq!(weakness(password, &ABOUT), wanted, "{password}");
    }
    assert_eq!(weakness(&"kopi ".repeat(41), &ABOUT), Some("fault-password-long"));
}

#[tokio::test]
async fn a_password_belongs_to_its_hash_only() {
    let stored = hash("beras kopi karet".to_owned()).await.unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    assert!(matches("beras kopi karet".to_owned(), Some(stored.clone())).await.unwrap());
    assert!(!matches("beras kopi kare".to_owned(), Some(stored)).await.unwrap());
    assert!(!matches("beras kopi karet".to_owned(), None).await.unwrap());
}
