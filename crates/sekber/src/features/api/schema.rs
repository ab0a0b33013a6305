//! Shapes of what is sent and received, each declared once: the struct that is written or read and its description in JSON
//! Schema come from the same lines, so neither can say what the other does not.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

/// Descriptions by name, as the document lists them.
#[derive(Debug, Default)]
pub struct Schemas(BTreeMap<&'static str, Json>);

impl Schemas {
    /// Adds a description under a name, once, and returns a reference to it.
    pub fn named(&mut self, name: &'static str, describe: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.0.contains_key(name) {
            // Keeps a shape that holds itself from being described for ever.
            self.0.insert(name, Json::Null);
            let described = describe(self);
            self.0.insert(name, described);
        }
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// The description behind a reference; null where there is none.
    pub fn described(&self, reference: &Json) -> Json {
        referred(reference).and_then(|name| self.0.get(name)).cloned().unwrap_or_default()
    }

    /// All of them.
    pub fn into_json(self) -> Json {
        Json::Object(self.0.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect())
    }
}

/// The name under which a reference is listed; none where the description itself stands there.
pub fn referred(schema: &Json) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// Something that can be described in JSON Schema.
pub trait Described {
    /// Its description; shapes with a name are added to the list.
    fn schema(schemas: &mut Schemas) -> Json;
}

macro_rules! plain {
    ($($kind:ty => $json:tt;)*) => {$(
        impl Described for $kind {
            fn schema(_: &mut Schemas) -> Json { json!($json) }
        }
    )*};
}

plain! {
    String => { "type": "string" };
    i64 => { "type": "integer", "format": "int64" };
    bool => { "type": "boolean" };
}

/// Texts of one form each, which the description tells.
macro_rules! formed {
    ($($(#[$doc:meta])* $name:ident => $json:tt;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl Described for $name {
            fn schema(_: &mut Schemas) -> Json { json!($json) }
        }
    )*};
}

formed! {
    /// An amount as a decimal number with a point, without a sign.
    Decimal => { "type": "string", "pattern": "^[0-9]+([.][0-9]+)?$" };
    /// A moment in UTC.
    Stamp => { "type": "string", "format": "date-time" };
    /// A day.
    Day => { "type": "string", "format": "date" };
}

/// Closed lists of codes (`sekber_core::coded`), which the description names one by one.
macro_rules! enumerated {
    ($($kind:ty),*) => {$(
        impl Described for $kind {
            fn schema(_: &mut Schemas) -> Json {
                let codes: Vec<&str> = <$kind>::ALL.iter().map(|code| code.as_str()).collect();
                json!({ "type": "string", "enum": codes })
            }
        }
    )*};
}

enumerated!(
    sekber_core::registry::kinds::Side,
    sekber_core::registry::kinds::Level,
    sekber_core::registry::programme::Status,
    sekber_core::registry::programme::Owner,
    sekber_core::registry::programme::FundingForm,
    sekber_core::portal::Category,
    sekber_core::meeting::kinds::Round,
    sekber_core::partnership::PartnershipState,
    sekber_core::partnership::Part,
    sekber_core::api::Scope
);

impl<T: Described> Described for Option<T> {
    fn schema(schemas: &mut Schemas) -> Json {
        json!({ "anyOf": [T::schema(schemas), { "type": "null" }] })
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema(schemas: &mut Schemas) -> Json {
        json!({ "type": "array", "items": T::schema(schemas) })
    }
}

/// An object of fields: the name of each, what it means in words, its description in JSON Schema, and whether it must be there.
pub fn object(about: &str, fields: Vec<(&'static str, &'static str, Json, bool)>) -> Json {
    let required: Vec<&str> = fields.iter().filter(|(.., must)| *must).map(|(name, ..)| *name).collect();
    let mut properties = Map::new();
    for (name, about, mut schema, _) in fields {
        schema["description"] = about.trim().into();
        properties.insert(name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "description": about.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Declares what is answered: every field is always there.
macro_rules! answers {
    ($($(#[doc = $doc:literal])+ pub struct $name:ident { $($(#[doc = $about:literal])+ pub $field:ident: $kind:ty,)+ })*) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name { $($(#[doc = $about])+ pub $field: $kind,)+ }

        impl $crate::features::api::schema::Described for $name {
            fn schema(schemas: &mut $crate::features::api::schema::Schemas) -> serde_json::Value {
                schemas.named(stringify!($name), |schemas| {
                    $crate::features::api::schema::object(
                        concat!($($doc),+),
                        vec![$((
                            stringify!($field),
                            concat!($($about),+),
                            <$kind as $crate::features::api::schema::Described>::schema(schemas),
                            true,
                        )),+],
                    )
                })
            }
        }
    )*};
}

/// Declares what is received: fields that must be there, then fields that may be left out; no others are taken.
macro_rules! receives {
    ($(#[doc = $doc:literal])+ pub struct $name:ident {
        must { $($(#[doc = $must_about:literal])+ $must:ident: $must_kind:ty,)* }
        may { $($(#[doc = $may_about:literal])+ $may:ident: $may_kind:ty,)* }
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[doc = $must_about])+ pub $must: $must_kind,)*
            $($(#[doc = $may_about])+ #[serde(default)] pub $may: $may_kind,)*
        }

        impl $crate::features::api::schema::Described for $name {
            fn schema(schemas: &mut $crate::features::api::schema::Schemas) -> serde_json::Value {
                schemas.named(stringify!($name), |schemas| {
                    $crate::features::api::schema::object(
                        concat!($($doc),+),
                        vec![
                            $((
                                stringify!($must),
                                concat!($($must_about),+),
                                <$must_kind as $crate::features::api::schema::Described>::schema(schemas),
                                true,
                            ),)*
                            $((
                                stringify!($may),
                                concat!($($may_about),+),
                                <$may_kind as $crate::features::api::schema::Described>::schema(schemas),
                                false,
                            ),)*
                        ],
                    )
                })
            }
        }
    };
}

pub(super) use {answers, receives};
