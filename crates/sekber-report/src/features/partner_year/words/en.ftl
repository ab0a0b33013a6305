partnership-year-of = Partnerships in { $year }
partnership-year-title = Partnerships of { $partner } with { $district } in { $year }
partnership-year-with = With
partnership-year-where = Where
partnership-year-others = Other partners at the same places
partnership-year-programmes = { $n ->
    [one] { $count } programme
   *[other] { $count } programmes
}
partnership-year-none = No partnership was carried out in this year
partnership-year-simulated = Some of them are simulated for the demonstration.
partnership-year-thanks-title = Thanks
partnership-year-thanks = Thanks to { $partner } for working together in { $year }.
partnership-year-done = What was finished
partnership-year-reached = For whom
partnership-year-reached-is = Confirmed reports that tell it ({ $reports }): { $men } men and boys, { $women } women and girls, { $disability } of them with a disability. Whoever took part in several activities may be counted more than once.
partnership-year-results = Results, as confirmed reports tell
partnership-year-printed = This sheet is printed from the data of the joint secretariat on { $day } and is no signed official paper.
partnership-year-outcomes = Outcome indicators
partnership-year-untold = A – means that nothing is recorded yet; it is no zero.
partnership-year-money = Money
partnership-year-money-own = Money of this partner
partnership-year-money-others = Money of other partners
partnership-year-money-source = As the ledger of partnerships has it for { $year }: what { $partner } gave or received. A – means that nothing is recorded yet; it is no zero. Public pages do not show the money of partnerships.
partnership-year-with-money = PDF with money
partnership-year-facts = Data on these places
