nav-documents = Legal documents
documents-crumbs = Where this page is
documents-partners = Partners
documents-title = Legal documents
documents-add = Add a document
documents-in-force = Documents in force
documents-empty = No documents yet
documents-empty-hint = Record the partner’s legal documents with their scans, so that it can be verified.
documents-count = { $n ->
    [one] { $count } document
   *[other] { $count } documents
}
documents-actions = Actions
documents-edit = Edit
documents-edit-long = Edit { $kind } { $number }
documents-until = until { $date }
documents-for-ever = no expiry date
documents-renewed = Renewed since
documents-no-file = not uploaded
documents-ended = { $n ->
    [one] { $count } ended document
   *[other] { $count } ended documents
}
documents-ended-on = ended on { $date }
documents-required = Required documents
documents-required-hint = What is required follows from the partner’s legal form. Expired documents do not count.
documents-met = Requirements met
documents-met-of = { $met } of { $all }
documents-missing = Missing
documents-no-form = The partner’s legal form is not filled in, so its required documents are not known. Complete its profile first.
document-or = or

document-new-title = Add a legal document
document-edit-title = Edit a legal document
document-end = End this document
document-end-title = End this document?
document-end-what = { $kind }, number { $number }
document-end-hint = It no longer counts as a requirement, but stays on record with its file and history. This cannot be undone.
document-file-again = The file you chose was not kept. Please choose it once more.
document-file-present = Current file: { $name }. A new file replaces it.
document-met = { $who } changed this document on { $when } while you were editing it. What you typed is still below; save again to overwrite that change.
document-met-field = Field
document-met-theirs = Saved now
document-met-mine = Yours

field-document-partner = Partner
field-document-kind = Kind of document
field-document-number = Number
field-document-issuer = Issued by
field-document-issued = Issued on
field-document-expires = Valid until
field-document-validity = Validity
field-document-state = State
field-document-days = Days left
field-document-turn = Waiting for
field-document-file = File
hint-document-number = Exactly as written on the document.
hint-document-issuer = Such as a notary, a ministry or a village head.
hint-document-issued = The date written on the document.
hint-document-expires = Leave empty if it never expires.
hint-document-file = A scan as PDF, a picture (JPEG, PNG, WebP) or DOCX; at most 10 MB.

fault-document-date = “{ $value }” is not a date. Example: 20 September 2023.
fault-document-future = The date of issue cannot be in the future.
fault-document-order = The last valid day must come after the date of issue.
refused-documents-many = { $most } documents are on record for this partner, those that ended included. Further ones are recorded by the secretariat.
fault-document-npwp = A tax number (NPWP) has 15 or 16 digits.
fault-document-nib = A business number (NIB) has 13 digits.
fault-document-known = This partner already has a document of this kind and number.

notice-document-added = The document was added.
notice-document-changed = The document was saved.
notice-document-ended = The document was ended.
event-paper-added = Legal document added
event-paper-changed = Legal document changed
event-paper-ended = Legal document ended
audit-subject-paper = Legal document
document-field-kind = Kind of document
document-field-number = Number of the document
document-field-issuer = Issued by
document-field-issued-on = Issued on
document-field-expires-on = Valid until
document-field-file = File

document-expiring-title = Documents to be renewed
document-expiring-sub = Partners’ documents that have expired or run out within 90 days.
document-expiring-note = As of { $date }
document-expiring-search = Search partners
document-expiring-count = { $n ->
    [one] { $count } document
   *[other] { $count } documents
}
document-expiring-none = Nothing to renew
document-expiring-none-hint = All documents of all partners are valid for more than 90 days.
document-expiring-unfound = No document matches
document-days-left = { $n ->
    [one] { $count } day left
   *[other] { $count } days left
}
document-days-past = { $n ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
document-days-today = last day
document-alert-expired = { $paper } of { $partner } expired on { $date }.
document-alert-soon = { $paper } of { $partner } is valid until { $date }.

document-expiry-valid = Valid
document-expiry-within-90 = Within 90 days
document-expiry-within-30 = Within 30 days
document-expiry-expired = Expired

document-kind-deed = Deed of establishment
document-kind-ahu = Approval as a legal entity (AHU)
document-kind-skt = Registration certificate (SKT)
document-kind-npwp = Tax number (NPWP)
document-kind-domicile = Proof of domicile
document-kind-msp = Memorandum with a ministry (MSP)
document-kind-principle-permit = Permit of principle
document-kind-operational-permit = Operational permit
document-kind-host-agreement = Agreement with the Government of Indonesia
document-kind-nib = Business number (NIB)
document-kind-founding-decree = Founding decree of a campus
document-kind-accreditation = Accreditation
document-kind-cooperative-approval = Approval of a cooperative
document-kind-annual-meeting = Minutes of the annual members’ meeting (RAT)
document-kind-village-decree = Decree of a village head or camat
document-kind-other = Other document
document-panel-missing = Documents still needed:
document-panel-expired = expired
document-panel-or = or
document-panel-title = Legal documents
document-panel-open = Open the legal documents
document-panel-complete = All documents that are needed are there.
documents-unfiled-hint = Requirements are counted by the documents that are recorded; those without a file nobody can look at yet.
documents-turn = Documents awaited from { $who }
documents-unfiled = file missing
document-panel-unfiled = Written down, but without a file:
