nav-mail = E-mail
mail-sub = E-mails that the system sends: invitations, reminders and account links. Their text is erased once they are sent.
mail-off = E-mail is not set up. Ask your system administrator.
mail-off-how = How to set it up
mail-state = State
mail-recipient = To
mail-subject = Subject
mail-made = Written
mail-empty = No e-mails yet
mail-empty-hint = E-mails appear here as soon as invitations or reminders are sent.
mail-count = { $n ->
    [one] { $count } e-mail
   *[other] { $count } e-mails
}
mail-again = Send again
mail-attempts = { $n-attempts ->
    [one] tried { $attempts } time
   *[other] tried { $attempts } times
}
email-state-waiting = Waiting
email-state-sent = Sent
email-state-failed = Failed
refused-email-again = This e-mail has not failed.
notice-email-again = The e-mail will be sent again.
event-letter-again = Failed e-mail sent again
audit-subject-letter = E-mail
job-name-mail-delivery = Delivery of an e-mail
job-name-mail-cleanup = Deletion of old e-mails
problem-email-refused = The mail server refuses this e-mail or its address.
problem-email-waits = The e-mail has not left: the mail server cannot be reached or refuses for now.
notices-title = Notices
notices-sub = What the system wrote to you, in Indonesian as its letters are, the newest first. Notices are deleted by themselves after 180 days.
notices-choose = Choose e-mails about notices
notices-subject = Subject
notices-made = When
notices-state = State
notices-read = Read
notices-unread = Unread
notices-mark = Mark as read
notices-read-all = Mark all as read
notices-empty = No notices yet
notices-empty-hint = What the system writes to you appears here.
notices-count = { $n ->
    [one] { $count } notice
   *[other] { $count } notices
}
notice-notices-read = Marked as read.
email-digest-subject = Daily digest of the joint secretariat of { $district }, { $day }
email-digest-text = This is what the joint secretariat of { $district } has written to you since your last digest.
email-digest-foot = Joint secretariat of { $district }. You chose one e-mail a day; the choice can be changed at { $link }.
event-letter-digest-written = Daily digest written
job-name-mail-digest = Daily digest by e-mail
first-step-mail = Mail server
first-why-mail = Invitations, reminders and password links are sent by themselves; without e-mail you hand all of them over yourself.
first-do-mail = See the state of e-mail
first-hand-mail = We work without e-mail

doctor-on-mail = e-mail
doctor-mail-off = not set up: invitations and links are handed over by hand. Set --mail and --mail-from to have them sent.
doctor-mail-taken = the mail server takes e-mails from { $address }
doctor-mail-refused = { $why }. Check --mail (server, user, password, port) and --mail-from (one address).
