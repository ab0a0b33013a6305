nav-home = Home
home-sub = Multi-party joint secretariat for sustainable development, { $district }
home-new-programme = Add a programme
home-waiting = Waiting for you
home-nothing-waits = Nothing is waiting for you at the moment.
home-matter = Matter
home-state = State
home-since = Date
home-partner-verification = Partner verification
home-reason = Why it was returned: { $reason }
home-state-draft = Draft
home-state-submitted = Submitted
home-state-returned = Returned
home-state-proposed = Proposed
home-state-changed = Changed after verification
home-documents = Legal documents to renew
home-withheld = { $n ->
    [one] { $count } programme is not shown to everybody: changed after verification
   *[other] { $count } programmes are not shown to everybody: changed after verification
}
home-documents-all = { $n ->
    [one] See all: { $count } document
   *[other] See all: { $count } documents
}
home-themes = Programmes by theme
home-themes-more =
    { $n ->
        [one] { $count } more theme
       *[other] { $count } more themes
    }
home-no-programmes = There are no programmes in this cycle yet.
home-map = Programmes by kecamatan
home-map-area = { $n-count ->
    [one] { $name }: { $count } programme
   *[other] { $name }: { $count } programmes
}
home-map-caption = Shades tell how many programmes name that kecamatan or one of its villages, without drafts and cancelled ones. Boundaries are indicative (cahyadsn/wilayah_boundaries, MIT).
home-steps = Next steps
home-calendar = Open the calendar
home-todo-reply = Invitation to a meeting: say whether you come
home-todo-consent = { $n-count ->
    [one] { $count } planned pair waits for your answer
   *[other] { $count } planned pairs wait for your answer
}
home-todo-approval = Minutes wait for your approval
home-todo-task = A task for you
home-todo-late = A task that is late
home-todo-check = A task reported as done: check it
home-todo-pairs = { $n-count ->
    [one] { $count } pair that a meeting agreed on has not been opened as a partnership
   *[other] { $count } pairs that a meeting agreed on have not been opened as partnerships
}
home-todo-sign = { $n-count ->
    [one] { $count } paper that was issued waits for the signature of this post
   *[other] { $count } papers that were issued wait for the signature of this post
}
home-todo-assess = This partnership waits for the assessment of the coordinating team (TKKSD)
home-todo-award = The result of this award is provisional and not yet final; the date beside it is the day on which it is handed over
home-to-sign = Waiting for somebody’s signature
home-to-sign-of = Waiting for the signature of { $post }
home-all-to-sign = See all papers that wait for a signature
home-todo-record = The meeting is closed: issue the record of agreement
home-all-partners = See all partners that wait
home-all-programmes = See all proposed programmes
home-all-changed = See all changed programmes
home-partnership-next = Partnership, next step: { $what }
home-usual-day = usually before { $date }
home-all-turns = See all partnerships that wait
home-todo-confirm = A partner’s report waits for your confirmation
home-todo-money = Funds of a partnership wait for your office to confirm them
home-todo-mend = A report was sent back to be mended
home-todo-sheet = { $n-count ->
    [one] { $count } sheet of the jury waits for you
   *[other] { $count } sheets of the jury wait for you
}
home-todo-ticket = { $n-count ->
    [one] { $count } report that is the ticket to the award is not confirmed
   *[other] { $count } reports that are the ticket to the award are not confirmed
}
home-todo-contest = Evidence or result of your organisation in an award can be contested: look at it
home-todo-objection = { $n-count ->
    [one] { $count } objection in an award waits for an answer
   *[other] { $count } objections in an award wait for an answer
}
home-todo-decide = A partnership plan waits for your decision
home-todo-returned = A leader asks for another partnership plan: read the note
home-todo-need = An open need that fits your programmes or themes: answer it
home-todo-area = Verdict of synchronisation, split the area: change the places of this programme
home-todo-time = Verdict of synchronisation, shift the time: one of both programmes changes its time
home-todo-move = Verdict of synchronisation, shift the time: change the time of this programme
home-todo-united = The record of your programme was merged into another one
home-todo-undone = A record that was merged was opened again, so its activity counts twice: decide again
home-todo-objected = The owner of this programme objects to a verdict of synchronisation: decide again, or keep it with an explanation
home-todo-findings = Findings of synchronisation that can be decided: { $count }
home-todo-findings-kept = Findings of synchronisation that can be decided, as counted last: { $count }
home-todo-answers = Answers of partners to your need, to be decided: { $count }
home-todo-plan = Lines of a work plan that were proposed and wait for your consent: { $count }
home-todo-visit = A follow-up of a visit for you to do
home-todo-overdue = A follow-up of a visit that is late
home-todo-invite = { $n-count ->
    [one] { $count } verified partner put programmes forward but is not invited to this cycle: invite it
   *[other] { $count } verified partners put programmes forward but are not invited to this cycle: invite them
}
home-todo-uninvited = Your organisation is not invited to this cycle, so its programmes are not matched yet: ask to be invited
home-todo-asked = This partner asks to be invited to the cycle: invite or decline
home-todo-wished = The request for an invitation to this cycle waits for the joint secretariat
home-all-inviting = See all that are not invited
home-all-area-data = All data on need
home-todo-confirmed = Your report was confirmed
home-todo-information = A citizen’s request for information (PPID): answer it, working days left: { $count }
home-todo-information-objection = An objection about a request for information (PPID): waits for you as the officer’s superior, working days left: { $count }
home-todo-information-objection-told = For your information: an objection about a request for information (PPID) waits for the officer’s superior, working days left: { $count }
home-todo-information-objection-told-late = For your information: an objection about a request for information (PPID) is late by working days: { $count }, and waits for the officer’s superior
home-todo-information-objection-late = An objection about a request for information (PPID): late by working days: { $count }, waits for you as the officer’s superior
home-todo-information-late = A citizen’s request for information (PPID): late by working days: { $count }; answer it now
home-todo-breach = Breach of personal data: tell the people and the authority, hours left: { $count }
home-todo-breach-late = Breach of personal data: not everybody was told, and the 3 × 24 hours are over
home-todo-erasure = Request to erase personal data: answer it, hours left: { $count }
home-todo-erasure-late = Request to erase personal data: not answered, and the 3 × 24 hours are over
home-breach = Breach of personal data, noticed { $date }
home-news = News
home-late = Late
home-more-todos = Only the nearest { $count } are shown; others follow once these are done.
home-todo-ending = The term of a partnership ends soon: decide, go on or complete
home-todo-past = The term of a partnership is over: complete it, or go on with a new agreement
first-title = Setting up the secretariat of { $district }
first-sub = What is recorded shows which steps are done; a step that no record shows has a button to say so. You see only the steps that you can do.
first-progress = { $done } of { $all } steps done. Clocks on the pages of { $district } show { $zone }.
first-step = Step
first-do = Action
first-done = { $n ->
    [one] { $count } step is done
   *[other] { $count } steps are done
}
first-said = said by the secretariat
first-reopen = Take that back
first-put-away = Hide from Home
first-put-away-hint = For everybody in the secretariat; the list stays in the settings.
first-is-away = This list is hidden from Home.
first-bring-back = Show it on Home again
first-all-done = All steps that you can do are done, so your Home shows this list no more.
first-step-backup = Backups
first-why-backup = Backups are made on the server with the command “sekber backup”; without one, the records are lost with their machine.
first-hand-backup = Backups are made and scheduled
notice-first-steps-away = The list of first steps is hidden; open it again from the settings.
notice-first-steps-back = The list of first steps is on Home again for as long as a step is open.
notice-first-step-said = Noted.
audit-subject-first-step = First step
event-first-step-settled = First step said to be settled
event-first-step-reopened = What was said of a first step taken back
event-first-step-put-away = List of first steps hidden from Home
event-first-step-brought-back = List of first steps shown on Home again
home-onward = What you can do:
home-onward-legality = Look at what partners are in law
home-onward-data = Load or renew data on need
home-onward-gaps = See the gaps in the district
home-onward-drafts = Read the papers of partnerships
home-onward-inviting = Invite offices and partners to this cycle
home-onward-matching = Look at matching and make a plan
home-onward-meetings = Prepare a meeting, or see what came of one
home-onward-reports = Look at partners’ reports
home-onward-duties = Keep up to date the duties and fields of your office
home-onward-partners = See partners’ programmes that fit your duties
home-onward-profile = Keep your organisation’s profile up to date
home-onward-offices = See offices that fit your programmes
home-onward-needs = See open needs that you can answer
home-onward-programme = Enter a programme
home-onward-record = See your organisation’s record
home-onward-leader = Open the leader’s page
home-onward-plans = See the plans of matching
home-onward-audit = Read the audit trail
home-onward-documents = Read the archive of documents
home-onward-awards = See the awards and their rules
home-all-meetings = See all meetings
home-all-partnerships = See all partnerships
home-all-ending = See all partnerships that end soon
home-all-reports = See all reports that were sent
home-all-money = See all funds that wait to be confirmed
home-all-returned = See all reports that were sent back
home-all-awards = See all awards
home-all-standing = See where your organisation stands
home-all-needs = See all open needs
home-all-findings = See all findings of synchronisation
home-all-information-objections = See all objections that wait
home-all-information = See all requests for information that wait
home-all-breaches = See all breaches
home-all-erasures = See all requests for erasure
home-all-legality = See all partners whose legal standing is to be looked at
home-all-drafting = See all drafts to read
home-all-drafts = See all your drafts of programmes
home-all-sign-ups = See all sign-ups and drafts of partners
home-todo-legality = This partner was submitted for verification: look at its legal standing and write Kesbangpol’s note
home-todo-legality-mend = Kesbangpol’s note: something is to be completed
home-todo-data-none = There are no data on need yet: load what their producers publish
home-todo-data-old = More than two years older than this cycle: load data of a later year under the same name
home-todo-drafting = A draft on which your section has said nothing since it was last changed: read it and write a remark
home-todo-remarked = Remarks on a draft: something is to be changed
home-todo-reading = A draft waits for your side to read it
home-todo-issuing = A draft waits for the secretariat: neither side asks for another change
