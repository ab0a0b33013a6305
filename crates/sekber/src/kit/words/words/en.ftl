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
problem-conflict-title = The record has changed
problem-conflict = Somebody else changed this record while you were editing it. Reload the page and repeat your change.
problem-too-many-title = Too many attempts
problem-too-many = Wait { $seconds } seconds, then try again.
problem-busy-title = The system is busy
problem-busy = Nothing was changed. Try again in { $seconds } seconds.
problem-working-title = Working it out
problem-working-begins = The data is being loaded. This page opens by itself when it is done.
problem-working = { $done } of { $all } programmes have been rated. This page opens by itself when it is done.
problem-too-large-title = The file is too large
problem-too-large = The largest size accepted is { $megabytes } MB.
problem-ours-title = The system made an error
problem-ours = Your change was not saved. Try again; if it happens again, contact the operator.

fault-required = Please fill this in.
fault-too-long = Too long: at most { $longest } characters.
fault-not-a-choice = Choose one from the list.

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
list-download-xlsx = Download XLSX
list-download-csv = Download CSV
search-mended = “{ $typed }” was not found; showing results for “{ $taken }”.
mark-inferred = estimate
mark-inferred-long = Inferred from open sources, not from an official document.
turn-label = Turn: { $who }
turn-mine = Turn: you
turn-partner = Partner
turn-office = Office
turn-secretariat = Secretariat
turn-nobody = Nothing waits

file-gone = This file is no longer where it was kept. Please tell the secretariat.
upload-unreadable = The upload broke off or is incomplete. Check your connection and try again.
fault-file-too-large = The file is too large: at most { $megabytes } MB. Make the scan smaller and choose it again.
fault-file-kind = This kind of file is not accepted. Choose a PDF, JPEG, PNG, WebP or a DOCX without macros.

paper-government = Government of { $district }
paper-unit = Joint Multi-Party Secretariat for Sustainable Development
notice-factor-required = Your role requires two-step verification. Switch it on before you go on.
