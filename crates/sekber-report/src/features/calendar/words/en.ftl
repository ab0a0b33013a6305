# Planning calendar
nav-calendar = Calendar
audit-subject-milestone = Step
event-milestone-added = Step added
event-milestone-changed = Step changed
event-milestone-removed = Step removed
event-milestone-filled = Calendar filled with the usual steps
milestone-field-title = Step
milestone-field-starts-on = First day
milestone-field-ends-on = Last day
milestone-field-party = For whom
notice-calendar-saved = The calendar was saved.
calendar-title = Planning calendar { $year }
calendar-fiscal-year = Steps from 1 January to 31 December { $year }
calendar-ends = Partnerships that end within 12 months
calendar-file = Download the calendar (.ics)
calendar-follows-award = The days of the usual steps about the award follow the rules and the course of this year’s award.
calendar-awards = Open the awards
calendar-other-years = Other years:
calendar-empty = This year’s calendar is still empty
calendar-empty-hint = Add steps so everyone knows what is due when.
calendar-fill = Fill with the usual steps
calendar-refused-filled = This year’s calendar has steps already.
calendar-phase-now = Under way
calendar-phase-ahead = Still to come
calendar-reports-due = Reports due: { $period }
calendar-beyond = Also coming up
calendar-beyond-hint = As on Home: last days for reports, and steps beyond the calendar of this year.
calendar-phase-past = Over
calendar-begins-in = { $n-count ->
    [one] in { $count } day
   *[other] in { $count } days
}
calendar-ends-in = { $n-count ->
    [one] ends in { $count } day
   *[other] ends in { $count } days
}
calendar-last-day = last day
calendar-change = Change
calendar-remove = Remove the step
calendar-remove-confirm = Take “{ $title }” out of the calendar?
calendar-new = New step
calendar-add = Add the step
field-step = Step
field-days = Days
field-party = For whom
field-starts-on = First day
field-ends-on = Last day
hint-ends-on = Leave empty for a single day.
fault-calendar-date = “{ $value }” is not a date. Example: 2023-09-20.
fault-ends-before = The last day is before the first.
party-all = Everybody
party-office = Government offices
party-partner = Partners
party-secretariat = Secretariat
first-step-calendar = Planning calendar
first-why-calendar = Everybody sees the steps of the cycle with their days; an empty calendar can be filled with the usual steps.
first-do-calendar = Fill in the calendar
