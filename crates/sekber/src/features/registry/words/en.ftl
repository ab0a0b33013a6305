fault-email = Enter a complete e-mail address, such as name@example.org.
fault-website = Enter a complete web address that begins with https://.
fault-quota = The quota is a whole number from 0 to { $largest }.
fault-field-code = “{ $value }” is not the code of an urusan or bidang.
fault-code-taken = This code is already in use.
event-organisation-created = Registered
event-organisation-changed = Changed
event-organisation-contact-changed = Contact changed
nav-offices = Offices
nav-partners = Partners
offices-title = Government offices
offices-sub = Government offices with their duties and programmes in the { $year } cycle.
offices-count = { $n ->
    [one] { $count } office
   *[other] { $count } offices
}
office-add = Register an office
partners-title = Development partners
partners-sub = Development partners with their programmes in the { $year } cycle.
partners-count = { $n ->
    [one] { $count } partner
   *[other] { $count } partners
}
partner-add = Register a partner

field-name = Name
field-short-name = Short name
field-code = Code
field-kind = Kind
field-level = Level
field-state = State
field-turn = Turn
field-theme = Theme
field-themes = Themes
field-field = Government affair
field-fields = Government affairs in charge of
field-quota = Partner quota
field-invited = Invitation
field-kecamatan = Kecamatan

registry-invited-yes = Invited
registry-invited-no = Not invited yet
registry-invited-mark = invited
registry-sort = Order
registry-sort-name = Name
registry-sort-money = Most money
registry-sort-changed = Latest change
registry-programmes = Programmes
registry-own-programmes = Own programmes
registry-concerned = Partner programmes concerned
registry-money = Money { $year }
registry-yes = Yes
registry-no = No
registry-empty = Nothing is registered yet
registry-empty-hint = Register one by one, or import a sheet you already have.
registry-empty-filtered = Nothing matches this search
registry-show-all = Show all
registry-sheet-note = Joint Secretariat of { $district }
registry-sheet-filters = Filtered: { $filters }

kind-dinas = Service office (dinas)
kind-badan = Agency (badan)
kind-bagian = Division of the district secretariat
kind-inspectorate = Inspectorate
kind-hospital = District hospital
kind-council-secretariat = Council secretariat
kind-kecamatan = Kecamatan
kind-other = Other
kind-ngo = Non-governmental organisation
kind-community-group = Community group
kind-company = Company
kind-campus = University or college
kind-media = Media
kind-credit-union = Credit union or cooperative
kind-donor = Donor or UN body

level-local = Local
level-regional = Regional
level-national = National
level-international = International

standing-active = Active
standing-draft = Draft
standing-submitted = Submitted
standing-verified = Verified
standing-returned = Returned
standing-suspended = Suspended
standing-merged = Merged
