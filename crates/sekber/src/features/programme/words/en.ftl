event-programme-created = Programme created
event-programme-changed = Programme changed
event-programme-proposed = Programme proposed
event-programme-verified = Programme accepted by the secretariat
event-programme-returned = Programme returned
event-programme-started = Programme under way
event-programme-completed = Programme completed
event-programme-cancelled = Programme cancelled
event-programme-reopened = Programme reopened

programme-fault-organisation = This office or partner is not known.
programme-fault-total = The total is too large to be stored.
programme-fault-reference-taken = Another programme of the same owner has this number in this cycle.
programme-refused-turn = This step is not possible at the programme’s present stage. Reload the page to see where it stands.
programme-refused-incomplete = The programme is incomplete. Fill in description, themes, places and start, then propose it again.
programme-refused-reason = Give a reason first.
