nav-findings = Synchronisation
finding-list-title = Synchronisation of programmes
finding-list-sub = Programmes of offices and partners that look like one, doubled, or complementary. The system points, people decide.
finding-title = Two programmes
finding-pair = Programmes
finding-grade = Finding
finding-reasons = Reasons
finding-decided = Verdict
finding-office = Office
finding-partner = Partner
finding-place = Place
finding-theme = Theme
finding-grade-same = One activity
finding-grade-duplication = Duplication
finding-grade-synergy = Complementary
finding-grade-unclear = Unclear
finding-grade-long-same = This looks like one activity that was recorded twice.
finding-grade-long-duplication = Two parties seem to do the same thing at the same place and time.
finding-grade-long-synergy = These seem to be two kinds of work that need each other at the same place and time.
finding-grade-long-unclear = They are alike, but at least one of them names the whole district only: whether they do the same work is not clear.
finding-no-grade = The system sees no reason to discuss these two programmes.
finding-decided-due = Can be decided now
finding-decided-past = Waits, but its time is over
finding-past = The time in which both work is over.
finding-decided-open = Waits for a verdict
finding-decided-returned = Back again: facts changed
finding-decided-decided = Settled
finding-side-office = Office
finding-side-partner = Partner
finding-verdict = Verdict
finding-verdict-which = Which verdict
finding-verdict-merge = Merge
finding-verdict-split-area = Split the area
finding-verdict-shift-time = Shift the time
finding-verdict-complement = Complement each other
finding-verdict-no-conflict = No conflict
finding-verdict-hint-merge = One activity: once the verdict is saved, choose the record that stays; the other is closed and counts no more.
finding-verdict-hint-split-area = Each works in its own place. The owners change the places in their programmes.
finding-verdict-hint-shift-time = One waits until the other is done. The owner changes the time in its programme.
finding-verdict-hint-complement = Both go on and support each other.
finding-verdict-hint-no-conflict = There is no relation that needs talking about.
finding-none = No findings
finding-none-hint = Among the programmes that are proposed, accepted or under way none look like one, doubled or complementary.
finding-none-found = No finding fits the filters
finding-none-found-hint = Take away some of the filters above.
finding-count =
    { $n ->
        [one] { $count } finding
       *[other] { $count } findings
    }
finding-count-waiting =
    { $n ->
        [one] { $count } waits for a verdict
       *[other] { $count } wait for a verdict
    }
finding-group = Group of { $count } programmes
finding-group-of = Part of a group of { $count } programmes that look like one activity
finding-group-chip = One group
finding-returned = The facts have changed since this was settled. The old verdict still stands below; please look again.
finding-changed-what = Field
finding-changed-before = When settled
finding-changed-now = Now
finding-changed-text = changed
finding-field-title = Title
finding-field-text = Description, targets or note on places
finding-field-organisation = Owner
finding-field-themes = Themes
finding-field-codes = Nomenclature codes
finding-field-goals = Development goals
finding-field-places = Places
finding-field-period = Period
finding-field-funders = Funding sources
finding-why = Why this is shown
finding-apart = These two programmes do not meet: their places or periods are apart, or they have the same owner.
finding-side-by-side = Side by side
finding-row-owner = Owner
finding-row-period = Period
finding-row-places = Places
finding-row-themes = Themes
finding-row-text = Description
finding-row-targets = Targets
finding-row-people = Beneficiaries
finding-row-codes = Nomenclature codes
finding-row-funders = Funding sources
finding-row-money = Money
finding-blank = not told
finding-decided-by = { $name }, { $when }
finding-no-verdict = No verdict yet.
finding-decide = Decide
finding-decide-anew = Decide again
finding-verdict-question = What was agreed?
finding-note = Note
finding-note-hint = For instance who takes which villages, or who calls whom.
finding-save = Save verdict
finding-reopen = Withdraw verdict
finding-reason-names = The record of { $writer } names { $other }.
finding-cut =
    { $n-count ->
        [one] Of each programme only the surest finding is used; the rest is not counted here.
       *[other] Of each programme only the { $count } surest findings are used; the rest is not counted here.
    }
finding-reason-title = Both titles are made of the same words.
finding-reason-title-alike = Both titles are alike.
finding-reason-counted = Both name the same count, in their own words: { $things }.
finding-reason-paid-twice = Both record the same source of money, too ({ $funders }): check whether one output is paid twice.
finding-paid-twice = Perhaps paid twice
finding-reason-places = Both work in { $places }.
finding-reason-places-more = Both work in { $places }, and { $more } more.
finding-reason-wide-one = { $owner } names its place only as the whole district.
finding-reason-wide-both = Both name their place only as the whole district.
finding-reason-months =
    { $n ->
        [one] By their dates, both are under way for { $count } month together.
       *[other] By their dates, both are under way for { $count } months together.
    }
finding-reason-period = Exactly the same period: { $period }.
finding-reason-open = Their dates are incomplete, so how long both are under way together is not known.
finding-reason-funders = Same source of money: { $funders }.
finding-reason-themes = Same themes: { $themes }.
finding-reason-fields = Words or codes of both point to the field { $fields }.
finding-reason-goals = Same development goals: { $goals }.
finding-place-kecamatan = Kecamatan { $name }
finding-place-kelurahan = Kelurahan { $name }
finding-place-desa = Desa { $name }
finding-refused-changed = One of the programmes has just changed. Reload the page and read again before deciding.
finding-refused-verdict = Choose one of the verdicts.
notice-finding-decided = Verdict saved.
notice-finding-reopened = Verdict withdrawn; the finding waits again.
audit-subject-finding = Synchronisation finding
event-finding-decided = settled a finding
event-finding-reopened = withdrew a verdict on a finding
finding-near-title = Somebody already does the like at this place and time.
finding-near-hint = Have a look first, then talk or split the area. The programme can still be saved.
finding-near-found = Findings about this programme
finding-near-yours = this programme
finding-row-to-record-same = Seems to be one activity with a programme that is recorded already, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-record-duplication = Seems to do the same as a programme that is recorded already, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-row-same = Seems to be one activity with row { $row } of this sheet, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-row-duplication = Seems to do the same as row { $row } of this sheet, “{ $title }” ({ $owner }). { $reasons }
nav-coverage = Who, what, where
coverage-whole = Whole district
coverage-sum = All programmes, each once
coverage-lead-with = With an office in charge
coverage-lead-without = Without an office in charge
coverage-records-title = Programmes behind the figure
coverage-records-sub = Programmes of this cycle that are proposed, accepted or under way; those past their time count until they are declared completed.
coverage-records-none = No programmes
coverage-records-none-hint = No programme fits the choices above yet.
coverage-records-count =
    { $n ->
        [one] { $count } programme
       *[other] { $count } programmes
    }
nav-gaps = Gaps
nav-leader = Leader’s page
coverage-all = All
coverage-no-theme = No theme
coverage-side = Side
coverage-years = Years
coverage-years-all = All years
coverage-year-untold = No time told
coverage-year-chosen = Under way in { $year }
coverage-years-note = A programme counts in each year that it runs, so the years together may be more than there are programmes. By the dates that programmes tell; one that tells only its beginning or its end counts in that year alone.
coverage-as-list = Show as a list
coverage-matrices = Matrices
coverage-matrix-offices = Offices × kecamatan
coverage-matrix-partners = Partners × kecamatan
coverage-matrix-themes = Themes × kecamatan
coverage-matrix-partners-by-theme = Partners × themes
coverage-matrix-note = Numbers of programmes; one programme can count in several columns. It counts in a kecamatan when it names it or one of its villages.
coverage-matrix-unplaced = None of these programmes names a kecamatan or a village.
coverage-matrix-none = The matrix appears as soon as a programme is proposed.
coverage-map = Map
coverage-map-area = { $n-count ->
    [one] { $name }: { $count } programme
   *[other] { $name }: { $count } programmes
}
coverage-map-source = Indicative boundaries from open data, not the legal ones.
coverage-map-none = The boundaries of this district are not available yet; the table below holds the same numbers.
coverage-map-kecamatan = Programmes by kecamatan
coverage-map-villages = Programmes by village; those that name the whole kecamatan count too
coverage-map-inside = see its villages
coverage-map-title = Programmes by area, { $place }, cycle of { $year }
coverage-map-made = From the records of the joint secretariat of { $district }, { $day }.
coverage-map-cut =
    { $n ->
        [one] { $count } more place has no room here; the CSV holds all.
       *[other] { $count } more places have no room here; the CSV holds all.
    }
coverage-map-undrawn =
    { $n ->
        [one] { $count } programme for the whole district is not drawn on the map.
       *[other] { $count } programmes for the whole district are not drawn on the map.
    }
coverage-map-unnamed = Names that have no room on the map stand in the table.
coverage-need = Need
coverage-need-serving = Only programmes that serve: { $need }
coverage-need-data = Numbers of need: { $name } ({ $unit }), { $year }, { $producer }.
coverage-need-served-every = This data names no theme: all programmes count as serving it.
coverage-need-served-theme = Those that serve it: programmes with the theme “{ $theme }”.
coverage-need-served-mission = Those that serve it: programmes whose codes of the nomenclature are closest to this mission among all missions.
coverage-need-added-up = The number of a kecamatan is that of those of its villages together which this data holds.
coverage-need-by-village = This data holds numbers by village that cannot be added up; open a kecamatan to see them.
coverage-need-by-kecamatan = This data holds numbers by kecamatan; there are none for villages.
coverage-need-shade-data = Shades of the map: the need divided by the number of programmes counted in the place, rounded up. A place that has a need but no programme counted has a mark of its own. A place without a number is no zero: there is no data.
coverage-need-shade-priority = Shades of the map: the number of programmes counted. A priority has no numbers of need by place.
coverage-need-programmes = Programmes that serve
coverage-need-each = Need per programme
coverage-need-none = no data
coverage-need-nobody = no programme
coverage-need-step = up to { $to }
coverage-need-area = { $n-count ->
    [one] { $name }: need { $need } { $unit }, { $count } programme that serves
   *[other] { $name }: need { $need } { $unit }, { $count } programmes that serve
}
coverage-need-area-none = { $n-count ->
    [one] { $name }: no data on need, { $count } programme that serves
   *[other] { $name }: no data on need, { $count } programmes that serve
}
coverage-need-gap = See it on the page of gaps
coverage-need-all = Show all programmes
coverage-code = Code of the area
coverage-money-on = Planned money on government budgets
coverage-money-off = Planned money outside government budgets
coverage-money-untold = Programmes without rupiah
coverage-money-untold-count = { $n-count ->
    [one] 1 programme tells no amount in rupiah.
   *[other] { $count } programmes tell no amount in rupiah.
}
coverage-money-untold-year = { $n-count ->
    [one] { $count } programme tells no amount in rupiah for { $year }.
   *[other] { $count } programmes tell no amount in rupiah for { $year }.
}
coverage-money-note = Money counts in full in every place that its programme names, so these columns cannot be added up.
coverage-money-beyond = too large to add up
coverage-file-district = District
coverage-file-cycle = Cycle
coverage-file-made = Made on
coverage-file-narrowed = Narrowed to
coverage-file-records = Kind of records
coverage-file-real = not simulated
coverage-file-note = One row for each programme in each of its places; money and beneficiaries stand in its first row only.
gap-sub = Villages that no programme names, priorities without a programme, and those without a counterpart.
gap-villages = Villages without a programme
gap-villages-hint = Villages that no programme names, neither themselves nor with their kecamatan. Programmes for the whole district name no village, so they do not count.
gap-whole =
    { $n ->
        [one] { $count } programme for the whole district does not count here
       *[other] { $count } programmes for the whole district do not count here
    }
gap-whole-open =
    { $n ->
        [one] See the { $count } programme.
       *[other] See the { $count } programmes.
    }
gap-villages-of = { $missing } of { $all } villages
gap-villages-none = Every village is named by some programme.
gap-of = of { $all }
gap-on-map = See on the map
gap-seek = Write an open need
gap-needs = Open needs
gap-needs-hint = What offices have written down and still seek a partner for in this cycle. Have a look before a new one is written.
gap-needs-first = see those that are open
gap-needs-all = Open the list of needs
gap-elsewhere =
    { $n ->
        [one] { $count } partnership under way carries out programmes of another cycle, which are not counted on this page.
       *[other] { $count } partnerships under way carry out programmes of another cycle, which are not counted on this page.
    }
gap-priorities = Priorities without a programme
gap-priorities-list = Priorities of the district and their programmes
gap-priorities-unset = The district’s priorities and missions are not filled in yet.
gap-priority = Priority
gap-rule = A programme counts for a priority theme if it has that theme, and for a mission if its codes of the nomenclature lie within the codes that the mission names. A programme within several missions counts for one only, that with the closest code. Words in a title or a text decide nothing.
gap-rule-theme = programmes with this theme
gap-rule-codes = programmes with code { $codes }
gap-rule-none = this mission names no code, so no programme is counted
gap-programmes = Programmes
gap-nobody = nobody
gap-themes = Themes that no programme has:
gap-partners = Partners without an office
gap-partners-hint = Partners of the cycle whose programmes name no office, which no plan in force pairs with one, and which have no partnership.
gap-offices = Offices without a partner
gap-offices-hint = Offices of the cycle that no partner’s programme names, which no plan in force pairs with one, and which have no partnership.
gap-none = None.

presented-pair = “{ $first }” ({ $owner }) and “{ $second }” ({ $other }): { $grade } { $reasons }
presented-gap-label = Not reached
presented-gap = In { $kecamatan }, which this partner’s programmes name, no programme names { $missing } of { $all } villages: { $villages }.
presented-gap-more = In { $kecamatan }, which this partner’s programmes name, no programme names { $missing } of { $all } villages: { $villages } and { $more } more.
leader-title = Leader’s page
leader-print = Print as PDF
leader-source = Programmes count from being put forward, completed ones included; gaps and findings are counted over those not declared completed. Everything is counted when this page is opened.
leader-source-sheet = Programmes count from being put forward, completed ones included; gaps and findings are counted over those not declared completed. Everything was counted when this sheet was made.
leader-column-figure = Matter
leader-column-value = Number
leader-column-note = Note
leader-column-change = Since last month
leader-change-more = +{ $count } since { $day }
leader-change-less = −{ $count } since { $day }
leader-change-none = unchanged since { $day }
leader-since = Changes are counted against the figures kept on { $day }.
leader-since-coming = Figures have been kept every day since { $first }; changes since last month are shown from { $day } on.
leader-since-missing = Changes are not shown: no figures were kept around { $day }.
leader-since-none = Changes since last month are not shown yet: no figures were kept so far.
leader-letter = Monthly letter
leader-letter-sub = The leader’s page by e-mail, once a month.
leader-letter-off = No mail server is set up: no letter is written by itself. The text below can be sent by hand.
leader-letter-mine = For me
leader-letter-none = You have not asked for the monthly letter.
leader-letter-next = You asked for the monthly letter. The next one is written from { $day } on.
leader-letter-waits = You asked for the monthly letter. It is written as soon as a mail server is set up.
leader-letter-choose = Send it every month
leader-letter-stop = Stop sending it
leader-letter-written = Letters written to you
leader-letter-month = Month
leader-letter-made = Written
leader-letter-state = State
leader-letter-gone = its e-mail is deleted by now
leader-letter-ready = Text ready to be sent
leader-letter-ready-hint = This is what the letter would say if it was written now. Copy the text or send it yourself.
leader-letter-unreached = The address of this site is not set: the link in the text opens on the server’s own computer only. Have it set before you send the text.
leader-letter-mail = Open in e-mail
leader-letter-subject = Subject
leader-letter-text = Text
email-leader-subject = Leader’s page of { $district }, { $day }
email-leader-text = To whom it may concern,

    here are the figures of { $cycle } as of { $day }.

    { $figures }

    { $since }

    Each figure opens the records behind it: { $link }

    This letter comes once a month to whoever asked for it, and can be stopped there under “Monthly letter”.
    Joint secretariat of { $district }
notice-leader-letter-chosen = The monthly letter will be sent to you.
notice-leader-letter-declined = The monthly letter is not sent to you any more.
event-person-leader-letter-chosen = Monthly letter of the leader’s page asked for
event-person-leader-letter-declined = Monthly letter of the leader’s page stopped
event-district-leader-letters-written = Monthly letters of the leader’s page written
job-name-leader-figures = Keeping the figures of the leader’s page
job-name-leader-letters = Monthly letters of the leader’s page
leader-programmes = Programmes and who carries them out
leader-gaps = What is not reached yet
leader-findings = What the joint secretariat has to decide
leader-figure-waiting = { $grade }, waiting for a verdict
leader-figure-waiting-all = All that can be decided now
leader-figure-unclear = { $grade }, places not told in detail
leader-note-unclear = one of them names only the whole district; not among what can be decided
leader-note-past =
    { $n ->
        [one] { $count } more waits, but its time is over
       *[other] { $count } more wait, but their time is over
    }
leader-money-offices = Money in offices’ programmes
leader-money-offices-known = { $count } of { $all } programmes name an amount in rupiah; planned for their whole time, goods and services that have a price included
leader-note-undecided = none decided so far
leader-note-registered = of { $count } registered
leader-note-owners = { $count } with programmes in this cycle
leader-note-over = { $count } completed or past their time
leader-note-programmes =
    { $n ->
        [one] { $count } programme
       *[other] { $count } programmes
    }
leader-note-doubled =
    { $n ->
        [one] { $count } of them seems to record an activity again
       *[other] { $count } of them seem to record an activity again
    }
finding-unite = Make one record
finding-unite-hint = Compare both records above. The one that stays does not change; copy first what stands in the other alone. The other is closed with a note of where it is recorded, and its owner can reopen it.
finding-unite-stays = Which record stays?
finding-unite-do = Make one record
finding-unite-confirm = Close the other record?
finding-refused-unite = No verdict that still holds says that these two are to be merged. Load the page again.
finding-refused-unite-partnership = A partnership still carries out the record that would be closed. Choose that one to stay, or change the partnership first.
finding-refused-stays = Choose the record that stays.
finding-united-reason = Recorded in the programme “{ $title }” ({ $owner }).
notice-finding-united = Both records became one; this one stays.
event-finding-united = Two records became one
email-finding-subject = Verdict of synchronisation: { $title }
email-finding-area-text = The joint secretariat settled that “{ $title }” and “{ $other }” split the area.

    Please change the places of your programme. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-time-text = The joint secretariat settled that one of “{ $title }” and “{ $other }” waits until the other is done.

    Please agree on whose programme changes its time. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-united-text = The programme “{ $title }” was merged into the programme “{ $other }”, which records that activity now.

    Your organisation is still named as carrying it out. See { $link }

    Joint secretariat of { $district }
area-title = Data on need
area-sub = How much need there is in each kecamatan or village by published data, and how much of it programmes reach.
area-see = See data on need
area-none = No data on need yet.
area-none-hint = The secretariat loads it from sheets that producers of data publish.
area-lines = Need by data, and the programmes of this cycle
area-name = Name of the data
area-name-hint = Such as: number of stunted children under five.
area-concept = Definition
area-concept-hint = What is counted, as its producer’s metadata says.
area-producer = Producer
area-licence = Licence
area-source = Source
area-source-hint = The address of the page, or the name of the document, where it was published.
area-year = Year
area-year-hint = Leave it empty when the sheet has a column “tahun”; the latest is taken.
area-unit = Unit
area-unit-hint = Leave it empty when the sheet has a column “satuan”.
area-theme = Theme of the programmes that meet it
area-theme-hint = Only programmes of this theme count as reaching it; without a choice all programmes do.
area-counts-people = It counts what programmes count as beneficiaries
area-counts-people-hint = If so, planned beneficiaries are taken from the need. Only for data that count people of the same group: toddlers with stunting are not all toddlers who are measured.
area-value = Column of numbers
area-value-hint = Its title, when the sheet has several columns of numbers.
area-file = Sheet
area-file-hint = XLSX or CSV: a row for each kecamatan or village with its code of the Ministry of Home Affairs, and the number.
area-load = Load data
area-load-hint = In the form of the Satu Data portals: a column of codes (kode_kecamatan or kode_desa_kelurahan), the number, and unit and year if they are there. Places outside this district are passed over.
area-need = Need
area-unserved = Where no programme works
area-left = Left
area-planned = Planned
area-places =
    { $n ->
        [one] { $count } place
       *[other] { $count } places
    }
area-places-part = Places { $from } to { $to } of { $all }, those that nobody reaches first
area-all-places = All places
area-kecamatan = Kecamatan
area-left-uncounted = not counted
area-left-how = What is left is the need less the beneficiaries that programmes plan, place by place and never below zero. It is counted only for data that count people of the group that programmes count as their beneficiaries.
area-other-year = Data of { $data } stand beside the programmes of the cycle { $cycle }; things may have changed since.
area-places-of = { $alone } of { $all } places
area-by-place = By place
area-met-by = Programmes with the theme “{ $theme }” are counted that name the place or its kecamatan.
area-met-by-all = All programmes are counted that name the place or its kecamatan.
area-planned-how = Planned beneficiaries are spread evenly over the places that a programme names; what is left is the need less that plan, place by place and never below zero.
area-beyond = Places whose plans go beyond their need: { $places }, together { $beyond } { $unit }. That takes nothing from what is left elsewhere.
area-whole =
    { $n ->
        [one] { $count } programme for the whole district names no place, so it is not counted here.
       *[other] { $count } programmes for the whole district name no place, so they are not counted here.
    }
area-untold =
    { $n ->
        [one] { $count } programme names places but not how many people it reaches.
       *[other] { $count } programmes name places but not how many people they reach.
    }
area-about = About this data
area-loaded = Loaded
area-remove = Remove this data
area-remove-confirm = Remove this data with all its numbers?
area-refused-full = There is as much data on need as there can be. Remove old data first.
area-fault-no-code = There is no column of codes of places, such as kode_kecamatan or kode_desa_kelurahan.
area-fault-no-value = The column of numbers was not found. { $text }
area-fault-several-values = There are several columns of numbers: { $text }. Name the one that is meant under “Column of numbers”.
area-fault-code = Row { $row }: “{ $text }” is no code of a place.
area-fault-place = Row { $row }: the place { $text } is not on the list of this district.
area-fault-levels = Row { $row }: { $text } is not of the level of the rows before it (kecamatan or village).
area-fault-either = Row { $row }: “{ $text }” can be read as thousands or as a fraction. Write it without points and commas, or save the sheet as XLSX.
area-fault-number = Row { $row }: “{ $text }” is no number that can be used.
area-fault-twice = Row { $row }: the place { $text } stands there more than once.
area-fault-no-rows = There is no row for any place of this district.
fault-area-people = Programmes count their beneficiaries as people, who cannot be taken from data of another unit: leave “It counts what programmes count as beneficiaries” empty, or load the number of people (orang).
fault-area-year = Give a year between 1990 and 2100.
fault-area-sheet = This sheet cannot be loaded yet; the reasons stand below.
fault-area-file = This file is no sheet that can be read.
notice-area-data-loaded = Data loaded.
notice-area-data-removed = Data removed.
audit-subject-area-data = Data on need
event-area-data-loaded = Data on need loaded
event-area-data-removed = Data on need removed
