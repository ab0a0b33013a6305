//! The few kinds of column that both databases share, and rows that are read by name.

use std::borrow::Cow;
use std::sync::Arc;

use sekber_core::value::{
    ActivityId, ActualId, AgreementId, ApiTokenId, AttachmentId, CycleId, EmailId, EntryId, FollowUpId,
    ImportId, IndicatorId, InvitationId, JobId, LegalDocumentId, MeetingId, MilestoneId, Moment, NeedId,
    NewsId, ObjectionId, OrganisationId, ParticipantId, PartnershipId, PersonId, PlanId, ProgrammeId,
    RegionCode, SeasonId, SeatId, SessionId, SignatoryId, SubmissionId, TaskId, VisitId,
};

use super::StoreError;

/// One value on its way into or out of the database. An absent value still knows its kind, because
/// PostgreSQL asks for the type of every argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, or none.
    Text(Option<String>),
    /// A whole number, or none.
    Whole(Option<i64>),
    /// A real number, or none.
    Real(Option<f64>),
    /// Yes or no, or neither.
    YesNo(Option<bool>),
}

impl Value {
    /// Whatever can be bound, as a value.
    pub fn from<By>(given: impl Bind<By>) -> Self {
        given.into_value()
    }

    /// Whether the value is absent.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Text(None) | Self::Whole(None) | Self::Real(None) | Self::YesNo(None))
    }
}

macro_rules! into_value {
    ($($kind:ty => $variant:ident, $convert:expr;)*) => {$(
        impl From<$kind> for Value {
            fn from(given: $kind) -> Self { Self::$variant(Some($convert(given))) }
        }
        impl From<Option<$kind>> for Value {
            fn from(given: Option<$kind>) -> Self { Self::$variant(given.map($convert)) }
        }
    )*};
}

into_value! {
    String => Text, |text: String| if text.contains('\0') { text.replace('\0', "") } else { text };
    &str => Text, |text| without_nul(text).into_owned();
    &String => Text, |text: &String| without_nul(text).into_owned();
    i64 => Whole, |number| number;
    i32 => Whole, i64::from;
    u32 => Whole, i64::from;
    f64 => Real, |number| number;
    bool => YesNo, |answer| answer;
    Moment => Whole, |moment: Moment| moment.0;
}

/// Text as both databases can hold it: PostgreSQL keeps no NUL, so the embedded one is given none either. What people send
/// is cleaned where it enters; this holds for everything else.
pub fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) }
}

/// What can be bound to a placeholder.
///
/// Nobody writes `By`: it tells apart who says how a type is stored. What converts into a [`Value`] is bound [`Plainly`];
/// for the types of the rules each room's crate says it, with a mark of its own (see [`text_column!`](crate::text_column)).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be bound",
    note = "`text_column!` lets it stand in a column"
)]
pub trait Bind<By = Plainly> {
    /// The value as it is stored.
    fn into_value(self) -> Value;
}

/// The mark of what this crate itself can store.
#[derive(Debug)]
pub enum Plainly {}

impl<T: Into<Value>> Bind<Plainly> for T {
    fn into_value(self) -> Value {
        self.into()
    }
}

/// One row, read by column name.
#[derive(Debug, Clone)]
pub struct Row {
    pub(super) names: Arc<[String]>,
    pub(super) values: Vec<Value>,
}

impl Row {
    /// The named column as a typed value.
    ///
    /// # Errors
    /// When there is no such column or what it holds is not a valid `T`.
    pub fn get<T: Column<By>, By>(&self, name: &str) -> Result<T, StoreError> {
        let bad = || StoreError::Column(name.to_owned());
        let index = self.names.iter().position(|known| known == name).ok_or_else(bad)?;
        let value = self.values.get(index).ok_or_else(bad)?;
        T::from_value(value).ok_or_else(bad)
    }

    /// The columns' names and values, in the order of the statement.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.names.iter().map(String::as_str).zip(&self.values)
    }

    /// The first column, for queries that ask for a single value.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn first<T: Column>(&self) -> Result<T, StoreError> {
        let bad = || StoreError::Column("1".to_owned());
        T::from_value(self.values.first().ok_or_else(bad)?).ok_or_else(bad)
    }
}

/// A type that a column can hold; `By` as in [`Bind`].
#[diagnostic::on_unimplemented(
    message = "no column holds a `{Self}`",
    note = "`text_column!` lets it stand in a column"
)]
pub trait Column<By = Plainly>: Sized {
    /// Reads the value; `None` when it does not fit the type.
    fn from_value(value: &Value) -> Option<Self>;
}

impl Column for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => text.clone(),
            _ => None,
        }
    }
}

impl Column for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Whole(number) => *number,
            _ => None,
        }
    }
}

impl Column for f64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Real(number) => *number,
            Value::Whole(number) => number.map(|number| number as f64),
            _ => None,
        }
    }
}

impl Column for bool {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::YesNo(answer) => *answer,
            Value::Whole(number) => number.map(|number| number != 0),
            _ => None,
        }
    }
}

impl Column for Moment {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Moment)
    }
}

impl<By, T: Column<By>> Column<By> for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        if value.is_none() { Some(None) } else { T::from_value(value).map(Some) }
    }
}

/// Lets a type that is parsed from text, and written as text, stand in a column.
///
/// Rust lets no crate implement another's trait for a type of a third one, such as a closed list of `sekber-core`, unless
/// something of its own is part of the implementation: that is all `Here` is for.
#[macro_export]
macro_rules! text_column {
    ($($name:ty),* $(,)?) => {
        const _: () = {
            pub enum Here {}
            $(
                impl $crate::store::Column<Here> for $name {
                    fn from_value(value: &$crate::store::Value) -> Option<Self> {
                        <String as $crate::store::Column>::from_value(value)?.parse().ok()
                    }
                }
                impl $crate::store::Bind<Here> for $name {
                    fn into_value(self) -> $crate::store::Value {
                        $crate::store::Bind::<Here>::into_value(&self)
                    }
                }
                impl $crate::store::Bind<Here> for &$name {
                    fn into_value(self) -> $crate::store::Value {
                        $crate::store::Value::Text(Some(self.to_string()))
                    }
                }
                impl $crate::store::Bind<Here> for Option<$name> {
                    fn into_value(self) -> $crate::store::Value {
                        $crate::store::Value::Text(self.map(|given| given.to_string()))
                    }
                }
                impl $crate::store::Bind<Here> for Option<&$name> {
                    fn into_value(self) -> $crate::store::Value {
                        $crate::store::Value::Text(self.map(|given| given.to_string()))
                    }
                }
            )*
        };
    };
}

/// The same for what every room uses: also by way of `into`.
macro_rules! plain_text_column {
    ($($name:ty),* $(,)?) => {$(
        impl Column for $name {
            fn from_value(value: &Value) -> Option<Self> {
                String::from_value(value)?.parse().ok()
            }
        }
        impl From<$name> for Value {
            fn from(given: $name) -> Self { Self::Text(Some(given.to_string())) }
        }
        impl From<&$name> for Value {
            fn from(given: &$name) -> Self { Self::Text(Some(given.to_string())) }
        }
        impl From<Option<$name>> for Value {
            fn from(given: Option<$name>) -> Self { Self::Text(given.map(|given| given.to_string())) }
        }
        impl From<Option<&$name>> for Value {
            fn from(given: Option<&$name>) -> Self { Self::Text(given.map(|given| given.to_string())) }
        }
    )*};
}

plain_text_column!(
    ActivityId,
    ActualId,
    AgreementId,
    AttachmentId,
    CycleId,
    FollowUpId,
    ImportId,
    IndicatorId,
    InvitationId,
    JobId,
    EmailId,
    MeetingId,
    OrganisationId,
    LegalDocumentId,
    ParticipantId,
    PartnershipId,
    PersonId,
    PlanId,
    NeedId,
    ProgrammeId,
    RegionCode,
    SeatId,
    SubmissionId,
    SessionId,
    SignatoryId,
    TaskId,
    MilestoneId,
    NewsId,
    ApiTokenId,
    SeasonId,
    EntryId,
    ObjectionId,
    VisitId,
    jiff::civil::Date,
);

/// A struct that is filled from a row.
pub trait FromRow: Sized {
    /// The names of the columns that it is read from; none where the statement alone says which there are.
    const COLUMNS: &'static [&'static str] = &[];

    /// Reads the struct's columns.
    ///
    /// # Errors
    /// When a column is missing or does not fit its field.
    fn from_row(row: &Row) -> Result<Self, StoreError>;
}

/// The SQL sum of a column of whole numbers that are not negative, such as money in minor units. A plain sum that leaves
/// 64 bits is an error in either database, and so would be every page that shows it; this one is exact up to nine quintillion
/// and stays there.
#[macro_export]
macro_rules! bounded_sum {
    ($column:literal) => {
        concat!(
            "(case when coalesce(sum(",
            $column,
            " / 1000000000), 0) > 9000000000 then 9000000000000000000
             else cast(coalesce(sum(",
            $column,
            " / 1000000000), 0) as bigint) * 1000000000
                + cast(coalesce(sum(",
            $column,
            " % 1000000000), 0) as bigint) end)"
        )
    };
}

/// Declares structs whose fields are filled from columns of the same name.
#[macro_export]
macro_rules! row_struct {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $kind:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $kind),* }

        impl $crate::store::FromRow for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn from_row(row: &$crate::store::Row) -> Result<Self, $crate::store::StoreError> {
                Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
        }
    )*};
}
