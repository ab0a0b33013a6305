//! The data sets as a catalogue in the vocabulary of DCAT, for portals of open data such as Satu Data.

use sekber_core::value::Moment;
use serde_json::{Value as Json, json};

use super::metadata::{Changes, Known, producer};
use super::{DataFile, DataSet, SETS};
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// Data sets with a row for each record, which says where its content comes from.
const OF_RECORDS: [&str; 5] = ["partners", "offices", "programmes", "partnerships", "three_w"];

/// The catalogue of a district; each set tells when its own records changed last, in the way that `stamp` writes a moment.
pub fn catalogue(
    app: &App,
    frame: &Frame,
    told: &Known,
    (changes, stamp): (&Changes, fn(Moment) -> String),
) -> Json {
    let (base, settings, producer) = (&app.settings().base_url, &told.settings, producer(frame));
    let region = frame.district.region.to_string();
    // A place has a code in each of two lists, and they differ.
    let coded = |code: &str, list: &str| {
        (!code.is_empty())
            .then(|| json!({ "@type": "adms:Identifier", "skos:notation": code, "adms:schemaAgency": list }))
    };
    let codes = [coded(&region, "Kementerian Dalam Negeri"), coded(&told.bps, "Badan Pusat Statistik")];
    let place = json!({
        "@type": "dct:Location",
        "skos:prefLabel": frame.district.name,
        "dct:identifier": region,
        "adms:identifier": codes.into_iter().flatten().collect::<Vec<_>>(),
    });
    let publisher = json!({
        "@type": "foaf:Organization",
        "foaf:name": producer,
        "foaf:homepage": { "@id": base },
    });
    let contact = (!settings.email.is_empty()).then(|| {
        json!({ "@type": "vcard:Organization", "vcard:fn": producer,
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
    let creator = json!({ "@type": "foaf:Organization", "foaf:name": producer });
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
        let mut dataset = json!({
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
            "dct:modified": changes.of(set.code).map(stamp),
            "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT" },
            "dct:spatial": place,
            // Files are in Indonesian unless their address asks for another language.
            "dct:language": Language::Indonesian.tag(),
            "dct:license": licence,
            "dcat:keyword": set.keywords,
            "dcat:distribution": set.files.iter().map(file).collect::<Vec<_>>(),
        });
        if OF_RECORDS.contains(&set.code) {
            dataset["dct:provenance"] = json!({ "@type": "dct:ProvenanceStatement", "skos:prefLabel": frame.say("portal-provenance-about") });
        }
        dataset
    };
    without_nulls(json!({
        "@context": {
            "adms": "http://www.w3.org/ns/adms#",
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
        "dct:modified": changes.last().map(stamp),
        "dct:license": licence,
        "foaf:homepage": { "@id": base },
        "dcat:dataset": SETS.iter().map(set).collect::<Vec<_>>(),
    }))
}

/// The data sets in the vocabulary of schema.org, for search engines that list data.
pub fn described(app: &App, frame: &Frame) -> Json {
    let base = &app.settings().base_url;
    let file = |file: &DataFile| {
        json!({
            "@type": "DataDownload",
            "name": file.format,
            "contentUrl": format!("{base}{}", file.path),
            "encodingFormat": file.media_type,
        })
    };
    let set = |set: &DataSet| {
        json!({
            "@type": "Dataset",
            "name": frame.say_code("portal-set-", set.code),
            "description": frame.say_code("portal-set-about-", set.code),
            "url": format!("{base}/public/data#{}", set.code),
            "spatialCoverage": frame.district.name,
            "distribution": set.files.iter().map(file).collect::<Vec<_>>(),
        })
    };
    json!({
        "@type": "DataCatalog",
        "name": frame.say_with("portal-catalogue", "district", &frame.district.name),
        "description": frame.say("portal-open-data-text"),
        "url": format!("{base}/public/data"),
        "dataset": SETS.iter().map(set).collect::<Vec<_>>(),
    })
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
