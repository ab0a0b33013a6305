//! Hashtags of the Humanitarian Exchange Language beside the titles: where they stand, they say what a column holds, in whatever
//! language its title is.

use std::cell::RefCell;

use sekber_core::value::region::RegionLevel;

use super::kind::Kind;

/// The hashtag of what a file of activities holds beside programmes, which is kept and not read.
pub const ONLY_KEPT: &str = "#meta+iati";

/// A tag and its attributes: `#adm3+name` is `#adm3` with `name`.
fn parted(tag: &str) -> (String, Vec<String>) {
    let lower = tag.to_lowercase().replace(' ', "");
    let mut parts = lower.split('+').map(str::to_owned);
    let name = parts.next().unwrap_or_default();
    (name, parts.collect())
}

/// What a tag says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It holds this field.
    Field(&'static str),
    /// It holds nothing that is read here, whatever its title is like.
    Nothing,
    /// The tag is not known, so the title has to say it.
    Unknown,
}

/// What each of a sheet's tags says. Some are read only where no better one stands beside them: codes of places without their names,
/// and people that were reached where nobody says how many are meant to be. Codes of the ministry are surer than names, so they are read
/// in their stead wherever they `stand_for` them: the column of the codes comes first, then that of the names.
pub fn said(kind: Kind, tags: &[String], stand_for: impl Fn(usize, usize) -> bool) -> Vec<Said> {
    let mut all: Vec<Said> = tags.iter().map(|tag| of_one(kind, tag)).collect();
    if kind != Kind::Programmes {
        return all;
    }
    let parts: Vec<(String, Vec<String>)> = tags.iter().map(|tag| parted(tag)).collect();
    let of_ministry = |(name, attributes): &(String, Vec<String>)| {
        ["#adm2", "#adm3", "#adm4", "#loc"].contains(&name.as_str())
            && is_code(attributes)
            && attributes.iter().any(|one| one == "v_kemendagri")
    };
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| of_ministry(part)) {
        for (named, other) in parts.iter().enumerate() {
            let is_alike = other.0 == part.0 || part.0 == "#loc";
            if all[named] == Said::Field("places")
                && named != at
                && is_alike
                && !of_ministry(other)
                && stand_for(at, named)
            {
                (all[at], all[named]) = (Said::Field("places"), Said::Nothing);
            }
        }
    }
    if !all.contains(&Said::Field("places")) {
        let codes = ["#adm4", "#adm3", "#loc"].into_iter().find_map(|wanted| {
            // Codes of BPS look like others and are of another list.
            let is_ours =
                |attributes: &[String]| is_code(attributes) && !attributes.iter().any(|one| one == "v_bps");
            parts.iter().position(|(name, attributes)| name == wanted && is_ours(attributes))
        });
        if let Some(at) = codes {
            all[at] = Said::Field("places");
        }
    }
    if !all.contains(&Said::Field("beneficiaries")) {
        let is_reached =
            |(name, attributes): &(String, Vec<String>)| name == "#reached" && counts_all(attributes);
        if let Some(at) = parts.iter().position(is_reached) {
            all[at] = Said::Field("beneficiaries");
        }
    }
    all
}

/// The columns of codes, each with the column of names for which [`said`] asks whether they stand.
pub fn pairs(kind: Kind, tags: &[String]) -> Vec<(usize, usize)> {
    let asked = RefCell::new(Vec::new());
    said(kind, tags, |codes, names| {
        asked.borrow_mut().push((codes, names));
        // Whatever stands for nothing leaves the next pair open, so that all are asked for.
        false
    });
    asked.into_inner()
}

/// Whether attributes say that a column holds codes.
fn is_code(attributes: &[String]) -> bool {
    attributes.iter().any(|attribute| ["code", "id", "pcode"].contains(&attribute.as_str()))
}

/// Whether a number counts everybody, and not only women, children or one group.
fn counts_all(attributes: &[String]) -> bool {
    let of_all = ["num", "total", "count", "ind", "people", "persons", "planned", "all"];
    attributes.iter().all(|attribute| of_all.contains(&attribute.as_str()))
}

/// What a tag says by itself.
fn of_one(kind: Kind, tag: &str) -> Said {
    let (name, attributes) = parted(tag);
    let has = |wanted: &[&str]| attributes.iter().any(|attribute| wanted.contains(&attribute.as_str()));
    let is_code = is_code(&attributes);
    let own = match kind {
        Kind::Programmes => of_programmes(&name, &attributes),
        Kind::Partners | Kind::Offices => match name.as_str() {
            "#org" if has(&["acronym"]) => Said::Field("short_name"),
            "#org" if has(&["type"]) => {
                let of = kind.column("partner_kind").or(kind.column("office_kind"));
                of.map_or(Said::Unknown, |of| Said::Field(of.key))
            }
            "#org" if !is_code => Said::Field("name"),
            "#contact" if has(&["email"]) => Said::Field("contact_email"),
            "#contact" if has(&["phone"]) => Said::Field("contact_phone"),
            "#contact" | "#meta" if has(&["url"]) => Said::Field("website"),
            _ => Said::Unknown,
        },
    };
    if own != Said::Unknown {
        return own;
    }
    match name.as_str() {
        "#sector" | "#subsector" | "#theme" if !is_code => Said::Field("themes"),
        "#description" => Said::Field("description"),
        "#contact" if has(&["name"]) || attributes.is_empty() => Said::Field("contact_name"),
        _ => Said::Unknown,
    }
}

/// What a tag says in a sheet of programmes.
fn of_programmes(name: &str, attributes: &[String]) -> Said {
    let has = |wanted: &[&str]| attributes.iter().any(|attribute| wanted.contains(&attribute.as_str()));
    let is_code = is_code(attributes);
    let field = match name {
        "#activity" | "#project" | "#programme" | "#program" | "#sector" | "#meta"
            if has(&["sdg", "sdgs", "v_sdg"]) =>
        {
            "sdg"
        }
        "#activity" | "#sector" if is_code && has(&["v_kemendagri"]) => "nomenclature",
        "#org" if has(&["funder", "funding", "donor"]) => "source",
        "#org" if has(&["gov", "lead", "government"]) => "lead_office",
        "#org" if !is_code && !has(&["type", "acronym"]) => "organisation",
        "#activity" | "#project" | "#programme" | "#program" => match () {
            () if has(&["description", "desc"]) => "description",
            () if is_code => "reference",
            () => "title",
        },
        "#adm2" | "#adm3" | "#adm4" | "#loc" if !is_code => "places",
        "#date" if has(&["start"]) => "start",
        "#date" if has(&["end"]) => "end",
        "#date" if has(&["year"]) => "year",
        "#date" if attributes.is_empty() || has(&["range", "period"]) => "period",
        "#status" => "state",
        "#meta" if attributes == ["id"] => "id",
        "#value" if has(&["currency"]) => "currency",
        // Our sheets of who does what where part the money by budget: what is stored by year and source is not read from that.
        "#value" if !has(&["spent", "actual", "expenditure", "pct", "on_budget", "off_budget"]) => "amount",
        "#currency" => "currency",
        "#beneficiary" | "#targeted" if counts_all(attributes) => "beneficiaries",
        // Our own lists call people who are to be reached so.
        "#reached" if counts_all(attributes) && has(&["planned"]) => "beneficiaries",
        "#indicator" | "#output" if !has(&["num", "unit"]) => "targets",
        "#sector" if !is_code => return Said::Unknown,
        // What a file of activities holds beside programmes.
        "#meta" if has(&["iati"]) => return Said::Nothing,
        // What stands in these is known and is nothing of a programme's: the day of the report, spent money, women among the people.
        "#org" | "#sector" | "#adm1" | "#adm2" | "#adm3" | "#adm4" | "#loc" | "#geo" | "#date" | "#value"
        | "#beneficiary" | "#targeted" | "#reached" | "#indicator" | "#output" => return Said::Nothing,
        _ => return Said::Unknown,
    };
    Said::Field(field)
}

/// The level of the places below a tag: administrative levels are counted from the country down.
pub fn level_of(tag: &str) -> Option<RegionLevel> {
    match parted(tag).0.as_str() {
        "#adm1" => Some(RegionLevel::Province),
        "#adm2" => Some(RegionLevel::Regency),
        "#adm3" => Some(RegionLevel::District),
        "#adm4" => Some(RegionLevel::Village),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(tags: &str) -> Vec<Option<&'static str>> {
        let tags: Vec<String> = tags.split(',').map(str::to_owned).collect();
        let field = |said| match said {
            Said::Field(key) => Some(key),
            Said::Nothing | Said::Unknown => None,
        };
        said(Kind::Programmes, &tags, |_, _| true).into_iter().map(field).collect()
    }

    #[test]
    fn the_usual_columns_of_a_3w_are_known() {
        let tags = "#org+name+prog,#org+type+prog,#org+name+funder,#activity+programme+name,#sector+name,#adm3+name,\
                    #adm3+code,#status,#date+start,#date+end,#targeted,#targeted+f,#reached,#value+budget,#value+spent,#currency";
        let known = [
            Some("organisation"),
            None,
            Some("source"),
            Some("title"),
            Some("themes"),
            Some("places"),
            None,
            Some("state"),
            Some("start"),
            Some("end"),
            Some("beneficiaries"),
            None,
            None,
            Some("amount"),
            None,
            Some("currency"),
        ];
        assert_eq!(fields(tags), known);
    }

    #[test]
    fn codes_of_places_and_people_reached_are_read_where_nothing_better_is_there() {
        assert_eq!(
            fields("#activity,#adm3+code,#adm4+code+v_kemendagri"),
            [Some("title"), None, Some("places")]
        );
        assert_eq!(
            fields("#activity,#adm3+code+v_bps,#adm3+code+v_kemendagri"),
            [Some("title"), None, Some("places")]
        );
        assert_eq!(fields("#activity,#reached+f,#reached"), [Some("title"), None, Some("beneficiaries")]);
        assert_eq!(
            fields("#activity,#beneficiary+name,#reached"),
            [Some("title"), None, Some("beneficiaries")]
        );
    }

    #[test]
    fn codes_of_the_ministry_stand_for_the_names_beside_them() {
        assert_eq!(
            fields(
                "#meta+id,#adm2+code+v_kemendagri,#adm2+name,#adm3+code+v_kemendagri,#adm3+code+v_bps,#adm3+name"
            ),
            [Some("id"), Some("places"), None, Some("places"), None, None]
        );
        assert_eq!(fields("#adm3+name+list,#loc+code+list+v_kemendagri"), [None, Some("places")]);
        let tags = ["#adm3+name".to_owned(), "#adm3+code+v_kemendagri".to_owned()];
        let unfilled = said(Kind::Programmes, &tags, |_, _| false);
        assert_eq!(unfilled, [Said::Field("places"), Said::Nothing], "names without a code are read");
    }

    #[test]
    fn codes_are_told_by_their_list_and_the_day_of_a_report_is_no_period() {
        assert_eq!(
            fields(
                "#sector+code+v_sdg,#activity+code+v_kemendagri,#activity+programme+code,#date+reported,#date"
            ),
            [Some("sdg"), Some("nomenclature"), Some("reference"), None, Some("period")]
        );
    }
}
