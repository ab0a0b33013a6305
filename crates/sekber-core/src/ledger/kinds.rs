//! The closed lists of the ledger, with the codes under which they are stored.

use crate::coded::coded;

coded! {
    /// How far money has come. The stages are four views of the same money and are never added together.
    Stage, "stage of money":
    /// In a plan or budget.
    Planned = "planned",
    /// Promised in writing.
    Committed = "committed",
    /// Handed over to whoever carries the work out.
    Disbursed = "disbursed",
    /// Spent on the work.
    Realised = "realised",
}

coded! {
    /// The way that money goes: who holds it, and by which papers.
    Way, "way of money":
    /// The partner runs the activity itself.
    PartnerRun = "partner_run",
    /// Goods or works are given to an office (naskah hibah, BAST).
    GoodsToOffice = "goods_to_office",
    /// Money is given to the district (hibah uang), through its treasury.
    MoneyToDistrict = "money_to_district",
    /// The district gives a grant from its budget (hibah APBD) to an organisation.
    DistrictGrant = "district_grant",
    /// An office has an organisation carry out its activity under contract (swakelola tipe III).
    SelfManaged = "self_managed",
    /// The village pays from its budget (APBDes).
    VillageBudget = "village_budget",
    /// A company's social responsibility (TJSLP).
    CompanyResponsibility = "company_responsibility",
    /// Money of the state or the province through a vertical office or the province.
    StateBudget = "state_budget",
    /// Goods, volunteers' time, expertise.
    InKind = "in_kind",
}

coded! {
    /// Whose money it is. Amounts of two of them never share a total.
    Budget, "budget":
    /// The partners': in no government's budget.
    Partners = "partners",
    /// The district's (APBD).
    District = "district",
    /// A village's (APBDes).
    Village = "village",
    /// The state's or the province's (APBN, APBD provinsi).
    State = "state",
}

impl Way {
    /// Whose money goes this way.
    pub fn budget(self) -> Budget {
        match self {
            Self::DistrictGrant | Self::SelfManaged => Budget::District,
            Self::VillageBudget => Budget::Village,
            Self::StateBudget => Budget::State,
            Self::PartnerRun
            | Self::GoodsToOffice
            | Self::MoneyToDistrict
            | Self::CompanyResponsibility
            | Self::InKind => Budget::Partners,
        }
    }
}

coded! {
    /// How an amount is told.
    Disclosure, "way to tell an amount":
    /// To the rupiah.
    Exact = "exact",
    /// Between two amounts.
    Band = "band",
    /// Not at all.
    NotDisclosed = "not_disclosed",
}

coded! {
    /// How a contribution in kind was valued.
    ValueMethod, "method of valuing":
    /// By what was paid for it.
    PurchasePrice = "purchase_price",
    /// By the price of the market.
    MarketPrice = "market_price",
    /// By the district's list of standard prices (SSH).
    StandardPrice = "standard_price",
    /// By the giver's own estimate.
    OwnEstimate = "own_estimate",
}

coded! {
    /// By what totals are broken down.
    Dimension, "dimension of the ledger":
    /// The year for which the money is meant or in which it was spent.
    Year = "year",
    /// The way that the money goes.
    Way = "way",
    /// Whose money it was at first.
    Funder = "funder",
    /// The office that leads the partnership.
    Office = "office",
    /// The district's theme.
    Theme = "theme",
    /// The field of government (bidang urusan).
    Field = "field",
    /// The development goal.
    Goal = "goal",
    /// The kecamatan, or the district as a whole.
    Place = "place",
    /// The mission of the district's development plan (RPJMD).
    Mission = "mission",
    /// What kind of organisation the funder is.
    Kind = "kind",
    /// At which level the funder works, local to international.
    Level = "level",
}

impl Dimension {
    /// Whether an entry may have several of them, between which its amount is divided evenly.
    pub fn may_be_several(self) -> bool {
        matches!(self, Self::Theme | Self::Field | Self::Goal | Self::Place | Self::Mission)
    }

    /// Whether what an entry is under it is kept beside the entry as it was when that was recorded, with the share of each: what may
    /// be several, and what the registry says of the funder.
    pub fn is_kept(self) -> bool {
        self.may_be_several() || matches!(self, Self::Kind | Self::Level)
    }
}
