fault-email = Enter a complete e-mail address, such as name@example.org.
fault-website = Enter a complete web address that begins with https://.
fault-quota = The quota is a whole number from 0 to { $largest }.
fault-field-code = “{ $value }” is not the code of a field of government (urusan or bidang urusan).
fault-name-taken = { $name } already has this name.
fault-code-taken = This code is already in use.
event-organisation-created = Registered
event-organisation-changed = Changed
event-organisation-contact-changed = Contact changed
nav-offices = Offices
nav-partners = Partners
offices-title = Government offices
offices-sub = Government offices with their duties and programmes in the { $year } cycle.
offices-count = { $n ->
    [one] { $count } office
   *[other] { $count } offices
}
office-add = Register an office
partners-title = Development partners
partners-sub = Development partners with their programmes in the { $year } cycle.
partners-count = { $n ->
    [one] { $count } partner
   *[other] { $count } partners
}
partner-add = Register a partner

field-name = Name
field-short-name = Short name
field-code = Code
field-kind = Kind
field-level = Level
field-state = State
field-turn = Waiting for
field-theme = Theme
field-themes = Themes
field-field = Field of government
field-fields = Fields
field-quota = Quota
field-invited = Invitation
field-kecamatan = Kecamatan

registry-invited-yes = Invited
registry-invited-no = Not invited yet
registry-invited-mark = invited
registry-party = Party
registry-at-work = Programmes of this cycle
registry-at-work-with = Has programmes
registry-sort = Sort by
registry-sort-name = Name
registry-sort-money = Highest value of programmes
registry-sort-changed = Latest change
registry-programmes = Programmes
registry-through-programmes = Found through its programmes
registry-own-programmes = Programmes
registry-concerned = Concerned
registry-money-short = Value
registry-money = Value of programmes, cycle { $year } (their whole time)
registry-yes = Yes
registry-no = No
registry-empty = Nothing is registered yet
registry-empty-hint = Register one by one, or import a sheet you already have.
registry-empty-filtered = Nothing matches this search
registry-show-all = Show all
registry-sheet-note = Joint Secretariat of { $district }
registry-sheet-filters = Filtered: { $filters }

kind-dinas = Service office (dinas)
kind-badan = Agency (badan)
kind-bagian = Division of the district secretariat
kind-inspectorate = Inspectorate
kind-hospital = District hospital
kind-council-secretariat = Council secretariat
kind-kecamatan = Kecamatan
kind-kelurahan = Kelurahan
kind-village = Village government
kind-provincial = Office of the province
kind-vertical = Local office of the central government
kind-other = Other
kind-ngo = Non-governmental organisation
kind-community-group = Community group
kind-company = Company
kind-campus = University or college
kind-media = Media
kind-credit-union = Credit union or cooperative
kind-donor = Donor or UN body
kind-donor-project = Donor project
partner-party-government = government
partner-party-business = business
partner-party-civil-society = civil society
partner-party-academia = academia
partner-party-media = media
partner-outside-parties = donors and their projects (outside the five parties)

level-local = Local
level-regional = Regional
level-national = National
level-international = International

standing-active = Active
standing-draft = Draft
standing-submitted = Submitted
standing-verified = Verified
standing-returned = Returned
standing-suspended = Suspended
standing-merged = Merged

audit-subject-organisation = Office or partner
event-organisation-submitted = Submitted for verification
event-organisation-verified = Verified
event-organisation-returned = Returned with reasons
event-organisation-suspended = Suspended
event-organisation-reinstated = Suspension ended
event-organisation-reopened = Reopened as a draft
event-organisation-invited = Invited to the cycle
event-organisation-uninvited = Invitation withdrawn
event-organisation-asked-to-be-invited = Asked to be invited to the cycle
event-organisation-not-invited = Request for an invitation declined
event-organisation-merged = Merged into another partner
event-organisation-received = Took over a merged partner’s records

organisation-field-name = Name
organisation-field-short-name = Short name
organisation-field-code = Code
organisation-field-kind = Kind
organisation-field-level = Level
organisation-field-legal-form = Legal form
organisation-field-implementer = Implementer
organisation-field-description = Profile
organisation-field-duties = Duties and functions
organisation-field-quota = Partner quota
organisation-field-website = Website
organisation-field-contact-name = Contact person
organisation-field-contact-email = Contact e-mail
organisation-field-contact-phone = Contact telephone
organisation-field-address = Address
organisation-field-contact-public = Show the contact to everybody
organisation-field-themes = Themes
organisation-field-fields = Fields of government
organisation-field-published = Show on the public pages
organisation-field-provenance = Origin of the data
organisation-field-source = Source
organisation-field-state = State
organisation-field-reason = Reason
organisation-field-into = Merged into
organisation-field-programmes = Programmes
organisation-field-documents = Legal documents
organisation-field-people = People
organisation-field-invitations = Invitations to people
organisation-field-cycles = Cycles

field-legal-form = Legal form
field-website = Website
field-source = Source
field-reason = Reason
legal-form-foundation = Foundation (yayasan)
legal-form-association = Incorporated association (perkumpulan)
legal-form-unincorporated = Unincorporated
legal-form-foreign = Foreign organisation
legal-form-multilateral = Multilateral or bilateral body
legal-form-campus = University or college
legal-form-company = Company
legal-form-cooperative = Cooperative
provenance-entered = Entered by a person
provenance-imported = Imported from a file
provenance-documented = From a public document
provenance-inferred = Unconfirmed, from open sources
provenance-simulated = Made up for a demonstration (simulated)

section-identity = Identity
section-work = Field of work
section-contact = Contact
section-secretariat = Secretariat only

registry-crumbs = Where you are
registry-edit = Edit
registry-team = Team
registry-edit-title = Edit { $name }
registry-profile = Profile
registry-not-filled = Not filled in yet.
registry-invited-to = Invited { $year }
registry-history = History
registry-audit = Open the audit trail
registry-withdrawn = somebody (name withdrawn)
registry-by = by { $who }
registry-what-changed = See what changed
registry-diff-field = Field
registry-diff-before = Before
registry-diff-after = After
registry-completeness = Completeness of the profile
registry-missing = Still empty:
registry-contact = Contact
registry-contact-private = The contact is shown only to the secretariat and to those who manage this record.
registry-contact-only = Seen only by the secretariat and those who manage this record.
registry-contact-hint = The contact is seen only by the secretariat and those who manage this record, unless you choose to show it.
registry-cycle = { $year } cycle
registry-is-invited = Invited to this cycle.
registry-is-not-invited = Not invited to this cycle yet.
registry-uninvited-on = The invitation was withdrawn on { $date }.
registry-uninvite-confirm = Withdraw the invitation to this cycle? Its programmes are matched no more, and the organisation is told.
registry-invite = Invite
registry-uninvite = Withdraw the invitation
registry-asked-since = Asked to be invited on { $date }; the joint secretariat decides.
registry-ask = Ask to be invited
registry-ask-hint = Once somebody is invited to the cycle, only programmes of organisations that are invited are matched.
registry-ask-decline = Decline
registry-short-name-hint = The acronym or name used in speech and tables.
office-code-hint = The district’s own short code, such as DINKES; used when importing sheets.
partner-code-hint = The district’s own short code for this partner, such as MITRA-01; used when importing sheets.
registry-website-hint = Such as example.org or https://example.org.
registry-source-hint = The document or web address that this record comes from.
registry-searching = Searching…
registry-no-field = No field of government matches. Try other words, such as “stunting” or “1.02”.
office-no-duties = Duties and functions are not filled in yet.
office-quota = { $n ->
    [one] { $count } partner per cycle
   *[other] { $count } partners per cycle
}
office-duties-hint = The main duties and functions set by the regulation of the head of the region. The clearer they are, the better partners’ programmes can be matched.
office-fields-hint = Search by code or word, then tick. Words of activities work too: “posyandu” finds health.
office-quota-hint = How many partners the office can work with in one cycle.
office-quota-unit = partners
partner-level-hint = How far the organisation’s work reaches, not where its office is.
partner-legal-form-hint = Decides which legal documents are needed.
partner-implementer-hint = For a donor’s project: the body that carries it out and signs its documents.
partner-description-hint = What it does, with whom, and where.
partner-check = Check the documents
partner-verify = Verify
partner-return = Return with reasons
partner-verification = Verification
partner-step-checked = Checked by the secretariat
partner-step-done = , done
partner-no-form-checked = No legal form is recorded, so what it needs of legal documents cannot be checked here.
partner-verified-notes = Verified with notes
partner-notes = Notes from the check
partner-since = In this state since { $date }.
partner-documents = Legal documents
partner-documents-complete = Complete
partner-gap-count = { $n ->
    [one] { $count } missing
   *[other] { $count } missing
}
partner-submit = Submit for verification
partner-missing = Before submitting, fill in:
partner-reopen = Reopen as a draft
partner-reopen-hint = The state goes back to draft and has to be submitted again after the change.
partner-suspend = Suspend
partner-reinstate = End the suspension
partner-merge = Merge a duplicate
partner-reason-returned = Returned for correction
partner-reason-suspended = Why it is suspended

refusal-waits-to-be-let-in = This organisation signed itself up and nobody else sees it yet. Look at its page and invite its person in charge first; then it can be named.
refusal-sign-ups-many = Very many sign-ups wait for the secretariat already. Please try again in a few days, or turn to the secretariat.
refusal-out-of-turn = This step is not possible in the present state. Reload the page to see the latest state.
refusal-missing-fields = Not ready to submit: required fields are empty ({ $count }).
registry-operator = the system’s operator
partner-no-legal-form = Legal form is missing
refusal-no-legal-form = Not ready to verify: the partner’s legal form is missing, so nobody can say which documents are needed.
refusal-documents = Not ready to verify: required documents are missing or expired ({ $count }).
refusal-checklist-open = Not ready to verify: points of the checklist are unanswered, or answered “not in order” without a remark ({ $count }).
refusal-checklist-failed = Not ready to verify: a point is not in order. Return it to the partner with the reason.
fault-reason = Write the reason.
fault-merge-same = Choose another partner; a record cannot be merged with itself.

partner-before-submit = What is marked “optional” can wait while it is a draft. Before it is submitted these must be filled in: level, legal form, profile, themes, contact person, e-mail or telephone, and address; of a donor’s project also its implementer.
partner-submit-gaps = { $n ->
    [one] { $count } required document is missing or has expired. You can submit, but the secretariat can verify only once it is there.
   *[other] { $count } required documents are missing or have expired. You can submit, but the secretariat can verify only once they are there.
}
partner-is-checked = What the secretariat checks once it is submitted
check-identity = Identity
check-hint-identity = Name, short name and kind agree with the documents.
check-legal-base = Legal base
check-hint-legal-base = The legal documents are complete, readable and still valid.
check-seat = Seat
check-hint-seat = The office’s address is clear and can be visited.
check-leadership = Leadership
check-hint-leadership = The names of the leadership agree with the latest deed or decree.
check-contact = Contact person
check-hint-contact = The contact person answers telephone or e-mail.
check-scope = Scope of work
check-hint-scope = Themes and area of work are clear and agree with its permit.
check-programme = Programme
check-hint-programme = There is a programme or plan of work in { $district }.
check-yes = In order
check-no = Not in order
check-open = Not answered, or answered “not in order” without a remark.
check-former = Noted at the last check: { $remark }
check-remark = Remark
check-remark-when = needed if not in order; otherwise the partner is verified with this note
check-more = Other reasons
check-more-hint = One reason per line. The remarks of points that are not in order are passed on to the partner too.
check-invite = When it is verified, also invite it to the { $year } cycle

registry-identity-hint = After another name, kind or legal form the secretariat looks again before the organisation counts as verified.
double-title = May already be registered under another name
double-before-saving = This partner may already be registered. Look first:
double-save-anyway = Save anyway
double-compare = compare and merge
double-number = same document number
double-name = same name
double-similar = similar name
double-acronym = same acronym
double-official = This name sounds like one of the government or of a joint secretariat. Make sure that this organisation may bear it before you invite.
double-website = same website

merge-explained = Choose the record that stays. Everything of this duplicate moves there, and its page will lead there. Nothing is deleted.
merge-into = The record that stays
merge-into-hint = All programmes, documents and people move to this partner.
merge-preview = See what will move
merge-confirm = Merge { $from } into { $into }?
merge-moves = What moves:
merge-programmes = { $n ->
    [one] { $count } programme
   *[other] { $count } programmes
}
merge-documents = { $n ->
    [one] { $count } legal document
   *[other] { $count } legal documents
}
merge-people = { $n ->
    [one] { $count } person
   *[other] { $count } people
}
merge-invitations = { $n ->
    [one] { $count } open invitation to a person
   *[other] { $count } open invitations to people
}
merge-cycles = { $n ->
    [one] part in { $count } cycle
   *[other] part in { $count } cycles
}
merge-stays = The profile of { $into } stays as it is; its themes are joined.
merge-do = Merge

conflict-changed = { $who } changed this record on { $when } while you were editing it.
conflict-joined = What you typed is still here, and what only they changed is now part of it. Look at it, then save again.
conflict-hint = You both changed the fields below. If you save again, your entry stands.
conflict-theirs = Saved now
conflict-mine = What you typed

notice-organisation-waits = Saved. Because name, kind or legal form changed, the secretariat looks at it again; until then the verification does not hold.
notice-organisation-saved = Saved.
notice-organisation-joined = Saved. What somebody else saved while you were editing stands as well.
notice-partner-submitted = Submitted. It is the secretariat’s turn to check.
notice-partner-verified = The partner is verified.
notice-partner-verified-invited = The partner is verified and invited to this cycle.
notice-partner-returned = Returned to the partner with the reasons.
notice-partner-suspended = The partner is suspended.
notice-partner-reinstated = The suspension has ended.
notice-partner-reopened = Reopened as a draft.
notice-partner-merged = The records are merged.
inviting-title = Invite several at once
inviting-sub = Offices and partners that are not invited to { $cycle }. Suspended partners are not shown.
inviting-empty = Nobody can be invited
inviting-empty-hint = Shown here: offices and partners that are not invited to the cycle in force.
inviting-count = { $n ->
    [one] { $count } not invited
   *[other] { $count } not invited
}
inviting-choose = Invite the chosen ones
inviting-asked = asks to be invited
inviting-sure = { $n-count ->
    [one] You chose 1 organisation to be invited:
   *[other] You chose { $count } organisations to be invited:
}
inviting-do = Invite all of these
inviting-done = { $n-count ->
    [one] 1 organisation was invited.
   *[other] { $count } organisations were invited.
}
inviting-none-left = None of the chosen organisations can be invited.
inviting-out-merged = was joined to another organisation.
inviting-out-invited = is invited to this cycle already.
inviting-out-suspended = is suspended.
inviting-out-waiting = signed itself up and still waits to be let in.
inviting-left = Not invited
fault-invite-none = Choose at least one organisation.
notice-invited-chosen = The chosen organisations were invited.
notice-invited = Invited to this cycle.
notice-uninvited = The invitation is withdrawn.
notice-invitation-asked = The joint secretariat has your request for an invitation.
notice-not-invited = The request is declined.
refused-ask-unverified = A partner can ask to be invited once it is verified.
email-invitation-asked-subject = Asks to be invited: { $name }
email-invitation-asked-text = { $name } asks to be invited to the cycle in force in { $district }. Invite or decline here: { $link }
email-invited-subject = Invited to the cycle: { $name }
email-invited-text = { $name } is invited to the cycle in force in { $district }. Programmes that were proposed are matched: { $link }
email-partner-returned-subject = Returned: { $name }
email-partner-returned-text = The joint secretariat of { $district } returned what { $name } handed in to be verified. Mend it and submit it again: { $link } Reason: { $reason }
email-partner-verified-subject = Verified: { $name }
email-partner-verified-text = { $name } is verified by the joint secretariat of { $district }: { $link }
email-partner-suspended-subject = Suspended: { $name }
email-partner-suspended-text = { $name } was suspended by the joint secretariat of { $district }: { $link } Reason: { $reason }
email-partner-reinstated-subject = No longer suspended: { $name }
email-partner-reinstated-text = { $name } is no longer suspended by the joint secretariat of { $district }: { $link }
email-not-invited-subject = Request for an invitation: { $name }
email-not-invited-text = The request of { $name } to be invited to the cycle in force in { $district } was declined. Ask the joint secretariat if you have questions: { $link }
email-uninvited-subject = Invitation withdrawn: { $name }
email-uninvited-text = The invitation of { $name } to the cycle in force in { $district } was withdrawn. Ask the joint secretariat if you have questions: { $link }
sign-up-wait = { $n-seconds ->
    [one] Many sign-ups have come from this network. What you typed still stands below; send it again after { $seconds } second.
   *[other] Many sign-ups have come from this network. What you typed still stands below; send it again after { $seconds } seconds.
}
sign-up-title = Register your organisation
sign-up-sub = For development partners who want to work with { $district }.
sign-up-step-1 = Fill in this form. The secretariat contacts the person in charge and sends an invitation to sign in.
sign-up-step-2 = Complete the profile, the legal documents and the programmes.
sign-up-step-3 = Submit it for checking. Before it is verified, nothing is shown to the public.
sign-up-organisation = Organisation
sign-up-person = Person in charge
sign-up-declaration = Declaration
sign-up-declare = I am entitled to act for this organisation, and what I have stated is true.
sign-up-action = Sign up
sign-up-have = Registered already? Sign in
sign-up-alike = An organisation with a similar name or website is registered already.
sign-up-alike-hint = If it is yours, ask a colleague or the secretariat for an invitation, so that it is not recorded twice.
sign-up-another = We are a different organisation; register it as a new one
fault-declaration = Agree to the declaration to sign up.
event-organisation-signed-up = Organisation signed itself up
event-organisation-sign-up-refused = Sign-up refused
organisation-field-declaration = Declaration number
sign-up-received = Your sign-up was received.
sign-up-received-hint = The secretariat looks at it and sends an invitation to { $email }. There is no need to sign up again.
sign-up-email-hint = The invitation to sign in goes to this address.
sign-up-description-hint = What the organisation does, for whom, and where.
sign-up-waits = This organisation signed itself up on { $date } and has no users yet.
sign-up-invite = Invite the person in charge
sign-up-refuse = Refuse the sign-up
sign-up-refuse-hint = The organisation stays out of others’ sight and no longer waits for the joint secretariat. Where e-mail is set up, the reason is sent to the person in charge.
sign-up-refused = The sign-up was refused on { $date }.
notice-sign-up-refused = The sign-up is refused.
registry-applicant = applicant
email-look-again-subject = To be looked at again: { $name }
email-look-again-text = { $name } changed its name, kind, legal form or a document after it was verified in { $district }. Its verification does not hold until you have looked: { $link }
email-sign-up-refused-subject = Sign-up not accepted: { $name }
email-sign-up-refused-text = The sign-up of { $name } as a partner of { $district } was not accepted. Reason: { $reason }
email-sign-up-subject = New sign-up: { $name }
email-sign-up-text = { $name } signed up as a partner of { $district }. Waiting to be looked at in all: { $waiting }. No other message tells of today’s sign-ups; Home shows them. Look at it and invite its person in charge: { $link }
registry-tile-offices = Government offices
registry-tile-partners = Verified partners
registry-tile-of = of { $all } registered; { $invited } invited to this cycle
registry-tile-invited = { $count } invited to this cycle
first-step-offices = Offices
first-why-offices = Partners’ programmes are matched with what offices are there for; import a list that you have, or enter them one by one.
first-do-offices = Import offices
first-also-offices = Enter offices one by one
first-step-duties = Duties and fields of every office
first-why-duties = Matching reads what an office is there for and which fields of government it has; fill in both for every office, the duties in a sentence at least.
first-do-duties = Complete duties and fields
first-step-partners = Development partners
first-why-partners = Without partners there is nothing to match; import a list, or enter them one by one, then hand them in for checking.
first-do-partners = Import partners
first-also-partners = Enter partners one by one
first-step-verified = Partners verified
first-why-verified = Nobody has checked a partner that is merely entered; the secretariat looks at its identity, its documents and its scope.
first-do-verified = Check partners that were handed in
first-step-inviting = Offices and partners invited to the cycle
first-why-inviting = As soon as somebody is invited, only those who are invited are matched; invite both sides.
first-do-inviting = Invite to the cycle

# Kesbangpol
nav-legality = Kesbangpol’s check
legality-title = Kesbangpol’s check
legality-sub = Legal standing of partners that are civil organisations, and their notices of presence.
legality-waiting = Waiting to be looked at
legality-none-waits = No partner waits
legality-none-waits-hint = Foundations, associations, organisations without legal personality and foreign organisations appear here once they are submitted for verification.
legality-count = { $n ->
    [one] { $count } partner waits
   *[other] { $count } partners wait
}
legality-since = Submitted
legality-cut = There are more; once those above are looked at, the next appear.
legality-looked-at = Looked at
legality-latest = Listed are the { $listed } partners looked at last.
legality-at = Looked at
legality-open = Kesbangpol’s note
legality-form-title = Kesbangpol’s note
legality-hint = This note is shown to the secretariat, the leaders and the organisation’s own people. The secretariat still decides about verification.
legality-said = Kesbangpol
legality-older = record or documents changed since
legality-no-presence = not recorded
legality-missing = Documents that its legal form requires and that are not recorded, or have run out:
legality-by = Looked at by
legality-of-secretariat = Written down by the secretariat
legality-earlier = Earlier notes
legality-refused-account = Kesbangpol has an account and writes its notes itself. The secretariat only writes them down while it has none.
legality-nothing-said = Kesbangpol has noted nothing yet.
legality-voluntary = Registration of civil organisations is voluntary (Constitutional Court 82/PUU-XI/2013); not being registered is no fault.
legality-write = Write Kesbangpol’s note
legality-finding-in-order = In order
legality-finding-to-mend = Something to complete
field-finding = Finding
field-presence-number = Number of the notice of presence
field-presence-on = Day of the notice of presence
hint-legality-reason = Needed where something is to be completed.
hint-presence-number = Give it together with its day. Leave both empty if this organisation has given no notice of its presence.
organisation-field-finding = Kesbangpol’s finding
organisation-field-presence-number = Number of the notice of presence
organisation-field-presence-on = Day of the notice of presence
fault-legality-future = The day of the notice of presence cannot be after today.
fault-legality-early = The day of the notice of presence cannot be before 17 August 1945.
fault-presence-number = The number holds letters, digits, spaces, slashes, points and hyphens only; it begins with a letter or a digit and holds a digit. Example: 220/17/Kesbangpol.
fault-legality-date = “{ $value }” is not a date. Example: 20 September 2023.
notice-legality-noted = Kesbangpol’s note is saved.
event-organisation-legality-noted = Kesbangpol’s note written
