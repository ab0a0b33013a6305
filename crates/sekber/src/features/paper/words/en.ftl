nav-papers = Legal papers
papers-crumbs = Where this page is
papers-partners = Partners
papers-title = Legal papers
papers-add = Add a paper
papers-in-force = Papers in force
papers-empty = No papers yet
papers-empty-hint = Record the partner’s legal papers with their scans, so that it can be verified.
papers-count = { $n ->
    [one] { $count } paper
   *[other] { $count } papers
}
papers-actions = Actions
papers-edit = Edit
papers-edit-long = Edit { $kind } { $number }
papers-until = until { $date }
papers-for-ever = no expiry date
papers-renewed = Renewed since
papers-no-file = not uploaded
papers-ended = { $n ->
    [one] { $count } ended paper
   *[other] { $count } ended papers
}
papers-ended-on = ended on { $date }
papers-required = Required papers
papers-required-hint = What is required follows from the partner’s legal form. Expired papers do not count.
papers-met = Requirements met
papers-met-of = { $met } of { $all }
papers-missing = Missing
papers-no-form = The partner’s legal form is not filled in, so its required papers are not known. Complete its profile first.
paper-or = or

paper-new-title = Add a legal paper
paper-edit-title = Edit a legal paper
paper-end = End this paper
paper-end-title = End this paper?
paper-end-what = { $kind }, number { $number }
paper-end-hint = It no longer counts as a requirement, but stays on record with its file and history. This cannot be undone.
paper-file-again = The file you chose was not kept. Please choose it once more.
paper-file-present = Current file: { $name }. A new file replaces it.
paper-met = { $who } changed this paper on { $when } while you were editing it. What you typed is still below; save again to overwrite that change.
paper-met-field = Field
paper-met-theirs = Saved now
paper-met-mine = Yours

field-paper-partner = Partner
field-paper-kind = Kind of paper
field-paper-number = Number
field-paper-issuer = Issued by
field-paper-issued = Issued on
field-paper-expires = Valid until
field-paper-validity = Validity
field-paper-state = State
field-paper-days = Days left
field-paper-turn = Turn
field-paper-file = File
hint-paper-number = Exactly as written on the paper.
hint-paper-issuer = Such as a notary, a ministry or a village head.
hint-paper-issued = The date written on the paper.
hint-paper-expires = Leave empty if it never expires.
hint-paper-file = A scan as PDF, a picture (JPEG, PNG, WebP) or DOCX; at most 10 MB.

fault-paper-date = “{ $value }” is not a date. Example: 20 September 2023.
fault-paper-future = The date of issue cannot be in the future.
fault-paper-order = The last valid day must come after the date of issue.
fault-paper-npwp = A tax number (NPWP) has 15 or 16 digits.
fault-paper-nib = A business number (NIB) has 13 digits.
fault-paper-known = This partner already has a paper of this kind and number.

notice-paper-added = The paper was added.
notice-paper-changed = The paper was saved.
notice-paper-ended = The paper was ended.
event-paper-added = Legal paper added
event-paper-changed = Legal paper changed
event-paper-ended = Legal paper ended
audit-subject-paper = Legal paper
paper-field-kind = Kind of paper
paper-field-number = Number of the paper
paper-field-issuer = Issued by
paper-field-issued-on = Issued on
paper-field-expires-on = Valid until
paper-field-file = File

paper-expiring-title = Papers to be renewed
paper-expiring-sub = Partners’ papers that have expired or run out within 90 days.
paper-expiring-note = As of { $date }
paper-expiring-search = Search partners
paper-expiring-count = { $n ->
    [one] { $count } paper
   *[other] { $count } papers
}
paper-expiring-none = Nothing to renew
paper-expiring-none-hint = All papers of all partners are valid for more than 90 days.
paper-expiring-unfound = No paper matches
paper-days-left = { $n ->
    [one] { $count } day left
   *[other] { $count } days left
}
paper-days-past = { $n ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
paper-days-today = last day
paper-alert-expired = { $paper } of { $partner } expired on { $date }.
paper-alert-soon = { $paper } of { $partner } is valid until { $date }.

paper-expiry-valid = Valid
paper-expiry-within-90 = Within 90 days
paper-expiry-within-30 = Within 30 days
paper-expiry-expired = Expired

paper-kind-deed = Deed of establishment
paper-kind-ahu = Approval as a legal entity (AHU)
paper-kind-skt = Registration certificate (SKT)
paper-kind-npwp = Tax number (NPWP)
paper-kind-domicile = Proof of domicile
paper-kind-msp = Memorandum with a ministry (MSP)
paper-kind-principle-permit = Permit of principle
paper-kind-operational-permit = Operational permit
paper-kind-host-agreement = Agreement with the Government of Indonesia
paper-kind-nib = Business number (NIB)
paper-kind-founding-decree = Founding decree of a campus
paper-kind-accreditation = Accreditation
paper-kind-cooperative-approval = Approval of a cooperative
paper-kind-annual-meeting = Minutes of the annual members’ meeting (RAT)
paper-kind-village-decree = Decree of a village head or camat
paper-kind-other = Other paper
paper-panel-missing = Papers still needed:
paper-panel-expired = expired
paper-panel-or = or
paper-panel-title = Legal papers
paper-panel-open = Open the legal papers
paper-panel-complete = All papers that are needed are there.
