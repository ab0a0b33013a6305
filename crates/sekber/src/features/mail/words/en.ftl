nav-mail = E-mail
mail-sub = Letters that the system sends: invitations, reminders and account links. Their text is erased once they are sent.
mail-off = No mail server is set up; the system writes no letters. How to set it up is in docs/operations.md.
mail-state = State
mail-recipient = To
mail-subject = Subject
mail-made = Written
mail-empty = No letters yet
mail-empty-hint = Letters appear here as soon as invitations or reminders are sent.
mail-count = { $n ->
    [one] { $count } letter
   *[other] { $count } letters
}
mail-again = Send again
mail-attempts = tried { $attempts } times
letter-state-waiting = Waiting
letter-state-sent = Sent
letter-state-failed = Failed
refused-letter-again = This letter has not failed.
notice-letter-again = The letter will be tried again.
event-letter-again = Failed letter tried again
audit-subject-letter = Letter
job-name-mail-delivery = Delivery of a letter
job-name-mail-cleanup = Deletion of old letters
problem-letter-refused = The mail server refuses this letter or its address.
problem-letter-waits = The letter has not left: the mail server cannot be reached or refuses for now.
