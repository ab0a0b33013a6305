# The ledger of partnerships.
nav-ledger = Partnership funds
ledger-title = Partnership funds
ledger-sub = Facts about money, never money itself: every rupiah is counted once
ledger-sub-own = The money that concerns your organisation; every rupiah is counted once
ledger-sub-none = The money of partnerships is open to their parties, the secretariat and the leaders; your role does not open it
ledger-entries = Ledger entries
ledger-latest-only = Only the latest { $count } entries are shown here; the sums above count all of them.
ledger-latest-all = All entries
ledger-entries-sub = The entries behind the figures, the latest first
ledger-entry = Entry
ledger-of = Funds of this partnership
ledger-own = Your partnerships
ledger-own-only = This page shows the money that your organisation gives or receives.
ledger-panel = Money
ledger-panel-all = See and record
ledger-own-money = { $name }, own money
ledger-record = Record funds
ledger-save = Save entry
ledger-record-hint = Entries are never changed. A mistake is undone by a counter-entry, so that its history stays.
ledger-correct = Correct
ledger-corrected-by = Corrected by { $who } or the secretariat.
ledger-correct-hint = The old entry stays and is undone by a counter-entry of the same amount. Fill in what takes its place below, or only undo it.
ledger-replace = Undo and replace
ledger-undo = Only undo
ledger-reason = Reason of the correction
ledger-sum = Sum
ledger-none = No entries yet
ledger-none-hint = No entry fits these filters.
ledger-none-found = No entry matches
ledger-none-own = No entries of your organisation yet
ledger-none-open = No entry is open to your role
ledger-none-open-hint = The money of partnerships is open to their parties, the secretariat and the leaders.
ledger-none-record = Begin with what is planned or committed for this partnership.
ledger-count = { $n ->
    [one] { $count } entry
   *[other] { $count } entries
}
ledger-by = Broken down by
ledger-by-year = Year
ledger-by-way = Way of money
ledger-by-funder = Funder
ledger-by-office = Leading office
ledger-by-theme = Theme
ledger-by-field = Field of government
ledger-by-goal = Development goal
ledger-by-place = Kecamatan
ledger-by-mission = Mission of the development plan
ledger-by-kind = Kind of funder
ledger-by-level = Level of funder
ledger-mission-former = Mission { $number } of an earlier plan
ledger-by-years = By year
ledger-key-none = Not stated
ledger-whole-district = The whole of { $district }
ledger-until = As it stood on
ledger-as-of = As it stood on { $day }
ledger-of-one-partnership = One partnership
ledger-stage = Stage of the money
ledger-stage-planned = Planned
ledger-stage-committed = Committed
ledger-stage-disbursed = Disbursed
ledger-stage-realised = Realised
ledger-way-partner-run = Run by the partner itself
ledger-way-goods-to-office = Goods or works given to an office
ledger-way-money-to-district = Money given to the district
ledger-way-district-grant = Grant from the district budget to an organisation
ledger-way-self-managed = Carried out under contract with an office (swakelola tipe III)
ledger-way-village-budget = Village budget (APBDes)
ledger-way-company-responsibility = Company responsibility (TJSLP/CSR)
ledger-way-state-budget = State or provincial budget
ledger-way-in-kind = Goods, volunteers or expertise
ledger-budget = Budget
ledger-budget-partners = Partners’ money
ledger-budget-district = District budget (APBD)
ledger-budget-village = Village budgets (APBDes)
ledger-budget-state = State and provincial budgets
ledger-form = Form
ledger-form-cash = In money
ledger-form-in-kind = In goods or services
ledger-method = How it was valued
ledger-method-purchase-price = Purchase price
ledger-method-market-price = Market price
ledger-method-standard-price = The district’s standard prices
ledger-method-own-estimate = The giver’s estimate
ledger-disclosure = How the amount is told
ledger-disclosure-exact = Exact amount
ledger-disclosure-band = Band
ledger-disclosure-not-disclosed = Not disclosed or not valued
ledger-not-disclosed = not disclosed
ledger-not-valued = not valued in money
ledger-undisclosed = { $n ->
    [one] { $count } not disclosed
   *[other] { $count } not disclosed
}
ledger-unvalued = { $n ->
    [one] { $count } not valued in money
   *[other] { $count } not valued in money
}
ledger-undisclosed-undone = undone
ledger-hands = Funder and implementer
ledger-funder-name = Name of another funder
ledger-implementer = Implementer
ledger-implementer-name = Name of another implementer
ledger-other-name = Another (write its name)
ledger-amount = Amount
ledger-amount-high = Up to
ledger-source = Source document
ledger-evidence = Evidence
ledger-no-evidence = No file proves it yet.
ledger-add-evidence = Add evidence
ledger-attach = Upload
ledger-more = Other currencies, goods and services, money passed on, places, notes
ledger-foreign = Another currency
ledger-rate = Exchange rate
ledger-rate-on = Day of the rate
ledger-rate-source = Source of the rate
ledger-goods = Goods or services
ledger-quantity = Quantity
ledger-unit = Unit
ledger-out-of = Passed on from
ledger-programme = Programme
ledger-partnership = Partnership
ledger-note = Note
ledger-recorded = Recorded
ledger-confirmed = Confirmed
ledger-refused = Refused
ledger-what = What the entry says
ledger-told = Amount as told
ledger-counts = Counted
ledger-counted-above = counted above
ledger-counter = Counter-entry
ledger-undone = Undone
ledger-undone-who = Undone by { $who }
ledger-undone-by = This entry was undone by a counter-entry.
ledger-undoes = This entry undoes the one before.
ledger-counted-only = Only what totals count
ledger-standing-deciding = Waiting for you to confirm
ledger-standing-confirmed = Confirmed by the office
ledger-standing-waiting = Waits for the office
ledger-standing-refused = Refused by the office
ledger-standing-nothing = counts nothing
ledger-standing-waiting-long = This entry is of public money, of what is given to the district, or of money from or to an office. It counts in no total until the leading office confirms it.
ledger-standing-refused-by = Refused by { $who }, so that it counts in no total:
ledger-standing-reason = Reason, when you refuse it
ledger-standing-confirm = Confirm for the office
ledger-standing-refuse = Refuse
ledger-standing-tile = Funds to confirm
ledger-standing-tile-note = recorded by others, not counted yet
ledger-column-standing = Confirmation
ledger-simulated-long = This page is simulated for a demonstration; it is no real record.
ledger-chain = Chain of money
ledger-computed = How it is counted
ledger-computed-above = This money was passed on from the entry above. It is counted there and not added again.
ledger-computed-plain = As much as its source says.
ledger-computed-hidden = The amount is not known. It is named beside every sum and never taken for zero.
ledger-converted = Multiplied by the rate 1 { $currency } = IDR { $rate } of { $day } ({ $source }), rounded to the nearest sen.
ledger-spent-more = Somewhere more was spent than was paid out: not all that was paid out is recorded, or other money was spent first.
ledger-how = How these figures are computed
ledger-how-once = Money that is passed on is a part of the money it came from and is not added again. Entries belong to the partnership and not to each partner, so that co-partners and several offices do not count them twice.
ledger-how-stages = Planned, committed, disbursed and realised are four stages of the same money and are not added together. Partners’ money, the district budget, village budgets, and state and provincial budgets each have totals of their own, and so have money and goods.
ledger-how-divided = An entry with several themes, fields, goals, kecamatan or missions is divided evenly between them; the first ones bear what is over. What is not disclosed is named under each. Missions follow the codes of the programmes when the entry was recorded.
ledger-how-click = Click a figure to see the entries that make it up; they add up to the rupiah.
ledger-warning-nothing-yet = Half the year is over, and nothing was disbursed or realised
ledger-warning-less-than-committed = Less was realised than committed
ledger-warning-more-than-committed = More was realised than committed
ledger-warning-never-committed = What was planned was never committed
ledger-warning-of = { $budget }, { $year }
ledger-compared-nothing-yet = { $expected } committed, { $actual } realised.
ledger-compared-less-than-committed = { $actual } realised of { $expected } committed.
ledger-compared-more-than-committed = { $actual } realised, { $expected } committed.
ledger-compared-never-committed = { $expected } planned, { $actual } committed.
ledger-column-id = Entry code
ledger-column-recorded = Recorded on
ledger-column-quantity = Quantity
ledger-column-low = Counted, at least
ledger-column-high = Counted, at most
ledger-column-undisclosed = Not disclosed
ledger-column-corrects = Undoes entry
ledger-column-out-of = Passed on from entry
hint-ledger-stage = A plan, a written promise, a transfer to the implementer, or spending.
hint-ledger-way = Decides to which budget it belongs, so that the district budget is never mixed with partners’ money.
hint-ledger-funder = Whose money it was at first. For your own money choose your organisation.
hint-ledger-implementer = Who receives it and carries out the work.
hint-ledger-amount = For example 250 juta, 1.250.000, or USD 10.000.
hint-ledger-amount-high = Only for a band.
hint-ledger-source = Number of the agreement, financial report, receipt or record.
hint-ledger-rate = Rupiah for one unit of that currency, such as 15.450.
hint-ledger-rate-source = For example the middle rate of Bank Indonesia.
hint-ledger-unit = For example person-days, packages, seedlings.
hint-ledger-out-of = Choose when this money is a part of money already recorded. Its funder must be the implementer there.
hint-ledger-programme = Leave empty when it is for all programmes of the partnership.
hint-ledger-place = Leave empty to follow the places of the programme.
fault-ledger-year = A year between 1990 and 2100.
fault-ledger-not-yet = Money of a coming year cannot have been realised.
fault-ledger-amount = The amount must be above zero and at most ten trillion rupiah.
fault-ledger-amount-unread = “{ $value }” cannot be read as a number.
fault-ledger-band = The upper end must be above the lower one, in the same currency.
fault-ledger-rate = Enter the rupiah for one { $currency }.
fault-ledger-rate-day = Enter the day of the rate, today at the latest.
fault-ledger-way-form = A grant of goods or works, and goods, volunteers or expertise are no money: choose goods or services as the form, or another way.
fault-ledger-office-money = The name of who gives holds that of an office of the district: { $name }. Money of the government is not the partners’: choose its way, such as a grant from the district budget, self-management, a village budget, or the budget of the state or the province.
fault-ledger-not-government = Who gives this money, { $name }, is no government. Money of the district’s budget comes from the district or its offices, that of a village’s budget from the village: correct who gives, or choose another way.
fault-ledger-alike = The same as an entry that stands already: the stage, the day, the amount, who gives and who receives are the same.
fault-ledger-cash-quantity = A quantity is for goods or services only.
fault-ledger-quantity = Enter how many goods or services.
fault-ledger-method = Choose how it was valued, or choose not valued.
fault-ledger-other-kind = What is passed on must be of the same stage, form and budget as what it comes from.
fault-ledger-other-hands = Whoever passes on must be the implementer of the entry it comes from, and not pass on to itself.
fault-ledger-too-much = More than is left to be passed on.
fault-ledger-undone = The entry it comes from was undone.
fault-ledger-not-yours = Your organisation must be the funder or the implementer.
fault-ledger-unconfirmed = The entry it comes from is not confirmed by the office.
fault-ledger-before-papers = Before this partnership is carried out, an organisation records as disbursed or realised only money that it gives itself.
fault-ledger-large = From ten billion rupiah on, a document that proves the amount is uploaded with it. The upper end of a range counts, and so do other entries of this partnership for the same year and stage that no document proves.
fault-ledger-large-instead = From ten billion rupiah on, a document has to prove the amount; other entries of this partnership for the same year and stage that no document proves count, too. Put it beside the old entry first, then correct it.
refused-ledger-declined = This partnership was declined, so that no money is recorded.
refused-ledger-whose = This entry is corrected by { $who } or the secretariat alone.
refused-ledger-confirmed = The office has confirmed this entry, so that it is corrected by { $who } or the secretariat alone.
refused-ledger-undone = This entry was undone already, or undoes another.
refused-ledger-decided = This entry does not wait for the office any more. Load the page again.
refused-ledger-passed-on = A part of this money was passed on. Undo the entries that passed it on first.
refused-ledger-many = This partnership already has { $most } entries, as many as are kept. Put small ones together, such as those of a month.
refused-ledger-evidence = This entry already has { $most } files that prove it, as many as are kept.
refused-ledger-shelf = The files that prove this partnership’s entries are as many as are kept (1,000 files or 2 GB). Please turn to the secretariat.
notice-ledger-recorded = The entry was saved.
notice-ledger-corrected = The entry was corrected; the old one stays.
notice-ledger-proved = The evidence was added.
notice-ledger-decided = Saved.
audit-subject-ledger = Ledger entry
event-ledger-recorded = Money recorded
event-ledger-corrected = Ledger entry corrected
event-ledger-proved = Evidence of money added
event-ledger-decided = Entry confirmed or refused by the office
ledger-field-stage = Stage
ledger-field-way = Way of money
ledger-field-form = Form
ledger-field-year = Year
ledger-field-funder = Funder
ledger-field-implementer = Implementer
ledger-field-disclosure = How the amount is told
ledger-field-currency = Currency
ledger-field-low-idr = Counted, at least
ledger-field-high-idr = Counted, at most
ledger-field-source = Source document
ledger-field-reason = Reason
ledger-field-standing = Confirmation
ledger-field-file = File
ledger-field-sha256 = SHA-256
ledger-day = Date
hint-ledger-day = The day on which the money was promised, handed over or spent. Not the day of recording. Without it money handed over or spent is only in the report of a whole year.
ledger-confirm = Checked; save it with a mark
ledger-doubt-outside-term = Outside the agreed term
ledger-doubt-beyond-promise = Beyond what was promised
ledger-doubt-already-reported = Period already reported
ledger-doubt-alike = Same as another entry
ledger-doubt-confirmed = whoever recorded it was told and saved it all the same.
ledger-column-doubts = Marks
fault-ledger-day = “{ $value }” is not a date. Example: 20 September 2023.
fault-ledger-day-year = The date must lie in the year above.
fault-ledger-day-ahead = Only a plan may have a date in the future.
fault-ledger-outside-term = Outside the term of this partnership’s papers.
fault-ledger-beyond-promise = With this entry the sum is beyond what was promised.
fault-ledger-already-reported = The period { $period } has been reported on or locked. Correct the date, or have its report sent back and corrected.
fault-ledger-reported-no-day = The period { $period } has been reported on or locked, and without a date nobody knows whether this money belongs to it. Give a date outside that period, or have its report sent back and corrected.
fault-ledger-confirm = Correct the above, or tick to save it all the same.
ledger-from-day = Dated from { $day }
ledger-to-day = Dated until { $day }
ledger-leader = Partners’ money by stage
ledger-leader-planned = Partners’ money planned
ledger-leader-committed = Partners’ money committed
ledger-leader-disbursed = Partners’ money disbursed
ledger-leader-realised = Partners’ money realised
ledger-leader-entries = { $n ->
    [one] { $count } entry, all years; what was passed on from another stands in the list, but is not counted again
   *[other] { $count } entries, all years; what was passed on from another stands in the list, but is not counted again
}
ledger-leader-least = the least it comes to, as some is recorded as a range or not disclosed: { $sum }, all years
ledger-leader-in-partnerships = only what is recorded in partnerships, not the money of all programmes; { $note }
ledger-leader-handed-over = handed over to whoever carries the work out; { $note }
ledger-leader-spent = spent on activities, also by partners themselves without being handed over first; { $note }
email-ledger-waits-subject = Funds to confirm: { $title }
email-ledger-waits-text = { $who } recorded public money in the partnership { $title }. It counts once your office confirms it.

    { $link }

    Joint secretariat of { $district }
email-ledger-confirmed-subject = Funds confirmed: { $title }
email-ledger-confirmed-text = An entry of the partnership { $title } was confirmed and counts now.

    { $link }

    Joint secretariat of { $district }
email-ledger-corrected-subject = Funds corrected: { $title }
email-ledger-corrected-text = { $who } corrected what is recorded of money in the partnership { $title }. What stood before is kept and undone by a counter-entry. Reason: { $reason }

    { $link }

    Joint secretariat of { $district }
email-ledger-refused-subject = Funds refused: { $title }
email-ledger-refused-text = An entry of the partnership { $title } was refused. Reason: { $reason }

    { $link }

    Joint secretariat of { $district }
told-title = Money that imported files tell
told-intro = Lines of imported files about the programmes of this partnership. They count nothing until they are recorded here. Choose those that are right and say what the file does not say: the way of the money, and the rate of a currency.
told-waits = { $n-count ->
    [one] 1 line of money that an imported file tells is not recorded in this ledger.
   *[other] { $count } lines of money that imported files tell are not recorded in this ledger.
}
told-open = See the lines
told-none = No line is offered
told-none-hint = Lines appear here when an imported IATI file tells of the money of a programme of this partnership.
told-to-ledger = Back to the ledger
told-offered = { $n-count ->
    [one] 1 line can be recorded
   *[other] { $count } lines can be recorded
}
told-first = { $n-count ->
    [one] The first one is shown. The next ones follow once it is recorded or set aside.
   *[other] The first { $count } are shown. The next ones follow once these are recorded or set aside.
}
told-line = Line of the file
told-day = Day, or beginning of its time
told-corrects = Corrects
told-alike = Same as an entry
told-alike-entry = The entry that says the same
told-corrected-entry = The entry that it corrects
told-alone = Record it alone
told-nobody = not named
told-rate-hint = For lines that are not in rupiah. One rate is for lines of one currency; record lines of other currencies separately.
told-record = Record the chosen lines
told-set-aside = Set the chosen lines aside
told-kept = Kept and not offered
told-aside = Set aside
told-offer-again = Offer the chosen lines again
told-corrected-reason = The imported file tells it otherwise
fault-told-none = Choose at least one line.
fault-told-large = From ten billion rupiah on, a document has to prove the amount; other entries of this partnership for the same year and stage that no document proves count, too. Record this line alone and upload the document with it.
fault-told-line = The line { $line } cannot be recorded as it is:
fault-told-rates = The chosen lines are in several currencies. Record those of one currency at a time.
refused-told-gone = A chosen line is recorded already, was set aside, or is told otherwise by now. Choose again from the lines that are still offered.
notice-told-recorded = The chosen lines were recorded.
notice-told-aside = The chosen lines were set aside.
notice-told-back = The chosen lines are offered again.
event-partnership-told-aside = Lines of imported files set aside
event-partnership-told-offered = Lines of imported files offered again

# Sums over districts
job-name-ledger-sums = Keeping sums of money for all districts of a server
ledger-unpaid = { $n ->
    [one] { $count } commitment of money is not all paid
   *[other] { $count } commitments of money are not all paid
}
ledger-unpaid-only = What was committed is not all paid
