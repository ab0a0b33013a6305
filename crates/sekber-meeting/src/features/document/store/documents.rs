//! SQL of issued documents and of how they are numbered.

use sekber_core::document::DocumentKind;
use sekber_core::value::{AttachmentId, Moment, OrganisationId, RegionCode};

use crate::features::document::draft::Draft;
use crate::features::document::model::IssuedDocument;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

/// How readers move when two organisations are joined.
pub const JOINED: &[&str] =
    &["update document_reader set organisation_id = $2 where region_code = $1 and organisation_id = $3
     and not exists (select 1 from document_reader k where k.region_code = $1 and k.organisation_id = $2
      and k.code = document_reader.code)"];

const DOCUMENT: &str =
    "select d.code, d.subject_kind, d.subject_id, d.subject_name, d.kind, d.edition, d.digest, d.title, d.number,
            d.classification, d.sequence, d.lines, d.signer_name, d.signer_position, d.signer_rank, d.signer_number,
            d.acting_mark, d.on_behalf_of, d.prints_number, d.issued_at, d.pdf_id, d.docx_id, d.scan_id, d.withdrawn_at, d.withdrawn_reason,
            (select p.name from person p where p.id = d.issued_by) as issuer,
            (select l.code from document l where l.region_code = d.region_code and l.subject_kind = d.subject_kind
              and l.subject_id = d.subject_id and l.kind = d.kind
              and (l.edition, l.issued_at, l.code) > (d.edition, d.issued_at, d.code)
             order by l.edition desc, l.issued_at desc, l.code desc limit 1) as superseded_by
     from document d where d.region_code = $1";

const LATEST: &str = " order by d.edition desc, d.issued_at desc, d.code desc";

/// The document with a code.
pub async fn find(db: &Db, region: &RegionCode, code: &str) -> Result<Option<IssuedDocument>, StoreError> {
    db.maybe(sql(DOCUMENT).bind(region).push_bind(" and d.code = ", code)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, code: &str) -> Result<Option<IssuedDocument>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(sql(DOCUMENT).bind(&region).push_bind(" and d.code = ", code)).await
}

fn of_subject(region: &RegionCode, (kind, id): (&str, &str)) -> Sql {
    sql(DOCUMENT).bind(region).push_bind(" and d.subject_kind = ", kind).push_bind(" and d.subject_id = ", id)
}

/// The documents about a subject, the latest first.
pub async fn about(
    db: &Db,
    region: &RegionCode,
    subject: (&str, &str),
) -> Result<Vec<IssuedDocument>, StoreError> {
    db.all(of_subject(region, subject).push(" order by d.issued_at desc, d.edition desc, d.code")).await
}

/// The same within a transaction.
pub async fn about_in(tx: &mut Tx, subject: (&str, &str)) -> Result<Vec<IssuedDocument>, StoreError> {
    let region = tx.region.clone();
    tx.all(of_subject(&region, subject).push(" order by d.issued_at desc, d.edition desc, d.code")).await
}

/// The documents about all subjects of a kind whose path begins so, the latest first.
pub async fn below(
    db: &Db,
    region: &RegionCode,
    kind: &str,
    begins: &str,
) -> Result<Vec<IssuedDocument>, StoreError> {
    let asked = sql(DOCUMENT).bind(region).push_bind(" and d.subject_kind = ", kind);
    let asked = asked.push_bind(" and d.subject_id like ", format!("{begins}%"));
    db.all(asked.push(" order by d.issued_at desc, d.edition desc, d.code")).await
}

/// The latest edition of a kind about a subject, which holds unless it was withdrawn.
pub async fn in_force(
    db: &Db,
    region: &RegionCode,
    subject: (&str, &str),
    kind: DocumentKind,
) -> Result<Option<IssuedDocument>, StoreError> {
    let asked = of_subject(region, subject).push_bind(" and d.kind = ", kind);
    db.maybe(asked.push(LATEST).push(" limit 1")).await
}

/// The same within a transaction.
pub async fn in_force_in(
    tx: &mut Tx,
    subject: (&str, &str),
    kind: DocumentKind,
) -> Result<Option<IssuedDocument>, StoreError> {
    let region = tx.region.clone();
    let asked = of_subject(&region, subject).push_bind(" and d.kind = ", kind);
    tx.maybe(asked.push(LATEST).push(" limit 1")).await
}

/// A document of the same year that bears a number and is about something else, or of another kind.
pub async fn bearer(
    tx: &mut Tx,
    number: &str,
    (from, until): (Moment, Moment),
    (subject_kind, subject_id): (&str, &str),
    kind: DocumentKind,
) -> Result<Option<IssuedDocument>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(DOCUMENT)
        .bind(&region)
        .push_bind(" and lower(d.number) = ", number.to_lowercase())
        .push_bind(" and d.issued_at >= ", from)
        .push_bind(" and d.issued_at < ", until)
        .push_bind(" and not (d.kind = ", kind)
        .push_bind(" and d.subject_kind = ", subject_kind)
        .push_bind(" and d.subject_id = ", subject_id);
    tx.maybe(asked.push(")").push(LATEST).push(" limit 1")).await
}

crate::row_struct! {
    /// A number of a year, with its place when it took one.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Borne {
        /// The number.
        pub number: String,
        /// Its place.
        pub sequence: Option<i64>,
    }
}

/// The last place that was taken in a year, and the numbers that took none.
fn borne_numbers(region: &RegionCode, (from, until): (Moment, Moment)) -> Sql {
    sql("select number, sequence from document d where region_code = $1 and issued_at >= $2 and issued_at < $3
         and number <> '' and (sequence is null or sequence = (select max(x.sequence) from document x
          where x.region_code = $1 and x.issued_at >= $2 and x.issued_at < $3))")
    .bind(region)
    .bind(from)
    .bind(until)
}

/// What decides the next number of a year: the last that took a place, and all that took none.
pub async fn borne(db: &Db, region: &RegionCode, year: (Moment, Moment)) -> Result<Vec<Borne>, StoreError> {
    db.all(borne_numbers(region, year)).await
}

/// The same within the transaction that takes the next.
pub async fn borne_in(tx: &mut Tx, year: (Moment, Moment)) -> Result<Vec<Borne>, StoreError> {
    let region = tx.region.clone();
    tx.all(borne_numbers(&region, year)).await
}

/// A document that is to be written down.
pub struct NewDocument<'a> {
    /// Its code.
    pub code: &'a str,
    /// What it says.
    pub draft: &'a Draft,
    /// Which edition.
    pub edition: i64,
    /// Its place in the year's numbers.
    pub sequence: Option<i64>,
    /// Its PDF.
    pub pdf: &'a AttachmentId,
    /// Its DOCX.
    pub docx: &'a AttachmentId,
}

/// Writes a document down, with those who may read it.
pub async fn insert(tx: &mut Tx, new: &NewDocument<'_>) -> Result<(), StoreError> {
    let (region, now, issuer) = (tx.region.clone(), tx.now, tx.actor.person_id().cloned());
    let Draft { subject, signer, .. } = new.draft;
    tx.run(
        sql("insert into document (region_code, code, subject_kind, subject_id, subject_name, kind, edition, digest, title,
             number, classification, sequence, lines, signer_name, signer_position, signer_rank, signer_number, acting_mark,
             on_behalf_of, prints_number, issued_by, issued_at, pdf_id, docx_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)")
            .bind(&region)
            .bind(new.code)
            .bind(subject.kind)
            .bind(&subject.id)
            .bind(&subject.name)
            .bind(new.draft.kind)
            .bind(new.edition)
            .bind(&new.draft.digest)
            .bind(&new.draft.title)
            .bind(&new.draft.number)
            .bind(&new.draft.classification)
            .bind(new.sequence)
            .bind(new.draft.lines)
            .bind(&signer.name)
            .bind(&signer.position)
            .bind(&signer.rank)
            .bind(&signer.number)
            .bind(signer.mark)
            .bind(&signer.on_behalf_of)
            .bind(signer.prints_number)
            .bind(issuer)
            .bind(now)
            .bind(new.pdf)
            .bind(new.docx),
    )
    .await?;
    let reader = |organisation: &OrganisationId| vec![(&region).into(), new.code.into(), organisation.into()];
    let rows = subject.readers.iter().map(reader).collect();
    let head = "insert into document_reader (region_code, code, organisation_id) values";
    tx.run_all(crate::kit::store::insert_rows(head, " on conflict do nothing", rows)).await
}

/// Puts the scan of the signed sheet beside a document.
pub async fn set_scan(tx: &mut Tx, code: &str, scan: &AttachmentId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("update document set scan_id = $1 where region_code = $2 and code = $3");
    tx.run(statement.bind(scan).bind(&region).bind(code)).await.map(|_| ())
}

/// Writes down that a document no longer holds.
pub async fn withdraw(tx: &mut Tx, code: &str, reason: &str) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update document set withdrawn_at = $1, withdrawn_reason = $2 where region_code = $3 and code = $4",
    );
    tx.run(statement.bind(now).bind(reason).bind(&region).bind(code)).await.map(|_| ())
}

/// Whether one of some organisations may read a document.
pub async fn is_reader(
    db: &Db,
    region: &RegionCode,
    code: &str,
    organisations: &[OrganisationId],
) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from document_reader where region_code = $1 and code = $2")
        .bind(region)
        .bind(code)
        .push_list(" and organisation_id in ", organisations);
    Ok(db.value::<i64>(asked).await?.unwrap_or(0) > 0)
}

/// Which documents a list shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// What occurs in title, number, subject or code: a pattern of `like … escape '!'`.
    pub pattern: Option<String>,
    /// Only of this kind.
    pub kind: Option<DocumentKind>,
    /// Only from this moment until before that one.
    pub year: Option<(Moment, Moment)>,
    /// Only those that somebody in this post signs.
    pub signer: Option<String>,
    /// Only those that [wait for their signed sheet](UNSIGNED).
    pub unsigned: bool,
    /// Only those that one of these organisations may read.
    pub organisations: Option<Vec<OrganisationId>>,
}

/// Whether a document holds and waits for its signed sheet: a condition on the table `document` named `d`, the same that
/// [`IssuedDocument::force`] tells. What is from before signers were kept with it waits for nobody.
pub const UNSIGNED: &str = "(d.scan_id is null and d.withdrawn_at is null and d.signer_position <> ''
    and not exists (select 1 from document l where l.region_code = d.region_code and l.subject_kind = d.subject_kind
     and l.subject_id = d.subject_id and l.kind = d.kind
     and (l.edition, l.issued_at, l.code) > (d.edition, d.issued_at, d.code)))";

fn narrowed(statement: Sql, filter: &Filter) -> Sql {
    let asked = if filter.unsigned { statement.push(" and ").push(UNSIGNED) } else { statement };
    let mut asked = asked
        .push_if(" and d.signer_position = ", filter.signer.as_ref())
        .push_if(" and d.kind = ", filter.kind)
        .push_if(" and d.issued_at >= ", filter.year.map(|(from, _)| from))
        .push_if(" and d.issued_at < ", filter.year.map(|(_, until)| until));
    if let Some(pattern) = &filter.pattern {
        let anywhere =
            " and lower(d.title || ' ' || d.number || ' ' || d.subject_name || ' ' || d.code) like ";
        asked = asked.push_bind(anywhere, pattern).push(" escape '!'");
    }
    match &filter.organisations {
        Some(organisations) => read_by(asked, organisations),
        None => asked,
    }
}

/// Narrows documents to those that one of some organisations may read.
pub(super) fn read_by<'o>(
    statement: Sql,
    organisations: impl IntoIterator<Item = &'o OrganisationId>,
) -> Sql {
    statement
        .push(
            " and exists (select 1 from document_reader r where r.region_code = d.region_code and r.code = d.code",
        )
        .push_list(" and r.organisation_id in ", organisations)
        .push(")")
}

/// One page of the documents, the latest first; two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<IssuedDocument>, StoreError> {
    let count = sql("select count(*) from document d where d.region_code = $1").bind(region);
    let total = db.value(narrowed(count, filter)).await?.unwrap_or(0);
    let asked = narrowed(sql(DOCUMENT).bind(region), filter);
    let beyond = |asked: Sql, sign: &'static str, key: &Key| {
        let at = Moment(key.sort.parse().unwrap_or(0));
        asked.push(sign).push_bind("(", at).push_bind(", ", &key.id).push(")")
    };
    let (falling, rising) = (" order by d.issued_at desc, d.code desc", " order by d.issued_at, d.code");
    let asked = match cursor {
        Cursor::Start => asked.push(falling),
        Cursor::After(key) => beyond(asked, " and (d.issued_at, d.code) < ", key).push(falling),
        Cursor::Before(key) => beyond(asked, " and (d.issued_at, d.code) > ", key).push(rising),
    };
    let rows = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |one: &IssuedDocument| Key { sort: one.issued_at.0.to_string(), id: one.code.clone() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// Most posts of signers that a list can be narrowed to.
const MOST_SIGNERS: i64 = 100;

crate::row_struct! {
    /// A post in which documents are signed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SignedIn {
        /// The post; empty for documents from before it was kept with them.
        pub signer: String,
        /// When the first of its documents was issued.
        pub since: Moment,
    }
}

/// The posts in which documents are signed that one of some organisations may read, or all, that of the oldest document first. One
/// statement.
pub async fn signers(
    db: &Db,
    region: &RegionCode,
    organisations: Option<&[OrganisationId]>,
) -> Result<Vec<SignedIn>, StoreError> {
    let asked = sql("select d.signer_position as signer, min(d.issued_at) as since from document d
         where d.region_code = $1")
    .bind(region);
    let asked = match organisations {
        Some(organisations) => read_by(asked, organisations),
        None => asked,
    };
    let asked = asked.push(" group by d.signer_position order by since, signer");
    db.all(asked.push_bind(" limit ", MOST_SIGNERS)).await
}

crate::row_struct! {
    /// How a district numbers its documents, as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeptNumbering {
        /// The scheme.
        pub pattern: String,
        /// The classification that is suggested.
        pub classification: String,
        /// The unit that sends.
        pub unit: String,
        /// Counts the changes.
        pub version: i64,
    }
}

const NUMBERING: &str = " from document_numbering where region_code = $1";

/// How documents are numbered; `None` until somebody has said so.
pub async fn numbering(db: &Db, region: &RegionCode) -> Result<Option<KeptNumbering>, StoreError> {
    db.maybe(select::<KeptNumbering>(NUMBERING).bind(region)).await
}

/// Waits until nobody else issues a document or changes the numbering; what is read afterwards stays so until the commit.
pub async fn take_turn(tx: &mut Tx, usual: &KeptNumbering) -> Result<KeptNumbering, StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("insert into document_numbering (region_code, pattern, classification, unit) values ($1, $2, $3, $4)
             on conflict do nothing")
        .bind(&region)
        .bind(&usual.pattern)
        .bind(&usual.classification)
        .bind(&usual.unit),
    )
    .await?;
    tx.run(sql("update document_numbering set version = version where region_code = $1").bind(&region))
        .await?;
    tx.one(select::<KeptNumbering>(NUMBERING).bind(&region)).await
}

/// Writes how documents are numbered over a version of it; `false` when somebody was faster.
pub async fn set_numbering(tx: &mut Tx, numbering: &KeptNumbering) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update document_numbering set pattern = $1, classification = $2, unit = $3, version = version + 1
         where region_code = $4 and version = $5",
    );
    let bound = statement
        .bind(&numbering.pattern)
        .bind(&numbering.classification)
        .bind(&numbering.unit)
        .bind(&region)
        .bind(numbering.version);
    Ok(tx.run(bound).await? == 1)
}
