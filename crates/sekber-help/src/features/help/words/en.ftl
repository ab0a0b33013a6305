# The guides as pages
nav-help = Guide
help-contents = On this page
help-all = All guides
help-previous = Before this
help-following = After this
