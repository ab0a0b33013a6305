//! SQL of what stands beside a paper: with whom its partnerships are and on what those stand in law, and the signed papers that it
//! names by their numbers.

use jiff::civil::Date;
use sekber_core::partnership::AgreementKind;
use sekber_core::value::{AgreementId, OrganisationId, RegionCode};

use crate::kit::store::{Db, StoreError, select_of, sql};

crate::row_struct! {
    /// A signed paper that another names.
    #[derive(Debug, Clone)]
    pub struct Named {
        /// What it is.
        pub kind: AgreementKind,
        /// The office that it is about.
        pub office_id: Option<OrganisationId>,
        /// The district's number.
        pub number_district: String,
        /// The day it was signed.
        pub signed_on: Option<Date>,
        /// Its last day.
        pub ends_on: Option<Date>,
    }
}

crate::row_struct! {
    /// The partner of a paper, with one of the documents that prove what it is in law, if one is kept.
    #[derive(Debug, Clone)]
    pub struct Legal {
        /// The partner.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub name: String,
        /// What the document is: `deed` or `ahu`.
        pub kind: Option<String>,
        /// Its number.
        pub number: Option<String>,
        /// The day it was issued.
        pub issued_on: Option<Date>,
    }
}

/// Most documents of the partner that are read.
const MOST_LEGAL: i64 = 40;

/// What stands beside a paper.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The partner of its partnerships.
    pub partner: Option<String>,
    /// Joint and cooperation agreements and powers of attorney, the latest first.
    signed: Vec<Named>,
    /// What the partner is in law, the latest documents first.
    legal: Vec<Legal>,
}

impl Beside {
    fn held(&self, day: Date) -> impl Iterator<Item = &Named> {
        let holds = move |one: &&Named| {
            one.signed_on.is_some_and(|signed| signed <= day) && one.ends_on.is_none_or(|ends| ends >= day)
        };
        self.signed.iter().filter(holds)
    }

    /// The latest document of a kind on which a partner stands in law.
    pub fn legal(&self, partner: Option<&OrganisationId>, kind: &str) -> Option<&Legal> {
        let is_it = |one: &&Legal| Some(&one.organisation_id) == partner && one.kind.as_deref() == Some(kind);
        self.legal.iter().find(is_it)
    }

    /// The joint agreement that holds on a day.
    pub fn joint(&self, day: Date) -> Option<&Named> {
        self.held(day).find(|one| one.kind == AgreementKind::Joint)
    }

    /// The agreement by which something is handed over on a day: the latest one on how it is carried out, or else the joint one. Goods
    /// may be handed over after its last day.
    pub fn agreed(&self, day: Date) -> Option<&Named> {
        let of = |kind: AgreementKind| {
            let is_it =
                move |one: &&Named| one.kind == kind && one.signed_on.is_some_and(|signed| signed <= day);
            self.signed.iter().find(is_it)
        };
        of(AgreementKind::Cooperation).or_else(|| of(AgreementKind::Joint))
    }

    /// The power of attorney for an office that holds on a day.
    pub fn power(&self, office: Option<&OrganisationId>, day: Date) -> Option<&Named> {
        let office = office?;
        self.held(day).find(|one| one.kind == AgreementKind::Power && one.office_id.as_ref() == Some(office))
    }
}

/// What stands beside a paper in the partnerships that it serves. Two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(db: &Db, region: &RegionCode, id: &AgreementId) -> Result<Beside, StoreError> {
    let legal = sql("select o.id as organisation_id, o.name, d.kind, d.number, d.issued_on from agreement_partnership l
         join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id and m.part = 'partner'
         join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
         left join legal_document d on d.region_code = o.region_code and d.organisation_id = o.id and d.ended_at is null
          and d.kind in ('deed', 'ahu')
         where l.region_code = $1 and l.agreement_id = $2
         order by o.id, coalesce(d.issued_on, '') desc, d.id desc");
    let signed = select_of::<Named>("a.", " from agreement a
         where a.region_code = $1 and a.id <> $2 and a.kind in ('joint', 'cooperation', 'power') and a.state = 'signed' and a.id in
          (select k.agreement_id from agreement_partnership l
           join agreement_partnership k on k.region_code = l.region_code and k.partnership_id = l.partnership_id
           where l.region_code = $1 and l.agreement_id = $2)
         order by a.signed_on desc, a.id desc");
    let legal = legal.bind(region).bind(id).push_bind(" limit ", MOST_LEGAL);
    let legal: Vec<Legal> = db.all(legal).await?;
    Ok(Beside {
        partner: legal.first().map(|one| one.name.clone()),
        signed: db.all(signed.bind(region).bind(id)).await?,
        legal,
    })
}
