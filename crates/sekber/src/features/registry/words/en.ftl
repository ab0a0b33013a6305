fault-email = Enter a complete e-mail address, such as name@example.org.
fault-website = Enter a complete web address that begins with https://.
fault-quota = The quota is a whole number from 0 to { $largest }.
fault-field-code = “{ $value }” is not the code of an urusan or bidang.
fault-code-taken = This code is already in use.
event-organisation-created = Registered
event-organisation-changed = Changed
event-organisation-contact-changed = Contact changed
