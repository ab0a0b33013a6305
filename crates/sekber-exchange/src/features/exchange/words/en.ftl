audit-subject-import = Import
event-import-taken-back = Import taken back
event-import-part-taken-back = Part of an import taken back
event-import-applied = Import applied
event-import-part-applied = Part of an import applied

column-id = Sekber ID
column-told = Money that is told
column-code = Code
column-name = Name
column-short-name = Short name
column-office-kind = Kind of office
column-partner-kind = Kind of partner
column-duties = Duties and functions
column-fields = Field of government
column-quota = Partner quota
column-themes = Themes
column-website = Website
column-address = Address
column-contact-name = Contact person
column-contact-email = Contact e-mail
column-contact-phone = Contact telephone
column-contact-public = Contact open to all
column-level = Level
column-legal-form = Legal form
column-description = Description
column-legal-number = Legal number
column-organisation = Organisation
column-reference = Programme code
column-title = Programme title
column-nomenclature = Nomenclature code
column-sdg = SDGs
column-places = Places
column-place-note = Note on places
column-start = Start
column-end = End
column-activity-status = Implementation as the file says
column-period = Period
column-year = Budget year
column-source = Source of funds
column-amount = Amount
column-currency = Currency
column-form = Form of support
column-funding = Funding in detail
column-targets = Targets
column-beneficiaries = Beneficiaries (people)
column-help-sought = Help sought
column-help-offered = Help offered
column-lead-office = Lead office
column-supporting-offices = Supporting offices
column-state = Stage
column-published = Published

column-note-id = Filled in by Sekber in exports. Do not change it; leave it empty for new records.
column-note-code = A short unique code, such as DINKES.
column-note-name = The full name as in official documents.
column-note-short-name = Acronym or everyday name.
column-note-office-kind = Choose from the list. When empty it is read from the name.
column-note-partner-kind = Choose from the list.
column-note-duties = Main duties and functions in short.
column-note-fields = Code or name of the field of government; several separated by semicolons, such as 1.02; 2.14.
column-note-quota = How many partners the office can handle in one cycle.
column-note-themes = Several themes are separated by semicolons.
column-note-website = Address of the public website.
column-note-address = Address of the office.
column-note-contact-name = Whom to contact. Not shown to the public unless allowed.
column-note-contact-email = One e-mail address.
column-note-contact-phone = Telephone or WhatsApp number.
column-note-contact-public = Yes if anybody may see the contact.
column-note-level = Local, regional, national or international.
column-note-legal-form = What the organisation is in law.
column-note-description = A short explanation in your own words.
column-note-organisation = Name, acronym or code of an organisation in the registry.
column-note-reference = The organisation’s own code. The next import recognises the programme by it.
column-note-title = Title of the programme or activity.
column-note-nomenclature = Code of a field, program, kegiatan or sub-kegiatan; several separated by semicolons.
column-note-sdg = Numbers of goals or targets, such as 13; 15.2.
column-note-places = Kecamatan or villages, such as Kec. Sepauk; Desa Nanga Tempunak, Kec. Tempunak.
column-note-place-note = Places that have no region code yet.
column-note-start = Day, month or year of the start, such as January 2024.
column-note-end = Day, month or year of the end.
column-note-year = Year in which the money is budgeted.
column-note-source = Who gives the money, such as APBD Kabupaten or a donor’s name.
column-note-amount = Such as Rp1.250.000.000 or 1,25 miliar (Indonesian notation).
column-note-currency = Code of the currency when it is not rupiah, such as USD.
column-note-form = Cash, or goods and services valued in money.
column-note-funding = Only for several sources: one line each, such as 2024; APBD Kabupaten; Rp1.250.000; Cash.
column-note-targets = What is to be reached, with its unit.
column-note-beneficiaries = How many people benefit directly.
column-note-help-sought = Help needed from others.
column-note-help-offered = Help that can be given to others.
column-note-lead-office = The office whose duties fit best.
column-note-supporting-offices = Other offices concerned; separated by semicolons.
column-note-published = Yes if public pages may show it.

choice-form-cash = Cash
choice-form-in-kind = In kind

import-yes = Yes
import-no = No
import-on-budget = on budget
import-off-budget = off budget
import-suggestion = Did you mean { $meant }?

import-reason-cell-error = The formula in this cell ended in an error.
import-reason-too-long = The text is too long: at most { $fact } characters.
import-reason-too-many-values = Too many values in one cell: at most { $fact }.
import-reason-unknown-id = No record that you may change has this ID. Rows of new records have none.
import-reason-reference-of-another = This code belongs to a programme of another organisation. Check whose activity it is, or remove this row.
import-reason-read-as = Read as { $fact }.
import-reason-near = Read as the nearest choice of the list.
import-reason-only-first = The cell holds several addresses; { $fact } is used.
import-reason-not-an-email = Not an e-mail address; it is left out.
import-reason-not-a-website = Not a web address; it is left out.
import-reason-not-a-year = There is no year. Write four digits, such as 2024.
import-reason-not-a-currency = Unknown currency. Use a code of three letters, such as IDR.
import-reason-not-in-list = Not one of the choices of the list.
import-reason-not-yes-no = Write Yes or No.
import-reason-unknown-theme = The district’s list has no such theme; it is not taken over.
import-reason-ambiguous-organisation = Several organisations have this name. Write the full name.
import-reason-unknown-organisation = This organisation is not in the registry.
import-reason-not-an-office = This organisation is not a government office.
import-reason-first-leads = The first office leads; the others support it.
import-reason-unknown-code = The nomenclature has no such code.
import-reason-newer-code = An old code; replaced by { $fact }.
import-reason-unknown-goal = Not the number of a goal or target.
import-reason-ambiguous-place = Several places have this name. Add the kecamatan.
import-reason-unknown-place = The district has no such place.
import-reason-place-kept-as-note = The place has no code yet; it is kept as a note on places.
import-reason-year-assumed = The year of the money is not said; { $fact } is used.
import-reason-filled-from-above = The cell is empty; the organisation of the row above is used: { $fact }.
import-reason-other-cycle = This programme is of another cycle; the row is left out and the programme stays as it is.
import-reason-owner-chosen = This organisation is not registered; the activity is recorded as a programme of { $fact }.
import-reason-total-differs = The funding that is stored comes to { $fact }, in several lines. Replace it with this sum, or keep it?
import-reason-other-organisation = The programme belongs to another organisation; you can only import your own.
import-reason-several-stored = Several stored records have this name. Fill in the ID or code.
import-reason-similar-stored = Similar to { $fact }, which is in the registry. Is it the same organisation?
import-reason-row-again = The same as row { $fact }. Remove one of them, or give them different codes.
import-reason-required = Required.
import-reason-owner-stays = An import cannot change whose programme it is.
import-reason-state-stays = An import does not change a programme’s stage; do that on its page.
import-reason-ends-before-start = It ends before it starts.
import-reason-empty = There is nothing in it.
import-reason-no-number = There is no number that can be read.
import-reason-unknown-word = A word beside the number is neither a unit nor a currency.
import-reason-bad-grouping = The dots and commas of this number are irregular.
import-reason-ambiguous = Can be read in two ways.
import-reason-too-precise = Too many decimals.
import-reason-out-of-range = Outside of what is allowed.
import-reason-wrong-currency = Another currency than expected.
import-reason-no-such-date = There is no such day.
import-reason-unknown = Cannot be read.
import-reason-example = An example row of the template.
import-reason-total = A row of sums or averages.
import-reason-heading = A heading of a section.
import-reason-no-record = A row without name or title.
import-reason-changed-meanwhile = Somebody else changed this record while the import was being applied; the row was not stored.
import-reason-not-stored = What is stored does not take this row any more, for example because its number is used by now; the row was not stored.

import-kind-offices = Offices
import-kind-partners = Partners
import-kind-programmes = Programmes
import-template-guide = Instructions
import-template-lists = Lists
import-template-column = Column
import-template-required = Required
import-template-note = Note
import-template-example = Example
import-template-choose = Choose one of the list.
import-template-offices = One row for each office. It is recognised by its code or name.
import-template-partners = One row for each partner. It is recognised by its name.
import-template-programmes = One row for each programme. It is recognised by its code, or by organisation and title.
import-template-rows = Rows that begin with the word CONTOH are not imported; delete them or leave them.
import-template-empty = An empty cell does not delete what is stored.
import-template-forms = Numbers may be written Rp1.250.000,00 or 1,25 miliar (Indonesian notation); dates 20 September 2023, September 2023 or 2023.

nav-import = Import
import-title = Import and export
import-sub = Bring in the spreadsheets you already have. Nothing is stored before you apply it.
import-hand-in = Upload a sheet
import-kind = Kind of records
import-organisation = Programmes of
import-owner-needed = Are the organisations of this IATI file not registered? Fill in Programmes of with the registered organisation that carries them out: every activity whose organisation is not registered is recorded as its programme. The file need not change.
import-organisation-hint = Only for programmes, when the sheet has no column for the organisation, such as one office’s yearly plan. In files of IATI: for activities whose organisation is not registered.
import-sheet = Name of the sheet
import-sheet-hint = When only one sheet is meant. When empty, the one that fits best is checked first, and the others wait.
import-file = File
import-file-hint = XLSX or CSV, at most { $megabytes } MB; for programmes also files of IATI activities, version 1.01 to 2.03 (XML). Column titles may differ from the template.
import-iati-funders = Funders by IATI
import-iati-sectors = Sector codes of IATI
import-iati-money = Money of IATI that is not read
import-iati-transactions = Number of IATI transactions
import-iati-others = Other elements of IATI, which are not read
import-iati-status-1 = Pipeline
import-iati-status-2 = Implementation
import-iati-status-3 = Finalisation
import-iati-status-4 = Closed
import-iati-status-5 = Cancelled
import-iati-status-6 = Suspended
import-check = Check the file
import-templates = Templates
import-templates-hint = Sheets to fill in, with drop-downs, examples and instructions.
import-template-of = Template: { $kind }
import-exports = Export for editing
import-exports-hint = Download what is there, edit it, and upload it again. The IDs keep records from doubling.
import-latest = Latest imports
import-latest-caption = At most the last 20 imports
import-none = No imports yet
import-none-hint = Begin with a template or a file of your own.
import-counts = Result
import-counts-short = { $added } new, { $changed } changed, { $error } faulty
import-when = Time
import-state = Status
import-state-taking-back = Being taken back
import-state-taken-back = Taken back
import-state-waiting = Waiting
import-sheets-of-file = Sheets of this file
import-sheets-of-file-hint = Each sheet is checked and applied by itself; there is no need to upload the file again.
import-waiting = { $n ->
    [one] This sheet of { $count } row was not checked yet.
   *[other] This sheet of { $count } rows was not checked yet.
}
import-check-sheet = Check this sheet
import-state-receiving = Being read
import-state-checking = Being checked
import-state-ready = Ready to apply
import-state-nothing = Nothing to apply
import-state-applying = Being applied
import-state-applied = Done
import-state-failed = Failed
import-state-interrupted = Interrupted
import-state-discarded = Discarded
import-busy-taking-back = Taking records back
import-busy-receiving = Reading the sheet
import-busy-checking = Checking rows
import-busy-applying = Storing records
import-progress = Progress of the import
import-progress-reload = Reload to see the progress
import-progress-done = Done. See the result
import-of = { $kind } · sheet { $sheet }, column titles in row { $row }
import-of-activities = { $kind } · file of IATI activities (XML)
import-applied = Stored: { $added } new, { $changed } changed; faulty rows left out: { $error }.
import-see-records = See the records
import-failed = The import failed and nothing was stored. Check it again, then apply it again.
import-interrupted = The import was cut off and nothing was stored. Check it again, then apply it again.
import-resumed = This import was cut off and was taken up again by itself. No row was stored twice.
import-withholds = Programmes that the secretariat has accepted and whose public content this import changes stay off the public pages until it has looked at the change.
import-left-out = { $n ->
    [one] { $count } row was not stored because records changed while the import was being applied.
   *[other] { $count } rows were not stored because records changed while the import was being applied.
}
import-left-out-see = See the rows
import-why-stale = What is stored changed since the check. The rows were checked again; look at them before applying.
import-why-permission = Whoever asked for it may not import these records any more.
import-why-unread = The sheet was not read to its end. Upload the file again.
import-why-attempts = This import was cut off again and again, so it is not tried again by itself.
import-nothing = Nothing to change: every row is the same as what is stored.
import-missing = Required columns were not found: { $fields }. Choose them below.
import-others = Other sheets were not read: { $sheets }.
import-outcome = Result
import-outcome-added = New
import-outcome-changed = Changed
import-outcome-unchanged = Unchanged
import-outcome-error = Faulty
import-outcome-skipped = Skipped
import-warned = Worth a look
import-apply-title = Apply
import-apply-nothing = There is no row to apply. Mend the file and hand it in again, or change the columns and the answers on this page.
import-apply =
    { $n ->
        [one] Apply { $count } change
       *[other] Apply { $count } changes
    }
import-skip-errors =
    { $n ->
        [one] Leave out { $count } faulty row
       *[other] Leave out { $count } faulty rows
    }
import-skip-hint = Faulty rows are listed below. Unless this is ticked, nothing is stored.
import-discard = Discard the import
import-faults-download = Download the list of faults
import-remarks-download = Download the list of what to check
import-faults-title = Faults
import-columns = Columns and fields
import-columns-open = See and change the field of each column
import-columns-caption = The field of each column
import-column = Column
import-samples = Samples
import-field = Field
import-field-added = New records
import-field-changed = Records that changed
import-field-unchanged = Records that stayed
import-field-error = Rows with faults
import-field-skipped = Rows without a record
import-field-warned = Rows with remarks
import-field-left-out = Rows left out
import-field-uncompared = New records that were not compared
import-field-rows = Number of rows
import-field-from-row = From row
import-field-to-row = To row
import-field-withdrawn = New records that were taken back
import-field-restored = Records that are as they were before
import-field-left = Records left as they are
import-field-of = Field of column { $column }
import-not-read = (not read)
import-check-again = Check again
import-guess = Recognise again
import-rows = Rows
import-rows-count =
    { $n ->
        [one] { $count } row
       *[other] { $count } rows
    }
import-alike-open = Open the programme
import-uncompared = { $n ->
    [one] { $count } new row was not compared with other programmes, since there is too much to compare. Likenesses are shown on the page Synchronisation as soon as the programmes are put forward.
   *[other] { $count } new rows were not compared with other programmes, since there is too much to compare. Likenesses are shown on the page Synchronisation as soon as the programmes are put forward.
    }
import-no-rows = No rows with this result
import-row = Row
import-details = Details
import-changes =
    { $n ->
        [one] { $count } field
       *[other] { $count } fields
    }
import-before = Now
import-after = Becomes
import-fault = Fault
import-remark = Remark
import-severity = Kind of finding
import-value = Cell
import-reason = Reason
import-suggested = Suggestion
notice-import-checked = The rows were checked again.
notice-import-discarded = The import was discarded; nothing was stored.
refused-import-forgotten = The rows of this import were deleted (they are kept for 30 days), so it cannot be taken back.
refused-import-changed-since = Some records were changed since this import. Choose first: leave them, or take them back as well.
import-take-back = Take the import back
import-take-back-now = Take it back now
import-take-back-added = { $n ->
    [one] { $count } programme that was added is cancelled, and later imports no longer recognise it.
   *[other] { $count } programmes that were added are cancelled, and later imports no longer recognise them.
}
import-take-back-stay = { $n ->
    [one] { $count } organisation that was added stays; merge or correct it yourself.
   *[other] { $count } organisations that were added stay; merge or correct them yourself.
}
import-take-back-changed = { $n ->
    [one] { $count } record that was changed gets its former values back.
   *[other] { $count } records that were changed get their former values back.
}
import-take-back-told = { $n-count ->
    [one] 1 line of money that was told is withdrawn.
   *[other] { $count } lines of money that were told are withdrawn.
}
import-take-back-entries = { $n-count ->
    [one] 1 line of money stands in the ledger: a counter-entry undoes it, where it is yours to correct and nothing was passed on from it. What the office has confirmed stays, unless the secretariat or that office takes the import back.
   *[other] { $count } lines of money stand in the ledger: counter-entries undo them, where they are yours to correct and nothing was passed on from them. What the office has confirmed stays, unless the secretariat or that office takes the import back.
}
import-told-stays = { $n-count ->
    [one] 1 line of money still stands in the ledger, as what the office has confirmed, what was passed on, or what is of another side does.
   *[other] { $count } lines of money still stand in the ledger, as what the office has confirmed, what was passed on, or what is of another side does.
}
import-told-money = Money in this file
import-told-rounded = From activity { $activity }: { $value } → { $offered } for the ledger (rounded half to even).
import-told-nothing = Not offered from activity { $activity }: { $value }, which rounds to nothing in its currency.
import-told-named = { $n-count ->
    [one] and 1 more amount that is rounded or not offered; the amount as written stands beside each line that the ledger offers.
   *[other] and { $count } more amounts that are rounded or not offered; the amount as written stands beside each line that the ledger offers.
}
import-told-large = Not offered from activity { $activity }: { $value }, which is too large.
import-told-unread = Not offered from activity { $activity }: “{ $value }”, whose value cannot be read.
import-told-money-hint = Amounts as the file writes them, rows with faults included; lines whose amount cannot be read or is too large are told apart and not summed. They are kept line by line with the programmes that are stored, and count nothing until somebody records them in the ledger of a partnership. Lines that are known already, and what this site published itself, are not kept again.
import-told-waits = { $n-count ->
    [one] 1 line of money of this import is not recorded. If it can become an entry, it is offered in the ledger of the partnership in which its programme is carried out, also when that partnership is made later.
   *[other] { $count } lines of money of this import are not recorded. Those that can become entries are offered in the ledger of the partnership in which their programme is carried out, also when that partnership is made later.
}
import-told-where = See the partnerships
import-take-back-trail = Every step is kept in the audit trail.
import-changed-since = { $n ->
    [one] { $count } record was changed since this import
   *[other] { $count } records were changed since this import
}
import-changed-since-what = What was changed since
import-changed-since-leave = leave it as it is now
import-changed-since-override = take it back as well; changes of imported fields are lost
import-taken-back = The import was taken back. Programmes cancelled: { $withdrawn }; records with their former values: { $restored }; left: { $left }.
import-was-taken-back = This import was taken back.
import-taken-back-see = See what came of it
import-taken-back-reason = Import taken back
import-left-as-is = Left as they are
import-left-as-is-hint = Changed by somebody since the import, completed or cancelled already, or their former values cannot be stored any more. Look at them one by one if need be.
import-left-organisations-hint = Organisations that the import added, and those that somebody changed since. Merge or correct them one by one if need be.
import-and-more = and { $count } more
refused-import-state = This import is being worked on or is finished.
refused-import-busy = Another import of yours is still being worked on. Wait until it is finished.
refused-import-taken-over = This import is being worked on elsewhere.
refused-import-errors = There are faulty rows. Correct the file, or tick that they are left out.
refused-import-nothing = There is nothing to store.
refused-import-stale = What is stored changed since the check. The rows were checked again; look at them before applying.
refused-import-organisation = There is no such organisation, or it is not yours.
fault-import-organisation = There is no such organisation, or it is not yours.
fault-no-such-sheet = There is no sheet of that name.
fault-no-header = No row of column titles was found.
fault-no-rows = There are no rows below the column titles.
fault-sheet-bytes = The file is larger than { $limit } MB.
fault-sheet-unpacked = Unpacked, the file holds more than { $limit } MB. Remove pictures and sheets that are not needed.
fault-sheet-text = The file holds too much text: the limit of { $limit } MB is passed at { $at }.
fault-sheet-cell-text = Cell { $at } holds more than { $limit } characters. In a CSV file a quote is usually left open.
fault-sheet-sheets = The file has more than { $limit } sheets.
fault-sheet-rows = Too many rows: cell { $at } is beyond the limit of { $limit } rows for all sheets together.
fault-sheet-far-cell = Cell { $at } stands far below the table, which ends in row { $limit }. Empty that cell.
fault-sheet-columns = Cell { $at } is beyond the limit of { $limit } columns. Empty that cell.
fault-sheet-cells = The file has more than { $limit } cells, counting blank ones in between. Split it into several files.
fault-sheet-merges = The file has more than { $limit } merged cells.
fault-sheet-markup = The file holds too many styles, names or other parts. Copy only the table into a new file.
fault-import-too-many-rows = The sheet has more than { $limit } rows. Split it into several files, or ask the secretariat to import it.
fault-not-a-sheet = This file is neither XLSX nor CSV.
fault-iati-entities = This XML file defines entities of its own (DOCTYPE), which are not read for safety. Save it again without the DOCTYPE.
fault-iati-organisations = This IATI file holds organisations, not activities. Offices and partners are imported from a sheet; for programmes choose the file of activities.
fault-iati-activities = This IATI file holds activities, which are programmes. Import it as programmes.
fault-iati-large = One part of this IATI file is too large, or nested too deeply, to be read.
fault-iati-encoding = This file is not written in the encoding { $named } that it names. Save it as UTF-8.
fault-iati-broken = This IATI file is damaged or cut off, near byte { $at }.
fault-other-format = { $format } files cannot be read. Save it as XLSX first.
fault-sheet-encrypted = The file is protected by a password. Remove the protection first.
fault-sheet-broken = The file is damaged and cannot be read.
fault-sheet-empty = The file holds no values.
import-why-cancelled = This import was cancelled before anything was stored.
import-why-not-taken-back = This import was not taken back; nothing has changed. Try again in a moment.
import-why-broken = This import failed; the server’s log says why.
refused-import-writing = Part of this import is stored, so it is finished.
email-import-applied-subject = Programmes imported by the secretariat: { $owner }
email-import-applied-text = The joint secretariat in { $district } imported programmes of { $owner }. New programmes: { $added }; changed programmes: { $changed }. Look at them, complete those that are drafts, and put them forward: { $link }
email-import-taken-back-subject = An import of programmes was taken back by the secretariat: { $owner }
email-import-taken-back-text = The joint secretariat in { $district } took back an import of programmes of { $owner }. New programmes that were cancelled: { $added }; programmes with their former values: { $changed }. They are listed here: { $link }
job-name-import = Import of a sheet
job-name-import-cleanup = Deletion of old imports

import-reason-plan-level = A program or kegiatan; only sub-kegiatan are taken over.
import-reason-no-result = This formula has no stored result. Open the file in a spreadsheet program, save it and upload it again; or put the number in its place.
import-reason-unit-missing = Too little to be whole rupiah. In what unit are the numbers of this sheet?
import-reason-unit-doubtful = Too much when read in the unit of the column. Which amount is meant?
import-reason-date-order = Some dates of this sheet are written with the month first. Is this one day/month or month/day?
import-reason-no-dates = It says how long, not when; left empty.
import-reason-not-in-list-left-out = Not one of the choices of the list; it is left out.
import-reason-other-regency = Another regency; its places are kept as a note.
import-reason-several-amounts = Several columns of money for the same year and source. Choose the one that counts; set the others to “not read”.
import-reason-other-sum = Not the sum of its parts, which is { $fact }. Correct it, or set this column to “not read”.
import-reason-titles-again = The titles of the columns once more.
import-reason-other-table = Another table with other columns begins here. Move it to a sheet of its own and import that.
import-reason-hidden = A hidden row.
import-reason-hidden-row = This row is hidden in the sheet. Is it to be imported?
import-reason-amount-alone = There are numbers without a title, and they are no sum of the rows around. Give it a title, or remove the row.
import-reason-maybe-heading = Only a title and nothing else: a heading or a record? If it is a record, complete it.
import-reason-owner-above = Owner of the rows below: { $fact }.
import-reason-part-of = Joined with row { $fact }: one programme.
import-reason-part-faulty = Row { $fact } of this programme is faulty; correct it first.
import-reason-rows-joined = One programme together with row { $fact }.
import-reason-too-many-parts = More than { $fact } rows hold the same programme; so many are hardly one. Give them different titles or places, or put rows together.
import-reason-repeated = The same figure stands in { $fact } rows of one programme. Is it counted once, or added up?
import-reason-currency-doubtful = Is { $fact } in the title of this column a currency? If not, its amounts are read in rupiah.
import-reason-rows-differ = Row { $fact } of the same programme says otherwise. Make them agree, or give them different titles.
import-reason-name-stays = Recognised as { $fact }; the name is not changed.
import-reason-case-changes = Only capitals change, from { $fact }.
import-reason-text-shrinks = The stored text becomes much shorter: { $fact } characters.
import-reason-values-vanish = { $n-fact ->
    [one] { $fact } stored value will be lost.
   *[other] { $fact } stored values will be lost.
}
import-reason-which-funding = Funding of the same year is stored, and only one of the two names its source. Replace, merge or keep?
import-choice-day-first = day first (31/12)
import-choice-month-first = month first (12/31)
import-choice-rupiah = whole rupiah
import-choice-ribu = thousand rupiah
import-choice-juta = million rupiah
import-choice-miliar = billion rupiah
import-choice-import = import them too
import-choice-skip = leave them out
import-choice-records = read them as records
import-choice-once = count it once
import-choice-added = add them up
import-choice-ignore = do not read this column
import-choice-keep = keep what is stored
import-choice-replace = replace by the sheet
import-choice-merge = merge both
import-choice-new = a new organisation: { $name }
import-matter-dates = Order of dates
import-matter-unit = Unit of amounts
import-matter-repeated = The same money in each row
import-matter-repeated-people = The same people in each row
import-matter-hidden = Hidden rows
import-matter-headings = Rows with only a title
import-matter-id = ID column
import-questions = Questions
import-questions-hint = One answer holds for all rows alike. There is no need to upload the file again.
import-question-rows = row { $rows }
import-question-open = (not answered)
import-answers = Answers given
import-answer-drop = Withdraw
import-updates = Records that are there already
import-updates-hint = Choose for each column what becomes of stored values; it holds for all rows.
import-answer = Answer and check again
import-correct = Correct it here
import-correct-cell = What column { $column } should say
import-correct-hint = Your file stays as it is. Leave it empty if this cell need not be read.
import-correct-alike = Also for all other cells that say the same
import-correct-do = Correct and check again
import-met = What you filled in has not been saved.
import-met-hint = How this sheet is read was changed a moment ago in another window or by somebody else, or its rows are being checked. What you filled in is still below; send it again if it is still needed.
import-met-now = See the import as it is now
import-met-chosen = What you chose and is not stored
import-met-again = Save and check again
import-met-leave = Do not save it
import-corrected-one = Column { $column }, row { $row }
import-corrected-empty = (emptied)
refused-import-cell-long = A cell has at most { $longest } characters.
refused-import-corrections = Answers and corrections of one sheet: at most { $most }. Correct the rest in the file and upload it again.
import-told-unit = Amounts of this sheet are multiplied by { $factor }.
import-told-currency = Amounts of this sheet are read in { $currency }.
import-told-uncounted = Columns of money that are not counted: { $columns }.
import-told-hidden = Columns that are hidden in the sheet are read: { $columns }.
refused-import-answer = This answer is not one of the choices.
fault-sheet-web-page = This is a web page saved under the name of a sheet. Open it in a spreadsheet program and save it as XLSX.
fault-sheet-open-quote = The quote that opens in cell { $at } is not closed, so the rows below it belong to that cell. Close or remove it.
import-reason-not-people = Not a count of people; it is left out.

import-cli-taken-up = { $n-count ->
    [one] { $count } import that had been cut off was taken up; its page says what became of it.
   *[other] { $count } imports that had been cut off were taken up; their pages say what became of them.
}
import-cli-faulty = { $n-count ->
    [one] { $count } row has faults; nothing was imported. Mend it, answer the questions with --answer, or leave it out with --skip-errors
   *[other] { $count } rows have faults; nothing was imported. Mend them, answer the questions with --answer, or leave them out with --skip-errors
}
import-cli-tried = Tried only; nothing was imported.
import-cli-imported = Imported: { $added } added, { $changed } changed, { $error } left out.
import-cli-unread = cannot read { $file }
import-cli-map = --map needs TITLE=FIELD, not “{ $typed }”
import-cli-no-column = there is no column “{ $typed }”
import-cli-no-field = there is no field “{ $typed }”; the fields are { $fields }
import-cli-answer = --answer needs QUESTION=ANSWER, not “{ $typed }”
import-cli-no-answer = “{ $typed }” is no answer to a question “{ $question }”
import-cli-sheet = Sheet “{ $sheet }”, header in row { $row }:
import-cli-not-read = (not read)
import-cli-others = Not read: { $sheets }
import-cli-no-organisation = there is no organisation “{ $typed }”
import-cli-organisations = several organisations bear the name “{ $typed }”
import-cli-nobody = nobody signs in with { $typed }
import-cli-no-role = { $typed } has no role in this district
import-cli-set-aside = the import was set aside
import-cli-gone = the import is gone
import-cli-row = row
import-cli-column = column
import-cli-value = value
import-cli-fault = fault
import-cli-remark = remark
import-cli-left-out = left out
import-cli-record = record
import-cli-alike = alike
import-cli-changed = changed
import-cli-now = now
import-cli-becomes = becomes
export-cli-ending = the file must end in .xlsx or .csv
export-cli-organisation = --organisation is for programmes
export-cli-unwritten = cannot write { $file }
