nav-needs = Open needs
need-list-sub = { $cycle }: what offices seek from partners. The page of each need names the partners’ programmes of the same field of government that its place has already.
need-list-former = Needs of { $year }
need-list-former-sub = { $cycle } has ended: its needs can be read, but not changed or answered any more.
need-cycle = Cycle
need-none-former = No need is recorded in this cycle
need-of-former-cycle = The cycle of { $year } has ended. This need can be read, but not changed or answered any more.
need-write = Write a need
need-write-how = Every partner can see a need written here. Partners whom it fits see it on their front page and answer with a programme or a message.
need-change = Change the need
need-open-do = Open the need
need-fitting-link = Those that fit { $name }
need-office-proposed = Proposed: the office in charge of this field of government.
need-office = Office that seeks
need-go-on = Go on
need-for-offices = Only offices write needs
need-for-offices-hint = Partners read and answer needs that are open.
need-title = What is sought
need-hint-title = One line, for example: Help with drafting village rules on waste.
need-purpose = What for
need-hint-purpose = The problem, for whom, how much, and what the office brings itself.
need-field = Field of government
need-hint-field = The office’s own fields stand first.
need-place = Place
need-hint-place = Leave it empty for the whole of { $district }.
need-place-note = About the place
need-hint-place-note = Names of villages, for example.
need-days = Time
need-starts = From
need-ends = Until
need-contact = Whom to ask
need-hint-contact = Name and number or e-mail that every partner may read.
need-state = State
need-state-open = Open
need-state-closed = Closed
need-state-withdrawn = Withdrawn
need-state-ended = Ended with its cycle
need-step-close = Close the need
need-step-withdraw = Withdraw the need
need-step-reopen = Open again
need-steps = Actions
need-step-reason = Reason or outcome
need-hint-step-reason = Needed to withdraw. Partners who answered read it.
need-reopen-how = A need that is opened again is seen by all partners again.
need-none = No open needs yet
need-none-found = No need matches the filter
need-none-hint = Offices write a need when no partner’s programme fits their duties.
need-all = See all needs
need-count = { $n-count ->
    [one] { $count } need
   *[other] { $count } needs
}
need-waiting = { $n-count ->
    [one] { $count } answer waits
   *[other] { $count } answers wait
}
need-whole-district = The whole of { $district }
need-kecamatan = Kec. { $name }
need-from = from { $day }
need-until = until { $day }
need-simulated-long = This need is simulated for the demonstration; nobody really asks for it.
need-served = Partners’ programmes that are there already
need-served-how = Partners’ programmes of this cycle with a code of the field { $field } whose place is that of this need, lies in it or holds it. Whether they meet this need their own pages tell.
need-served-none = There is no such programme of a partner.
need-served-count = { $n-count ->
    [one] { $count } programme.
   *[other] { $count } programmes.
}
need-served-cut = Only the first in alphabetical order are shown.
need-facts = Particulars
need-written = Written
need-answers = Answers of partners
need-no-answers = No partner has answered yet.
need-message-only = A message without a programme
need-partner-suspended = Partner suspended
need-answer = Answer this need
need-answer-again = Replace the answer
need-see-answer = See the answer
need-answer-of = Answer of { $partner }
need-answer-state-waiting = Waits for the office
need-answer-state-accepted = The office is interested
need-answer-state-declined = Not accepted
need-answer-state-taken-back = Answer taken back
need-answer-state-undecided = Not decided
need-programme = Programme on offer
need-hint-programme = To answer with a programme also says in the matching that you are interested. Only programmes that were put forward can be chosen.
need-no-programme = No programme, a message only
need-message = Message
need-hint-message = What you can bring, or what should be talked about first. The office and the secretariat read it.
need-take-back = Take the answer back
need-take-back-confirm = The answer is taken back. Your interest in the matching stays until you withdraw it there. Go on?
need-over = This need is not open any more.
need-accept = Say that we are interested
need-accept-how = The office says in the matching that it is interested in this programme, and the partner sees it.
need-programme-over = The programme offered is closed
need-accept-over = The programme offered is closed, for instance because it was merged into another one, so nobody can be interested in it any more. Reach the partner and ask for an answer with another programme.
need-accept-message-only = This answer names no programme yet, so it cannot become an interest. Reach the partner and ask for an answer with a programme.
need-accepted-next = The office is interested in your programme. The pair counts when the partnership plan is made.
need-decline-open = Do not accept
need-decline = Do not accept
need-reason-no = Why not
need-to-partnership = Propose a partnership
need-to-matching = Open the matching
need-partner-title = Needs that fit
need-partner-sub = { $partner }: open needs of offices by how well they fit its themes and programmes, { $cycle }.
need-show-fitting = Those that fit
need-show-all = All that are open
need-how = A need fits from a score of { $least } on.
need-none-fitting = No need fits yet
need-none-fitting-hint = No open need scores { $least } or more for this partner’s programmes and themes. The others can still be read and answered.
need-no-part = This partner takes no part in this cycle yet, so fits cannot be told.
sought-because-nothing = Nothing clear in common with this partner’s programmes and themes was found yet.
sought-clause-alike = it is like programme “{ $title }”
sought-clause-usage = it says “{ $word }”, field { $field }
sought-clause-field = programme “{ $title }” belongs to the field { $field }
sought-clause-nearest = programme “{ $title }” fits the duties of { $office } best
sought-clause-place = programme “{ $title }” covers the kecamatan named
sought-clause-time = programme “{ $title }” runs in { $year }
fault-need-day = “{ $value }” is no day. Example: 2023-09-20.
fault-need-ends-before = The last day comes before the first.
fault-need-answer-empty = Choose a programme or write a message.
need-refused-many = This office has too many open needs. Close those that are met first.
need-refused-pace = This office has written { $most } needs within the last 24 hours. Please go on tomorrow.
need-refused-cycle = This need belongs to a cycle that is not in force: it can be read, but not changed or answered.
need-refused-over = This need is not open any more.
need-refused-step = This does not follow from its state any more. Load the page again.
need-refused-no-programme = This answer names no programme, so it cannot become an interest.
need-refused-accepted = The office is already interested in your answer, so it cannot be replaced.
need-refused-suspended = This partner is suspended.
need-refused-unverified = Your organisation is not verified, or its verification has lapsed. It can answer once the secretariat has verified it.
need-refused-programme-over = The programme of this answer is not matched any more.
notice-need-opened = The need is open. Partners whom it fits see it on their front page.
notice-need-changed = The need was changed.
notice-need-closed = The need was closed.
notice-need-withdrawn = The need was withdrawn.
notice-need-reopened = The need is open again.
notice-need-answered = The answer was sent to the office.
notice-need-taken-back = The answer was taken back.
notice-need-accepted = The interest stands in the matching. The partner sees it on this page.
notice-need-declined = The partner sees the reason on this page.
event-need-opened = Need opened
event-need-changed = Need changed
event-need-closed = Need closed
event-need-withdrawn = Need withdrawn
event-need-reopened = Need opened again
event-need-called = Partners told of a need
event-need-answered = Need answered
event-need-answer-taken-back = Answer to a need taken back
event-need-answer-accepted = Answer to a need wished for
event-need-answer-declined = Answer to a need not accepted
audit-subject-need = Need
need-field-title = What is sought
need-field-purpose = What for
need-field-field = Field of government
need-field-place-code = Kecamatan
need-field-place-note = About the place
need-field-starts-on = From
need-field-ends-on = Until
need-field-state = State
need-field-reason = Reason
need-field-partner = Partner
need-field-programme = Programme
need-field-message = Message
need-field-partners = Partners told
job-name-need-call = Telling partners of a need
job-name-need-calls = Looking for partners of open needs
email-need-written-subject = An open need in the name of { $office }: { $title }
email-need-written-text = The joint secretariat wrote the open need “{ $title }” in the name of { $office }. Partners whom it fits will be told.

    Check, change or withdraw it at { $link }

    Joint secretariat of { $district }
email-need-call-subject = A need that fits: { $title }
email-need-call-text = { $office } seeks: { $title }.

    { $purpose }

    This need fits your organisation’s themes or programmes. Read and answer it at { $link }

    Joint secretariat of { $district }
email-need-answer-subject = An answer to your need: { $title }
email-need-answer-text = { $partner } answers the need “{ $title }”.

    Programme: { $programme }
    Message: { $message }

    Read and decide at { $link }

    Joint secretariat of { $district }
email-need-accepted-subject = Wished for: your answer to “{ $title }”
email-need-accepted-text = { $office } is interested in the programme “{ $programme }” that you offered for the need “{ $title }”. The pair counts when the partnership plan is made.

    { $link }

    Joint secretariat of { $district }
email-need-declined-subject = Not accepted: your answer to “{ $title }”
email-need-declined-text = { $office } does not accept your answer to the need “{ $title }”. Reason: { $reason }

    { $link }

    Joint secretariat of { $district }
email-need-ended-subject = Not open any more: { $title }
email-need-ended-text = The need “{ $title }” of { $office } is not open any more. Remark: { $reason }

    { $link }

    Joint secretariat of { $district }
