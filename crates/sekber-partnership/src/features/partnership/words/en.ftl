nav-partnerships = Partnerships
partnership-list-title = Partnerships
partnership-list-sub = What offices and partners do together: from the agreement in the hall until it is done.
partnership-list-of = Partnerships of { $district }
partnership-propose = Propose a partnership
partnership-propose-do = Propose
partnership-waiting = { $n ->
    [one] { $count } agreed pair has not been opened as a partnership yet:
   *[other] { $count } agreed pairs have not been opened as partnerships yet:
}
partnership-number = Number
partnership-no = Partnership no. { $number }
partnership-title = Partnership
partnership-parties = Parties
partnership-more-parties = { $n ->
    [one] and { $count } more
   *[other] and { $count } more
}
partnership-others = Other parties
partnership-term = Term
partnership-from = from { $date }
partnership-until = until { $date }
partnership-state = State
partnership-state-since = In this state since
partnership-turn = Waiting for
partnership-no-turn = No step of the papers is waited for
partnership-turn-since = Waiting since
partnership-since = since { $date }
partnership-turn-of = Waiting for { $who } since { $date }
partnership-turn-mine = Waiting for me
partnership-turn-office = Waiting for an office
partnership-turn-partner = Waiting for a partner
partnership-turn-secretariat = Waiting for the secretariat
partnership-turn-decide = To decide: go on or complete
partnership-office = Office
partnership-partner = Partner
partnership-lead = Leading office
partnership-start = Begins
partnership-end = Ends
partnership-ends = Ends
partnership-sort = Order
partnership-sort-number = Latest number first
partnership-sort-longest = Longest waiting first
partnership-sort-ends = Ends soonest
partnership-ends-within = { $n ->
    [one] within { $count } month
   *[other] within { $count } months
}
partnership-count = { $n ->
    [one] { $count } partnership
   *[other] { $count } partnerships
}
partnership-none = No partnerships yet
partnership-none-hint = The secretariat opens partnerships from the pairs agreed on in a meeting, or offices and partners propose them.
partnership-none-own = Your organisation is not yet a party to a partnership
partnership-none-open = No partnership is open to your role
partnership-none-open-hint = Partnerships are open to their parties, the secretariat and the leaders.
partnership-none-found = No partnership matches
partnership-none-found-hint = Clear some filters to see more.
partnership-simulated-long = This partnership is simulated for the demonstration: its parties are real, but its agreement, numbers and dates are made up.
partnership-somebody = somebody
partnership-trail-number = trail no. { $number }
partnership-title-several = Cooperation of { $partner } and { $office } ({ $count } programmes)

partnership-state-proposed = Proposed
partnership-state-accepted = Accepted by both
partnership-state-in-agreement = In agreement
partnership-state-active = Active
partnership-state-completed = Completed
partnership-state-ended = Ended early
partnership-state-ends-on = Will end early on { $date }
partnership-state-declined = Not accepted
partnership-state-over = Term over
partnership-part-lead = Leading office
partnership-part-support = Supporting office
partnership-part-partner = Partner in charge
partnership-part-copartner = Co-partner
partnership-act-accept = Accept
partnership-act-decline = Do not accept
partnership-act-begin = Begin the papers
partnership-act-activate = Begin to carry out
partnership-act-complete = Declare completed
partnership-act-end = End early
partnership-complete-confirm = Declare this partnership completed? This cannot be undone.
partnership-end-hint = Shown on the partnership’s page together with the letter that ends it.
partnership-letter-whose = Letter of
partnership-ended-by-office = The district
partnership-ended-by-partner = The partner
partnership-ended-by-both = Both sides
partnership-letter-number = Number of the letter
partnership-letter-on = Day of the letter
partnership-ended-on = Last day
partnership-ended-on-hint = The last day by the letter, not before the day of the letter.
partnership-letter-file = File of the letter (PDF)
partnership-letter-open = Open the letter
partnership-end-contest = If this end is not right, the leading office or a partner that did not record it can contest it until { $date }; the secretariat decides about that.
partnership-end-contest-over = The days for contesting this end are over. The secretariat can still take it back with a reason.
partnership-end-contest-do = Contest the end
partnership-end-contest-why = Reason for contesting it
partnership-end-contest-hint = All who take part and the secretariat read it. The secretariat decides: the end is taken back, or stays.
partnership-end-contested = This end was contested by { $who } on { $date }: { $reason }
partnership-end-contested-waits = That waits for the secretariat to decide.
partnership-end-upheld = The end stays, the secretariat decided: { $reason }
partnership-end-uphold = Decide that the end stays
partnership-end-uphold-why = Answer to whoever contested it
partnership-end-uphold-hint = All who take part read it. To grant it, take the end back.
partnership-next-contested = Decide about its contested end
partnership-refused-contest = This end cannot be contested: it was contested before, was taken back, or the days for that are over.
notice-partnership-end-contested = The end is contested; the secretariat decides.
notice-partnership-end-upheld = That was answered; the end stays.
event-partnership-end-contested = Early end contested
event-partnership-end-upheld = Early end stays
email-partnership-contested-subject = End of a partnership contested: { $title }
email-partnership-contested-text = The early end of partnership no. { $number }, { $title }, was contested by { $who }.
    Reason: { $reason }

    The secretariat decides here: { $link }

    Joint secretariat of { $district }
email-partnership-upheld-subject = End of a partnership stays: { $title }
email-partnership-upheld-text = That the early end of partnership no. { $number }, { $title }, was contested has been answered by { $who }: the end stays.
    Answer: { $reason }

    { $link }

    Joint secretariat of { $district }
partnership-end-take-back = Take the end back
partnership-end-take-back-hint = The partnership stands as before, with the last day that it had. The leading office and the partners are told.
partnership-renew = Renew
partnership-renews = Renews
partnership-renews-open = The partnership before
partnership-renewed = Renewed by
partnership-renewed-open = The partnership that goes on
partnership-hint-renews = A renewal is accepted by the parties and goes the whole road of papers again, for at most five years.
partnership-stages = Stages of the partnership
partnership-next = Next steps
partnership-open-steps = { $n ->
    [one] { $count } advised step has not been taken. It may be carried out all the same: only what the law asks for blocks.
   *[other] { $count } advised steps have not been taken. It may be carried out all the same: only what the law asks for blocks.
}
partnership-reason = Reason
partnership-edit = Edit the partnership
partnership-about = What it is about
partnership-scope = Scope
partnership-record = Particulars
partnership-origin = Origin
partnership-origin-hall = Agreed on in a meeting
partnership-origin-hand = Proposed
partnership-programme = Programme
partnership-programmes = Programmes
partnership-no-programmes = No programme is connected yet.
partnership-no-programmes-offered = The parties have put forward no programme yet.
partnership-accepted-by = Accepted by { $who }, { $date }
partnership-not-accepted = not accepted yet
partnership-withdraw = Withdraw the proposal
partnership-changed = { $field } changed
partnership-changed-from = { $field }: from “{ $before }” to “{ $after }”
partnership-party-declined = declined
partnership-declined-by = Recorded by { $who }, { $date }
partnership-history = History
partnership-objections = Objections in the hall
partnership-objection = { $who } objects: { $why }

partnership-form-who = Who works together? What they do and their programmes come next.
partnership-form-what = What is done together, with which programmes.
partnership-form-on = Continue
partnership-hint-lead = The office that leads on the side of the district.
partnership-hint-partner = The partner that answers for the activity and signs the papers.
partnership-hint-title = In short, such as the name of the activity.
partnership-hint-scope = What is done together, a line each.
partnership-hint-programmes = The parties’ programmes that are carried out in this partnership.
partnership-hint-settled = The parties have accepted this partnership. The leading office and the partners can no longer be changed; propose another partnership where needed.
partnership-hint-support = The leading office or the secretariat chooses who supports: supporting offices see all money of the partnership.
partnership-hint-days-signed = The term follows the signed papers. An amendment or a new paper changes it.

partnership-road = Road of papers
partnership-road-choice = Road of papers
partnership-road-hint = Chosen by the partner’s kind and legal form. State universities that are a working unit or public service body take the road of the memorandum.
partnership-road-hint-unknown = Choose a road; too little is known of the partner’s legal form. Where the partner is a project, the body that runs it signs. The central bank, central bodies and state universities take a memorandum and a work plan.
partnership-road-note = Deadlines are estimates, not set by any rule. Only required steps keep a partnership from being carried out.
partnership-road-third-party = Third party: joint agreement, then agreement of cooperation
partnership-road-synergy = Central bodies and state universities: memorandum and work plan
partnership-road-foreign = Foreign organisation: permits, memorandum with a ministry, yearly plan
partnership-road-abroad = Foreign government or body: consent of council and centre, then memorandum of understanding
partnership-road-company = Company: commitment to social responsibility and hand-over
partnership-road-village = Residents’ group: record of consent
partnership-step-offer = Letter of offer to the head of the district
partnership-step-terms = Terms of reference and study of feasibility
partnership-step-mapping = Mapping of what can be done together
partnership-step-assessment = Assessment by the coordination team (TKKSD)
partnership-step-council = Consent of the district council
partnership-step-joint = Joint agreement signed
partnership-step-power = Power of attorney for the head of the office
partnership-step-cooperation = Agreement of cooperation signed
partnership-step-filing = Original and copies filed
partnership-step-proposal = Letter of offer, terms of reference and draft memorandum
partnership-step-synergy = Memorandum signed
partnership-step-work-plan = Work plan signed
partnership-step-principle-permit = Permit of principle valid
partnership-step-operational-permit = Operational permit valid
partnership-step-memorandum-ministry = Memorandum with the partner ministry (MSP) valid
partnership-step-yearly-plan = Yearly plan agreed on
partnership-step-centre = Consent of the central government
partnership-step-intent = Letter of intent
partnership-step-memorandum = Memorandum of understanding signed
partnership-step-commitment = Commitment to social responsibility signed
partnership-step-consent = Record of the village’s consent
partnership-step-hand-over = Record of hand-over
partnership-weight-blocks = required
partnership-weight-warns = advised
partnership-weight-optional = where needed
partnership-weight-during = while carried out
partnership-step-done = done
partnership-step-drafted = being drafted
partnership-step-note = Note this step
partnership-step-take = Note as done
partnership-step-on = Date
partnership-step-word = Note
partnership-step-undo = Take the note back
partnership-step-undo-hint = The step is open again. The reason stays in the audit trail.
partnership-usual-day = usually done by { $date }

partnership-hall-title = From the hall to partnerships
partnership-hall-how = Each office and partner that agreed get one partnership with all programmes they agreed on. Objections stay on record.
partnership-hall-open = { $n ->
    [one] Open { $count } agreed pair
   *[other] Open { $count } agreed pairs
}
partnership-hall-confirm = Open partnerships for all agreed pairs?
partnership-hall-opened = { $n ->
    [one] { $count } pair is opened
   *[other] { $count } pairs are opened
}
partnership-hall-none = No pairs yet
partnership-hall-none-hint = Pairs show here once a meeting with a plan in force is closed.
partnership-hall-said = Outcome
partnership-hall-carried = carried on
partnership-hall-agreed = agreed, waits to be opened
partnership-hall-gone = agreed, but its programme is no longer put forward or a side was joined to another
partnership-hall-running = in partnership already, no. { $number }
partnership-hall-objected = objected
partnership-hall-unanswered = not answered
partnership-panel-title = Partnerships
partnership-panel-all = { $n ->
    [one] See { $count } partnership
   *[other] See { $count } partnerships
}
partnership-panel-none = No partnerships yet.
partnership-tile-active = Active partnerships
partnership-tile-own = Your active partnerships
partnership-tile-coming = { $count } being prepared
partnership-leader-of = of { $all } partnerships recorded
partnership-leader-over = to be completed or renewed
partnership-leader-papers = Papers or steps of agreement under way
partnership-leader-since = the longest since { $day }
partnership-leader-ending = { $n ->
    [one] Ending within { $count } month
   *[other] Ending within { $count } months
}
partnership-leader-nearest = the nearest on { $day }
partnership-tile-turn = Partnerships waiting for you
partnership-tile-turn-note = their next step; decisions about terms are listed apart

partnership-refused-renewed = Only a partnership that is carried out or completed is renewed, and only once.
partnership-refused-no-pairs = No agreed pair of this meeting waits to be opened.
partnership-refused-over = This partnership is over and cannot be changed.
partnership-refused-unverified = The verification of your organisation has lapsed. New steps wait until the secretariat has verified it again; you can still read and mend its papers.
partnership-refused-state = This cannot be done in the state the partnership is in. Load the page again.
partnership-refused-many = { $most } proposed partnerships of your organisation wait for others. Wait for their answers before you propose more.
partnership-refused-pace = { $most } partnerships of your organisation were proposed within the last 24 hours. Please go on tomorrow.
partnership-refused-papers = Required steps on the road of papers are missing: the partnership cannot be carried out yet.
fault-partnership-order = The last day cannot come before the first.
fault-partnership-past = This last day is over. What is proposed is still to be carried out.
fault-partnership-too-long = A partnership lasts at most five years from its first day, as its agreements do. Going on takes new papers.
fault-partnership-ended-before = The last day must not be before the day of the letter.
fault-partnership-ended-before-start = The last day cannot come before the first day of this partnership’s term.
fault-partnership-letter-early = Not before the day on which this partnership began or was entered.
fault-partnership-letter-whose = Only the side whose letter it is records it. A letter of both sides is recorded by the secretariat.
fault-partnership-letter-number = The number of a letter begins with a letter or a digit.
fault-partnership-ended-far = { $n-months ->
    [one] The last day lies at most { $months } month from today.
   *[other] The last day lies at most { $months } months from today.
}
fault-partnership-ended-late = A partnership that runs to the end of its term is declared completed, not ended early.
fault-partnership-date = “{ $value }” is not a date. Example: 20 September 2023.
fault-partnership-parties = A partnership has one leading office and one partner in charge.
fault-partnership-unverified = Only partners that the secretariat has verified can be named as a party.
fault-partnership-settled = The parties have accepted this partnership; those who have to accept can no longer be changed.
fault-partnership-support = Once a partnership is accepted, only the leading office and the secretariat change who supports.
fault-partnership-days-signed = Signed papers set the term, so it cannot be changed here.
fault-partnership-text-signed = This cannot be changed here any more: a paper is signed. Write an amendment, or ask the secretariat to put a slip right.
fault-partnership-programme = Some programme is not of the parties, a draft, or given up.
notice-partnership-opened = Partnerships were opened from the meeting.
notice-partnership-proposed = The partnership was proposed.
notice-partnership-changed = The changes were saved.
notice-partnership-end-taken-back = The early end was taken back.
notice-partnership-moved = Saved.
notice-partnership-step = The step was noted.

partnership-year-open = The year in partnerships: to share

agreement-list = Papers
agreement-none = No papers yet.
agreement-older = Older papers
agreement-paper = Paper
agreement-numbers = Numbers
agreement-number-twice = Another paper bears the same number
agreement-begin = Draft: { $kind }
agreement-edit = Edit the paper
agreement-over = its term is over
agreement-ended-early = partnership ended early, recorded { $date }
agreement-ended-by-office = partnership ended early, last day { $ends }, by letter { $number } of the district of { $date }
agreement-ended-by-partner = partnership ended early, last day { $ends }, by letter { $number } of the partner of { $date }
agreement-ended-by-both = partnership ended early, last day { $ends }, by letter { $number } of both sides of { $date }
agreement-signed-sheet = Signed sheet
agreement-law = Cannot be issued or signed yet:
agreement-missing = Not filled in yet:
agreement-missing-district-name = Name of who signs for the district
agreement-missing-district-position = Position of who signs for the district
agreement-missing-office = The office that signs
agreement-missing-partner-name = Name of who signs for the partner, or takes the power
agreement-missing-change = What is changed, or a new last day
agreement-missing-village = The village that consents
agreement-missing-village-head = Name of the head of the village
agreement-says = What it says
agreement-between = Between
agreement-head-post = Head of the office
agreement-for-district = { $post } for the Government of { $district }
agreement-base = Rests on
agreement-fields = Fields of government
agreement-fields-more = Other fields
agreement-purpose = Purpose and aim
agreement-financing = Financing
agreement-amount = Amount (rupiah)
agreement-items = Goods or works
agreement-issue = Issue the paper
agreement-issue-how = The paper is kept exactly as it was issued, with a code to check it by. Print two originals for both sides to sign.
agreement-issue-how-power = The paper is kept exactly as it was issued, with a code to check it by. Print it for who gives and who takes the power to sign.
agreement-issue-later = The paper can be issued here once what is named above is filled in.
agreement-open = Still empty, so that dots or nothing are printed there:
agreement-open-partner-position = Position of who signs for the partner
agreement-open-partner-address = The partner’s address (on the partner’s record)
agreement-open-district-rank = Rank and grade of who signs for the district
agreement-open-district-number = NIP of who signs for the district
agreement-open-office = The office that carries it out
agreement-open-days = Its first or its last day
agreement-open-last-day = Its last day
agreement-open-items = The goods or works that are handed over
agreement-open-taker-position = Position of who takes the power
agreement-open-taker-rank = Rank and grade of who takes the power
agreement-open-taker-number = NIP of who takes the power
agreement-seen-remarks = I have read the remarks and what is still empty, and the paper is issued all the same.
agreement-seen-open = What is still empty is written by hand or not needed; the paper is issued all the same.
fault-agreement-unsettled = A remark asks for a change, or something is still empty. Mark that the paper is issued all the same.
agreement-issued-already = What it says now was issued already.
agreement-other-power = The power of attorney in force is for “{ $about }”, another subject than that of this agreement. Make the subjects the same, or draw up a new power of attorney before this is signed.
agreement-issued-waits = Issued, waiting for signatures
agreement-issued = Issued
agreement-sign = Record the signing
agreement-sign-how = When both sides have signed, upload the scan: that sheet is the paper.
agreement-sign-how-power = When who gives and who takes the power have signed, upload the scan: that sheet is the paper.
agreement-sign-consent = Record whatever the village answered: that it agrees, agrees on conditions, or refuses. The latest answer of a village takes the place of the one before.
agreement-signed-on = Signed on
agreement-number-district = The district’s number
agreement-number-partner = The partner’s number
agreement-hint-number = From the register of whoever signs. May be left empty and written in after signing.
agreement-scan = Scan of the signed sheet (PDF)
agreement-scan-hint = All pages in one PDF, at most 10 MB.
agreement-turn-partner = Waiting for the partner to read it since { $date }
agreement-turn-office = Waiting for the office to read it since { $date }
agreement-turn-secretariat = Neither side asks for another change; waiting for the secretariat since { $date }
agreement-turn-pass = Nothing to change
agreement-turn-pass-hint = Otherwise edit the paper: the other side then reads it.
agreement-pass-for-partner = Record for the partner: nothing to change
agreement-pass-for-office = Record for the office: nothing to change
agreement-pass-reason = How this is known
agreement-pass-reason-hint = Such as a letter or an e-mail of that side, with its day. It stands in the history, and both sides are told.
agreement-unread-partner = The partner has not said yet that nothing is to be changed in this draft.
agreement-unread-office = The office has not said yet that nothing is to be changed in this draft.
agreement-seen-unread = This paper is issued although that answer is not there yet.
agreement-withdraw-told = It stands in the history; those who write on this paper are told.
agreement-refused-turn = This draft does not wait for this side. Load the page again.
notice-agreement-turn-passed = Noted: nothing is to be changed. The draft waits for the secretariat.
event-agreement-text-agreed = Draft read: nothing to change
event-agreement-text-agreed-for = Recorded by the secretariat for a side: nothing to change
agreement-written = Changes of the paper
agreement-written-part = Part
agreement-written-before = Before
agreement-written-after = Now
agreement-words-behind = The district’s standing words have changed
agreement-words-behind-why = This paper keeps the words that stood when its draft was last written or issued, which are those that its parties have read. To take the new ones, edit the draft and save it; the other side then reads again what both sides write.
agreement-words-here = In this paper
agreement-words-today = Standing words now
agreement-signature = Signing
agreement-no-scan = There is no scan.
agreement-elsewhere = This paper is drawn up outside of Sekber; upload the scan once it is signed.
agreement-former-scans = Former sheets
agreement-former-until = In use until { $date }
agreement-correct = Correct the signing
agreement-correct-hint = For a day, a number or a scan that was entered wrongly. The former sheet is kept with the reason.
agreement-correct-reason = What was wrong
agreement-scan-new = Scan instead (PDF)
agreement-scan-new-hint = Only when the scan was the wrong one.
agreement-serves = Serves
agreement-serves-joint = A joint agreement serves the partnership for which it was drawn up, and others with the same partner as far as it covers their term and field.
agreement-does-not-cover = does not cover the term or field of this partnership
agreement-withdraw = Withdraw the paper
agreement-withdraw-hint = The paper is no longer used, but stays on record.
agreement-withdraw-issued = What was issued of it is withdrawn, too: whoever checks its code is told.
agreement-withdrawn-reason = The draft of this paper was given up.
agreement-form-sub = What is known is filled in. Both sides can change the paper until it is signed.
agreement-form-sub-power = What is known is filled in. The secretariat and the offices can change it until who gives and who takes the power have signed.
agreement-about = Subject
agreement-title = About
agreement-hint-title = Goes on after the title: “… about …”.
agreement-hint-base-changed = The signed paper that is changed. The head of an office with a power of attorney may sign what changes an agreement of cooperation; all else is signed by the head of the region alone.
agreement-hint-base = An agreement of cooperation needs a signed joint agreement.
agreement-starts = In force from
agreement-ends = Until
agreement-hint-term = At most five years. Going on takes the whole road again, so reminders are sent 12, 6 and 3 months before.
agreement-hint-fields = An agreement of cooperation stays within the fields of its joint agreement.
agreement-text = Text
agreement-hint-text = What is left empty gets the usual sentences. The DOCX can be edited further before it is signed.
agreement-hint-scope = A line each.
agreement-changes = What is changed
agreement-changed-by = Changed by
agreement-new-last-day = New last day
agreement-refused-unissued = An amendment changes a signed paper: issue it first, then record how it was signed.
agreement-hint-changes = A line for each: Article …, before …, now …. A new last day is filled in above, as the day until which it holds.
agreement-hint-amount = Such as 450 juta. The paper writes it in words, too.
agreement-hint-items = A line each: name, quantity, unit, value of all of them. For example: Desks, 40, pieces, 48 juta. The price of one is written after @: Desks, 40, pieces, @1,2 juta.
agreement-signers = Who signs
agreement-signer = For the district
agreement-regent-signs = Only { $regent } signs this paper for the district.
agreement-head-signs = The head of the office, by power of attorney
agreement-district-name = Name of who signs
agreement-district-position = Position
agreement-district-number = NIP
agreement-rank = Rank and grade
agreement-hint-rank = Such as Pembina Utama Muda (IV/c).
agreement-hint-name = With titles.
agreement-hint-position = Such as Kepala Dinas Kesehatan.
agreement-hint-partner-position = Such as Ketua Yayasan.
agreement-office = Office that carries it out
agreement-hint-office = Which carries it out, and signs where there is a power of attorney.
agreement-partner-name = Name of who signs for the partner
agreement-partner-position = Position
agreement-answer = Answer of the village
agreement-answer-hint = As it stands on the signed sheet.
agreement-answer-agrees = agrees
agreement-answer-conditions = agrees on conditions
agreement-answer-refuses = refuses
agreement-signed-as-regent = head of the region
agreement-signed-as-head = head of the office
agreement-answer-none = recorded without an answer
agreement-conditions = Conditions of the village
agreement-conditions-hint = Only where the village agrees on conditions, a line for each.
agreement-replaced = replaced by a later answer
agreement-refusing-village = The village { $village } refuses: it is not part of the partnership until it agrees. What is done in other villages is not held up.
agreement-refusing-paper = Open the record
fault-agreement-conditions = Conditions are given only where the village agrees on conditions.
agreement-village = Village
agreement-hint-village = The name alone, without the word “Desa”.
agreement-village-head = Name of the head of the village
agreement-village-head-number = NIP or other number of the head
agreement-hint-village-head-number = Where there is one, as it is printed, such as NIP 19800101 200501 1 001.
agreement-taker = Who takes the power
agreement-taker-position = Position of who takes it
agreement-kind-joint = Joint agreement (KB)
agreement-kind-cooperation = Agreement of cooperation (PKS)
agreement-kind-power = Power of attorney
agreement-kind-synergy = Memorandum (Nota Kesepakatan)
agreement-kind-work-plan = Work plan
agreement-kind-intent = Letter of intent
agreement-kind-memorandum = Memorandum of understanding
agreement-kind-yearly-plan = Yearly plan
agreement-kind-commitment = Commitment to social responsibility
agreement-kind-consent = Record of consent
agreement-kind-hand-over = Record of hand-over (BAST)
agreement-kind-amendment = Amendment
agreement-state-draft = Draft
agreement-state-signed = Signed
agreement-state-withdrawn = Withdrawn
agreement-law-no-term = Its term is not filled in.
agreement-law-order = Its last day comes before its first.
agreement-law-too-long = Its term exceeds five years.
agreement-law-no-base = The agreement that it rests on was not chosen.
agreement-law-base-unsigned = The agreement that it rests on is not signed.
agreement-law-beyond-term = It runs beyond the agreement that it rests on.
agreement-law-beyond-field = It is about a field that the agreement it rests on does not name.
agreement-law-no-field = Its fields of government were not chosen.
agreement-law-only-regent = Only the head of the district may sign this paper.
agreement-law-no-power = The head of the office holds no signed power of attorney.
agreement-refused-signed = This paper is signed or withdrawn and cannot be changed.
agreement-refused-no-base = No paper of this partnership is signed yet, so there is nothing that an amendment could change.
agreement-refused-kind = The road of this partnership asks for no paper of this kind. If it is needed all the same, ask the secretariat.
fault-agreement-village = A village is named in its record of consent only, by its name.
agreement-refused-unsigned = This paper is not signed yet.
agreement-refused-issued = This paper was issued; only the secretariat can give it up.
agreement-refused-drafts = This partnership already has { $most } drafts of papers. Give up those that are not needed first.
agreement-refused-many = { $most } papers were begun for this partnership, those given up included. Further ones are begun by the secretariat.
agreement-refused-outdated = The paper was changed after it was issued. Issue it once more, so that the sheet that is signed and this record say the same.
fault-agreement-items-sum = The amount is another than the goods come to, { $sum }. Make them the same, or leave the amount empty.
fault-agreement-amount = The amount cannot be less than nothing.
fault-agreement-amount-unread = “{ $value }” is not an amount in rupiah. Example: 450 juta.
fault-agreement-number-taken = Another paper of this kind bears this number: { $title }.
fault-agreement-number-issued = The paper was issued under the number { $number }. Enter that one; where that one is wrong, issue the paper again under the right number.
fault-agreement-future = The date cannot be in the future.
fault-agreement-early = The day of signing cannot be before { $day }, when the partnership came to exist: its first day or the day on which it was entered here, whichever is earlier.
notice-agreement-drafted = The paper was begun.
notice-agreement-changed = The paper was saved.
notice-agreement-signed = The signing was recorded.
notice-agreement-corrected = The signing was corrected.
notice-agreement-withdrawn = The paper was withdrawn.

paper-number = Number: { $number }
paper-simulated = SIMULATED FOR A DEMONSTRATION – NOT A PAPER THAT IS IN FORCE
paper-called = { $kind } about { $title }
paper-title-of-both = { $this }
    BETWEEN
    the Government of { $district }
    AND
    { $partner }
    ABOUT
    { $title }
paper-title-of-one = { $this }
paper-opening = On this day …………………… the …………………… of …………………… in the year …………………… at ……………………, those who sign below:
paper-opening-signed = On { $in_words }, those who sign below:
paper-party-district = { $signer }, { $position }, acting for the Government of { $district }, seated in { $town }, from here on the FIRST PARTY.
paper-party-partner = { $head }, { $post }, acting for { $partner }, seated at { $address }, from here on the SECOND PARTY.
paper-party-partner-legal = { $head }, { $post }, by { $legal }, acting for { $partner }, seated at { $address }, from here on the SECOND PARTY.
paper-legal-deed = deed number { $number }
paper-legal-deed-dated = deed number { $number } of { $date }
paper-legal-ahu = approval as a legal entity number { $number }
paper-legal-ahu-dated = approval as a legal entity number { $number } of { $date }
paper-legal-and = { $first } and { $second }
paper-law = With regard to:
paper-law-government = Government Regulation 28 of 2018 on cooperation of regions; and
paper-law-minister = Regulation 22 of 2020 of the Minister of Home Affairs on how regions cooperate with other regions and with third parties,
paper-both-agree = The FIRST and the SECOND PARTY, together the PARTIES, agree on this { $this } about { $title } as follows.
paper-ground = This { $this } carries out the { $base_kind } between the Government of { $district } and { $partner } number { $base } of { $base_day } about { $about }.
paper-article = Article
paper-article-purpose = Purpose and aim
paper-article-object = Object
paper-article-scope = Scope
paper-article-conduct = How it is carried out
paper-article-term = Term
paper-article-letters = Correspondence
paper-article-closing = Closing
paper-article-duties = Rights and duties
paper-article-financing = Financing
paper-article-force = Force majeure
paper-article-disputes = Disputes
paper-article-termination = Termination
paper-article-amendment = Amendment
paper-article-mandate = What the power is for
paper-article-limits = Limits of the power
paper-article-changes = Agreement to change
paper-article-rest = What stays as it is
paper-article-granted = Grant handed over to the district
paper-article-handed = Other hand-over
paper-article-booked = Entry as goods of the district
paper-sample-this = { $this }
paper-sample-district = { $district }
paper-sample-regent = { $regent }
paper-sample-title = Family Nutrition Gardens
paper-sample-town = (seat of the district’s government)
paper-sample-partner = Example Foundation
paper-sample-address = 1 Example Street
paper-sample-office = Example Office
paper-sample-starts = 2 January 2026
paper-sample-ends = 31 December 2028
paper-sample-base = 100.3.7/1/2026
paper-sample-ground = Agreement of cooperation number 100.3.7/1/2026 of 2 January 2026
paper-sample-base-day = 2 January 2026
paper-sample-base-kind = Agreement of cooperation
paper-sample-about = Family Nutrition Gardens
paper-text-purpose = This { $this } is the ground of the PARTIES’ cooperation and aims at “{ $title }” for the people of { $district }.
paper-text-object = The object of this { $this } is “{ $title }”.
paper-scope-is = Its scope comprises:
paper-text-scope = The scope of this { $this } is “{ $title }” in { $district }.
paper-conduct-joint = This joint agreement is followed by agreements of cooperation of the offices, each in its field.
paper-conduct-cooperation = This agreement of cooperation is carried out by { $office } with the SECOND PARTY, and evaluated at least twice a year.
paper-conduct-synergy = This memorandum is carried out by the work plan, which is an inseparable part of it.
paper-text-duties = The FIRST PARTY makes the work in { $district } possible and provides the data that are needed as the rules allow. The SECOND PARTY carries out the activities and reports twice a year. The PARTIES have a right to reports and results.
paper-text-financing = Each party bears the cost of its own tasks and duties. Money that the SECOND PARTY handles itself does not run through the district’s budget. Grants to the district take a grant agreement of their own.
paper-amount = Amount: { $amount }.
paper-text-term = This { $this } is in force from { $starts } until { $ends }. Going on takes a new paper before its term is over.
paper-text-letters = Letters go to the FIRST PARTY through the secretariat of { $district }, and to the SECOND PARTY at { $address }.
paper-text-force = Force majeure is told to the other party in writing, and the PARTIES consult on how to go on.
paper-text-disputes = Disputes are settled by deliberation. Where no agreement is reached, they are settled as the law says.
paper-text-termination = This { $this } ends when:
    a. its term is over;
    b. its goal is reached;
    c. the PARTIES agree to end it;
    d. a party breaks it; or
    e. the law says so.
paper-text-amendment = What is not settled here or has to be changed is written down in an amendment, an inseparable part of this { $this }.
paper-text-closing = This { $this } is made in two originals of equal force, one for each PARTY.
paper-first-party = FIRST PARTY
paper-second-party = SECOND PARTY
paper-power-opening = The undersigned:
paper-power-gives = from here on the giver of the power, gives power to:
paper-power-what = from here on the taker of the power, to sign the agreement of cooperation about { $title } with { $partner }, carrying out the joint agreement number { $base } of { $base_day }.
paper-power-limits = This power cannot be passed on and is in force until { $ends }.
paper-power-giver = Who gives the power
paper-power-taker = Who takes the power
paper-hand-over-what = The SECOND PARTY hands over and the FIRST PARTY receives the following goods or works for { $title }:
paper-hand-over-closing = This record is made in two originals, one for each party.
paper-number-district = Number of the Government of { $district }: { $number }
paper-number-partner = Number of { $partner }: { $number }
paper-called-simulated = { $kind } about { $title } (SIMULATED FOR A DEMONSTRATION)
paper-title-about = { $this }
    ABOUT
    { $title }
paper-title-commitment = Declaration of Commitment
    to Social and Environmental Responsibility
paper-title-amendment = { $this } { $ordinal }
    TO { $base_kind }
    NUMBER { $base } OF { $base_day }
    ABOUT
    { $about }
paper-party-office = { $signer }, { $position } { $district }, by the power of attorney of the { $regent } number { $power } of { $power_day }, acting for the Government of { $district }, seated in { $town }, from here on the FIRST PARTY.
paper-party-head = { $signer }, { $position } { $district }, acting for the Government of { $district }, seated in { $town }, from here on the FIRST PARTY.
paper-copy = A copy of what the record says today. The original was signed on { $signed }; what was written on it by hand is not here.
paper-amendment-agree = The FIRST and the SECOND PARTY, together the PARTIES, agree to change the { $base_kind } number { $base } of { $base_day } about { $about } as follows:
paper-amendment-term = It is in force until { $ends }.
paper-amendment-term-moved = The term, before until { $base_ends }, is now until { $ends }.
paper-amendment-rest = Everything that this amendment does not change stays in force.
paper-name = Name
paper-post = Post
paper-nip = NIP
paper-rank = Rank and grade
paper-company = Company
paper-address = Address
paper-dated = { $town }, { $signed }
paper-known = Seen by
paper-power-post = Head of { $office }
paper-declares-opening = The undersigned:
paper-commitment-what = as head of { $partner } declares the commitment to carry out its social and environmental responsibility by { $title } in { $district }, from { $starts } until { $ends }.
paper-commitment-financing = { $partner } bears the whole cost, which does not run through the district’s budget.
paper-commitment-closing = This declaration is made in truth, to be used as it is meant.
paper-commitment-signer = Head of { $partner }
paper-planning-office = Head of the planning office of { $district }
paper-hand-over-grant = By { $ground }, the SECOND PARTY hands over and the FIRST PARTY receives the following goods:
paper-given-under = { $kind } number { $number } of { $day }
paper-given-under-open = the regional grant agreement number …………………… of ……………………
paper-hand-over-booked = The goods are booked as property of the region at { $office } as the law says.
paper-items-name = Name of the goods
paper-items-number = Number
paper-items-unit = Unit
paper-items-each = Price of one (Rp)
paper-items-value = Price of all (Rp)
paper-items-sum = Sum
paper-consent-opening = On this day …………………… the …………………… of …………………… in the year …………………… in the village { $village }, kecamatan { $kecamatan }, a meeting for free, prior and informed consent was held about { $title } by { $partner }, with ……… people (men ………, women ………).
paper-consent-opening-signed = This record was signed on { $in_words }, of a deliberation of free, prior and informed consent about { $title } by { $partner }.
paper-consent-plan = The plan comprises:
paper-consent-answer = The people of the village { $village } agree/do not agree (strike what does not apply) to the plan on condition that:
paper-consent-answered-agrees = The people of the village { $village } agree to the plan.
paper-consent-answered-conditions = The people of the village { $village } agree to the plan on condition that:
paper-consent-answered-refuses = The people of the village { $village } do not agree to the plan.
paper-consent-rest-signed = Which kecamatan and how many were present stands on the signed original.
paper-consent-answer-signed = Which village, how many were present, what the residents answered and on which conditions stands on the signed original.
paper-consent-closing = This record is made in truth, to be used as it is meant.
paper-consent-head = Head of the village { $village },
paper-consent-council = Chair of the village council,
paper-consent-residents = For the residents,
paper-consent-subdistrict = Head of the kecamatan { $kecamatan },

email-partnership-turn-subject = Waiting for you: { $what } – { $title }
email-partnership-turn-text = Partnership no. { $number }, { $title }, waits for you.
    Next: { $what }.

    { $link }

    Joint secretariat of { $district }
email-agreement-ends-subject = { $n-months ->
    [one] { $kind } ends within { $months } month: { $title }
   *[other] { $kind } ends within { $months } months: { $title }
}
email-agreement-ends-text = { $n-months ->
    [one] { $kind } about { $title } ends on { $day }, less than { $months } month from now. Going on takes the whole road of papers again, so begin now where the cooperation goes on.
   *[other] { $kind } about { $title } ends on { $day }, less than { $months } months from now. Going on takes the whole road of papers again, so begin now where the cooperation goes on.
}

    { $link }

    Joint secretariat of { $district }

email-agreement-agreed-subject = A draft waits for the secretariat: { $title }
email-agreement-agreed-text = Neither side asks for another change of the draft { $kind } about { $title }. It waits to be issued.

    { $link }

    The joint secretariat of { $district }

email-agreement-remarked-subject = { $section } asks for a change: { $title }
email-agreement-remarked-text = { $section } asks for a change of the draft { $kind } about { $title }.
    Remark: { $reason }

    { $link }

    Joint secretariat of { $district }

email-agreement-passed-subject = Recorded by the secretariat: nothing to change in { $title }
email-agreement-passed-text = { $who } recorded for the side that was waited for that nothing is to be changed in the draft { $kind } about { $title }.
    How this is known: { $reason }

    If this is wrong, change the draft here: { $link }

    Joint secretariat of { $district }
email-agreement-issued-subject = Paper issued: { $title }
email-agreement-issued-text = The { $kind } about { $title } was issued by { $who } and waits for signatures.

    { $link }

    Joint secretariat of { $district }
email-agreement-signed-subject = Paper signed: { $title }
email-agreement-signed-text = { $who } recorded that the { $kind } about { $title } was signed.

    { $link }

    Joint secretariat of { $district }
email-agreement-withdrawn-subject = Draft given up: { $title }
email-agreement-withdrawn-text = The draft { $kind } about { $title } was given up by { $who }.
    Reason: { $reason }

    { $link }

    Joint secretariat of { $district }

job-name-partnership-road = Whose turn it is after a road of papers was changed
job-name-partnership-reminders = Reminders before papers of partnerships end
audit-subject-partnership = Partnership
audit-subject-agreement = Paper of a partnership
event-partnership-opened-all = Outcome of a meeting opened as partnerships
event-partnership-opened = Partnership opened from a meeting
event-partnership-proposed = Partnership proposed
event-partnership-changed = Partnership changed
event-partnership-accepted = Partnership accepted
event-partnership-withdrawn = Proposal of a partnership withdrawn
event-partnership-declined = Partnership not accepted
event-partnership-begun = Road of papers begun
event-partnership-activated = Partnership carried out from now on
event-partnership-completed = Partnership completed
event-partnership-ended = Partnership ended early
event-partnership-end-taken-back = Early end taken back
event-partnership-step-taken = Step noted
event-partnership-step-taken-back = Note of a step taken back
event-agreement-drafted = Paper begun
event-agreement-changed = Paper changed
event-agreement-issued = Paper issued
event-agreement-signed = Paper signed
event-agreement-signing-corrected = Signing of a paper corrected
event-agreement-withdrawn = Paper withdrawn
event-agreement-reminders-written = Reminders of an end written
partnership-field-title = Title
partnership-field-scope = Scope
partnership-field-lead = Leading office
partnership-field-supporting = Supporting offices
partnership-field-partner = Partner
partnership-field-copartners = Co-partners
partnership-field-programmes = Programmes
partnership-field-start-on = Begins
partnership-field-end-on = Ends
partnership-field-state = State
partnership-field-party = Party
partnership-field-reason = Reason
partnership-field-road = Road of papers
partnership-field-step = Step
partnership-field-taken-on = Date
partnership-field-note = Note
partnership-field-ended-by = Letter of
partnership-field-number = Number of the letter
partnership-field-letter-on = Day of the letter
partnership-field-ended-on = Last day
partnership-field-renews = Renews
partnership-field-partnerships = Partnerships
agreement-field-kind = Kind
agreement-field-title = About
agreement-field-base = Rests on
agreement-field-base-name = Rests on
agreement-field-office = Office
agreement-field-office-name = Office
agreement-field-signer = Who signs
agreement-field-district-name = Name of who signs
agreement-field-district-position = Position
agreement-field-district-number = NIP
agreement-field-district-rank = Rank and grade
agreement-field-partner-number = NIP of who takes the power
agreement-field-partner-rank = Rank and grade of who takes the power
agreement-field-partner-name = Who signs for the partner
agreement-field-partner-position = Position
agreement-field-village = Village
agreement-field-village-head-name = Head of the village
agreement-field-village-head-number = Number of the head of the village
agreement-field-purpose = Purpose and aim
agreement-field-scope = Scope
agreement-field-financing = Financing
agreement-field-amount-minor = Amount
agreement-field-items = Goods
agreement-field-starts-on = In force from
agreement-field-ends-on = Until
agreement-field-fields = Fields
agreement-field-signed-on = Signed on
agreement-field-number-district = The district’s number
agreement-field-number-partner = The partner’s number
agreement-field-answer = Answer of the village
agreement-field-conditions = Conditions of the village
agreement-field-letters = Letters
agreement-field-reason = Reason
agreement-field-party = For
partnership-next-accept = The parties accept the proposal
partnership-next-begin = Choose the road of papers and begin it
partnership-next-activate = Begin carrying it out: every step of the papers is taken
partnership-next-complete = Its term is over: declare it completed; going on takes a new partnership
partnership-next-decide = Ends on { $date }: decide, renew it by going the whole road again or complete it at its end
partnership-next-renewed = Ends on { $date }: its renewal is proposed; complete it at its end
partnership-next-who = Waiting for: { $who }
partnership-next-road = Usual road for this partner: { $road }. First step: { $step } ({ $who }).
partnership-next-paper = Open the paper
partnership-next-documents = Open the partner’s legal documents
partnership-blocked = It cannot be carried out yet. Required first: { $steps }.
partnership-step-undo-who = Only whoever noted it and the secretariat can take this note back.
partnership-refused-step-of-another = Somebody else noted this step. Only they and the secretariat can change it or take it back.
notice-partnership-step-back = The note of the step was taken back.
partnership-open-steps-no-law = { $n ->
    [one] { $count } advised step has not been taken. This road requires no paper before it is carried out, so it may begin.
   *[other] { $count } advised steps have not been taken. This road requires no paper before it is carried out, so it may begin.
}
partnership-refused-before = Its term has not begun: it is carried out from its first day on.
partnership-begins-on = It can be carried out from { $date } on, the first day of its term.
partnership-during = While it is carried out:
partnership-during-plan = Work plan
partnership-during-money = Money
partnership-during-reports = Reports
partnership-refused-early = By its papers this partnership still runs. Declare it completed on its last day or later; before that it can only be ended early, by a letter.
partnership-complete-first = Before declaring it completed, look at what is still open. The agreed term stays on record.
email-partnership-withdrawn-subject = Proposal of a partnership withdrawn: { $title }
email-partnership-withdrawn-text = The proposal of partnership no. { $number }, { $title }, was withdrawn by { $who }.
    Reason: { $reason }

    { $link }

    Joint secretariat of { $district }
email-partnership-activated-subject = Partnership begun: { $title }
email-partnership-activated-text = Partnership no. { $number }, { $title }, is carried out from now on, as { $who } recorded.

    { $link }

    Joint secretariat of { $district }
email-partnership-completed-subject = Partnership declared completed: { $title }
email-partnership-completed-text = Partnership no. { $number }, { $title }, was declared completed by { $who }. Its term stays as it was agreed.

    { $link }
    If this is not right, write to the secretariat.

    Joint secretariat of { $district }
email-partnership-ended-subject = Partnership ended early: { $title }
email-partnership-ended-text = Partnership no. { $number }, { $title }, was ended early by { $who }.
    Reason: { $reason }

    The letter and the last day stand here: { $link }
    If this is not right, the leading office or a partner that did not record it can contest it there within 14 days; the secretariat decides about that.

    Joint secretariat of { $district }
email-partnership-resumed-subject = Early end taken back: { $title }
email-partnership-resumed-text = The early end of partnership no. { $number }, { $title }, was taken back by { $who }.
    Reason: { $reason }

    { $link }

    Joint secretariat of { $district }

# Remarks of the sections for law and cooperation
nav-drafts = Drafts to read
drafts-title = Drafts to read
drafts-sub = Drafts of agreements, notes, powers of attorney and amendments for which there is no remark from your side since they were last changed.
drafts-empty = No draft waits
drafts-empty-hint = A draft appears here once it is begun, and again once it is changed.
drafts-count = { $n ->
    [one] { $count } draft waits
   *[other] { $count } drafts wait
}
drafts-latest = All papers, those changed last first
drafts-known-count =
    { $n ->
        [one] { $count } paper
       *[other] { $count } papers
    }
drafts-none-found = No paper fits.
drafts-state = State
drafts-kind = Kind
drafts-partner = Partner
drafts-changed = Changed
drafts-cut = There are more; once something is said of those above, the next appear.
remarks-title = Remarks on the paper
remarks-read = Read the paper
remarks-write = Write a remark
remarks-hint = Remarks are shown to the parties, the secretariat, the leaders and the sections that read drafts. The parties still write the paper, and the secretariat issues it.
remarks-kept = Remarks
remarks-none = There are no remarks on this paper yet.
remarks-older = on the draft of { $day }; the paper changed since
remark-finding-no-objection = No objection
remark-finding-to-change = Something to change
remark-of-law = Legal section
remark-of-cooperation = Cooperation section
remark-of-secretariat = Noted by the secretariat
field-remark-finding = Result of reading
field-remark = Remark
hint-remark = Needed where something is to be changed: which part, and why.
agreement-field-finding = Result of reading
notice-remark-kept = The remark is saved.
event-agreement-remarked = Remark on a paper written

# Standing words of papers
clauses-title = Standing words of papers
clauses-sub = The words of articles and other passages that the parties leave empty. Where the district has none of its own, the usual ones hold. Drafts that the parties are reading, and what was issued, do not change. Papers are written in Indonesian.
clauses-names = What differs from paper to paper is written in braces: { $names }.
clauses-own = Words of the district
clauses-text = Words of the district in their place
clauses-keep = Save these words
clauses-preview = See an example
clauses-previewed = This is how they read in a paper, with an example in each place. They are not saved yet.
clauses-met = Somebody else saved the words of this passage since the page was opened, so yours are not saved yet.
clauses-met-theirs = The words that are kept now stand below. Compare them with yours in the field, then save again.
clauses-met-usual = The district’s words for this passage were taken out. If yours are to hold, save again.
fault-clause-name = “{ $name }” in braces is not known. Use one of the names above.
notice-clause-kept = The words of the passage are kept.
event-clause-changed = Standing words of papers changed
audit-subject-clause = Standing words of papers
clause-field-text = Words

# As it stood on a day
partnership-stood = As it stood on { $day }
partnership-stood-day = As it stood at the end of
partnership-stood-none = There was no such partnership on that day
partnership-stood-money = The money of this partnership on the same day
partnership-stood-open = As it stood on another day
partnership-stood-how = Made again from the trail. The parties are called as they are today; papers that serve this partnership now are shown from when they were begun.

# Calendar of last days
partnership-ends-of = Partnership
partnership-ends-what = Last day: { $what } { $title }
partnership-ends-file = Calendar of last days

# Roads of papers as the district sets them
roads-title = Roads of papers in this district
roads-sub = What rules require stays required. What is advised, who takes a step that no paper proves, and how long each usually takes, is the district’s to say.
roads-actor = Who takes it
roads-custom = District custom
roads-weight = How binding it is
roads-days = Usual days
roads-keep = Save this road
fault-road-days = Write a number of days from 1 to { $most }.
fault-road-days-unread = Write the number of days in digits.
notice-road-kept = The road is kept.
event-road-followed = Turns of partnerships brought in line with the road of papers
event-road-changed = Road of papers changed
audit-subject-road = Road of papers
road-field-steps = Steps that differ from the usual ones
roads-own = Steps that the district added
roads-own-none = The district has added no step to this road.
roads-own-first = The first step
roads-own-after = After: { $step }
roads-own-days = { $n ->
    [one] { $count } working day
   *[other] { $count } working days
}
road-step-new = Add a step
road-step-change = Change a step
road-step-hint = A step that the district adds reminds and never keeps a partnership from being carried out: only what rules require does. It holds for partnerships whose papers are under way, too.
road-step-name-id = Name in Indonesian
road-step-name-en = Name in English
road-step-days = Usual working days
road-step-paper = Paper that proves it
road-step-paper-hint = Leave it empty where the step is noted with its day.
road-step-follows = After which step
road-step-follows-hint = Leave it empty where it is the first step.
road-step-keep = Save the step
road-step-end = Remove the step
road-step-end-hint = A step that no partnership has used is removed. One that has been used is retired: partnerships whose papers have begun keep it, later ones do without.
road-step-end-confirm = Remove this step from the road?
road-refused-steps = A road has at most { $most } added steps, retired ones included.
fault-road-step-named = This road has an added step of that name already.
fault-road-step-used = Partnerships have used this step: the paper that proves it cannot be another.
notice-road-step-kept = The step is kept.
notice-road-step-removed = The step is removed.
notice-road-step-retired = The step is retired: only partnerships whose papers had begun still have it.
event-road-step-added = Step added to a road of papers
event-road-step-changed = Added step of a road of papers changed
event-road-step-retired = Added step of a road of papers retired
event-road-step-removed = Added step removed from a road of papers
road-field-step = Code of the step
road-field-name = Name
road-field-name-en = Name in English
road-field-actor = Who takes it
road-field-paper = Paper that proves it
road-field-weight = How binding it is
road-field-usual-days = Usual working days
road-field-follows = After which step
partnership-step-own = A step that the district added
partnership-field-name = Name of the step
partnership-field-name-en = Name of the step in English

# What is still open before a partnership is declared completed
partnership-complete-look = The next page says what is still open before it is declared completed.
partnership-complete-not-now = You cannot declare this partnership completed now: the leading office or the secretariat does, from its last day on.
partnership-left = Still open
partnership-left-nothing = Nothing is still open.
partnership-left-drafts = { $n ->
    [one] { $count } draft of a paper is not signed
   *[other] { $count } drafts of papers are not signed
}
partnership-left-steps = { $n ->
    [one] { $count } step of the papers is not taken
   *[other] { $count } steps of the papers are not taken
}
partnership-left-hand-over = { $n ->
    [one] { $count } hand-over is not signed
   *[other] { $count } hand-overs are not signed
}
