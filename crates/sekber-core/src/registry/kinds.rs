//! The closed lists of the registry, with the codes under which they are stored.

use crate::coded::coded;

coded! {
    /// The two sides that the joint secretariat brings together.
    Side, "side":
    /// Government offices (perangkat daerah).
    Office = "office",
    /// Development partners.
    Partner = "partner",
}

impl Side {
    /// The side across the table.
    pub fn other(self) -> Self {
        match self {
            Self::Office => Self::Partner,
            Self::Partner => Self::Office,
        }
    }
}

coded! {
    /// What kind of government office (OPD) it is.
    OfficeKind, "kind of office":
    /// Dinas: carries out a field of government.
    Dinas = "dinas",
    /// Badan: supports (planning, finance, personnel, disaster).
    Badan = "badan",
    /// Bagian of the district secretariat.
    Bagian = "bagian",
    /// Inspektorat: internal oversight.
    Inspectorate = "inspectorate",
    /// RSUD: the district hospital.
    Hospital = "hospital",
    /// Sekretariat DPRD: secretariat of the district council.
    CouncilSecretariat = "council_secretariat",
    /// Kecamatan: the sub-district administration.
    Kecamatan = "kecamatan",
    /// Kelurahan: the administration of an urban village, led by an official.
    Kelurahan = "kelurahan",
    /// Pemerintah desa: the government of a village, led by whoever was elected.
    Village = "village",
    /// An office of the province, or a branch of one in the district.
    Provincial = "provincial",
    /// Instansi vertikal: the local office of a ministry or of another body of the centre.
    Vertical = "vertical",
    /// Anything else.
    Other = "other",
}

coded! {
    /// What kind of development partner it is.
    PartnerKind, "kind of partner":
    /// A non-governmental organisation.
    Ngo = "ngo",
    /// A group of residents: farmers, women, customary community.
    CommunityGroup = "community_group",
    /// A company, also with its social responsibility programme.
    Company = "company",
    /// A university, college or research institute.
    Campus = "campus",
    /// A newspaper, station or portal.
    Media = "media",
    /// A credit union or other savings and loan cooperative.
    CreditUnion = "credit_union",
    /// A donor, development agency or body of the United Nations.
    Donor = "donor",
    /// A project of a donor: no body in law, carried out by an implementer.
    DonorProject = "donor_project",
}

coded! {
    /// The five parties of collaborative government.
    Party, "party":
    /// Government.
    Government = "government",
    /// Business.
    Business = "business",
    /// Civil society.
    CivilSociety = "civil_society",
    /// Academia.
    Academia = "academia",
    /// Media.
    Media = "media",
}

impl PartnerKind {
    /// To which of the five parties a partner of this kind belongs: what its members own, such as a credit union, is civil society; donors
    /// stand outside.
    pub fn party(self) -> Option<Party> {
        match self {
            Self::Ngo | Self::CommunityGroup | Self::CreditUnion => Some(Party::CivilSociety),
            Self::Company => Some(Party::Business),
            Self::Campus => Some(Party::Academia),
            Self::Media => Some(Party::Media),
            Self::Donor | Self::DonorProject => None,
        }
    }
}

coded! {
    /// How far a partner reaches.
    Level, "level":
    /// Within the district.
    Local = "local",
    /// Within the province or the island.
    Regional = "regional",
    /// Across Indonesia.
    National = "national",
    /// Across countries.
    International = "international",
}

coded! {
    /// What a partner is in law; decides which documents it needs.
    LegalForm, "legal form":
    /// Yayasan.
    Foundation = "foundation",
    /// Perkumpulan that is a legal entity.
    Association = "association",
    /// An organisation or group without legal personality.
    Unincorporated = "unincorporated",
    /// A foreign community organisation.
    Foreign = "foreign",
    /// A multilateral or bilateral body.
    Multilateral = "multilateral",
    /// A university or college.
    Campus = "campus",
    /// A company: PT, CV, state or district enterprise.
    Company = "company",
    /// A cooperative, credit unions included.
    Cooperative = "cooperative",
}

coded! {
    /// Whose turn it is: who has to act before a record moves on.
    Turn, "turn":
    /// The development partner.
    Partner = "partner",
    /// The government office.
    Office = "office",
    /// The joint secretariat.
    Secretariat = "secretariat",
    /// Nobody: nothing is waiting.
    Nobody = "nobody",
}

coded! {
    /// Where a record's content comes from; what is inferred carries a visible mark.
    Provenance, "provenance":
    /// Entered by its owner or the secretariat.
    Entered = "entered",
    /// Taken from a sheet.
    Imported = "imported",
    /// Taken from a public source that says so.
    Documented = "documented",
    /// Concluded from public sources, not stated by them.
    Inferred = "inferred",
    /// Made up for a demonstration.
    Simulated = "simulated",
}
