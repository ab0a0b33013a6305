event-programme-created = Programme created
event-programme-changed = Programme changed
event-programme-proposed = Programme proposed
event-programme-verified = Programme accepted by the secretariat
event-programme-returned = Programme returned
event-programme-started = Programme under way
event-programme-completed = Programme completed
event-programme-cancelled = Programme cancelled
event-programme-reopened = Programme reopened
event-programme-united = Programme merged into another one
event-programme-absorbed = The record of another programme merged into this one
programme-with-other = With the programme “{ $title }”: see the verdict
programme-reopen-united = This record was merged into another programme. Once it is opened and proposed again, its activity counts twice, and the joint secretariat decides about both again. Reopen it?

programme-fault-organisation = This office or partner is not known.
programme-fault-total = The amount is above 10 trillion, the most for one programme.
programme-fault-reference-taken = Another programme of the same owner has this code in this cycle.
programme-refused-turn = This step is not possible at the programme’s present stage. Reload the page to see where it stands.
programme-refused-incomplete = The programme is incomplete. Fill in description, themes, places and start, then propose it again.
programme-refused-many = This organisation has, or would have, more than { $most } programmes that the secretariat has not looked at. Cancel drafts that are not used, or ask the secretariat to look at them or to import them.
programme-refused-reason = Give a reason first.

nav-programmes = Programmes
programme-list-title = Programmes
programme-list-sub = Programmes of offices and partners in one cycle.
programme-list-of = Programmes in { $district }
programme-add = Add a programme
programme-none = No programmes in this cycle yet
programme-none-hint = Offices and partners write programmes, or import them from a spreadsheet.
programme-none-found = No programme matches
programme-none-found-hint = Remove a filter or search for other words.
programme-list-sum = In rupiah, { $sum } together
programme-count = { $n ->
    [one] { $count } programme
   *[other] { $count } programmes
}
programme-download-hxl = Download CSV with HXL hashtags
programme-whole-district = The whole of { $district }
programme-whole-too = also those for the whole of { $district }

programme-side = Side
programme-side-office = Office
programme-side-partner = Partner
programme-owner = Owner
programme-reference = Programme code
programme-title = Title
programme-theme = Theme
programme-suggest = Suggest choices
programme-hint-suggest = Reads title and description and suggests themes, codes, goals and offices that are sure enough. Nothing is filled in by itself: you choose.
programme-suggested = Suggestions. Tick what is right; what is ticked is saved with the rest of the form
programme-suggested-theme = Theme: { $name }
programme-suggested-code = Code: { $name }
programme-suggested-sdg = Goal: { $name }
programme-suggested-lead = Lead office: { $name }
programme-suggested-supporting = Supporting office: { $name }
programme-suggested-words = Title or description mention { $words }.
programme-suggested-by-code = It follows from the code { $code } that is chosen already.
programme-suggested-by-name = The title is the name of this code.
programme-suggested-none = Nothing is sure enough from this title and description. Choose yourself below, or write more of a description and try again.
programme-suggested-all = Everything that is sure enough is chosen already.
programme-suggested-untold = Write the title first. With a description, more can be suggested.
programme-suggested-later = Some suggestions are still being worked out. Press Suggest choices again in a moment.
programme-goal = SDG
programme-place = Place
programme-place-codes = Region codes
programme-id = Sekber ID
programme-state = Stage
programme-state-draft = Draft
programme-state-proposed = Proposed
programme-state-verified = Accepted
programme-state-active = Under way
programme-state-completed = Completed
programme-state-cancelled = Cancelled
programme-state-united = Merged
programme-state-over = Period over
programme-state-open = Put forward
programme-turn = Waiting for
programme-year = Under way in
programme-money = Funding
programme-money-with = Funding stated
programme-money-without = No funding stated
programme-lead = Lead office
programme-cycle = Cycle
programme-sort = Sort by
programme-sort-title = Title
programme-sort-money = Most funding
programme-sort-changed = Latest change
programme-period = Time
programme-start = Start
programme-end = End
programme-total = Rupiah
programme-beneficiaries = Beneficiaries

audit-subject-programme = Programme
notice-programme-saved = Programme saved.
notice-programme-joined = Programme saved. What somebody else saved while you were editing stands as well.
notice-programme-moved = The programme’s stage was updated.

programme-new = New programme
programme-edit = Edit
programme-edit-title = Edit programme
programme-history = History
programme-no-history = No history yet
programme-trail-number = entry number { $number }
programme-somebody = name withdrawn
programme-diff-field = Field
programme-diff-before = Before
programme-diff-after = After
programme-diff-stored = Stored now
programme-diff-mine = Your entry
programme-made-before = This form has already saved the programme “{ $title }”.
programme-made-before-hint = If you have filled in another programme, save once more: a new one is made and the first one stays as it is.
programme-made-before-edit = Change the programme “{ $title }”
programme-met = { $who } changed this programme on { $when }, while you were editing it.
programme-met-hint = What you entered is still below, and what only they changed is now part of it. Look at it, then save again.
programme-met-both = You both changed the fields below. If you save again, your entry stands.

programme-stages = Stages of the programme
programme-stage-done = done
programme-reason = Reason
programme-missing = Before proposing, fill in:
programme-next = Next step
programme-step-propose = Propose to the secretariat
programme-step-verify = Accept the programme
programme-step-return = Return for correction
programme-step-start = Begin the work
programme-step-complete = Declare completed
programme-step-cancel = Cancel the programme
programme-step-reopen = Reopen
programme-refused-closed = A completed or cancelled programme cannot be changed. Reopen it first.

programme-about = About the programme
programme-blank = Not filled in yet
programme-people = { $n-count ->
    [one] { $count } person
   *[other] { $count } people
}
programme-no-money = No funding stated yet.
programme-funding-year = Year
programme-funding-source = Source
programme-funding-currency = Currency
programme-funding-amount = Amount
programme-funding-form = Form
programme-form-cash = Cash
programme-form-in-kind = Goods or services
programme-on-budget = On budget (APBD/APBN)
programme-sum = Total
programme-row-actions = Actions
programme-row-add = Add a line of funding
programme-row-remove = Remove the line
programme-codes = Nomenclature codes and SDGs
programme-crosswalk = This field usually relates to SDGs { $goals }.
programme-kecamatan = Kecamatan { $name }
programme-villages = { $n ->
    [one] { $count } village
   *[other] { $count } villages
}
programme-offices = Offices concerned
programme-support = Supporting offices
programme-record = Record
programme-yes = Yes
programme-yes-later = Yes, once the secretariat has accepted it
programme-no = No
programme-contact = Contact person
programme-changed = Last changed
programme-provenance-entered = Entered by its owner or the secretariat
programme-provenance-imported = Imported from a file
programme-provenance-documented = Stated in a public source
programme-provenance-inferred = Inferred from public sources
programme-provenance-simulated = Made up for a demonstration (simulated)
programme-results = Results and cooperation

programme-field-organisation = Owner
programme-field-cycle = Cycle
programme-field-reference = Programme code
programme-field-title = Title
programme-field-description = Description
programme-field-theme = Theme
programme-field-themes = Themes
programme-field-nomenclature = Nomenclature codes
programme-field-sdg = SDGs
programme-field-place = Places
programme-field-places = Places
programme-field-place-note = Other places
programme-field-start = Start
programme-field-period = Time
programme-field-activity-status = Implementation as the imported file says
programme-field-funding = Funding
programme-field-targets = Aims and targets
programme-field-beneficiaries = Beneficiaries
programme-field-help-sought = Help sought
programme-field-help-offered = Help offered
programme-field-contact-name = Contact person
programme-field-lead-office = Lead office
programme-field-supporting-offices = Supporting offices
programme-field-state = Stage
programme-field-reason = Reason
programme-field-published = Shown to the public
programme-field-provenance = Where it comes from
programme-field-source = Source
programme-field-verdict = Verdict
programme-field-other = The other programme
programme-field-note = Note
programme-field-finding = Finding

programme-hint-title = Short and clear, such as: Field school for rubber farmers.
programme-hint-description = What is done, with whom, and to what end.
programme-hint-date = Such as 2023, September 2023 or 20 September 2023.
programme-hint-place = Tick a kecamatan when the programme covers all its villages.
programme-hint-place-note = For hamlets or villages that have no region code yet.
programme-hint-money = One line for each year and source. Empty lines are left out. Write amounts with Indonesian marks: 1.250.000,50.
programme-hint-targets = What is to be reached and how it is measured.
programme-hint-beneficiaries = How many people benefit directly.
programme-hint-help-sought = Such as: extension workers, a permit, data.
programme-hint-help-offered = Such as: training, seedlings, experts.
programme-hint-lead = The office whose duties are closest to this programme.
programme-hint-code = Type part of a name or code, such as “air minum” or 1.03.
programme-hint-reference = The code in your own files; an import recognises the programme by it.
programme-hint-contact = Only seen by the secretariat and your own organisation.
programme-code-search = Search a field of government, program, kegiatan or sub kegiatan
programme-code-wait = Searching…
programme-codes-none = No code matches. Try other words.
programme-codes-empty = No code chosen yet.
programme-goal-targets = Targets of goal { $goal }
programme-publish = Show this programme on public pages

programme-choose = Whose programme is it?
programme-choose-sub = Choose the office or partner that owns the programme.
programme-choose-search = Search the name of an office or partner
programme-choose-none = Nothing matches
programme-choose-nobody = There is no office or partner yet whose programmes you can enter

programme-fault-needed = Needed, because this programme was already proposed.
programme-fault-date = “{ $value }” cannot be read as a date. Examples: 2023, September 2023, 20 September 2023.
programme-fault-period = The end comes before the start.
programme-fault-year = “{ $value }” is not a year between 1990 and 2100.
programme-fault-amount = “{ $value }” cannot be read as an amount. Examples: 1.250.000.000 or 1,25 miliar.
programme-fault-count = “{ $value }” cannot be read as a number of people. Example: 1.200.
programme-fault-count-most = Too many: the number of people is { $most } at most.
programme-confirm = Checked; save it as it is
programme-fault-confirm = Correct the above, or tick to save it all the same.
programme-doubt-long = This programme lasts { $value } years. Is that meant?
programme-doubt-people = { $value } people are more than live in almost every district. Are so many meant?
programme-doubt-year = The funding year { $value } lies outside the time of the programme.
programme-doubt-small = { $value } is very little for a programme. Are thousands, millions or billions meant?
programme-panel-title = Programmes { $year }
programme-panel-programme = Programme
programme-panel-owner = Owner
programme-panel-money = Funding
programme-panel-all = See all
programme-panel-none = No programmes in this cycle yet
programme-panel-add = Add a programme
programme-panel-count = { $n ->
    [one] { $count } programme of its own
   *[other] { $count } programmes of its own
}
programme-panel-concerned = { $n ->
    [one] { $count } programme of others concerns it
   *[other] { $count } programmes of others concern it
}
programme-tile-programmes = Programmes
programme-tile-of = { $partners } of partners; { $over } accepted ones are completed or past their time
programme-tile-money = Funding of partners’ programmes
programme-tile-money-known = { $count } of { $all } programmes name an amount, with a partnership or without; planned for their whole time, goods and services that have a price included, not yet promised or paid out
programme-tile-villages = Villages that programmes name
programme-tile-villages-of = of { $all }; { $named } by their own name, the others through their kecamatan; by programmes that are not past their time
event-programme-released = Programme’s change accepted by the secretariat
programme-withheld = Changed after verification
programme-withheld-why = This programme is not on the public pages until the secretariat has looked at the change; its stage stays.
programme-release = Show to everybody again
programme-edit-withholds = This programme is verified. If you change what everybody may see, the public pages show it again once the secretariat has looked at the change.
notice-programme-released = The change was accepted; everybody sees the programme again if its owner opens it.
programme-together-with = with
programme-recorded-in = Merged into the programme:
programme-records-too = Records also what stood in:
programme-amount-untold = amount not told
programme-waiting-title = Programmes waiting to be accepted
programme-waiting-sub = Programmes that were put forward and that the secretariat has not accepted. Open each one before choosing it.
programme-waiting-empty = No programme is waiting
programme-waiting-empty-hint = Shown here: programmes that partners and offices put forward, until the secretariat accepts or returns them.
programme-waiting-choose = Accept the chosen ones
programme-waiting-sure = { $n-count ->
    [one] You chose 1 programme to be accepted:
   *[other] You chose { $count } programmes to be accepted:
}
programme-waiting-do = Accept all of these
programme-waiting-done = { $n-count ->
    [one] 1 programme was accepted.
   *[other] { $count } programmes were accepted.
}
programme-waiting-gone = does not wait any more; its state is now { $state }.
programme-waiting-none-left = None of the chosen programmes can still be accepted.
programme-waiting-left = Not accepted
programme-drafts-title = Propose drafts
programme-drafts-sub = Drafts of the cycle in force. Those that are complete can be proposed to the secretariat in one go; beside the others stands what they lack.
programme-drafts-empty = No drafts
programme-drafts-empty-hint = Shown here: programmes of the cycle in force until they are proposed to the secretariat.
programme-drafts-missing = Still missing
programme-drafts-do = Propose the chosen ones
programme-drafts-done = { $n-count ->
    [one] 1 programme was proposed.
   *[other] { $count } programmes were proposed.
}
programme-drafts-left = Not proposed:
programme-fault-accept-none = Choose at least one programme.
notice-programmes-accepted = The chosen programmes were accepted.
notice-programmes-proposed = The chosen programmes were proposed to the secretariat.
programme-carry-title = Continued programmes
programme-carry-sub = Programmes of other cycles that still run in { $cycle }. Those that you continue are matched in this cycle, and stay on record in the cycle they came from.
programme-carry-empty = No programme can be continued
programme-carry-empty-hint = Shown here: programmes of other cycles that were proposed, are not completed, and last into the year of this cycle or have a partnership that has not ended.
programme-carry-open = See the programme
programme-carry-again = The same title is in this cycle already
programme-carry-no-end = No last day yet
programme-carry-kept = Past by its own last day, but its partnership has not ended
programme-carry-do = Continue in { $cycle }
programme-fault-carry-none = Choose at least one programme.
programme-refused-carry = “{ $title }” cannot be continued: it is in this cycle already, was not proposed, is completed, or does not last into the year of this cycle and has no partnership under way.
notice-programmes-carried = The chosen programmes go on in the cycle in force.
event-programme-carried = Programme continued in another cycle
first-step-programmes = Programmes put forward
first-why-programmes = Programmes that were put forward are what is matched, compared for duplication and taken to the meeting.
first-do-programmes = Import programmes
first-also-programmes = Enter programmes one by one
told-kind-budget = Budget
told-kind-planned = Planned disbursement
told-kind-1 = Incoming funds
told-kind-2 = Outgoing commitment
told-kind-3 = Disbursement
told-kind-4 = Expenditure
told-kind-5 = Interest payment
told-kind-6 = Loan repayment
told-kind-7 = Reimbursement
told-kind-8 = Purchase of equity
told-kind-9 = Sale of equity
told-kind-10 = Credit guarantee
told-kind-11 = Incoming commitment
told-kind-12 = Outgoing pledge
told-kind-13 = Incoming pledge
told-kind-other = Another kind of transaction
told-sum = { $n-count ->
    [one] { $kind }: { $sum } (1 line)
   *[other] { $kind }: { $sum } ({ $count } lines)
}
told-kept-kind = { $n-count ->
    [one] 1 line is kept and not offered: it is of a kind that the ledger does not have.
   *[other] { $count } lines are kept and not offered: they are of a kind that the ledger does not have.
}
told-kept-day = { $n-count ->
    [one] 1 line is kept and not offered: it has no day that can be read.
   *[other] { $count } lines are kept and not offered: they have no day that can be read.
}
told-kept-currency = { $n-count ->
    [one] 1 line is kept and not offered: it has no currency that is known.
   *[other] { $count } lines are kept and not offered: they have no currency that is known.
}
told-kept-amount = { $n-count ->
    [one] 1 line is kept and not offered: it has an amount that is none, is too large, or rounds to nothing in its currency.
   *[other] { $count } lines are kept and not offered: they have amounts that are none, are too large, or round to nothing in their currency.
}
told-kept-below-zero = { $n-count ->
    [one] 1 line is kept and not offered: it is below zero: the entry that it takes back is corrected by hand.
   *[other] { $count } lines are kept and not offered: they are below zero: the entries that they take back are corrected by hand.
}
told-kept-zero = { $n-count ->
    [one] 1 line is kept and not offered: it is zero.
   *[other] { $count } lines are kept and not offered: they are zero.
}
told-kept-passed-on = { $n-count ->
    [one] 1 line is kept and not offered: it tells of money that another kind of line of the same activity tells already.
   *[other] { $count } lines are kept and not offered: they tell of money that another kind of line of the same activity tells already.
}
told-kept-more = { $n-count ->
    [one] 1 more line is not kept: there are too many.
   *[other] { $count } more lines are not kept: there are too many.
}
email-programme-accepted-subject = Programme accepted: { $title }
email-programme-accepted-text = The programme { $title } is accepted by the joint secretariat of { $district }: { $link }
email-programme-returned-subject = Programme returned: { $title }
email-programme-returned-text = The programme { $title } was returned by the joint secretariat of { $district }. Mend it and propose it again: { $link } Reason: { $reason }
email-programme-released-subject = Change of programme accepted: { $title }
email-programme-released-text = The joint secretariat of { $district } accepted the change of the programme { $title }. Everybody sees it again if you open it to them: { $link }
email-programme-changed-subject = Changed by the secretariat: { $title }
email-programme-changed-text = The joint secretariat in { $district } changed the programme “{ $title }” of { $owner }. What changed, before and after, stands in its history: { $link }
email-programme-added-subject = Programme recorded by the secretariat: { $title }
email-programme-added-text = The joint secretariat in { $district } recorded the programme “{ $title }” of { $owner }. Look at it, complete it if it is a draft, and put it forward: { $link }
