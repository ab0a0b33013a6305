# The guides as pages
nav-help = Guide
help-about = Guides to Sekber, the system of the joint secretariat of { $district }: how partners and offices record, synchronise and report what they do.
help-contents = On this page
help-all = All guides
help-previous = Before this
help-following = After this
