start-refused-file = cannot read the settings file { $path }: { $why }
start-refused-content = the settings file { $path } is not right: { $why }
start-refused-zone = unknown time zone “{ $zone }”; examples: Asia/Pontianak, Asia/Makassar, Asia/Jayapura
start-refused-idle = { $n-minutes ->
    [one] { $minutes } minute without use is too little; give 5 to 720
   *[other] { $minutes } minutes without use are too few or too many; give 5 to 720
}
start-refused-mail = e-mail needs both --mail (the server) and --mail-from (the sender)
start-refused-folder = cannot make the data folder { $folder }
start-refused-database = cannot open the database
start-refused-schema = cannot bring the schema up to date
start-refused-index = cannot build the search index
start-refused-factors = cannot encrypt the second factors
start-refused-listen = cannot listen on { $address } (a running Sekber? Otherwise choose another with --listen)
start-refused-hosts = the database holds several districts and none of them has a host name; name one with --region, or give them host names: sekber district host CODE NAME
start-refused-no-district = there is no district { $code }; set it up with: sekber init { $code }
start-refused-empty = the database is empty; set up a district with `sekber init CODE`, or try `sekber demo`
start-refused-several = the database holds several districts ({ $codes }); name one with --region
start-refused-unnamed = name the district by its code: sekber init 61.05
migrate-done = { $n-count ->
    [one] { $count } step taken; the schema is up to date
   *[other] { $count } steps taken; the schema is up to date
}
backup-written = { $file }: { $rows } rows and { $files } attachments, read back and sound
backup-anchor = trail of { $region }: anchor { $anchor }
backup-missing = warning: the file of an attachment was gone already: { $place }
backup-restored = { $rows } rows and { $files } attachments restored
serve-several = Sekber, several districts; `sekber district list` names them
district-made = { $name } is set up: { $count } regions
district-next-admin = next, the first administrator, who invites everybody else:
district-next-person = ADDRESS --name NAME
district-next-serve = then serve it:
district-reached = { $region } is reached under { $host }
demo-refused-open = the demonstration serves this machine only; { $address } is open to others
demo-there = The Sintang district is here already; nothing was loaded.
demo-programmes = { $n-count ->
    [one] Added { $count } made-up programme.
   *[other] Added { $count } made-up programmes.
}
demo-districts = { $n-count ->
    [one] There is { $count } district.
   *[other] There are { $count } districts, most of them made up.
}
demo-sign-in = Sign in at { $address } with the password { $password }:
demo-serving = Serving; stop with Ctrl+C.
demo-not-opened = the meeting could not be opened to everybody: { $why }
demo-broke-off = the rehearsal broke off: { $why }
demo-loaded = Loaded the Sintang cycle of { $year }: { $offices } offices ({ $offices_invited } invited), { $partners } partners ({ $partners_invited } invited), { $of_partners } programmes of partners, { $of_offices } of offices, { $regions } regions
demo-made-up = Made up for { $first } to { $last }, marked as simulated wherever it is shown: { $of_partners } programmes of partners, { $of_offices } of offices, { $partnerships } partnerships, { $needs } open needs, { $wishes } wishes, with money, work plans, reports, visits and awards
demo-role-office = Office: Dinas Kesehatan
demo-role-partner = Partner: Wahana Visi Indonesia
doctor-mark-good = ok
doctor-mark-warning = warn
doctor-mark-bad = BAD
doctor-bad-things = { $n-count ->
    [one] { $count } thing to mend
   *[other] { $count } things to mend
}
doctor-on-tables = tables
doctor-on-folder = data folder
doctor-on-modes = modes
doctor-on-address = address
doctor-on-https = https
doctor-on-disk = disk
doctor-on-attachments = attachments
doctor-on-database = database
doctor-on-schema = schema
doctor-on-integrity = integrity
doctor-on-jobs = jobs
doctor-on-files = files
doctor-tables = regions, nomenclature, goals and code lists are whole
doctor-tables-damaged = { $why }. The program file is damaged; install it again.
doctor-folder = { $folder } can be written
doctor-folder-closed = { $folder } cannot be written: { $why }. Give the user who runs the program that folder.
doctor-disk-unread = free space could not be read
doctor-disk-full = only { $free } MiB free. Make room: a full disk stops all writing.
doctor-disk = { $free } MiB free
doctor-modes = other users of this machine are kept out
doctor-modes-open = other users of this machine may look into { $paths }. Run: chmod go= { $paths }
doctor-attachments = { $place } can be written and read
doctor-attachments-closed = { $why }. Check --files; a bucket needs its key, region and end point in AWS_… variables.
doctor-files = { $region }: { $kept } kept
doctor-files-swept = { $region }: { $kept } kept; { $orphans } left behind without a record, now removed
doctor-files-orphans = { $region }: { $kept } kept; { $orphans } left behind without a record. To remove them: sekber doctor --sweep
doctor-files-gone = { $region }: { $gone } gone ({ $names }). Restore them from a backup.
doctor-files-unread = { $region }: { $why }
doctor-address = { $address } is free
doctor-address-taken = { $address } cannot be listened on ({ $why }). A running Sekber? Otherwise choose another with --listen.
doctor-https = people reach { $address }
doctor-https-local = only this machine can reach the server; set --base-url https://… before others do
doctor-https-none = { $address } has no HTTPS: passwords would travel readable. Put a reverse proxy in front and set --base-url.
doctor-database = { $engine } answers
doctor-database-closed = { $why }. Check --database and whether the server runs and lets this user in.
doctor-schema = up to date
doctor-schema-behind = { $n-count ->
    [one] { $count } step to take. Run: sekber migrate
   *[other] { $count } steps to take. Run: sekber migrate
}
doctor-integrity = the database file is sound
doctor-integrity-damaged = the database file is damaged ({ $why }). Stop the server and restore the last backup.
doctor-jobs = none failed, none overdue
doctor-jobs-failed = { $count } failed. See why: sekber jobs list --state failed; try again: sekber jobs retry ID
doctor-jobs-overdue = the oldest is overdue by { $minutes } min. Does the server run? Jobs for e-mail wait until --mail is set.
rehearsal-chair = chair
rehearsal-wall = wall
rehearsal-phone = a phone
rehearsal-enter = Press Enter to begin the presentations.
rehearsal-hall = { $phones } phones of { $organisations } organisations are in the hall
rehearsal-over = The rehearsal is over.
rehearsal-choices = choices answered: { $told }; refused or unanswered: { $refused }
rehearsal-answered = choice to answer:       { $times }
rehearsal-on-walls = choice to every wall:   { $times }
rehearsal-on-phones = chair to every phone:   { $times }
rehearsal-links = links cut and restored: { $cuts }; parts of pages fetched: { $fetched }
rehearsal-lost = lost: { $lost }; twice: { $twice }; out of order: { $disordered }
rehearsal-pairs = pairs in the plan: { $paired }
start-refused-files = the place for attachments cannot be used (check --files)
start-refused-keys = the keys cannot be used (check --secret-key)
