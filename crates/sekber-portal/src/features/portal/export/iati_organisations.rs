//! The district and the organisations that everybody may see, as the organisation standard of IATI 2.03 asks for them.

use std::fmt::Write as _;

use sekber_core::value::OrganisationId;

use super::iati::{Reporter, narrative};
use super::markup::escaped;
use crate::features::portal::store::organisations::PublicOrganisation;
use crate::features::registry::Kind;

/// What a file says of one organisation.
struct Entry<'a> {
    identifier: String,
    name: &'a str,
    changed: &'a str,
    address: String,
    /// Whether somebody else reports for it.
    is_secondary: bool,
}

/// By which an organisation is known in the files of this reporter, where the standard asks for an identifier: its own id after that
/// of the reporter, whose number it is, since nobody is asked for the one that a register of the state may have given it.
fn organisation_identifier(reporter: &Reporter, id: &OrganisationId) -> String {
    format!("{}-{id}", reporter.reference)
}

/// A file of organisations, beginning with the district itself where that is asked for. Budgets are left out: what a programme may
/// spend is told with its activity, and of nobody is the whole budget known.
pub fn organisations(
    reporter: &Reporter,
    with_district: bool,
    rows: &[PublicOrganisation],
    stamp: impl Fn(&PublicOrganisation) -> String,
) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        text,
        "<iati-organisations version=\"2.03\" generated-datetime=\"{}\">",
        escaped(&reporter.made_at)
    );
    if with_district {
        let district = Entry {
            identifier: reporter.reference.clone(),
            name: &reporter.name,
            changed: &reporter.made_at,
            address: format!("{}/public", reporter.base_url),
            is_secondary: false,
        };
        entry(&mut text, reporter, &district);
    }
    for row in rows {
        let changed = stamp(row);
        let one = Entry {
            identifier: organisation_identifier(reporter, &row.id),
            name: &row.name,
            changed: &changed,
            address: format!("{}/public/organisations/{}", reporter.base_url, row.id),
            is_secondary: matches!(row.kind, Kind::Partner(_)),
        };
        entry(&mut text, reporter, &one);
    }
    text.push_str("</iati-organisations>\n");
    text
}

fn entry(text: &mut String, reporter: &Reporter, entry: &Entry<'_>) {
    let _ = writeln!(
        text,
        "<iati-organisation xml:lang=\"id\" default-currency=\"IDR\" last-updated-datetime=\"{changed}\">\n\
         <organisation-identifier>{identifier}</organisation-identifier>\n\
         <name>{name}</name>\n\
         <reporting-org ref=\"{reference}\" type=\"11\" secondary-reporter=\"{secondary}\">{reporting}</reporting-org>\n\
         <document-link format=\"text/html\" url=\"{address}\"><title>{name}</title><category code=\"B16\"/></document-link>\n\
         </iati-organisation>",
        changed = escaped(entry.changed),
        identifier = escaped(&entry.identifier),
        name = narrative(entry.name),
        reference = escaped(&reporter.reference),
        secondary = u8::from(entry.is_secondary),
        reporting = narrative(&reporter.name),
        address = escaped(&entry.address),
    );
}
