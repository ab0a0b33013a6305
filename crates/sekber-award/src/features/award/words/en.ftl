nav-awards = Awards
# Awards: list and beginning
award-list-title = Development partner awards
award-list-sub = Rules, formula and results are open to anybody; the scores of the winners and the places of all entries can be worked out again.
award-standing-link = Standing on the award
award-own-standing = Our own standing
award-own-entries = Our own evidence
award-new = New award
award-empty = No award yet
award-empty-hint = An award appears here once its rules are published.
award-column-name = Award
award-column-track = Track
award-column-year = Year
award-column-state = Stage
award-past-title = Who won
award-past-result = The result with its scores
award-new-sub = Begin from a template; everything can be changed before it is published.
field-award-name = Name of the award
hint-award-name = For example: Mitra Pembangunan Award 2023
field-award-cycle = Cycle that is judged
hint-award-cycle = The record of this cycle is counted.
field-award-template = Template of the rules
award-template-thanks = To thank and to spur
award-template-csr = Company CSR, ten fields
award-template-blank = Empty
award-template-hint-thanks = Programmes, funds, co-operation, openness and a jury, with size classes.
award-template-hint-csr = Mostly money (65%), with reports and plans. The formula that newspapers printed sums to 105%; this one to 100%.
award-template-hint-blank = The usual days alone.
award-begin = Begin
award-track-partners = Partners' award
award-track-csr = CSR award
award-state-draft = Drafted
award-state-published = Published
award-state-frozen = Frozen
award-state-scoring = Scored
award-state-decided = Decided
award-state-cancelled = Cancelled
notice-award-created = The award was begun. Adapt its rules, then publish them.
# The page of a season
award-edit = Change the rules
award-my-sheets = My sheets
award-next = What comes next
award-not-publishable = The rules cannot be published yet:
award-draft-differs = The draft differs from the version that holds. Publish it as a new version with the reason; everybody sees both.
award-publish-how = Once published, anybody can read the rules. Later changes become new versions.
field-award-reason = Reason for the change
hint-award-reason = Everybody reads it beside the new version.
award-publish = Publish the rules
award-freeze-how = Freeze them before registration or reporting closes. After that nobody can change the rules.
award-freeze = Freeze the rules
award-freeze-confirm = Frozen rules can never be changed by anybody. Freeze them now?
award-evidence-how = The cut-off is over. Take the evidence: who takes part and what each has is computed from the record; then partners may contest it.
award-evidence-wait = The evidence can be taken after the cut-off, { $day }.
award-take-evidence = Take the evidence
award-uncontested = There are no more entries than winners in { $categories }: everybody with a place wins there.
award-announce-how = The record could be contested and there are enough sheets. Publish the provisional result: everybody reads it under pseudonyms, and from today entries can contest their points and place for the working days that the rules say.
award-announce = Publish the provisional result
award-announce-confirm = The provisional result is published once; after that only objections change anything. Publish it now?
award-evidence-confirm = The evidence is taken once. Take it now?
award-decide-how = The result can no longer be contested and every objection has its answer. Once decided, the result never changes and winners are shown by name.
award-decide = Decide the result
award-decide-confirm = A decided result can never be changed. Decide now?
award-cancel = Cancel the award
award-cancel-how = The award ends without a result. Everybody reads why, and it cannot be taken back.
award-cancel-confirm = A cancelled award can never be taken up again. Cancel it now?
award-cancelled-on = This award was cancelled on { $when }.
field-award-cancel-reason = Why it is cancelled
hint-award-cancel-reason = For example: no partner meets the conditions
award-papers-next = Make drafts of decrees, certificates and letters
award-missing-window = Partners may still contest the evidence.
award-missing-objections = Partners may still contest the provisional result.
award-missing-answers = Objections are still unanswered.
award-missing-jurors = Some entries have too few sheets from the jury.
award-work = Work
award-entries = Entries and evidence
award-jury = Jury
award-result = Result
award-result-provisional = Provisional result
award-checks = Sensitivity
award-wall = Ceremony wall
award-papers = Decrees, certificates, letters
award-rules = Rules
award-version = Version { $number }
award-versions = Versions of the rules
award-changed-since = What changed since version { $number }
award-changed-what = Part of the rules
award-changed-was = Before
award-changed-is = Now
award-asks-report = yes
award-asks-none = no
award-winners-number = winners: { $number }
award-frozen-mark = frozen
award-draft-mark = draft
award-digest = Fingerprint of the rules (SHA-256):
award-cut-off = Cut-off
award-taken-on = The evidence was taken on { $day }.
award-frozen-after = These rules were frozen on { $day }, after the cut-off, { $cut_off }: what the record says could be known by then.
award-open-after = The cut-off, { $cut_off }, is over, so what the record says can be known. Choose one that is still to come; if the rules are frozen like this, everybody reads that it was after the cut-off.
award-contest = Contesting the record
award-contest-what = What is contested is the record; marks of the jury are once the provisional result is published.
award-contest-until = Until { $day }.
award-contest-ended = Ended on { $day }.
award-contest-days = { $n ->
    [one] { $count } working day from the day the evidence is taken
   *[other] { $count } working days from the day the evidence is taken
}
award-object = Contesting the result
award-object-days = { $n ->
    [one] { $count } working day from the day the provisional result is published
   *[other] { $count } working days from the day the provisional result is published
}
award-object-what = Entries contest their own points or place; each objection is answered with a reason before the result is decided.
award-sheets-day = Sheets of the jury due by
award-sheets-closed = Closed: the provisional result was published on { $day }.
award-pseudonyms = Pseudonyms
award-pseudonym = Entries that do not win appear under pseudonyms, and so do all entries of a provisional result: everybody reads their category, score and place. Their points on each criterion are read by the organisation itself, the jury and those who oversee the award alone, except points that decide between equal scores in the file of the result. A pseudonym does not keep secret who takes part, and it is no full protection: scores rest on public records (programmes, places, money, partnerships), so in a category of few entries, or by somebody who knows an organisation, it may be guessed whose score it is.
award-ceremony = Ceremony
award-eligible = Who takes part
award-eligible-how = Verified partners; fewest programmes in this cycle: { $programmes }.
award-eligible-reports = A partner takes part when each of its reports that is due from the first day judged to the cut-off is confirmed by the time the evidence is taken, and one at least.
award-undisclosed = What is not told
award-undisclosed-how = Not zero: its weight passes to the other criteria. An entry is ranked when at least { $percent }% of the weights have points.
award-jury-how = Fewest jurors without a conflict for each entry: { $jurors }. They see no other marks before their own are in.
award-ties = Equal scores
award-ties-shared = The place is shared.
award-ties-how = Decided by { $criteria }: more points win, what is not told loses; if still equal, the place is shared.
award-formula = Formula
award-formula-how = Score = sum of (points of each criterion × its weight) divided by the sum of the weights that have points, rounded to two decimals. Points from 0 to 100 follow a fixed rubric, so other entries do not change them. What is counted from the record is zero where nothing is recorded; what nobody could have recorded, such as a growth without a cycle before, is not judged and its weight passes to the other criteria. Evidence that was taken stays as it is.
award-criterion = Criterion
award-source = Where points come from
award-rubric = Rubric
award-rubric-people = given by the description
award-weight = Weight
award-weights-sum = Sum of the weights
award-advocacy = capped
award-categories = Categories
award-category = Category
award-category-who = Who
award-winners = Winners
award-everybody = all partners
award-size-small = local and regional
award-size-large = national and international
award-counts-benefit = more is better
award-counts-cost = less is better
notice-award-saved = Saved.
notice-award-published = The rules were published.
notice-award-frozen = The rules are frozen.
notice-award-evidence = The evidence was taken; partners may contest it now.
notice-award-announced = The provisional result is published; partners may contest it now.
notice-award-decided = The result is decided and public.
notice-award-cancelled = The award was cancelled.
# Where points come from
award-source-jury = Jury
award-source-recorded = Recorded by the secretariat after a check
award-source-programmes = Record: programmes
award-source-priority-programmes = Record: priority programmes
award-source-funds = Record: funds that are planned (rupiah)
award-source-kecamatan = Record: kecamatan reached
award-source-villages = Record: villages reached
award-source-beneficiaries = Record: beneficiaries
award-source-offices = Record: offices that agreed
award-source-attendance = Record: attendance (%)
award-source-legal-documents = Record: legal documents in force
award-source-completeness = Record: completeness (%)
award-source-papers-in-order = Record: documents in order (%)
award-source-money-disclosed = Record: amounts told (%)
award-source-reports-handed-in = Record: reports handed in (%)
award-source-programme-growth = Record: growth of programmes (%)
award-source-funds-growth = Record: growth of funds (%)
award-formula-jury = Mean of the jury's marks once severity is taken out.
award-formula-recorded = Points that the secretariat recorded, with what they rest on.
award-formula-programmes = How many programmes of this cycle are verified, under way or completed.
award-formula-priority-programmes = How many of those programmes serve a priority theme of the district or, by their codes of the nomenclature, a mission of its development plan: the same priorities as on the page Gaps.
award-formula-funds = Sum of the funding lines of programmes in rupiah for the years judged: what is planned, not what was spent. Funds that are all in other currencies cannot be added, and so are not judged.
award-formula-kecamatan = How many kecamatan are named as places of programmes.
award-formula-villages = How many villages are named as places of programmes.
award-formula-beneficiaries = Sum of the beneficiaries that programmes tell of.
award-formula-offices = How many offices agreed with the partner: on a pair at a coordination meeting until the cut-off, or in a partnership of this cycle that both sides accepted.
award-formula-attendance = Mean attendance of the meetings invited to: present or represented 100, absent 0; excused ones are left out. Without a meeting that counts it is not judged.
award-formula-legal-documents = How many legal documents are in force at the cut-off, with their file kept.
award-formula-completeness = Mean completeness of the programmes: money, places, time, targets, beneficiaries, 20 per cent each.
award-formula-papers-in-order = Share of this cycle's partnerships whose documents are in order (carried out or completed), of those that both sides accepted.
award-formula-money-disclosed = Mean over partnerships: share of the partner's money and goods whose amount is told; a band counts half, what is not disclosed nothing.
award-formula-reports-handed-in = Share of the reports due by the cut-off that were handed in.
award-formula-programme-growth = Programmes compared with the cycle before, in per cent. Without one it is not judged.
award-formula-funds-growth = Funds that are planned compared with the cycle before, in per cent. Without funds of that cycle it is not judged.
# Writing the rules
award-edit-sub = What is saved is a draft; what holds is the published version.
field-award-aim = Aim
field-award-from = First day of the period
field-award-until = Last day of the period
field-award-cut-off = Cut-off
hint-award-cut-off = The record is read once this day is over.
field-award-ceremony = Day of the ceremony
hint-award-ceremony = At least 14 days after the cut-off: the record is contested, the jury marks, and then the provisional result is contested.
field-award-contest-days = Contesting (working days)
hint-award-contest-days = Holds twice: for the record from the day the evidence is taken, and for the result from the day the provisional one is published. Usually 3 working days.
field-award-least-programmes = Fewest programmes
field-award-needs-report = Reports are the ticket
hint-award-needs-report = Only partners take part whose every report due by the cut-off is confirmed.
field-award-least-disclosed = Weights that must have points (%)
hint-award-least-disclosed = Entries that tell less are not ranked.
field-award-least-jurors = Fewest jurors for each entry
award-criteria = Criteria
award-criteria-how = The weights must sum to 100. Empty a name to remove it. A rubric reads value=points, with semicolons between: 0=0; 5=60; 20=100.
award-criterion-new = New criterion
award-group = Branch
award-counts = Direction
award-meaning = What earns how many points
award-advocacy-field = Does it depend on how content offices are?
award-yes = Yes (its weight is capped)
award-no = No
award-weights-now = Sum of the weights in the draft: { $sum }%
award-categories-how = A category says who is ranked against whom. Empty a name to remove it. Where as many win as take part, everybody with a place wins.
award-category-new = New category
award-category-theme = Theme
award-category-size = Size
award-category-kind = Kind of partner
field-award-ties = Equal scores are decided by
hint-award-ties = Codes of criteria in order, such as k10, k3. Empty means that the place is shared.
award-code = Code
fault-award-weights = The weights sum to { $sum }, not to 100.
fault-award-criteria = Give 1 to 24 criteria.
fault-award-categories = Give 1 to 24 categories.
fault-award-twice = “{ $name }” has the code of another one.
fault-award-weightless = “{ $name }” has no weight.
fault-award-code = A choice of “{ $name }” is unknown. Choose one from the list.
fault-award-rubric = The rubric of “{ $name }” needs two anchors at least, rising values, and points from 0 to 100 that go one way. Example: 0=0; 5=60; 20=100.
fault-award-advocacy = Criteria that depend on how content offices are weigh { $sum }%, at most { $most }%: partners that speak up must not pay for it.
fault-award-tie = There is no criterion { $code }.
fault-award-days = The days must follow: first, last; the cut-off after the first, the ceremony after the cut-off.
fault-award-too-soon = There must be at least { $days } days between the cut-off and the ceremony.
fault-award-number = Give a whole number that makes sense.
fault-award-source = Choose where the points of “{ $name }” come from.
fault-award-weight = The weight of “{ $name }” is a whole number from 1 to 100.
fault-award-winners = The winners of “{ $name }” are a whole number from 1 to 10.
fault-award-theme = The theme of “{ $name }” is not in the district's list: add it in the settings or choose another one.
fault-award-points = Points from 0 to 100 with at most two decimals, or a whole number for the record.
fault-award-least = The value is at least { $least }.
fault-award-most = The value is at most { $most }.
fault-award-mark = Give points from 0 to 100, at most two decimals.
# Refusals
award-refused-frozen = The rules are frozen and cannot be changed.
award-refused-too-early = Another step comes first.
award-refused-done = This was done already.
award-refused-cancelled = This award was cancelled.
award-refused-tampered = The rules that are kept are no longer what was published. Run sekber doctor.
award-refused-unchanged = The draft is the version that holds.
award-refused-no-reason = Give the reason for the change: everybody reads it.
award-refused-draft-differs = The draft differs from what is published. Publish it first, or put the draft back.
award-refused-before-cut-off = The cut-off is not over yet.
award-refused-nobody = No partner takes part in any category.
award-refused-jurys = The jury gives the points of this criterion.
award-refused-window = The time to contest is over.
award-refused-no-window = The day of the ceremony can no longer be kept: the time to contest the record and the result ends after it. Move the ceremony, publish, then freeze.
award-ceremony-late = The day of the ceremony by the rules, { $ceremony }, cannot be kept: the result can be decided on { $day } at the earliest. The rules are frozen; set a new day of the ceremony by decree.
award-ceremony-late-open = The day of the ceremony by the rules, { $ceremony }, cannot be kept: the result can be decided on { $day } at the earliest. The rules are still open; the secretariat moves the ceremony in a new version that everybody reads.
fault-award-no-window = The ceremony is too soon: before the result is decided, partners may contest the evidence and then the provisional result (working days each: { $days }). Move the ceremony.
award-refused-waits = An earlier objection to this criterion still waits for its answer.
award-refused-not-mended = Nothing was mended since this objection was made. It can be upheld once the jury has handed in another edition of its sheet for this entry or, where the place is contested, the record of this entry was corrected.
fault-award-same-amount = This is the value that is contested. Give the right one, or answer “kept as it is”.
award-refused-answered = This objection was answered already.
award-refused-announced = The provisional result is published: points change only for entries whose objection waits for its answer, and the jury stays as it is.
award-refused-simulated = This award is made up: nobody real is written to.
award-refused-not-announced = Publish the provisional result first: entries may contest it before it is decided.
fault-award-no-amount = Leave it empty: no value of the record is contested.
award-refused-no-juror = This person does not hold the role of a juror. Invite them as one first.
award-refused-not-seated = You do not sit on this jury.
award-refused-conflict = You declared a conflict with this entry.
award-refused-own = This entry is your own organisation. Declare the conflict; you cannot give it marks.
award-refused-judged = This person belongs to { $partner }, which takes part in this award. Nobody of a partner that takes part sits on the jury.
award-refused-competes = Your own organisation takes part in this award, so you cannot give marks to the other entries either. Declare the conflict.
award-refused-blind = The interim ranking is shown once all your own sheets are in, and once it is published if you have a conflict with one of the entries.
award-refused-not-decided = The result is not decided yet.
# Entries
award-entries-sub = Scores are provisional until the result is decided; places are shown with the result.
award-entries-own = The evidence of your own organisation.
award-entries-contest = Contest what is not right until { $day }.
award-entries-contested = The time for contesting ended on { $day }.
award-entries-none = No entries to show
award-entries-none-hint = Your organisation does not take part in any category.
award-left-out = Who does not take part
award-left-out-how = Verified partners that did not take part when the evidence was taken, and why.
award-left-out-who = Partner
award-left-out-why = Why
award-out-programmes = Fewer programmes in this cycle than the rules ask for
award-out-reports = Not every report due by the cut-off is confirmed, or there is none
award-out-category = No category fits the themes of its programmes, its size or its kind
award-entry = Entry
award-score-now = Score
award-score = Score
award-adds-how = What has no points is left out and the other weights take its place: share = points × weight ÷ { $whole }%.
award-disclosed = Weights with points
award-sheets = Sheets
award-objections-open = Open objections
award-not-ranked = not ranked
award-score-of = of 100
award-score-hidden = shown with the provisional result
award-scores-hidden = Scores that are not shown open with the provisional result; for jurors once their own sheet is in.
award-has = What it has
award-points = Points
award-adds = Adds to the score
award-panel = jurors: { $jurors }, { $least }–{ $most }, mean { $plain }
award-wide = far apart
award-no-marks = No marks yet.
award-blind = Marks are shown once one's own are in.
award-corrected = corrected
award-how = Formula and record
award-from-record = from the record, taken after the cut-off
award-cycle-before = cycle before: { $amount }
award-not-told = not told
award-comments = What the jury says
award-objections = Objections
award-upheld = upheld
award-kept = kept as it is
award-answer = Answer
award-right-amount = The right value
hint-award-right-amount = Needed when the objection is upheld: a number, or points from 0 to 100.
award-answer-jury = What is contested is the jury’s marks or the place. Where the entry is right, the jury hands in another edition of its sheet, or the record of this entry is corrected, before the objection is answered.
award-reason = Reason
award-answer-now = Answer
award-waits = Waits for the secretariat.
award-contest-now = Contest
award-contest-send = Send
field-award-objection = What is not right
hint-award-objection = Name the record and what proves it.
award-record = Record or correct
award-record-how = Every entry is kept beside the earlier ones with what it rests on; nothing is overwritten.
field-award-amount = Value
hint-award-amount = Points from 0 to 100, or a number for the record. Empty means not told.
field-award-basis = What it rests on
hint-award-basis = For example: visit of 7 November, record number …
# Jury
award-severity-method = A juror's severity is the mean distance of the marks from the mean of all jurors on the same entries; it is taken out before marks are averaged, when at least three entries are shared.
award-apart-title = Marks far apart
award-apart-how = The highest and the lowest mark differ by more than 20. The panel talks about them; a juror who thinks better of it hands in another edition, and every edition is kept.
award-apart-line = { $criterion }: { $least } to { $most }
award-agreement-title = Agreement of the jurors
award-agreement-how = Kendall's W of the order of the entries that all jurors marked: 1 is the same order, 0 is no order in common. How severe somebody is does not change it.
award-agreement = W = { $w } (jurors: { $jurors }, entries: { $entries })
award-jury-not-now = Scoring is not open.
award-not-seated = You do not sit on this jury
award-not-seated-hint = The secretariat decides who sits on it.
award-panel-title = Members
award-jury-empty = Nobody yet.
award-juror = Juror
award-background = Body, or part on the jury
award-severity = Severity
award-without = Without this juror
award-without-same = the same win
award-without-others = others win: { $categories }
award-seat-ended = ended
award-late = awaited
award-overdue = late
award-sheets-of = { $done } of { $all }
award-nudge = Remind the jurors who are awaited
award-nudge-how = One reminder a day to each juror whose sheets are missing: under the bell, and by e-mail where a mail server is set up.
award-sheets-due = Hand in every sheet by { $day }: the provisional result is published from the sheets of the jury, and can still be contested before the ceremony.
award-unseat = End the seat
award-unseat-confirm = Marks of { $name } will no longer count. End the seat?
award-seat = Add a juror
award-interest-partner = acts for { $partner }
award-interest-runs = works at the secretariat, which runs the award
award-seat-nobody = Everybody with the role of a juror sits already.
award-invite-juror = Invite a juror
award-sheet = Sheet
award-sheet-open = Not marked
award-sheet-conflict = Conflict
award-sheet-in = Handed in
award-sheet-sub = Declare a conflict, or give points by the description.
award-sheet-again = Handed in. After the panel has talked you can hand in another edition; every edition is kept.
award-evidence = Evidence
award-told = Reports, visits and targets
award-told-how = What is written of the partner's work in the period that is judged, { $period }.
award-told-report = Confirmed reports
award-told-visit = Visits in the field
award-told-programme = Targets of programmes
award-told-nothing = None.
award-told-people = { $n ->
    [one] Reached by the report: { $count } person
   *[other] Reached by the report: { $count } people
}
award-told-open = Open the record
award-told-cut = { $n ->
    [one] Only { $count } record is shown, the latest of each kind first.
   *[other] Only { $count } records are shown, the latest of each kind first.
}
award-marks = Marks
award-conflict = I have a conflict with this entry
award-conflict-hint = Family, work, money or office. No marks are asked of you, and you do not see those of this entry. It cannot be taken back.
award-conflict-told = You declared a conflict with this entry.
award-conflict-elsewhere = You declared a conflict with this organisation as another entry. Declare it here, too; you cannot give it marks.
award-conflict-own = This entry is your own organisation, so you cannot mark it. Declare the conflict.
award-declare = Declare the conflict
field-award-comment = Comment for the entry
hint-award-comment = The partner reads it once the provisional result is published, without your name.
award-hand-in = Hand in
award-others = Marks of others
notice-award-sheet = The sheet was handed in.
notice-award-nudged = The reminders were written.
notice-award-nudged-nobody = No new reminder: those who are awaited were reminded today, or every sheet is in.
# Result
award-provisional = Provisional: not decided, and shown only to those who oversee the award.
award-provisional-closed = Provisional result, under pseudonyms. The time to contest it ended on { $day }; the result is decided once every objection has its answer.
award-provisional-told = Provisional result, under pseudonyms. Entries can contest their points and place until { $day }; the result is decided once every objection has its answer.
award-place-provisional = provisional; objections may change it
award-changed-title = What objections changed
award-objected = Objections to the provisional result: { $all } made, { $upheld } upheld, { $kept } not upheld.
award-unchanged = The result is the provisional one.
award-stood = Provisional result
award-stands = Final result
award-stand = place { $place }, score { $score }
award-recompute = From the open file anybody works out again with a spreadsheet: the score of each winner from its points on each criterion, and the places of all entries from their scores. Other entries check their own score on the page of their evidence.
award-category-empty = No entries.
award-place = Place
award-winner = Winner
award-winner-so-far = Winner for now
award-lifted-by = Furthest above the mean of its category: { $criteria }
award-too-little = Only { $percent }% of the weights have points
award-too-little-told = Too little of the weights has points
award-by-tie = Equal scores; decided by the rule.
award-result-digest = Fingerprint of the result (SHA-256):
award-weight-row = Weight
award-file-ranking = Ranking
award-file-how = Score = ROUND(100 × sum(points × weight) / sum of the weights that have points) / 100. Winners are shown with their points on each criterion (empty cell: not told), other entries with their score, and with the points that decide where another entry has the same score.
award-file-provisional = While the result is provisional, the open file holds scores and places alone.
award-file-jury = Winners alone.
award-file-severities = Severities of the jurors, the most severe first, without names: { $severities }
award-file-marks = Marks
award-file-least = Lowest
award-file-most = Highest
award-file-plain = Mean as given
award-wall-place = Place { $place }
award-wall-before = Before
award-wall-next = Next category
award-wall-reveal = Show the next
# Checks
award-checks-sub = Nothing here decides: other methods beside the official weighted sum, and how far weights would have to change. Weights are drawn 10,000 times.
award-official = Official
award-first-share = First under drawn weights
award-among-share = Among the winners under drawn weights
award-ranges-title = How far each weight can move: { $entry } stays first
award-ranges-how = One weight moves, the others are shared out anew in their proportions. Between the two weights nobody is ahead of it. What an entry does not tell counts as its own score.
award-range-between = Stays first at weights of
award-range-holds = Holds if the weight moves by
award-range-little = less than ±10%
award-vikor-accepted = Both conditions of VIKOR on what it puts first are met.
award-vikor-close = By VIKOR the first is not far enough ahead of the second.
award-vikor-unstable = By VIKOR the first is not stable: it is first neither by all criteria together nor by its worst one.
award-vikor-neither = Neither condition of VIKOR on what it puts first is met: it is not far enough ahead, and not stable.
award-tau = Agreement with the official one (Kendall's tau)
award-change = The smallest change of weights that brings { $rival } level with the winner: { $change } altogether.
award-no-change = No weights would change the winner.
award-reversals = { $n ->
    [one] Under SAW the leaving of { $count } entry changes the order of the others; under the official sum never.
   *[other] Under SAW the leaving of any of { $count } entries changes the order of the others; under the official sum never.
}
award-checks-few = Fewer than two ranked entries.
award-method-saw = SAW
award-method-topsis = TOPSIS
award-method-vikor = VIKOR
award-method-maut = MAUT
award-method-wp = WP
award-method-spotis = SPOTIS
# Standing
award-standing-sub = About your own organisation alone: by today's record, and once the evidence is taken by that.
award-taken-how = The evidence was taken: it is what is judged, and what is recorded since does not change it.
award-taken-out = This organisation takes no part.
award-taken-waits = score and place come with the provisional result
award-taken-place = Place { $place }
award-taken-provisional = Place { $place }, provisional
award-standing-for-partners = This page shows a partner how it stands on the criteria. Your account does not belong to a partner.
award-standing-none = No award in this cycle yet
award-standing-none-hint = Your standing appears once the rules are published.
award-score-record = Score by the record
award-told-share = { $percent }% of the weights have points
award-next-title = Next step
award-next-step = Reaching { $value }: +{ $adds } on the score
award-standing-on = Standing on { $season }
award-steps-title = Steps that would add most to the score
award-step = { $criterion }: reaching { $value } adds { $adds } to the score
award-per-criterion = Each criterion
award-tell-it = Tell it, so that it counts
award-tell-later = Counts once there is a record of it
award-standing-jury = given by the jury
award-standing-recorded = checked by the secretariat
award-ticket = Reports are the ticket: confirmed { $confirmed } of { $due } due by { $day }.
award-ticket-none = Reports are the ticket, and none of this partner is due by { $day }: without a confirmed report a partner does not take part.
award-ticket-reports = Open the reports
job-name-award-evidence = Evidence of awards taken after the cut-off
job-name-award-reminders = Reminders of jurors' sheets
email-award-taken-subject = The evidence of { $season } can be contested
email-award-taken-text = The evidence of { $season } was taken from the record, and your organisation takes part. See what stands on each criterion; what is not right can be contested until { $until }.

    { $link }

    Joint secretariat of { $district }

email-award-out-subject = { $season }: your organisation does not take part
email-award-out-text = The evidence of { $season } was taken from the record, and your organisation does not take part. The list of entries says why.

    { $link }

    Joint secretariat of { $district }

email-award-announced-subject = The provisional result of { $season } can be contested
email-award-announced-text = The provisional result of { $season } is published. The score of your organisation, and its place if it has one, stand on the page of its evidence and can be contested until { $until }.

    { $link }

    Joint secretariat of { $district }

email-award-decided-subject = The result of { $season } is decided
email-award-decided-text = The result of { $season } is decided. What your organisation has on each criterion stands on the page of its evidence; the secretariat sends the letter itself once it is signed.

    { $link }

    Joint secretariat of { $district }

email-award-objected-subject = Objection to { $season }: { $partner }
email-award-objected-text = { $partner } contests something in { $season }. The objection waits for an answer with its reason.

    { $link }

    Joint secretariat of { $district }

email-award-answered-subject = The objection to { $season } was answered
email-award-answered-text = The objection of { $partner } to { $season } was answered, with the reason.

    { $link }

    Joint secretariat of { $district }

email-award-begun-subject = Sheets of { $season } wait for you
email-award-begun-text = The evidence of { $season } was taken, so the entries can be marked. Declare a conflict where there is one, and hand in every sheet by { $due }.

    { $link }

    Joint secretariat of { $district }

email-award-sheets-subject = Sheets of the jury are missing: { $season }
email-award-sheets-text = Your sheets for { $season } that are still missing: { $open }. Hand them in by { $due }: the provisional result is published from the sheets of the jury, and can still be contested before the ceremony, { $ceremony }.

    { $link }

    Joint secretariat of { $district }

award-tile = Awards under way
award-tile-decided = { $count } decided in this cycle
award-tile-sheets = { $n ->
    [one] { $count } of your sheets is missing
   *[other] { $count } of your sheets are missing
}
award-tile-due = { $sheets }, due by { $day }
# Papers
award-decrees = Drafts of decrees
award-decrees-how = Drafts for the legal office; what only it can know stays open.
award-after-publishing = once the rules are published
award-after-deciding = once the result is decided
award-certificates = Certificates
award-certificate = Certificate
award-letter = Letter
award-letters-how = The letter to each entry stands on its page:
award-letters-zip = All drafts of letters (ZIP)
award-issue-certificates = Issue the certificates
award-certificates-how = One certificate for each winner, with a code that checks it. Names bear no titles; one that says the same is not issued again.
award-issue-confirm = Issue certificates for all winners?
field-award-signatory = Who signs
hint-award-signatory = The head of the district, or whoever holds that post for a time, from the list of signatories. If not listed, give the name of the head below.
field-award-signer = Name of the head of the district
hint-award-signer = Without titles. Needed where nobody is chosen from the list of signatories.
field-award-decree = Number of the decree behind it
hint-award-decree = With its year, such as 100.3.3/512/2023
field-award-decree-day = Day of the decree
hint-award-decree-day = From the day the result was decided, and not after the day on the certificates.
fault-award-decree = Give the number of the decree alone, in letters, digits, points, slashes or hyphens, with the year of the decree: { $year }.
fault-award-decree-day = The day of the decree is the day on which the result was decided or a later one, and not after the day on the certificates.
fault-award-certificate-day = The day on the certificates is the day on which the result was decided or a later one, at most 31 days after today or after the ceremony.
fault-award-who-signs = Choose who signs from the list, or give the name of the head of the district.
fault-award-signer = Give the name of a person: without digits and without signs such as < > / = @.
award-certificate-decree-of = { $number } of { $day }
field-award-replace = Reason for replacing
hint-award-replace = Needed where an issued certificate changes. It is kept in the trail.
event-award-certificate-replaced = Certificate replaced
field-award-certificate-number = Number of the certificates
hint-award-certificate-number = The sign # becomes 1, 2, 3 in the order of the list, as in 000.7/#/2023. Empty means without a number.
field-award-certificate-day = Day on the certificates
hint-award-certificate-day = Empty means the day of the ceremony by the rules.
fault-award-head = Certificates are signed by the head of the district, or by whoever holds that post for a time. Choose somebody else.
fault-award-running = Write # where the running number stands: each certificate has a number of its own.
notice-award-certificates = The certificates were issued.
award-document-simulated = SIMULATED FOR A DEMONSTRATION – NOT A PAPER THAT IS IN FORCE
award-title-simulated = { $title } (SIMULATED FOR A DEMONSTRATION)
award-document-draft = DRAFT – not signed yet.
award-document-number = Number: { $number }
award-certificate-title = Certificate of Award
award-certificate-given = given to
award-certificate-as = as place { $place } in the category { $category } of { $season }
award-certificate-for = for what it has done for the development of { $district }
award-certificate-decree = by decree of the { $head } number { $decree }
award-decree-title = Decree of the { $head }
award-decree-number = NUMBER … OF THE YEAR …
award-decree-about = ON
    { $about }
award-decree-weighing = Considering
award-decree-minding = In view of
award-decree-legal-office = … (for the legal office to fill in)
award-decree-decides = DECIDES:
award-decree-set = Set in { $town }
    on …
award-decree-annex = Annex
award-decree-annex-first = Annex I
award-decree-annex-second = Annex II
award-decree-force = This decree takes effect on the day it is set.
award-decree-province = Province of { $province }
award-decree-team = Decree on team and rules
award-decree-team-about = Jury and rules of { $season }
award-decree-team-weighing = that, so that { $season } is judged openly and accountably, a decree of the { $post } on { $about } is to be set;
award-decree-member = Name
award-decree-team-first = Sets the jury of { $season } as listed in Annex I, an inseparable part of this decree.
award-decree-team-second = Criteria, weights, rubrics and categories stand in Annex II, an inseparable part of this decree.
award-decree-team-third = The jury:
    a. judges the entries of { $season } by the criteria in Annex II;
    b. uses what is on record by { $cut_off };
    c. writes the result down in its record; and
    d. hands the result in before the ceremony that is planned for { $ceremony }.
award-decree-winner = Winner
award-decree-winners = Decree on the winners
award-decree-winners-about = Winners of { $season }
award-decree-winners-weighing = that the result of { $season } stands in the record of the jury number … of …;
award-decree-therefore = that, by what is considered under the letters a and b, a decree of the { $post } on { $about } is to be set;
award-decree-winners-first = Sets, by the record of the jury number … of …, the winners of { $season } as listed in the annex, an inseparable part of this decree.
award-decree-winners-second = The winners are given a certificate.
award-decree-sets = Sets
award-decree-sets-what = DECREE OF THE { $head } ON { $about }.
award-decree-meaning = Meaning
award-decree-terms = Terms of the scoring
award-decree-ties = Equal scores are decided by { $criteria }; if still equal, the place is shared.
award-decree-ties-shared = Of equal scores the place is shared.
award-decree-jurors = { $n ->
    [one] Every entry is marked by at least { $count } juror without a conflict.
   *[other] Every entry is marked by at least { $count } jurors without a conflict.
}
award-decree-disclosed = An entry is ranked when at least { $percent }% of the weights have points.
award-decree-contest = { $n ->
    [one] The record can be contested for { $count } working day from the day the evidence is taken, and the result for as long from the day the provisional one is published.
   *[other] The record can be contested for { $count } working days from the day the evidence is taken, and the result for as long from the day the provisional one is published.
}
award-decree-contested = that the objections made in the time to contest were examined and answered;
award-decree-contested-open = that objections were made in the time to contest;
award-decree-uncontested = that nobody contested in the time for it;
award-decree-cost = All costs that follow from this decree are borne by …
award-letter-title = Result and advice
award-letter-subject = Subject
award-letter-to = To: { $leader }
award-letter-nature = Ordinary
award-letter-place = at their seat
award-letter-opening = Thank you for the part of { $partner } in { $season }, category “{ $category }”.
award-letter-score = The score of your organisation is { $score } of 100.
award-letter-strengths = Strengths
award-letter-lifts = What would lift the score
award-letter-lift = { $criterion }: can still add up to { $most } to the score. { $meaning }
award-letter-tell = { $criterion } (weight { $weight }%): no data yet, and so not judged. { $meaning }
award-letter-strength = { $criterion }: { $points } of 100
award-letter-closing = Rules, formula and the open file can be read on the page of the award.
award-letter-thanks = Thank you for your attention and for working with us.
award-letter-won = Your organisation is named place { $place } in the category “{ $category }”.
award-letter-unranked = Your organisation is not ranked, since only { $percent }% of the weights could be judged (least: { $least }%).
# The trail
audit-subject-award = Award
audit-subject-award-entry = Entry of an award
event-award-created = Award begun
event-award-drafted = Draft of the rules changed
event-award-published = Rules published
event-award-frozen = Rules frozen
event-award-evidence = Evidence taken
event-award-announced = Provisional result published
event-award-decided = Result decided
event-award-cancelled = Award cancelled
event-award-reminders-written = Reminders to jurors written
event-award-seated = Juror seated
event-award-unseated = Juror's seat ended
event-award-entry-recorded = Value recorded
event-award-entry-contested = Value contested
event-award-entry-answered = Objection answered
event-award-entry-marked = Sheet handed in
award-field-name = Name
award-field-rules = Rules
award-field-version = Version
award-field-digest = Fingerprint
award-field-reason = Reason
award-field-entries = Entries
award-field-contest-until = Contesting until
award-field-object-until = Contesting the result until
award-field-juror = Juror
award-field-background = Body, or part on the jury
award-field-letters = Letters
award-field-winners = Winners
award-entry-field-criterion = Criterion
award-entry-field-amount = Value
award-entry-field-reason = What it rests on
award-entry-field-text = Objection
award-entry-field-upheld = Upheld
award-entry-field-answer = Answer
award-entry-field-conflict = Conflict
award-entry-field-comment = Comment
award-entry-field-marks = Marks
award-entry-field-edition = Edition
award-jury-progress = Sheets handed in: { $done } of { $all }.
award-jury-behind = { $n ->
    [one] { $count } entry has not been marked by enough jurors
   *[other] { $count } entries have not been marked by enough jurors
}
award-jury-marked = { $n ->
    [one] marked by { $count } juror
   *[other] marked by { $count } jurors
}
award-certificates-pdf = { $n ->
    [one] Print all: { $count } certificate (PDF)
   *[other] Print all: { $count } certificates (PDF)
}
award-certificates-zip = All certificates (ZIP)
notice-award-no-certificates = No certificate has been issued yet.
fault-award-window = The last day that is judged must not come before the first.
fault-award-past = The ceremony is over. Choose today or a later day.

doctor-on-award = award
doctor-award = rules and results are what was published
doctor-award-unread = cannot be looked at: { $what }
doctor-award-rules = the rules of { $what } were changed after they were published; restore a backup
doctor-award-frozen = the frozen rules of { $what } are not those that the trail tells of
doctor-award-added = rules were added to { $what } after it was frozen; they do not hold
doctor-award-provisional = the provisional result of { $what } is not the one that the trail tells of
doctor-award-result = the result of { $what } is not what its marks and values give
