event-interest-told = Interest stated
event-interest-declined = Pair declined
event-interest-repeated = Statement of interest sent again, unchanged
event-interest-withdrawn = Statement of interest taken back
event-pair-locked = Pair locked
event-pair-vetoed = Pair excluded
event-pair-freed = Lock or exclusion lifted
event-quota-set = Partnership quota set
audit-subject-interest = Interest
audit-subject-pair = Pair
audit-subject-quota = Partnership quota
interest-field-office = Office
interest-field-side = Side
interest-field-stance = Stance
interest-field-rank = Rank
interest-field-note = Message
pair-field-office = Office
pair-field-rule = Ruling
quota-field-least = At least
quota-field-most = At most
matching-refused-reason = An exclusion needs a reason.
matching-refused-quota = A quota is between 0 and 99, and the lower limit may not exceed the upper one.

nav-matching = Matching
matching-office-title = Partners’ programmes that fit
matching-office-sub = { $office }: programmes of partners by how well they fit its duties, { $cycle }.
matching-partner-title = Offices that fit
matching-partner-sub = { $partner }: offices by how well they fit each programme, { $cycle }.
matching-partner-empty = No programme can be matched yet
matching-partner-empty-hint = Programmes appear once proposed and the organisation is invited to the cycle.
matching-partner-programmes = This partner’s programmes
matching-partner-cycle = Taking part in the cycle
matching-answered = { $wanted } wanted, { $answered } answered
matching-quota-most = { $n-most ->
    [one] Quota of { $most } partnership
   *[other] Quota of { $most } partnerships
}
matching-how = A score from 0 to 100 says how well the content fits, not how good a partner is. The decision is yours.
matching-count-programmes = { $n-count ->
    [one] { $count } programme
   *[other] { $count } programmes
}
matching-empty = No partner’s programme can be matched yet
matching-empty-filtered = No programme passes the filters
matching-empty-hint = A partner’s programme takes part once it has been proposed to the joint secretariat, if the partner takes part in the cycle.
matching-of-hundred = of 100
matching-why = How the score is made
matching-part = Part
matching-evidence = Evidence
matching-weight = Weight
matching-points = Points
matching-sum = Total
matching-missing = Not rated for want of data: { $parts }.
matching-want = Interested
matching-maybe = Perhaps
matching-no = Not for us
matching-no-more = Not for us, rank or message
matching-withdraw = Undo answer
matching-reason = Reason, when not for us
matching-note = Message to the other side
matching-rank-label = Rank of interest
matching-rank = rank { $rank }
matching-own-want = You are interested
matching-own-maybe = You: perhaps
matching-own-no = You: not for us
matching-theirs-want = The other side is interested
matching-theirs-maybe = The other side: perhaps
matching-theirs-no = The other side: not for us
matching-their-note = Message:
matching-planned = In the plan
matching-rule-lock = Locked
matching-rule-veto = Excluded
matching-theme = Theme
matching-place = Kecamatan
matching-stance = Answer
matching-stance-open = Not answered yet
matching-stance-want = Interested
matching-stance-maybe = Perhaps
matching-stance-no = Not for us
matching-reason-duties = Outside our duties
matching-reason-served = We already have a partner for this
matching-reason-capacity = We have too few people to accompany it
matching-reason-place = The places are not our priority
matching-reason-budget = No counterpart budget this year
matching-partner-reason-goals = Beyond our organisation’s aims and programmes
matching-partner-reason-served = This programme has another office as a partner already
matching-partner-reason-capacity = We have too few people for another partnership
matching-partner-reason-place = The place is beyond where we work
matching-partner-reason-budget = Our programme’s budget does not cover it
notice-matching-told = Answer saved.
notice-matching-withdrawn = Answer taken back.

matching-title = Matching programmes
matching-sub = { $cycle }: partners’ programmes matched with the duties of offices.
matching-own-rankings = Your rankings
matching-see-programmes = Partners’ programmes that fit { $name }
matching-see-offices = Offices that fit { $name }
matching-offices = Offices
matching-partners = Partners
matching-programmes = Partners’ programmes matched
matching-wishes = Answers received
matching-left-offices = { $n ->
    [one] { $count } office
   *[other] { $count } offices
}
matching-left-partners = { $n ->
    [one] { $count } partner
   *[other] { $count } partners
}
matching-left-programmes = { $n ->
    [one] { $count } programme of partners
   *[other] { $count } programmes of partners
}
matching-left-uninvited = Not taking part, as they are not invited to this cycle: { $who }.
matching-left-nobody-invited = Nobody is invited to this cycle yet, so all active offices and verified partners take part. Not taking part: { $who }. As soon as somebody is invited, only those who are invited take part.
matching-left-invite = Invite to the cycle
matching-refused-no-offices = No plan can be made yet: no office takes part in this cycle.
matching-refused-no-programmes = No plan can be made yet: no programme of a partner takes part in this cycle. A programme does once it is put forward and its partner takes part in the cycle.
matching-refused-all-over = No plan can be made yet: the time of every partner’s programme in this cycle is over. Ask the partners to renew its dates or to put another programme forward.
matching-plan-empty = Empty: there is nothing to match
matching-usual-quota = Where no quota is set or recorded, one office takes up to { $office } partners and one partner up to { $partner } offices.
matching-plans = Partnership plans
matching-no-plans = No plan yet
matching-no-plans-hint = Make the first plan from the rankings, the answers of both sides and the quotas. It can be made again at any time.
matching-plan = Plan
matching-plan-number = Plan { $number }
matching-plan-name = Name of the plan
matching-plan-state = State
matching-plan-proposed = Proposed
matching-plan-published = In force
matching-plan-replaced = Replaced
matching-pairs = Pairs
matching-made-by = Made by
matching-make = Make a plan
matching-make-now = Make the plan
matching-kind = How it is made
matching-kind-best = Best fit
matching-kind-best-hint = Everybody who can be placed is placed, mutual interest comes first, then the sum of fits is made as large as possible.
matching-kind-even = Most even
matching-kind-even-hint = As above, but the best partner of every office is first made as good as possible.
matching-kind-agreed = Most agreeable
matching-kind-agreed-hint = Favours pairs both sides prefer, at slightly lower total fit.
matching-plan-among = Made only among those present in the meeting: { $count }. Others are not part of this plan.
matching-quotas = Partnership quotas
matching-quotas-sub = { $cycle }: how many partners an office and how many offices a partner can take.
matching-quota-own = set
matching-quota-save = Save the quota of { $name }
matching-rulings = Rulings of the secretariat
matching-no-rulings = No pair is locked or excluded.
matching-programme = Programme
matching-office = Office
matching-partner = Partner
matching-score = Score
matching-reason-column = Reason
matching-place-number = Rank
matching-ruling = Ruling
matching-why-ruled = Reason
matching-optimal = Optimal as a whole
matching-not-proven = Not proven optimal
matching-repeated = Same when made again
matching-not-repeated = Different when made again
matching-publish = Put into force
matching-publish-confirm = This plan becomes the one in force. While a meeting is on, set the plan on the meeting’s page, so that both sides are asked to agree. Go on?
matching-publish-confirm-replaces = This plan becomes the one in force and takes the place of { $plan }. While a meeting is on, set the plan on the meeting’s page, so that both sides are asked to agree. Go on?
matching-served-offices = Offices served
matching-served-partners = Partners placed
matching-of = of { $all }
matching-mean = Mean score
matching-mutual = Mutual interest
matching-mutual-mark = mutual
matching-priority = District priority: { $theme }
matching-above-district = Also needs a provincial or central partner: { $matters }. It is no field of a district alone (Law 23 of 2014).
matching-matter-forestry = forestry
matching-matter-energy = energy and mineral resources
matching-matter-sea = the sea and its coast
matching-matter-schools = senior secondary, vocational and special schools
matching-matter-labour = labour inspection
matching-priority-mark = District priority
matching-priorities = Priorities of the district
matching-priority-how = In a plan this programme counts 10 of 100 more; its score stays the same.
matching-left-out = Left short
matching-short-office = lacks { $lack } more; no other programme can be given under the present quotas and rulings.
matching-short-partner = lacks { $lack } more; its programmes cannot be placed under the present quotas and rulings.
matching-short-no-programme = { $n-count ->
    [one] { $count } partner has no programme that is proposed or carried out in this cycle:
   *[other] { $count } partners have no programme that is proposed or carried out in this cycle:
}
matching-repairs = Single changes that would help
matching-no-repairs = No single change of a quota or ruling is enough; other programmes are needed: invite partners that do not take part yet, or look for new programmes.
matching-repair-office = { $n-most ->
    [one] Raise the quota of { $name } to { $most } partner.
   *[other] Raise the quota of { $name } to { $most } partners.
}
matching-repair-partner = { $n-most ->
    [one] Raise the quota of { $name } to { $most } office.
   *[other] Raise the quota of { $name } to { $most } offices.
}
matching-repair-veto = Lift the exclusion or refusal of { $office } – “{ $programme }”.
matching-compare = Compare with
matching-compare-now = Compare
matching-compared = Difference to { $other }
matching-figure = Figure
matching-figure-worst = Weakest top match
matching-fewest = { $n-count ->
    [one] This change is enough so that nobody is left out
   *[other] These { $count } changes together are enough so that nobody is left out
}
matching-gap-benefit = At most { $count } points below optimal.
matching-gap-placed = { $n-count ->
    [one] Perhaps { $count } more place can be filled.
   *[other] Perhaps { $count } more places can be filled.
}
matching-if = What if a quota were different?
matching-if-how = See first what it would mean for this plan; nothing has changed yet.
matching-if-who = Quota of
matching-if-ask = See what it means
matching-if-answer = { $n-most ->
    [one] { $name } with { $least } to { $most } pair
   *[other] { $name } with { $least } to { $most } pairs
}
matching-if-same = The pairs of this plan stay the same.
matching-if-do = Set this quota and make the plan again
matching-same = The pairs are the same.
matching-view = View
matching-view-list = List
matching-view-matrix = Matrix
matching-matrix-how = Numbers are scores. Bold cells are in the plan, underlined ones are wanted, struck ones are excluded.
matching-cell-chosen = in the plan
matching-cell-wished = wanted
matching-cell-vetoed = excluded
matching-cell-open = not in the plan
matching-taken = { $n-most ->
    [one] { $taken } of { $most } place taken
   *[other] { $taken } of { $most } places taken
}
matching-lacks = short
matching-nobody = No pair yet.
matching-act = Actions
matching-lock = Lock
matching-free = Free
matching-exclude = Exclude
matching-blocking = Pairs that both sides would rather have
matching-blocking-how = Both fit each other better than one of their present pairs. They were not chosen for the sake of the whole.
matching-by-theme = Pairs by theme
matching-by-place = Pairs by kecamatan
matching-proof = Proof, and how to repeat it
matching-engine = Engine
matching-seed = Seed of the draw
matching-inputs-digest = Digest of the inputs
matching-plan-digest = Digest of the pairs
matching-proof-how = The whole input is kept with the plan and can be downloaded as JSON. The same input always gives the same plan.
matching-voices = What the sides say
matching-voice-office = Office’s stance
matching-voice-partner = Partner’s stance
matching-in-plan = In { $plan }
matching-if-forced = If this pair were forced
matching-rule-reason = Reason of the ruling
matching-rule-reason-hint = Needed for an exclusion; seen by the secretariat and the leaders only.
matching-why-chosen = This pair is in the plan.
matching-why-vetoed = This pair is excluded, or one side has declined it.
matching-why-unknown = This pair was not considered: it fits too little to be proposed, or the programme fits many other offices better.
matching-why-closed = One of the sides takes no pair in this cycle.
matching-why-full-office = The office’s quota is filled by pairs that are worth more to the whole.
matching-why-full-partner = The partner’s quota is filled by pairs that are worth more to the whole.
matching-why-full-programme = The programme was given to other offices where it is worth more to the whole.
matching-why-below = It fits less than the threshold, and nobody is left out without it.
matching-why-worse = There is room, yet the whole plan would be worse with this pair.
matching-loss-placed = { $count } would be left without a pair.
matching-gain-placed = { $count } more would have a pair.
matching-loss-floors = { $n-count ->
    [one] The best partner of { $count } office would fit less.
   *[other] The best partner of { $count } offices would fit less.
}
matching-loss-mutual = { $n-count ->
    [one] { $count } mutual interest would not be met.
   *[other] { $count } mutual interests would not be met.
}
matching-loss-benefit = The sum of scores would fall by { $count } (one pair has at most 100).
matching-gain-floors = { $n-count ->
    [one] The best partner of { $count } office would fit better.
   *[other] The best partner of { $count } offices would fit better.
}
matching-gain-mutual = { $n-count ->
    [one] { $count } more mutual interest would be met.
   *[other] { $count } more mutual interests would be met.
}
matching-gain-benefit = The sum of scores would rise by { $count } (one pair has at most 100).
matching-because-nothing = Nothing clearly in common with this office’s duties was found.
matching-suggested-words = Title or description mention { $words }, everyday words for this code.
matching-suggested-because = Suggested because { $why }.
matching-suggested-named = Its name stands in the title or the description.
matching-clause-usage = it mentions { $words }, as is usual in the field { $field }
matching-clause-passage = it is like the sub-activity “{ $name }” ({ $code })
matching-clause-line = it is like the duty “{ $name }”
matching-clause-line-inferred = it is like the duty “{ $name }” (unconfirmed)
matching-clause-text-faint = a faint likeness by the text as a whole, without any one duty that it is like
matching-clause-field = its code is among the office’s duties
matching-clause-field-group = its code is of the same group of fields, but not among the office’s duties
matching-clause-place = its places are places of the office’s own programmes
matching-clause-place-some = a small part of its kecamatan is the same
matching-clause-district = one side covers the whole district
matching-clause-goal = it serves SDG { $goals }, which this office aims at, too
matching-clause-theme = its theme is { $themes }
matching-clause-time = it runs in { $year }
matching-clause-later = begins only in { $year }, after the cycle of { $cycle }
matching-clause-earlier = ended in { $year }, before the cycle of { $cycle }
matching-clause-experience = it is like earlier partnerships
matching-part-text = Content
matching-part-field = Field code
matching-part-place = Places
matching-part-goal = SDGs
matching-part-theme = Themes
matching-part-time = Time
matching-part-experience = Experience
matching-part-nothing = nothing in common
matching-part-little = a small part is the same
matching-refused-pair = The pair of office and programme is not known.
matching-refused-rank = A rank of interest is a number from 1 to 99.
matching-refused-no-reason = Say why it is “not for us”; only your side and the secretariat see it.
matching-refused-long = Reasons and messages have at most 500 letters.
notice-matching-made = The plan was made.
notice-matching-published = The plan is in force.
notice-matching-ruled = The ruling was saved.
notice-matching-renewed = The ruling was saved and the plan made again.
notice-matching-quota = The quota was saved.
event-plan-made = Partnership plan made
event-plan-published = Partnership plan put into force
audit-subject-plan = Partnership plan
plan-field-number = Number
plan-field-name = Name
plan-field-state = State
plan-field-pairs = Pairs
plan-field-digest = Digest of the pairs
matching-document-title = Partnership Plan of Offices and Development Partners
matching-document-pairs = { $n-number ->
    [one] This plan holds { $number } pair of an office and a partner's programme. The reason of the pair is made of registered data and can be checked in the application.
   *[other] This plan holds { $number } pairs of offices and partners' programmes. The reason of each pair is made of registered data and can be checked in the application.
}
matching-document-digest = Digest of the plan (SHA-256): { $digest }. Working it out again from the same inputs gives the same digest.
matching-help = Help sought that no partner brings
matching-help-how = Programmes of offices that seek help, where none of the office's partners in this plan works on the same field, theme or goal.
matching-unplaced = Programmes of partners that no office takes: { $count }
matching-unplaced-sheet = Without an office
matching-help-sheet = Help sought
matching-listed-more = { $n-count ->
    [one] { $count } more; all of them stand in the XLSX file of this plan.
   *[other] { $count } more; all of them stand in the XLSX file of this plan.
}
matching-if-excluded = If this pair were excluded
matching-count-offices = { $n-count ->
    [one] { $count } office
   *[other] { $count } offices
}
matching-short-none-office = no suitable programme yet: no programme of a partner that takes part in this cycle scores { $least } or more and has to do with its duties.
matching-short-none-partner = no suitable office yet: no pair scores { $least } or more and has to do with the duties of an office.
matching-below = Wanted, but fits too little: below { $least }, or not about the office’s duties
matching-below-how = These pairs are not proposed. The secretariat can lock one if there is a reason that the records do not show.
matching-least-fit = Pairs that score below { $least }, or share a theme, goal or place but none of the office’s duties, are not proposed.
matching-least-fit-change = Change the limit
matching-optimal-how = Optimal is said of the whole plan under its rules, not of each pair.
matching-from-meeting = Back to the meeting’s plan
matching-because-strong = Strong fit: { $clauses }.
matching-because-fair = Fair fit: { $clauses }.
matching-because-weak = Weak fit: { $clauses }.
event-plan-decided = Leader decided about a plan
event-plan-decision-recorded = Leader’s decision about a plan written down from a document
plan-field-paper = Document
plan-field-paper-day = Day of the document
plan-field-approved = Approved
plan-field-note = Note
notice-matching-decided = The leader’s decision was saved.
fault-matching-day = “{ $value }” is not a day. Example: 20 September 2023.
fault-matching-note = Say what has to be mended.
fault-matching-paper = Name the document that holds the leader’s decision with its number, for example “Official note 050/17/BAPPEDA”.
fault-matching-paper-to-come = The day of the document is today at the latest.
fault-matching-paper-before = The day of the document cannot be before this plan was made.
matching-hint-paper-day = Not before this plan was made, and today at the latest.
email-plan-recorded-subject = A leader’s decision was written down: partnership plan number { $plan }
email-plan-recorded-returned = { $name } wrote down that a leader asks for another partnership plan than number { $plan } by { $paper }, { $day }.

    If this is not true, decide yourself at { $link } Your decision takes its place.

    Joint secretariat of { $district }
email-plan-recorded-approved = { $name } wrote down that a leader approves the partnership plan number { $plan } by { $paper }, { $day }.

    If this is not true, decide yourself at { $link } Your decision takes its place.

    Joint secretariat of { $district }
matching-refused-decided = A leader has decided here in person. Only a leader can change that decision.
matching-refused-undecided = No leader has approved this plan yet. Ask for the decision, or write down the one on an official note or a disposition sheet, and then put the plan into force.
matching-over-mark = time of the programme is over
matching-partnered = Partners already, partnership number { $number }.
matching-over-left = { $n-count ->
    [one] One programme of a partner was not planned: its time was over on the day the plan was made.
   *[other] { $count } programmes of partners were not planned: their time was over on the day the plan was made.
}
matching-refused-returned = A leader asked for another plan in place of this one, so it cannot be put into force. Work another plan out, or ask the leader to change the decision.
matching-decision-approved = Approved by the leader.
matching-decision-returned = The leader asks for another plan.
matching-decision-approved-paper = Approved by the leader in { $paper }, { $day }.
matching-decision-returned-paper = The leader asks for another plan in { $paper }, { $day }.
matching-decision-approved-unknown = Noted as approved, without saying who decided.
matching-decision-returned-unknown = Noted as sent back, without saying who decided.
matching-decision-recorded = Written down by { $name }
matching-stands-proposed = A draft proposal that is not in force.
matching-stands-published = Put into force on { $day }.
matching-stands-undecided = No leader has approved it.
matching-stands-approved = Approved by { $name } on { $day }.
matching-stands-returned = { $name } asked for another on { $day }.
matching-decision-record = Write down the leader’s decision
matching-decision-record-how = A leader decides about the plan with an account of their own. A decision on paper is written down here with the document and its day.
matching-decision-paper = The leader’s decision as in (official note or disposition sheet, with its number)
matching-decision-paper-day = Day of the document
matching-record-approved = Write down: approved
matching-record-returned = Write down: sent back
matching-awaits-leader = On this page a plan is put into force once a leader has approved it. A coordination meeting puts its own plan into force without waiting for the leader, unless the leader has asked for another.
matching-decision-note = The leader’s note (needed to ask for another)
matching-decide-approve = Approve the plan
matching-decide-return = Ask for another
matching-decision = The leader’s decision
matching-bands = A fit is called strong from a score of { $strong } on, fair from { $fair } on, and weak below that, or when it has nothing to do with the office’s duties.
matching-none-fits = No programme fits yet
matching-none-fits-hint = No partner’s programme scores { $least } or more and has to do with the duties of this office. Write what you seek as an open need; partners whom it fits are told and can answer.
matching-need-write = Write an open need
matching-need-else = Not found what you look for?
first-step-matching = The first plan of matching
first-why-matching = A plan proposes partners’ programmes for each office, for the meeting to talk about.
first-do-matching = Open matching
email-interest-subject = Interested: { $who }
email-interest-text = { $who } says that it is interested in working together on the programme { $title }. See it, and answer if you are interested too: { $link } (joint secretariat of { $district })
