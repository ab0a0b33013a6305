layout-skip = Skip to content
layout-language = Language
layout-theme = Dark appearance
layout-account = Account menu
layout-my-account = Account and security
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-menu = Menu
layout-main-navigation = Main navigation
layout-sources = Regions: idn-area-data (ODbL). Entries marked “estimate” do not come from official documents.
layout-crumbs = Breadcrumb
layout-offline = The connection was lost. What you see is not up to date; try again in a moment.

role-admin = Secretariat administrator
role-staff = Secretariat staff
role-office = Government office (manager)
role-office-editor = Government office (editor)
role-office-reader = Government office (reader)
role-partner = Partner (manager)
role-partner-editor = Partner (editor)
role-partner-reader = Partner (reader)
role-leader = District leader
role-juror = Juror

problem-home = Go to the home page
problem-operation = Incident number: { $id }. Please mention it when you contact the operator.
problem-not-found-title = Page not found
problem-not-found = There is no such page, or its data is not open to you.
refused-files-many = The files of this organisation are as many as are kept (1,000 files or 2 GB). Please turn to the secretariat.
refused-files-day = At most { $most } files of an organisation are taken within 24 hours, and that number is reached. Go on tomorrow, or turn to the secretariat.
problem-wrong-method-title = The method is not known here
problem-wrong-method = The address is there, but does not take requests of that method.
problem-sign-in-title = Please sign in
problem-sign-in = This page is for people who are signed in.
problem-factor-title = Switch the second factor on
problem-factor = Your role requires two-step verification. Switch it on before you go on.
problem-join-title = Enter with the code
problem-join = This phone does not take part in the meeting, or no longer. Enter again with the code on the invitation.
problem-not-allowed-title = Not allowed
problem-not-allowed = Your role does not include this action. Ask the secretariat if you think it should.
problem-refused-title = This cannot be done
problem-invalid-title = Some entries need correcting
problem-invalid = Please check the marked entries.
problem-sent-before-title = Already saved
problem-sent-before = This form was sent before and has been saved. Nothing was saved a second time.
problem-sent-before-otherwise = This form was sent before and has been saved, and now it says something else. What was saved stays as it is and nothing was added. To change it, open it and edit it; to add another, open an empty form.
problem-sent-before-on = Go on
notice-sent-before = This form had been saved already. Nothing was saved a second time.
problem-conflict-title = The record has changed
problem-conflict = Somebody else changed this record while you were editing it. Reload the page and repeat your change.
problem-too-many-title = Too many attempts
problem-too-many = { $n-seconds ->
    [one] Wait { $seconds } second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
problem-busy-title = The system is busy
problem-busy = { $n-seconds ->
    [one] Nothing was changed. Try again in { $seconds } second.
   *[other] Nothing was changed. Try again in { $seconds } seconds.
}
problem-working-title = Working it out
problem-working-begins = The data is being loaded. This page opens by itself when it is done.
problem-working = { $done } of { $all } programmes have been rated. This page opens by itself when it is done.
problem-too-large-title = This is too large
problem-too-large = The largest size accepted is { $size }. Nothing was changed.
problem-too-many-fields = There are more than { $most } fields. Nothing was changed.
problem-unfinished-title = The data did not arrive whole
problem-unfinished = The connection broke off or was too slow. Nothing was changed. Try again.
problem-unavailable-title = Not available for the moment
problem-unavailable = Nothing was saved. Try again in a moment; if this goes on, tell the operator.
problem-unavailable-unsure = Whether your change was saved is not certain. Look at the record in a moment before you send it again.
problem-ours-title = The system made an error
problem-ours = Your change was not saved. Try again; if it happens again, contact the operator.

fault-required = Please fill this in.
fault-signs = This text holds signs that cannot be kept.
fault-too-many = Too many: at most { $most }.
fault-day-bounds = The year has to be between { $first } and { $last }.
fault-too-long = Too long: at most { $longest } characters.
fault-not-a-choice = Choose one from the list.
fault-filter = “{ $value }” is no value of this filter.

pager-label = Pages of the list
pager-previous = Previous
pager-next = Next
form-save = Save
form-cancel = Cancel
form-faults = { $n ->
    [one] { $count } entry needs correcting
   *[other] { $count } entries need correcting
}
form-optional = optional
filter-open = Search and filter
filter-search = Search
filter-apply = Apply
filter-clear = Remove filter
filter-any = All
filter-not-applied = The filter “{ $name }” is not applied: “{ $value }” is unknown.
list-download-xlsx = Download XLSX
list-download-csv = Download CSV
event-search-rebuilt = Search index rebuilt
list-sort-best = Best match
list-best-first = Best match first.
list-more-than = more than { $count }
search-mended = “{ $typed }” was not found; showing results for “{ $taken }”.
cycle-of-past-year = The cycle in force is that of { $year }, which is past: the figures here are of that cycle and not of this year. The secretariat opens the cycle of this year in the settings.
mark-inferred = estimate
mark-inferred-long = Inferred from open sources, not from an official document.
mark-simulated = simulated
mark-simulated-long = Made up for a demonstration; not a record of anything that happened.
layout-simulated-wall = Demonstration with made-up data
layout-simulated = Demonstration: this district holds programmes, figures and papers that are made up, not a record of the organisations named. Titles of made-up programmes end with “(simulasi)”.
turn-label = Waiting for: { $who }
turn-mine = Waiting for you
turn-partner = Partner
turn-office = Office
turn-secretariat = Secretariat
turn-nobody = Waits for nobody

file-gone = This file is no longer where it was kept. Please tell the secretariat.
form-unreadable = The form could not be read. Reload the page and try again.
upload-unreadable = The upload broke off or is incomplete. Check your connection and try again.
fault-file-too-large = The file is too large: at most { $megabytes } MB. Make the scan smaller and choose it again.
fault-file-active = This file holds macros, scripts or other files, or is locked so that it cannot be looked at. Save it again without them and choose it again.
fault-file-pixels = This picture is too large: more than 50 million pixels. Make it smaller and choose it again.
fault-file-damaged = This picture is damaged and cannot be shown. Choose another one.
fault-file-many = Send one file at a time. None of these files was kept.
fault-file-kind = This kind of file is not accepted. Choose a PDF, JPEG, PNG, WebP or a DOCX without macros.

document-government = Government of { $district }
document-unit = Regional Secretariat
notice-factor-required = Your role requires two-step verification. Switch it on before you go on.
problem-no-role-title = Your account has no role here yet
problem-no-role = Wait for an invitation from your organisation, or ask the joint secretariat for a role. Meanwhile you can look after your own account.
problem-suspended-title = Your organisation is suspended
problem-suspended = While it is suspended, you can read your organisation’s own records and mend its legal documents. Tell the joint secretariat when they are complete.
problem-own-documents = Legal documents
problem-own-record = Organisation’s record
problem-own-programmes = Own programmes
layout-restored = What you typed and was not saved yet is shown again. Check it, then save.
problem-sign-in-kept = Your session ended before this was sent, so nothing was saved. Sign in again: what you typed is shown again on this device. Without JavaScript, sign in in another tab, then come back with the Back button and save again.

nav-group-home = Home
nav-group-data = Data
nav-group-matching = Matching
nav-group-meeting = Meetings
nav-group-partnership = Partnerships
nav-group-synchronisation = Synchronisation
nav-group-award = Award
nav-group-public = Public
nav-group-administration = Administration
nav-group-foot = Other services
layout-find = Search everything
layout-find-label = Search all of Sekber
layout-find-button = Search
problem-back = Go back and mend it
layout-unsent = The connection is down, so nothing was sent. What you typed stays on this page; save again once you are online.
layout-notices = Notices
layout-notices-unread = { $n ->
    [one] { $count } unread notice
   *[other] { $count } unread notices
}
