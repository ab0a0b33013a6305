#![allow(clippy::unwrap_used)]

use super::*;

const OLD: &str = "1111111111111111111111111111111111111111111111111111111111111111";
const NEW: &str = "2222222222222222222222222222222222222222222222222222222222222222";

#[test]
fn a_text_opens_with_its_key_for_its_owner_only() {
    let keys = Keyring::parse(OLD).unwrap();
    let kept = keys.encrypt("JBSWY3DPEHPK3PXP", "totp/a").unwrap();
    assert!(!kept.contains("JBSWY3DPEHPK3PXP") && kept.starts_with("enc1:"), "{kept}");
    assert_ne!(kept, keys.encrypt("JBSWY3DPEHPK3PXP", "totp/a").unwrap(), "a nonce of its own each time");
    assert_eq!(keys.decrypt(&kept, "totp/a").as_deref(), Ok("JBSWY3DPEHPK3PXP"));
    assert_eq!(keys.decrypt(&kept, "totp/b"), Err(Unreadable::Broken));
    assert_eq!(Keyring::parse(NEW).unwrap().decrypt(&kept, "totp/a"), Err(Unreadable::UnknownKey));
    let last = if kept.ends_with('0') { '1' } else { '0' };
    let changed = format!("{}{last}", &kept[..kept.len() - 1]);
    assert_eq!(keys.decrypt(&changed, "totp/a"), Err(Unreadable::Broken));
    for broken in ["enc1:", "enc1:00", &kept[..20], &kept[..kept.len() - 1]] {
        assert!(keys.decrypt(broken, "totp/a").is_err(), "{broken}");
    }
    assert_eq!(keys.decrypt("CLEAR", "totp/a").as_deref(), Ok("CLEAR"), "from before there were keys");
}

#[test]
fn the_newest_key_encrypts_and_the_older_ones_still_open() {
    let old = Keyring::parse(OLD).unwrap();
    let kept = old.encrypt("JBSWY3DPEHPK3PXP", "totp/a").unwrap();
    let both = Keyring::parse(&format!("# changed in 2026\n{OLD}\n\n{NEW}\n")).unwrap();
    assert_eq!(both.decrypt(&kept, "totp/a").as_deref(), Ok("JBSWY3DPEHPK3PXP"));
    assert!(old.is_current(&kept) && !both.is_current(&kept) && !both.is_current("CLEAR"));
    let anew = both.encrypt("JBSWY3DPEHPK3PXP", "totp/a").unwrap();
    assert_eq!(Keyring::parse(NEW).unwrap().decrypt(&anew, "totp/a").as_deref(), Ok("JBSWY3DPEHPK3PXP"));
}

#[test]
fn a_file_is_made_once_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data").join("secret.key");
    let own = KeyFile::Own(path.clone());
    let kept = Keyring::open(&own).unwrap().encrypt("x", "y").unwrap();
    assert_eq!(Keyring::open(&own).unwrap().decrypt(&kept, "y").as_deref(), Ok("x"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let given = KeyFile::Given(folder.path().join("elsewhere"));
    assert!(matches!(Keyring::open(&given), Err(KeyError::File { .. })), "a file that was named is not made");
    for text in
        ["", "# nothing", "12", &OLD[1..], "zz11111111111111111111111111111111111111111111111111111111111111"]
    {
        assert!(matches!(Keyring::parse(text), Err(KeyError::NoKey)), "{text}");
    }
}
