nav-home = Home
home-sub = Multi-party joint secretariat for sustainable development, { $district }
home-new-programme = Add a programme
home-waiting = Waiting for you
home-nothing-waits = Nothing is waiting for you at the moment.
home-matter = Matter
home-state = State
home-since = Date
home-partner-verification = Partner verification
home-state-draft = Draft
home-state-submitted = Submitted
home-state-returned = Returned
home-state-proposed = Proposed
home-state-changed = Changed after verification
home-documents = Legal documents to renew
home-documents-all = { $n ->
    [one] See all: { $count } document
   *[other] See all: { $count } documents
}
home-themes = Programmes by theme
home-no-programmes = There are no programmes in this cycle yet.
home-map = Programmes by kecamatan
home-map-area = { $n-count ->
    [one] { $name }: { $count } programme
   *[other] { $name }: { $count } programmes
}
home-map-caption = Shades tell how many programmes name that kecamatan or one of its villages, without drafts and cancelled ones. Boundaries are indicative (cahyadsn/wilayah_boundaries).
home-reports-due = Reports due: { $period }
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
home-todo-record = The meeting is closed: issue the record of agreement
home-all-partners = See all partners that wait
home-all-programmes = See all proposed programmes
home-all-changed = See all changed programmes
home-partnership-next = Partnership, next step: { $what }
home-usual-day = usually before { $date }
home-all-turns = See all partnerships that wait
home-todo-confirm = A partner’s report waits for your confirmation
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
home-todo-decide = A partnership plan waits for your decision
home-todo-need = An open need that fits your programmes or themes: answer it
home-todo-area = Verdict of synchronisation, split the area: change the places of this programme
home-todo-time = Verdict of synchronisation, shift the time: one of both programmes changes its time
home-todo-answers = Answers of partners to your need, to be decided: { $count }
home-todo-plan = Lines of a work plan that were proposed and wait for your consent: { $count }
home-todo-visit = A follow-up of a visit for you to do
home-todo-overdue = A follow-up of a visit that is late
home-todo-invite = { $n-count ->
    [one] { $count } verified partner put programmes forward but is not invited to this cycle: invite it
   *[other] { $count } verified partners put programmes forward but are not invited to this cycle: invite them
}
home-todo-uninvited = Your organisation is not invited to this cycle, so its programmes are not matched yet; the joint secretariat invites
home-todo-confirmed = Your report was confirmed
home-todo-information = A citizen’s request for information (PPID): answer it, working days left: { $count }
home-todo-information-late = A citizen’s request for information (PPID): late by working days: { $count }; answer it now
home-todo-breach = Breach of personal data: tell the people and the authority, hours left: { $count }
home-todo-breach-late = Breach of personal data: not everybody was told, and the 3 × 24 hours are over
home-breach = Breach of personal data, noticed { $date }
home-news = News
home-late = Late
home-more-todos = Only the nearest { $count } are shown; others follow once these are done.
home-todo-ending = The term of a partnership ends soon: decide, go on or complete
home-todo-past = The term of a partnership is over: complete it, or go on with a new agreement
