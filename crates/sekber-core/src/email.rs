//! Emails: what an address looks like, where an email stands, and how somebody wants to be told.

use crate::coded::coded;

coded! {
    /// Where an email stands.
    State, "state of an email":
    /// It waits for its turn or its next attempt.
    Waiting = "waiting",
    /// The mail server took it.
    Sent = "sent",
    /// It was given up; somebody has to look at it.
    Failed = "failed",
}

coded! {
    /// How somebody wants to be told by e-mail of what the bell tells.
    Choice, "choice of e-mails":
    /// Each e-mail when it is written.
    AtOnce = "at_once",
    /// One e-mail a day with all.
    Daily = "daily",
    /// No e-mail.
    Never = "never",
}

/// Most characters of an address, as mail servers take them.
pub const LONGEST_ADDRESS: usize = 254;

/// Whether a text can be an address: something, one at sign, a name with a dot; no blanks, and nothing that parts several
/// addresses or adds to the letter when the address stands in a link (`mailto:a@b.id?bcc=…`). Whether mail arrives there
/// only an answer can prove.
pub fn is_address(text: &str) -> bool {
    let sound = |part: &str| {
        let taken = |c: char| !c.is_whitespace() && !c.is_control() && !"@,;<>?#&%\"\\".contains(c);
        !part.is_empty() && part.chars().all(taken)
    };
    let is_host =
        |host: &str| sound(host) && host.split('.').count() > 1 && !host.split('.').any(str::is_empty);
    text.split_once('@').is_some_and(|(user, host)| sound(user) && is_host(host))
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_has_one_at_sign_and_a_host_with_a_dot() {
        for sound in ["a@b.id", "nama.lengkap+rapat@dinas.sintang.go.id", "Kantor@Contoh.or.id"] {
            assert!(is_address(sound), "{sound}");
        }
        for wrong in [
            "",
            "a",
            "a@",
            "@b.id",
            "a@b",
            "a@b.",
            "a?bcc=c@b.id",
            "a@b.id?bcc=c",
            "a@.id",
            "a@b..id",
            "a b@c.id",
            "a@b@c.id",
            "a@b.id, c@d.id",
            "a@b.id\n",
            "<a@b.id>",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
