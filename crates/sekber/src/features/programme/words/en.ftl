event-programme-created = Programme created
event-programme-changed = Programme changed
event-programme-proposed = Programme proposed
event-programme-verified = Programme accepted by the secretariat
event-programme-returned = Programme returned
event-programme-started = Programme under way
event-programme-completed = Programme completed
event-programme-cancelled = Programme cancelled
event-programme-reopened = Programme reopened

programme-fault-organisation = This office or partner is not known.
programme-fault-total = The total is too large to be stored.
programme-fault-reference-taken = Another programme of the same owner has this number in this cycle.
programme-refused-turn = This step is not possible at the programme’s present stage. Reload the page to see where it stands.
programme-refused-incomplete = The programme is incomplete. Fill in description, themes, places and start, then propose it again.
programme-refused-reason = Give a reason first.

nav-programmes = Programmes
programme-list-title = Programmes
programme-list-sub = Programmes of offices and partners in one cycle.
programme-list-of = Programmes in { $district }
programme-add = Write a programme
programme-none = No programmes in this cycle yet
programme-none-hint = Offices and partners write programmes, or import them from a spreadsheet.
programme-none-found = No programme fits
programme-none-found-hint = Remove a filter or search for other words.
programme-count = { $n ->
    [one] { $count } programme
   *[other] { $count } programmes
}
programme-download-hxl = Download CSV with HXL hashtags
programme-whole-district = The whole district
programme-whole-too = also those for the whole district

programme-side = Side
programme-side-office = Office
programme-side-partner = Partner
programme-owner = Owner
programme-reference = Programme number
programme-title = Title
programme-theme = Theme
programme-goal = Development goal
programme-place = Place
programme-place-codes = Region codes
programme-state = Stage
programme-state-draft = Draft
programme-state-proposed = Proposed
programme-state-verified = Accepted
programme-state-active = Under way
programme-state-completed = Completed
programme-state-cancelled = Cancelled
programme-turn = Turn
programme-year = Under way in
programme-money = Money
programme-money-with = Money stated
programme-money-without = No money stated
programme-lead = Lead office
programme-cycle = Cycle
programme-sort = Sort by
programme-sort-title = Title
programme-sort-money = Most money
programme-sort-changed = Latest change
programme-period = Time
programme-start = Start
programme-end = End
programme-total = Rupiah
programme-beneficiaries = Beneficiaries
