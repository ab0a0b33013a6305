nav-audit = Audit trail
audit-title = Audit trail
audit-sub = Every change is recorded here: who, when and what, with the content that was recorded with it: the new and, where there is any, the old. No line can be changed or removed unnoticed.
audit-verify = Check the chain
audit-anchor = Today’s proof code
audit-anchor-hint = Copy this number and hash into the minutes of a meeting or a letter. Anybody can then prove later that the trail up to this number was never changed.
audit-anchor-text = Last line: number { $seq }, read { $now }, with the hash:
audit-filter-q = Name of a person or record, or number of a line
audit-filter-kind = Event
audit-filter-subject = Kind of record
audit-filter-id = Record
audit-filter-actor = Actor
audit-filter-from = From
audit-filter-until = Until
audit-empty = No matching lines
audit-empty-hint = Loosen the filters or search for other words. Looked for are names of people and records and numbers of lines, not what was changed.
audit-all = See all lines
audit-number = number { $seq }
audit-count = { $n ->
    [one] { $count } line
   *[other] { $count } lines
}
audit-hash = Hash of this line
audit-diff-field = Field
audit-diff-before = Before
audit-diff-after = After
audit-operator = System operator
audit-applicant = Applicant (no account)
audit-asker = Requester of information
audit-withdrawn-name = Name withdrawn
audit-withdrawn = The name in this line was withdrawn at its owner’s request; the chain of hashes is unbroken.
audit-kept-back-name = Record that waits for the secretariat
audit-kept-back = This line tells of an organisation that signed itself up and was not let in yet; what it says is for the secretariat alone. The chain of hashes is unbroken.
audit-check-title = Result of the check
audit-sound = { $n ->
    [one] The trail is sound: { $count } line checked; nothing was changed, removed or moved.
   *[other] The trail is sound: { $count } lines checked; nothing was changed, removed or moved.
}
audit-sound-withdrawn = { $n ->
    [one] In { $count } line a person’s name was withdrawn at their request.
   *[other] In { $count } lines people’s names were withdrawn at their request.
}
audit-broken = The trail is broken at number { $seq }.
audit-broken-order = The line with this number is missing, or another one stands in its place.
audit-broken-changed = The content of this line was changed after it was written.
audit-broken-ending = The end of the trail does not fit: its last lines were removed or replaced.
audit-broken-next = Do not change anything in the database. Keep a backup of its present state and compare it with an earlier one together with the operator.
audit-back = Back to the audit trail
audit-column-number = Number
audit-column-when = When
audit-column-who = Actor
audit-column-who-id = Actor id
audit-column-event = Event
audit-column-subject = Kind of record
audit-column-id = Record id
audit-column-label = Record
audit-column-changes = Changes
audit-column-hash = Hash
audit-subject-district = District
audit-subject-search = Search
audit-subject-person = Person
audit-subject-session = Session
audit-subject-invitation = Invitation
fault-audit-order = “Until” must not be before “From”.
fault-audit-date = “{ $value }” is not a date; example: 2023-09-20.
audit-anchor-old = Proof code from an older document or minutes
audit-anchor-old-hint = The number, a colon, then the digits as printed on the document; spaces do not matter. The trail is checked from its beginning to its end and must still hold that line.
audit-anchor-check = Check with this proof code
audit-broken-anchor = If it is typed as it is printed on the document or in the minutes, the trail was cut or rewritten since.
audit-anchor-found = Line { $seq } was found, with the same hash.
audit-anchor-missing = There is no line { $seq } with that hash. Check what was typed: the number and the hash.
audit-machine = System (by itself)
audit-refused-unsealed = The words of this line cannot be withdrawn: it is older than the separate seal over words, so the chain would break.
audit-subject-refusal = Refusal
audit-subject-audit = Audit trail
event-refusal-password = Password refused
event-refusal-factor = Verification code refused
event-refusal-code = Meeting code refused
event-refusal-permission = Change without permission refused
event-refusal-reading = Reading without permission refused
event-refusal-rate = Too many requests refused
event-audit-erased = Names and words of a line withdrawn
refusal-field-times = How often
refusal-field-source = Source (fingerprint of the network address)
refusal-field-sources = Number of sources and accounts
refusal-field-first = First time
refusal-field-last = Last time
refusal-field-route = Page
audit-field-reason = Reason
fault-audit-anchor = “{ $value }” is no anchor; example: 128:0e4eb157 fdc031b9.
job-name-refusals = Recording of refusals
audit-true = yes
audit-false = no

audit-cli-erased = The names and words of line { $seq } are withdrawn.
audit-cli-sound = { $n-count ->
    [one] The trail is sound: { $count } line,
   *[other] The trail is sound: { $count } lines,
} { $withdrawn } with names or words withdrawn.
audit-cli-anchor = Anchor: { $anchor }
audit-cli-out-of-order = the trail is broken: line { $seq } is missing, or another line stands in its place
audit-cli-changed = the trail is broken: line { $seq } was changed after it was written
audit-cli-not-the-anchor = the trail is broken: line { $seq } is not the one that was written down elsewhere: the trail was cut or rewritten since
audit-cli-ending = the trail is broken: line { $seq } is where the trail should go on or end, and it does not
