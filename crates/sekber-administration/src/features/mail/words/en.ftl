nav-mail = E-mail
mail-sub = E-mails that the system sends: invitations, reminders and account links. Their text is erased once they are sent.
mail-off = No mail server is set up; the system writes no e-mails. How to set it up is in docs/operations.md.
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
notice-email-again = The e-mail will be tried again.
event-letter-again = Failed e-mail tried again
audit-subject-letter = E-mail
job-name-mail-delivery = Delivery of an e-mail
job-name-mail-cleanup = Deletion of old e-mails
problem-email-refused = The mail server refuses this e-mail or its address.
problem-email-waits = The e-mail has not left: the mail server cannot be reached or refuses for now.
