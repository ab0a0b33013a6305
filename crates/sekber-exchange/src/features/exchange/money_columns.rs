//! What a column of money means: the plan, a changed plan, what was spent of it, what is left, a sum of its neighbours. Only the
//! plan is funding, and it counts once.

mod denomination;

use sekber_core::text::{fold, words};
use sekber_core::value::Currency;

use super::reading::year_in;
use denomination::{currency_of_column, unit_of_column};

pub use denomination::{currency_beside, currency_in, unit_beside, unit_in};

/// What a column of money holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Planned money.
    Plan,
    /// Planned or asked for at first.
    Original,
    /// Planned in the end: changed or approved.
    Changed,
    /// The sum of other columns.
    Total,
    /// Spent, left over, a share, a price of one piece, another year's estimate: never counted.
    NotFunding,
}

/// What the title of a column of money says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// What it holds.
    pub role: Role,
    /// The year that it is for.
    pub year: Option<i16>,
    /// Who gives it.
    pub source: Option<String>,
    /// What bare numbers are multiplied with.
    pub factor: Option<i64>,
    /// The currency of bare numbers.
    pub currency: Option<Currency>,
    /// Whether it is goods or services, or else money.
    pub in_kind: Option<bool>,
    /// A currency whose code may as well be something else: "DANA CAD" is Canadian, or what is kept in reserve.
    pub doubtful: Option<Currency>,
}

const NOT_FUNDING: &str = "realisasi terealisasi realisasinya serapan penyerapan terserap realization realisation realised \
    realized spent expenditure expenditures disbursed disbursement pencairan dicairkan terpakai actual actuals pengeluaran \
    sisa saldo remaining balance remainder selisih silpa kekurangan gap shortfall bertambah berkurang unspent persen \
    persentase percent percentage proporsi prakiraan forward lalu sebelumnya previous capaian volume";
const ORIGINAL: &str = "murni semula awal induk original initial sebelum usulan diusulkan pengajuan diajukan requested \
    proposed permohonan";
const CHANGED: &str = "perubahan sesudah setelah menjadi revisi pergeseran revised amended disetujui ditetapkan approved \
    penetapan final apbdp";
const TOTAL: &str = "jumlah total keseluruhan overall sum subtotal jml";
/// Words that say "plan" below a title that speaks of several things.
const PLAN: &str = "rencana target plan planned direncanakan";
/// Words beside a source that say nothing of it.
const MONEY: &str = "dana pendanaan anggaran pagu biaya nilai besaran alokasi rp rupiah idr usd us dolar dollar budget cost \
    costs amount funding fund funds kontribusi contribution bantuan indikatif estimasi dukungan sumber source of by from dari \
    dalam in the ta thn tahun year years juta jutaan jt million millions ribu ribuan rb thousand thousands miliar milyar \
    miliaran milyaran mlr billion billions 000 yang untuk for belanja x kind inkind natura innatura tunai nontunai cash \
    noncash";
/// Words of which one must stand beside money so that the rest is the name of a source.
const SOURCES: &str = "apbd apbdp apbn apbdes dau dak dbh pad did csr tjsl tjslp pkbl hibah donor donatur donors swadaya mandiri \
    mitra masyarakat swasta perusahaan desa pusat provinsi kabupaten pemda pemkab pemerintah internasional community private \
    partner partners grant grants government loan pinjaman baznas iuran sendiri lembaga yayasan ngo lsm kas internal own";
/// Words that make a name of anything but a source.
const NO_SOURCE: &str =
    "program programme kegiatan proyek project activity kebutuhan penerima manfaat orang kk";

fn is_one_of(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// The parts of a joined title from the lowest up.
fn levels(title: &str) -> impl Iterator<Item = &str> {
    title.rsplit(" / ")
}

fn role_of(level: &str) -> Option<Role> {
    let words = words(level);
    let says = |list: &str| words.iter().any(|word| is_one_of(list, word));
    let says_unit = words.windows(2).any(|pair| {
        let price = |word: &str| matches!(word, "harga" | "biaya" | "tarif" | "cost" | "price");
        let piece = |word: &str| matches!(word, "unit" | "per" | "satuan");
        (pair[0] == "unit" && price(&pair[1])) || (price(&pair[0]) && piece(&pair[1]))
    });
    match () {
        () if says(NOT_FUNDING) || says_unit || level.contains('%') => Some(Role::NotFunding),
        () if says(ORIGINAL) => Some(Role::Original),
        () if says(CHANGED) => Some(Role::Changed),
        () if says(TOTAL) => Some(Role::Total),
        () => None,
    }
}

/// Whether a title speaks of money at all.
pub fn speaks_of_money(title: &str) -> bool {
    const TELLING: &str = "dana pendanaan anggaran pagu biaya nilai rp rupiah idr usd budget cost amount funding funds kontribusi \
        contribution harga belanja realisasi serapan sisa apbd apbn apbdes dau dak csr hibah swadaya donor";
    words(title).iter().any(|word| is_one_of(TELLING, word))
}

/// What a title says. The lowest part that says what it holds is believed: "Rencana dan realisasi / Rencana" is the plan.
pub fn meaning(title: &str) -> Meaning {
    let says_plan = |level: &str| words(level).iter().any(|word| is_one_of(PLAN, word));
    let role = levels(title).find_map(|level| match role_of(level) {
        None | Some(Role::Total) if says_plan(level) => Some(Role::Plan),
        role => role,
    });
    let told = currency_of_column(title);
    Meaning {
        role: role.unwrap_or(Role::Plan),
        year: levels(title).find_map(year_in),
        source: source_below(title).or_else(|| levels(title).find_map(source_in)),
        factor: unit_of_column(title),
        in_kind: levels(title).find_map(in_kind_in),
        currency: told.and_then(|told| told.ok()),
        doubtful: told.and_then(|told| told.err()),
    }
}

/// Whether a title says goods and services, or money; one that says both, or neither, leaves it open. What an office buys is money.
fn in_kind_in(level: &str) -> Option<bool> {
    let words = words(level);
    let says = |list: &str| words.iter().any(|word| is_one_of(list, word));
    let pair = |first: &str, second: &str| words.windows(2).any(|pair| pair[0] == first && pair[1] == second);
    let no_cash = pair("non", "tunai") || pair("non", "cash") || says("nontunai noncash");
    let given = says("kontribusi bantuan hibah sumbangan dukungan donasi bentuk contribution");
    let goods = given && says("barang jasa goods services") && !says("belanja pengadaan");
    let in_kind = no_cash || goods || pair("in", "kind") || says("inkind natura innatura");
    let cash = !no_cash && says("tunai cash uang");
    (in_kind != cash).then_some(in_kind)
}

/// Below "Sumber dana" every title is the name of a source.
fn source_below(title: &str) -> Option<String> {
    let (above, lowest) = title.rsplit_once(" / ")?;
    let speaks_of_sources =
        words(above).iter().any(|word| matches!(word.as_str(), "sumber" | "source" | "sources" | "pendana"));
    let is_year = year_in(lowest).is_some();
    (speaks_of_sources && !is_year && role_of(lowest).is_none()).then(|| lowest.trim().to_owned())
}

/// The name of a source within a title: "Dana Donor", "Sumber dana / APBD Kabupaten".
fn source_in(level: &str) -> Option<String> {
    let beside = |word: &str| {
        let folded = fold(word);
        let is_year = folded.len() == 4 && folded.bytes().all(|byte| byte.is_ascii_digit());
        let lists = [MONEY, TOTAL, ORIGINAL, CHANGED, PLAN, NOT_FUNDING];
        is_year || lists.iter().any(|list| is_one_of(list, &folded))
    };
    let all = level.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named: Vec<&str> = all.filter(|word| !beside(word)).collect();
    let says = |list: &str| named.iter().any(|word| is_one_of(list, &fold(word)));
    if named.is_empty() || !says(SOURCES) || says(NO_SOURCE) {
        return None;
    }
    // The village fund is one source of that name.
    let name = named.join(" ");
    Some(if name.eq_ignore_ascii_case("desa") { "Dana Desa".to_owned() } else { name })
}

/// An amount of one row under the title of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The column.
    pub column: usize,
    /// What its title says.
    pub meaning: Meaning,
    /// The currency.
    pub currency: Currency,
    /// Whole minor units.
    pub minor: i64,
}

/// Why the amounts of a row cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Several columns say an amount for the same year and source.
    Several(Vec<usize>),
    /// A column of sums says something else than its parts come to, in minor units.
    OtherSum {
        /// The column of sums.
        column: usize,
        /// What the parts come to.
        parts: i64,
    },
}

impl Entry {
    fn same_money(&self, other: &Self) -> bool {
        self.meaning.year == other.meaning.year
            && self.meaning.source == other.meaning.source
            && self.meaning.in_kind == other.meaning.in_kind
    }

    fn is_part_of(&self, total: &Self) -> bool {
        let within = |all: bool, same: bool| all || same;
        within(total.meaning.year.is_none(), self.meaning.year == total.meaning.year)
            && within(total.meaning.source.is_none(), self.meaning.source == total.meaning.source)
            && within(total.meaning.in_kind.is_none(), self.meaning.in_kind == total.meaning.in_kind)
    }
}

/// The amounts that count.
///
/// # Errors
/// When it cannot be told which ones do.
pub fn counted(entries: &[Entry]) -> Result<Vec<Entry>, Doubt> {
    let (totals, parts): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| entry.meaning.role == Role::Total);
    let mut parts = in_force(&parts, &totals)?;
    let mut proven = false;
    for total in totals {
        let inside: Vec<&Entry> = parts.iter().filter(|part| part.is_part_of(total)).collect();
        let sum = inside.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.minor));
        let slack = i64::try_from(inside.len()).unwrap_or(0).saturating_mul(total.currency.minor_per_unit());
        let fits = inside.iter().all(|part| part.currency == total.currency)
            && sum.is_some_and(|sum| sum.abs_diff(total.minor) <= slack.unsigned_abs());
        match inside.as_slice() {
            [] => parts.push((*total).clone()),
            _ if fits => proven |= inside.len() > 1,
            [one] if one.same_money(total) => return Err(Doubt::Several(vec![one.column, total.column])),
            _ => return Err(Doubt::OtherSum { column: total.column, parts: sum.unwrap_or(i64::MAX) }),
        }
    }
    once(parts, proven)
}

/// Of plans at first and in the end only the latter; everything else as it is.
fn in_force(parts: &[&Entry], totals: &[&Entry]) -> Result<Vec<Entry>, Doubt> {
    let mut kept = Vec::with_capacity(parts.len());
    for part in parts {
        let beside =
            |role: Role| parts.iter().find(|other| other.meaning.role == role && part.same_money(other));
        match part.meaning.role {
            Role::Original => match beside(Role::Changed).or_else(|| beside(Role::Plan)) {
                Some(later) if later.meaning.role == Role::Changed && is_difference(part, later, totals) => {
                    return Err(Doubt::Several(vec![part.column, later.column]));
                }
                Some(_) => {}
                None => kept.push((*part).clone()),
            },
            Role::Plan => match beside(Role::Changed) {
                Some(later) if is_difference(part, later, totals) => {
                    return Err(Doubt::Several(vec![part.column, later.column]));
                }
                Some(_) => {}
                None => kept.push((*part).clone()),
            },
            _ => kept.push((*part).clone()),
        }
    }
    Ok(kept)
}

/// Whether a changed plan looks like the difference to the first one: much smaller, or the sum of both is written beside.
fn is_difference(first: &Entry, later: &Entry, totals: &[&Entry]) -> bool {
    let sum = first.minor.saturating_add(later.minor);
    later.minor.saturating_mul(2) < first.minor
        || totals.iter().any(|total| total.minor == sum && later.minor > 0)
}

/// Money that several columns say counts once when they say the same, and together when a sum has proven them to be parts.
fn once(parts: Vec<Entry>, proven: bool) -> Result<Vec<Entry>, Doubt> {
    let mut counted: Vec<Entry> = Vec::with_capacity(parts.len());
    for part in parts {
        match counted.iter_mut().find(|known| known.same_money(&part)) {
            None => counted.push(part),
            Some(known) if proven && known.currency == part.currency => {
                known.minor = known.minor.saturating_add(part.minor);
            }
            Some(known) if known.currency == part.currency && known.minor == part.minor => {}
            Some(known) => return Err(Doubt::Several(vec![known.column, part.column])),
        }
    }
    Ok(counted)
}

#[cfg(test)]
mod tests;
