//! The data sets as a catalogue in the vocabulary of DCAT, for portals of open data such as Satu Data.

use serde_json::{Value as Json, json};

use super::metadata::{Known, producer};
use super::{DataFile, DataSet, SETS};
use crate::features::portal::model::Settings;
use crate::kit::app::App;
use crate::kit::page::Frame;

/// The catalogue of a district; `changed` is when anything in it changed last.
pub fn catalogue(app: &App, frame: &Frame, (settings, told): (&Settings, &Known), changed: &str) -> Json {
    let base = &app.settings().base_url;
    let region = frame.district.region.to_string();
    let place = json!({
        "@type": "dct:Location",
        "skos:prefLabel": frame.district.name,
        "dct:identifier": region,
    });
    let publisher = json!({
        "@type": "foaf:Organization",
        "foaf:name": format!("Sekretariat Bersama {}", frame.district.name),
        "foaf:homepage": { "@id": base },
    });
    let contact = (!settings.email.is_empty()).then(|| {
        json!({ "@type": "vcard:Organization", "vcard:fn": format!("Sekretariat Bersama {}", frame.district.name),
                "vcard:hasEmail": { "@id": format!("mailto:{}", settings.email) } })
    });
    let licence = (!settings.licence.is_empty()).then(|| json!({ "@id": settings.licence }));
    // Who keeps the data of a district has no term of its own: it is an attribution in the role of a custodian.
    let custodian = (!told.custodian.is_empty()).then(|| {
        json!({
            "@type": "prov:Attribution",
            "prov:agent": { "@type": "foaf:Organization", "foaf:name": told.custodian },
            "dcat:hadRole": { "@id": "http://registry.it.csiro.au/def/isotc211/CI_RoleCode/custodian" },
        })
    });
    let creator = json!({ "@type": "foaf:Organization", "foaf:name": producer(frame) });
    let version = (!told.version.is_empty()).then_some(&told.version);
    let file = |file: &DataFile| {
        let address = format!("{base}{}", file.path);
        json!({
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": file.format,
            "dcat:downloadURL": { "@id": address },
            "dcat:accessURL": { "@id": format!("{base}/public/data") },
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{}", file.media_type) },
            "dct:conformsTo": file.conforms_to.map(|standard| json!({ "@id": standard })),
            "dct:license": licence,
        })
    };
    let set = |set: &DataSet| {
        let about = frame.say_code("portal-set-about-", set.code);
        json!({
            "@id": format!("{base}/public/data#{}", set.code),
            "@type": "dcat:Dataset",
            "dct:identifier": format!("{region}-{}", set.code),
            "dct:title": frame.say_code("portal-set-", set.code),
            "dct:description": about,
            "dct:publisher": publisher,
            "dct:creator": creator,
            "prov:qualifiedAttribution": custodian,
            "dct:subject": {
                "@type": "skos:Concept",
                "skos:prefLabel": frame.say_code("portal-concept-", set.code),
                "skos:definition": about,
            },
            "dcat:theme": { "@type": "skos:Concept", "skos:prefLabel": frame.say_code("portal-classes-", set.code) },
            "sdmx-attribute:unitMeasure": frame.say_code("portal-unit-", set.code),
            "dcat:version": version,
            "dcat:landingPage": { "@id": format!("{base}/public/data/metadata#{}", set.code) },
            "dcat:contactPoint": contact,
            "dct:modified": changed,
            "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT" },
            "dct:spatial": place,
            "dct:language": frame.language.tag(),
            "dct:license": licence,
            "dcat:keyword": set.keywords,
            "dcat:distribution": set.files.iter().map(file).collect::<Vec<_>>(),
        })
    };
    without_nulls(json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "prov": "http://www.w3.org/ns/prov#",
            "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
        },
        "@id": format!("{base}/public/data"),
        "@type": "dcat:Catalog",
        "dct:title": frame.say_with("portal-catalogue", "district", &frame.district.name),
        "dct:description": frame.say("portal-open-data-text"),
        "dct:publisher": publisher,
        "dct:language": frame.language.tag(),
        "dct:spatial": place,
        "dct:modified": changed,
        "dct:license": licence,
        "foaf:homepage": { "@id": base },
        "dcat:dataset": SETS.iter().map(set).collect::<Vec<_>>(),
    }))
}

/// The same without what is not known.
fn without_nulls(json: Json) -> Json {
    match json {
        Json::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Json::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
