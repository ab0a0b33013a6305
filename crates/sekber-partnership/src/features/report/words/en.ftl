# Reports of partners, period by period.
nav-reports = Partner reports
nav-periods = Reporting periods
report-title = Partner reports
report-period = Period
report-periods = Reporting periods
report-periods-sub = When partners report, and the district’s report for each period
report-periods-hint = Open the usual periods: two a year, each due a month after its end.
report-period-name = Half { $half } of { $year }
report-period-called = Name of the period
report-of-period = Partnerships report, { $period }
report-days = Days
report-starts = First day
report-ends = Last day
report-due = Due on
report-due-on = Due on { $day }
report-open = Open
report-open-year = The usual periods
report-open-year-hint = January to June, due on 31 July, and July to December, due on 31 January.
report-open-year-of = Open both periods of { $year }
report-add-period = Add another period
report-locked = Locked
report-lock-title = Lock the period
report-lock = Lock the period
report-unlock = Unlock
report-lock-hint = Once locked, reports of this period can no longer be written, sent or decided on until it is unlocked.
report-period-edit = Change the period
report-period-edit-hint = Its name, days and when reports are due. Reports that came are kept.
report-period-remove = Remove the period
report-period-remove-confirm = Remove this period? There is no report in it.
report-no-period = No reporting period yet
report-no-period-hint = The secretariat opens a period, then partners report.
report-none = No reports
report-none-hint = No partnership under way fits these filters.
report-count = { $n ->
    [one] { $count } report
   *[other] { $count } reports
}
report-show = Show
report-show-missing = Not handed in
report-show-late = Late
report-show-sent = Waiting for confirmation
report-show-returned = Sent back
report-show-confirmed = Confirmed
report-partner = Partner
report-partnership = Partnership
report-state = State
report-state-draft = Draft
report-state-sent = Sent
report-state-returned = Sent back
report-state-confirmed = Confirmed
report-not-begun = Not begun
report-late = Late
report-begin = Begin
report-go-on = Go on
report-ask = Prepare a reminder
report-chat = Dear { $partner }, the report for { $period } on the partnership “{ $partnership }” is due by { $day }. It takes ten minutes: { $link }
report-activities = What was done
report-results = Results
report-reached = People reached
report-men = Men and boys
report-women = Women and girls
report-with-disability = Of them with a disability
report-obstacles = Obstacles and help needed
report-next-steps = Next steps
report-photo = Photo
report-photos = Photos
report-blank = Not filled in yet.
report-once = Should the connection break while sending, send it once more: the report is kept once.
report-keep = Save draft
report-send = Send report
report-sent = Sent
report-known = What is known already
report-known-money = Money of the report’s year
report-known-no-money = No money of that year is recorded yet.
report-record-money = Record what was spent
report-last = The report before: { $period }
report-last-whole = See that report
report-remarks = Remarks:
report-remarks-field = Remarks for the partner
report-decide = Decision
report-decide-confirm = Confirm
report-decide-return = Send back
report-confirmed-only = From confirmed reports only.
report-issue = Issue as an official document
report-no-signatory = Add a signatory first.
report-paper-opening = This report tells how partnerships were carried out in { $period } ({ $days }). Of { $all } reports that were due, { $confirmed } are confirmed, { $sent } wait for confirmation, { $returned } were sent back to be mended and { $missing } have not come.
report-paper-simulated = SIMULATED FOR A DEMONSTRATION – NOT A PAPER THAT IS IN FORCE
report-paper-people = Confirmed reports name { $men } men and { $women } women, of them { $disability } with a disability. Whoever took part in several activities may be counted more than once.
report-paper-no-people = No report is confirmed yet, so the number of people cannot be told.
report-paper-money = Money within { $period }
report-paper-no-money = No money is recorded with a day in this period.
report-paper-results = Confirmed results
report-paper-none = No report is confirmed yet.
report-paper-missing = Reports that have not come or were sent back
report-paper-all-came = All reports have come.
report-paper-rank = Rank and grade ………………
    NIP ………………
report-title-simulated = { $title } (SIMULATED FOR A DEMONSTRATION)
hint-report-activities = What was done, where, when.
hint-report-results = What changed because of it.
hint-report-obstacles = Also say what help you hope for from an office.
hint-report-photo = JPEG, PNG or WebP; at most 10 MB. One photo each time you save.
hint-report-remarks = Needed when the report is sent back.
fault-report-people = “{ $value }” cannot be read as a number of people.
fault-report-people-most = Between 0 and { $most } people.
fault-report-more-than-all = More than all people reached.
fault-report-day = Enter a proper date.
fault-report-order = The last day must come after the first, within 400 days.
fault-report-due = A report cannot be due before its period ends.
fault-report-overlap = Another period has some of these days.
refused-report-locked = This period is locked.
refused-report-not-due = This partnership was not carried out in that period, so no report is awaited.
refused-report-period-used = There are reports for this period, so it cannot be removed. Its days can be changed.
refused-report-period-issued = The report of this period was issued, so it cannot be removed.
refused-report-their-draft = The partner has begun its report itself. Until it is sent, only the partner sees it.
refused-report-sent = This report was sent. To mend it, ask the office or the secretariat to send it back.
refused-report-own = Your own report is confirmed by the office or the secretariat.
refused-report-not-sent = This report is not waiting for a decision.
notice-report-kept = The draft was saved.
notice-report-sent = The report was sent.
notice-report-confirmed = The report was confirmed.
notice-report-returned = The report was sent back to the partner.
notice-report-period = The period was saved.
notice-report-period-removed = The period was removed.
email-report-subject = Report for { $period }: { $partnership }
email-report-text = The report for { $period } on the partnership “{ $partnership }” is due by { $day }. It takes ten minutes: { $link }

    Joint Secretariat { $district }
email-report-confirmed-subject = Report for { $period } confirmed: { $partnership }
email-report-confirmed-text = The report for { $period } on the partnership “{ $partnership }” was confirmed.

    Remarks: { $remarks }

    The report: { $link }

    Joint Secretariat { $district }
email-report-returned-subject = Report for { $period } sent back: { $partnership }
email-report-returned-text = The report for { $period } on the partnership “{ $partnership }” was sent back to be mended.

    Remarks: { $remarks }

    Mend it and send it again: { $link }

    Joint Secretariat { $district }
job-name-report-reminders = Reminders of partner reports
audit-subject-report = Partner report
audit-subject-report-period = Reporting period
event-report-begun = Report begun
event-report-kept = Draft of a report saved
event-report-sent = Report sent
event-report-confirmed = Report confirmed
event-report-returned = Report sent back
event-report-period-added = Period added
event-report-period-opened = Period opened
event-report-period-year-opened = Periods of a year opened
event-report-period-locked = Period locked
event-report-period-changed = Period changed
event-report-period-removed = Period removed
event-report-period-unlocked = Period unlocked
event-report-period-reminders-written = Reminders of reports written
document-period-report = Report on partnerships
report-field-period = Period
report-field-activities = What was done
report-field-results = Results
report-field-men = Men
report-field-women = Women
report-field-with-disability = With a disability
report-field-obstacles = Obstacles
report-field-next-steps = Next steps
report-field-decision = Decision
report-field-remarks = Remarks
report-period-field-name = Name
report-period-field-starts-on = First day
report-period-field-ends-on = Last day
report-period-field-due-on = Due on
report-period-field-locked = Locked
report-period-field-letters = E-mails
report-paper-undated = Entries of { $year } without a day, not counted here: { $count }.
report-earlier = Earlier period: { $period }
report-later = Later period: { $period }
report-periods-nav = Report periods
report-reminded = Reminder prepared { $date }, { $who }
report-by-chat = Send by WhatsApp
report-by-letter = Send by e-mail
report-no-way = The partner has no number and no e-mail yet
notice-report-reminder = The reminder is prepared and noted; send it by the link in its row.
event-report-period-reminder-prepared = Reminder of a report prepared
report-figures = Indicators of the work plan
report-known-plan = Activities of this period
report-known-no-plan = The work plan has no activity in this period.
report-field-figures = Indicators of the work plan
hint-report-figures = Fill in what was measured in this period; what is empty is not reported. Once the report is confirmed, the figures become actual values of the work plan.
report-open-list = Open the reports
report-none-yet = No report yet.
report-older = Reports of earlier periods are in the list of reports.
report-leader-late = Late reports
report-leader-note = { $period }, due by { $day }
