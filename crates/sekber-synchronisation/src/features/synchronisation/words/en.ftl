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
finding-grade-long-unclear = They are alike, but in at least one of the records no kecamatan or village is chosen: whether they do the same work is not clear.
finding-no-grade = The system sees no reason to discuss these two programmes.
finding-decided-due = Waits for a verdict
finding-decided-unclear = Unclear: complete its places
finding-decided-past = Past without a verdict
finding-past = The time in which both work is over.
finding-decided-open = Not settled
finding-decided-returned = Back again: facts changed
finding-decided-decided = Settled
finding-decided-objected = An objection waits
finding-decided-partly = Done by one side
finding-decided-done = Settled and done
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
finding-sort = Sort by
finding-sort-first = What waits first
finding-sort-title = Title of the first programme
finding-sort-owner = Owner of the first programme
finding-sort-months = How long both are under way
finding-count =
    { $n ->
        [one] { $count } finding
       *[other] { $count } findings
    }
finding-count-objected =
    { $n ->
        [one] { $count } objection waits for a reply
       *[other] { $count } objections wait for a reply
    }
finding-count-waiting =
    { $n ->
        [one] { $count } waits for a verdict
       *[other] { $count } wait for a verdict
    }
finding-group = Group of { $count } programmes
finding-group-of = Part of a group of { $count } programmes that look like one activity
finding-group-title = The whole group
finding-group-members =
    { $n ->
        [one] { $count } programme that looks like one activity
       *[other] { $count } programmes that look like one activity
    }
finding-group-programme = Programme
finding-group-belongs = In the group
finding-group-yes = Looks like one activity
finding-group-perhaps = Perhaps, too
finding-group-compare = Compare
finding-group-perhaps-note = “Perhaps, too”: much like one of the programmes of this group, but one of the two records names no kecamatan or village, so that it is not certain.
finding-group-beside =
    { $n ->
        [one] Perhaps part of a group of { $count } programme that looks like one activity, too
       *[other] Perhaps part of a group of { $count } programmes that look like one activity, too
    }
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
finding-field-verdict = Verdict
finding-field-mover = Who changes the time
finding-field-other = The other programme
finding-field-note = Note
district-field-month = Month
district-field-letters = Number of letters
area-data-field-name = Name
area-data-field-producer = Producer of the data
area-data-field-year = Year
area-data-field-unit = Unit
area-data-field-licence = Licence
area-data-field-source = Source
area-data-field-theme = Code of the theme
area-data-field-places = Number of places
area-data-field-skipped-rows = Number of rows left out
area-data-field-skipped = Codes of places left out
boundaries-field-level = Level
boundaries-field-source = Source
boundaries-field-licence = Licence
boundaries-field-places = Number of areas
finding-why = Why this is shown
finding-in-common = What both programmes have in common
finding-apart = These two programmes do not meet: their places or periods are apart, or they have the same owner.
finding-side-by-side = Side by side
finding-row-title = Title
finding-row-owner = Owner
finding-row-period = Period
finding-row-places = Places
finding-row-themes = Themes
finding-row-text = Description
finding-row-targets = Targets
finding-row-people = Beneficiaries
finding-row-codes = Nomenclature codes
finding-row-funders = Funding sources
finding-row-money = Funding
finding-blank = not told
finding-decided-by = { $name }, { $when }
finding-no-verdict = No verdict yet.
finding-decide = Decide
finding-decide-anew = Decide again
finding-decide-unclear = Say that there is no conflict
finding-unclear-hint = This finding cannot be decided yet: the owner of the record without a kecamatan or village has to complete its places, then it is graded again. Where it is certain that both have nothing to do with each other, say that there is no conflict.
finding-verdict-question = What was agreed?
finding-note = Note
finding-file-by = Settled by
finding-file-when = Settled on
finding-file-link = Page of the finding
finding-file-simulated = Rows with “simulated” in their last column hold a programme that was made up for a demonstration.
finding-note-hint = For instance who takes which villages, or who calls whom.
finding-save = Save verdict
finding-reopen = Withdraw verdict
finding-reopen-confirm = Withdraw this verdict? The finding waits again; the verdict and its note stay in the history.
finding-past-verdicts = History of verdicts
finding-somebody = name withdrawn
finding-overtaken = Your verdict was not saved, since somebody was faster: { $what } ({ $name }, { $when }).
finding-overtaken-hint = What you wrote is still below; save it again if it is still needed.
finding-partly = { $done } has done what was settled; { $waits } has not yet.
finding-done = Done: since the verdict, both programmes do not meet any more.
finding-undone = Both records were made one, then the owner of the closed one opened it again. Both count again; please decide once more.
finding-ended = One of both programmes is no longer proposed, accepted or under way in this cycle, so they are not compared any more.
finding-ended-united = Both records became one: “{ $kept }” ({ $kept_owner }) stays, “{ $gone }” ({ $gone_owner }) is closed.
finding-as-settled = The fields below are those of the day when this was settled.
finding-kept = Verdicts whose finding is gone
finding-kept-hint = Records that became one, verdicts that were carried out, and programmes that ended. Titles and owners are those of the day when this was settled.
finding-kept-count =
    { $n ->
        [one] { $count } verdict
       *[other] { $count } verdicts
    }
finding-became = Now
finding-became-united = Made one record
finding-became-ended = One programme has ended or is not proposed any more
finding-became-done = Done: they do not meet any more
finding-became-apart = Not shown as a finding any more
finding-mover = Whose programme changes its time?
finding-mover-hint = To be filled where the verdict is to shift the time.
finding-mover-either = Not settled: both owners agree on it
finding-mover-is = Who shifts the time: { $owner }.
finding-mover-open = Who shifts the time is not settled: both owners agree on it.
finding-own-hint-either = This verdict asks one of both programmes to change its time, as you and the owner of the other one agree. An objection goes into an answer to it.
finding-own = Change my programme
finding-own-hint = This verdict asks you to change your programme. An objection goes into an answer to it.
finding-reason-names = The record of { $writer } names { $other }.
finding-reason-names-word = The record of { $writer } holds { $words } from the name of { $other }.
finding-cut =
    { $n-count ->
        [one] Of each programme only the surest finding is used; the rest is not counted here.
       *[other] Of each programme only the { $count } surest findings are used; the rest is not counted here.
    }
finding-reason-title = Both titles are the same.
finding-reason-title-words = Words in both titles: { $words }.
finding-reason-counted = Both name the same count, in their own words: { $things }.
finding-reason-paid-twice = Both record the same source of funding, too ({ $funders }): check whether one output is paid twice.
finding-paid-twice = Perhaps paid twice
finding-reason-places = They meet in { $places }.
finding-reason-places-more = They meet in { $places }, and { $more } more.
finding-reason-wide-one = In the record of { $owner } no kecamatan or village is chosen.
finding-reason-wide-both = In neither record is a kecamatan or village chosen.
finding-reason-months =
    { $n ->
        [one] By their dates, both are under way for { $count } month together.
       *[other] By their dates, both are under way for { $count } months together.
    }
finding-reason-period = Exactly the same period: { $period }.
finding-reason-open = Their dates are incomplete, so how long both are under way together is not known.
finding-reason-funders = Same source of funding: { $funders }.
finding-reason-themes = Same themes: { $themes }.
finding-reason-groups = Groups of people that both name: { $groups }.
finding-reason-codes = The same codes of the nomenclature: { $codes }.
finding-reason-fields = Words or codes of both point to { $fields }.
finding-field-of-government = the field { $name }
finding-reason-words = Titles, themes and texts of both use mostly the same words.
finding-reason-goals = Same development goals (SDGs): { $goals }.
finding-place-kecamatan = Kecamatan { $name }
finding-place-kelurahan = Kelurahan { $name }
finding-place-desa = Desa { $name }
doctor-on-grading = model of findings
doctor-grading-own = findings are graded with the model of { $file }
doctor-grading-broken = { $file } is no model, so findings are graded with the one built in. Write it anew with sekber overlap --judged, or remove the file, and restart.
finding-cli-verdicts =
    { $n-count ->
        [one] { $count } verdict was written to learn from; { $stale } not, since facts have changed after they were settled.
       *[other] { $count } verdicts were written to learn from; { $stale } not, since facts have changed after they were settled.
    }
finding-refused-changed = One of the programmes has just changed. Reload the page and read again before deciding.
finding-refused-unclear = This finding is unclear: complete its places first, or say that there is no conflict.
finding-refused-verdict = Choose one of the verdicts.
notice-finding-decided = Verdict saved.
notice-finding-reopened = Verdict withdrawn; the finding waits again.
audit-subject-finding = Synchronisation finding
event-finding-decided = Finding settled
event-finding-reopened = Verdict on a finding withdrawn
finding-near-title = Somebody else has a programme much like this one at the same place and time.
finding-near-hint = Have a look first, then talk to the owner or split the area; the joint secretariat can bring you together. The programme can still be saved.
finding-near-draft = This programme is not proposed yet. These programmes like it are recorded already; talk to their owners, or ask the joint secretariat to bring you together.
finding-near-found = Findings about this programme
finding-near-yours = this programme
finding-row-to-record-same = Seems to be one activity with a programme that is recorded already, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-record-duplication = Seems to do the same as a programme that is recorded already, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-row-same = Seems to be one activity with row { $row } of this sheet, “{ $title }” ({ $owner }). { $reasons }
finding-row-to-row-duplication = Seems to do the same as row { $row } of this sheet, “{ $title }” ({ $owner }). { $reasons }
nav-coverage = Who, what, where
coverage-whole = Whole district
coverage-whole-beside = Whole district (not in the sum above)
coverage-sum = All programmes, each once
coverage-lead-with = With an office in charge
coverage-lead-without = Without an office in charge
coverage-records-title = Programmes behind the figure
coverage-records-sub = Programmes of this cycle that are proposed, accepted or under way; those past their time count until they are declared completed.
coverage-records-sub-need = Programmes of this cycle that are proposed, accepted or under way; those past their time do not count, unless a year is chosen.
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
coverage-years-open = Not yet over
coverage-year-untold = No time told
coverage-year-chosen = Under way in { $year }
coverage-map-list = Programmes and their time
coverage-map-list-first = The first by title
coverage-map-list-all = See all as a list
coverage-span-from = { $year } and later
coverage-span-until = { $year } and earlier
coverage-sort-title = Title
coverage-sort-owner = Owner
coverage-sort-money = Most funding
coverage-sort-end = What ends first
coverage-span-turned = The last year is earlier than the first one, so the last year is not applied.
coverage-from-chosen = Under way in { $year } or later
coverage-until-chosen = Under way in { $year } or earlier
coverage-range = Range of years
coverage-range-from = From year
coverage-range-until = Until year
coverage-range-open = no limit
coverage-range-apply = Choose range
coverage-years-note = A programme counts in each year that it runs, so the years together may be more than there are programmes. By the dates that programmes tell; one that tells only its beginning or its end counts in that year alone.
coverage-as-list = Show as a list
coverage-matrices = Matrices
coverage-matrix-offices = Offices × kecamatan
coverage-matrix-partners = Partners × kecamatan
coverage-matrix-themes = Themes × kecamatan
coverage-matrix-partners-by-theme = Partners × themes
coverage-matrix-note = Numbers of programmes; one programme can count at several places or themes.
coverage-matrix-note-places = A programme counts in a kecamatan when it names it or one of its villages.
coverage-matrix-scroll = Where not all columns are seen, move the matrix sideways; the XLSX has them all.
coverage-matrix-shades = Shades show numbers of programmes; those without a theme or for the whole district are not shaded.
coverage-matrix-unplaced = None of these programmes names a kecamatan or a village.
coverage-matrix-none = The matrix appears as soon as a programme is proposed.
coverage-map = Map
coverage-map-area = { $n-count ->
    [one] { $name }: { $count } programme
   *[other] { $name }: { $count } programmes
}
coverage-map-source = Boundaries: { $source }, { $licence }; indicative, not legal boundaries.
fault-boundary-none = There are no boundaries of this district’s kecamatan or villages; a file holds those of one level.
boundary-cli-kecamatan = Boundaries loaded: { $count } of { $all } kecamatan.
boundary-cli-villages = Boundaries loaded: { $count } of { $all } villages.
audit-subject-boundaries = Boundaries
event-boundaries-loaded = Boundaries loaded
coverage-map-dots = a village that a counted programme names
coverage-map-dots-note = Points on the map: villages that a counted programme names.
coverage-map-dot-one = a village with one programme
coverage-map-dot-many = with four programmes or more
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
coverage-map-opens = Choose a kecamatan to open the map of its villages.
coverage-map-key = Numbers on the map: { $list }.
coverage-need = Need
coverage-need-serving = Only programmes that serve: { $need }
coverage-need-data = Numbers of need: { $name } ({ $unit }), { $year }, { $producer }.
coverage-need-served-every = This data names no theme: all programmes count as serving it.
coverage-need-served-theme = Those that serve it: programmes with the theme “{ $theme }”.
coverage-need-served-mission = Those that serve it: programmes whose codes of the nomenclature are closest to this mission among all missions.
coverage-need-served-standard = Who serves it: programmes with the code of a sub-kegiatan of this minimum service standard, or of the kegiatan that one lies in. Programmes that name no such code cannot be counted: zero says that none names one, not that nobody serves it.
coverage-need-added-up = The number of a kecamatan is that of those of its villages together which this data holds. A kecamatan with a programme in one of its villages is not marked as having none; what its other villages need, which have none, is counted on the page of gaps.
coverage-need-by-village = This data holds numbers by village that cannot be added up; open a kecamatan to see them.
coverage-need-by-kecamatan = This data holds numbers by kecamatan; there are none for villages.
coverage-need-shade-data = Shades of the map: the need divided by the number of programmes counted in the place, rounded up. A place that has a need but no programme counted has a mark of its own. A place without a number is no zero: there is no data.
coverage-need-shade-priority = Shades of the map: the number of programmes counted. A priority has no numbers of need by place.
coverage-need-shade-standard = Shades of the map: the number of programmes counted. A minimum service standard has no numbers of need by place here.
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
coverage-money-on = Planned funding on government budgets
coverage-money-off = Planned funding outside government budgets
coverage-money-untold = Programmes without rupiah
coverage-money-untold-count = { $n-count ->
    [one] 1 programme tells no amount in rupiah.
   *[other] { $count } programmes tell no amount in rupiah.
}
coverage-money-untold-year = { $n-count ->
    [one] { $count } programme tells no amount in rupiah for { $year }.
   *[other] { $count } programmes tell no amount in rupiah for { $year }.
}
coverage-money-note = Funding counts in full in every place that its programme names, so these columns cannot be added up.
coverage-money-beyond = too large to add up
coverage-file-district = District
coverage-file-cycle = Cycle
coverage-file-made = Made on
coverage-file-narrowed = Narrowed to
coverage-file-records = Kind of records
coverage-file-real = not simulated
coverage-file-note = One row for each programme in each of its places; money and beneficiaries stand in its first row only.
gap-sub = Villages that no programme names, priorities and minimum service standards without a programme, and those without a counterpart.
gap-villages = Villages without a programme
gap-villages-hint = Villages that no programme names, neither themselves nor with their kecamatan. Programmes for the whole district name no village, so they do not count; nor do programmes past their time.
gap-whole =
    { $n ->
        [one] { $count } programme for the whole district does not count here
       *[other] { $count } programmes for the whole district do not count here
    }
gap-whole-open =
    { $n ->
        [one] See the { $count } programme for the whole district.
       *[other] See the { $count } programmes for the whole district.
    }
gap-villages-of = { $missing } of { $all } villages
gap-villages-none = Every village is named by some programme.
gap-reached-hint = Villages that programmes which are not over name, by their own name or through their kecamatan.
gap-of = of { $all }
gap-on-map = See on the map
gap-seek = Write an open need
gap-needs = Open needs
gap-needs-hint = What offices have written down and still seek a partner for in this cycle. Have a look before a new one is written.
gap-needs-fitting = open needs that fit
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
gap-rule = A programme counts for a priority theme if it has that theme, and for a mission if its codes of the nomenclature lie within the codes that the mission names. A programme within several missions counts for one only, that with the closest code. Words in a title or a text decide nothing. Programmes past their time do not count and are told apart.
gap-rule-theme = programmes with this theme
gap-rule-codes = programmes with code { $codes }
gap-rule-none = this mission names no code, so no programme is counted
gap-over-all =
    { $n ->
        [one] { $count } programme, and it is over
       *[other] { $count } programmes, all of them over
    }
gap-over-more =
    { $n ->
        [one] { $count } more is over
       *[other] { $count } more are over
    }
gap-cycle-empty = This cycle has no programmes yet: what seems empty below need not be a gap.
gap-cycle-none = this cycle has no programmes yet
gap-standard = Standard
gap-standards = Parts of minimum service standards without a programme
gap-standards-untold = cannot be counted yet: no programme that is not over names the code of a kegiatan or sub-kegiatan
gap-standards-untold-all = This cannot be counted yet: no programme that is not over names a code of a kegiatan or sub-kegiatan. The lists below hold all sub-kegiatan of each standard.
gap-standards-caveat = by the codes of programmes, not that the service is not given
gap-standards-list = Minimum service standards (SPM) and their programmes
gap-standards-rule = Minimum service standards rule the basic services that a district has to give, as the nomenclature of the Ministry of Home Affairs marks them. A programme counts if its code is that of a sub-kegiatan of a standard, or of the kegiatan that one lies in; wider codes of programs or fields and words in a title decide nothing. Without a programme means that neither code is named by a programme of this cycle, not that the service is not given. Programmes past their time do not count.
gap-standard-of = SPM { $field }
gap-standard-missing = { $missing } of { $all } sub-kegiatan
gap-standard-parts =
    { $n ->
        [one] { $count } sub-kegiatan, not countable yet
       *[other] { $count } sub-kegiatan, not countable yet
    }
gap-standard-part = { $name } ({ $code })
gap-programmes = Programmes
gap-nobody = none
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
leader-waits = Needs action
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
email-leader-text = Dear Sir or Madam,

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
job-name-finding-letters = Letters on programmes that seem to be the same
event-district-finding-letters-written = Letters on programmes that seem to be the same written
job-name-leader-letters = Monthly letters of the leader’s page
leader-programmes = Programmes and who carries them out
leader-gaps = What is not reached yet
leader-findings = What the joint secretariat has to decide
leader-figure-waiting = { $grade }, waiting for a verdict
leader-figure-objected = Objections of owners to verdicts
leader-figure-waiting-all = All that can be decided now
leader-figure-unclear = { $grade }, places not told in detail
leader-note-unclear = in one of the records no kecamatan or village is chosen; not among what can be decided
leader-note-past =
    { $n ->
        [one] { $count } more is past without a verdict, its time is over
       *[other] { $count } more are past without a verdict, their time is over
    }
leader-money-offices = Funding of offices’ programmes
leader-money-offices-known = { $count } of { $all } programmes name an amount in rupiah; planned for their whole time, goods and services that have a price included
leader-note-of = out of { $all } in all
leader-note-undecided = none decided so far
leader-note-parties = by party: { $parties }
leader-note-no-party = none yet
leader-note-registered = of { $count } registered
leader-note-owners = { $count } with programmes in this cycle
leader-note-over = { $count } accepted ones are completed or past their time
leader-note-programmes =
    { $n ->
        [one] { $count } programme
       *[other] { $count } programmes
    }
leader-note-doubled =
    { $n ->
        [one] { $count } pair of them looks like one activity and is not settled
       *[other] { $count } pairs of them look like one activity and are not settled
    }
finding-unite = Make one record
finding-unite-hint = Compare both records above. The one that stays does not change; copy first what stands in the other alone. The other is closed with a note of where it is recorded, and its owner can reopen it.
finding-unite-stays = Which record stays?
finding-unite-keep = Keep “{ $title }” ({ $owner })
finding-unite-confirm = “{ $kept }” ({ $kept_owner }) stays, and “{ $gone }” ({ $gone_owner }) is closed. Go on?
finding-gone-title = This record was merged
finding-gone = “{ $gone }” was closed, as it was merged into “{ $kept }”; this finding is compared no more.
finding-gone-open = Open the programme that stays
finding-gone-next = Compare with the programme that stays
finding-refused-unite = No verdict that still holds says that these two are to be merged. Load the page again.
finding-refused-unite-partnership = A partnership still carries out the record that would be closed. Choose that one to stay, or change the partnership first.
finding-refused-stays = Choose the record that stays.
finding-united-reason = Recorded in the programme “{ $title }” ({ $owner }).
notice-finding-united = Both records became one; this one stays.
event-finding-united = Two records became one
event-programme-settled-merge = Verdict of synchronisation: merge
event-programme-settled-area = Verdict of synchronisation: split the area
event-programme-settled-time = Verdict of synchronisation: shift the time
event-programme-settled-complement = Verdict of synchronisation: complement each other
event-programme-settled-no-conflict = Verdict of synchronisation: no conflict
event-programme-verdict-withdrawn = Verdict of synchronisation withdrawn
email-finding-subject = Verdict of synchronisation: { $title }
email-finding-area-text = The joint secretariat settled that “{ $title }” and “{ $other }” split the area.

    Please change the places of your programme. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-time-text = The joint secretariat settled that one of “{ $title }” and “{ $other }” waits until the other is done.

    Please agree on whose programme changes its time. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-mover-text = The joint secretariat settled that “{ $title }” changes its time, so that it is not under way together with “{ $other }”.

    The owner of “{ $title }” changes the time of its programme. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-merge-text = The joint secretariat settled that “{ $title }” and “{ $other }” are one activity recorded twice.

    Both records will become one; you are told once that is done. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-complement-text = The joint secretariat settled that “{ $title }” and “{ $other }” complement each other and both go on.

    The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-no-conflict-text = The joint secretariat settled that “{ $title }” and “{ $other }” do not conflict.

    You need not change anything. The verdict and its note: { $link }

    Joint secretariat of { $district }
email-finding-stays-text = The programme “{ $other }” was merged into the programme “{ $title }”, which records that activity now and names all who carry it out.

    See { $link }

    Joint secretariat of { $district }
email-finding-united-text = The programme “{ $title }” was merged into the programme “{ $other }”, which records that activity now.

    Your organisation is still named as carrying it out. See { $link }

    Joint secretariat of { $district }
finding-answers = Answers of the owners
finding-answer = Your answer to this verdict
finding-answer-hint = You answer for the programme “{ $title }”. Each owner answers once to each verdict; whoever can open this page reads the answer, and it is never public.
finding-answer-question = What is your answer?
finding-answer-agrees = Agrees
finding-answer-objects = Objects
finding-answer-reason = Reason
finding-answer-reason-hint = Needed for an objection: what cannot be done so, and what you propose.
finding-answer-save = Send answer
finding-answer-overtaken = What you wrote is not saved yet, since somebody was faster: { $what } ({ $name }, { $when }).
finding-objection-waits = Waits for the joint secretariat.
finding-kept-verdict = The verdict stays.
finding-reply = Somebody objects to this verdict
finding-reply-hint = Decide again below, or keep this verdict and tell { $owner } why.
finding-reply-text = Explanation
finding-reply-save = Keep verdict
finding-refused-answer = This verdict does not hold any more, so it cannot be answered. Load the page again.
finding-refused-answered = This verdict has been answered for that programme already. Load the page again.
finding-refused-reply = No objection waits for an explanation. Load the page again.
finding-refused-unite-objected = An objection to this verdict waits. Decide again, or keep the verdict with an explanation first.
notice-finding-answered = Answer sent to the joint secretariat.
notice-finding-kept = The verdict stays; whoever objected is told.
event-finding-agreed = Verdict on a finding agreed to
event-finding-objected = Objection to a verdict on a finding
event-finding-kept = Verdict on a finding kept
email-finding-found-subject = Another programme that seems to be the same: { $title }
email-finding-found-text = { $owner } handed in the programme “{ $other }”, which seems to be the same as your programme “{ $title }” or to do the same.

    See why, then talk to its owner; the joint secretariat decides. See { $link }

    Joint secretariat of { $district }
email-finding-answer-subject = Answer to a verdict of synchronisation: { $title }
email-finding-agreed-text = { $owner } agrees to the verdict of synchronisation on its programme “{ $title }” and “{ $other }”.

    Note: { $reason }

    The verdict and its answers: { $link }

    Joint secretariat of { $district }
email-finding-objected-text = { $owner } objects to the verdict of synchronisation on its programme “{ $title }” and “{ $other }”.

    Reason: { $reason }

    Decide again, or keep the verdict with an explanation: { $link }

    Joint secretariat of { $district }
email-finding-kept-text = The joint secretariat keeps its verdict on “{ $title }” and “{ $other }”.

    Explanation: { $reply }

    The verdict and its answers: { $link }

    Joint secretariat of { $district }
area-title = Data on need
area-sub = How much need there is in each kecamatan or village by published data, and how much of it programmes reach.
area-see = See data on need
area-seek-purpose = By { $data } ({ $producer }, { $year }), there are { $need } { $unit } at { $place } that no recorded programme reaches yet.
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
area-year-hint = Leave it empty when the sheet has a column “tahun” that tells one year only.
area-unit-people = people
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
area-served = Met by plans
area-served-places = Where programmes work
area-by-kecamatan = By kecamatan
area-by-kecamatan-how = Each village counts once, in its kecamatan. What is met and what is not add up to the need. A programme counts once in each kecamatan, even if it names several of its villages.
area-kecamatan-of = { $name }, by kecamatan
area-kecamatan-alone = no programme in { $alone } of { $all } villages
area-all-kecamatan = All kecamatan
area-within = Only places in Kecamatan { $name }.
area-places =
    { $n ->
        [one] { $count } place
       *[other] { $count } places
    }
area-places-part = Places { $from } to { $to } of { $all }, those that nobody reaches first
area-all-places = All places
area-kecamatan = Kecamatan
area-not-added = not added up
area-left-uncounted = not counted
area-left-how = What is left is the need less the beneficiaries that programmes plan, place by place and never below zero. It is counted only for data that count people of the group that programmes count as their beneficiaries.
area-other-year = Data of { $data } stand beside the programmes of the cycle { $cycle }; things may have changed since.
area-places-of = { $alone } of { $all } places
area-by-place = By place
area-met-by = Programmes with the theme “{ $theme }” are counted that name the place or its kecamatan and are not past their time.
area-met-by-all = All programmes are counted that name the place or its kecamatan and are not past their time.
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
area-skipped = Not loaded
area-skipped-rows =
    { $n ->
        [one] { $count } row of a place outside the district, with the code
       *[other] { $count } rows of places outside the district, with the codes
    }
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
fault-area-share = This unit is a share or a mean, which cannot be added up over places. Load how many there are, such as people, families or units.
fault-area-people = Programmes count their beneficiaries as people, who cannot be taken from data of another unit: leave “It counts what programmes count as beneficiaries” empty, or load the number of people (orang).
area-fault-negative = Row { $row }: “{ $text }” cannot be negative.
area-fault-years = This sheet holds several years ({ $text }). Give the year that is meant; rows of other years are not loaded.
area-replaces = Replace the data of the same name and year
area-told-kecamatan = This data tells of { $told } of { $all } kecamatan; it does not name the others.
area-told-villages = This data tells of { $told } of { $all } villages; it does not name the others.
fault-area-same = Data of this name and year is loaded already. Let it take the place of the old one, or give it another name.
fault-area-year-ahead = Only data of this year or before can be loaded.
fault-area-many-people = The population of a kecamatan or village is at most { $most }. Check the numbers and their unit.
fault-area-year = Give a year between 1990 and 2100.
fault-area-sheet = This sheet cannot be loaded yet; the reasons stand below.
fault-area-file = This file is no sheet that can be read.
notice-area-data-loaded = Data loaded.
notice-area-data-loaded-part = Data loaded without the rows of places outside the district; how many, and their codes, stand under “About this data”.
notice-area-data-removed = Data removed.
audit-subject-area-data = Data on need
event-area-data-loaded = Data on need loaded
event-area-data-removed = Data on need removed
area-data-of-place = { $name }, { $place }: { $value } { $unit } ({ $producer }, { $year })
area-data-of-place-simulated = { $name }, { $place }: { $value } { $unit } ({ $producer }, { $year }; simulated)
