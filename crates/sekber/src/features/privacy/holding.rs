//! What the register says of the data in one table: how a person's rows are found, the ground, how long, who sees it, and what becomes of
//! it when the person is erased.

use super::kept::{self, Kept};

/// How a person's rows are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// By the person's identifier in this column; the table belongs to the whole installation.
    Account(&'static str),
    /// By the person's identifier in this column.
    Id(&'static str),
    /// By a token of the person in this column.
    Token(&'static str),
    /// By the person's e-mail.
    Mail(&'static str),
    /// By the person's name, which is all that the record keeps.
    Name(&'static str),
    /// By the person's name, in records of an organisation in which the person has a role: whoever is named there did not
    /// write it, so that the name alone could be anybody's.
    NameWithin(&'static str),
    /// As the contact person of an organisation: by the person's e-mail; or by the name, where the person has a role in the
    /// organisation or wrote on its record. The e-mail of a contact may be another one than that of the account.
    Contact,
    /// What the person did, and what was done to the person's record.
    Trail,
    /// People without an account, whom no account can be asked about.
    Others,
}

/// What becomes of it when a person is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The rows, or what they say of the person, go.
    Erased,
    /// A name that stands in takes the place of the person's.
    Replaced,
    /// It stays: a paper that was issued or signed.
    Paper,
    /// It stays: the record of a meeting, which both sides agreed on.
    Meeting,
    /// It stays: an award, which nobody can rewrite.
    Award,
    /// It stays until it goes by itself.
    Swept,
    /// It stays with its number; name and words are taken out, and the seals prove that nothing else was.
    Trail,
    /// It stays: whoever it is about has no account; they are erased on request by whoever keeps the record.
    Other,
}

impl Fate {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Erased => "erased",
            Self::Replaced => "replaced",
            Self::Paper => "paper",
            Self::Meeting => "meeting",
            Self::Award => "award",
            Self::Swept => "swept",
            Self::Trail => "trail",
            Self::Other => "other",
        }
    }

    /// Whether something of the person stays.
    pub fn stays(self) -> bool {
        !matches!(self, Self::Erased | Self::Replaced)
    }
}

/// Every fate, for the words.
pub const FATES: [Fate; 8] = [
    Fate::Erased,
    Fate::Replaced,
    Fate::Paper,
    Fate::Meeting,
    Fate::Award,
    Fate::Swept,
    Fate::Trail,
    Fate::Other,
];

/// Personal data of one table, kept for one purpose.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// Its code, behind which its name and purpose stand.
    pub code: &'static str,
    /// The table.
    pub table: &'static str,
    /// How a person's rows are found.
    pub whose: Whose,
    /// The columns that a person sees of it, the moment first where there is one.
    pub shown: &'static [&'static str],
    /// Columns about people that are not handed out: hashes and secrets, keys of other people, and what the shown ones say already.
    pub closed: &'static [&'static str],
    /// Code of the ground, one of [`GROUNDS`].
    pub ground: &'static str,
    /// How long it is kept.
    pub kept: Kept,
    /// Code of those who see it, one of [`SEEN`].
    pub seen: &'static str,
    /// What becomes of it when the person is erased.
    pub fate: Fate,
}

/// Grounds of article 20, paragraph 2, that are used.
pub const GROUNDS: &str = "task duty";
/// Who sees something.
pub const SEEN: &str =
    "own admin auditor team staff overseer importer applicant register members jury public everybody nobody";

/// Data in a record that a person made; its name is replaced when the person is erased.
pub const fn holding(
    code: &'static str,
    table: &'static str,
    whose: Whose,
    shown: &'static [&'static str],
) -> Holding {
    Holding {
        code,
        table,
        whose,
        shown,
        closed: &[],
        ground: "task",
        kept: kept::RECORD,
        seen: "members",
        fate: Fate::Replaced,
    }
}

/// Data of an account that the owner alone sees.
pub const fn of_account(
    code: &'static str,
    table: &'static str,
    shown: &'static [&'static str],
    closed: &'static [&'static str],
    kept: Kept,
) -> Holding {
    Holding {
        closed,
        kept,
        seen: "own",
        fate: Fate::Erased,
        ..holding(code, table, Whose::Account("person_id"), shown)
    }
}

/// A record that keeps no more of whoever made it than the name.
pub const fn by_name(code: &'static str, table: &'static str, shown: &'static [&'static str]) -> Holding {
    holding(code, table, Whose::Name("person_name"), shown)
}

/// Data of people without an account.
pub const fn of_others(
    code: &'static str,
    table: &'static str,
    closed: &'static [&'static str],
    seen: &'static str,
    kept: Kept,
) -> Holding {
    Holding { closed, seen, kept, fate: Fate::Other, ..holding(code, table, Whose::Others, &[]) }
}

/// What somebody without an account writes who asks for public information, which goes after a while.
pub const fn of_asked(
    code: &'static str,
    table: &'static str,
    closed: &'static [&'static str],
    seen: &'static str,
) -> Holding {
    of_others(code, table, closed, seen, kept::INFORMATION)
}

/// What is kept of somebody who gets the monthly letter of the leader's page.
pub const fn of_reader(code: &'static str, table: &'static str, shown: &'static [&'static str]) -> Holding {
    Holding {
        kept: kept::ACCOUNT,
        seen: "own",
        fate: Fate::Erased,
        ..holding(code, table, Whose::Id("person_id"), shown)
    }
}

/// Columns of a request or an objection about whoever signed the letter.
pub const SIGNED: &[&str] = &["signer_position", "signer_name", "signer_under"];

/// The same of a request, which has a letter with its answer and may have one that says that it takes longer.
pub const ALL_SIGNED: &[&str] = &[
    "signer_position",
    "signer_name",
    "signer_under",
    "extension_signer_position",
    "extension_signer_name",
    "extension_signer_under",
];
