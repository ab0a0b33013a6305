//! How many requests and objections came in each year and how they ended, as everybody may read it.

use sekber_core::value::RegionCode;

use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// A year's counts.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct YearOfRequests {
        /// The year.
        pub year: i64,
        /// Requests that came in.
        pub requests: i64,
        /// Of them, those that wait for an answer.
        pub waiting: i64,
        /// Those that were met, wholly or in part.
        pub given: i64,
        /// Those that were refused.
        pub refused: i64,
        /// Those for what the joint secretariat does not hold.
        pub not_held: i64,
        /// Objections that came in.
        pub objections: i64,
        /// Of them, those that wait for the superior.
        pub undecided: i64,
        /// Those that the superior agreed with, wholly or in part.
        pub granted: i64,
        /// Those in which the superior upheld the answer.
        pub upheld: i64,
    }
}

/// The last five years with requests or objections, the latest first; what was made up counts nothing.
pub async fn of_years(db: &Db, region: &RegionCode) -> Result<Vec<YearOfRequests>, StoreError> {
    let asked = sql("select year, count(case when kind = 'request' then 1 end) as requests,
         count(case when kind = 'request' and state = 'received' then 1 end) as waiting,
         count(case when kind = 'request' and state in ('answered', 'partly') then 1 end) as given,
         count(case when kind = 'request' and state = 'refused' then 1 end) as refused,
         count(case when kind = 'request' and state = 'not_held' then 1 end) as not_held,
         count(case when kind = 'objection' then 1 end) as objections,
         count(case when kind = 'objection' and state = 'received' then 1 end) as undecided,
         count(case when kind = 'objection' and state in ('granted', 'partly') then 1 end) as granted,
         count(case when kind = 'objection' and state = 'upheld' then 1 end) as upheld
         from (select r.year as year, 'request' as kind, r.state as state from information_request r
           where r.region_code = $1 and not r.simulated
          union all select o.year, 'objection', o.state from information_objection o
           join information_request q on q.region_code = o.region_code and q.id = o.request_id
           where o.region_code = $1 and not q.simulated) as counted
         group by year order by year desc limit 5");
    db.all(asked.bind(region)).await
}
