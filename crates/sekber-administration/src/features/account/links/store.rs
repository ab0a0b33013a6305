//! SQL of invitations and password links.

use sekber_core::roles::Role;
use sekber_core::value::{InvitationId, Moment, OrganisationId, PersonId, RegionCode};

use super::draft::Invite;
use crate::features::account::record::RoleRecord;
use crate::features::account::store as people;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// An invitation.
    #[derive(Debug, Clone)]
    pub struct Invitation {
        /// The invitation.
        pub id: InvitationId,
        /// Whom it was sent to.
        pub email: String,
        /// The name of the person invited.
        pub name: String,
        /// The role's name.
        pub role: String,
        /// The organisation the role is bound to.
        pub organisation_id: Option<OrganisationId>,
        /// That organisation's name.
        pub organisation_name: Option<String>,
        /// Who made it: a person, or `system` for the operator of the machine.
        pub invited_by: String,
        /// When it ends.
        pub expires_at: Moment,
        /// When it was taken up.
        pub used_at: Option<Moment>,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Moment>,
    }
    /// A link to set a new password.
    #[derive(Debug, Clone)]
    pub struct PasswordLink {
        /// Whose.
        pub person_id: PersonId,
        /// Who made it: a person, or `system` for the operator of the machine.
        pub made_by: String,
        /// When it ends.
        pub expires_at: Moment,
        /// When it was used.
        pub used_at: Option<Moment>,
    }
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be taken up.
    Open,
    /// It was taken up.
    Used,
    /// It was withdrawn.
    Withdrawn,
    /// It ended.
    Expired,
}

impl Standing {
    /// The standing's code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Used => "used",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }
}

impl Invitation {
    /// The role it leads to; none when the stored text is not one.
    pub fn role(&self) -> Option<Role> {
        Role::from_parts(&self.role, self.organisation_id.clone()).ok()
    }

    /// How the trail names it.
    pub fn record(&self) -> RoleRecord {
        RoleRecord { role: self.role.clone(), organisation: self.organisation_name.clone() }
    }

    /// Where it stands.
    pub fn standing(&self, now: Moment) -> Standing {
        match (self.used_at, self.withdrawn_at) {
            (Some(_), _) => Standing::Used,
            (None, Some(_)) => Standing::Withdrawn,
            (None, None) if self.expires_at <= now => Standing::Expired,
            (None, None) => Standing::Open,
        }
    }
}

fn invitations() -> Sql {
    sql("select i.id, i.email, i.name, i.role, i.organisation_id, o.name as organisation_name, i.invited_by,
                i.expires_at, i.used_at, i.withdrawn_at
         from invitation i
         left join organisation o on o.region_code = i.region_code and o.id = i.organisation_id")
}

/// The invitation behind a link.
pub async fn by_token(db: &Db, region: &RegionCode, hash: &str) -> Result<Option<Invitation>, StoreError> {
    let asked = invitations().push_bind(" where i.region_code = ", region);
    db.maybe(asked.push_bind(" and i.token_hash = ", hash)).await
}

/// An invitation.
pub async fn by_id(db: &Db, region: &RegionCode, id: &InvitationId) -> Result<Invitation, StoreError> {
    let asked = invitations().push_bind(" where i.region_code = ", region);
    db.one(asked.push_bind(" and i.id = ", id)).await
}

/// The latest invitations, the newest first; all, or only those to the organisations listed.
pub async fn latest(
    db: &Db,
    region: &RegionCode,
    only: Option<Vec<OrganisationId>>,
) -> Result<Vec<Invitation>, StoreError> {
    let asked = invitations().push_bind(" where i.region_code = ", region);
    let asked = match only {
        Some(ids) => asked.push_list(" and i.organisation_id in ", ids),
        None => asked,
    };
    db.all(asked.push(" order by i.created_at desc, i.id desc limit 100")).await
}

/// The open invitations that a person has made in the district.
pub async fn open_of(tx: &mut Tx, person: &PersonId) -> Result<Vec<Invitation>, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let open = invitations()
        .push_bind(" where i.region_code = ", &region)
        .push_bind(" and i.invited_by = ", person)
        .push_bind(" and i.used_at is null and i.withdrawn_at is null and i.expires_at > ", now);
    tx.all(open.push(" order by i.id")).await
}

/// How many invitations to an organisation are open.
pub async fn open_count(tx: &mut Tx, organisation: &OrganisationId) -> Result<i64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let open = sql("select count(*) from invitation where used_at is null and withdrawn_at is null")
        .push_bind(" and region_code = ", &region)
        .push_bind(" and organisation_id = ", organisation)
        .push_bind(" and expires_at > ", now);
    Ok(tx.value(open).await?.unwrap_or(0))
}

/// How many invitations to an organisation were made since a moment, whatever became of them.
pub async fn made_since(
    tx: &mut Tx,
    organisation: &OrganisationId,
    since: Moment,
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let made = sql("select count(*) from invitation where created_at > ")
        .push_bind("", since)
        .push_bind(" and region_code = ", &region)
        .push_bind(" and organisation_id = ", organisation);
    Ok(tx.value(made).await?.unwrap_or(0))
}

/// Keeps an invitation.
pub async fn insert(
    tx: &mut Tx,
    id: &InvitationId,
    new: &Invite,
    hash: &str,
    expires: Moment,
) -> Result<(), StoreError> {
    let (region, now, by) = (tx.region.clone(), tx.now, tx.actor.id_text().to_owned());
    tx.run(
        sql("insert into invitation (region_code, id, token_hash, email, name, role, organisation_id, invited_by, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(&region)
        .bind(id)
        .bind(hash)
        .bind(&new.email)
        .bind(&new.name)
        .bind(new.role.name())
        .bind(new.role.organisation())
        .bind(by)
        .bind(now)
        .bind(expires),
    )
    .await
    .map(|_| ())
}

/// Withdraws an open invitation; false when it was no longer open.
pub async fn withdraw(tx: &mut Tx, id: &InvitationId) -> Result<bool, StoreError> {
    close(tx, id, sql("update invitation set withdrawn_at = $1")).await
}

/// Uses an open invitation up; false when it was no longer open.
pub async fn use_up(tx: &mut Tx, id: &InvitationId) -> Result<bool, StoreError> {
    close(tx, id, sql("update invitation set used_at = $1")).await
}

async fn close(tx: &mut Tx, id: &InvitationId, how: Sql) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let closed = how
        .bind(now)
        .push_bind(" where region_code = ", &region)
        .push_bind(" and id = ", id)
        .push_bind(" and used_at is null and withdrawn_at is null and expires_at > ", now);
    Ok(tx.run(closed).await? == 1)
}

/// Takes a person's address and name out of invitations, in every district.
pub async fn forget_address(tx: &mut Tx, email: &str, stand_in: &str) -> Result<(), StoreError> {
    let now = tx.now;
    let open = sql(
        "update invitation set withdrawn_at = $1 where email = $2 and used_at is null and withdrawn_at is null",
    );
    tx.run(open.bind(now).bind(email)).await?;
    let forgotten = sql("update invitation set email = $1, name = '' where email = $2");
    tx.run(forgotten.bind(stand_in).bind(email)).await.map(|_| ())
}

/// Keeps a link to set a new password; links made before end.
pub async fn insert_password_link(
    tx: &mut Tx,
    person: &PersonId,
    hash: &str,
    expires: Moment,
) -> Result<(), StoreError> {
    let (now, by) = (tx.now, tx.actor.id_text().to_owned());
    people::end_password_links(tx, person).await?;
    tx.run(
        sql("insert into password_link (token_hash, person_id, made_by, created_at, expires_at) values ($1, $2, $3, $4, $5)")
            .bind(hash)
            .bind(person)
            .bind(by)
            .bind(now)
            .bind(expires),
    )
    .await
    .map(|_| ())
}

/// The password link with this hash, of an active person.
pub async fn password_link(db: &Db, hash: &str) -> Result<Option<PasswordLink>, StoreError> {
    db.maybe(
        sql("select l.person_id, l.made_by, l.expires_at, l.used_at from password_link l join person p on p.id = l.person_id and p.active
             where l.token_hash = $1")
        .bind(hash),
    )
    .await
}

/// Uses a password link up; false when it was no longer open.
pub async fn use_password_link(tx: &mut Tx, hash: &str) -> Result<bool, StoreError> {
    let now = tx.now;
    let used = sql(
        "update password_link set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1",
    );
    Ok(tx.run(used.bind(now).bind(hash)).await? == 1)
}
